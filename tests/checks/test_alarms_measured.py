"""The rules measured: flaws found of those known, and false alarms."""

from __future__ import annotations

import re

import pytest

from quiz.guide import guide_page
from tests.checks.alarms import GOOD, LIVES, false_alarms, flaws_found

FLAWED = tuple(sorted(path for path in (LIVES / "flawed").glob("*.yaml") if "." not in path.stem))


def test_nearly_all_known_flaws_are_found_and_nearly_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    counted = {path.stem: flaws_found(path) for path in FLAWED}
    with capsys.disabled():
        print("\nflaws found in banks with known flaws")
        for name, found in counted.items():
            print(
                f"  {name:12} {found.found:3} of {found.known:3}   missed: {', '.join(found.missed) or '-'}"
            )
            print(f"  {'':12} false: {', '.join(found.false) or '-'}")
    known = sum(found.known for found in counted.values())
    assert sum(found.found for found in counted.values()) >= 0.9 * known
    assert sum(len(found.false) for found in counted.values()) <= 0.02 * known


def test_good_banks_are_left_in_peace(capsys: pytest.CaptureFixture[str]) -> None:
    counted = {path: false_alarms(path) for path in GOOD}
    with capsys.disabled():
        print("\nfalse alarms in good banks")
        for path, (items, alarms) in counted.items():
            print(f"  {path.stem:12} {len(alarms)} in {items} items   {', '.join(alarms)}")
    items = sum(items for items, _ in counted.values())
    assert sum(len(alarms) for _, alarms in counted.values()) <= 0.01 * items


def test_the_guide_says_the_figures_that_are_measured() -> None:
    counted = [flaws_found(path) for path in FLAWED]
    known, found = sum(each.known for each in counted), sum(each.found for each in counted)
    measured = [false_alarms(path) for path in GOOD]
    items, alarms = sum(count for count, _ in measured), sum(len(said) for _, said in measured)
    page = " ".join(guide_page("teach/questions").split())
    said = re.search(r"found (\d+) of (\d+) flaws .* and raised (\d+) false alarms? in (\d+) items", page)
    assert said
    assert tuple(map(int, said.groups())) == (found, known, alarms, items)
