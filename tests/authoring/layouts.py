"""Banks as people lay them out, each line with its owner, and changes of their items at random."""

from __future__ import annotations

from random import Random

from quiz.authoring.document import Document
from quiz.authoring.values import Entry, Plain, Section

# The first sign of each line tells whose it is: an item's, by a letter in the file's order, or nobody's.
_ROOMY = """\
.# A life, laid out with room
.title: Ada   # of Ada
.
.source:
.  title: Ada
.  text: |
.    She was born.
.
.    She died.
.
.timeline:
.  # Her youth
.
a  # about a
a  - id: born
a    event: Is born  # in London
a    date: 1815
.
.  # Later
.
b  # about b
b  - id: died
b    # to be looked up
b    event: 'Dies'
b    date: "1852-11"
b    # the end of b
.
.questions:
c  - ask: |
c      Where was she
c        born?
c    answer: London   # the town
c    wrong:
c      # near it
c      - Bath: She never went.  # why
c      - option: York
c        why: No.
.
.  # Part two
.
d  - ask: >
d      Whom did she
d      meet?
d    answer: [Babbage, 'King']
d    wrong: [Newton, {Marx: "No: later."}]
.
e  - order: [born,
e      died]
e    why: She was born before
e      she died.
.# the end
"""
_FLUSH = """\
.---
.title: Ada
.questions:
a-   ask: Where?
a    answer: London
a    wrong:
a    -   Bath
a    -   York
b# about b
b-   {ask: When?, answer: '1815', wrong: [1816]}
c-
c  # about c
c  ask: Who?
c  answer: Ada
d- just words
.timeline: []
.note: "so"
.source: {title: Ada, text: She was born.}"""
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
    return {
        "ask": some(),
        "answer": some() if chance.random() < 0.5 else [some(), some()],
        "wrong": wrong[: chance.randint(1, 3)],
    }


def changed(chance: Random, document: Document, section: Section) -> list[Entry]:
    """The items of a section after some acts: fields changed, items added, removed and moved."""
    entries = list(document.entries(section))
    for _ in range(chance.choice([0, 1, 1, 2, 4])):
        place = chance.randint(0, len(entries))
        if place == len(entries) or chance.random() < 0.2:
            entries.insert(place, Entry(an_item(chance)))
        elif chance.random() < 0.3:
            del entries[place]
        elif chance.random() < 0.4:
            entries.insert(chance.randint(0, len(entries) - 1), entries.pop(place))
        else:
            entries[place] = Entry(_edited(chance, entries[place].fields), entries[place].origin)
    return entries


def _edited(chance: Random, fields: Plain) -> Plain:
    new = an_item(chance)
    if not isinstance(fields, dict):
        return new
    key = chance.choice(list(new))
    if isinstance(listed := fields.get("wrong"), list) and chance.random() < 0.5:
        return {**fields, "wrong": chance.sample([*listed, chance.choice(TEXTS)], len(listed))}
    if len(fields) > 1 and chance.random() < 0.3:
        return {each: value for each, value in fields.items() if each != chance.choice(list(fields))}
    if key not in fields and chance.random() < 0.5:
        return {key: new[key], **fields}
    return {**fields, key: new[key]}
