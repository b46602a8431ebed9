"""The keys of a bank and of what is in it, which readers of nodes and of mere lines alike go by."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from quiz.bank.model import Bank, Choice, Event, Option, Ordering
from quiz.dates.edtf import FIRST_YEAR, FORMS, LAST_YEAR
from quiz.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping


MAX_OPTIONS = 8
"""Right and wrong; so that, one being right, at most seven are wrong."""
MIN_EVENTS, MAX_EVENTS = 3, 7
"""How many events an ordering has."""
MAX_MISPRINTS = 1_000

BANK_KEYS = ("id", "title", "language", "note", "source", "timeline", "questions")
SOURCE_KEYS = ("title", "author", "url", "licence", "misprints", "text", "file")
EVENT_KEYS = ("id", "event", "topic", "date", "after", "quote", "why", "draft")
CHOICE_KEYS = ("id", "topic", "ask", "answer", "wrong", "quote", "why", "inferred", "draft")
ORDERING_KEYS = ("id", "topic", "order", "ask", "why", "draft")
OPTION_KEYS = ("option", "why", "quote")

LISTS = ("timeline", "questions")
"""The keys of a bank that items stand below."""
SECTIONS = ("source", *LISTS)
"""The keys of a bank that anything stands below."""
BEGINNINGS = ("ask", "order", "event")
"""The keys that tell what kind of item it is; most items begin with one."""
FIRST_KEYS = ("id", "topic", *BEGINNINGS)
"""The keys that an item begins with, and no option."""
ITEM_KEYS = frozenset((*CHOICE_KEYS, *ORDERING_KEYS, *EVENT_KEYS))
LIST_KEYS = ("wrong", "answer", "quote", "order", "after")
"""The keys of an item that a list can stand below."""

HEAD = re.compile(rf"([\"']?)({'|'.join(BANK_KEYS)})\1[ \t]*:(?=\s|$)")
"""A line begins with a key of a bank: the mark around the key, and the key."""
OPENS_LIST = re.compile(rf"([ ]*(?:-[ ]+)?)({'|'.join(LIST_KEYS)})[ ]*:[ ]*$")
"""A key that a list can stand below, and nothing behind it: what stands before the key, and the key."""


def any_of(*keys: str) -> str:
    """A regex for any of these keys."""
    return "|".join(sorted(keys))


_ID = "What a player's memory calls it. Made of {} if left out; better not changed once pupils have played."
_TOPIC = "The part of the life it belongs to. A round can be drawn from one topic."
_WHY = "An explanation in your own words, shown after the answer."
_DRAFT = "true: kept and listed, never drawn."
_QUOTE = (
    "Words of the source, exactly as they stand there; [...] leaves some out within a sentence. "
    "A list for several passages."
)

ABOUT: Mapping[str, Mapping[str, str]] = {
    "bank": {
        "id": _ID.format("the title"),
        "title": "What a player sees first.",
        "language": "The language of the bank, such as en or pt-BR.",
        "note": "Shown before the first question.",
        "source": "The text that every quote comes from.",
        "timeline": "What happened. Orderings and the timeline game are made of these events.",
        "questions": "Choices (ask, answer, wrong) and orderings (order).",
    },
    "source": {
        "title": "What the text is called.",
        "author": "Who wrote it.",
        "url": "Where it can be read.",
        "licence": "On what terms it is used, such as CC BY-SA 4.0.",
        "misprints": "Slips of the source, a line for each:  as printed: as meant",
        "text": "The text as printed. Write  text: |  and put it below, further to the right.",
        "file": "The name of a text file in the bank's own folder, instead of  text.",
    },
    "event": {
        "id": _ID.format("what happened") + " Orderings and  after  name it.",
        "event": "What happened, without its year.",
        "topic": _TOPIC,
        "date": (
            "When: 1912, 1912-01, 1937-02-01, a span 1905/1907 or 1953/.., a decade 190X, "
            "1908~ (about), 1908? (perhaps), 44 BC."
        ),
        "after": "The id of an event that the text puts before this one; a list for several.",
        "quote": _QUOTE,
        "why": _WHY,
        "draft": _DRAFT,
    },
    "choice": {
        "id": _ID.format("the prompt"),
        "topic": _TOPIC,
        "ask": "The prompt.",
        "answer": "The right option; a list if several are right and all must be chosen.",
        "wrong": f"1 to {MAX_OPTIONS - 1} wrong options:  - Baku  or, with why,  - Baku: That was later.",
        "quote": _QUOTE,
        "why": _WHY,
        "inferred": "true: the answer follows from the quote without being named in it. Say how in  why.",
        "draft": _DRAFT,
    },
    "ordering": {
        "id": _ID.format("its events"),
        "topic": _TOPIC,
        "order": f"The ids of {MIN_EVENTS} to {MAX_EVENTS} events, earliest first. In [a, [b, c]] two tie.",
        "ask": "The prompt, if not the usual one.",
        "why": _WHY,
        "draft": _DRAFT,
    },
    "option": {
        "option": "What the player reads.",
        "why": "Why it is wrong, in your own words.",
        "quote": "Words of the source that show it; a list for several passages.",
    },
}
"""By the kind of mapping, and the key in it."""


Schema: TypeAlias = dict[str, Any]

FILE = "bank.schema.json"
"""What the schema's file is called, here and beside a teacher's bank."""
_FIRST_LINE = re.compile(rb"(?:\xef\xbb\xbf)?# yaml-language-server: \$schema=[^\r\n]*(?:\r\n|\r|\n)")


class Kind(NamedTuple):
    """A mapping that a bank is made of."""

    title: str
    """What an editor calls it."""
    model: type
    """What it is read into."""
    keys: tuple[str, ...]
    """What it may have."""
    more: Schema
    """What it must have beyond the fields that the model has no default for."""


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _unless(*exempt: Schema, then: Schema) -> Schema:
    """What holds but for the exempt, so put that an editor names the very key that is missing."""
    return {"if": {"not": {"anyOf": list(exempt)}}, "then": then}


_JSON_SCHEMA_DRAFT: Schema = {"required": ["draft"], "properties": {"draft": _ref("yes")}}
_ALL_WRONG_QUOTED: Schema = {
    "properties": {"wrong": {"items": {"type": "object", "required": ["option", "quote"]}}}
}
_INFERRED: Schema = {"required": ["inferred"], "properties": {"inferred": _ref("yes")}}

KINDS = {
    "bank": Kind(
        "A bank of questions",
        Bank,
        BANK_KEYS,
        {"anyOf": [{"required": ["questions"]}, {"required": ["timeline"]}]},
    ),
    "source": Kind(
        "Source",
        Source,
        SOURCE_KEYS,
        {"oneOf": [{"required": ["text"]}, {"required": ["file"]}]},
    ),
    "event": Kind(
        "Event",
        Event,
        EVENT_KEYS,
        _unless(
            _JSON_SCHEMA_DRAFT,
            then={"required": ["quote"], "anyOf": [{"required": ["date"]}, {"required": ["after"]}]},
        ),
    ),
    "choice": Kind(
        "Choice",
        Choice,
        CHOICE_KEYS,
        {
            "allOf": [
                _unless(_JSON_SCHEMA_DRAFT, _ALL_WRONG_QUOTED, then={"required": ["quote"]}),
                {"if": _INFERRED, "then": {"required": ["why"]}},
            ]
        },
    ),
    "ordering": Kind("Ordering", Ordering, ORDERING_KEYS, {}),
    "option": Kind("Wrong option", Option, OPTION_KEYS, {}),
}
"""All the mappings that a bank is made of, each read by the keys it has."""


def bank_schema() -> Schema:
    """Make the schema of a whole bank."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:quiz:bank",
        **_mapping("bank"),
        "$defs": {**_TEXTS, **{name: _mapping(name) for name in KINDS if name != "bank"}},
    }


