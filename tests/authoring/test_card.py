"""An item being written: its kind, its fields as a form shows them, and what becomes of a change."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.card import Card, Groups, ItemKind, Parts, Value, changed, parts_of, placed, said
from quiz.authoring.values import Plain, Section
from quiz.dates.before import Before
from quiz.dates.date import Date

WORDS = st.sampled_from(["", "Samara", "Baku", "why", "option", "He was born there"])
FULL = st.dictionaries(
    st.sampled_from(["option", "why", "quote", "note"]), WORDS | st.lists(WORDS), min_size=1
)
SHORT = st.tuples(WORDS, WORDS).map(lambda pair: {pair[0]: pair[1]})
OPTIONS: st.SearchStrategy[Plain] = st.one_of(WORDS, SHORT, FULL, st.lists(WORDS))
PARTS = st.builds(Parts, WORDS, WORDS, st.lists(WORDS.filter(bool)).map(tuple))
ANYTHING: st.SearchStrategy[Plain] = st.recursive(
    WORDS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner)
)


def card_of(fields: Plain) -> Card:
    return Card(0, Section.QUESTIONS, fields)


@pytest.mark.parametrize(
    ("section", "fields", "kind"),
    [
        (Section.QUESTIONS, {"ask": "Who?"}, ItemKind.CHOICE),
        (Section.QUESTIONS, {"ask": "Which first?", "order": []}, ItemKind.ORDERING),
        (Section.QUESTIONS, {"order": ["a"], "answer": "b"}, ItemKind.CHOICE),
        (Section.TIMELINE, {"order": ["a"]}, ItemKind.EVENT),
        (Section.TIMELINE, "Born", ItemKind.NONE),
    ],
)
def test_an_item_is_of_the_kind_that_a_reader_takes_it_for(
    section: Section, fields: Plain, kind: ItemKind
) -> None:
    assert Card(0, section, fields).kind is kind


# What a form shows of a field, and what that comes to


def _texts(*texts: str) -> tuple[Parts, ...]:
    return tuple(map(Parts, texts))


@pytest.mark.parametrize(
    ("name", "before", "now", "after"),
    [
        ("answer", "Lugansk", _texts("Lugansk", "Narym"), ["Lugansk", "Narym"]),
        ("answer", ["Lugansk", "Narym"], _texts("Lugansk"), "Lugansk"),
        ("answer", "Lugansk", (), ""),
        ("quote", ["q", {"k": "v"}], _texts("q!", "k: v"), ["q!", {"k": "v"}]),
        ("wrong", "", _texts("A"), ["A"]),
        ("wrong", [{"B": "no"}, "C"], (Parts("B", "no"), Parts("C!")), [{"B": "no"}, "C!"]),
        ("wrong", [{"C": ["x"]}, ["b"], "D"], (Parts("C", "x"), *_texts("b")), [{"C": ["x"]}, ["b"]]),
        ("wrong", [{"option": "A", "note": "n"}, "B"], _texts("B", "A"), ["B", {"option": "A", "note": "n"}]),
        ("wrong", ["A", "B", "C"], _texts("A", "C"), ["A", "C"]),
        ("wrong", ["A"], (Parts("A", "no"),), [{"A": "no"}]),
        ("wrong", ["A"], (Parts("A", "no", ("in it",)),), [{"option": "A", "why": "no", "quote": "in it"}]),
        ("wrong", [], (Parts("A", "", ("a", "b")),), [{"option": "A", "quote": ["a", "b"]}]),
        ("wrong", [], (Parts("why", "a reason"),), [{"option": "why", "why": "a reason"}]),
        ("wrong", [{"A": "no"}], (Parts("", "no"),), [{"why": "no"}]),
        ("wrong", [{"option": "A", "why": "no"}], (Parts("A"),), [{"option": "A"}]),
        ("wrong", [{"x": "n", "option": "A"}], (Parts("B", "w"),), [{"option": "B", "why": "w", "x": "n"}]),
        ("order", ["a", "b"], [["b", "a"]], [["b", "a"]]),
        ("order", ["a", ["b", "c"]], [["a"]], ["a"]),
        ("after", ["a", "b"], [["a"]], "a"),
        ("before", "", [["a"], ["b"]], ["a", "b"]),
        ("apart", ["a", "b"], [["b"]], "b"),
        ("draft", "", True, "true"),
        ("draft", "yes", True, "yes"),
        ("draft", "true", False, ""),
        ("draft", "maybe", False, "maybe"),
    ],
)  # fmt: skip
def test_what_is_changed_is_written_and_all_else_stays_as_it_was(
    name: str, before: Plain, now: Value, after: Plain
) -> None:
    assert repr(card_of({name: before}).rewritten(name, now)) == repr(after)  # with the order of keys


@given(ANYTHING, st.sampled_from(["ask", "quote", "wrong"]))
def test_texts_that_are_shown_as_before_stay_as_they_were(plain: Plain, name: str) -> None:
    card = card_of({name: plain})
    assert card.rewritten(name, card.parts(name)) is plain


@pytest.mark.parametrize("hostile", ["a\nb", "a\tb", "\x1b]52;c;aGk=\x07a", "\ufeffa "])
def test_a_text_is_shown_in_one_line_without_what_a_bank_cannot_hold(hostile: str) -> None:
    ((text, _, _),) = card_of({"ask": hostile}).parts("ask")
    assert text == text.strip()
    assert text.isprintable()


# Wrong options


@pytest.mark.parametrize(
    ("plain", "parts"),
    [
        ({"Samara": "He was born there"}, Parts("Samara", "He was born there")),
        ({"option": "Baku", "quote": "sent to Baku"}, Parts("Baku", "", ("sent to Baku",))),
        ({"Samara": ["a", "b"]}, Parts("Samara", "a, b")),
        ({"Samara": "x", "Baku": "y"}, Parts("Samara: x, Baku: y")),
    ],
)
def test_an_option_has_its_parts(plain: Plain, parts: Parts) -> None:
    assert parts_of(plain) == parts


@given(OPTIONS, PARTS)
def test_what_is_written_is_what_is_shown_again(plain: Plain, now: Parts) -> None:
    result = changed(plain, now)
    assert parts_of(result) == now or result is plain


@given(ANYTHING)
def test_every_word_of_a_value_is_said(plain: Plain) -> None:
    assert all(word in said(plain) for word in re.findall("'(.*?)'", repr(plain)))


# Events in order

DATED = {"born": "1888", "exiled": "1908", "shot": "1937"}
BEFORE = Before(
    {**{event: (Date.parse(date), (), ()) for event, date in DATED.items()}, "learns": (None, (), ())}
)


@pytest.mark.parametrize(
    ("groups", "event", "order"),
    [
        ([], "born", [["born"]]),
        ([["born"], ["shot"]], "exiled", [["born"], ["exiled"], ["shot"]]),
        ([["exiled"], ["shot"]], "born", [["born"], ["exiled"], ["shot"]]),
        ([["born"], ["learns", "shot"]], "exiled", [["born"], ["exiled"], ["learns", "shot"]]),
        ([["born"], ["exiled"]], "learns", [["born"], ["exiled"], ["learns"]]),
    ],
)
def test_an_event_comes_before_the_first_that_is_certainly_later(
    groups: Groups, event: str, order: Groups
) -> None:
    assert placed(groups, event, BEFORE) == order
    assert placed(groups, event, None) == [*groups, [event]]
