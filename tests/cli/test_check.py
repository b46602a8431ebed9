"""`quiz check` and `quiz coverage`: what they say, and how they end; what they find is in tests/golden."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest

from quiz.authoring.coverage_page import MARKER
from quiz.bank.bounds import MAX_SHOWN
from quiz.cli.command import takes_colour
from quiz.cli.exits import Exit
from tests.cli.conftest import Quiz, Tty, a_file
from tests.plain.games import BANK

GOOD = BANK.replace(" He showed her a machine of brass.", "").replace("topic: Work", "topic: Life")
"""The bank without anything that a careful teacher would mend."""


@pytest.fixture(autouse=True)
def _banks() -> None:
    a_file(text=GOOD)


def test_the_bank_meant_by_default_is_the_one_here(quiz: Quiz) -> None:
    assert "serebryakov" in quiz("check").err + quiz("coverage").out.casefold()
    a_file("questions.yaml")
    assert quiz("check").err.startswith("questions.yaml: 3 questions")
    assert "1. [2] Ada was born in Lndon [London] in 1815." in quiz("coverage").out.splitlines()


def test_what_is_judged_in_english_only_is_said_of_another_language_and_stays_out_of_json(quiz: Quiz) -> None:
    a_file("german.yaml", GOOD.replace("title:", "language: de\ntitle:", 1))
    *_, last = quiz("check", "german.yaml").err.splitlines()
    assert last.startswith(
        "The source is not English (de): 7 rules that go by English words were not applied"
    )
    assert "negative" in last
    assert json.loads(quiz("check", "--json", "german.yaml").out) == []
    assert "English" not in quiz("check", "ada.yaml").err


def test_a_bank_and_the_text_beside_it_are_watched(quiz: Quiz, monkeypatch: pytest.MonkeyPatch) -> None:
    head, _, rest = GOOD.partition("  text: |\n")
    text, _, timeline = rest.partition("timeline:")
    bank = f"{head}  file: life.txt\ntimeline:{timeline}"

    def saves() -> Iterator[None]:
        yield
        for life in (text, text.replace("Babbage", "Byron"), None, text):
            if life:
                a_file("life.txt", life)
            else:
                Path("life.txt").unlink()
            yield
        for old, new in (("where", "whence"), ("In 1835 she married", "In 1835 she wed")):
            a_file("watched.yaml", bank.replace(old, new))
            yield
        raise KeyboardInterrupt

    waiting = saves()
    monkeypatch.setattr("quiz.cli.check.time.sleep", lambda _: next(waiting))
    code, _, err = quiz("check", "--watch", a_file("watched.yaml", bank))
    verdicts = [line.partition(": ")[2] for line in err.splitlines() if line.startswith("watched.yaml: ")]
    assert ["error" in verdict for verdict in verdicts] == [True, False, True, True, False, False, True]
    assert code == Exit.PROBLEMS


@pytest.mark.parametrize("as_json", [True, False], ids=["for machines", "for people"])
def test_of_many_problems_the_gravest_are_listed_and_the_others_counted_unless_all_are_wanted(
    quiz: Quiz, *, as_json: bool
) -> None:
    broken = "".join(
        f"- {{ask: Where {number}?, answer: x, wrong: [y], quote: Nowhere}}\n" for number in range(240)
    )
    name = a_file(
        "many.yaml", GOOD.replace("questions:\n", f"key: x\nkeys: x\nquestions:\n{indent(broken, '  ')}")
    )

    def lines(*options: str) -> list[tuple[str, str]]:
        """The codes and messages that are listed."""
        out = quiz("check", *options, *["--json"] * as_json, name).out
        if as_json:
            return [(each["code"], each["message"]) for each in json.loads(out)]
        found = re.finditer(r"^many\.yaml:\d+:\d+: \w+: (.*) \[([a-z-]+)\]$", out, re.MULTILINE)
        return [(match[2], match[1]) for match in found]

    *shown, (code, message) = lines()
    assert [code for code, _ in shown] == ["quote-missing"] * MAX_SHOWN
    every = lines("--all")
    rest = len(every) - MAX_SHOWN
    assert (code, message) == ("more-problems", f"{rest} more problems are not listed, 40 of them errors")
    assert {"unknown-key", "quote-missing"} <= {code for code, _ in every}
    assert f"{240} errors" in quiz("check", name).err


# Coverage


def test_a_page_is_written_and_made_anew_where_it_can_be(quiz: Quiz) -> None:
    for before in ("", f"<!doctype html>{MARKER}old, and much longer{'.' * 99_999}"):
        if before:
            a_file("page.html", before)
        code, out, err = quiz("coverage", "ada.yaml", "--html", "page.html")
        assert (code, out) == (0, "")
        assert "page.html is written" in err
        text = Path("page.html").read_text(encoding="utf-8")
        assert text.startswith("<!doctype html>")
        assert text.endswith("</html>\n")
        assert "old" not in text


@pytest.mark.parametrize(
    ("variable", "expected"),
    [("NO_COLOR=", True), ("NO_COLOR=1", False), ("TERM=dumb", False)],
)
def test_colour_is_where_it_is_wanted(variable: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for set_to in ("TERM=xterm-256color", "NO_COLOR=", variable):
        monkeypatch.setenv(*set_to.split("="))
    assert takes_colour(Tty()) is expected
    assert not takes_colour(io.StringIO())
    assert not takes_colour(None)
