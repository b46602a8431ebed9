"""One question with some answers to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from quiz.tui.blocks import Block
from quiz.tui.dialog import Dialog
from quiz.tui.text import shown
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.rows import Row, Rows


class Ask(Dialog[int]):
    """Asks; gives the index of the answer, and None if it is not decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", key_display="⏎"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, question: str, lines: Sequence[str], answers: Sequence[str]) -> None:
        """Ask a question, with lines that explain it, each of which may be from outside."""
        super().__init__()
        self._blocks = [Block(shown(question, "bold"), gap=1)]
        self._blocks += [Block(shown(line, "$foreground-muted")) for line in lines]
        self._blocks.append(Block())
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question over its answers."""
        with Vertical(classes="box"):
            yield Prose(*self._blocks)
            rows = (Row(Content(text), key=str(number)) for number, text in enumerate(self._answers, 1))
            yield Rows(*rows, gap=0)
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Rows).focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a digit answers."""
        self.answer(message.index)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.answer(self.query_one(Rows).cursor)
