"""A source with its coverage, in lines."""

from __future__ import annotations

import re

import pytest

from quiz.bank.coverage import Coverage, coverage
from quiz.bank.model import Bank, Event
from quiz.plain.pages import closing, coverage_lines
from quiz.text.source import Source

TEXT = """\
He was born at Samara. He left school. He fled.

Later years

He was arrested. He was shot in 1937 after a trial that lasted for a week and was held in Moscow."""
RED = "\x1b[31m"


def covered(*quotes: str, drafts: tuple[str, ...] = ()) -> Coverage:
    """The coverage of a source by an event for each of these quotes."""
    events = [Event(id=str(at), event="e", quotes=(quote,)) for at, quote in enumerate(quotes)]
    events += [Event(id=f"d{at}", event="e", quotes=(q,), draft=True) for at, q in enumerate(drafts)]
    return coverage(Bank("life", "A life", Source("A life", TEXT, licence="CC0"), tuple(events)))


def test_every_sentence_has_its_number_and_its_count_drafts_behind_a_plus_and_hangs_behind_them() -> None:
    found = covered(
        "He was born at Samara", "born at Samara", "He fled", drafts=("He fled", "He was arrested")
    )
    said = list(coverage_lines(found, 42))
    assert said[said.index("1. [2]   He was born at Samara.") :][:10] == [
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
    ]


def test_in_colour_what_nothing_asks_about_is_red_and_the_words_are_the_same() -> None:
    found = covered("He fled", drafts=("He was arrested",))
    coloured = list(coverage_lines(found, colour=True))
    red = [line.removeprefix(RED)[:2] for line in coloured if line.startswith(RED)]
    assert red == ["1.", "2.", "4.", "5.", "  "]
    assert [re.sub(r"\x1b\[\d*m", "", line) for line in coloured] == list(coverage_lines(found))


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        ((), "Nothing is asked about yet."),
        (("He fled",), "Nothing asks about sentences 1, 2, 4 and 5."),
        (("He was shot in 1937",), "Nothing asks about sentences 1 to 4."),
        (("Samara. He left school. He fled",), "Nothing asks about sentences 4 and 5."),
        (("Samara. He left school. He fled", "He was shot in 1937"), "Nothing asks about sentence 4."),
        (
            ("Samara. He left school. He fled", "He was arrested. He was shot"),
            "Every sentence is asked about.",
        ),
    ],
)
def test_what_nothing_asks_about_is_named_by_number(quotes: tuple[str, ...], said: str) -> None:
    assert list(closing(covered(*quotes)))[1:] == [said]


def test_what_only_drafts_ask_about_is_said_below_the_share() -> None:
    said = list(closing(covered("He fled", drafts=("He was arrested", "He fled"))))
    assert said[0] == "Quoted: 1 of 5 sentences (20%); 2 of 31 words (6%)."
    assert said[-1] == "Only drafts ask about sentence 4."
