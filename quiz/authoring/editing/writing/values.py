"""Texts, lists and mappings as YAML."""

from __future__ import annotations

from quiz.authoring.editing.plain import Plain
from quiz.authoring.editing.writing.habits import Habits
from quiz.authoring.editing.writing.scalars import Manner, Written, write_in_brackets, write_key, write_text

_DEEPER = 2
"""How much further right something stands than what it belongs to, where there is no habit."""


def write_field(key: str, value: Plain, column: int, habits: Habits, within: str = "") -> str:
    """A key and its value as lines, the first without its indentation; `column` is the key's, from 1.

    `within` is the field that a key stands somewhere in, whose manner is its.
    """
    name = write_key(key)
    written = write_value(value, column, column + len(name) + 2, habits, within or key)
    return str(Written(f"{name}: {written.head}" if written.head else f"{name}:", written.body))


def write_value(
    value: Plain, column: int, begins: int, habits: Habits, key: str, manner: Manner | None = None
) -> Written:
    """The value of a field whose key stands in a column, itself beginning in another."""
    if isinstance(value, str):
        if not value:
            return Written("")
        return write_text(value, manner or habits.manner_of(key), column=begins, indent=column - 1 + _DEEPER)
    if not value:
        return Written("[]" if isinstance(value, list) else "{}")
    if isinstance(value, dict):
        return Written("", " " * (column + 1) + write_block(value, column + _DEEPER, habits, key))
    in_line = write_flow(value, habits, key)
    if habits.has_in_brackets(key, len(in_line)):
        return Written(in_line)
    return Written(
        "", _indented(write_list(value, column + habits.nested, habits, key), column + habits.nested)
    )


def write_list(items: list[Plain], column: int, habits: Habits, key: str) -> str:
    """A list with its dashes in a column, as lines, the first without its indentation."""
    dashed = [write_dashed(item, column, habits.behind_nested, habits, key) for item in items]
    return ("\n" + " " * (column - 1)).join(dashed)


def write_dashed(item: Plain, column: int, behind: int, habits: Habits, key: str) -> str:
    """An item of a list behind its dash, which stands in a column; it begins `behind` further right."""
    return "-" + " " * (behind - 1) + write_block(item, column + behind, habits, key, dash=column)


def write_block(
    value: Plain,
    column: int,
    habits: Habits,
    key: str,
    *,
    dash: int | None = None,
    manner: Manner | None = None,
) -> str:
    """A value that begins in a column, as lines, the first without its indentation.

    `dash` is the column of the dash before it; `key` is the field that it is the value or an item of.
    """
    if isinstance(value, str):
        if not value:
            return '""'
        indent = (dash or column) - 1 + _DEEPER
        return str(write_text(value, manner or habits.manner_of(key), column=column, indent=indent))
    if not value or isinstance(value, list):
        return write_flow(value, habits, key)
    within = key if len(value) == 1 else ""
    lines = [write_field(name, each, column, habits, within) for name, each in value.items()]
    return ("\n" + " " * (column - 1)).join(lines)


def write_flow(value: Plain, habits: Habits, key: str = "") -> str:
    """A value in one line, to stand in brackets or be in some itself."""
    if isinstance(value, str):
        return write_in_brackets(value, habits.manner_of(key), as_json=habits.as_json)
    if isinstance(value, list):
        return f"[{', '.join(write_flow(item, habits, key) for item in value)}]"
    return f"{{{', '.join(write_flow_field(name, each, habits) for name, each in value.items())}}}"


def write_flow_field(key: str, value: Plain, habits: Habits) -> str:
    """A key and its value in braces."""
    return f"{write_key(key, in_brackets=True, as_json=habits.as_json)}: {write_flow(value, habits, key)}"


def write_item(fields: Plain, habits: Habits | None = None) -> str:
    """An item behind its dash, as lines that each end."""
    habits = habits or Habits()
    indent = " " * (habits.dash - 1)
    if habits.in_braces:
        return f"{indent}-{' ' * (habits.behind_dash - 1)}{write_flow(fields, habits)}\n"
    return f"{indent}{write_dashed(fields, habits.dash, habits.behind_dash, habits, '')}\n"


def _indented(text: str, column: int) -> str:
    return " " * (column - 1) + text
