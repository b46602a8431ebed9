"""What every app of the program has: its themes, clear last words, notices, the guide, and an orderly end."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import deque
from contextlib import suppress
from typing import ClassVar, Protocol, runtime_checkable

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import Theme

from quiz.memory.log import Memory
from quiz.tui.widgets.prose import shown

_ROUNDS = 2
"""How often a mark follows a key: behind the key itself, and behind what the key has set going."""
_PATIENCE = 0.5
"""Seconds after which the next key is let through though the mark has not come back."""


class TurnScreen(Screen[None]):
    """A screen on which keys act in turn, as one who types fast and does not look expects."""


class Turns(App[None]):
    """Lets each key, on screens that want it, through to where it acts before the next one.

    Textual hands a key to what has the focus and goes on to the next one; where the first moves the focus,
    the next has gone to the old place by then. So a mark is sent the way of the key: to what has the focus,
    and from there up to the app. When it is here, so has everything been that was sent before it.
    """

    class Passed(Message):
        """The mark that follows a key."""

        def __init__(self, turn: int, rounds: int) -> None:
            self.turn = turn
            """Of which key."""
            self.rounds = rounds
            """How often it has still to go, this time among them."""
            super().__init__()

    _LETS_WAIT: ClassVar = (events.Key, events.Paste)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._turn = 0
        self._is_taken = False

    async def on_event(self, event: events.Event) -> None:
        """Let a key, or what was pasted, wait for its turn."""
        if not isinstance(event, self._LETS_WAIT) or event.is_forwarded:
            await super().on_event(event)
        elif self._is_taken:
            self._waiting.append(event)
        else:
            await self._let_through(event)

    async def _let_through(self, event: events.Event) -> None:
        if not self.screen_stack or not isinstance(self.screen, TurnScreen):
            await super().on_event(event)
            return
        self._is_taken = True
        self._turn += 1
        try:
            await super().on_event(event)
        finally:
            self._follow(self._turn, _ROUNDS)
            asyncio.get_running_loop().call_later(_PATIENCE, self._stop_waiting, self._turn)

    def _follow(self, turn: int, rounds: int) -> None:
        """Send the mark the way that a key would go now."""
        start = (self.focused or self.screen) if self.screen_stack else None
        if start is None or not start.post_message(self.Passed(turn, rounds)):
            self.call_later(self._pass_turn, turn)

    async def on_turns_passed(self, message: Passed) -> None:
        """The mark has come back: once more, or it is the next key's turn."""
        message.stop()
        if message.turn == self._turn and message.rounds > 1:
            self._follow(message.turn, message.rounds - 1)
        else:
            await self._pass_turn(message.turn)

    def _stop_waiting(self, turn: int) -> None:
        """Go on where the mark was lost, such as with what had the focus."""
        if turn == self._turn and self._is_taken:
            self.call_later(self._pass_turn, turn)

    async def _pass_turn(self, turn: int) -> None:
        if turn != self._turn or not self._is_taken:
            return
        self._is_taken = False
        while self._waiting and not self._is_taken:
            await self._let_through(self._waiting.popleft())


DARK = "archive-dark"
LIGHT = "archive-light"


def _archive(
    name: str, *, dark: bool, paper: str, ink: str, panel: str, red: str, ochre: str, green: str, muted: str
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        background=paper,
        surface=paper,
        foreground=ink,
        panel=panel,
        boost=panel,
        primary=red,
        secondary=ochre,
        accent=ochre,
        warning=ochre,
        error=red,
        success=green,
        variables={
            "foreground-muted": muted,
            "block-cursor-background": panel,
            "block-cursor-foreground": ink,
            "scrollbar": panel,
            "scrollbar-hover": ochre,
            "scrollbar-active": ochre,
            "scrollbar-background": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
            "scrollbar-corner-color": paper,
            "border": ochre,
            "input-selection-background": panel,
        },
    )


