from __future__ import annotations

from typing import cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.document import write_bank
from quiz.authoring.values import Plain, cleaned, meaning, write_field, write_items


def written(text: str, key: str = "a") -> str:
    """A text behind its key."""
    return "\n".join(write_field(key, text, 0)).removeprefix(f"{key}: ")


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
        *("a [12] b", "https://example.org/a#b", "100%", "a & b", "Why?", "5 > 4"),
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
        ("[12] a", '"[12] a"'),
        ("- a", '"- a"'),
        ("*a", '"*a"'),
        ("'tis: so", '"\'tis: so"'),
        ('"No": he said', "'\"No\": he said'"),
        ("a\tb", '"a\\tb"'),
        ("C:\\: a", "'C:\\: a'"),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_stands_in_quotation_marks(text: str, quoted: str) -> None:
    assert written(text) == quoted


def test_several_lines_stand_below_a_bar() -> None:
    assert written("one\n\n  two: 2") == "|\n  one\n\n    two: 2"


def test_an_item_is_written_as_in_the_bank_that_comes_with_the_program() -> None:
    fields: Plain = {
        "id": "a",
        "ask": "Where: and when?",
        "wrong": ["Odessa", {"Samara": "He was born there."}, {"option": "Narym", "why": "No."}],
        "order": ["a", ["b", "c, d"]],
    }
    assert write_items([fields], 2) == [
        "  - id: a",
        '    ask: "Where: and when?"',
        "    wrong:",
        "      - Odessa",
        "      - Samara: He was born there.",
        "      - option: Narym",
        "        why: No.",
        '    order: [a, [b, "c, d"]]',
    ]


def test_a_whole_bank_is_its_head_and_its_items_with_blank_lines_between() -> None:
    source: dict[str, Plain] = {"title": "A: life", "text": "  One.\n\nTwo.\n"}
    assert write_bank({"title": "A", "note": "", "source": source}, [{"event": "a"}, {"event": "b"}]) == (
        'title: A\n\nsource:\n  title: "A: life"\n  text: |2\n      One.\n\n    Two.\n\n'
        "timeline:\n  - event: a\n\n  - event: b\n"
    )
    assert write_bank({"title": "A"}, [], "# a\n") == "# a\ntitle: A\n\nquestions: []\n"


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.text(
    alphabet="ab \n:#-'\"[]{},\\|>&*!%@?<\t", min_size=1, max_size=20
)
plains = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)


@given(plains, st.booleans(), st.booleans())
def test_whatever_is_written_reads_as_meant(item: Plain, spaced: bool, in_brackets: bool) -> None:
    item = cleaned(item)
    text = "\n".join(write_items([item, "b"], 2, spaced=spaced, in_brackets=in_brackets))
    read = cast("list[Plain]", yaml.load(text, Loader=yaml.CBaseLoader))
    assert [cleaned(each) for each in read] == [item, "b"]


@given(texts, plains)
def test_a_field_reads_as_meant(key: str, value: Plain) -> None:
    key, value = cast("str", cleaned(key)), cleaned(value)
    text = "\n".join([*write_field(key, value, 0), "END: b"])
    read = yaml.load(text, Loader=yaml.CBaseLoader)
    assert {name: cleaned(each) for name, each in read.items()} == {key: value, "END": "b"}


def test_two_items_mean_the_same_if_they_are_the_same_to_the_reader() -> None:
    item: Plain = {"ask": " a ", "answer": ["b"], "why": "", "quote": ["e"]}
    same: Plain = {"answer": "b", "ask": "a", "quote": "e"}
    assert meaning(item) == meaning(same)
    assert meaning({"ask": "a", "wrong": ["b"]}) != meaning({"ask": "a", "wrong": "b"})
