"""Who is in, and what the host can do about one of them; the projector shows nothing private of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from quiz.classroom.board import Board, Person
from quiz.classroom.names import LONGEST, cleaned
from quiz.tui.dialogs import Choose, Dialog, Offer
from quiz.tui.widgets.prose import Block, Prose, shown


class People(Choose):
    """All who joined, to choose one."""

    def __init__(self, board: Board) -> None:
        """Show those who are in and those who were taken out."""
        offers = [Offer(person.name, _about(board, person)) for person in board.people]
        super().__init__("Who is in", offers, nothing="Nobody is in yet.")


def _about(board: Board, person: Person) -> str:
    team = board.teams[person.team] if board.teams else ""
    return " · ".join(filter(None, (person.where, team)))


class NameLine(Input):
    """A line for a name."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "rename", key_display="⏎")]


class Rename(Dialog[str]):
    """Asks for another name; gives none if the host thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", "cancel", key_display="esc")]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_now = name

    def compose_body(self) -> Iterable[Widget]:
        """A line to write in."""
        yield Prose(Block(shown(f"Another name for {self._name_now}", "bold"), gap=1))
        yield NameLine(self._name_now, max_length=LONGEST, compact=True)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Give the name, if there is one."""
        if name := cleaned(message.value):
            self.answer(name)
