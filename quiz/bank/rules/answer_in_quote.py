"""Every answer is said by its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place
from quiz.bank.source import Source

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SENTENCE_END = re.compile(r"[.!?:]\s*$")
_IN_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

# Languages in which a capital does not tell a name.
_CAPITAL_NOUNS = ("de", "lb")


def answer_in_quote(context: Context, item: Item) -> Iterator[Finding]:
    """The sentence of a choice's quote says the names and numbers of its answer, unless that is `inferred`.

    A name is a word with a capital; at the answer's beginning only one that the source writes so within its
    sentences. Misprints are allowed for. Code: `answer-not-in-quote`.
    """
    if not isinstance(item, Choice) or item.inferred or not item.quotes:
        return
    source = context.source
    sentences = context.sentences(item)
    for index, answer in enumerate(item.answers):
        if any(source.names(sentence, answer) for sentence in sentences):
            continue
        wanted = _NUMBER.findall(answer) + _names_in(answer, context.of(_names))
        unsaid = [word for word in wanted if not _is_said(source, sentences, word)]
        if unsaid:
            yield Finding(
                (item,),
                place(item, "answer", index),
                "answer-not-in-quote",
                f"the quote's sentence does not say “{excerpt(', '.join(unsaid))}”",
                "quote the sentence that does; if it has to be inferred, add  inferred: true  and  why:",
            )


def _is_said(source: Source, sentences: Sequence[int], word: str) -> bool:
    ways = [word]
    if word.isdecimal() and int(word) < len(_IN_WORDS):
        ways.append(_IN_WORDS[int(word)])
    return any(source.names(sentence, way) for sentence in sentences for way in ways)


def _names_in(answer: str, names: frozenset[str] | None) -> list[str]:
    """The words of an answer that name somebody or something; none where a capital does not tell."""
    if names is None:
        return []
    return [
        match.group()
        for match in _WORD.finditer(answer)
        if match.group()[0].isupper()
        and len(match.group()) > 1
        and (not _begins(answer, match.start()) or match.group() in names)
    ]


def _names(context: Context) -> frozenset[str] | None:
    """The words that the source writes with a capital within a sentence, and never without one.

    None where a capital does not tell a name.
    """
    if context.bank.language.lower().startswith(_CAPITAL_NOUNS):
        return None
    source = context.source
    capital: set[str] = set()
    small: set[str] = set()
    for span in source.sentences:
        sentence = source.meant(span)
        for match in _WORD.finditer(sentence):
            word = match.group()
            if not word[0].isupper():
                small.add(word)
            elif not _begins(sentence, match.start()):
                capital.add(word)
    return frozenset(word for word in capital if word.lower() not in small)


def _begins(text: str, at: int) -> bool:
    """Whether a word there begins a sentence, and so has a capital whatever it is."""
    before = text[max(0, at - 8) : at].rstrip(" \"'“”‘’«»„(")
    return not text[:at].strip(" \"'“”‘’«»„(") if at <= 8 else bool(_SENTENCE_END.search(before))
