"""The workshop's three panes on one bank, side by side or one at a time, and what they show of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from textual import work as worker
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.timer import Timer
from textual.worker import get_current_worker

from quiz.bank.authoring.inspecting import BANK
from quiz.bank.coverage import Coverage, coverage
from quiz.bank.problems import Level
from quiz.game.words import counted
from quiz.tui.blocks import Block
from quiz.tui.text import shown
from quiz.tui.turns import TurnScreen
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.rows import Rows
from quiz.tui.widgets.top_line import TopLine
from quiz.tui.workshop.form import Form
from quiz.tui.workshop.items_pane import ItemsPane
from quiz.tui.workshop.pane_line import PaneLine
from quiz.tui.workshop.source_pane import SourcePane

if TYPE_CHECKING:
    from quiz.bank.authoring.desk import Desk
    from quiz.bank.authoring.inspecting import Remark
    from quiz.bank.authoring.work import Work
    from quiz.bank.model import Bank
    from quiz.memory.flagged import Flags

_WIDE = 110
"""Cells from which three panes stand side by side."""
_IDLE = 0.6
"""Seconds without an act after which all rules look at the whole bank."""
_MANY = 8
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
        self.remarks: dict[int, Sequence[Remark]] = {}
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

    def _surveyed(self, desk: Desk, found: Mapping[int, Sequence[Remark]]) -> None:
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
        if len(changed) > _MANY:
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
