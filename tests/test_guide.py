"""The guide: its pages, and `quiz guide`."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from quiz.cli import main
from quiz.guide import (
    Group,
    NoSuchPageError,
    all_names,
    group_of,
    guide_page,
    page_names,
    problem_codes,
    problem_page,
)
from quiz.plain.pages import pages

Write = Callable[[Mapping[str, str]], Path]

PAGES = {
    "start.md": "# Start\n\nThe first page.",
    "another.md": "# Another\n\n- a list",
    "teach/dates.md": "# Dates\n\nA date is a day, e.g. 1908. Or a year.",
    "problems/quotes.md": (
        "# Quotes\n\n## quote-long\n\n*warning*: This quote is long.\n\n"
        "```yaml\n- ask: Who?\n  why: x\n```\n\n"
        "## date\n\n*error*: This is no date.\n"
    ),
    "teach/notes.txt": "no page",
}


def test_the_pages_of_a_group_come_in_their_order_and_others_behind(guide: Write) -> None:
    guide({"start.md": "# Start"})
    assert all_names() == ("start",)
    guide(PAGES)
    assert page_names(Group.PLAYERS) == ("start", "another")
    assert page_names(Group.TEACHERS) == ("teach/dates",)
    assert problem_codes() == ("date", "quote-long")
    assert problem_page("date") == "problems/date"


@pytest.mark.parametrize("name", ["nothing", "../guide/start", "teach/../start", "/etc/passwd", "", "teach/"])
def test_what_is_no_page_is_not_read(name: str) -> None:
    with pytest.raises(NoSuchPageError):
        guide_page(name)


def test_every_page_has_a_title_and_a_summary_and_fits_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for group in Group:
        found = pages(group)
        assert tuple(each.name for each in found) == page_names(group)
        for each in found:
            assert group_of(each.name) is group
            assert guide_page(each.name).startswith("# ")
            assert each.summary
            said = "\n".join(line for line in each.lines if not line.startswith("    "))
            assert not re.search(r"\*\*|\]\(|^#|⏎|↑", said, re.MULTILINE), each.name
    for name in page_names(Group.PLAYERS):
        main(["guide", name])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 76


def test_pages_are_listed_with_their_first_sentence(guide: Write, capsys: pytest.CaptureFixture[str]) -> None:
    guide(PAGES)
    assert main(["guide"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line] == [
        "quiz guide PAGE prints one of these pages.",
        "Help:",
        "- start: The first page.",
        "- another: Another",
        "Help for teachers:",
        "- teach/dates: A date is a day, e.g. 1908.",
        "What is wrong with a bank:",
        "- problems/date: error: This is no date.",
        "- problems/quote-long: warning: This quote is long.",
    ]


def test_a_page_is_printed_with_its_code_as_it_is_and_the_nearest_is_offered(
    guide: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    guide(PAGES)
    lines = ["quote-long", "", "warning: This quote is long.", "", "    - ask: Who?", "      why: x"]
    for name in ("problems/quote-long", "quote-long"):
        assert main(["guide", name]) == 0
        assert capsys.readouterr().out.splitlines() == lines
    for name, way_out in (
        ("qoute-long", "did you mean: quote-long?"),
        ("x\x1b[2J", "names the pages there are"),
    ):
        assert main(["guide", name]) == 2
        said = capsys.readouterr()
        assert way_out in said.err
        assert "\x1b" not in said.err + said.out
        assert not said.out


def test_no_page_has_a_link_or_a_table_which_neither_face_leads_through() -> None:
    lines = [line for name in all_names() for line in guide_page(name).splitlines()]
    assert not [line for line in lines if line.startswith("|") or re.search(r"\]\(", line)]  # “[a](b.md)”
