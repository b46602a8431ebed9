"""One round as a value: what was dealt, and the answers so far; all else is derived from these."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

MISPLACEMENTS = 3
"""So many misplaced events end a timeline."""
DAILY = 8
"""So many events the timeline of a day deals, beside the one that opens it."""
FEWEST_WRONG = 2
"""So many of the sentences among which a proof is looked for prove nothing, at least."""


class Play(StrEnum):
    """A way to play."""

    ROUND = "round"
    MISSES = "misses"
    """The misses of an earlier round, dealt again."""
    READ = "read"
    """The source, part by part, each with its questions."""
    PROOF = "proof"
    """The sentence that proves an answer is looked for."""
    TIMELINE = "timeline"
    DAILY = "daily"
    """The timeline of a day, the same for everyone."""


PLAY_NAMES = {
    Play.ROUND: "Round",
    Play.MISSES: "Misses again",
    Play.READ: "Read and play",
    Play.PROOF: "Proof",
    Play.TIMELINE: "Timeline",
    Play.DAILY: "Timeline of today",
}


class Kind(StrEnum):
    """A kind of question."""

    CHOICE = "choice"
    ORDERING = "ordering"
    PROOF = "proof"
    PLACE = "place"


KIND_NAMES = {Kind.CHOICE: "choices", Kind.ORDERING: "orderings"}
"""The kinds that a round is drawn of, and what they are called."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """One question of a round, as it was dealt."""

    bank: str
    item: str
    """The id of the choice, ordering or event; an ordering drawn from the timeline has a slug."""
    kind: Kind
    fingerprint: str
    """Of the answer when it was dealt: another one means that the question has changed."""
    shown: tuple[str, ...]
    """A choice's option texts, an ordering's event ids, or the indices of a proof's sentences, as dealt."""
    part: int = 0
    """In a reading: the index of its part among the parts of all banks."""
    claimed: tuple[str, ...] = ()
    """Of a proof: the options that are claimed to be its answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a player answered to one question, and what it earned."""

    id: str
    at: datetime
    """When it was given, with its offset from UTC."""
    chosen: tuple[str, ...]
    """Option texts; event ids in the order locked in; the indices of sentences, or "none"; or the key of
    the event that the event was put right after, "" for first."""
    mark: float
    """From 0 to 1."""
    seconds: float = 0.0
    sure: bool = True
    """False if the player said that it was a guess."""


class Again(NamedTuple):
    """What a player answered to a question that came back."""

    position: int
    """The index of the question."""
    answer: Answer


