"""Whoever follows a hint to the letter makes nothing worse."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from quiz.bank.model import Item
from quiz.bank.reading import Reading
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, check, items
from tests.bank import obeying
from tests.bank.obeying import followed

BANK = (
    HEAD
    + TIMELINE
    + items(
        QUESTION,
        """
        topic: Exile
        ask: "Where was he arrested: in which town?"
        answer: Odessa
        wrong:
          - Samara: He was born there.
          - option: Narym
            why: He was sent there.
          - "Lugansk, by the river"
        quote: He was arrested in Odessa, and
          sent back to Narym
        why: >
          It was in 1913,
          after the escape.
        """,
        "id: sequence\norder: [escape, exile, shot]\nwhy: It was so.",
        "ask: When was he shot?\nanswer: '1937'\nwrong: ['1913', '1927']\nquote: He was shot on 1 February 1937",
    )
)
LINES = BANK.split("\n")

Damage = Callable[[random.Random, list[str]], None]


def _at(chance: random.Random, lines: list[str], sign: str) -> tuple[int, re.Match[str]]:
    found = [(at, match) for at, line in enumerate(lines) if (match := re.search(sign, line))]
    return chance.choice(found)


def _replaced(sign, by):
    def damage(chance: random.Random, lines: list[str]) -> None:
        at, match = _at(chance, lines, sign)
        lines[at] = (
            match.string[: match.start()]
            + (by(match) if callable(by) else match.expand(by))
            + match.string[match.end() :]
        )

    return damage


def _any_sign(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(10, len(lines) - 1)
    column = chance.randrange(len(lines[at]) + 1)
    sign = chance.choice([*":#&*!|>%@`,?-[]{}\"'\\\t", "\u00a0", ": ", " #", "- "])
    lines[at] = lines[at][:column] + sign + lines[at][column + chance.randrange(2) :]


DAMAGES: dict[str, Damage] = {
    "any sign": _any_sign,
    "anchor": _replaced(r"(:|-) (?=\w)", r"\1 &a "),
    "anchor of a list": _replaced(r":$", ": &a"),
    "reference": _replaced(r": (?=\w)", ": *"),
    "tag": _replaced(r": (?=\w)", ": !!str "),
    "no-break": _replaced(r"^ +", "\u00a0\u00a0"),
    "wide": _replaced(r"^  ", "\u3000"),
    "tab": _replaced(r"^ +", "\t"),
    "backslash": _replaced(r": (?=[A-Z])", ': "C:\\\\new '),
    "other word": _replaced(r"\bask:", "question:"),
    "other words": _replaced(r"\b(?:answer|quote):", "correct:"),
    "options": _replaced(r"\bwrong:", "options:"),
    "further word": _replaced(r"^    (?=why|quote|answer)", "    explanation: so\n    "),
    "colon over two lines": _replaced(r"(?<=[a-z]) (?=[a-z]+ [a-z]+)", ":\n        "),
    "colon in the next line": _replaced(r"(?<=[a-z]) ([a-z]+)(?= [a-z]+)", r"\n        \1:"),
    "two lines": _replaced(r"(?<=[a-z]) (?=[a-z]+ [a-z]+)", "\n      "),
    "capital": _replaced(r"^    \w", lambda match: match[0].upper()),
    "line gone": lambda chance, lines: lines.pop(chance.randrange(11, len(lines) - 1)) and None,
    "line twice": lambda chance, lines: lines.insert(at := chance.randrange(11, len(lines) - 1), lines[at]),
    "letters": _replaced(r"(\w)(\w)(?=\w*:)", r"\2\1"),
}


def played(reading: Reading) -> dict[str, Item]:
    bank = reading.bank
    return {item.id: item for item in bank.items if not item.draft} if bank else {}


def harm(text: str) -> list[str]:
    """What following each hint of a text makes worse."""
    reading = check(text)
    before, found = played(reading), []
    for problem in reading.problems:
        next_text = followed(text, problem)
        if next_text is None:
            continue
        after = check(next_text)
        items = played(after)
        own = {
            id
            for id, item in before.items()
            if reading.places.node(item).line <= problem.line <= reading.places.node(item).end_line
        }
        stopped = [key for key in before if key not in items and key not in own]
        changed = [
            key for key, item in before.items() if key in items and items[key] != item and key not in own
        ]
        if len(own - items.keys()) > len(items.keys() - before.keys()):
            stopped += own
        ls = text.split("\n")
        at = max((i for i in range(problem.line) if ls[i].startswith("  - ")), default=0)
        end = next((i for i in range(at + 1, len(ls)) if ls[i].startswith("  - ") or ls[i][:1].strip()), len(ls))
        out = lambda r: len([p for p in r.problems if not at < p.line <= end])
        grown = out(after) > out(reading) or (problem.code not in obeying._OF_LINES and len(after.problems) > len(reading.problems))
        if stopped or changed or grown:
            found.append(
                (
                    problem.line,
                    problem.message,
                    problem.hint,
                    stopped,
                    changed,
                    [(e.line, e.message, e.hint) for e in after.problems],
                )
            )
    return found


if __name__ == "__main__":
    import sys

    n = 0
    assert not check(BANK).problems, check(BANK).problems
    for kind, damage in DAMAGES.items():
        k = 0
        for seed in range(int(sys.argv[1])):
            lines = list(LINES)
            damage(random.Random(f"{kind} {seed}"), lines)
            text = "\n".join(lines)
            k += sum(followed(text, p) is not None for p in check(text).problems)
            for each in harm(text):
                n += 1
                if n < 40:
                    print(kind, seed)
                    import difflib

                    print(
                        "\n".join(
                            l
                            for l in difflib.unified_diff(LINES, lines, n=0, lineterm="")
                            if l[:2] not in ("--", "++", "@@")
                        )
                    )
                    print("   ", each)
        print(kind, k)
    print(n)
