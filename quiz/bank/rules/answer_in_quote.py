"""Every answer is said by its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import STOP_WORDS, is_english, stem, words_of
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place
from quiz.bank.rules.said_numbers import says_number, unsaid_numbers

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:]\s*$")

_ERA = re.compile(r"\b(?:BCE?\b|B\.C\.|AD\b|A\.D\.|CE\b|C\.E\.)")
_SHORTEST = 4
"""Letters of a name that may be of several."""


def answer_in_quote(context: Context, item: Item) -> Iterator[Finding]:
    """The sentence of a choice's quote says the names and numbers of its answer, unless that is `inferred`.

    A name is a word with a capital; at the answer's beginning only one that the source writes so within its
    sentences. Misprints are allowed for, a number may be in digits or in words, and a year in its decade or
    century; an era that the sentence leaves out, and the name of the life in a longer answer, go without
    saying. An answer of one word, whatever it is, stands somewhere in the source, and not in a sentence that
    has a wrong option in its place. Code: `answer-not-in-quote`.
    """
    if not isinstance(item, Choice) or item.inferred or not item.quotes:
        return
    sentences = context.sentences(item)
    for index, answer in enumerate(item.answers):
        if any(context.source.names(sentence, answer) for sentence in sentences):
            continue
        names = _names_in(answer, context.of(_names))
        unsaid = [
            *unsaid_numbers(context, sentences, answer, item.ask),
            *(name for name in names if not _is_said(context, sentences, name, answer)),
            *_unsaid_eras(context, sentences, answer),
            *_unsaid_word(context, item, sentences, answer),
        ]
        if unsaid:
            yield Finding(
                (item,),
                place(item, "answer", index),
                "answer-not-in-quote",
                f"the quote's sentence does not say “{excerpt(', '.join(unsaid))}”",
                "quote the sentence that does; if it has to be inferred, add  inferred: true  and  why:",
            )


def _is_said(context: Context, sentences: Sequence[int], name: str, answer: str) -> bool:
    """Whether sentences say a name: it, several of its kind, a number; or it is that of the life."""
    said = context.source.names
    if any(said(sentence, way) for sentence in sentences for way in _one_and_several(name)):
        return True
    return says_number(context, sentences, name) or _names_the_life(context, name, answer)


def _one_and_several(name: str) -> Iterator[str]:
    """A name, and what one or several of its kind are called: Unionists, Unionist."""
    yield name
    yield f"{name}s"
    if len(name) > _SHORTEST and name.endswith("s"):
        yield name[:-1]


def _names_the_life(context: Context, name: str, answer: str) -> bool:
    """Whether a name is that of the life, which a sentence calls “he”, and the answer says more than it."""
    title = {word for word in words_of(context.bank.title) if word not in STOP_WORDS}
    return name.casefold() in title and not title.issuperset(set(words_of(answer)) - STOP_WORDS)


def _unsaid_word(context: Context, item: Choice, sentences: Sequence[int], answer: str) -> Iterator[str]:
    """The answer, if it is one word that the source has nowhere, or has elsewhere and a wrong option here."""
    words = words_of(answer)
    if len(words) != 1 or not is_english(context) or not words[0].isalpha():
        return
    here = {word for sentence in sentences for word in _stems(context, sentence)}
    forms = set(map(stem, _one_and_several(words[0])))
    if not here or forms & here or _names_the_life(context, answer.strip(" ."), f"{answer} x"):
        return
    wrong = [set(map(stem, words_of(option.text))) - STOP_WORDS for option in item.wrong]
    if not forms & context.of(_all_stems) or any(each and each <= here for each in wrong):
        yield answer.strip(" .")


def _stems(context: Context, sentence: int) -> Set[str]:
    return set(map(stem, words_of(context.source.meant(context.source.sentences[sentence]))))


def _all_stems(context: Context) -> Set[str]:
    return {stem(word) for word in words_of(context.source.text)}


def _unsaid_eras(context: Context, sentences: Sequence[int], answer: str) -> Iterator[str]:
    """The eras that an answer names, and its sentences do not although they name one."""
    if wanted := _eras(answer):
        source = context.source
        said = {era for sentence in sentences for era in _eras(source.meant(source.sentences[sentence]))}
        yield from sorted(wanted - said if said else ())


def _eras(text: str) -> set[str]:
    return {"BC" if era[0] == "B" else "AD" for era in _ERA.findall(text)}


def _names_in(answer: str, names: frozenset[str] | None) -> list[str]:
    """The words of an answer that name somebody or something; none where a capital does not tell."""
    if names is None:
        return []
    return [
        match.group()
        for match in _WORD.finditer(answer)
        if match.group()[0].isupper()
        and len(match.group()) > 1
        and not _ERA.fullmatch(match.group())
        and (not _begins(answer, match.start()) or match.group() in names)
    ]


def _names(context: Context) -> frozenset[str] | None:
    """The words that the source writes with a capital within a sentence, and never without one.

    None where a capital does not tell a name.
    """
    if not context.bank.tells_names:
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
