"""No option gives itself away: by its length, its words, or what it says of the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from math import sqrt

from quiz.bank.findings import answers, options, wrong
from quiz.bank.model import Bank, Choice
from quiz.checks.context import Context, Found, small_source
from quiz.checks.english import STOP_WORDS, stem, title_words, words_in, written_words
from quiz.text.cleaning import excerpt
from quiz.text.quotes import normal, stands_in


def enough_options(_context: Context, item: Choice) -> Iterator[Found]:
    """A choice has two wrong options at least."""
    if len(item.wrong) < 2:
        message = "there is one wrong option alone, and a guess is right half the time"
        yield Found(("wrong",), message, "add another that a pupil might hold to be true")


_LONGER = 1.5  # times the longest wrong option, and
_MORE = 14  # characters by which an answer is longer before anybody notices


def option_lengths(_context: Context, item: Choice) -> Iterator[Found]:
    """No answer is the longest option by half."""
    longest = max((len(option.text) for option in item.wrong), default=0)
    for text, path in answers(item) if longest else ():
        if len(text) >= max(_LONGER * longest, longest + _MORE):
            message = f"the answer has {len(text)} characters, and the longest wrong option {longest}"
            yield Found(path, message, "say it more shortly, or make a wrong option as full")


def echoed_words(context: Context, item: Choice) -> Iterator[Found]:
    """No answer repeats a word of the prompt if no wrong option repeats one.

    Whatever form it has there: “exile” is heard in “exiled”. The name of the life is heard everywhere and
    tells nothing.
    """
    asked = _stems(item.ask) - title_words(context)
    if len(item.answers) > 1 or any(asked & _stems(option.text) for option in item.wrong):
        return
    for text, path in answers(item):
        heard = [seen for seen, word in written_words(text) if _is_heard(word) and stem(word) in asked]
        if heard:
            message = f"“{excerpt(heard[0])}” stands in the prompt and in the answer, and in no wrong option"
            yield Found(path, message, "let a wrong option have the word too, or none")


def _stems(text: str) -> Set[str]:
    return {stem(word) for word in words_in(text) if _is_heard(word)}


def _is_heard(word: str) -> bool:
    return len(word) > 3 and word not in STOP_WORDS


_STRONG = r"always|never|completely|entirely|absolutely|totally|under no circumstances"
_WEAK = r"all|every|everyone|everybody|everything|only|none|nobody|no one|nothing|nowhere|everywhere"
_ALONE = r"(?!-\w|(?<=\ball)[’']s)"  # no part of a longer word: All's Well, the Never-Ending Story
_ABSOLUTE = re.compile(rf"\b(?:{_STRONG})\b{_ALONE}", re.IGNORECASE)  # "always"
_ANY = re.compile(rf"\b(?:{_STRONG}|{_WEAK})\b{_ALONE}", re.IGNORECASE)  # "always", "all"
_BEFORE, _AFTER = re.compile(r"[^\W_]+ $"), re.compile(r" [^\W_]+")  # "the " before a word, " well" behind it


def absolute_words(context: Context, item: Choice) -> Iterator[Found]:
    """“Always”, “never” and the like stand in an answer too, if they stand in wrong options.

    So do “all”, “only” and “nobody”, which are often mere facts, if every wrong option has such a word. What
    the source says with its neighbours (“the only well”) is in its words, not in the teacher's.
    """
    if any(_ANY.search(answer) for answer in item.answers):
        return
    every = len(item.wrong) > 1 and all(_absolute(context, _ANY, option.text) for option in item.wrong)
    for text, path in wrong(item):
        if word := _absolute(context, _ANY if every else _ABSOLUTE, text):
            message = f"“{word}” stands in wrong options alone: who knows tests does not choose it"
            yield Found(path, message, "say it without the word")


def _absolute(context: Context, words: re.Pattern[str], text: str) -> str:
    """The first absolute word of an option; empty if it has none, or the source says it in its place."""
    if (found := words.search(text)) is None:
        return ""
    before, after = _BEFORE.search(text, 0, found.start()), _AFTER.match(text, found.end())
    phrase = "".join(part[0] for part in (before, found, after) if part)
    is_said = phrase != found[0] and stands_in(normal(phrase).casefold(), small_source(context))
    return "" if is_said else found[0]


_ABOVE = re.compile(  # "All of the above", "both A and B"; “none of them” may speak of brothers as well
    r".*\b(?:of|all|none|both|neither|any) the above\b.*"
    r"|(?:all|none|neither|both|any|each)(?: of)?(?: the| these| those)?(?: other)?"
    r" (?:above|others|options|choices|answers|these|those)(?: (?:is|are) .*)?"
    r"|(?:(?:both|neither|either) )?(?:options? |answers? )?\(?[a-h]\)?(?:, \(?[a-h]\)?)*,?"
    r" (?:and|nor|or|&) \(?[a-h]\)?",
    re.IGNORECASE,
)


def above_options(_context: Context, item: Choice) -> Iterator[Found]:
    """No option is “all of the above”, “none of these”, or “both A and B”."""
    for text, path in options(item):
        if _ABOVE.fullmatch(text.strip(" .")):
            message = f"“{excerpt(text)}” speaks of the other options, whose order is dealt anew each time"
            hint = "leave it out, or ask for several answers with a list under  answer:"
            yield Found(path, message, hint)


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
