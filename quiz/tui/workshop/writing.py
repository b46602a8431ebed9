"""One text of an item, as it is written: it wraps, grows by lines, and Enter leaves it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from quiz.bank.authoring.options import said
from quiz.bank.cleaning import parsable, without_unseen
from quiz.bank.decoding import unix_lines
from quiz.bank.editing.plain import Plain
from quiz.tui.workshop.leaving import leave


class Writing(TextArea):
    """A text that is edited; it never holds what a bank cannot, nor a line break."""

    DEFAULT_CSS = """
    Writing, Writing:focus {
        height: auto; min-height: 1; max-height: 12; width: 1fr; min-width: 12;
        padding: 0 1; border: none; background: $surface; color: $foreground; scrollbar-size-vertical: 1;
    }
    Writing:focus { background: $panel; }
    Writing .text-area--cursor { background: $primary; color: $background; }
    Writing .text-area--placeholder { color: $foreground-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", "up", show=False),
        Binding("down", "line(1)", "down", show=False),
    ]

    class Written(Message):
        """Something was typed, pasted or deleted by the teacher."""

        def __init__(self, writing: Writing) -> None:
            self.writing = writing
            super().__init__()

        @property
        def control(self) -> Writing:
            """Where."""
            return self.writing

    class Left(Message):
        """The teacher goes on from here."""

        def __init__(self, writing: Writing, step: int, *, to_write: bool) -> None:
            self.writing = writing
            self.step = step
            """1 for the next place, -1 for the one before."""
            self.to_write = to_write
            """Past what need not be filled, or is."""
            super().__init__()

    def __init__(
        self, value: str = "", *, hint: str = "", classes: str | None = None, is_more: bool = False
    ) -> None:
        """Edit a value; a hint stands where nothing is written.

        One of several is for one `more`, and need not be filled.
        """
        super().__init__(
            clean(value),
            soft_wrap=True,
            compact=True,
            highlight_cursor_line=False,
            placeholder=Content(hint),
            classes=classes,
        )
        self.cursor_blink = False  # nothing blinks
        self._is_more = is_more
        self._known = self.text
        self._filled: tuple[Plain, str] = value, self.value

    @property
    def is_passed(self) -> bool:
        """Whether it need not be filled, as `Passable` has it."""
        return self._is_more

    @property
    def value(self) -> str:
        """What is written, without blanks at its ends."""
        return self.text.strip()

    @property
    def plain(self) -> Plain:
        """What the bank has; what was filled in is as it was until something is written."""
        value, as_shown = self._filled
        return value if self.value == as_shown else self.value

    def fill(self, value: Plain) -> None:
        """Show another value, if it is another; the cursor stays where it can."""
        if value == self.plain:
            return
        words = clean(said(value))
        if words.strip() != self.value:
            at = self.cursor_location
            self._known = words
            self.load_text(words)
            self.move_cursor(at)
        self._filled = value, self.value

    def start(self) -> None:
        """Write at the end."""
        self.screen.set_focus(self)
        self.move_cursor(self.document.end)

    def write(self, text: str) -> None:
        """Take another text, as if it had been typed."""
        self.load_text(clean(text))
        self._tell()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell of what was typed, and of nothing that was filled in."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        if self.text != self._known:
            self._known = self.text
            self.post_message(self.Written(self))

    async def _on_key(self, event: events.Key) -> None:
        """Go on at Enter, which would begin a line, and at Tab."""
        if event.key in ("enter", "tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            self._tell()
            step = -1 if event.key == "shift+tab" else 1
            self.post_message(self.Left(self, step, to_write=event.key == "enter"))
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a paste as one line, without what a bank cannot hold."""
        await super()._on_paste(events.Paste(clean(event.text)))
        event.stop()
        event.prevent_default()

    def action_line(self, step: int) -> None:
        """Move by a line, and at the first and last one to the field above and below."""
        at = self.cursor_location
        if step < 0 and self.navigator.is_first_wrapped_line(at):
            leave(self, -1)
        elif step > 0 and self.navigator.is_last_wrapped_line(at):
            leave(self, 1)
        elif step < 0:
            self.action_cursor_up()
        else:
            self.action_cursor_down()


class Listed(Writing):
    """A text that wants to be written once."""

    @property
    def is_passed(self) -> bool:
        """Whether it is written, or is one more, as `Passable` has it."""
        return bool(self.value) or super().is_passed


def clean(text: str) -> str:
    """A text as one line that a bank can hold."""
    return without_unseen(parsable(unix_lines(text))).replace("\n", " ").replace("\t", " ")
