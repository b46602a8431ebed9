"""Slips that people make in a good bank: what still plays, what is named, what hints mend and what they harm.

python -m tests.bank.slips 20 [BANK] [SEED]     # 20 of each kind
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from quiz.bank.model import Bank, Event, Item, Ordering
from quiz.bank.reading import Reading, read_text
from tests.bank.obeying import followed

GOLDEN = Path(__file__).parents[1] / "golden" / "banks" / "serebryakov.yaml"
_MOST_FOLLOWED = 12
_NEAR = 1
"""Lines that the line named may be off: a text that goes on shows only in the next one."""
_KEY = re.compile(r"(\s*(?:- )?)(\w+): (.*)")  # `    ask: Where was he born?`
_ITEM = re.compile(r"  - (ask|event|id|topic|order):")
_MEMBER = re.compile(r"      - (\S.*)")
_OWN = re.compile(r"    (ask|answer|quote|why|topic|date|event|inferred): \S")


@dataclass(frozen=True)
class Line:
    """A line of a good bank, and whether its text ends in it."""

    text: str
    ends: bool

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before its key, the key and the value."""
        match = _KEY.fullmatch(self.text)
        return (match[1], match[2], match[3]) if match else ("", "", "")

    def is_plain(self, *keys: str) -> bool:
        """Whether it is one of these keys with a text that ends in it and needs no quotation marks."""
        _, key, value = self.parts
        return (
            self.ends and key in keys and value[:1] not in ("", *"\"'[{|>") and not re.search(": |#", value)
        )


@dataclass(frozen=True)
class Slip:
    """A line written wrong, and how it was meant: as it was, or with the same text in quotation marks."""

    wrong: tuple[str, ...]
    right: str


Slipping = Callable[[Line, random.Random], Slip | None]


def _in_text(make: Callable[[list[str]], tuple[str, str]], least: int = 4) -> Slipping:
    """A prompt, an event or an explanation that says something else: how it is written, and what is meant."""

    def slip(line: Line, _: random.Random) -> Slip | None:
        lead, key, value = line.parts
        if not line.is_plain("ask", "why", "event") or len(value.split()) < least:
            return None
        written, meant = make(value.split())
        return Slip((f"{lead}{key}: {written}",), f"{lead}{key}: {_quoted(meant)}")

    return slip


def _in_line(
    test: Callable[[Line], object], make: Callable[[str, random.Random], str | list[str]]
) -> Slipping:
    """A line that is written otherwise, and means what it meant."""

    def slip(line: Line, chance: random.Random) -> Slip | None:
        if not test(line):
            return None
        wrong = make(line.text, chance)
        return Slip((wrong,) if isinstance(wrong, str) else tuple(wrong), line.text)

    return slip


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _rest(words: list[str], start: int) -> str:
    return " ".join(words[start:])


def _sign(line: Line, chance: random.Random) -> Slip | None:
    sign = chance.choice("*@%&!")
    return _in_text(lambda words: (text := f"{sign} {_rest(words, 0)}", text), least=1)(line, chance)


def _colons_in_reason(line: Line, _chance: random.Random) -> Slip | None:
    member = _MEMBER.match(line.text)
    option, _, reason = member[1].partition(": ") if member else ("", "", "")
    words = reason.split()
    if len(words) < 3 or option == "option" or not line.ends or re.search("[\"']", option[0] + reason):
        return None
    meant = f"{words[0]} {words[1]}: {_rest(words, 2)}"
    return Slip((f"      - {option}: {meant}",), f"      - {option}: {_quoted(meant)}")


def _wrapped(depth: int) -> Slipping:
    def slip(line: Line, _: random.Random) -> Slip | None:
        lead, key, value = line.parts
        words = value.split()
        if not line.is_plain("ask", "why", "event") or len(words) < 7:
            return None
        return Slip((f"{lead}{key}: {' '.join(words[:4])}", " " * depth + _rest(words, 4)), line.text)

    return slip


