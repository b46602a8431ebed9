"""How many flaws the rules find, and how often they cry wolf: counted on lives that were written for it."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from quiz.bank.files import builtin_path
from quiz.checks.rules import check
from quiz.guide import guide_page

LIVES = Path(__file__).parents[1] / "lives"
FLAWED = sorted(path.name.partition(".")[0] for path in LIVES.glob("flawed/*.flaws.yaml"))
GOOD = (builtin_path(), *(path for path in sorted(LIVES.glob("*.yaml")) if "." not in path.stem))
"""Banks in which every alarm is a false one."""

_CODES = {
    "above": {"all-of-the-above", "options-combined"},
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


def flaws_found(name: str) -> tuple[int, list[str], list[str]]:
    """How many flaws were put into a bank, those missed as item: kind, and alarms elsewhere as item: code."""
    path = LIVES / "flawed" / f"{name}.yaml"
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ids = {number: found[1] for number, line in lines if (found := re.match(r"  - id: (\S+)$", line))}
    table = yaml.load(path.with_suffix(".flaws.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    said: dict[str, set[str]] = {}
    for problem in check(path, path.name).problems:
        at = max((line for line in ids if line <= problem.line), default=0)
        is_whole = problem.code in ("unasked", "longest-habit") or not at
        said.setdefault("bank" if is_whole else ids[at], set()).add(problem.code)
    flawed = {flaw[at] for flaw in table for at in ("item", "where") if at in flaw}
    missed = [f"{flaw['item']}: {flaw['family']}" for flaw in table if not _is_found(flaw, said)]
    false = [f"{item}: {code}" for item in said.keys() - flawed for code in said[item] - {"unasked"}]
    return len(table), missed, false  # unasked is true of a bank that was made short


def _is_found(flaw: Mapping[str, str], said: Mapping[str, set[str]]) -> bool:
    """Whether a flaw is named at its item, or, if it lies between two, at the other."""
    at = said.get(flaw["item"], set()) | said.get(flaw.get("where", ""), set())
    return not at.isdisjoint(_CODES.get(flaw["family"], {flaw["family"]}))


def false_alarms(path: Path) -> tuple[int, list[str]]:
    """The number of a good bank's items, and what is said against them."""
    reading = check(path, path.name)
    assert reading.bank
    items = len(reading.bank.questions) + len(reading.bank.timeline)
    return items, [f"{problem.line}: {problem.code}" for problem in reading.problems]


def test_nearly_all_flaws_and_nearly_nothing_else_is_found_as_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    flawed = {name: flaws_found(name) for name in FLAWED}
    good = {path.stem: false_alarms(path) for path in GOOD}
    known = sum(count for count, _, _ in flawed.values())
    found = known - sum(len(missed) for _, missed, _ in flawed.values())
    items, alarms = sum(count for count, _ in good.values()), sum(len(said) for _, said in good.values())
    with capsys.disabled():
        for name, (count, missed, false) in flawed.items():
            print(f"\n  {name:12} {count - len(missed):3} of {count:3} flaws", missed or "", false or "")
        for name, (count, said) in good.items():
            print(f"  {name:12} {len(said)} false alarms in {count} items", said or "")
    assert found >= 0.9 * known
    assert sum(len(false) for _, _, false in flawed.values()) <= 0.02 * known
    assert alarms <= 0.01 * items
    page = " ".join(guide_page("teach/questions").split())
    told = re.search(r"found (\d+) of (\d+) flaws .* and raised (\d+) false alarms? in (\d+) items", page)
    assert told
    assert tuple(map(int, told.groups())) == (found, known, alarms, items)
