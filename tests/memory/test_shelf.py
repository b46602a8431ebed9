"""A shelved bank is the bank that was read, or none."""

import os
from pathlib import Path
from zlib import crc32

import pytest

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.memory.shelf import Shelved

BANK = """\
id: ada
title: Ada [sic]
language: en
note: A short life.
source:
  title: Ada
  author: A friend
  url: https://example.org
  licence: CC0
  misprints:
    Londn: London
  text: Ada was born in Londn in 1815. She met Babbage in 1833. She died in 1852.
timeline:
  - {id: born, event: Is born, topic: Life, date: 1815, quote: Ada was born in Londn, why: So it says.}
  - {id: met, event: Meets Babbage, after: born, quote: She met Babbage in 1833}
  - {id: died, event: Dies, date: 1852~, quote: She died in 1852}
questions:
  - id: where
    ask: Where was Ada born?
    answer: London
    wrong: [Paris, {option: Rome, why: No., quote: She died in 1852}]
    inferred: true
    why: A misprint.
    quote: Ada was born in Londn
  - {id: order, order: [born, [met], died]}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ada.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def shelved(path: Path) -> Shelved:
    return Shelved(path.parent / "shelf", path)


def put(path: Path) -> Path:
    """The file that a bank was shelved in."""
    shelved(path).put(read_bank(path))
    (kept,) = (path.parent / "shelf").iterdir()
    return kept


def test_what_is_taken_is_what_was_put(path: Path) -> None:
    put(path)
    taken = shelved(path).take()
    assert taken == read_bank(path).bank
    assert taken
    assert (taken.source.misprints, taken.path) == ({"Londn": "London"}, path)


def test_the_built_in_bank_is_shelved_whole(tmp_path: Path) -> None:
    Shelved(tmp_path, builtin_path()).put(read_bank(builtin_path()))
    assert Shelved(tmp_path, builtin_path()).take() == read_bank(builtin_path()).bank


def test_nothing_is_taken_before_it_is_put(path: Path) -> None:
    assert shelved(path).take() is None


def test_an_edit_is_never_missed(path: Path) -> None:
    put(path)
    stat = path.stat()
    path.write_text(BANK.replace("Rome", "Oslo"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert shelved(path).take() is None


def test_a_file_saved_while_it_was_read_is_not_shelved(path: Path) -> None:
    before, reading = shelved(path), read_bank(path)
    path.write_text(BANK.replace("Rome", "Oslo"), encoding="utf-8")
    before.put(reading)
    assert (before.take(), shelved(path).take()) == (None, None)


def test_a_bank_with_an_error_or_its_source_in_another_file_is_not_shelved(path: Path) -> None:
    text = "Ada was born in Londn in 1815. She met Babbage in 1833. She died in 1852."
    (path.parent / "ada.txt").write_text(text, encoding="utf-8")
    for bank in (
        BANK.replace(f"text: {text}", "file: ada.txt"),
        BANK.replace("quote: She met", "quote: He met"),
    ):
        path.write_text(bank, encoding="utf-8")
        shelved(path).put(read_bank(path))
        assert shelved(path).take() is None


DAMAGED = ("", "[[", "[]", "null", "[" * 100_000, '{"a": 1}', '{"kind": "Life", "has": []}', "\x00")


@pytest.mark.parametrize("body", [*DAMAGED, '{"kind": "Option", "has": ["x"]}'], ids=lambda body: body[:9])
@pytest.mark.parametrize("signed", [False, True])
def test_a_damaged_shelf_is_as_good_as_none(path: Path, body: str, signed: bool) -> None:
    kept = put(path)
    source = kept.read_bytes().partition(b"\n")[2].partition(b'{"kind": "Bank"')[0]
    damaged = source + body.encode()
    kept.write_bytes(b"%08x\n" % crc32(damaged) + damaged if signed else damaged)
    assert shelved(path).take() is None


def test_a_shelved_bank_with_one_letter_changed_is_as_good_as_none(path: Path) -> None:
    kept = put(path)
    kept.write_bytes(kept.read_bytes().replace(b"Babbage", b"Cabbage"))
    assert shelved(path).take() is None


def test_a_folder_that_cannot_be_written_stops_nothing(path: Path) -> None:
    Shelved(path, path).put(read_bank(path))
    assert Shelved(path, path).take() is None


def test_only_the_banks_last_read_stay(path: Path) -> None:
    for number in range(14):
        path = path.with_name(f"{number}.yaml")
        path.write_text(BANK, encoding="utf-8")
        shelved(path).put(read_bank(path))
    assert len(list((path.parent / "shelf").iterdir())) == 12
    assert shelved(path).take() is not None
