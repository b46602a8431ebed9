"""`quiz history` and `quiz flags`: what is remembered of rounds, and of questions that players flagged."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.files import builtin_path
from quiz.cli.command import Command, argument, switch
from quiz.cli.exits import Exit, Stop, note
from quiz.cli.named_bank import BANKS, default_bank, readable_bank
from quiz.game.round import counted
from quiz.memory.folder import data_folder
from quiz.memory.log import Memory
from quiz.memory.shelf import Shelved
from quiz.plain.telling import history_lines
from quiz.text.cleaning import one_line

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping, Sequence

    from quiz.memory.codec import Flag


def history(_: Namespace) -> int:
    """Say which rounds were played; gives the exit code."""
    with Memory() as memory:
        note(*memory.notices)
        past = memory.history()
    for line in history_lines(past, _titles() if past else {}):
        print(one_line(line))
    return Exit.OK


def _titles() -> dict[str, str]:
    """The title of the built-in bank by its id, if it is on the shelf; no bank is read for a list."""
    bank = Shelved(data_folder() / "shelf", builtin_path()).take()
    return {bank.id: bank.title} if bank else {}


class _Listed(NamedTuple):
    """A bank with the lines of its items, and what was flagged in it."""

    name: str
    lines: Mapping[str, int]
    flags: Sequence[Flag]


def flags(options: Namespace) -> int:
    """Say what was flagged in banks, or settle it; gives the exit code."""
    with Memory() as memory:
        note(*memory.notices)
        found = [_listed(name, memory) for name in options.banks or [default_bank()]]
        if options.settle or options.settle_all:
            _settle(memory, found, options.settle or ())
            return Exit.OK
    for listed in found:
        for line in _lines(listed, settled=options.all):
            print(one_line(line))
        note(*_told(listed, options.banks))
    return Exit.OK


def _listed(name: str, memory: Memory) -> _Listed:
    bank, reading = readable_bank(name)
    lines = {item.id: reading.places.line(item) for item in (*bank.timeline, *bank.questions)}
    return _Listed(name, lines, memory.flags(bank.id, settled=True))


def _lines(listed: _Listed, *, settled: bool) -> Iterator[str]:
    """A line a flag, in the order of the file; what is gone from the bank comes last."""
    name, lines, found = listed
    gone = max(lines.values(), default=0) + 1
    for flag in sorted(found, key=lambda flag: (lines.get(flag.item, gone), flag.at)):
        if flag.settled and not settled:
            continue
        place = f"{name}:{lines[flag.item]}" if flag.item in lines else f"{name} (no longer in it)"
        end = f", settled {flag.settled:%Y-%m-%d}" if flag.settled else ""
        yield f"{place}: flag {flag.number}: {flag.item}: “{flag.word}” ({flag.at:%Y-%m-%d}{end})"


def _told(listed: _Listed, named: Sequence[str]) -> Iterator[str]:
    """How many stand open, and how one of them is settled."""
    still = [flag for flag in listed.flags if flag.settled is None]
    closed = len(listed.flags) - len(still)
    more = f", {closed} more settled (--all lists them)" if closed else ""
    yield f"{listed.name}: {counted(len(still), 'flag')}{more}"
    if still:
        bank = f"{shlex.quote(listed.name)} " if named else ""
        yield f"When its question is mended: quiz flags {bank}--settle {still[0].number}"


def _settle(memory: Memory, found: Sequence[_Listed], numbers: Sequence[int]) -> None:
    """Settle the flags of these numbers, all of them if none is given; raises Stop if there is none such."""
    known = {flag.number: flag for listed in found for flag in listed.flags}
    if missing := [number for number in numbers if number not in known]:
        banks = ", ".join(listed.name for listed in found)
        raise Stop(
            f"{banks}: there is no flag {missing[0]}. Nothing was settled.",
            "quiz flags --all  lists the flags of a bank with their numbers",
        )
    count = memory.settle([known[number] for number in numbers] or known.values())
    left = sum(flag.settled is None for flag in known.values()) - count
    note(f"{counted(count, 'flag')} settled, {left or 'none'} left open.")


FLAGS = Command(
    flags,
    """quiz flags [--all] [BANK ...]
       quiz flags [BANK ...] --settle NUMBER ...
       quiz flags [BANK ...] --settle-all""",
    "Say what players flagged with `f` after a question, with the question's line in its bank.",
    """A flag stands open until it is settled: its question was mended, or is right as it is. Nothing is
forgotten by it: --all lists the settled ones too.""",
    (
        BANKS,
        switch("--all", "list what is settled too"),
        argument(
            "--settle", "NUMBER", "settle the flags of these numbers", type=int, action="extend", nargs="+"
        ),
        switch("--settle-all", "settle all that stand open"),
    ),
)
HISTORY = Command(
    history, "quiz history", "Say which rounds were played and how they went, the newest first."
)
