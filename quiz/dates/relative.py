"""Times that English tells by other times: "two years later", "at the age of 15"."""

from __future__ import annotations

import re

from quiz.dates.date import MONTH
from quiz.text.spans import Span

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
_SEASON = "spring|summer|autumn|fall|winter"
_PERIOD = rf"(?:{_UNIT}|{_SEASON}|morning|afternoon|evening|{MONTH})"
_DECADES = f"{_TENS}|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_LEAD = r"(?:(?:in|on|at|by|from|before|until|since|for|during) )?"
_RELATIVE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        (
            rf"{_COUNT} {_UNITS}(?: and a half| or so| or two)?,? (?:{_LATER})",  # two years later
            rf"(?:after|within|in (?:less|under|little more) than) {_COUNT} {_UNITS}",  # after a few months
            rf"{_LEAD}(?:the )?age of {_ROUGHLY}{_NUMBER}",  # at the age of about 15
            rf"(?:then )?aged {_ROUGHLY}{_NUMBER}",  # aged 14
            rf"(?:(?:when )?(?:he|she|they|who|{_NAME})|when the \w+) {_WAS} {_ROUGHLY}{_AGE}",  # she was 12
            rf"(?:then|now) {_ROUGHLY}{_AGE}",  # then 30 years old
            rf"at {_AGE}(?= ?[,.;)]| (?:to|he|she|and|for|as|in|with|by|on)\b)",  # at 14, he
            # in the following spring
            rf"{_LEAD}(?:the|that|this) (?:very )?"
            rf"(?:following|next|same|previous|preceding|ensuing) (?:few )?{_PERIOD}s?",
            rf"(?:(?:early|late|later) )?{_LEAD}(?:that|this|next|last) {_PERIOD}",  # later that year
            rf"{_LEAD}the (?:{_UNIT}|{_SEASON}) (?:after|before)",  # in the year after
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


def relative_phrases(text: str) -> tuple[Span, ...]:
    """The words of a text on one line that say a time by another, in order."""
    return tuple(Span(*match.span()) for match in _RELATIVE.finditer(text))
