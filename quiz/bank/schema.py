"""The format of a bank as a JSON Schema (draft 2020-12), for editors that complete and check while typing.

It is made from the model and the keys that are read. An editor takes `1912` for a number, `true` for a
boolean and an empty value for null; what the reader takes for text is accepted in each of these forms.
What no schema can say (that a quote stands in the source, that an id is known) is left to `quiz check`.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from quiz.bank.edtf import FIRST_YEAR, FORMS, LAST_YEAR
from quiz.bank.items import MAX_EVENTS, MAX_OPTIONS, MIN_EVENTS
from quiz.bank.key_texts import ABOUT
from quiz.bank.keys import BANK_KEYS, CHOICE_KEYS, EVENT_KEYS, OPTION_KEYS, ORDERING_KEYS, SOURCE_KEYS
from quiz.bank.model import Bank, Choice, Event, Option, Ordering
from quiz.bank.source import Source
from quiz.bank.source_fields import MAX_MISPRINTS

if TYPE_CHECKING:
    from collections.abc import Mapping

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


_DRAFT: Schema = {"required": ["draft"], "properties": {"draft": _ref("yes")}}
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
            _DRAFT,
            then={"required": ["quote"], "anyOf": [{"required": ["date"]}, {"required": ["after"]}]},
        ),
    ),
    "choice": Kind(
        "Choice",
        Choice,
        CHOICE_KEYS,
        {
            "allOf": [
                _unless(_DRAFT, _ALL_WRONG_QUOTED, then={"required": ["quote"]}),
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
