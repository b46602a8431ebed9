"""The rules measured: flaws found of those known, and false alarms."""

from __future__ import annotations

import re

import pytest

from quiz.guide import guide_page
from tests.checks.alarms import GOOD, LIVES, false_alarms, flaws_found

FLAWED = tuple(sorted(path for path in (LIVES / "flawed").glob("*.yaml") if "." not in path.stem))


def test_nearly_all_known_flaws_are_found_and_nearly_nothing_else_as_the_guide_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    flawed = {path.stem: flaws_found(path) for path in FLAWED}
    good = {path.stem: false_alarms(path) for path in GOOD}
    known, found = (sum(getattr(each, name) for each in flawed.values()) for name in ("known", "found"))
    items, alarms = sum(count for count, _ in good.values()), sum(len(said) for _, said in good.values())
    with capsys.disabled():
        print("\nflaws found in banks with known flaws")
        for name, each in flawed.items():
            print(f"  {name:12} {each.found:3} of {each.known:3}   missed: {', '.join(each.missed) or '-'}")
            print(f"  {'':12} false: {', '.join(each.false) or '-'}")
        print("false alarms in good banks")
        for name, (count, said) in good.items():
            print(f"  {name:12} {len(said)} in {count} items   {', '.join(said)}")
    assert found >= 0.9 * known
    assert sum(len(each.false) for each in flawed.values()) <= 0.02 * known
    assert alarms <= 0.01 * items
    page = " ".join(guide_page("teach/questions").split())
    told = re.search(r"found (\d+) of (\d+) flaws .* and raised (\d+) false alarms? in (\d+) items", page)
    assert told
    assert tuple(map(int, told.groups())) == (found, known, alarms, items)
