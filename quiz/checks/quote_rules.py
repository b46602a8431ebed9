"""A quote proves what it is there for: it has words enough, stands once, and says the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from quiz.bank.coverage import Quoting, coverage
from quiz.bank.findings import answers, quotes
from quiz.bank.kept import kept
from quiz.bank.model import Bank, Choice
from quiz.checks.context import Context, Found, source_text
from quiz.checks.english import STOP_WORDS, is_english, numbers, stem, words_in
from quiz.text.cleaning import excerpt
from quiz.text.naming import names_in
from quiz.text.quotes import is_long_enough, normal, parts, stands_in
from quiz.text.words import half_words

_SPAN = re.compile(r"(?<!\d)(\d{3,4}) ?[-–/] ?(\d{1,3})(?!\d)")  # "1905–07"
_ERA = re.compile(r"\b(?:(B)(?:CE?\b|\.C\.)|(?:AD\b|A\.D\.|CE\b|C\.E\.))")  # "BC", "A.D."
_ENDS = " .!?…\"'"


class _Said(NamedTuple):
    """What the sentences of a quote say."""

    stems: Set[str]
    numbers: Set[str]
    """In digits without commas; 1905–07 is 1907 too, and 1492 is the 1490s and, as `15c`, its century."""
    eras: Set[str]


def answer_in_quote(context: Context, item: Choice) -> Iterator[Found]:
    """The sentence of a choice's quote says the names and numbers of its answer, unless that is `inferred`.

    A name is a word with a capital; at the answer's beginning only one that the source writes so within its
    sentences. Misprints are allowed for, a number may be in digits or in words, and a year in its decade or
    century; an era that the sentence leaves out, and the name of the life in a longer answer, go without
    saying. An answer of one word, whatever it is, stands somewhere in the source, and not in a sentence that
    has a wrong option in its place.
    """
    if item.inferred or not item.quotes:
        return
    sentences = context.sentences(item)

    def says(words: str) -> bool:
        return any(context.source.names(sentence, words) for sentence in sentences)

    for answer, path in answers(item):
        if says(answer):
            continue
        said = _said(context, sentences)
        names = [
            name
            for name in dict.fromkeys(_names_in(context, answer))
            if not (any(map(says, _one_and_several(name))) or _is_of_the_life(context, name, answer))
            and not any(
                each.digits in said.numbers and each.end - each.start == len(name) for each in numbers(name)
            )
        ]
        unsaid = [*_unsaid_numbers(answer, item.ask, said), *names]
        unsaid += sorted(_eras(answer) - said.eras if said.eras else ())
        if _is_another_word(context, item, answer, said):
            unsaid.append(answer.strip(" ."))
        if unsaid:
            message = f"the quote's sentence does not say “{excerpt(', '.join(unsaid))}”"
            hint = "quote the sentence that does; if it has to be inferred, add  inferred: true"
            hint += "  and say how under  why:"
            yield Found(path, message, hint)


@kept
def _said(context: Context, sentences: tuple[int, ...]) -> _Said:
    source = context.source
    text = " ".join(source.meant(source.sentences[sentence]) for sentence in sentences)
    said = {number.digits for number in numbers(text)}
    said.update(first[: -len(last)] + last for first, last in _SPAN.findall(text))
    years = [int(each) for each in said if each.isdecimal() and len(each) in (3, 4)]
    said.update(f"{year - year % 10}s" for year in years)
    said.update(f"{(year + 99) // 100}c" for year in years)
    return _Said(_stems(text), said, _eras(text))


def _stems(text: str) -> Set[str]:
    return set(map(stem, words_in(text)))


def _eras(text: str) -> Set[str]:
    return {"BC" if era[1] else "AD" for era in _ERA.finditer(text)}


def _unsaid_numbers(answer: str, ask: str, said: _Said) -> Iterator[str]:
    """The numbers that an answer has in digits, and that its sentences do not say.

    A year says its decade, and its century where the answer or the prompt speaks of one.
    """
    century = "c" if "centur" in f"{answer} {ask}".casefold() else ""
    for number in numbers(answer):
        ways = {number.digits, number.digits + number.mark, number.digits + century}
        if not number.spelt and ways.isdisjoint(said.numbers):
            yield answer[number.start : number.end]


def _one_and_several(name: str) -> Iterator[str]:
    """A name, and what one or several of its kind are called: Unionists, Unionist."""
    yield from (name, f"{name}s")
    if len(name) > 4 and name.endswith("s"):
        yield name[:-1]


def _is_of_the_life(context: Context, name: str, answer: str = "") -> bool:
    """Whether a name is that of the life, which a sentence calls “he”, and the answer says more than it."""
    title = set(words_in(context.bank.title)) - STOP_WORDS
    if name.casefold() not in title:
        return False
    return not answer or not title.issuperset(set(words_in(answer)) - STOP_WORDS)


def _is_another_word(context: Context, item: Choice, answer: str, said: _Said) -> bool:
    """Whether an answer is one word that the source has nowhere, or has elsewhere and a wrong option here."""
    words = words_in(answer)
    if len(words) != 1 or not words[0].isalpha() or not said.stems or not is_english(context):
        return False
    forms = set(map(stem, _one_and_several(words[0])))
    if forms & said.stems or _is_of_the_life(context, answer.strip(" .")):
        return False
    wrong = [_stems(option.text) - STOP_WORDS for option in item.wrong]
    return not forms & _all_stems(context) or any(each and each <= said.stems for each in wrong)


@kept
def _all_stems(context: Context) -> Set[str]:
    return _stems(context.source.text)


def _names_in(context: Context, answer: str) -> list[str]:
    """The words of an answer that name somebody or something; none where a capital does not tell."""
    if not context.bank.tells_names:
        return []
    return [word for word in names_in(answer, context.source.capitals) if not _ERA.fullmatch(word)]


_LONGEST = 60  # words of a quote that a pupil reads with patience


def quote_once(context: Context, item: Quoting) -> Iterator[Found]:
    """A quote tells which passage it means, and has 60 words at most."""
    for quote, path in quotes(item):
        words = half_words(quote) // 2
        if words > _LONGEST:
            message = f"this quote has {words} words, and nobody reads so many after a question"
            yield Found(path, message, f"quote the {_LONGEST} words that matter, or fewer", code="quote-long")
        places = context.source.count(quote)
        if places > 1:
            message = f"this quote stands in {places} places of the source, and the first is shown"
            yield Found(path, message, "quote more of the sentence that is meant", code="quote-twice")


def enough_quote(context: Context, item: Quoting) -> Iterator[Found]:
    """A quote has three words at least, unless it is a whole sentence or heading."""
    source = context.source
    for quote, path in quotes(item):
        if (located := context.source.locate(quote)) and not is_telling(context, quote):
            hint = "quote more of the passage"
            if located.sentences:
                sentence = source.words(source.sentences[located.sentences[0]])
                hint = f"quote more of its sentence: “{excerpt(sentence, 200)}”"
            yield Found(path, "a quote has three words at least, else it proves nothing", hint)


def has_enough_words(quote: str) -> bool:
    """Whether a quote has three words at least, or as much in a script without spaces."""
    return is_long_enough(parts(normal(quote)))


def is_telling(context: Context, quote: str) -> bool:
    """Whether a quote has enough words to prove something, or is a whole sentence or heading."""
    return has_enough_words(quote) or _bare(quote) in _wholes(context)


@kept
def _wholes(context: Context) -> Set[str]:
    """The sentences and headings of a source, as they are compared."""
    source = context.source
    spans = (*source.sentences, *(each.span for each in source.paragraphs if each.heading))
    return {_bare(source.text[slice(*span)]) for span in spans}


def _bare(text: str) -> str:
    return normal(text).strip(_ENDS)


def misprint_in_source(context: Context, bank: Bank) -> Iterator[Found]:
    """A misprint stands in the source as it is printed."""
    for printed in bank.source.misprints:
        if not stands_in(normal(printed), source_text(context)):
            message = f"the misprint “{excerpt(printed)}” is not in the source"
            hint = "write it as it is printed there, or leave the line out"
            yield Found(("source", "misprints", printed), message, hint)


def asked_sentences(context: Context, bank: Bank) -> Iterator[Found]:
    """The few sentences of a source that no question and no event quotes are named once.

    They were overlooked where three quarters of a source are quoted, and chosen to be left where less is.
    Drafts do not count.
    """
    source = context.source
    found = coverage(bank)
    part, whole = found.sentences
    if 0.75 * whole <= part < whole:
        such = " and ".join(
            f"“{excerpt(source.words(source.sentences[sentence]), 40)}”" for sentence in found.untouched[:2]
        )
        message = f"{whole - part} of {whole} sentences of the source are asked about by nothing, such as "
        yield Found(("source",), message + such, "quiz coverage  shows them all")
