"""A lesson without a server: a real room, and boards made of it as the host and the phones act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from quiz.bank.model import Bank
from quiz.classroom.board import Board, Door, board
from quiz.classroom.names import given_names
from quiz.classroom.room import Room
from quiz.classroom.setup import HOST, Entry, Setup
from quiz.game.banks import Banks
from quiz.game.draw import draw_round
from quiz.game.question import ask
from quiz.game.round import Dealt, Kind, Play, Round
from quiz.memory.log import Memory
from quiz.tui.frame import ReadingRoom
from quiz.tui.host.screen import LessonScreen
from tests.tui.life import life

ADDRESS = "192.168.100.100:8000"
DOOR = Door(ADDRESS, f"http://{ADDRESS}/#k=AbCdEfGhIjk", "407213", 1)
BEGUN = 1_800_000_000.0


class StoodIn:
    """Stands in for a lesson's server: what is done is taken at once."""

    def __init__(self, room: Room, door: Door = DOOR) -> None:
        self.room = room
        self.door = door
        self.now = BEGUN
        self.done: list[tuple[str, Mapping[str, Any], str]] = []
        """What the host did."""
        self.board: Board
        self._watchers: list[Callable[[Board], None]] = []
        self.publish()

    def publish(self) -> None:
        self.board = board(self.room, self.door)
        for call in self._watchers:
            call(self.board)

    def take(self, who: int, act: str, values: Mapping[str, Any], name: str = "", k: int = 0) -> None:
        self.room.take(Entry(self.now, who, act, k, values, name))

    def do(self, act: str, values: Mapping[str, Any] | None = None, name: str = "") -> None:
        self.done.append((act, values or {}, name))
        self.take(HOST, act, values or {}, name)
        self.publish()

    def watch(self, call: Callable[[Board], None]) -> None:
        self._watchers.append(call)

    # What happens

    def join(self, *names: str) -> None:
        for name in names:
            number = len(self.room.players) + 1
            self.take(number, "join", {"token": f"token of {number}"}, name)
        self.door = self.door_with(present=frozenset(self.room.players))
        self.publish()

    def crowd(self, size: int) -> None:
        self.join(*given_names("a class")[:size])

    def door_with(self, **changes: Any) -> Door:
        from dataclasses import replace

        self.door = replace(self.door, **changes)
        return self.door

    def go(self, times: int = 1) -> None:
        for _ in range(times):
            self.step("go")

    def step(self, act: str, **values: Any) -> None:
        self.take(HOST, act, {"step": self.room.step, **values})
        self.publish()

    def answer(self, *chosen: Sequence[int]) -> None:
        """Let the first players answer, one after the other; the positions that each chooses."""
        for player, positions in enumerate(chosen, 1):
            k = self.room.players[player].done + 1
            q = {"q": self.room.at + 1, "vote": self.room.vote, "chosen": list(positions)}
            self.take(player, "answer", q, k=k)
        self.publish()


def a_lesson(*items: str, setup: Setup | None = None, bank: Bank | None = None) -> StoodIn:
    """A lesson of these questions of a bank in this order, or of a round drawn from it."""
    played = bank or life()
    banks = Banks([played])
    settings = (setup or Setup()).settings
    round_ = draw_round(banks, settings, "7", "round")
    if items:
        round_ = Round("round", Play.ROUND, "7", tuple(_dealt(played, name) for name in items))
    asked = [ask(round_, banks, at) for at in range(len(round_.dealt))]
    return StoodIn(Room(asked, setup or Setup(), played.title, notes=banks.notes))


def _dealt(bank: Bank, name: str) -> Dealt:
    item = bank.question[name]
    if hasattr(item, "events"):
        return Dealt(bank.id, name, Kind.ORDERING, "", tuple(reversed(item.events)))
    return Dealt(bank.id, name, Kind.CHOICE, "", (*[each.text for each in item.wrong], *item.answers))


class ProjectorApp(ReadingRoom):
    """An app that shows a lesson and nothing else."""

    CSS_PATH = Path(__file__).parents[3] / "quiz" / "tui" / "page.tcss"

    def __init__(self, memory: Memory, hosting: StoodIn) -> None:
        super().__init__(memory)
        self.hosting = hosting

    def on_mount(self) -> None:
        self.push_screen(LessonScreen(self.hosting, lambda: self.hosting.now))
