from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Choice, Item
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.proof import WINDOW, deal_proof, is_provable
from quiz.game.round import FEWEST_WRONG
from quiz.text.source import Source

from .lives import a_choice, some, source_of


def shown(banks: Banks, choice: Choice, seed: str = "seed") -> list[int]:
    return [int(index) for index in deal_proof(banks, "life", choice, Chance(seed))]


def life(*items: Item, source: Source) -> Banks:
    return some(*items, source=source)


def test_a_short_paragraph_is_shown_whole() -> None:
    choice = a_choice("q", 6)
    assert shown(some(choice, source=source_of(4, 5)), choice) == [4, 5, 6, 7, 8]


@given(st.integers(0, 29), st.text(max_size=4))
def test_of_a_long_paragraph_a_window_with_the_proof_is_shown(at: int, seed: str) -> None:
    choice = a_choice("q", at)
    window = shown(some(choice, source=source_of(30)), choice, seed)
    assert at in window
    assert window == list(range(window[0], window[0] + WINDOW))
    assert window[0] >= 0
    assert window[-1] < 30


def test_the_proof_stands_anywhere_in_its_window() -> None:
    choice = a_choice("q", 15)
    banks = some(choice, source=source_of(30))
    places = {shown(banks, choice, str(seed)).index(15) for seed in range(200)}
    assert places == set(range(WINDOW))


def test_a_paragraph_of_two_sentences_proves_nothing() -> None:
    choice = a_choice("q", 1)
    assert not is_provable(some(choice, source=source_of(2, 9)), "life", choice)


def test_a_quote_that_leaves_hardly_a_wrong_sentence_proves_nothing() -> None:
    choice = a_choice("q", 0, 1, 2)
    assert not is_provable(some(choice, source=source_of(4)), "life", choice)
    assert is_provable(some(choice, source=source_of(3 + FEWEST_WRONG)), "life", choice)


def test_a_choice_without_a_quote_of_its_own_proves_nothing() -> None:
    choice = a_choice("q")
    assert shown(some(choice), choice) == []


def test_the_second_quote_is_looked_for_if_the_first_stands_alone() -> None:
    choice = a_choice("q", 0, 3)
    assert shown(some(choice, source=source_of(1, 4)), choice) == [1, 2, 3, 4]
