"""Items that stand where no list is: under another key, or without a dash."""

from __future__ import annotations

from textwrap import indent

import pytest

from quiz.bank.problems import Level
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, events, found, items, only, questions, read

OTHER = QUESTION.replace("Where", "In which town")
THIRD = QUESTION.replace("Where", "In what place")


def following(*texts: str) -> str:
    """These items as they go on in a list that has begun."""
    return items(*texts).split("\n", 1)[1]


@pytest.mark.parametrize(
    ("section", "belongs"),
    [
        (items(QUESTION, section="Questions"), "questions"),
        (items(QUESTION, section="fragen"), "questions"),
        (items("order: [a, b, c]", section="orders"), "questions"),
        (TIMELINE.replace("timeline:", "lebenslauf:"), "timeline"),
    ],
)
def test_items_under_another_key_are_an_error_that_says_where_they_belong(section: str, belongs: str) -> None:
    problem = only(read(HEAD + section))
    assert (problem.code, problem.level, problem.line) == ("unknown-key", Level.ERROR, 11)
    assert problem.hint == f"write  {belongs}:  instead"


def test_items_under_another_key_are_lost_whatever_else_plays() -> None:
    reading = read(HEAD + items(QUESTION) + items(OTHER, section="question"))
    assert (only(reading).level, only(reading).hint) == (Level.ERROR, "put its items under  questions:")
    assert questions(reading) == ["where-did-he-operate-a-lathe"]


def test_another_key_without_items_is_a_warning_and_an_error_where_there_is_no_list() -> None:
    assert only(read(HEAD + items(QUESTION) + "tags: [a, b]\n")).level is Level.WARNING
    assert [each.level for each in read(HEAD + "question:\n").problems] == [Level.ERROR, Level.WARNING]


# Without a dash


def test_an_item_alone_in_its_list_is_told_to_begin_with_a_dash() -> None:
    problem = only(read(HEAD + "questions:\n" + indent(QUESTION, "  ")))
    assert (problem.code, problem.line, problem.column) == ("no-dash", 12, 3)
    assert problem.hint.startswith("write:  - ask: Where did he operate a lathe?")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (QUESTION, [("duplicate-key", 16)]),
        (QUESTION + "topic: Life\n", [("duplicate-key", 16)]),
        (QUESTION.replace("answer: L", "answer: So: L"), [("no-dash", 16), ("syntax", 17)]),
    ],
)
def test_an_item_without_its_dash_below_the_keys_of_another_leaves_that_one_whole(
    text: str, problems: list[tuple[str, int]]
) -> None:
    reading = read(HEAD + items(OTHER) + indent(text, "    ") + following(THIRD))
    assert [each[:2] for each in found(reading)] == problems
    assert reading.bank
    assert [question.topic for question in reading.bank.questions] == ["", ""]


def test_an_item_without_its_dash_at_the_end_of_the_file_is_named_once() -> None:
    reading = read(HEAD + "questions:\n- " + indent(OTHER, "  ").lstrip() + QUESTION)
    assert found(reading) == [("no-dash", 16, 1)]
    assert len(questions(reading)) == 1


def test_an_event_that_comes_after_one_without_its_dash_is_broken_by_it() -> None:
    timeline = TIMELINE.replace(
        "  - {id: escape, event: Escapes, date: 1913, quote: He escaped in 1913}",
        "  event: Escapes\n  id: escape\n  date: 1913\n  quote: He escaped in 1913",
    )
    reading = read(HEAD + timeline)
    assert [code for code, _, _ in found(reading)][::4] == ["no-dash", "broken-event"]
    assert events(reading) == ["exile", "shot"]
