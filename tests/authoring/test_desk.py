"""The desk: what each act makes of the cards."""

from __future__ import annotations

import pytest

from quiz.authoring.desk import PAUSE, Desk, Undo
from quiz.authoring.document import Document
from quiz.authoring.values import Section
from tests.authoring.desks import LATHE, desk_of, keys
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, items


def ids(desk: Desk, section: Section = Section.QUESTIONS) -> list[str]:
    return [card.id for card in desk.section(section)]


def test_a_desk_has_the_items_of_its_document_in_their_order() -> None:
    desk = desk_of()
    assert ids(desk, Section.TIMELINE) == ["escape", "back", "exile", "shot"]
    assert [card.origin for card in desk.section(Section.QUESTIONS)] == [0, 1]
    assert not desk.is_changed


def test_a_new_card_stands_at_the_end_of_its_list_or_behind_another() -> None:
    desk, at_end = desk_of().added(Section.TIMELINE, {"event": "Dies"})
    assert keys(desk, Section.TIMELINE)[-1] == at_end
    desk, behind = desk.added(Section.TIMELINE, {"event": "Flees"}, after=keys(desk, Section.TIMELINE)[0])
    assert keys(desk, Section.TIMELINE)[1] == behind
    assert desk.is_changed
    assert desk.card(behind).origin is None


def test_a_new_card_is_not_put_behind_one_of_the_other_list() -> None:
    desk = desk_of()
    desk, key = desk.added(Section.TIMELINE, {"event": "Dies"}, after=keys(desk)[0])
    assert keys(desk, Section.TIMELINE)[-1] == key


def test_the_first_card_of_an_empty_list_may_be_of_either() -> None:
    for section in Section:
        desk, key = desk_of(HEAD).added(section, {"ask": "Who?"})
        assert keys(desk, section) == [key]


def test_an_edited_card_keeps_its_key_and_origin() -> None:
    desk = desk_of()
    key = keys(desk)[1]
    card = desk.typed(key, LATHE).card(key)
    assert card.fields == LATHE
    assert card.origin == 1


def test_what_is_edited_back_is_no_change() -> None:
    desk = desk_of()
    key = keys(desk)[0]
    changed = desk.typed(key, {"topic": "Youth"})
    assert [card.key for card in changed.changed()] == [key]
    assert not changed.typed(key, {"topic": ""}).is_changed


def test_a_card_moves_within_its_list_and_no_further() -> None:
    desk = desk_of()
    first, *others = keys(desk, Section.TIMELINE)
    assert keys(desk.moved(first, 1), Section.TIMELINE) == [others[0], first, *others[1:]]
    assert keys(desk.moved(first, 99), Section.TIMELINE) == [*others, first]
    assert desk.moved(first, -1) == desk
    assert desk.moved(first, 1).is_changed


def test_a_duplicate_stands_right_behind_and_has_no_id_of_its_own() -> None:
    desk = desk_of()
    first = keys(desk, Section.TIMELINE)[0]
    desk, copy = desk.duplicated(first)
    assert keys(desk, Section.TIMELINE)[1] == copy
    assert desk.card(copy).fields == {"event": "Escapes", "date": "1913", "quote": "He escaped in 1913"}


def test_a_removed_card_is_gone() -> None:
    desk = desk_of()
    key = keys(desk)[0]
    assert key not in desk.removed(key)
    assert len(keys(desk.removed(key))) == 1


def test_an_accepted_card_is_no_draft() -> None:
    desk, key = desk_of().added(Section.TIMELINE, {"event": "Dies", "date": "1937", "draft": "true"})
    assert desk.card(key).is_draft
    assert not desk.accepted(key).card(key).is_draft


def test_new_cards_get_ids_that_no_other_has() -> None:
    desk, first = desk_of().added(Section.QUESTIONS, LATHE)
    desk, second = desk.added(Section.QUESTIONS, LATHE)
    desk = desk.with_ids()
    assert desk.card(first).id == "where-did-he-operate-a-lathe-2"
    assert desk.card(second).id == "where-did-he-operate-a-lathe-3"
    assert next(iter(desk.card(first).fields)) == "id"


def test_a_new_id_is_short() -> None:
    desk, key = desk_of().added(
        Section.QUESTIONS, {"ask": "Where did he operate a lathe after leaving school at fourteen?"}
    )
    assert desk.with_ids().card(key).id == "where-did-he-operate-a-lathe-after"


