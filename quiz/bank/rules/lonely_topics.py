"""A topic has more than one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place


def lonely_topics(context: Context) -> Iterator[Finding]:
    """A topic of questions has two of them at least, in a bank that has a topic with several.

    Code: `topic-alone`.
    """
    questions = [question for question in context.bank.questions if question.topic]
    count = Counter(question.topic for question in questions)
    if not count or max(count.values()) == 1:
        return
    for question in questions:
        if count[question.topic] == 1:
            yield Finding(
                (question,),
                place(question, "topic"),
                "topic-alone",
                f"this is the only question of the topic “{excerpt(question.topic)}”",
                "ask more on it, or give it the topic of others",
            )
