"""The start of a game line by line: what it is about, and what there is to play."""

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
from quiz.plain.asking import in_words, query
from quiz.plain.console import EndOfInput, Leave, Prompt, Unclear, full_stop, number_of, numbered, numbers
from quiz.plain.pages import about, read_sources
from quiz.plain.telling import Passages, explained, history_lines, so_far, spoken, summed_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from quiz.game.asked import Asked
    from quiz.game.menu import Entry
    from quiz.game.round import Dealt, Round
    from quiz.memory.player import Player
    from quiz.plain.asking import Query
    from quiz.plain.console import Console


LEAVING = "Leave this round? Your answers are kept, and you can go on with it later."
_UNSURE = "u: I was unsure of the last answer."
_FLAG = "f and a word, such as f unclear: flag {} for its teacher."


class RoundByLine:
    """Asks the questions of a round one after the other, and says what came of each answer."""

    def __init__(self, console: Console, player: Player, round_: Round) -> None:
        self.round = round_
        """The round as it stands: every answer in it is on the disk."""
        self._console = console
        self._player = player
        self._read = -1
        self._passages = Passages()
        self._answered: Asked | None = None

    def play(self) -> Round:
        """Play to the end, or until the player leaves; raises EndOfInput after saying the score so far."""
        try:
            while dealt := self.round.current:
                self._turn(dealt)
        except Leave:
            self._console.say("", so_far(self.round))
        except EndOfInput:
            self._console.say("", "The input has ended.", so_far(self.round))
            raise
        return self.round

    def _turn(self, dealt: Dealt) -> None:
        if self.round.play is Play.READ and dealt.part != self._read:
            self._show_part(dealt)
            self._read = dealt.part
        asked = ask(self.round, self._player.banks)
        question = query(asked)
        self._console.say("", self._where(), *question.lines)
        since = self._player.tick()
        chosen = self._console.ask(self._prompt_for(asked, question), question.read)
        self.round = self._player.answer(self.round, chosen, self._player.tick() - since)
        lines = tuple(explained(asked.feedback(self.round.answers[-1]), self._passages))
        self._answered = asked
        self._console.say("", *self._player.troubles(), *lines)
        commands = {"r": lambda _: self._console.say(*lines), **self._commands(asked)}
        help_ = ("r: say this again.", _UNSURE, _FLAG.format("the question just answered"))
        self._console.pause(Prompt("Press Enter to go on.", help_, LEAVING, commands))

    def _prompt_for(self, asked: Asked, question: Query) -> Prompt:
        """What may be typed for an answer.

        In a terminal a flag is put up in the pause after an answer. A pipe has no such pause: what follows an
        answer there is about that answer.
        """
        flagged, which = asked, "this question"
        if not self._console.interactive:
            which = "the question answered last, or before any answer this one,"
            flagged = self._answered or asked
        return Prompt(
            question.hint,
            (*question.help, "r: say the question again.", _UNSURE, _FLAG.format(which)),
            LEAVING,
            {"r": lambda _: self._console.say(*question.lines), **self._commands(flagged)},
        )

    def after(self, hint: str) -> Prompt:
        """What may be typed once the round has been played: of the last answer, the same as in the round."""
        help_ = (_UNSURE, _FLAG.format("the last question"))
        return Prompt(hint, help_, commands=self._commands(self._answered) if self._answered else {})

    def _commands(self, asked: Asked) -> dict[str, Callable[[str], None]]:
        return {"u": lambda _: self._unsure(), "f": lambda word: self._flag(asked, word)}

    def _where(self) -> str:
        round_ = self.round
        if round_.is_timeline:
            score = f"Placed right: {round_.right}. Misplaced: {round_.position - round_.right}."
            return f"Event {round_.position + 1} of {round_.total}. {score}"
        return f"Question {round_.position + 1} of {round_.total}."

    def _show_part(self, dealt: Dealt) -> None:
        banks = self._player.banks
        part = part_of(dealt, banks)
        if part is None:
            return
        source = banks.by_id[part.bank].source
        count = sum(other.part == dealt.part for other in self.round.dealt)
        follows = "One question follows." if count == 1 else f"{count} questions follow."
        self._console.say("", f"Part {part.number} of {part.of}, to read. {follows}", "")
        self._console.say(*(spoken(stretch.runs) for stretch in part.stretches))
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
        return _Game(console, player, seed).run(play)
    except (EndOfInput, Leave):
        return True


