"""A game line by line: what there is to play, and a round asked question by question."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NoReturn, TypeVar

from quiz.game.draw import draws
from quiz.game.menu import following, menu, where_left
from quiz.game.question import ask
from quiz.game.reading import part_of
from quiz.game.round import KIND_NAMES, PLAY_NAMES, Play, Settings
from quiz.plain.asking import how_to_answer, in_words, question_lines, read_answer
from quiz.plain.console import EndOfInput, Leave, Prompt, Unclear, full_stop, number_of, numbered, numbers
from quiz.plain.pages import about, pages, read_sources, spoken
from quiz.plain.telling import Passages, explained, history_lines, so_far, summed_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from quiz.game.asked import Asked
    from quiz.game.menu import Entry
    from quiz.game.round import Dealt, Round
    from quiz.memory.player import Player
    from quiz.plain.console import Console


LEAVING = "Leave this round? Your answers are kept, and you can go on with it later."


class _RoundByLine:
    """Asks the questions of a round one after the other, and says what came of each answer."""

    def __init__(self, console: Console, player: Player, round_: Round) -> None:
        self.round = round_
        """The round as it stands: every answer in it is on the disk."""
        self._console = console
        self._player = player
        self._part_read = -1
        self._passages = Passages()
        self._answered: Asked | None = None

    def play(self) -> None:
        """Play to the end, or until the player leaves; raises EndOfInput after saying the score so far."""
        try:
            while dealt := self.round.current:
                self._turn(dealt)
        except Leave:
            self._console.say("", so_far(self.round))
        except EndOfInput:
            self._console.say("", "The input has ended.", so_far(self.round))
            raise

    def _turn(self, dealt: Dealt) -> None:
        if self.round.play is Play.READ and dealt.part != self._part_read:
            self._show_part(dealt)
            self._part_read = dealt.part
        asked = ask(self.round, self._player.banks)
        question = question_lines(asked)
        self._console.say("", self._where(), *question)
        hint, *help_ = how_to_answer(asked)
        # In a terminal a flag is put up in the pause after an answer. A pipe has no such pause: what follows
        # an answer there is about that answer.
        flagged, which = asked, "this question"
        if not self._console.interactive:
            flagged = self._answered or asked
            which = "the question answered last, or before any answer this one,"
        prompt = self._prompt(hint, (*help_, "r: say the question again."), flagged, which, question)
        since = self._player.tick()
        chosen = self._console.ask(prompt, partial(read_answer, asked))
        self.round = self._player.answer(self.round, chosen, self._player.tick() - since)
        self._answered = asked
        lines = tuple(explained(asked.feedback(self.round.answers[-1]), self._passages))
        self._console.say("", *self._player.troubles(), *lines)
        which = "the question just answered"
        self._console.pause(
            self._prompt("Press Enter to go on.", ("r: say this again.",), asked, which, lines)
        )

    def _prompt(
        self,
        hint: str,
        help_: tuple[str, ...],
        flagged: Asked | None,
        which: str,
        again: tuple[str, ...] = (),
    ) -> Prompt:
        """What may be typed: besides an answer, that `again` be said, doubt, and a flag."""
        commands: dict[str, Callable[[str], None]] = {}
        if again:
            commands["r"] = lambda _: self._console.say(*again)
        if flagged:
            commands |= {"u": lambda _: self._unsure(), "f": partial(self._flag, flagged)}
        flag = f"f and a word, such as f unclear: flag {which} for its teacher."
        help_ = (*help_, "u: I was unsure of the last answer.", flag)
        return Prompt(hint, help_, LEAVING if again else "", commands)

    def after(self, hint: str) -> Prompt:
        """What may be typed once the round has been played: of the last answer, the same as in the round."""
        return self._prompt(hint, (), self._answered, "the last question")

    def _where(self) -> str:
        round_ = self.round
        if round_.is_timeline:
            score = f"Placed right: {round_.right}. Misplaced: {round_.position - round_.right}."
            return f"Event {round_.position + 1} of {round_.total}. {score}"
        return f"Question {round_.position + 1} of {round_.total}."

    def _show_part(self, dealt: Dealt) -> None:
        part = part_of(dealt, self._player.banks)
        if part is None:
            return
        count = sum(other.part == dealt.part for other in self.round.dealt)
        follows = "One question follows." if count == 1 else f"{count} questions follow."
        self._console.say("", f"Part {part.number} of {part.of}, to read. {follows}", "")
        self._console.say(*(spoken(stretch.runs) for stretch in part.stretches))
        source = self._player.banks.by_id[part.bank].source
        self._console.say(full_stop(f"The source: {source.credit()}"))
        self._console.pause(Prompt("Press Enter when you have read it.", leaving=LEAVING))

    def _unsure(self) -> None:
        answers = self.round.answers
        if not answers:
            self._console.say("Nothing has been answered yet.")
            return
        if answers[-1].sure:
            self.round = self._player.unsure(self.round)
        self._console.say("Noted: you were unsure of your last answer.")

    def _flag(self, asked: Asked, word: str) -> None:
        if not word:
            self._console.say("Type f and a word, such as: f unclear")
            return
        self._player.flag(asked.dealt, word)
        self._console.say(f"Flagged for its teacher: {in_words(asked)}")


def play_by_line(console: Console, player: Player, play: Play | None = None, seed: str = "") -> bool:
    """Play until the player leaves or the input ends; False if there was nothing to draw for `play`.

    `play` begins at once; with no person at a terminal it is also all that is played. `seed` deals every
    round.
    """
    try:
        return _Game(console, player, seed, once=bool(play) and not console.interactive).run(play)
    except (EndOfInput, Leave):
        return True


class _Game:
    """What the menus choose from, each act playing or showing one thing and coming back.

    In a pipe what was played before changes nothing.
    """

    def __init__(self, console: Console, player: Player, seed: str, *, once: bool) -> None:
        self._console = console
        self._player = player
        self._seed = seed or None
        self._once = once

    def run(self, play: Play | None) -> bool:
        """Say what it is about, begin what was asked for, then offer what there is to do.

        Raises EndOfInput, and Leave where the player leaves the menu.
        """
        for bank in self._player.banks.banks:
            self._console.say(*about(bank), "")
        self._console.say("At every prompt, ? says what can be typed, and q leaves.")
        drawn = self._begin(play) if play else True
        while not self._once:
            self._choose()
        return drawn

    def _choose(self) -> None:
        entries = list(self._entries())
        help_ = "Type the number of what you want to do, and press Enter."
        prompt = Prompt(f"Type a number from 1 to {len(entries)}. q quits.", (help_,))
        self._console.say("")
        act = self._console.choose("What would you like to do?", entries, prompt)
        with suppress(Leave):
            act()
        self._console.say(*self._player.troubles())

    def _entries(self) -> Iterator[tuple[str, Callable[[], object]]]:
        banks, settings = self._player.banks, self._player.settings
        for entry in self._player.menu() if self._console.interactive else menu(banks, settings):
            if not entry.why_not:
                yield f"{entry.name}: {', '.join(entry.about)}", partial(self._play, entry)
        yield "Source: read the text", partial(read_sources, self._console, banks)
        yield "Topics, length and kinds of questions", partial(change_settings, self._console, self._player)
        yield "Past rounds", self._history
        yield "Help", self._help

    def _play(self, entry: Entry) -> None:
        left = entry.left
        if left and entry.play is Play.READ:
            where = ", ".join(where_left(left))
            left = left if self._console.confirm(f"You stopped at {where}. Go on from there?") else None
        if left:
            reopened, lines = self._player.reopen(left)
            self._console.say(*lines)
            self._through(reopened)
        else:
            self._begin(entry.play)

    def _begin(self, play: Play) -> bool:
        is_there = self._console.interactive
        if play is Play.DAILY and is_there and (played := self._player.played_today()):
            self._console.say("", "You have played the timeline of today already.", *self._summed_up(played))
            return True
        return self._through(self._player.begin(play, self._seed, anew=not is_there))

    def _through(self, round_: Round) -> bool:
        """Play a round, and then what follows from it; False if nothing was dealt."""
        following: Round | None = round_
        while following:
            if not following.dealt:
                self._console.say("There is nothing to draw with these settings.")
                return False
            self._console.say(*self._player.troubles())
            by_line = _RoundByLine(self._console, self._player, following)
            by_line.play()
            following = self._following(by_line) if by_line.round.finished else None
        return True

    def _following(self, by_line: _RoundByLine) -> Round | None:
        """Sum up a finished round, and draw the one that the player wants next; None for none."""
        played = by_line.round
        self._console.say("", *self._summed_up(played), *self._player.troubles())
        if self._once:
            return None
        entries: list[tuple[str, Play | None]] = [
            ("Play the misses again" if play is Play.MISSES else f"Once more: {PLAY_NAMES[play]}", play)
            for play in following(played)
        ]
        entries.append(("Back to the start", None))
        self._console.say("")
        try:
            prompt = by_line.after(f"Type a number from 1 to {len(entries)}.")
            play = self._console.choose("What next?", entries, prompt)
        except Leave:
            return None
        return self._player.begin(play, self._seed, after=played) if play else None

    def _summed_up(self, played: Round) -> Iterator[str]:
        # What is said of times follows from no seed.
        timed = self._console.interactive or not self._seed
        return summed_up(played, self._player.banks, timed=timed)

    def _history(self) -> None:
        titles = {bank.id: bank.title for bank in self._player.banks.banks}
        self._console.say("", *history_lines(self._player.history(), titles))

    def _help(self) -> None:
        found = pages()
        self._console.say("")
        prompt = Prompt(f"Type a number from 1 to {len(found)}, or q to go back.")
        page = self._console.choose("Help:", [(page.title, page) for page in found], prompt)
        self._console.say("", *page.lines)


def change_settings(console: Console, player: Player) -> NoReturn:
    """Ask what to change, and keep every change at once, until the player leaves.

    Raises Leave then, or EndOfInput.
    """
    topics = {topic: topic for topic in player.banks.topics}

    def changed_topics(settings: Settings) -> Settings:
        if not topics:
            console.say("These questions have no topics.")
            return settings
        chosen = _some(console, "Topics:", topics)
        return replace(settings, topics=frozenset() if len(chosen) == len(topics) else chosen)

    while True:
        settings = player.settings
        kinds = " and ".join(name for kind, name in KIND_NAMES.items() if kind in settings.kinds)
        options: list[tuple[str, Callable[[Settings], Settings]]] = [
            (f"Length: {settings.length or 'all'}", lambda old: replace(old, length=_length(console))),
            (
                f"Kinds: {kinds}",
                lambda old: replace(old, kinds=_some(console, "Kinds of questions:", KIND_NAMES)),
            ),
            (f"Topics: {', '.join(sorted(settings.topics)) or 'all'}", changed_topics),
        ]
        console.say("")
        prompt = Prompt("Type 1, 2 or 3 to change it, or q to go back.")
        change = console.choose("What a round is made of:", options, prompt)
        with suppress(Leave):
            changed = change(settings)
            if draws(player.banks, changed):
                player.keep(changed)
            else:
                console.say("Nothing would be left to draw, so this stays as it was.")


def _length(console: Console) -> int | None:
    def read(line: str) -> int | None:
        if line.casefold() == "all":
            return None
        with suppress(Unclear):
            return number_of(line, last=9999)
        raise Unclear("Please type a number, such as 10, or all.")

    return console.ask(Prompt("Type how many questions a round has, or all."), read)


Name = TypeVar("Name", bound=str)


def _some(console: Console, heading: str, names: Mapping[Name, str]) -> frozenset[Name]:
    """Ask for some of these values, each by the number of its name, or for all."""
    values = list(names)

    def read(line: str) -> frozenset[Name]:
        if line.casefold() == "all":
            return frozenset(values)
        found = numbers(line)
        if not all(1 <= number <= len(values) for number in found):
            raise Unclear(f"Please type numbers from 1 to {len(values)}, or all.")
        return frozenset(values[number - 1] for number in found)

    console.say(heading, *numbered(names.values()))
    return console.ask(Prompt("Type the numbers of those you want, such as 1 2, or all."), read)
