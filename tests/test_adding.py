"""`quiz add` and `quiz edit` as commands: what is written, refused and said."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import yaml

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.cli import main
from quiz.cli.exits import Exit
from tests.plain.games import BANK

MARRIED = ("--ask", "Whom did Ada marry?", "--answer", "William King", "--quote", "she married William King")
WRONG = ("--wrong", "Charles Babbage", "--why-not", "She met him.", "--wrong", "Isaac Newton")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    (tmp_path / "ada.yaml").write_text(BANK, encoding="utf-8")
    return tmp_path


def test_a_question_is_added_in_one_go_and_its_line_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "ada.yaml", *MARRIED, *WRONG, "--topic", "Life"]) == Exit.OK
    assert capsys.readouterr().out == "ada.yaml:40: added whom-did-ada-marry\n"
    text = Path("ada.yaml").read_text(encoding="utf-8")
    assert text.startswith(BANK)
    assert "- Charles Babbage: She met him." in text


def test_a_bank_in_braces_is_refused_in_words_and_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    text = json.dumps(yaml.load(BANK, Loader=yaml.BaseLoader))
    Path("ada.json").write_text(text, encoding="utf-8")
    assert main(["add", "ada.json", *MARRIED, *WRONG]) == Exit.PROBLEMS
    assert "braces" in capsys.readouterr().err
    assert Path("ada.json").read_text(encoding="utf-8") == text


def test_several_wrong_options_may_follow_one_flag_and_the_last_has_the_reason() -> None:
    wrong = ("--wrong", "Isaac Newton", "why", "--why-not", "No name.", "--wrong", "Karl Marx", "Bath")
    assert main(["add", "ada.yaml", *MARRIED, *wrong]) == Exit.OK
    text = Path("ada.yaml").read_text(encoding="utf-8")
    written = [line.strip() for line in text[len(BANK) :].partition("wrong:")[2].splitlines()]
    assert written[1:6] == ["- Isaac Newton", "- option: why", "why: No name.", "- Karl Marx", "- Bath"]


@pytest.mark.parametrize("quote", ["William", "William King", "In 1835", "In […] 1835"])
@pytest.mark.parametrize("item", [[*MARRIED[:4], *WRONG], ["--event", "Marries again", "--date", "1835"]])
def test_a_quote_of_a_word_or_two_is_refused(
    item: list[str], quote: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "ada.yaml", *item, "--quote", "married William King", "--quote", quote]) == 1
    assert "three words" in capsys.readouterr().err
    assert Path("ada.yaml").read_text(encoding="utf-8") == BANK


def test_a_short_sentence_and_a_heading_are_quotes() -> None:
    bank = BANK.replace("  text: |\n", "  text: |\n    Her life\n\n    She resigned. She wrote a letter.\n\n")
    Path("ada.yaml").write_text(bank, encoding="utf-8")
    for number, quote in enumerate(["She resigned", "Her life", "She resigned."]):
        event = ["--event", f"Resigns {number}", "--after", "met", "--quote", quote]
        assert main(["add", "ada.yaml", *event]) == Exit.OK


def test_an_event_and_an_ordering_are_added_too() -> None:
    event = ["--event", "Is shown a machine", "--after", "met", "--quote", "He showed her a machine of brass"]
    assert main(["add", "ada.yaml", *event]) == Exit.OK
    assert main(["add", "ada.yaml", "--order", "born", "met", "notes", "--ask", "Order these:"]) == Exit.OK
    bank = read_bank(Path("ada.yaml")).bank
    assert bank
    assert bank.timeline[-1].after == ("met",)
    assert bank.questions[-1].ask == "Order these:"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*MARRIED[:4], *WRONG, "--quote", "she wed"], "[quote-missing]"),
        (["--event", "Dies", "--date", "1852-13", "--quote", "Ada died of cancer"], "[date]"),
        (["--order", "born", "nothing", "met"], "[unknown-event]"),
    ],
)
def test_what_has_an_error_is_not_written(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "ada.yaml", *arguments]) == Exit.PROBLEMS
    assert said in capsys.readouterr().err
    assert Path("ada.yaml").read_text(encoding="utf-8") == BANK


def test_a_warning_is_said_and_refused_where_it_is_strict(capsys: pytest.CaptureFixture[str]) -> None:
    question = ["add", "ada.yaml", *MARRIED, "--wrong", "Isaac Newton"]
    assert main([*question, "--strict"]) == Exit.PROBLEMS
    assert Path("ada.yaml").read_text(encoding="utf-8") == BANK
    assert main(question) == Exit.OK
    assert "[few-wrong]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--ask", "Who?", "--event", "Dies"],
        ["--answer", "William King"],
        ["--event", "Dies", "--wrong", "x"],
        ["--order", "a", "b", "c", "--answer", "x"],
        [*MARRIED, "--why-not", "She met him.", "--wrong", "Isaac Newton"],
        [*MARRIED, "--wrong", "Isaac Newton", "--why-not", "So.", "--why-not", "So too."],
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments: list[str]) -> None:
    assert main(["add", "ada.yaml", *arguments]) == Exit.UNREADABLE
    assert Path("ada.yaml").read_text(encoding="utf-8") == BANK


def test_a_bank_that_cannot_be_read_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("broken.yaml").write_text(BANK.replace("ask: Where was", "ask: So: where was"), encoding="utf-8")
    assert main(["add", "broken.yaml", *MARRIED, *WRONG]) == Exit.PROBLEMS
    assert "broken.yaml:24:10: error:" in capsys.readouterr().err
    assert main(["add", "nowhere.yaml"]) == Exit.UNREADABLE
    assert "quiz new nowhere.yaml" in capsys.readouterr().err


def test_without_a_bank_a_copy_of_the_built_in_one_is_made_after_asking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert main(["add"]) == Exit.UNREADABLE
    assert not Path("questions.yaml").exists()
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert main(["add"]) == Exit.OK
    assert builtin_path().read_bytes().endswith(Path("questions.yaml").read_bytes())


def test_the_workshop_needs_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "ada.yaml"]) == Exit.UNREADABLE
    assert "quiz add" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["add", "edit"])
def test_each_command_names_itself_where_a_bank_is_to_be_named(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("quiz.cli.edit.is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert main([command]) == Exit.UNREADABLE
    assert f"such as  quiz {command} my-bank.yaml" in capsys.readouterr().err


def test_a_folder_is_named_though_no_bank_was(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("quiz.cli.edit.is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    Path("questions.yaml").mkdir()
    assert main(["edit"]) == Exit.UNREADABLE
    assert "quiz: questions.yaml: this is a folder" in capsys.readouterr().err
