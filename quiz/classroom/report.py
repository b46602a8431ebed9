"""What a lesson came to: what to teach again, how each question and each player did, what is not known.

Figures follow the first vote, before anybody was talked over; points follow the last. Those who were taken
out and questions that were skipped are in none of them; no answer has a mark of 0, and is counted apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import correlation, fmean
from typing import NamedTuple, TypeAlias

from quiz.bank.model import Bank
from quiz.classroom.room import Player, Room
from quiz.classroom.scores import Mistake, chosen_at, commonest, feedback_on, mark_at, points, votes
from quiz.game.asked import Asked, Feedback
from quiz.game.round import Kind
from quiz.game.wording import listed

FEWEST = 10
"""Of fewer players a figure says too little."""
TO_TEACH = 3
WELL_KNOWN, HALF = 75.0, 50.0
"""Facilities: from the first on a class knows something; under the second it mostly does not."""
TOO_FEW = "too few to say"
_SAME = 9  # decimals up to which two sums of marks are told apart
_FACILITY = (
    (95.0, "nearly everybody knows it"),
    (WELL_KNOWN, "most know it"),
    (HALF, "half of them or more know it"),
    (25.0, "fewer than half know it"),
    (0.0, "few know it"),
)
_DISCRIMINATION = (
    (50.0, "tells well who knows the rest"),
    (30.0, "tells who knows the rest"),
    (20.0, "tells a little who knows the rest"),
    (-20.0, "does not tell who knows the rest"),  # of thirty players chance makes as much
    (-100.0, "those who know the rest miss it: is the question right?"),
)

Marks: TypeAlias = Sequence[Sequence[float | None]]
"""A row a player, a column a question: marks from 0 to 1; None where it was not asked of them."""


class Figure(NamedTuple):
    """A figure about a question, with how many players it rests on."""

    value: float | None
    """From 0 to 100, a discrimination from -100; None where there is none."""
    n: int
    words: str
    """What it means, or why there is none."""


def facility(marks: Marks, question: int) -> Figure:
    """The facility index as Moodle defines it: the mean mark of those who were asked, times 100."""
    column = [mark for row in marks if (mark := row[question]) is not None]
    if not column:
        return Figure(None, 0, "nobody was asked")
    return _figure(100 * fmean(column), len(column), _FACILITY)


def discrimination(marks: Marks, question: int) -> Figure:
    """The discrimination index as Moodle defines it, over those who were asked every question.

    It is the correlation of the question's marks with the sums of the marks at all others, times 100.
    """
    whole = [[mark for mark in row if mark is not None] for row in marks if None not in row]
    own = [row[question] for row in whole]
    others = [round(sum(row) - row[question], _SAME) for row in whole]
    if not whole:
        return Figure(None, 0, "nobody was asked every question")
    for column, words in ((own, "all have the same mark"), (others, "all did alike at the other questions")):
        if len({round(mark, _SAME) for mark in column}) < 2:
            return Figure(None, len(whole), words)
    return _figure(100 * correlation(own, others), len(whole), _DISCRIMINATION)


def _figure(value: float, n: int, table: Sequence[tuple[float, str]]) -> Figure:
    # What is a little under a bound by the machine's rounding is on it.
    words = next((words for least, words in table if value >= least - 1e-6), table[-1][1])
    return Figure(value, n, words if n >= FEWEST else TOO_FEW)


class Answered(NamedTuple):
    """One player's answers to one question."""

    first: float | None
    """The mark of the first vote; None if the question was not asked of them."""
    last: float | None
    answered: tuple[bool, bool]
    """Whether there was an answer at the first vote, and at last."""

    def signs(self, right: str, wrong: str, none: str, not_asked: str = "") -> str:
        """Show the votes by these signs, a partly right one by its mark: "✗→✓" where they differ."""
        if self.first is None or self.last is None:
            return not_asked
        votes = zip((self.first, self.last), self.answered, strict=True)
        whole = {1.0: right, 0.0: wrong}
        shown = (whole.get(mark, f"{mark:.2g}") if there else none for mark, there in votes)
        return "→".join(dict.fromkeys(shown))


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """How the class did at a question."""

    number: int
    """Which it was in the lesson, from 1."""
    asked: Asked
    told: Feedback
    """The right answer with its passages."""
    facility: Figure
    discrimination: Figure
    missing: int
    """How many of those who were asked gave no answer at the first vote."""
    again: Figure | None
    """The facility at last, where the class voted again."""
    mistake: Mistake | None
    """The commonest, at the first vote."""
    tally: tuple[int, ...]
    """Of a choice, how many chose each option as dealt, at the first vote."""


