"""A teacher in the workshop whose keys come faster than it can hear them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
import yaml

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.journeys.banks import ADA
from tests.journeys.conftest import Folder
from tests.journeys.screens import Teacher
from tests.terminal import KEYS


@pytest.fixture
def teacher(folder: Folder) -> Iterator[Teacher]:
    """Somebody about to type at the end of the first event."""
    with folder.edit() as teacher:
        teacher.edit()
        yield teacher


def burst(*keys: str) -> str:
    """Keys that come in one go."""
    return "".join(KEYS.get(key, key) for key in keys)


def test_one_who_leaves_at_once_is_asked_about_what_was_typed(folder: Folder, teacher: Teacher) -> None:
    teacher.press(burst(*" at dawn", "ctrl+q"))
    teacher.wait("1 item not saved")
    teacher.press("1")
    assert teacher.wait_exit() == 0
    assert folder.read("ada.yaml") == ADA.replace("Is born", "Is born at dawn")


def test_what_was_typed_stays_with_its_item_when_another_is_shown_at_once(
    folder: Folder, teacher: Teacher
) -> None:
    teacher.press(burst(*" at dawn", "f3", "down", "enter"))
    teacher.wait("= 1833")
    teacher.press(burst(*" at tea", "ctrl+s"))
    teacher.wait("Saved: 2 items.")
    text = ADA.replace("Is born", "Is born at dawn").replace("Meets Babbage", "Meets Babbage at tea")
    assert folder.read("ada.yaml") == text


def test_a_question_that_is_typed_in_one_go_comes_to_its_fields(folder: Folder, teacher: Teacher) -> None:
    teacher.press("f2", "down", "n")
    teacher.wait("Quote that proves the answer")
    teacher.rest()
    said = (*"Whom did she meet?", "enter", *"Babbage", "enter", *"Newton", "tab", *"He was dead.")
    teacher.press(burst(*said, "enter", *"Marx", "enter", *"Dickens", "ctrl+s"))
    teacher.wait("Saved: 1 item.")
    assert folder.read("ada.yaml").startswith(ADA)
    added = yaml.safe_load(folder.read("ada.yaml"))["questions"][-1]
    assert (added["ask"], added["answer"]) == ("Whom did she meet?", "Babbage")
    assert added["wrong"] == [{"Newton": "He was dead."}, "Marx", "Dickens"]


def test_keys_that_come_while_the_workshop_opens_are_not_its_end(folder: Folder) -> None:
    with folder.edit() as teacher:
        for _ in range(20):
            teacher.press("f2", "f3")
            teacher.pump(0.05)
        teacher.edit()
