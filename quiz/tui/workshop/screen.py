"""The workshop's screen: source, items and form of a bank, and what a teacher does with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from quiz.authoring.desk import Desk
from quiz.authoring.inspecting import next_problem
from quiz.authoring.suggesting import new_fields
from quiz.authoring.values import BANK, Plain, Section
from quiz.bank.problems import FieldPath, Level, ProblemError
from quiz.game.wording import counted
from quiz.text.cleaning import excerpt
from quiz.text.spans import Span
from quiz.tui.dialogs import Choose, Confirm, Offer
from quiz.tui.workshop.choosing import PassageScreen, PreviewScreen
from quiz.tui.workshop.panes import Listing
from quiz.tui.workshop.showing import ShowingScreen
from quiz.tui.workshop.texts import Options

_OF_A_DRAFT = ("accept", "reject")
_OF_AN_ITEM = (*_OF_A_DRAFT, "duplicate", "delete", "shift", "preview", "go_to_sentence")


class WorkshopScreen(ShowingScreen):
    """Choose in the source or the list, write in the form, save."""

    CSS_PATH = "screen.tcss"
    TOPIC = "teach/workshop"

    _problem: tuple[int | None, FieldPath | None] = None, None
    """Where the last problem was that was gone to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before all other keys, so that what is typed next goes to the pane.
        Binding("f2", "pane('source')", "source", show=False, priority=True),
        Binding("f3", "pane('items')", "items", show=False, priority=True),
        Binding("f4", "pane('form')", "form", show=False, priority=True),
        Binding("f5", "preview", "preview", key_display="F5"),
        Binding("f6", "want_quote", "quote from source", show=False, priority=True),
        Binding("f8", "next_problem", "next problem", key_display="F8"),
        Binding("ctrl+s", "save", "save", key_display="^s", priority=True),
        Binding("ctrl+z", "undo", "undo", key_display="^z", priority=True),
        Binding("ctrl+y", "redo", "redo", key_display="^y", priority=True),
        Binding("escape", "back", "back", key_display="esc"),
        Binding("f1,question_mark", "help", "help", key_display="F1"),
    ]

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

    def action_back(self) -> None:
        """Go from the form or the source to the list, and from the list away."""
        if self.pane != "items":
            self.show_pane("items")
        else:
            self.leave(self.app.exit if self.app.screen_stack[0] is self else self.dismiss)

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
        self.ask(PassageScreen(source, sentence, has_item=has_item), use)

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
        self.ask(choose, lambda chosen: field.add([found[index].text for index in chosen]))

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
            self.items.action_move(1)

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
        self.ask(dialog, lambda _: self._act(Desk.removed))

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
        self.ask(Confirm("Is this settled?", excerpt(words, 400), "Settled", "Keep the flag"), settle)

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
        self.ask(choose, lambda chosen: listing.go_to(offers[chosen[0]][0]))

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
