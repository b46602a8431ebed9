from itertools import combinations, product
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.before import Before
from quiz.dates.date import Date, within

Told: TypeAlias = tuple[Date | None, tuple[str, ...], tuple[str, ...]]
Events: TypeAlias = dict[str, Told]

KEYS = "abcdefg"
DATES = (
    *("1901", "1902", "1902~", "1903", "1903?", "1904"),
    *("1901/1903", "1902/1904", "../1902", "1903/..", "1902-05~", "1902-12-31"),
)


def event(date: str = "", *after: str, before: tuple[str, ...] = ()) -> Told:
    return (Date.parse(date) if date else None), after, before


def timeline(told: str) -> Events:
    """Events as `b=1905>a`: its key, its date, and what it is after."""
    events: Events = {}
    for each in told.split():
        date, _, after = each[2:].partition(">")
        events[each[0]] = event(date, *after)
    return events


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


def closure(events: Events) -> set[tuple[str, str]]:
    """All pairs that dates, `after` and chains of them lead through, by Floyd and Warshall."""
    pairs = {(earlier, key) for key, (_, after, _) in events.items() for earlier in after}
    for (a, (first, *_)), (b, (last, *_)) in product(events.items(), repeat=2):
        latest = first.latest if first else None
        earliest = last.earliest if last else None
        if latest is not None and earliest is not None and latest < earliest:
            pairs.add((a, b))
    for middle, a, b in product(events, repeat=3):
        if (a, middle) in pairs and (middle, b) in pairs:
            pairs.add((a, b))
    return pairs


def consistent(events: Events) -> bool:
    return not any(a == b for a, b in closure(events))


@pytest.mark.parametrize(
    ("told", "shaky"),
    [
        ("a=1905 b=1906~", True),
        ("a=1905 b=1907~", False),  # two of its units away
        ("a=1906~ b=1905", False),  # no order
        ("a=1905~ b=1906~>a", False),
        ("a=1905 x=1906? b=>x", True),
    ],
)
def test_an_order_is_shaky_when_a_doubtful_date_may_be_a_unit_off(told: str, shaky: bool) -> None:
    assert Before(timeline(told)).is_shaky("a", "b") is shaky


@pytest.mark.parametrize(
    ("told", "cycles"),
    [
        ("a=1905 b=1906>a", []),
        ("a=1905>a", ["a"]),
        ("d=>e e=>d a=>cb b=>a c=>b", ["de", "ab"]),  # the shortest of each knot, in the order of the file
    ],
)
def test_a_cycle_through_after_is_found(told: str, cycles: list[str]) -> None:
    assert ["".join(cycle) for cycle in Before(timeline(told)).cycles()] == cycles


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("a=1905 b=1905-01-01>a", []),  # a shared day
        ("a=1905 b=1904>a", ["baa"]),
        ("a=1905 b=>a c=1904>b", ["cba"]),  # through a chain: the date at its start
        ("a=1950 b=1904>a c=1905>b", ["baa"]),  # not blamed on all that follow
        ("a=1905>b b=>a c=1904>a", ["caa"]),  # beside a cycle
    ],
)
def test_an_after_that_the_dates_forbid_is_a_contradiction(told: str, found: list[str]) -> None:
    assert ["".join(each) for each in Before(timeline(told)).contradictions()] == found


@given(timelines())
def test_before_is_what_every_chain_leads_to_and_no_chain_leads_back_from(events: Events) -> None:
    before, pairs = Before(events), closure(events)
    for a, b in product(events, repeat=2):
        assert before.is_before(a, b) == ((a, b) in pairs and (b, a) not in pairs)
        assert before.decided(a, b) == (before.is_before(a, b) or before.is_before(b, a))
    assert before.all_decided(events) == all(before.decided(a, b) for a, b in combinations(events, 2))


@given(timelines())
def test_each_step_of_a_cycle_is_an_after_and_no_event_is_in_two(events: Events) -> None:
    cycles = Before(events).cycles()
    for cycle in cycles:
        assert all(
            earlier in events[later][1] for earlier, later in zip(cycle, (*cycle[1:], cycle[0]), strict=True)
        )
    assert sum(map(len, cycles)) == len({key for cycle in cycles for key in cycle})


@given(timelines())
def test_without_its_cycles_and_contradictions_a_timeline_is_consistent(events: Events) -> None:
    while cycles := Before(events).cycles():
        cut = {(cycle[0], cycle[-1]) for cycle in cycles}
        events = {
            key: (date, tuple(earlier for earlier in after if (key, earlier) not in cut), ())
            for key, (date, after, _) in events.items()
        }
    wrong = {(each.event, each.after) for each in Before(events).contradictions()}
    assert bool(wrong) == (not consistent(events))
    assert consistent(
        {
            key: (date, tuple(earlier for earlier in after if (key, earlier) not in wrong), ())
            for key, (date, after, _) in events.items()
        }
    )


@given(timelines(), st.data())
def test_before_is_the_same_as_an_after_that_the_other_says(events: Events, data: st.DataObject) -> None:
    pairs = [(earlier, key) for key, (_, after, _) in events.items() for earlier in dict.fromkeys(after)]
    turned = set(data.draw(st.lists(st.sampled_from(pairs), unique=True) if pairs else st.just([])))
    other = {
        key: (
            date,
            tuple(each for each in after if (each, key) not in turned),
            tuple(later for earlier, later in pairs if earlier == key and (earlier, later) in turned),
        )
        for key, (date, after, _) in events.items()
    }
    one, same = Before(events), Before(other)
    assert all(one.is_before(a, b) == same.is_before(a, b) for a, b in product(events, repeat=2))
    assert set(one.contradictions()) == set(same.contradictions())
    assert list(map(len, one.cycles())) == list(map(len, same.cycles()))


def test_long_chains_are_followed_to_their_end() -> None:
    before = Before(chain(10_000))
    assert before.is_before("0", "9999")
    assert not before.is_before("9999", "0")
    assert before.cycles() == ()
    ring = Before(chain(10_000) | {"0": event("", "9999")})
    assert len(ring.cycles()[0]) == 10_000
    assert not ring.decided("0", "5000")
    backwards = {str(number): event(f"{9999 - number}", str(number - 1)) for number in range(5000)}
    assert len(Before(backwards).contradictions()) == 4999


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("a=1913 b=>a", "after 1913"),
        ("a=1913 b=>a c=1914>b", "1913–14"),
        ("a=1913 b=>a c=1913>b", "1913"),
        ("b= c=1914>b", "before 1914"),
        ("a=1905/1907 b=>a", "after 1905"),
        ("a=190X b=>a c=191X>b", "1900–19"),
        ("a=1937-01 b=>a c=1937-02-01>b", "January–February 1937"),
        ("a=1935-08 b=>a c=1937-02-01>b", "1935–37"),
        ("a=1937 b=>a c=1937-02-01>b", "1937"),
        ("a=1935-08 x=>a b=>x", "after August 1935"),
        ("a=1930 x=1935 b=>ax", "after 1935"),
        ("a=-0043 b=>a", "after 44 BC"),
        ("a=1913 b=", ""),
    ],
)
def test_of_an_undated_event_is_said_what_those_around_it_make_certain(told: str, said: str) -> None:
    assert within(*Before(timeline(told)).bounds("b")) == said
