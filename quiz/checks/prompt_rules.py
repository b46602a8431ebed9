"""A prompt that asks for what is not says so loudly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from quiz.bank.model import Choice, Event
from quiz.checks.context import Context, Found, kept
from quiz.checks.english import ARTICLES, STOP_WORDS, stem, title_words, without_kind, words_of
from quiz.text.cleaning import excerpt
from quiz.text.quotes import normal, stands_in

_LOUD = re.compile(r"\b(?:NOT|NEVER|EXCEPT|LEAST)\b|\*\w+\*|_\w+_")
"""`NOT`, `*not*`"""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")
"""`“not him”`"""
_SENTENCE = re.compile(r"[^.?!]+[.?!…]*")
"""`Which is it?` of `All are towns. Which is it?`"""
_PAUSE = re.compile(r"[,;:()]| [-–—] ")
"""`,` and ` – `"""

_AUXILIARY = r"(?:did|do|does|was|were|is|are|has|had|can|could|will|would|shall|should|may|might|must)"
_ASKS = re.compile(
    r"\W*(?:(?:and|but|so|then) )?(?:(?:in|at|on|of|for|from|to|with|by|under|over|against|about|into|after|"
    r"before|during|among|between|through|without) )?"
    rf"(?:(?P<word>which|what|who|whom|whose)\b|(?P<place>when|where)(?= {_AUXILIARY}n?['’]?t?\b)"
    r"|(?P<cause>why|how)\b)"
)
"""The beginning of a clause that asks; “when he came” only tells when."""
_ASKS_LATE = re.compile(r"\b(?:which|what|whom)\b(?=.*\?)")
"""`which` in `He lived in which town?`"""
_NOT = re.compile(
    r"(?<!\bat )(?<!\bbut )(?<!\bor )(?<!\bby )(?<!\bfor )(?<!\bof )(?:\b(not|never|least)\b|(?<=n)['’]t\b)"
    r"(?! (?:only|yet|until|till|long|far|quite|even|least|to|all|always)\b)"
)
"""`not` in `was not his home`, but not in `not only`; `’t` of `wasn’t`"""
_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|what|why|how|because|although|though|when|where|while|if|whether|"
    r"after|before|until|since|and|but|so)\b"
)
"""`who` in `he who could not read`"""
_FINITE = re.compile(rf"\b{_AUXILIARY}\b")
"""`was`"""
_EXCEPT = re.compile(
    r"\bexcept(?: for)? one\b|\bexcept(?: for)?(?: which| what| whom| where| when)?\s*(?:[?.:…_]|$)"
)
"""`except one`, `except …`"""


def negative_prompt(_context: Context, item: Choice) -> Iterator[Found]:
    """A `not`, `never`, `least` or `except` by which a prompt asks stands in capitals.

    One in another clause (“who could not read”) asks for nothing, and neither does one after why or how.

    """
    if _LOUD.search(item.ask):
        return
    if (word := _negation(_QUOTED.sub("“”", item.ask))) is None:
        return
    yield Found(
        ("ask",),
        f"this asks for what is {word}, and a pupil may read over the word",
        f"ask for what is, or write  {word.upper()}",
    )


def _negation(prompt: str) -> str | None:
    """The word by which a prompt asks for what is not; None if it asks for what is."""
    if _EXCEPT.search(prompt):
        return "except"
    said = _SENTENCE.findall(prompt)
    if not said:
        return None
    clauses = [clause[:1].lower() + clause[1:] for clause in map(str.strip, _PAUSE.split(said[-1])) if clause]
    for number, clause in enumerate(clauses):
        is_last = number == len(clauses) - 1
        if (asks := _ASKS.match(clause)) and (number == 0 or is_last or not asks["word"]):
            rest = [clause[asks.end() :], *_carried_on(clauses[number + 1 :])]
            return None if asks["cause"] else next(filter(None, map(_negated, rest)), None)
    if clauses and (late := _ASKS_LATE.search(clauses[-1])):
        return _negated(clauses[-1][: late.start()]) or _negated(clauses[-1][late.end() :])
    return _negated(clauses[-1]) if clauses else None


def _carried_on(clauses: list[str]) -> list[str]:
    """The clauses after an aside that go on asking: “, according to him, was not”."""
    return [clause for clause in clauses[1:] if _FINITE.match(clause)]


def _negated(clause: str) -> str | None:
    """The word that turns a clause round; None if it is not turned, or only a clause within it is."""
    for found in _NOT.finditer(clause):
        before = clause[: found.start()]
        if not _CLAUSE.search(before) and len(_FINITE.findall(before)) < 2:
            return found[1] or "not"
    return None


_ARTICLE = re.compile(r"^(?:an?|the) ")
"""`the `"""


def answer_in_prompt(_context: Context, item: Choice) -> Iterator[Found]:
    """No answer stands in the prompt, unless a wrong option does too."""
    prompt = normal(item.ask).casefold()
    if any(_stands(option.text, prompt) for option in item.wrong):
        return
    for answer in item.answers:
        if _stands(answer, prompt):
            yield Found(
                ("ask",), f"the prompt names the answer, “{excerpt(answer)}”", "ask without naming it"
            )


def _stands(option: str, prompt: str) -> bool:
    words = words_of(option)
    if not words or set(words) <= STOP_WORDS or (len(words) == 1 and len(words[0]) < 3):
        return False
    said = normal(option).casefold().strip(" .")
    return stands_in(said, prompt) or (len(words) > 2 and stands_in(_ARTICLE.sub("", said), prompt))


_LEAD = re.compile(r"^(?:(?:an?|the|of|in|at|to|by|for|on|from|into|near|with|under|over|during|through) )+")
"""`in the ` of `in the Crimea`"""
_MOST = 200
"""Items on one sentence that are looked at."""


def answer_elsewhere(context: Context, item: Choice) -> Iterator[Found]:
    """No other question's prompt on the same sentence has the answer in it, and no event's text there.

    The answer is a name, a number or several words, and not the name of the life, which any prompt may have;
    a round may ask the one right after the other.
    """
    by_sentence = _telling(context)
    asked = normal(item.ask).casefold()
    for index, answer in enumerate(item.answers):
        wanted = _LEAD.sub("", normal(without_kind(answer)).casefold().strip(" ."))
        if not _is_telling(context, answer) or stands_in(wanted, asked):
            continue
        for sentence in context.sentences(item):
            near = by_sentence.get(sentence, ())[:_MOST]
            telling = [other for other, said in near if wanted in said and stands_in(wanted, said)]
            for other in context.others(telling, item):
                if not other.draft:
                    what = "the prompt of" if isinstance(other, Choice) else "the event"
                    yield Found(
                        ("answer", index),
                        f"{what} “{excerpt(other.id)}”{context.in_line(other)} names this answer, "
                        "on the same sentence",
                        "say it there without the name, or ask here for something else",
                    )
                    return


@kept
def _telling(context: Context) -> Mapping[int, list[tuple[Choice | Event, str]]]:
    found: dict[int, list[tuple[Choice | Event, str]]] = {}
    for item in (*context.bank.timeline, *context.bank.questions):
        if isinstance(item, Choice | Event):
            for sentence in context.sentences(item):
                found.setdefault(sentence, []).append((item, _said(item)))
    return found


def _said(item: Choice | Event) -> str:
    return normal(item.ask if isinstance(item, Choice) else item.event).casefold()


def _is_telling(context: Context, answer: str) -> bool:
    words = [word for word in words_of(answer) if word not in STOP_WORDS]
    if title_words(context).issuperset(map(stem, words)):
        return False
    return len(words) > 1 or any(word[0].isdigit() or len(word) > 3 for word in words)


_WIDER, _WIDER_APART = 0.5, 0.65
"""How alike two prompts are for the same answer, from 0 to 1, if one has all words of the other.

