"""The fields of a mapping as texts, lists and yes or no, with a problem for each that is something else."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from quiz.bank.findings import path_to
from quiz.bank.format import FIRST_KEYS
from quiz.bank.problems import Level, Problem
from quiz.bank.yaml import Mapping, Node, Scalar, Sequence
from quiz.text.cleaning import excerpt, one_line

_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"false", "no", "off"})
_WITHOUT_COLON = re.compile(r"([a-z]+)(?:[ ]*[:;=：]|[ ]+[-–—](?=[ ])|(?=[ ]))[ ]*(\S.*)", re.DOTALL)
"""`ask Where was he?`, `ask:Where`, `ask - Where`: a known key and the rest"""
_MAX_SUGGESTIONS = 200
"""Unknown words that the known one nearest to them is looked up for."""

_SHAPES = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping of keys to values"}


@dataclass(slots=True)
class Notes:
    """The problems found while a bank is read."""

    name: str
    """The file as the user named it."""
    problems: list[Problem] = field(default_factory=list)
    """In the order they were found in."""
    item: Node | None = None
    """An item whose fields the problems are to name; None where a line is enough."""
    errors: int = 0
    """How many of them are errors; an item that adds to it is broken."""
    suggestions: int = 0
    """How many words have been looked up."""

    def error(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Note what keeps an item from being played."""
        self.errors += 1
        self._note(Level.ERROR, node, code, message, hint)

    def warning(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Note what a careful teacher would mend."""
        self._note(Level.WARNING, node, code, message, hint)

    def _note(self, level: Level, node: Node, code: str, message: str, hint: str) -> None:
        path = path_to(self.item, node) if self.item else ()
        place = node.line, node.column
        self.problems.append(Problem(code, message, hint, level, self.name, *place, path=path))

    def add(self, level: Level, place: tuple[int, int], code: str, message: str, hint: str = "") -> None:
        """Note a problem at a line and column."""
        self.problems.append(Problem(code, message, hint, level, self.name, *place))

    def nearest(self, word: str, known: Collection[str]) -> str:
        """The known word most like this one; empty if none is."""
        self.suggestions += 1
        if self.suggestions > _MAX_SUGGESTIONS or len(word) > 100:
            return ""
        return nearest(word, known)


def nearest(word: str, known: Collection[str]) -> str:
    """The known word most like this one; empty if none is."""
    from difflib import get_close_matches  # for messages about mistakes only

    return next(iter(get_close_matches(word, known, 1)), "")


def did_you_mean(word: str, known: Collection[str]) -> str:
    """The hint that names the known word most like this one; empty if none is."""
    near = nearest(word, known)
    return f"did you mean: {near}?" if near else ""


def name_unknown(mapping: Mapping, known: Collection[str], what: str, notes: Notes) -> None:
    """Note the keys that such a mapping does not have."""
    if mapping.fields.keys() <= frozenset(known):
        return
    for key, value in mapping.pairs:
        if key.value not in known:
            name_unknown_key(key, value, known, what, notes)


def name_unknown_key(key: Scalar, value: Node, known: Collection[str], what: str, notes: Notes) -> None:
    """Note a key that such a mapping does not have, with its value."""
    if begun := _begun_with(key, value, known):
        message = f"{what} has no “{excerpt(key.value)}”: behind “{begun[1]}” stand a colon and a blank"
        notes.error(key, "unknown-key", message, f"write  {begun[1]}: {one_line(begun[2])}  instead")
        return
    if (bare := key.value.rstrip(" :;=")) in known:
        message = f"{what} has no “{excerpt(key.value)}”: one colon stands behind “{bare}”"
        notes.error(key, "unknown-key", message, f"write  {bare}:  instead of  {excerpt(key.value)}:")
        return
    near = notes.nearest(key.value, known)
    message = f"{what} has no “{excerpt(key.value)}”: it is not read"
    hint = f"did you mean: {near}?" if near else f"it may have: {', '.join(known)}"
    notes.warning(key, "unknown-key", message, hint)


def _begun_with(key: Scalar, value: Node, known: Collection[str]) -> re.Match[str] | None:
    """The known key and the text that a key in braces is which has lost its colon, or the blank behind it."""
    if key.style or type(value) is not Scalar or value.value:
        return None
    match = _WITHOUT_COLON.match(key.value)
    return match if match and match[1] in known else None


def text(mapping: Mapping, key: str, notes: Notes) -> str:
    """A text; empty if it is not there."""
    pair = mapping.fields.get(key)
    if pair is None:
        return ""
    node = pair[1]
    if type(node) is Scalar:
        return node.value.strip()
    _refuse_shape(key, node, "a text", notes)
    return ""


def required(mapping: Mapping, key: str, what: str, notes: Notes) -> str:
    """A text that must be there; empty if it is not, which is noted."""
    found = text(mapping, key, notes)
    if not found:
        name_missing(mapping, key, what, notes)
    return found


def name_missing(mapping: Mapping, key: str, what: str, notes: Notes) -> None:
    """Note that a key is missing or empty; a value of the wrong shape has been noted already."""
    pair = mapping.fields.get(key)
    if pair is None:
        if any(_begun_with(*each, (key,)) for each in mapping.pairs):
            return  # it is named as a key that there is not
        other = next((each for each, _ in mapping.pairs if each.value.strip().casefold() == key), None)
        hint = f"write  {key}:  instead of  {excerpt(other.value)}:" if other else f"add a line  {key}: …"
        notes.error(other or mapping, "missing", f"{what} has no “{key}”", hint)
    elif type(pair[1]) is Scalar or (type(pair[1]) is Sequence and not pair[1].items):
        message = f"“{key}” is empty"
        hint = f'write it after the colon; a text that begins with # stands in quotation marks:  {key}: "#…"'
        notes.error(pair[0], "missing", message, hint)


def scalars(mapping: Mapping, key: str, notes: Notes) -> list[Scalar]:
    """The texts of a field that is one text or a list of them; none if it is not there or empty."""
    pair = mapping.fields.get(key)
    if pair is None:
        return []
    node = pair[1]
    if type(node) is Scalar:
        return [node] if node.value.strip() else []
    if type(node) is not Sequence:
        _refuse_shape(key, node, "a text or a list of texts", notes)
        return []
    found = []
    for item in node.items:
        if type(item) is not Scalar:
            _refuse_shape(key, item, "a list of texts", notes, slipped_item(mapping, item))
        elif item.value.strip():
            found.append(item)
        else:
            notes.error(
                item, "missing", f"an item of “{key}” is empty", "write it after the dash, or leave it out"
            )
    return found


def texts(mapping: Mapping, key: str, notes: Notes) -> tuple[str, ...]:
    """The same as texts alone."""
    pair = mapping.fields.get(key)
    if pair is not None and type(pair[1]) is Scalar:  # nearly always, and a large bank has 10,000 of them
        value = pair[1].value.strip()
        return (value,) if value else ()
    return tuple(scalar.value.strip() for scalar in scalars(mapping, key, notes))


def flag(mapping: Mapping, key: str, notes: Notes) -> bool:
    """A yes or no; no if it is not there."""
    pair = mapping.fields.get(key)
    if pair is None:
        return False
    written = text(mapping, key, notes)
    word = written.lower()
    if word not in _YES and word not in _NO and type(pair[1]) is Scalar:
        message = f"“{key}” is true or false, not “{excerpt(written)}”"
        hint = f"write  {key}: true , or leave the line out"
        notes.error(pair[1], "yes-or-no", message, hint)
    return word in _YES


def is_yes(written: str) -> bool:
    """Whether a text says true, as a bank's reader takes it."""
    return written.strip().lower() in _YES


def slipped_item(item: Mapping, node: Node) -> str:
    """How a member of an item's list begins that is the next item itself; empty if it is none."""
    begun = next(iter(node.fields), "") if type(node) is Mapping else ""
    return f"begin it with {max(0, item.column - 3)} blanks" if begun in FIRST_KEYS else ""


def _refuse_shape(key: str, node: Node, wanted: str, notes: Notes, hint: str = "") -> None:
    if hint:
        pass
    elif wanted == "a text" and type(node) is not Scalar:
        hint = "a text that begins with [ or {, or has a colon and a blank in it, stands in quotation marks"
    elif type(node) is Mapping and len(node.fields) == 1:
        ((begin, rest),) = node.pairs
        if type(rest) is Scalar:
            hint = f'write: "{excerpt(begin.value)}: {excerpt(rest.value)}"'
    notes.error(node, "shape", f"“{key}” is {wanted}, and here stands {_SHAPES[type(node)]}", hint)
