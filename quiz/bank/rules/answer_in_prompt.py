"""The prompt does not name the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.quotes import normal, stands_in
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import STOP_WORDS, words_of
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_ARTICLE = re.compile(r"^(?:an?|the) ")


def answer_in_prompt(_context: Context, item: Item) -> Iterator[Finding]:
    """No answer stands in the prompt, unless a wrong option does too.

    Code: `answer-in-prompt`.
    """
    if not isinstance(item, Choice):
        return
    prompt = normal(item.ask).casefold()
    if any(_stands(option.text, prompt) for option in item.wrong):
        return
    for answer in item.answers:
        if _stands(answer, prompt):
            yield Finding(
                (item,),
                place(item, "ask"),
                "answer-in-prompt",
                f"the prompt names the answer, “{excerpt(answer)}”",
                "ask without naming it",
            )


def _stands(option: str, prompt: str) -> bool:
    words = words_of(option)
    if not words or set(words) <= STOP_WORDS or (len(words) == 1 and len(words[0]) < 3):
        return False
    said = normal(option).casefold().strip(" .")
    return stands_in(said, prompt) or (len(words) > 2 and stands_in(_ARTICLE.sub("", said), prompt))
