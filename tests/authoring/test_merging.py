"""Two changed versions of one bank as one."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.authoring.desk import Desk, Merge, changes_between, merged
from quiz.authoring.document import Document
from quiz.authoring.layout import staying
from quiz.authoring.values import Plain, meaning
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


def three(ours: str, theirs: str) -> Merge:
    return merged(changes_between(document(BASE), document(ours), 0), document(theirs))


A = "  # about a\n  - id: a\n    ask: Where?\n    answer: Samara\n\n"
B = "  - ask: When was it?\n    answer: 1912\n\n"
C = "\n  - id: c\n    ask: Who?\n    answer: Galina\n"
NEW = "\n  - id: n\n    ask: New?\n    answer: Yes\n"
OTHER = "\n  - id: m\n    ask: Newer?\n    answer: Yes\n"
BAKU, ZORYA, IN_1913 = (
    BASE.replace(*each) for each in (("Samara", "Baku"), ("Galina", "Zorya"), ("1912", "1913"))
)
WINDOWS = "# theirs\r\n" + BASE.replace("\n", "\r\n").replace("Where?", "'Where?'")
C_FIRST = BASE.replace(C, "").replace(A, C[1:] + "\n" + A)
NO_A, NO_B = BASE.replace(A, ""), BASE.replace(B, "")
WITH_ID = BASE.replace("  - ask: When", "  - id: b\n    ask: When")
NEW_FIRST = BASE.replace(B, NEW[1:] + "\n" + B)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (BAKU, BASE.replace("Galina", "Zorya # 2"), BAKU.replace("Galina", "Zorya # 2")),
        (BASE, WINDOWS, WINDOWS),  # nothing done here
        (BAKU, BASE.replace("Samara", "'Baku'"), BASE.replace("Samara", "'Baku'")),  # the same
        (NO_A, BASE.replace(C, ""), NO_A.replace(C, "")),
        (NEW_FIRST, BASE + OTHER, NEW_FIRST + OTHER),
        (BASE + NEW, BASE + NEW, BASE + NEW),
        (NO_A, WITH_ID, WITH_ID.replace(A, "")),
        (C_FIRST, BAKU, C_FIRST.replace("Samara", "Baku")),  # an order changed here
        (BAKU, C_FIRST, C_FIRST.replace("Samara", "Baku")),  # and there
    ],
)
def test_what_two_have_changed_in_different_items_comes_together(ours: str, theirs: str, merged: str) -> None:
    merge = three(ours, theirs)
    assert not merge.conflicts
    assert merge.desk().written().raw.decode() == merged


WHEN, ODESSA = "When was it?", BASE.replace("Samara", "Odessa # 2")
NAMED_1913 = WITH_ID.replace("1912", "1913").replace("id: b", "id: when-was-it")


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict", "decided_for_us"),
    [
        (BAKU, ODESSA, ("Where?", "Baku", "Odessa"), BASE.replace("Samara", "Baku # 2")),
        (NO_B, IN_1913, (WHEN, None, "1913"), NO_B),
        (IN_1913, NO_B, (WHEN, "1913", None), NAMED_1913),
        (BASE + NEW, BASE + NEW.replace("Yes", "No"), ("New?", "Yes", "No"), BASE + NEW),
        (ZORYA, BASE.replace("Who?", "Who is it?"), ("Who?", "Zorya", "Galina"), ZORYA),  # its id
        (IN_1913, WITH_ID, (WHEN, "1913", "1912"), IN_1913),  # by what it asks
    ],
)  # fmt: skip
def test_what_two_have_changed_in_one_item_is_asked_for_and_taken_as_decided(
    ours: str, theirs: str, conflict: tuple[str, object, object], decided_for_us: str
) -> None:
    merge = three(ours, theirs)
    (asked,) = merge.conflicts
    said = (card.text("answer") if card else None for card in (asked.ours, asked.theirs))
    assert (asked.name, *said) == conflict
    assert merge.desk().written().raw.decode() == theirs
    assert merge.desk(merge.conflicts).written().raw.decode() == decided_for_us


def said(desk: Desk) -> list[Plain]:
    """What the cards say besides their ids, which some get when another program has removed them."""
    return [meaning(card.without("id").fields) for card in desk.cards]


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_merging_with_what_has_not_changed_changes_nothing(seed: int) -> None:
    chance = Random(seed)
    base = some_document(chance)
    ours = changed(chance, Desk.of(base))
    merge = merged(ours, base)
    assert not merge.conflicts
    assert said(merge.desk()) == said(ours)
    assert [card.key for card in merge.desk().cards] == [card.key for card in ours.cards]
    theirs = merged(Desk.of(base), ours.written())
    assert not theirs.conflicts
    assert theirs.desk().written() == theirs.theirs


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_whatever_two_have_done_comes_together_and_nothing_is_lost(seed: int) -> None:
    chance = Random(seed)
    base = Desk.of(some_document(chance))
    ours, theirs = changed(chance, base), Desk.of(changed(chance, base).written())
    merge = merged(ours, theirs.document)
    decided = [merge.desk(), merge.desk(merge.conflicts)]
    for desk in decided:
        assert said(Desk.of(desk.written())) == said(desk)
    kept = [*map(said, decided)]
    for item in (*said(ours), *said(theirs)):
        assert item in kept[0] or item in kept[1] or item in said(base) or item == {}


@given(st.lists(st.none()), st.permutations(range(7)))
def test_what_stays_is_in_its_order_and_new_ones_neither_stay_nor_move(
    new: list[None], origins: list[int]
) -> None:
    kept = [origin for origin in origins if origin in staying([*new, *origins])]
    assert kept == sorted(kept)
    assert kept


@given(st.integers(0, 8), st.integers(0, 8))
def test_of_one_that_moves_all_others_stay(origin: int, place: int) -> None:
    others = [each for each in range(9) if each != origin]
    assert len(staying([*others[:place], origin, *others[place:]])) == 8 + (origin == place or 0)
