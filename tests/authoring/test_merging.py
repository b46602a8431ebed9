from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.authoring.document import Document
from quiz.authoring.layout import staying
from quiz.authoring.merging import Merge, merged
from quiz.authoring.values import Entry, Plain, Section, meaning
from tests.authoring.layouts import changed, some_document

BASE = """\
title: A life
questions:
  # about a
  - id: a
    ask: Where?
    answer: Samara

  - ask: When was it?
    answer: 1912

  - id: c
    ask: Who?
    answer: Galina
"""


def document(text: str) -> Document:
    return Document.read(text.encode())


def asked(merge: Merge) -> list[tuple[str, object, object]]:
    """The conflicts, and what the two say in them."""
    return [(each.name, answer(each.ours), answer(each.theirs)) for each in merge.conflicts]


def answer(fields: Plain | None) -> object:
    return fields.get("answer") if isinstance(fields, dict) else None


def three(ours: str, theirs: str, base: str = BASE) -> Merge:
    return merged(document(base), document(ours), document(theirs))


def without(*items: str, text: str = BASE) -> str:
    for item in items:
        assert item in text
        text = text.replace(item, "")
    return text


A = "  # about a\n  - id: a\n    ask: Where?\n    answer: Samara\n\n"
B = "  - ask: When was it?\n    answer: 1912\n\n"
C = "\n  - id: c\n    ask: Who?\n    answer: Galina\n"
NEW = "\n  - id: n\n    ask: New?\n    answer: Yes\n"


def test_changes_of_different_items_come_together() -> None:
    ours, theirs = BASE.replace("Samara", "Baku"), BASE.replace("Galina", "Zorya # perhaps")
    merge = three(ours, theirs)
    assert not merge.conflicts
    assert merge.written().raw.decode() == ours.replace("Galina", "Zorya # perhaps")


def test_what_neither_has_changed_stays_to_the_byte_as_it_is_with_them() -> None:
    theirs = "# theirs\r\n" + BASE.replace("\n", "\r\n").replace("Where?", "'Where?'").replace(
        "A life", "Life"
    )
    assert three(BASE, theirs).written().raw.decode() == theirs


def test_the_same_change_of_both_is_no_conflict() -> None:
    ours, theirs = BASE.replace("Samara", "Baku"), BASE.replace("Samara", "'Baku'")
    merge = three(ours, theirs)
    assert not merge.conflicts
    assert merge.written().raw.decode() == theirs


def test_an_item_that_both_have_changed_is_asked_for_and_taken_as_decided() -> None:
    merge = three(BASE.replace("Samara", "Baku"), BASE.replace("Samara", "Odessa # sure"))
    assert asked(merge) == [("Where?", "Baku", "Odessa")]
    assert merge.written().raw.decode() == BASE.replace("Samara", "Odessa # sure")
    assert merge.written(merge.conflicts).raw.decode() == BASE.replace("Samara", "Baku # sure")


def test_an_item_removed_here_and_changed_there_is_asked_for() -> None:
    theirs = BASE.replace("1912", "1913")
    merge = three(without(B), theirs)
    assert asked(merge) == [("When was it?", None, "1913")]
    assert merge.written().raw.decode() == theirs
    assert merge.written(merge.conflicts).raw.decode() == without(B)


def test_an_item_changed_here_and_removed_there_is_asked_for() -> None:
    merge = three(BASE.replace("1912", "1913"), without(B))
    assert asked(merge) == [("When was it?", "1913", None)]
    assert merge.written().raw.decode() == without(B)
    assert merge.written(merge.conflicts).raw.decode() == BASE.replace("1912", "1913")


def test_items_removed_by_either_are_gone() -> None:
    merge = three(without(A), without(C))
    assert not merge.conflicts
    assert merge.written().raw.decode() == without(A, C)


def test_new_items_of_both_are_there_in_their_places() -> None:
    other = NEW.replace("n\n", "m\n", 1).replace("New?", "Newer?")
    merge = three(BASE.replace(B, NEW[1:] + "\n" + B), BASE + other)
    assert not merge.conflicts
    assert merge.written().raw.decode() == BASE.replace(B, NEW[1:] + "\n" + B) + other


def test_an_item_that_both_have_added_is_there_once_or_asked_for() -> None:
    assert three(BASE + NEW, BASE + NEW).written().raw.decode() == BASE + NEW
    merge = three(BASE + NEW, BASE + NEW.replace("Yes", "No"))
    assert asked(merge) == [("New?", "Yes", "No")]
    assert merge.conflicts[0].base is None
    assert merge.written(merge.conflicts).raw.decode() == BASE + NEW


