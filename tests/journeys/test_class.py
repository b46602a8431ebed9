"""A teacher who hosts a class, and a pupil's phone in it: a lesson from lobby to report, and after a kill."""

from __future__ import annotations

import re
import sys

import pytest

from tests.classroom.phones import a_free_port
from tests.journeys.banks import WHERE, WHOM, bank
from tests.journeys.conftest import Folder
from tests.journeys.phones import Phone, phone_in
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pty needs a POSIX system")

_JOINING = re.compile(r"(127\.0\.0\.1:\d+)\s+(?:and type the code )?(\d{3}) (\d{3})")
"""`127.0.0.1:8000   407 213`: where a phone joins, and the code."""


def host(folder: Folder, *arguments: str, rows: int = 30) -> Terminal:
    """Begin before the lesson, on this machine alone."""
    return folder.open(Terminal, "host", "ada.yaml", "--address", "127.0.0.1", *arguments, size=(100, rows))


def phone_of(teacher: Terminal) -> Phone:
    """A phone that joins as the screen says."""
    teacher.until(lambda: bool(_JOINING.search(teacher.text)), "saying how to join")
    found = _JOINING.search(teacher.text)
    assert found
    return Phone(found[1], found[2] + found[3])


def test_hold_a_lesson_and_go_on_with_it_after_a_kill(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE, WHOM))
    with host(folder, "--port", str(a_free_port())) as teacher:
        teacher.wait("Open the lobby")
        teacher.press("enter")
        teacher.wait("Nobody is in yet")
        phone = phone_in(folder)
        name = phone.join()["me"]["name"]
        teacher.wait("⏎ begin")
        teacher.press("enter")
        view = phone.visit({"state": "question"})
        assert len(view["options"]) == 3
        phone.answer(1, 2)
        teacher.wait("1 of 1 have answered")
        teacher.kill()  # in the middle of a question, the answer saved
    with host(folder) as teacher:
        teacher.wait("Go on with the lesson")
        assert "question 1 of 2, 1 player" in teacher.text
        teacher.press("enter")
        teacher.wait("1 of 1 have answered")
        view = phone.visit({"state": "question"})  # at the same address, unasked
        assert (view["me"]["name"], view["mine"]) == (name, [2])
        teacher.press("enter")
        teacher.wait("⏎ reveal")
        teacher.press("enter")
        teacher.wait("⏎ question 2")
        assert phone.visit({"state": "result"})["evidence"]
        teacher.press("enter")
        teacher.wait("Question 2 of 2")
        phone.answer(2, 0)
        for step in ("⏎ reveal", "⏎ report"):
            teacher.press("enter")
            teacher.wait(step)
        teacher.press("enter")
        teacher.gone("⏎ report")
        assert phone.visit({"state": "end"})["at"] == [2, 2]
        teacher.press("escape")
        teacher.wait("Open the lobby")
        assert "Go on with" not in teacher.text
        teacher.press("escape")
        assert teacher.wait_exit() == 0
    listed = folder.run("sessions").out
    assert "1 player" in listed


def test_hold_a_lesson_line_by_line(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE))
    with host(folder, "--plain", rows=90) as teacher:
        teacher.wait("Type 1 to open the lobby")
        teacher.press("1", "enter")
        phone = phone_of(teacher)
        phone.join()
        teacher.press("enter")
        teacher.wait("1 player in.")
        teacher.press("1", "enter")
        teacher.wait("Question 1 of 1")
        phone.answer(1, 0)
        teacher.press("enter")
        teacher.wait("1 of 1 have answered.")
        teacher.press("1", "enter")
        teacher.wait("How the class answered:")
        teacher.press("1", "enter")
        teacher.wait("The source says: “Ada was born in London”")
        teacher.press("1", "enter")
        teacher.wait("1. End the class")
        assert phone.visit({"state": "end"})["at"] == [1, 1]
        teacher.press("1", "enter")
        assert teacher.wait_exit() == 0
