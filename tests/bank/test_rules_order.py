"""Rules about events and their order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.bank.problems import FieldPath, Level
from quiz.bank.reading import Reading
from tests.bank import bank_texts
from tests.bank.bank_texts import HEAD, TIMELINE, events, items, named, only, questions, read

_ASIDE = ("date-not-in-quote", "unasked")
"""Codes of rules that look at quotes, which these banks have for form's sake."""


def check(text: str) -> Reading:
    """Read a text, warnings and all, but those that are aside from the matter."""
    reading = bank_texts.check(text)
    return replace(reading, problems=tuple(each for each in reading.problems if each.code not in _ASIDE))


QUOTE = "quote: He escaped in 1913"


def timeline(**fields: str) -> str:
    """A timeline of events by their ids, in line 12, 15, 18 and so on, each with one field more."""
    return items(
        *[f"id: {key}\n{field}\n{QUOTE}\nevent: e" for key, field in fields.items()], section="timeline"
    )


def ordered(order: str, **fields: str) -> list[tuple[str, FieldPath]]:
    """What checking finds in one ordering, with the group and the event in it."""
    found = check(HEAD + timeline(**fields) + items(f"order: {order}")).problems
    return [(problem.code, problem.path[1:]) for problem in found]


def codes(text: str) -> list[str]:
    return [problem.code for problem in check(HEAD + text).problems]


DATED = {"a": "date: 1908", "b": "date: 1912", "c": "date: 1912-01", "d": "date: 1927"}


def test_a_timeline_and_an_ordering_without_problems_have_none() -> None:
    assert not check(HEAD + TIMELINE + items("order: [escape, [exile], shot]")).problems


@pytest.mark.parametrize(
    ("order", "problems"),
    [
        ("[a, b, d]", []),
        ("[a, [b, c], d]", []),
        ("[a, d, b]", [("order-wrong", (2, 0))]),
        ("[d, b, a]", [("order-wrong", (1, 0)), ("order-wrong", (2, 0))]),
        ("[[a, b], d]", [("tie-wrong", (0, 1))]),
        ("[a, b, c]", [("order-open", (2, 0))]),
        ("[a, b, b]", [("event-twice", (2, 0))]),
        ("[a, b, e]", [("unknown-event", (2, 0))]),
        ("[a, [b, x], y]", [("unknown-event", (1, 1)), ("unknown-event", (2, 0))]),
    ],
)
def test_an_order_is_held_to_what_is_before_what(order: str, problems: list[tuple[str, FieldPath]]) -> None:
    assert ordered(order, **DATED) == problems


def test_an_order_decided_by_after_is_good() -> None:
    assert ordered("[a, b, c]", a="date: 1912", b="after: a", c="after: [b]") == []


def test_an_order_that_contradicts_after_is_wrong() -> None:
    assert [code for code, _ in ordered("[b, a, c]", a="date: 1912", b="after: a", c="date: 1920")] == [
        "order-wrong"
    ]


@pytest.mark.parametrize("date", ["1909~", "1909?", "1909%"])
def test_an_order_that_fails_when_a_rough_date_is_widened_is_uncertain(date: str) -> None:
    fields = {"a": "date: 1908", "b": f"date: {date}", "c": "date: 1927"}
    reading = check(HEAD + timeline(**fields) + items("order: [a, b, c]"))
    assert only(reading).code == "order-uncertain"
    assert only(reading).level is Level.WARNING
    assert len(questions(reading)) == 1


def test_a_wrong_order_names_both_events_with_their_dates() -> None:
    reading = read(HEAD + timeline(**DATED) + items("order: [b, a, d]"))
    assert "“a” (1908) is before “b” (1912)" in only(reading).message
    assert questions(reading) == []


