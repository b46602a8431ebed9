"""Times that English tells by other times: "two years later", "at the age of 15"."""

from __future__ import annotations

import re

from quiz.dates.languages import TABLES
from quiz.text.spans import Span

_OF = {name: f"(?:{words})" for name, words in TABLES["relative"].items()}
_NUMBER = rf"(?:\d{{1,3}}|{_OF['number']}(?:-{_OF['number']})?)"
_ROUGHLY = f"(?:{_OF['roughly']} )?"
_COUNT = rf"{_ROUGHLY}(?:{_NUMBER}|{_OF['many']})(?: and a half)?(?: more)? {_OF['unit']}s?"
_AGE = rf"{_ROUGHLY}(?!\d{{3}}){_NUMBER}(?: years old)?(?=[ ,.;)]|$)(?! ?{_OF['counted']}(?!\w))"
_PERIOD = f"(?:{_OF['unit']}|{_OF['period']})"
_LEAD = f"(?:{_OF['lead']} )?"
_NAME = r"(?-i:(?!It|This|That|There|These|Those)[A-Z])\w+"  # "Hildegard"
_PHRASES = (
    rf"{_COUNT}(?: and a half| or so| or two)?,? {_OF['later']}",  # two years later
    rf"(?:after|within|in (?:less|under|little more) than) {_COUNT}",  # after a few months
    rf"(?:{_LEAD}(?:the )?age of|(?:then )?aged|then|now) {_AGE}",  # at the age of about 15
    rf"(?:(?:when )?(?:{_OF['who']}|{_NAME})|when the \w+) {_OF['was']} {_AGE}",  # she was 12
    rf"at {_AGE}(?= ?[,.;)]| {_OF['behind']}\b)",  # at 14, he
    # in the following spring, later that year
    rf"(?:(?:early|late|later) )?{_LEAD}(?:(?:the|that|this) )?(?:very )?{_OF['same']} (?:few )?{_PERIOD}s?",
    rf"(?:(?:early|late|later) )?{_LEAD}(?:that|this|last) {_PERIOD}",
    rf"{_LEAD}the {_PERIOD} (?:after|before)",  # in the year after
    # in his thirties, on her tenth birthday
    rf"(?:in|during|on) (?:his|her|their) (?:\d{{1,2}}(?:st|nd|rd|th) year|{_OF['life']}|\w+ birthday)",
)
_RELATIVE = re.compile(rf"(?<![\w-])(?:{'|'.join(_PHRASES)})(?!\w)", re.ASCII | re.IGNORECASE)


def relative_phrases(text: str, by: int) -> tuple[Span, ...]:
    """The words of a text on one line that say a time by another, in order; moved by so many characters."""
    return tuple(Span(match.start() + by, match.end() + by) for match in _RELATIVE.finditer(text))
