"""A part of the source to read, before the questions on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.bank.source import Run
from quiz.tui.blocks import Block
from quiz.tui.text import shown, shown_runs
from quiz.tui.views import View
from quiz.tui.widgets.prose import Prose


class ReadingView(View):
    """The text of one part; Enter when it has been read."""

    can_focus = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "I have read it", key_display="⏎"),
    ]

    def __init__(self) -> None:
        super().__init__(id="reading")

    def compose(self) -> ComposeResult:
        """The text."""
        yield Prose()

    def show(self, heading: str, runs: Iterable[Run], questions: int, credit: str) -> None:
        """Show a part that `questions` questions follow."""
        asked = "one question follows" if questions == 1 else f"{questions} questions follow"
        self.query_one(Prose).show(
            (
                Block(
                    Content.assemble(
                        (heading, "$primary"), (f" · {asked}, with the text hidden", "$foreground-muted")
                    ),
                    gap=1,
                ),
                Block(shown_runs(runs, "$foreground", "$foreground", "italic $warning"), gap=1),
                Block(shown(credit, "italic $foreground-muted"), right=True),
            )
        )
        self.focus()

    def action_read(self) -> None:
        """On to the questions."""
        self.post_message(self.Done())
