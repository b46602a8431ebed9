"""Grammar does not tell the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_GAP = re.compile(r"\b(an?)\s*(?:_+|…|\.{3}|[?:.]?)\s*$", re.IGNORECASE)
_VOWEL = re.compile(
    r"(?!uni|eu|one\b|once|use|u[rst][aeiou])[aeiou]|hou?r|honou?r|honest|heir", re.IGNORECASE
)


def fitting_article(context: Context, item: Item) -> Iterator[Finding]:
    """A prompt that ends with “a” or “an” is gone on with by every option, or by none.

    Code: `article`.
    """
    if not isinstance(item, Choice) or not is_english(context) or not (gap := _GAP.search(item.ask)):
        return
    wants_vowel = gap[1].casefold() == "an"
    fits = [bool(_VOWEL.match(option)) == wants_vowel for option in item.answers]
    others = [bool(_VOWEL.match(option.text)) == wants_vowel for option in item.wrong]
    if all(fits) and others and not all(others):
        yield Finding(
            (item,),
            place(item, "ask"),
            "article",
            f"the prompt ends with “{gap[1]}”, which not every option goes on with",
            "end it with  a(n) , or put the article into the options",
        )
