"""`quiz history` and `quiz flags`: what is remembered of rounds, and of questions that players flagged."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence

from quiz.cli.check import BANKS, default_bank, readable_bank
from quiz.cli.command import Command, argument, switch
from quiz.cli.exits import Stop, note, out
from quiz.game.wording import counted
from quiz.memory.codec import Flag
from quiz.memory.log import Memory
from quiz.plain.telling import history_lines


def history(_: Namespace) -> None:
    """Say which rounds were played."""
    with Memory() as memory:
        note(*memory.notices)
        for line in history_lines(memory.history()):
            out(line)


def flags(options: Namespace) -> None:
    """Say what was flagged in banks, or settle it."""
    with Memory() as memory:
        note(*memory.notices)
        banks = {name: readable_bank(name) for name in options.banks or [default_bank()]}
        found = {name: memory.flags(bank.id) for name, (bank, _) in banks.items()}
        known = {name: memory.names(bank) for name, (bank, _) in banks.items()}
        if options.settle or options.settle_all:
            _settle(memory, found, options.settle or ())
            return
    for name, (bank, reading) in banks.items():
        items = (*bank.timeline, *bank.questions, *reading.held)
        lines = {item.id: reading.places.line(item) for item in items}
        lines = {known[name].get(id_, id_): line for id_, line in lines.items()} | lines
        for line in _lines(name, lines, found[name], settled=options.all):
            out(line)
        left = [flag for flag in found[name] if flag.settled is None]
        closed = len(found[name]) - len(left)
        more = f", {closed} more settled (--all lists them)" if closed else ""
        note(f"{name}: {counted(len(left), 'flag')}{more}")
        if left:
            named = f"{shlex.quote(name)} " if options.banks else ""
            note(f"When its question is mended: quiz flags {named}--settle {left[0].number}")


def _lines(name: str, lines: Mapping[str, int], flags: Sequence[Flag], *, settled: bool) -> Iterator[str]:
    """A line a flag, in the order of the file; what is gone from the bank comes last."""
    gone = max(lines.values(), default=0) + 1
    for flag in sorted(flags, key=lambda flag: (lines.get(flag.item, gone), flag.at)):
        if settled or not flag.settled:
            place = f"{name}:{lines[flag.item]}" if flag.item in lines else f"{name} (no longer in it)"
            end = f", settled {flag.settled:%Y-%m-%d}" if flag.settled else ""
            yield f"{place}: flag {flag.number}: {flag.item}: “{flag.word}” ({flag.at:%Y-%m-%d}{end})"


def _flag_number(given: str) -> int:
    """Read the number of a flag; raises Stop, with where banks are named."""
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        hint = "name banks before it: quiz flags ada.yaml --settle 3"
        message = f"--settle takes the numbers of flags, as quiz flags lists them: {given!r} is none."
        raise Stop(message, hint)
    return int(given)


def _settle(memory: Memory, found: Mapping[str, Sequence[Flag]], numbers: Sequence[int]) -> None:
    """Settle the flags of these numbers, all of them if none is given; raises Stop if there is none such."""
    if not memory.is_kept:
        raise Stop("Nothing was settled.")  # why, the memory has said
    known = {flag.number: flag for flags in found.values() for flag in flags}
    if missing := [number for number in numbers if number not in known]:
        raise Stop(
            f"{', '.join(found)}: there is no flag {missing[0]}. Nothing was settled.",
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
            "--settle",
            "NUMBER",
            "settle the flags of these numbers",
            type=_flag_number,
            action="extend",
            nargs="+",
        ),
        switch("--settle-all", "settle all that stand open"),
    ),
)
HISTORY = Command(
    history, "quiz history", "Say which rounds were played and how they went, the newest first."
)
