"""The README's pictures show what the program shows; `python -m tests.journeys` paints them anew."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.journeys.conftest import Folder
from tests.journeys.evening import Seeing
from tests.journeys.pictures import FOLDER, JOURNEYS, NAMES, compare

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_pictures_show_what_a_journey_shows(
    folder: Folder, journey: Callable[[Folder, Seeing], None]
) -> None:
    journey(folder, compare)


def test_the_readme_shows_each_picture_there_is_once() -> None:
    shown = re.findall(r"!\[([^]]*)\]\(tests/journeys/pictures/(\w+)\.svg\)", README)
    assert sorted((name, said) for said, name in shown) == sorted(NAMES.items())
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)
