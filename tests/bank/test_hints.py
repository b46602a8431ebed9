"""What a hand-written file gets wrong: each mistake is named once, where it is, and its hint mends it."""

from __future__ import annotations

from textwrap import indent

import pytest

from quiz.bank.model import Choice
from quiz.bank.problems import Level
from quiz.bank.reading import Reading
from tests.bank.bank_texts import HEAD, QUESTION, check, found, items, only, questions, read
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


@pytest.mark.parametrize(
    ("item", "old", "new", "line", "depth"),
    [
        (LISTED, "      - Odessa", "       - Odessa", 20, 6),
        (LISTED, "      - Odessa", "        - Odessa", 20, 6),
        (AT_KEY, "    - Odessa", "      - Odessa", 20, 4),
        (LISTED, "      - Narym", "       - Narym", 21, 6),
    ],
)
def test_a_dash_that_is_joined_to_the_option_above_it_is_named(
    item: str, old: str, new: str, line: int, depth: int
) -> None:
    text = written(item, old, new)
    problem = only(check(text))
    assert (problem.code, problem.level, problem.line) == ("joined-lines", Level.ERROR, line)
    assert problem.column == len(new) - len(new.lstrip()) + 1
    assert problem.hint == f"begin it with {depth} blanks, in the same column as the dash above"
    assert questions(read(text)) == ["in-which-town-did-he-work-at-a-lathe"]
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


def test_another_bullet_that_is_joined_to_an_option_is_named() -> None:
    text = written(LISTED, "      - Odessa", "        * Odessa")
    assert only(check(text)).hint == "write: - Odessa , with 6 blanks before it"
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


def test_a_dash_that_is_joined_to_a_text_is_a_warning() -> None:
    reading = read(written(QUESTION, "answer: Lugansk", "answer: Lugansk\n      - Odessa"))
    assert (only(reading).code, only(reading).level, only(reading).line) == (
        "joined-lines",
        Level.WARNING,
        18,
    )


@pytest.mark.parametrize("lathe", ["a\n      lathe?", '"a\n      - lathe?"', "|\n      a\n      - lathe?"])
def test_a_text_that_goes_on_in_further_lines_is_left_alone(lathe: str) -> None:
    text = written(QUESTION, "Where did he operate a lathe?", lathe)
    assert not read(text).problems


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
        (items(BAD_DATE, GOOD_DATE, section="timeline"), [("duplicate-id", 12, 9), ("date", 14, 11)]),
        (
            items("id: a\n" + QUESTION.replace("[Samara, Narym]", "[]"), "id: a\n" + BEFORE),
            [("duplicate-id", 12, 9), ("missing", 15, 5)],
        ),
    ],
)
def test_two_items_with_one_id_are_named_whatever_else_is_wrong_with_the_first(
    text: str, problems: list[tuple[str, int, int]]
) -> None:
    assert found(read(HEAD + text)) == problems
