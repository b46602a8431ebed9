"""Every option fits the prompt, and none gives itself away: by its length, its words, or its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from functools import lru_cache
from math import sqrt

from quiz.bank.findings import answers, options
from quiz.bank.model import Bank, Choice
from quiz.bank.problems import FieldPath
from quiz.checks.context import Context, Found
from quiz.checks.english import (
    STOP_WORDS,
    any_of,
    numbers,
    pattern,
    stem,
    table,
    title_words,
    words_in,
    written_words,
)
from quiz.checks.names import Kind, asked_for, kind_alone, sort_of
from quiz.checks.prompt_rules import LAST, asks_for_what_is_not
from quiz.dates.date import MONTH
from quiz.text.cleaning import excerpt
from quiz.text.words import words_of


def enough_options(_context: Context, item: Choice) -> Iterator[Found]:
    """A choice has two wrong options at least."""
    if len(item.wrong) < 2:
        message = "there is one wrong option alone, and a guess is right half the time"
        yield Found(("wrong",), message, "add another that a pupil might hold to be true")


_WORDS, _TIMES, _MORE = 2, 1.3, 11
"""The words that an answer has at least to be much the longest, and how far the others stay behind."""
_NAMED = re.compile(r"[\dA-ZÀ-Þ]")  # what a part of a name or a number begins with


def option_lengths(_context: Context, item: Choice) -> Iterator[Found]:
    """No answer is much longer than every wrong option that has words; names are as long as they are."""
    wrong = (option.text for option in item.wrong if any(map(str.isalpha, option.text)))
    longest = max((len(text) for text in wrong if not speaks_of_others(text)), default=0)
    for text, path in answers(item) if longest else ():
        words = text.split()
        if speaks_of_others(text) or sum(map(bool, map(_NAMED.match, words[1:]))) * 2 >= len(words) - 1:
            continue
        if len(words) >= _WORDS and len(text) >= max(_TIMES * longest, longest + _MORE):
            message = f"the answer has {len(text)} characters, and the longest wrong option {longest}"
            yield Found(path, message, "say it more shortly, or make a wrong option as full")


def echoed_words(context: Context, item: Choice) -> Iterator[Found]:
    """No answer repeats a word of the prompt if no wrong option repeats one.

    Whatever form it has there: “exile” is heard in “exiled”. The name of the life is heard everywhere and
    tells nothing, and neither do words of tests, such as “statement”. Of what is not so, an echo is right or
    wrong.
    """
    asked = _stems(item.ask) - title_words(context)
    if len(item.answers) > 1 or any(asked & _stems(option.text) for option in item.wrong):
        return
    for text, path in answers(item):
        heard = [seen for seen, word in written_words(text) if _is_heard(word) and stem(word) in asked]
        if heard and not speaks_of_others(text) and not asks_for_what_is_not(item):
            message = f"“{excerpt(heard[0])}” stands in the prompt and in the answer, and in no wrong option"
            yield Found(path, message, "let a wrong option have the word too, or none")


_OF_TESTS = table("statements") | table("false") | table("choose") | words_of("true correct best likely")


def _stems(text: str) -> Set[str]:
    return {stem(word) for word in words_in(text) if _is_heard(word)}


def _is_heard(word: str) -> bool:
    return len(word) > 3 and word not in STOP_WORDS and word not in _OF_TESTS


_SPEAKS, _BARE, _COMBINED = map(pattern, ("speaks", "bare", "combined"))
_FIGURES, _LISTED = map(pattern, ("figures combined", "listed"))
_LETTERS = str.maketrans("12345678", "abcdefgh")
_COUNTED = re.compile(r"\bhow (?:many|much|often|far|long)\b|\bwhether\b", re.IGNORECASE)  # "how many"
_SOME = re.compile(r"(?:some|most|half|one|two|three)\b", re.IGNORECASE)  # "Half", as all may be
_BOTH = re.compile(r"both (.+) and (.+?)(?: are \w+)?", re.IGNORECASE)  # "both Baku and Narym are right"
_LETTER = re.compile(any_of("label"), re.IGNORECASE)  # as many as there are other options: all of them


@lru_cache(maxsize=100)  # each rule looks at the same few options
def speaks_of_others(option: str) -> bool:
    """Whether an option says nothing of its own, such as “all of the above”, “none” or “both A and B”."""
    bare = option.strip(" .")
    return any(pattern.fullmatch(bare) for pattern in (_SPEAKS, _BARE)) or _combines(bare)


def _combines(bare: str, *, is_listed: bool = False) -> bool:
    """Whether an option is several others by their letters, or by figures where these are told to be such."""
    is_figured = is_listed or _FIGURES.search(bare)
    return _COMBINED.fullmatch(bare.translate(_LETTERS) if is_figured else bare) is not None


def above_options(_context: Context, item: Choice) -> Iterator[Found]:
    """No option is “all of the above”, “none” or “both A and B”; of a number it may be all or none."""
    texts = [text for text, _ in options(item)]
    is_counted = _COUNTED.search(item.ask) or any(map(_SOME.match, texts))
    is_listed = _LISTED.search(item.ask) is not None
    for text, path in options(item):
        bare, code = text.strip(" ."), "all-of-the-above"
        both = _BOTH.fullmatch(bare)
        if both and {words_in(both[1]), words_in(both[2])} <= set(map(words_in, texts)):
            message, code = f"“{excerpt(text)}” is two other options in one", "options-combined"
        elif (is_listed or speaks_of_others(text)) and _combines(bare, is_listed=is_listed):
            message = f"“{excerpt(text)}” combines others, which have no letters here"
            code = code if len(_LETTER.findall(bare)) >= len(texts) - 1 else "options-combined"
        elif not speaks_of_others(text) or (is_counted and _BARE.fullmatch(bare)):
            continue
        else:
            message = f"“{excerpt(text)}” speaks of the other options, whose order is dealt anew each time"
        hint = "leave it out, or ask for several answers with a list under  answer:"
        yield Found(path, message, hint, code)


# Whether options fit the prompt

_GAP, _NOT_JUDGED = map(pattern, ("gap", "not judged"))
_UNSURE, _VOWEL = map(pattern, ("unsure", "vowel"))


def fitting_article(_context: Context, item: Choice) -> Iterator[Found]:
    """The “a” or “an” before a prompt's gap or at its end is gone on with by every option, or by none."""
    said = [text for text, _ in options(item)]
    gap = _GAP.search(item.ask[-LAST:])
    sounds = {bool(_VOWEL.match(each)) for each in said}
    if gap and len(sounds) > 1 and not any(map(_UNSURE.match, said)):
        message = f"the prompt has “{gap[1]}” before its gap, which not every option goes on with"
        yield Found(("ask",), message, "write  a(n) , or put the article into the options")


