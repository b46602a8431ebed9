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


def covered(*quotes: str, drafts: tuple[str, ...] = (), text: str = TEXT) -> Coverage:
    """The coverage of a source by an event for each of these quotes."""
    events = [Event(id=str(at), event="e", quotes=(quote,)) for at, quote in enumerate(quotes)]
    events += [Event(id=f"d{at}", event="e", quotes=(q,), draft=True) for at, q in enumerate(drafts)]
    return coverage(Bank("life", "A life", Source("A life", text, licence="CC0"), tuple(events)))


def lines(found: Coverage, width: int = 76, *, colour: bool = False) -> list[str]:
    return list(coverage_lines(found, width, colour=colour))


def test_every_sentence_has_its_number_and_its_count() -> None:
    said = lines(covered("He was born at Samara", "born at Samara", "He fled"))
    assert said[4:7] == ["1. [2] He was born at Samara.", "2. [0] He left school.", "3. [1] He fled."]


def test_paragraphs_and_headings_stand_apart() -> None:
    said = lines(covered("He fled"))
    assert said[7:10] == ["", "Later years", ""]


def test_long_sentences_hang_behind_their_marks() -> None:
    said = lines(covered("He fled"), 40)
    first = said.index("5. [0] He was shot in 1937 after a trial")
    assert said[first + 1] == "       that lasted for a week and was"
    assert max(map(len, said)) <= 40


def test_drafts_stand_behind_a_plus() -> None:
    said = lines(covered("He fled", drafts=("He fled", "He was arrested")))
    assert "3. [1+1] He fled." in said
    assert "4. [0+1] He was arrested." in said
    assert "1. [0]   He was born at Samara." in said


def test_what_is_said_is_the_same_in_colour() -> None:
    found = covered("He fled", drafts=("He was arrested",))
    plain = [re.sub(r"\x1b\[\d*m", "", line) for line in lines(found, colour=True)]
    assert plain == lines(found)


def test_in_colour_what_nothing_asks_about_is_red() -> None:
    red = [line for line in lines(covered("He fled"), colour=True) if line.startswith(RED)]
    assert [line.removeprefix(RED)[:2] for line in red] == ["1.", "2.", "4.", "5.", "  "]


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        ((), "Nothing is asked about yet."),
        (("He fled",), "Nothing asks about sentences 1, 2, 4 and 5."),
        (("He was shot in 1937",), "Nothing asks about sentences 1 to 4."),
        (("Samara. He left school. He fled",), "Nothing asks about sentences 4 and 5."),
        (
            ("born at Samara", "He left school", "He fled", "He was shot in 1937"),
            "Nothing asks about sentence 4.",
        ),
        (("He was born at Samara. He left school. He fled",), "Nothing asks about sentences 4 and 5."),
    ],
)
def test_what_nothing_asks_about_is_named_by_number(quotes: tuple[str, ...], said: str) -> None:
    assert said in list(closing(covered(*quotes)))


def test_that_all_is_asked_about_is_said() -> None:
    found = covered("He fled", "He stayed", text="He fled. He stayed.")
    assert list(closing(found)) == [
        "Quoted: 2 of 2 sentences (100%); 4 of 4 words (100%).",
        "Every sentence is asked about.",
    ]


def test_what_only_drafts_ask_about_is_said() -> None:
    said = list(closing(covered("He fled", drafts=("He was arrested", "He fled"))))
    assert said[-1] == "Only drafts ask about sentence 4."
