"""The source: readable, its quoted passages marked, with a way from event to event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.widget import Widget

from quiz.bank.coverage import Coverage, Share, coverage, within
from quiz.bank.model import Bank, Item
from quiz.game.asked import Evidence
from quiz.game.banks import Banks, credit_line, split_key
from quiz.game.timeline import in_time
from quiz.game.wording import counted, quoted_text
from quiz.text.source import Source
from quiz.text.spans import Location, Paragraph, Span
from quiz.tui.dialogs import Choose, Offer
from quiz.tui.page import Page
from quiz.tui.widgets.prose import Block, Prose, shown, shown_runs, wrapped_at

_MARKED = "bold on $panel"
_SIGNS = "○◐●"
"""Behind a sentence, as none, some or all of what quotes it is known."""
_LEGEND = "○5: five questions and events quote the sentence before it"
_KNOWN = "; ◐ some of them, ● all were right when last asked"


class Stop(NamedTuple):
    """A place in a source to jump to: an event's first quote."""

    bank: str
    event: str
    when: str
    location: Location


def stops(banks: Banks) -> Iterator[Stop]:
    """The events of the banks in their order in time."""
    for key in in_time(banks):
        bank, event = split_key(key)[0], banks.event[key]
        if event.quotes and (location := banks.by_id[bank].source.locate(event.quotes[0])):
            yield Stop(bank, event.event, banks.when(key).text, location)


class SourceText(Prose):
    """The source of a bank; what a question or an event quotes is in full ink."""

    def __init__(self, bank: Bank, found: Coverage, known: Collection[str]) -> None:
        """Show the source of a bank, of which these items are known, by their ids."""
        self.bank = bank
        self._found = found
        self._known = known
        self._plain = [Block(self._paragraph(paragraph), gap=1) for paragraph in bank.source.paragraphs]
        super().__init__(*self._plain)

    def mark(self, location: Location | None) -> None:
        """Highlight a place, and no other."""
        spans = location.spans if location else ()
        self.show(
            Block(self._paragraph(paragraph, here), gap=1)
            if (here := within(paragraph.span, spans))
            else plain
            for paragraph, plain in zip(self.bank.source.paragraphs, self._plain, strict=True)
        )

    def marked_line(self) -> int:
        """The line on which the highlighted place begins, from the top of the page."""
        for index, block in enumerate(self.blocks):
            if starts := [span.start for span in block.text.spans if span.style == _MARKED]:
                above = wrapped_at(block.text[: min(starts) + 1], self.content_size.width)
                return self.virtual_region.y + self.region_of(index).y + len(above) - 1
        return self.virtual_region.y

    def _paragraph(self, paragraph: Paragraph, at: Sequence[Span] = ()) -> Content:
        """A paragraph: what is quoted in full ink, the place jumped to highlighted.

        Behind each sentence stands a sign for the questions and events that quote it, and their number.
        """
        found, source = self._found, self._found.source
        if paragraph.heading:
            return _words(source, paragraph.span, (), at, "bold")
        pieces: list[Content] = []
        for index in paragraph.sentences:
            span = source.sentences[index]
            words = _words(source, span, within(span, found.passages), at, "$foreground-muted")
            known = [item.id in self._known for item in found.items[index]]
            count = str(len(known)) * (len(known) > 1)
            sign = f"\u00a0{_SIGNS[any(known) + all(known)]}{count}" * bool(known)
            pieces += Content(source.gap(index)), words, Content.styled(sign, "$foreground-muted")
        return Content.assemble(*pieces)


class SourceScreen(Page):
    """The sources of the banks, one below the other."""

    SCROLLS = True
    TOPIC = "source"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step(1)", "next event"),
        Binding("p", "step(-1)", "event before"),
        Binding("e", "events", "events"),
        Binding("escape,q", "dismiss", "back", key_display="esc"),
    ]

    def __init__(
        self, banks: Banks, at: Evidence | None = None, known: Iterable[tuple[str, Item]] = ()
    ) -> None:
        """Show the sources, at a passage of one of them; `known` are the items that the player knows."""
        super().__init__()
        self._known = {(bank, item.id) for bank, item in known}
        self._banks = banks
        self._at = (at.bank, at.location) if at else None
        self._stop = -1
        self._stops: tuple[Stop, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """A text a bank."""
        banks = self._banks
        found = {bank.id: coverage(bank) for bank in banks.banks}
        self._share = Share.of_all(each.sentences for each in found.values())
        self._stops = tuple(stops(banks))
        legend = f"{_LEGEND}{_KNOWN * bool(self._known)}."
        yield Prose(Block(Content.styled(legend, "$foreground-muted"), gap=1))
        for bank in banks.banks:
            yield SourceText(bank, found[bank.id], {item for name, item in self._known if name == bank.id})
            yield Prose(
                Block(shown(credit_line(bank.source), "italic $foreground-muted"), right=True, gap=1),
                Block(Content.styled(quoted_text(found[bank.id]), "$foreground-muted"), gap=1),
            )

    def on_mount(self) -> None:
        """Show the quote that was asked for."""
        events = counted(len(self._stops), "event")
        self.top.show(shown(self._banks.title), Content(f"{events} · {self._share.percent}% quoted"))
        self.body.focus()
        self._reveal()

    def _reveal(self) -> None:
        """Highlight the place that was asked for, and scroll to it."""
        if self._at:
            bank, location = self._at
            for text in self.query(SourceText):
                here = text.bank.id == bank
                text.mark(location if here else None)
                if here:
                    self.call_after_refresh(self._scroll_to_mark, text)

    def _scroll_to_mark(self, text: SourceText) -> None:
        line = text.marked_line()
        self.body.scroll_to(y=line - self.body.size.height // 3, animate=False, immediate=True)
        self.app.cursor_position = self.body.content_region.offset + Offset(0, line) - self.body.scroll_offset

    def action_step(self, step: int) -> None:
        """Go to the next event, or the one before."""
        if self._stops:
            before_all = -1 if step > 0 else 0
            self._go((max(self._stop, before_all) + step) % len(self._stops))

    def _go(self, index: int) -> None:
        self._stop = index
        stop, count = self._stops[index], len(self._stops)
        self._at = stop.bank, stop.location
        words = shown(" · ".join(filter(None, (stop.when, stop.event))))
        self.top.show(words, Content(f"event {index + 1} of {count}"), (index + 1) / count)
        self._reveal()

    def action_events(self) -> None:
        """Choose an event to jump to."""
        if self._stops:
            offers = [Offer(stop.event, stop.when) for stop in self._stops]
            choose = Choose("Jump to an event", offers, at=max(0, self._stop))
            self.ask(choose, lambda chosen: self._go(chosen[0]))


def _words(source: Source, span: Span, quoted: Sequence[Span], at: Sequence[Span], style: str) -> Content:
    text = shown_runs(source.runs(span, quoted), style, "$foreground")
    here = 0
    for run in source.runs(span, within(span, at)) if at else ():
        if run.quoted:
            text = text.stylize(_MARKED, here, here + len(run.text))
        here += len(run.text)
    return text
