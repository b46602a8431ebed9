"""The source, sentence by sentence, each with how many items quote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.bank.coverage import within
from quiz.tui.text import shown_runs
from quiz.tui.widgets.rows import Row
from quiz.tui.workshop.listing import Listing

if TYPE_CHECKING:
    from quiz.bank.coverage import Coverage
    from quiz.bank.source import Source

_MANY = 9


class SourcePane(Listing):
    """Sentences as rows: quoted passages in full ink, and before each how many items quote it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.choose_words", "choose words", key_display="⏎"),
        Binding("n", "screen.new_choice", "question"),
        Binding("e", "screen.new_event", "event"),
        Binding("g", "screen.go_to_items", "its items"),
        Binding("slash,ctrl+f", "screen.find", "find", key_display="/"),
    ]

    @property
    def sentence(self) -> int | None:
        """The sentence under the cursor; None on a heading, or if there is none."""
        return self.here

    def show(self, source: Source, coverage: Coverage) -> None:
        """Show a source with its coverage."""
        rows = list(_rows(source, coverage))
        nothing = Content.styled("This bank has no source that can be read.", "$error")
        self.show_rows(rows or [(None, Row(nothing))])


def _rows(source: Source, coverage: Coverage) -> Iterator[tuple[int | None, Row]]:
    for paragraph in source.paragraphs:
        if paragraph.heading:
            text = shown_runs(source.runs(paragraph.span), "bold", "bold", "italic $warning")
            yield None, Row(text, mark=" ")
        for sentence in paragraph.sentences:
            span = source.sentences[sentence]
            runs = source.runs(span, within(span, coverage.passages))
            count, drafts = len(coverage.items[sentence]), len(coverage.drafts[sentence])
            mark = (str(count) if count <= _MANY else "+") if count else "○" if drafts else "·"
            style = "$success" if count else "$warning" if drafts else "$foreground-muted"
            text = shown_runs(runs, "$foreground-muted", "$foreground", "italic $warning")
            yield sentence, Row(text, mark=mark, mark_style=style)