def _own(line: Line) -> bool:
    return line.ends and _OWN.match(line.text) is not None


def _own_of(*keys: str) -> Callable[[Line], bool]:
    return lambda line: _OWN.match(line.text) is not None and line.parts[1] in keys


def _item(line: Line) -> bool:
    return _ITEM.match(line.text) is not None


def _member(line: Line) -> bool:
    return line.ends and _MEMBER.match(line.text) is not None


def _left_open(line: Line) -> bool:
    return re.fullmatch(r"    (wrong|order|answer): \[.*\]", line.text) is not None


def _bullet(*signs: str) -> Callable[[str, random.Random], str]:
    return lambda text, chance: text.replace("- ", f"{chance.choice(signs)} ", 1)


def _with_key(make: Callable[[str], str]) -> Callable[[str, random.Random], str]:
    return lambda text, _: re.sub(r"\w+", lambda key: make(key[0]), text, count=1)


KINDS: Mapping[str, Slipping] = {
    "colon in a text": _in_text(lambda words: (text := f"{words[0]} {words[1]}: {_rest(words, 2)}", text)),
    "two colons in a reason": _colons_in_reason,
    "text begins with a quotation": _in_text(
        lambda words: (text := f'"{words[0]} {words[1]}" {_rest(words, 2)}', text)
    ),
    "text begins with [": _in_text(lambda words: (text := f"[sic] {_rest(words, 0)}", text), least=1),
    "text begins with * @ % & !": _sign,
    "unclosed quotation mark": _in_line(
        lambda line: line.is_plain("ask", "why", "event", "answer", "quote"),
        lambda text, _: text.replace(": ", ': "', 1),
    ),
    "quotes within double marks": _in_text(
        lambda words: (
            (f'"{text}"', text) if (text := f'{words[0]} "{words[1]}" {_rest(words, 2)}') else ("", "")
        )
    ),
    "apostrophe in single marks": _in_text(
        lambda words: (f"'{text}'", text) if (text := f"{words[0]} it's {_rest(words, 1)}") else ("", "")
    ),
    "curly marks round a colon": _in_text(
        lambda words: (f"“{text}”", text) if (text := f"{words[0]}: {_rest(words, 1)}") else ("", "")
    ),
    "no blank after a dash": _in_line(_item, lambda text, _: text.replace("- ", "-", 1)),
    "no blank after a colon": _in_line(_own, lambda text, _: text.replace(": ", ":", 1)),
    "no colon": _in_line(_own, lambda text, _: text.replace(": ", " ", 1)),
    "tab before a key": _in_line(_own, lambda text, _: "\t" + text.lstrip()),
    "tab before a member": _in_line(_member, lambda text, _: "\t" + text.lstrip()),
    "key one blank too far right": _in_line(_own, lambda text, _: " " + text),
    "key one blank too far left": _in_line(_own, lambda text, _: text[1:]),
    "key two blanks too far left": _in_line(_own, lambda text, _: text[2:]),
    "member too far left": _in_line(_member, lambda text, _: text[2:]),
    "member too far right": _in_line(_member, lambda text, _: "  " + text),
    "item without its dash": _in_line(_item, lambda text, _: "    " + text[4:]),
    "item without its dash and blanks": _in_line(_item, lambda text, _: "  " + text[4:]),
    "item too far right": _in_line(_item, lambda text, _: "  " + text),
    "dash before a key": _in_line(
        _own_of("answer", "quote", "date", "event", "ask"), lambda text, _: "  - " + text.lstrip()
    ),
    "bullet for a member": _in_line(_member, _bullet("*", "•", "–")),
    "bullet for an item": _in_line(_item, _bullet("*", "•")),
    "unclosed list": _in_line(_left_open, lambda text, _: text[:-1]),
    "list without brackets": _in_line(
        lambda line: _left_open(line) and not re.search("[\"']", line.text),
        lambda text, _: text.replace("[", "", 1)[:-1],
    ),
    "key with a capital": _in_line(_own, _with_key(str.capitalize)),
    "misspelt key": _in_line(
        _own_of("answer", "quote", "event"), _with_key(lambda key: key[0] + key[2] + key[1] + key[3:])
    ),
    "text wrapped into the key column": _wrapped(4),
    "text wrapped into the first column": _wrapped(0),
    "note between two keys": _in_line(_own, lambda text, _: ["a note of mine", text]),
}


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
    for kind, slipping in KINDS.items():
        chance = random.Random(f"{seed} {kind}")
        found = list(_slips(lines, slipping, chance))
        table[kind] = sum(
            (_counts(lines, bank.parent, *each) for each in chance.sample(found, min(most, len(found)))),
            Counter(),
        )
    return table


