"""What a fresh interpreter must not have loaded, and which rooms may know of which."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plain.games import BANK

COSTLY = {"textual", "rich", "http.server", "asyncio", "sqlite3", "yaml", "platformdirs", "argparse"}
ROOT = Path(__file__).parent.parent


def loaded_by(code: str, home: Path) -> set[str]:
    """Which modules a fresh interpreter has after running this code; what the code prints is left aside."""
    script = f"{code}\nimport json, sys\nprint('\\n' + json.dumps(sorted(sys.modules)))"
    environment = os.environ | {"QUIZ_HOME": str(home)}
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        env=environment,
        cwd=ROOT,
    )
    return set(json.loads(result.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import quiz.cli",
        "from quiz.cli import main; assert main(['--version']) == 0",
    ],
)
def test_the_command_line_loads_nothing_costly_before_it_is_needed(code: str, tmp_path: Path) -> None:
    assert not COSTLY & loaded_by(code, tmp_path)


def test_line_by_line_no_screen_is_loaded(tmp_path: Path) -> None:
    bank = tmp_path / "ada.yaml"
    bank.write_text(BANK, encoding="utf-8")
    code = f"from quiz.cli import main; assert main(['--plain', '--play', 'round', {str(bank)!r}]) == 0"
    loaded = loaded_by(code, tmp_path)
    assert not {"textual", "rich", "asyncio", "http.server"} & loaded
    assert "quiz.plain.play" in loaded


def test_a_check_loads_neither_a_screen_nor_a_database(tmp_path: Path) -> None:
    bank = tmp_path / "ada.yaml"
    bank.write_text(BANK, encoding="utf-8")
    loaded = loaded_by(f"from quiz.cli import main; main(['check', {str(bank)!r}])", tmp_path)
    assert not {"textual", "sqlite3", "asyncio"} & loaded


FIRST_FRAME = """
import asyncio, quiz.cli.play
from quiz.tui.app import QuizApp

async def painted(app):
    async with app.run_test() as pilot:
        await pilot.pause()

quiz.cli.play._is_by_line = lambda plain: False
QuizApp.run = lambda self: asyncio.run(painted(self))
quiz.cli.main([])
"""


def test_the_first_frame_loads_no_screen_but_its_own_and_nothing_that_asks(tmp_path: Path) -> None:
    loaded_by(FIRST_FRAME, tmp_path)
    loaded = loaded_by(FIRST_FRAME, tmp_path)  # the second time the bank is on the shelf
    assert {name for name in loaded if name.startswith("quiz.tui.") and name.endswith("_screen")} == {
        "quiz.tui.home_screen"
    }
    rooms = ("quiz.tui.stages", "quiz.tui.workshop", "quiz.game.draw", "quiz.game.asked", "quiz.authoring")
    assert not {name for name in loaded if name.startswith((*rooms, "quiz.checks", "quiz.bank.reading"))}
    assert not {"yaml", "markdown_it", "textual.widgets._markdown"} & loaded


@pytest.mark.parametrize(
    ("code", "most"),
    [
        ("from quiz.bank.reading import read_bank; read_bank(builtin_path())", 30),
        ("from quiz.cli.play import load; load([])", 55),
    ],
    ids=["reading alone", "as a start reads"],
)
def test_a_cold_reading_of_the_built_in_bank_loads_few_modules(code: str, most: int, tmp_path: Path) -> None:
    loaded = loaded_by(f"from quiz.bank.files import builtin_path; {code}", tmp_path)
    assert "quiz.bank.reading" in loaded
    assert len({module for module in loaded if module.split(".")[0] == "quiz"}) <= most


@pytest.mark.parametrize(
    ("code", "spared"),
    [
        (
            "from quiz.bank.files import builtin_path; from quiz.bank.reading import read_bank;"
            "read_bank(builtin_path())",
            {"difflib", "quiz.dates.suggestions"},  # for mistakes
        ),
        (
            "from quiz.dates.date import Date; from quiz.text.source import Source; Source('A', 'He left.')",
            {"quiz.text.quotes", "quiz.text.sentences"},  # for what is read and searched
        ),
    ],
)
def test_what_a_text_and_its_dates_cost_is_paid_by_those_who_need_it(
    code: str, spared: set[str], tmp_path: Path
) -> None:
    assert not spared & loaded_by(code, tmp_path)


def test_an_import_goes_only_downwards() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0
