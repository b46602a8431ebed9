"""Nodes as a bank: what stands at its head, its source, and the items that are whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

from quiz.bank.bounds import MAX_ITEMS, MAX_MISPRINTS, no_text, too_many
from quiz.bank.fields import Reader, is_empty
from quiz.bank.files import decode, inside, read_file
from quiz.bank.findings import finding
from quiz.bank.format import (
    BANK_KEYS,
    ITEM_KEYS,
    KEYS,
    LISTS,
    NO_BANK,
    NO_BANK_HINT,
    NO_DASH,
    SOURCE_KEYS,
    head_missing,
)
from quiz.bank.items import read_event, read_question, whole_items
from quiz.bank.model import Bank, Event, Item, Ordering, slug
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.yaml import MappingNode, Node, Scalar, SequenceNode, written
from quiz.text.cleaning import excerpt, hidden, parsable, without_unseen
from quiz.text.source import Source

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")  # "en", "zh-Hant-TW"
_ADDRESS = re.compile(r"[a-z][a-z+.-]*:\S{2,}", re.IGNORECASE)  # "https://example.org/ada"


def read_source(root: MappingNode, reader: Reader, folder: Path | None) -> Source | None:
    """The source of a bank, what is wrong with it noted; None if it has no title or no text.

    `folder` is where its text may lie, nowhere if None.
    """
    hint = "below it stand  title:  and  text:  or  file: , each a little to the right"
    node = reader.mapping(root, "source", hint)
    if node is None:
        if is_empty(root.get("source")):
            reader.name_missing(root, "source", "this bank")
        return None
    title, words = reader.required(node, "title", "this source"), _text_of(node, reader, folder)
    for key, _ in node.pairs:
        if key.value in LISTS:
            message = f"“{key.value}” begins too far right: so it is part of the source, and not played"
            reader.error(key, "unknown-key", message, "begin it with 0 blanks")
        elif key.value not in SOURCE_KEYS:
            reader.name_unknown_key(key, node, SOURCE_KEYS, "a source")
    if not title or not words:
        return None
    about = reader.said(node, "author", "url", "licence")
    if (address := node.get("url")) and about["url"] and not _ADDRESS.fullmatch(about["url"]):
        hint = "write it whole, such as https://example.org/ada"
        reader.warning(address, "no-address", f"“{excerpt(about['url'])}” is no address", hint)
    return Source(title, words, misprints=_misprints(node, reader), **about)


def _text_of(node: MappingNode, reader: Reader, folder: Path | None) -> str:
    text_node, file = node.get("text"), node.fields.get("file")
    words = ""
    if text_node and file:
        message = "the source has a “text” and a “file”"
        reader.error(file[0], "text-and-file", message, "leave out one of them")
    elif file:
        if name := reader.required(node, "file", "this source"):
            words = _text_in_file(file[1], name, reader, folder)
    elif text_node:
        if reader.required(node, "text", "this source") and isinstance(text_node, Scalar):
            words = text_node.value
    else:
        hint = "add  text: |  and the text below it, or  file: biography.txt"
        reader.error(node, "missing", "this source has no “text” and no “file”", hint)
    if not (message := no_text(words)):
        return words
    reader.error(file[1] if file else text_node or node, "too-big", message, "make several banks of it")
    return ""


def _text_in_file(node: Node, name: str, reader: Reader, folder: Path | None) -> str:
    """The text of a file beside the bank; what is wrong with it is noted where the bank names it."""
    shown = excerpt(name)
    if folder is None:
        hint = "save it beside the text, or use  text:"
        reader.error(node, "file-outside", "this bank was not read from a folder, so it has no files", hint)
        return ""
    try:
        decoded = decode(read_file(inside(folder, name)))
    except ProblemError as error:
        problem = error.problem
        if problem.code == "encoding":
            shown += f", line {problem.line}, column {problem.column}"
        reader.error(node, problem.code, f"{shown}: {problem.message}", problem.hint)
        return ""
    words = decoded.text
    if first := next(hidden(words), None):
        place = f"{shown}, line {first.line}, column {first.column}"
        message = f"{place}: a character that cannot be seen (U+{ord(first.character):04X})"
        reader.warning(node, "hidden-character", message, "delete it")
        words = without_unseen(parsable(words))
    if not words.strip():
        reader.error(node, "empty", f"{shown}: this file is empty", "copy the source's text into it")
        return ""
    return words


def _misprints(node: MappingNode, reader: Reader) -> dict[str, str]:
    found: dict[str, str] = {}
    value = reader.mapping(node, "misprints", "a line for each below it:  as printed: as meant")
    if value and len(value.fields) > MAX_MISPRINTS:
        reader.error(value, "too-much", f"a source has {MAX_MISPRINTS:,} misprints at most")
        return found
    for key, meant in value.pairs if value else ():
        if isinstance(meant, Scalar) and meant.value.strip() and key.value.strip():
            found[key.value.strip()] = meant.value.strip()
        else:
            reader.error(meant, "shape", "what a misprint means is a text", "as printed: as meant")
    return found


def _name_astray(root: MappingNode, reader: Reader) -> None:
    """Note what stands beside a bank's keys: items under another key or without a dash, and other keys."""
    in_item = False
    for key, value in root.pairs:
        if key.value in BANK_KEYS:
            in_item = False
        elif key.value in KEYS and type(value) is Scalar and value.value:
            reader.error(key, "no-dash", NO_DASH, _dash_hint(key, value))
            in_item = True
        elif not (in_item and key.value in ITEM_KEYS):
            if belongs := _list_of(value):
                is_there = belongs in root.fields
                hint = f"put its items under  {belongs}:" if is_there else f"write  {belongs}:  instead"
                message = f"a bank has no “{excerpt(key.value)}”: nothing under it is played"
                reader.error(key, "unknown-key", message, hint)
            else:
                reader.name_unknown_key(key, root, BANK_KEYS, "a bank")


