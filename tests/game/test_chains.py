import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.ordering import FEWEST, MOST, Chains, ordering_of

from .lives import an_event, in_a_row, key, lives, some


def chains(banks: Banks, *taken: str) -> Chains:
    return Chains(banks, "life", [event for _, event in banks.events], [frozenset(taken)] if taken else [])


@given(lives(choices=0, events=14), st.text(max_size=3))
def test_every_pair_is_decided_and_in_order(banks: Banks, seed: str) -> None:
    pool = chains(banks)
    for ordering in pool.draw(pool.most, Chance(seed)):
        keys = [key(event) for event in ordering.events]
        for place, earlier in enumerate(keys):
            assert all(banks.before.is_before(earlier, later) for later in keys[place + 1 :])


@given(lives(choices=0, events=14), st.text(max_size=3))
def test_as_many_different_ones_are_drawn_as_it_says_there_are(banks: Banks, seed: str) -> None:
    pool = chains(banks)
    drawn = {frozenset(ordering.events) for ordering in pool.draw(pool.most, Chance(seed))}
    assert len(drawn) == pool.most
    assert all(FEWEST <= len(events) <= MOST for events in drawn)


@pytest.mark.parametrize(("events", "most"), [(0, 0), (3, 0), (4, 1), (5, 2), (8, 4), (28, 14)])
def test_there_are_about_half_as_many_as_events_in_a_row(events: int, most: int) -> None:
    assert chains(some(*in_a_row(events))).most == most


def test_events_of_one_year_make_no_ordering() -> None:
    assert chains(some(*(an_event(f"e{number}", number, "1900") for number in range(9)))).most == 0


def test_no_set_of_events_is_drawn_that_is_asked_for_already() -> None:
    assert chains(some(*in_a_row(4)), "e0", "e1", "e2", "e3").most == 0


def test_a_doubtful_year_is_not_asked_for_next_to_its_neighbour() -> None:
    banks = some(*in_a_row(3), an_event("doubtful", 5, "1903~"), *in_a_row(9)[4:8])
    pool = chains(banks)
    for ordering in pool.draw(pool.most, Chance("seed")):
        assert not {"doubtful", "e2"} <= set(ordering.events)
        assert not {"doubtful", "e4"} <= set(ordering.events)


def test_its_topic_is_the_one_its_events_share() -> None:
    assert {each.topic for each in chains(some(*in_a_row(8, topics=["War"]))).draw(3, Chance("seed"))} == {
        "War"
    }


def test_an_ordering_is_made_again_from_its_events_in_any_order() -> None:
    banks = some(*in_a_row(8))
    for drawn in chains(banks).draw(4, Chance("seed")):
        assert ordering_of(banks, "life", drawn.events[::-1]) == drawn


def test_an_ordering_of_an_open_pair_cannot_be_made_again() -> None:
    banks = some(an_event("a", 0, "1900"), an_event("b", 1, "1900"), *in_a_row(9)[5:])
    with pytest.raises(KeyError):
        ordering_of(banks, "life", ["a", "b", "e5", "e6"])


def test_long_names_do_not_make_two_orderings_one() -> None:
    names = ["a" * 30 + str(number) for number in range(8)]
    banks = some(*(an_event(name, number, str(1900 + number)) for number, name in enumerate(names)))
    assert len({each.id for each in chains(banks).draw(4, Chance("seed"))}) == 4
