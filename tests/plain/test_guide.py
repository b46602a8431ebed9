from __future__ import annotations

import re

from quiz.guide import Group, page_names
from quiz.plain.pages import pages, plain_lines


def plain(markdown: str) -> list[str]:
    return list(plain_lines(markdown))


def test_marks_are_taken_away() -> None:
    assert plain("# A *round*\n\nPress `⏎`, **now**.") == ["A round", "", "Press Enter, now."]


def test_the_lines_of_a_paragraph_are_one() -> None:
    assert plain("one\ntwo\n\nthree") == ["one two", "", "three"]


def test_the_items_of_a_list_stay_apart() -> None:
    assert plain("- one\n  more\n- two\n3. three") == ["- one more", "- two", "3. three"]


def test_a_table_is_a_line_a_row() -> None:
    assert plain("| key | does |\n|---|---|\n| `q` | leaves |") == ["key: does", "q: leaves"]


def test_code_stays_as_it_is_and_stands_further_right() -> None:
    assert plain("text\n```yaml\n- a: *b*\n\n  c: d\n```\nmore") == [
        "text",
        "    - a: *b*",
        "",
        "      c: d",
        "more",
    ]


def test_a_link_says_where_it_leads() -> None:
    assert plain("[here](https://example.org) and [there](other.md)") == [
        "here (https://example.org) and there"
    ]


def test_the_pages_come_in_the_order_of_the_screen() -> None:
    assert tuple(page.name for page in pages()) == page_names(Group.PLAYERS)


def test_every_page_of_the_guide_is_plain() -> None:
    for page in (page for group in Group for page in pages(group)):
        said = "\n".join(line for line in page.lines if not line.startswith("    "))
        assert not re.search(r"\*\*|\]\(|^#|⏎|↑", said, re.MULTILINE), page.name
        assert page.title
