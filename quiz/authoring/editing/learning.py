"""The habits of a file, learnt from the items in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from quiz.authoring.editing.arranging import spaces
from quiz.authoring.editing.edits import OddError
from quiz.authoring.editing.extents import Form, collection, is_bracketed, start_of
from quiz.authoring.editing.sheet import Sheet
from quiz.authoring.editing.writing.habits import Habits
from quiz.authoring.editing.writing.scalars import (
    DOUBLE,
    FOLDED,
    LITERAL,
    PLAIN,
    SINGLE,
    Manner,
    header,
    is_plain,
)
from quiz.bank.yaml import Mapping, Node, Scalar, Sequence

_SAMPLE = 40
"""Items that are looked at; more would say the same, and take longer."""
_LONG = 80
"""Characters of a text that would be folded where texts are."""

Kind = TypeVar("Kind", bound=Hashable)


def habits_of(sheet: Sheet, root: Node | None, section: str) -> Habits:
    """The way that the items of a section are written; if it has none, those of the other."""
    if not isinstance(root, Mapping):
        return Habits()
    sections = [root.get(section), root.get("questions"), root.get("timeline")]
    listed = next((node for node in sections if isinstance(node, Sequence) and node.items), None)
    habits = Habits(dash=root.column + 2)
    if listed is None:
        return replace(habits, as_json=_has_quoted_keys([root]) and is_bracketed(sheet, root))
    is_own = listed is root.get(section)
    return _Lesson(sheet, root, listed).habits(habits, is_own=is_own)


def manner_of(sheet: Sheet, node: Scalar, quote: str = DOUBLE) -> Manner:
    """How a text is written."""
    start = start_of(sheet, node)
    if node.style in (LITERAL, FOLDED):
        manner = header(Manner(quote=quote), sheet.text[start : start + 3])
        return replace(manner, width=_width(sheet, node.line + 1, node.end_line - 1))
    style = node.style or PLAIN
    is_folded = node.end_line > node.line and "\n" not in node.value
    width = _width(sheet, node.line, node.end_line) if is_folded else None
    return Manner(style, style or quote, width)


class _Lesson:
    """The items of one section, some of them at least."""

    def __init__(self, sheet: Sheet, root: Mapping, listed: Sequence) -> None:
        self._sheet = sheet
        self._root = root
        self._listed = listed
        self._items = [item for item in listed.items[:_SAMPLE] if isinstance(item, Mapping)]

    def habits(self, habits: Habits, *, is_own: bool) -> Habits:
        """What the items teach; only its own items teach a section whether it is in braces."""
        sheet, listed = self._sheet, self._listed
        blocks = [item for item in self._items if not is_bracketed(sheet, item)]
        nodes = [pair for item in self._items for pair in item.pairs]
        lists = [(key, value) for key, value in nodes if isinstance(value, Sequence) and value.items]
        hanging = [(key, value) for key, value in lists if not is_bracketed(sheet, value)]
        is_block = not is_bracketed(sheet, listed)
        dash = listed.column if is_block else habits.dash
        manner, manners = self._manners()
        return replace(
            habits,
            dash=dash,
            behind_dash=_usual((item.column - listed.column for item in blocks), habits.behind_dash)
            if is_block
            else habits.behind_dash,
            nested=_usual(
                (value.column - key.column for key, value in hanging),
                habits.nested if dash > self._root.column else 0,
            ),
            behind_nested=_usual(
                (
                    item.column - value.column
                    for _, value in hanging
                    for item in value.items
                    if item.column > value.column
                ),
                habits.behind_nested,
            ),
            is_spaced=self._is_spaced(),
            in_braces=is_own and is_block and 2 * len(blocks) < len(self._items),
            as_json=_has_quoted_keys(item for item in self._items if is_bracketed(sheet, item)),
            manner=manner,
            manners=manners,
            in_brackets={**habits.in_brackets, **self._in_brackets(lists)},
        )

    def _is_spaced(self) -> bool:
        try:
            parts = collection(
                self._sheet, _first(self._listed), in_brackets=is_bracketed(self._sheet, self._root)
            )
        except OddError:
            return False
        if parts.form is Form.INLINE:
            return False
        blanks = spaces(self._sheet, parts)
        return 2 * sum(blanks) > len(blanks) if blanks else True

    def _in_brackets(self, lists: list[tuple[Scalar, Sequence]]) -> dict[str, bool]:
        seen: defaultdict[str, list[bool]] = defaultdict(list)
        for key, value in lists:
            seen[key.value].append(is_bracketed(self._sheet, value))
        return {key: 2 * sum(each) > len(each) for key, each in seen.items()}

    def _manners(self) -> tuple[Manner, dict[str, Manner]]:
        """How most texts are written, and how those of each field are."""
        marks: Counter[str] = Counter()
        seen: defaultdict[str, list[Scalar]] = defaultdict(list)
        for key, scalar in self._texts():
            if scalar.style in (SINGLE, DOUBLE):
                marks[scalar.style] += 1
            seen[key].append(scalar)
        quote = SINGLE if marks[SINGLE] > marks[DOUBLE] else DOUBLE
        manners = {key: self._usual_manner(scalars, quote) for key, scalars in seen.items()}
        return Manner(quote=quote), manners

    def _usual_manner(self, scalars: list[Scalar], quote: str) -> Manner:
        telling = [scalar for scalar in scalars if _tells(scalar)]
        style = _usual((scalar.style or PLAIN for scalar in telling), PLAIN)
        long = [manner_of(self._sheet, scalar) for scalar in scalars if len(scalar.value) > _LONG]
        widths = [manner.width for manner in long if manner.width is not None]
        is_folded = 2 * len(widths) > len(long)
        if style == FOLDED:
            return Manner(FOLDED, quote, max(widths, default=_LONG))
        return Manner(style, quote, max(widths) if is_folded else None)

    def _texts(self) -> Iterator[tuple[str, Scalar]]:
        """The texts of the items, with the field that each stands in."""
        for item in self._items:
            for key, value in item.pairs:
                yield from _texts_in(key.value, value)


def _texts_in(key: str, node: Node) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Scalar):
        yield key, node
        return
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _texts_in(key, item)
        return
    for inner, value in node.pairs:
        yield from _texts_in(key if len(node.fields) == 1 else inner.value, value)


def _tells(scalar: Scalar) -> bool:
    """Whether a text is written by habit, rather than as it has to be."""
    if not scalar.value or (scalar.style in (LITERAL, FOLDED) and "\n" in scalar.value.strip()):
        return False
    return not scalar.style or scalar.style in (LITERAL, FOLDED) or is_plain(scalar.value)


def _first(listed: Sequence) -> Sequence:
    """The list with no more items than are looked at."""
    return replace(listed, items=listed.items[:_SAMPLE]) if len(listed.items) > _SAMPLE else listed


def _width(sheet: Sheet, first: int, last: int) -> int:
    return max((len(sheet.line(number)) for number in range(first, last + 1)), default=_LONG)


def _has_quoted_keys(mappings: Iterable[Mapping]) -> bool:
    keys = [key for mapping in mappings for key, _ in mapping.pairs]
    return 2 * sum(1 for key in keys if key.style == DOUBLE) > len(keys)


def _usual(found: Iterable[Kind], otherwise: Kind) -> Kind:
    counted = Counter(found).most_common(1)
    return counted[0][0] if counted else otherwise
