"""A teacher at the command line: a bank made, added to, checked, watched, measured and mended."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.journeys.banks import ADA, BOTH, WHERE, WHOM, bank
from tests.journeys.conftest import Folder
from tests.terminal import Terminal

LIFE = """\
Ada Lovelace was born in London in 1815. In 1833 she met Charles Babbage at a party.
She married William King in 1835. She died of cancer in London in 1852.
"""
MARRIED = ("--ask", "When did she marry?", "--answer", "1835", "--quote", "She married in 1835")
WRONG = ("--wrong", "1833", "--why-not", "She met Babbage then.", "--wrong", "1843")

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such file")


def test_make_a_bank_from_a_biography(folder: Folder) -> None:
    folder.write("life.txt", LIFE)
    said = folder.run("new", "life.yaml", "--from", "life.txt", "--title", "Ada Lovelace")
    assert said.code == 0
    made = folder.read("life.yaml")
    assert "Ada Lovelace" in made
    assert "date: 1815" in made
    assert "draft: true" in made
    assert folder.run("check", "life.yaml").code == 0
    assert folder.run("new", "life", typed=LIFE).code == 2  # which replaces no file
    assert folder.read("life.yaml") == made
    assert folder.run("new", "piped", typed=LIFE).code == 0
    assert "date: 1835" in folder.read("piped.yaml")


def test_add_a_question_in_one_go_whose_quote_is_in_the_source(folder: Folder) -> None:
    refused = folder.run("add", "ada.yaml", *MARRIED[:-1], "She wed in 1835", *WRONG)
    assert (refused.code, "quote-missing" in refused.err) == (1, True)
    assert folder.read("ada.yaml") == ADA
    assert folder.run("add", "ada.yaml", *MARRIED, *WRONG).code == 0
    text = folder.read("ada.yaml")
    assert text.startswith(ADA)
    assert "When did she marry?" in text
    assert "She met Babbage then." in text
    assert folder.run("check", "ada.yaml").code == 0


def test_add_an_event_by_prompts(folder: Folder) -> None:
    lines = ["2", "Marries", "She married in 1835", "1835", "", "", "1", "q"]
    said = folder.run("add", "ada.yaml", typed="\n".join(lines) + "\n")
    assert said.code == 0
    assert "Marries" in folder.read("ada.yaml")


def test_check_a_bank_and_have_a_problem_explained(folder: Folder) -> None:
    folder.write("ada.yaml", bank(BOTH, WHOM))
    assert folder.run("check", "ada.yaml").code == 0
    folder.write("odd.yaml", bank(BOTH, WHERE.replace("[Paris, Rome]", "[Paris]")))
    assert folder.run("check", "odd.yaml").code == 0
    assert folder.run("check", "--strict", "odd.yaml").code == 1
    folder.write("bad.yaml", bank(WHERE.replace("quote: Ada was", "quote: She was")))
    said = folder.run("check", "bad.yaml")
    assert said.code == 1
    line = folder.read("bad.yaml").splitlines().index("    quote: She was born in London") + 1
    assert f"bad.yaml:{line}:" in said.out
    found = folder.run("check", "--json", "bad.yaml").findings
    assert [each["code"] for each in found if each["level"] == "error"] == ["quote-missing"]
    explained = folder.run("check", "--explain", "quote-missing")
    assert (explained.code, "quote" in explained.out) == (0, True)
    assert folder.run("check", "--explain", "no-such-problem").code == 2


@needs_posix
def test_watch_a_bank_while_it_is_mended(folder: Folder) -> None:
    with folder.open(Terminal, "check", "--watch", "ada.yaml", size=(120, 24)) as terminal:
        terminal.wait("Ctrl+C ends.")
        assert "quote-missing" not in terminal.text
        folder.write("ada.yaml", ADA.replace("quote: She met Babbage\n", "quote: She met Byron\n"))
        terminal.wait("quote-missing")
        folder.write("ada.yaml", ADA)
        terminal.gone("quote-missing")
        terminal.wait("Ctrl+C ends.")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 0


def test_see_how_much_of_a_source_is_asked_about_and_make_a_page_of_it(folder: Folder) -> None:
    said = folder.run("coverage", "ada.yaml")
    assert said.code == 0
    assert "She married in 1835." in said.out
    assert "80%" in said.out
    assert folder.run("coverage", "ada.yaml", "--html", "page.html").code == 0
    page = folder.read("page.html")
    assert "</html>" in page
    assert "She married in 1835." in page
    folder.write("mine.html", "my own page")
    assert folder.run("coverage", "ada.yaml", "--html", "mine.html").code == 2
    assert folder.read("mine.html") == "my own page"


def test_settle_what_a_player_flagged(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE))
    folder.run("--plain", "ada.yaml", "--play", "round", typed="1\nf unclear\n")
    folder.run("--plain", "ada.yaml", "--play", "round", typed="f unclear\n1\n")
    listed = folder.run("flags", "ada.yaml").out
    line = folder.read("ada.yaml").splitlines().index("  - id: where") + 1
    assert f"ada.yaml:{line}: flag 1" in listed
    assert "unclear" in listed
    assert folder.run("flags", "ada.yaml", "--settle", "1").code == 0
    assert "unclear" not in folder.run("flags", "ada.yaml").out
    assert "unclear" in folder.run("flags", "--all", "ada.yaml").out


def test_read_the_help_the_guide_and_the_schema(folder: Folder) -> None:
    assert folder.run("--version").out.startswith("quiz ")
    assert "quiz edit" in folder.run("--help").out
    guide, page = folder.run("guide"), folder.run("guide", "questions")
    assert guide.code == page.code == 0
    assert guide.out != page.out
    assert "questions" in json.loads(folder.run("schema").out)["properties"]


def test_a_file_that_is_not_there_is_named(folder: Folder) -> None:
    for command in (("check",), ("edit",), ("add",), ("coverage",), ("--plain", "--play", "round")):
        said = folder.run(*command, "nowhere.yaml")
        assert said.code == 2, command
        assert ("terminal" if command == ("edit",) else "nowhere.yaml") in said.err + said.out
        assert "Traceback" not in said.err


@pytest.mark.parametrize("name", ["deep.yaml", "folder.yaml", "bytes.yaml", "/dev/null", "/dev/zero"])
def test_a_hostile_file_is_refused_and_ends_nothing(folder: Folder, name: str) -> None:
    if name.startswith("/dev") and not Path(name).exists():
        pytest.skip("there is no such device")
    folder.write("deep.yaml", "questions: " + "[" * 50_000)
    (folder.path / "folder.yaml").mkdir()
    (folder.path / "bytes.yaml").write_bytes(bytes(range(256)) * 8)
    for command in (("check",), ("--plain", "--play", "round")):
        said = folder.run(*command, name)
        assert said.code in (1, 2), command
        assert said.err + said.out
        assert "Traceback" not in said.err
        assert "mistake in the program" not in said.err