def _dash_hint(key: Scalar, value: Node) -> str:
    """How a line begins an item whose other lines are as far to the left as it is."""
    words = written(value.value, in_marks=False) if type(value) is Scalar else "…"
    return f"write:  - {key.value}: {words} , and indent the item's other lines by two more blanks"


def _list_of(value: Node) -> str:
    """The list that items belong to; empty if they are none."""
    first = value.items[0] if type(value) is SequenceNode and value.items else value
    keys = first.fields if type(first) is MappingNode else ()
    is_question = any(key in keys for key in ("ask", "answer", "order"))
    return "questions" if is_question else "timeline" if "event" in keys else ""


def _is_bank(root: MappingNode) -> bool:
    """Whether a mapping has a title or a source, or under any key a list of what a bank's lists have."""
    has_head = any(key.value.strip().casefold() in ("title", "source") for key, _ in root.pairs)
    return has_head or any(_list_of(value) for _, value in root.pairs)


AnItem = TypeVar("AnItem", bound=Item)


def build(root: Node, reader: Reader, *, folder: Path | None, wrong: Iterable[Problem] = ()) -> Bank | None:
    """The bank that a file's nodes are, with all items that can be read; None if it has no title or source.

    `folder` is where the source's text may lie. An item with something `wrong` in it is broken, which the
    reader notes.
    """
    reader.places.root = root
    if not isinstance(root, MappingNode) or not _is_bank(root):
        reader.error(root, "shape", NO_BANK, NO_BANK_HINT)
        return None
    bad = sorted((problem.line, problem.column) for problem in wrong)
    title = reader.required(root, "title", "this bank")
    errors = reader.errors
    source = read_source(root, reader, folder)
    _name_astray(root, reader)
    if reader.errors == errors and root.fields.keys().isdisjoint(LISTS):
        reader.error(root, "missing", "this bank has neither questions nor a timeline", "add  questions:")

    def read(section: str) -> Iterator[tuple[Item, MappingNode, bool]]:
        item_of = read_event if section == "timeline" else read_question
        errors = reader.errors
        for node in whole_items(_list(root, section, reader), reader):
            if section == "timeline" and "questions" not in root.fields and _list_of(node) == "questions":
                reader.error(node, "missing", *head_missing("questions"))
                return  # what is below are questions too
            item = item_of(node, reader)
            is_wrong, errors = reader.errors > errors, reader.errors
            if item is not None and isinstance(node, MappingNode):
                first = bisect_left(bad, (node.line, 0))
                has_bad = first < len(bad) and bad[first] < (node.end_line, node.end_column)
                yield item, node, is_wrong or has_bad

    items = gathered(chain.from_iterable(map(read, LISTS)), reader)
    key, language, note = (reader.text(root, key) for key in ("id", "language", "note"))
    if (tag := root.get("language")) and language and not _TAG.fullmatch(language):
        hint = "write its tag, such as en, de or pt-BR"
        reader.warning(tag, "no-language-tag", f"“{excerpt(language)}” is no tag of a language", hint)
    key = key or slug(title) or "bank"
    if not title or source is None:
        return None
    source = replace(source, language=language)
    return Bank(key, title, source, language=language, note=note).with_items(items)


