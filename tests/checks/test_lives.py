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
from quiz.bank.reading import Reading, read_bank
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


def test_every_family_of_flaws_is_explained_and_has_two_examples() -> None:
    readme = (LIVES / "README.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", readme.split("## Flaws")[1], re.MULTILINE))
    given = Counter(flaw["family"] for name in FLAWED for flaw in flaws_of(name))
    assert set(given) == explained
    assert [family for family, count in given.items() if count < 2] == []
