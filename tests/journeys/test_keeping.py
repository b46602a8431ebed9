"""A teacher in the workshop, and what becomes of the work: saved, killed, merged, asked about."""

from __future__ import annotations

import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.journeys.banks import ADA, WHERE, bank
from tests.journeys.conftest import Folder
from tests.journeys.screens import Teacher
from tests.terminal import Terminal

_ALLOWED = 2.0
"""Seconds of typing that a crash may cost."""

WRITTEN = ADA.replace("event: Is born,", "event: Is born at dawn,")


def write(teacher: Teacher) -> float:
    """Write into the first event; when the last key was pressed."""
    teacher.edit()
    teacher.press(" at dawn")
    at = time.perf_counter()
    teacher.wait("Is born at dawn")
    return at


def test_restore_what_was_written_before_a_kill(folder: Folder) -> None:
    with folder.edit() as teacher:
        at = write(teacher)
        teacher.until(lambda: time.perf_counter() - at > _ALLOWED, "two seconds")
        teacher.kill()
    assert folder.read("ada.yaml") == ADA
    with folder.edit() as teacher:
        teacher.wait("Restore")
        teacher.press("1")
        teacher.wait("Is born at dawn")
        teacher.wait("not saved")
        teacher.save()
        teacher.kill()
    assert folder.read("ada.yaml") == WRITTEN
    with folder.edit() as teacher:
        teacher.wait("Is born at dawn")
        teacher.rest()
        assert "Restore" not in teacher.text  # what was saved is not offered again


def test_what_another_program_saved_meanwhile_is_kept_too(folder: Folder) -> None:
    with folder.edit() as teacher:
        write(teacher)
        folder.write("ada.yaml", ADA.replace("event: Dies,", "event: Dies of cancer,"))
        teacher.save(folder.has("ada.yaml", "at dawn"))
    assert folder.read("ada.yaml") == WRITTEN.replace("event: Dies,", "event: Dies of cancer,")


@pytest.mark.parametrize(("answer", "kept"), [("1", "Is born at dawn"), ("2", "Comes to the world")])
def test_choose_between_two_changes_of_one_item(folder: Folder, answer: str, kept: str) -> None:
    with folder.edit() as teacher:
        write(teacher)
        folder.write("ada.yaml", ADA.replace("event: Is born,", "event: Comes to the world,"))
        teacher.press("ctrl+s")
        teacher.wait("Theirs")
        teacher.press(answer)
        teacher.gone("Theirs")
        teacher.until(folder.has("ada.yaml", f"event: {kept},"), "saving")
    assert folder.read("ada.yaml") == ADA.replace("event: Is born,", f"event: {kept},")


@pytest.mark.parametrize(("answer", "left"), [("1", WRITTEN), ("2", ADA)])
def test_leave_with_unsaved_work(folder: Folder, answer: str, left: str) -> None:
    with folder.edit() as teacher:
        write(teacher)
        for decided in ("3", answer):
            teacher.gone("1 item not saved")
            teacher.press("ctrl+q")
            teacher.wait("1 item not saved")
            teacher.press(decided)
        assert teacher.wait_exit() == 0
    assert folder.read("ada.yaml") == left


def test_a_file_that_was_emptied_meanwhile_is_written_anew(folder: Folder) -> None:
    with folder.edit() as teacher:
        write(teacher)
        folder.write("ada.yaml", "")
        teacher.press("ctrl+s")
        teacher.wait("file anew")
        teacher.press("1")
        teacher.until(folder.has("ada.yaml", "at dawn"), "saving")
    assert folder.read("ada.yaml") == WRITTEN


def test_a_bank_that_is_no_yaml_is_named_with_its_line_and_left_alone(folder: Folder) -> None:
    broken = ADA.replace("ask: Where was", "ask: So: where was")
    folder.write("ada.yaml", broken)
    line = broken[: broken.index("So: where")].count("\n") + 1
    with folder.open(Terminal, "edit", "ada.yaml", size=(200, 24)) as terminal:
        assert terminal.wait_exit() == 1
        terminal.wait(f"ada.yaml:{line}:")
    assert folder.read("ada.yaml") == broken


def test_play_at_once_what_was_written(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE))
    with folder.edit() as teacher:
        teacher.edit()
        teacher.press(" Think well.")
        teacher.save()
        teacher.press("ctrl+q")
        assert teacher.wait_exit() == 0
    with folder.play("--play", "round") as player:
        player.asked("Where was Ada born? Think well.")