def _list(root: MappingNode, key: str, reader: Reader) -> list[Node]:
    """The nodes of a list; what stands there instead of one is noted."""
    value = root.get(key)
    if isinstance(value, SequenceNode):
        if message := too_many(len(value.items), MAX_ITEMS, f"items in “{key}”"):
            reader.error(value, "too-much", message, "make several banks of it")
            return []
        return value.items
    example = "- ask: …" if key == "questions" else "- event: …"
    if isinstance(value, Scalar) and not value.value:
        hint = f"leave it out, or begin an item:  {example}"
        reader.warning(value, "empty-list", f"“{key}” is empty", hint)
    elif isinstance(value, MappingNode) and next(iter(value.fields), "") in ITEM_KEYS:
        reader.error(value, "no-dash", NO_DASH, _dash_hint(*next(iter(value.pairs))))
    elif value is not None:
        reader.error(value, "shape", f"“{key}” is a list", f"each item begins like this:  {example}")
    return []


def gathered(read: Iterable[tuple[Item, MappingNode, bool]], reader: Reader) -> list[Item]:
    """The items of a bank, of each of which is told what it was read from, and whether it is broken.

    The timeline comes first, for an ordering of a draft is a draft too. Of two with one id the first that is
    whole keeps it, else the first, and the other is broken. The reader notes where they stand, and all that.
    """
    found, drafts, places = list[tuple[Item, MappingNode, bool]](), set[str](), reader.places
    for item, node, is_broken in read:
        found.append((_drafted(item, drafts), node, is_broken))
        places.add(found[-1][0], node)
        if isinstance(item, Event) and item.draft and not is_broken:
            drafts.add(item.id)
    holders: dict[str, Item] = {}
    for item, node, is_broken in sorted(found, key=lambda each: each[2]):
        holder = holders.setdefault(item.id, item)
        is_twin = bool(item.id) and holder is not item
        if is_twin:
            reader.errors += 1
            reader.problems.append(places.placed(_same_id(item, node, places.line(holder))))
        if is_twin or is_broken:
            reader.broken.add(id(item))
    return [item for item, _, _ in found]


def _same_id(item: Item, node: MappingNode, line: int) -> Problem:
    """That an item, read from a node, has the id of another, which begins in a line; 0 without a file."""
    place = f"the item in line {line}" if line else "another item"
    message = f"{place} has the id “{excerpt(item.id)}” already, and a player's memory needs two"
    hint = "give this one another" if "id" in node.fields else "give this one an id of its own:  id: …"
    return finding(item, ("id",), "duplicate-id", message, hint)


def _drafted(item: AnItem, drafts: Set[str]) -> AnItem:
    """An item where events of these ids are drafts: an ordering of one of them is a draft too."""
    if isinstance(item, Ordering) and not item.draft and not drafts.isdisjoint(item.events):
        return replace(item, draft=True)
    return item
