from __future__ import annotations

from itertools import permutations, product
from math import inf
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.before import Before, Contradiction, components
from quiz.dates.date import Date

Events: TypeAlias = dict[str, tuple[Date | None, tuple[str, ...]]]

KEYS = "abcdefg"
DATES = (
    *("1901", "1902", "1902~", "1903", "1903?", "1904"),
    *("1901/1903", "1902/1904", "../1902", "1903/..", "1902-05~"),
)


def event(date: str = "", *after: str) -> tuple[Date | None, tuple[str, ...]]:
    return (Date.parse(date) if date else None), after


@st.composite
def timelines(draw: st.DrawFn) -> Events:
    """A few events with any dates and any `after`s, contradictions and cycles among them."""
    keys = KEYS[: draw(st.integers(1, len(KEYS)))]
    dates = st.sampled_from(("", *DATES))
    after = st.lists(st.sampled_from(keys), max_size=2)
    return {key: event(draw(dates), *draw(after)) for key in keys}


def chain(length: int) -> Events:
    """Undated events, each after the one before it."""
    return {str(number): event("", str(number - 1)) for number in range(length)}


def first_day(date: Date | None) -> float:
    return -inf if date is None or date.earliest is None else date.earliest


def last_day(date: Date | None) -> float:
    return inf if date is None or date.latest is None else date.latest


def closure(events: Events) -> set[tuple[str, str]]:
    """All pairs that dates, `after` and chains of them lead through, by Floyd and Warshall."""
    pairs = {(earlier, key) for key, (_, after) in events.items() for earlier in after}
    for (a, (first, _)), (b, (last, _)) in product(events.items(), repeat=2):
        if last_day(first) < first_day(last):
            pairs.add((a, b))
    for middle, a, b in product(events, repeat=3):
        if (a, middle) in pairs and (middle, b) in pairs:
            pairs.add((a, b))
    return pairs


def consistent(events: Events) -> bool:
    return not any(a == b for a, b in closure(events))


def relation(before: Before, a: str, b: str) -> str:
    return "<" if before.is_before(a, b) else ">" if before.is_before(b, a) else "open"


@pytest.mark.parametrize(
    ("events", "told"),
    [
        pytest.param({"a": event("1905"), "b": event("1906-01-01")}, "<", id="a day before another begins"),
        pytest.param({"a": event("1905/1906-01-01"), "b": event("1906")}, "open", id="a shared day"),
        pytest.param({"a": event("1905/.."), "b": event("1906")}, "open", id="an open end"),
        pytest.param({"a": event("1905"), "b": event("../1906")}, "open", id="an open start"),
        pytest.param({"a": event("1905"), "b": event("1905", "a")}, "<", id="after"),
        pytest.param(
            {"a": event("1901"), "c": event("1905"), "b": event("", "c")}, "<", id="after one that is after"
        ),
        pytest.param(
            {"a": event(), "c": event("1905", "a"), "b": event("1906")},
            "<",
            id="followed by one before another",
        ),
        pytest.param(
            {"a": event(), "x": event("1901", "a"), "y": event("1905"), "b": event("", "y")},
            "<",
            id="a chain of after, dates and after",
        ),
        pytest.param({"a": event("1905", "gone"), "b": event("", "gone")}, "open", id="after the unknown"),
        pytest.param({"a": event("1901", "b"), "b": event("1905")}, "open", id="each before the other"),
    ],
)
def test_an_event_is_before_another_by_days_or_by_after_or_by_a_chain(events: Events, told: str) -> None:
    for turn in (1, -1):  # the order of the file does not matter
        assert relation(Before(dict([*events.items()][::turn])), "a", "b") == told


def test_all_are_decided_when_no_two_are_open() -> None:
    before = Before({"a": event("1901"), "b": event("1902"), "c": event("1903"), "d": event("1901")})
    assert before.all_decided("cab")
    assert not before.all_decided("abd")


@pytest.mark.parametrize(
    ("events", "shaky"),
    [
        pytest.param({"a": event("1905"), "b": event("1906~")}, True, id="a doubtful date a year off"),
        pytest.param({"a": event("1905"), "b": event("1907~")}, False, id="a doubtful date two years off"),
        pytest.param({"a": event("1906~"), "b": event("1905")}, False, id="no order"),
        pytest.param({"a": event("1905~"), "b": event("1906~", "a")}, False, id="what says after"),
        pytest.param({"a": event("1905"), "x": event("1906?"), "b": event("", "x")}, True, id="a chain"),
    ],
)
def test_an_order_is_shaky_when_a_doubtful_date_may_be_a_unit_off(events: Events, shaky: bool) -> None:
    assert Before(events).is_shaky("a", "b") is shaky


@pytest.mark.parametrize(
    ("events", "cycles"),
    [
        pytest.param({"a": event("1905"), "b": event("1906", "a")}, (), id="none"),
        pytest.param({"a": event("1905", "a")}, (("a",),), id="after itself"),
        pytest.param(
            {"a": event("", "c"), "b": event("", "a"), "c": event("", "b"), "d": event("", "c")},
            (("a", "b", "c"),),
            id="from before to after",
        ),
        pytest.param(
            {
                "d": event("", "e"),
                "e": event("", "d"),
                "a": event("", "c", "b"),
                "b": event("", "a"),
                "c": event("", "b"),
            },
            (("d", "e"), ("a", "b")),
            id="the shortest of each knot in the order of the file",
        ),
    ],
)
def test_a_cycle_through_after_is_found(events: Events, cycles: tuple[tuple[str, ...], ...]) -> None:
    assert Before(events).cycles() == cycles


