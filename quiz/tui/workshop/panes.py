"""The workshop's three panes on one bank, side by side or one at a time, and what they show of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol, cast

from textual import events
from textual import work as worker
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import get_current_worker

from quiz.authoring.document import Section
from quiz.authoring.inspecting import BANK
from quiz.bank.coverage import Coverage, coverage, within
from quiz.bank.problems import Level
from quiz.dates.date import Date
from quiz.dates.edtf import DateError
from quiz.game.round import counted
from quiz.text.cleaning import excerpt
from quiz.text.sentences import Span
from quiz.tui.dialogs import Dialog
from quiz.tui.turns import TurnScreen
from quiz.tui.widgets.lines import KeyLine, TopLine
from quiz.tui.widgets.prose import Block, Prose, shown, shown_runs
from quiz.tui.widgets.rows import Row, Rows
from quiz.tui.workshop.dialogs import Offer
from quiz.tui.workshop.form import Form

if TYPE_CHECKING:
    from quiz.authoring.desk import Card, Desk
    from quiz.authoring.work import Work
    from quiz.bank.model import Bank
    from quiz.bank.problems import Problem
    from quiz.memory.log import Flags
    from quiz.text.source import Source


class Listing(VerticalScroll, can_focus=False):
    """Rows, each known by a number or, if it is a heading, by none."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._known: list[int | None] = []

    def compose(self) -> ComposeResult:
        """The rows."""
        yield Rows(gap=0, steady=True)

    @property
    def rows(self) -> Rows:
        """What it shows."""
        return self.query_one(Rows)

    @property
    def here(self) -> int | None:
        """What the row under the cursor is known by; None on a heading, or if there is none."""
        return self._known[self.rows.cursor] if self._known else None

    def show_rows(self, rows: Iterable[tuple[int | None, Row]], here: int | None = None) -> None:
        """Show rows, each with what it is known by; the cursor goes to one of them, or stays."""
        listed = list(rows)
        at = self._place(here, [known for known, _ in listed])
        self._known = [known for known, _ in listed]
        self.rows.show((row for _, row in listed), at)

    def _place(self, here: int | None, known: list[int | None]) -> int:
        if here is not None and here in known:
            return known.index(here)
        return max(0, min(self.rows.cursor, len(known) - 1))

    def on_resize(self) -> None:
        """Keep the cursor in view when the keys take more lines, or the terminal has another size."""
        self.rows.call_after_refresh(self.rows.follow)

    def row_of(self, known: int) -> int | None:
        """The row that is known by a number; None if none is."""
        return self._known.index(known) if known in self._known else None

    def go_to(self, known: int) -> None:
        """Put the cursor on what is known by a number, if it is there."""
        if (at := self.row_of(known)) is not None:
            self.rows.cursor = at

    def step(self, step: int) -> None:
        """Move the cursor to the next row that is no heading."""
        at = self.rows.cursor + step
        while 0 <= at < len(self._known) and self._known[at] is None:
            at += step
        if 0 <= at < len(self._known):
            self.rows.cursor = at

    def offers(self) -> list[tuple[int, Offer]]:
        """What the rows are known by that are no headings, and what each says."""
        listed = zip(self._known, self.rows.rows, strict=True)
        return [(known, Offer(row.text.plain, row.tail.plain)) for known, row in listed if known is not None]


_HEADINGS = {Section.TIMELINE: ("Events", "event"), Section.QUESTIONS: ("Questions", "question")}
_YEAR = re.compile(r"\d{3,4}")
_ABOUT = re.compile(r"(?:about|perhaps|before|after|from|until) ")
_LONGEST_DATE = 15
"""Characters of a date that leave room for the words beside it."""
_LONGEST = 160
"""Characters of an item that are shown."""


