"""What every app of the program has: its look, clear last words, notices, the guide, and an orderly end."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import ClassVar, Protocol, runtime_checkable

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.theme import Theme

from quiz.memory.log import Memory
from quiz.tui.turns import Turns
from quiz.tui.widgets.prose import shown

DARK = "archive-dark"
LIGHT = "archive-light"
LOOKS = ("theme", "roomy", "animations")
"""How the program looks, by the names of the settings that keep it: a theme's name, yes or no, on or off."""


def _archive(
    name: str, *, paper: str, ink: str, panel: str, red: str, ochre: str, green: str, muted: str
) -> Theme:
    return Theme(
        name=name,
        dark=name == DARK,
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
        self.theme = DARK
        for name in LOOKS:
            if kept := memory.setting(name):
                self.use_look(name, kept)

    def use_look(self, name: str, value: str) -> None:
        """Use a theme, room or motion; `name` is one of LOOKS, and a theme that is not known the dark one."""
        if name == "theme":
            self.theme = value if value in self.available_themes else DARK
        elif name == "roomy":
            self.set_class(value == "yes", "-roomy")
            self.refresh_css(animate=False)  # the screens beneath this one too
        else:
            self.animation_level = "none" if value == "off" else "full"

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
        from quiz.tui.help_screen import HelpScreen  # Markdown costs 45 ms to import

        self.push_screen(HelpScreen(page))
