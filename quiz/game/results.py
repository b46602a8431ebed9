"""How a round went: its topics, and what is worth another look."""

from __future__ import annotations

from typing import NamedTuple

from quiz.game.asked import Feedback
from quiz.game.banks import Banks
from quiz.game.question import ask
from quiz.game.round import Kind, Round

ACROSS = "Across topics"
"""The name of all orderings whose events share no topic."""
NO_TOPIC = "Other"
"""The name of all other questions without a topic, where others have one."""


class TopicScore(NamedTuple):
    """How the questions of one topic that were answered went."""

    topic: str
    score: float
    """The sum of the marks."""
    total: int


class Results(NamedTuple):
    """How a round went, in the order asked; of misses without what is gone from its bank."""

    topics: tuple[TopicScore, ...]
    """Empty if no question has a topic."""
    misses: tuple[Feedback, ...]
    """What was not wholly right."""
    unsure: tuple[Feedback, ...]
    """What the player was unsure of although it was right."""


def results(round: Round, banks: Banks) -> Results:  # noqa: A002 (the word for it)
    """Give how a round went so far."""
    marks: dict[str, list[float]] = {}
    misses: list[Feedback] = []
    unsure: list[Feedback] = []
    for position, answer in enumerate(round.answers):
        topic = ""
        try:
            asked = ask(round, banks, position)
        except KeyError:  # gone from its bank since
            pass
        else:
            topic = asked.topic
            if answer.mark < 1 or not answer.sure:
                (misses if answer.mark < 1 else unsure).append(asked.feedback(answer))
        nameless = ACROSS if round.dealt[position].kind is Kind.ORDERING else NO_TOPIC
        marks.setdefault(topic or nameless, []).append(answer.mark)
    topics = tuple(TopicScore(topic, sum(each), len(each)) for topic, each in marks.items())
    return Results(topics if marks.keys() - {ACROSS, NO_TOPIC} else (), tuple(misses), tuple(unsure))
