"""How a round went: its topics, and what is worth another look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.game.question import ask
from quiz.game.round import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.game.asked import Asked, Evidence
    from quiz.game.banks import Banks
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

    kind: Kind
    prompt: str
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
    """How a round went, in the order asked; of misses without what is gone from its bank."""

    topics: tuple[TopicScore, ...]
    """Empty if no question has a topic."""
    misses: tuple[Miss, ...]
    """What was not wholly right."""
    unsure: tuple[Miss, ...]
    """What the player was unsure of although it was right."""


def results(round: Round, banks: Banks) -> Results:  # noqa: A002 (the word for it)
    """Give how a round went so far."""
    answered: list[tuple[Asked | None, Dealt, Answer]] = []
    for position, answer in enumerate(round.answers):
        try:
            asked = ask(round, banks, position)
        except KeyError:  # gone from its bank since
            asked = None
        answered.append((asked, round.dealt[position], answer))
    shown = [(asked, answer) for asked, _, answer in answered if asked]
    return Results(
        topics=_topics(answered),
        misses=tuple(_miss(asked, answer) for asked, answer in shown if answer.mark < 1),
        unsure=tuple(_miss(asked, answer) for asked, answer in shown if answer.mark == 1 and not answer.sure),
    )


def _topics(answered: Sequence[tuple[Asked | None, Dealt, Answer]]) -> tuple[TopicScore, ...]:
    marks: dict[str, list[float]] = {}
    for asked, dealt, answer in answered:
        nameless = ACROSS if dealt.kind is Kind.ORDERING else NO_TOPIC
        marks.setdefault((asked and asked.topic) or nameless, []).append(answer.mark)
    if marks.keys() <= {ACROSS, NO_TOPIC}:
        return ()
    return tuple(TopicScore(topic, sum(each), len(each)) for topic, each in marks.items())


def _miss(asked: Asked, answer: Answer) -> Miss:
    shown = asked.feedback(answer)
    answers = shown.answers or tuple(filter(None, [shown.place]))
    return Miss(asked.kind, asked.prompt, answers, shown.said, shown.summary, shown.evidence)