def schema_text() -> str:
    """Write the schema as its file has it."""
    return json.dumps(bank_schema(), indent=2) + "\n"


def without_schema_line(raw: bytes) -> bytes:
    """Give a bank's file without the first line that names its schema: a copy elsewhere would not find it."""
    return raw[found.end() :] if (found := _FIRST_LINE.match(raw)) else raw


def model_field(kind: Kind, key: str) -> str:
    """The name of the model's field that a key is read into; empty for the one that names another file."""
    names = {field.name for field in fields(kind.model)}
    named = "text" if (kind.model, key) == (Option, "option") else key
    return next((name for name in (named, f"{named}s") if name in names), "")


def _mapping(name: str) -> Schema:
    """The schema of a mapping: its keys from the keys that are read, their shapes from the model."""
    kind = KINDS[name]
    its_fields = {field.name: field for field in fields(kind.model)}
    properties: Schema = {}
    required: list[str] = []
    for key in kind.keys:
        field = its_fields.get(model_field(kind, key))
        is_required = field is not None and field.default is MISSING and field.default_factory is MISSING
        is_required = is_required and (kind.model, key) not in _MAY_BE_MISSING
        type_ = str(field.type) if field else "str"
        shape = _SHAPES[type_]
        if not is_required:
            shape = _OPTIONAL.get(type_) or {"anyOf": [shape, {"type": "null"}]}
        properties[key] = {"description": ABOUT[name][key], **shape}
        if is_required:
            required.append(key)
    return {
        "title": kind.title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        **kind.more,
    }


