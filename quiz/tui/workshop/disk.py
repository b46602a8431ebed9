"""The workshop and the disk: saving, what other programs have saved, and what was left unsaved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.notifications import SeverityLevel

from quiz.bank.authoring.options import said
from quiz.bank.authoring.work import News
from quiz.bank.cleaning import excerpt
from quiz.bank.editing.document import NotEditable
from quiz.bank.editing.saving import ChangedOnDisk, FileGone, SaveFailed
from quiz.bank.editing.sections import CannotWrite
from quiz.game.words import counted
from quiz.tui.workshop.asking import Ask

if TYPE_CHECKING:
    from quiz.bank.editing.merging import Merge
    from quiz.bank.editing.plain import Plain
    from quiz.tui.workshop.panes import Panes

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
        except FileGone as gone:
            return await self._over(f"The file cannot be saved: {gone.message}.")
        except (SaveFailed, CannotWrite) as failed:
            return self._refuse(failed)
        return await self._saved(count)

    async def _saved(self, count: int) -> bool:
        self._panes.host.say(f"Saved: {counted(count, 'item')}." if count else "There is nothing to save.")
        await self._panes.show_all()
        return True

    def _refuse(self, failed: SaveFailed | CannotWrite) -> bool:
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
        except (SaveFailed, CannotWrite) as failed:
            return self._refuse(failed)

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
