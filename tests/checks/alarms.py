"""How many flaws the rules find, and how often they cry wolf: counted on lives that were written for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from quiz.bank.files import builtin_path
from quiz.bank.yaml import Mapping as Node
from quiz.bank.yaml import Scalar, Sequence, compose
from quiz.checks.rules import check

LIVES = Path(__file__).parents[1] / "lives"
NAMES = ("eleanor", "cicero", "curie", "hannibal", "douglass")
GOOD = (builtin_path(), *(LIVES / f"{name}.yaml" for name in NAMES))
"""Banks in which every alarm is a false one."""

_CODES = {
    "above": {"all-of-the-above"},
    "absolute-words": {"absolute-word"},
    "colon-option": {"option-split"},
    "cut-comment": {"text-cut"},
    "date-in-event": {"event-says-date"},
    "date-not-said": {"date-not-in-quote", "date-range"},
    "hidden-character": {"hidden-character", "citation-mark"},
    "longest-answers": {"longest-habit"},
    "lonely-topic": {"topic-alone"},
    "month-or-range": {"date-range"},
    "one-or-two": {"answer-joined"},
    "pasted-mark": {"citation-mark"},
}
"""The codes for a kind of flaw, where it is not called by its code."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of a bank whose flaws are known."""

    known: int
    """Flaws that were put into it."""
    found: int
    """Those that were named at their item."""
    missed: tuple[str, ...]
    """The others, as item: kind."""
    false: tuple[str, ...]
    """Alarms on items without a flaw, as item: code."""


def false_alarms(path: Path) -> tuple[int, list[str]]:
    """The number of a good bank's items, and what is said against them."""
    reading = check(path, path.name)
    assert reading.bank
    items = len(reading.bank.questions) + len(reading.bank.timeline)
    return items, [f"{problem.line}: {problem.code}" for problem in reading.problems]


def flaws_found(path: Path) -> Counted:
    """What is said of a flawed bank, compared with the table beside it."""
    reading = check(path, path.name)
    assert reading.bank
    table = yaml.safe_load(path.with_name(f"{path.stem}.flaws.yaml").read_text(encoding="utf-8"))
    lines = _lines(path)
    said: dict[str, set[str]] = {}
    for problem in reading.problems:
        at = max((line for line in lines if line <= problem.line), default=0)
        is_whole = problem.code in ("unasked", "longest-habit")
        said.setdefault("bank" if is_whole else lines.get(at, "bank"), set()).add(problem.code)
    known = [(str(flaw["item"]), str(flaw["family"])) for flaw in table]
    missed = [f"{item}: {family}" for item, family in known if not _is_found(table, item, family, said)]
    flawed = {item for item, _ in known} | {str(flaw.get("where", "")) for flaw in table}
    false = [
        f"{item}: {code}"
        for item, codes in said.items()
        if item not in flawed
        for code in codes - {"unasked"}  # which is true of a bank that was made short
    ]
    return Counted(len(known), len(known) - len(missed), tuple(missed), tuple(false))


def _is_found(table: list[Mapping[str, str]], item: str, family: str, said: Mapping[str, set[str]]) -> bool:
    """Whether a flaw is named at its item, or, if it lies between two, at the other."""
    flaw = next(flaw for flaw in table if flaw["item"] == item and flaw["family"] == family)
    at = said.get(item, set()) | said.get(flaw.get("where", ""), set())
    return bool(_CODES.get(family, {family}) & at)


def _lines(path: Path) -> dict[int, str]:
    """The line that each item begins in, broken ones too."""
    root = compose(path.read_text(encoding="utf-8")).root
    assert isinstance(root, Node)
    found = {}
    for section in ("timeline", "questions"):
        listed = root.get(section)
        for node in listed.items if isinstance(listed, Sequence) else ():
            name = node.get("id") if isinstance(node, Node) else None
            if isinstance(name, Scalar):
                found[node.line] = name.value
    return found