class ItemsPane(Listing):
    """A row an item; its sign is its worst problem, or that it is a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.edit", "edit", key_display="⏎"),
        Binding("a", "screen.accept", "accept draft"),
        Binding("n", "screen.new_choice", "question"),
        Binding("e", "screen.new_event", "event"),
        Binding("o", "screen.new_ordering", "ordering"),
        Binding("d", "screen.duplicate", "duplicate"),
        Binding("shift+up", "screen.shift(-1)", "move", show=False),
        Binding("shift+down", "screen.shift(1)", "reorder", key_display="⇧↑↓"),
        Binding("delete", "screen.delete", "delete", key_display="del"),
        Binding("g", "screen.go_to_sentence", "its sentence"),
        Binding("f", "screen.settle_flags", "settle flag"),
        Binding("slash,ctrl+f", "screen.find", "find", key_display="/"),
    ]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._flagged: frozenset[str] = frozenset()

    @property
    def key(self) -> int | None:
        """The key of the card under the cursor; None on a heading."""
        return self.here

    def show(
        self,
        desk: Desk,
        remarks: Mapping[int, Sequence[Problem]],
        flagged: Collection[str],
        key: int | None = None,
    ) -> None:
        """Show the cards of a desk, the cursor on that of a key, else where it was."""
        self._flagged = frozenset(flagged)
        self.show_rows(self._rows(desk, remarks), self.key if key is None else key)

    def _rows(self, desk: Desk, remarks: Mapping[int, Sequence[Problem]]) -> Iterator[tuple[int | None, Row]]:
        for section in Section:
            cards = desk.section(section)
            heading, one = _HEADINGS[section]
            yield None, Row(_heading(heading, counted(len(cards), one)), mark=" ")
            for card in cards:
                yield card.key, self._row(desk, card, remarks.get(card.key, ()))

    def change(self, desk: Desk, card: Card, remarks: Sequence[Problem]) -> None:
        """Show one card of a desk as it is now."""
        if (at := self.row_of(card.key)) is not None:
            row, shown_now = self._row(desk, card, remarks), self.rows.rows[at]
            if row != shown_now or row.text.markup != shown_now.text.markup:
                self.rows.change(at, row)

    def _row(self, desk: Desk, card: Card, remarks: Sequence[Problem]) -> Row:
        levels = {remark.level for remark in remarks}
        if Level.ERROR in levels:
            mark, style = "✗", "$error"
        elif Level.WARNING in levels:
            mark, style = "!", "$warning"
        elif card.is_draft:
            mark, style = "○", "$foreground-muted"
        else:
            mark, style = "·", "$foreground-muted"
        text, tail = _words(desk, card)
        words = shown(excerpt(text, _LONGEST), "$foreground-muted" if card.is_draft else "")
        if card.id in self._flagged:
            words = Content.assemble(("⚑ ", "$error"), words)
        return Row(words, mark=mark, mark_style=style, tail=shown(tail, "$foreground-muted"))


def _heading(name: str, count: str) -> Content:
    return Content.assemble((name, "bold"), (f"   {count}", "$foreground-muted"))


def _words(desk: Desk, card: Card) -> tuple[str, str]:
    """What an item says in a line, and what stands at its end."""
    if not isinstance(card.fields, dict):
        return "(no item)", ""
    words = desk.words(card)
    if card.section is Section.TIMELINE:
        return words or "(a new event)", _when(" ".join(card.texts("date")))
    if "order" in card.fields:
        return words or "(a new ordering)", "order"
    return words or "(a new question)", ""


def _when(written: str) -> str:
    """A date as people say it, of a long one its years; as it is written if it is none."""
    try:
        date = Date.parse(written) if written else None
    except DateError:
        return written
    if date is None:
        return ""
    said = date.spoken()
    years = list(dict.fromkeys(_YEAR.findall(said)))
    if len(said) <= _LONGEST_DATE or not years:
        return said
    lead, tail = _ABOUT.match(said), " BC" if said.endswith(" BC") else ""
    return f"{lead[0] if lead else ''}{'–'.join(years)}{tail}"


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


_PANES = (("source", "F2 Source"), ("items", "F3 Questions and events"), ("form", "F4 Form"))
_SPACE = 3


class PaneLine(Widget):
    """One line of names; the one that is shown stands out, and a press goes to another."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PaneLine { height: 2; width: 1fr; }
    """

    class Chosen(Message):
        """A name was pressed."""

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._shown = "items"

    def show(self, name: str) -> None:
        """Let a name stand out."""
        if name != self._shown:
            self._shown = name
            self.refresh()

    def render(self) -> Content:
        """The names in a row."""
        names = (
            Content.styled(f"▸ {words}" if name == self._shown else f"  {words}", _style(name == self._shown))
            for name, words in _PANES
        )
        return Content(" " * _SPACE).join(names)

    def on_click(self, event: events.Click) -> None:
        """Go to the pane that was pressed."""
        at = event.get_content_offset(self)
        left = 0
        for name, words in _PANES:
            right = left + len(words) + 2
            if at is not None and left <= at.x < right:
                self.post_message(self.Chosen(name))
            left = right + _SPACE


def _style(is_shown: bool) -> str:
    return "bold $primary" if is_shown else "$foreground-muted"


_WIDE = 110
"""Cells from which three panes stand side by side."""
_IDLE = 0.6
"""Seconds without an act after which all rules look at the whole bank."""
_MANY_ITEMS = 8
"""Rows that are changed one by one; more are shown anew all at once."""

PANES = ("source", "items", "form")


class Host(Protocol):
    """What the workshop wants of the app around it."""

    def say(self, message: str, severity: SeverityLevel = "information") -> None:
        """Show a line for a few seconds."""

    def open_help(self, page: str) -> None:
        """Show a page of the guide."""


class Panes(TurnScreen):
    """The source, the items and the form, each showing what stands at the desk."""

    AUTO_FOCUS = ""
    CSS_PATH = "screen.tcss"

    def __init__(self, work: Work, flags: Flags) -> None:
        """Show a bank; `flags` are what players said of its items."""
        super().__init__()
        self.work = work
        """The bank being worked on."""
        self.remarks: dict[int, Sequence[Problem]] = {}
        """What the rules say, by the keys of the cards."""
        self.coverage: Coverage | None = None
        """Which sentences are quoted; None while there is no source."""
        self.flags = flags
        """What players said of its items."""
        self._idle: Timer | None = None
        self._shown: int | None = None

    @property
    def host(self) -> Host:
        """The app around it."""
        return cast("Host", self.app)

    def compose(self) -> ComposeResult:
        """Top line, panes, keys."""
        with Vertical(classes="column"):
            yield TopLine()
            yield PaneLine()
            with Horizontal(id="panes"):
                with Vertical(id="source-pane", classes="pane"):
                    yield Prose(Block(Content("F2  Source")), classes="name")
                    yield SourcePane()
                with Vertical(id="items-pane", classes="pane"):
                    yield Prose(Block(Content("F3  Questions and events")), classes="name")
                    yield ItemsPane()
                with Vertical(id="form-pane", classes="pane"):
                    yield Prose(Block(Content("F4  Form")), classes="name")
                    yield Form()
            yield KeyLine()

    @property
    def source(self) -> SourcePane:
        """The pane of the source."""
        return self.query_one(SourcePane)

    @property
    def items(self) -> ItemsPane:
        """The pane of the items."""
        return self.query_one(ItemsPane)

    @property
    def form(self) -> Form:
        """The pane of the form."""
        return self.query_one(Form)

    @property
    def key(self) -> int | None:
        """The key of the card that is worked on."""
        return self.items.key

    async def on_mount(self) -> None:
        """Show the bank."""
        self._set_width(self.size.width)
        self.remarks = dict(self.work.inspector.survey())
        self.items.show(self.work.desk, self.remarks, self.flags.said)
        self.items.rows.cursor = 0
        self.items.step(1)
        self._show_source()
        self.show_pane("items")
        await self.show_card()
        self._show_sentence()
        self._show_top()

    def on_resize(self) -> None:
        """Three panes where there is room for them."""
        self._set_width(self.size.width)

    def _set_width(self, width: int) -> None:
        self.set_class(width >= _WIDE, "-wide")
        self.set_class(width < _WIDE, "-narrow")

    # Panes

    def show_pane(self, name: str, *, focus: bool = True) -> None:
        """Show a pane where one is shown at a time, and write or choose there."""
        for each in PANES:
            self.query_one(f"#{each}-pane").set_class(each == name, "-shown")
        self.query_one(PaneLine).show(name)
        if focus:
            if name == "form":
                self.form.focus_field(())
            else:
                self.set_focus((self.source if name == "source" else self.items).rows, scroll_visible=False)
        self.refresh_bindings()

    @property
    def pane(self) -> str:
        """The pane that has the focus."""
        focused = self.focused
        ids = [ancestor.id for ancestor in focused.ancestors] if focused else []
        return next((name for name in PANES if f"{name}-pane" in ids), "items")

    async def action_pane(self, name: str) -> None:
        """Go to a pane; the form shows what is under the cursor by now."""
        if self.key != self._shown:
            await self.show_card()
        if name != "form" or self.key is not None:
            self.show_pane(name)

    async def on_pane_line_chosen(self, message: PaneLine.Chosen) -> None:
        """Go to the pane that was pressed."""
        await self.action_pane(message.name)

    def on_descendant_focus(self) -> None:
        """Let the key line follow."""
        self.query_one(PaneLine).show(self.pane)
        for each in PANES:
            self.query_one(f"#{each}-pane").set_class(each == self.pane, "-shown")

    # Showing

    def _show_top(self) -> None:
        bank, desk = self.bank, self.work.desk
        title = bank.title if bank else self.work.path.name
        there = (remarks for key, remarks in self.remarks.items() if key == BANK or key in desk)
        levels = [remark.level for remarks in there for remark in remarks]
        errors, warnings = levels.count(Level.ERROR), levels.count(Level.WARNING)
        words = [counted(errors, "error")] if errors else []
        words += [counted(warnings, "warning")] if warnings else []
        state = "not saved" if desk.is_changed else "saved"
        right = " · ".join([*(words or ["no problems"]), state])
        share = self.coverage.sentences.of_one if self.coverage else 0.0
        self.query_one(TopLine).show(shown(f"{title} – {self.work.path.name}"), Content(right), share)

    @property
    def bank(self) -> Bank | None:
        """The bank as its rules last saw it; None while it has no title or no source."""
        return self.work.inspector.bank

    def _show_source(self) -> None:
        bank = self.bank
        if bank:
            self.coverage = coverage(bank)
            self.source.show(bank.source, self.coverage)

    async def show_card(self) -> None:
        """Show the card under the cursor in the form; nothing that is written there is lost."""
        self.settle()
        key = self._shown = self.key
        card = self.work.desk.card(key) if key is not None else None
        remarks = self.work.inspector.remarks(card.key) if card else ()
        bank = self.bank
        events = [
            (event.id, f"{event.event}{f' · {event.when}' if event.when else ''}")
            for event in (bank.timeline if bank else ())
        ]
        flags = self.flags.said.get(card.id, ()) if card else ()
        await self.form.show(card, remarks, bank=bank, events=events, flags=flags)

    async def show_all(self, key: int | None = None) -> None:
        """Show the desk after an act on it, the cursor on the card of a key, else where it was."""
        self.items.show(self.work.desk, self.remarks, self.flags.said, key)
        await self.show_card()
        self.changed()

    def changed(self) -> None:
        """The desk has changed: say so, and look at the whole bank when there is time."""
        self._show_top()
        self.refresh_bindings()
        if self._idle:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE, self._survey)

    @worker(thread=True, exclusive=True, group="survey", exit_on_error=True)
    def _survey(self) -> None:
        desk = self.work.desk
        found = self.work.inspector.survey()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._surveyed, desk, found)

    def _surveyed(self, desk: Desk, found: Mapping[int, Sequence[Problem]]) -> None:
        """Show what the rules say of a desk; what has been written since was looked at by itself."""
        if not self.is_attached:
            return
        before, self.remarks = self.remarks, dict(found)
        changed = []
        for card in self.work.desk.cards:
            if card.key not in desk or desk.card(card.key).fields is not card.fields:
                self.remarks[card.key] = before.get(card.key, ())
            elif before.get(card.key, ()) != found.get(card.key, ()):
                changed.append(card)
        if len(changed) > _MANY_ITEMS:
            self.items.show(self.work.desk, self.remarks, self.flags.said)
        else:
            for card in changed:
                self.items.change(self.work.desk, card, self.remarks.get(card.key, ()))
        self._show_source()
        self._show_top()
        if self.key is not None:
            self.form.remark(self.work.inspector.remarks(self.key))
        self.refresh_bindings()

    async def on_rows_moved(self, message: Rows.Moved) -> None:
        """Show the card under the cursor."""
        if message.rows is self.items.rows and self.key != self._shown:  # else it is being written in
            await self.show_card()
            self._show_sentence()
            self.refresh_bindings()

    def _show_sentence(self) -> None:
        """Let the source stand where the card's quote stands, as far as there is room for both."""
        sentence = self.work.sentence(self.key) if self.key is not None else None
        if sentence is not None:
            self.source.go_to(sentence)

    # What is written

    def settle(self) -> None:
        """Take over what was changed in the form, and hold it to the rules."""
        key, changes = self.form.key, self.form.settle()
        if not changes or key is None or key not in self.work.desk:
            return
        remarks = self.work.type(key, changes, place=id(self.focused))
        self.remarks[key] = remarks
        self.form.remark(remarks)
        self.items.change(self.work.desk, self.work.desk.card(key), remarks)
        self.changed()

    def on_form_changed(self, message: Form.Changed) -> None:
        """Take it over at each key."""
        message.stop()
        self.settle()


