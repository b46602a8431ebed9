"""Rules about events and their order, and what hangs on a broken event."""

from __future__ import annotations

import re

import pytest

from quiz.bank.problems import FieldPath, Problem
from tests.bank.bank_texts import HEAD, TIMELINE, check, events, items, named, only, questions, read

QUOTE = "quote: He escaped in 1913"


def timeline(said: str) -> str:
    """A timeline from line 12 on: `a=1912` is dated, `b<a` after another, `c<[a,b]>d=1913` all."""
    listed = []
    for event in said.split():
        key, *told = re.fullmatch(r"(\w)(?:<([^>=]+))?(?:>([^=]+))?(?:=(.+))?", event).groups()  # type: ignore[union-attr]
        fields = [
            f"{name}: {each}" for name, each in zip(("after", "before", "date"), told, strict=True) if each
        ]
        listed.append("\n".join([f"id: {key}", *fields, "event: e", QUOTE]))
    return HEAD + items(*listed, section="timeline")


def problems(text: str) -> list[Problem]:
    """What a check finds but for what is aside here: these banks have quotes for form's sake."""
    aside = ("date-not-in-quote", "unasked")
    return [problem for problem in check(text).problems if problem.code not in aside]


DATED = "a=1908 b=1912 c=1912-01 d=1927"
ROUGH = "a=1908 b=1909{} d=1927"
LINKED = "a=1912 b<a c<b=1920"


@pytest.mark.parametrize(
    ("events", "order", "found"),
    [
        (DATED, "[a, b, d]", []),
        (DATED, "[a, [b, c], d]", []),
        (DATED, "[a, d, b]", [("order-wrong", (2, 0))]),
        (DATED, "[d, b, a]", [("order-wrong", (1, 0)), ("order-wrong", (2, 0))]),
        (DATED, "[[a, b], d]", [("tie-wrong", (0, 1))]),
        (DATED, "[a, b, c]", [("order-open", (2, 0))]),
        (DATED, "[a, b, b]", [("event-twice", (2, 0))]),
        (DATED, "[a, b, e]", [("unknown-event", (2, 0))]),
        (DATED, "[a, [b, x], y]", [("unknown-event", (1, 1)), ("unknown-event", (2, 0))]),
        (LINKED, "[a, b, c]", []),
        (LINKED, "[b, a, c]", [("order-wrong", (1, 0))]),
        ("a=1912 b>c c=1920 d<a>b", "[a, d, b, c]", []),
        ("a=1912 b>c c=1920 d<a>b", "[a, b, d, c]", [("order-wrong", (2, 0))]),
        *((ROUGH.format(sign), "[a, b, d]", [("order-uncertain", (1, 0))]) for sign in "~?%"),
    ],
)
def test_an_order_is_held_to_what_is_before_what(
    events: str, order: str, found: list[tuple[str, FieldPath]]
) -> None:
    ordered = problems(timeline(events) + items(f"order: {order}"))
    assert [(problem.code, problem.path[1:]) for problem in ordered] == found


def test_an_order_that_is_uncertain_plays_and_a_wrong_one_does_not_and_names_both_events() -> None:
    rough = timeline(ROUGH.format("~")) + items("order: [a, b, d]")
    assert len(questions(read(rough))) == 1
    reading = read(timeline(DATED) + items("order: [b, a, d]"))
    assert "“a” (1908) is before “b” (1912)" in only(reading).message
    assert questions(reading) == []


@pytest.mark.parametrize(
    ("said", "found", "words", "left"),
    [
        ("a=1912 b<x", [("unknown-event", 17)], "“x”", "a"),
        ("a=1912 b<[a,x]", [("unknown-event", 17)], "“x”", "a"),
        ("a=1912 b<b", [("after-itself", 17)], "itself", "a"),
        ("a=1912 b<c c<b", [("cycle", 17)], "“b” after “c” after “b”", "a"),
        ("a<c b<a c<b", [("cycle", 13)], "“a” after “c” after “b” after “a”", ""),
        ("a<b b<[a,c] c<b d=1912 e<f f<e", [("cycle", 13), ("cycle", 29)], "“a” after “b” after “a”", "d"),
        ("a<b=1912 b=1913", [("after-against-dates", 13)], "“a” (1912) cannot be after “b” (1913)", "b"),
        ("a=1913 b<a c<b=1912", [("after-against-dates", 21)], "which follows “a” (1913)", "ab"),
        ("a=1912 b>x", [("unknown-event", 17)], "“x”", "a"),
        ("a=1912 b>b", [("before-itself", 17)], "before itself", "a"),
        ("a=1912 b>c c>b", [("cycle", 21)], "“b” after “c” after “b”", "a"),
        ("a<b>b b=1912", [("cycle", 13)], "“a” after “b” after “a”", ""),
        ("b=1912 a>b=1913", [("before-against-dates", 17)], "“b” (1912) cannot be after “a” (1913)", "b"),
        ("a>b=1913 b>c c=1912", [("before-against-dates", 18)], "which follows “a” (1913)", "ac"),
    ],
)
def test_an_after_or_before_that_cannot_be_is_an_error_that_names_its_events(
    said: str, found: list[tuple[str, int]], words: str, left: str
) -> None:
    reading = read(timeline(said))
    assert named(reading) == found
    assert words in reading.problems[0].message
    assert events(reading) == list(left)


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


def test_an_event_placed_by_broken_ones_alone_is_broken_through_a_chain() -> None:
    reading = read(timeline("c<b b<a a=soon d<[c,e] e=1912 f<c=1913 g<[a,c]"))
    assert named(reading) == [("broken-event", 13), ("broken-event", 17), ("date", 21), ("broken-event", 38)]
    assert events(reading) == ["d", "e", "f"]


def test_an_event_placed_before_broken_ones_alone_is_broken_whatever_its_place_in_the_file() -> None:
    reading = read(timeline("a=soon b>a c<b d>[b,e] e=1912 f<c>a"))
    broken = [("date", 13), ("broken-event", 17), ("broken-event", 21), ("broken-event", 33)]
    assert named(reading) == broken
    assert events(reading) == ["d", "e"]


def test_an_event_that_only_says_what_it_is_before_is_no_draft_and_nothing_is_wrong_with_it() -> None:
    reading = read(timeline("a>b b=1912"))
    assert reading.bank
    assert reading.problems == ()
    assert not reading.bank.event["a"].draft
    assert reading.bank.before.is_before("a", "b")


@pytest.mark.parametrize(
    ("said", "instead", "codes"),
    [
        ("in 1927}", "to Rome}", ["quote-missing", "broken-event"]),
        ("date: 1927", "draft: true, date: 1927", ["draft"]),
        ("1937}", f"1937}}\n  - {{id: shot, event: x, date: 1912, {QUOTE}}}", ["duplicate-id"]),
    ],
)
def test_an_ordering_is_of_events_that_are_whole_and_no_drafts(
    said: str, instead: str, codes: list[str]
) -> None:
    text = HEAD + TIMELINE.replace(said, instead) + items("order: [escape, exile, shot]")
    assert [problem.code for problem in problems(text)] == codes