@pytest.mark.parametrize(
    ("fields", "problem", "left"),
    [
        ({"a": "date: 1912", "b": "after: x"}, ("unknown-event", 17), ["a"]),
        ({"a": "date: 1912", "b": "after: [a, x]"}, ("unknown-event", 17), ["a"]),
        ({"a": "date: 1912", "b": "after: b"}, ("after-itself", 17), ["a"]),
        ({"a": "date: 1912", "b": "after: c", "c": "after: b"}, ("cycle", 17), ["a"]),
        ({"a": "after: c", "b": "after: a", "c": "after: b"}, ("cycle", 13), []),
        ({"a": "after: b\ndate: 1912", "b": "date: 1913"}, ("after-against-dates", 13), ["b"]),
        (
            {"a": "date: 1913", "b": "after: a", "c": "after: b\ndate: 1912"},
            ("after-against-dates", 21),
            ["a", "b"],
        ),
    ],
)
def test_an_after_that_cannot_be_is_an_error(
    fields: dict[str, str], problem: tuple[str, int], left: list[str]
) -> None:
    reading = read(HEAD + timeline(**fields))
    assert named(reading) == [problem]
    assert events(reading) == left


def test_a_circle_names_its_events_in_order() -> None:
    message = only(read(HEAD + timeline(a="after: c", b="after: a", c="after: b"))).message
    assert "“a” after “c” after “b” after “a”" in message


def test_an_after_against_the_dates_names_both_events() -> None:
    message = only(read(HEAD + timeline(a="after: b\ndate: 1912", b="date: 1913"))).message
    assert "“a” (1912) cannot be after “b” (1913)" in message


def test_an_event_of_no_knot_survives_two_circles() -> None:
    fields = {
        "a": "after: b",
        "b": "after: [a, c]",
        "c": "after: b",
        "d": "date: 1912",
        "e": "after: f",
        "f": "after: e",
    }
    reading = read(HEAD + timeline(**fields))
    assert [code for code, _ in named(reading)] == ["cycle", "cycle"]
    assert events(reading) == ["d"]


def test_a_wrong_id_is_told_which_one_it_may_mean() -> None:
    reading = read(HEAD + TIMELINE + items("order: [escape, exil, shot]"))
    assert only(reading).hint == "did you mean: exile?"


# What hangs on a broken event


def test_an_ordering_of_a_broken_event_is_broken_and_says_why() -> None:
    text = TIMELINE.replace("date: 1927", "date: soon")
    reading = read(HEAD + text + items("order: [escape, exile, shot]", "order: [escape, back, shot]"))
    assert named(reading) == [("date", 14), ("broken-event", 17)]
    assert "“exile” in line 14" in reading.problems[1].message
    assert questions(reading) == ["escape-back-shot"]


def test_an_event_placed_by_a_broken_one_alone_is_broken_through_a_chain() -> None:
    reading = read(
        HEAD
        + timeline(
            a="date: soon",
            b="after: a",
            c="after: b",
            d="after: [c, e]",
            e="date: 1912",
            f="after: c\ndate: 1913",
        )
    )
    assert [code for code, _ in named(reading)] == ["date", "broken-event", "broken-event"]
    assert events(reading) == ["d", "e", "f"]


def test_an_event_with_a_wrong_quote_breaks_its_orderings() -> None:
    text = TIMELINE.replace("He was exiled to Semipalantinsk in 1927}", "He was exiled to Rome}")
    assert codes(text + items("order: [escape, exile, shot]")) == ["quote-missing", "broken-event"]


def test_a_good_event_with_the_id_of_a_broken_one_is_what_an_ordering_names() -> None:
    text = TIMELINE + f"  - {{id: shot, event: x, date: 1912, {QUOTE}}}\n"
    assert codes(text + items("order: [escape, exile, shot]")) == ["duplicate-id"]


def test_an_ordering_of_a_draft_says_so() -> None:
    text = TIMELINE.replace("date: 1927", "draft: true, date: 1927")
    reading = check(HEAD + text + items("order: [escape, exile, shot]"))
    assert "“exile” is a draft" in only(reading).message