_MAY_BE_MISSING = {(kind.model, "id") for kind in KINDS.values()} | {(Source, "text")}
"""An id is made of words, and a source's text may be in a file."""


def _either_case(word: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in word)


def _date_pattern() -> str:
    point = (
        r"-?(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?|[0-9]{3}X|[0-9]{2}XX)[~?%]?"
    )
    stop = r"\."
    bc = "|".join(map(_either_case, ("bc", "bce", rf"b{stop}c{stop}", rf"b{stop}c{stop}e{stop}")))
    before = "|".join(map(_either_case, ("ad", rf"a{stop}d{stop}", "ce")))
    ad = "|".join((before, _either_case(rf"c{stop}e{stop}")))
    era = f"(?:[0-9]{{1,5}} ?(?:{bc})|(?:{before}) ?[0-9]{{1,4}}|[0-9]{{1,4}} ?(?:{ad}))[~?%]?"
    end = f"(?:{point}|{era})"
    return rf"^\s*(?:{end}|{end}\s*/\s*(?:{end}|\.\.)|\.\.\s*/\s*{end})\s*$"


def _words(*words: str) -> str:
    return rf"^\s*(?:{'|'.join(map(_either_case, words))})\s*$"


_TEXTS: Schema = {
    "text": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
    "text-or-nothing": {"type": ["string", "number", "boolean", "null"]},
    "texts": {"anyOf": [_ref("text"), {"type": "array", "items": _ref("text"), "minItems": 1}]},
    "yes": {"anyOf": [{"const": True}, {"type": "string", "pattern": _words("true", "yes", "on")}]},
    "yes-or-no": {
        "anyOf": [
            {"type": "boolean"},
            {"type": "string", "pattern": _words("true", "yes", "on", "false", "no", "off")},
        ]
    },
    "date": {
        "anyOf": [
            {"type": "string", "pattern": _date_pattern(), "patternErrorMessage": FORMS},
            {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
        ]
    },
    "reason": {
        "title": "Wrong option: why",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"pattern": r"\S", "not": {"enum": list(OPTION_KEYS)}},
        "additionalProperties": _ref("text-or-nothing"),
    },
}
"""The small things, by their names."""

_LISTS: Schema = {
    "events": {"type": "array", "items": _ref("event")},
    "questions": {"type": "array", "items": {"anyOf": [_ref("choice"), _ref("ordering")]}},
    "options": {
        "type": "array",
        "items": {"anyOf": [_ref("text"), _ref("reason"), _ref("option")]},
        "minItems": 1,
        "maxItems": MAX_OPTIONS - 1,
    },
    "order": {
        "type": "array",
        "items": {"anyOf": [_ref("text"), {"type": "array", "items": _ref("text")}]},
        "maxItems": MAX_EVENTS,
        # A list in it is a tie of several events; without one, each is one.
        "if": {"not": {"contains": {"type": "array"}}},
        "then": {"minItems": MIN_EVENTS},
    },
}

_SHAPES: Mapping[str, Schema] = {
    "str": _ref("text"),
    "tuple[str, ...]": _ref("texts"),
    "bool": _ref("yes-or-no"),
    "Date | None": _ref("date"),
    "Source": _ref("source"),
    "Mapping[str, str]": {
        "type": "object",
        "propertyNames": {"pattern": r"\S"},
        "additionalProperties": _ref("text"),
        "maxProperties": MAX_MISPRINTS,
    },
    "tuple[Event, ...]": _LISTS["events"],
    "tuple[Question, ...]": _LISTS["questions"],
    "tuple[Option, ...]": _LISTS["options"],
    "tuple[tuple[str, ...], ...]": _LISTS["order"],
}
"""How a bank writes what a field of the model holds, by the field's type."""

_OPTIONAL: Mapping[str, Schema] = {
    "str": _ref("text-or-nothing"),
    # Nothing behind these colons is a mistake even so.
    "bool": _SHAPES["bool"],
    "tuple[Event, ...]": _SHAPES["tuple[Event, ...]"],
    "tuple[Question, ...]": _SHAPES["tuple[Question, ...]"],
}
"""The same where the key may be missing, and so, but for these, nothing may stand behind its colon."""
