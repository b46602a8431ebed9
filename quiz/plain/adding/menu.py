"""What there is to add, what it came to, and the line of the file where it was written."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from quiz.bank.authoring.layout import in_order
from quiz.bank.items import MIN_EVENTS
from quiz.bank.problems import Level
from quiz.game.words import counted
from quiz.plain.adding.asking import Asking, in_lines
from quiz.plain.adding.kinds import choice, event, ordering
from quiz.plain.console import EndOfInput, Leave, Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.bank.authoring.adding import Adder
    from quiz.bank.editing.plain import Plain
    from quiz.bank.model import Bank
    from quiz.plain.console import Console

    Kind: TypeAlias = Callable[[Console, Adder, Bank], Asking]


class Act(Enum):
    """What becomes of an item that has been asked for."""

    ADD = auto()
    DRAFT = auto()
    DROP = auto()


def add_by_line(console: Console, adder: Adder, bank: Bank) -> int:
    """Add items until the teacher leaves or the input ends; gives how many.

    Raises what `Adder.add` raises.
    """
    added = 0
    with suppress(EndOfInput, Leave):
        console.say(
            f"{bank.title}: {counted(len(bank.questions), 'question')} and "
            f"{counted(len(bank.timeline), 'event')}.",
            "At every prompt, ? says what can be typed, and q leaves.",
        )
        while True:
            bank = adder.bank or bank
            console.say("")
            kinds: list[tuple[str, Kind]] = [
                ("A question with options", choice),
                ("An event for the timeline", event),
            ]
            if len(bank.timeline) >= MIN_EVENTS:
                kinds.append(("An ordering of events", ordering))
            kind = console.choose(
                "What would you like to add?", kinds, Prompt(f"Type a number from 1 to {len(kinds)}.")
            )
            with suppress(Leave):
                added += _added(console, adder, kind(console, adder, bank))
    return added


def _added(console: Console, adder: Adder, asking: Asking) -> bool:
    """Say what an item came to until it is right, and write it if the teacher wants; whether it was."""
    while True:
        remarks = asking.remarks()
        console.say(
            "",
            *_in_lines(in_order(asking.section, asking.fields)),
            "",
            *(line for each in remarks for line in in_lines(each)),
        )
        is_broken = any(remark.level is Level.ERROR for remark in remarks)
        entries: list[tuple[str, Act | Callable[[], None]]] = []
        if not is_broken:
            entries += [("Add it", Act.ADD), ("Add it as a draft, which is never drawn", Act.DRAFT)]
        entries += [(f"Change the {words}", again) for words, again in asking.again.items()]
        entries.append(("Drop it", Act.DROP))
        question = "An item with an error is not added. What now?" if is_broken else "Is it right?"
        act = console.choose(question, entries, Prompt(f"Type a number from 1 to {len(entries)}."))
        if not isinstance(act, Act):
            act()
        elif act is Act.DROP:
            return False
        else:
            draft: dict[str, Plain] = {"draft": "true"} if act is Act.DRAFT else {}
            done = adder.add(asking.section, {**asking.fields, **draft})
            console.say(f"Added at line {done.line} of {adder.path.name}, with the id {done.id}.")
            return True


def _in_lines(fields: dict[str, Plain]) -> list[str]:
    """An item, field by field."""
    lines = []
    for name, value in fields.items():
        if isinstance(value, list):
            lines.append(f"{name}:")
            lines += [f"- {_said(each)}" for each in value]
        else:
            lines.append(f"{name}: {_said(value)}")
    return lines


def _said(value: Plain) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_said(inner)}" for name, inner in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, list) else value
