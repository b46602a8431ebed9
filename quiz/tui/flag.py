"""One word to the teacher about a question."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from quiz.tui.blocks import Block
from quiz.tui.dialog import Dialog
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.rows import Row, Rows

WORDS = ("wrong", "unclear", "too easy")
"""What can be pressed instead of typed."""


_LONGEST = 200
"""Characters of a word to the teacher."""


class FlagScreen(Dialog[str]):
    """Asks what is wrong with a question; the word, or nothing if the player thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "flag", key_display="⏎"),
        Binding("escape", "dismiss('')", "cancel", key_display="esc"),
    ]

    def compose(self) -> ComposeResult:
        """A line to write in, and words to press."""
        with Vertical(classes="box"):
            yield Prose(
                Block(Content.styled("What is wrong with this question?", "bold")),
                Block(
                    Content.styled("Its teacher reads your words with: quiz flags", "$foreground-muted"),
                    gap=1,
                ),
            )
            yield Input(placeholder="in your own words", compact=True)
            yield Rows(*(Row(Content(word)) for word in WORDS), gap=0)
            yield KeyLine()

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Input).focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Send the word that was pressed."""
        self.answer(WORDS[message.index])

    def on_input_submitted(self) -> None:
        """Send what was typed, when all of it has arrived."""
        self.action_send()

    def action_send(self) -> None:
        """Send the word that was typed, or the one under the cursor."""
        rows = self.query_one(Rows)
        self.answer(WORDS[rows.cursor] if rows.has_focus else self.query_one(Input).value.strip()[:_LONGEST])
