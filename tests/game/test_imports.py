import subprocess
import sys

DEAR = {"asyncio", "sqlite3", "textual", "rich", "http", "socket", "yaml", "platformdirs", "hashlib"}


def test_the_rules_load_nothing_dear() -> None:
    code = "import sys, quiz.game.menu, quiz.game.results; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not DEAR & set(loaded.stdout.split())
