"""What the fields of an item are called where it is written, and what is said of them there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from quiz.authoring.card import ItemKind
from quiz.bank.problems import Problem
from quiz.text.words import tables_in


class FormField(NamedTuple):
    """One field of a form, as `forms.yaml` has it."""

    key: str
    label: str
    hint: str = ""
    """Stands in it while it is empty."""
    more: str = ""
    """Stands in the places below the first; empty if there is but one."""


FORMS: Mapping[ItemKind, Sequence[FormField]] = {
    ItemKind(kind): [FormField(*line.split(" | ")) for line in lines.splitlines()]
    for kind, lines in tables_in(__file__).items()
}
_NAME = re.compile(r".+?(?=[,:]| that |$)")
"""`Quote that proves the answer`"""
_FIELDS = [field for form in FORMS.values() for field in form]
_NAMES = {field.key: f"“{name[0]}”" for field in _FIELDS if (name := _NAME.match(field.label))}
_CODE = re.compile(rf"(?:\b(add|write:?))?  ({'|'.join(_NAMES)}):(?: (?! )(.+?))?(?=  | [,;]|$)")
"""What stands in a file, set off by blanks: `add  inferred: true `, `write:  date: 1905/1907`, `  why:`."""
_LISTED = re.compile(r"write: \[([^\[\]]+)\]")
"""`write: [Thessalonica, Dyrrachium]`"""
_BLANKS = re.compile(r" +(?=[ ,;]|$)")
"""`a(n) , or  and  `: what sets off what stands in a file."""
_OF_THE_FILE = ("missing", "shape")
"""What is said of these names a key, and its way out is how to write it in the file."""


def in_a_form(problem: Problem) -> Problem:
    """A problem as it is said where the item is written in a form: fields by their names there."""
    if problem.code in _OF_THE_FILE and problem.path:
        key = str(problem.path[0])
        return replace(problem, message=problem.message.replace(f"“{key}”", _NAMES.get(key, key)), hint="")
    listed = _LISTED.sub(r"write each as a text of its own: \1", problem.hint)
    return replace(problem, hint=_BLANKS.sub("", _CODE.sub(_named, listed)))


def _named(found: re.Match[str]) -> str:
    verb, key, value = found.groups()
    if value == "true":
        words = "tick"
    elif value in (None, '"…"'):
        words = verb or ""
    else:
        words = f"write {value} under"
    return f"{'' if verb else ' '}{words} {_NAMES[key]}".replace("add ", "fill in ")
