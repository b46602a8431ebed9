"""One question before something is left."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from quiz.tui.blocks import Block
from quiz.tui.dialog import Dialog
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.rows import Row, Rows


class Confirm(Dialog[bool]):
    """Asks; True if the player says yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "answer(False)", "no"),
        Binding("y", "answer(True)", "yes"),
        Binding("enter", "choose", "choose"),
    ]

    def __init__(self, question: str, explanation: str, yes: str, no: str) -> None:
        super().__init__()
        self._blocks = (
            Block(Content.styled(question, "bold"), gap=1),
            Block(Content.styled(explanation, "$foreground-muted"), gap=1),
        )
        self._answers = (yes, no)

    def compose(self) -> ComposeResult:
        """The question over its two answers."""
        with Vertical(classes="box"):
            yield Prose(*self._blocks)
            yield Rows(
                *(Row(Content(text), key=key) for text, key in zip(self._answers, "yn", strict=True)), gap=0
            )

    def on_mount(self) -> None:
        """Staying is under the cursor."""
        rows = self.query_one(Rows)
        rows.cursor = 1
        rows.focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a key answers."""
        self.answer(message.index == 0)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.answer(self.query_one(Rows).cursor == 0)

    def action_answer(self, answer: bool) -> None:
        """Answer at once."""
        self.answer(answer)
