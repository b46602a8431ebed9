"""`quiz add` line by line: what golden conversations do not hold."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from quiz.authoring.unsaved import Recovery
from quiz.authoring.work import Work
from quiz.plain.adding import add_by_line
from quiz.plain.console import Console
from tests.plain.games import BANK

MARRIED = "In 1835 she married William King"
QUESTION = ("1", "Whom did Ada marry?", MARRIED, "William King")
"""What is typed for a question up to its wrong options."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ada.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def said(path: Path, *lines: str) -> str:
    """What is said when these lines are typed, and then the input ends."""
    output = io.StringIO()
    work = Work(path, Recovery(path.parent, path))
    assert work.inspector.bank
    typed = io.StringIO("".join(f"{line}\n" for line in lines))
    add_by_line(Console(typed, output, interactive=False, width=200), work, work.inspector.bank)
    return output.getvalue()


def test_what_is_found_in_many_sentences_is_listed_bit_by_bit(path: Path) -> None:
    text = BANK.replace("text: |\n", "text: |\n" + "    Ada wrote a letter.\n" * 5)
    path.write_text(text, encoding="utf-8")
    lines = said(path, "1", "Who died?", "Ada", "", "7", "", "q")
    assert "7 sentences with words of it:" in lines
    assert lines.index("1 to 6, or press Enter to hear more.") < lines.index("\n7. Ada died of cancer")
    assert "1 to 7, or press Enter to look for others." in lines
    assert "The answer; several" in lines


@pytest.mark.parametrize("last", ["", "q"])
@pytest.mark.parametrize("lines", [(), ("1",), QUESTION, (*QUESTION, "Bath", "", "Rome", "", "", "", "")])
def test_what_is_broken_off_is_not_written(path: Path, lines: tuple[str, ...], last: str) -> None:
    menus = said(path, *lines, *filter(None, (last,))).count("What would you like to add?")
    assert menus == (2 if lines and last else 1)
    assert path.read_text(encoding="utf-8") == BANK
