"""The panes beside the form: the source's sentences and the bank's items, each as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style

from quiz.authoring.card import Card, ItemKind, spoken
from quiz.authoring.desk import Desk
from quiz.authoring.values import BANK, Section
from quiz.bank.coverage import Coverage, within
from quiz.bank.problems import Level, Problem
from quiz.dates.date import short_months
from quiz.game.wording import counted
from quiz.text.cleaning import excerpt
from quiz.text.source import Source
from quiz.text.spans import Run
from quiz.tui.dialogs import Offer
from quiz.tui.widgets.prose import BAR, MUTED, Block, shown, shown_runs
from quiz.tui.widgets.rows import ListRows, Row


class Listing(ListRows):
    """Rows, each known by a number or, if it is a heading, by none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "move(-1)", "up", show=False),
        Binding("j", "move(1)", "down", show=False),
    ]
    STEADY = True

    def __init__(self) -> None:
        super().__init__(gap=0)
        self._known: list[int | None] = []

    @property
    def here(self) -> int | None:
        """What the row under the cursor is known by; None on a heading, or if there is none."""
        return self._known[self.cursor] if self._known else None

    def show_known(self, rows: Sequence[tuple[int | None, Row]], here: int | None = None) -> None:
        """Show rows, each with what it is known by; the cursor goes to one of them, or stays."""
        self._known = [known for known, _ in rows]
        at = self.row_of(here)
        self.show((row for _, row in rows), self.validate_cursor(self.cursor if at is None else at))

    def row_of(self, known: int | None) -> int | None:
        """The row that is known by a number; None if none is."""
        return self._known.index(known) if known is not None and known in self._known else None

    def go_to(self, known: int | None) -> None:
        """Put the cursor on what is known by a number, if it is there."""
        if (at := self.row_of(known)) is not None:
            self.cursor = at

    def validate_cursor(self, at: int) -> int:
        """Where the cursor goes that is sent to a row: past a heading, back where nothing else is beyond."""
        last = len(self._known) - 1
        beyond, back = range(at, last + 1), range(min(at, last), -1, -1)
        ways = (*beyond, *back) if at >= self.cursor else (*back, *beyond)
        return next((way for way in ways if self._known[way] is not None), at)

    def offers(self) -> list[tuple[int, Offer]]:
        """What the rows are known by that are no headings, and what each says."""
        listed = zip(self._known, self.rows, strict=True)
        return [(known, Offer(row.text.plain, row.tail.plain)) for known, row in listed if known is not None]


