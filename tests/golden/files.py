"""The golden files, and what the program makes of each of them now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path

from tests.golden import checks, coverage, drafts, saves, transcripts
from tests.golden.program import HERE

EXPECTED = HERE / "expected"

GOLDENS: Mapping[str, Callable[[], str]] = {
    name: make
    for kind in (checks, coverage, drafts, saves, transcripts)
    for name, make in kind.goldens().items()
}
"""How to make each golden file's text, by the file's name without its ending."""


def file_of(name: str) -> Path:
    """Where a golden file is, or would be."""
    return EXPECTED / f"{name}.txt"


def kept() -> set[str]:
    """The names of the golden files that there are."""
    return {path.relative_to(EXPECTED).with_suffix("").as_posix() for path in EXPECTED.rglob("*.txt")}


def difference(name: str) -> str:
    """A unified diff from a golden file to what the program does now; empty if they are the same."""
    file, now = file_of(name), GOLDENS[name]()
    golden = file.read_text(encoding="utf-8") if file.exists() else ""
    lines = unified_diff(
        golden.split("\n"),
        now.split("\n"),
        f"{name}: the golden file",
        f"{name}: the program now",
        lineterm="",
    )
    return "\n".join(lines)


def rewrite() -> None:
    """Make every golden file anew, and take out those that nothing makes any more."""
    for name, make in GOLDENS.items():
        file_of(name).parent.mkdir(parents=True, exist_ok=True)
        file_of(name).write_text(make(), encoding="utf-8", newline="\n")
    for name in kept() - GOLDENS.keys():
        file_of(name).unlink()
