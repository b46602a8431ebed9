"""A terminal goes away again and again, in any order of signals: the program ends, its last acts kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

from quiz.authoring.unsaved import Recovery
from quiz.memory.folder import RECOVERY
from quiz.memory.log import Memory
from tests.journeys.banks import ADA
from tests.journeys.screens import Player, Teacher

_ALLOWED = 2.0
"""Seconds in which the program must have ended."""
_STAYS = 10.0
"""Seconds after which one that has not is killed."""
_WORDS = " at dawn"
_GOING = ("SIGHUP", "SIGCONT", "close")
_BUSY = "while True: pass"


def attempt(times: int, seed: int, folder: Path) -> str:
    """Whenever the terminal goes, the program ends within two seconds, and what was done is kept."""
    chance = Random(seed)
    bank = folder / "ada.yaml"
    bank.write_text(ADA, encoding="utf-8")
    load = [subprocess.Popen([sys.executable, "-c", _BUSY]) for _ in range(os.cpu_count() or 1)]
    try:
        took = [_ends(folder, bank, number, chance) for number in range(1, times + 1)]
    finally:
        for busy in load:
            busy.kill()
            busy.wait()
    return f"{times} terminals gone with a processor busy for each there is, {max(took):.2f} s at the most"


def _ends(folder: Path, bank: Path, number: int, chance: Random) -> float:
    """Play or write, take the terminal away, and see what is left; the seconds the program went on."""
    home = folder / f"home-{number}"
    settings = {"QUIZ_HOME": str(home), "TEXTUAL_ANIMATIONS": "none"}
    writes = chance.random() < 0.3
    command = [sys.executable, "-m", "quiz", *(["edit"] if writes else []), str(bank)]
    who = Teacher if writes else Player
    with who(command, columns=100, rows=30, environment=settings, patience=60.0) as one:
        if isinstance(one, Teacher):
            one.edit()
            one.press(_WORDS)
            one.wait(f"Is born{_WORDS}")
        else:
            one.begin("Play a round")
            one.answer_anything()
        events = _events(chance)
        took = _take_away(one, events, chance)
        said = f"{number}: {' '.join(events)}"
        assert one.exit_code is not None, f"{said}: it stays"
        assert took <= _ALLOWED, f"{said}: it ended after {took:.1f} s"
    if writes:
        left = Recovery(home / RECOVERY, bank).find()
        assert left, f"{said}: nothing is kept"
        assert _WORDS.encode() in left.now, f"{said}: what was written is lost"
    else:
        with Memory(home) as memory:
            assert [past.answered for past in memory.history()] == [1], f"{said}: the answer is lost"
    return took


def _events(chance: Random) -> list[str]:
    """The three things that happen as a terminal goes, in any order, and others among them."""
    events = chance.sample(_GOING, 3)
    for _ in range(chance.randint(0, 3)):
        events.insert(chance.randint(0, len(events)), chance.choice((*_GOING[:2], "key", "pause")))
    return events


def _take_away(one: Player | Teacher, events: list[str], chance: Random) -> float:
    """Let these things happen; the seconds between the last that must end the program, and its end."""
    began: float | None = None
    for event in events:
        with suppress(ProcessLookupError, OSError):
            if event == "close":
                one.hang_up()
            elif event == "key":
                one.press("down")
            elif event == "pause":
                time.sleep(chance.uniform(0, 0.2))
            else:
                os.kill(one.pid, getattr(signal, event))
        if event in ("close", "SIGHUP"):
            began = began or time.perf_counter()
    assert began is not None
    while not one.has_ended() and time.perf_counter() - began < _STAYS:
        time.sleep(0.005)
    return time.perf_counter() - began
