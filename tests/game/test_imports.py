import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "dear", ["asyncio", "sqlite3", "textual", "rich", "http", "socket", "yaml", "platformdirs"]
)
def test_the_rules_load_nothing_dear(dear: str) -> None:
    code = (
        f"import sys, quiz.game.draw, quiz.game.feedback, quiz.game.results; print({dear!r} in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
