"""The article before a gap does not tell the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_GAP = re.compile(
    r"\b(an?)\s*(?:(?:_+|…|\.{3}|[?:.]?)\s*$|(?:_+|…|\.{3})(?=\W*$)|_{2,}(?!\w)|(?:…|\.{3})(?=[^?\"“”]*$))",
    re.IGNORECASE,
)
"""An article before the gap that the options fill: the end, or lines, or dots in what is no question."""
_UNSURE = re.compile(r"[^A-Za-z]|[A-Z]{2}|[A-Za-z]\b|(?i:h(?:isto|erb|otel|abit|yster|eroi)|y[^aeiou])")
"""Numbers, initials (an MP), other scripts, and what people say in two ways (a or an historian)."""
_VOWEL = re.compile(
    r"(?!eu|ew|one\b|once|uni(?![nmd])|unanim|us[eu]|ut[eio]|u[kr][aeior]|uga|ubi)[aeiou]"
    r"|hour|honou?r|honest|heir",
    re.IGNORECASE,
)


def fitting_article(context: Context, item: Item) -> Iterator[Finding]:
    """The “a” or “an” before a prompt's gap or at its end is gone on with by every option, or by none.

    Code: `article`.
    """
    if not isinstance(item, Choice) or not is_english(context) or not (gap := _GAP.search(item.ask)):
        return
    options = (*item.answers, *(option.text for option in item.wrong))
    if any(_UNSURE.match(option) for option in options):
        return
    wants_vowel = gap[1].casefold() == "an"
    if len({bool(_VOWEL.match(option)) == wants_vowel for option in options}) > 1:
        yield Finding(
            (item,),
            place(item, "ask"),
            "article",
            f"the prompt has “{gap[1]}” before its gap, which not every option goes on with",
            "write  a(n) , or put the article into the options",
        )
