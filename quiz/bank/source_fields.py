"""A bank's source as its fields have it, with the text from the bank or from a file beside it."""

from __future__ import annotations

from pathlib import Path

from quiz.bank.cleaning import excerpt, hidden, parsable, without_unseen
from quiz.bank.decoding import UndecodableError, decode
from quiz.bank.fields import Notes, name_missing, name_unknown_key, required, text
from quiz.bank.files import UnreadableError, inside, read_file
from quiz.bank.keys import LISTS, SOURCE_KEYS
from quiz.bank.nodes import Mapping, Node, Scalar
from quiz.bank.source import Source

MAX_TEXT = 4_000_000
"""Characters of a source; a very long novel has three quarters of it."""
MAX_MISPRINTS = 1_000


def read_source(root: Mapping, notes: Notes, folder: Path | None) -> Source | None:
    """The source of a bank, what is wrong with it noted; None if it has no title or no text.

    `folder` is where its text may lie, nowhere if None.
    """
    node = root.get("source")
    if not isinstance(node, Mapping):
        if node is None or (isinstance(node, Scalar) and not node.value):
            name_missing(root, "source", "this bank", notes)
        else:
            hint = "below it stand  title:  and  text:  or  file: , each a little to the right"
            notes.error(node, "shape", "“source” is a mapping of keys to values", hint)
        return None
    _name_unknown(root, node, notes)
    title = required(node, "title", "this source", notes)
    words = _text_of(node, notes, folder)
    if not title or not words:
        return None
    return Source(
        title=title,
        text=words,
        author=text(node, "author", notes),
        url=text(node, "url", notes),
        licence=text(node, "licence", notes),
        misprints=_misprints(node, notes),
        node=node,
    )


def lists_in_source(root: Mapping) -> tuple[str, ...]:
    """The lists of a bank that are part of its source, since they begin too far right."""
    source = root.get("source")
    keys = source.fields if isinstance(source, Mapping) else ()
    return tuple(key for key in keys if key in LISTS and key not in root.fields)


def _name_unknown(root: Mapping, source: Mapping, notes: Notes) -> None:
    """Note what a source does not have, a bank's lists among it: these begin too far right."""
    slipped = lists_in_source(root)
    for key, value in source.pairs:
        if key.value in slipped:
            message = f"“{key.value}” begins too far right: so it is part of the source, and not played"
            notes.error(key, "unknown-key", message, "begin it with 0 blanks")
        elif key.value not in SOURCE_KEYS:
            name_unknown_key(key, value, SOURCE_KEYS, "a source", notes)


def _text_of(node: Mapping, notes: Notes, folder: Path | None) -> str:
    if "text" in node.fields and "file" in node.fields:
        hint = "leave out one of them"
        notes.error(node.fields["file"][0], "text-and-file", "the source has a “text” and a “file”", hint)
        return ""
    if "file" in node.fields:
        name = required(node, "file", "this source", notes)
        return _text_in_file(node.fields["file"][1], name, notes, folder) if name else ""
    if "text" not in node.fields:
        hint = "add  text: |  and the text below it, or  file: biography.txt"
        notes.error(node, "missing", "this source has no “text” and no “file”", hint)
        return ""
    value = node.fields["text"][1]
    required(node, "text", "this source", notes)
    words = value.value if isinstance(value, Scalar) and value.value.strip() else ""
    return _bounded(value, words, notes)


def _text_in_file(node: Node, name: str, notes: Notes, folder: Path | None) -> str:
    """The text of a file beside the bank; what is wrong with it is noted where the bank names it."""
    shown = excerpt(name)
    if folder is None:
        hint = "save it beside the text, or use  text:"
        notes.error(node, "file-outside", "this bank was not read from a folder, so it has no files", hint)
        return ""
    try:
        decoded = decode(read_file(inside(folder, name)))
    except UnreadableError as error:
        notes.error(node, error.code, f"{shown}: {error.message}", error.hint)
        return ""
    except UndecodableError as error:
        place = f"{shown}, line {error.line}, column {error.column}"
        notes.error(node, "encoding", f"{place}: {error.message}", error.hint)
        return ""
    words = decoded.text
    for first in hidden(words):
        place = f"{shown}, line {first.line}, column {first.column}"
        code = f"U+{ord(first.character):04X}"
        notes.warning(
            node, "hidden-character", f"{place}: a character that cannot be seen ({code})", "delete it"
        )
        words = without_unseen(parsable(words))
        break
    if not words.strip():
        notes.error(node, "empty", f"{shown}: this file is empty", "copy the source's text into it")
        return ""
    return _bounded(node, words, notes)


def _bounded(node: Node, words: str, notes: Notes) -> str:
    if len(words) <= MAX_TEXT:
        return words
    message = f"this text has more than {MAX_TEXT:,} characters"
    notes.error(node, "too-big", message, "make several banks of it")
    return ""


def _misprints(node: Mapping, notes: Notes) -> dict[str, str]:
    value = node.get("misprints")
    if value is None or (isinstance(value, Scalar) and not value.value.strip()):
        return {}
    if not isinstance(value, Mapping):
        hint = "a line for each below it:  as printed: as meant"
        notes.error(value, "shape", "“misprints” is a mapping of keys to values", hint)
        return {}
    if len(value.fields) > MAX_MISPRINTS:
        notes.error(value, "too-much", f"a source has {MAX_MISPRINTS:,} misprints at most", "")
        return {}
    found = {}
    for key, meant in value.pairs:
        if isinstance(meant, Scalar) and meant.value.strip() and key.value.strip():
            found[key.value.strip()] = meant.value.strip()
        else:
            notes.error(meant, "shape", "what a misprint means is a text", "as printed: as meant")
    return found
