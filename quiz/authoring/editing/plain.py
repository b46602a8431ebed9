"""Items as texts, lists and mappings, without their places: what a file says, however it is written."""

from __future__ import annotations

from typing import TypeAlias

from quiz.bank.files import unix_lines
from quiz.bank.yaml import Node, Scalar, Sequence
from quiz.text.cleaning import parsable, without_unseen

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A text, a list or a mapping. As everywhere in a bank, every scalar is text."""

_TEXT_OR_TEXTS = frozenset({"answer", "quote", "after"})
"""Fields in which a list of one text means the same as the text."""


def plain_of(node: Node) -> Plain:
    """What a node says; blanks and line breaks around a text are left out, as the bank's reader does."""
    if type(node) is Scalar:
        return node.value.strip()
    if type(node) is Sequence:
        return [plain_of(item) for item in node.items]
    assert not isinstance(node, Scalar | Sequence)
    return {key: plain_of(value) for key, (_, value) in node.fields.items()}


def cleaned(plain: Plain) -> Plain:
    """The same as a file can say it: without characters that are not to be seen, and blanks around texts."""
    if isinstance(plain, str):
        return cleaned_text(plain)
    if isinstance(plain, list):
        return [cleaned(item) for item in plain]
    return {cleaned_text(key): cleaned(value) for key, value in plain.items()}


def cleaned_text(text: str) -> str:
    """A text as a file can say it."""
    return without_unseen(parsable(unix_lines(text))).strip()


def meaning(item: Plain) -> Plain:
    """What an item says to the bank's reader: two that are alike here are the same item to it.

    A field that is empty is as good as none, and where one text or several may stand, `[a]` is `a`.
    """
    item = cleaned(item)
    if not isinstance(item, dict):
        return item
    return {key: _field(key, value) for key, value in item.items() if value or isinstance(value, dict)}


def reconciled(old: Plain, new: Plain) -> Plain:
    """The new item with those fields as they were that mean the same, and without empty ones otherwise."""
    new = cleaned(new)
    if not isinstance(new, dict):
        return new
    if not isinstance(old, dict):
        old = {}
    kept: dict[str, Plain] = {}
    for key, value in new.items():
        if key in old and meaning({key: old[key]}) == meaning({key: value}):
            kept[key] = old[key]
        elif value or isinstance(value, dict):
            kept[key] = value
    empty = {key: value for key, value in old.items() if key not in new and not meaning({key: value})}
    return kept | empty


def _field(key: str, value: Plain) -> Plain:
    if key == "wrong" and isinstance(value, list):
        return [
            {inner: _field(inner, each) for inner, each in option.items()}
            if isinstance(option, dict)
            else option
            for option in value
        ]
    if key in _TEXT_OR_TEXTS and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return value[0]
    return value
