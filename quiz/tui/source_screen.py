"""The source: readable, its quoted passages marked, with a way from event to event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.widget import Widget

from quiz.bank.coverage import Coverage, Share, within
from quiz.bank.model import Bank
from quiz.game.banks import credit_line
from quiz.game.round import counted, share_text
from quiz.text.source import Source
from quiz.text.spans import Location, Paragraph, Span
from quiz.tui.dialogs import Asking
from quiz.tui.page import PlayPage
from quiz.tui.widgets.prose import Block, Prose, lay, shown, shown_runs
from quiz.tui.widgets.rows import Row

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Stop:
    """A place in a source to jump to: an event's first quote."""

    bank: str
    """The id of its bank."""
    event: str
    """What happened."""
    date: str
    """When, as people write it; empty if only the text places it."""
    location: Location
    """Where it is told."""


def stops(banks: Iterable[Bank]) -> tuple[Stop, ...]:
    """The events of the banks in the order in which their sources tell them."""
    found = []
    for bank in banks:
        told = [
            Stop(bank.id, event.event, event.when, location)
            for event in bank.timeline
            if event.quotes and (location := bank.source.locate(event.quotes[0]))
        ]
        found += sorted(told, key=lambda stop: stop.location.spans[0].start)
    return tuple(found)


class SourceScreen(PlayPage):
    """The sources of the banks, one below the other; what a question or an event quotes is in full ink."""

    SCROLLS = True
    TOPIC = "source"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step(1)", "next event"),
        Binding("p", "step(-1)", "event before"),
        Binding("e", "events", "events"),
        Binding("escape,q", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, bank_id: str = "", location: Location | None = None) -> None:
        super().__init__()
        self._at: tuple[str, Location] | None = (bank_id, location) if location else None
        self._stop = -1
        self._stops: tuple[Stop, ...] = ()
        self._plain: dict[str, list[Block]] = {}

    def compose_body(self) -> Iterable[Widget]:
        """A text a bank."""
        for number, bank in enumerate(self.player.banks.banks):
            yield Prose(id=f"bank-{number}")
            yield Prose(
                Block(shown(credit_line(bank.source), "italic $foreground-muted"), right=True, gap=1),
                Block(Content.styled(_quoted(self.host.coverage(bank)), "$foreground-muted"), gap=1),
            )

    def on_mount(self) -> None:
        """Show the texts, and the quote that was asked for."""
        self._stops = stops(self.player.banks.banks)
        self.body.focus()
        self._paint()
        self.call_after_refresh(self._reveal)

    def _paint(self) -> None:
        banks = self.player.banks
        for number, bank in enumerate(banks.banks):
            self.query_one(f"#bank-{number}", Prose).show(self._text(bank))
        if self._stop >= 0:
            stop = self._stops[self._stop]
            words = shown(f"{stop.date} · {stop.event}" if stop.date else stop.event)
            self.top.show(
                words,
                Content(f"event {self._stop + 1} of {len(self._stops)}"),
                (self._stop + 1) / len(self._stops),
            )
        else:
            share = Share.of_all(self.host.coverage(bank).sentences for bank in banks.banks)
            events = counted(len(self._stops), "event")
            self.top.show(shown(banks.title), Content(f"{events} · {share.percent}% quoted"))

    def _text(self, bank: Bank) -> Iterable[Block]:
        """The paragraphs of a bank's source; the one jumped to is highlighted, the others are made once."""
        found = self.host.coverage(bank)
        if bank.id not in self._plain:
            self._plain[bank.id] = [
                Block(_paragraph(found, paragraph), gap=1) for paragraph in bank.source.paragraphs
            ]
        blocks = list(self._plain[bank.id])
        if self._at and self._at[0] == bank.id:
            spans = self._at[1].spans
            for index, paragraph in enumerate(bank.source.paragraphs):
                if within(paragraph.span, spans):
                    blocks[index] = Block(_paragraph(found, paragraph, spans), gap=1)
        return blocks

    def _reveal(self) -> None:
        """Scroll to the place that was jumped to."""
        if not self._at:
            return
        bank_id, location = self._at
        banks = self.player.banks.banks
        number, bank = next((n, bank) for n, bank in enumerate(banks) if bank.id == bank_id)
        prose = self.query_one(f"#bank-{number}", Prose)
        start = location.spans[0].start
        index, paragraph = next(
            (index, found) for index, found in enumerate(bank.source.paragraphs) if found.span.end > start
        )
        above = Block(_paragraph(self.host.coverage(bank), paragraph, until=start))
        line = prose.region_of(index).y + len(lay(above, prose.content_size.width)) - 1
        line += prose.virtual_region.y
        self.body.scroll_to(y=line - self.body.size.height // 3, animate=False, immediate=True)
        self.app.cursor_position = self.body.content_region.offset + Offset(0, line) - self.body.scroll_offset

    def action_step(self, step: int) -> None:
        """Go to the next event, or the one before."""
        if self._stops:
            self._go(
                (self._stop + step) % len(self._stops)
                if self._stop >= 0 or step > 0
                else len(self._stops) - 1
            )

    def _go(self, index: int | None) -> None:
        if index is None:
            return
        self._stop = index
        self._at = (self._stops[index].bank, self._stops[index].location)
        self._paint()
        self.call_after_refresh(self._reveal)

    def action_events(self) -> None:
        """Choose an event to jump to."""
        if self._stops:
            heading = Block(Content.styled("Jump to an event", "bold"), gap=1)
            rows = (Row(shown(stop.event), tail=shown(stop.date, "$warning")) for stop in self._stops)
            answers = ((row, index) for index, row in enumerate(rows))
            self.app.push_screen(Asking([heading], answers, at=max(0, self._stop), long=True), self._go)


def _quoted(found: Coverage) -> str:
    """How much of a source is quoted, and what the small numbers in it are."""
    shares = f"{share_text(found.sentences, 'sentence')} and {share_text(found.words, 'word')}"
    return f"Questions and events quote {shares}. Behind each sentence stands how many of them quote it."


def _paragraph(
    found: Coverage, paragraph: Paragraph, at: Sequence[Span] = (), until: int | None = None
) -> Content:
    """A paragraph, or its beginning: what is quoted in full ink, the place jumped to highlighted.

    Behind each sentence stands how many questions and events quote it, if any do.
    """
    source = found.source
    last = paragraph.span.end if until is None else until
    if paragraph.heading:
        runs = source.runs(Span(paragraph.span.start, last))
        return shown_runs(runs, "bold $primary", "bold $primary", "italic $warning")
    pieces: list[Content] = []
    for index in paragraph.sentences:
        start, end = source.sentences[index]
        if start >= last:
            break
        span = Span(start, min(end, last))
        pieces += Content(source.gap(index)), _sentence(source, span, within(span, found.passages), at)
        if (quoting := len(found.items[index])) and end <= last:
            pieces.append(Content.styled(str(quoting).translate(_RAISED), "$foreground-muted"))
    return Content.assemble(*pieces)


def _sentence(source: Source, span: Span, quoted: Sequence[Span], at: Sequence[Span]) -> Content:
    text = shown_runs(source.runs(span, quoted), "$foreground-muted", "$foreground", "italic $warning")
    if at := within(span, at):
        here = 0
        for run in source.runs(span, at):
            if run.quoted:
                text = text.stylize("bold on $panel", here, here + len(run.text))
            here += len(run.text)
    return text