def _slips(lines: list[str], slipping: Slipping, chance: random.Random) -> Iterator[tuple[int, Slip]]:
    first = next(number for number, line in enumerate(lines) if re.match("timeline:|questions:", line))
    for number in range(first, len(lines) - 1):
        depth = len(lines[number + 1]) - len(lines[number + 1].lstrip())
        ends = depth <= 4 or lines[number + 1].lstrip().startswith("- ")
        if slip := slipping(Line(lines[number], ends), chance):
            yield number, slip


def _counts(lines: list[str], folder: Path, number: int, slip: Slip) -> Counter[str]:
    right = [*lines[:number], slip.right, *lines[number + 1 :]]
    text = "\n".join([*lines[:number], *slip.wrong, *lines[number + 1 :]])
    meant = read_text("\n".join(right), "bank.yaml", folder).bank
    assert meant
    others = _others(meant, right, number)
    reading = read_text(text, "bank.yaml", folder)
    counts = Counter(n=1)
    counts["plays"] = others.items() <= _items(reading.bank).items()
    counts["line"] = bool(reading.errors) and abs(reading.errors[0].line - number - 1) <= _NEAR
    own = range(number, number + len(slip.wrong))
    for _ in range(_MOST_FOLLOWED):
        if not reading.errors:
            counts["mends"] = reading.bank == meant
            break
        next_text = followed(text, reading.errors[0])
        if next_text is None:
            break
        next_reading = read_text(next_text, "bank.yaml", folder)
        counts["followed"] = 1
        counts["harm"] |= _has_harmed(text, next_text, own) or _has_stopped(reading, next_reading)
        text, reading = next_text, next_reading
    played = _items(reading.bank)
    counts["harm"] |= any(played.get(key, item) != item for key, item in others.items())
    if (
        counts["followed"] and not reading.errors
    ):  # what is not as it was meant is the text of the slip's own line, at most
        own_fields = 0 if slip.right in slip.wrong else 1
        items = (item for item in _items(meant).items() if item[0] in played)
        counts["harm"] |= any(len(_differing(item, played[key])) > own_fields for key, item in items)
    return counts


def _differing(one: Item, other: Item) -> list[str]:
    names = [each.name for each in fields(one) if each.compare and each.name not in ("id", "draft")]
    return [name for name in names if getattr(one, name) != getattr(other, name, None)]


def _items(bank: Bank | None) -> dict[str, Item]:
    return {item.id: item for item in (*bank.timeline, *bank.questions)} if bank else {}


def _others(bank: Bank, lines: list[str], number: int) -> dict[str, Item]:
    """The items but the one in this line, and those that cannot be asked without it."""
    starts = [at for at, line in enumerate(lines) if line.startswith("  - ")]
    in_order: list[Item] = [*bank.timeline, *bank.questions]
    if lines.index("timeline:") > lines.index("questions:"):
        in_order = [*bank.questions, *bank.timeline]
    gone = {in_order[max(at for at, start in enumerate(starts) if start <= number)].id}
    for _ in bank.timeline:
        gone |= {item.id for item in in_order if isinstance(item, Event) and not gone.isdisjoint(item.after)}
    return {
        item.id: item
        for item in in_order
        if item.id not in gone
        and not (isinstance(item, Ordering) and gone & {each for group in item.order for each in group})
    }


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
