"""A part of the source to read, before the questions on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.reading import Stretch
from quiz.game.round import counted
from quiz.tui.page import View
from quiz.tui.widgets.prose import Block, Prose, shown, shown_runs


class ReadingView(View):
    """The text of one part; Enter when it has been read."""

    TOPIC = "reading"

    can_focus = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "I have read it", key_display="⏎"),
    ]

    def __init__(self) -> None:
        super().__init__(id="reading")

    def compose(self) -> ComposeResult:
        """The text."""
        yield Prose()

    def show(self, heading: str, stretches: Iterable[Stretch], questions: int, credit: str) -> None:
        """Show a part that `questions` questions follow."""
        asked = f" · {counted(questions, 'question')} on it, with the text hidden"
        above = Content.assemble((heading, "$primary"), (asked, "$foreground-muted"))
        texts = (
            Block(shown_runs(stretch.runs, "bold" if stretch.heading else "", "", "italic $warning"), gap=1)
            for stretch in stretches
        )
        below = Block(shown(credit, "italic $foreground-muted"), right=True)
        self.query_one(Prose).show((Block(above, gap=1), *texts, below))
        self.focus()

    def show_note(self, title: str, notes: Iterable[str]) -> None:
        """Show what is to be known before the first question."""
        texts = (Block(shown(note), gap=1) for note in notes)
        self.query_one(Prose).show((Block(shown(title, "bold"), gap=1), *texts))
        self.focus()

    def action_read(self) -> None:
        """On to the questions."""
        self.done()
