"""The sections of a file with other items in them: what has to change in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz.authoring.editing.arranging import Piece, arranged, spaces
from quiz.authoring.editing.changing import Changes, Grain
from quiz.authoring.editing.edits import Edit, OddError, applied
from quiz.authoring.editing.extents import (
    Form,
    collection,
    colon_after,
    end_of,
    is_bracketed,
    is_empty,
    item_of,
    start_of,
)
from quiz.authoring.editing.learning import habits_of
from quiz.authoring.editing.plain import Plain, meaning, plain_of, reconciled
from quiz.authoring.editing.sheet import Sheet
from quiz.authoring.editing.writing.habits import Habits
from quiz.authoring.editing.writing.values import write_flow, write_item
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Node, NotYamlError, Scalar
from quiz.bank.yaml import Sequence as SequenceNode

_LADDER = (
    (Grain.FINE, False),
    (Grain.FIELD, False),
    (Grain.WHOLE, False),
    (Grain.WHOLE, True),
)
"""Ways to change an item, tried until one gives what is meant: how much of it is written anew, and whether
carefully, with every text in quotation marks."""
CAREFUL = len(_LADDER) - 1
"""The last of them."""


class CannotWrite(Exception):  # noqa: N818 - it is said of a file, and no fault of the program
    """A change that cannot be made in a file as it is laid out, with the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        """What cannot be written, in one line."""
        self.hint = hint
        """What to do instead."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item as it shall be."""

    fields: Plain
    """What it shall say."""
    origin: int | None
    """Which one of its section it was; None for a new one."""


def edits_for(
    sheet: Sheet, root: Node | None, wanted: Mapping[str, Sequence[Wanted]], rung: int
) -> list[Edit]:
    """The edits that put other items into sections; raises CannotWrite.

    The text ends in a line end. `rung` is the way to change an item that is tried first, from 0 to CAREFUL.
    """
    sections = [_Section(sheet, root, name, items, rung) for name, items in wanted.items()]
    if root is None or (isinstance(root, Scalar) and is_empty(root)):
        texts = [section.text() for section in sections if section.wanted]
        return [Edit(len(sheet.text), len(sheet.text), sheet.line_end.join(texts))] if texts else []
    if not isinstance(root, MappingNode):
        if any(section.wanted for section in sections):
            raise CannotWrite("this file is no bank", "a bank begins with  title: …")
        return []
    made = {section.name: section.edits() for section in sections if section.name in root.fields}
    missing = [section for section in sections if section.wanted and section.name not in root.fields]
    if not missing:
        return [edit for edits in made.values() for edit in edits]
    return _with_sections(sheet, root, made, missing)


def _with_sections(
    sheet: Sheet, root: MappingNode, made: Mapping[str, list[Edit]], missing: Sequence[_Section]
) -> list[Edit]:
    """The edits of a bank that has not had some of its sections."""
    pieces = [Piece(origin, made.get(key, [])) for origin, key in enumerate(root.fields)]
    for section in missing:
        followed = section.name == "timeline" and "questions" in root.fields
        at = list(root.fields).index("questions") if followed else len(pieces)
        pieces.insert(at, Piece(None, text=section.text().removesuffix(sheet.line_end)))
    try:
        whole = collection(sheet, root, in_brackets=False)
        spaced = whole.form is Form.BLOCK and (len(whole.parts) == 1 or any(spaces(sheet, whole)))
        return arranged(sheet, whole, pieces, spaced=spaced)
    except OddError:
        names = " and ".join(section.name for section in missing)
        raise CannotWrite(
            f"no place is found for “{names}” in this file", f"begin a line with  {names}: []"
        ) from None


