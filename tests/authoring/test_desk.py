"""The desk: what each act makes of the cards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quiz.authoring.desk import Desk
from quiz.authoring.values import Plain, Section
from tests.authoring.desks import LATHE, desk_of, keys
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, items


@pytest.mark.parametrize(
    ("act", "events"),
    [
        (lambda desk: desk.added(Section.TIMELINE, {"event": "Dies"})[0], [0, 1, 2, 3, 6]),
        (lambda desk: desk.added(Section.TIMELINE, {"event": "Flees"}, 0)[0], [0, 6, 1, 2, 3]),
        (lambda desk: desk.added(Section.TIMELINE, {"event": "Dies"}, 5)[0], [0, 1, 2, 3, 6]),  # a question
        (lambda desk: desk.duplicated(1), [0, 1, 6, 2, 3]),
        (lambda desk: desk.removed(1), [0, 2, 3]),
        (lambda desk: desk.moved(0, 1), [1, 0, 2, 3]),
        (lambda desk: desk.moved(0, 99), [1, 2, 3, 0]),
        (lambda desk: desk.moved(0, -1), [0, 1, 2, 3]),
    ],
)
def test_an_act_leaves_the_cards_in_this_order(act: Callable[[Desk], Desk], events: list[int]) -> None:
    before = desk_of()
    after = act(before)
    assert keys(after, Section.TIMELINE) == events
    assert keys(after) == [4, 5]
    assert after.is_changed == (events != [0, 1, 2, 3])


def test_what_is_edited_back_is_no_change() -> None:
    changed = desk_of().typed(4, {"topic": "Youth"})
    assert [card.key for card in changed.changed()] == [4]
    assert not changed.typed(4, {"topic": ""}).is_changed


def test_a_duplicate_has_no_id_of_its_own() -> None:
    copy = desk_of().duplicated(0).card(6)
    assert copy.fields == {"event": "Escapes", "date": "1913", "quote": "He escaped in 1913"}
    assert copy.origin is None


def test_a_card_is_a_draft_where_a_banks_reader_takes_it_for_one_until_it_is_accepted() -> None:
    for written, is_draft in (("true", True), ("Yes", True), ("false", False), ("", False)):
        desk, key = desk_of(HEAD).added(Section.QUESTIONS, {"ask": "Who?", "draft": written})
        assert desk.card(key).is_draft == is_draft
        assert not desk.accepted(key).card(key).is_draft


@pytest.mark.parametrize(
    ("new", "ids"),
    [
        ([LATHE, LATHE], ["where-did-he-operate-a-lathe-2", "where-did-he-operate-a-lathe-3"]),
        ([{"ask": "In which town did he operate a lathe then?"}], ["in-which-town-did-he-operate-a-lathe"]),
        ([{"id": "who-was-he", "ask": "Which?"}, {"ask": "Who was he?"}], ["who-was-he", "who-was-he-2"]),
    ],
)  # fmt: skip
def test_new_cards_alone_get_ids_which_are_short_and_no_others(
    new: list[dict[str, Plain]], ids: list[str]
) -> None:
    desk = start = desk_of(HEAD + items(QUESTION))
    for fields in new:
        desk, _ = desk.added(Section.QUESTIONS, fields)
    old, *added = desk.with_ids().items
    assert [card.id for card in added] == ids
    assert all(next(iter(card.by_name)) == "id" for card in added)
    assert old == start.items[0]


def test_an_event_keeps_the_id_that_others_know_it_by() -> None:
    event = "Operates a lathe in the engineering works in Lugansk"
    desk, key = desk_of().added(Section.TIMELINE, {"event": event})
    named = desk.card(key).id
    desk, _ = desk.added(Section.QUESTIONS, {"order": [["escape", "back"], named]})
    assert desk.with_ids().card(key).id == named


def test_who_names_a_card_is_known() -> None:
    desk = desk_of(HEAD + TIMELINE + items("id: o\norder: [escape, exile, shot]\n"))
    assert [card.id for card in desk.naming(0)] == ["back", "o"]
    assert [desk.event_text(name) for name in ("escape", "gone")] == ["Escapes", "gone"]
