"""Every problem has a page, and its examples are what it says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quiz
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


def test_every_code_that_a_check_can_name_has_a_page() -> None:
    assert set(_codes_in_use()) <= set(_CODES)
    assert set(_CODES) - {"syntax"} <= set(_codes_in_use())


def test_the_tab_of_the_page_on_tabs_can_be_seen_and_is_explained() -> None:
    page = guide_page(problem_page("tab"))
    assert "\t" not in page
    assert "\n→answer" in page
    assert "The arrow → stands for the tab" in page
    assert "\n\tanswer" in examples("tab")["Bad"][1]


def _codes_in_use() -> Iterator[str]:
    """The words that are codes: those that stand where one is given."""
    room = Path(quiz.__file__).parent
    files = [file for folder in ("bank", "checks") for file in (room / folder).rglob("*.py")]
    words = {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    given: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                at = _PLACES.get(name)
                if at is not None and len(node.args) > at and isinstance(code := node.args[at], ast.Constant):
                    given.add(str(code.value))
    yield from given
    yield from (code for code in _CODES if code in words)


_PLACES = {"Finding": 2, "error": 1, "warning": 1, "UnreadableError": 0, "Problem": 0, "_add": 1}
"""Where in a call the code stands."""
