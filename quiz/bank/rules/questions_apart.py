"""No two questions ask the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import ARTICLES, STOP_WORDS, stem, title_words, words_of
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_WIDER, _WIDER_APART = 0.5, 0.65
"""How alike two prompts are for the same answer, from 0 to 1, if one has all words of the other.

Those that rest on one sentence need less than those that do not.
"""
_CHANGED, _CHANGED_APART = 0.6, 0.8
"""The same if each has a word of its own: meeting somebody is not marrying them."""
_RARE = 5
"""Words of a prompt, the rarest, by which others like it are looked for."""
_MOST = 20
"""Others that have one of these words and are looked at."""

_TURNING = frozenset(
    ("not", "never", "no", "before", "after", "until", "since", "first", "without", "against")
)
"""Words that tell little of what a prompt is about, and yet ask for something else."""
_CHOOSING = frozenset(("these", "those", "following"))
"""Words of prompts that ask to choose among the options: they are at home in many questions."""
_ASKING = frozenset(
    map(stem, ("town", "city", "place", "country", "year", "name", "person", "man", "woman", "kind"))
)
"""What is asked for: “in which town” is “where”."""


class _Prompt(NamedTuple):
    choice: Choice
    words: frozenset[str]
    """What it is about, as stems."""
    turning: frozenset[str]
    sequence: tuple[str, ...]
    """All its words but articles, in order."""
    answers: frozenset[str]
    sentences: frozenset[int]


@dataclass
class _Prompts:
    of: dict[int, _Prompt] = field(default_factory=dict)
    having: dict[str, list[_Prompt]] = field(default_factory=dict)
    same: dict[tuple[str, ...], list[_Prompt]] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)


def questions_apart(context: Context, item: Item) -> Iterator[Finding]:
    """No earlier question has nearly the same prompt and the same answer, or the same prompt.

    Code: `questions-alike`.
    """
    if not isinstance(item, Choice):
        return
    prompts = context.of(_prompts)
    mine = prompts.of.get(id(item)) or _prompt(context, item)
    rarest = sorted(mine.words, key=lambda word: (prompts.count[word], word))[:_RARE]
    near = [prompts.same.get(mine.sequence, ()), *(prompts.having.get(word, ()) for word in rarest)]
    alike = [prompt.choice for some in near for prompt in some[:_MOST] if _alike(mine, prompt)]
    for other in context.others(alike, item):
        if other.node is None or other.node.line < context.line(item):
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
            prompt = found.of[id(question)] = _prompt(context, question)
            found.count.update(prompt.words)
            found.same.setdefault(prompt.sequence, []).append(prompt)
            for word in prompt.words:
                found.having.setdefault(word, []).append(prompt)
    return found


def _prompt(context: Context, choice: Choice) -> _Prompt:
    words = words_of(choice.ask)
    stems = frozenset(stem(word) for word in words if word not in STOP_WORDS)
    return _Prompt(
        choice,
        stems - title_words(context) - _ASKING or stems or frozenset(words),
        _TURNING.intersection(words),
        tuple(word for word in words if word not in ARTICLES),
        frozenset(normal(answer).casefold() for answer in choice.answers),
        frozenset(context.sentences(choice)),
    )


def _alike(one: _Prompt, other: _Prompt) -> bool:
    """Whether two prompts ask the same: for one answer in nearly the same words, or in the same words."""
    if one.answers != other.answers:
        return one.sequence == other.sequence and _CHOOSING.isdisjoint(one.sequence)
    if one.turning != other.turning or _numbers(one) != _numbers(other):
        return False
    shared = len(one.words & other.words)
    apart = one.sentences.isdisjoint(other.sentences)
    if shared in (len(one.words), len(other.words)):
        enough = _WIDER_APART if apart else _WIDER
    else:
        enough = _CHANGED_APART if apart else _CHANGED
    return shared >= enough * len(one.words | other.words)


def _numbers(prompt: _Prompt) -> frozenset[str]:
    return frozenset(word for word in prompt.words if word[0].isdigit())
