"""`quiz add` line by line: what is asked, checked and written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from quiz.authoring.document import Document
from quiz.authoring.values import Section
from quiz.authoring.work import Adder
from quiz.bank.reading import read_bank
from quiz.plain.adding import add_by_line
from quiz.plain.console import Console
from tests.plain.games import BANK

QUESTION = ("1", "Whom did Ada marry?", "In 1835 she married William King", "William King")
"""What is typed for a question up to its wrong options."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ada.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def said(path: Path, *lines: str, interactive: bool = False) -> str:
    """What is said when these lines are typed, and then the input ends."""
    output = io.StringIO()
    adder = Adder(path)
    assert adder.bank
    console = Console(
        io.StringIO("".join(f"{line}\n" for line in lines)), output, interactive=interactive, width=200
    )
    add_by_line(console, adder, adder.bank)
    return output.getvalue()


def last(path: Path, section: Section = Section.QUESTIONS) -> object:
    """The fields of the last item of a list."""
    return Document.read(path.read_bytes()).entries(section)[-1].fields


def test_a_question_is_asked_for_and_written_with_an_id(path: Path) -> None:
    lines = said(path, *QUESTION, "Charles Babbage", "She met him.", "Isaac Newton", "", "", "2", "", "1")
    assert last(path) == {
        "id": "whom-did-ada-marry",
        "topic": "Work",
        "ask": "Whom did Ada marry?",
        "answer": "William King",
        "wrong": [{"Charles Babbage": "She met him."}, "Isaac Newton"],
        "quote": "In 1835 she married William King",
    }
    assert "Added at line 40 of ada.yaml, with the id whom-did-ada-marry." in lines
    assert not read_bank(path).problems


def test_a_quote_is_found_by_some_of_its_words_and_may_be_narrowed(path: Path) -> None:
    said(path, "1", "Whom did she meet?", "babbage 1833", "1", "She met Charles Babbage", "Charles Babbage")
    lines = said(
        path,
        *("1", "Whom did Ada meet in 1833?", "babbage 1833", "1", "She met Charles Babbage"),
        *("Charles Babbage", "William King", "", "Isaac Newton", "", "", "", "", "1"),
    )
    assert "1. She met Charles Babbage in June 1833." in lines
    assert isinstance(found := last(path), dict)
    assert found["quote"] == "She met Charles Babbage"


def test_words_that_stand_nowhere_are_looked_for_again(path: Path) -> None:
    lines = said(path, "1", "Whom did she meet?", "zeppelin", "She met Charles Babbage", "q")
    assert "No sentence of the source has these words." in lines
    assert "The answer; several right ones" in lines


@pytest.mark.parametrize("words", ["Babbage", "charles babbage", "1833", "bab"])
def test_a_word_or_two_are_looked_for_though_they_stand_in_the_source(path: Path, words: str) -> None:
    lines = said(path, "1", "Whom did Ada meet?", words, "1", "", "Charles Babbage", "q")
    assert "1 sentence with words of it:\n1. She met Charles Babbage in June 1833." in lines
    assert "The answer; several" in lines
    assert "Without a quote" not in lines


def test_what_is_found_in_many_sentences_is_listed_bit_by_bit(path: Path) -> None:
    path.write_text(
        BANK.replace("  text: |\n", "  text: |\n" + "    Ada wrote a letter.\n" * 5), encoding="utf-8"
    )
    lines = said(path, "1", "Who died?", "Ada", "", "7", "", "q")
    assert "7 sentences with words of it:" in lines
    assert lines.index("1 to 6, or press Enter to hear more.") < lines.index("\n7. Ada died of cancer")
    assert "1 to 7, or press Enter to look for others." in lines
    assert "The answer; several" in lines


def test_a_part_of_fewer_than_three_words_is_refused_with_the_reason(path: Path) -> None:
    lines = said(
        path,
        *("1", "Whom did Ada meet?", "Babbage", "1", "Charles Babbage", "met Charles Babbage"),
        *("Charles Babbage", "Isaac Newton", "", "Karl Marx", "", "", "", "", "1"),
    )
    assert "A quote has three words at least" in lines
    assert isinstance(found := last(path), dict)
    assert found["quote"] == "met Charles Babbage"


def test_an_answer_is_checked_as_it_is_given_and_may_be_changed(path: Path) -> None:
    lines = said(path, *QUESTION[:3], "Isaac Newton", "y", "William King", "Bath", "", "Paris", "", "", "q")
    assert "does not say “Newton” [answer-not-in-quote]" in lines
    assert lines.index("answer-not-in-quote") < lines.index("Wrong option 1")
    assert lines.count("The answer; several right ones") == 2


