"""The last page of a part: how it went and what comes, beside the text with all its quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.tui.stages.feedback import evidence_blocks
from quiz.tui.stages.view import View
from quiz.tui.widgets.prose import Block, Prose, shown, shown_runs

if TYPE_CHECKING:
    from quiz.game.lesson import PartEnd


class PartEndView(View, can_focus=True):
    """What was read once more; Enter goes on, Escape stops here."""

    TOPIC = "reading"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "go on", key_display="⏎"),
    ]

    def compose(self) -> ComposeResult:
        """How it went, and the text."""
        yield Prose(classes="went")
        yield Prose(classes="evidence")

    def show(self, end: PartEnd) -> None:
        """Show the end of a part."""
        self.query_one(".went", Prose).show(_went(end))
        self.query_one(".evidence", Prose).show(_text(end))
        self.focus()


def _went(end: PartEnd) -> Iterator[Block]:
    yield Block(shown(end.title, "bold"))
    yield from (Block(shown(line)) for line in end.said)
    yield Block()
    if end.coming:
        yield Block(shown(end.coming, "$foreground-muted"))
        bar = Content.styled("┃  ", "$primary")
        yield Block(shown(end.first_words), lead=bar, rest=bar, gap=1)


def _text(end: PartEnd) -> Iterator[Block]:
    quote = "bold $foreground on $panel"
    for stretch in end.stretches:
        style = "bold" if stretch.heading else "$foreground-muted"
        yield Block(shown_runs(stretch.runs, style, quote, "italic $warning"), gap=1)
    if end.credit:
        yield Block(shown(end.credit, "italic $foreground-muted"), right=True, gap=1)
    for feedback in end.kept_back:
        yield Block(shown(feedback.prompt, "bold"))
        yield Block(shown(feedback.right), lead=Content.styled("✓ ", "$success"))
        yield from (Block(shown(why)) for why in feedback.whys)
        yield Block()
        yield from evidence_blocks(feedback.evidence)
