"""Every problem has a page, and its examples are what it says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quiz
from quiz.bank.soundness import ERRORS
from quiz.checks.rules import RULES
from quiz.guide import guide_page, problem_codes, problem_page
from tests.checks.problem_pages import examples, problems_of

_CODES = problem_codes()
_OF_FILES = [code for code in _CODES if "yaml" not in {language for language, _ in examples(code).values()}]
"""Those that are about files and not about what is in them."""


@pytest.mark.parametrize("code", sorted({*_CODES} - {*_OF_FILES}))
def test_the_bad_example_has_the_problem_and_the_good_one_has_none(code: str) -> None:
    bad, good = (problems_of(examples(code)[kind][1]) for kind in ("Bad", "Good"))
    found = [problem for problem in bad if problem.code == code]
    assert found
    assert f"*{found[0].level}*: " in guide_page(problem_page(code))
    assert not good


@pytest.mark.parametrize("code", _CODES)
def test_a_page_is_named_by_its_code_and_has_both_examples(code: str) -> None:
    page = guide_page(problem_page(code))
    assert page.startswith(f"# {code}\n\n*")
    assert page.splitlines()[2].startswith(("*error*: ", "*warning*: "))
    assert examples(code).keys() == {"Bad", "Good"}


def test_every_rule_has_a_page_for_each_of_its_codes() -> None:
    codes = [rule.code for rule in RULES] + [codes for stage in ERRORS for codes in stage]
    assert {code for several in codes for code in several.split()} <= set(_CODES)


def test_every_page_is_about_a_code_that_the_program_has() -> None:
    assert set(_CODES) - {"syntax"} <= set(_words())


def test_the_tab_of_the_page_on_tabs_can_be_seen_and_is_explained() -> None:
    page = guide_page(problem_page("tab"))
    assert "\t" not in page
    assert "\n→answer" in page
    assert "The arrow → stands for the tab" in page
    assert "\n\tanswer" in examples("tab")["Bad"][1]


def _words() -> Iterator[str]:
    """The words in quotation marks of the rooms that find problems."""
    room = Path(quiz.__file__).parent
    for file in (file for folder in ("bank", "checks") for file in (room / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from node.value.split() if len(node.value) < 60 else ()
