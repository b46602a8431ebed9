"""Pages in plain lines: a source with its coverage, and the guide; as they are printed, see tests/golden."""

import re

import pytest

from quiz.bank.coverage import Coverage, coverage
from quiz.bank.model import Bank, Event
from quiz.plain.pages import coverage_lines, plain_lines
from quiz.text.source import Source

TEXT = """\
He was born at Samara. He left school. He fled.

Later years

He was arrested. He was shot in 1937 after a trial that lasted for a week and was held in Moscow."""
RED = "\x1b[31m"


def covered(*quotes: str) -> Coverage:
    """The coverage of a source by an event for each of these quotes."""
    events = [Event(id=quote, event="e", quotes=(quote,)) for quote in quotes]
    return coverage(Bank("life", "A life", Source("A life", TEXT, licence="CC0"), tuple(events)))


def test_what_nothing_asks_about_hangs_behind_its_number_in_red_and_colour_changes_no_word() -> None:
    found = covered("He was born at Samara", "born at Samara", "He fled")
    said, coloured = (list(coverage_lines(found, 42, colour=colour)) for colour in (False, True))
    assert [line.removeprefix(RED) for line in coloured if line.startswith(RED)] == [
        "2. [0] He left school.\x1b[0m",
        "4. [0] He was arrested.\x1b[0m",
        "5. [0] He was shot in 1937 after a trial\x1b[0m",
        "       that lasted for a week and was held\x1b[0m",
        "       in Moscow.\x1b[0m",
    ]
    assert [re.sub(r"\x1b\[\d*m", "", line) for line in coloured] == said


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        ((), "Nothing is asked about yet."),
        (("He fled",), "Nothing asks about sentences 1, 2, 4 and 5."),
        (("He was shot in 1937",), "Nothing asks about sentences 1 to 4."),
        (
            ("Samara. He left school. He fled", "He was arrested. He was shot"),
            "Every sentence is asked about.",
        ),
    ],
)
def test_what_nothing_asks_about_is_named_by_number(quotes: tuple[str, ...], said: str) -> None:
    assert list(coverage_lines(covered(*quotes)))[-1] == said


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        pytest.param("# A *round*\n\nPress `⏎`, **now**.", ["A round", "", "Press Enter, now."], id="marks"),
        pytest.param("one\ntwo\n\nthree", ["one two", "", "three"], id="a paragraph in one line"),
        pytest.param("- one\n  more\n- two\n3. three", ["- one more", "- two", "3. three"], id="a list"),
        pytest.param(
            "text\n```yaml\n- a: *b*\n\n  c: d\n```\nmore",
            ["text", "    - a: *b*", "", "      c: d", "more"],
            id="code as it is, further right",
        ),
    ],
)
def test_what_is_marked_is_said_in_words(markdown: str, lines: list[str]) -> None:
    assert list(plain_lines(markdown)) == lines
