"""What cannot be done is refused with 2, in words that name the way out, and nothing is changed."""

import ast
from pathlib import Path

import pytest

from quiz import cli
from quiz.cli.exits import Exit
from tests.bank.bank_texts import is_harmless
from tests.cli.conftest import Quiz, a_file
from tests.plain.games import BANK, HOSTILE

ADD = ["add", "ada.yaml"]
QUESTION = ["add", "ada.yaml", "--ask", "Whom?", "--answer", "King", "--quote", "she married William King"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--length", "0"], "quiz: error: "),
        (["--length", "ten"], "quiz: error: "),
        (["--kinds", "essay"], "quiz: error: "),
        (["--kinds", ","], "quiz: error: "),
        (["--play", "poker"], "quiz: error: "),
        (["--seed"], "quiz: error: "),
        (["history", "extra"], "quiz: error: "),
        (["--plain", "check"], "a command comes first: quiz check"),
        (["chekc"], "did you mean: check?"),
        (["--lenght", "5"], "did you mean: --length?"),
        (["new", "life", "--from", "https://x.org/a"], "--from life.txt --url https://x.org/a"),
        (["ada.yaml", "--topic", "Death"], 'no topic "Death". The topics are: Life; Work.'),
        (["ada.yaml", "b.yaml"], 'ada.yaml and b.yaml have the same id, "ada"'),
        (["check", "--nonsense"], "quiz: error: "),
        (["check", "--watch", "--json", "ada.yaml"], "leave one out"),
        (["check", "--explain", "quote-mising"], "did you mean: quote-missing"),
        (["check", "--explain", "problems/quote-missing"], "did you mean: quote-missing"),
        (["check", "--explain", ""], "quiz guide"),
        (["coverage", "ada.yaml", "--html", "nowhere/page.html"], "cannot be written: No such file"),
        (["edit", "ada.yaml"], "quiz add"),
        (["add"], "quiz add my-bank.yaml"),
        ([*ADD, "--answer", "William King"], "--ask, --event or --order"),
        ([*ADD, "--ask", "Who?", "--event", "Dies"], "two items"),
        ([*ADD, "--event", "Dies", "--wrong", "x"], "--wrong does not go with --event"),
        ([*ADD, "--order", "a", "b", "c", "--answer", "x"], "--answer does not go with --order"),
        ([*QUESTION, "--why-not", "So.", "--wrong", "Newton"], "--why-not goes after"),
        (
            [*QUESTION, "--wrong", "Newton", "--why-not", "So.", "--why-not", "So too."],
            "--why-not goes after",
        ),
        (["new"], "BANK"),
        (["new", "ada.txt"], "quiz new ada.yaml --from ada.txt"),
        (["new", "life", "--from", "nowhere.txt"], "nowhere.txt: there is no such file"),
        (["new", "life", "--from", "."], "this is a folder"),
        (["new", "nowhere/life", "--from", "ada.txt"], "there is no folder nowhere"),
        (["new", "nowhere/", "--from", "ada.txt"], "is a folder"),
        (["new", "link", "--from", "ada.txt"], "there already"),
        *((arguments, "quiz") for arguments in ([f"--{HOSTILE}"], ["guide", HOSTILE])),
        *((arguments, "yaml") for arguments in ([f"{HOSTILE}.yaml"], ["check", f"{HOSTILE}.yaml"])),
    ],
)
def test_what_cannot_be_done_is_2(arguments: list[str], said: str, quiz: Quiz, home: Path) -> None:
    a_file("ada.txt", "Ada was born in 1815.")
    a_file("b.yaml")
    Path("link.yaml").symlink_to("elsewhere.yaml")
    before = sorted(home.iterdir())
    code, out, err = quiz(*arguments, typed="n\n")
    assert code == Exit.UNREADABLE
    assert said in err + out
    assert not set("\x1b\x07\x9b\u202e") & set(out + err)  # no argument reaches a terminal as it is
    assert sorted(path for path in home.iterdir() if path.name != "home") == before
    assert Path("ada.yaml").read_text(encoding="utf-8") == BANK


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "there is no text in it"),
        (b"Ada\n\nKing\n\nLife", "there is no sentence in it"),
        (b"caf\xe9 in 1905.", "as Windows-1252 it is “é”"),
        (b"abc\0def", "this is no text"),
        (b"%PDF-1.4 \xff", "no text, but a PDF"),
        (b"\n%PDF-1.4 \xff", "no text, but a PDF"),
        (b"PK\x03\x04\x14\0", "a document, table or archive"),
        (b"{\\rtf1 He left.}", "a document, table or archive"),
        (b"**Ada** left in 1905.", "this is Markdown, not its text: “**Ada**” stands in it"),
        (b"\n<!DOCTYPE html><p>He left.", "the code of a web page"),
        pytest.param(b"a" * 5_000_000, "more than 4,000,000 characters", id="long"),
        pytest.param(b"a" * (16 * 1024 * 1024 + 1), "larger than 16 MB", id="longer"),
    ],
)
def test_what_is_no_biography_makes_no_bank(raw: bytes, said: str, quiz: Quiz) -> None:
    code, out, err = quiz("new", "life", "--from", a_file("life.txt", raw))
    assert (code, out) == (Exit.UNREADABLE, "")
    assert said in err
    assert not Path("life.yaml").exists()


def test_nothing_is_printed_but_where_it_is_cleaned() -> None:
    """Names of files may hold escape sequences, line breaks and what reorders a line."""
    as_they_are = {
        "main": "the version",
        "schema": "a file of this program",
        "coverage": "colours, round what the bank's reader has cleaned",
        "_check": "JSON, which is ASCII",
        "_watch": "what clears the screen",
        "run": "an empty line",
    }
    room = Path(cli.__file__).parent.parent
    printing = {
        function.name
        for file in room.rglob("*.py")
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print"
    }
    assert printing == {"out", "note", *as_they_are}


@pytest.mark.parametrize("name", ["a\x1b]52;c;aGk=\x07.yaml", "a\nb.yaml", "a\u202eb.yaml", "a\udcffb.yaml"])
def test_a_name_of_a_file_is_harmless_wherever_it_is_printed(quiz: Quiz, name: str) -> None:
    event = ["--event", "Leaves", "--date", "1840", "--quote", "she married William King"]
    for commands in ("check", "check --all", "coverage", "flags", "edit", "--plain"):
        for is_there in (False, True):
            if is_there:
                a_file(name, BANK + "key: x\n")
            said = quiz(*commands.split(), name)
            lines = [*said.out.split("\n"), *said.err.split("\n")]
            assert all(map(is_harmless, lines))
            assert not any(line.startswith("b.yaml") for line in lines)
            Path(name).unlink(missing_ok=True)
    a_file(name, BANK)
    added = quiz("add", name, *event)
    assert all(map(is_harmless, f"{added.out}{added.err}".split("\n")))
    assert added.out.endswith(": added leaves\n")
