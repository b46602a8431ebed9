"""`quiz add` line by line: what is asked, checked and written."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from quiz.authoring.document import Document
from quiz.authoring.values import Plain, Section
from quiz.authoring.work import Adder
from quiz.bank.reading import read_bank
from quiz.plain.adding import add_by_line
from quiz.plain.console import Console
from tests.plain.games import BANK

MARRIED = "In 1835 she married William King"
QUESTION = ("1", "Whom did Ada marry?", MARRIED, "William King")
"""What is typed for a question up to its wrong options."""
REST = ("", "", "", "1")
"""No more options, no topic, no explanation, add it."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ada.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def said(path: Path, *lines: str) -> str:
    """What is said when these lines are typed, and then the input ends."""
    output = io.StringIO()
    adder = Adder(path)
    assert adder.bank
    typed = io.StringIO("".join(f"{line}\n" for line in lines))
    add_by_line(Console(typed, output, interactive=False, width=200), adder, adder.bank)
    return output.getvalue()


def last(path: Path, section: Section = Section.QUESTIONS) -> Mapping[str, Plain]:
    """The fields of the last item of a list."""
    fields = Document.read(path.read_bytes()).items[section][-1]
    assert isinstance(fields, dict)
    return fields


def test_a_question_is_asked_for_and_written_with_an_id(path: Path) -> None:
    lines = said(path, *QUESTION, "Charles Babbage", "She met him.", "Isaac Newton", "", "", "2", "", "1")
    assert last(path) == {
        "id": "whom-did-ada-marry",
        "topic": "Work",
        "ask": "Whom did Ada marry?",
        "answer": "William King",
        "wrong": [{"Charles Babbage": "She met him."}, "Isaac Newton"],
        "quote": MARRIED,
    }
    assert "Added at line 40 of ada.yaml, with the id whom-did-ada-marry." in lines
    assert "[missing]" not in lines  # what is not asked for yet is not complained of
    assert "[answer-longest]" not in lines
    assert not read_bank(path).problems


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        pytest.param(("zeppelin", MARRIED), "No sentence of the source has these words.", id="not there"),
        pytest.param(("Babbage", "1", ""), "1 sentence with words of it:\n1. She met Charles", id="a word"),
        pytest.param(("charles babbage", "1", ""), "1. She met Charles Babbage in June", id="two words"),
        pytest.param(("bab", "1", ""), "1. She met Charles Babbage in June", id="a beginning"),
        pytest.param(
            ("Babbage", "1", "Charles Babbage", "met Charles Babbage"),
            "A quote has three words at least",
            id="a part that is too short",
        ),
    ],
)
def test_a_quote_is_looked_for_by_words_of_it(path: Path, typed: tuple[str, ...], heard: str) -> None:
    lines = said(path, "1", "Whom did she meet?", *typed, "q")
    assert heard in lines
    assert "The answer; several right ones" in lines
    assert "Without a quote" not in lines


def test_a_sentence_that_was_found_may_be_narrowed(path: Path) -> None:
    narrowed = ("babbage 1833", "1", "She met Charles Babbage")
    said(
        path,
        "1",
        "Whom did Ada meet?",
        *narrowed,
        "Charles Babbage",
        "William King",
        "",
        "Karl Marx",
        "",
        *REST,
    )
    assert last(path)["quote"] == "She met Charles Babbage"


def test_what_is_found_in_many_sentences_is_listed_bit_by_bit(path: Path) -> None:
    path.write_text(
        BANK.replace("text: |\n", "text: |\n" + "    Ada wrote a letter.\n" * 5), encoding="utf-8"
    )
    lines = said(path, "1", "Who died?", "Ada", "", "7", "", "q")
    assert "7 sentences with words of it:" in lines
    assert lines.index("1 to 6, or press Enter to hear more.") < lines.index("\n7. Ada died of cancer")
    assert "1 to 7, or press Enter to look for others." in lines
    assert "The answer; several" in lines


