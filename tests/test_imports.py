"""What a fresh interpreter must not have loaded, and which rooms may know of which."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COSTLY = {"textual", "rich", "http.server", "asyncio", "sqlite3", "yaml", "platformdirs", "argparse"}
FACES = {"textual", "rich", "asyncio", "http.server"}
SERVER = {"aiohttp", "quiz.classroom.server", "quiz.classroom.lesson"}
MAIN = "from quiz.cli import main; main"
READ = """
from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
read_bank(builtin_path())
"""


def loaded_by(code: str, home: Path) -> set[str]:
    """Which modules a fresh interpreter has after running this code; what the code prints is left aside."""
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys\nprint('\\n' + json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"QUIZ_HOME": str(home)},
        cwd=ROOT,
    )
    return set(json.loads(result.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("code", "needed", "spared"),
    [
        ("import quiz.cli", "quiz.cli", COSTLY),
        (f"{MAIN}(['--version'])", "quiz.cli", COSTLY),
        (f"{MAIN}(['--plain', '--play', 'round'])", "quiz.plain.play", FACES | SERVER | {"ifaddr", "segno"}),
        (f"{MAIN}(['host', '--plain', '--address', '127.0.0.1'])", "quiz.plain.hosting", FACES | SERVER),
        (f"{MAIN}(['check'])", "quiz.checks.rules", FACES | {"sqlite3"}),
        ("import quiz.classroom.view, quiz.classroom.board", "quiz.classroom.room", COSTLY | {"aiohttp"}),
        (READ, "quiz.bank.reading", {"difflib", "quiz.dates.suggestions"}),  # for mistakes
        (
            "from quiz.dates.date import Date; from quiz.text.source import Source; Source('A', 'He left.')",
            "quiz.text.source",
            {"quiz.text.quotes", "quiz.text.sentences"},  # for what is read and searched
        ),
    ],
)
def test_what_costs_is_loaded_where_needed(code: str, needed: str, spared: set[str], tmp_path: Path) -> None:
    loaded = loaded_by(code, tmp_path)
    assert needed in loaded
    assert not spared & loaded


FIRST_FRAME = """
import asyncio, quiz.cli.play
from quiz.tui.app import QuizApp

async def painted(app):
    async with app.run_test() as pilot:
        await pilot.pause()

quiz.cli.play.is_by_line = lambda plain: False
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
    splitters = {"sentencex", "quiz.text.sentences", "quiz.text.stops"}
    assert not {"yaml", "markdown_it", "textual.widgets._markdown", *splitters} & loaded
    assert not {name for name in loaded if name.startswith(("quiz.classroom", "aiohttp", "ifaddr", "segno"))}


def test_what_comes_before_a_lesson_loads_no_server(tmp_path: Path) -> None:
    loaded = loaded_by(FIRST_FRAME.replace("[]", "['host', '--address', '127.0.0.1']"), tmp_path)
    assert "quiz.tui.host.setup_screen" in loaded
    assert not (SERVER | {"segno"}) & loaded


@pytest.mark.parametrize(
    ("code", "most"),
    [(READ, 30), ("from quiz.cli.play import load; load([])", 55)],
    ids=["reading alone", "as a start reads"],
)
def test_a_cold_reading_of_the_built_in_bank_loads_few_modules(code: str, most: int, tmp_path: Path) -> None:
    loaded = loaded_by(code, tmp_path)
    assert "quiz.bank.reading" in loaded
    assert len({module for module in loaded if module.split(".")[0] == "quiz"}) <= most


def test_an_import_goes_only_downwards() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0