ARCHIVE_DARK = _archive(
    DARK,
    dark=True,
    paper="#171613",
    ink="#e9e2d3",
    panel="#2a2721",
    red="#d8553f",
    ochre="#d9a441",
    green="#8fb573",
    muted="#a39c8d",
)
"""Ink on dark paper: text at least 7:1, muted text at least 4.5:1."""

ARCHIVE_LIGHT = _archive(
    LIGHT,
    dark=False,
    paper="#f4eee1",
    ink="#26221a",
    panel="#e0d6c0",
    red="#a92c1c",
    ochre="#8a5a00",
    green="#3f6b26",
    muted="#635c4e",
)
"""Ink on light paper: text at least 7:1, muted text at least 4.5:1."""


class Failure(Exception):  # noqa: N818 (it is what the user is told, not what went wrong)
    """An error that nobody foresaw, as one line for the user."""

    def __init__(self, error: Exception, comfort: str) -> None:
        """Wrap an error; `comfort` says what is not lost."""
        super().__init__(error)
        self.__cause__ = error
        self._comfort = comfort

    def __rich__(self) -> Text:
        """The line; Textual prints it once the screen is the terminal's again."""
        said = shown(f"{type(self.__cause__).__name__}: {self.__cause__}").plain
        return Text(f"quiz: something went wrong ({said}). QUIZ_DEBUG=1 shows where. {self._comfort}")


@runtime_checkable
class Asks(Protocol):
    """A screen that has something to ask before the program ends."""

    def ask_to_quit(self) -> bool:
        """Ask, and end the program if it may end; False if it is asking already."""


@runtime_checkable
class HasSelection(Protocol):
    """A field of text in which something may be selected."""

    @property
    def selected_text(self) -> str:
        """What is."""

    def action_copy(self) -> None:
        """Copy it."""


class ReadingRoom(Turns):
    """An app in the program's own look, as the user's settings have it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "quit", show=False, priority=True),
    ]

    TITLE = "quiz"
    ENABLE_COMMAND_PALETTE = False

    COMFORT: ClassVar[str] = "The round can be gone on with."
    """What is not lost when something goes wrong."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.register_theme(ARCHIVE_DARK)
        self.register_theme(ARCHIVE_LIGHT)
        kept = memory.setting("theme", DARK)
        self.theme = kept if kept in self.available_themes else DARK
        self.set_class(memory.setting("roomy") == "yes", "-roomy")
        if memory.setting("animations") == "off":
            self.animation_level = "none"

    def on_mount(self) -> None:
        """End when told to, and leave the terminal whole."""
        for name in ("SIGTERM", "SIGHUP"):
            # Else the terminal would be left in the program's own mode. Windows has no such signals.
            with suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)

    def _handle_exception(self, error: Exception) -> None:
        """End with one clear line instead of Textual's report, which QUIZ_DEBUG brings back."""
        failure = error if os.environ.get("QUIZ_DEBUG") == "1" else Failure(error, self.COMFORT)
        super()._handle_exception(failure)

    async def action_quit(self) -> None:
        """End, unless a screen has something to ask first."""
        asks = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Asks)), None)
        if asks is None or not asks.ask_to_quit():
            self.exit()

    async def action_interrupt(self) -> None:
        """Copy what is selected in a text, as every editor does; else end."""
        focused = self.focused
        if isinstance(focused, HasSelection) and focused.selected_text:
            focused.action_copy()
        else:
            await self.action_quit()

    def say(self, message: str, severity: SeverityLevel = "information") -> None:
        """Show a line for a few seconds; once, however often it is said meanwhile."""
        line = shown(message).plain
        if all(line != showing.message for showing in self._notifications):
            self.notify(line, severity=severity, markup=False)

    def open_help(self, page: str) -> None:
        """Show a page of the guide."""
        from quiz.tui.dialogs import HelpScreen  # Markdown costs 45 ms to import

        self.push_screen(HelpScreen(page))
