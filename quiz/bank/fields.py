"""The fields of a mapping as texts, lists and yes or no, with a problem for each that is something else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from itertools import islice

from quiz.bank.findings import Places, path_to
from quiz.bank.format import FIRST_KEYS, ITEM_KEYS
from quiz.bank.problems import OTHER_PROGRAM, Level, Problem
from quiz.bank.yaml import MappingNode, Node, Scalar, SequenceNode, written
from quiz.text.cleaning import excerpt, one_line

_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"false", "no", "off"})
_MAX_SUGGESTIONS = 200  # unknown words that the known one nearest to them is looked up for

_MOST_FOREIGN = 30  # questions in another program's words that the one message on them names: no more fit
_MOST_KEYS = 20  # keys of a mapping among which a missing one is looked for misspelt

_SHAPES = {Scalar: "a text", SequenceNode: "a list", MappingNode: "a mapping of keys to values"}


@dataclass(slots=True)
class Reader:
    """Reads the fields of mappings, and notes what is wrong with them."""

    problems: list[Problem] = field(default_factory=list)
    """In the order they were found in."""
    item: Node | None = None
    """An item whose fields the problems are to name; None where a line is enough."""
    errors: int = 0
    """How many of them are errors; an item that adds to it is broken."""
    foreign: list[int] = field(default_factory=list)
    """The lines of questions in another program's words, of which one problem is noted."""
    named: set[int] = field(default_factory=set)
    """The keys that were named as another's misspelt, by what they are (`id()`)."""
    unknown: int = 0
    """How many keys are none that a bank has."""
    places: Places = field(default_factory=Places)
    broken: set[int] = field(default_factory=set)
    """The items with an error in them, or with the id of another, by what they are (`id()`)."""

    def error(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Note what keeps an item from being played."""
        self.errors += 1
        self.warning(node, code, message, hint, Level.ERROR)

    def warning(
        self, node: Node, code: str, message: str, hint: str = "", level: Level = Level.WARNING
    ) -> None:
        """Note what a careful teacher would mend."""
        path = path_to(self.item, node) if self.item else ()
        place = node.line, node.column
        self.problems.append(Problem(code, message, hint, level, "", *place, path=path))

    def name_unknown(self, mapping: MappingNode, known: Collection[str], what: str) -> None:
        """Note the keys that such a mapping does not have, once those are named that it lacks."""
        for key, _ in mapping.pairs:
            if key.value not in known:
                self.name_unknown_key(key, mapping, known, what)

    def name_unknown_key(self, key: Scalar, mapping: MappingNode, known: Collection[str], what: str) -> None:
        """Note a key that such a mapping does not have, unless it was named for one that is lacking."""
        if id(key) in self.named:
            return
        self.unknown += 1
        is_looked_up = self.unknown <= _MAX_SUGGESTIONS and len(key.value) <= 100
        left = [each for each in known if is_empty(mapping.get(each))]  # others would be there twice
        near = did_you_mean(key.value, left) if is_looked_up else ""
        message = f"{what} has no “{excerpt(key.value)}”: it is not read"
        self.warning(key, "unknown-key", message, near or f"it may have: {', '.join(known)}")

    def name_foreign(self, mapping: MappingNode, lacking: Collection[str]) -> bool:
        """Note, once for all, that a question has another program's words for keys it lacks; whether so."""
        from quiz.bank.foreign import instead  # for mistakes only

        theirs, hint = instead(mapping.fields, lacking)
        if not theirs:
            return False
        if self.foreign:
            self.errors += 1
        else:
            self.error(mapping.fields[theirs][0], OTHER_PROGRAM, "", hint)
        self.foreign.append(mapping.line)
        if len(self.foreign) > _MOST_FOREIGN:
            return True
        lines = excerpt(", ".join(map(str, self.foreign)))
        message = f"questions have another program's words for a bank's keys, in line {lines}"
        at = next(at for at, each in enumerate(self.problems) if each.code == OTHER_PROGRAM)
        self.problems[at] = replace(self.problems[at], message=message)
        return True

    def text(self, mapping: MappingNode, key: str) -> str:
        """A text; empty if it is not there."""
        node = mapping.get(key)
        if type(node) is Scalar:
            return node.value.strip()
        if node is not None:
            self._refuse_shape(key, node, "a text")
        return ""

    def said(self, mapping: MappingNode, *keys: str) -> dict[str, str]:
        """The texts of fields that may be missing, by their keys."""
        return {key: self.text(mapping, key) for key in keys}

    def required(self, mapping: MappingNode, key: str, what: str) -> str:
        """A text that must be there; empty if it is not, which is noted."""
        found = self.text(mapping, key)
        if not found:
            self.name_missing(mapping, key, what)
        return found

    def name_missing(self, mapping: MappingNode, key: str, what: str) -> None:
        """Note that a key is missing or empty; a value of the wrong shape has been noted already."""
        pair = mapping.fields.get(key)
        if pair is None:
            written = {each.value.strip().casefold(): each for each, _ in islice(mapping.pairs, _MOST_KEYS)}
            other = written.get(key)
            meant = other or written.get(_written_for(key, written.keys() - ITEM_KEYS))
            hint = f"write  {key}:  instead of  {excerpt(meant.value)}:" if meant else f"add a line  {key}: …"
            self.named.add(id(meant))
            self.error(meant or mapping, "missing", f"{what} has no “{key}”", hint)
        elif is_empty(pair[1]):
            hint = "write it after the colon; a text that begins with # stands in quotation marks"
            hint += f':  {key}: "#…"'
            self.error(pair[0], "missing", f"“{key}” is empty", hint)

    def texts(self, mapping: MappingNode, key: str) -> tuple[str, ...]:
        """The texts of a field that is one text or a list of them; none if it is not there or empty."""
        node = mapping.get(key)
        if node is None:
            return ()
        if type(node) is Scalar:
            return tuple(filter(None, [node.value.strip()]))
        if type(node) is not SequenceNode:
            self._refuse_shape(key, node, "a text or a list of texts")
            return ()
        for item in node.items:
            if type(item) is not Scalar:
                self._refuse_shape(key, item, "a list of texts", slipped_item(mapping, item))
            elif not item.value.strip():
                hint = "write it after the dash, or leave it out"
                self.error(item, "missing", f"an item of “{key}” is empty", hint)
        return tuple(filter(None, (item.value.strip() for item in node.items if type(item) is Scalar)))

    def mapping(self, mapping: MappingNode, key: str, hint: str) -> MappingNode | None:
        """The keys and values of a field; None if it is not there or empty. The hint says how they stand."""
        node = mapping.get(key)
        if node is not None and type(node) is not MappingNode and not is_empty(node):
            self.error(node, "shape", f"“{key}” is a mapping of keys to values", hint)
        return node if type(node) is MappingNode else None

    def flag(self, mapping: MappingNode, key: str) -> bool:
        """A yes or no; no if it is not there."""
        written = self.text(mapping, key)
        node = mapping.get(key)
        if type(node) is Scalar and written.lower() not in _YES | _NO:
            hint = f"write  {key}: true , or leave the line out"
            self.error(node, "yes-or-no", f"“{key}” is true or false, not “{excerpt(written)}”", hint)
        return is_yes(written)

    def _refuse_shape(self, key: str, node: Node, wanted: str, hint: str = "") -> None:
        if not hint and wanted == "a text":
            hint = "a text that begins with [ or {, or has a colon and a blank in it"
            hint += ", stands in quotation marks"
        elif not hint and type(node) is MappingNode and len(node.fields) == 1:
            ((begin, rest),) = node.pairs
            if type(rest) is Scalar:
                hint = f"write: {written(f'{begin.value}: {rest.value}')}"
        self.error(node, "shape", f"“{key}” is {wanted}, and here stands {_SHAPES[type(node)]}", hint)


def did_you_mean(word: str, known: Collection[str], least: float = 0.6) -> str:
    """The hint that names the known word most like this one, or what it is called here; empty if none is.

    They are alike to `least`, from 0 to 1.
    """
    from quiz.bank.foreign import meant  # for messages about mistakes only

    if near := _nearest(word, known, 0.8) or meant(word, known) or _nearest(word, known, least):
        return f"did you mean: {one_line(near)}?"
    is_both = "wrong" in known and meant(word, ("options",))
    return "did you mean: wrong, with all of them but the answer?" if is_both else ""


def _written_for(key: str, written: Collection[str]) -> str:
    """Which of the words that are written is meant for a key; empty if none is."""
    from quiz.bank.foreign import meant  # for messages about mistakes only

    return next((word for word in written if meant(word, (key,))), "") or _nearest(key, written)


def _nearest(word: str, known: Collection[str], least: float = 0.6) -> str:
    from difflib import get_close_matches  # for messages about mistakes only

    words = (word, word.lower()) if known else ()  # "QUOTE"
    return next((near for each in words for near in get_close_matches(each, known, 1, least)), "")


def is_empty(node: Node | None) -> bool:
    """Whether nothing is written there: no text but blanks, or no member of a list."""
    if type(node) is Scalar:
        return not node.value.strip()
    return node is None or (type(node) is SequenceNode and not node.items)


def is_yes(written: str) -> bool:
    """Whether a text says true, as a bank's reader takes it."""
    return written.strip().lower() in _YES


def slipped_item(item: MappingNode, node: Node) -> str:
    """How a member of an item's list begins that is the next item itself; empty if it is none."""
    begun = next(iter(node.fields), "") if type(node) is MappingNode else ""
    return f"begin it with {max(0, item.column - 3)} blanks" if begun in FIRST_KEYS else ""
