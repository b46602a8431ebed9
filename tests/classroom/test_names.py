"""Names made harmless, and names that pass for one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.names import LONGEST, cleaned, given_names, likeness


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ada \t\n Lovelace ", "Ada Lovelace"),
        ("A\x1b[31mda", "A [31mda"),
        ("\u202eadA\u2066", "adA"),
        ("A\u200bd\u200da\ufeff", "Ada"),
        ("\uff21da", "Ada"),
        ("e\u0301" + "\u0301" * 30, "\u00e9\u0301\u0301"),
        ("\u0e01" + "\u0e34" * 20, "\u0e01\u0e34\u0e34"),  # marks of Thai, which combine with a class of 0
        ("A" + "\u20dd" * 9, "A\u20dd\u20dd"),
        ("x" * 40, "x" * LONGEST),
        ("\u0301Ada", "Ada"),
        ("\u3164", ""),  # letters that show nothing
        ("\u115f\uffa0", ""),
        ("Ada\u3164", "Ada"),
        ("A\ufe0fd\u034fa\U000e0101", "Ada"),
        ("\u2800A", "A"),
        ("\ud800A", "A"),
        ("?!", ""),
        ("", ""),
    ],
)
def test_a_name_is_made_harmless(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@given(st.text(st.characters(), max_size=60))
def test_a_clean_name_stays_as_it_is(typed: str) -> None:
    assert cleaned(cleaned(typed)) == cleaned(typed)
    assert len(cleaned(typed)) <= LONGEST


@pytest.mark.parametrize(
    "other",
    ["\u0410nna", "\uff21\uff4e\uff4e\uff41", "ANNA", "An na", "\u00c1nna", "A-n-n-a", "Anna\u3164"],
)
def test_a_name_that_looks_like_another_has_its_likeness(other: str) -> None:
    assert likeness(other) == likeness("Anna")


@pytest.mark.parametrize(("name", "other"), [("Bob", "B0b"), ("Ian", "lan"), ("Eva", "\u0395va")])
def test_signs_that_pass_for_a_letter_are_that_letter(name: str, other: str) -> None:
    assert likeness(name) == likeness(other)


def test_other_names_have_other_likenesses() -> None:
    assert len({likeness(name) for name in ("Anna", "Hanna", "Ann", "\u4e8c", "\u4e09")}) == 5


def test_no_two_given_names_look_alike_and_each_is_clean() -> None:
    names = given_names("seed")
    assert len({likeness(name) for name in names}) == len(names) > 1000
    assert all(cleaned(name) == name for name in names)
    assert sorted(given_names("other")) == sorted(names)
