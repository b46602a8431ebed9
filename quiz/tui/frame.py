"""What every app of the program has: its look, clear last words, notices, and an orderly end."""

from __future__ import annotations

import asyncio
import signal
import sys
from textwrap import wrap
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.notifications import SeverityLevel
from textual.reactive import Reactive
from textual.theme import Theme
from textual.worker import WorkerFailed

from quiz.memory.log import Memory
from quiz.tui.turns import LONGEST_PASTE, Turns
from quiz.tui.widgets.prose import shown

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.message import Message
    from textual.screen import Screen

SMALLEST = (60, 20)
"""The fewest columns and rows in which everything has room."""
DARK = "archive-dark"
LIGHT = "archive-light"
LOOKS = ("theme", "roomy", "animations")
"""How the program looks, by the names of the settings that keep it: a theme's name, yes or no, on or off."""


def _archive(name: str, colours: str) -> Theme:
    """A theme: text at least 7:1 on paper, ink on panel too; muted text at least 4.5:1, as red signs are."""
    paper, ink, panel, red, red_text, ochre, green, muted = colours.split()
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
    DARK: _archive(DARK, "#171613 #e9e2d3 #2a2721 #d8553f #f0917c #d9a441 #8fb573 #a39c8d"),
    LIGHT: _archive(LIGHT, "#f4eee1 #26221a #e0d6c0 #a92c1c #8e2013 #6f4700 #2f5518 #635c4e"),
}
"""The program's own: ink on dark paper and on light."""


class ReadingRoom(Turns):
    """An app in the program's own look, as the user's settings have it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "quit", show=False, priority=True),
        Binding("ctrl+z", "pause", "pause", show=False),
    ]

    ALLOW_SELECT = False  # a drag would stain this page and the next; terminals select with shift held
    TITLE = "quiz"
    ENABLE_COMMAND_PALETTE = False

    theme: Reactive[str] = Reactive(DARK)  # set later, it would have all styles parsed twice at the start

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

    def get_driver_class(self) -> type[Driver]:
        """What reads from the terminal and draws on it."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from quiz.tui.terminal import Terminal  # Windows has none of what it needs

        return Terminal

    def run_to_end(self) -> None:
        """Run until it is left; then, the terminal being whole again, raise what nobody foresaw."""
        self.run()
        if isinstance(self._exception, OSError):
            raise RuntimeError(repr(self._exception)) from self._exception  # no file that a user named
        if self._exception:
            raise self._exception

    def on_mount(self) -> None:
        """Let an error that nobody waits for end the program too."""
        asyncio.get_running_loop().set_exception_handler(self._stumble)

    def _stumble(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(error := context.get("exception"), Exception):
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        """End without Textual's report of a screenful, and of local values."""
        if self._exit and isinstance(error, NoMatches):
            return  # a screen that was being made as all ended finds no widgets
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error  # which knows where it was raised
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def is_too_small(self) -> bool:
        """Whether the terminal has no room for what there is to show."""
        return not self.is_headless and (self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1])

    def takes(self, message: Message) -> bool:
        """Whether a message of the terminal is taken: of what cannot be seen, nothing is chosen."""
        leaves = isinstance(message, events.Key) and message.key in ("ctrl+q", "ctrl+c", "ctrl+z")
        is_blind = self.is_too_small and isinstance(message, events.InputEvent | events.Paste)
        return super().takes(message) and (leaves or not is_blind)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draw, or say that there is too little room to."""
        if not (self.is_too_small and self._driver and self._running):
            super()._display(screen, renderable)
        elif renderable is not None and not self._batch_count:
            wide, high = self.size
            said = wrap("This needs {}×{}, and is {}×{}.".format(*SMALLEST, wide, high), wide)
            self._driver.write("\x1b[0m\x1b[2J\x1b[H" + "\r\n".join(said[:high]))

    def say_cut(self) -> None:
        """Say that a paste was cut, if it went anywhere."""
        if self._is_writing:
            self.say(f"A paste is cut after {LONGEST_PASTE:,} characters.", "warning")

    @property
    def _is_writing(self) -> bool:
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    async def action_quit(self) -> None:
        """End, unless a screen's `ask_to_quit` is asking something first."""
        asks = (getattr(screen, "ask_to_quit", None) for screen in reversed(self.screen_stack))
        ask = next(filter(None, asks), None)
        if ask is None or not ask():
            self.exit()

    def action_pause(self) -> None:
        """Stop as other programs do at Ctrl+Z, until `fg`; in a text the key is for undoing."""
        if sys.platform != "win32" and self._driver and self._driver.can_suspend and not self._is_writing:
            signal.raise_signal(signal.SIGTSTP)

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