def test_an_event_keeps_the_id_that_others_know_it_by() -> None:
    event = "Operates a lathe in the engineering works in Lugansk"
    desk, key = desk_of().added(Section.TIMELINE, {"event": event})
    named = desk.card(key).id
    desk, _ = desk.added(Section.QUESTIONS, {"order": [["escape", "back"], named]})
    assert desk.with_ids().card(key).id == named


def test_items_of_the_file_get_no_ids_unasked() -> None:
    desk = desk_of(HEAD + items(QUESTION))
    assert desk.with_ids() == desk


def test_acts_are_taken_back_and_done_again() -> None:
    undo = Undo(desk_of())
    start = undo.now
    gone = start.removed(keys(start)[0])
    undo.did(gone)
    assert undo.undo() == start
    assert not undo.can_undo
    assert undo.redo() == gone
    assert not undo.can_redo
    assert undo.redo() == gone


def test_a_new_act_takes_the_place_of_those_taken_back() -> None:
    undo = Undo(desk_of())
    start = undo.now
    undo.did(start.removed(keys(start)[0]))
    undo.undo()
    undo.did(start.removed(keys(start)[1]))
    assert not undo.can_redo


def test_typing_into_one_field_is_one_act_until_a_pause() -> None:
    undo = Undo(desk_of())
    key = keys(undo.now)[0]

    def typed(text: str, field: str, at: float) -> Desk:
        desk = undo.now.typed(key, {**LATHE, field: text})
        undo.did(desk, run=(key, field), at=at)
        return desk

    start = undo.now
    typed("a", "ask", 10.0)
    first = typed("ab", "ask", 10.1)
    typed("abc", "ask", 10.1 + PAUSE)
    assert undo.undo() == first
    assert undo.undo() == start
    typed("a", "ask", 20.0)
    one = undo.now
    typed("b", "why", 20.1)
    assert undo.undo() == one


def test_what_was_before_a_save_can_still_be_undone_and_is_of_the_saved_file() -> None:
    undo = Undo(desk_of())
    key = keys(undo.now)[0]
    undo.did(undo.now.removed(key))
    left = HEAD + TIMELINE + items(QUESTION.replace("ask: Where", "ask: In which town"))
    saved = Document.read(left.encode())
    origins = undo.now.origins()
    undo.moved(undo.now.saved(saved), lambda desk: desk.rebased(saved, origins))
    assert not undo.now.is_changed
    back = undo.undo()
    assert back.document is saved
    assert back.card(key).origin is None
    assert [card.origin for card in back.section(Section.QUESTIONS)] == [None, 0]


def test_a_made_id_is_not_one_that_is_typed_into_another_new_card() -> None:
    desk, first = desk_of().added(Section.QUESTIONS, {"id": "who-was-he", "ask": "Which?"})
    desk, second = desk.added(Section.QUESTIONS, {"ask": "Who was he?"})
    named = desk.with_ids()
    assert (named.card(first).id, named.card(second).id) == ("who-was-he", "who-was-he-2")


def test_no_more_than_five_hundred_acts_are_kept() -> None:
    undo = Undo(desk_of())
    for number in range(600):
        undo.did(undo.now.typed(keys(undo.now)[0], {"ask": str(number)}))
    taken = 0
    while undo.can_undo:
        undo.undo()
        taken += 1
    assert taken == 500


@pytest.mark.parametrize(
    ("written", "is_draft"), [("true", True), ("Yes", True), ("false", False), ("", False)]
)
def test_a_card_is_a_draft_where_a_banks_reader_takes_it_for_one(written: str, is_draft: bool) -> None:
    desk, key = desk_of().added(Section.QUESTIONS, {"ask": "Who?", "draft": written})
    assert desk.card(key).is_draft == is_draft


def test_who_names_a_card_is_known() -> None:
    desk = desk_of(HEAD + TIMELINE + items("id: o\norder: [escape, exile, shot]\n"))
    escape = next(card.key for card in desk.cards if card.id == "escape")
    assert [card.id for card in desk.naming(escape)] == ["back", "o"]
    assert desk.event_text("escape") == "Escapes"
    assert desk.event_text("gone") == "gone"
