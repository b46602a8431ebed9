"""One question: what is dealt of it – its options, its events, its sentences – and what an answer earns."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Ordering
from quiz.game.asked import Asked
from quiz.game.chance import Chance
from quiz.game.choice import deal_options, option_texts
from quiz.game.ordering import compared, deal_ordering, misplaced
from quiz.game.question import ask
from quiz.game.round import Dealt, Kind, Play, Round

from .lives import a_choice, an_ordering, in_a_row, key, orderings, some, source_of


def test_chance_is_the_numbers_that_python_promises_to_keep() -> None:
    chance, promised = Chance("Leonid"), Random("Leonid")
    assert [chance.below(100) for _ in range(5)] == [int(promised.random() * 100) for _ in range(5)]


@pytest.mark.parametrize(
    ("options", "ascend"),
    [
        (("1905", "1908", "1912"), True),
        (("9 days", "14 days", "100 days"), True),
        (("1905–07", "1905–10", "1906–07"), True),
        (("800", "1,200", "1,000,000"), True),
        (("1.5 %", "2.25 %", "10 %"), True),
        (("48 BC", "44 BC", "7 BC"), True),
        (("in 1905", "in 1908", "never"), False),
        (("right", "wrong", "false"), False),
    ],
)
def test_options_come_in_every_order_but_those_that_differ_in_their_numbers_alone_ascend(
    options: tuple[str, ...], ascend: bool
) -> None:
    choice, chance = a_choice("q", 0, answers=options[1:2], wrong=(options[2], options[0])), Chance("seed")
    every = {options} if ascend else set(permutations(option_texts(choice)))
    assert {deal_options(choice, chance) for _ in range(200)} == every


@given(orderings.filter(lambda each: len(each.order) > 1), st.text())
def test_the_share_of_right_pairs_is_as_close_below_half_as_can_be(ordering: Ordering, seed: str) -> None:
    dealt = deal_ordering(ordering, Chance(seed))
    right, wrong = compared(ordering, dealt)
    assert sorted(dealt) == sorted(ordering.events)
    # With two pairs the exact reverse would be closest, but three cards are never dealt so.
    assert right == ((right + len(wrong) - 1) // 2 or (right + len(wrong) == 2))


@pytest.mark.parametrize(
    ("groups", "right"), [(tuple("abcd"), 2), ((("a", "b"), ("c", "d")), 1), (("a", "b"), 0)]
)
def test_every_such_order_comes_up(groups: tuple[str | tuple[str, ...], ...], right: int) -> None:
    ordering, chance = an_ordering("four", *groups), Chance("seed")
    fitting = {placed for placed in permutations(ordering.events) if compared(ordering, placed)[0] == right}
    assert {deal_ordering(ordering, chance) for _ in range(200)} == fitting


# What an answer earns

CHOICE = Dealt("life", "q", Kind.CHOICE, "f", ("right", "wrong", "false"))
SEVERAL = Dealt("life", "several", Kind.CHOICE, "f", ("x", "b", "a", "y", "z"))
PROOF = Dealt("life", "q", Kind.PROOF, "f", ("0", "1", "2"), claimed=("right",))
ORDERING = Dealt("life", "o", Kind.ORDERING, "f", ("e2", "e0", "e1"))
DRAWN = Dealt("life", "e0-e1-e2-e3", Kind.ORDERING, "f", ("e3", "e1", "e0", "e2"))
PLACE = Dealt("life", "e2", Kind.PLACE, "f", ())
FIVE = an_ordering("five", "e0", "e1", "e2", "e3", "e4")

LIFE = some(
    a_choice("q", 1, topic="Youth"),
    a_choice("several", 2, answers=("a", "b"), wrong=("x", "y", "z")),
    an_ordering("o", "e0", "e1", "e2", topic="War"),
    FIVE,
    *in_a_row(6),
    source=source_of(3, 3),
)


def asked(dealt: Dealt) -> Asked:
    return ask(Round("round", Play.ROUND, "seed", (dealt,), opening=(key("e0"),)), LIFE)


@pytest.mark.parametrize(
    ("dealt", "chosen", "earned"),
    [
        (CHOICE, "right", 1),
        (CHOICE, "wrong", 0),
        (CHOICE, "", 0),
        (CHOICE, "right wrong", 0),
        (SEVERAL, "a b", 1),
        (SEVERAL, "a", 1 / 2),
        (SEVERAL, "a b x", 2 / 3),
        (SEVERAL, "a x", 1 / 6),
        (SEVERAL, "a x y", 0),
        (SEVERAL, "a b x y z", 0),
        (ORDERING, "e1 e0 e2", 1 / 3),
        (DRAWN, "e0 e1 e2 e3", 1),
        (DRAWN, "e3 e2 e1 e0", 0),
        (PROOF, "1", 1),
        (PROOF, "0", 0),
        (PROOF, "4", 0),
        (PROOF, "", 0),
        (PLACE, "life/e0", 1),
    ],
)
def test_every_kind_is_marked(dealt: Dealt, chosen: str, earned: float) -> None:
    assert asked(dealt).mark(chosen.split()) == pytest.approx(earned)


def test_a_swap_of_neighbours_among_five_earns_four_fifths_a_random_order_016_on_average() -> None:
    five = asked(Dealt("life", "five", Kind.ORDERING, "f", FIVE.events))
    for swap in range(4):
        events = list(FIVE.events)
        events[swap : swap + 2] = reversed(events[swap : swap + 2])
        assert five.mark(events) == 0.8
    marks = [Fraction(five.mark(each)).limit_denominator(10) for each in permutations(FIVE.events)]
    assert sum(marks) / len(marks) == Fraction(49, 300)


def ranks(placed: Sequence[str]) -> list[str]:
    """Each event's group, which its name begins with."""
    return [event[0] for event in placed]


placements = orderings.flatmap(lambda each: st.tuples(st.just(each), st.permutations(each.events)))


@given(placements)
def test_every_two_events_that_do_not_tie_are_compared(case: tuple[Ordering, list[str]]) -> None:
    right, wrong = compared(*case)
    pairs = [(a, b) for a, b in combinations(ranks(case[1]), 2) if a != b]
    assert (right, len(wrong)) == (sum(a < b for a, b in pairs), sum(a > b for a, b in pairs))


@given(placements)
def test_no_fewer_cards_than_the_misplaced_can_be_moved(case: tuple[Ordering, list[str]]) -> None:
    placed = ranks(case[1])
    kept = (each for count in range(len(placed) + 1) for each in combinations(placed, count))
    longest = max(len(each) for each in kept if list(each) == sorted(each))
    astray = misplaced(*case)
    stay = ranks([event for event in case[1] if event not in astray])
    assert stay == sorted(stay)
    assert len(stay) == longest


def test_where_one_of_two_cards_can_be_moved_the_one_that_lies_in_its_place_stays() -> None:
    placed = [FIVE.events[at] for at in (2, 1, 4, 3, 0)]
    assert misplaced(FIVE, placed) == (FIVE.events[2], FIVE.events[4], FIVE.events[0])