def test_an_item_without_an_id_is_known_by_what_it_asks_and_with_another_prompt_by_its_id() -> None:
    merge = three(BASE.replace("1912", "1913"), BASE.replace("  - ask: When", "  - topic: T\n    ask: When"))
    assert [each.name for each in merge.conflicts] == ["When was it?"]
    merge = three(BASE.replace("Galina", "Zorya"), BASE.replace("Who?", "Who is it?"))
    assert asked(merge) == [("Who?", "Zorya", "Galina")]


def test_an_item_that_gets_an_id_is_still_the_same() -> None:
    theirs = BASE.replace("  - ask: When", "  - id: b\n    ask: When")
    assert three(without(A), theirs).written().raw.decode() == without(A, text=theirs)
    assert asked(three(BASE.replace("1912", "1913"), theirs)) == [("When was it?", "1913", "1912")]


def test_our_order_is_kept_where_we_have_moved_something() -> None:
    ours = BASE.replace(C, "").replace(A, C[1:] + "\n" + A)
    merge = three(ours, BASE.replace("Samara", "Baku"))
    assert not merge.conflicts
    assert merge.written().raw.decode() == ours.replace("Samara", "Baku")


def test_their_order_is_kept_where_we_have_not() -> None:
    theirs = BASE.replace(C, "").replace(A, C[1:] + "\n" + A)
    after = three(BASE.replace("Samara", "Baku"), theirs).written().raw.decode()
    assert after == theirs.replace("Samara", "Baku")


def test_ours_may_be_items_that_are_not_written_yet() -> None:
    base = document(BASE)
    first, *rest = base.entries(Section.QUESTIONS)
    entries = [Entry({"ask": "New?"}), *rest, Entry({"ask": "Where?", "answer": "Baku"}, first.origin)]
    merge = merged(base, {Section.TIMELINE: [], Section.QUESTIONS: entries}, base)
    assert [answer(entry.fields) for entry in merge.entries(Section.QUESTIONS)] == [
        *(None, "1912", "Galina", "Baku")
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_merging_with_what_has_not_changed_changes_nothing(seed: int) -> None:
    chance = Random(seed)
    base = some_document(chance)
    ours = {section: changed(chance, base, section) for section in Section}
    merge = merged(base, ours, base)
    assert not merge.conflicts
    for section in Section:
        meant = [meaning(entry.fields) for entry in ours[section]]
        assert [meaning(entry.fields) for entry in merge.entries(section)] == meant
    theirs = merged(base, base, base.with_entries(*ours.values()))
    assert not theirs.conflicts
    assert theirs.written() == theirs.theirs


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_whatever_two_have_done_comes_together_and_nothing_is_lost(seed: int) -> None:
    chance = Random(seed)
    base = some_document(chance)
    ours = {section: changed(chance, base, section) for section in Section}
    changes = [changed(chance, base, section) for section in Section]
    theirs = base.with_entries(*changes)
    merge = merged(base, ours, theirs)
    for chosen in ((), merge.conflicts):
        after = merge.written(chosen)
        for section in Section:
            meant = [meaning(entry.fields) for entry in merge.entries(section, chosen)]
            assert [meaning(entry.fields) for entry in after.entries(section)] == meant
    before = {section: [meaning(entry.fields) for entry in base.entries(section)] for section in Section}
    for section in Section:
        kept = [meaning(entry.fields) for entry in merge.entries(section, merge.conflicts)]
        kept += [meaning(entry.fields) for entry in merge.entries(section)]
        for entry in (*ours[section], *theirs.entries(section)):
            said = meaning(entry.fields)
            assert said in kept or said in before[section] or said == {}


def test_what_both_have_added_alike_is_there_once_and_no_conflict() -> None:
    base = Document.read(b"title: A\nquestions:\n  - ask: Where?\n")
    new = b"title: A\nquestions:\n  - ask: Where?\n  - ask: New?\n"
    merge = merged(base, Document.read(new), Document.read(new))
    assert not merge.conflicts
    assert [entry.fields for entry in merge.entries(Section.QUESTIONS)] == [
        {"ask": "Where?"},
        {"ask": "New?"},
    ]


@given(st.lists(st.none()), st.permutations(range(7)))
def test_as_many_as_can_be_stay_and_new_ones_neither_stay_nor_move(
    new: list[None], origins: list[int]
) -> None:
    kept = [origin for origin in origins if origin in staying([*new, *origins])]
    assert kept == sorted(kept)
    longest = [1] * len(origins)
    for index, origin in enumerate(origins):
        longest[index] += max((longest[at] for at in range(index) if origins[at] < origin), default=0)
    assert len(kept) == max(longest)
