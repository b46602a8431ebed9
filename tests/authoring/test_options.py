"""Wrong options, their parts changed: what was written stays in its shape, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.desk import Parts, changed, option_of, parts_of, said
from quiz.authoring.values import Plain

WORDS = st.sampled_from(["", "Samara", "Baku", "why", "option", "He was born there"])
FULL = st.dictionaries(
    st.sampled_from(["option", "why", "quote", "note"]), WORDS | st.lists(WORDS), min_size=1
)
SHORT = st.tuples(WORDS, WORDS).map(lambda pair: {pair[0]: pair[1]})
OPTIONS: st.SearchStrategy[Plain] = st.one_of(WORDS, SHORT, FULL, st.lists(WORDS))
PARTS = st.builds(Parts, WORDS, WORDS, st.lists(WORDS.filter(bool)).map(tuple))


@pytest.mark.parametrize(
    ("plain", "parts"),
    [
        ("Samara", Parts("Samara")),
        ({"Samara": "He was born there"}, Parts("Samara", "He was born there")),
        ({"option": "Baku", "quote": "sent to Baku"}, Parts("Baku", "", ("sent to Baku",))),
        ({"option": "Baku", "quote": ["one", "two"]}, Parts("Baku", "", ("one", "two"))),
        ({"why": "no option yet"}, Parts("", "no option yet")),
        ({"Samara": ["a", "b"]}, Parts("Samara", "a, b")),
        (["Samara", "Baku"], Parts("Samara, Baku")),
        ({"Samara": "x", "Baku": "y"}, Parts("Samara: x, Baku: y")),
    ],
)
def test_an_option_has_its_parts(plain: Plain, parts: Parts) -> None:
    assert parts_of(plain) == parts


@pytest.mark.parametrize(
    ("plain", "now", "expected"),
    [
        ("Samara", Parts("Samara", "He was born there"), {"Samara": "He was born there"}),
        ({"Samara": "why"}, Parts("Odessa", "why"), {"Odessa": "why"}),
        ({"Samara": "why"}, Parts("Samara"), "Samara"),
        (
            {"Samara": "why"},
            Parts("Samara", "why", ("a b c",)),
            {"option": "Samara", "why": "why", "quote": "a b c"},
        ),
        ({"option": "Baku"}, Parts("Baku", "why"), {"option": "Baku", "why": "why"}),
        ({"option": "Baku", "why": "why"}, Parts("Baku"), {"option": "Baku"}),
        ({"why": "w", "option": "Baku"}, Parts("Odessa", "w"), {"option": "Odessa", "why": "w"}),
        ({"option": "Baku", "note": "mine"}, Parts("Odessa"), {"option": "Odessa", "note": "mine"}),
        ("", Parts("why", "a reason"), {"option": "why", "why": "a reason"}),
        ({"Samara": "why"}, Parts("", "why"), {"why": "why"}),
        ({"Samara": "why"}, Parts(), ""),
        ("", Parts("Baku", "", ("a", "b")), {"option": "Baku", "quote": ["a", "b"]}),
    ],
)
def test_a_changed_part_changes_the_shape_only_where_it_must(
    plain: Plain, now: Parts, expected: Plain
) -> None:
    result = changed(plain, parts_of(plain), now)
    assert result == expected
    if isinstance(result, dict) and isinstance(expected, dict):
        assert list(result) == list(expected)


def test_several_quotes_stay_several_when_the_reason_is_changed() -> None:
    plain: dict[str, Plain] = {"option": "Baku", "why": "w", "quote": ["one two three", "four five six"]}
    now = parts_of(plain)._replace(why="other")
    assert changed(plain, parts_of(plain), now) == {**plain, "why": "other"}


@given(OPTIONS)
def test_what_is_not_changed_is_as_it_was(plain: Plain) -> None:
    assert changed(plain, parts_of(plain), parts_of(plain)) is plain


@given(OPTIONS, PARTS)
def test_what_is_written_is_what_is_shown_again(plain: Plain, now: Parts) -> None:
    result = changed(plain, parts_of(plain), now)
    assert parts_of(result) == now or result is plain


@given(st.recursive(WORDS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner)))
def test_every_word_of_a_value_is_said(plain: Plain) -> None:
    words = said(plain)

    def leaves(value: Plain) -> list[str]:
        if isinstance(value, str):
            return [value]
        inner = value if isinstance(value, list) else [*value, *value.values()]
        return [leaf for each in inner for leaf in leaves(each)]

    assert all(leaf in words for leaf in leaves(plain))


@given(PARTS.filter(any))
def test_an_option_has_the_parts_that_it_was_made_of(parts: Parts) -> None:
    assert parts_of(option_of(parts)) == parts
