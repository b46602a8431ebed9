from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.bank.model import Choice, Event, Option, Ordering, fingerprint, slug
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


@given(st.text(max_size=120))
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(st.text(max_size=120))
@example("À'0")
def test_a_slug_is_the_same_in_every_unicode_form(text: str) -> None:
    assert slug(normalize("NFD", text)) == slug(normalize("NFC", text))


@given(st.text(max_size=300))
def test_a_slug_is_bounded_and_clean(text: str) -> None:
    name = slug(text)
    assert len(name) <= 80
    assert "--" not in name
    assert name.strip("-") == name
    assert "/" not in name


CHOICE = Choice("cities", "Where?", ("Baku", "Odessa"), (Option("Samara"),))
ORDERING = Ordering("order", (("a",), ("b", "c"), ("d",)))
EVENT = Event("shot", "Shot", ("He was shot",), Date.parse("1937-02-01"), ("tried",))


FINGERPRINTS = ["d21f8e87d2c9", "cbf96e54e37d", "b8217f790adb"]


def test_a_fingerprint_is_the_same_in_every_run() -> None:
    assert [fingerprint(item) for item in (CHOICE, ORDERING, EVENT)] == [
        "d21f8e87d2c9",
        "cbf96e54e37d",
        "b8217f790adb",
    ]


@pytest.mark.parametrize(
    ("item", "other"),
    [
        (CHOICE, Choice("else", "In which towns?", ("Odessa", "Baku"), (Option("Lugansk"),), topic="Towns")),
        (Choice("a", "", ("Besançon",), ()), Choice("a", "", ("Besanc\u0327on",), ())),
        (ORDERING, Ordering("else", (("a",), ("c", "b"), ("d",)), ask="Sort these.")),
        (EVENT, Event("else", "Executed", (), Date.parse("1937-02-01"), ("tried",))),
        (
            Event("x", "X", after=("a", "b")),
            Event("x", "X", after=("b", "a")),
        ),
    ],
)
def test_what_does_not_change_the_answer_leaves_the_fingerprint(
    item: Choice | Ordering | Event, other: Choice | Ordering | Event
) -> None:
    assert fingerprint(item) == fingerprint(other)


def test_whatever_changes_the_answer_changes_the_fingerprint() -> None:
    items: list[Choice | Ordering | Event] = [
        CHOICE,
        Choice("cities", "Where?", ("Baku",), (Option("Samara"), Option("Odessa"))),
        Choice("cities", "Where?", ("Baku, Odessa",), (Option("Samara"),)),
        ORDERING,
        Ordering("order", (("a",), ("b",), ("c",), ("d",))),
        Ordering("order", (("d",), ("b", "c"), ("a",))),
        EVENT,
        Event("shot", "Shot", date=Date.parse("1937"), after=("tried",)),
        Event("shot", "Shot", date=Date.parse("1937-02-01")),
        Event("shot", "Shot", after=("tried",)),
    ]
    assert len({fingerprint(item) for item in items}) == len(items)
