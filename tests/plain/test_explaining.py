from __future__ import annotations

import pytest

from quiz.game.asked import ChosenOption, Evidence, Feedback, Verdict
from quiz.game.round import Kind
from quiz.plain.telling import Passages, explained, quoted, with_marks
from quiz.text.source import Location, Run


@pytest.mark.parametrize(
    ("verdict", "words"),
    [(Verdict.RIGHT, "Right."), (Verdict.PARTLY, "Partly right."), (Verdict.WRONG, "Not this one.")],
)
def test_right_and_wrong_are_said_in_words(verdict: Verdict, words: str) -> None:
    assert next(explained(Feedback(Kind.CHOICE, "Why?", verdict, ()), Passages())) == words


def test_a_partly_right_answer_says_which_option_was_right() -> None:
    chosen = (ChosenOption("Baku", True), ChosenOption("Odessa", False, "Only later."))
    partly = Feedback(Kind.CHOICE, "Why?", Verdict.PARTLY, ("Baku", "Moscow"), chosen=chosen)
    said = list(explained(partly, Passages()))
    assert said == [
        "Partly right.",
        "You chose rightly: Baku.",
        "You chose: Odessa.",
        "Why it is wrong: Only later.",
        "The right answers: Baku; Moscow.",
    ]


def test_what_a_quote_leaves_out_is_marked() -> None:
    runs = (Run("He "), Run("was", quoted=True), Run(" not "), Run("shot", quoted=True), Run("."))
    assert quoted(runs) == "was [...] shot"


def test_a_correction_belongs_to_the_quote_it_corrects() -> None:
    runs = (
        Run("in "),
        Run("Lndon", quoted=True),
        Run(" [London]", correction=True),
        Run(" in 1815", quoted=True),
    )
    assert quoted(runs) == "Lndon [London] in 1815"


def test_a_correction_beside_the_quote_stays_outside() -> None:
    assert (
        quoted((Run("Lndon"), Run(" [London]", correction=True), Run(" he went", quoted=True))) == "he went"
    )


def evidence(*runs: Run, credit: str = "A. Writer") -> Evidence:
    return Evidence(runs, credit, Location((), range(0)), "life")


PASSAGE = evidence(Run("Then he "), Run("was shot", quoted=True), Run(" in May."))


def test_a_quote_is_said_once_inside_its_passage() -> None:
    said = list(
        explained(Feedback(Kind.CHOICE, "Why?", Verdict.RIGHT, ("May",), evidence=(PASSAGE,)), Passages())
    )
    assert said[2:] == ["The source says: Then he “was shot” in May.", "The source: A. Writer."]


def test_a_passage_with_quotation_marks_of_its_own_has_the_quote_between_others() -> None:
    assert with_marks((Run("He said “no”, "), Run("and went", quoted=True))) == "He said “no”, «and went»"


def test_what_a_quote_leaves_out_stands_outside_its_marks() -> None:
    runs = (Run("He "), Run("was", quoted=True), Run(" not "), Run("shot", quoted=True), Run("."))
    assert with_marks(runs) == "He “was” not “shot”."


def test_blanks_stay_outside_the_marks() -> None:
    assert with_marks((Run("He"), Run(" was shot ", quoted=True), Run("."))) == "He “was shot” ."


def test_the_sentence_that_proves_it_is_not_said_again_with_its_quote() -> None:
    proof = Feedback(Kind.PROOF, "Why?", Verdict.RIGHT, ("Then he was shot in May.",), evidence=(PASSAGE,))
    said = list(explained(proof, Passages()))
    assert said[1:3] == [
        "The sentence that proves it: Then he was shot in May.",
        "The source says: “was shot”",
    ]


def test_of_several_quotes_the_passages_which_overlap_are_left_out() -> None:
    other = evidence(Run("Then "), Run("he was", quoted=True), Run(" shot in May."))
    shown = Feedback(Kind.CHOICE, "Why?", Verdict.RIGHT, ("May",), evidence=(PASSAGE, other))
    said = list(explained(shown, Passages()))
    assert [line for line in said if line.startswith("The source says")] == [
        "The source says: “was shot”",
        "The source says: “he was”",
    ]


def test_the_source_is_named_again_only_where_it_is_another() -> None:
    passages = Passages()
    other = evidence(Run("All else"), credit="B. Writer")
    said = [
        line
        for shown in (PASSAGE, PASSAGE, other)
        for line in explained(Feedback(Kind.CHOICE, "Why?", Verdict.RIGHT, (), evidence=(shown,)), passages)
    ]
    assert [line for line in said if line.startswith("The source: ")] == [
        "The source: A. Writer.",
        "The source: B. Writer.",
    ]
    assert said.count("The source says: Then he “was shot” in May.") == 2
