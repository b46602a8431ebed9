"""Spans in brackets after a name: whose life or reign it was, which dates nothing that is told there."""

from __future__ import annotations

import re

from quiz.bank.dating.phrases import Phrase

_DEFINES = re.compile(r"\),? +(?:was|is) +(?:an?|the|one) ")
_THINGS = re.compile(
    r"\b(?:wars?|revolution|rebellion|uprising|crisis|dynasty|period|age|era|republic|empire|campaigns?|siege|"
    r"conference|congress|famine|plan|expedition|movement|school|edition|series|government|cabinet|talks) $",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'-]* $")
_LONG = 15
"""Years that a life or a reign in brackets has at least."""
_OPENING = 300
"""Characters in which a life says first whose it is."""


def is_own_life(text: str, phrase: Phrase) -> bool:
    """Whether a span is that of the one whom a text is about: "Ada King (1815–1852) was an English …"."""
    opening = _bracket(text, phrase)
    return 0 < opening < _OPENING and bool(_DEFINES.match(text, phrase.end))


def is_life_of_another(text: str, phrase: Phrase, years: int) -> bool:
    """Whether a span of so many years says when a person lived who is only named: "Brentano (1838–1917)"."""
    opening = _bracket(text, phrase)
    name = _NAME.search(text, max(0, opening - 40), opening) if opening > 0 else None
    return bool(name) and years >= _LONG and not _THINGS.search(text, max(0, opening - 40), opening)


def _bracket(text: str, phrase: Phrase) -> int:
    """Where the round bracket opens that a span closes; -1 if it stands in none."""
    if not phrase.is_span or text[phrase.end : phrase.end + 1] != ")" or phrase.lead:
        return -1
    opening = text.rfind("(", max(0, phrase.core - _OPENING), phrase.core)
    return -1 if ")" in text[opening : phrase.core] else opening
