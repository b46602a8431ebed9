"""Whoever follows a hint to the letter makes nothing worse."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from quiz.bank.model import Item
from quiz.bank.problems import Problem
from quiz.bank.reading import Reading
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, check, items
from tests.bank.obeying import OF_LINES, followed

TEXT = """
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
"""
ORDER = "id: sequence\norder: [escape, exile, shot]\nwhy: It was so."
SHOT = (
    "ask: When was he shot?\nanswer: '1937'\nwrong: ['1913', '1927']\nquote: He was shot on 1 February 1937"
)
BANK = HEAD + TIMELINE + items(QUESTION, TEXT, ORDER, SHOT)
FIRST = HEAD.count("\n")
"""The first line, from 0, that is damaged: what is above has no items."""
SIGNS = (*":#&*!|>%@`,;?-[]{}\"'\\\t\u00a0", ": ", " #", "- ")

Damage: TypeAlias = "str | Callable[[re.Match[str]], str]"

DAMAGES: dict[str, tuple[str, Damage]] = {
    "name of a text": (r"(:|-) (?=\w)", r"\1 &a "),
    "name of a list": (r":$", ": &a"),
    "reference": (r": (?=\w)", ": *"),
    "tag": (r": (?=\w)", ": !!str "),
    "no-break spaces": (r"^ +", "\u00a0\u00a0"),
    "wide blank": (r"^  ", "\u3000"),
    "tab": (r"^ +", "\t"),
    "backslash": (r": (?=[A-Z])(.*)$", r': "C:\\new \1"'),
    "other word": (r"\bask:", "question:"),
    "other words": (r"\b(?:answer|quote):", "correct:"),
    "options": (r"\bwrong:", "options:"),
    "further word": (r"^    (?=why|quote|answer)", "    explanation: so\n    "),
    "colon over two lines": (r"(?<=[a-z]) (?=[a-z]+ [a-z]+)", ":\n        "),
    "colon in the next line": (r"(?<=[a-z]) ([a-z]+)(?= [a-z]+)", r"\n        \1:"),
    "two lines": (r"(?<=[a-z]) (?=[a-z]+ [a-z]+)", "\n      "),
    "comma at the end": (r"$", ","),
    "capital": (r"^    \w", lambda match: match[0].upper()),
    "letters": (r"(\w)(\w)(?=\w*:)", r"\2\1"),
    "line gone": (r"^ .*$", ""),
    "line twice": (r"^ .*$", r"\g<0>\n\g<0>"),
    "misquoted": (r"(?<=quote: )(\w+ )", r"\1 so "),
}
"""What of a line is damaged, and what stands there instead."""


def damaged(kind: str, seed: int) -> str:
    """A good bank with one damage: any sign anywhere, or one of the table."""
    chance, lines = random.Random(f"{kind} {seed}"), BANK.rstrip("\n").split("\n")
    if kind == "any sign":
        at = chance.randrange(FIRST, len(lines))
        column = chance.randrange(len(lines[at]) + 1)
        rest = lines[at][column + chance.randrange(2) :]
        lines[at] = lines[at][:column] + chance.choice(SIGNS) + rest
    else:
        what, by = DAMAGES[kind]
        at, match = chance.choice(
            [(at, match) for at in range(FIRST, len(lines)) for match in re.finditer(what, lines[at])]
        )
        written = by(match) if callable(by) else match.expand(by)
        lines[at] = lines[at][: match.start()] + written + lines[at][match.end() :]
    return "\n".join(lines) + "\n"


def played(reading: Reading) -> dict[str, Item]:
    """The items that are drawn, by their ids."""
    bank = reading.bank
    return {item.id: item for item in bank.items if not item.draft} if bank else {}


def of_item(text: str, line: int) -> range:
    """The lines, from 1, of the item that this one is in."""
    lines = text.split("\n")
    starts = [at for at, each in enumerate(lines, 1) if re.match(r"  - |\w+:", each)]
    begin = max((at for at in starts if at <= line), default=1)
    return range(begin, min((at for at in starts if at > begin), default=len(lines) + 1))


def harm(text: str, reading: Reading, problem: Problem, next_text: str) -> Iterator[str]:
    """What is worse after a hint was followed."""
    own = of_item(text, problem.line)
    before, next_reading = played(reading), check(next_text)
    after = played(next_reading)
    others = {key: item for key, item in before.items() if reading.places.line(item) not in own}
    yield from (f"{key} is not played" for key in others.keys() - after.keys())
    yield from (f"{key} is another" for key, item in others.items() if after.get(key, item) != item)
    if len(after) < len(before):
        yield "less is played"
    told = [sum(each.line not in own for each in one.problems) for one in (reading, next_reading)]
    if told[1] > told[0]:
        yield "more problems elsewhere"
    # What could not be read may have more in it than showed.
    if problem.code not in OF_LINES and len(next_reading.problems) > len(reading.problems):
        yield "more problems"


@pytest.mark.parametrize("kind", ["any sign", *DAMAGES])
def test_a_hint_that_is_followed_makes_nothing_worse(
    kind: str,
) -> None:
    count = 0
    for seed in range(60 if kind == "any sign" else 12):
        text = damaged(kind, seed)
        reading = check(text)
        for problem in reading.problems:
            if (next_text := followed(text, problem)) is not None:
                assert not [*harm(text, reading, problem, next_text)], (text, problem)
                count += 1
    assert count or kind in ("line gone", "line twice", "two lines", "options")
