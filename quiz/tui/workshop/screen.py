"""The workshop's screen: source, items and form side by side, or one at a time where there is no room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual import work as worker
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from quiz.bank.authoring.inspecting import BANK
from quiz.bank.authoring.suggesting import new_fields, wrong_options
from quiz.bank.cleaning import excerpt
from quiz.bank.coverage import Coverage, coverage
from quiz.bank.editing.document import NotEditable, Section
from quiz.bank.editing.saving import ChangedOnDisk, SaveFailed
from quiz.bank.editing.sections import CannotWrite
from quiz.bank.files import UnreadableError
from quiz.bank.problems import Level
from quiz.bank.quotes import folded
from quiz.bank.spans import Span
from quiz.game.words import counted
from quiz.tui.blocks import Block
from quiz.tui.confirm import Confirm
from quiz.tui.text import shown
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.rows import Rows
from quiz.tui.widgets.top_line import TopLine
from quiz.tui.workshop.asking import Ask
from quiz.tui.workshop.choosing import Chooser, Offer
from quiz.tui.workshop.form import Form
from quiz.tui.workshop.items_pane import ItemsPane
from quiz.tui.workshop.pane_line import PaneLine
from quiz.tui.workshop.passage import Chosen, PassageScreen, Use
from quiz.tui.workshop.source_pane import SourcePane

if TYPE_CHECKING:
    from quiz.bank.authoring.inspecting import Remark
    from quiz.bank.authoring.work import Work
    from quiz.bank.editing.merging import Merge
    from quiz.bank.editing.plain import Plain
    from quiz.bank.model import Bank

_WIDE = 110
"""Cells from which three panes stand side by side."""
_IDLE = 0.6
"""Seconds without an act after which all rules look at the whole bank."""
_KEEP = 1.0
"""Seconds after which what was written is kept for the case that the program ends."""
_LOOK = 2.0
"""Seconds between two looks at whether another program has saved the file."""

PANES = ("source", "items", "form")


class Host(Protocol):
    """What the workshop wants of the app around it."""

    def say(self, message: str, severity: SeverityLevel = "information") -> None:
        """Show a line for a few seconds."""

    def open_help(self, page: str) -> None:
        """Show a page of the guide."""


class WorkshopScreen(Screen[None]):
    """Three panes on one bank: choose in the source or the list, write in the form."""

    AUTO_FOCUS = ""
    CSS_PATH = "screen.tcss"
    TOPIC: ClassVar[str] = "teach/workshop"

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
        Binding("ctrl+q,ctrl+c", "leave", "leave", show=False, priority=True),
    ]

    def __init__(self, work: Work, flags: Mapping[str, Sequence[str]]) -> None:
        """Work on a bank; `flags` are what players said of its items, by their ids."""
        super().__init__()
        self.work = work
        """The bank being worked on."""
        self._flags = flags
        self._remarks: dict[int, Sequence[Remark]] = {}
        self._coverage: Coverage | None = None
        self._idle: Timer | None = None
        self._shown: int | None = None
        self._kept: object = None
        self._refused = b""
        self._is_left = False

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
        self.items.show(self.work.desk, self._remarks, self._flags)
        self.items.rows.cursor = 0
        self.items.step(1)
        self._show_source()
        self.show_pane("items")
        await self._show_card()
        self._show_top()
        self._survey()
        self._kept = self.work.desk
        self.set_interval(_KEEP, self._keep_in_time)
        self.set_interval(_LOOK, self._look_at_disk)
        self._offer_recovery()

    def on_unmount(self) -> None:
        """Keep what is not saved if the program is told to end."""
        if self.work.desk.is_changed and not self._is_left:
            self.work.keep()

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

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        if name != "form" or self.key is not None:
            self.show_pane(name)

    def on_pane_line_chosen(self, message: PaneLine.Chosen) -> None:
        """Go to the pane that was pressed."""
        self.action_pane(message.name)

    def on_descendant_focus(self) -> None:
        """Let the key line follow."""
        self.query_one(PaneLine).show(self.pane)
        for each in PANES:
            self.query_one(f"#{each}-pane").set_class(each == self.pane, "-shown")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if not self.is_mounted:
            return True
        if action == "undo":
            return self.work.can_undo
        if action == "redo":
            return self.work.can_redo
        if action == "save":
            return self.work.desk.is_changed
        if action == "next_problem":
            return any(self._remarks.values())
        if action in ("accept", "duplicate", "delete", "shift", "edit", "preview", "go_to_sentence"):
            key = self.key
            return key is not None and (action != "accept" or self.work.desk.card(key).is_draft)
        return True

    # Showing

    def _show_top(self) -> None:
        bank, desk = self._bank, self.work.desk
        title = bank.title if bank else self.work.path.name
        levels = [remark.level for remarks in self._remarks.values() for remark in remarks]
        errors, warnings = levels.count(Level.ERROR), levels.count(Level.WARNING)
        words = [counted(errors, "error")] if errors else []
        words += [counted(warnings, "warning")] if warnings else []
        state = "not saved" if desk.is_changed else "saved"
        right = " · ".join([*(words or ["no problems"]), state])
        share = self._coverage.sentences.of_one if self._coverage else 0.0
        self.query_one(TopLine).show(shown(f"{title} – {self.work.path.name}"), Content(right), share)

    @property
    def _bank(self) -> Bank | None:
        return self.work.inspector.bank

    def _show_source(self) -> None:
        bank = self._bank
        if bank:
            self._coverage = coverage(bank)
            self.source.show(bank.source, self._coverage)

    async def _show_card(self) -> None:
        key = self._shown = self.key
        card = self.work.desk.card(key) if key is not None else None
        remarks = self.work.inspector.remarks(card.key) if card else ()
        bank = self._bank
        events = [
            (event.id, f"{event.event}{f' · {event.when}' if event.when else ''}")
            for event in (bank.timeline if bank else ())
        ]
        flags = self._flags.get(card.id, ()) if card else ()
        await self.form.show(card, remarks, bank=bank, events=events, flags=flags)

    async def _show_all(self, key: int | None = None) -> None:
        """Show the desk after an act on it."""
        self.items.show(self.work.desk, self._remarks, self._flags, key)
        await self._show_card()
        self._changed()

    def _changed(self) -> None:
        """The desk has changed: say so, and look at the whole bank when there is time."""
        self._show_top()
        self.refresh_bindings()
        if self._idle:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE, self._survey)

    @worker(thread=True, exclusive=True, group="survey", exit_on_error=True)
    def _survey(self) -> None:
        found = self.work.inspector.survey()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._surveyed, found)

    def _surveyed(self, found: Mapping[int, Sequence[Remark]]) -> None:
        if not self.is_mounted:
            return
        before, self._remarks = self._remarks, dict(found)
        for card in self.work.desk.cards:
            if before.get(card.key, ()) != found.get(card.key, ()):
                self.items.change(card, found.get(card.key, ()))
        self._show_source()
        self._show_top()
        key = self.key
        if key is not None:
            self.form.remark(self.work.inspector.remarks(key))
        self.refresh_bindings()

    # What the teacher does

    async def on_rows_moved(self, message: Rows.Moved) -> None:
        """Show the card under the cursor."""
        if message.rows is self.items.rows and self.key != self._shown:  # else it is being written in
            await self._show_card()
            self.refresh_bindings()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press on an item's row edits it; on a sentence's it only chooses it."""

    async def on_form_changed(self, message: Form.Changed) -> None:
        """Hold a card to the rules at each key."""
        message.stop()
        if message.key not in self.work.desk:
            return
        remarks = self.work.type(message.key, message.fields, str(message.path[0]))
        self._remarks[message.key] = remarks
        self.form.remark(remarks)
        self.items.change(self.work.desk.card(message.key), remarks)
        self._changed()

    def on_form_wants_quote(self, message: Form.WantsQuote) -> None:
        """Let the quote be chosen in the source."""
        message.stop()
        self.action_go_to_sentence()
        self.show_pane("source")

    def on_form_wants_suggestions(self, message: Form.WantsSuggestions) -> None:
        """Offer names, places and dates of the source."""
        message.stop()
        bank, fields = self._bank, self.work.desk.card(message.key).fields
        if bank is None or not isinstance(fields, dict):
            return
        answers = _texts(fields.get("answer", ""))
        taken = [*answers, *_texts(fields.get("wrong", ""))]
        located = [bank.source.locate(quote) for quote in _texts(fields.get("quote", ""))]
        sentence = next((place.sentences[0] for place in located if place and place.sentences), None)
        found = wrong_options(bank, answers[0], taken, sentence) if answers else ()

        def add(chosen: tuple[int, ...] | None) -> None:
            if chosen:
                self.form.add_options([found[index].text for index in chosen])

        nothing = "Nothing of the answer's kind stands in the source."
        if not answers:
            nothing = "Write the answer first."
        sentences = bank.source.sentences
        rows = [
            Offer(each.text, each.kind.value, excerpt(bank.source.meant(sentences[each.sentence]), 240))
            for each in found
        ]
        self.app.push_screen(Chooser("What stands in the source, of the answer's kind", rows, nothing), add)

    async def action_new_choice(self) -> None:
        """Begin a question on the sentence under the cursor."""
        await self._begin(event=False)

    async def action_new_event(self) -> None:
        """Begin an event on the sentence under the cursor."""
        await self._begin(event=True)

    async def action_new_ordering(self) -> None:
        """Begin an ordering."""
        await self._add(Section.QUESTIONS, {"order": []})

    async def _begin(self, *, event: bool) -> None:
        bank = self._bank
        sentence = self.source.sentence if self.pane == "source" else None
        if bank and sentence is not None:
            fields = new_fields(bank.source, bank.source.sentences[sentence], event=event)
        else:
            fields = {"event" if event else "ask": ""}
        await self._add(Section.TIMELINE if event else Section.QUESTIONS, fields)

    async def _add(self, section: Section, fields: dict[str, Plain]) -> None:
        after = self.key if self.pane == "items" else None
        key = self.work.add(section, fields, after)
        await self._show_all(key)
        self.show_pane("form")

    def action_choose_words(self) -> None:
        """Choose words of the sentence under the cursor, for a quote."""
        bank, sentence = self._bank, self.source.sentence
        if bank is None or sentence is None:
            return
        has_item = self.key is not None and self.form.takes_quote
        self.app.push_screen(PassageScreen(bank.source, sentence, has_item=has_item), self._use)

    async def _use(self, chosen: Chosen | None) -> None:
        bank, key = self._bank, self.key
        if chosen is None or bank is None:
            return
        if chosen.use is not Use.QUOTE:
            is_event = chosen.use is Use.EVENT
            begun = new_fields(bank.source, chosen.span, event=is_event)
            await self._add(Section.TIMELINE if is_event else Section.QUESTIONS, begun)
        elif key is not None and isinstance(fields := self.work.desk.card(key).fields, dict):
            self.work.do(self.work.desk.edited(key, {**fields, "quote": _quote(bank, chosen.span)}))
            await self._show_all(key)
            self.show_pane("form")

    def action_edit(self) -> None:
        """Write in the form."""
        self.action_pane("form")

    async def action_accept(self) -> None:
        """Accept the draft under the cursor, and go to the next."""
        if self.key is not None:
            self.work.do(self.work.desk.accepted(self.key))
            self.items.change(self.work.desk.card(self.key), self._remarks.get(self.key, ()))
            self._changed()
            self.items.step(1)

    async def action_duplicate(self) -> None:
        """Copy the item under the cursor."""
        if self.key is not None:
            desk, key = self.work.desk.duplicated(self.key)
            self.work.do(desk)
            await self._show_all(key)

    async def action_shift(self, step: int) -> None:
        """Move the item under the cursor."""
        if self.key is not None:
            self.work.do(self.work.desk.moved(self.key, step))
            await self._show_all(self.key)

    def action_delete(self) -> None:
        """Ask, then delete the item under the cursor."""
        key = self.key
        if key is None:
            return

        async def delete(yes: bool | None) -> None:
            if yes:
                self.work.do(self.work.desk.removed(key))
                await self._show_all()

        name = self.work.desk.card(key).id or "this item"
        self.app.push_screen(
            Confirm("Delete this item?", f"{name} – ctrl+z brings it back.", "Delete", "Keep"), delete
        )

    async def action_undo(self) -> None:
        """Take the last act back."""
        self.work.undo()
        await self._show_all()

    async def action_redo(self) -> None:
        """Do it again."""
        self.work.redo()
        await self._show_all()

    def action_go_to_sentence(self) -> None:
        """Go from an item to its sentence."""
        bank, key = self._bank, self.key
        if bank is None or key is None:
            return
        fields = self.work.desk.card(key).fields
        quotes = _texts(fields.get("quote", "")) if isinstance(fields, dict) else []
        located = (bank.source.locate(quote) for quote in quotes)
        sentence = next((place.sentences[0] for place in located if place and place.sentences), None)
        if sentence is not None:
            self.source.go_to(sentence)
            self.show_pane("source")

    def action_go_to_items(self) -> None:
        """Go from a sentence to the items that quote it, one after another."""
        sentence, found = self.source.sentence, self._coverage
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

    async def action_next_problem(self) -> None:
        """Go to the next item with a problem."""
        cards = [card.key for card in self.work.desk.cards]
        at = cards.index(self.key) if self.key in cards else -1
        for key in (*cards[at + 1 :], *cards[: at + 1]):
            if self._remarks.get(key):
                self.items.go_to(key)
                await self._show_card()
                self.show_pane("form", focus=False)
                self.form.focus_field(self._remarks[key][0].path)
                return
        for remark in self._remarks.get(BANK, ()):
            self.host.say(f"{remark.message}. {remark.hint}", "warning")

    def action_preview(self) -> None:
        """Play the item as a pupil sees it."""
        from quiz.game.preview import preview  # the game's views, which typing needs not wait for
        from quiz.tui.workshop.preview import PreviewScreen

        bank, key = self._bank, self.key
        if bank is None or key is None:
            return
        item = self.work.inspector.item(key)
        errors = [each for each in self.work.inspector.remarks(key) if each.level is Level.ERROR]
        if item is None or errors:
            self.host.say("This cannot be played before its errors are mended.", "warning")
        elif dealt := preview(bank, item, str(key)):
            self.app.push_screen(PreviewScreen(*dealt))
        else:
            self.host.say("No other event is certainly before or after this one.", "warning")

    def action_help(self) -> None:
        """Open the guide."""
        self.host.open_help(self.TOPIC)

    # The disk

    @worker(exclusive=True, group="disk")
    async def action_save(self) -> None:
        """Write the file."""
        await self._save()

    async def _save(self) -> bool:
        """Write the file, together with what another program has saved in it; whether that succeeded."""
        try:
            count = self.work.save()
        except ChangedOnDisk as changed:
            return await self._merge(changed.theirs) and await self._save()
        except SaveFailed as failed:
            self.host.say(f"Not saved: {failed.message}. {failed.hint}", "error")
            return False
        except CannotWrite as failed:
            self.host.say(f"Not saved: {failed.message}. {failed.hint}", "error")
            return False
        self.host.say(f"Saved: {counted(count, 'item')}." if count else "There is nothing to save.")
        await self._show_all()
        return True

    @worker(exclusive=True, group="look")
    async def _look_at_disk(self) -> None:
        """Take over what another program has saved, where it does not clash with what is written here."""
        if not self.is_active:  # something is being asked, perhaps by a save
            return
        try:
            theirs = self.work.theirs()
            if theirs is None:
                self._refused = b""
            elif theirs != self._refused:
                self._refused = theirs
                merge = self.work.merge(theirs)
                if merge.conflicts:
                    self.host.say(
                        "Another program has saved this bank too: saving asks what to keep.", "warning"
                    )
                else:
                    self.work.take(merge)
                    await self._show_all()
                    self.host.say("Another program has saved this bank: its changes are taken over.")
        except NotEditable as error:
            self.host.say(f"Another program has saved this bank, with an error: {error}.", "warning")
        except UnreadableError as error:
            if self._refused != error.message.encode():
                self._refused = error.message.encode()
                self.host.say(f"The file of this bank: {error.message}.", "warning")

    async def _merge(self, theirs: bytes) -> bool:
        """Go on with both versions of the file; whether every conflict was decided."""
        try:
            merge = self.work.merge(theirs)
        except NotEditable as error:
            self.host.say(f"Not saved: another program has saved this bank, with an error: {error}.", "error")
            return False
        return await self._decide(merge)

    async def _decide(self, merge: Merge) -> bool:
        """Ask what to keep where two versions clash, and go on with both."""
        ours = []
        for conflict in merge.conflicts:
            lines = ["Mine: " + _summary(conflict.ours), "Theirs: " + _summary(conflict.theirs)]
            question = f"Changed here and by another program: {excerpt(conflict.name)}"
            decided = await self.app.push_screen_wait(Ask(question, lines, ("Keep mine", "Take theirs")))
            if decided is None:
                return False
            if decided == 0:
                ours.append(conflict)
        self.work.take(merge, ours)
        await self._show_all()
        return True

    @worker(thread=True, exclusive=True, group="recovery")
    def _keep(self) -> None:
        self.work.keep()

    def _keep_in_time(self) -> None:
        """Keep what has been written since, for the case that the program ends."""
        if self._kept is not self.work.desk:
            self._kept = self.work.desk
            self._keep()

    @worker(exclusive=True, group="disk")
    async def _offer_recovery(self) -> None:
        recovered = self.work.found()
        if recovered is None:
            return
        when = f"{recovered.at.astimezone():%d %B %Y at %H:%M}"
        lines = [
            f"The program ended on {when} before it had saved this bank.",
            "What was written then has been kept.",
        ]
        answers = ("Restore it", "Discard it", "Decide next time")
        decided = await self.app.push_screen_wait(Ask("Restore what was not saved?", lines, answers))
        try:
            if decided == 0 and await self._decide(self.work.restored(recovered)):
                self.host.say("Restored. It is not saved yet.")
            elif decided == 1:
                self.work.forget()
        except NotEditable as error:
            self.host.say(f"This cannot be restored while the file has an error: {error}.", "warning")

    def action_back(self) -> None:
        """Go from the form or the source to the list, and from the list away."""
        if self.pane == "items":
            self.action_leave()
        else:
            self.show_pane("items")

    @worker(exclusive=True, group="leaving")
    async def action_leave(self) -> None:
        """Leave the workshop; what is not saved is asked about."""
        if self.work.desk.is_changed:
            count = max(1, len(self.work.desk.changed()))
            question = f"{counted(count, 'item')} not saved"
            decided = await self.app.push_screen_wait(Ask(question, (), ("Save", "Discard", "Stay")))
            if decided == 0 and not await self._save():
                return
            if decided not in (0, 1):
                return
        self._is_left = True
        self.work.forget()
        if self.app.screen_stack[0] is self:
            self.app.exit()
        else:
            self.dismiss()


def _summary(fields: Plain | None) -> str:
    """An item in a line, to be compared with another."""
    if fields is None:
        return "deleted"
    if not isinstance(fields, dict):
        return excerpt(str(fields), 300)
    return excerpt("; ".join(f"{name}: {', '.join(_texts(value))}" for name, value in fields.items()), 300)


def _texts(value: Plain) -> list[str]:
    """The texts in a field; of options with reasons the options."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [option] if isinstance(option := value.get("option", next(iter(value), "")), str) else []
    return [text for part in value for text in _texts(part)]


def _quote(bank: Bank, span: Span) -> str:
    return folded(bank.source.text[span.start : span.end]).text
