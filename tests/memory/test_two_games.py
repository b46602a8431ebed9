"""Two games at once; `python -m tests.memory.test_two_games FOLDER NAME` is one, begun by a line."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from quiz.memory.log import Memory
from tests.memory.examples import a_round, played, rows

ROOT = Path(__file__).parents[2]
GAMES = ("one", "two")
ANSWERS = 60


def test_two_games_at_once_lose_nothing(tmp_path: Path) -> None:
    with ExitStack() as open_games:
        games = [
            open_games.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "tests.memory.test_two_games", str(tmp_path), name],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for name in GAMES
        ]
        assert [game.stdout and game.stdout.readline() for game in games] == ["ready\n", "ready\n"]
        for game in games:
            assert game.stdin
            game.stdin.write("go\n")
            game.stdin.flush()
        assert [game.wait(timeout=30) for game in games] == [0, 0]

    kept = [str(id_) for (id_,) in rows(tmp_path, "SELECT id FROM answer")]
    assert sorted(kept) == sorted(f"{name}-{number}" for name in GAMES for number in range(ANSWERS))
    with Memory(tmp_path) as memory:
        assert {(past.id, past.finished) for past in memory.history()} == {(name, True) for name in GAMES}


if __name__ == "__main__":
    folder, name = sys.argv[1:]
    with Memory(Path(folder)) as game_memory:
        print("ready", flush=True)
        sys.stdin.readline()
        played(game_memory, a_round(name, questions=ANSWERS), *[1.0] * ANSWERS)
