"""A source with its coverage, in lines."""

import re

import pytest

from quiz.bank.coverage import Coverage, coverage
from quiz.bank.model import Bank, Event
from quiz.plain.pages import coverage_lines
from quiz.text.source import Source

TEXT = """\
He was born at Samara. He left school. He fled.

Later years

He was arrested. He was shot in 1937 after a trial that lasted for a week and was held in Moscow."""
RED = "\x1b[31m"


def covered(*quotes: str, drafts: tuple[str, ...] = ()) -> Coverage:
    """The coverage of a source by an event for each of these quotes."""
    events = [
        Event(id=quote, event="e", quotes=(quote,), draft=at >= len(quotes))
        for at, quote in enumerate((*quotes, *drafts))
    ]
    return coverage(Bank("life", "A life", Source("A life", TEXT, licence="CC0"), tuple(events)))


def test_every_sentence_has_its_number_and_its_count_and_colour_changes_no_word() -> None:
    quotes = ("He was born at Samara", "born at Samara", "He fled")
    found = covered(*quotes, drafts=("He fled", "He was arrested"))
    said = list(coverage_lines(found, 42))
    assert said[said.index("1. [2]   He was born at Samara.") :][:12] == [
        "1. [2]   He was born at Samara.",
        "2. [0]   He left school.",
        "3. [1+1] He fled.",
        "",
        "Later years",
        "",
        "4. [0+1] He was arrested.",
        "5. [0]   He was shot in 1937 after a trial",
        "         that lasted for a week and was",
        "         held in Moscow.",
        "",
        "Quoted: 2 of 5 sentences (40%); 7 of 31",
    ]
    assert said[-1] == "Only drafts ask about sentence 4."
    coloured = list(coverage_lines(found, 42, colour=True))
    red = [line.removeprefix(RED)[:2] for line in coloured if line.startswith(RED)]
    assert red == ["2.", "4.", "5.", "  ", "  "]
    assert [re.sub(r"\x1b\[\d*m", "", line) for line in coloured] == said


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        ((), "Nothing is asked about yet."),
        (("He fled",), "Nothing asks about sentences 1, 2, 4 and 5."),
        (("He was shot in 1937",), "Nothing asks about sentences 1 to 4."),
        (("Samara. He left school. He fled", "He was shot in 1937"), "Nothing asks about sentence 4."),
        (
            ("Samara. He left school. He fled", "He was arrested. He was shot"),
            "Every sentence is asked about.",
        ),
    ],
)
def test_what_nothing_asks_about_is_named_by_number(quotes: tuple[str, ...], said: str) -> None:
    assert list(coverage_lines(covered(*quotes)))[-1] == said
