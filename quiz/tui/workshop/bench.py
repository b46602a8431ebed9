"""The workshop's bench: three panes on one bank, what they show of it, and what is written in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work as worker
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.worker import get_current_worker

from quiz.authoring.inspecting import BANK
from quiz.bank.coverage import Coverage, coverage
from quiz.bank.problems import Level
from quiz.game.round import counted
from quiz.tui.page import Host
from quiz.tui.turns import TurnScreen
from quiz.tui.widgets.lines import KeyLine, TopLine
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Rows
from quiz.tui.workshop.form import Form
from quiz.tui.workshop.panes import PANES, ItemsPane, PaneLine, SourcePane

if TYPE_CHECKING:
    from quiz.authoring.card import Card
    from quiz.authoring.desk import Desk
    from quiz.authoring.work import Work
    from quiz.bank.model import Bank
    from quiz.bank.problems import Problem
    from quiz.memory.log import Flags

_WIDE = 110
"""Cells from which three panes stand side by side."""
_IDLE = 0.6
"""Seconds without an act after which all rules look at the whole bank."""


class Bench(TurnScreen):
    """Source, items and form: choose in the first two, write in the third."""

    AUTO_FOCUS = ""
    CSS_PATH = "screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before all other keys, so that what is typed next goes to the pane.
        Binding("f2", "pane('source')", "source", show=False, priority=True),
        Binding("f3", "pane('items')", "items", show=False, priority=True),
        Binding("f4", "pane('form')", "form", show=False, priority=True),
    ]

    def __init__(self, work: Work, flags: Flags) -> None:
        """Work on a bank; `flags` are what players said of its items."""
        super().__init__()
        self.work = work
        """The bank being worked on."""
        self.remarks: dict[int, Sequence[Problem]] = {}
        """What the rules say, by the keys of the cards."""
        self.flags = flags
        """What players said of its items."""
        self.source = SourcePane()
        self.items = ItemsPane()
        self.form = Form()
        self.coverage: Coverage | None = None
        """Which sentences are quoted; None while there is no source."""
        self._idle: Timer | None = None
        self._shown: int | None = None

    @property
    def host(self) -> Host:
        """The app around it."""
        return cast("Host", self.app)

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
            yield PaneLine()
            with Horizontal(id="panes"):
                for (name, words), pane in zip(
                    PANES.items(), (self.source, self.items, self.form), strict=True
                ):
                    with Vertical(id=f"{name}-pane", classes="pane"):
                        yield Prose(Block(Content(words)), classes="name")
                        yield pane
            yield KeyLine()

    async def on_mount(self) -> None:
        """Show the bank."""
        self.on_resize()
        self.remarks = dict(self.work.inspector.survey())
        self._show_items()
        self.items.rows.cursor = 0
        self.items.step()
        self._show_source()
        self.show_pane("items")
        await self.show_card()
        self._show_sentence()
        self._show_top()

    def on_resize(self) -> None:
        """Three panes where there is room for them."""
        self.set_class(self.size.width >= _WIDE, "-wide")
        self.set_class(self.size.width < _WIDE, "-narrow")

    # Panes

    def show_pane(self, name: str, *, focus: bool = True) -> None:
        """Show a pane where one is shown at a time, and write or choose there."""
        for each in PANES:
            self.query_one(f"#{each}-pane").set_class(each == name, "-shown")
        self.query_one(PaneLine).pane = name
        if focus and name == "form":
            self.form.focus_field(())
        elif focus:
            self.set_focus((self.source if name == "source" else self.items).rows, scroll_visible=False)
        self.refresh_bindings()

    @property
    def pane(self) -> str:
        """The pane that has the focus."""
        ids = [ancestor.id for ancestor in self.focused.ancestors] if self.focused else []
        return next((name for name in PANES if f"{name}-pane" in ids), "items")

    async def action_pane(self, name: str) -> None:
        """Go to a pane; the form shows what is under the cursor by now."""
        if self.key != self._shown:
            await self.show_card()
        if name != "form" or self.key is not None:
            self.show_pane(name)

    def on_descendant_focus(self) -> None:
        """Let the names of the panes follow."""
        self.show_pane(self.pane, focus=False)

    # What is shown

    def _show_items(self, key: int | None = None) -> None:
        self.items.show(self.work.desk, self.remarks, self.flags.said, key)

    def _show_source(self) -> None:
        if bank := self.bank:
            self.coverage = coverage(bank)
            self.source.show(bank.source, self.coverage)

    def _show_sentence(self) -> None:
        """Let the source stand where the card's quote stands."""
        if self.key is not None:
            self.source.go_to(self.work.sentence(self.key))

    def _show_top(self) -> None:
        bank, desk = self.bank, self.work.desk
        title = bank.title if bank else self.work.path.name
        there = (remarks for key, remarks in self.remarks.items() if key == BANK or key in desk)
        levels = [remark.level for remarks in there for remark in remarks]
        counts = [counted(count, level) for level in Level if (count := levels.count(level))]
        right = " · ".join([*(counts or ["no problems"]), "not saved" if desk.is_changed else "saved"])
        share = self.coverage.sentences.of_one if self.coverage else 0.0
        self.query_one(TopLine).show(shown(f"{title} – {self.work.path.name}"), Content(right), share)

    async def show_card(self) -> None:
        """Show the card under the cursor in the form; nothing that is written there is lost."""
        self.settle()
        card, self._shown = self.card, self.key
        remarks = self.work.inspector.remarks(card.key) if card else ()
        await self.form.show(card, remarks, self.bank, self.flags.said.get(card.id, ()) if card else ())

    async def show_all(self, key: int | None = None) -> None:
        """Show the desk after an act on it, the cursor on the card of a key, else where it was."""
        self._show_items(key)
        await self.show_card()
        self._changed()

    async def do(self, desk: Desk, key: int | None = None) -> None:
        """Take what an act has made of the desk, and show it."""
        self.work.do(desk)
        await self.show_all(key)

    def _changed(self) -> None:
        """The desk has changed: say so, and look at the whole bank when there is time."""
        self._show_top()
        self.refresh_bindings()
        if self._idle:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE, self.survey)

    @worker(thread=True, exclusive=True, group="survey", exit_on_error=True)
    def survey(self) -> None:
        """Let all rules look at the whole bank."""
        desk = self.work.desk
        found = self.work.inspector.survey()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._surveyed, desk, found)

    def _surveyed(self, desk: Desk, found: Mapping[int, Sequence[Problem]]) -> None:
        """Show what the rules say of a desk; what has been written since was looked at by itself."""
        if not self.is_attached:
            return
        before, self.remarks = self.remarks, dict(found)
        for card in self.work.desk.cards:
            if card.key not in desk or desk.card(card.key).fields is not card.fields:
                self.remarks[card.key] = before.get(card.key, ())
        if self.remarks != before:
            self._show_items()
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

    # What is written

    def settle(self) -> None:
        """Take over what was changed in the form, and hold it to the rules."""
        key, changes = self.form.key, self.form.settle()
        if not changes or key is None or key not in self.work.desk:
            return
        card = self.work.desk.card(key)
        written = {name: card.rewritten(name, value) for name, value in changes.items()}
        self.remarks[key] = remarks = self.work.type(key, written, place=id(self.focused))
        self.form.remark(remarks)
        self.items.change(self.work.desk, self.work.desk.card(key), remarks)
        self._changed()

    def on_form_changed(self, message: Form.Changed) -> None:
        """Take it over at each key."""
        message.stop()
        self.settle()
