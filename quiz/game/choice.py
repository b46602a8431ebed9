"""A choice: options, one or several of them right."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.game.asked import Asked, ChosenOption, Feedback, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.model import Choice
    from quiz.game.banks import Banks
    from quiz.game.chance import Chance
    from quiz.game.round import Answer, Dealt


_NUMBER = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?")


def option_texts(choice: Choice) -> tuple[str, ...]:
    """Give the texts of all options, the right ones first."""
    return (*choice.answers, *(option.text for option in choice.wrong))


def deal_options(choice: Choice, chance: Chance) -> tuple[str, ...]:
    """Give the options in an order of chance; those that differ only in their numbers in ascending order.

    Years and amounts are found faster when they ascend, and their order tells nothing of the answer.
    """
    shuffled = chance.shuffled(option_texts(choice))
    frames = {_NUMBER.sub("#", text) for text in shuffled}
    if len(frames) > 1 or "#" not in frames.pop():
        return tuple(shuffled)
    return tuple(sorted(shuffled, key=_numbers))


def _numbers(text: str) -> tuple[float, ...]:
    """Give the numbers in a text; years BC count backwards."""
    backwards = re.search(r"\d\s*(?:BCE?|B\.\s?C\.)", text) is not None
    numbers = []
    for number in _NUMBER.findall(text):
        grouped = re.fullmatch(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+", number)
        value = float(re.sub(r"\D", "", number) if grouped else number.replace(",", "."))
        numbers.append(-value if backwards else value)
    return tuple(numbers)


class AskedChoice(Asked):
    """A choice as it is asked."""

    item: Choice

    def __init__(self, dealt: Dealt, banks: Banks, item: Choice) -> None:
        super().__init__(dealt, banks, item)
        self.wanted = len(item.answers)
        self.instruction = f"Choose {self.wanted}." if self.wanted > 1 else ""

    @property
    def options(self) -> tuple[Option, ...]:
        """The options by their texts."""
        return tuple(Option(text, text) for text in self.dealt.shown)

    @property
    def has_changed(self) -> bool:
        """Its options count too."""
        return super().has_changed or sorted(self.dealt.shown) != sorted(option_texts(self.item))

    def mark(self, chosen: Sequence[str]) -> float:
        """Give the share of the right ones chosen, minus that of the wrong ones, never below 0.

        With one answer it is 1 or 0. Ticking everything earns nothing.
        """
        picked, answers = frozenset(chosen), self.item.answers
        if len(answers) == 1:
            return float(picked == frozenset(answers))
        right = sum(answer in picked for answer in answers) / len(answers)
        wrong = sum(option.text in picked for option in self.item.wrong) / len(self.item.wrong)
        return max(0.0, right - wrong)

    def feedback(self, answer: Answer) -> Feedback:
        """Give what to show after an answer: of each option chosen, whether it is right and why not."""
        wrong = {option.text: option for option in self.item.wrong}
        chosen = tuple(
            ChosenOption(text, False, wrong[text].why, self.evidence(wrong[text].quotes))
            if text in wrong
            else ChosenOption(text, text in self.item.answers)
            for text in self.dealt.shown
            if text in answer.chosen
        )
        said = tuple(option.text for option in chosen)
        return replace(self.explained(answer, self.item.answers, said), chosen=chosen)
