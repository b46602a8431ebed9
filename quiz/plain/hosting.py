"""A class line by line: what is decided before a lesson, and the lesson by numbered prompts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from quiz.bank.problems import ProblemError
from quiz.classroom.board import IN_THE_WAY, Act, Board, Person
from quiz.classroom.clock import steady
from quiz.classroom.open_lesson import OpenLesson, Wanted, begin, go_on, left
from quiz.classroom.preparing import decided, keep_setup, kept_setup, points, with_class_list
from quiz.classroom.room import BEFORE_OR_AFTER, Phase
from quiz.classroom.scores import Mistake
from quiz.classroom.sessions import sessions_folder
from quiz.classroom.setup import Names, Setup
from quiz.game.banks import Banks
from quiz.game.points import Point
from quiz.game.wording import counted, listed
from quiz.memory.player import Player
from quiz.plain.console import Console, EndOfInput, Leave, Prompt, Unclear, full_stop, number_of, numbered
from quiz.plain.kinds import KINDS
from quiz.plain.reporting import report_lines
from quiz.plain.telling import Passages, explained

if TYPE_CHECKING:
    from quiz.classroom.server import Hosting

_Choice: TypeAlias = tuple[str, Callable[[], object]]
"""What can be done, in words, and how."""

_ASKED = {
    "end": "End the lesson here?",
    "skip": "Leave this question out, so that it counts for nobody?",
    "sweep": "Sweep out the {} who joined in the last minute, and change the code?",
}
_NAMED = 10
"""So many of those who are in are named."""
_NEWS = 0.25
"""So many seconds old a board may be."""
_PATIENCE = 5.0
"""Seconds in which an act shows, unless the disk fails."""
_RARE = ("lock", "sweep", "hide", "address", "end")
"""The acts that are asked for apart."""


def host_by_line(console: Console, player: Player, wanted: Wanted) -> None:
    """Host a class: go on with the lesson that was left, or decide on another and hold it."""
    with suppress(EndOfInput, Leave):
        opened = _opened(console, player, wanted)
        try:
            LessonByLine(console, opened.hosting).run()
        except EndOfInput:
            console.say("", "The input has ended. quiz host goes on with a lesson that somebody had joined.")
        finally:
            opened.close()


def _opened(console: Console, player: Player, wanted: Wanted) -> OpenLesson:
    """Ask which lesson, until its lobby is open; raises Leave, and EndOfInput."""
    folder, banks = sessions_folder(), player.banks
    while True:
        found, news = left(folder, player.now())
        console.say(*news)
        try:
            again = [(f"Go on with the lesson of {each.begun}: {each.stands}", each.id) for each in found]
            heading = "A lesson was left before its end."
            if again and (chosen := console.choose(heading, [*again, ("Another lesson", "")])):
                return go_on(folder, chosen, wanted)
            setup = prepare(console, banks, kept_setup(player), partial(keep_setup, player))
            return begin(folder, banks, setup, wanted, player.now())
        except ProblemError as error:
            if not console.interactive:
                raise  # nobody is there to try again
            console.say("", full_stop(error.problem.message), full_stop(error.problem.hint))


# Before it begins


def prepare(console: Console, banks: Banks, setup: Setup, keep: Callable[[Setup], None]) -> Setup:
    """Ask what a lesson is made of, keeping each change, until its lobby is to be opened.

    Raises Leave, and EndOfInput.
    """
    while True:
        found = list(points(setup, banks))
        console.say("")
        rows: list[tuple[str, Point | None]] = [("Open the lobby", None)]
        rows += [(f"{point.heading}: {point.text}", point) for point in found]
        point = console.choose(
            "Before it begins:", rows, Prompt("Type 1 to open the lobby, 2 to {} to change it.")
        )
        if point is None:
            return setup
        with suppress(Leave):
            setup = _asked(console, banks, setup, point)
            keep(setup)


def _asked(console: Console, banks: Banks, setup: Setup, point: Point) -> Setup:
    """Ask for one thing; what cannot be is said, and nothing changes."""
    chosen = console.choose_of(point)
    try:
        if point.options[chosen[0]][1] is Names.LIST:
            path = Prompt("Type the path of the class list, a text file with a name a line.")
            setup, names = with_class_list(setup, console.ask(path, str))
            console.say(f"{counted(len(names), 'name')} in it.")
            return setup
        return decided(setup, point, chosen, banks)
    except ProblemError as error:
        console.say(full_stop(error.problem.message), full_stop(error.problem.hint))
        return setup


# The lesson


@dataclass(eq=False)
class LessonByLine:
    """A lesson at a console: what is shown is said when it has changed, and what can be done is numbered."""

    _console: Console
    _hosting: Hosting
    now: Callable[[], float] = steady
    _passages: Passages = field(default_factory=Passages)
    _over: bool = False

    def run(self) -> None:
        """Hold the lesson until it is over or the host leaves; raises EndOfInput where no more is typed."""
        step = -1
        with suppress(Leave):
            while not self._over:
                board = self._hosting.board
                if board.step != step or board.phase is Phase.LOBBY:
                    self._console.say("", *self._said(board))
                step = board.step
                self._console.say(*self._stands(board), "")
                self._act(board)

    def _act(self, board: Board) -> None:
        """Ask what to do, and do it; Enter says how things stand."""
        acts = list(self._acts(board))
        texts = [text for text, _ in acts]
        self._console.say(*numbered(texts))

        def read(line: str) -> Callable[[], object]:
            now = self._hosting.board
            if not line:
                now = self._hosting.until(lambda board: board is not now, _NEWS)
            if now.step != board.step:  # what was typed was meant for what is no more
                return partial(self._console.say, "Meanwhile the lesson has gone on.")
            if line:
                return acts[number_of(line, len(acts)) - 1][1]
            if [text for text, _ in self._acts(now)] == texts:
                raise Unclear(" ".join(self._stands(now)) or "Nothing has changed.")
            return lambda: None

        hint = f"Type a number from 1 to {len(acts)}, or press Enter to hear how it stands."
        leaving = "Leave the lesson? Phones lose their line; quiz host goes on with it."
        act = self._console.ask(
            Prompt(hint, leaving=leaving if board.phase is not Phase.REPORT else ""), read
        )
        with suppress(Leave):
            act()

    # What is said

    def _said(self, board: Board) -> Iterator[str]:
        """What has come up, or stands since before."""
        if board.asked and board.phase is not Phase.SKIPPED:
            again = ", the second vote" if board.vote > 1 else ""
            yield f"Question {board.number} of {board.of}{again}."
        match board.phase:
            case Phase.LOBBY:
                yield full_stop(board.title)
                yield from board.notes
                yield f"On a phone open {board.door.address} and type the code {board.door.spoken_code}."
            case Phase.QUESTION if board.asked:
                yield from KINDS[board.asked.kind](board.asked).lines()
            case Phase.BARS if board.votes:
                yield "How the class answered:"
                yield from self._bars(board)
                if board.agreement:
                    yield f"The answers {board.agreement}."
                if board.first:
                    yield f"{board.voted_again}."
            case Phase.DISCUSS:
                agreement = f"The answers {board.agreement}. " if board.agreement else ""
                yield f"{agreement}Let the class talk it over; then everybody votes again."
            case Phase.REVEAL if board.told:
                self._passages.anew()
                verdict = explained(replace(board.told, summary=""), self._passages)
                next(verdict)  # right, as it always is
                yield from verdict
                if board.votes and board.votes.asked:
                    yield f"{board.votes.right} of {board.votes.asked} were wholly right."
                if board.mistake:
                    yield from self._commonest(board.mistake)
            case Phase.SKIPPED:
                yield "This question is left out, and counts for nobody."
            case Phase.STANDINGS | Phase.PODIUM:
                yield "Standings:" if board.phase is Phase.STANDINGS else "At the end:"
                for row in board.standings:
                    moved = f", {'up' if row.rose > 0 else 'down'} {abs(row.rose)}" if row.rose else ""
                    yield f"- {row.place}: {row.name}, {row.points} of {row.of} points{moved}"
            case Phase.REPORT:
                yield from report_lines(board.report) if board.report else ()

    def _bars(self, board: Board) -> Iterator[str]:
        assert board.asked
        assert board.votes
        if board.votes.placed:
            yield "In each place stands the card that most put there."
        for number, each in enumerate(board.bars, 1):
            before = "" if each.before is None else f", {each.before} at the first vote"
            share = f", {100 * each.times / board.votes.answers:.0f} percent" if board.votes.answers else ""
            yield f"{number}. {each.text}: {each.times}{share}{before}"
        if board.votes.missing:
            yield f"{board.votes.missing} gave no answer."

    def _commonest(self, mistake: Mistake) -> Iterator[str]:
        yield full_stop(f"{mistake.times} thought: {mistake.text}")
        if mistake.why:
            yield full_stop(f"Why it is wrong: {mistake.why}")
        said = f"Of “{mistake.text}” the source says"
        yield from self._passages.said(mistake.evidence, said, whole=True)

    def _stands(self, board: Board) -> Iterator[str]:
        """What changes while the same is shown: who is in, who has answered, the time, and what to know."""
        here = sum(person.here for person in board.inside)
        if board.phase is Phase.LOBBY:
            yield f"{counted(len(board.inside), 'player')} in."
            names = [person.name for person in reversed(board.inside)]
            if names:
                more = [f"{len(names) - _NAMED} more"] * (len(names) > _NAMED)
                yield f"The newest: {listed([*names[:_NAMED], *more])}."
            if board.door.waiting:
                yield f"{counted(board.door.waiting, 'phone')} at the door."
            if board.door.is_lonely:
                yield IN_THE_WAY.format("another address, under More")
        elif board.phase is Phase.QUESTION:
            left = board.left if board.deadline is None else board.deadline - self.now()
            time_left = "" if left is None else f" {counted(max(0, round(left)), 'second')} left."
            begun = f", {board.begun} not to the end" * bool(board.begun)
            yield f"{board.answered} of {board.expected} have answered{begun}.{time_left}"
            if here < len(board.inside):
                yield f"{counted(len(board.inside) - here, 'phone')} without a line."
        if board.phase not in BEFORE_OR_AFTER:
            yield f"Who comes late opens {board.door.address} and types {board.door.spoken_code}."
        yield from board.stands
        yield from (f"{line}." for line in board.door.asked_back)
        yield from board.door.notices

    # What can be done

    def _acts(self, board: Board) -> Iterator[_Choice]:
        yield from ((act.sentence, partial(self._do, act)) for act in board.acts if act.do not in _RARE)
        if board.phase is Phase.REPORT:
            yield "End the class", self._close
        yield "More: players, lock, sweep, and what else there is", partial(self._more, board)

    def _more(self, board: Board) -> None:
        """Ask what else to do."""
        players = ("Players: who is in; out, back, another name or team", self._people)
        acts: list[_Choice] = [players] * bool(board.people)
        acts += [(act.sentence, partial(self._do, act)) for act in board.acts if act.do in _RARE]
        self._console.choose("More:", acts, Prompt("Type a number from 1 to {}, or q to go back."))()

    def _do(self, act: Act, name: str = "") -> None:
        """Act, and wait until it shows."""
        if question := _ASKED.get(act.do):
            late = len(self._hosting.board.late(self.now()))
            if self._console.interactive and not self._console.confirm(question.format(late)):
                return
            act = self._hosting.board.act(act.do) or act  # wherever the lesson has gone meanwhile
        before = self._hosting.board

        def shows(board: Board) -> bool:
            return board is not before and ("step" not in act.values or board.step != before.step)

        self._hosting.do(act.do, act.values, name)
        self._hosting.until(shows, _PATIENCE)

    def _close(self) -> None:
        self._over = True

    def _people(self) -> None:
        """Say who is in, and change one of them."""
        board = self._hosting.board
        people = [(_person_text(board, person), person) for person in board.people]
        prompt = Prompt("Type the number of a player, 1 to {}, or q to go back.")
        person = self._console.choose("Players:", people, prompt)
        acts = [(each.sentence, each) for each in board.acts_on(person)]
        act = self._console.choose(full_stop(person.name), acts)

        def read(line: str) -> str:
            try:
                return self._hosting.board.name_for(person, line)
            except ProblemError as error:
                raise Unclear(error.problem.message) from None

        prompt = Prompt("Type the new name, or q to go back.")
        self._do(act, self._console.ask(prompt, read) if act.do == "name" else "")


def _person_text(board: Board, person: Person) -> str:
    team = f", team {board.teams[person.team]}" if person.team >= 0 else ""
    return f"{person.name}{team}{f', {person.where}' * bool(person.where)}"
