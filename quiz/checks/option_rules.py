"""No option gives itself away: by its length, its words, or what it says of the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from functools import lru_cache
from math import sqrt

from quiz.bank.findings import answers, options
from quiz.bank.model import Bank, Choice
from quiz.checks.context import Context, Found
from quiz.checks.english import STOP_WORDS, any_of, pattern, stem, table, title_words, words_in, written_words
from quiz.checks.prompt_rules import asks_for_what_is_not
from quiz.text.cleaning import excerpt
from quiz.text.words import words_of


def enough_options(_context: Context, item: Choice) -> Iterator[Found]:
    """A choice has two wrong options at least."""
    if len(item.wrong) < 2:
        message = "there is one wrong option alone, and a guess is right half the time"
        yield Found(("wrong",), message, "add another that a pupil might hold to be true")


# The words that the longest answer has at least, how many times it is as long as the longest wrong option,
# and by how many characters it is longer.
_LONGER = ((2, 2, 11), (4, 1.3, 12), (8, 1.2, 15))
_NAMED = re.compile(r"[\dA-ZÀ-Þ]")  # what a part of a name or a number begins with


def option_lengths(_context: Context, item: Choice) -> Iterator[Found]:
    """No answer is much longer than every wrong option; names and numbers are as long as they are."""
    longest = max((len(option.text) for option in item.wrong if not speaks_of_others(option.text)), default=0)
    for text, path in answers(item) if longest else ():
        words = text.split()
        if speaks_of_others(text) or sum(map(bool, map(_NAMED.match, words[1:]))) * 2 >= len(words) - 1:
            continue
        if any(
            len(words) >= least and len(text) >= max(times * longest, longest + more)
            for least, times, more in _LONGER
        ):
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
_COUNTED = re.compile(r"\bhow (?:many|much|often|far|long)\b|\bwhether\b", re.IGNORECASE)  # "how many"
_SOME = re.compile(r"(?:some|most|half|one|two|three)\b", re.IGNORECASE)  # "Half", as all may be
_BOTH = re.compile(r"both (.+) and (.+)", re.IGNORECASE)  # "both Baku and Narym"
_LETTER = re.compile(any_of("label"), re.IGNORECASE)  # as many as there are other options: all of them


@lru_cache(maxsize=100)  # each rule looks at the same few options
def speaks_of_others(option: str) -> bool:
    """Whether an option says nothing of its own, such as “all of the above”, “none” or “both A and B”."""
    bare = option.strip(" .")
    return any(pattern.fullmatch(bare) for pattern in (_SPEAKS, _BARE, _COMBINED))


def above_options(_context: Context, item: Choice) -> Iterator[Found]:
    """No option is “all of the above”, “none” or “both A and B”; of a number it may be all or none."""
    texts = [text for text, _ in options(item)]
    is_counted = _COUNTED.search(item.ask) or any(map(_SOME.match, texts))
    for text, path in options(item):
        bare, code = text.strip(" ."), "all-of-the-above"
        both = _BOTH.fullmatch(bare)
        if both and {words_in(both[1]), words_in(both[2])} <= set(map(words_in, texts)):
            message, code = f"“{excerpt(text)}” is two other options in one", "options-combined"
        elif not speaks_of_others(text) or (is_counted and _BARE.fullmatch(bare)):
            continue
        else:
            message = f"“{excerpt(text)}” speaks of the other options, whose order is dealt anew each time"
        if _COMBINED.fullmatch(bare):
            message = f"“{excerpt(text)}” combines others, which have no letters here"
            code = code if len(_LETTER.findall(bare)) >= len(texts) - 1 else "options-combined"
        hint = "leave it out, or ask for several answers with a list under  answer:"
        yield Found(path, message, hint, code)


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
