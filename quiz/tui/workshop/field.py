"""One field of an item's form: its name, what is written, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quiz.bank.editing.plain import Plain
from quiz.tui.blocks import Block
from quiz.tui.widgets.prose import Prose
from quiz.tui.workshop.remarks import Remarks
from quiz.tui.workshop.writing import Writing

if TYPE_CHECKING:
    from quiz.bank.authoring.inspecting import Remark


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

    def remark(self, remarks: Sequence[Remark]) -> None:
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
