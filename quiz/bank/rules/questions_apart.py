"""No two questions ask the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import telling_words, words_of
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_SAME_ANSWER = 0.5
"""How alike the telling words of two prompts are that ask for the same answer, from 0 to 1."""
_OTHER_ANSWER = 0.999
"""How alike they are where the answers differ: they are the same words."""
_RARE = 3
"""Words of a prompt, the rarest, by which others like it are looked for."""
_MOST = 20
"""Others that have one of these words and are looked at."""


@dataclass
class _Prompts:
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    answers: dict[str, frozenset[str]] = field(default_factory=dict)
    having: dict[str, list[Choice]] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)


def questions_apart(context: Context, item: Item) -> Iterator[Finding]:
    """No earlier question has nearly the same prompt and the same answer, or the same words in its prompt.

    Code: `questions-alike`.
    """
    if not isinstance(item, Choice):
        return
    prompts = context.of(_prompts)
    mine, answers = _words(item), _answers(item)
    rarest = sorted(mine, key=lambda word: (prompts.count[word], word))[:_RARE]
    seen: set[str] = set()
    for word in rarest:
        for other in context.others(prompts.having.get(word, [])[:_MOST], item):
            if other.id in seen or other.id == item.id:
                continue
            seen.add(other.id)
            if not _is_earlier(other, item):
                continue
            theirs = prompts.words[other.id]
            alike = len(mine & theirs) / (len(mine | theirs) or 1)
            same = answers == prompts.answers[other.id]
            if alike >= (_SAME_ANSWER if same else _OTHER_ANSWER) and (same or _same_order(item, other)):
                line = f" in line {other.node.line}" if context.lines and other.node else ""
                yield Finding(
                    (item,),
                    place(item, "ask"),
                    "questions-alike",
                    f"the question “{excerpt(other.id)}”{line} asks nearly the same",
                    "leave one of them out, or ask for something else",
                )
                return


def _prompts(context: Context) -> _Prompts:
    found = _Prompts()
    for question in context.bank.questions:
        if isinstance(question, Choice):
            words = found.words[question.id] = _words(question)
            found.answers[question.id] = _answers(question)
            found.count.update(words)
            for word in words:
                found.having.setdefault(word, []).append(question)
    return found


def _words(choice: Choice) -> frozenset[str]:
    return telling_words(choice.ask) or frozenset(words_of(choice.ask))


def _answers(choice: Choice) -> frozenset[str]:
    return frozenset(normal(answer).casefold() for answer in choice.answers)


def _same_order(one: Choice, other: Choice) -> bool:
    """Whether two prompts have the same words in the same order, those that tell nothing aside."""
    return normal(one.ask).casefold() == normal(other.ask).casefold()


def _is_earlier(other: Choice, item: Choice) -> bool:
    if other.node is None or item.node is None:
        return True
    return other.node.line < item.node.line
