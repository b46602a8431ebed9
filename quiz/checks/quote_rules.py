"""Every answer is said by its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from quiz.bank.coverage import Quoting, coverage
from quiz.bank.findings import quotes
from quiz.bank.model import Bank, Choice
from quiz.checks.context import Context, Found, kept
from quiz.checks.english import STOP_WORDS, Number, is_english, numbers, stem, words_of
from quiz.text.cleaning import excerpt
from quiz.text.quotes import is_long_enough, normal, parts, stands_in
from quiz.text.source import Source
from quiz.text.words import half_words

_SPAN = re.compile(r"(?<!\d)(\d{3,4}) ?[-–/] ?(\d{1,3})(?!\d)")
"""`1905–07`"""
_YEAR = (3, 4)
"""Digits of a year."""


def _unsaid_numbers(context: Context, sentences: Sequence[int], answer: str, ask: str) -> Iterator[str]:
    """The numbers that an answer has in digits, and that its sentences do not say.

    A year says its decade, and its century where the answer or the prompt speaks of one.
    """
    wanted = [number for number in numbers(answer) if not number.spelt]
    if not wanted:
        return
    said = _said(context, sentences)
    years = [int(digits) for digits in said if digits.isdecimal() and len(digits) in _YEAR]
    in_centuries = "centur" in f"{answer} {ask}".casefold()
    for number in wanted:
        if number.digits not in said and not any(_is_in(year, number, in_centuries) for year in years):
            yield answer[number.start : number.end]


def _says_number(context: Context, sentences: Sequence[int], word: str) -> bool:
    """Whether a word is a number, such as Twenty-six, and sentences say it."""
    found = next(numbers(word), None)
    is_one = found is not None and (found.start, found.end) == (0, len(word))
    return found is not None and is_one and found.digits in _said(context, sentences)


def _is_in(year: int, number: Number, in_centuries: bool) -> bool:
    """Whether a year is in the decade or the century that a number is."""
    if number.mark == "s" and number.digits == str(year - year % 10):
        return True
    return in_centuries and number.digits == str((year + 99) // 100)


def _said(context: Context, sentences: Sequence[int]) -> frozenset[str]:
    """The numbers of sentences in digits without commas; the end of 1905–07 is 1907 too."""
    known = _numbers(context)
    for sentence in sentences:
        if sentence not in known:
            text = context.source.meant(context.source.sentences[sentence])
            spans = (first[: -len(last)] + last for first, last in _SPAN.findall(text))
            known[sentence] = frozenset((*(number.digits for number in numbers(text)), *spans))
    return frozenset().union(*(known[sentence] for sentence in sentences))


@kept
def _numbers(_context: Context) -> dict[int, frozenset[str]]:
    """Those of each sentence, as far as they have been asked for."""
    return {}


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""`Narym`, `Fifty-Fourth`"""
_SENTENCE_END = re.compile(r"[.!?:]\s*$")
"""`. ` before a new sentence"""

_ERA = re.compile(r"\b(?:BCE?\b|B\.C\.|AD\b|A\.D\.|CE\b|C\.E\.)")
"""`BC`, `A.D.`"""
_SHORTEST = 4
"""Letters of a name that may be of several."""


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
    for index, answer in enumerate(item.answers):
        if any(context.source.names(sentence, answer) for sentence in sentences):
            continue
        names = _names_in(answer, _names(context))
        unsaid = [
            *_unsaid_numbers(context, sentences, answer, item.ask),
            *(name for name in names if not _is_said(context, sentences, name, answer)),
            *_unsaid_eras(context, sentences, answer),
            *_unsaid_word(context, item, sentences, answer),
        ]
        if unsaid:
            yield Found(
                ("answer", index),
                f"the quote's sentence does not say “{excerpt(', '.join(unsaid))}”",
                "quote the sentence that does; if it has to be inferred, add  inferred: true  and  why:",
            )


def _is_said(context: Context, sentences: Sequence[int], name: str, answer: str) -> bool:
    """Whether sentences say a name: it, several of its kind, a number; or it is that of the life."""
    said = context.source.names
    if any(said(sentence, way) for sentence in sentences for way in _one_and_several(name)):
        return True
    return _says_number(context, sentences, name) or _names_the_life(context, name, answer)


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
    if not forms & _all_stems(context) or any(each and each <= here for each in wrong):
        yield answer.strip(" .")


