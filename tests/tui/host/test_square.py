"""The square on the screen is read as a phone's camera reads it: from its cells, in both themes."""

from __future__ import annotations

from typing import Any

import pytest
from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.style import Style

from quiz.tui.frame import THEMES
from tests.classroom.played import DOOR
from tests.tui.host.conftest import Host
from tests.tui.host.lesson import a_lesson
from tests.tui.sitting import Person

pytestmark = pytest.mark.browser

_WIDE, _HIGH = 6, 12
"""Points of a cell."""


@pytest.mark.parametrize("keys", ["", "q"], ids=["lobby", "alone"])
@pytest.mark.parametrize(
    "size", [(60, 20), (80, 24), (120, 36), (200, 80)], ids=lambda size: f"{size[0]}x{size[1]}"
)
@pytest.mark.parametrize("theme", THEMES)
async def test_a_camera_reads_the_joining_address(
    host: Host, theme: str, size: tuple[int, int], keys: str
) -> None:
    cv2 = pytest.importorskip("cv2")
    lesson = a_lesson("city")
    lesson.crowd(30)
    async with host(lesson, size=size) as projector:
        projector.app.theme = theme
        await projector.act(*keys)
        text, *_ = cv2.QRCodeDetector().detectAndDecode(picture(projector))
    assert text == DOOR.link


def picture(projector: Person) -> Any:
    """The cells as points; of signs only half blocks are drawn, whose upper half has the sign's colour."""
    np = pytest.importorskip("numpy")
    width, height = projector.app.size
    points = np.zeros((height * _HIGH, width * _WIDE, 3), np.uint8)
    for y, strip in enumerate(projector.strips):
        x = 0
        for segment in strip:
            for sign in segment.text:
                style = segment.style or Style.null()
                upper, lower = colour(style.bgcolor), colour(style.bgcolor)
                if sign == "▀":
                    upper = colour(style.color)
                top, left, middle = y * _HIGH, x * _WIDE, y * _HIGH + _HIGH // 2
                points[top:middle, left : left + _WIDE] = upper
                points[middle : top + _HIGH, left : left + _WIDE] = lower
                x += 1
    return points


def colour(found: Color | None) -> tuple[int, int, int]:
    return found.get_truecolor() if found else ColorTriplet(0, 0, 0)
