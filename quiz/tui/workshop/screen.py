"""The workshop's screen: what a teacher does to a bank."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work as worker
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import get_current_worker

from quiz.authoring.desk import said
from quiz.authoring.document import NotEditable, Section
from quiz.authoring.inspecting import BANK, next_problem
from quiz.authoring.saving import HERE, ChangedOnDisk, copy_builtin
from quiz.authoring.suggesting import new_fields
from quiz.authoring.unsaved import Recovery
from quiz.authoring.work import News, Work
from quiz.bank.files import builtin_path
from quiz.bank.problems import Level, Problem, ProblemError
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.game.question import ask
from quiz.game.round import Answer, Round, counted
from quiz.memory.folder import RECOVERY, data_folder
from quiz.memory.log import Flags, Memory
from quiz.memory.player import Player
from quiz.text.cleaning import excerpt
from quiz.tui.dialogs import Confirm
from quiz.tui.frame import ReadingRoom
from quiz.tui.stages import QUESTIONS
from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.view import StagePage, View
from quiz.tui.widgets.prose import shown
from quiz.tui.workshop.dialogs import Ask, Chooser, Finder, Offer
from quiz.tui.workshop.form import Form
from quiz.tui.workshop.panes import Chosen, Listing, Panes, PassageScreen, Use

if TYPE_CHECKING:
    from quiz.authoring.desk import Desk
    from quiz.authoring.merging import Merge
    from quiz.authoring.values import Plain
    from quiz.bank.model import Bank
    from quiz.bank.problems import FieldPath


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
            except ProblemError as error:
                self.host.say(f"Not settled: {error}", "error")
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
        from quiz.game.draw import preview

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


_LONGEST = 300
"""Characters of an item that are compared with another's."""
_SAID = {
    News.TAKEN: "Another program has saved this bank: its changes are taken over.",
    News.CLASH: "Another program has saved this bank too: saving asks what to keep.",
    News.BROKEN: "Another program has saved this bank, with an error: {}.",
    News.UNREADABLE: "The file of this bank: {}.",
    News.SOURCE: "The source has been changed by another program.",
}


class Disk:
    """Puts what is written into the file, and into what is kept for the case that the program ends."""

    def __init__(self, panes: Panes) -> None:
        """Save what is written in these panes, ask and show there."""
        self._panes = panes
        self._work = panes.work

    async def save(self) -> bool:
        """Write the file, together with what another program has saved in it; whether that succeeded."""
        try:
            count = self._work.save()
        except ChangedOnDisk as changed:
            return await self._save_both(changed.theirs)
        except ProblemError as failed:
            if failed.problem.code == "file-gone":
                return await self._over(f"The file cannot be saved: {failed}.")
            return self._refuse(failed.problem)
        return await self._saved(count)

    async def _saved(self, count: int) -> bool:
        self._panes.host.say(f"Saved: {counted(count, 'item')}." if count else "There is nothing to save.")
        await self._panes.show_all()
        return True

    def _refuse(self, failed: Problem) -> bool:
        hint = f"{failed.hint[:1].upper()}{failed.hint[1:]}"
        self._panes.host.say(f"Not saved: {failed.message}. {hint}.", "error")
        return False

    async def _over(self, why: str) -> bool:
        """Ask whether to write the whole bank as it is here, and do so; whether that succeeded."""
        lines = [why, "The bank as it is here can be written in its place, whole."]
        ask = Ask("Write the file anew?", lines, ("Write it", "Not now"))
        if await self._panes.app.push_screen_wait(ask) != 0:
            return False
        try:
            return await self._saved(self._work.write_over())
        except ChangedOnDisk:
            self._panes.host.say("Not saved: another program has just saved the file. Save again.", "error")
            return False
        except ProblemError as failed:
            return self._refuse(failed.problem)

    async def look(self) -> None:
        """Take over what another program has saved, where it does not clash with what is written here."""
        if not self._panes.is_active:  # something is being asked, perhaps by a save
            return
        self._panes.settle()
        found = self._work.look()
        if found.news in (News.TAKEN, News.SOURCE):
            await self._panes.show_all()
        if found.news is not News.NONE:
            severity: SeverityLevel = "information" if found.news in (News.TAKEN, News.SOURCE) else "warning"
            self._panes.host.say(_SAID[found.news].format(found.message), severity)

    async def _save_both(self, theirs: bytes) -> bool:
        """Write both versions of the file as one; whether every conflict was decided, and that succeeded."""
        try:
            merge = self._work.merge(theirs)
        except NotEditable as error:
            return await self._over(f"Another program has saved this bank, with an error: {error}.")
        return await self._decide(merge) and await self.save()

    async def _decide(self, merge: Merge) -> bool:
        """Ask what to keep where two versions clash, and go on with both."""
        ours = []
        for conflict in merge.conflicts:
            mine, theirs = _compared(conflict.ours, conflict.theirs)
            lines = [f"Mine: {mine}", f"Theirs: {theirs}"]
            question = f"Changed here and by another program: {excerpt(conflict.name)}"
            ask = Ask(question, lines, ("Keep mine", "Take theirs"))
            decided = await self._panes.app.push_screen_wait(ask)
            if decided is None:
                return False
            if decided == 0:
                ours.append(conflict)
        self._work.take(merge, ours)
        await self._panes.show_all()
        return True

    async def offer_recovery(self) -> None:
        """Offer what a program that ended had not saved."""
        recovered = self._work.found()
        if recovered is None:
            return
        when = f"{recovered.at.astimezone():%d %B %Y at %H:%M}"
        lines = [
            f"The program ended on {when} before it had saved this bank.",
            "What was written then has been kept.",
        ]
        ask = Ask("Restore what was not saved?", lines, ("Restore it", "Discard it", "Decide next time"))
        decided = await self._panes.app.push_screen_wait(ask)
        try:
            if decided == 0 and await self._decide(self._work.restored(recovered)):
                self._work.adopt()
                self._panes.host.say("Restored. It is not saved yet.")
            elif decided == 1:
                self._work.discard()
        except NotEditable as error:
            self._panes.host.say(f"This cannot be restored while the file has an error: {error}.", "warning")


