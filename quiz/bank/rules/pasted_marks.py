"""No mark of a web page was pasted into a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.texts import texts

_MARK = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit)\]|\u00ad", re.IGNORECASE)


def pasted_marks(_context: Context, item: Item) -> Iterator[Finding]:
    """No prompt, option or event has a citation mark such as `[12]`, or a soft hyphen.

    Code: `citation-mark`.
    """
    for scalar in texts(item):
        if found := _MARK.search(scalar.value):
            is_hyphen = found[0] == "\u00ad"
            what = "a soft hyphen, which cannot be seen," if is_hyphen else f"the mark {found[0]}"
            yield Finding(
                (item,),
                scalar,
                "citation-mark",
                f"{what} was pasted with this text",
                "delete it",
            )
