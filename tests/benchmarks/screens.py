"""Start, key presses and memory of the whole program in a terminal, against the bare app."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path

from quiz.memory.log import Memory
from tests.benchmarks.banks import TITLE, write_bank, write_line
from tests.benchmarks.bare import COLUMNS
from tests.benchmarks.figures import Figure, medians
from tests.terminal import Terminal

BARE, BARE_TEXT = [sys.executable, "-m", "tests.benchmarks.bare"], "quit the bare app"
QUIZ, QUIZ_TEXT = [sys.executable, "-m", "quiz"], "Play a round"


def opened(command: Sequence[str], folder: Path, columns: int = 80, rows: int = 24) -> Terminal:
    """A program in a terminal."""
    # An installed program has its bytecode; told to write none, it would be compiled anew at each start.
    environment = {"QUIZ_HOME": str(folder / "home"), "PYTHONDONTWRITEBYTECODE": ""}
    return Terminal(command, columns=columns, rows=rows, environment=environment)


def first_frame(command: Sequence[str], text: str, folder: Path) -> float:
    """Seconds from exec until a text stands on the screen."""
    with opened(command, folder) as terminal:
        terminal.wait(text)
        return time.perf_counter() - terminal.started


def key_to_frame(terminal: Terminal, key: str) -> float:
    """Seconds from a key to the first bytes of the changed frame."""
    start = time.perf_counter()
    terminal.press(key)
    while not terminal.pump(1):
        pass
    taken = time.perf_counter() - start
    terminal.rest()
    return taken


def keys_to_frames(folder: Path, presses: int) -> tuple[float, float]:
    """The medians of arrow keys on the start page and in the bare app, pressed by turns."""
    with opened(QUIZ, folder) as quiz, opened(BARE, folder) as bare:
        quiz.wait(QUIZ_TEXT)
        bare.wait(BARE_TEXT)
        quiz.rest()
        bare.rest()
        keys = cycle(("down", "down", "up", "up"))  # each goes to both
        value, floor = medians(
            presses, lambda: key_to_frame(quiz, next(keys)), lambda: key_to_frame(bare, next(keys))
        )
        return value, floor


def explanation_to_frame(terminal: Terminal) -> float:
    """Seconds from the key that answers to the first bytes of the explanation; the next question follows."""
    terminal.press("1", "2", "3")  # as many as are right of three at most, else the last of them
    terminal.rest()
    taken = key_to_frame(terminal, "enter")
    terminal.wait("⏎ next")
    terminal.press("enter")
    terminal.wait("⏎ answer")
    terminal.rest()
    return taken


def explanations_to_frames(folder: Path, answers: int) -> tuple[float, float]:
    """The medians of explanations on two pages, animations off, and of a bare app's two columns, by turns."""
    with closing(Memory(folder / "home")) as memory:
        memory.keep_setting("animations", "off")
    command = [*QUIZ, "--play", "round", "--kinds", "choice", "--length", "all", "--seed", "7"]
    with opened(command, folder, 120, 40) as quiz, opened([*BARE, COLUMNS], folder, 120, 40) as bare:
        quiz.wait("⏎")
        if "⏎ answer" not in quiz.text:
            quiz.press("enter")  # the bank's note comes first
        quiz.wait("⏎ answer")
        bare.wait(BARE_TEXT)
        quiz.rest()
        bare.rest()
        value, floor = medians(
            answers, lambda: explanation_to_frame(quiz), lambda: key_to_frame(bare, "enter")
        )
        return value, floor


def landing_to_frame(terminal: Terminal) -> float:
    """Seconds from the key that puts a card on a timeline to the changed frame; the next card follows."""
    taken = key_to_frame(terminal, "enter")
    terminal.wait("⏎ next")
    terminal.press("enter")
    terminal.wait("⏎ place it here")
    terminal.rest()
    return taken


def landings_to_frames(folder: Path, cards: int) -> tuple[float, float]:
    """The medians of cards that land on a line, animations off, and of a bare app's two columns, by turns."""
    with closing(Memory(folder / "home")) as memory:
        memory.keep_setting("animations", "off")
    command = [*QUIZ, str(write_line(folder, cards + 5)), "--play", "timeline", "--seed", "7"]
    with opened(command, folder, 120, 40) as quiz, opened([*BARE, COLUMNS], folder, 120, 40) as bare:
        quiz.wait("⏎ place it here")
        bare.wait(BARE_TEXT)
        quiz.rest()
        bare.rest()
        value, floor = medians(cards, lambda: landing_to_frame(quiz), lambda: key_to_frame(bare, "enter"))
        return value, floor