_MANY = re.compile(  # "which two", but not "which two-headed eagle"; "His teachers were"
    r"\b(?:which|what|whose) (?:two|three|four|five|six|seven)\b(?![-\u2010\u2011])"
    r"|\b(?:are|were)(?: ?(?:…|:|_+|\.{3}))?$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\band\b|[,;&+]", re.IGNORECASE)  # "Samara and Narym", "Samara, Narym"
# One of a kind: a year, a name of one word that is none of several, "an aunt", "his aunt".
_ONE = re.compile(
    r"\d{3,4}|[A-Z][a-z]+(?<!s)|(?i:an?) (?!pair|couple).+"
    r"|(?i:the|his|her|their) (?!men|women|children|people)\w+(?<!s)"
)


def fitting_number(_context: Context, item: Choice) -> Iterator[Found]:
    """A prompt that asks for several, as “Which two …?” does, is gone on with by as many in every option."""
    if len(item.answers) > 1 or not (asked := _MANY.search(item.ask)):
        return
    said = [text for text, _ in options(item) if not speaks_of_others(text)]
    ones = [text for text in said if _ONE.fullmatch(text) and not _SEVERAL.search(text)]
    if ones and (item.answers[0] in ones or any(map(_SEVERAL.search, said))):
        message = f"after “{excerpt(asked[0])}” several are looked for, and an option is one"
        yield Found(("ask",), message, "make a list of the answers, or let every option be as many")


