"""What a hand-written file gets wrong: each mistake is named once, where it is, and its hint mends it."""

from __future__ import annotations

from textwrap import indent

import pytest

from quiz.bank.model import Choice
from quiz.bank.reading import Reading
from tests.bank.bank_texts import HEAD, QUESTION, check, found, items, only, read
from tests.bank.obeying import obeyed

BEFORE = QUESTION.replace("Where did he operate", "In which town did he work at")
OTHER = QUESTION.replace("Where did he operate", "At what place did he turn")
LISTED = QUESTION.replace(" [Samara, Narym]", "\n  - Samara\n  - Odessa\n  - Narym")
AT_KEY = QUESTION.replace(" [Samara, Narym]", "\n- Samara\n- Odessa\n- Narym")
OPTIONS = ("Samara", "Odessa", "Narym")


def written(item: str, old: str, new: str) -> str:
    """A bank of a good question and, from line 16 on, one in which something is written otherwise.

    What is written is as it stands in the item, which is indented by four blanks behind its dash.
    """
    text = "  - " + indent(item, "    ").lstrip()
    assert old in text
    return HEAD + items(BEFORE) + text.replace(old, new)


def mended(text: str) -> Choice:
    """The second question of a bank after all its hints have been followed."""
    bank = obeyed(text).bank
    assert bank
    question = bank.questions[1]
    assert isinstance(question, Choice)
    return question


def places(reading: Reading) -> list[tuple[int, int]]:
    return [(line, column) for _, line, column in found(reading)]


@pytest.mark.parametrize("bullet", ["•", "–", "+", "1.", "a)"])
def test_a_list_of_other_bullets_is_told_to_be_one_of_dashes(bullet: str) -> None:
    text = written(LISTED, "      - ", f"      {bullet} ")
    assert places(check(text)) == [(19, 7)]
    assert only(read(text)).hint == f"begin each with “- ” instead of “{bullet}”"


def test_answer_and_wrong_in_each_others_place_are_told_so() -> None:
    text = written(
        QUESTION, "answer: Lugansk\n    wrong: [Samara, Narym]", "answer: [Samara, Narym]\n    wrong: Lugansk"
    )
    assert (
        only(read(text)).hint == "write: wrong: [Lugansk] , or put “answer” and “wrong” in each other's place"
    )


def test_a_key_with_a_capital_is_told_to_be_small() -> None:
    reading = read(written(QUESTION, "answer", "Answer"))
    assert [(problem.line, problem.hint) for problem in reading.errors] == [
        (17, "write  answer:  instead of  Answer:")
    ]


def test_a_key_in_an_item_of_its_own_is_told_to_belong_to_the_one_above() -> None:
    reading = read(written(QUESTION, "    wrong", "  - wrong"))
    assert ("no-question", 18, 5) in found(reading)


BAD_DATE = "id: a\nevent: x\ndate: tomorrow\nquote: He escaped in 1913"

GOOD_DATE = BAD_DATE.replace("tomorrow", "1913")
