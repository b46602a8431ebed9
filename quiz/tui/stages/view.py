"""One stage of a round: a question put, a text to read, or what came of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from quiz.game.wording import counted
from quiz.tui.widgets.prose import Block, Prose, shown, shown_runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.game.parts import Stretch


class View(Vertical):
    """A stage; it is updated in place, question after question."""

    DEFAULT_CSS = """
    View { height: auto; width: 1fr; }
    View .hint { margin: 1 0 0 0; }
    """

    TOPIC: ClassVar[str] = "round"
    """The page of the guide on it."""

    class Done(Message):
        """The player has seen this stage."""

    class Answered(Message):
        """The player answered; `chosen` is as an answer keeps it."""

        def __init__(self, chosen: tuple[str, ...]) -> None:
            self.chosen = chosen
            super().__init__()

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Put the terminal's own cursor where reading begins."""
        self.app.cursor_position = self.content_region.offset

    def action_done(self) -> None:
        """Tell that the player has seen it."""
        self.post_message(self.Done())


class PartView(View, can_focus=True):
    """A text; Enter when it has been read."""

    TOPIC = "reading"

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
