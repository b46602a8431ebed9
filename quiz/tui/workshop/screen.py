"""The workshop's screen: the bench, and what becomes of the bank's file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work as worker
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.worker import get_current_worker

from quiz.authoring.card import said
from quiz.authoring.document import NotEditable
from quiz.authoring.saving import ChangedOnDisk
from quiz.authoring.work import News
from quiz.bank.problems import ProblemError
from quiz.game.round import counted
from quiz.text.cleaning import excerpt
from quiz.tui.dialogs import Ask
from quiz.tui.workshop.acts import Acts

if TYPE_CHECKING:
    from quiz.authoring.desk import Desk
    from quiz.authoring.merging import Merge
    from quiz.authoring.values import Plain
    from quiz.authoring.work import Work
    from quiz.memory.log import Flags

_KEEP = 1.0
"""Seconds after which what was written is kept for the case that the program ends."""
_LOOK = 2.0
"""Seconds between two looks at whether another program has saved the file."""
_LONGEST = 300
"""Characters of an item that are compared with another's."""
_SAID = {
    News.TAKEN: "Another program has saved this bank: its changes are taken over.",
    News.CLASH: "Another program has saved this bank too: saving asks what to keep.",
    News.BROKEN: "Another program has saved this bank, with an error: {}.",
    News.UNREADABLE: "The file of this bank: {}.",
    News.SOURCE: "The source has been changed by another program.",
}
_OF_AN_ITEM = ("accept", "duplicate", "delete", "shift", "edit", "preview", "go_to_sentence")


