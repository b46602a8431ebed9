"""What a teacher does to a bank in the workshop's panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.authoring.inspecting import BANK, next_problem
from quiz.bank.authoring.suggesting import new_fields
from quiz.bank.cleaning import excerpt
from quiz.bank.editing.document import Section
from quiz.bank.problems import Level
from quiz.game.words import counted
from quiz.memory.health import MemoryProblem
from quiz.tui.confirm import Confirm
from quiz.tui.workshop.choosing import Chooser, Finder, Offer
from quiz.tui.workshop.form import Form
from quiz.tui.workshop.listing import Listing
from quiz.tui.workshop.panes import Panes
from quiz.tui.workshop.passage import Chosen, PassageScreen, Use

if TYPE_CHECKING:
    from quiz.bank.authoring.places import FieldPath
    from quiz.bank.authoring.work import Work
    from quiz.bank.editing.plain import Plain
    from quiz.memory.flagged import Flags


class Acts(Panes):
    """The acts on sentences and items, by the names that keys know them by."""

    def __init__(self, work: Work, flags: Flags) -> None:
        """Work on a bank; `flags` are what players said of its items."""
        super().__init__(work, flags)
        self._problem: tuple[int, FieldPath] | None = None

    def on_form_wants_quote(self, message: Form.WantsQuote) -> None:
        """Let the quote be chosen in the source."""
        message.stop()
        self.action_go_to_sentence()
        self.show_pane("source")

    def on_form_wants_suggestions(self, message: Form.WantsSuggestions) -> None:
        """Offer names, places and dates of the source."""
        message.stop()
        self.settle()
        bank, key = self.bank, message.key
        if bank is None or key not in self.work.desk:
            return
        found = self.work.suggestions(key)

        def add(chosen: tuple[int, ...] | None) -> None:
            if chosen:
                self.form.add_options([found[index].text for index in chosen])

        nothing = "Nothing of the answer's kind stands in the source."
        if not self.work.desk.card(key).texts("answer"):
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
        bank = self.bank
        sentence = self.source.sentence if self.pane == "source" else None
        if bank and sentence is not None:
            fields = new_fields(bank.source, bank.source.sentences[sentence], event=event)
        else:
            fields = {"event" if event else "ask": ""}
        await self._add(Section.TIMELINE if event else Section.QUESTIONS, fields)

    async def _add(self, section: Section, fields: dict[str, Plain]) -> None:
        self.settle()
        after = self.key if self.pane == "items" else None
        key = self.work.add(section, fields, after)
        await self.show_all(key)
        self.show_pane("form")

    def action_choose_words(self) -> None:
        """Choose words of the sentence under the cursor, for a quote."""
        bank, sentence = self.bank, self.source.sentence
        if bank is None or sentence is None:
            return
        has_item = self.key is not None and self.form.takes_quote
        self.app.push_screen(PassageScreen(bank.source, sentence, has_item=has_item), self._use)

    async def _use(self, chosen: Chosen | None) -> None:
        bank, key = self.bank, self.key
        if chosen is None or bank is None:
            return
        if chosen.use is not Use.QUOTE:
            is_event = chosen.use is Use.EVENT
            begun = new_fields(bank.source, chosen.span, event=is_event)
            await self._add(Section.TIMELINE if is_event else Section.QUESTIONS, begun)
        elif key is not None:
            self.show_pane("form", focus=False)
            self.form.put_quote(bank.source.words(chosen.span))
            self.settle()

    async def action_edit(self) -> None:
        """Write in the form."""
        await self.action_pane("form")

    async def action_accept(self) -> None:
        """Accept the draft under the cursor, and go to the next."""
        self.settle()
        if self.key is not None:
            self.work.do(self.work.desk.accepted(self.key))
            self.items.change(self.work.desk, self.work.desk.card(self.key), self.remarks.get(self.key, ()))
            self.changed()
            await self.show_card()
            self.items.step(1)

    def action_settle_flags(self) -> None:
        """Show what players flagged in the item under the cursor, and settle it if that is wanted."""
        name = self.work.desk.card(self.key).id if self.key is not None else ""
        said = self.flags.said.get(name, ())

        async def settle(yes: bool | None) -> None:
            if not yes:
                return
            try:
                count = self.flags.settle(name)
            except MemoryProblem as problem:
                self.host.say(f"Not settled: {problem}", "error")
            else:
                await self.show_all()
                self.host.say(f"Settled: {counted(count, 'flag')}.")

        words = excerpt(f"Players said: {', '.join(said)}.", 400)
        self.app.push_screen(Confirm("Is this settled?", words, "Settled", "Keep the flag"), settle)

    async def action_duplicate(self) -> None:
        """Copy the item under the cursor."""
        self.settle()
        if self.key is not None:
            desk, key = self.work.desk.duplicated(self.key)
            self.work.do(desk)
            await self.show_all(key)

    async def action_shift(self, step: int) -> None:
        """Move the item under the cursor."""
        self.settle()
        if self.key is not None:
            self.work.do(self.work.desk.moved(self.key, step))
            await self.show_all(self.key)

    def action_delete(self) -> None:
        """Ask, then delete the item under the cursor."""
        key = self.key
        if key is None:
            return

        async def delete(yes: bool | None) -> None:
            if yes:
                self.work.do(self.work.desk.removed(key))
                await self.show_all()

        desk = self.work.desk
        said = f"{excerpt(desk.words(desk.card(key))) or 'A new item'} – ctrl+z brings it back."
        if naming := desk.naming(key):
            names = "; ".join(excerpt(desk.words(card)) for card in naming)
            said += f" {counted(len(naming), 'item')} would be broken without it: {names}"
        self.app.push_screen(Confirm("Delete this item?", excerpt(said, 400), "Delete", "Keep"), delete)

    async def action_undo(self) -> None:
        """Take the last act back, which may be what has just been typed."""
        self.settle()
        if self.work.can_undo:
            self.work.undo()
            await self.show_all()
        else:
            self.host.say("There is nothing to undo.")

    async def action_redo(self) -> None:
        """Do it again, unless something else has just been typed."""
        self.settle()
        if self.work.can_redo:
            self.work.redo()
            await self.show_all()

    def action_go_to_sentence(self) -> None:
        """Go from an item to its sentence."""
        sentence = self.work.sentence(self.key) if self.key is not None else None
        if sentence is not None:
            self.source.go_to(sentence)
            self.show_pane("source")

    def action_go_to_items(self) -> None:
        """Go from a sentence to the items that quote it, one after another."""
        sentence, found = self.source.sentence, self.coverage
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
        """Find a sentence, or an item, by words in it."""
        in_source = self.pane == "source"
        listing: Listing = self.source if in_source else self.items
        offers = listing.offers()

        def go(chosen: tuple[int, ...] | None) -> None:
            if chosen:
                listing.go_to(offers[chosen[0]][0])

        heading = "Find a sentence" if in_source else "Find a question or an event"
        nothing = "There is nothing to find yet."
        self.app.push_screen(Finder(heading, [offer for _, offer in offers], nothing), go)

    async def action_next_problem(self) -> None:
        """Go to the next problem, of this item or of one below."""
        self.settle()
        last = self._problem
        path = last[1] if last and last[0] == self.key else None
        keys = [card.key for card in self.work.desk.cards]
        self._problem = found = next_problem(keys, self.remarks, self.key, path)
        if found is None:
            for remark in self.remarks.get(BANK, ()):
                self.host.say(f"{remark.message}. {remark.hint}", "warning")
            return
        key, path = found
        self.items.go_to(key)
        await self.show_card()
        self.show_pane("form", focus=False)
        self.form.focus_field(path)

    def action_preview(self) -> None:
        """Play the item as a pupil sees it."""
        self.settle()
        from quiz.game.preview import preview  # the game's views, which typing needs not wait for
        from quiz.tui.workshop.preview import PreviewScreen

        bank, key = self.bank, self.key
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
