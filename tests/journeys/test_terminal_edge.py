"""What a terminal may do to a program: send anything, be too small, stop it, take no UTF-8."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from random import Random

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from quiz.memory.log import Memory
from quiz.tui.turns import LONGEST_PASTE
from tests.journeys.banks import ADA, WHERE, bank
from tests.journeys.conftest import Folder
from tests.journeys.screens import Player
from tests.terminal import Terminal

BEGIN, END = b"\x1b[200~", b"\x1b[201~"
MEGABYTE = 1_000_000
_MOMENT = 15.0
"""Seconds that a megabyte may take, on a machine that has other work."""


def pour(terminal: Terminal, sent: bytes) -> None:
    """Send much, taking in meanwhile what is painted, so that neither waits for the other."""
    pouring = threading.Thread(target=terminal.send, args=(sent,))
    pouring.start()
    while pouring.is_alive():
        terminal.pump(0.01)
    pouring.join()


def memory_of(terminal: Terminal) -> int:
    """The most memory that the program has had, in megabytes."""
    lines = Path(f"/proc/{terminal.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) >> 10


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
def test_a_storm_of_bytes_answers_nothing_and_the_next_key_works(
    folder: Folder, size: tuple[int, int]
) -> None:
    chance = Random(size[0])
    torn = (
        b"\x1b[999999999999~",
        b"\x1b[M\xff !",
        b"\x1b]11;rgb:1/",
        b"\x1b[?62;22c",
        b"\xff\xfe",
        b"\x1b[12",
    )
    folder.write("ada.yaml", bank(WHERE))
    with folder.play("--play", "round", size=size) as player:
        player.asked()
        for _ in range(30):
            # No byte of it is a key that answers, leaves or opens anything.
            storm = bytes(chance.choice(b"\x80\xc3\xffZ!;[") for _ in range(chance.randrange(40)))
            player.send(storm + chance.choice(torn))
            player.pump(0.12)
        player.press("?")
        player.wait("next page")
        player.press("escape")
        player.gone("next page")
        player.answer_anything()
        player.press("ctrl+q")
        assert player.wait_exit() == 0
    with Memory(folder.path / "home") as memory:
        assert [past.answered for past in memory.history()] == [1]


@pytest.mark.parametrize(
    "flood",
    [
        BEGIN + b"\x1b[31m1\r2\r\x1b[0m" * (MEGABYTE // 16) + END,
        b"1\r2\ry\r" * (MEGABYTE // 6),
        bytes(Random(3).randrange(256) for _ in range(MEGABYTE)).replace(b"\x11", b"").replace(b"\x03", b""),
        b"\x1b[A" * (MEGABYTE // 3),
    ],
    ids=["a paste", "without its marks", "noise", "arrows"],
)
def test_a_megabyte_is_over_in_a_moment_and_chooses_nothing(folder: Folder, flood: bytes) -> None:
    with folder.play() as player:
        player.at_home()
        player.rest()
        began = time.perf_counter()
        pour(player, flood)
        player.pump(1.2)  # a paste whose end was lost is over after a second
        player.press("ctrl+q")
        assert player.wait_exit() == 0
        assert time.perf_counter() - began < _MOMENT
    with Memory(folder.path / "home") as memory:
        assert not [past for past in memory.history() if past.answered]


def test_a_paste_into_a_field_is_cleaned_and_bounded_and_the_page_says_so(folder: Folder) -> None:
    with folder.edit() as teacher:
        teacher.edit()
        pour(teacher, BEGIN + b"\x1b[31m of old\x1b[0m \x1b]0;x\x07" * (MEGABYTE // 21) + END)
        teacher.wait(f"cut after {LONGEST_PASTE:,} characters")
        teacher.press(" and new")
        teacher.wait("of old  of old")
        if sys.platform == "linux":
            assert memory_of(teacher) < 150
        teacher.save(folder.has("ada.yaml", "of old"))
    line = next(line for line in folder.read("ada.yaml").splitlines() if "of old" in line)
    assert "\x1b" not in line
    assert LONGEST_PASTE - 10 < len(line) < LONGEST_PASTE + 100


@pytest.mark.parametrize("command", [("ada.yaml",), ("host", "ada.yaml", "--address", "127.0.0.1")])
def test_a_terminal_that_is_too_small_says_so_until_it_grows(
    folder: Folder, command: tuple[str, ...]
) -> None:
    with folder.open(Player, *command, size=(60, 19)) as player:
        player.wait("needs 60×20, and is 60×19")
        player.press("1", "enter")
        player.resize(40, 10)
        player.wait("is 40×10")
        player.resize(9, 2)
        player.wait("This")
        player.resize(60, 20)
        player.wait("Ada")
        player.gone("is 9")
        player.resize(59, 20)
        player.wait("is 59×20")
        player.press("ctrl+q")
        assert player.wait_exit() == 0


def test_ctrl_z_gives_the_shell_back_and_fg_the_page(folder: Folder) -> None:
    quiz = f"{sys.executable} -m quiz {folder.path / 'ada.yaml'}\r"
    with Player(
        ["bash", "--norc", "-i"],
        environment={"QUIZ_HOME": str(folder.path / "home"), "TEXTUAL_ANIMATIONS": "none", "PS1": "SHELL> "},
        patience=60.0,
    ) as player:
        player.wait("SHELL>")
        player.press(quiz)
        player.at_home()
        for _ in range(2):
            player.rest()
            player.press("ctrl+z")
            player.wait("Stopped")
            player.press("clear; echo $((20 + 22))\r")
            player.wait("42")
            player.press("bg\r")
            player.rest()
            player.press("fg\r")
            player.at_home()
        player.press("l")
        player.wait("Theme")
        player.press("ctrl+z")
        player.wait("Stopped")
        player.press("kill -HUP %1; sleep 2; jobs; echo gone $?\r")
        player.wait("gone 0")


def test_ctrl_z_is_undo_where_one_writes(folder: Folder) -> None:
    with folder.edit() as teacher:
        teacher.edit()
        teacher.press(" at dawn")
        teacher.wait("Is born at dawn")
        teacher.press("ctrl+z")
        teacher.gone("at dawn")


def test_a_program_that_nobody_could_bring_back_does_not_stop(folder: Folder) -> None:
    with folder.play() as player:
        player.at_home()
        player.press("ctrl+z")
        player.rest()  # what is typed while the terminal is handed over is the shell's
        player.press("l")
        player.wait("Theme")
        os.kill(player.pid, signal.SIGSTOP)
        os.kill(player.pid, signal.SIGCONT)
        player.press("escape")
        player.at_home()


@pytest.mark.parametrize(("language", "encoding"), [("C", ""), ("C.UTF-8", "latin-1")])
def test_a_terminal_without_the_signs_gets_the_game_line_by_line(
    folder: Folder, language: str, encoding: str
) -> None:
    with folder.play(LANG=language, PYTHONIOENCODING=encoding) as player:
        player.wait("the screen needs UTF-8")
        player.wait("What would you like to do?")
        player.press("q\r")
        assert player.wait_exit() == 0


def test_ascii_has_its_own_signs(folder: Folder) -> None:
    folder.write("ada.yaml", ADA.replace("Meets Babbage", "Meets “Bábbage” → ✓"))
    with folder.play("--plain", "--play", "timeline", PYTHONIOENCODING="ascii") as player:
        for _ in range(8):
            player.press("1\r", "\r")
        player.wait('Meets "Babbage" > +')
        assert "?" not in player.text.split("Meets")[1].splitlines()[0]


def test_anything_on_standard_input_is_one_clear_line_and_loses_no_answer(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE))
    typed = b"\xff\xfe\n\x00\n\x1b[31m\n" + b"x" * MEGABYTE + b"\n1\nq\n"
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "ada.yaml", "--plain", "--play", "round"],
        cwd=folder.path,
        env={**os.environ, "QUIZ_HOME": str(folder.path / "home"), "PYTHONIOENCODING": "utf-8"},
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
    )
    said = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert said.count("Type ? for help.") == 3
    assert said.count("A line of 1,000,001 characters is not taken: 10,000 at the most.") == 1
    assert len(said) < 5_000
    assert not {"\x00", "\x1b"} & set(said)
    with Memory(folder.path / "home") as memory:
        assert [past.answered for past in memory.history()] == [1]


def test_a_window_that_is_closed_while_the_program_is_stopped_ends_it(folder: Folder) -> None:
    with folder.play() as player:
        player.at_home()
        os.kill(player.pid, signal.SIGSTOP)
        player.hang_up()
        os.kill(player.pid, signal.SIGCONT)
        began = time.perf_counter()
        while not player.has_ended():
            assert time.perf_counter() - began < 10
            time.sleep(0.01)


def test_an_error_that_nobody_foresaw_is_one_line_and_status_70(folder: Folder) -> None:
    folder.write("sitecustomize.py", _BROKEN)
    with folder.play(PYTHONPATH=str(folder.path)) as player:
        player.at_home()
        player.press("l")
        assert player.wait_exit() == 70
        player.rest()
        said = " ".join(player.text.split())
    path = folder.path / "home" / "mistakes.txt"
    assert "a mistake in the program itself (ZeroDivisionError: on purpose)" in said
    assert "under way can be gone on with." in said
    assert "Details:" in said
    assert str(path) in said.replace(" ", "")  # it may be longer than a line
    assert "Traceback" not in said
    assert "ZeroDivisionError: on purpose" in path.read_text(encoding="utf-8")


def test_an_error_in_a_thread_ends_the_program_too(folder: Folder) -> None:
    folder.write("sitecustomize.py", _BROKEN_THREAD)
    for arguments in ((), ("--plain",)):
        with folder.play(*arguments, PYTHONPATH=str(folder.path)) as player:
            assert player.wait_exit() == 70
            player.rest()
            said = " ".join(player.text.split())
        assert "a mistake in the program itself (ZeroDivisionError: on purpose)" in said
        assert "Traceback" not in said


_BROKEN = """
import sys

class Breaking:
    def find_spec(self, name, path=None, target=None):
        if name == "quiz.tui.settings_screen":
            raise ZeroDivisionError("on purpose")

sys.meta_path.insert(0, Breaking())
"""
_BROKEN_THREAD = """
import threading
import time

def breaks():
    time.sleep(1.5)
    raise ZeroDivisionError("on purpose")

threading.Thread(target=breaks, daemon=True).start()
"""
