"""Banks played together: what of them can be played, and what is before what."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Choice, Item, Option
from quiz.game.banks import Banks, event_key, split_key

from .lives import a_bank, a_choice, an_event, an_ordering, in_a_row, key, sentence, some


@given(st.text(), st.text())
def test_a_key_tells_bank_and_event_apart_whatever_their_ids(bank: str, event: str) -> None:
    assert split_key(event_key(bank, event)) == (bank, event)


def test_the_title_names_every_bank_and_topics_come_once_in_order_of_first_appearance() -> None:
    items = (
        a_choice("b", 0, topic="War"),
        a_choice("a", 1, topic="Age"),
        a_choice("c", 2, topic="War"),
        an_event("e", 3, "1900", topic="Youth"),
    )
    banks = Banks([a_bank(*items, name=name) for name in ("one", "two")])
    assert banks.title == "One and Two"
    assert banks.topics == ("War", "Age", "Youth")


QUOTED = Choice(
    "not", "Which did not?", ("right",), tuple(Option(name, quotes=(sentence(0),)) for name in "xy")
)


@pytest.mark.parametrize(
    ("items", "plays"),
    [
        pytest.param((a_choice("a", 0), a_choice("b", 0, draft=True)), "a", id="no draft"),
        pytest.param((a_choice("a"),), "", id="no choice without a quote"),
        pytest.param((QUOTED,), "not", id="a choice with a quote on every wrong option"),
        pytest.param((*in_a_row(3), an_ordering("o", "e0", "e1", "e2")), "o", id="an ordering"),
        pytest.param(
            (*in_a_row(2), replace(in_a_row(3)[2], draft=True), an_ordering("o", "e0", "e1", "e2")),
            "",
            id="no ordering of a draft",
        ),
    ],
)
def test_what_is_sound_and_no_draft_plays(items: tuple[Item, ...], plays: str) -> None:
    banks = some(*items)
    assert [each.id for each in banks.playable(banks.banks[0])] == plays.split()


def test_an_event_that_nothing_places_does_not_play() -> None:
    assert [event.id for _, event in some(an_event("a", 0), an_event("b", 1, "1900")).events] == ["b"]


def test_before_holds_across_banks() -> None:
    banks = Banks(
        [a_bank(an_event("a", 0, year), name=name) for name, year in (("one", "1900"), ("two", "1901"))]
    )
    assert banks.before.is_before("one/a", "two/a")


def test_a_draft_proves_no_order() -> None:
    draft = an_event("b", 1, after=("a",), draft=True)
    banks = some(an_event("a", 0, "1900"), draft, an_event("c", 2, after=("b",)))
    assert not banks.before.decided(key("a"), key("c"))


def test_events_are_found_on_the_sentences_that_tell_them() -> None:
    banks = some(an_event("a", 3, "1900"), an_event("b", 4, "1901"), an_event("c", 3, "1902"))
    assert banks.events_on("life", frozenset({3})) == (key("a"), key("c"))