def test_an_answer_is_checked_as_it_is_given_and_may_be_changed(path: Path) -> None:
    lines = said(path, *QUESTION[:3], "Isaac Newton", "y", "William King", "q")
    assert "does not say “Newton” [answer-not-in-quote]" in lines
    assert lines.index("answer-not-in-quote") < lines.index("Wrong option 1")
    assert lines.count("The answer; several right ones") == 2


def test_an_answer_that_is_kept_though_it_is_not_said_is_inferred_with_a_reason(path: Path) -> None:
    said(
        path,
        *("1", "In which country did Ada live?", "Ada was born in Lndon in 1815", "Southern England", "n"),
        *("France", "", "Italy", "", "", "", "y", "London is its capital.", "1"),
    )
    assert (last(path)["inferred"], last(path)["why"]) == ("true", "London is its capital.")


@pytest.mark.parametrize(
    ("typed", "heard", "options"),
    [
        pytest.param(("s", "s1", ""), "s1. Charles Babbage", ["Charles Babbage"], id="by its number"),
        pytest.param(("s bab", "s1", ""), "s1. Charles Babbage", ["Charles Babbage"], id="by some letters"),
        pytest.param(("s zep",), "that has “zep” stands", [], id="letters that it has not"),
        pytest.param(("s3",), "no suggestion 3: nothing was listed yet.", [], id="before a list"),
        pytest.param(("s", "s9"), "no suggestion 9. Type s and a number from 1 to", [], id="beyond it"),
        pytest.param(
            ("s", "s1", "", "s1"), "Charles Babbage is an option already.", ["Charles Babbage"], id="twice"
        ),
    ],
)
def test_wrong_options_are_suggested_from_the_source(
    path: Path, typed: tuple[str, ...], heard: str, options: list[str]
) -> None:
    assert heard in said(path, *QUESTION, *typed, "Karl Marx", "", "Isaac Newton", "", *REST)
    assert last(path)["wrong"] == [*options, "Karl Marx", "Isaac Newton"]


def test_as_many_wrong_options_are_taken_as_a_question_may_have(path: Path) -> None:
    wrong = [line for number in range(9) for line in (f"Man {number}", "")]
    lines = said(path, *QUESTION[:3], "William King; 1835", *wrong)
    assert "a question has 8 options at most" in lines
    assert "Wrong option 6" in lines
    assert "Wrong option 7" not in lines
    assert "too-many" not in lines


def test_an_event_without_a_date_comes_after_another(path: Path) -> None:
    said(path, "2", "Is shown a machine", "He showed her a machine of brass", "", "2", "1", "", "1")
    found = last(path, Section.TIMELINE)
    assert (found["after"], found["topic"]) == ("met", "Life")


def test_an_ordering_is_made_of_events_by_their_numbers(path: Path) -> None:
    assert "4. Writes the notes (1843)" in said(path, "3", "1 2 4", "", "", "1")
    assert last(path)["order"] == ["born", "met", "notes"]


def test_an_item_with_an_error_is_not_added_but_changed(path: Path) -> None:
    before = path.read_bytes()
    wrong_order = ("3", "4 2 1", "n", "", "")
    lines = said(path, *wrong_order, "1", "1 2 4", "3")
    assert "An item with an error is not added. What now?\n1. Change the events" in lines
    assert path.read_bytes() == before  # the input ended before "Add it"
    said(path, *wrong_order, "1", "1 2 4", "1")
    assert last(path)["order"] == ["born", "met", "notes"]


def test_a_draft_is_kept_and_not_drawn(path: Path) -> None:
    said(path, *QUESTION, "Charles Babbage", "", "Isaac Newton", "", *REST[:-1], "2")
    assert last(path)["draft"] == "true"


@pytest.mark.parametrize("lines", [(), ("1",), QUESTION, (*QUESTION, "Bath", "", "Rome", "", *REST[:-1])])
def test_what_is_broken_off_is_not_written(path: Path, lines: tuple[str, ...]) -> None:
    before = path.read_bytes()
    said(path, *lines)
    assert path.read_bytes() == before


def test_q_leaves_the_item_and_then_the_menu(path: Path) -> None:
    assert said(path, "1", "Whom?", "q", "q").count("What would you like to add?") == 2
