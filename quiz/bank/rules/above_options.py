"""No option speaks of the other options."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import options

_ABOVE = re.compile(
    r".*\b(?:of|all|none|both|neither|any) the above\b.*"
    r"|(?:all|none|neither|both|any|each)(?: of)?(?: the| these| those)?(?: other)?"
    r" (?:above|others|options|choices|answers|these|those)(?: (?:is|are) .*)?"
    r"|(?:(?:both|neither|either) )?(?:options? |answers? )?\(?[a-h]\)?(?:, \(?[a-h]\)?)*,?"
    r" (?:and|nor|or|&) \(?[a-h]\)?",
    re.IGNORECASE,
)
"""“None of them” is no such option: it may speak of brothers as well."""


def above_options(context: Context, item: Item) -> Iterator[Finding]:
    """No option is “all of the above”, “none of these”, or “both A and B”.

    Code: `all-of-the-above`.
    """
    if not isinstance(item, Choice) or not is_english(context):
        return
    for text, node in options(item):
        if _ABOVE.fullmatch(text.strip(" .")):
            yield Finding(
                (item,),
                node,
                "all-of-the-above",
                f"“{excerpt(text)}” speaks of the other options, whose order is dealt anew each time",
                "leave it out, or ask for several answers with a list under  answer:",
            )