@dataclass(frozen=True, slots=True)
class Round:
    """One round: what was dealt and the answers so far, the n-th answer to the n-th question."""

    id: str
    play: Play
    seed: str
    dealt: tuple[Dealt, ...]
    answers: tuple[Answer, ...] = ()
    opening: tuple[str, ...] = ()
    """For a timeline: the keys of the events on the line at the start."""
    day: str = ""
    """For a daily timeline: its day in UTC, as "2026-11-22"."""
    begun: datetime | None = None
    is_lesson: bool = False
    """Whether what was missed or unsure comes back at the end of its part, until it is right once."""
    again: tuple[Again, ...] = ()
    """The answers to what came back, in the order given: they are no `answers`, and count for nothing."""
    lapsed: frozenset[int] = frozenset()
    """The indices of answered questions that cannot come back, since they are gone or have changed."""

    @property
    def position(self) -> int:
        """How many questions have been answered: the index of the first that has not been asked."""
        return len(self.answers)

    @property
    def at(self) -> int:
        """The index of the question to answer now: of the first that comes back, else `position`."""
        return next(iter(self.coming_back), self.position)

    @property
    def current(self) -> Dealt | None:
        """The question to answer now; None when the round is finished."""
        return None if self.finished else self.dealt[self.at]

    @property
    def is_again(self) -> bool:
        """Whether the current question has come back."""
        return bool(self.coming_back)

    @property
    def part_ended(self) -> int | None:
        """Of a lesson: the part whose questions all have been asked, as long as no other has begun."""
        if not self.is_lesson or not self.answers:
            return None
        part = self.dealt[self.position - 1].part
        goes_on = self.position < self.total and self.dealt[self.position].part == part
        return None if goes_on else part

    @property
    def coming_back(self) -> tuple[int, ...]:
        """The indices of what comes back now, in turn; what is missed once more goes to the end."""
        part = self.part_ended
        if part is None:
            return ()
        owed = (each for each in self.doubtful if self.dealt[each].part == part and each not in self.lapsed)
        queue = dict.fromkeys(owed)
        for position, answer in self.again:
            if position in queue:
                del queue[position]
                if answer.mark < 1:
                    queue[position] = None
        return tuple(queue)

    @property
    def last(self) -> Answer:
        """The answer that was given last, to what came back or for the first time; IndexError without one."""
        if self.again and self.dealt[self.again[-1].position].part == self.part_ended:
            return self.again[-1].answer
        return self.answers[-1]

    @property
    def is_timeline(self) -> bool:
        """Whether events are put on a line."""
        return self.play in (Play.TIMELINE, Play.DAILY)

    @property
    def finished(self) -> bool:
        """Whether all is answered and right once if it came back, or a timeline has its third misplaced."""
        if self.position >= len(self.dealt):
            return not self.coming_back
        return self.is_timeline and self.misplaced >= MISPLACEMENTS

    @property
    def score(self) -> float:
        """The sum of the marks."""
        return sum(answer.mark for answer in self.answers)

    @property
    def right(self) -> int:
        """How many answers were wholly right."""
        return sum(answer.mark == 1 for answer in self.answers)

    @property
    def to_come(self) -> tuple[Dealt, ...]:
        """The questions still to answer, with those that come back; none when the round is finished."""
        back = (self.dealt[position] for position in self.coming_back)
        return () if self.finished else (*back, *self.dealt[self.position :])

    @property
    def misplaced(self) -> int:
        """Of a timeline: how many events were put into a wrong place."""
        return self.position - self.right

    def of_part(self, part: int) -> tuple[int, ...]:
        """Of a reading: the indices of the questions on a part."""
        return tuple(index for index, dealt in enumerate(self.dealt) if dealt.part == part)

    def left_of(self, part: int) -> int:
        """Of a reading: count the questions of a part that are still to answer, those that come back too."""
        return sum(dealt.part == part for dealt in self.to_come)

    @property
    def total(self) -> int:
        """How many questions were dealt."""
        return len(self.dealt)

    @property
    def doubtful(self) -> tuple[int, ...]:
        """The indices of what was answered less than wholly right, or unsurely."""
        return tuple(at for at, each in enumerate(self.answers) if each.mark < 1 or not each.sure)

    @property
    def seconds(self) -> float:
        """How long the answers took together."""
        return sum(answer.seconds for answer in self.answers)

    def answered(self, answer: Answer) -> Round:
        """Give the round with the current question answered; a finished round takes none (ValueError)."""
        if self.finished:
            raise ValueError("this round is finished")
        if self.is_again:
            return replace(self, again=(*self.again, Again(self.at, answer)))
        return replace(self, answers=(*self.answers, answer))

    @property
    def may_be_unsure(self) -> bool:
        """Whether the last answer can be said to be a guess: it is right, and not to what came back."""
        last = self.answers[-1] if self.answers else None
        return bool(last and last is self.last and last.sure and last.mark == 1)

    def unsure(self) -> Round:
        """Give the round with its last answer marked as a guess.

        There must be one, and nothing may have come back since (ValueError): that is right once, or again.
        """
        if not self.answers or self.last is not self.answers[-1]:
            raise ValueError("nothing has been answered for the first time just now")
        return replace(self, answers=(*self.answers[:-1], replace(self.answers[-1], sure=False)))


@dataclass(frozen=True, slots=True)
class Settings:
    """What a player wants to be asked: None for all there are, no topics for all topics."""

    length: int | None = 10
    kinds: frozenset[Kind] = frozenset({Kind.CHOICE, Kind.ORDERING})
    topics: frozenset[str] = frozenset()

    def has_topic(self, topic: str) -> bool:
        """Whether questions on a topic are wanted."""
        return not self.topics or topic in self.topics
