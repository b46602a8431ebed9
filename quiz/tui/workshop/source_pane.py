"""The source, sentence by sentence, each with how many items quote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from quiz.bank.coverage import within
from quiz.tui.text import shown_runs
from quiz.tui.widgets.rows import Row, Rows
from quiz.tui.workshop.choosing import Offer

if TYPE_CHECKING:
    from quiz.bank.coverage import Coverage
    from quiz.bank.source import Source

_MANY = 9


class SourcePane(VerticalScroll, can_focus=False):
    """Sentences as rows: quoted passages in full ink, and before each how many items quote it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.choose_words", "choose words", key_display="⏎"),
        Binding("n", "screen.new_choice", "question"),
        Binding("e", "screen.new_event", "event"),
        Binding("g", "screen.go_to_items", "its items"),
        Binding("slash,ctrl+f", "screen.find", "find", key_display="/"),
    ]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._sentences: list[int | None] = []

    def compose(self) -> ComposeResult:
        """A row a sentence."""
        yield Rows(gap=0, steady=True)

    @property
    def rows(self) -> Rows:
        """The sentences."""
        return self.query_one(Rows)

    @property
    def sentence(self) -> int | None:
        """The sentence under the cursor; None on a heading, or if there is none."""
        return self._sentences[self.rows.cursor] if self._sentences else None

    def show(self, source: Source, coverage: Coverage) -> None:
        """Show a source with its coverage."""
        rows: list[Row] = []
        self._sentences = []
        for paragraph in source.paragraphs:
            if paragraph.heading:
                text = shown_runs(source.runs(paragraph.span), "bold", "bold", "italic $warning")
                rows.append(Row(text, mark=" "))
                self._sentences.append(None)
            for sentence in paragraph.sentences:
                span = source.sentences[sentence]
                runs = source.runs(span, within(span, coverage.passages))
                count, drafts = len(coverage.items[sentence]), len(coverage.drafts[sentence])
                mark = (str(count) if count <= _MANY else "+") if count else "○" if drafts else "·"
                style = "$success" if count else "$warning" if drafts else "$foreground-muted"
                text = shown_runs(runs, "$foreground-muted", "$foreground", "italic $warning")
                rows.append(Row(text, mark=mark, mark_style=style))
                self._sentences.append(sentence)
        self.rows.show(rows or [Row(Content.styled("This bank has no source that can be read.", "$error"))])

    def offers(self) -> list[tuple[int, Offer]]:
        """The rows of the sentences, and what each says."""
        rows = enumerate(zip(self._sentences, self.rows.rows, strict=False))
        return [(at, Offer(row.text.plain)) for at, (sentence, row) in rows if sentence is not None]

    def go_to(self, sentence: int) -> None:
        """Put the cursor on a sentence."""
        if sentence in self._sentences:
            self.rows.cursor = self._sentences.index(sentence)
