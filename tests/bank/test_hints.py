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


def test_a_list_that_begins_too_far_right_to_be_one_of_the_bank_is_told_so() -> None:
    reading = read(HEAD + indent(items(QUESTION), "  "))
    assert found(reading) == [("unknown-key", 11, 3)]
    assert only(reading).hint == "begin it with 0 blanks"


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


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (items(BAD_DATE, GOOD_DATE, section="timeline"), [("date", 14, 11), ("duplicate-id", 16, 9)]),
        (
            items("id: a\n" + QUESTION.replace("[Samara, Narym]", "[]"), "id: a\n" + BEFORE),
            [("missing", 15, 5), ("duplicate-id", 17, 9)],
        ),
    ],
)
def test_two_items_with_one_id_are_named_whatever_else_is_wrong_with_the_first(
    text: str, problems: list[tuple[str, int, int]]
) -> None:
    assert found(read(HEAD + text)) == problems
