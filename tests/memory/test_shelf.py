"""A shelved bank is the bank that was read, or none."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.reading import read_bank
from quiz.memory.shelf import Shelf

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


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def read(path: Path) -> Bank:
    bank = read_bank(path).bank
    assert bank
    return bank


def put(shelf: Shelf, path: Path) -> Path:
    """The file that a bank was shelved in."""
    shelf.put(path, read_bank(path), shelf.place(path))
    (kept,) = (path.parent / "shelf").iterdir()
    return kept


def test_what_is_taken_is_what_was_put(shelf: Shelf, path: Path) -> None:
    put(shelf, path)
    taken = shelf.take(path)
    assert taken == read(path)
    assert taken.source.misprints == {"Londn": "London"}
    assert taken.path == path


def test_the_built_in_bank_is_shelved_whole(shelf: Shelf) -> None:
    shelf.put(builtin_path(), read_bank(builtin_path()), shelf.place(builtin_path()))
    assert shelf.take(builtin_path()) == read(builtin_path())


def test_nothing_is_taken_before_it_is_put(shelf: Shelf, path: Path) -> None:
    assert shelf.take(path) is None


def test_an_edit_is_never_missed(shelf: Shelf, path: Path) -> None:
    put(shelf, path)
    stat = path.stat()
    path.write_text(BANK.replace("Rome", "Oslo"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert shelf.take(path) is None


def test_a_file_saved_while_it_was_read_is_not_shelved(shelf: Shelf, path: Path) -> None:
    place, reading = shelf.place(path), read_bank(path)
    path.write_text(BANK.replace("Rome", "Oslo"), encoding="utf-8")
    shelf.put(path, reading, place)
    assert shelf.take(path) is None


def test_a_bank_with_its_source_in_another_file_is_not_shelved(shelf: Shelf, path: Path) -> None:
    text = "Ada was born in Londn in 1815. She met Babbage in 1833. She died in 1852."
    (path.parent / "ada.txt").write_text(text, encoding="utf-8")
    path.write_text(BANK.replace(f"text: {text}", "file: ada.txt"), encoding="utf-8")
    shelf.put(path, read_bank(path), shelf.place(path))
    assert shelf.take(path) is None


DAMAGES = {
    "empty": "",
    "cut short": "[[",
    "too short": "[]",
    "null": "null",
    "numbers": "[[1], [2], [3], [4]]",
    "too deep": "[" * 100_000,
    "another shape": '{"a": 1}',
    "no text": "\x00",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_shelf_is_as_good_as_none(shelf: Shelf, path: Path, damage: str) -> None:
    put(shelf, path).write_text(damage, encoding="utf-8")
    assert shelf.take(path) is None


def test_a_shelved_bank_with_one_letter_changed_is_as_good_as_none(shelf: Shelf, path: Path) -> None:
    kept = put(shelf, path)
    kept.write_bytes(kept.read_bytes().replace(b"Babbage", b"Cabbage"))
    assert shelf.take(path) is None


def test_a_shelved_bank_of_another_shape_is_as_good_as_none(shelf: Shelf, path: Path) -> None:
    kept = put(shelf, path)
    body = b'[["a"], {}, 3, "x"]'
    kept.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
    assert shelf.take(path) is None


def test_a_folder_that_cannot_be_written_stops_nothing(path: Path) -> None:
    blocked = path.parent / "blocked"
    blocked.write_text("a file", encoding="utf-8")
    shelf = Shelf(blocked)
    shelf.put(path, read_bank(path), shelf.place(path))
    assert shelf.take(path) is None


def test_only_the_banks_last_read_stay(shelf: Shelf, path: Path) -> None:
    for number in range(20):
        path.write_text(BANK.replace("A short life.", f"Note {number}."), encoding="utf-8")
        shelf.put(path, read_bank(path), shelf.place(path))
    assert len(list((path.parent / "shelf").iterdir())) == 12
    assert shelf.take(path) is not None
