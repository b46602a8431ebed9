"""Banks played together: what of them can be played, and what is before what."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.game.banks import Banks, event_key, split_key

from .lives import a_bank, a_choice, an_event


@given(st.text(), st.text())
def test_a_key_tells_bank_and_event_apart_whatever_their_ids(bank: str, event: str) -> None:
    assert split_key(event_key(bank, event)) == (bank, event)


def test_titles_and_topics_are_those_of_all_banks_without_drafts_in_order_of_first_appearance() -> None:
    items = (
        a_choice("b", 0, topic="War"),
        a_choice("d", 0, topic="Draft", draft=True),
        a_choice("a", 1, topic="Age"),
        a_choice("c", 2, topic="War"),
        an_event("e", 3, "1900", topic="Youth"),
    )
    banks = Banks([a_bank(*items, name=name) for name in ("one", "two")])
    assert banks.title == "One and Two"
    assert banks.topics == ("War", "Age", "Youth")
    assert [each.id for each in banks.playable(banks.banks[0])] == ["b", "a", "c"]


def test_before_holds_across_banks_and_a_draft_proves_no_order() -> None:
    draft = an_event("b", 1, after=("a",), draft=True)
    one = a_bank(an_event("a", 0, "1900"), draft, an_event("c", 2, after=("b",)), name="one")
    banks = Banks([one, a_bank(an_event("a", 0, "1901"), name="two")])
    assert banks.before.is_before("one/a", "two/a")
    assert not banks.before.decided("one/a", "one/c")