_WORD = re.compile(r"\S+")
_PAUSES = ',;:–—)”"'
"""What stands at the end of a clause."""


class Use(StrEnum):
    """What the words are for."""

    CHOICE = "question"
    EVENT = "event"
    QUOTE = "quote"


class Chosen(NamedTuple):
    """Words of the source."""

    span: Span
    """Where they stand."""
    use: Use
    """What for."""


class Words(Widget, can_focus=True):
    """The words of a sentence, some of them chosen: by keys at both ends, or drawn over with the mouse."""

    DEFAULT_CSS = """
    Words { height: auto; width: 1fr; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "end(1)", "end", key_display="←→"),
        Binding("left", "end(-1)", "end", show=False),
        Binding("shift+right", "start(1)", "beginning", key_display="⇧←→"),
        Binding("shift+left", "start(-1)", "beginning", show=False),
        Binding("ctrl+right", "end_clause(1)", "end by clauses", show=False),
        Binding("ctrl+left", "end_clause(-1)", "end by clauses", show=False),
        Binding("ctrl+shift+right", "start_clause(1)", "beginning by clauses", show=False),
        Binding("ctrl+shift+left", "start_clause(-1)", "beginning by clauses", show=False),
    ]

    first: reactive[int] = reactive(0, layout=False)
    """The first chosen word, from 0."""
    last: reactive[int] = reactive(0, layout=False)
    """The last chosen word."""

    def __init__(self, source: Source, sentence: int) -> None:
        super().__init__()
        span = source.sentences[sentence]
        text = source.text[span.start : span.end]
        self._words = [
            Span(span.start + word.start(), span.start + word.end()) for word in _WORD.finditer(text)
        ]
        self._texts = [source.text[word.start : word.end] for word in self._words]
        self._anchor: int | None = None
        self.set_reactive(Words.last, len(self._words) - 1)

    @property
    def span(self) -> Span:
        """The chosen words' place in the source, without punctuation at their end."""
        start, end = self._words[self.first].start, self._words[self.last].end
        last = self._texts[self.last]
        return Span(start, end - (len(last) - len(last.rstrip(".,;:"))) if last.rstrip(".,;:") else end)

    def _lines(self, width: int) -> list[list[int]]:
        """The words in lines, by their indices."""
        lines: list[list[int]] = [[]]
        used = 0
        for index, text in enumerate(self._texts):
            cells = shown(text).cell_length + 1
            if lines[-1] and used + cells > width:
                lines.append([])
                used = 0
            lines[-1].append(index)
            used += cells
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words take."""
        return len(self._lines(width)) if width else 1

    def render(self) -> Content:
        """The words, the chosen ones highlighted."""
        lines = []
        for line in self._lines(self.content_size.width):
            pieces = []
            for index in line:
                inside = self.first <= index <= self.last
                pieces.append(
                    shown(self._texts[index], "bold on $panel-lighten-2" if inside else "$foreground-muted")
                )
            lines.append(Content(" ").join(pieces))
        return Content("\n").join(lines)

    def action_end(self, step: int) -> None:
        """Move the last word."""
        self.last = max(self.first, min(self.last + step, len(self._words) - 1))

    def action_start(self, step: int) -> None:
        """Move the first word."""
        self.first = max(0, min(self.first + step, self.last))

    def action_end_clause(self, step: int) -> None:
        """Move the last word to the end of a clause."""
        last = len(self._texts) - 1
        ends = [at for at, text in enumerate(self._texts) if text[-1] in _PAUSES or at == last]
        ahead = [at for at in ends if (at - self.last) * step > 0 and at >= self.first]
        if ahead:
            self.last = min(ahead, key=lambda at: abs(at - self.last))

    def action_start_clause(self, step: int) -> None:
        """Move the first word to the beginning of a clause."""
        begins = [at for at in range(len(self._texts)) if at == 0 or self._texts[at - 1][-1] in _PAUSES]
        ahead = [at for at in begins if (at - self.first) * step > 0 and at <= self.last]
        if ahead:
            self.first = min(ahead, key=lambda at: abs(at - self.first))

    def _word_at(self, event: events.MouseEvent) -> int | None:
        at = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        if at is None or not 0 <= at.y < len(lines):
            return None
        left = 0
        for index in lines[at.y]:
            left += shown(self._texts[index]).cell_length + 1
            if at.x < left:
                return index
        return lines[at.y][-1]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to draw over words."""
        self._anchor = self._word_at(event)
        if self._anchor is not None:
            self.capture_mouse()
            self._choose(self._anchor)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Choose the words drawn over."""
        if self._anchor is not None and (word := self._word_at(event)) is not None:
            self._choose(word)

    def on_mouse_up(self) -> None:
        """End drawing."""
        self._anchor = None
        self.release_mouse()

    def _choose(self, word: int) -> None:
        if self._anchor is not None:
            first, last = sorted((self._anchor, word))
            self.set_reactive(Words.first, first)
            self.set_reactive(Words.last, last)
            self.refresh()


class PassageScreen(Dialog[Chosen]):
    """Chooses words of a sentence, and what they are for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "use('quote')", "quote of the item", key_display="⏎"),
        Binding("n", "use('question')", "new question"),
        Binding("e", "use('event')", "new event"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, source: Source, sentence: int, *, has_item: bool) -> None:
        """Choose in a sentence; `has_item` says whether there is an item that the quote may be for."""
        super().__init__()
        self._source = source
        self._sentence = sentence
        self._has_item = has_item

    def compose(self) -> ComposeResult:
        """The words."""
        with Vertical(classes="box"):
            yield Prose(Block(Content.styled("Choose the words of the quote", "bold"), gap=1))
            yield Words(self._source, self._sentence)
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Words).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the item's quote where there is an item."""
        return self._has_item or (action, *parameters) != ("use", "quote")

    def action_use(self, use: str) -> None:
        """Take the words."""
        self.answer(Chosen(self.query_one(Words).span, Use(use)))
