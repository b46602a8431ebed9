"""What a player's memory knows an item by: its id, and a fingerprint of its answer."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.bank.model import Choice, Event, Item, Option, Ordering, fingerprint, slug
from quiz.dates.date import Date


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Where did he operate a lathe?", "where-did-he-operate-a-lathe"),
        ("  Signs the “Declaration of the 46” ", "signs-the-declaration-of-the-46"),
        ("After Stalin's death", "after-stalins-death"),
        ("In 1905–07", "in-1905-07"),
        ("L’équipe de Besançon", "léquipe-de-besançon"),
        ("Straße", "strasse"),
        ("Где он родился?", "где-он-родился"),
        ("他出生在哪里？", "他出生在哪里"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("ＦＵＬＬ ½", "full-1-2"),
        ("a_b/c\\d..e", "a-b-c-d-e"),
        ("?!", ""),
        ("word " * 30, "-".join(["word"] * 16)),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_slug_keeps_letters_and_digits(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text(max_size=200))
@example("À'0")
def test_a_slug_is_bounded_and_clean_its_own_and_the_same_in_every_unicode_form(text: str) -> None:
    name = slug(text)
    assert slug(name) == name
    assert slug(normalize("NFD", text)) == slug(normalize("NFC", text))
    assert len(name) <= 80
    assert name.strip("-") == name
    assert not {"--", "/"} & {name[at : at + size] for at in range(len(name)) for size in (1, 2)}


CHOICE = Choice("cities", "Where?", ("Baku", "Odessa"), (Option("Samara"),))
ORDERING = Ordering("order", (("a",), ("b", "c"), ("d",)))
SHOT = Date.parse("1937-02-01")
EVENT = Event("shot", "Shot", ("He was shot",), SHOT, ("tried",))


def test_a_fingerprint_is_the_same_in_every_run() -> None:
    found = [fingerprint(item) for item in (CHOICE, ORDERING, EVENT)]
    assert found == ["d21f8e87d2c9", "cbf96e54e37d", "b8217f790adb"]


@pytest.mark.parametrize(
    ("item", "other"),
    [
        (CHOICE, Choice("else", "In which towns?", ("Odessa", "Baku"), (Option("Lugansk"),), topic="Towns")),
        (Choice("a", "", ("Besançon",), ()), Choice("a", "", ("Besanc\u0327on",), ())),
        (ORDERING, Ordering("else", (("a",), ("c", "b"), ("d",)), ask="Sort these.")),
        (EVENT, Event("else", "Executed", (), SHOT, ("tried",))),
        (Event("x", "X", after=("a", "b")), Event("x", "X", after=("b", "a"))),
        (Event("x", "X", before=("a", "b")), Event("x", "X", before=("b", "a"), apart=("y",))),
    ],
)
def test_what_does_not_change_the_answer_leaves_the_fingerprint(item: Item, other: Item) -> None:
    assert fingerprint(item) == fingerprint(other)


def test_whatever_changes_the_answer_changes_the_fingerprint() -> None:
    items: list[Item] = [
        CHOICE,
        Choice("cities", "Where?", ("Baku",), (Option("Samara"), Option("Odessa"))),
        Choice("cities", "Where?", ("Baku, Odessa",), (Option("Samara"),)),
        ORDERING,
        Ordering("order", (("a",), ("b",), ("c",), ("d",))),
        Ordering("order", (("d",), ("b", "c"), ("a",))),
        EVENT,
        Event("shot", "Shot", date=Date.parse("1937"), after=("tried",)),
        Event("shot", "Shot", date=SHOT),
        Event("shot", "Shot", after=("tried",)),
        Event("shot", "Shot", before=("tried",)),
        Event("shot", "Shot", after=("tried",), before=("cleared",)),
    ]
    assert len({fingerprint(item) for item in items}) == len(items)
