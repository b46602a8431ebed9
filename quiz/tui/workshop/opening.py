"""Ways into the workshop: an app of its own, or over the start page on the bank that is played."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from quiz.authoring.document import NotEditable
from quiz.authoring.saving import HERE, copy_builtin
from quiz.authoring.unsaved import Recovery
from quiz.authoring.work import Work
from quiz.bank.files import builtin_path
from quiz.bank.problems import ProblemError
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.memory.folder import RECOVERY, data_folder
from quiz.memory.log import Flags, Memory
from quiz.tui.dialogs import Ask, Confirm
from quiz.tui.frame import ReadingRoom
from quiz.tui.workshop.screen import WorkshopScreen

if TYPE_CHECKING:
    from quiz.bank.model import Bank
    from quiz.memory.player import Player


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
    banks, here = player.banks.banks, Path(HERE)

    def choose(index: int | None) -> None:
        if index is None:
            return
        path = banks[index].path or builtin_path()
        if path.absolute() != builtin_path().absolute():
            work_on(path)
        elif here.exists():
            work_on(here)
        else:
            explained = "The copy is yours to change; the built-in bank stays as it is."
            app.push_screen(
                Confirm(f"Copy the built-in bank to {HERE} here?", explained, "Copy", "Back"), copy
            )

    def copy(yes: bool | None) -> None:
        if yes:
            try:
                copy_builtin(here)
            except ProblemError as error:
                app.say(str(error), "error")
            else:
                work_on(here)

    def work_on(path: Path) -> None:
        try:
            work = Work(path, Recovery(data_folder() / RECOVERY, path))
        except NotEditable as error:
            app.say(
                f"{path.name}, line {error.problem.line}: {error}. Mend this in an editor first.", "error"
            )
        except ProblemError as error:
            app.say(f"{path.name}: {error.problem.message}. {error.problem.hint}", "error")
        else:
            known = work.inspector.bank
            flags = Flags(player.memory, known.id if known else "")
            app.push_screen(WorkshopScreen(work, flags), lambda _: play_again(path))

    def play_again(path: Path) -> None:
        bank = read_bank(path).bank
        if bank and Banks([bank]).any_plays:
            play(bank)

    if len(banks) == 1:
        choose(0)
    else:
        app.push_screen(Ask("Which bank?", (), [bank.title for bank in banks]), choose)
