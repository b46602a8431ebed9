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


# Under a key that a bank does not have


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("question", "write  questions:  instead"),
        ("Questions", "write  questions:  instead"),
        ("quiz", "write  questions:  instead"),
        ("choices", "write  questions:  instead"),
        ("fragen", "write  questions:  instead"),
        ("orders", "an ordering is an item under  questions:  with  order: [a, b, c]"),
        ("orderings", "an ordering is an item under  questions:  with  order: [a, b, c]"),
    ],
)
def test_questions_under_another_key_are_an_error_that_says_where_they_belong(key: str, hint: str) -> None:
    problem = only(read(HEAD + items(QUESTION, section=key)))
    assert (problem.code, problem.level, problem.line) == ("unknown-key", Level.ERROR, 11)
    assert problem.hint == hint


@pytest.mark.parametrize("key", ["events", "event", "timelines", "lebenslauf"])
def test_events_under_another_key_are_an_error_that_says_where_they_belong(key: str) -> None:
    problem = only(read(HEAD + TIMELINE.replace("timeline:", f"{key}:")))
    assert (problem.code, problem.level, problem.hint) == (
        "unknown-key",
        Level.ERROR,
        "write  timeline:  instead",
    )


def test_items_under_another_key_are_lost_whatever_else_plays() -> None:
    reading = read(HEAD + items(QUESTION) + items(OTHER, section="question"))
    assert (only(reading).level, only(reading).hint) == (Level.ERROR, "put its items under  questions:")
    assert questions(reading) == ["where-did-he-operate-a-lathe"]


def test_orderings_beside_a_timeline_are_named_and_the_timeline_plays() -> None:
    reading = read(HEAD + TIMELINE + "orders:\n  - [escape, exile, shot]\n")
    assert (only(reading).level, only(reading).line) == (Level.ERROR, 16)
    assert len(events(reading)) == 4


def test_a_key_without_items_is_an_error_where_nothing_plays_and_a_warning_elsewhere() -> None:
    assert only(read(HEAD + "question:\n")).level is Level.ERROR
    assert only(read(HEAD + items(QUESTION) + "question:\n")).level is Level.WARNING


def test_a_list_of_something_else_is_a_warning() -> None:
    reading = read(HEAD + items(QUESTION) + "tags: [a, b]\n")
    assert (only(reading).code, only(reading).level) == ("unknown-key", Level.WARNING)


# Without a dash


def test_an_item_alone_in_its_list_is_told_to_begin_with_a_dash() -> None:
    problem = only(read(HEAD + "questions:\n" + indent(QUESTION, "  ")))
    assert (problem.code, problem.line, problem.column) == ("no-dash", 12, 3)
    assert problem.hint == (
        "write:  - ask: Where did he operate a lathe? , and indent the item's other lines by two more blanks"
    )


def test_an_item_without_its_dash_below_the_keys_of_another_leaves_that_one_whole() -> None:
    reading = read(HEAD + items(OTHER) + indent(QUESTION, "    ") + following(THIRD))
    assert found(reading) == [("duplicate-key", 16, 5)]
    assert "write:  - ask: …" in only(reading).hint
    assert len(questions(reading)) == 2


def test_nor_does_it_take_a_key_from_the_item_below() -> None:
    reading = read(HEAD + items(OTHER) + indent(QUESTION + "topic: Life\n", "    ") + following(THIRD))
    assert reading.bank
    assert {question.topic for question in reading.bank.questions} == {""}


def test_the_same_is_so_where_it_has_an_error_of_its_own() -> None:
    broken = indent(QUESTION.replace("answer: Lugansk", "answer: So: Lugansk"), "    ")
    reading = read(HEAD + items(OTHER) + broken + following(THIRD))
    assert [(code, line) for code, line, _ in found(reading)] == [("no-dash", 16), ("syntax", 17)]
    assert len(questions(reading)) == 2


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
