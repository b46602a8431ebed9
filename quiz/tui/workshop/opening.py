"""Ways into the workshop: an app of its own, or over the start page on the bank that is played."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.screen import Screen

from quiz.authoring.document import NotEditable
from quiz.authoring.saving import HERE, copy_builtin
from quiz.authoring.unsaved import Recovery
from quiz.authoring.work import Work
from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.problems import ProblemError
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.memory.folder import RECOVERY, data_folder
from quiz.memory.log import Flags, Memory
from quiz.memory.player import Player
from quiz.tui.dialogs import Ask, Confirm
from quiz.tui.frame import ReadingRoom
from quiz.tui.workshop.screen import WorkshopScreen


class WorkshopApp(ReadingRoom):
    """The workshop in a terminal."""

    CSS_PATH: ClassVar = ["../page.tcss", "screen.tcss"]  # the default screen's own CSS_PATH is not read

    def __init__(self, work: Work, memory: Memory, flags: Flags) -> None:
        """Work on a bank, in the look that a memory keeps; `flags` are what players said of its items."""
        super().__init__(memory)
        self._work = work
        self._flags = flags

    def get_default_screen(self) -> Screen[None]:
        """The workshop."""
        return WorkshopScreen(self._work, self._flags)


def open_workshop(app: ReadingRoom, player: Player, play_instead: Callable[[Bank], None]) -> None:
    """Open the workshop on the bank that is played, asking which if there are several.

    Once it is closed, the bank is played as it is then.
    """
    app.run_worker(_open(app, player, play_instead), exclusive=True, group="workshop")


async def _open(app: ReadingRoom, player: Player, play_instead: Callable[[Bank], None]) -> None:
    chosen, *others = player.banks.banks
    if others:
        titles = [(bank.title, bank) for bank in (chosen, *others)]
        answer = await app.push_screen_wait(Ask("Which bank?", (), titles))
        if answer is None:
            return
        chosen = answer
    path = chosen.path or builtin_path()
    try:
        if path.absolute() == builtin_path().absolute():
            path = Path(HERE)
            if not path.exists():
                question = f"Copy the built-in bank to {HERE} here?"
                explained = "The copy is yours to change; the built-in bank stays as it is."
                if not await app.push_screen_wait(Confirm(question, explained, "Copy", "Back")):
                    return
                copy_builtin(path)
        work = Work(path, Recovery(data_folder() / RECOVERY, path))
    except NotEditable as error:
        app.say(f"{path.name}, line {error.problem.line}: {error}. Mend this in an editor first.", "error")
    except ProblemError as error:
        app.say(f"{path.name}: {error.problem.message}. {error.problem.hint}", "error")
    else:

        def play_again(_: None) -> None:
            bank = read_bank(path).bank
            if bank and Banks([bank]).any_plays:
                play_instead(bank)

        app.push_screen(WorkshopScreen(work, Flags.of(player.memory, work.inspector.bank)), play_again)
