"""The lives written for the tests are as their README says: banks that read, tables that fit their texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from quiz.bank.files import builtin_path
from quiz.bank.model import Choice, Ordering
from quiz.bank.problems import Level
from quiz.bank.reading import Reading, read_bank
from quiz.checks.rules import check
from quiz.dates.date import Date
from quiz.text.quotes import folded
from quiz.text.source import Source

LIVES = Path(__file__).parents[1] / "lives"
NAMES = ("eleanor", "cicero", "curie")
MEASURED = ("hannibal", "douglass")
"""Lives that were written apart from the others, with banks that are not of their size."""
BANKED = (*NAMES, *MEASURED)
TABLED = (*NAMES, *MEASURED, "serebryakov")
FLAWED = tuple(sorted(path.name.split(".")[0] for path in (LIVES / "flawed").glob("*.flaws.yaml")))


class Row(TypedDict, total=False):
    """What a sentence says about time."""

    sentence: str
    begins: str
    dates: Mapping[str, str]
    also: Mapping[str, str]
    relative: list[str]


class Flaw(TypedDict):
    """A flaw that was put into a bank."""

    item: str
    family: str
    flaw: str


@cache
def text_of(name: str) -> str:
    return (LIVES / f"{name}.txt").read_text(encoding="utf-8")


@cache
def source_of(name: str) -> Source:
    if name != "serebryakov":
        return Source(name, text_of(name))
    bank = read_bank(builtin_path()).bank
    assert bank
    return bank.source


@cache
def sentences_of(name: str) -> list[str]:
    source = source_of(name)
    return [folded(source.text[span.start : span.end]).text for span in source.sentences]


@cache
def rows_of(name: str) -> list[Row]:
    text = (LIVES / f"{name}.dates.yaml").read_text(encoding="utf-8")
    rows: list[Row] = yaml.load(text, Loader=yaml.BaseLoader)
    return rows


@cache
def flaws_of(name: str) -> list[Flaw]:
    text = (LIVES / "flawed" / f"{name}.flaws.yaml").read_text(encoding="utf-8")
    flaws: list[Flaw] = yaml.load(text, Loader=yaml.BaseLoader)
    return flaws


@cache
def flawed_bank(name: str) -> Reading:
    return read_bank(LIVES / "flawed" / f"{name}.yaml")


@cache
def ids_in(path: Path) -> frozenset[str]:
    """The ids that a bank's file gives to its items, the broken ones among them."""
    return frozenset(re.findall(r"^  - id: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))


# Texts


@pytest.mark.parametrize("name", [*NAMES, *MEASURED])
def test_a_life_has_as_many_words_and_sentences_as_it_should(name: str) -> None:
    assert 600 <= len(text_of(name).split()) <= 1000
    assert 30 <= len(sentences_of(name)) <= 50


@pytest.mark.parametrize("name", [*NAMES, *MEASURED])
def test_a_life_has_headings(name: str) -> None:
    assert sum(paragraph.heading for paragraph in source_of(name).paragraphs) >= 3


def test_the_pasted_life_is_the_plain_one_with_marks_and_a_page_around_it() -> None:
    pasted = (LIVES / "curie.pasted.txt").read_text(encoding="utf-8")
    plain = re.sub(r"\[[^\]\n]{1,20}\](?:: \d+(?:–\d+)? )?", "", pasted)
    assert text_of("curie").strip() in plain
    assert text_of("curie").strip() not in pasted


@pytest.mark.parametrize("name", FLAWED)
def test_a_flawed_bank_is_about_the_same_text(name: str) -> None:
    bank = flawed_bank(name).bank
    assert bank
    assert bank.source.text.strip() == source_of(name).text.strip()


# Tables of dates


@pytest.mark.parametrize("name", TABLED)
def test_a_table_has_every_sentence_with_its_first_words(name: str) -> None:
    rows = rows_of(name)
    assert [int(row["sentence"]) for row in rows] == list(range(len(sentences_of(name))))
    strayed = [
        row["begins"]
        for row, sentence in zip(rows, sentences_of(name), strict=True)
        if not sentence.startswith(row["begins"])
    ]
    assert strayed == []


@pytest.mark.parametrize("name", TABLED)
def test_a_table_s_words_stand_in_their_sentence_in_order(name: str) -> None:
    for row, sentence in zip(rows_of(name), sentences_of(name), strict=True):
        at = 0
        for words in row.get("dates", {}):
            at = sentence.index(words, at) + len(words)
        assert all(words in sentence for words in (*row.get("also", {}), *row.get("relative", [])))


@pytest.mark.parametrize("name", TABLED)
def test_a_table_s_dates_are_canonical(name: str) -> None:
    said = [
        reading
        for row in rows_of(name)
        for dates in (row.get("dates", {}), row.get("also", {}))
        for readings in dates.values()
        for reading in readings.split(" | ")
    ]
    assert [Date.parse(date).edtf for date in said] == said


@pytest.mark.parametrize(
    ("name", "dates", "relative"),
    [
        ("eleanor", 45, 11),
        ("cicero", 38, 8),
        ("curie", 32, 10),
        ("serebryakov", 21, 3),
        ("hannibal", 28, 13),
        ("douglass", 28, 10),
    ],
)
def test_a_table_has_as_many_dates_as_were_counted(name: str, dates: int, relative: int) -> None:
    assert sum(len(row.get("dates", {})) for row in rows_of(name)) == dates
    assert sum(len(row.get("relative", [])) for row in rows_of(name)) == relative


# Good banks


@pytest.mark.parametrize("name", BANKED)
def test_a_good_bank_reads_without_a_problem(name: str) -> None:
    assert read_bank(LIVES / f"{name}.yaml").problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_good_bank_has_as_many_items_as_it_should(name: str) -> None:
    bank = read_bank(LIVES / f"{name}.yaml").bank
    assert bank
    choices = [item for item in bank.questions if isinstance(item, Choice)]
    orderings = [item for item in bank.questions if isinstance(item, Ordering)]
    assert 20 <= len(choices) <= 25
    assert 3 <= len(orderings) <= 5
    assert 12 <= len(bank.timeline) <= 16
    assert all(2 <= len(item.wrong) <= 4 for item in choices)


@pytest.mark.parametrize("name", BANKED)
def test_a_good_bank_has_items_of_every_kind(name: str) -> None:
    bank = read_bank(LIVES / f"{name}.yaml").bank
    assert bank
    choices = [item for item in bank.questions if isinstance(item, Choice)]
    assert any(len(item.answers) > 1 for item in choices)
    assert any(" NOT " in item.ask for item in choices)
    assert any(item.inferred and item.why for item in choices)
    assert all(item.topic for item in bank.questions)


# Flawed banks


@pytest.mark.parametrize("name", FLAWED)
def test_a_flawed_bank_loses_only_items_that_its_table_names(name: str) -> None:
    reading = flawed_bank(name)
    assert reading.bank
    kept = {item.id for item in (*reading.bank.questions, *reading.bank.timeline)}
    lost = ids_in(LIVES / "flawed" / f"{name}.yaml") - kept
    assert lost <= {flaw["item"] for flaw in flaws_of(name)}
    assert len(reading.errors) == len(lost)


@pytest.mark.parametrize("name", FLAWED)
def test_flaws_are_those_of_items_that_there_are(name: str) -> None:
    known = ids_in(LIVES / "flawed" / f"{name}.yaml") | {"bank"}
    assert {flaw["item"] for flaw in flaws_of(name)} <= known


@pytest.mark.parametrize("name", BANKED)
def test_a_flawed_bank_has_some_twenty_items_and_unflawed_ones_among_them(name: str) -> None:
    items = ids_in(LIVES / "flawed" / f"{name}.yaml")
    flawed = {flaw["item"] for flaw in flaws_of(name)}
    assert len(items) >= 20
    assert len(items - flawed) >= 6


def test_every_family_of_flaws_is_explained_and_has_two_examples() -> None:
    readme = (LIVES / "README.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", readme.split("## Flaws")[1], re.MULTILINE))
    given = Counter(flaw["family"] for name in FLAWED for flaw in flaws_of(name))
    assert set(given) == explained
    assert [family for family, count in given.items() if count < 2] == []


@pytest.mark.parametrize("name", FLAWED)
def test_a_flawed_bank_is_checked_without_more_than_its_missing_quotes_as_errors(name: str) -> None:
    problems = check(LIVES / "flawed" / f"{name}.yaml", name).problems
    assert {problem.code for problem in problems if problem.level is Level.ERROR} <= {"quote-missing"}
