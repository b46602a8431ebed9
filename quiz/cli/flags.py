"""`quiz flags`: what players flagged, for the teacher, with the lines of the questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.reading import read_bank
from quiz.cli.arguments import parser
from quiz.cli.check import default_bank
from quiz.cli.exits import Exit, Stop
from quiz.cli.output import note
from quiz.game.words import counted
from quiz.memory.store import Memory, MemoryProblem
from quiz.plain.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.bank.model import Bank
    from quiz.memory.history import Flag

ABOUT = "Say what players flagged with `f` after a question, with the question's line in its bank."


def flags(arguments: Sequence[str]) -> int:
    """Say what was flagged in banks; gives the exit code."""
    options = parser("quiz flags [BANK ...]", ABOUT)
    options.add_argument("banks", nargs="*", metavar="BANK", help="questions.yaml here if none is named")
    with Memory() as memory:
        note(*memory.notices)
        for name in options.parse_args(arguments).banks or [default_bank()]:
            bank = read_bank(Path(name), name).bank
            if bank is None:
                raise Stop(Exit.UNREADABLE, f"quiz: {name} is no bank that can be read. See: quiz check")
            try:
                found = memory.flags(bank.id)
            except MemoryProblem as problem:
                raise Stop(Exit.UNREADABLE, f"quiz: {problem.message}") from None
            for line in _lines(name, bank, found):
                print(shown(line))
            note(f"{name}: {counted(len(found), 'flag')}")
    return Exit.OK


def _lines(name: str, bank: Bank, found: Sequence[Flag]) -> Iterator[str]:
    """A line a flag, in the order of the file; what is gone from the bank comes last."""
    lines = {item.id: item.node.line for item in (*bank.timeline, *bank.questions) if item.node}
    gone = max(lines.values(), default=0) + 1
    for flag in sorted(found, key=lambda flag: (lines.get(flag.item, gone), flag.at)):
        place = f"{name}:{lines[flag.item]}" if flag.item in lines else f"{name} (no longer in it)"
        yield f"{place}: {flag.item}: “{flag.word}” ({flag.at:%Y-%m-%d})"
