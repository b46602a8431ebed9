"""The timeline game: what is dealt, where an event may stand, and how it ends."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Event
from quiz.game.banks import Banks
from quiz.game.round import Play
from quiz.game.timeline import LONGEST, Board, board, daily_seed, draw_timeline, in_time, place

from .lives import a_bank, an_event, answered, in_a_row, key, lives, some, true_place

ROW = some(*in_a_row(10))


def keys(events: str) -> tuple[str, ...]:
    return tuple(map(key, events.split()))


@given(lives(choices=0, events=12), st.text(max_size=4), st.data())
def test_every_event_is_decided_and_the_line_never_contradicts_what_is_before_what(
    banks: Banks, seed: str, data: st.DataObject
) -> None:
    played = draw_timeline(banks, seed, "round")
    while not played.finished:
        current = board(played, banks)
        assert current.hand not in current.keys
        assert any(banks.before.decided(current.hand, other) for other in current.keys)
        assert place(current, banks, true_place(played, banks)).right
        chosen = data.draw(st.sampled_from(["", *current.keys]))
        found = place(current, banks, chosen)
        assert found.right == (not found.against)
        played = answered(played, banks, chosen)
        after = board(played, banks).keys
        assert after[found.at] == current.hand
        assert not any(banks.before.is_before(later, earlier) for earlier, later in combinations(after, 2))


def test_all_events_in_a_row_are_dealt_of_a_long_life_a_part_and_none_that_are_all_open() -> None:
    played = draw_timeline(ROW, "seed", "round")
    assert (len(played.opening), played.total) == (1, 9)
    long = some(*(an_event(f"e{number}", number % 40, str(1000 + number)) for number in range(200)))
    assert draw_timeline(long, "seed", "round").total == LONGEST
    all_open = some(*(an_event(f"e{number}", number, "1900") for number in range(5)))
    assert draw_timeline(all_open, "seed", "round").dealt == ()


WIDE = some(an_event("wide", 0, "1900/1910"), *in_a_row(12)[1:])


@pytest.mark.parametrize(
    ("banks", "line", "hand", "after", "placement"),
    [
        pytest.param(ROW, "e1 e5", "e3", "e1", (True, 1, ()), id="right"),
        pytest.param(ROW, "e1 e5 e7", "e3", "e7", (False, 1, keys("e5 e7")), id="too late"),
        pytest.param(ROW, "e1 e2 e7", "e3", "", (False, 2, keys("e2 e1")), id="too early"),
        pytest.param(WIDE, "e1 e5 e9 e11", "wide", "e11", (False, 3, keys("e11")), id="moved to the nearest"),
        pytest.param(WIDE, "e1 e5 e9 e11", "wide", "", (True, 0, ()), id="open against all that follow"),
    ],
)
def test_a_place_is_wrong_by_what_contradicts_it(
    banks: Banks, line: str, hand: str, after: str, placement: tuple[bool, int, tuple[str, ...]]
) -> None:
    assert place(Board(keys(line), key(hand)), banks, after and key(after)) == placement


def test_an_event_that_is_gone_is_not_on_the_line() -> None:
    played = draw_timeline(ROW, "seed", "round")
    played = answered(played, ROW, true_place(played, ROW))
    left = some(*(event for _, event in ROW.events if event.id != played.dealt[0].item))
    assert board(played, left).keys == played.opening


def test_a_day_has_one_timeline_of_all_banks_whatever_their_order() -> None:
    one, two = a_bank(*in_a_row(4), name="one"), a_bank(*in_a_row(4, start=1904), name="two")
    played = [
        draw_timeline(banks, daily_seed(day, banks), "r", day)
        for day in ("2026-11-22", "2026-11-23")
        for banks in (Banks([one, two]), Banks([two, one]))
    ]
    assert played[0] == played[1]
    assert (played[0].play, played[0].day) == (Play.DAILY, "2026-11-22")
    assert {dealt.bank for dealt in played[0].dealt} == {"one", "two"}
    assert played[0].dealt != played[2].dealt


@pytest.mark.parametrize(
    ("events", "line"),
    [
        ((an_event("b", 0, "1905"), an_event("a", 1, "1901")), "a b"),
        ((an_event("b", 0, "1905"), an_event("x", 1, after=("a",)), an_event("a", 2, "1901")), "a x b"),
        ((an_event("y", 0, after=("x",)), an_event("x", 1, after=("a",)), an_event("a", 2, "1901")), "a x y"),
        ((an_event("old", 0, "../1904"), an_event("a", 1, "1901"), an_event("b", 2, "1905")), "a old b"),
        ((an_event("a", 0, "1910"), an_event("wide", 1, "1905/1915", after=("a",))), "a wide"),
    ],
)
def test_events_stand_in_time_behind_what_is_before_them(events: tuple[Event, ...], line: str) -> None:
    assert in_time(some(*events)) == tuple(map(key, line.split()))


@given(lives())
def test_events_in_time_contradict_nothing(banks: Banks) -> None:
    line = in_time(banks)
    assert sorted(line) == sorted(banks.event)
    assert not any(banks.before.is_before(later, earlier) for earlier, later in combinations(line, 2))
