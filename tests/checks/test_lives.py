"""The lives written for the tests are as their README says: banks that read, tables that fit their texts."""

from collections.abc import Mapping
from typing import TypedDict

import pytest
import yaml

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.dates.date import Date
from quiz.text.source import Source
from tests.checks.lives import BANKED, FLAWED, LIVES, flaws_of, ids_in


class Row(TypedDict, total=False):
    """What a sentence says about time."""

    sentence: str
    begins: str
    dates: Mapping[str, str]
    also: Mapping[str, str]
    relative: list[str]


def source_of(name: str) -> Source:
    if name != "serebryakov":
        return Source(name, (LIVES / f"{name}.txt").read_text(encoding="utf-8"))
    bank = read_bank(builtin_path()).bank
    assert bank
    return bank.source


@pytest.mark.parametrize("name", [*BANKED, "serebryakov"])
def test_a_table_of_dates_has_every_sentence_and_its_words_in_order(name: str) -> None:
    source = source_of(name)
    table = (LIVES / f"{name}.dates.yaml").read_text(encoding="utf-8")
    rows: list[Row] = yaml.load(table, Loader=yaml.BaseLoader)
    assert [int(row["sentence"]) for row in rows] == list(range(len(source.sentences)))
    for row, sentence in zip(rows, map(source.words, source.sentences), strict=True):
        assert sentence.startswith(row["begins"])
        at = 0
        for words in row.get("dates", {}):
            at = sentence.index(words, at) + len(words)
        assert all(words in sentence for words in (*row.get("also", {}), *row.get("relative", [])))
        readings = [*row.get("dates", {}).values(), *row.get("also", {}).values()]
        said = [date for reading in readings for date in reading.split(" | ")]
        assert [Date.parse(date).edtf for date in said] == said


@pytest.mark.parametrize("name", FLAWED)
def test_a_flawed_bank_loses_only_items_that_its_table_names(name: str) -> None:
    path = LIVES / "flawed" / f"{name}.yaml"
    reading, ids = read_bank(path), set(ids_in(path).values())
    assert reading.bank
    lost = ids - {item.id for item in (*reading.bank.questions, *reading.bank.timeline)}
    assert lost <= {flaw["item"] for flaw in flaws_of(name)} <= {*ids, "bank"}
    assert len(reading.errors) == len(lost)
