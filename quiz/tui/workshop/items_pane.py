"""The events and questions of a bank, each with what is to be said of it in one sign."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.bank.cleaning import excerpt
from quiz.bank.dates import Date
from quiz.bank.editing.document import Section
from quiz.bank.edtf import DateError
from quiz.bank.problems import Level
from quiz.game.words import counted
from quiz.tui.text import shown
from quiz.tui.widgets.rows import Row
from quiz.tui.workshop.listing import Listing

if TYPE_CHECKING:
    from quiz.bank.authoring.desk import Card, Desk
    from quiz.bank.authoring.inspecting import Remark

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
        remarks: Mapping[int, Sequence[Remark]],
        flagged: Collection[str],
        key: int | None = None,
    ) -> None:
        """Show the cards of a desk, the cursor on that of a key, else where it was."""
        self._flagged = frozenset(flagged)
        self.show_rows(self._rows(desk, remarks), self.key if key is None else key)

    def _rows(self, desk: Desk, remarks: Mapping[int, Sequence[Remark]]) -> Iterator[tuple[int | None, Row]]:
        for section in Section:
            cards = desk.section(section)
            heading, one = _HEADINGS[section]
            yield None, Row(_heading(heading, counted(len(cards), one)), mark=" ")
            for card in cards:
                yield card.key, self._row(desk, card, remarks.get(card.key, ()))

    def change(self, desk: Desk, card: Card, remarks: Sequence[Remark]) -> None:
        """Show one card of a desk as it is now."""
        if (at := self.row_of(card.key)) is not None:
            row, shown_now = self._row(desk, card, remarks), self.rows.rows[at]
            if row != shown_now or row.text.markup != shown_now.text.markup:
                self.rows.change(at, row)

    def _row(self, desk: Desk, card: Card, remarks: Sequence[Remark]) -> Row:
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
