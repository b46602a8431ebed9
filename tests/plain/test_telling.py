"""What is said of an answer: as much of each passage as is new."""

from __future__ import annotations

import pytest

from quiz.game.asked import Evidence, Feedback, Verdict
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


ONE, TWO = evidence(*marked("Then he /was shot/ in May.")), evidence(*marked("Then /he was/ shot in May."))
OTHER = evidence(Run("All else"), credit="B. Writer")


@pytest.mark.parametrize(
    ("kind", "shown", "lines"),
    [
        pytest.param(
            *(Kind.CHOICE, [(ONE,), (ONE,), (OTHER,)]),
            [
                "Then he “was shot” in May.",
                "A. Writer.",
                "Then he “was shot” in May.",
                "All else",
                "B. Writer.",
            ],
            id="one in its passage, its source where it is another",
        ),
        pytest.param(Kind.CHOICE, [(ONE, TWO)], ["“was shot”", "A. Writer.", "“he was”"], id="several alone"),
        pytest.param(Kind.PROOF, [(ONE,)], ["“was shot”", "A. Writer."], id="alone where it was read"),
    ],
)
def test_quotes_are_said_with_as_much_around_them_as_is_new(
    kind: Kind, shown: list[tuple[Evidence, ...]], lines: list[str]
) -> None:
    passages = Passages()
    feedback = (Feedback(kind, "When?", Verdict.RIGHT, evidence=found) for found in shown)
    said = [line for each in feedback for line in explained(each, passages)]
    assert [line.partition(": ")[2] for line in said if line != "Right."] == lines