class _Game:
    """What the menus choose from, each act playing or showing one thing and coming back."""

    def __init__(self, console: Console, player: Player, seed: str) -> None:
        self._console = console
        self._player = player
        self._seed = seed
        self._once = False
        # What is said of times follows from no seed.
        self._timed = console.interactive or not seed

    def run(self, play: Play | None) -> bool:
        """Say what it is about, begin what was asked for, then offer what there is to do.

        Raises EndOfInput, and Leave where the player leaves the menu.
        """
        for bank in self._player.banks.banks:
            self._console.say(*about(bank), "")
        self._console.say("At every prompt, ? says what can be typed, and q leaves.")
        if play:
            self._once = not self._console.interactive
            drawn = self._begin(play)
            if self._once:
                return drawn
        while True:
            self._choose()

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
        # In a pipe what was played before changes nothing.
        entries = self._player.menu() if self._console.interactive else menu(banks, settings)
        for entry in entries:
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
        if play is Play.DAILY and (played := self._played_today()):
            self._console.say("", "You have played the timeline of today already.", *self._summed_up(played))
            return True
        return self._through(self._player.begin(play, self._seed or None, anew=not self._console.interactive))

    def _played_today(self) -> Round | None:
        """The timeline of today if it was finished; in a pipe what was played before changes nothing."""
        return self._player.played_today() if self._console.interactive else None

    def _through(self, round_: Round) -> bool:
        """Play a round, and then what follows from it; False if nothing was dealt."""
        following: Round | None = round_
        while following:
            if not following.dealt:
                self._console.say("There is nothing to draw with these settings.")
                return False
            self._console.say(*self._player.troubles())
            by_line = RoundByLine(self._console, self._player, following)
            by_line.play()
            following = self._following(by_line) if by_line.round.finished else None
        return True

    def _following(self, by_line: RoundByLine) -> Round | None:
        """Sum up a finished round, and draw the one that the player wants next; None for none."""
        played = by_line.round
        self._console.say("", *self._summed_up(played))
        self._console.say(*self._player.troubles())
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
        if play is Play.MISSES:
            return self._player.again(played, self._seed or None)
        return self._player.begin(play, self._seed or None) if play else None

    def _summed_up(self, played: Round) -> Iterator[str]:
        return summed_up(played, self._player.banks, timed=self._timed)

    def _history(self) -> None:
        titles = {bank.id: bank.title for bank in self._player.banks.banks}
        self._console.say("", *history_lines(self._player.history(), titles))

    def _help(self) -> None:
        from quiz.plain.pages import pages  # not needed before

        found = pages()
        self._console.say("")
        prompt = Prompt(f"Type a number from 1 to {len(found)}, or q to go back.")
        page = self._console.choose("Help:", [(page.title, page) for page in found], prompt)
        self._console.say("", *page.lines)


Name = TypeVar("Name", bound=str)


def change_settings(console: Console, player: Player) -> NoReturn:
    """Ask what to change, and keep every change at once, until the player leaves.

    Raises Leave then, or EndOfInput.
    """
    while True:
        settings = player.settings
        kinds = " and ".join(name for kind, name in KIND_NAMES.items() if kind in settings.kinds)
        options: list[tuple[str, Callable[[Console, Player], Settings]]] = [
            (f"Length: {settings.length or 'all'}", _length),
            (f"Kinds: {kinds}", _kinds),
            (f"Topics: {', '.join(sorted(settings.topics)) or 'all'}", _topics),
        ]
        console.say("")
        prompt = Prompt("Type 1, 2 or 3 to change it, or q to go back.")
        change = console.choose("What a round is made of:", options, prompt)
        with suppress(Leave):
            changed = change(console, player)
            if draws(player.banks, changed):
                player.keep(changed)
            else:
                console.say("Nothing would be left to draw, so this stays as it was.")


def _length(console: Console, player: Player) -> Settings:
    def read(line: str) -> int | None:
        if line.casefold() == "all":
            return None
        try:
            return number_of(line, last=9999)
        except Unclear:
            raise Unclear("Please type a number, such as 10, or all.") from None

    length = console.ask(Prompt("Type how many questions a round has, or all."), read)
    return replace(player.settings, length=length)


def _kinds(console: Console, player: Player) -> Settings:
    chosen = _some(console, "Kinds of questions:", KIND_NAMES)
    return replace(player.settings, kinds=chosen)


def _topics(console: Console, player: Player) -> Settings:
    topics = player.banks.topics
    if not topics:
        console.say("These questions have no topics.")
        return player.settings
    chosen = _some(console, "Topics:", {topic: topic for topic in topics})
    return replace(player.settings, topics=frozenset() if len(chosen) == len(topics) else chosen)


def _some(console: Console, heading: str, names: Mapping[Name, str]) -> frozenset[Name]:
    """Ask for some of these values, each by the number of its name, or for all."""
    values = list(names)

    def read(line: str) -> list[Name]:
        if line.casefold() == "all":
            return values
        found = numbers(line)
        if not all(1 <= number <= len(values) for number in found):
            raise Unclear(f"Please type numbers from 1 to {len(values)}, or all.")
        return [values[number - 1] for number in found]

    console.say(heading, *numbered(names.values()))
    return frozenset(console.ask(Prompt("Type the numbers of those you want, such as 1 2, or all."), read))
