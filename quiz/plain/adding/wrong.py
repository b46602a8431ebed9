"""The wrong options of a new question, one after another, with those that the source suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.authoring.options import Parts, option_of
from quiz.bank.authoring.suggesting import wrong_options
from quiz.bank.items import MAX_OPTIONS
from quiz.game.words import counted
from quiz.plain.console import Prompt, Unclear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.editing.plain import Plain
    from quiz.plain.adding.asking import Asking

_LISTED = 12
"""So many suggestions are listed at a time."""


def wrong_options_of(asking: Asking) -> Plain:
    """Ask for the wrong options, each with why it is wrong, until there are no more or no more may be."""
    console, answers = asking.console, _texts(asking.fields.get("answer", ""))
    suggestions = _Suggestions(asking, answers)
    options: list[Parts] = []
    most = MAX_OPTIONS - len(answers)
    while len(options) < most:
        option = _option(suggestions, options)
        if not option:
            break
        why = console.ask(Prompt("Why is it wrong? Enter for no reason:"), str)
        options.append(Parts(option, why))
    else:
        console.say(f"These are all that there may be: a question has {MAX_OPTIONS} options at most.")
    return [option_of(parts) for parts in options]


def _option(suggestions: _Suggestions, options: Sequence[Parts]) -> str:
    """The next option, typed or suggested; empty if there are no more."""
    console, taken = suggestions.console, [parts.option for parts in options]

    def read(line: str) -> str:
        if line[:1].casefold() == "s" and line[1:].isdecimal():
            return suggestions.take(line[1:], taken)
        if not line and not options:
            raise Unclear("A question has one wrong option at least, and better two or three.")
        return line

    ending = "; Enter if there are no more" if options else ""
    hint = f"Wrong option {len(options) + 1}{ending}. s suggests some from the source:"
    help_ = (
        "s: lists names, places and dates of the answer's kind from the source.",
        "s and some letters, such as s lon: lists those that have them.",
        "s2: takes the second of the list.",
    )
    prompt = Prompt(hint, help_, commands={"s": lambda letters: suggestions.say(letters, taken)})
    return console.ask(prompt, read)


class _Suggestions:
    """What the source suggests, and what of it was listed last: a number means what it meant there."""

    def __init__(self, asking: Asking, answers: Sequence[str]) -> None:
        self.console = asking.console
        self._bank = asking.bank
        self._answers = answers
        self._ask = "".join(_texts(asking.fields.get("ask", "")))
        quotes = _texts(asking.fields.get("quote", ""))
        located = (asking.bank.source.locate(quote) for quote in quotes)
        self._sentence = next((place.sentences[0] for place in located if place and place.sentences), None)
        self._listed: Sequence[str] = ()

    def say(self, letters: str, taken: Sequence[str]) -> None:
        """List the likeliest that have these letters and are not taken."""
        answer = self._answers[0] if self._answers else ""
        found = [
            each.text
            for each in wrong_options(self._bank, answer, [*self._answers, *taken], self._sentence, self._ask)
            if letters.casefold() in each.text.casefold()
        ]
        if not found:
            what = f"that has “{letters}” " if letters else ""
            self.console.say(f"Nothing of the answer's kind {what}stands in the source.")
            return
        self._listed = found[:_LISTED]
        self.console.say(*(f"s{number}. {text}" for number, text in enumerate(self._listed, 1)))
        if more := len(found) - len(self._listed):
            self.console.say(f"And {counted(more, 'other')}: s and some letters lists those that have them.")

    def take(self, number: str, taken: Sequence[str]) -> str:
        """The suggestion of this number in the list, said aloud; raises Unclear if there is none."""
        if not self._listed:
            raise Unclear(f"There is no suggestion {number}: nothing was listed yet. Type s for a list.")
        last = len(self._listed)
        if len(number) > len(str(last)) or not 1 <= int(number) <= last:
            raise Unclear(f"There is no suggestion {number}. Type s and a number from 1 to {last}.")
        text = self._listed[int(number) - 1]
        if text in taken:
            raise Unclear(f"{text} is an option already. Type another.")
        self.console.say(f"Wrong option: {text}")
        return text


def _texts(value: Plain) -> list[str]:
    return [
        each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str) and each
    ]
