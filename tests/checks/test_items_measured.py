"""How many of the flaws of written items the rules find, and how many they call flawed that are sound."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from quiz.bank.model import Bank, Choice, Option
from quiz.bank.problems import Problem
from quiz.checks.context import Context
from quiz.checks.rules import item_warnings
from quiz.text.source import Source

ITEMS = yaml.load(Path(__file__).with_name("items.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def said_of(ask: str, answer: str, wrong: list[str]) -> set[str]:
    """The codes of what is said of how a question is written."""
    return {problem.code for problem in warnings_of(ask, answer, wrong)} - {"few-wrong"}


def warnings_of(ask: str, answer: str, wrong: list[str]) -> list[Problem]:
    """What is said of how a question of an English bank is written."""
    choice = Choice("item", ask=ask, answers=(answer,), wrong=tuple(map(Option, wrong)))
    context = Context(
        Bank("life", "A life", Source("A life", "He lived."), questions=(choice,), language="en")
    )
    return list(item_warnings(context, choice, is_held=True))


def test_most_flaws_that_examiners_name_are_found_and_hardly_a_sound_item_is_blamed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known, found, false = Counter[str](), Counter[str](), Counter[str]()
    amiss = []
    for item in ITEMS:
        codes, flaw = said_of(item["ask"], item["answer"], item["wrong"]), item["flaw"]
        known[flaw] += 1
        found[flaw] += flaw in codes
        false.update(codes - {flaw})
        if codes != ({flaw} if flaw else set()):
            amiss.append(f"{flaw or 'sound'}: {item['ask']} {sorted(codes)}")
    flaws = sorted((known.keys() | false.keys()) - {""})
    with capsys.disabled():
        for flaw in flaws:
            share = f"{found[flaw]:3} of {known[flaw]:2} found"
            print(f"\n  {flaw:17} {share}, {false[flaw]} false alarms", end="")
        print(f"\n  {known['']} sound items; amiss:", *amiss, sep="\n    ")
    least = {"negative": 0.85, "all-of-the-above": 0.85}
    assert all(found[flaw] >= least.get(flaw, 0.6) * known[flaw] for flaw in flaws)
    assert false.total() <= 0.01 * len(ITEMS)


def test_a_word_that_turns_a_prompt_is_not_named_once_it_stands_in_capitals_as_the_hint_says() -> None:
    followed = 0
    for item in ITEMS:
        for found in warnings_of(item["ask"], item["answer"], item["wrong"]):
            word = found.hint.rpartition("  ")[2]
            if found.code == "negative" and word.lower() in item["ask"].lower():
                loud = re.sub(rf"\b{word}\b", word, item["ask"], flags=re.IGNORECASE)
                assert "negative" not in said_of(loud, item["answer"], item["wrong"]), loud
                followed += 1
    assert followed > 20
