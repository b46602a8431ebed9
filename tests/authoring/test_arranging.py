"""Events put in order while an ordering is written."""

from __future__ import annotations

import pytest

from quiz.authoring.card import placed
from quiz.dates.before import Before
from quiz.dates.date import Date

BEFORE = Before(
    {
        "born": (Date.parse("1888"), ()),
        "exiled": (Date.parse("1908"), ()),
        "shot": (Date.parse("1937"), ()),
        "learns": (None, ()),
    }
)


@pytest.mark.parametrize(
    ("groups", "event", "order"),
    [
        ([], "born", [["born"]]),
        ([["born"], ["shot"]], "exiled", [["born"], ["exiled"], ["shot"]]),
        ([["exiled"], ["shot"]], "born", [["born"], ["exiled"], ["shot"]]),
        ([["born"], ["learns", "shot"]], "exiled", [["born"], ["exiled"], ["learns", "shot"]]),
        ([["born"], ["exiled"]], "learns", [["born"], ["exiled"], ["learns"]]),
    ],
)
def test_an_event_comes_before_the_first_that_is_certainly_later(
    groups: list[list[str]], event: str, order: list[list[str]]
) -> None:
    assert placed(groups, event, BEFORE) == order


def test_without_dates_an_event_comes_last() -> None:
    assert placed([["b"]], "a", None) == [["b"], ["a"]]
