"""How a round went: score, topics, and what is worth another look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.game.feedback import feedback
from quiz.game.question import prompt, topic_of
from quiz.game.round import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.game.banks import Banks
    from quiz.game.feedback import Evidence, Feedback
    from quiz.game.round import Answer, Dealt, Round

ACROSS = "Across topics"
"""The name of all orderings whose events share no topic."""
NO_TOPIC = "Other"
"""The name of all other questions without a topic, where others have one."""


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How the questions of one topic went."""

    topic: str
    """The topic's name."""
    score: float
    """The sum of the marks."""
    total: int
    """How many questions were answered."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that is worth another look."""

    dealt: Dealt
    """What was dealt."""
    prompt: str
    """What was asked."""
    mark: float
    """What the answer earned."""
    answers: tuple[str, ...]
    """The right answers: for a place its date, or else what the text puts it after or before."""
    chosen: tuple[str, ...]
    """What was answered, as text: for an ordering its events as locked in."""
    summary: str
    """What was wrong with an ordering or a place, in a sentence."""
    evidence: tuple[Evidence, ...]
    """The passages that prove the answer."""


@dataclass(frozen=True, slots=True)
class Results:
    """How a round went."""

    score: float
    """The sum of the marks."""
    total: int
    """How many questions were answered."""
    left: int
    """How many were dealt and not answered."""
    seconds: float
    """How long the answers took."""
    topics: tuple[TopicScore, ...]
    """The topics in the order they came up; empty if no question has one."""
    misses: tuple[Miss, ...]
    """What was not wholly right, in the order asked; without what is gone from its bank."""
    unsure: tuple[Miss, ...]
    """What the player was unsure of although it was right, in the order asked."""
    placed: int
    """For a timeline: the events placed right."""


def results(round: Round, banks: Banks) -> Results:  # noqa: A002 (the word for it)
    """Give how a round went so far."""
    answered = list(zip(round.dealt, round.answers, strict=False))
    return Results(
        score=round.score,
        total=len(answered),
        left=len(round.dealt) - len(answered),
        seconds=round.seconds,
        topics=_topics(answered, banks),
        misses=tuple(_misses(((d, a) for d, a in answered if a.mark < 1), banks, round)),
        unsure=tuple(_misses(((d, a) for d, a in answered if a.mark == 1 and not a.sure), banks, round)),
        placed=sum(dealt.kind is Kind.PLACE and answer.mark == 1 for dealt, answer in answered),
    )


def _topics(answered: Iterable[tuple[Dealt, Answer]], banks: Banks) -> tuple[TopicScore, ...]:
    marks: dict[str, list[float]] = {}
    for dealt, answer in answered:
        try:
            topic = topic_of(dealt, banks)
        except KeyError:  # gone from its bank since
            topic = ""
        nameless = ACROSS if dealt.kind is Kind.ORDERING else NO_TOPIC
        marks.setdefault(topic or nameless, []).append(answer.mark)
    if marks.keys() <= {ACROSS, NO_TOPIC}:
        return ()
    return tuple(TopicScore(topic, sum(each), len(each)) for topic, each in marks.items())


def _misses(answered: Iterable[tuple[Dealt, Answer]], banks: Banks, played: Round) -> Iterator[Miss]:
    for dealt, answer in answered:
        try:
            shown = feedback(dealt, banks, answer, played)
        except KeyError:  # gone from its bank since
            continue
        yield Miss(
            dealt=dealt,
            prompt=prompt(dealt, banks),
            mark=answer.mark,
            answers=shown.answers or tuple(filter(None, [shown.place])),
            chosen=_chosen(dealt, answer, shown, banks),
            summary=shown.summary,
            evidence=shown.evidence,
        )


def _chosen(dealt: Dealt, answer: Answer, shown: Feedback, banks: Banks) -> tuple[str, ...]:
    """Give what was answered, as text."""
    if dealt.kind is Kind.ORDERING:
        timeline = banks.by_id[dealt.bank].event
        return tuple(timeline[event_id].event for event_id in answer.chosen)
    if dealt.kind is Kind.PLACE:
        after = banks.event.get(answer.chosen[0])
        return (f"after “{after.event}”",) if after else ("first",)
    return tuple(option.text for option in shown.chosen)