def _compared(ours: Plain | None, theirs: Plain | None) -> tuple[str, str]:
    """Two versions of an item, each in a line; of what they have in common only what differs."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
        mine, others = (
            "; ".join(f"{name}: {said(each.get(name, ''))}" for name in names) for each in (ours, theirs)
        )
        return excerpt(mine, _LONGEST), excerpt(others, _LONGEST)
    return _summary(ours), _summary(theirs)


def _summary(fields: Plain | None) -> str:
    return "deleted" if fields is None else excerpt(said(fields), _LONGEST)


_KEEP = 1.0
"""Seconds after which what was written is kept for the case that the program ends."""
_LOOK = 2.0
"""Seconds between two looks at whether another program has saved the file."""


class WorkshopScreen(Acts):
    """Choose in the source or the list, write in the form, save."""

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
    ]

    def __init__(self, work: Work, flags: Flags) -> None:
        """Work on a bank; `flags` are what players said of its items."""
        super().__init__(work, flags)
        self._disk = Disk(self)
        self._kept = work.desk
        self._keeps = True
        self._is_asking = False
        self._is_left = False

    async def on_mount(self) -> None:
        """Look at the disk, now and again."""
        self.set_interval(_KEEP, self._keep_in_time)
        self.set_interval(_LOOK, self._look_at_disk)
        self._offer_recovery()

    def on_unmount(self) -> None:
        """Keep what is not saved if the program is told to end."""
        if self.work.desk.is_changed and not self._is_left:
            self.work.keep()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if not self.is_mounted:
            return True
        if action in ("save", "undo") and self.pane == "form":
            return True  # what has just been typed may not stand at the desk yet
        if action == "undo":
            return self.work.can_undo
        if action == "redo":
            return self.work.can_redo
        if action == "save":
            return self.work.desk.is_changed
        if action == "next_problem":
            return any(self.remarks.values())
        if action == "settle_flags":
            return self.key is not None and self.work.desk.card(self.key).id in self.flags.said
        if action in ("accept", "duplicate", "delete", "shift", "edit", "preview", "go_to_sentence"):
            key = self.key
            return key is not None and (action != "accept" or self.work.desk.card(key).is_draft)
        return True

    def action_help(self) -> None:
        """Open the guide."""
        self.host.open_help(self.TOPIC)

    # The disk

    def action_save(self) -> None:
        """Write the file."""
        self.settle()
        self._save()

    @worker(exclusive=True, group="disk")
    async def _save(self) -> None:
        await self._disk.save()

    @worker(exclusive=True, group="look")
    async def _look_at_disk(self) -> None:
        await self._disk.look()

    @worker(exclusive=True, group="disk")
    async def _offer_recovery(self) -> None:
        await self._disk.offer_recovery()

    def _keep_in_time(self) -> None:
        """Keep what has been written since, for the case that the program ends."""
        self.settle()
        if self._kept is not self.work.desk:
            self._keep(self.work.desk)

    @worker(thread=True, exclusive=True, group="recovery")
    def _keep(self, desk: Desk) -> None:
        is_kept = self.work.keep()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._kept_or_not, desk, is_kept)

    def _kept_or_not(self, desk: Desk, is_kept: bool) -> None:
        """Say once that nothing can be kept, and try again."""
        if is_kept:
            self._kept = desk
        elif self._keeps:
            self.host.say("What is written cannot be kept for a crash: save it soon.", "warning")
        self._keeps = is_kept

    def action_back(self) -> None:
        """Go from the form or the source to the list, and from the list away."""
        if self.pane == "items":
            self.action_leave()
        else:
            self.show_pane("items")

    def action_leave(self) -> None:
        """Leave the workshop; what is not saved is asked about."""
        self.settle()
        self._leave(self._end)

    def ask_to_quit(self) -> bool:
        """Leave the workshop and the program, as `Asks` has it."""
        if self._is_asking:
            return False
        self.settle()
        self._leave(self.app.exit)
        return True

    @worker(exclusive=True, group="leaving")
    async def _leave(self, end: Callable[[], object]) -> None:
        """Ask about what is not saved, then end."""
        self._is_asking = True
        try:
            self._is_left = not self.work.desk.is_changed or await self._has_decided()
        finally:
            self._is_asking = False
        if self._is_left:
            self.work.forget()
            end()

    async def _has_decided(self) -> bool:
        """Ask whether to save, and do so; whether to leave then."""
        count = max(1, len(self.work.desk.changed()))
        ask = Ask(f"{counted(count, 'item')} not saved", (), ("Save", "Discard", "Stay"))
        decided = await self.app.push_screen_wait(ask)
        return decided == 1 or (decided == 0 and await self._disk.save())

    def _end(self) -> None:
        if self.app.screen_stack[0] is self:
            self.app.exit()
        else:
            self.dismiss()


class WorkshopApp(ReadingRoom):
    """The workshop in a terminal."""

    CSS_PATH: ClassVar = ["../page.tcss", "screen.tcss"]  # the default screen's own CSS_PATH is not read
    COMFORT = "What was written is kept: quiz edit offers it."

    def __init__(self, work: Work, memory: Memory, flags: Flags) -> None:
        """Work on a bank, in the look that a memory keeps; `flags` are what players said of its items."""
        super().__init__(memory)
        self._work = work
        self._flags = flags

    def get_default_screen(self) -> Screen[None]:
        """The workshop."""
        return WorkshopScreen(self._work, self._flags)


def open_workshop(app: ReadingRoom, player: Player, play: Callable[[Bank], None]) -> None:
    """Open the workshop on the bank that is played, asking which if there are several.

    Once it is closed, `play` is told to play the bank as it is then.
    """
    banks = player.banks.banks
    if len(banks) == 1:
        _open_bank(app, banks[0], player.memory, play)
        return

    def chosen(index: int | None) -> None:
        if index is not None:
            _open_bank(app, banks[index], player.memory, play)

    app.push_screen(Ask("Which bank?", (), [bank.title for bank in banks]), chosen)


def _open_bank(app: ReadingRoom, bank: Bank, memory: Memory, play: Callable[[Bank], None]) -> None:
    path = bank.path or builtin_path()
    if path.absolute() != builtin_path().absolute():
        _work(app, path, memory, play)
        return
    here = Path(HERE)
    if here.exists():
        _work(app, here, memory, play)
        return

    def copy(yes: bool | None) -> None:
        if yes:
            try:
                copy_builtin(here)
            except ProblemError as error:
                app.say(str(error), "error")
            else:
                _work(app, here, memory, play)

    question = f"Copy the built-in bank to {HERE} here?"
    app.push_screen(
        Confirm(question, "The copy is yours to change; the built-in bank stays as it is.", "Copy", "Back"),
        copy,
    )


def _work(app: ReadingRoom, path: Path, memory: Memory, play: Callable[[Bank], None]) -> None:
    try:
        work = Work(path, Recovery(data_folder() / RECOVERY, path))
    except NotEditable as error:
        app.say(f"{path.name}, line {error.problem.line}: {error}. Mend this in an editor first.", "error")
        return
    except ProblemError as error:
        app.say(f"{path.name}: {error.problem.message}. {error.problem.hint}", "error")
        return

    def closed(_: None) -> None:
        bank = read_bank(path).bank
        if bank and Banks([bank]).any_plays:
            play(bank)

    known = work.inspector.bank
    app.push_screen(WorkshopScreen(work, Flags(memory, known.id if known else "")), closed)


class PreviewScreen(StagePage):
    """Plays a round of one item over the workshop."""

    TOPIC = "teach/workshop"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", key_display="esc"),
        Binding("f5", "dismiss", "back", show=False),
    ]

    def __init__(self, banks: Banks, round_: Round) -> None:
        super().__init__()
        self._title = banks.title
        self._asked = ask(round_, banks)

    async def on_mount(self) -> None:
        """Ask."""
        self.top.show(shown(self._title), Content("Preview: nothing is remembered"), 0.0)
        (await self.stage(QUESTIONS[self._asked.kind])).show(self._asked)

    async def on_view_answered(self, message: View.Answered) -> None:
        """Explain."""
        message.stop()
        if message.view.display:
            asked, chosen = self._asked, message.chosen
            answer = Answer("preview", datetime.now(UTC), chosen, asked.mark(chosen))
            (await self.stage(FeedbackView)).show(asked.prompt, asked.feedback(answer))
            self.refresh_bindings()

    def on_view_done(self, message: View.Done) -> None:
        """Go back to the workshop."""
        message.stop()
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that would be remembered."""
        return action not in ("unsure", "flag", "source")
