from __future__ import annotations

from typing import cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.editing.plain import Plain, cleaned, meaning
from quiz.authoring.editing.writing.habits import Habits
from quiz.authoring.editing.writing.scalars import (
    DOUBLE,
    FOLDED,
    LITERAL,
    SINGLE,
    Manner,
    is_plain,
    write_text,
)
from quiz.authoring.editing.writing.values import write_flow, write_item


def written(text: str, manner: Manner | None = None) -> str:
    return str(write_text(text, manner or Manner(), column=1, indent=2))


@pytest.mark.parametrize(
    "text",
    [
        *("no", "1912", "1937-02-01", "-0043", "1905/1907", "..", "~", "12:30", "true", "prague-conference"),
        *(
            "He was shot",
            "don't",
            'a "great authority"',
            "was named […] as",
            "a, b",
            "C#",
            "“quoted”",
            "日本語",
        ),
        *("a [12] b", "https://example.org/a#b", "100%", "a & b", "x: y".replace(" ", ""), "Why?", "5 > 4"),
    ],
)
def test_a_text_that_means_itself_stands_as_it_is(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: no", '"He said: no"'),
        ("ends:", '"ends:"'),
        ("a # b", '"a # b"'),
        ("# a", '"# a"'),
        ("[12] a", '"[12] a"'),
        ("{a", '"{a"'),
        ("- a", '"- a"'),
        ("-", '"-"'),
        ("? a", '"? a"'),
        ("*a", '"*a"'),
        ("&a", '"&a"'),
        ("!a", '"!a"'),
        ("%a", '"%a"'),
        ("@a", '"@a"'),
        ("`a", '"`a"'),
        ("'tis: so", '"\'tis: so"'),
        ('"No": he said', "'\"No\": he said'"),
        ('"It\'s": so', "'\"It''s\": so'"),
        (": a", '": a"'),
        ("a\tb", '"a\\tb"'),
        ("C:\\: a", "'C:\\: a'"),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_stands_in_quotation_marks(text: str, quoted: str) -> None:
    assert written(text) == quoted


def test_several_lines_stand_below_a_bar() -> None:
    assert written("one\n\n  two: 2") == "|\n  one\n\n    two: 2"


def test_several_lines_stand_in_quotation_marks_where_texts_do() -> None:
    assert written("one\ntwo", Manner(DOUBLE)) == '"one\\ntwo"'


def test_a_long_text_is_folded_where_texts_are() -> None:
    text = "In 1908, he was exiled for two years to Vologda province"
    assert written(text, Manner(FOLDED, width=42)) == (
        ">-\n  In 1908, he was exiled for two years to\n  Vologda province"
    )
    assert written(text, Manner(width=42)) == "In 1908, he was exiled for two years to\n  Vologda province"
    assert written(text, Manner(SINGLE, width=42)) == (
        "'In 1908, he was exiled for two years to\n  Vologda province'"
    )
    assert written(text) == text


@pytest.mark.parametrize("text", ["a, b", "a:b", "[a]", "{a}", "why?"])
def test_in_brackets_more_texts_need_quotation_marks(text: str) -> None:
    assert write_flow([text], Habits()) == f'["{text}"]'


def test_an_item_is_written_as_in_the_bank_that_comes_with_the_program() -> None:
    fields: Plain = {
        "id": "a",
        "ask": "Where: and when?",
        "answer": "Baku",
        "wrong": ["Odessa", {"Samara": "He was born there."}, {"option": "Narym", "why": "No."}],
        "quote": ["one of them", "the other"],
    }
    assert write_item(fields) == (
        "  - id: a\n"
        '    ask: "Where: and when?"\n'
        "    answer: Baku\n"
        "    wrong:\n"
        "      - Odessa\n"
        "      - Samara: He was born there.\n"
        "      - option: Narym\n"
        "        why: No.\n"
        "    quote:\n"
        "      - one of them\n"
        "      - the other\n"
    )


def test_an_order_is_written_in_brackets() -> None:
    assert write_item({"order": ["a", ["b", "c"]]}) == "  - order: [a, [b, c]]\n"


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.text(
    alphabet="ab \n:#-'\"[]{},\\|>&*!%@?", min_size=1, max_size=20
)
manners = st.builds(
    Manner,
    st.sampled_from(["", SINGLE, DOUBLE, LITERAL, FOLDED]),
    st.sampled_from([SINGLE, DOUBLE]),
    st.none() | st.integers(1, 60),
)
plains = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)


@given(plains, manners, st.booleans(), st.booleans())
def test_whatever_is_written_reads_as_meant(
    item: Plain, manner: Manner, in_braces: bool, as_json: bool
) -> None:
    item = cleaned(item)
    habits = Habits(manner=manner, in_braces=in_braces, as_json=as_json, nested=0)
    read = cast("list[Plain]", yaml.load(write_item(item, habits), Loader=yaml.CBaseLoader))
    assert len(read) == 1
    assert cleaned(read[0]) == item


@given(texts, manners)
def test_a_text_in_any_manner_reads_as_meant(text: str, manner: Manner) -> None:
    text = cast("str", cleaned(text))
    read = yaml.load(f"a: {write_text(text, manner, column=4, indent=2)}\nb: c\n", Loader=yaml.CBaseLoader)
    assert {key: value.strip() for key, value in read.items()} == {"a": text, "b": "c"}


@given(texts)
def test_a_text_that_is_written_plain_is_read_as_it_is_by_itself(text: str) -> None:
    text = cast("str", cleaned(text))
    if is_plain(text):
        assert yaml.load(f"- {text}", Loader=yaml.CBaseLoader) == [text]
    if is_plain(text, in_brackets=True):
        assert yaml.load(f"[{text}]", Loader=yaml.CBaseLoader) == [text]


def test_two_items_mean_the_same_if_they_are_the_same_to_the_reader() -> None:
    item: Plain = {"ask": " a ", "answer": ["b"], "why": "", "wrong": ["c", {"option": "d", "quote": ["e"]}]}
    same: Plain = {"answer": "b", "ask": "a", "wrong": ["c", {"option": "d", "quote": "e"}]}
    assert meaning(item) == meaning(same)
    assert meaning({"ask": "a", "wrong": ["b"]}) != meaning({"ask": "a", "wrong": "b"})
