from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Choice, Ordering
from quiz.game.ordering import OrderingMark, mark_ordering
from quiz.game.question import ask
from quiz.game.round import Dealt, Kind

from .lives import a_choice, a_round_of, an_ordering, some

FIVE = an_ordering("five", *"abcde")
SEVERAL = a_choice("several", 0, answers=("a", "b"), wrong=("x", "y", "z"))


def mark(choice: Choice, chosen: Iterable[str]) -> float:
    dealt = Dealt("life", choice.id, Kind.CHOICE, "f", ())
    return ask(a_round_of(dealt), some(choice)).mark(tuple(chosen))


@pytest.mark.parametrize(
    ("chosen", "earned"),
    [(["right"], 1), (["wrong"], 0), ([], 0), (["right", "wrong"], 0)],
)
def test_a_choice_with_one_answer_is_right_or_not(chosen: list[str], earned: float) -> None:
    assert mark(a_choice("one", 0), chosen) == earned


@pytest.mark.parametrize(
    ("chosen", "earned"),
    [("ab", 1), ("a", 1 / 2), ("abx", 2 / 3), ("ax", 1 / 6), ("x", 0), ("", 0), ("axy", 0)],
)
def test_several_answers_earn_the_share_of_right_minus_the_share_of_wrong(chosen: str, earned: float) -> None:
    assert mark(SEVERAL, chosen) == pytest.approx(earned)


@given(st.integers(2, 5), st.integers(1, 5))
def test_ticking_everything_earns_nothing(right: int, wrong: int) -> None:
    choice = a_choice(
        "all",
        0,
        answers=tuple(f"r{number}" for number in range(right)),
        wrong=tuple(f"w{number}" for number in range(wrong)),
    )
    assert mark(choice, [*choice.answers, *(option.text for option in choice.wrong)]) == 0


@pytest.mark.parametrize("placed", ["bacde", "acbde", "abdce", "abced"])
def test_one_swap_of_neighbours_among_five_earns_four_fifths(placed: str) -> None:
    assert mark_ordering(FIVE, placed).mark == 0.8


def test_a_random_order_of_five_earns_016_on_average() -> None:
    marks = [
        Fraction(mark_ordering(FIVE, placed).mark).limit_denominator(10) for placed in permutations("abcde")
    ]
    assert sum(marks) / len(marks) == Fraction(49, 300)


def test_events_that_tie_are_not_compared() -> None:
    ordering = an_ordering("tie", "a", ("b", "c"))
    assert mark_ordering(ordering, "acb") == OrderingMark(
        right=2, wrong=0, mark=1, wrong_pairs=(), misplaced=()
    )


def test_a_card_at_the_wrong_end_leaves_six_pairs_right_and_four_wrong() -> None:
    marked = mark_ordering(FIVE, "eabcd")
    assert (marked.right, marked.wrong, marked.misplaced) == (6, 4, ("e",))


@st.composite
def _placed(draw: st.DrawFn) -> tuple[Ordering, list[str]]:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4).filter(lambda sizes: sum(sizes) <= 7))
    groups = [tuple(f"{group}{number}" for number in range(size)) for group, size in enumerate(sizes)]
    ordering = an_ordering("some", *groups)
    return ordering, draw(st.permutations(ordering.events))


@given(_placed())
def test_a_mark_is_right_minus_wrong_of_all_pairs_that_do_not_tie(case: tuple[Ordering, list[str]]) -> None:
    ordering, placed = case
    group = {event: number for number, events in enumerate(ordering.order) for event in events}
    signs = [
        (group[b] > group[a]) - (group[b] < group[a])
        for a, b in combinations(placed, 2)
        if group[a] != group[b]
    ]
    expected = max(0.0, sum(signs) / len(signs)) if signs else 1.0
    assert mark_ordering(ordering, placed).mark == pytest.approx(expected)


@given(_placed())
def test_no_fewer_cards_than_the_misplaced_can_be_moved(case: tuple[Ordering, list[str]]) -> None:
    ordering, placed = case
    group = {event: number for number, events in enumerate(ordering.order) for event in events}
    longest = max(
        count
        for count in range(len(placed) + 1)
        for kept in combinations(placed, count)
        if [group[event] for event in kept] == sorted(group[event] for event in kept)
    )
    misplaced = mark_ordering(ordering, placed).misplaced
    stay = [group[event] for event in placed if event not in misplaced]
    assert stay == sorted(stay)
    assert len(stay) == longest