_FIGURE = re.compile(  # "1874", "about 12,000", "44 BC", "5%", "3 May 1868"
    rf"(?:(?:in|on|about|around|circa|c\.) ?)?(?:(?:\d\d? )?(?:{MONTH}) )?"
    r"[£$€]?\d[\d,.]*(?: ?(?:BC|AD|CE|BCE|%))?",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"(?:{any_of('amounts')})\b", re.IGNORECASE)  # "Before the war", "None"


_LONGEST_NAME = 100  # characters of an option that is a name or a thing
_IN = re.compile(r"(?:in|at|near) (?=[A-Z])", re.IGNORECASE)  # "In " of "In Baku"


def options_of_one_kind(_context: Context, item: Choice) -> Iterator[Found]:
    """No option is a number or date among names or things, a town among persons or a person among towns."""
    said = [(text.strip(" ."), path) for text, path in options(item) if not speaks_of_others(text)]
    figures = [] if _NOT_JUDGED.search(item.ask) else [each for each in said if _FIGURE.fullmatch(each[0])]
    others = [each for each in said if each not in figures and len(each[0]) <= _LONGEST_NAME]
    odd = min(figures, others, key=len)
    if not odd or any(_TOLD.match(text) or [*numbers(text)] for text, _ in others):
        odd = _of_another_kind(said, asked_for(item.ask))
    for text, path in odd[:1]:
        message = f"“{excerpt(text)}” is of another kind than the other options, which a pupil sees at once"
        yield Found(path, message, "give options of one kind: all years, all persons, all towns")


def _of_another_kind(said: list[tuple[str, FieldPath]], asked: Kind | None) -> list[tuple[str, FieldPath]]:
    """The one option that is surely a town where persons are asked for, or a person where places are.

    Most others are surely of the kind that is asked for. A land is left alone: it pays and wages war.
    """
    names = [_IN.sub("", text) for text, _ in said if asked]
    kinds = [kind_alone(name) for name in names]
    odd = [at for at, kind in enumerate(kinds) if kind not in (asked, None)]
    if len(odd) != 1 or 2 * kinds.count(asked) < len(kinds) or sort_of(names[odd[0]], Kind.PLACE) != "towns":
        return []
    return [said[odd[0]]]


# The bank as a whole

_LEAST = 6  # choices from which a habit can be told at all
_RARE = 2.33  # standard deviations that chance goes beyond in one bank of a hundred


def longest_answers(_context: Context, bank: Bank) -> Iterator[Found]:
    """The answer is the longest option in no more than half of the choices, unless by chance.

    Of k options each is the longest in one choice of k.
    """
    choices = [question for question in bank.questions if isinstance(question, Choice)]
    judged = [choice for choice in choices if len(choice.answers) == 1 and len(choice.wrong) > 1]
    longest = sum(len(each.answers[0]) > max(len(option.text) for option in each.wrong) for each in judged)
    chances = [1 / (1 + len(choice.wrong)) for choice in judged]
    likely = sum(chances) + _RARE * sqrt(sum(chance * (1 - chance) for chance in chances))
    if len(judged) >= _LEAST and longest > max(len(judged) / 2, likely):
        often = f"in {longest} of {len(judged)} questions the answer is the longest option"
        message = f"{often}, and chance would have it in {sum(chances):.0f}"
        yield Found(("questions",), message, "shorten some answers, or make some wrong options fuller")


def lonely_topics(_context: Context, bank: Bank) -> Iterator[Found]:
    """A topic of questions has two of them at least, in a bank that has a topic with several."""
    questions = [question for question in bank.questions if question.topic]
    count = Counter(question.topic for question in questions)
    most = max(count.values(), default=0)
    for question in questions:
        if count[question.topic] == 1 < most:
            message = f"this is the only question of the topic “{excerpt(question.topic)}”"
            yield Found(("topic",), message, "ask more on it, or give it the topic of others", item=question)
