"""`quiz check`: what it says, how it ends, and how it watches; what it finds is pinned in tests/golden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.cli.command import progress
from quiz.cli.exits import Exit
from tests.cli.conftest import Quiz, Tty, a_file
from tests.plain.games import BANK

GOOD = BANK.replace(" He showed her a machine of brass.", "").replace("topic: Work", "topic: Life")
"""The bank without anything that a careful teacher would mend."""

BROKEN = GOOD.replace("She met Charles Babbage in June 1833, In", "She met Karl Marx in June 1833, In")
"""The bank with a question whose quote is not in its source."""


@pytest.fixture(autouse=True)
def _good() -> None:
    a_file(text=GOOD)
    a_file("bad.yaml", BROKEN)
    a_file("odd.yaml", GOOD.replace("Lndon: London", "Nowhere: Elsewhere"))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ada.yaml"], Exit.OK),
        (["odd.yaml"], Exit.OK),
        (["--strict", "odd.yaml"], Exit.PROBLEMS),
        (["bad.yaml"], Exit.PROBLEMS),
        (["bad.yaml", "nowhere.yaml"], Exit.UNREADABLE),
        (["--watch", "--json", "ada.yaml"], Exit.UNREADABLE),
    ],
)
def test_the_exit_code_says_how_grave_it_is(arguments: list[str], code: Exit, quiz: Quiz) -> None:
    assert quiz("check", *arguments).code == code


def test_of_a_bank_without_problems_it_is_said_how_much_is_in_it(quiz: Quiz) -> None:
    said = quiz("check", "ada.yaml")
    assert said == (0, "", "ada.yaml: 3 questions, 5 events, on 5 of 5 sentences; no problems\n")


def test_an_error_is_shown_with_its_line_and_how_to_learn_more_of_it(quiz: Quiz) -> None:
    _, out, err = quiz("check", "bad.yaml", "odd.yaml")
    line = next(at for at, text in enumerate(BROKEN.splitlines(), 1) if "Karl Marx in June" in text)
    assert out.startswith(f"bad.yaml:{line}:")
    assert " error: " in out.splitlines()[0]
    assert "odd.yaml:" in out
    assert "1 error" in err
    assert "quiz check --explain quote-missing" in err


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("quote-mising", "did you mean: quote-missing"),
        ("nope", "quiz guide"),
        ("problems/quote-missing", "did you mean: quote-missing"),
        ("", "quiz guide"),
    ],
)
def test_a_problem_that_there_is_not_is_answered_with_the_nearest(code: str, hint: str, quiz: Quiz) -> None:
    exit_code, out, err = quiz("check", "--explain", code)
    assert (exit_code, out) == (Exit.UNREADABLE, "")
    assert f'no problem has the code "{code}"' in err
    assert hint in err


def test_the_bank_checked_by_default_is_the_one_here(quiz: Quiz) -> None:
    built_in = quiz("check").err
    assert "questions.yaml: " in built_in
    assert not built_in.startswith("questions.yaml: ")
    a_file("questions.yaml")
    assert quiz("check").err.startswith("questions.yaml: 3 questions")


# Watching


def until_interrupted(*acts: Callable[[], object]) -> Callable[[float], None]:
    """What is done while the program waits: one act after another, then Ctrl+C."""
    waiting: Iterator[Callable[[], object]] = iter(acts)

    def wait(_: float) -> None:
        act = next(waiting, None)
        if act is None:
            raise KeyboardInterrupt
        act()

    return wait


def test_a_bank_and_the_text_beside_it_are_checked_again_at_each_save(
    quiz: Quiz, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = GOOD.replace("  text: |\n", "  file: life.txt\n    \n", 1)
    start, end = beside.index("    \n"), beside.index("timeline:")
    text = " ".join(beside[start:end].split())
    bank = beside[:start] + beside[end:]
    a_file("watched.yaml", bank)
    wait = until_interrupted(
        lambda: None,
        lambda: a_file("life.txt", text),
        lambda: a_file("life.txt", text.replace("Babbage", "Byron")),
        lambda: Path("life.txt").unlink(),
        lambda: a_file("life.txt", text),
        lambda: a_file("watched.yaml", bank.replace("where", "whence")),
        lambda: a_file("watched.yaml", bank.replace("In 1835 she married", "In 1835 she wed")),
    )
    monkeypatch.setattr("quiz.cli.check.time.sleep", wait)
    code, _, err = quiz("check", "--watch", "watched.yaml")
    verdicts = [line.partition(": ")[2] for line in err.splitlines() if line.startswith("watched.yaml: ")]
    assert ["error" in verdict for verdict in verdicts] == [True, False, True, True, False, False, True]
    assert code == Exit.PROBLEMS


def test_a_check_that_takes_its_time_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Tty()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("quiz.cli.command._PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")
    with progress("Checking ada.yaml") as tell:
        tell(0.5)
    assert "Checking ada.yaml" in terminal.getvalue()
    assert "50%" in terminal.getvalue()


def test_a_check_that_takes_no_time_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Tty()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress("Checking ada.yaml") as tell:
        tell(0.5)
    assert terminal.getvalue() == ""
