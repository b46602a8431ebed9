"""Names: made harmless where they are typed, told apart by how they look, and given by the program."""

from __future__ import annotations

from itertools import combinations
from unicodedata import category, is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.names import _FIRST, _LAST, LONGEST, TEAMS, cleaned, given_names, likeness
from quiz.classroom.setup import LIMIT, MOST_TEAMS


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann", "Ann"),
        ("  Ann \t  Lee\n", "Ann Lee"),
        ("\x1b[31mAnn\x07", "[31mAnn"),
        ("A\x00n\x9bn", "A n n"),
        ("A" + "\u20dd" * 9, "A" + "\u20dd" * 3),
        ("\u202eAnn\u202c\u2066", "Ann"),
        ("A\u200bn\u200dn\u00ad\ufeff", "Ann"),
        ("Ann\u3164", "Ann"),
        ("A\u034fnn\ufe0f\U000e0100", "Ann"),
        ("Ａｎｎ", "Ann"),
        ("ﬁﬁ", "fifi"),
        ("Ann\u2003\u00a0Lee\u2028", "Ann Lee"),
        ("Ann\ud800\ue000\uffff", "Ann"),
        ("Zoe\u0301", "Zoé"),
        ("e\u200d\u0301", "é"),
        ("\u0301\u0302Ann", "Ann"),
        ("¯¯A¯nn", "A nn"),
        ("x" + "\u0335" * 9, "x" + "\u0335" * 3),
        ("ก" + "\u0e47" * 9, "ก" + "\u0e47" * 3),
        ("བསྒྲུབས", "བསྒྲུབས"),
        ("x" * 30, "x" * LONGEST),
        ("x" * 23 + " y", "x" * 23),
        ("", ""),
        (" \u200b\u202e ", ""),
        ("\u3164\u1160\u2800", ""),
        ("?!…", ""),
        ("\u0301", ""),
        ("<b>Ann</b>", "<b>Ann</b>"),
        ("李 小龙", "李 小龙"),
    ],
)
def test_a_typed_name_is_kept_without_what_is_not_seen(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


_letters = st.one_of(
    st.characters(),
    st.sampled_from("aIl0О \t\u0301\u0335\u0e47\u200d\u202e\u3164\ufe0f\uffa0ﷺ\u1100\u1161\u11a8"),
)


@given(st.text(_letters, max_size=60))
def test_a_cleaned_name_is_short_normal_and_seen_and_stays_as_it_is(typed: str) -> None:
    name = cleaned(typed)
    assert cleaned(name) == name
    assert len(name) <= LONGEST
    assert is_normalized("NFKC", name)
    assert name == " ".join(name.split(" "))
    assert not {category(letter)[0] for letter in name.replace(" ", "")} & {"C", "Z"}
    assert not name or (likeness(name) and any(map(str.isalnum, name)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann", "ANN"),
        ("Ann", "Аnn"),  # a Cyrillic А
        ("Вася", "Bася"),  # a Latin B
        ("Ann", "Ａｎｎ"),
        ("Ann Lee", "Annlee"),
        ("Ann-Lee", "Ann Lee"),
        ("Bob", "B0b"),
        ("Bob", "Βob"),  # a Greek Β
        ("Eva", "Eνa"),  # a Greek ν
        ("Ian", "lan"),
        ("Ian", "1an"),
        ("Lars", "|ars"),
        ("Lily", "LiIy"),
        ("Ida", "ıda"),
        ("Sam", "5am"),
        ("Eve", "3ve"),
        ("Zoé", "Zoe"),
        ("Zoe\u0301", "Zoé"),
        ("Michał", "Michal"),
        ("Groß", "GROSS"),
        ("Ελένη", "ΕΛΕΝΗ"),
        ("מֹשה", "משה"),
        ("Tim", "Tim."),
        ("Tim", "Tim\u3164"),
        ("Eva", "Εva"),  # a Greek Ε
        ("Queen", "Ԛueen"),  # Kurdish, in Cyrillic
        ("Gus", "ɡus"),
    ],
)
def test_names_that_look_alike_are_alike(one: str, other: str) -> None:
    assert likeness(one) == likeness(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann", "Anna"),
        ("Ann", "Dan"),
        ("Player 1", "Player 11"),
        ("Вася", "Вова"),
        ("राम", "रमा"),  # these differ in a vowel, which is a mark
        ("รัก", "รีก"),
        ("かな", "がな"),
        ("小龙", "小李"),
        ("?", "!"),
    ],
)
def test_names_that_look_different_are_not_alike(one: str, other: str) -> None:
    assert likeness(one) != likeness(other)


def test_no_two_given_names_look_alike() -> None:
    names = given_names("a seed")
    assert len({likeness(name) for name in names}) == len(names) >= 2 * LIMIT


def test_given_names_need_no_cleaning_even_with_a_number_behind() -> None:
    names = [each for name in given_names("a seed") for each in (name, f"{name} 99")]
    assert [cleaned(name) for name in names] == names


def test_given_names_come_in_an_order_of_chance() -> None:
    assert given_names("one") == given_names("one") != given_names("other")
    assert sorted(given_names("one")) == sorted(given_names("other"))


@pytest.mark.parametrize("words", [_FIRST.split(), _LAST.split()])
def test_no_word_of_given_names_is_misread_for_another(words: list[str]) -> None:
    def is_near(one: str, other: str) -> bool:
        one, other = sorted((one.lower(), other.lower()), key=len)
        if len(one) == len(other):
            return sum(a != b for a, b in zip(one, other, strict=True)) < 2
        return any(other[:at] + other[at + 1 :] == one for at in range(len(other)))

    assert [pair for pair in combinations(words, 2) if is_near(*pair)] == []


def test_there_are_as_many_teams_as_can_be_wanted_and_none_looks_like_another() -> None:
    assert len({likeness(team) for team in TEAMS}) == len(TEAMS) == MOST_TEAMS
