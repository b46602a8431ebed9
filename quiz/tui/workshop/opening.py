"""From the game's start page into the workshop, and back to the bank as it is then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.authoring.work import Work
from quiz.bank.builtin import builtin_path
from quiz.bank.editing.document import NotEditable
from quiz.bank.editing.recovery import Recovery
from quiz.bank.files import UnreadableError
from quiz.bank.own import HERE, OwnBankError, copy_builtin
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.memory.flagged import Flags
from quiz.memory.folder import RECOVERY, data_folder
from quiz.tui.confirm import Confirm
from quiz.tui.workshop.asking import Ask
from quiz.tui.workshop.screen import WorkshopScreen

if TYPE_CHECKING:
    from quiz.bank.model import Bank
    from quiz.tui.app import QuizApp


def open_workshop(app: QuizApp) -> None:
    """Open the workshop on the bank that is played, asking which if there are several."""
    banks = app.player.banks.banks
    if len(banks) == 1:
        _open_bank(app, banks[0])
        return

    def chosen(index: int | None) -> None:
        if index is not None:
            _open_bank(app, banks[index])

    app.push_screen(Ask("Which bank?", (), [bank.title for bank in banks]), chosen)


def _open_bank(app: QuizApp, bank: Bank) -> None:
    path = bank.path or builtin_path()
    if path.absolute() != builtin_path().absolute():
        _work(app, path)
        return
    here = Path(HERE)
    if here.exists():
        _work(app, here)
        return

    def copy(yes: bool | None) -> None:
        if yes:
            try:
                copy_builtin(here)
            except OwnBankError as error:
                app.say(str(error), "error")
            else:
                _work(app, here)

    question = f"Copy the built-in bank to {HERE} here?"
    app.push_screen(
        Confirm(question, "The copy is yours to change; the built-in bank stays as it is.", "Copy", "Back"),
        copy,
    )


def _work(app: QuizApp, path: Path) -> None:
    try:
        work = Work(path, Recovery(data_folder() / RECOVERY, path))
    except UnreadableError as error:
        app.say(f"{path.name}: {error.message}. {error.hint}", "error")
        return
    except NotEditable as error:
        app.say(f"{path.name}, line {error.problem.line}: {error}. Mend this in an editor first.", "error")
        return

    def play(_: None) -> None:
        bank = read_bank(path).bank
        if bank and (Banks([bank]).playable(bank) or len(Banks([bank]).events) > 1):
            app.play_instead(bank)

    known = work.inspector.bank
    app.push_screen(WorkshopScreen(work, Flags(app.player.memory, known.id if known else "")), play)
