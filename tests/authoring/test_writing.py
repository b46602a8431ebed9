"""How the program writes a text, an item and a whole bank, and which items mean the same."""

from __future__ import annotations

from typing import cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.document import write_bank
from quiz.authoring.values import Plain, cleaned, write_field, write_items


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *((text, text) for text in ("no", "1912", "1905/1907", "~", "12:30", "don't", "a, b", "C#")),
        *((text, text) for text in ("“quoted”", "日本語", "a#b", "100%", "Why?", "was named […] as")),
        *((text, f'"{text}"') for text in ("He said: no", "ends:", "a # b", "[12] a", "- a", "<<")),
        *((text, f'"{text}"') for text in ("-0043", "0652")),
        ("'tis: so", '"\'tis: so"'),
        ('"No": he said', "'\"No\": he said'"),
        ("a\tb", '"a\\tb"'),
        ("C:\\: a", "'C:\\: a'"),
        ("one\n\n  two: 2", "|\n  one\n\n    two: 2"),
    ],
)
def test_a_text_stands_as_it_is_unless_yaml_takes_it_for_something_else(text: str, written: str) -> None:
    assert "\n".join(write_field("a", text, 0)) == f"a: {written}"


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


@given(texts, plains, st.booleans(), st.booleans())
def test_whatever_is_written_reads_as_meant(key: str, item: Plain, spaced: bool, in_brackets: bool) -> None:
    key, item = cast("str", cleaned(key)), cleaned(item)
    field = write_field(key, item, 0, spaced=spaced, in_brackets=in_brackets and not isinstance(item, str))
    lines = [*field, "END:", *write_items([item, "b"], 2, spaced=spaced, in_brackets=in_brackets)]
    read = cast("dict[str, Plain]", yaml.load("\n".join(lines), Loader=yaml.CBaseLoader))
    assert {name: cleaned(each) for name, each in read.items()} == {key: item, "END": [item, "b"]}
