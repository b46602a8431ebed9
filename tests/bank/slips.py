"""Slips that people make in a good bank: what still plays, what is named, what hints mend and what they harm.

python -m tests.bank.slips 20 [BANK] [SEED]     # 20 of each kind
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple, TypeAlias

from quiz.bank.model import Bank, Item
from quiz.bank.reading import Reading, read_text
from tests.bank.obeying import followed

GOLDEN = Path(__file__).parents[1] / "golden" / "banks" / "serebryakov.yaml"
_MOST_FOLLOWED = 12
_NEAR = 1
"""Lines that the line named may be off: a text that goes on shows only in the next one."""

# Which lines can be written wrong: all of those of a good bank whose text ends in the line.
ITEM = r"  - (?:ask|event|id|topic|order):.*"
OWN = r"    (?:ask|answer|quote|why|topic|date|event|inferred): \S.*"
MEMBER = r"      - \S.*"
LISTED = r"    (?:wrong|order|answer): \[.*\]"
BARE = r"(?![\"'\[{|>])(?!.*(?:: |#))"
TEXT = rf"(\s*(?:- )?(?:ask|why|event): ){BARE}(\S+) (\S+) (\S+ .+)"
REASON = r"(      - (?!option:)[^\"':]+: )(?!.*[\"'])(\S+) (\S+) (\S.*)"
WORDY = rf"\s*(?:- )?(?:ask|why|event): {BARE}(?:\S+ ){{6,}}\S+"

_By: TypeAlias = "str | Callable[[re.Match[str]], str]"

MISWRITTEN: Mapping[str, tuple[str, str, _By]] = {
    "unclosed quotation mark": (rf"\s*(?:- )?(?:ask|why|event|answer|quote): {BARE}.+", ": ", ': "'),
    "no blank after a dash": (ITEM, "- ", "-"),
    "no blank after a colon": (OWN, ": ", ":"),
    "no colon": (OWN, ": ", " "),
    "tab before a key": (OWN, "^ +", "\t"),
    "tab before a member": (MEMBER, "^ +", "\t"),
    "key one blank too far right": (OWN, "^", " "),
    "key one blank too far left": (OWN, "^ ", ""),
    "key two blanks too far left": (OWN, "^  ", ""),
    "member too far left": (MEMBER, "^  ", ""),
    "member too far right": (MEMBER, "^", "  "),
    "item without its dash": (ITEM, "- ", "  "),
    "item without its dash and blanks": (ITEM, "- ", ""),
    "item too far right": (ITEM, "^", "  "),
    "dash before a key": (r"    (?:answer|quote|date|event|ask): \S.*", "^    ", "  - "),
    "asterisk for a member": (MEMBER, "- ", "* "),
    "bullet for a member": (MEMBER, "- ", "• "),
    "long dash for a member": (MEMBER, "- ", "– "),
    "asterisk for an item": (ITEM, "- ", "* "),
    "bullet for an item": (ITEM, "- ", "• "),
    "unclosed list": (LISTED, "]$", ""),
    "list without brackets": (rf"(?!.*[\"']){LISTED}", r"\[(.*)\]$", r"\1"),
    "key with a capital": (OWN, r"\w", lambda key: key[0].upper()),
    "misspelt key": (r"    (?:answer|quote|event): \S.*", r"(\w)(\w)(\w)", r"\1\3\2"),
    "text wrapped into the key column": (WORDY, r": ((?:\S+ ){3}\S+) ", ": \\1\n    "),
    "text wrapped into the first column": (WORDY, r": ((?:\S+ ){3}\S+) ", ": \\1\n"),
    "note between two keys": (OWN, "^", "a note of mine\n"),
    "note as in HTML": (OWN, "^", "    <!-- a note of mine -->\n"),
}
"""What means what it meant: which lines, what of them, and what is written instead."""

MISQUOTED: Mapping[str, tuple[str, str, str]] = {
    "colon in a text": (TEXT, "{} {}: {}", ""),
    "two colons in a reason": (REASON, "{} {}: {}", ""),
    "text begins with a quotation": (TEXT, '"{} {}" {}', ""),
    "text begins with [": (TEXT, "[sic] {} {} {}", ""),
    "text begins with *": (TEXT, "* {} {} {}", ""),
    "text begins with @": (TEXT, "@ {} {} {}", ""),
    "text begins with %": (TEXT, "% {} {} {}", ""),
    "text begins with &": (TEXT, "& {} {} {}", ""),
    "text begins with !": (TEXT, "! {} {} {}", ""),
    "quotes within double marks": (TEXT, '{} "{}" {}', '""'),
    "apostrophe in single marks": (TEXT, "{} it's {} {}", "''"),
    "curly marks round a colon": (TEXT, "{}: {} {}", "“”"),
}
"""What says something that needs quotation marks: which lines, what, and the marks it is written in."""

KINDS = (*MISQUOTED, *MISWRITTEN)


class Slip(NamedTuple):
    """A line of a good bank, from 0, how it is written wrong, and how it was meant."""

    number: int
    wrong: tuple[str, ...]
    right: str


def slips(lines: list[str], kind: str) -> Iterator[Slip]:
    """All slips of a kind that can be made in a bank."""
    first = next(number for number, line in enumerate(lines) if re.match("timeline:|questions:", line))
    for number in range(first, len(lines) - 1):
        line, following = lines[number], lines[number + 1].lstrip()
        if len(lines[number + 1]) - len(following) > 4 and not following.startswith("- "):
            continue
        if kind in MISWRITTEN:
            where, what, by = MISWRITTEN[kind]
            if re.fullmatch(where, line):
                yield Slip(number, tuple(re.sub(what, by, line, count=1).split("\n")), line)
        else:
            where, words, marks = MISQUOTED[kind]
            if match := re.fullmatch(where, line):
                said = words.format(*match.groups()[1:])
                quoted = said.replace("\\", "\\\\").replace('"', '\\"')
                yield Slip(number, (f"{match[1]}{marks[:1]}{said}{marks[1:]}",), f'{match[1]}"{quoted}"')


def measure(bank: Path, most: int, seed: int = 7) -> dict[str, Counter[str]]:
    """For each kind how many slips there were, and in how many of them each thing held.

    `n`: slips. `plays`: all other items do. `line`: the right one is named first. `mends`: the hints, which
    are followed to the letter, bring back what was meant. `harm`: one of them stops an item that played, or
    changes the text of another line.
    """
    lines = bank.read_text(encoding="utf-8").split("\n")
    whole = read_text("\n".join(lines), bank.name, bank.parent)
    assert whole.bank
    assert not whole.errors
    table = {}
    for kind in KINDS:
        found = list(slips(lines, kind))
        made = random.Random(f"{seed} {kind}").sample(found, min(most, len(found)))
        table[kind] = sum((_counts(lines, bank.parent, slip) for slip in made), Counter[str]())
    return table


def _counts(lines: list[str], folder: Path, slip: Slip) -> Counter[str]:
    before, after = lines[: slip.number], lines[slip.number + 1 :]
    right, text = [*before, slip.right, *after], "\n".join([*before, *slip.wrong, *after])
    meant = read_text("\n".join(right), "bank.yaml", folder).bank
    assert meant
    others = _others(lines, slip.number, folder)
    reading = read_text(text, "bank.yaml", folder)
    counts = Counter(n=1)
    counts["plays"] = others.items() <= _items(reading.bank).items()
    counts["line"] = bool(reading.errors) and abs(reading.errors[0].line - slip.number - 1) <= _NEAR
    own = range(slip.number, slip.number + len(slip.wrong))
    is_followed = False
    for _ in range(_MOST_FOLLOWED):
        next_text = followed(text, reading.errors[0]) if reading.errors else None
        if next_text is None:
            counts["mends"] = not reading.errors and reading.bank == meant
            break
        next_reading = read_text(next_text, "bank.yaml", folder)
        is_followed = True
        counts["harm"] |= _has_harmed(text, next_text, own) or _has_stopped(reading, next_reading)
        text, reading = next_text, next_reading
    played = _items(reading.bank)
    counts["harm"] |= any(played.get(key, item) != item for key, item in others.items())
    if is_followed and not reading.errors:  # only the text of the slip's own line is not as it was meant
        own_fields = 0 if slip.right in slip.wrong else 1
        items = (item for item in _items(meant).items() if item[0] in played)
        counts["harm"] |= any(len(_differing(item, played[key])) > own_fields for key, item in items)
    return counts


def _differing(one: Item, other: Item) -> list[str]:
    names = [each.name for each in fields(one) if each.compare and each.name not in ("id", "draft")]
    return [name for name in names if getattr(one, name) != getattr(other, name, None)]


def _items(bank: Bank | None) -> dict[str, Item]:
    return {item.id: item for item in (*bank.timeline, *bank.questions)} if bank else {}


def _others(lines: list[str], number: int, folder: Path) -> dict[str, Item]:
    """The items that play in a bank without the one in this line."""
    start = max(at for at in range(number + 1) if lines[at].startswith("  - "))
    ends = (at for at in range(start + 1, len(lines)) if lines[at].strip() and lines[at][:3].strip())
    rest = [*lines[:start], *lines[next(ends, len(lines)) :]]
    return _items(read_text("\n".join(rest), "bank.yaml", folder).bank)


def _has_harmed(text: str, next_text: str, own: range) -> bool:
    """Whether another line than one's own says something else."""
    before, after = text.split("\n"), next_text.split("\n")
    if len(before) != len(after):
        return [line for line in before if line.split()] != [line for line in after if line.split()]
    pairs = [pair for at, pair in enumerate(zip(before, after, strict=True)) if at not in own]
    return any(one.strip(" \t-") != other.strip(" \t-") for one, other in pairs)


def _has_stopped(reading: Reading, next_reading: Reading) -> bool:
    """Whether an item played, and does no more."""
    return not _items(reading.bank).keys() <= _items(next_reading.bank).keys()


def main(arguments: list[str]) -> None:
    """Print the table, a line a kind."""
    most, bank, seed = (*arguments, *["20", str(GOLDEN), "7"][len(arguments) :])
    table = measure(Path(bank), int(most), int(seed))
    total = sum(table.values(), Counter[str]())
    for kind, counts in table.items():
        words = (f"{name} {counts[name]:3}" for name in ("n", "plays", "line", "mends", "harm"))
        print(f"{kind:36}", *words)
    shares = (f"{name} {total[name] / total['n']:.1%}" for name in ("plays", "line", "mends", "harm"))
    print(f"{total['n']} slips:", *shares)


if __name__ == "__main__":
    main(sys.argv[1:])
