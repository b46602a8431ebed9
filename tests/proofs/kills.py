"""A game is killed again and again, at any moment, and what it said it had kept is there each time."""

import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from quiz.game.round import Round
from quiz.memory.folder import MEMORY
from quiz.memory.log import Memory
from tests.proofs.game import BANK, is_a_guess, next_answer, opening_line, round_named

_ROOT = Path(__file__).parents[2]
_WITHOUT_END = 1_000_000
_ALL_ANSWERS = "SELECT id FROM answer UNION ALL SELECT id FROM again"


@dataclass
class Promises:
    """What games said before they were killed."""

    begun: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    guessed: set[str] = field(default_factory=set)

    def hear(self, lines: list[str]) -> None:
        """Take a game's lines; the last may have been cut off."""
        for line in lines:
            word, _, rest = line.removesuffix("\n").partition(" ")
            assert word != "notice", f"a kill made a notice: {rest}"
            if line.endswith("\n") and word != "opened":
                vars(self)[word].add(rest)


def attempt(times: int, seed: int, folder: Path) -> str:
    """No kill loses or doubles an answer that was acknowledged, and the round goes on the same."""
    chance = Random(seed)
    promises = Promises()
    unfinished: tuple[Round, ...] = ()
    silent = 0
    for number in range(1, times + 1):
        lines = _killed(folder, chance)
        silent += not lines
        if lines and lines[0].endswith("\n"):
            assert lines[0] == opening_line(unfinished), f"kill {number}: it went on with {lines[0]}"
        promises.hear(lines)
        unfinished = _is_all_there(folder, promises, number)
    _finishes(folder, promises)
    return (
        f"{times} kills ({silent} before the game could speak), {len(promises.answered)} answers "
        f"in {len(promises.begun)} rounds, none lost, none twice"
    )


def _killed(folder: Path, chance: Random) -> list[str]:
    """Run a game and kill it: before it speaks, or a moment after it has said something. What it said."""
    with _game(folder, _WITHOUT_END) as game:
        assert game.stdout
        if chance.random() < 0.25:
            heard = []
            time.sleep(chance.uniform(0, 0.1))
        else:
            heard = [game.stdout.readline() for _ in range(chance.randint(1, 14))]
            time.sleep(chance.uniform(0, 0.003))
        game.kill()
        return heard + game.stdout.readlines()


def _game(folder: Path, rounds: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.proofs.game", str(folder), str(rounds)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def _is_all_there(folder: Path, promises: Promises, number: int) -> tuple[Round, ...]:
    """Look into the memory; the rounds that the next game must go on with."""
    path = folder / MEMORY
    if not path.exists():
        assert not promises.begun, f"kill {number}: the memory is gone"
        return ()
    with Memory(folder) as memory:
        assert memory.is_kept, f"kill {number}: {memory.notices}"
        assert not memory.notices, f"kill {number}: {memory.notices}"
        unfinished = memory.unfinished((BANK,))
        remembered = {past.id: memory.recall(past.id) for past in memory.history()}
    with closing(sqlite3.connect(path)) as connection:
        (integrity,) = connection.execute("PRAGMA integrity_check").fetchone()
        kept = Counter(str(id_) for (id_,) in connection.execute(_ALL_ANSWERS))
    assert integrity == "ok", f"kill {number}: {integrity}"
    assert promises.begun <= remembered.keys(), f"kill {number}: a round is gone"
    twice = [id_ for id_, count in kept.items() if count > 1]
    assert not twice, f"kill {number}: kept twice: {twice}"
    lost = promises.answered - kept.keys()
    assert not lost, f"kill {number}: lost: {sorted(lost)}"
    # Kept, and killed before it could say so: at most one a kill.
    assert len(kept) - len(promises.answered) <= number, f"kill {number}: more answers than were given"
    for round_ in remembered.values():
        assert round_ is not None
        assert _as_played(round_, promises), f"kill {number}: not as it was played: {round_}"
    given = (len(round_.answers) + len(round_.again) for round_ in remembered.values() if round_)
    assert sum(given) == len(kept)
    return unfinished


def _as_played(round_: Round, promises: Promises) -> bool:
    """Whether the round is as dealt, and each of its answers as given, with what was promised of it."""
    expected = round_named(round_.id)
    first, again = iter(round_.answers), (each.answer for each in round_.again)
    while answer := next(again if expected.is_again else first, None):
        given = next_answer(expected)
        if answer.id in promises.guessed and answer.sure:
            return False
        # A guess that was kept, and the game killed before it could say so, is kept nevertheless.
        expected = expected.answered(replace(given, sure=answer.sure or not is_a_guess(given)))
    return round_ == expected


def _finishes(folder: Path, promises: Promises) -> None:
    """A game that is left alone plays all that was unfinished to its end."""
    with Memory(folder) as memory:
        begun = len(memory.history())
    with _game(folder, begun) as game:
        assert game.stdout
        promises.hear(game.stdout.readlines())
    assert game.returncode == 0, "the last game failed"
    with Memory(folder) as memory:
        history = memory.history()
    assert len(history) == begun
    for past in history:
        assert (past.finished, past.answered) == (True, past.total), f"not played to its end: {past}"