@pytest.mark.parametrize(
    ("events", "found"),
    [
        pytest.param({"a": event("1905"), "b": event("1905-01-01", "a")}, [], id="a shared day is none"),
        pytest.param({"a": event("1905"), "b": event("1904", "a")}, [("b", "a", "a")], id="itself"),
        pytest.param(
            {"a": event("1905"), "b": event("", "a"), "c": event("1904", "b")},
            [("c", "b", "a")],
            id="through a chain, the date at its start",
        ),
        pytest.param(
            {"a": event("1950"), "b": event("1904", "a"), "c": event("1905", "b")},
            [("b", "a", "a")],
            id="not blamed on all that follow",
        ),
        pytest.param(
            {"a": event("1905", "b"), "b": event("", "a"), "c": event("1904", "a")},
            [("c", "a", "a")],
            id="beside a cycle",
        ),
    ],
)
def test_an_after_that_the_dates_forbid_is_a_contradiction(
    events: Events, found: list[tuple[str, str, str]]
) -> None:
    assert Before(events).contradictions() == tuple(Contradiction(*each) for each in found)


@given(timelines())
def test_before_is_what_every_chain_leads_to_and_no_chain_leads_back_from(events: Events) -> None:
    before, pairs = Before(events), closure(events)
    for a, b in product(events, repeat=2):
        assert before.is_before(a, b) == ((a, b) in pairs and (b, a) not in pairs)
        assert before.decided(a, b) == (before.is_before(a, b) or before.is_before(b, a))


@given(timelines())
def test_before_is_a_strict_partial_order_whatever_a_bank_says(events: Events) -> None:
    before = Before(events)
    assert not any(before.is_before(key, key) for key in events)
    assert not any(before.is_before(a, b) and before.is_before(b, a) for a, b in permutations(events, 2))
    for a, b, c in permutations(events, 3):
        assert before.is_before(a, c) or not (before.is_before(a, b) and before.is_before(b, c))


@given(timelines())
def test_a_shaky_order_is_one_that_widened_dates_undo(events: Events) -> None:
    before = Before(events)
    widened = Before({key: (date and date.widened(), after) for key, (date, after) in events.items()})
    for a, b in product(events, repeat=2):
        assert before.is_shaky(a, b) == (before.is_before(a, b) and not widened.is_before(a, b))


@given(timelines())
def test_each_step_of_a_cycle_is_an_after_and_no_event_is_in_two(events: Events) -> None:
    cycles = Before(events).cycles()
    for cycle in cycles:
        assert all(
            earlier in events[later][1] for earlier, later in zip(cycle, (*cycle[1:], cycle[0]), strict=True)
        )
    assert sum(map(len, cycles)) == len({key for cycle in cycles for key in cycle})


@given(timelines())
def test_each_contradiction_is_an_after_that_ends_before_its_origin_begins(events: Events) -> None:
    undated: Events = {key: (None, after) for key, (_, after) in events.items()}
    for found in Before(events).contradictions():
        event, origin = events[found.event], events[found.origin]
        assert found.after in event[1]
        assert found.origin == found.after or (found.origin, found.after) in closure(undated)
        assert last_day(event[0]) < first_day(origin[0])


@given(timelines())
def test_without_its_cycles_and_contradictions_a_timeline_is_consistent(events: Events) -> None:
    while cycles := Before(events).cycles():
        cut = {(cycle[0], cycle[-1]) for cycle in cycles}
        events = {
            key: (date, tuple(earlier for earlier in after if (key, earlier) not in cut))
            for key, (date, after) in events.items()
        }
    wrong = {(each.event, each.after) for each in Before(events).contradictions()}
    assert bool(wrong) == (not consistent(events))
    assert consistent(
        {
            key: (date, tuple(earlier for earlier in after if (key, earlier) not in wrong))
            for key, (date, after) in events.items()
        }
    )


def test_a_chain_of_ten_thousand_is_followed_to_its_end() -> None:
    before = Before(chain(10_000))
    assert before.is_before("0", "9999")
    assert not before.is_before("9999", "0")
    assert before.cycles() == ()


def test_a_ring_of_ten_thousand_is_one_cycle() -> None:
    before = Before(chain(10_000) | {"0": event("", "9999")})
    assert len(before.cycles()[0]) == 10_000
    assert not before.decided("0", "5000")


def test_a_long_chain_of_contradictions_is_found_whole() -> None:
    events = {str(number): event(f"{9999 - number}", str(number - 1)) for number in range(5000)}
    assert len(Before(events).contradictions()) == 4999


def test_a_component_stands_before_those_its_edges_lead_to() -> None:
    forward = {"a": ["b", "c"], "b": ["c"], "c": ["b", "d"]}
    backward = {"b": ["a", "c"], "c": ["a", "b"], "d": ["c"]}
    assert [sorted(component) for component in components(forward, backward)] == [["a"], ["b", "c"], ["d"]]
