"""What a teacher does to a bank at the bench, by the names that keys know the acts by."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from quiz.authoring.inspecting import BANK, next_problem
from quiz.authoring.suggesting import new_fields
from quiz.authoring.values import Section
from quiz.bank.problems import Level, ProblemError
from quiz.game.draw import preview
from quiz.game.question import ask
from quiz.game.round import counted
from quiz.text.cleaning import excerpt
from quiz.tui.dialogs import Confirm
from quiz.tui.workshop.bench import Bench
from quiz.tui.workshop.choosing import Choose, Offer, PassageScreen, Use
from quiz.tui.workshop.panes import Listing
from quiz.tui.workshop.preview import PreviewScreen

if TYPE_CHECKING:
    from quiz.authoring.values import Plain
    from quiz.bank.problems import FieldPath
    from quiz.text.spans import Span


class Acts(Bench):
    """Acts on sentences and items."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "preview", "preview", key_display="F5"),
        Binding("f8", "next_problem", "next problem", key_display="F8"),
    ]

    _problem: tuple[int, FieldPath] | None = None
    """Where the last jump to a problem went: a card and its field."""

    async def action_edit(self) -> None:
        """Write in the form."""
        await self.action_pane("form")

    async def action_new_choice(self) -> None:
        """Begin a question on the sentence under the cursor."""
        await self._begin(Use.CHOICE)

    async def action_new_event(self) -> None:
        """Begin an event on the sentence under the cursor."""
        await self._begin(Use.EVENT)

    async def action_new_ordering(self) -> None:
        """Begin an ordering."""
        await self._add(Section.QUESTIONS, {"order": []})

    async def _begin(self, use: Use, span: Span | None = None) -> None:
        bank, is_event = self.bank, use is Use.EVENT
        if bank and span is None and self.pane == "source" and self.source.here is not None:
            span = bank.source.sentences[self.source.here]
        fields: dict[str, Plain] = {"event" if is_event else "ask": ""}
        if bank and span:
            fields = new_fields(bank.source, span, event=is_event)
        await self._add(Section.TIMELINE if is_event else Section.QUESTIONS, fields)

    async def _add(self, section: Section, fields: dict[str, Plain]) -> None:
        self.settle()
        key = self.work.add(section, fields, self.key if self.pane == "items" else None)
        await self.show_all(key)
        self.show_pane("form")

    def action_choose_words(self) -> None:
        """Choose words of the sentence under the cursor, for a quote."""
        bank, sentence = self.bank, self.source.here

        async def use(chosen: tuple[Span, Use] | None) -> None:
            if chosen and bank and chosen[1] is Use.QUOTE:
                self.show_pane("form", focus=False)
                self.form.put_quote(bank.source.words(chosen[0]))
                self.settle()
            elif chosen:
                await self._begin(chosen[1], chosen[0])

        if bank and sentence is not None:
            has_item = self.key is not None and self.form.takes_quote
            self.app.push_screen(PassageScreen(bank.source, sentence, has_item=has_item), use)

    def action_want_quote(self) -> None:
        """Let the quote for the place that is written in be chosen in the source."""
        self.form.want_quote()
        self.action_go_to_sentence()
        self.show_pane("source")

    def action_suggest(self) -> None:
        """Offer names, places and dates of the source as wrong options."""
        self.settle()
        bank, card = self.bank, self.card
        if bank is None or card is None:
            return
        found, source = self.work.suggestions(card.key), bank.source

        def add(chosen: tuple[int, ...] | None) -> None:
            if chosen:
                self.form.add_options([found[index].text for index in chosen])

        nothing = "Nothing of the answer's kind stands in the source."
        if not card.texts("answer"):
            nothing = "Write the answer first."
        sentences = (excerpt(source.meant(source.sentences[each.sentence]), 240) for each in found)
        offers = [
            Offer(each.text, each.kind.value, said) for each, said in zip(found, sentences, strict=True)
        ]
        heading = "What stands in the source, of the answer's kind"
        self.app.push_screen(Choose(heading, offers, nothing, several=True), add)

    # Items

    async def action_accept(self) -> None:
        """Accept the draft under the cursor, and go to the next."""
        self.settle()
        if self.key is not None:
            await self.do(self.work.desk.accepted(self.key))
            self.items.step()

    async def action_duplicate(self) -> None:
        """Copy the item under the cursor."""
        self.settle()
        if self.key is not None:
            await self.do(*self.work.desk.duplicated(self.key))

    async def action_shift(self, step: int) -> None:
        """Move the item under the cursor."""
        self.settle()
        if self.key is not None:
            await self.do(self.work.desk.moved(self.key, step), self.key)

    def _confirm(
        self, question: str, words: str, yes: str, no: str, act: Callable[[], Awaitable[None]]
    ) -> None:
        """Ask; do what is asked about if it is wanted."""

        async def decided(answer: bool | None) -> None:
            if answer:
                await act()

        self.app.push_screen(Confirm(question, excerpt(words, 400), yes, no), decided)

    def action_delete(self) -> None:
        """Ask, then delete the item under the cursor."""
        desk, card = self.work.desk, self.card
        if card is None:
            return
        words = f"{excerpt(desk.words(card)) or 'A new item'} – ctrl+z brings it back."
        if naming := desk.naming(card.key):
            names = "; ".join(excerpt(desk.words(other)) for other in naming)
            words += f" {counted(len(naming), 'item')} would be broken without it: {names}"

        async def delete() -> None:
            await self.do(self.work.desk.removed(card.key))

        self._confirm("Delete this item?", words, "Delete", "Keep", delete)

    def action_settle_flags(self) -> None:
        """Show what players flagged in the item under the cursor, and settle it if that is wanted."""
        name = self.card.id if self.card else ""

        async def settle() -> None:
            try:
                count = self.flags.settle(name)
            except ProblemError as problem:
                self.host.say(f"Not settled: {problem}", "error")
            else:
                await self.show_all()
                self.host.say(f"Settled: {counted(count, 'flag')}.")

        words = f"Players said: {', '.join(self.flags.said.get(name, ()))}."
        self._confirm("Is this settled?", words, "Settled", "Keep the flag", settle)

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

    # Going about

    def action_go_to_sentence(self) -> None:
        """Go from an item to its sentence."""
        sentence = self.work.sentence(self.key) if self.key is not None else None
        if sentence is not None:
            self.source.go_to(sentence)
            self.show_pane("source")

    def action_go_to_items(self) -> None:
        """Go from a sentence to the items that quote it, one after another."""
        sentence, found = self.source.here, self.coverage
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
        self.app.push_screen(Choose(heading, [offer for _, offer in offers], nothing), go)

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
        bank, key = self.bank, self.key
        if bank is None or key is None:
            return
        item = self.work.inspector.item(key)
        errors = [each for each in self.work.inspector.remarks(key) if each.level is Level.ERROR]
        if item is None or errors:
            self.host.say("This cannot be played before its errors are mended.", "warning")
        elif dealt := preview(bank, item, str(key)):
            banks, round_ = dealt
            self.app.push_screen(PreviewScreen(banks.title, ask(round_, banks)))
        else:
            self.host.say("No other event is certainly before or after this one.", "warning")
