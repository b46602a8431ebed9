"""Banks as people lay them out, each line with its owner, and changes of their items at random."""

from __future__ import annotations

from pathlib import Path
from random import Random

from quiz.authoring.card import Card
from quiz.authoring.desk import Desk
from quiz.authoring.document import Document
from quiz.authoring.values import LISTS, Plain

# The first sign of each line tells whose it is: an item's, by a letter in the file's order, or nobody's.
_ROOMY, _FLUSH = (
    Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8") for name in ("roomy", "flush")
)
LAYOUTS = [
    (_ROOMY, "\n"),
    (_ROOMY, "\r\n"),
    (_FLUSH, "\n"),
    (".title: Ada\n.source: {title: Ada, text: She was born.}\n", "\n"),
]


def owned_lines(layout: str) -> list[tuple[str, str]]:
    """The lines of a layout without their ends, each with its owner."""
    return [(line[0], line[1:]) for line in layout.splitlines()]


def text_of(layout: str, end: str) -> str:
    """A layout as a text whose lines end so; the last one has an end if it has one there."""
    lines = end.join(line for _, line in owned_lines(layout))
    return lines + end if layout.endswith("\n") else lines


def some_document(chance: Random) -> Document:
    """A bank in one of the layouts."""
    return Document.read(text_of(*chance.choice(LAYOUTS)).encode())


_WORDS = r"no 1912 1937-02-01 -0043 ~ 12:30 true null C:\temp --- ... %a @b `c` don't *star &and ' \ << ="
TEXTS: tuple[str, ...] = (
    *_WORDS.split(),
    *("He said: no", "ends:", "# none", "a # b", "a, b", "[12] cited", 'it\'s "so"', "- a dash", "? what"),
    *("> more", "| bar", "a\tb", "日本語 𝄞", "“quoted”", "first line\nsecond line", "!bang", '"'),
    "one\n\nthree: three\n  indented # four",
    "In 1908, he was exiled for two years to Vologda province, and in 1910-11, after that, he was free again",
)


def an_item(chance: Random) -> dict[str, Plain]:
    """An item with texts of all kinds."""

    def some() -> str:
        return chance.choice(TEXTS)

    wrong: list[Plain] = [some(), {some().replace("\n", " "): some()}, {"option": some(), "why": some()}]
    answer: Plain = some() if chance.random() < 0.5 else [some(), some()]
    return {"ask": some(), "answer": answer, "wrong": wrong[: chance.randint(1, 3)]}


def changed(chance: Random, desk: Desk) -> Desk:
    """A desk after some acts: fields changed, items added, removed and moved."""
    for _ in range(chance.choice([0, 1, 1, 2, 4, 8])):
        section = chance.choice(LISTS)
        keys = [card.key for card in desk.section(section)]
        key, act = chance.choice([None, *keys]), chance.random()
        if key is None or act < 0.2:
            desk, _ = desk.added(section, an_item(chance), key)
        elif act < 0.4:
            desk = desk.removed(key)
        elif act < 0.6:
            desk = desk.moved(key, chance.choice([-2, -1, 1]))
        else:
            desk = desk.typed(key, _edits(chance, desk.card(key)))
    return desk


def _edits(chance: Random, card: Card) -> dict[str, Plain]:
    if isinstance(listed := card.by_name.get("wrong"), list) and chance.random() < 0.3:
        return {"wrong": chance.sample([*listed, chance.choice(TEXTS)], len(listed))}
    if card.by_name and chance.random() < 0.2:
        return {chance.choice([*card.by_name]): ""}
    name, value = chance.choice([*an_item(chance).items()])
    return {name: value}
