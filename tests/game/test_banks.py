import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Choice, Option
from quiz.game.banks import Banks, event_key, split_key

from .lives import a_bank, a_choice, an_event, an_ordering, key, sentence, some


@given(st.text(), st.text())
def test_a_key_tells_bank_and_event_apart_whatever_their_ids(bank: str, event: str) -> None:
    assert split_key(event_key(bank, event)) == (bank, event)


@pytest.mark.parametrize(
    ("names", "title"), [(["a"], "A"), (["a", "b"], "A and B"), (["a", "b", "c"], "A, B and C"), ([], "")]
)
def test_the_title_names_every_bank(names: list[str], title: str) -> None:
    assert Banks([a_bank(name=name) for name in names]).title == title


def test_topics_come_in_order_of_first_appearance_and_once() -> None:
    banks = some(
        a_choice("b", 0, topic="War"),
        a_choice("a", 1, topic="Age"),
        a_choice("c", 2, topic="War"),
        an_event("e", 3, "1900", topic="Youth"),
    )
    assert banks.topics == ("War", "Age", "Youth")


def test_a_draft_does_not_play() -> None:
    question = a_choice("a", 0)
    bank = a_bank(question, a_choice("b", 0, draft=True))
    assert Banks([bank]).playable(bank) == (question,)


def test_a_choice_without_a_quote_does_not_play() -> None:
    bank = a_bank(a_choice("a"))
    assert Banks([bank]).playable(bank) == ()


def test_a_choice_with_a_quote_on_every_wrong_option_plays() -> None:
    wrong = tuple(Option(name, quotes=(sentence(0),)) for name in "xy")
    bank = a_bank(Choice("not", "Which did not?", ("right",), wrong))
    assert Banks([bank]).playable(bank) == bank.questions


def test_an_ordering_with_a_draft_among_its_events_does_not_play() -> None:
    bank = a_bank(
        an_event("a", 0, "1900"),
        an_event("b", 1, "1901"),
        an_event("c", 2, "1902", draft=True),
        an_ordering("o", "a", "b", "c"),
    )
    assert Banks([bank]).playable(bank) == ()


def test_an_event_that_nothing_places_does_not_play() -> None:
    assert some(an_event("a", 0), an_event("b", 1, "1900")).events[0][1].id == "b"


def test_before_holds_across_banks() -> None:
    banks = Banks(
        [a_bank(an_event("a", 0, "1900"), name="one"), a_bank(an_event("a", 0, "1901"), name="two")]
    )
    assert banks.before.is_before("one/a", "two/a")


def test_a_draft_proves_no_order() -> None:
    banks = some(
        an_event("a", 0, "1900"), an_event("b", 1, after=("a",), draft=True), an_event("c", 2, after=("b",))
    )
    assert not banks.before.decided(key("a"), key("c"))


def test_events_are_found_on_the_sentences_that_tell_them() -> None:
    banks = some(an_event("a", 3, "1900"), an_event("b", 4, "1901"), an_event("c", 3, "1902"))
    assert banks.events_on("life", frozenset({3})) == (key("a"), key("c"))
