from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.game.chance import Chance
from quiz.game.choice import deal_options, option_texts
from quiz.game.ordering import deal_ordering, mark_ordering

from .lives import a_choice, an_ordering

CARDS = "abcdefg"


@given(st.text(max_size=5))
def test_every_option_is_dealt_once(seed: str) -> None:
    choice = a_choice("one", 0, wrong=("x", "y", "z"))
    assert sorted(deal_options(choice, Chance(seed))) == sorted(option_texts(choice))


def test_options_come_in_every_order() -> None:
    choice = a_choice("one", 0, wrong=("x", "y"))
    chance = Chance("seed")
    assert {deal_options(choice, chance) for _ in range(200)} == set(permutations(option_texts(choice)))


@pytest.mark.parametrize(
    "ascending",
    [
        ("1905", "1908", "1912"),
        ("9 days", "14 days", "100 days"),
        ("1905–07", "1905–10", "1906–07"),
        ("800", "1,200", "1,000,000"),
        ("1.5 %", "2.25 %", "10 %"),
        ("48 BC", "44 BC", "7 BC"),
    ],
)
def test_options_that_differ_in_their_numbers_alone_ascend(ascending: tuple[str, ...]) -> None:
    choice = a_choice("years", 0, answers=(ascending[1],), wrong=(ascending[2], ascending[0]))
    assert {deal_options(choice, Chance(str(seed))) for seed in range(20)} == {ascending}


def test_options_with_a_number_among_other_words_are_shuffled() -> None:
    choice = a_choice("mixed", 0, answers=("in 1905",), wrong=("in 1908", "never"))
    assert len({deal_options(choice, Chance(str(seed))) for seed in range(20)}) > 1


@given(st.integers(3, 7), st.integers())
def test_the_share_of_right_pairs_is_as_close_below_one_half_as_it_can_be(count: int, seed: int) -> None:
    ordering = an_ordering("some", *CARDS[:count])
    marked = mark_ordering(ordering, deal_ordering(ordering, Chance(str(seed))))
    assert marked.right == (marked.right + marked.wrong - 1) // 2


@given(
    st.lists(st.integers(1, 3), min_size=2, max_size=5).filter(lambda sizes: 3 <= sum(sizes) <= 7),
    st.integers(),
)
def test_what_is_dealt_earns_nothing_and_is_never_the_reverse(sizes: list[int], seed: int) -> None:
    groups = [tuple(f"{group}{number}" for number in range(size)) for group, size in enumerate(sizes)]
    ordering = an_ordering("ties", *groups)
    dealt = deal_ordering(ordering, Chance(str(seed)))
    assert sorted(dealt) == sorted(ordering.events)
    assert mark_ordering(ordering, dealt).mark == 0
    assert mark_ordering(ordering, dealt[::-1]).mark < 1


def test_two_cards_can_only_be_dealt_the_wrong_way_round() -> None:
    assert deal_ordering(an_ordering("two", "a", "b"), Chance("seed")) == ("b", "a")


def test_turning_seven_cards_round_blindly_earns_one_pair_in_twenty_one() -> None:
    ordering = an_ordering("seven", *CARDS)
    assert mark_ordering(ordering, deal_ordering(ordering, Chance("seed"))[::-1]).mark == pytest.approx(
        1 / 21
    )


def test_every_such_order_comes_up() -> None:
    ordering = an_ordering("four", *"abcd")
    fitting = {placed for placed in permutations("abcd") if mark_ordering(ordering, placed).right == 2}
    chance = Chance("seed")
    assert {deal_ordering(ordering, chance) for _ in range(200)} == fitting


def test_every_such_order_of_a_tie_comes_up_too() -> None:
    ordering = an_ordering("tie", ("a", "b"), ("c", "d"))
    fitting = {placed for placed in permutations("abcd") if mark_ordering(ordering, placed).right == 1}
    chance = Chance("seed")
    assert {deal_ordering(ordering, chance) for _ in range(200)} == fitting


def test_an_ordering_of_nothing_but_a_tie_is_dealt_whole() -> None:
    assert sorted(deal_ordering(an_ordering("tie", ("a", "b", "c")), Chance("seed"))) == ["a", "b", "c"]