@dataclass(frozen=True, slots=True)
class PlayerReport:
    """How a player did."""

    number: int
    name: str
    team: str
    points: int
    answers: tuple[Answered, ...]
    """One for each question of the report."""


class Source(NamedTuple):
    """What the class knows of the source of a bank."""

    bank: Bank
    known: Mapping[int, float]
    """By the indices of the sentences that questions quoted: the mean facility of these questions."""

    @property
    def missed(self) -> tuple[int, ...]:
        """The sentences that the class mostly does not know, by their indices."""
        return tuple(index for index, value in self.known.items() if value < HALF)


@dataclass(frozen=True)
class Report:
    """What a lesson came to."""

    title: str
    questions: tuple[QuestionReport, ...]
    """Those that count, in the order asked."""
    players: tuple[PlayerReport, ...]
    """In the order of joining."""
    sources: tuple[Source, ...]
    left_out: str = ""
    """Which questions were not counted, as a sentence; empty for none."""

    @cached_property
    def missed(self) -> tuple[QuestionReport, ...]:
        """What not everybody knew, worst first."""
        less = [
            each for each in self.questions if each.facility.value is not None and each.facility.value < 100
        ]
        return tuple(sorted(less, key=lambda each: each.facility.value or 0.0))

    @property
    def to_teach(self) -> tuple[QuestionReport, ...]:
        """The three things to teach again, if there are so many."""
        return self.missed[:TO_TEACH]

    @property
    def heading(self) -> str:
        """What stands over the things to teach again."""
        if not self.missed:
            return "Everybody knew everything."
        of = f" of {len(self.missed)} that were missed" if len(self.missed) > TO_TEACH else ""
        return f"{len(self.to_teach)}{of}, to teach again:" if of else "To teach again:"

    @property
    def to_practise(self) -> tuple[QuestionReport, ...]:
        """What the class does not know well, worst first; if it knows all well, what not everybody knew."""
        poor = tuple(each for each in self.missed if (each.facility.value or 0.0) < WELL_KNOWN)
        return poor or self.missed


def report(room: Room) -> Report:
    """Give what a lesson came to so far."""
    counted, players = room.counted, room.inside
    rows = {player.number: tuple(_answered(room, player, index) for index in counted) for player in players}
    first = [[each.first for each in row] for row in rows.values()]
    last = [[each.last for each in row] for row in rows.values()]
    questions = tuple(
        QuestionReport(
            number=index + 1,
            asked=room.asked[index],
            told=feedback_on(room, index, ()),
            facility=facility(first, column),
            discrimination=discrimination(first, column),
            missing=counts.missing,
            again=facility(last, column) if index in room.voted_again else None,
            mistake=commonest(room, players, index, first=True),
            tally=counts.tally * (room.asked[index].kind is not Kind.ORDERING),
        )
        for column, index in enumerate(counted)
        for counts in (votes(room, [each for each in players if each.since <= index], index, first=True),)
    )
    return Report(
        room.title,
        questions,
        tuple(
            PlayerReport(
                player.number,
                player.name,
                room.teams[player.team] if player.team in range(len(room.teams)) else "",
                points(room, player),
                rows[player.number],
            )
            for player in players
        ),
        _sources(questions),
        _left_out(room),
    )


def _left_out(room: Room) -> str:
    numbers = [str(index + 1) for index in sorted(room.skipped)]
    plural = "s" * (len(numbers) > 1)
    return f"Left out, and counted for nobody: question{plural} {listed(numbers)}." if numbers else ""


def _answered(room: Room, player: Player, index: int) -> Answered:
    return Answered(
        mark_at(room, player, index, first=True),
        mark_at(room, player, index),
        (bool(chosen_at(room, player, index, first=True)), bool(chosen_at(room, player, index))),
    )


def _sources(questions: Sequence[QuestionReport]) -> tuple[Source, ...]:
    """What is known of the sources of the banks that were asked from, in the order of the banks."""
    known: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for question in questions:
        sentences = {at for found in question.told.evidence for at in found.location.sentences}
        for at in sentences if question.facility.value is not None else ():
            known[question.asked.bank.id][at].append(question.facility.value or 0.0)
    banks = questions[0].asked.banks.banks if questions else ()
    return tuple(
        Source(bank, {at: fmean(values) for at, values in sorted(known[bank.id].items())})
        for bank in banks
        if bank.id in known
    )
