"""Spans in brackets after a name: whose life or reign it was, which dates nothing that is told there."""

from __future__ import annotations

import re

from quiz.bank.dating.phrases import Phrase

_DEFINES = re.compile(
    r"\)(?:,[^.;!?()]{1,160},)?,? +(?:was|is) +"
    r"(?!(?:his|her|their|its|not|also|there|with|by|in|at|on|to|from|then|still|only)\b)[A-Za-z]"
)
"""What goes on after the bracket: "was an English", ", also known as the Sibyl, was an"."""
_NO_NAME = re.compile(r"(?:The|An?|His|Her|Their|In|At|On|When|After|Before|By|For|With|From|To) +[a-z]")
"""How a sentence begins that does not begin with a name."""
_REIGN = re.compile(r"\b(?:r\.|fl\.|reign\w*|rul\w+|active|flourished|in office) *$")
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
    return _is_of_subject(text, phrase, opening) and not _REIGN.search(text, opening, phrase.start)


def is_life_of_another(text: str, phrase: Phrase, years: int) -> bool:
    """Whether a span of so many years says when a person lived who is only named: "Brentano (1838–1917)"."""
    opening = _bracket(text, phrase)
    name = _NAME.search(text, max(0, opening - 40), opening) if opening > 0 else None
    if not name or years < _LONG or _THINGS.search(text, max(0, opening - 40), opening):
        return False
    return not _is_of_subject(text, phrase, opening) or not _REIGN.search(text, opening, phrase.start)


def _is_of_subject(text: str, phrase: Phrase, opening: int) -> bool:
    """Whether a text says of the name before a bracket what it is or was."""
    return 0 < opening < _OPENING and not _NO_NAME.match(text) and bool(_DEFINES.match(text, phrase.end))


def _bracket(text: str, phrase: Phrase) -> int:
    """Where the round bracket opens that a span closes; -1 if it stands in none."""
    if not phrase.is_span or text[phrase.end : phrase.end + 1] != ")" or phrase.lead:
        return -1
    opening = text.rfind("(", max(0, phrase.core - _OPENING), phrase.core)
    return -1 if ")" in text[opening : phrase.core] else opening
