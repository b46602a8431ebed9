"""The workshop's screen: source, items and form of a bank, and what a teacher does with them."""

from __future__ import annotations

from asyncio import sleep, to_thread
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import ClassVar, TypeVar

from textual import work as worker
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.widget import Widget

from quiz.authoring.card import Card, ItemKind
from quiz.authoring.desk import Desk
from quiz.authoring.inspecting import next_problem
from quiz.authoring.suggesting import new_fields
from quiz.authoring.values import BANK, Plain, Section
from quiz.authoring.work import Work
from quiz.bank.coverage import coverage
from quiz.bank.model import Bank
from quiz.bank.problems import FieldPath, Level, Problem, ProblemError
from quiz.game.wording import counted
from quiz.memory.log import Flags
from quiz.text.cleaning import excerpt
from quiz.text.spans import Span
from quiz.tui.dialogs import Choose, Confirm, Dialog, Offer
from quiz.tui.widgets.lines import KeyLine, TopLine
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Rows
from quiz.tui.workshop.choosing import PassageScreen, PreviewScreen
from quiz.tui.workshop.form import Form
from quiz.tui.workshop.keeping import KeepingScreen
from quiz.tui.workshop.panes import PANES, ItemsPane, Listing, PaneLine, SourcePane, draft_blocks
from quiz.tui.workshop.texts import Field, Options

_WIDE = 110
"""Cells from which three panes stand side by side."""
_IDLE = 0.6
"""Seconds without an act after which all rules look at the whole bank."""
_OF_A_DRAFT = ("accept", "reject")
_OF_AN_ITEM = (*_OF_A_DRAFT, "duplicate", "delete", "shift", "preview", "go_to_sentence")
_Answer = TypeVar("_Answer")