Those that rest on one sentence need less than those that do not.
"""
_CHANGED, _CHANGED_APART = 0.6, 0.8
"""The same if each has a word of its own: meeting somebody is not marrying them."""
_RARE = 5
"""Words of a prompt, the rarest, by which others like it are looked for."""
_MOST_COMPARED = 20
"""Others that have one of these words and are looked at."""

_TURNING = frozenset(
    ("not", "never", "no", "before", "after", "until", "since", "first", "without", "against")
)
"""Words that tell little of what a prompt is about, and yet ask for something else."""
_CHOOSING = frozenset(("these", "those", "following"))
"""Words of prompts that ask to choose among the options: they are at home in many questions."""
_ASKING = frozenset(
    map(stem, ("town", "city", "place", "country", "year", "name", "person", "man", "woman", "kind"))
)
"""What is asked for: “in which town” is “where”."""


class _Prompt(NamedTuple):
    choice: Choice
    words: frozenset[str]
    """What it is about, as stems."""
    turning: frozenset[str]
    sequence: tuple[str, ...]
    """All its words but articles, in order."""
    answers: frozenset[str]
    sentences: frozenset[int]


@dataclass
class _Prompts:
    of: dict[int, _Prompt] = field(default_factory=dict)
    having: dict[str, list[_Prompt]] = field(default_factory=dict)
    same: dict[tuple[str, ...], list[_Prompt]] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)


def questions_apart(context: Context, item: Choice) -> Iterator[Found]:
    """No earlier question has nearly the same prompt and the same answer, or the same prompt."""
    prompts = _prompts(context)
    mine = prompts.of.get(id(item)) or _prompt(context, item)
    rarest = sorted(mine.words, key=lambda word: (prompts.count[word], word))[:_RARE]
    near = [prompts.same.get(mine.sequence, ()), *(prompts.having.get(word, ()) for word in rarest)]
    alike = [prompt.choice for some in near for prompt in some[:_MOST_COMPARED] if _alike(mine, prompt)]
    for other in context.others(alike, item):
        if context.is_earlier(other, item):
            yield Found(
                ("ask",),
                f"the question “{excerpt(other.id)}”{context.in_line(other)} asks nearly the same",
                "leave one of them out, or ask for something else",
            )
            return


@kept
def _prompts(context: Context) -> _Prompts:
    found = _Prompts()
    for question in context.bank.questions:
        if isinstance(question, Choice):
            prompt = found.of[id(question)] = _prompt(context, question)
            found.count.update(prompt.words)
            found.same.setdefault(prompt.sequence, []).append(prompt)
            for word in prompt.words:
                found.having.setdefault(word, []).append(prompt)
    return found


def _prompt(context: Context, choice: Choice) -> _Prompt:
    words = words_of(choice.ask)
    stems = frozenset(stem(word) for word in words if word not in STOP_WORDS)
    return _Prompt(
        choice,
        stems - title_words(context) - _ASKING or stems or frozenset(words),
        _TURNING.intersection(words),
        tuple(word for word in words if word not in ARTICLES),
        frozenset(normal(answer).casefold() for answer in choice.answers),
        frozenset(context.sentences(choice)),
    )


def _alike(one: _Prompt, other: _Prompt) -> bool:
    """Whether two prompts ask the same: for one answer in nearly the same words, or in the same words."""
    if one.answers != other.answers:
        return one.sequence == other.sequence and _CHOOSING.isdisjoint(one.sequence)
    if one.turning != other.turning or _numbers(one) != _numbers(other):
        return False
    shared = len(one.words & other.words)
    apart = one.sentences.isdisjoint(other.sentences)
    if shared in (len(one.words), len(other.words)):
        enough = _WIDER_APART if apart else _WIDER
    else:
        enough = _CHANGED_APART if apart else _CHANGED
    return shared >= enough * len(one.words | other.words)


def _numbers(prompt: _Prompt) -> frozenset[str]:
    return frozenset(word for word in prompt.words if word[0].isdigit())


_GAP = re.compile(
    r"\b(an?)\s*(?:(?:_+|…|\.{3}|[?:.]?)\s*$|(?:_+|…|\.{3})(?=\W*$)|_{2,}(?!\w)|(?:…|\.{3})(?=[^?\"“”]*$))",
    re.IGNORECASE,
)
"""An article before the gap that the options fill: the end, or lines, or dots in what is no question."""
_UNSURE = re.compile(r"[^A-Za-z]|[A-Z]{2}|[A-Za-z]\b|(?i:h(?:isto|erb|otel|abit|yster|eroi)|y[^aeiou])")
"""Numbers, initials (an MP), other scripts, and what people say in two ways (a or an historian)."""
_VOWEL = re.compile(
    r"(?!eu|ew|one\b|once|uni(?![nmd])|unanim|us[eu]|ut[eio]|u[kr][aeior]|uga|ubi)[aeiou]"
    r"|hour|honou?r|honest|heir",
    re.IGNORECASE,
)
"""`apple`, `hour`, but not `unit` and `one`"""


def fitting_article(_context: Context, item: Choice) -> Iterator[Found]:
    """The “a” or “an” before a prompt's gap or at its end is gone on with by every option, or by none."""
    if not (gap := _GAP.search(item.ask)):
        return
    options = (*item.answers, *(option.text for option in item.wrong))
    if any(_UNSURE.match(option) for option in options):
        return
    wants_vowel = gap[1].casefold() == "an"
    if len({bool(_VOWEL.match(option)) == wants_vowel for option in options}) > 1:
        yield Found(
            ("ask",),
            f"the prompt has “{gap[1]}” before its gap, which not every option goes on with",
            "write  a(n) , or put the article into the options",
        )


