"""Items that went astray: under a key that a bank does not have, or without the dash that begins an item."""

from __future__ import annotations

from collections.abc import Collection

from quiz.bank.cleaning import excerpt
from quiz.bank.fields import Notes, name_unknown_key
from quiz.bank.keys import BEGINNINGS, ITEM_KEYS, LISTS
from quiz.bank.nodes import Mapping, Node, Scalar, Sequence

NO_DASH = "no-dash"
"""The code of a problem with an item that has no dash."""
NO_DASH_MESSAGE = "the dash that begins an item is missing here"

_ORDERINGS = frozenset({"order", "orders", "ordering", "orderings"})
_OTHER_NAMES = dict.fromkeys(("ask", "asks", "choice", "choices", "quiz", "quizzes"), "questions")
_OTHER_NAMES |= dict.fromkeys(("event", "events"), "timeline")
_MARKS = {"ask": "questions", "answer": "questions", "order": "questions", "event": "timeline"}


def name_astray(root: Mapping, known: Collection[str], notes: Notes, *, nothing_plays: bool) -> bool:
    """Note the keys of a bank's head that it does not have; whether items are lost under one of them.

    Lost items are an error, and so is a mere key that was meant for a list, where `nothing_plays`.
    """
    errors = notes.errors
    in_item = False
    for key, value in root.pairs:
        if key.value in known:
            in_item = False
        elif key.value in BEGINNINGS and type(value) is Scalar and value.value:
            notes.error(key, NO_DASH, NO_DASH_MESSAGE, dash_hint(key, value))
            in_item = True
        elif not (in_item and key.value in ITEM_KEYS):
            _name_unknown(key, value, root, known, notes, nothing_plays)
    return notes.errors > errors


def is_item(node: Node) -> bool:
    """Whether a node, where a list should be, is an item without its dash."""
    return type(node) is Mapping and next(iter(node.fields), "") in ITEM_KEYS


def dash_hint(key: Scalar, value: Node) -> str:
    """How a line begins an item whose other lines are as far to the left as it is."""
    words = excerpt(value.value) if type(value) is Scalar else "…"
    return f"write:  - {key.value}: {words} , and indent the item's other lines by two more blanks"


def _name_unknown(
    key: Scalar, value: Node, root: Mapping, known: Collection[str], notes: Notes, nothing_plays: bool
) -> None:
    belongs = _where_it_belongs(key.value, value, notes)
    holds_items = (type(value) is Sequence and value.items) or (type(value) is Mapping and value.fields)
    if not belongs or not (holds_items or nothing_plays):
        name_unknown_key(key, value, known, "a bank", notes)
        return
    if key.value.casefold() in _ORDERINGS:
        hint = "an ordering is an item under  questions:  with  order: [a, b, c]"
    elif belongs in root.fields:
        hint = f"put its items under  {belongs}:"
    else:
        hint = f"write  {belongs}:  instead"
    message = f"a bank has no “{excerpt(key.value)}”: nothing under it is played"
    notes.error(key, "unknown-key", message, hint)


def _where_it_belongs(word: str, value: Node, notes: Notes) -> str:
    """The list that was meant, by what the key is like or what stands under it; empty if none was."""
    plain = word.casefold()
    if plain in _ORDERINGS:
        return "questions"
    if named := _OTHER_NAMES.get(plain) or notes.nearest(plain, LISTS):
        return named
    first = value.items[0] if type(value) is Sequence and value.items else None
    marks = first.fields.keys() & _MARKS.keys() if type(first) is Mapping else ()
    return next((_MARKS[mark] for mark in sorted(marks)), "")