class _Section:
    """One section, as it is and as it shall be."""

    def __init__(
        self, sheet: Sheet, root: Node | None, name: str, wanted: Sequence[Wanted], rung: int
    ) -> None:
        self.name = name
        self.wanted = wanted
        self._sheet = sheet
        self._rung = rung
        self._root = root
        self._habits = habits_of(sheet, root, name)
        self._is_in_brackets = isinstance(root, MappingNode) and is_bracketed(sheet, root)

    def text(self) -> str:
        """The whole section, for a file that has not had it."""
        if self._is_in_brackets:
            key = f'"{self.name}"' if self._habits.as_json else self.name
            return f"{key}: [{self._new_in_brackets()}]"
        return f"{self.name}:{self._sheet.line_end}{self._new_lines()}"

    def edits(self) -> list[Edit]:
        """The changes within the section."""
        assert isinstance(self._root, MappingNode)
        key, node = self._root.fields[self.name]
        if isinstance(node, SequenceNode) and node.items:
            return self._changed(node)
        if not self.wanted:
            return []
        if isinstance(node, SequenceNode) or (isinstance(node, Scalar) and not node.value.strip()):
            return self._filled(key, node)
        raise CannotWrite(
            f"what stands under “{self.name}” in line {key.line} is no list",
            "mend it first: each item begins with a dash",
        )

    def _changed(self, node: SequenceNode) -> list[Edit]:
        """The edits of a section that has items."""
        sheet = self._sheet
        bracketed = is_bracketed(sheet, node)
        pieces = []
        for wanted in self.wanted:
            if wanted.origin is None:
                text = self._new_in_flow(wanted.fields) if bracketed else self._new_dashed(wanted.fields)
                pieces.append(Piece(None, text=text))
            else:
                pieces.append(Piece(wanted.origin, self._changed_item(node, wanted, wanted.origin)))
        if [piece.origin for piece in pieces] == [*range(len(node.items))]:
            return [edit for piece in pieces for edit in piece.edits]
        try:
            whole = collection(sheet, node, in_brackets=self._is_in_brackets)
            spaced = self._habits.is_spaced if len(whole.parts) == 1 else None
            return arranged(sheet, whole, pieces, spaced=spaced)
        except OddError:
            raise CannotWrite(
                f"the items of “{self.name}” are laid out so that none can be added, moved or removed here",
                "begin each of them on a line of its own",
            ) from None

    def _changed_item(self, node: SequenceNode, wanted: Wanted, origin: int) -> list[Edit]:
        old = plain_of(node.items[origin])
        if old == wanted.fields or meaning(old) == meaning(wanted.fields):
            return []
        new = reconciled(old, wanted.fields)
        bracketed = is_bracketed(self._sheet, node)
        for grain, careful in _LADDER[self._rung :]:
            habits = self._habits.careful() if careful else self._habits
            try:
                part = item_of(self._sheet, node, origin)
                edits = Changes(self._sheet, habits, grain).item(part, new, in_brackets=bracketed)
                text = self._item_text(part.start, part.end, edits, bracketed=bracketed)
            except OddError:
                continue
            if _says(text, new):
                return edits
        raise CannotWrite(
            f"the item in line {node.items[origin].line} is laid out so that it cannot be changed here",
            "change it in a text editor",
        )

    def _item_text(self, start: int, end: int, edits: list[Edit], *, bracketed: bool) -> str:
        """A list of nothing but an item, as it will stand."""
        sheet = self._sheet
        if bracketed:
            return f"[{applied(sheet.text, edits, start, end)}]"
        first = sheet.start(sheet.line_at(start))
        if sheet.text[first:start].strip():
            raise OddError
        below = max([sheet.end(sheet.line_at(end)), *(edit.end for edit in edits)])
        return applied(sheet.text, edits, first, below)

    def _filled(self, key: Scalar, node: Node) -> list[Edit]:
        """The edits of a section that has no items yet."""
        sheet = self._sheet
        try:
            colon = colon_after(sheet, key)
        except OddError:
            raise CannotWrite(f"“{self.name}” has no colon behind it", "write it there") from None
        start, end = (colon, colon) if is_empty(node) else (start_of(sheet, node), end_of(sheet, node))
        brackets = sheet.text[start:end]
        if isinstance(node, SequenceNode) and (self._is_in_brackets or brackets.strip("[] \t")):
            return [Edit(start + 1, start + 1, self._new_in_brackets())]
        if self._is_in_brackets:
            return [Edit(colon, end, f" [{self._new_in_brackets()}]")]
        below = sheet.end(sheet.line_at(end))
        return [Edit(colon, end, ""), Edit(below, below, self._new_lines())]

    def _new_lines(self) -> str:
        """The items, all of them new, as lines that each end."""
        separator = self._sheet.line_end if self._habits.is_spaced else ""
        return separator.join(
            " " * (self._habits.dash - 1) + self._new_dashed(wanted.fields) + self._sheet.line_end
            for wanted in self.wanted
        )

    def _new_in_brackets(self) -> str:
        return ", ".join(self._new_in_flow(wanted.fields) for wanted in self.wanted)

    def _new_dashed(self, fields: Plain) -> str:
        """A new item behind its dash, without the indentation of its first line and the end of its last."""
        fields = reconciled({}, fields)
        for habits in self._manners():
            lines = write_item(fields, habits)
            if _says(lines, fields):
                return lines.strip(" ").removesuffix("\n").replace("\n", self._sheet.line_end)
        raise _unwritable()

    def _new_in_flow(self, fields: Plain) -> str:
        fields = reconciled({}, fields)
        for habits in self._manners():
            text = write_flow(fields, habits)
            if _says(f"[{text}]", fields):
                return text
        raise _unwritable()

    def _manners(self) -> Iterator[Habits]:
        if self._rung < CAREFUL:
            yield self._habits
        yield self._habits.careful()


def _says(text: str, item: Plain) -> bool:
    """Whether a list of one item says what is meant, and nothing in it is refused."""
    try:
        composed = Sheet(text).compose()
    except NotYamlError:
        return False
    root = composed.root
    if composed.refusals or composed.duplicates or not isinstance(root, SequenceNode):
        return False
    return len(root.items) == 1 and meaning(plain_of(root.items[0])) == meaning(item)


def _unwritable() -> CannotWrite:
    return CannotWrite(
        "this item cannot be written as YAML",
        "shorten it: an option that has its reason behind it is in one line",
    )
