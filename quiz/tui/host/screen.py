"""The host's screen, which stands on the projector: shows a lesson as it stands, sends what the host does."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen

from quiz.classroom.board import Board, Person
from quiz.classroom.room import Phase
from quiz.classroom.setup import MORE
from quiz.tui.dialogs import Ask
from quiz.tui.host.answering import bars, discuss, question
from quiz.tui.host.class_source import ClassSourceScreen
from quiz.tui.host.laying import Sheet, Sheets, Space, asking_head, fitting, laid, said
from quiz.tui.host.lobby import alone, lobby
from quiz.tui.host.people import People, Rename
from quiz.tui.host.revealing import reveal
from quiz.tui.host.sheet import LinesView
from quiz.tui.host.standing import podium, report, standings
from quiz.tui.page import Page
from quiz.tui.source_screen import SourceScreen
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import EMPTY, Block, shown

_AT_THE_DOOR = ("turn('lock')", "sweep", "square", "address")
"""What is named in the lobby alone, though it acts in every state."""
_WIDEST, _HIGHEST = 112, 46
STAGES: Mapping[Phase, Callable[[Board, Space], Sheets]] = {
    Phase.LOBBY: lobby,
    Phase.QUESTION: question,
    Phase.BARS: bars,
    Phase.DISCUSS: discuss,
    Phase.REVEAL: reveal,
    Phase.STANDINGS: standings,
    Phase.PODIUM: podium,
    Phase.REPORT: report,
}
"""How each state is laid out."""


class Hosting(Protocol):
    """A lesson that is running, as its screen uses it."""

    board: Board
    """The newest."""

    def do(self, act: str, values: Mapping[str, Any] | None = None, name: str = "") -> None:
        """Let the host act; what comes of it is seen on a later board."""

    def watch(self, call: Callable[[Board], None]) -> None:
        """Have this called, in another thread, with each new board."""


class StepKeys(KeyLine):
    """The keys at the left, what comes next first and in bold."""

    NEXT = "enter"

    def words_of(self, binding: Binding) -> str:
        """What a key does now."""
        screen, words = self.screen, super().words_of(binding)
        return screen.words(binding.action, words) if isinstance(screen, LessonScreen) else words

    def _bindings_changed(self, screen: Screen[object]) -> None:
        super()._bindings_changed(screen)
        if isinstance(screen, LessonScreen):
            screen.lay()  # there may be a line more of them, or less


class LessonScreen(Page):
    """A lesson; it is left with `dismiss`, and goes on or has ended as the board says."""

    TOPIC = "teach/host"
    CSS_PATH = "screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "step('go')", "go on", key_display="⏎"),
        Binding("y", "asked('admit')", "admits"),
        Binding("n", "asked('refuse')", "refuses"),
        Binding("v", "step('discuss')", "vote again"),
        Binding("p", "step('pause')", "pause"),
        Binding("s", "step('skip')", "skip"),
        Binding("s", "source", "in the source"),
        Binding("b", "step('back')", "back"),
        Binding("plus", "step('extend')", "more time", key_display="+"),
        Binding("h", "turn('hide')", "hide standings"),
        Binding("l", "turn('lock')", "lock"),
        Binding("k", "people", "players"),
        Binding("w", "sweep", "sweep"),
        Binding("q", "square", "square"),
        Binding("a", "address", "address"),
        Binding("down,pagedown", "scroll(1)", "more", key_display="↑↓"),
        Binding("up,pageup", "scroll(-1)", "more", show=False),
        Binding("escape,e", "leave", "leave", key_display="esc"),
    ]

    grown: reactive[float] = reactive(1.0)
    """How much of their length bars have."""

    class News(Message):
        """There is a new board."""

    def __init__(self, hosting: Hosting, now: Callable[[], float] = time.time) -> None:
        super().__init__()
        self.hosting = hosting
        self.board = hosting.board
        self._now = now
        self._alone_since = now()
        self._is_square = self._overflows = False

    def compose(self) -> ComposeResult:
        """Head, body, foot, keys."""
        with Vertical(id="projector"):
            yield LinesView(id="head")
            with VerticalScroll(id="body", can_focus=False):
                yield LinesView()
            yield LinesView(id="foot")
            yield StepKeys()

    def on_mount(self) -> None:
        """Follow the lesson, and the clock."""
        self.hosting.watch(self._hear)
        self.set_interval(1, self.lay)
        self._follow_board()

    def _hear(self, _: Board) -> None:
        """Come back to a new board in the screen's own turn: this is another thread's."""
        self.post_message(self.News())

    def on_resize(self) -> None:
        """Use the room there is."""
        self.lay()

    def on_lesson_screen_news(self) -> None:
        """Show the newest board; of several that waited, this is the last."""
        if self.hosting.board is not self.board:
            self._follow_board()

    def _follow_board(self) -> None:
        before, self.board = self.board, self.hosting.board
        if self.board.people or self.board.door.waiting or self.board.door.address != before.door.address:
            self._alone_since = self._now()
        if self.board.step != before.step:
            self.body.scroll_home(animate=False)
            self._grow()
        self.lay()
        self.refresh_bindings()

    def _grow(self) -> None:
        if self.board.phase in (Phase.BARS, Phase.STANDINGS) and self.app.animation_level == "full":
            self.set_reactive(LessonScreen.grown, 0.0)
            self.animate("grown", 1.0, duration=0.3)

    def watch_grown(self) -> None:
        """Draw the bars as long as they are now."""
        self.lay()

    # What there is to see

    def lay(self) -> None:
        """Lay the lesson out for the terminal as it is."""
        if not self.is_mounted:
            return
        wide, high = self.app.size
        margin = next(cells for least, cells in ((120, 4), (100, 3), (80, 2), (0, 1)) if wide >= least)
        width = min(_WIDEST, wide - 2 * margin)
        above = int(high >= 24) if self._is_square else max(int(high >= 24), (high - _HIGHEST) // 2)
        left = (wide - width) // 2
        # A cell more at the right, for the bar of a body that scrolls.
        self.query_one("#projector").styles.padding = (above, wide - width - left - 1, above, left)
        keys = self.query_one(StepKeys)
        height = high - 2 * above - keys.get_content_height(self.size, self.size, width)
        sheet = self._sheet(width, height)
        self.query_one("#head", LinesView).show(sheet.head)
        self.query_one("#body LinesView", LinesView).show(sheet.body)
        self.query_one("#foot", LinesView).show(sheet.foot)
        if self._overflows is not (overflows := sheet.height > height):
            self._overflows = overflows
            self.refresh_bindings()

    def _sheet(self, width: int, height: int) -> Sheet:
        board, now = self.board, self._now()
        news = laid(self._news(), width)
        space = Space(width, height - len(news), now, now - self._alone_since, self.grown)
        stage = alone if self._is_square else STAGES.get(board.phase, _skipped)
        sheet = fitting(stage(board, space), space.height)
        air = [EMPTY] * (sheet.height < space.height)
        return sheet._replace(foot=[*sheet.foot, *news, *air])

    def _news(self) -> list[Block]:
        """What the host should know now, in every state."""
        door = self.board.door
        more = f" {len(door.asking) - 1} more ask." if len(door.asking) > 1 else ""
        asks = [f"{line}: y admits, n refuses.{more}" for line in door.asked_back[:1]]
        locked = ["The room is locked: nobody else comes in."] * self.board.locked
        told = [*["The lesson stands still."] * self.board.paused, *locked, *asks]
        return [Block(shown(line, "bold")) for line in told] + [
            Block(shown(line, "$warning")) for line in door.notices
        ]

    # What the host does

    def words(self, action: str, words: str) -> str:
        """What a key does now, where this changes."""
        board = self.board
        changing = {
            "step('go')": board.then,
            "turn('lock')": "unlock" if board.locked else "lock",
            "turn('hide')": "show standings" if board.hidden else words,
            "square": "back" if self._is_square else "square",
        }
        is_shown = action not in _AT_THE_DOOR or self._is_square or board.phase is Phase.LOBBY
        is_shown |= action == "turn('lock')" and board.locked
        return changing.get(action, words) * is_shown

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        board = self.board
        offered = {
            "asked": bool(board.door.asking),
            "hide": board.can_hide and board.phase in (Phase.REVEAL, Phase.STANDINGS),
            "people": bool(board.people),
            "sweep": bool(board.people),
            "source": bool(
                board.told if board.phase is Phase.REVEAL else board.report and board.report.questions
            ),
            "address": board.door.others > 0 or not board.people,
            "scroll": self._overflows,
        }
        if self._is_square:
            return action in ("square", "leave", "help")
        key = str(parameters[0]) if action in ("step", "turn") else action
        return key in board.can if action == "step" else offered.get(key, True)

    def action_step(self, act: str) -> None:
        """Do what changes what is shown, if it is still as the host saw it."""
        values = {"step": self.board.step} | ({"seconds": MORE} if act == "extend" else {})
        self.hosting.do(act, values)

    def action_turn(self, act: str) -> None:
        """Lock the room or hide the standings, or take that back."""
        self.hosting.do(act, {"on": not (self.board.locked if act == "lock" else self.board.hidden)})

    def action_address(self) -> None:
        """Show the next address of this machine."""
        self.hosting.do("address", {})

    def action_square(self) -> None:
        """Show the square alone, or the lesson again."""
        self._is_square = not self._is_square
        self.lay()
        self.refresh_bindings()

    def action_scroll(self, step: int) -> None:
        """Scroll the body by what is seen of it."""
        self.body.scroll_relative(y=step * max(1, self.body.size.height - 1), animate=False)

    def action_asked(self, act: str) -> None:
        """Admit the phone that asks for its name back, or refuse it."""
        for asking in self.board.door.asking[:1]:
            self.hosting.do(act, {"player": asking.player, "token": asking.token})

    def action_source(self) -> None:
        """Show the quote in the source; at the end, what the class knows of it."""
        board = self.board
        if board.report:
            self.app.push_screen(ClassSourceScreen(board.report))
        elif board.asked and board.told:
            found = board.told.evidence[0]
            self.app.push_screen(SourceScreen(board.asked.banks, found.bank, found.location))

    def action_sweep(self) -> None:
        """Ask, then take out who joined in the last minute, and change the code."""
        explained = (
            "Code and square change, so nobody comes back by themselves; k brings back whom you choose."
        )
        acts = ("Sweep them out", partial(self.hosting.do, "sweep", {}))
        self._choose("Sweep out who joined in the last minute?", explained, ("No", None), acts)

    def action_people(self) -> None:
        """Choose somebody, and then what to do."""
        people = self.board.people

        def chosen(indices: tuple[int, ...] | None) -> None:
            for index in indices or ():
                self._on_person(people[index])

        self.app.push_screen(People(self.board), chosen)

    def _on_person(self, person: Person) -> None:
        act, player = self.hosting.do, {"player": person.number}

        def renamed(name: str | None) -> None:
            if other := self.board.namesake(name or "", person.number):
                self.host.say(f"{other} is here already, and would be taken for {name}.", "warning")
            elif name:
                act("name", player, name)

        out = (
            ("Bring back", partial(act, "bring", player))
            if person.out
            else ("Kick", partial(act, "kick", player))
        )
        rename = ("Another name", lambda: self.app.push_screen(Rename(person.name), renamed))
        teams = (
            (f"To the team {name}", partial(act, "move", player | {"team": index}))
            for index, name in enumerate(self.board.teams)
            if index != person.team
        )
        self._choose(person.name, "", rename, *teams, out)

    def ask_to_quit(self) -> bool:
        """Ask before the program ends, unless the lesson has."""
        return self._leave(self.app.exit)

    def action_leave(self) -> None:
        """Ask, then leave; from the square alone and from the report without."""
        if self._is_square:
            self.action_square()
        elif not self._leave(self.dismiss):
            self.dismiss()

    def _leave(self, leave: Callable[[], object]) -> bool:
        """Ask whether to leave; False if there is nothing to ask, since the lesson has ended."""
        if self.board.phase is Phase.REPORT:
            return False
        end = ("End it now, with what counts so far", partial(self.action_step, "end"))
        later = ("Leave it and go on later: quiz host offers it, phones wait", leave)
        self._choose("Leave the lesson?", "", ("Stay", None), *[end] * ("end" in self.board.can), later)
        return True

    def _choose(self, question: str, explained: str, *acts: tuple[str, Callable[[], object] | None]) -> None:
        """Ask, and do what is chosen."""

        def chosen(index: int | None) -> None:
            if index is not None and (act := acts[index][1]):
                act()

        self.app.push_screen(
            Ask(question, [explained] * bool(explained), [words for words, _ in acts]), chosen
        )


def _skipped(board: Board, space: Space) -> Sheets:
    """A question that is left out."""
    words = said("This question is left out, and counts for nobody.")
    yield Sheet(asking_head(board, space, "", 1), [words])