def letter_to_result(terminal: Terminal, typed: str) -> float:
    """Seconds from the last letter of what is typed in a form to its painted and checked result.

    The list beside the form says what was typed once it has been checked: then it stands there twice.
    """
    start = time.perf_counter()
    terminal.press(typed[-1])
    while terminal.text.count(f" {typed}") < 2:
        terminal.pump(0.05)
    return time.perf_counter() - start


def letters_to_results(path: Path, folder: Path, presses: int) -> tuple[float, float]:
    """The medians of letters typed in the workshop and of arrows in the bare app, by turns."""
    command = [*QUIZ, "edit", str(path)]
    with opened(command, folder, 120, 40) as workshop, opened(BARE, folder) as bare:
        workshop.wait(TITLE)
        bare.wait(BARE_TEXT)
        bare.rest()
        workshop.rest()
        workshop.press("n")
        workshop.wait("such as: Where")
        workshop.rest()
        word = ("xhichtowndidhecallhome" * 9)[:presses]  # nothing else on the screen begins with an x
        typed = (word[:end] for end in range(1, presses + 1))
        arrows = cycle(("down", "up"))
        value, floor = medians(
            presses, lambda: letter_to_result(workshop, next(typed)), lambda: key_to_frame(bare, next(arrows))
        )
        return value, floor


def resident(terminal: Terminal) -> float:
    """Resident memory of a program in MiB."""
    status = Path(f"/proc/{terminal.pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def memory_at(command: Sequence[str], text: str, folder: Path) -> float:
    """Resident MiB once a text stands on the screen."""
    with opened(command, folder) as terminal:
        terminal.wait(text)
        terminal.rest()
        return resident(terminal)


def memory_after(folder: Path, questions: int) -> tuple[float, float]:
    """Resident MiB after so many questions of one round, and after 20 of them."""
    path = write_bank(folder, questions + 10)
    command = [*QUIZ, str(path), "--play", "round", "--length", "all", "--seed", "7"]
    early = 0.0
    with opened(command, folder) as terminal:
        for number in range(1, questions + 1):
            terminal.wait(f" {number} of ")
            terminal.wait("⏎ answer")
            terminal.press("enter")
            terminal.wait("⏎ next")
            if number == 20:
                early = resident(terminal)
            terminal.press("enter")
        return resident(terminal), early


def figures(folder: Path, short: bool) -> Iterator[Figure]:
    """All figures of the screens."""
    first_frame(QUIZ, QUIZ_TEXT, folder)
    start, bare_start = medians(
        3 if short else 15,
        lambda: first_frame(QUIZ, QUIZ_TEXT, folder),
        lambda: first_frame(BARE, BARE_TEXT, folder),
    )
    yield Figure("exec to first painted start page; floor: the bare app", start, bare_start, "s", 1.15)
    value, floor = (memory_at(*each, folder) for each in ((QUIZ, QUIZ_TEXT), (BARE, BARE_TEXT)))
    yield Figure("resident memory on the start page; floor: the bare app's", value, floor, "MiB", 1.25)
    yield Figure(
        "key to changed frame; floor: the bare app's", *keys_to_frames(folder, 10 if short else 60), "s", 1.25
    )
    explained = explanations_to_frames(folder, 10 if short else 50)
    yield Figure("answer to explanation on two pages; floor: two bare columns", *explained, "s", 1.5)
    landed = landings_to_frames(folder, 10 if short else 30)
    yield Figure("a card that lands on its line; floor: two bare columns", *landed, "s", 1.5)
    presses = 15 if short else 20  # a longer word is broken in the list
    typed = letters_to_results(write_bank(folder, 1_000), folder, presses)
    yield Figure("letter in the workshop, checked; floor: the bare app's key", *typed, "s", 10)
    questions = 60 if short else 2_000
    after = memory_after(folder, questions)
    yield Figure(f"resident memory after {questions} questions; floor: after 20", *after, "MiB", 1.1)
