"""The pages on problems, and what their examples come to."""

from __future__ import annotations

import re
from textwrap import indent

from quiz.bank.files import builtin_path
from quiz.bank.problems import Problem
from quiz.bank.reading import read_bank, read_text
from quiz.checks.rules import with_warnings
from quiz.guide import guide_page, problem_page

_EXAMPLE = re.compile(r"^## (Bad|Good)\n\n```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def examples(code: str) -> dict[str, tuple[str, str]]:
    """The bad and the good example of a page: what language each is in, and its text, arrows being tabs."""
    found = _EXAMPLE.finditer(guide_page(problem_page(code)))
    return {match[1]: (match[2], match[3].replace("→", "\t")) for match in found}


def framed(example: str) -> str:
    """An example as a whole bank: about the built-in bank's source, unless it has one of its own."""
    if re.search(r"^title:", example, re.MULTILINE):
        return example
    bank = read_bank(builtin_path()).bank
    assert bank is not None
    source = indent(bank.source.text, "    ")
    head = f"title: Leonid Serebryakov\nsource:\n  title: Leonid Serebryakov\n  text: |\n{source}\n"
    if example.startswith("- "):
        is_event = re.search(r"^(?:- |  )event:", example, re.MULTILINE)
        example = ("timeline:\n" if is_event else "questions:\n") + indent(example, "  ")
    return head + example


def problems_of(example: str) -> tuple[Problem, ...]:
    """All that a check says of an example."""
    return with_warnings(read_text(framed(example), "bank.yaml"), "bank.yaml").problems
