"""Options are really different."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from quiz.bank.findings import answers, options, wrong
from quiz.bank.model import Bank, Choice
from quiz.bank.problems import FieldPath
from quiz.checks.context import Context, Found, kept, source_text
from quiz.checks.english import (
    BETWEEN,
    STOP_WORDS,
    Said,
    common_words,
    is_english,
    overlap,
    said,
    say_the_same,
    stem,
    title_words,
    words_of,
    written_words,
)
from quiz.dates.date import Date, DateError
from quiz.dates.mentions import Agreement, agreement, dates_in
from quiz.text.cleaning import excerpt
from quiz.text.quotes import normal, stands_in

_YEAR = 366
_CLAUSE = re.compile(r"(?:he|she|they|it) \w+", re.IGNORECASE)
"""`he fled`"""
_FULLER = re.compile(r"(?:to|from|in|into|at|with|for|by|because|before|after|during|and) ")
"""`to ` behind `he fled `"""
_TIMES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in ("early|beginning|start|first half", "mid|middle", "late|end|close|last|second half")
)
"""The parts of a year, a decade or a century, which the date that is read leaves out."""


def options_apart(context: Context, item: Choice) -> Iterator[Found]:
    """No two options say the same, and none is right because another is."""
    common = common_words(context) if is_english(context) else None
    listed = [_Option.of(text, path, common) for text, path in options(item)]
    for one, other in combinations(listed, 2):
        both = f"“{excerpt(one.text)}” and “{excerpt(other.text)}”"
        if one.date is not None and other.date is not None:
            if _share_days(one, one.date, other, other.date):
                message, hint = f"{both} have days in common", "give dates that cannot both be right"
                yield Found(other.path, message, hint, code="options-overlap")
        elif common is not None and (overlap(one.text, other.text) or _has(one, other) or _has(other, one)):
            message, hint = f"{both} may both be right", "let the options exclude each other"
            yield Found(other.path, message, hint, code="options-overlap")
        elif say_the_same(one.said, other.said):
            message, hint = f"{both} say the same", "leave one of them out"
            yield Found(other.path, message, hint, code="options-alike")


class _Option(NamedTuple):
    text: str
    path: FieldPath
    date: Date | None
    said: Said
    parts: tuple[tuple[str, ...], ...]
    """The words of the things that it names, around “and”; none if it names one."""

    @classmethod
    def of(cls, text: str, path: FieldPath, common: Set[str] | None) -> _Option:
        has_parts = " and " in text
        parts = tuple(words_of(part) for part in BETWEEN.split(text)) if has_parts else ()
        return cls(text, path, _date(text), said(text, common), parts)


def _has(longer: _Option, shorter: _Option) -> bool:
    """Whether an option names another among several, or tells more of the same: he fled, he fled to Baku."""
    if longer.parts and words_of(shorter.text) in longer.parts:
        return True
    if not _CLAUSE.match(shorter.text):
        return False
    small, large = (normal(option.text).casefold().strip(" .") for option in (shorter, longer))
    return large.startswith(f"{small} ") and _FULLER.match(large, len(small) + 1) is not None


def _share_days(one: _Option, date: Date, other: _Option, said: Date) -> bool:
    """Whether two dates can both be right.

    Spans of years may touch, as terms of office do, and “from … to …” leaves no other span.
    """
    if agreement(date, said) is Agreement.NONE or _are_parts(one.text, other.text):
        return False
    if all(normal(option.text).casefold().startswith("from ") for option in (one, other)):
        return False
    if date.earliest is None or date.latest is None or said.earliest is None or said.latest is None:
        return True
    shared = min(date.latest, said.latest) - max(date.earliest, said.earliest) + 1
    return not shared <= _YEAR < min(date.latest - date.earliest, said.latest - said.earliest)


def _are_parts(one: str, other: str) -> bool:
    """Whether two options name different parts of a time, such as early and late."""
    parts = [
        next((place for place, part in enumerate(_TIMES) if part.search(text)), -1) for text in (one, other)
    ]
    return -1 not in parts and parts[0] != parts[1]


def _date(text: str) -> Date | None:
    """The date that an option is, as prose says it; None if it is something else."""
    if not any(map(str.isdigit, text)):
        return None
    alone = text.strip(" .")
    for prose in (f"It was {alone[:1].lower()}{alone[1:]}.", f"It was in {alone}.", f"It was from {alone}."):
        found = dates_in(prose)
        if len(found) == 1 and found[0].end - found[0].start >= len(alone):
            return found[0].date
    try:
        return Date.parse(alone)
    except DateError:
        return None


_LONGER = 1.5
_MORE = 14
"""Characters by which an answer is longer before anybody notices."""


def option_lengths(_context: Context, item: Choice) -> Iterator[Found]:
    """No answer is the longest option by half."""
    if not item.wrong:
        return
    longest = max(len(option.text) for option in item.wrong)
    for text, path in answers(item):
        if len(text) >= _LONGER * longest and len(text) >= longest + _MORE:
            yield Found(
                path,
                f"the answer has {len(text)} characters, and the longest wrong option {longest}",
                "say it more shortly, or make a wrong option as full",
            )


_SHORTEST = 4
"""Letters of a word that is heard again."""


def echoed_words(context: Context, item: Choice) -> Iterator[Found]:
    """No answer repeats a word of the prompt if no wrong option repeats one.

    Whatever form it has there: “exile” is heard in “exiled”. The name of the life is heard everywhere and
    tells nothing.
    """
    if len(item.answers) > 1:
        return
    asked = _stems(item.ask) - title_words(context)
    if any(asked & _stems(option.text) for option in item.wrong):
        return
    for text, path in answers(item):
        heard = [seen for seen, word in written_words(text) if _is_heard(word) and stem(word) in asked]
        if heard:
            yield Found(
                path,
                f"“{excerpt(heard[0])}” stands in the prompt and in the answer, and in no wrong option",
                "let a wrong option have the word too, or none",
            )


def _stems(text: str) -> Set[str]:
    return {stem(word) for word in words_of(text) if _is_heard(word)}


def _is_heard(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in STOP_WORDS


_STRONG = r"always|never|completely|entirely|absolutely|totally|under no circumstances"
_WEAK = r"all|every|everyone|everybody|everything|only|none|nobody|no one|nothing|nowhere|everywhere"
_PART = r"(?!-\w|(?<=\ball)[’']s)"
"""No part of a longer word: All's Well, the Never-Ending Story."""
_ABSOLUTE = re.compile(rf"\b(?:{_STRONG})\b{_PART}", re.IGNORECASE)
"""`always`"""
_ANY = re.compile(rf"\b(?:{_STRONG}|{_WEAK})\b{_PART}", re.IGNORECASE)
"""`always`, `all`"""
_BEFORE, _AFTER = re.compile(r"[^\W_]+ $"), re.compile(r" [^\W_]+")
"""`the ` before a word, ` well` behind it"""


