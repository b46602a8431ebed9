"""No mark of a web page, and no character that cannot be seen, was pasted into a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.texts import texts

_MARK = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit)\]", re.IGNORECASE)
_NEEDED_BY = "[\u0590-\u1dff\u20d0-\U0010ffff]"
"""Scripts and signs that are joined or parted by marks without width: Persian, Hindi, Thai, emoji."""
_UNSEEN = re.compile(rf"\u00ad|(?<!{_NEEDED_BY})[\u200b-\u200d\u2060-\u2064](?!{_NEEDED_BY})")


def pasted_marks(_context: Context, item: Item) -> Iterator[Finding]:
    """No prompt, option or event has a citation mark such as `[12]`, a soft hyphen or a mark without width.

    Codes: `citation-mark`, `hidden-character`.
    """
    for scalar in texts(item):
        if found := _MARK.search(scalar.value):
            message = f"the mark {found[0]} was pasted with this text"
            yield Finding((item,), scalar, "citation-mark", message, "delete it")
        if found := _UNSEEN.search(scalar.value):
            what = f"U+{ord(found[0]):04X}"
            before = excerpt(scalar.value[: found.start()]).split(" ")[-1]
            message = f"a character that cannot be seen ({what}) stands in this text, behind “{before}”"
            yield Finding((item,), scalar, "hidden-character", message, "delete it")
