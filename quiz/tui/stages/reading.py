"""The pages of a lesson: a part to read; at its end how it went, its text once more and what comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.wording import counted
from quiz.tui.stages.view import View
from quiz.tui.widgets.book import Tight
from quiz.tui.widgets.prose import BAR, MUTED, Block, passage, shown, shown_runs

if TYPE_CHECKING:
    from quiz.game.lesson import PartEnd
    from quiz.game.parts import Stretch


class PartView(View, can_focus=True):
    """A text; Enter when it has been read."""

    RIGHT_SCROLLS = True
    TOPIC = "reading"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "done", "I have read it", key_display="⏎")]

    _said: tuple[str, ...] = ("",)
    _text: tuple[Block, ...] = ()
    _coming: tuple[Block, ...] = ()

    def show(self, stretches: Iterable[Stretch], questions: int, credit: str) -> None:
        """Show a part that `questions` questions follow; its `place` is which part it is."""
        asked = f"{counted(questions, 'question')} to come, with the text hidden"
        self._show((f"Part {' '.join(self.place)}", asked), _text(stretches, credit, ""))

    def show_notes(self, title: str, notes: Iterable[str]) -> None:
        """Show what is to be known before the first question."""
        self._show((title,), (Block(shown(note), gap=1) for note in notes))

    def _show(self, said: tuple[str, ...], text: Iterable[Block], coming: Iterable[Block] = ()) -> None:
        self._said, self._text, self._coming = said, tuple(text), tuple(coming)
        self.fit()
        self.focus()

    def lay(self, tight: Tight) -> None:
        """Words and what comes at the left, or that below the text if there is one column; the text."""
        title, first, *others = *self._said, ""
        air, words = [Block()] * self.air(tight), (shown(title, "bold"), shown(first, MUTED))
        above = self.large(tight, self.place[0], words)
        above[-1:] = (replace(last, gap=1) for last in above[-1:])
        above = above or [*air, *map(Block, filter(None, words))]
        below = [Block(shown(line, MUTED)) for line in others if line]
        coming = self._coming if self.is_open else ()
        self.put("left", [*above, *below, Block(), *coming])
        self.put("right", [*air, *self._text, *(() if self.is_open else self._coming)])


class PartEndView(PartView):
    """How a part went, and what comes, at the left; what was read, once more, at the right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "go on", key_display="⏎"),
        Binding("escape", "screen.leave", "stop here", key_display="esc"),
    ]

    def show_end(self, end: PartEnd) -> None:
        """Show the end of a part."""
        coming = (Block(), Block(shown(end.coming, MUTED)), Block(shown(end.first_words), lead=BAR, rest=BAR))
        text = (*_text(end.stretches, end.credit, MUTED), *_kept_back(end))
        self._show((end.title, *end.said), text, coming if end.coming else ())


def _text(stretches: Iterable[Stretch], credit: str, style: str) -> Iterator[Block]:
    for stretch in stretches:
        yield Block(shown_runs(stretch.runs, "bold" if stretch.heading else style), gap=1)
    if credit:
        yield Block(shown(credit, f"italic {MUTED}"), right=True)


def _kept_back(end: PartEnd) -> Iterator[Block]:
    for feedback in end.kept_back:
        yield Block()
        yield Block(shown(feedback.prompt, "bold"))
        yield Block(shown(feedback.right), lead=Content.styled("✓ ", "$success"))
        yield from (Block(shown(why)) for why in feedback.whys)
        yield from (passage(found.runs) for found in feedback.evidence)
