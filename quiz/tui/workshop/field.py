"""One field of an item's form: its name, what is written, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from quiz.authoring.desk import said
from quiz.authoring.values import Plain
from quiz.bank.files import unix_lines
from quiz.bank.problems import Level
from quiz.text.cleaning import parsable, without_unseen
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from quiz.bank.problems import Problem


class Remarks(Prose):
    """Remarks; a key that leaves them as they are repaints nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._remarks: tuple[Problem, ...] = ()

    def tell(self, remarks: Sequence[Problem]) -> None:
        """Show these instead."""
        if tuple(remarks) != self._remarks:
            self._remarks = tuple(remarks)
            self.show(remark_blocks(remarks))


def remark_blocks(remarks: Iterable[Problem]) -> list[Block]:
    """Remarks to be read, each with its way out."""
    blocks = []
    for remark in remarks:
        is_error = remark.level is Level.ERROR
        sign, style = ("✗", "$error") if is_error else ("!", "$warning")
        lead = Content.styled(f" {sign} ", style)
        is_missing = remark.code == "missing" and len(remark.path) == 1  # its label says what
        words = shown("still to be written" if is_missing else remark.message, style)
        if remark.hint:
            words = Content.assemble(words, " – ", shown(remark.hint, "$foreground-muted"))
        blocks.append(Block(words, lead))
    return blocks


@runtime_checkable
class Passable(Protocol):
    """A place that need not be filled."""

    @property
    def is_passed(self) -> bool:
        """Whether one who goes on to what is still to be written goes past it."""

    def start(self) -> None:
        """Write there, at the end."""


def leave(place: Widget, step: int, *, to_write: bool = False) -> None:
    """Go to the place of the form after this one, or before it; stay at the first and the last.

    To what is still `to_write`, if so: past what need not be filled, or is.
    """
    form = next(ancestor for ancestor in place.ancestors if isinstance(ancestor, VerticalScroll))
    places = list(_places(form))
    at = places.index(place) + step if place in places else -1
    while to_write and 0 <= at < len(places) and _is_passed(places[at]):
        at += step
    if not 0 <= at < len(places):
        return
    there = places[at]
    if isinstance(there, Passable):
        there.start()
    elif isinstance(there, Rows):
        there.cursor = 0 if step > 0 else len(there.rows) - 1
        place.screen.set_focus(there)


def _places(widget: Widget) -> Iterator[Widget]:
    """Where one can write or choose, in the order of the form, whether or not it is laid out yet."""
    for child in widget.displayed_children:
        if child.focusable:
            yield child
        yield from _places(child)


def _is_passed(place: Widget) -> bool:
    return isinstance(place, Passable) and place.is_passed


class FormRows(Rows):
    """Rows in a form: at their ends the cursor goes on to the field above and below."""

    def __init__(self, *rows: Row) -> None:
        super().__init__(*rows, gap=0, chained=True, retiring=True)

    def _leave(self, step: int) -> None:
        leave(self, step)


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


class Field(Vertical):
    """A field of an item: a label over what edits it, and below that the remarks on it."""

    DEFAULT_CSS = """
    Field { height: auto; margin: 0 0 1 0; }
    Field > .label { color: $foreground-muted; }
    Field.-here > .label { color: $primary; text-style: bold; }
    """

    class Edited(Message):
        """The teacher has changed what a field has."""

        def __init__(self, field: Field) -> None:
            self.field = field
            super().__init__()

    def __init__(self, name: str, label: str) -> None:
        super().__init__(classes=f"-{name}")
        self.key = name
        """What the field is called in a bank."""
        self._label = label

    def compose(self) -> ComposeResult:
        """The label, the editor, the remarks."""
        yield Prose(Block(Content(self._label)), classes="label")
        yield from self.compose_editor()
        yield Remarks()

    def compose_editor(self) -> Iterable[Widget]:
        """What edits the field."""
        return ()

    @property
    def value(self) -> Plain:
        """What the field has; an empty text if nothing."""
        raise NotImplementedError

    def fill(self, value: Plain) -> None:
        """Show another value."""
        raise NotImplementedError

    def start(self, *part: str | int) -> None:
        """Take the focus, at a part of the field if told one."""
        raise NotImplementedError

    def on_descendant_focus(self) -> None:
        """Let the label stand out."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """Let it no more."""
        self.remove_class("-here")

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong with the field."""
        self.query_children(Remarks).first().tell(remarks)

    async def on_writing_written(self, message: Writing.Written) -> None:
        """Tell the form."""
        message.stop()
        self.edited()

    def edited(self) -> None:
        """Tell the form that the field has changed."""
        self.post_message(self.Edited(self))


class TextField(Field):
    """A field of one text."""

    def __init__(self, name: str, label: str, hint: str = "") -> None:
        super().__init__(name, label)
        self._hint = hint

    def compose_editor(self) -> Iterable[Widget]:
        """One text."""
        yield Writing(hint=self._hint)

    @property
    def writing(self) -> Writing:
        """Where it is written."""
        return self.query_one(Writing)

    @property
    def value(self) -> Plain:
        """The text."""
        return self.writing.plain

    def fill(self, value: Plain) -> None:
        """Show another text."""
        self.writing.fill(value)

    def start(self, *part: str | int) -> None:
        """Write."""
        self.writing.start()
