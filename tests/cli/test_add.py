"""`quiz add` and `quiz edit` as commands: what is written, refused and said."""

import json
from pathlib import Path

import pytest
import yaml

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.cli.exits import Exit
from tests.cli.conftest import Quiz, a_file
from tests.plain.games import BANK

MARRIED = ("--ask", "Whom did Ada marry?", "--answer", "William King", "--quote", "she married William King")
WRONG = ("--wrong", "Charles Babbage", "--why-not", "She met him.", "--wrong", "Isaac Newton")
EVENT = ("--event", "Is shown a machine", "--after", "met")


def written() -> str:
    return Path("ada.yaml").read_text(encoding="utf-8")


def test_a_wrong_option_has_the_reason_that_follows_it(quiz: Quiz) -> None:
    wrong = ("--wrong", "Isaac Newton", "why", "--why-not", "No name.", "--wrong", "Karl Marx", "Bath")
    code, out, _ = quiz("add", "ada.yaml", *MARRIED, *wrong)
    assert (code, out) == (Exit.OK, "ada.yaml:40: added whom-did-ada-marry\n")
    assert written().startswith(BANK)
    lines = [line.strip() for line in written()[len(BANK) :].partition("wrong:")[2].splitlines()]
    assert lines[1:6] == ["- Isaac Newton", "- option: why", "why: No name.", "- Karl Marx", "- Bath"]


def test_an_event_and_an_ordering_are_added_too(quiz: Quiz) -> None:
    a_file(text=BANK.replace("  text: |\n", "  text: |\n    Her life\n\n    She resigned. She wrote.\n\n"))
    for quote in ("He showed her a machine of brass", "Her life", "She resigned."):
        assert quiz("add", "ada.yaml", *EVENT, "--quote", quote).code == Exit.OK
    ordering = ("--order", "born", "met", "notes", "--ask", "Order these:")
    assert quiz("add", "ada.yaml", *ordering).code == Exit.OK
    bank = read_bank(Path("ada.yaml")).bank
    assert bank
    assert bank.timeline[-1].after == ("met",)
    assert bank.questions[-1].ask == "Order these:"


def test_a_warning_is_said_and_where_it_is_strict_nothing_is_written(quiz: Quiz) -> None:
    for strict, code in ((["--strict"], Exit.PROBLEMS), ([], Exit.OK)):
        assert written() == BANK
        said = quiz("add", "ada.yaml", *MARRIED, "--wrong", "Isaac Newton", *strict)
        assert said.code == code
        assert "[few-wrong]" in said.err
    assert quiz("add", "ada.yaml", "--order", "born", "nothing", "met").code == Exit.PROBLEMS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BANK.replace("ask: Where was", "ask: So: where was"), "bank.yaml:24:10: error:"),
        (json.dumps(yaml.load(BANK, Loader=yaml.BaseLoader)), "braces"),
    ],
    ids=["broken", "in braces"],
)
def test_a_bank_that_cannot_be_changed_is_left_as_it_is(text: str, said: str, quiz: Quiz) -> None:
    code, _, err = quiz("add", a_file("bank.yaml", text), *MARRIED, *WRONG)
    assert code == Exit.PROBLEMS
    assert said in err
    assert Path("bank.yaml").read_text(encoding="utf-8") == text


def test_without_a_bank_a_copy_of_the_built_in_one_is_made_after_asking(quiz: Quiz) -> None:
    assert quiz("add", typed="y\n").code == Exit.OK
    assert builtin_path().read_bytes().endswith(Path("questions.yaml").read_bytes())