class ItemsPane(Listing):
    """A row an item, known by its card's key; its sign is its worst problem, or that it is a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.pane('form')", "edit", key_display="⏎"),
        Binding("a", "screen.accept", "accept draft"),
        Binding("r", "screen.reject", "reject draft"),
        Binding("n", "screen.new('question')", "question"),
        Binding("e", "screen.new('event')", "event"),
        Binding("o", "screen.new('ordering')", "ordering"),
        Binding("d", "screen.duplicate", "duplicate"),
        Binding("shift+up", "screen.shift(-1)", "move", show=False),
        Binding("shift+down", "screen.shift(1)", "reorder", key_display="⇧↑↓"),
        Binding("delete", "screen.delete", "delete", key_display="del"),
        Binding("g", "screen.go_to_sentence", "its sentence"),
        Binding("f", "screen.settle_flags", "settle flag"),
        Binding("slash,ctrl+f", "screen.find", "find", key_display="/"),
    ]

    _flagged: Collection[str] = ()

    def show_desk(
        self,
        desk: Desk,
        remarks: Mapping[int, Sequence[Problem]],
        flagged: Collection[str],
        key: int | None = None,
    ) -> None:
        """Show the cards of a desk, the cursor on that of a key, else where it was."""
        self._flagged = flagged
        rows: list[tuple[int | None, Row]] = [
            (BANK, self._row(desk, card, remarks.get(BANK, ()))) for card in desk.section(Section.HEAD)
        ]
        for section, one in ((Section.TIMELINE, "event"), (Section.QUESTIONS, "question")):
            cards = desk.section(section)
            count = f"   {counted(len(cards), one)}"
            if drafts := sum(card.is_draft for card in cards):
                count += f", {counted(drafts, 'draft')}"
            words = Content.assemble((f"{one.title()}s", "bold"), (count, "$foreground-muted"))
            rows.append((None, Row(words, mark=" ")))
            rows += [(card.key, self._row(desk, card, remarks.get(card.key, ()))) for card in cards]
        self.show_known(rows, self.here if key is None else key)

    def show_card(self, desk: Desk, key: int, remarks: Sequence[Problem]) -> None:
        """Show one card of a desk as it is now."""
        if (at := self.row_of(key)) is not None:
            row, before = self._row(desk, desk.card(key), remarks), self.rows[at]
            if row != before or not row.text.is_same(before.text):
                self.change(at, row)

    def _row(self, desk: Desk, card: Card, remarks: Sequence[Problem]) -> Row:
        levels = {remark.level for remark in remarks}
        if Level.ERROR in levels:
            mark, style = "✗", "$error"
        elif Level.WARNING in levels:
            mark, style = "!", "$warning"
        else:
            mark, style = "○" if card.is_draft else "·", "$foreground-muted"
        text = desk.words(card) or f"({f'a new {_NAMES[card.kind]}' if card.kind else 'no item'})"
        words = shown(excerpt(text, 160), "$foreground-muted" if card.is_draft else "")
        if card.id in self._flagged:
            words = Content.assemble(("⚑ ", "$error"), words)
        tail = {ItemKind.ORDERING: "order", ItemKind.HEAD: "the bank"}.get(card.kind, "")
        if card.kind is ItemKind.EVENT:
            date = " ".join(card.texts("date"))
            tail = spoken(date) or date
            tail = short_months(tail) if len(tail) > _LONG_DATE else tail
        return Row(words, mark=mark, mark_style=style, tail=shown(tail, "$foreground-muted"), low=True)


_NAMES = dict(zip(ItemKind, ("question", "event", "ordering", "title"), strict=False))


_LONG_DATE = 24  # characters of a date from which its months are shortened in the list
_BEFORE, _MOST = 110, 270
"""Characters of a long sentence that are shown before the words that are lit, and in all."""


def draft_blocks(card: Card, sentences: Sequence[Run]) -> list[Block]:
    """A drafted event and its date over the sentences that tell it, the words lit that say that date."""
    event, date = (" ".join(card.texts(name)) for name in ("event", "date"))
    when = shown(spoken(date) or date or "no date", "bold $warning")
    text = shown_runs(sentences, "$foreground", "bold $warning on $panel")
    if len(text) > _MOST:
        lit = sum(len(run.text) for run in takewhile(lambda run: not run.quoted, sentences)) % len(text)
        start = text.plain.rfind(" ", 0, max(0, lit - _BEFORE)) + 1
        end = text.plain.rfind(" ", start, start + _MOST)
        text = Content.assemble("…" * bool(start), text[start:end], "…" * (start + _MOST < len(text)))
    if not any(run.quoted for run in sentences):
        said = "no words of it say this date" if sentences else "its quote is not in the source"
        text = Content.assemble(text, " " * bool(text), (f"! {said}", "$warning"))
    return [Block(Content.assemble(when, "  ", shown(event, "bold"))), Block(text, BAR, BAR)]


class SourcePane(Listing):
    """Sentences as rows: quoted passages in full ink, and before each how many items quote it.

    What says a time and is quoted by none has a sign of its own.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.choose_words", "choose words", key_display="⏎"),
        Binding("n", "screen.new('question')", "question"),
        Binding("e", "screen.new('event')", "event"),
        Binding("t", "next_timed", "next time"),
        Binding("g", "screen.go_to_items", "its items"),
        Binding("slash,ctrl+f", "screen.find", "find", key_display="/"),
    ]

    coverage: Coverage | None = None
    """Which sentences are quoted; None while there is no source."""

    _open: Collection[int] = ()

    def show_source(self, source: Source, coverage: Coverage, timed: Collection[int]) -> None:
        """Show a source with its coverage; `timed` are the sentences that say a time, as far as is known."""
        self.coverage = coverage
        self._open = {each for each in coverage.untouched if each in timed and not coverage.drafts[each]}
        nothing = Row(Content.styled("This bank has no source that can be read.", "$error"))
        self.show_known(list(_sentences(source, coverage, self._open)) or [(None, nothing)])

    def action_next_timed(self) -> None:
        """Go to the next sentence that says a time and is quoted by nothing, at the end to the first."""
        here = -1 if self.here is None else self.here
        self.go_to(min(self._open, key=lambda each: (each <= here, each), default=None))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        return action != "next_timed" or bool(self._open)


def _sentences(
    source: Source, coverage: Coverage, timed: Collection[int]
) -> Iterator[tuple[int | None, Row]]:
    for paragraph in source.paragraphs:
        if paragraph.heading:
            text = shown_runs(source.runs(paragraph.span), "bold", "bold")
            yield None, Row(text, mark=" ")
        for sentence in paragraph.sentences:
            span = source.sentences[sentence]
            runs = source.runs(span, within(span, coverage.passages))
            count, drafts = len(coverage.items[sentence]), len(coverage.drafts[sentence])
            if count:
                mark, style = str(count) if count <= 9 else "+", "$success"
            elif drafts or sentence in timed:
                mark, style = "○" if drafts else "◇", "$warning"
            else:
                mark, style = "·", "$foreground-muted"
            text = shown_runs(runs, "$foreground-muted", "$foreground")
            yield sentence, Row(text, mark=mark, mark_style=style)


PANES = {"source": "F2  Source", "items": "F3  Questions and events", "form": "F4  Form"}
"""What stands above each pane, by its name."""


def pane_names(pane: str) -> Block:
    """The names in a row; that of the pane which is shown stands out, and a press goes to another."""
    names = (
        Content(f"{'▸' if name == pane else ' '} {words.replace('  ', ' ')}")
        .stylize("bold $primary" if name == pane else MUTED)
        .stylize(Style.from_meta({"@click": f"screen.pane('{name}')"}))
        for name, words in PANES.items()
    )
    return Block(Content("   ").join(names))
