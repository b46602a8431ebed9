"""The sources of a lesson with what the class knows of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.classroom.report import Report, Source
from quiz.game.banks import credit_line
from quiz.game.wording import counted
from quiz.text.spans import Paragraph
from quiz.tui.page import Page
from quiz.tui.widgets.prose import Block, Prose, shown, shown_runs

_LEGEND = (
    "Behind each sentence that was asked about stands how much of the class knew it. "
    "✗ marks what it mostly does not know."
)


class ClassSourceScreen(Page):
    """The sources, one below the other: what was asked about in full ink, what is not known marked."""

    SCROLLS = True
    TOPIC = "teach/host"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,s", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def compose_body(self) -> Iterable[Widget]:
        """A text a bank."""
        yield Prose(Block(Content.styled(_LEGEND, "$foreground-muted"), gap=1))
        for source in self._report.sources:
            text = source.bank.source
            yield Prose(
                *(Block(_paragraph(source, each), gap=1) for each in text.paragraphs),
                Block(shown(credit_line(text), "italic $foreground-muted"), right=True, gap=1),
            )

    def on_mount(self) -> None:
        """Say how much is not known."""
        missed = sum(len(source.missed) for source in self._report.sources)
        asked = sum(len(source.known) for source in self._report.sources)
        words = f"{missed} of {counted(asked, 'sentence')} not known"
        self.top.show(shown(f"What the class knows · {self._report.title}"), Content(words))
        self.body.focus()


def _paragraph(source: Source, paragraph: Paragraph) -> Content:
    """A paragraph: what was not asked about muted, the rest with how many knew it."""
    text = source.bank.source
    if paragraph.heading:
        return shown_runs(text.runs(paragraph.span), "bold $primary", "")
    pieces: list[Content] = []
    for index in paragraph.sentences:
        known = source.known.get(index)
        is_missed = index in source.missed
        style = "$foreground-muted" if known is None else "bold on $panel" if is_missed else "$foreground"
        words = shown_runs(text.runs(text.sentences[index]), style, style)
        pieces += [Content(text.gap(index)), Content.styled("✗ " * is_missed, "bold $error"), words]
        if known is not None:
            pieces.append(Content.styled(f" {known:.0f}%", "$foreground-muted"))
    return Content.assemble(*pieces)
