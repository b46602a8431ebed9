"""The timeline game: what is dealt, where an event may stand, and how it ends."""

import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.bank.model import Event
from quiz.game.banks import Banks
from quiz.game.question import ask, reopen
from quiz.game.round import DAILY, Dealt, Kind, Play, Round
from quiz.game.timeline import (
    LONGEST,
    Board,
    board,
    daily_seed,
    draw_timeline,
    finished_line,
    in_time,
    misplaced_text,
    place,
)

from .lives import a_bank, a_round_of, an_event, answered, in_a_row, key, lives, some, true_place

ROW = some(*in_a_row(10))
LONG = some(*(an_event(f"e{number}", number % 40, str(1000 + number)) for number in range(90)))

LIVES = Path(__file__).parent.parent / "lives"
DAILY_OF_LIVES = """
import sys
from pathlib import Path
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.game.timeline import daily_seed, draw_timeline
banks = Banks([read_bank(Path(file)).bank for file in sys.argv[1:]])
print(draw_timeline(banks, daily_seed("2026-11-22", banks), "round", "2026-11-22"))
"""


def a_line(events: str) -> Round:
    """A timeline that the first of these events opens, and the others are dealt for."""
    opening, *names = events.split()
    dealt = (Dealt("life", name, Kind.PLACE, "f", ()) for name in names)
    return replace(a_round_of(*dealt, play=Play.TIMELINE), opening=(key(opening),))


def dealt_keys(played: Round) -> list[str]:
    return [key(dealt.item, dealt.bank) for dealt in played.dealt]


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
    assert place(Board(keys(line), key(hand)), banks, after and key(after))[:3] == placement


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
    assume(not banks.before.contradictions())
    line = in_time(banks)
    assert sorted(line) == sorted(banks.event)
    assert not any(banks.before.is_before(later, earlier) for earlier, later in combinations(line, 2))


def test_the_timeline_of_a_day_takes_one_event_of_each_stretch_of_the_life() -> None:
    for day in range(20):
        played = draw_timeline(LONG, f"day {day}", "round", "2026-11-22")
        assert (len(played.opening), played.total) == (1, DAILY)
        years = sorted(int(name.partition("/e")[2]) for name in (*played.opening, *dealt_keys(played)))
        assert [year * (DAILY + 1) // 90 for year in years] == list(range(DAILY + 1))


def test_a_small_life_has_a_timeline_of_a_day_of_all_its_events() -> None:
    small = some(*in_a_row(3))
    assert draw_timeline(small, "seed", "round", "2026-11-22").total == 2


def test_a_timeline_of_a_day_that_was_begun_with_more_cards_goes_on() -> None:
    dealt = draw_timeline(LONG, "seed", "round").dealt
    begun = replace(draw_timeline(LONG, "seed", "round", "2026-11-22"), dealt=dealt[:30])
    begun = answered(begun, LONG, true_place(begun, LONG))
    assert reopen(begun, LONG) == (begun, ())


def test_the_timeline_of_a_day_hangs_on_no_order_and_no_hash_seed() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", DAILY_OF_LIVES, *banks],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
        for banks in (
            (LIVES / "cicero.yaml", LIVES / "curie.yaml"),
            (LIVES / "curie.yaml", LIVES / "cicero.yaml"),
        )
    }
    assert len(said) == 1
    assert said.pop().count("Dealt") == DAILY


def test_the_finished_line_says_what_was_put_too_early_or_too_late_and_proves_every_event() -> None:
    played = a_line("e3 e1 e5 e2 gone")
    for chosen in ("e3", "", "e5"):
        played = answered(played, ROW, chosen and key(chosen))
    rows = finished_line(played, ROW)
    assert [(row.text, row.when.text, row.had) for row in rows] == [
        ("Event e1", "1901", "too late"),
        ("Event e2", "1902", "too late"),
        ("Event e3", "1903", ""),
        ("Event e5", "1905", "too early"),
    ]
    assert all(row.evidence for row in rows)


@pytest.mark.parametrize(
    ("after", "landed"),
    [("", (1, 0)), ("e1", (1, None)), ("e3", (1, 3)), ("e5", (1, 4))],
)
def test_an_event_lands_in_its_true_place_and_shows_where_it_was_put(
    after: str, landed: tuple[int, int | None]
) -> None:
    played = a_line("e1 e3 e5 e2")
    for name in ("e1", "e3"):
        played = answered(played, ROW, key(name))
    feedback = ask(played, ROW).feedback(answered(played, ROW, after and key(after)).answers[-1])
    assert feedback.landed
    assert [row.key for row in feedback.landed.rows] == list(keys("e1 e2 e3 e5"))
    assert feedback.landed[1:] == (*landed, int(landed[1] is not None))


@pytest.mark.parametrize(
    ("misplaced", "said"),
    [
        (0, "three end the line"),
        (2, "one more ends the line"),
        (3, "the line ends here"),
    ],
)
def test_it_is_said_how_many_more_misplaced_events_end_a_line(misplaced: int, said: str) -> None:
    assert misplaced_text(misplaced) == said


def test_an_event_known_from_the_text_alone_names_none_that_is_still_to_be_placed() -> None:
    told = an_event("told", 20, after=("e4", "e7"))
    banks = some(told, *in_a_row(10))
    played = a_line("e1 told e7")
    feedback = ask(played, banks).feedback(answered(played, banks, key("e1")).answers[-1])
    assert feedback.place == "after “Event e4” (1904)"
    alone = a_line("e1 told e4 e7")
    feedback = ask(alone, banks).feedback(answered(alone, banks, "").answers[-1])
    assert feedback.place == "after “Event e1” (1901)"
