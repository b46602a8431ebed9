"""The one place where text from outside becomes what a screen may show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from textual.style import Style

    from quiz.bank.source import Run

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VISIBLE = (
    {code: 0x2400 + code for code in range(0x20)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), "�")
    | {ord(mark): "�" for mark in _BIDI}
    | {0x2028: " ", 0x2029: " ", 0x0A: " ", 0x09: " ", 0x0D: " "}
)


def shown(text: str, style: str | Style = "") -> Content:
    """Outside text as content: never markup, one line, its control and bidi characters made visible."""
    return Content.styled(text.translate(_VISIBLE), style, strip_control_codes=False)


def shown_runs(runs: Iterable[Run], style: str, quoted: str, correction: str) -> Content:
    """A passage as content, in three styles: the passage's own, its quoted parts' and its corrections'."""
    return Content.assemble(
        *(shown(run.text, quoted if run.quoted else correction if run.correction else style) for run in runs)
    )
