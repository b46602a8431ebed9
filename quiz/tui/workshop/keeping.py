"""What becomes of work on a bank: it is saved, merged with another program's, kept for a crash, left."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import work as worker
from textual.binding import Binding, BindingType

from quiz.authoring.card import said
from quiz.authoring.desk import Conflict, Merge
from quiz.authoring.document import NotEditable
from quiz.authoring.saving import ChangedOnDisk
from quiz.authoring.work import Work
from quiz.bank.problems import ProblemError
from quiz.game.wording import counted
from quiz.text.cleaning import excerpt
from quiz.tui.dialogs import Ask, Leaving
from quiz.tui.page import Page

_KEEP = 1.0
"""Seconds after which what was written is kept for the case that the program ends."""
_LOOK = 2.0
"""Seconds between two looks at whether another program has saved the file."""
_LONGEST = 300
"""Characters of an item that are compared with another's."""


class Unsaved(Leaving[bool | None]):
    """Asks whether to save before the workshop is left; the key that saves does so here too."""

    ANSWERS = ("Save and leave", True), ("Leave without saving", False), ("Stay", None)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", "save and leave", key_display="^s")]

    def action_save(self) -> None:
        """Save and leave."""
        self.answer(True)


class KeepingScreen(Page):
    """A screen on the work on a bank's file, which nobody loses."""

    def __init__(self, work: Work) -> None:
        """Keep the work on a bank."""
        super().__init__()
        self.work = work
        self._kept = work.desk
        self._keeps = True
        self._is_asking = False
        self._is_left = False

    def settle(self) -> None:
        """Take over what is being typed."""
        raise NotImplementedError

    def show_all(self, key: int | None = None) -> None:
        """Show the desk after an act on it, the cursor on the card of a key, else where it was."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Look at the disk, now and again."""
        self.set_interval(_KEEP, self._keep)
        self.set_interval(_LOOK, self.look)
        self._offer_recovery()

    def on_unmount(self) -> None:
        """Keep what is not saved if the program is told to end."""
        if self.work.desk.is_changed and not self._is_left:
            self.work.keep()

    async def _ask(self, question: str, lines: Sequence[str], *answers: str) -> int | None:
        """The index of the answer; None if it is not decided."""
        numbered = [(answer, index) for index, answer in enumerate(answers)]
        return await self.app.push_screen_wait(Ask(question, lines, numbered))

    # Saving

    @worker(exclusive=True, group="disk")
    async def action_save(self) -> None:
        """Write the file."""
        self.settle()
        await self._written(self.work.save)

    async def _written(self, write: Callable[[], int]) -> bool:
        """Save, together with what another program has saved; whether that succeeded."""
        try:
            count = write()
        except ChangedOnDisk as changed:
            try:
                merge = self.work.merge(changed.theirs)
            except NotEditable as error:
                return await self._write_anew(f"Another program has saved this bank, with an error: {error}.")
            return await self._decide(merge) and await self._written(self.work.save)
        except ProblemError as failed:
            if failed.problem.code == "file-gone":
                return await self._write_anew(f"The file cannot be saved: {failed}.")
            hint = failed.problem.hint
            self.host.say(f"Not saved: {failed}. {hint[:1].upper()}{hint[1:]}.", "error")
            return False
        self.host.say(f"Saved: {counted(count, 'item')}." if count else "There is nothing to save.")
        self.show_all()
        return True

    async def _write_anew(self, why: str) -> bool:
        """Ask whether to write the whole bank as it is here, and do so; whether that succeeded."""
        lines = [why, "The bank as it is here can be written in its place, whole."]
        answer = await self._ask("Write the file anew?", lines, "Write it", "Not now")
        return answer == 0 and await self._written(self.work.write_over)

    async def _decide(self, merge: Merge) -> bool:
        """Ask what to keep where two versions clash, and go on with both."""
        ours = []
        for conflict in merge.conflicts:
            question = f"Changed here and by another program: {excerpt(conflict.name)}"
            answer = await self._ask(question, compared(conflict), "Keep mine", "Take theirs")
            if answer is None:
                return False
            if answer == 0:
                ours.append(conflict)
        self.work.take(merge, ours)
        self.show_all()
        return True

    @worker(exclusive=True, group="look")
    async def look(self) -> None:
        """Take over what another program has saved, where it does not clash with what is written here."""
        if not self.is_active:  # something is being asked, perhaps by a save
            return
        self.settle()
        news = self.work.look()
        if news.is_taken:
            self.show_all()
        if news.message:
            self.host.say(news.message, "information" if news.is_taken else "warning")

    # A program that ends before it has saved

    @worker(exclusive=True, group="disk")
    async def _offer_recovery(self) -> None:
        """Offer what a program that ended had not saved."""
        recovered = self.work.recovery.find()
        if recovered is None:
            return
        when = f"{recovered.at.astimezone():%d %B %Y at %H:%M}"
        lines = (
            f"The program ended on {when} before it had saved this bank.",
            "What was written then has been kept.",
        )
        answers = "Restore it", "Discard it", "Decide next time"
        answer = await self._ask("Restore what was not saved?", lines, *answers)
        try:
            if answer == 0 and await self._decide(self.work.restored(recovered)):
                self.work.keep_restored()
                self.host.say("Restored. It is not saved yet.")
            elif answer == 1:
                self.work.recovery.discard()
        except NotEditable as error:
            self.host.say(f"This cannot be restored while the file has an error: {error}.", "warning")

    @worker(exclusive=True, group="recovery")
    async def _keep(self) -> None:
        """Keep what has been written since, for the case that the program ends; say once if it cannot be."""
        self.settle()
        desk = self.work.desk
        if desk is self._kept:
            return
        before, self._keeps = self._keeps, await to_thread(self.work.keep)
        if self._keeps:
            self._kept = desk
        elif before:
            self.host.say("What is written cannot be kept for a crash: save it soon.", "warning")

    # Leaving

    def ask_to_quit(self) -> bool:
        """Leave the workshop and the program, once it is known what becomes of what is not saved."""
        if not self._is_asking:
            self.leave(self.app.exit)
        return True

    @worker(exclusive=True, group="leaving")
    async def leave(self, end: Callable[[], object]) -> None:
        """Ask about what is not saved, then end."""
        self.settle()
        if self.work.desk.is_changed:
            self._is_asking = True
            count = counted(max(1, len(self.work.desk.changed())), "item")
            saves = await self.app.push_screen_wait(Unsaved(f"{count} not saved", (), Unsaved.ANSWERS))
            is_left = saves is False or (saves is True and await self._written(self.work.save))
            self._is_asking = False
            if not is_left:
                return
        self._is_left = True
        self.work.recovery.forget()
        end()


def compared(conflict: Conflict) -> list[str]:
    """Two versions of an item, each in a line; of what they have in common only what differs."""
    ours, theirs = (each.fields if each else None for each in (conflict.ours, conflict.theirs))
    if isinstance(ours, dict) and isinstance(theirs, dict):
        names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
        both = ["; ".join(f"{name}: {said(each.get(name, ''))}" for name in names) for each in (ours, theirs)]
    else:
        both = ["deleted" if each is None else said(each) for each in (ours, theirs)]
    return [f"Mine: {excerpt(both[0], _LONGEST)}", f"Theirs: {excerpt(both[1], _LONGEST)}"]
