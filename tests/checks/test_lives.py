"""The tables of dates in the lives written for the tests fit their texts, sentence by sentence."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.dates.date import Date

LIVES = Path(__file__).parents[1] / "lives"
TABLES = sorted(path.name.partition(".")[0] for path in LIVES.glob("*.dates.yaml"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_dates_has_every_sentence_and_its_words_in_order(name: str) -> None:
    bank = read_bank(builtin_path() if name == "serebryakov" else LIVES / f"{name}.yaml").bank
    assert bank
    table = (LIVES / f"{name}.dates.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.load(table, Loader=yaml.BaseLoader)
    sentences = [bank.source.words(sentence) for sentence in bank.source.sentences]
    assert [int(row["sentence"]) for row in rows] == list(range(len(sentences)))
    for row, sentence in zip(rows, sentences, strict=True):
        dates, also = row.get("dates", {}), row.get("also", {})
        assert sentence.startswith(row["begins"])
        at = 0
        for words in dates:
            at = sentence.index(words, at) + len(words)
        assert all(words in sentence for words in (*also, *row.get("relative", [])))
        said = [date for readings in (*dates.values(), *also.values()) for date in readings.split(" | ")]
        assert [Date.parse(date).edtf for date in said] == said
