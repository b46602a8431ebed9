"""The workshop's screen: what a teacher does to a bank."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work as worker
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from quiz.game.words import counted
from quiz.tui.workshop.acts import Acts
from quiz.tui.workshop.asking import Ask
from quiz.tui.workshop.disk import Disk

if TYPE_CHECKING:
    from quiz.bank.authoring.desk import Desk
    from quiz.bank.authoring.work import Work
    from quiz.memory.flagged import Flags

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
