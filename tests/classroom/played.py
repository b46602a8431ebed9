"""Lessons without a server: what is done is taken at once, and shown as a server shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from quiz.bank.model import Bank, Item, Question
from quiz.classroom.board import Board, Door, board
from quiz.classroom.names import given_names
from quiz.classroom.room import Phase, Room
from quiz.classroom.setup import HOST, Entry, Setup
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.draw import deal
from quiz.game.question import ask, right_answer
from quiz.game.round import Dealt
from tests.classroom.keeping import NOW, token
from tests.game.lives import a_bank, a_choice, a_round_of

CHECK = ("111", "110", "101", "100", "010", "000")
"""Rows of marks whose figures are known."""
ADDRESS = "192.168.100.100:8000"
DOOR = Door(ADDRESS, f"http://{ADDRESS}/#k=AbCdEfGhIjk", "407213", 1)


def a_room_of(
    *banks: Bank, dealt: Sequence[Dealt] = (), setup: Setup | None = None, class_list: Sequence[str] = ()
) -> Room:
    """A room in its lobby that asks what was dealt, or all questions of these banks in their order."""
    played = Banks(banks)
    all_ = (deal(bank.id, each, Chance("seed")) for bank in banks for each in bank.questions)
    round_ = a_round_of(*(dealt or all_))
    asked = [ask(round_, played, at) for at in range(round_.total)]
    language = banks[0].language
    return Room(
        asked, setup or Setup(), played.title, language=language, notes=played.notes, class_list=class_list
    )


class Lesson:
    """A lesson as its faces have it, and what happens in it; every entry is taken by its room, and kept."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.door = DOOR
        self.now = NOW.timestamp()
        """The host's clock: it stands still."""
        self.log: list[Entry] = []
        self.acts: list[tuple[str, Mapping[str, Any], str]] = []
        """What a face did."""
        self.waited: list[bool] = []
        """Whether what a face waited for came true at once."""
        self.board: Board
        self._watchers: list[Callable[[Board], None]] = []
        self.publish()

    # As a face has it

    def do(self, act: str, values: Mapping[str, Any] | None = None, name: str = "") -> None:
        self.acts.append((act, values or {}, name))
        self.take(act, name=name, **(values or {}))

    def watch(self, call: Callable[[Board], None]) -> None:
        self._watchers.append(call)

    def until(self, is_so: Callable[[Board], object], seconds: float | None = None) -> Board:
        self.waited.append(bool(is_so(self.board)))
        return self.board

    # What happens

    def publish(self) -> None:
        self.board = board(self.room, self.door)
        for call in self._watchers:
            call(self.board)

    def change_door(self, **changes: Any) -> None:
        self.door = replace(self.door, **changes)
        self.publish()

    def take(self, act: str, *, who: int = HOST, name: str = "", k: int = 0, **values: Any) -> None:
        self._enter(Entry(self.now, who, act, k, values, name))
        self.publish()

    def _enter(self, entry: Entry) -> None:
        self.log.append(entry)
        self.room.take(entry)

    def step(self, act: str = "go", **values: Any) -> None:
        self.take(act, step=self.room.step, **values)

    def go(self, times: int = 1) -> None:
        for _ in range(times):
            self.step()

    def open(self) -> None:
        """Go on until the next question is open."""
        self.step()
        if self.room.phase is Phase.STANDINGS:
            self.step()

    def join(self, *names: str) -> None:
        for name in names:
            self._enter(Entry(self.now, HOST, "join", 0, {"token": token(name)}, name))
        self.change_door(present=frozenset(self.room.players))

    def crowd(self, size: int) -> None:
        self.join(*given_names("a class")[:size])

    def at_of(self, *texts: str) -> list[int]:
        """The positions of these options of the question of now."""
        shown = [option.text for option in self.room.asked[max(0, self.room.at)].options]
        return [shown.index(text) for text in texts]

    def vote(self, answers: Iterable[Sequence[int] | None]) -> None:
        """Let the players choose these positions, in their order; None for no answer."""
        room = self.room
        for player, chosen in zip(list(room.players.values()), answers, strict=False):
            if chosen is not None:
                values = {"q": room.at + 1, "vote": room.vote, "chosen": list(chosen)}
                self._enter(Entry(self.now, player.number, "answer", player.done + 1, values))
        self.publish()

    def vote_marked(self, rights: Iterable[bool | None]) -> None:
        """Let the players answer rightly, or a choice the first wrong way; None for no answer."""
        asked = self.room.asked[self.room.at]
        shown = [option.key for option in asked.options]
        right = [shown.index(key) for key in right_answer(asked)]
        wrong = [at for at in range(len(shown)) if at not in right][:1]
        self.vote(None if each is None else right if each else wrong for each in rights)

    def ask(self, answers: Iterable[Sequence[int] | None]) -> None:
        """Ask the next question, from before it is opened to its reveal."""
        self.open()
        self.vote(answers)
        self.go(2)

    def ask_marked(self, *rights: bool | None) -> None:
        """Ask the next question, answered so, to its reveal."""
        self.open()
        self.vote_marked(rights)
        self.go(2)


def lesson_of(*banks: Bank, setup: Setup | None = None) -> Lesson:
    """A lesson in its lobby with all questions of these banks."""
    return Lesson(a_room_of(*banks, setup=setup))


def a_lesson(*items: Item, setup: Setup | None = None, players: Sequence[str] = ()) -> Lesson:
    """A lesson with these questions, and these players in it."""
    lesson = lesson_of(a_bank(*items), setup=setup)
    lesson.join(*players)
    return lesson


def choices(count: int) -> list[Question]:
    return [a_choice(f"q{number}", number) for number in range(count)]


def of_rows(*rows: str, names: Sequence[str] = ()) -> Lesson:
    """A lesson, a row a player: 1 right, 0 wrong, - no answer."""
    lesson = a_lesson(*choices(len(rows[0])))
    lesson.join(*(names or [f"Player{number}" for number in range(len(rows))]))
    for question in range(len(rows[0])):
        lesson.ask_marked(*({"1": True, "0": False, "-": None}[row[question]] for row in rows))
    return lesson


def talked_over(lesson: Lesson, first: Sequence[bool | None], last: Sequence[bool | None]) -> None:
    """Ask the next question, let the class talk it over, and vote again."""
    lesson.open()
    lesson.vote_marked(first)
    lesson.step("discuss")
    lesson.step()
    lesson.vote_marked(last)
    lesson.go(2)
