"""A game in a process of its own, begun by a line: `python -m tests.memory.writer FOLDER NAME ANSWERS`."""

from __future__ import annotations

import sys
from pathlib import Path

from quiz.memory.log import Memory
from tests.memory.examples import a_round, an_answer


def main(folder: str, name: str, answers: str) -> None:
    with Memory(Path(folder)) as memory:
        print("ready", flush=True)
        sys.stdin.readline()
        round_ = a_round(name, questions=int(answers))
        memory.keep(round_)
        for number in range(int(answers)):
            answer = an_answer(f"{name}-{number}")
            memory.keep(round_.answered(answer))
            round_ = round_.answered(answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
