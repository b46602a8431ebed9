"""Times that a text counts from others: "two years later", "at the age of 15", "that June"."""

from __future__ import annotations

import re

from quiz.bank.edtf import MONTH_NAMES
from quiz.bank.said import SEASONS

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    f"seventeen|eighteen|nineteen|{_TENS}"
)
_NUMBER = rf"(?:\d{{1,3}}|(?:{_TENS})-(?:{_NUMBERS})|{_NUMBERS})"
_ROUGHLY = r"(?:(?:about|around|some|nearly|almost|just|only|barely|still|over|less than|more than) )?"
_MANY = "an?|several|some|(?:a )?few|many|half an?|a couple of"
_COUNT = rf"{_ROUGHLY}(?:{_NUMBER}|{_MANY})(?: and a half)?(?: more)?"
_LATER = "later|after(?:wards)?|before(?:hand)?|earlier|previously|ago"
_UNIT = "(?:hour|day|night|week|fortnight|month|year|decade|century|generation)"
_UNITS = (
    "(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies)|"
    "generations?)"
)
_COUNTED = (
    rf"(?:{_UNITS}|per|of|to one|times|o'clock|miles?|feet|foot|inches|metres?|meters?|men|people|"
    r"BCE?|B\.C\.|AD|A\.D\.|CE)(?!\w)"
)
_AGE = rf"(?:(?!\d{{3}}){_NUMBER})(?: years old)?(?=[ ,.;)]|$)(?! ?{_COUNTED})"
_NAME = r"(?-i:(?!It|This|That|There|These|Those)[A-Z])\w+"
_WAS = "(?:was|were|would (?:then )?(?:be|have been)|must have been)(?: then| only| just)?"
_SEASON = "|".join(SEASONS)
_PERIOD = rf"(?:{_UNIT}|{_SEASON}|morning|afternoon|evening|{'|'.join(MONTH_NAMES)})"
_DECADES = f"{_TENS}|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_LEAD = r"(?:(?:in|on|at|by|from|before|until|since|for|during) )?"
_RELATIVE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        (
            rf"{_COUNT} {_UNITS}(?: and a half| or so| or two)?,? (?:{_LATER})",
            rf"(?:after|within|in (?:less|under|little more) than) {_COUNT} {_UNITS}",
            rf"{_LEAD}(?:the )?age of {_ROUGHLY}{_NUMBER}",
            rf"(?:then )?aged {_ROUGHLY}{_NUMBER}",
            rf"(?:(?:when )?(?:he|she|they|who|{_NAME})|when the \w+) {_WAS} {_ROUGHLY}{_AGE}",
            rf"(?:then|now) {_ROUGHLY}{_AGE}",
            rf"at {_AGE}(?= ?[,.;)]| (?:to|he|she|and|for|as|in|with|by|on)\b)",
            rf"{_LEAD}(?:the|that|this) (?:very )?"
            rf"(?:following|next|same|previous|preceding|ensuing) (?:few )?{_PERIOD}s?",
            rf"(?:(?:early|late|later) )?{_LEAD}(?:that|this|next|last) {_PERIOD}",
            rf"{_LEAD}the (?:{_UNIT}|{_SEASON}) (?:after|before)",
            r"in (?:his|her|their) \d{1,2}(?:st|nd|rd|th) year",
            rf"in (?:his|her|their) (?:early |late |mid-)?(?:{_DECADES})",
            r"(?:in|during) (?:his|her|their) (?:youth|childhood|boyhood|girlhood|old age|last years)",
            r"on (?:his|her|their) \w+ birthday",
            r"(?:next|the other) (?:day|morning|night)",
        )
    )
    + r")(?!\w)",
    re.ASCII | re.IGNORECASE,
)


def relative_spans(plain: str) -> list[tuple[int, int]]:
    """Find such times in a text that is laid out in one line, in order."""
    return [match.span() for match in _RELATIVE.finditer(plain)]
