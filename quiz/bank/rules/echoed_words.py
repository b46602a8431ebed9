"""The answer is not told by the prompt's words."""

from __future__ import annotations

from collections.abc import Iterator, Set

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import STOP_WORDS, is_english, stem, title_words, words_of, written_words
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import answers

_SHORTEST = 4
"""Letters of a word that is heard again."""


def echoed_words(context: Context, item: Item) -> Iterator[Finding]:
    """No answer repeats a word of the prompt if no wrong option repeats one.

    Whatever form it has there: “exile” is heard in “exiled”. The name of the life is heard everywhere and
    tells nothing. Code: `echo`.
    """
    if not isinstance(item, Choice) or len(item.answers) > 1 or not is_english(context):
        return
    asked = _stems(item.ask) - title_words(context)
    if any(asked & _stems(option.text) for option in item.wrong):
        return
    for text, node in answers(item):
        heard = [seen for seen, word in written_words(text) if _is_heard(word) and stem(word) in asked]
        if heard:
            yield Finding(
                (item,),
                node,
                "echo",
                f"“{excerpt(heard[0])}” stands in the prompt and in the answer, and in no wrong option",
                "let a wrong option have the word too, or none",
            )


def _stems(text: str) -> Set[str]:
    return {stem(word) for word in words_of(text) if _is_heard(word)}


def _is_heard(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in STOP_WORDS
