"""No other item tells the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Event, Item
from quiz.bank.quotes import normal, stands_in
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import STOP_WORDS, stem, title_words, without_kind, words_of
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_LEAD = re.compile(r"^(?:(?:an?|the|of|in|at|to|by|for|on|from|into|near|with|under|over|during|through) )+")
_MOST = 200
"""Items on one sentence that are looked at."""


def answer_elsewhere(context: Context, item: Item) -> Iterator[Finding]:
    """No other question's prompt on the same sentence has the answer in it, and no event's text there.

    The answer is a name, a number or several words, and not the name of the life, which any prompt may have;
    a round may ask the one right after the other. Code: `answer-elsewhere`.
    """
    if not isinstance(item, Choice):
        return
    by_sentence = context.of(_telling)
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
                    line = f" in line {other.node.line}" if context.lines and other.node else ""
                    what = "the prompt of" if isinstance(other, Choice) else "the event"
                    yield Finding(
                        (item,),
                        place(item, "answer", index),
                        "answer-elsewhere",
                        f"{what} “{excerpt(other.id)}”{line} names this answer, on the same sentence",
                        "say it there without the name, or ask here for something else",
                    )
                    return


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
