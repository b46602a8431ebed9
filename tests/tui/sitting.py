"""Somebody at an app: what they press, and what there is to see; and a player at the quiz."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets._toast import Toast  # only Textual itself makes any
from textual.worker import WorkerCancelled

from quiz.bank.model import Bank
from quiz.game.banks import Banks
from quiz.game.round import Play
from quiz.memory.log import Memory
from quiz.memory.player import Player
from quiz.tui.app import QuizApp
from quiz.tui.round_screen import RoundScreen
from quiz.tui.turns import Turns
from quiz.tui.widgets.lines import KeyLine

NOW = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)
"""It is always this time."""

CHARACTERS = {"space": " ", "question_mark": "?"}
"""The characters of keys that have names."""
_NAMES = {sign: name for name, sign in CHARACTERS.items()}

_ids = itertools.count(1)  # unique over all sittings, so that a second one can share a memory with the first


def a_player(memory: Memory, *banks: Bank) -> Player:
    """A player for whom every look at the clock takes two seconds."""
    ticks = itertools.count(0.0, 2.0)
    return Player(
        Banks(banks),
        memory,
        now=lambda: NOW,
        tick=lambda: next(ticks),
        new_id=lambda: f"id-{next(_ids)}",
    )


def an_app(memory: Memory, *banks: Bank, notices: tuple[str, ...] = ()) -> QuizApp:
    """The app for these banks: the same rounds every time, and nothing moves."""
    app = QuizApp(a_player(memory, *banks), notices, seed="7")
    app.animation_level = "none"
    return app


def a_memory(folder: Path) -> Memory:
    """The memory in a folder."""
    return Memory(folder, now=lambda: NOW)


@dataclass
class Person:
    """Somebody at an app."""

    app: Turns
    pilot: Pilot[None]

    # What there is to see

    @property
    def strips(self) -> list[Strip]:
        """The lines of cells as they go to the terminal."""
        compositor = self.app.screen._compositor  # Textual has no public way to what it paints but pictures
        return compositor.render_strips(self.app.size)

    @property
    def lines(self) -> list[str]:
        """The screen's lines."""
        return [strip.text.rstrip() for strip in self.strips]

    @property
    def page(self) -> str:
        """The screen as it stands."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The screen's words, one blank between any two, wherever the lines break."""
        return " ".join(self.page.replace("┃", " ").split())

    def place(self, text: str) -> Offset:
        """The first cell of a text that stands in one line of the screen."""
        for y, line in enumerate(self.lines):
            if text in line:
                return Offset(cell_len(line[: line.index(text)]), y)
        raise AssertionError(f"{text!r} is not on the screen:\n{self.page}")

    def style(self, text: str) -> Style:
        """How the first cell of a text looks."""
        x, y = self.place(text)
        segment = next(iter(self.strips[y].crop(x, x + 1)))
        return segment.style or Style.null()

    @property
    def said(self) -> str:
        """What stands in the notes that the app shows for a few seconds."""
        cut = [
            strip.crop(toast.region.x, toast.region.right).text.strip("▌ ")
            for toast in self.app.screen.query(Toast)
            for strip in self.strips[toast.region.y : toast.region.bottom]
        ]
        return " ".join(" ".join(cut).split())

    def colour(self, name: str) -> Color:
        """A colour of the theme, as the terminal gets it."""
        return Color.parse(self.app.get_css_variables()[name])

    @property
    def keys(self) -> str:
        """The line of keys, in one line."""
        region = self.app.screen.query_one(KeyLine).region
        return " ".join(" ".join(self.lines[region.y : region.bottom]).split())

    # What the player does

    async def act(self, *acts: str) -> None:
        """Press keys, each on what the one before came to, and look.

        `=` stands before what must be on the screen, `!` before what must not, `»` before what is said in a
        note, and `^` before where the terminal's own cursor must be; `@` before what is pressed with the
        mouse, `~` before what is dragged and, after a `>` each, where to; `+` before keys pressed in one go,
        `:` before what is typed in one.
        """
        for act in acts:
            sign, text = act[0], act[1:]
            if sign.isalnum():
                await self.press(*act.split())
            elif sign == "+":
                self.hurry(*text.split())
                await self.settle()
            elif sign == ":":
                await self.write(text)
            elif sign in "@~":
                await self.drag(*text.split(">"))
            elif sign == "»":
                assert self.said == text
            elif sign == "^":
                assert self.app.cursor_position == self.place(text), f"{act}\n{self.page}"
            else:
                assert (text.strip() in self.words) is (sign == "="), f"{act}\n{self.page}"

    async def press(self, *keys: str) -> None:
        """Press keys, each on what the one before came to."""
        for key in keys:
            self.hurry(key)
            await self.settle()

    def hurry(self, *keys: str) -> None:
        """Press keys without a look at what they come to."""
        for key in keys:
            character = key if len(key) == 1 else CHARACTERS.get(key)
            self.app.post_message(events.Key(_NAMES.get(key, key), character))

    async def write(self, text: str) -> None:
        """Type in one go."""
        self.hurry(*text)
        await self.settle()

    async def settle(self) -> None:
        """Let the app do all that it has been told to do.

        `pilot.press` waits for an idle processor instead, which takes longer and is wrong on a busy machine.
        """
        await self.pilot.pause(0)
        while self.app._is_taken and self.app.is_running:
            await self.pilot.pause(0)
        for _ in range(3):  # what is to be done after a refresh
            await self.pilot.pause(0)
        await self.pilot.wait_for_animation()  # a scroll takes a tick of the clock even where nothing moves

    async def idle(self) -> None:
        """Wait until no worker works; one may be cancelled by the next of its group meanwhile."""
        while any(not worker.is_finished for worker in self.app.workers):
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
        await self.settle()

    async def drag(self, start: str, *through: str) -> None:
        """Press one text with the mouse, and let go on the last."""
        at = self.place(start)
        await self.mouse(events.MouseMove, at, button=0)
        await self.mouse(events.MouseDown, at)
        for text in through:
            at = self.place(text)
            await self.mouse(events.MouseMove, at)
        await self.mouse(events.MouseUp, at)

    async def mouse(self, kind: type[events.MouseEvent], at: Offset, button: int = 1) -> None:
        """Send an event of the mouse as a terminal does: the app makes its own clicks of them."""
        self.app.post_message(kind(None, at.x, at.y, 0, 0, button, False, False, False, at.x, at.y))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()


@dataclass
class Sitting(Person):
    """A player at the quiz."""

    app: QuizApp

    async def begin(self, play: Play) -> None:
        """Begin a round."""
        self.app.begin(play)
        await self.settle()

    @property
    def round_screen(self) -> RoundScreen:
        """The round on the screen."""
        assert isinstance(self.app.screen, RoundScreen)
        return self.app.screen
