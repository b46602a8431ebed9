"""The desk: what each act makes of the cards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quiz.authoring.desk import Desk
from quiz.authoring.document import Section
from quiz.authoring.values import Plain
from tests.authoring.desks import LATHE, desk_of, keys
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, items

FIRST, SECOND, THIRD, FOURTH = range(4)
"""The keys of the events of a desk."""


def test_a_desk_has_the_items_of_its_document_in_their_order() -> None:
    desk = desk_of()
    assert [card.id for card in desk.section(Section.TIMELINE)] == ["escape", "back", "exile", "shot"]
    assert [card.origin for card in desk.section(Section.QUESTIONS)] == [0, 1]
    assert not desk.is_changed


@pytest.mark.parametrize(
    ("act", "events"),
    [
        (lambda desk: desk.added(Section.TIMELINE, {"event": "Dies"})[0], [0, 1, 2, 3, 6]),
        (lambda desk: desk.added(Section.TIMELINE, {"event": "Flees"}, FIRST)[0], [0, 6, 1, 2, 3]),
        (lambda desk: desk.added(Section.TIMELINE, {"event": "Dies"}, 5)[0], [0, 1, 2, 3, 6]),  # a question
        (lambda desk: desk.duplicated(SECOND), [0, 1, 6, 2, 3]),
        (lambda desk: desk.removed(SECOND), [0, 2, 3]),
        (lambda desk: desk.moved(FIRST, 1), [1, 0, 2, 3]),
        (lambda desk: desk.moved(FIRST, 99), [1, 2, 3, 0]),
        (lambda desk: desk.moved(FIRST, -1), [0, 1, 2, 3]),
    ],
)
def test_an_act_leaves_the_cards_in_this_order(act: Callable[[Desk], Desk], events: list[int]) -> None:
    before = desk_of()
    after = act(before)
    assert keys(after, Section.TIMELINE) == events
    assert keys(after) == [4, 5]
    assert after.is_changed == (events != [0, 1, 2, 3])


def test_the_first_card_of_an_empty_list_may_be_of_either() -> None:
    for section in Section:
        desk, key = desk_of(HEAD).added(section, {"ask": "Who?"})
        assert keys(desk, section) == [key]


def test_what_is_edited_back_is_no_change() -> None:
    desk = desk_of()
    key = keys(desk)[0]
    changed = desk.typed(key, {"topic": "Youth"})
    assert [card.key for card in changed.changed()] == [key]
    assert not changed.typed(key, {"topic": ""}).is_changed


def test_a_duplicate_has_no_id_of_its_own() -> None:
    desk = desk_of()
    copy = desk.duplicated(FIRST).card(desk.next_key)
    assert copy.fields == {"event": "Escapes", "date": "1913", "quote": "He escaped in 1913"}
    assert copy.origin is None


@pytest.mark.parametrize(
    ("written", "is_draft"), [("true", True), ("Yes", True), ("false", False), ("", False)]
)
def test_a_card_is_a_draft_where_a_banks_reader_takes_it_for_one_until_it_is_accepted(
    written: str, is_draft: bool
) -> None:
    desk, key = desk_of().added(Section.QUESTIONS, {"ask": "Who?", "draft": written})
    assert desk.card(key).is_draft == is_draft
    assert not desk.accepted(key).card(key).is_draft


@pytest.mark.parametrize(
    ("new", "ids"),
    [
        ([LATHE, LATHE], ["where-did-he-operate-a-lathe-2", "where-did-he-operate-a-lathe-3"]),
        (
            [{"ask": "Where did he operate a lathe after leaving school at fourteen?"}],
            ["where-did-he-operate-a-lathe-after"],
        ),
        ([{"id": "who-was-he", "ask": "Which?"}, {"ask": "Who was he?"}], ["who-was-he", "who-was-he-2"]),
    ],
)
def test_new_cards_get_short_ids_that_no_other_has(new: list[dict[str, Plain]], ids: list[str]) -> None:
    desk = desk_of()
    for fields in new:
        desk, _ = desk.added(Section.QUESTIONS, fields)
    added = desk.with_ids().section(Section.QUESTIONS)[2:]
    assert [card.id for card in added] == ids
    assert all(next(iter(card.fields)) == "id" for card in added)


def test_an_event_keeps_the_id_that_others_know_it_by() -> None:
    event = "Operates a lathe in the engineering works in Lugansk"
    desk, key = desk_of().added(Section.TIMELINE, {"event": event})
    named = desk.card(key).id
    desk, _ = desk.added(Section.QUESTIONS, {"order": [["escape", "back"], named]})
    assert desk.with_ids().card(key).id == named


def test_items_of_the_file_get_no_ids_unasked() -> None:
    desk = desk_of(HEAD + items(QUESTION))
    assert desk.with_ids() == desk


def test_who_names_a_card_is_known() -> None:
    desk = desk_of(HEAD + TIMELINE + items("id: o\norder: [escape, exile, shot]\n"))
    assert [card.id for card in desk.naming(FIRST)] == ["back", "o"]
    assert desk.event_text("escape") == "Escapes"
    assert desk.event_text("gone") == "gone"
