from __future__ import annotations

import pytest

from quiz.bank.source import Run
from quiz.game.feedback import ChosenOption, Feedback, Verdict
from quiz.game.round import Kind
from quiz.plain.explaining import explained, quoted


@pytest.mark.parametrize(
    ("verdict", "words"),
    [(Verdict.RIGHT, "Right."), (Verdict.PARTLY, "Partly right."), (Verdict.WRONG, "Not this one.")],
)
def test_right_and_wrong_are_said_in_words(verdict: Verdict, words: str) -> None:
    assert next(explained(Feedback(verdict, 0.0, ()), Kind.CHOICE)) == words


def test_a_partly_right_answer_says_which_option_was_right() -> None:
    chosen = (ChosenOption("Baku", True), ChosenOption("Odessa", False, "Only later."))
    said = list(explained(Feedback(Verdict.PARTLY, 0.5, ("Baku", "Moscow"), chosen), Kind.CHOICE))
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
