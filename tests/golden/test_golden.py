"""The golden files, compared with what the program makes of each of them now."""

from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.golden import commands, saves, sessions, transcripts
from tests.golden.program import HERE

EXPECTED = HERE / "expected"
GOLDENS: Mapping[str, Callable[[], str]] = {
    **commands.goldens(),
    **saves.goldens(),
    **sessions.goldens(),
    **transcripts.goldens(),
}
"""How to make each golden file's text, by the file's name without its ending."""


def file_of(name: str) -> Path:
    """Where a golden file is, or would be."""
    return EXPECTED / f"{name}.txt"


def kept() -> set[str]:
    """The names of the golden files that there are."""
    return {path.relative_to(EXPECTED).with_suffix("").as_posix() for path in EXPECTED.rglob("*.txt")}


@pytest.mark.parametrize("name", GOLDENS)
def test_the_program_does_what_its_golden_file_says(name: str) -> None:
    golden, now = file_of(name).read_text(encoding="utf-8").split("\n"), GOLDENS[name]().split("\n")
    if golden != now:
        differing = "\n".join(unified_diff(golden, now, "the golden file", "the program now", lineterm=""))
        pytest.fail(f"{name}:\n{differing}\n\nIf this is meant: python -m tests.golden", pytrace=False)


def test_each_golden_file_is_compared_with_something() -> None:
    assert kept() == set(GOLDENS)
