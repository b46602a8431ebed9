"""Two games at once; `python -m tests.memory.test_two_games FOLDER NAME` is one."""

import subprocess
import sys
from pathlib import Path

from quiz.memory.log import Memory
from tests.memory.examples import a_round, played, rows

ROOT = Path(__file__).parents[2]
GAMES = ("one", "two")
ANSWERS = 150


def test_two_games_at_once_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.memory.test_two_games", str(tmp_path)]
    games = [subprocess.Popen([*command, name], cwd=ROOT) for name in GAMES]
    assert [game.wait(timeout=30) for game in games] == [0, 0]
    kept = [str(id_) for (id_,) in rows(tmp_path, "SELECT id FROM answer")]
    assert sorted(kept) == sorted(f"{name}-{number}" for name in GAMES for number in range(ANSWERS))
    with Memory(tmp_path) as memory:
        assert {(past.id, past.finished) for past in memory.history()} == {(name, True) for name in GAMES}


if __name__ == "__main__":
    with Memory(Path(sys.argv[1])) as one_game:
        played(one_game, a_round(sys.argv[2], questions=ANSWERS), *[1.0] * ANSWERS)
