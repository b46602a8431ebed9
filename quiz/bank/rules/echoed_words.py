"""The answer is not told by the prompt's words."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import STOP_WORDS, words_of
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import answers

_SHORTEST = 4
"""Letters of a word that is heard again."""


def echoed_words(_context: Context, item: Item) -> Iterator[Finding]:
    """No answer repeats a word of the prompt that no wrong option has.

    Whatever form it has there: “exile” is heard in “exiled”. Code: `echo`.
    """
    if not isinstance(item, Choice) or len(item.answers) > 1:
        return
    asked = {_stem(word) for word in words_of(item.ask) if len(word) >= _SHORTEST and word not in STOP_WORDS}
    wrong = {_stem(word) for option in item.wrong for word in words_of(option.text)}
    for text, node in answers(item):
        heard = [word for word in words_of(text) if len(word) >= _SHORTEST and _stem(word) in asked - wrong]
        if heard:
            yield Finding(
                (item,),
                node,
                "echo",
                f"“{excerpt(heard[0])}” stands in the prompt and in the answer, and in no wrong option",
                "let a wrong option have the word too, or none",
            )


def _stem(word: str) -> str:
    for ending, least in (("ing", 4), ("ed", 4), ("es", 5), ("s", 5), ("e", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word
