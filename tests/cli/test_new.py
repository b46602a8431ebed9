"""`quiz new`: what is written of a biography, and what is said of it; its dates are in tests/golden."""

import sys
from pathlib import Path

import pytest

import quiz as program
from quiz.cli.exits import Exit
from tests.cli.conftest import Quiz, a_file

LIFE = """\
Ada King

She was born at London in 1815.[1] Two years later she could read. In June 1833 she met Charles Babbage.
"""


@pytest.fixture(autouse=True)
def _life() -> None:
    Path("ada.yaml").unlink()
    a_file("ada.txt", LIFE)


def written() -> str:
    return Path("ada.yaml").read_text(encoding="utf-8")


def test_a_bank_is_made_of_a_file(quiz: Quiz) -> None:
    code, out, err = quiz("new", "ada", "--from", "ada.txt")
    assert code == Exit.OK
    assert "title: Ada King\n" in written()
    line = 1 + written().split("\n").index("  - id: she-was-born-at-london")
    assert out.split("\n")[0] == f"ada.yaml:{line}: 1815: She was born at London"
    for said in (
        "ada.yaml is written: 3 sentences, 2 of them with a date; 2 events drafted.",
        "  1 citation mark: [1]",
        "1 time: “Two years later” (sentence 2).",
        "who wrote it (--author)",
    ):
        assert said in err
    assert err.endswith("Next: quiz edit ada.yaml\n")


SAID = {
    "--title": ("Ada: a life", 'title: "Ada: a life"'),
    "--author": ("Jo # Doe", '  author: "Jo # Doe"'),
    "--url": ("https://x.org", "  url: https://x.org"),
    "--licence": ("CC BY 4.0", "  licence: CC BY 4.0"),
    "--language": ("en", "language: en"),
    "--note": ("A\nshort\x1b life", "note: A short\u241b life"),
}


def test_what_is_said_of_the_source_is_written_and_nothing_in_it_is_a_problem(quiz: Quiz) -> None:
    options = [word for name, (value, _) in SAID.items() for word in (name, value)]
    code, _, err = quiz("new", "ada", "--from", "ada.txt", *options)
    assert code == Exit.OK
    assert "The text does not say" not in err
    assert {line for _, line in SAID.values()} <= set(written().split("\n"))
    assert quiz("check", "--strict", "ada.yaml").code == Exit.OK


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He left on 31 February 1905.", "No event could be made of “on 31 February 1905” (sentence 1)"),
        ("He left the town. He came back.", "No date was found."),
    ],
)
def test_what_is_left_for_the_teacher_is_said(text: str, said: str, quiz: Quiz) -> None:
    assert said in quiz("new", "ada", "--from", a_file("ada.txt", text)).err
    assert quiz("check", "ada.yaml").code == Exit.OK
    foreign = quiz("new", "foreign", "--from", "ada.txt", "--language", "de")
    assert "in another language most are missed" in foreign.err


@pytest.mark.skipif(sys.platform == "win32", reason="a pty needs a POSIX system")
def test_a_text_with_long_lines_is_pasted_into_the_terminal(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.terminal import Terminal

    line = "She walked far, " * 500 + "and in 1815 she rested."
    monkeypatch.chdir(Path(program.__file__).parents[1])
    with Terminal([sys.executable, "-m", "quiz", "new", str(home / "pasted")]) as terminal:
        terminal.wait("Paste the biography here.")
        for start in range(0, len(line), 1000):
            terminal.press(line[start : start + 1000])
            terminal.pump(0.2)
        terminal.press("enter", "\x04")
        assert terminal.wait_exit() == Exit.OK
    assert f"    {line}\n" in (home / "pasted.yaml").read_text(encoding="utf-8")