class WorkshopScreen(Acts):
    """Choose in the source or the list, write in the form, save."""

    TOPIC: ClassVar[str] = "teach/workshop"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", key_display="^s", priority=True),
        Binding("ctrl+z", "undo", "undo", key_display="^z", priority=True),
        Binding("ctrl+y", "redo", "redo", key_display="^y", priority=True),
        Binding("escape", "back", "back", key_display="esc"),
        Binding("f1,question_mark", "help", "help", key_display="F1"),
    ]

    def __init__(self, work: Work, flags: Flags) -> None:
        """Work on a bank; `flags` are what players said of its items."""
        super().__init__(work, flags)
        self._kept = work.desk
        self._keeps = True
        self._is_asking = False
        self._is_left = False

    async def on_mount(self) -> None:
        """Look at the disk, now and again."""
        self.set_interval(_KEEP, self._keep_in_time)
        self.set_interval(_LOOK, self.look)
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
        if action in _OF_AN_ITEM:
            return self.card is not None and (action != "accept" or self.card.is_draft)
        offered = {
            "undo": lambda: self.work.can_undo,
            "redo": lambda: self.work.can_redo,
            "save": lambda: self.work.desk.is_changed,
            "next_problem": lambda: any(self.remarks.values()),
            "settle_flags": lambda: self.card is not None and self.card.id in self.flags.said,
            "want_quote": lambda: self.form.takes_quote,
        }
        return offered[action]() if action in offered else True

    def action_help(self) -> None:
        """Open the guide."""
        self.host.open_help(self.TOPIC)

    async def _ask(self, question: str, lines: Sequence[str], *answers: str) -> int | None:
        """The index of the answer; None if it is not decided."""
        return await self.app.push_screen_wait(Ask(question, lines, answers))

    # Saving

    def action_save(self) -> None:
        """Write the file."""
        self.settle()
        self._save()

    @worker(exclusive=True, group="disk")
    async def _save(self) -> None:
        await self.save()

    async def save(self) -> bool:
        """Write the file, together with what another program has saved in it; whether that succeeded."""
        return await self._written(self.work.save)

    async def _written(self, write: Callable[[], int], *, is_anew: bool = False) -> bool:
        try:
            count = write()
        except ChangedOnDisk as changed:
            if not is_anew:
                return await self._save_both(changed.theirs)
            self.host.say("Not saved: another program has just saved the file. Save again.", "error")
            return False
        except ProblemError as failed:
            if failed.problem.code == "file-gone" and not is_anew:
                return await self._write_anew(f"The file cannot be saved: {failed}.")
            hint = failed.problem.hint
            self.host.say(f"Not saved: {failed}. {hint[:1].upper()}{hint[1:]}.", "error")
            return False
        self.host.say(f"Saved: {counted(count, 'item')}." if count else "There is nothing to save.")
        await self.show_all()
        return True

    async def _write_anew(self, why: str) -> bool:
        """Ask whether to write the whole bank as it is here, and do so; whether that succeeded."""
        lines = [why, "The bank as it is here can be written in its place, whole."]
        answer = await self._ask("Write the file anew?", lines, "Write it", "Not now")
        return answer == 0 and await self._written(self.work.write_over, is_anew=True)

    async def _save_both(self, theirs: bytes) -> bool:
        """Write both versions of the file as one; whether every conflict was decided, and that succeeded."""
        try:
            merge = self.work.merge(theirs)
        except NotEditable as error:
            return await self._write_anew(f"Another program has saved this bank, with an error: {error}.")
        return await self._decide(merge) and await self.save()

    async def _decide(self, merge: Merge) -> bool:
        """Ask what to keep where two versions clash, and go on with both."""
        ours = []
        for conflict in merge.conflicts:
            mine, theirs = _compared(conflict.ours, conflict.theirs)
            question = f"Changed here and by another program: {excerpt(conflict.name)}"
            lines = [f"Mine: {mine}", f"Theirs: {theirs}"]
            answer = await self._ask(question, lines, "Keep mine", "Take theirs")
            if answer is None:
                return False
            if answer == 0:
                ours.append(conflict)
        self.work.take(merge, ours)
        await self.show_all()
        return True

    @worker(exclusive=True, group="look")
    async def look(self) -> None:
        """Take over what another program has saved, where it does not clash with what is written here."""
        if not self.is_active:  # something is being asked, perhaps by a save
            return
        self.settle()
        found = self.work.look()
        is_taken = found.news in (News.TAKEN, News.SOURCE)
        if is_taken:
            await self.show_all()
        if found.news is not News.NONE:
            severity: SeverityLevel = "information" if is_taken else "warning"
            self.host.say(_SAID[found.news].format(found.message), severity)

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
                self.work.recovery.adopt()
                self.host.say("Restored. It is not saved yet.")
            elif answer == 1:
                self.work.recovery.discard()
        except NotEditable as error:
            self.host.say(f"This cannot be restored while the file has an error: {error}.", "warning")

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

    # Leaving

    def action_back(self) -> None:
        """Go from the form or the source to the list, and from the list away."""
        if self.pane != "items":
            self.show_pane("items")
            return
        self.settle()
        is_all = self.app.screen_stack[0] is self
        self._leave(self.app.exit if is_all else self.dismiss)

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
            self._is_left = not self.work.desk.is_changed or await self._may_leave()
        finally:
            self._is_asking = False
        if self._is_left:
            self.work.recovery.forget()
            end()

    async def _may_leave(self) -> bool:
        """Ask whether to save, and do so; whether to leave then."""
        count = max(1, len(self.work.desk.changed()))
        answer = await self._ask(f"{counted(count, 'item')} not saved", (), "Save", "Discard", "Stay")
        return answer == 1 or (answer == 0 and await self.save())


def _compared(ours: Plain | None, theirs: Plain | None) -> tuple[str, str]:
    """Two versions of an item, each in a line; of what they have in common only what differs."""
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return _summary(ours), _summary(theirs)
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    mine, others = (
        "; ".join(f"{name}: {said(each.get(name, ''))}" for name in names) for each in (ours, theirs)
    )
    return excerpt(mine, _LONGEST), excerpt(others, _LONGEST)


def _summary(fields: Plain | None) -> str:
    return "deleted" if fields is None else excerpt(said(fields), _LONGEST)