_NUMBERS = ("two", "three", "four", "five", "six", "seven")
_ASKED = re.compile(rf"\b(?:which|what|whose) ({'|'.join(_NUMBERS)})\b(?![-\u2010\u2011])", re.IGNORECASE)
"""`which two`"""
_ONE = re.compile(r"\d{3,4}|[A-Z][a-z]+(?<!s)")
"""A year, or a name of one word that is none of several."""
_SEVERAL = re.compile(r"\band\b|[,;&+]", re.IGNORECASE)
"""`Samara and Narym`, `Samara, Narym`"""


def fitting_number(_context: Context, item: Choice) -> Iterator[Found]:
    """A prompt that asks “Which two …?” has two answers, or options that are all of two."""
    if not (asked := _ASKED.search(item.ask)):
        return
    many, count = asked[1].casefold(), len(item.answers)
    if count > 1 and count != _NUMBERS.index(many) + 2:
        message = f"the prompt asks for {many}, and {count} answers are right"
        yield Found(("ask",), message, "say as many as are right")
    elif count == 1 and _ONE.fullmatch(item.answers[0]):
        message = f"the prompt asks for {many}, and one answer is right"
        hint = "make a list of the answers, one an item, or ask for one"
        yield Found(("ask",), message, hint)
    elif count == 1 and _SEVERAL.search(item.answers[0]):
        single = [option.text for option in item.wrong if not _SEVERAL.search(option.text)]
        if single:
            message = f"the prompt asks for {many}, and not every option is as many"
            hint = "make a list of the answers, one an item, or let every option be as many"
            yield Found(("ask",), message, hint)
