"""No text has quotation marks around it that were meant to go round it in the file."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.quotes import normal
from quiz.bank.rewriting import CURLY
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.source_text import source_text
from quiz.bank.rules.texts import texts

_LONGEST = 200
"""Characters of a text; a longer one may be all quotation."""


def marks_around(context: Context, item: Item) -> Iterator[Finding]:
    """No text stands whole in curly or low quotation marks, which YAML takes for a part of it.

    It may where the source has it so too, or another option of the question, or where straight ones go round
    it. Code: `marks-around`.
    """
    found = [scalar for scalar in texts(item) if not scalar.style and _inside(scalar.value)]
    if not found:
        return
    source = source_text(context).casefold()
    options = {*item.answers, *(option.text for option in item.wrong)} if isinstance(item, Choice) else set()
    are_quoted = any(_is_quoted(option.strip(), source) for option in options if _inside(option))
    for scalar in found:
        words = scalar.value.strip()
        if not _is_quoted(words, source) and not (are_quoted and words in options):
            yield Finding(
                (item,),
                scalar,
                "marks-around",
                f"the quotation marks around “{excerpt(_inside(words))}” are a part of the text",
                f'leave them out, or put straight ones round them:  "{excerpt(words, _LONGEST)}"',
            )


def _inside(text: str) -> str:
    """What stands in the marks that are around a text; empty if there are none, or more within it."""
    words = text.strip()
    if not 2 < len(words) <= _LONGEST or words[0] + words[-1] not in CURLY:
        return ""
    inner = words[1:-1]
    return "" if words[0] in inner or words[-1] in inner else inner.strip()


def _is_quoted(words: str, source: str) -> bool:
    return normal(words).casefold() in source
