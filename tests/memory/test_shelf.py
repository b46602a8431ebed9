"""A shelved bank is the bank that was read, or none."""

import os
from pathlib import Path
from zlib import crc32

import pytest

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.memory.shelf import Shelved
from tests.plain.games import BANK


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
    assert shelved(path).take() is None
    put(path)
    taken = shelved(path).take()
    assert taken
    assert taken == read_bank(path).bank
    assert (taken.source.misprints, taken.path) == ({"Lndon": "London"}, path)
    Shelved(path.parent, builtin_path()).put(read_bank(builtin_path()))
    assert Shelved(path.parent, builtin_path()).take() == read_bank(builtin_path()).bank


def test_an_edit_is_never_missed(path: Path) -> None:
    put(path)
    stat = path.stat()
    before, reading = shelved(path), read_bank(path)
    path.write_text(BANK.replace("Paris", "Salem"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert shelved(path).take() is None
    before.put(reading)  # saved while it was read
    assert shelved(path).take() is None


def test_a_bank_with_an_error_or_its_source_in_another_file_is_not_shelved(path: Path) -> None:
    start, end = BANK.index("  text: |\n"), BANK.index("timeline:")
    text = BANK[start:end].removeprefix("  text: |\n")
    (path.parent / "ada.txt").write_text(text, encoding="utf-8")
    beside = BANK[:start] + "  file: ada.txt\n" + BANK[end:]
    for bank in (beside, BANK.replace("quote: She met", "quote: He met")):
        path.write_text(bank, encoding="utf-8")
        assert read_bank(path).bank
        shelved(path).put(read_bank(path))
        assert shelved(path).take() is None


DAMAGED = ("", "[[", "[]", "null", "[" * 100_000, '{"a": 1}', '{"kind": "Life", "has": []}')


@pytest.mark.parametrize("body", [*DAMAGED, '{"kind": "Option", "has": ["x"]}'], ids=lambda body: body[:9])
def test_a_damaged_shelf_is_as_good_as_none(path: Path, body: str) -> None:
    kept = put(path)
    source = kept.read_bytes().partition(b"\n")[2].partition(b'{"kind": "Bank"')[0]
    damaged = source + body.encode()
    kept.write_bytes(b"%08x\n" % crc32(damaged) + damaged)
    assert shelved(path).take() is None


def test_a_shelved_bank_with_one_letter_changed_is_as_good_as_none(path: Path) -> None:
    kept = put(path)
    kept.write_bytes(b"Cabbage".join(kept.read_bytes().rsplit(b"Babbage", 1)))
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
