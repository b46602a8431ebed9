"""What is read before questions: a part of the source, or what a bank says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.round import counted
from quiz.tui.stages.view import View
from quiz.tui.widgets.prose import Block, Prose, shown, shown_runs

if TYPE_CHECKING:
    from quiz.game.reading import Stretch


class PartView(View):
    """A text; Enter when it has been read."""

    TOPIC = "reading"

    can_focus = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "I have read it", key_display="⏎"),
    ]

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
        self._show(Block(above, gap=1), *texts, below)

    def show_notes(self, title: str, notes: Iterable[str]) -> None:
        """Show what is to be known before the first question."""
        self._show(Block(shown(title, "bold"), gap=1), *(Block(shown(note), gap=1) for note in notes))

    def _show(self, *blocks: Block) -> None:
        self.query_one(Prose).show(blocks)
        self.focus()
