"""The README's pictures, each an SVG of a journey's screen that holds the screen's text as well."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from tests.journeys.evening import a_desk, a_lesson, an_evening
from tests.journeys.painting import paint
from tests.terminal import Terminal

FOLDER = Path(__file__).with_name("pictures")
JOURNEYS = (an_evening, a_lesson, a_desk)
NAMES = {
    "start": "The start page",
    "question": "A question, the source from afar beside it",
    "explanation": "A question, answered: the quote stands in its passage",
    "timeline": "A card has landed on the line of years",
    "results": "The results of a round",
    "workshop": "The workshop: source, questions and events, form",
    "class": "A question to a class",
}
_OF_THE_DAY = re.compile(
    r"\d+ \w+ 20\d\d$|\b(?:\d+ min )?\d+ s\b|\d+:\d\d,|\S+:\d{4,5}   \d{3} \d{3}$", re.MULTILINE
)
"""`30 November 2026`, `2 s`, `0:48,` and `127.0.0.1:8000   407 213`: what is another on each day."""


def file_of(name: str) -> Path:
    """Where a picture lies."""
    return FOLDER / f"{name}.svg"


def write(name: str, terminal: Terminal) -> None:
    """Paint what a terminal shows, once nothing moves on it."""
    terminal.rest(1.0)
    FOLDER.mkdir(exist_ok=True)
    file_of(name).write_text(
        paint(terminal.screen, NAMES[name], terminal.text), encoding="utf-8", newline="\n"
    )


def compare(name: str, terminal: Terminal) -> None:
    """Wait until a terminal shows what a picture shows."""
    pictured = text_of(name)
    terminal.until(
        lambda: any_day(terminal.text) == pictured,
        f"what the picture “{name}” shows (`python -m tests.journeys` paints it anew)",
    )


def text_of(name: str) -> str:
    """The text of the screen that a picture was made from, whichever day it was."""
    found = re.search(r"<desc>(.*?)</desc>", file_of(name).read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return any_day(unescape(found[1]))


def any_day(text: str) -> str:
    """A screen's text without what is another on each day."""
    return re.sub(r" +$", "", _OF_THE_DAY.sub("", text), flags=re.MULTILINE)
