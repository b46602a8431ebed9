"""A choice: its options, one or several right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quiz.bank.model import Choice
from quiz.bank.model import Option as WrongOption
from quiz.game.asked import Asked, ChosenOption, Feedback, Option
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.round import Answer, Dealt

_NUMBER = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f]\d{3})+)|\d+(?:[.,]\d+)?")  # “1,000,000”, “2.25”, “1905”
_BC = re.compile(r"\d\s*(?:BCE?|B\.\s?C\.)")  # “44 BC”, “44 B. C.”


def option_texts(choice: Choice) -> tuple[str, ...]:
    """Give the texts of all options, the right ones first."""
    return (*choice.answers, *(option.text for option in choice.wrong))


def deal_options(choice: Choice, chance: Chance) -> tuple[str, ...]:
    """Give the options in an order of chance; those that differ only in their numbers in ascending order.

    Years and amounts are found faster when they ascend, and their order tells nothing of the answer.
    """
    shuffled = chance.shuffled(option_texts(choice))
    frames = {_NUMBER.sub("#", text) for text in shuffled}
    if len(frames) == 1 and "#" in frames.pop():
        shuffled.sort(key=_numbers)
    return tuple(shuffled)


def _numbers(text: str) -> tuple[float, ...]:
    """Give the numbers in a text; years BC count backwards."""
    sign = -1 if _BC.search(text) else 1
    return tuple(
        sign * float(re.sub(r"\D", "", number[1]) if number[1] else number[0].replace(",", "."))
        for number in _NUMBER.finditer(text)
    )


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
        said = [text for text in self.dealt.shown if text in answer.chosen]
        explained = self.explained(answer, self.item.answers, said)
        held_back, chosen = explained.held_back, []
        for text in said:
            option = wrong.get(text, WrongOption(text))
            why, evidence = self.secrets.kept(self.bank, option.why), self.evidence(option.quotes)
            held_back |= why != option.why or self.leaves_out(option.quotes, evidence)
            chosen.append(ChosenOption(text, text not in wrong, why, evidence))
        return replace(explained, chosen=tuple(chosen), held_back=held_back)