def test_what_is_not_asked_for_yet_is_not_complained_of(path: Path) -> None:
    lines = said(path, *QUESTION, "q")
    assert "[missing]" not in lines
    assert "[answer-longest]" not in lines


def test_an_answer_that_is_kept_though_it_is_not_said_is_inferred_with_a_reason(path: Path) -> None:
    said(
        path,
        *("1", "In which country did Ada live?", "Ada was born in Lndon in 1815", "Southern England", "n"),
        *("France", "", "Italy", "", "", "", "y", "London is its capital.", "1"),
    )
    assert isinstance(found := last(path), dict)
    assert found["inferred"] == "true"
    assert found["why"] == "London is its capital."


def test_wrong_options_are_suggested_from_the_source_and_taken_by_their_number(path: Path) -> None:
    lines = said(path, *QUESTION, "s", "s1", "", "Isaac Newton", "", "", "", "", "1")
    assert "s1. Charles Babbage" in lines
    assert isinstance(found := last(path), dict)
    assert found["wrong"] == ["Charles Babbage", "Isaac Newton"]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (("s3",), "There is no suggestion 3: nothing was listed yet."),
        (("s", "s9"), "There is no suggestion 9. Type s and a number from 1 to"),
        (("s zeppelin", "s1"), "There is no suggestion 1: nothing was listed yet."),
        (("s", "s1", "", "s1"), "Charles Babbage is an option already."),
    ],
)
def test_a_suggestion_that_there_is_not_is_no_option(path: Path, typed: tuple[str, ...], reason: str) -> None:
    lines = said(path, *QUESTION, *typed, "Karl Marx", "", "Isaac Newton", "", "", "", "", "1")
    assert reason in lines
    assert isinstance(found := last(path), dict)
    assert found["wrong"][-1] == "Isaac Newton"
    assert not {"s1", "s3", "s9"} & set(found["wrong"])


def test_suggestions_are_found_by_some_letters(path: Path) -> None:
    lines = said(path, *QUESTION, "s bab")
    assert "s1. Charles Babbage" in lines
    assert "that has “zep” stands" in said(path, *QUESTION, "s zep")


def test_as_many_wrong_options_are_taken_as_a_question_may_have(path: Path) -> None:
    wrong = [line for number in range(9) for line in (f"Man {number}", "")]
    lines = said(path, *QUESTION[:3], "William King; 1835", *wrong)
    assert "a question has 8 options at most" in lines
    assert "Wrong option 6" in lines
    assert "Wrong option 7" not in lines
    assert "too-many" not in lines


def test_an_event_without_a_date_comes_after_another(path: Path) -> None:
    quote = "He showed her a machine of brass"
    said(path, "2", "Is shown a machine", quote, "", "2", "1", "", "1")
    assert isinstance(found := last(path, Section.TIMELINE), dict)
    assert found["after"] == "met"
    assert found["topic"] == "Life"


def test_an_ordering_is_made_of_events_by_their_numbers(path: Path) -> None:
    lines = said(path, "3", "1 2 4", "", "", "1")
    assert "4. Writes the notes (1843)" in lines
    assert isinstance(found := last(path), dict)
    assert found["order"] == ["born", "met", "notes"]


def test_an_item_with_an_error_is_not_added_but_changed(path: Path) -> None:
    before = path.read_bytes()
    lines = said(path, "3", "4 2 1", "n", "", "", "1", "1 2 4", "3")
    assert "An item with an error is not added. What now?" in lines
    assert "1. Change the events" in lines
    assert path.read_bytes() == before  # the input ended before "Add it"
    said(path, "3", "4 2 1", "n", "", "", "1", "1 2 4", "1")
    assert isinstance(found := last(path), dict)
    assert found["order"] == ["born", "met", "notes"]


def test_a_draft_is_kept_and_not_drawn(path: Path) -> None:
    said(path, *QUESTION, "Charles Babbage", "", "Isaac Newton", "", "", "", "", "2")
    assert isinstance(found := last(path), dict)
    assert found["draft"] == "true"


@pytest.mark.parametrize("lines", [(), ("1",), (*QUESTION,), (*QUESTION, "Bath", "", "Rome", "", "", "", "")])
def test_what_is_broken_off_is_not_written(path: Path, lines: tuple[str, ...]) -> None:
    before = path.read_bytes()
    said(path, *lines)
    assert path.read_bytes() == before


def test_q_leaves_the_item_and_then_the_menu(path: Path) -> None:
    lines = said(path, "1", "Whom?", "q", "q")
    assert lines.count("What would you like to add?") == 2
