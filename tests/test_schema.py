"""`quiz schema`."""

from __future__ import annotations

import pytest

from quiz.bank.format import schema_text
from quiz.cli import main


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == schema_text()


def test_its_help_says_how_a_bank_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--help"]) == 0
    assert "# yaml-language-server: $schema=bank.schema.json" in capsys.readouterr().out
