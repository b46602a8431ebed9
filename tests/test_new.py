from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import quiz
from quiz.cli import main
from quiz.cli.exits import Exit

LIFE = """\
Ada King

She was born at London in 1815.[1] Two years later she could read. In June 1833 she met Charles Babbage.
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, and nothing on standard input."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    piped(monkeypatch, b"")
    return tmp_path


def piped(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    """Let these bytes be what comes through a pipe."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def of_new(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, what is said, and the notes beside it."""
    code = main(["new", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def a_life(text: str | bytes = LIFE, name: str = "ada.txt") -> str:
    """Write a text into the current folder."""
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def test_a_bank_is_made_of_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = of_new(capsys, "ada", "--from", a_life())
    assert code == Exit.OK
    written = Path("ada.yaml").read_text(encoding="utf-8")
    assert "title: Ada King\n" in written
    assert "date: 1833-06\n" in written
    line = 1 + written.split("\n").index("  - id: she-was-born-at-london")
    assert out.split("\n")[0] == f"ada.yaml:{line}: 1815: She was born at London"
    assert "ada.yaml is written: 3 sentences, 2 of them with a date; 2 events drafted." in err
    assert "  1 citation mark: [1]" in err
    assert "1 time: “Two years later” (sentence 2)." in err
    assert "who wrote it (--author)" in err
    assert err.endswith("Next: quiz edit ada.yaml\n")


@pytest.mark.parametrize("arguments", [[], ["--from", "-"]])
def test_a_bank_is_made_of_a_pipe(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, LIFE.encode())
    assert of_new(capsys, "ada.yaml", *arguments)[0] == Exit.OK
    assert "date: 1815\n" in Path("ada.yaml").read_text(encoding="utf-8")


def test_what_is_said_of_the_source_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = of_new(
        capsys,
        *(
            "ada",
            "--from",
            a_life(),
            "--title",
            "Ada: a life",
            "--author",
            "Jo # Doe",
            "--url",
            "https://x.org",
        ),
        *("--licence", "CC BY 4.0", "--language", "en", "--note", "A\nshort\x1b life"),
    )
    assert code == Exit.OK
    assert "The text does not say" not in err
    written = Path("ada.yaml").read_text(encoding="utf-8")
    for line in (
        'title: "Ada: a life"',
        "language: en",
        "note: A short\u241b life",
        '  author: "Jo # Doe"',
        "  url: https://x.org",
        "  licence: CC BY 4.0",
    ):
        assert line in written.split("\n")


def test_a_bank_that_is_made_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    of_new(capsys, "ada", "--from", a_life(), "--author", "Jo Doe")
    assert main(["check", "--strict", "ada.yaml"]) == Exit.OK


@pytest.mark.parametrize("name", ["ada", "ada.yaml"])
def test_no_file_is_overwritten(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    a_life("mine\n", "ada.yaml")
    code, _, err = of_new(capsys, name, "--from", a_life())
    assert code == Exit.UNREADABLE
    assert "ada.yaml is there already" in err
    assert "quiz edit ada.yaml" in err
    assert Path("ada.yaml").read_text(encoding="utf-8") == "mine\n"


def test_a_link_to_nowhere_is_not_followed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ada.yaml").symlink_to("elsewhere.yaml")
    assert of_new(capsys, "ada", "--from", a_life())[0] == Exit.UNREADABLE
    assert not Path("elsewhere.yaml").exists()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "there is no text in it"),
        (b"Ada\n\nKing\n\nLife", "there is no sentence in it"),
        (b"\xff\xfe\xfa", "this is not a text in UTF-16"),
        (b"caf\xe9 in 1905.", "as Windows-1252 it is “é”"),
        (b"abc\0def", "this is no text"),
        (b"%PDF-1.4 \xff", "this is a PDF"),
        (b"PK\x03\x04\x14\0", "a document of a word processor"),
        (b"\n<!DOCTYPE html><p>He left.", "the code of a web page"),
        pytest.param(b"a" * 5_000_000, "more than 4,000,000 characters", id="long"),
        pytest.param(b"a" * (16 * 1024 * 1024 + 1), "larger than 16 MB", id="longer"),
    ],
)
def test_what_is_no_biography_is_refused_with_the_way_out(
    raw: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = of_new(capsys, "ada", "--from", a_life(raw))
    assert (code, out) == (Exit.UNREADABLE, "")
    assert said in err
    assert not Path("ada.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ada", "--from", "nowhere.txt"], "nowhere.txt: there is no such file"),
        (["ada", "--from", "."], "this is a folder"),
        (["nowhere/ada", "--from", "ada.txt"], "there is no folder nowhere"),
        ([".", "--from", "ada.txt"], "is a folder"),
        (["nowhere/", "--from", "ada.txt"], "folder"),
        ([], "BANK"),
    ],
)
def test_what_cannot_be_named_is_said(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    a_life()
    code, _, err = of_new(capsys, *arguments)
    assert code == Exit.UNREADABLE
    assert said in err


def test_a_language_that_is_not_read_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    err = of_new(capsys, "ada", "--from", a_life("Geboren 1815 in London."), "--language", "de")[2]
    assert "in another language most are missed" in err


def test_a_date_that_there_is_not_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    err = of_new(capsys, "ada", "--from", a_life("He left on 31 February 1905."))[2]
    assert "Not read as dates: “on 31 February 1905” (sentence 1)" in err


def test_a_date_that_was_read_is_not_called_unread(capsys: pytest.CaptureFixture[str]) -> None:
    text = "She was born in c. March 1822. From c. March 1822. He left on 31 February 1905."
    err = of_new(capsys, "ada", "--from", a_life(text))[2]
    assert "Not read as dates: “on 31 February 1905” (sentence 3)." in err
    assert "no event could be made of them: “From c. March 1822” (sentence 2)" in err


def test_a_text_without_dates_makes_a_bank_too(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = of_new(capsys, "ada", "--from", a_life("He left the town. He came back."))
    assert (code, out) == (Exit.OK, "")
    assert "No date was found." in err
    assert main(["check", "ada.yaml"]) == Exit.OK


@pytest.mark.skipif(sys.platform == "win32", reason="a pty needs a POSIX system")
def test_a_text_with_long_lines_is_pasted_into_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.terminal import Terminal

    line = "She walked far, " * 500 + "and in 1815 she rested."
    monkeypatch.chdir(Path(quiz.__file__).parents[1])
    with Terminal([sys.executable, "-m", "quiz", "new", str(tmp_path / "ada")]) as terminal:
        terminal.wait("Paste the biography here.")
        for start in range(0, len(line), 1000):
            terminal.press(line[start : start + 1000])
            terminal.pump(0.2)
        terminal.press("enter", "\x04")
        assert terminal.wait_exit() == Exit.OK
    assert f"    {line}\n" in (tmp_path / "ada.yaml").read_text(encoding="utf-8")
