"""What is said of an answer."""

from __future__ import annotations

import pytest

from quiz.game.asked import ChosenOption, Evidence, Feedback, Verdict
from quiz.game.round import Kind
from quiz.plain.telling import Passages, explained, quoted, with_marks
from quiz.text.spans import Location, Run


def evidence(*runs: Run, credit: str = "A. Writer") -> Evidence:
    return Evidence(runs, credit, Location((), range(0)), "life")


def marked(text: str) -> tuple[Run, ...]:
    """A passage, its quoted parts between slashes and its corrections in brackets: "in /Lndon/ [London]"."""
    runs = []
    for number, part in enumerate(text.split("/")):
        before, bracket, correction = part.partition(" [")
        runs += [Run(before, quoted=number % 2 == 1)] if before else []
        runs += [Run(bracket + correction, correction=True)] if bracket else []
    return tuple(runs)


PASSAGE = evidence(*marked("Then he /was shot/ in May."))


def said(feedback: Feedback, passages: Passages | None = None) -> list[str]:
    return list(explained(feedback, passages or Passages()))


@pytest.mark.parametrize(
    ("verdict", "words"),
    [(Verdict.RIGHT, "Right."), (Verdict.PARTLY, "Partly right."), (Verdict.WRONG, "Not this one.")],
)
def test_right_and_wrong_are_said_in_words(verdict: Verdict, words: str) -> None:
    assert said(Feedback(Kind.CHOICE, "Why?", verdict)) == [words]


def test_a_partly_right_answer_says_which_option_was_right() -> None:
    chosen = (ChosenOption("Baku", True), ChosenOption("Odessa", False, "Only later."))
    assert said(Feedback(Kind.CHOICE, "Where?", Verdict.PARTLY, ("Baku", "Moscow"), chosen=chosen)) == [
        "Partly right.",
        "You chose rightly: Baku.",
        "You chose: Odessa.",
        "Why it is wrong: Only later.",
        "The right answers: Baku; Moscow.",
    ]


@pytest.mark.parametrize(
    ("passage", "alone", "inside"),
    [
        ("He /was/ not /shot/.", "was [...] shot", "He “was” not “shot”."),
        ("in /Lndon [London] in 1815/", "Lndon [London] in 1815", "in “Lndon [London] in 1815”"),
        ("Lndon [London]/ he went/", "he went", "Lndon [London] “he went”"),
        ("He/ was shot /.", "was shot", "He “was shot” ."),
        ("He said “no”, /and went/", "and went", "He said “no”, «and went»"),
    ],
)
def test_a_quote_is_said_alone_or_marked_in_its_passage(passage: str, alone: str, inside: str) -> None:
    assert (quoted(marked(passage)), with_marks(marked(passage))) == (alone, inside)


OTHER = evidence(*marked("Then /he was/ shot in May."))


@pytest.mark.parametrize(
    ("kind", "passages", "lines"),
    [
        pytest.param(Kind.CHOICE, (PASSAGE,), ["Then he “was shot” in May."], id="one in its passage"),
        pytest.param(Kind.CHOICE, (PASSAGE, OTHER), ["“was shot”", "“he was”"], id="several alone"),
        pytest.param(Kind.PROOF, (PASSAGE,), ["“was shot”"], id="alone where its sentence was said"),
    ],
)
def test_quotes_are_said_with_as_much_around_them_as_is_new(
    kind: Kind, passages: tuple[Evidence, ...], lines: list[str]
) -> None:
    found = said(Feedback(kind, "When?", Verdict.RIGHT, ("May",), evidence=passages))
    lead = "The source says: "
    assert [line.removeprefix(lead) for line in found if line.startswith(lead)] == lines


def test_the_source_is_named_again_only_where_it_is_another() -> None:
    passages, other = Passages(), evidence(Run("All else"), credit="B. Writer")
    lines = [
        line
        for shown in (PASSAGE, PASSAGE, other)
        for line in said(Feedback(Kind.CHOICE, "When?", Verdict.RIGHT, evidence=(shown,)), passages)
    ]
    assert [line for line in lines if line.startswith("The source: ")] == [
        "The source: A. Writer.",
        "The source: B. Writer.",
    ]
    assert lines.count("The source says: Then he “was shot” in May.") == 2
