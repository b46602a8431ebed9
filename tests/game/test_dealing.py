"""What is dealt of one question: its options, its events, or the sentences that may prove it."""

from collections import Counter
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.game.chance import Chance
from quiz.game.choice import WINDOW, deal_options, deal_proof, option_texts
from quiz.game.ordering import deal_ordering, mark_ordering
from quiz.game.round import FEWEST_WRONG

from .lives import a_choice, an_ordering, some, source_of

CARDS = "abcdefg"


def test_chance_is_the_numbers_that_python_promises_to_keep() -> None:
    chance, promised = Chance("Leonid"), Random("Leonid")
    assert [chance.below(100) for _ in range(5)] == [int(promised.random() * 100) for _ in range(5)]


def test_every_order_comes_up_about_as_often() -> None:
    chance, values = Chance("fair"), list("abc")
    orders = Counter(tuple(chance.shuffled(values)) for _ in range(6000))
    assert orders.keys() == set(permutations(values))
    assert all(880 < count < 1120 for count in orders.values())
    assert values == list("abc")


def test_options_come_in_every_order() -> None:
    choice, chance = a_choice("one", 0, wrong=("x", "y")), Chance("seed")
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


@pytest.mark.parametrize(("groups", "right"), [(tuple("abcd"), 2), ((("a", "b"), ("c", "d")), 1)])
def test_every_such_order_comes_up(groups: tuple[str | tuple[str, ...], ...], right: int) -> None:
    ordering, chance = an_ordering("four", *groups), Chance("seed")
    fitting = {placed for placed in permutations("abcd") if mark_ordering(ordering, placed).right == right}
    assert {deal_ordering(ordering, chance) for _ in range(200)} == fitting


def sentences(*quoted: int, paragraphs: tuple[int, ...], seed: str = "seed") -> list[int]:
    """The sentences to look among where a choice quotes these, in paragraphs of so many."""
    choice = a_choice("q", *quoted)
    banks = some(choice, source=source_of(*paragraphs))
    return [int(index) for index in deal_proof(banks, "life", choice, Chance(seed))]


@pytest.mark.parametrize(
    ("quoted", "paragraphs", "shown"),
    [
        pytest.param((6,), (4, 5), [4, 5, 6, 7, 8], id="a short paragraph whole"),
        pytest.param((1,), (2, 9), [], id="nothing of a paragraph of two"),
        pytest.param((0, 1, 2), (4,), [], id="nothing with hardly a wrong sentence"),
        pytest.param((0, 1, 2), (3 + FEWEST_WRONG,), [0, 1, 2, 3, 4], id="several proofs"),
        pytest.param((), (9,), [], id="nothing without a quote"),
        pytest.param((0, 3), (1, 4), [1, 2, 3, 4], id="the second quote if the first stands alone"),
    ],
)
def test_a_proof_is_looked_for_in_its_paragraph(
    quoted: tuple[int, ...], paragraphs: tuple[int, ...], shown: list[int]
) -> None:
    assert sentences(*quoted, paragraphs=paragraphs) == shown


@given(st.integers(0, 29), st.text(max_size=4))
def test_of_a_long_paragraph_a_window_with_the_proof_is_shown(at: int, seed: str) -> None:
    window = sentences(at, paragraphs=(30,), seed=seed)
    assert at in window
    assert window == list(range(window[0], window[0] + WINDOW))
    assert 0 <= window[0] <= 30 - WINDOW


def test_the_proof_stands_anywhere_in_its_window() -> None:
    places = {sentences(15, paragraphs=(30,), seed=str(seed)).index(15) for seed in range(100)}
    assert places == set(range(WINDOW))