def _stems(context: Context, sentence: int) -> Set[str]:
    return set(map(stem, words_of(context.source.meant(context.source.sentences[sentence]))))


@kept
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


@kept
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


_LONGEST = 60
"""Words of a quote that a pupil reads with patience."""


def quote_once(context: Context, item: Quoting) -> Iterator[Found]:
    """A quote tells which passage it means, and has 60 words at most."""
    for quote, path in quotes(item):
        words = half_words(quote) // 2
        if words > _LONGEST:
            message = f"this quote has {words} words, and nobody reads so many after a question"
            hint = f"quote the {_LONGEST} words that matter, or fewer"
            yield Found(path, message, hint, code="quote-long")
        counts = _counts(context)
        places = counts[quote] = counts.get(quote) or context.source.count(quote)
        if places > 1:
            message = f"this quote stands in {places} places of the source, and the first is shown"
            yield Found(path, message, "quote more of the sentence that is meant", code="quote-twice")


@kept
def _counts(_context: Context) -> dict[str, int]:
    """In how many sentences each quote stands, of which many a one backs several items."""
    return {}


CODE = "quote-few-words"
_LONGEST_QUOTE = 200
"""Characters of a sentence that are shown."""
_ENDS = " .!?…\"'"


def enough_quote(context: Context, item: Quoting) -> Iterator[Found]:
    """A quote has three words at least, unless it is a whole sentence or heading."""
    for quote, path in quotes(item):
        if has_enough_words(quote) or not (located := context.locate(quote)):
            continue
        if _bare(quote) not in _context_wholes(context):
            hint = "quote more of the passage"
            if located.sentences:
                span = context.source.sentences[located.sentences[0]]
                hint = f"quote more of its sentence: “{excerpt(context.source.words(span), _LONGEST_QUOTE)}”"
            message = "a quote has three words at least, else it proves nothing"
            yield Found(path, message, hint)


def has_enough_words(quote: str) -> bool:
    """Whether a quote has three words at least, or as much in a script without spaces."""
    return is_long_enough(parts(normal(quote)))


def is_telling(source: Source, quote: str) -> bool:
    """Whether a quote has enough words to prove something, or is a whole sentence or heading."""
    return has_enough_words(quote) or _bare(quote) in _wholes(source)


@kept
def _context_wholes(context: Context) -> Set[str]:
    return _wholes(context.source)


def _wholes(source: Source) -> Set[str]:
    """The sentences and headings of a source, as they are compared."""
    spans = (*source.sentences, *(each.span for each in source.paragraphs if each.heading))
    return {_bare(source.text[span.start : span.end]) for span in spans}


def _bare(text: str) -> str:
    return normal(text).strip(_ENDS)


def misprint_in_source(_context: Context, bank: Bank) -> Iterator[Found]:
    """A misprint stands in the source as it is printed."""
    if not bank.source.misprints:
        return
    words = normal(bank.source.text)
    for printed in bank.source.misprints:
        if not stands_in(normal(printed), words):
            message = f"the misprint “{excerpt(printed)}” is not in the source"
            hint = "write it as it is printed there, or leave the line out"
            path = "source", "misprints", printed
            yield Found(path, message, hint)


_ENOUGH = 0.75
"""The share of sentences that are quoted in a bank that is nearly complete."""
_NAMED = 2
"""Sentences that are named."""
_LENGTH = 40
"""Characters of a sentence that name it."""


def asked_sentences(context: Context, bank: Bank) -> Iterator[Found]:
    """The few sentences of a source that no question and no event quotes are named once.

    They were overlooked where three quarters of a source are quoted, and chosen to be left where less is.
    Drafts do not count.
    """
    source = context.source
    found = coverage(bank, context.locate)
    part, whole = found.sentences
    if part == whole or part < _ENOUGH * whole:
        return
    words = [
        f"“{excerpt(source.words(source.sentences[sentence]), _LENGTH)}”"
        for sentence in found.untouched[:_NAMED]
    ]
    yield Found(
        ("source",),
        f"{whole - part} of {whole} sentences of the source are asked about by nothing, "
        f"such as {' and '.join(words)}",
        "quiz coverage  shows them all",
    )
