from hypothesis import given
from hypothesis import strategies as st

from quiz.game.banks import Banks
from quiz.game.round import Play, Round
from quiz.game.timeline import (
    LONGEST,
    Board,
    board,
    daily_seed,
    draw_timeline,
    place,
    share_line,
)

from .lives import a_bank, an_answer, an_event, answered, in_a_row, is_in_order, key, lives, some, true_place

ROW = some(*in_a_row(10))


def line(*events: str, hand: str) -> Board:
    return Board(tuple(key(event) for event in events), key(hand))


def keys(*events: str) -> tuple[str, ...]:
    return tuple(key(event) for event in events)


@given(lives(choices=0, events=16), st.text(max_size=4))
def test_every_event_is_decided_against_one_on_the_line(banks: Banks, seed: str) -> None:
    played = draw_timeline(banks, seed, "round")
    on_line = list(played.opening)
    for dealt in played.dealt:
        hand = key(dealt.item)
        assert hand not in on_line
        assert any(banks.before.decided(hand, other) for other in on_line)
        on_line.append(hand)


@given(lives(choices=0, events=16), st.text(max_size=4), st.data())
def test_the_line_never_contradicts_what_is_before_what(banks: Banks, seed: str, data: st.DataObject) -> None:
    played = draw_timeline(banks, seed, "round")
    while not played.finished:
        current = board(played, banks)
        chosen = data.draw(st.sampled_from(["", *current.keys]))
        found = place(current, banks, chosen)
        assert found.right == (not found.against)
        played = answered(played, banks, chosen)
        after = board(played, banks)
        assert is_in_order(after.keys, banks)
        assert after.keys[found.at] == current.hand


@given(lives(choices=0, events=16), st.text(max_size=4))
def test_all_can_be_placed_right(banks: Banks, seed: str) -> None:
    played = draw_timeline(banks, seed, "round")
    while not played.finished:
        played = answered(played, banks, true_place(played, banks))
    assert played.right == played.total


def test_all_events_in_a_row_are_dealt() -> None:
    played = draw_timeline(ROW, "seed", "round")
    assert (len(played.opening), played.total) == (1, 9)


def test_events_that_are_all_open_are_not_dealt() -> None:
    banks = some(*(an_event(f"e{number}", number, "1900") for number in range(5)))
    assert draw_timeline(banks, "seed", "round").dealt == ()


def test_a_long_life_is_dealt_in_part() -> None:
    banks = some(*(an_event(f"e{number}", number % 40, str(1000 + number)) for number in range(500)))
    assert draw_timeline(banks, "seed", "round").total == LONGEST


def test_a_place_too_late_is_contradicted_by_what_comes_after() -> None:
    found = place(line("e1", "e5", "e7", hand="e3"), ROW, key("e7"))
    assert (found.right, found.at, found.against) == (False, 1, keys("e5", "e7"))


def test_a_place_too_early_is_contradicted_by_what_comes_before() -> None:
    found = place(line("e1", "e2", "e7", hand="e3"), ROW, "")
    assert (found.right, found.at, found.against) == (False, 2, keys("e2", "e1"))


def test_a_misplaced_event_moves_to_the_nearest_of_its_true_places() -> None:
    banks = some(an_event("wide", 0, "1900/1910"), *in_a_row(12)[1:])
    current = line("e1", "e5", "e9", "e11", hand="wide")
    assert place(current, banks, key("e11")).at == 3
    assert place(current, banks, "").at == 0


def wrong_three_times() -> Round:
    played = draw_timeline(ROW, "seed", "round")
    while not played.finished:
        current = board(played, ROW)
        wrong = [each for each in ("", *current.keys) if not place(current, ROW, each).right]
        played = answered(played, ROW, wrong[0])
    return played


def test_three_misplaced_events_end_it() -> None:
    ended = board(wrong_three_times(), ROW)
    assert (ended.hand, len(ended.keys)) == (None, 4)


def test_an_event_that_is_gone_still_counts() -> None:
    played = draw_timeline(ROW, "seed", "round")
    played = answered(played, ROW, true_place(played, ROW))
    left = some(*(event for _, event in ROW.events if event.id != played.dealt[0].item))
    current = board(played, left)
    assert len(current.keys) == 1


def test_events_of_several_banks_share_a_line() -> None:
    banks = Banks([a_bank(*in_a_row(4), name="one"), a_bank(*in_a_row(4, start=1904), name="two")])
    assert {dealt.bank for dealt in draw_timeline(banks, "seed", "round").dealt} == {"one", "two"}


def test_a_day_has_one_timeline_whatever_the_order_of_the_banks() -> None:
    one, two = a_bank(*in_a_row(4), name="one"), a_bank(*in_a_row(4, start=1904), name="two")
    day = "2026-11-22"
    assert daily_seed(day, Banks([one, two])) == daily_seed(day, Banks([two, one]))
    assert draw_timeline(Banks([one, two]), day, "r", day) == draw_timeline(Banks([two, one]), day, "r", day)


def test_every_day_has_its_own_timeline() -> None:
    days = ["2026-11-22", "2026-11-23"]
    first, second = (draw_timeline(ROW, daily_seed(day, ROW), "round", day) for day in days)
    assert (first.play, first.day) == (Play.DAILY, "2026-11-22")
    assert first.dealt != second.dealt


def test_the_line_to_share_says_how_it_went_and_nothing_else() -> None:
    played = draw_timeline(ROW, "seed", "round", "2026-11-22")
    for mark in (1, 0, 1):
        played = played.answered(an_answer("", mark=mark))
    assert share_line(played, ROW) == "Life · timeline of 2026-11-22 · 2 placed · ●○●"
