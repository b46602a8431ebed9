"""How many of the first wrong options suggested are of the answer's kind, over the lives of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from quiz.authoring.suggesting import wrong_options
from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.reading import read_bank

_LIVES = Path(__file__).parents[1] / "lives"
_FIRST = 6
_LEAST = 0.8

NAMED: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("named.yaml").read_text(encoding="utf-8")
)


@cache
def bank(life: str) -> Bank:
    found = read_bank(builtin_path() if life == "serebryakov" else _LIVES / f"{life}.yaml").bank
    assert found is not None
    return found


def suggested(life: str, kind: str, answer: str) -> list[str]:
    ask = "Who was it?" if kind == "unknown person" else ""
    return [found.text for found in wrong_options(bank(life), answer, (), ask=ask)[:_FIRST]]


def shares(kind: str) -> Iterator[tuple[float, str, list[str]]]:
    for life, answers in NAMED["asked"][kind].items():
        right = NAMED[kind.split()[-1]][life].split("; ")
        for answer in answers.split("; "):
            found = suggested(life, kind, answer)
            wrong = [text for text in found if text not in right]
            yield (len(found) - len(wrong)) / _FIRST, answer, wrong


@pytest.mark.parametrize("kind", NAMED["asked"])
def test_nearly_all_of_the_first_suggestions_are_of_the_answers_kind(kind: str) -> None:
    measured = list(shares(kind))
    assert sum(share for share, _, _ in measured) / len(measured) >= _LEAST, measured
    assert not [each for each in measured if each[0] < 0.5]