def absolute_words(context: Context, item: Choice) -> Iterator[Found]:
    """“Always”, “never” and the like stand in an answer too, if they stand in wrong options.

    So do “all”, “only” and “nobody”, which are often mere facts, if every wrong option has such a word. What
    the source says with its neighbours (“the only well”) is in its words, not in the teacher's.
    """
    if any(_ANY.search(answer) for answer in item.answers):
        return
    source = _small_source(context)
    every = len(item.wrong) > 1 and all(_absolute(_ANY, option.text, source) for option in item.wrong)
    telling = _ANY if every else _ABSOLUTE
    for text, path in wrong(item):
        if found := _absolute(telling, text, source):
            yield Found(
                path,
                f"“{found[0]}” stands in wrong options alone: who knows tests does not choose it",
                "say it without the word",
            )


def _absolute(words: re.Pattern[str], text: str, source: str) -> re.Match[str] | None:
    """The first absolute word of an option; None if it has none, or the source says it in its place."""
    if (found := words.search(text)) is None:
        return None
    before, after = _BEFORE.search(text, 0, found.start()), _AFTER.match(text, found.end())
    phrase = text[before.start() if before else found.start() : after.end() if after else found.end()]
    is_said = phrase != found[0] and stands_in(normal(phrase).casefold(), source)
    return None if is_said else found


@kept
def _small_source(context: Context) -> str:
    return source_text(context).casefold()


_ABOVE = re.compile(
    r".*\b(?:of|all|none|both|neither|any) the above\b.*"
    r"|(?:all|none|neither|both|any|each)(?: of)?(?: the| these| those)?(?: other)?"
    r" (?:above|others|options|choices|answers|these|those)(?: (?:is|are) .*)?"
    r"|(?:(?:both|neither|either) )?(?:options? |answers? )?\(?[a-h]\)?(?:, \(?[a-h]\)?)*,?"
    r" (?:and|nor|or|&) \(?[a-h]\)?",
    re.IGNORECASE,
)
"""“None of them” is no such option: it may speak of brothers as well."""


def above_options(_context: Context, item: Choice) -> Iterator[Found]:
    """No option is “all of the above”, “none of these”, or “both A and B”."""
    for text, path in options(item):
        if _ABOVE.fullmatch(text.strip(" .")):
            yield Found(
                path,
                f"“{excerpt(text)}” speaks of the other options, whose order is dealt anew each time",
                "leave it out, or ask for several answers with a list under  answer:",
            )


def enough_options(_context: Context, item: Choice) -> Iterator[Found]:
    """A choice has two wrong options at least."""
    if len(item.wrong) < 2:
        yield Found(
            ("wrong",),
            "there is one wrong option alone, and a guess is right half the time",
            "add another that a pupil might hold to be true",
        )


_LEAST = 6
"""Choices from which a habit can be told at all."""
_RARE = 2.33
"""Standard deviations that chance goes beyond in one bank of a hundred."""


def longest_answers(_context: Context, bank: Bank) -> Iterator[Found]:
    """The answer is the longest option in no more than half of the choices, unless by chance.

    Of k options each is the longest in one choice of k.
    """
    judged = [
        choice
        for choice in bank.questions
        if isinstance(choice, Choice) and len(choice.answers) == 1 and len(choice.wrong) > 1
    ]
    if len(judged) < _LEAST:
        return
    longest = sum(map(_is_longest, judged))
    chances = [1 / (1 + len(choice.wrong)) for choice in judged]
    expected = sum(chances)
    likely = expected + _RARE * sqrt(sum(chance * (1 - chance) for chance in chances))
    if longest > max(len(judged) / 2, likely):
        yield Found(
            ("questions",),
            f"in {longest} of {len(judged)} questions the answer is the longest option, "
            f"and chance would have it in {expected:.0f}",
            "shorten some answers, or make some wrong options fuller",
        )


def _is_longest(choice: Choice) -> bool:
    return len(choice.answers[0]) > max(len(option.text) for option in choice.wrong)


def lonely_topics(_context: Context, bank: Bank) -> Iterator[Found]:
    """A topic of questions has two of them at least, in a bank that has a topic with several."""
    questions = [question for question in bank.questions if question.topic]
    count = Counter(question.topic for question in questions)
    if not count or max(count.values()) == 1:
        return
    for question in questions:
        if count[question.topic] == 1:
            yield Found(
                ("topic",),
                f"this is the only question of the topic “{excerpt(question.topic)}”",
                "ask more on it, or give it the topic of others",
                item=question,
            )
