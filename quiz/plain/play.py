"""A game line by line: what there is to play, and a round asked question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import NoReturn

from quiz.bank.problems import ProblemError
from quiz.game.asked import Asked
from quiz.game.lesson import later, part_end
from quiz.game.menu import Entry, following, menu, welcome, where_left
from quiz.game.parts import part_of
from quiz.game.points import setting_points, with_setting
from quiz.game.question import ask
from quiz.game.results import results
from quiz.game.round import MISPLACEMENTS, PLAY_NAMES, Dealt, Play, Round
from quiz.game.timeline import misplaced_text
from quiz.game.wording import counted, scored
from quiz.memory.player import Player
from quiz.plain.console import NUMBER, Console, EndOfInput, Leave, Prompt, full_stop
from quiz.plain.kinds import KINDS
from quiz.plain.pages import about, pages, read_sources, spoken
from quiz.plain.telling import Passages, explained, history_lines, kept_back, so_far, summed_up, with_marks

LEAVING = "Leave this round? Your answers are kept, and you can go on with it later."


class _ComesBack(Exception):  # noqa: N818 - it is no error
    """What was answered last is unsure, and comes back before the question that was put meanwhile."""


class _RoundByLine:
    """Asks the questions of a round one after the other, and says what came of each answer."""

    def __init__(self, console: Console, player: Player, round_: Round) -> None:
        self.round = round_
        """The round as it stands: every answer in it is on the disk."""
        self._console = console
        self._player = player
        self._part_read = -1
        self._part_ended: int | None = None
        self._passages = Passages()
        self.answered: Asked | None = None
        """The question answered last."""

    def play(self) -> None:
        """Play to the end, or until the player leaves; raises EndOfInput after saying the score so far."""
        try:
            while True:
                with suppress(_ComesBack):
                    self._end_part()
                    if not (dealt := self.round.current):
                        break
                    self._show_part(dealt)
                    self._turn(ask(self.round, self._player.banks))
        except Leave:
            self._console.say("", so_far(self.round))
        except EndOfInput:
            self._console.say("", "The input has ended.", so_far(self.round))
            raise

    def _show_part(self, dealt: Dealt) -> None:
        """Let the part be read that a question is about, before its first question."""
        if self.round.play is not Play.READ or self.round.is_again or dealt.part == self._part_read:
            return
        self._part_read = dealt.part
        if part := part_of(dealt, self._player.banks):
            to_come = counted(self.round.left_of(dealt.part), "question")
            self._console.say("", f"Part {part.number} of {part.of}, to read; {to_come} to come.", "")
            credit = self._player.banks.by_id[part.bank].source.credit()
            self._console.say(
                *(spoken(each.runs) for each in part.stretches), full_stop(f"The source: {credit}")
            )
            self._console.pause(Prompt("Press Enter when you have read it.", leaving=LEAVING))

    def _end_part(self) -> None:
        """Say once how the part went that has ended, what it says where, and what comes."""
        round_, banks, ended = self.round, self._player.banks, self.round.part_ended
        if ended == self._part_ended:
            return
        # In a pipe what was played before changes nothing.
        is_there = self._console.interactive
        if not (end := self._player.part_end(round_) if is_there else part_end(round_, banks)):
            return
        self._part_ended = ended
        say = self._console.say
        say("", full_stop(end.title), *end.said)
        if end.stretches:
            say("", "Its text once more, what was asked about in quotation marks:", "")
            say(
                *(with_marks(stretch.runs) for stretch in end.stretches),
                full_stop(f"The source: {end.credit}"),
            )
        say(*kept_back(end.kept_back, self._passages))
        if end.coming:
            say("", f"{end.coming}: {end.first_words}")
        what = ("Press Enter to go on, or type q to stop here.",)
        self._console.pause(self.prompt(what, self.answered, "the question answered last"))

    def _turn(self, asked: Asked) -> None:
        round_, player, say = self.round, self._player, self._console.say
        kind = "Once more: question" if round_.is_again else "Question"
        score = f" {', '.join(scored(round_.answers))}." if round_.answers else ""
        if round_.is_again:
            score = f" {len(round_.coming_back)} left.{score}"
        if round_.is_timeline:
            misplaced = f"{round_.misplaced} of {MISPLACEMENTS}, {misplaced_text(round_.misplaced)}"
            kind, score = "Event", f" Placed right: {round_.right}. Misplaced: {misplaced}."
        question = KINDS[asked.kind](asked)
        lines = question.lines()
        say("", f"{kind} {round_.at + 1} of {round_.total}.{score}", *lines)
        # In a terminal a flag is put up in the pause after an answer. A pipe has no such pause: what follows
        # an answer there is about that answer.
        flagged, which = asked, "this question"
        if not self._console.interactive:
            flagged = self.answered or asked
            which = "the question answered last, or before any answer this one,"
        what = (*question.how(), "r: say the question again.")
        prompt = self.prompt(what, flagged, which, lines)
        since = player.tick()
        chosen = self._console.ask(prompt, question.read)
        self.round = player.answer(self.round, chosen, player.tick() - since)
        self.answered = asked
        feedback = asked.feedback(self.round.last)
        lines = tuple(explained(feedback, self._passages, later(self.round, feedback)))
        say("", *player.troubles(), *lines)
        what = ("Press Enter to go on.", "r: say this again.")
        self._console.pause(self.prompt(what, asked, "the question just answered", lines))

    def prompt(
        self, what: Sequence[str], flagged: Asked | None, which: str, again: Sequence[str] = ()
    ) -> Prompt:
        """What may be typed: besides an answer, that `again` be said, doubt, and a flag."""
        commands: dict[str, Callable[[str], None]] = {}
        if again:
            commands["r"] = lambda _: self._console.say(*again)
        if flagged:
            commands |= {"u": lambda _: self._unsure(), "f": partial(self._flag, flagged)}
        flag = f"f and a word, such as f unclear: flag {which} for its teacher."
        hint, *help_ = what
        help_ = [*help_, "u: I was unsure of the last answer.", flag]
        return Prompt(hint, tuple(help_), LEAVING if again else "", commands)

    def _unsure(self) -> None:
        before, answers = self.round, self.round.answers
        if not answers:
            self._console.say("Nothing has been answered yet.")
        elif before.last is not answers[-1]:
            self._console.say("That question had come back already: right once is enough.")
        elif before.last.mark < 1:
            self._console.say("That answer was not right: there is nothing to be unsure of.")
        else:
            self._console.say("Noted: you were unsure of your last answer.")
            if before.last.sure:
                self.round = self._player.unsure(before)
            if self.round.is_again and not before.is_again:
                self._part_ended = None
                raise _ComesBack

    def _flag(self, asked: Asked, word: str) -> None:
        if word:
            self._player.flag(asked.dealt, word)
        flagged = f"Flagged for its teacher: {KINDS[asked.kind](asked).words()}"
        self._console.say(flagged if word else "Type f and a word, such as: f unclear")


def play_by_line(
    console: Console, player: Player, play: Play | None = None, seed: str = "", after: Round | None = None
) -> bool:
    """Play until the player leaves or the input ends; False if there was nothing to draw for `play`.

    `play` begins at once; with no person at a terminal it is also all that is played. `seed` deals every
    round; misses are those of the round `after` which it begins.
    """
    game = _Game(console, player, seed, once=bool(play) and not console.interactive)
    with suppress(EndOfInput, Leave):
        return game.run(play, after)
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

    def run(self, play: Play | None, after: Round | None = None) -> bool:
        """Say what it is about, begin what was asked for, then offer what there is to do.

        Raises EndOfInput, and Leave where the player leaves the menu.
        """
        for bank in self._player.banks.banks:
            self._console.say(*about(bank), "")
        if self._console.interactive and self._player.is_new:
            self._console.say(welcome(self._player.menu()))
        self._console.say("At every prompt, ? says what can be typed, and q leaves.")
        drawn = self._begin(play, self._seed, after) if play else True
        help_ = "Type the number of what you want to do, and press Enter."
        prompt = Prompt("Type a number from 1 to {}. q quits.", (help_,))
        while not self._once:
            entries = list(self._entries())
            self._console.say("")
            act = self._console.choose("What would you like to do?", entries, prompt)
            with suppress(Leave):
                act()
            self._console.say(*self._player.troubles())
        return drawn

    def _entries(self) -> Iterator[tuple[str, Callable[[], object]]]:
        console, player = self._console, self._player
        for entry in player.menu() if console.interactive else menu(player.banks, player.settings):
            yield f"{entry.name}: {', '.join(entry.about)}", partial(self._play, entry)
        yield "Source: read the text", partial(read_sources, console, player.banks)
        yield "Topics, length and kinds of questions", partial(change_settings, console, player)
        yield "Past rounds", lambda: console.say("", *history_lines(player.history()))
        yield "Host a class: phones in the room answer", self._host
        yield "Help", self._help

    def _play(self, entry: Entry) -> None:
        if entry.left and entry.play is not Play.READ:
            self._through(self._player.reopen(entry.left))
        else:
            self._begin(entry.play, None if entry.left else self._seed)

    def _begin(self, play: Play, seed: str | None, after: Round | None = None) -> bool:
        round_ = self._player.begin(play, seed, after=after, anew=not self._console.interactive)
        self._console.say(*self._player.troubles())
        if play is Play.DAILY and round_.finished and round_.dealt:
            self._console.say("", "You have played the timeline of today already.", *self._summed_up(round_))
            return True
        if play is Play.READ and round_.answers:
            where = ", ".join(where_left(round_))
            if not self._console.confirm(f"You stopped at {where}. Go on from there?"):
                round_ = self._player.begin(play, self._seed, anew=True)
        return self._through(round_)

    def _through(self, round_: Round | None) -> bool:
        """Play a round, and then what follows from it; False if nothing was dealt."""
        while round_:
            if not round_.dealt:
                self._console.say("There is nothing to draw with these settings.")
                return False
            self._console.say(*self._player.troubles())
            by_line = _RoundByLine(self._console, self._player, round_)
            by_line.play()
            round_ = self._following(by_line) if by_line.round.finished else None
        return True

    def _following(self, by_line: _RoundByLine) -> Round | None:
        """Sum up a finished round, and draw the one that the player wants next; None for none.

        Where its last answer was unsure, and comes back, it is the round itself.
        """
        played = by_line.round
        self._console.say("", *self._summed_up(played), *self._player.troubles())
        if self._once or not following(played):
            return None
        entries: list[tuple[str, Play | None]] = [
            ("Play the misses again" if play is Play.MISSES else f"Once more: {PLAY_NAMES[play]}", play)
            for play in following(played)
        ]
        self._console.say("")
        prompt = by_line.prompt([NUMBER.hint], by_line.answered, "the question answered last")
        try:
            play = self._console.choose("What next?", [*entries, ("Back to the start", None)], prompt)
        except Leave:
            return None
        except _ComesBack:
            return by_line.round
        return self._player.begin(play, self._seed, after=by_line.round) if play else None

    def _summed_up(self, played: Round) -> Iterator[str]:
        # What is said of times follows from no seed, nor does what was played before.
        is_there, banks = self._console.interactive, self._player.banks
        found = self._player.results(played) if is_there else results(played, banks)
        return summed_up(played, banks, found, timed=is_there or not self._seed)

    def _host(self) -> None:
        from quiz.classroom.open_lesson import Wanted  # not needed by who plays alone
        from quiz.plain.hosting import host_by_line

        host_by_line(self._console, self._player, Wanted(seed=self._seed or ""))

    def _help(self) -> None:
        entries = [(page.title, page) for page in pages()]
        self._console.say("")
        prompt = Prompt("Type a number from 1 to {}, or q to go back.")
        self._console.say("", *self._console.choose("Help:", entries, prompt).lines)


def change_settings(console: Console, player: Player) -> NoReturn:
    """Ask what to change, and keep every change at once, until the player leaves.

    Raises Leave then, or EndOfInput.
    """
    while True:
        found = setting_points(player.settings, player.banks)
        console.say("")
        prompt = Prompt("Type a number from 1 to {} to change it, or q to go back.")
        rows = [(f"{point.heading}: {point.text}", point) for point in found]
        point = console.choose("What a round is made of:", rows, prompt)
        with suppress(Leave):
            value = point.value_of(console.choose_of(point))
            try:
                player.keep(with_setting(player.settings, point.name, value, player.banks))
            except ProblemError as error:
                console.say(error.problem.message)
