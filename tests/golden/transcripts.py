"""Whole conversations line by line: each way to play, and a round that is stopped and gone on with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.golden.program import BUILT_IN, LIVES, a_folder, run

_SEED = "--seed golden"
_ROUND = f"--play round --length 4 {_SEED}"
_DURATION = re.compile(r", in \d+ (?:s|min|h)\b(?: \d+ (?:s|min)\b)?")
"""`Your score is 3 of 3, in 12 s.`: how long a round took, which no seed decides."""


def goldens() -> Mapping[str, Callable[[], str]]:
    """How to make each golden file of this kind, by its name."""
    return {
        "play/round": partial(_played, BUILT_IN, _ROUND, "3/?/1/1 2/u/2 4 1 3/f unclear/1"),
        "play/read": partial(_played, LIVES / "hannibal.yaml", f"--play read {_SEED}", "3/1/1/1"),
        "play/proof": partial(_played, BUILT_IN, f"--play proof --length 2 {_SEED}", "2/1"),
        "play/timeline": partial(_played, BUILT_IN, f"--play timeline {_SEED}", "1/0/1/0/0/0"),
        "play/stopped": _stopped_and_gone_on_with,
    }


def _played(bank: Path, options: str, typed: str) -> str:
    """What is said when these lines come through a pipe, which then ends."""
    with a_folder() as home:
        return _conversation(home, bank, options, typed)


def _stopped_and_gone_on_with() -> str:
    """What a terminal shows of a round that is left, and of another start in which it is gone on with."""
    with a_folder() as home:
        left = _conversation(home, BUILT_IN, _ROUND, "3//q/y/q", terminal=True)
        gone_on = _conversation(home, BUILT_IN, _SEED, "1/1 3//2 4 3 1//1//1/1/q/y/q", terminal=True)
    return f"{left}\n{gone_on}"


def _conversation(home: Path, bank: Path, options: str, typed: str, *, terminal: bool = False) -> str:
    """The command, all that it prints of lines with a / between them, and its exit code."""
    said = run(home, bank, "--plain", *options.split(), typed=typed.split("/"), terminal=terminal)
    printed = _DURATION.sub(", in … s", said.out)
    return f"$ quiz {bank.name} --plain {options}\n{printed}exit {said.code}\n"
