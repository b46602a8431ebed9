"""The guide in plain text."""

import re

import pytest

from quiz.guide import Group, page_names
from quiz.plain.pages import pages, plain_lines


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        pytest.param("# A *round*\n\nPress `⏎`, **now**.", ["A round", "", "Press Enter, now."], id="marks"),
        pytest.param("one\ntwo\n\nthree", ["one two", "", "three"], id="a paragraph in one line"),
        pytest.param("- one\n  more\n- two\n3. three", ["- one more", "- two", "3. three"], id="a list"),
        pytest.param("| key | does |\n|---|---|\n| `q` | leaves |", ["key: does", "q: leaves"], id="a table"),
        pytest.param(
            "text\n```yaml\n- a: *b*\n\n  c: d\n```\nmore",
            ["text", "    - a: *b*", "", "      c: d", "more"],
            id="code as it is, further right",
        ),
        pytest.param(
            "[here](https://example.org) and [there](other.md)",
            ["here (https://example.org) and there"],
            id="links with where they lead",
        ),
    ],
)
def test_what_is_marked_is_said_in_words(markdown: str, lines: list[str]) -> None:
    assert list(plain_lines(markdown)) == lines


def test_every_page_of_the_guide_is_plain_and_they_come_in_the_order_of_the_screen() -> None:
    for group in Group:
        found = pages(group)
        assert tuple(page.name for page in found) == page_names(group)
        for page in found:
            said = "\n".join(line for line in page.lines if not line.startswith("    "))
            assert not re.search(r"\*\*|\]\(|^#|⏎|↑", said, re.MULTILINE), page.name
            assert page.title
