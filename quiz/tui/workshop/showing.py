"""The workshop's three panes, source, items and form, as a desk stands and as the cursor goes."""

from __future__ import annotations

from asyncio import sleep, to_thread
from collections.abc import Sequence
from contextlib import suppress

from textual import work as worker
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.widget import Widget

from quiz.authoring.card import Card, ItemKind
from quiz.authoring.drafting.timeline import timed_sentences
from quiz.authoring.values import BANK
from quiz.authoring.work import Work
from quiz.bank.coverage import coverage
from quiz.bank.model import Bank
from quiz.bank.problems import Level, Problem
from quiz.game.wording import counted
from quiz.memory.log import Flags
from quiz.tui.widgets.lines import KeyLine, TopLine
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Rows
from quiz.tui.workshop.form import Form
from quiz.tui.workshop.keeping import KeepingScreen
from quiz.tui.workshop.panes import PANES, ItemsPane, SourcePane, draft_blocks, pane_names
from quiz.tui.workshop.texts import Field

_WIDE = 110
"""Cells from which three panes stand side by side."""
_IDLE = 0.6
"""Seconds without an act after which all rules look at the whole bank."""


class ShowingScreen(KeepingScreen):
    """A screen that shows the work on a bank, and takes over what is written in its form."""

    def __init__(self, work: Work, flags: Flags) -> None:
        """Work on a bank; `flags` are what players said of its items."""
        super().__init__(work)
        self.flags = flags
        self.remarks: dict[int, Sequence[Problem]] = {}
        """What the rules say, by the keys of the cards."""
        self.timed: frozenset[int] = frozenset()
        """The sentences of the source that say a time, once they have been looked for."""
        self.source = SourcePane()
        self.items = ItemsPane()
        self.form = Form()

    @property
    def bank(self) -> Bank | None:
        """The bank as its rules last saw it; None while it has no title or no source."""
        return self.work.inspector.bank

    @property
    def key(self) -> int | None:
        """The key of the card under the cursor, which is worked on."""
        return self.items.here

    @property
    def card(self) -> Card | None:
        """The card under the cursor as the desk has it."""
        return self.work.desk.card(self.key) if self.key is not None else None

    def compose(self) -> ComposeResult:
        """Top line, panes, keys."""
        with Vertical(classes="column"):
            yield TopLine()
            yield Prose(id="names")
            with Horizontal(id="panes"):
                for name, pane in zip(PANES, (self.source, self.items, self.form), strict=True):
                    with Vertical(id=name, classes="pane"):
                        yield Prose(Block(Content(PANES[name])), classes="name")
                        yield pane if pane is self.form else VerticalScroll(pane, can_focus=False)
                        if pane is self.items:
                            yield Prose(id="draft")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the bank."""
        self.on_resize()
        self.remarks = dict(self.work.inspector.survey())
        self._show_items()
        self.items.action_move(1)
        self._show_source()
        self.show_pane("items")
        self.show_card()
        self._show_sentence()
        self._show_top()
        self.survey()

    def on_resize(self) -> None:
        """Three panes where there is room for them."""
        self.set_class(self.size.width >= _WIDE, "-panes")

    # Panes

    @property
    def pane(self) -> str:
        """The pane that has the focus."""
        ids = [ancestor.id for ancestor in self.focused.ancestors] if self.focused else []
        return next((name for name in PANES if name in ids), "items")

    def watch_focused(self, focused: Widget | None) -> None:
        """Let the pane that has the focus be seen."""
        if focused:
            self._see(self.pane)

    def _see(self, name: str) -> None:
        for pane in self.query(".pane"):
            pane.set_class(pane.id == name, "-shown")
        self.query_one("#names", Prose).show([pane_names(name)])

    def show_pane(self, name: str) -> None:
        """Show a pane where one is shown at a time, and write or choose there."""
        self._see(name)
        if name == "form":
            self.form.focus_field(())
        else:
            self.set_focus(self.source if name == "source" else self.items, scroll_visible=False)
        self.refresh_bindings()

    def action_pane(self, name: str) -> None:
        """Go to a pane; the form shows what is under the cursor by now."""
        if self.key != self.form.key:
            self.show_card()
        self.show_pane(name)

    # What is shown

    def _show_items(self, key: int | None = None) -> None:
        self.items.show_desk(self.work.desk, self.remarks, self.flags.said, key)

    def _show_source(self) -> None:
        if bank := self.bank:
            self.source.show_source(bank.source, coverage(bank), self.timed)

    def _show_sentence(self) -> bool:
        """Let the source stand where the card's quote stands, if it does; whether it does."""
        sentences = self.work.sentences(self.card) if self.card else ()
        self.source.go_to(next(iter(sentences), None))
        return bool(sentences)

    def _show_top(self) -> None:
        bank, desk = self.bank, self.work.desk
        trouble = next((remark.message for remark in self.remarks.get(BANK, ())), "")
        title = bank.title if bank else trouble or self.work.path.name
        there = (remarks for key, remarks in self.remarks.items() if key in desk)
        levels = [remark.level for remarks in there for remark in remarks]
        counts = [counted(count, level) for level in Level if (count := levels.count(level))]
        right = " · ".join([*(counts or ["no problems"]), "not saved" if desk.is_changed else "saved"])
        share = self.source.coverage.sentences.of_one if self.source.coverage else 0.0
        self.top.show(shown(f"{title} – {self.work.path.name}"), Content(right), share)

    def show_card(self) -> None:
        """Show the card under the cursor in the form; nothing that is written there is lost."""
        self.settle()
        card = self.card
        remarks = self.work.inspector.remarks(card.key) if card else ()
        self.form.show(card, remarks, self.bank, self.flags.said.get(card.id, ()) if card else ())
        self._show_draft()

    def _show_draft(self) -> None:
        """Show the event under the cursor beside what dates it, as long as it is a draft."""
        card, blocks = self.card, list[Block]()
        if card and card.is_draft and card.kind is ItemKind.EVENT:
            blocks = draft_blocks(card, self.work.dated_words(card))
        self.query_one("#draft", Prose).show(blocks)
        self.call_after_refresh(self.items.follow)  # which stands above it, and may have become lower

    def show_all(self, key: int | None = None) -> None:
        """Show the desk after an act on it, the cursor on the card of a key, else where it was."""
        self._show_items(key)
        self.show_card()
        self._show_sentence()
        self._changed()

    def _changed(self) -> None:
        """The desk has changed: say so, and look at the whole bank when there is time."""
        self._show_top()
        self.refresh_bindings()
        self.survey(_IDLE)

    @worker(exclusive=True, group="survey")
    async def survey(self, idle: float = 0.0) -> None:
        """Let all rules look at the whole bank after some seconds without an act, and show what they say."""
        await sleep(idle)
        desk, before = self.work.desk, self.remarks
        found = await to_thread(self.work.inspector.survey)
        timed = await to_thread(timed_sentences, self.bank.source) if self.bank else frozenset[int]()
        if desk is not self.work.desk or not self.is_attached:
            return
        self.remarks, self.timed = dict(found), timed
        with suppress(NoMatches):  # when a screen goes, its widgets go before its workers
            if self.remarks != before:
                self._show_items()
            self._show_source()
            self._show_top()
            if self.key is not None:
                self.form.remark(self.work.inspector.remarks(self.key))
            self.refresh_bindings()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Show the card under the cursor."""
        if message.rows is self.items and self.key != self.form.key:  # else it is being written in
            self.show_card()
            self._show_sentence()
            self.refresh_bindings()

    def settle(self) -> None:
        """Take over what was changed in the form, and hold it to the rules."""
        key, changes = self.form.key, self.form.settle()
        if not changes or key is None or key not in self.work.desk:
            return
        card = self.work.desk.card(key)
        written = {name: card.rewritten(name, value) for name, value in changes.items()}
        self.remarks[key] = remarks = self.work.type(key, written, place=id(self.focused))
        self.form.remark(remarks)
        self.items.show_card(self.work.desk, key, remarks)
        self._show_draft()
        self._changed()

    def on_field_changed(self, message: Field.Changed) -> None:
        """Take it over at each key."""
        message.stop()
        self.settle()