class WorkshopScreen(KeepingScreen):
    """Choose in the source or the list, write in the form, save."""

    CSS_PATH = "screen.tcss"
    TOPIC = "teach/workshop"

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before all other keys, so that what is typed next goes to the pane.
        Binding("f2", "pane('source')", "source", show=False, priority=True),
        Binding("f3", "pane('items')", "items", show=False, priority=True),
        Binding("f4", "pane('form')", "form", show=False, priority=True),
        Binding("f5", "preview", "preview", key_display="F5"),
        Binding("f8", "next_problem", "next problem", key_display="F8"),
        Binding("ctrl+s", "save", "save", key_display="^s", priority=True),
        Binding("ctrl+z", "undo", "undo", key_display="^z", priority=True),
        Binding("ctrl+y", "redo", "redo", key_display="^y", priority=True),
        Binding("escape", "back", "back", key_display="esc"),
        Binding("f1,question_mark", "help", "help", key_display="F1"),
    ]

    def __init__(self, work: Work, flags: Flags) -> None:
        """Work on a bank; `flags` are what players said of its items."""
        super().__init__(work)
        self.flags = flags
        self.remarks: dict[int, Sequence[Problem]] = {}
        """What the rules say, by the keys of the cards."""
        self.source = SourcePane()
        self.items = ItemsPane()
        self.form = Form()
        self._problem: tuple[int | None, FieldPath | None] = None, None

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
        self.items.step()
        self._show_source()
        self.show_pane("items")
        self.show_card()
        self._show_sentence()
        self._show_top()

    def on_resize(self) -> None:
        """Three panes where there is room for them."""
        self.set_class(self.size.width >= _WIDE, "-panes")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if not self.is_mounted:
            return True
        if action in ("save", "undo") and self.pane == "form":
            return True  # what has just been typed may not stand at the desk yet
        if action in _OF_AN_ITEM or (action, *parameters) == ("pane", "form"):
            if self.key in (None, BANK):
                return self.key == BANK and action == "pane"
            return action not in _OF_A_DRAFT or (self.card is not None and self.card.is_draft)
        offered = {
            "undo": lambda: bool(self.work.past),
            "redo": lambda: bool(self.work.future),
            "save": lambda: self.work.desk.is_changed,
            "next_problem": lambda: any(self.remarks.values()),
            "settle_flags": lambda: self.card is not None and self.card.id in self.flags.said,
            "want_quote": lambda: self.form.field("quote") is not None,
        }
        return offered[action]() if action in offered else True

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
        self.query_one(PaneLine).pane = name

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

    def action_back(self) -> None:
        """Go from the form or the source to the list, and from the list away."""
        if self.pane != "items":
            self.show_pane("items")
        else:
            self.leave(self.app.exit if self.app.screen_stack[0] is self else self.dismiss)

    # What is shown

    def _show_items(self, key: int | None = None) -> None:
        self.items.show_desk(self.work.desk, self.remarks, self.flags.said, key)

    def _show_source(self) -> None:
        if bank := self.bank:
            self.source.show_source(bank.source, coverage(bank))

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
        if desk is not self.work.desk or not self.is_attached:
            return
        self.remarks = dict(found)
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

    def _ask_and(self, dialog: Dialog[_Answer], act: Callable[[_Answer], object]) -> None:
        """Ask, and act on what is answered, if anything is."""

        def answered(answer: _Answer | None) -> None:
            if answer:
                act(answer)

        self.app.push_screen(dialog, answered)

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
        self.items.show_card(self.work.desk, key, remarks)
        self._show_draft()
        self._changed()

    def on_field_changed(self, message: Field.Changed) -> None:
        """Take it over at each key."""
        message.stop()
        self.settle()

    def action_new(self, what: str, span: Span | None = None) -> None:
        """Begin a question or an event, on words or else on the sentence under the cursor, or an ordering."""
        self.settle()
        bank = self.bank
        fields: dict[str, Plain] = {"event" if what == "event" else "ask": ""}
        if what == "ordering":
            fields = {"order": []}
        elif bank and span is None and self.pane == "source" and self.source.here is not None:
            span = bank.source.sentences[self.source.here]
        if bank and span:
            fields = new_fields(bank.source, span, event=what == "event")
        section = Section.TIMELINE if what == "event" else Section.QUESTIONS
        self.show_all(self.work.add(section, fields, self.key if self.pane == "items" else None))
        self.show_pane("form")

    def action_choose_words(self) -> None:
        """Choose words of the sentence under the cursor, for a quote."""
        bank, sentence = self.bank, self.source.here
        if bank is None or sentence is None:
            return
        source = bank.source

        def use(chosen: tuple[str, Span]) -> None:
            what, span = chosen
            if what == "quote":
                self.form.put_quote(source.words(span))
                self.settle()
            else:
                self.action_new(what, span)

        has_item = self.form.field("quote") is not None
        self._ask_and(PassageScreen(source, sentence, has_item=has_item), use)

    def action_want_quote(self) -> None:
        """Let the quote for the place that is written in be chosen in the source."""
        self.form.want_quote()
        self._show_sentence()
        self.show_pane("source")

    def action_suggest(self) -> None:
        """Offer names, places and dates of the source as wrong options."""
        self.settle()
        bank, card, field = self.bank, self.card, self.form.field("wrong")
        if bank is None or card is None or not isinstance(field, Options):
            return
        found, source = self.work.suggestions(card), bank.source
        offers = [
            Offer(each.text, each.kind.value, excerpt(source.meant(source.sentences[each.sentence]), 240))
            for each in found
        ]
        heading = "What stands in the source, of the answer's kind"
        choose = Choose(heading, offers, self.work.why_none(card), several=True, numbered=True)
        self._ask_and(choose, lambda chosen: field.add([found[index].text for index in chosen]))

    # Items

    def _act(self, act: Callable[[Desk, int], Desk], key: int | None = None) -> None:
        """Do something with the item under the cursor, which goes to the card of a key then."""
        self.settle()
        if self.key is not None:
            self.work.do(act(self.work.desk, self.key))
            self.show_all(key)

    def action_accept(self) -> None:
        """Accept the draft under the cursor, and go to the next, if there is none to the next item."""
        draft = self.work.next_draft(self.key) if self.key is not None else None
        self._act(Desk.accepted, draft)
        if draft is None:
            self.items.step()

    def action_reject(self) -> None:
        """Delete the draft under the cursor, and go to the next; ask where other items hang on it."""
        if self.key is not None and not self.work.desk.naming(self.key):
            self._act(Desk.removed, self.work.next_draft(self.key))
        else:
            self.action_delete()

    def action_duplicate(self) -> None:
        """Copy the item under the cursor, and go to the copy."""
        self._act(Desk.duplicated, self.work.desk.next_key)

    def action_shift(self, step: int) -> None:
        """Move the item under the cursor."""
        self._act(lambda desk, key: desk.moved(key, step))

    def action_delete(self) -> None:
        """Ask, then delete the item under the cursor."""
        desk, card = self.work.desk, self.card
        if card is None:
            return
        words = f"{excerpt(desk.words(card)) or 'A new item'} – ctrl+z brings it back."
        if naming := desk.naming(card.key):
            names = "; ".join(excerpt(desk.words(other)) for other in naming)
            words += f" {counted(len(naming), 'item')} would have to be mended then: {names}"
        dialog = Confirm("Delete this item?", excerpt(words, 400), "Delete", "Keep")
        self._ask_and(dialog, lambda _: self._act(Desk.removed))

    def action_settle_flags(self) -> None:
        """Show what players flagged in the item under the cursor, and settle it if that is wanted."""
        name = self.card.id if self.card else ""

        def settle(_: bool) -> None:
            try:
                count = self.flags.settle(name)
            except ProblemError as problem:
                self.host.say(f"Not settled: {problem}", "error")
            else:
                self.show_all()
                self.host.say(f"Settled: {counted(count, 'flag')}.")

        words = f"Players said: {', '.join(self.flags.said.get(name, ()))}."
        self._ask_and(Confirm("Is this settled?", excerpt(words, 400), "Settled", "Keep the flag"), settle)

    def action_undo(self) -> None:
        """Take the last act back, which may be what has just been typed."""
        self.settle()
        if not self._went(self.work.undo):
            self.host.say("There is nothing to undo.")

    def action_redo(self) -> None:
        """Do it again, unless something else has just been typed."""
        self.settle()
        self._went(self.work.redo)

    def _went(self, go: Callable[[], bool]) -> bool:
        """Go back or on by an act, and show what it was done to; whether there was one."""
        before = self.work.desk
        is_gone = go()
        if is_gone:
            was = {card.key: card.fields for card in before.cards}
            keys = (card.key for card in self.work.desk.cards if was.get(card.key) != card.fields)
            self.show_all(min(keys, key=lambda key: key not in was, default=None))
        return is_gone

    # Going about

    def action_go_to_sentence(self) -> None:
        """Go from an item to its sentence."""
        if self._show_sentence():
            self.show_pane("source")

    def action_go_to_items(self) -> None:
        """Go from a sentence to the items that quote it, one after another."""
        sentence, found = self.source.here, self.source.coverage
        if sentence is None or found is None:
            return
        ids = [item.id for item in (*found.items[sentence], *found.drafts[sentence])]
        keys = [card.key for card in self.work.desk.cards if card.id in ids]
        if keys:
            at = keys.index(self.key) + 1 if self.key in keys else 0
            self.items.go_to(keys[at % len(keys)])
            self.show_pane("items")
        else:
            self.host.say("Nothing quotes this sentence yet.")

    def action_find(self) -> None:
        """Find a sentence by words in it, or an item by words in any of its fields."""
        in_source, desk = self.pane == "source", self.work.desk
        listing: Listing = self.source if in_source else self.items
        offers = listing.offers()
        if not in_source:
            offers = [(key, offer._replace(beside=desk.told(desk.card(key)))) for key, offer in offers]
        heading = "Find a sentence" if in_source else "Find a question or an event"
        choose = Choose(heading, [offer for _, offer in offers], "There is nothing to find yet.")
        self._ask_and(choose, lambda chosen: listing.go_to(offers[chosen[0]][0]))

    def action_next_problem(self) -> None:
        """Go to the next problem, of this item or of one below."""
        self.settle()
        last, path = self._problem
        keys = [card.key for card in self.work.desk.cards]
        found = next_problem(keys, self.remarks, self.key, path if last == self.key else None)
        self._problem = found or (None, None)
        if found is None:
            for remark in self.remarks.get(BANK, ()):
                self.host.say(f"{remark.message}. {remark.hint}", "warning")
            return
        self.items.go_to(found[0])
        self.show_card()
        self._see("form")
        self.form.focus_field(found[1])

    def action_preview(self) -> None:
        """Play the item as a pupil sees it."""
        self.settle()
        bank, key = self.bank, self.key
        if bank is None or key is None:
            return
        errors = [each for each in self.work.inspector.remarks(key) if each.level is Level.ERROR]
        if errors or self.work.inspector.item(key) is None:
            self.host.say("This cannot be played before its errors are mended.", "warning")
        elif asked := self.work.asked(key):
            self.app.push_screen(PreviewScreen(bank.title, asked))
        else:
            self.host.say("No other event is certainly before or after this one.", "warning")
