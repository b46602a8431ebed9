"""Banks written at random, in any way that YAML allows, with the owner of each of their lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import cast

import yaml

from quiz.authoring.values import Plain

_WORDS = (
    "no 1912 1937-02-01 -0043 ~ 12:30 true 0711 null C:\\temp --- ... %a @b `c` “quoted” don't "
    "*star &and !bang ' \" \\ << = a:b {brace"
)
TEXTS = (
    *_WORDS.split(),
    *("He was born at Samara", "He said: no", "ends with a colon:", "# not a comment", "a # b", "a, b"),
    *("[12] cited here", 'it\'s "so"', 'the "great authority"', "- a dash", "? what", "> more", "| bar"),
    *("a\tb", "日本語 𝄞", "first line\nsecond line", "one\n\nthree: three\n  indented # four"),
    "In 1908, he was exiled for two years to Vologda province, and in 1910-11, after that, he was free again",
)
_COMMENTS = ("# a note", "#", "# - ask: no", "#\ttab", "# it's: [so]", "#: {", "## Part two")


@dataclass(frozen=True)
class Owner:
    """What a line belongs to."""

    section: str
    item: int
    field: str
    """A key; `lead` for comments above it, `note` for those within it, `all` where keys share lines."""


@dataclass
class Line:
    """A line, and what it belongs to; None if to no item."""

    text: str
    owner: Owner | None = None
    end: str = "\n"


@dataclass
class Rendered:
    """A bank and its lines."""

    lines: list[Line]
    tree: dict[str, Plain]

    @property
    def text(self) -> str:
        return "".join(line.text + line.end for line in self.lines)


def item(chance: Random, section: str, number: int) -> Plain:
    """An item, which may be broken."""

    def some() -> str:
        return chance.choice(TEXTS) + (f" {number}" if chance.random() < 0.5 else "")

    if chance.random() < 0.03:
        return cast("Plain", chance.choice([some(), "", [some()]]))
    fields: dict[str, Plain] = {}
    if chance.random() < 0.6:
        fields["id"] = f"item-{number}"
    if chance.random() < 0.4:
        fields["topic"] = chance.choice(["Early life", "Exile"])
    if section == "timeline":
        fields["event"] = some()
        fields["date" if chance.random() < 0.7 else "after"] = chance.choice(
            ["1912-01", "1905/1907", f"e{number}"]
        )
    elif chance.random() < 0.2:
        fields["order"] = (
            [f"a{number}", "b", ["c", "d"]] if chance.random() < 0.5 else ["a", "b", f"c{number}"]
        )
    else:
        fields["ask"] = some()
        fields["answer"] = some() if chance.random() < 0.7 else [some(), some()]
        fields["wrong"] = [option(chance, some) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.7:
        fields["quote"] = some() if chance.random() < 0.8 else [some(), some()]
    if chance.random() < 0.2:
        fields["why"] = some() if chance.random() < 0.8 else ""
    if chance.random() < 0.2:
        fields = dict(chance.sample(list(fields.items()), len(fields)))
    return fields


def option(chance: Random, words: Callable[[], str]) -> Plain:
    kind = chance.random()
    if kind < 0.4:
        return words()
    key = words().replace("\n", " ")
    if kind < 0.8:
        return {key: words()}
    return {"option": words(), chance.choice(["why", "quote"]): words()}


def render(chance: Random) -> Rendered:
    """A bank as its lines, with comments and blank lines anywhere; what it says stands beside it."""
    return _Rendering(chance).bank()


class _Rendering:
    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.lines: list[Line] = []
        self.comments = chance.choice([0.0, 0.1, 0.4])
        self.styles = chance.choice(["plain", "any", "any", "'", '"'])
        self.dash = chance.choice([0, 2, 2, 2, 3, 4])
        self.behind = chance.choice([2, 2, 2, 3, 4])
        self.nested = chance.choice([0, 2, 2, 2, 1, 4])
        self.deeper = chance.choice([1, 2, 2, 4])
        self.spaced = chance.random()
        self.notes = 0

    def bank(self) -> Rendered:
        chance = self.chance
        tree: dict[str, Plain] = {
            "title": "A life",
            "source": {"title": "A book", "text": "One. Two.\nThree."},
        }
        if chance.random() < 0.2:
            self.add("---")
        self.noise(0)
        self.add("title: A life" + self.comment())
        self.noise(0)
        self.lines += [Line("source:"), Line("  title: A book"), Line("  text: |"), Line("    One. Two.")]
        self.add("    Three.")
        sections = ["timeline", "questions"]
        if chance.random() < 0.2:
            sections.reverse()
        for section in sections:
            self.noise(0)
            count = chance.choice([0, 1, 2, 3, 5])
            items = [item(chance, section, number) for number in range(count)]
            if items:
                self.block(section, items)
            elif chance.random() < 0.5:
                written = chance.choice([f"{section}:", f"{section}: []", f"{section}: [ ]"])
                self.add(written + self.comment(), Owner(section, -1, "all"))
            else:
                continue
            tree[section] = cast("Plain", items)
        self.noise(0)
        self.ends()
        return Rendered(self.lines, tree)

    def block(self, section: str, items: list[Plain]) -> None:
        self.add(f"{section}:" + self.comment())
        for number, each in enumerate(items):
            if number:
                self.gap(section, number)
            elif self.chance.random() < self.comments:
                self.detached()
            while self.chance.random() < self.comments:
                self.add(
                    " " * self.chance.choice([0, self.dash]) + self.note(), Owner(section, number, "lead")
                )
            self.block_item(section, number, each)

    def gap(self, section: str, number: int) -> None:
        while self.chance.random() < self.spaced * 0.7:
            self.add(self.chance.choice(["", "", "", "   "]))
        if self.chance.random() < self.comments:
            self.detached()

    def detached(self) -> None:
        """A comment that belongs to no item: blank lines part it from both."""
        self.add("")
        self.add(" " * self.dash + self.note())
        self.add("")

    def block_item(self, section: str, number: int, each: Plain) -> None:
        chance = self.chance
        dash = " " * self.dash + "-"
        if not isinstance(each, dict) or chance.random() < 0.15:
            text = self.flow(each)
            if isinstance(each, str) and not each:
                text = chance.choice(["", '""'])
            self.add(f"{dash} {text}".rstrip(" ") + self.comment(), Owner(section, number, "all"))
            return
        column = self.dash + self.behind
        first = f"{dash}{' ' * (self.behind - 1)}"
        if chance.random() < 0.07:
            self.add(dash + self.comment(), Owner(section, number, "note"))
            first = " " * column
        for index, (key, value) in enumerate(each.items()):
            owner = Owner(section, number, key)
            if index and chance.random() < self.comments:
                self.add(
                    " " * chance.choice([column, column, self.dash + 1]) + self.note(),
                    Owner(section, number, "note"),
                )
            lines = self.block_field(key, value, column)
            lead = first if not index else " " * column
            self.lines += [Line(lead + lines[0], owner), *(Line(line, owner) for line in lines[1:])]
            if chance.random() < 0.05:
                self.add("", owner)
        if self.lines[-1].text.strip() and chance.random() < self.comments:
            self.add(" " * (self.dash + 1) + self.note(), Owner(section, number, "note"))

    def block_field(self, key: str, value: Plain, column: int) -> list[str]:
        name = self.chance.choice([key] * 8 + [f'"{key}"', f"'{key}'", f"{key} "])
        if isinstance(value, str):
            head, *body = self.scalar(value, column)
            return [f"{name}: {head}".rstrip(" ") if head or not body else f"{name}:", *body]
        return [*self.block_list(name, cast("list[Plain]", value), column)]

    def block_list(self, name: str, items: list[Plain], column: int) -> Iterator[str]:
        chance = self.chance
        if chance.random() < 0.3 or any(isinstance(each, list) for each in items):
            text = self.flow(items)
            if chance.random() < 0.2:
                yield f"{name}: ["
                for each in items:
                    yield " " * (column + self.deeper) + self.flow(each) + "," + self.comment()
                yield " " * (column + 1) + "]" + self.comment()
                return
            yield f"{name}: {text}" + self.comment()
            return
        yield f"{name}:" + self.comment()
        depth = column + self.nested
        for each in items:
            if chance.random() < self.comments / 2:
                yield " " * depth + self.note()
            if isinstance(each, dict):
                inner = depth + 2
                lead = " " * depth + "- "
                for key, value in each.items():
                    head, *body = self.scalar(cast("str", value), inner)
                    yield f"{lead}{self.key(key)}: {head}".rstrip(" ")
                    yield from body
                    lead = " " * inner
            else:
                head, *body = self.scalar(cast("str", each), depth)
                yield " " * depth + f"- {head or chr(34) * 2}"
                yield from body

    def key(self, text: str) -> str:
        return (
            text
            if text != "<<" and self.is_safe(f"{text}: x", {text: "x"})
            else json.dumps(text, ensure_ascii=False)
        )

    def scalar(self, text: str, column: int) -> list[str]:
        """A text behind its key or dash, and the lines below."""
        chance = self.chance
        indent = " " * (column + self.deeper)
        if not text:
            return [chance.choice(["", '""'])]
        ways = ["plain", "'", '"'] if self.styles == "any" else [self.styles]
        if self.styles == "any" or "\n" in text:
            ways += ["|", ">", "multi"]
        for way in chance.sample(ways, len(ways)):
            if way == "|":
                sign = chance.choice(["|", "|-", "|+"])
                return [sign + self.comment(), *(indent + line if line else "" for line in text.split("\n"))]
            if way == ">" and "\n" not in text and "\t" not in text:
                return [chance.choice([">", ">-"]), *(indent + line for line in self.folded(text))]
            if way == "multi" and "\n" not in text:
                words = (
                    text if self.is_safe(f"a: {text}", {"a": text}) else json.dumps(text, ensure_ascii=False)
                )
                first, *rest = self.folded(words)
                lines = [first, *(indent + line for line in rest)]
                lines[-1] += self.comment()
                return lines
            if way == "'" and "\n" not in text:
                return ["'" + text.replace("'", "''") + "'" + self.comment()]
            if way == "plain" and self.is_safe(f"a: {text}", {"a": text}):
                return [text + self.comment()]
        return [json.dumps(text, ensure_ascii=False) + self.comment()]

    def folded(self, text: str) -> list[str]:
        lines: list[str] = []
        for word in re.split(r"(?<! ) (?! )", text):
            if lines and (len(lines[-1]) + len(word) < 30 or word.startswith("#")):
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def flow(self, each: Plain) -> str:
        if isinstance(each, str):
            if each and self.styles != '"' and self.is_safe(f"[{each}]", [each]):
                return each
            return json.dumps(each, ensure_ascii=False)
        if isinstance(each, list):
            return "[" + self.chance.choice([", ", ",", " , "]).join(map(self.flow, each)) + "]"
        pad = self.chance.choice(["", " "])
        fields = [f"{self.flow_key(key)}: {self.flow(value)}" for key, value in each.items()]
        return "{" + pad + self.chance.choice([", ", ",", ",  "]).join(fields) + pad + "}"

    def flow_key(self, text: str) -> str:
        return (
            text
            if text != "<<" and self.is_safe(f"{{{text}: x}}", {text: "x"})
            else json.dumps(text, ensure_ascii=False)
        )

    def is_safe(self, text: str, means: object) -> bool:
        if "\n" in text:
            return False
        try:
            return bool(yaml.load(text, Loader=yaml.CBaseLoader) == means)
        except yaml.YAMLError:
            return False

    def add(self, text: str, owner: Owner | None = None) -> None:
        self.lines.append(Line(text, owner))

    def noise(self, column: int) -> None:
        while self.chance.random() < 0.4:
            self.add(self.chance.choice(["", " " * column + self.note()]))

    def note(self) -> str:
        self.notes += 1
        return f"{self.chance.choice(_COMMENTS)} §{self.notes}"

    def comment(self) -> str:
        return f" {self.note()}" if self.chance.random() < self.comments / 2 else ""

    def ends(self) -> None:
        chance = self.chance
        end = chance.choice(["\n", "\n", "\n", "\r\n", "\r\n", "\r"])
        is_mixed = chance.random() < 0.1
        for line in self.lines:
            line.end = chance.choice(["\n", "\r\n"]) if is_mixed else end
        if chance.random() < 0.3:
            self.lines[-1].end = ""
