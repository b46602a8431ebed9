"""The last page of a part: how it went and what comes, beside the text with all its quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.tui.stages.view import View
from quiz.tui.widgets.book import Tight
from quiz.tui.widgets.prose import QUOTED, Block, shown, shown_runs

if TYPE_CHECKING:
    from quiz.game.lesson import PartEnd


class PartEndView(View, can_focus=True):
    """How a part went, at the left; what was read, once more, at the right."""

    RIGHT_SCROLLS = True
    TOPIC = "reading"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "go on", key_display="⏎"),
        Binding("escape", "screen.leave", "stop here", key_display="esc"),
    ]

    _end: PartEnd | None = None

    def show(self, end: PartEnd) -> None:
        """Show the end of a part."""
        self._end = end
        self.fit()
        self.focus()

    def lay(self, tight: Tight) -> None:
        """Words at the left, the text at the right."""
        if self._end:
            self.put("left", self._went(self._end, tight))
            self.put("right", _text(self._end))

    def _went(self, end: PartEnd, tight: Tight) -> Iterator[Block]:
        gap = int(tight < Tight.NO_BLANKS)
        first, *others = end.said
        large = self.large(tight, end.place[0], (shown(end.title, "bold"), shown(first)))
        for block in large[-1:]:
            block.gap = 1
        yield from large or (Block(shown(end.title, "bold")), Block(shown(first)))
        yield from (Block(shown(line, "$foreground-muted")) for line in others)
        yield from [Block()] * gap
        if end.coming:
            bar = Content.styled("┃  ", "$primary")
            yield Block(shown(end.coming, "$foreground-muted"), gap=gap)
            yield Block(shown(end.first_words), lead=bar, rest=bar)
            yield Block()


def _text(end: PartEnd) -> Iterator[Block]:
    quote, correction, bar = QUOTED, "italic $warning", Content.styled("┃  ", "$primary")
    for stretch in end.stretches:
        style = "bold" if stretch.heading else "$foreground-muted"
        yield Block(shown_runs(stretch.runs, style, quote, correction), gap=1)
    if end.credit:
        yield Block(shown(end.credit, "italic $foreground-muted"), right=True)
    for feedback in end.kept_back:
        yield Block()
        yield Block(shown(feedback.prompt, "bold"))
        yield Block(shown(feedback.right), lead=Content.styled("✓ ", "$success"))
        yield from (Block(shown(why)) for why in feedback.whys)
        for found in feedback.evidence:
            yield Block(shown_runs(found.runs, "$foreground-muted", quote, correction), lead=bar, rest=bar)
