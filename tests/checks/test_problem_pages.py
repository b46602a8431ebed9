"""Every problem has a page, and its examples are what it says."""

import ast
import re
from pathlib import Path
from textwrap import indent

import pytest

import quiz
from quiz.bank.files import builtin_path
from quiz.bank.problems import Problem
from quiz.bank.reading import read_bank, read_text
from quiz.bank.soundness import ERRORS
from quiz.checks.rules import RULES, with_warnings
from quiz.guide import guide_page, problem_codes, problem_page

_EXAMPLE = re.compile(r"^## (Bad|Good)\n\n```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def examples(code: str) -> dict[str, tuple[str, str]]:
    """The bad and the good example of a page: what language each is in, and its text, arrows being tabs."""
    found = _EXAMPLE.finditer(guide_page(problem_page(code)))
    return {match[1]: (match[2], match[3].replace("→", "\t")) for match in found}


def problems_of(example: str) -> tuple[Problem, ...]:
    """All that a check says of an example: of the built-in bank's source, unless it has one of its own."""
    if not re.search(r"^title:", example, re.MULTILINE):
        bank = read_bank(builtin_path()).bank
        assert bank is not None
        if example.startswith("- "):
            is_event = re.search(r"^(?:- |  )event:", example, re.MULTILINE)
            example = ("timeline:\n" if is_event else "questions:\n") + indent(example, "  ")
        text = indent(bank.source.text, "    ")
        head = f"title: {bank.title}\nsource:\n  title: {bank.source.title}\n  text: |\n{text}\n"
        example = head + example
    return with_warnings(read_text(example, "bank.yaml"), "bank.yaml").problems


@pytest.mark.parametrize("code", problem_codes())
def test_a_page_has_a_bad_example_with_the_problem_and_a_good_one_without_any(code: str) -> None:
    page, found = guide_page(problem_page(code)), examples(code)
    assert re.match(rf"# {code}\n\n\*(error|warning)\*: ", page)
    assert found.keys() == {"Bad", "Good"}
    if "yaml" in {language for language, _ in found.values()}:  # the others are about files
        bad = [problem for problem in problems_of(found["Bad"][1]) if problem.code == code]
        assert bad
        assert f"*{bad[0].level}*: " in page
        assert not problems_of(found["Good"][1])


def test_every_rule_has_a_page_for_each_of_its_codes_and_no_page_is_of_another() -> None:
    codes = [rule.code for rule in RULES] + [codes for stage in ERRORS for codes in stage]
    assert {code for several in codes for code in several.split()} <= set(problem_codes())
    room = Path(quiz.__file__).parent
    texts = [node for file in (*room.glob("bank/*.py"), *room.glob("checks/*.py")) for node in _texts(file)]
    assert set(problem_codes()) - {"syntax"} <= {word for text in texts for word in text.split()}


def _texts(file: Path) -> list[str]:
    """The short texts in quotation marks of a module."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    values = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return [value for value in values if isinstance(value, str) and len(value) < 60]
