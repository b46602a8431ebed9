"""What every app of the program has: its look, clear last words, notices, and an orderly end."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.reactive import Reactive
from textual.theme import Theme

from quiz.memory.log import Memory
from quiz.tui.turns import Turns
from quiz.tui.widgets.prose import shown

DARK = "archive-dark"
LIGHT = "archive-light"
LOOKS = ("theme", "roomy", "animations")
"""How the program looks, by the names of the settings that keep it: a theme's name, yes or no, on or off."""


def _archive(
    name: str, paper: str, ink: str, panel: str, red: str, red_text: str, ochre: str, green: str, muted: str
) -> Theme:
    """A theme: text at least 7:1 on paper, ink on panel too; muted text at least 4.5:1, as red signs are."""
    on_paper = ("background", "background-hover", "background-active")
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
        error=red_text,
        success=green,
        variables={
            "foreground-muted": muted,
            "block-cursor-background": panel,
            "block-cursor-foreground": ink,
            "scrollbar": panel,
            "scrollbar-hover": ochre,
            "scrollbar-active": ochre,
            **{f"scrollbar-{part}": paper for part in on_paper},
            "scrollbar-corner-color": paper,
            "border": ochre,
            "input-selection-background": panel,
        },
    )


THEMES = {
    theme.name: theme
    for theme in (
        _archive(
            DARK, "#171613", "#e9e2d3", "#2a2721", "#d8553f", "#f0917c", "#d9a441", "#8fb573", "#a39c8d"
        ),
        _archive(
            LIGHT, "#f4eee1", "#26221a", "#e0d6c0", "#a92c1c", "#8e2013", "#6f4700", "#2f5518", "#635c4e"
        ),
    )
}
"""The program's own: ink on dark paper and on light."""


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


class ReadingRoom(Turns):
    """An app in the program's own look, as the user's settings have it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "quit", show=False, priority=True),
    ]

    ALLOW_SELECT = False  # a drag would stain this page and the next; terminals select with shift held
    TITLE = "quiz"
    ENABLE_COMMAND_PALETTE = False

    theme: Reactive[str] = Reactive(DARK)  # set later, it would have all styles parsed twice at the start

    COMFORT: ClassVar[str] = "The round can be gone on with."
    """What is not lost when something goes wrong."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        for name in LOOKS:
            if kept := memory.setting(name):
                self.use_look(name, kept)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The program's own themes, and Textual's."""
        return THEMES | super().available_themes

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
        """End, unless a screen's `ask_to_quit` is asking something first."""
        asks = (getattr(screen, "ask_to_quit", None) for screen in reversed(self.screen_stack))
        ask = next(filter(None, asks), None)
        if ask is None or not ask():
            self.exit()

    async def action_interrupt(self) -> None:
        """Copy what is selected in a text, as every editor does; else end."""
        if getattr(self.focused, "selected_text", ""):
            await self.run_action("copy", self.focused)
        else:
            await self.action_quit()

    def say(self, message: str, severity: SeverityLevel = "information") -> None:
        """Show a line for a few seconds; once, however often it is said meanwhile."""
        line = shown(message).plain
        if all(line != showing.message for showing in self._notifications):
            self.notify(line, severity=severity, markup=False)
