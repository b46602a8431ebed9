"""How much of what lives say about time is found, how much of it is right, and how true the drafts are.

The lives and the tables about them were made by hand, apart from the code: see tests/lives/README.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import pytest

from quiz.authoring.drafting.drafts import Head, draft_bank
from quiz.authoring.drafting.pasting import Attribution, clean_pasted
from quiz.dates.mentions import Mention, sentence_dates, times_in
from quiz.text.source import Source
from tests.lives.grading import fault_of
from tests.lives.tables import LANGUAGES, NAMES, Row, Told, language_of, readings, rows_of, source_of

FOUND, FOUND_ELSEWHERE = 0.95, 0.9  # of the dates of a life in English, in another language
TOLD = 0.9  # of the relative phrases, which are read in English only
MOST_WRONG, MOST_UNUSABLE = 0.01, 0.05  # of the drafts of all lives together
LEAST_DRAFTED = 0.15  # of the dates that have an event: nothing drafted is nothing wrong


class Draft(NamedTuple):
    """What was drafted of a sentence."""

    sentence: str
    event: str
    date: str


class Drafts(NamedTuple):
    """What was made of a life."""

    sentences: Sequence[str]
    """Those that were read, after what is no part of the life was taken out."""
    drafts: Sequence[Draft]
    listed: Sequence[tuple[str, str]]
    """A sentence, and the words in it that say a time and became no event."""


# The program as it is called: these two alone change with it.


def said_in(source: Source, number: int) -> Sequence[Mention]:
    """The dates of a sentence, as the program reads them."""
    return sentence_dates(source, number)


@cache
def drafted(name: str) -> Drafts:
    """What `quiz new` makes of a life."""
    pasted = clean_pasted(source_of(name).text)
    made = draft_bank(pasted, Head(Attribution(title=name), language_of(name)))
    sentences = [made.source.words(span) for span in made.source.sentences]
    return Drafts(
        sentences,
        [Draft(sentences[each.sentence], each.event, each.date.edtf) for each in made.drafted.events],
        [(sentences[each.sentence], time) for each in made.drafted.left for time in each.times],
    )


# Dates


def touches(text: str, words: str, start: int, end: int) -> bool:
    """Whether words stand where a place in a text is, or beside."""
    places = (at for at in range(len(text)) if text.startswith(words, at))
    return any(at < end and start < at + len(words) for at in places)


class Dates(NamedTuple):
    """How the dates of a life were read."""

    told: int
    missed: Sequence[str]
    wrong: Sequence[str]
    """Words with another date than theirs."""
    invented: Sequence[str]
    """Dates where the sentence says none."""


@cache
def dates_of(name: str) -> Dates:
    """How the dates of a life are read, by its table."""
    source = source_of(name)
    missed, wrong, invented = list[str](), list[str](), list[str]()
    rows = rows_of(name)
    for number, (span, row) in enumerate(zip(source.sentences, rows, strict=True)):
        text = source.text[span.start : span.end].replace("\n", " ")
        found = set[str]()
        for mention in said_in(source, number):
            place = (mention.start - span.start, mention.end - span.start)
            said = {words: date for words, date in _said(row) if touches(text, words, *place)}
            right = {words for words, date in said.items() if mention.date.edtf in readings(date)}
            found |= right
            if not right:
                (wrong if said else invented).append(f"{text[slice(*place)]} = {mention.date.edtf}")
        missed += (words for words in row.dates if words not in found)
    return Dates(sum(len(row.dates) for row in rows), missed, wrong, invented)


def _said(row: Row) -> Iterator[tuple[str, str]]:
    yield from (*row.dates.items(), *row.also.items())


# Drafts


@cache
def graded(name: str) -> tuple[Counter[str], tuple[str, ...]]:
    """The drafts of a life by their grades, and what is wrong with those that are not right."""
    source, made = source_of(name), drafted(name)
    rows = {source.words(span): row for span, row in zip(source.sentences, rows_of(name), strict=True)}
    faults, grades = list[str](), Counter[str]()
    seen, told_of = set[str](), set[tuple[str, str]]()
    for draft in made.drafts:
        row = rows.get(draft.sentence, Row("", ""))
        fitting = [words for words, written in _said(row) if draft.date in readings(written)]
        told_of |= {(draft.sentence, words) for words in fitting}
        grade, why = min(
            (_grade(draft, words, row, language_of(name)) for words in fitting),
            key=lambda each: ("right", "unusable", "wrong").index(each[0]),
            default=("wrong", "its sentence does not say the date"),
        )
        if grade == "right" and draft.event in seen:
            grade, why = "unusable", "told twice"
        seen.add(draft.event)
        grades[grade] += 1
        if why:
            faults.append(f"{grade}: {draft.date} {draft.event!r} ({why})")
    for sentence, row in rows.items():
        for words in row.dates:
            is_listed = any(_overlap(sentence, words, each) for at, each in made.listed if at == sentence)
            is_cut = sentence not in made.sentences and not row.drafts[words].tells
            grades["events"] += bool(row.drafts[words].tells)
            if (sentence, words) in told_of or is_cut:
                continue
            grades["listed" if is_listed else "silent"] += 1
            if not is_listed:
                faults.append(f"silent: {words} in {sentence[:60]!r}")
    return grades, tuple(faults)


def _grade(draft: Draft, words: str, row: Row, language: str) -> tuple[str, str]:
    dates = [words, *(other for other, _ in _said(row) if other != words)]
    return fault_of(draft.event, row.drafts.get(words, Told()), draft.sentence, dates, language)


def _overlap(sentence: str, words: str, listed: str) -> bool:
    at = sentence.find(listed)
    return at >= 0 and touches(sentence, words, at, at + len(listed))


def drafts_in(grades: Counter[str]) -> int:
    """How many drafts were graded."""
    return grades["right"] + grades["wrong"] + grades["unusable"]


GROUPS = {"in English": sorted({*NAMES} - {*LANGUAGES}), "in other languages": sorted(LANGUAGES)}


def together(group: str) -> Counter[str]:
    """The drafts of a group of lives by their grades."""
    return sum((graded(name)[0] for name in GROUPS[group]), Counter[str]())


# What is measured


@pytest.mark.parametrize("name", NAMES)
def test_the_dates_of_a_life_are_found_and_none_is_wrong(name: str) -> None:
    dates = dates_of(name)
    least = FOUND if language_of(name) == "en" else FOUND_ELSEWHERE
    assert not [*dates.wrong, *dates.invented]
    assert dates.told - len(dates.missed) >= least * dates.told, dates.missed


@pytest.mark.parametrize("name", GROUPS["in English"])
def test_what_a_life_in_english_says_of_time_by_another_time_is_told(name: str) -> None:
    source = source_of(name)
    told = [
        any(touches(text, words, *each) for each in (*times_in(text).relative, *times_in(text).yearless))
        for span, row in zip(source.sentences, rows_of(name), strict=True)
        for text in [source.text[span.start : span.end]]
        for words in row.relative
    ]
    assert sum(told) >= TOLD * len(told)


@pytest.mark.parametrize("name", NAMES)
def test_every_event_of_a_life_has_a_date_that_its_sentence_says(name: str) -> None:
    source = source_of(name)
    rows = {source.words(span): row for span, row in zip(source.sentences, rows_of(name), strict=True)}
    for draft in drafted(name).drafts:
        assert draft.date in [each for _, said in _said(rows[draft.sentence]) for each in readings(said)], (
            draft
        )


@pytest.mark.parametrize("name", NAMES)
def test_enough_of_a_life_is_drafted(name: str) -> None:
    grades = graded(name)[0]
    assert grades["right"] >= LEAST_DRAFTED * grades["events"]


@pytest.mark.parametrize("group", GROUPS)
def test_hardly_a_draft_tells_a_fact_that_its_date_is_not_of(group: str) -> None:
    grades = together(group)
    assert grades["wrong"] <= MOST_WRONG * drafts_in(grades)


@pytest.mark.parametrize("group", GROUPS)
def test_few_drafts_have_words_that_must_be_mended(group: str) -> None:
    grades = together(group)
    assert grades["unusable"] <= MOST_UNUSABLE * drafts_in(grades)


@pytest.mark.parametrize("group", GROUPS)
def test_no_date_is_missed_in_silence(group: str) -> None:
    assert not together(group)["silent"]


def test_what_was_measured_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\n  life            dates missed  wrong invented       drafts", end="")
        print("  right  wrong unusable listed silent")
        for name in NAMES:
            dates = dates_of(name)
            counts = (dates.told, len(dates.missed), len(dates.wrong), len(dates.invented))
            line = "{:6} {:6} {:6} {:8}".format(*counts)
            print(f"  {name:12} {language_of(name)}{line}{_line(graded(name)[0])}")
        for group in GROUPS:
            print(f"  {group:44}{_line(together(group))}")
        for name in NAMES:
            dates = dates_of(name)
            faults = [f"wrong date: {each}" for each in dates.wrong]
            faults += [f"invented: {each}" for each in dates.invented]
            faults += [f"missed: {', '.join(dates.missed)}"] if dates.missed else []
            faults += graded(name)[1]
            print(*(f"    {name:12} {fault}" for fault in faults), sep="\n", end="\n" * bool(faults))
    assert all(drafts_in(together(group)) for group in GROUPS)


def _line(grades: Counter[str]) -> str:
    counts = (grades[each] for each in ("right", "wrong", "unusable", "listed", "silent"))
    return "   {:6} of {:3} {:6} {:6} {:8} {:6} {:6}".format(drafts_in(grades), grades["events"], *counts)
