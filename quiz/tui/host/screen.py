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
from quiz.classroom.setup import Standings
from quiz.tui.dialogs import Ask, Confirm
from quiz.tui.host.answering import bars, discuss, question
from quiz.tui.host.laying import Sheet, Sheets, Space, fitting, head, laid, place, prompt_lines, said
from quiz.tui.host.lobby import alone, lobby
from quiz.tui.host.people import People, Rename
from quiz.tui.host.revealing import reveal
from quiz.tui.host.sheet import LinesView
from quiz.tui.host.standing import podium, report, standings
from quiz.tui.page import Page
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import EMPTY, Block, shown

SMALLEST = (60, 20)
"""Every state is whole in a terminal of so many columns and rows."""
MORE = 30
"""Seconds that more time gives."""
_WIDEST = 112
_STEPPED = ("go", "discuss", "pause", "skip", "extend")
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

    TOPIC = "host"
    CSS_PATH = "screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "step('go')", "go on", key_display="⏎"),
        Binding("y", "admit", "admits"),
        Binding("n", "refuse", "refuses"),
        Binding("v", "step('discuss')", "vote again"),
        Binding("p", "step('pause')", "pause"),
        Binding("s", "step('skip')", "skip"),
        Binding("plus", "step('extend')", "more time", key_display="+"),
        Binding("h", "hide", "hide standings"),
        Binding("l", "lock", "lock"),
        Binding("k", "people", "kick"),
        Binding("w", "sweep", "sweep"),
        Binding("q", "square", "square"),
        Binding("a", "address", "other address"),
        Binding("e", "end", "end early", show=False),
        Binding("down", "scroll(1)", "more", key_display="↑↓"),
        Binding("up", "scroll(-1)", "more", show=False),
        Binding("escape", "leave", "leave", key_display="esc"),
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
        width, above = min(_WIDEST, wide - 2 * margin), int(high >= 24)
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
        asks = [f"{asking.name} asks for its name back: y admits, n refuses." for asking in door.asking[:1]]
        told = [*["The lesson stands still."] * self.board.paused, *asks]
        return [Block(shown(line, "bold")) for line in told] + [
            Block(shown(line, "$warning")) for line in door.notices
        ]

    # What the host does

    def words(self, action: str, words: str) -> str:
        """What a key does now, where this changes."""
        board = self.board
        changing = {
            "step('go')": board.then,
            "lock": "unlock" if board.locked else words,
            "hide": "show standings" if board.hidden else words,
            "square": "back" if self._is_square else words * (board.phase is Phase.LOBBY),
        }
        return changing.get(action, words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        board, is_lobby = self.board, self.board.phase is Phase.LOBBY
        shows_standings = board.standings_of is Standings.ALL or bool(board.teams)
        offered = {
            "step": parameters[:1] and parameters[0] in board.can,
            "admit": board.door.asking,
            "refuse": board.door.asking,
            "hide": board.phase in (Phase.REVEAL, Phase.STANDINGS)
            and board.standings_of is not Standings.NONE
            and shows_standings,
            "lock": is_lobby,
            "people": board.people,
            "sweep": is_lobby and board.people,
            "address": is_lobby and (board.door.others or not board.people),
            "end": "end" in board.can,
            "scroll": self._overflows,
        }
        if self._is_square:
            return action in ("square", "leave", "help")
        return bool(offered.get(action, True))

    def action_step(self, act: str) -> None:
        """Do what changes what is shown, if it is still as the host saw it."""
        values = {"step": self.board.step} | ({"seconds": MORE} if act == "extend" else {})
        self.hosting.do(act, values)

    def action_lock(self) -> None:
        """Let nobody else in, or let them in again."""
        self.hosting.do("lock", {"on": not self.board.locked})

    def action_hide(self) -> None:
        """Show no standings, or show them again."""
        self.hosting.do("hide", {"on": not self.board.hidden})

    def action_address(self) -> None:
        """Show the next address of this machine."""
        self.hosting.do("address", {})

    def action_square(self) -> None:
        """Show the square alone, or the lesson again."""
        self._is_square = not self._is_square
        self.lay()
        self.refresh_bindings()

    def action_scroll(self, step: int) -> None:
        """Scroll the body."""
        self.body.scroll_relative(y=step * max(1, self.body.size.height - 1), animate=False)

    def action_admit(self) -> None:
        """Give the name back to the phone that asks."""
        for asking in self.board.door.asking[:1]:
            self.hosting.do("admit", {"player": asking.player, "token": asking.token})

    def action_refuse(self) -> None:
        """Refuse it."""
        for asking in self.board.door.asking[:1]:
            self.hosting.do("refuse", {"token": asking.token})

    def action_sweep(self) -> None:
        """Ask, then take out who joined in the last minute, and change the code."""
        self._ask(
            "Sweep out who joined in the last minute?",
            "The code and the square change, so that nobody comes back by themselves. Bring back with k.",
            "Sweep",
            partial(self.hosting.do, "sweep", {}),
        )

    def _ask(self, question: str, explanation: str, yes: str, act: Callable[[], None]) -> None:
        def answered(is_yes: bool | None) -> None:
            if is_yes:
                act()

        self.app.push_screen(Confirm(question, explanation, yes, "No"), answered)

    def action_end(self) -> None:
        """Ask, then go to the end of the lesson."""
        explained = "What was answered counts; an open question does not."
        self._ask("End the lesson early?", explained, "End it", partial(self.action_step, "end"))

    def action_people(self) -> None:
        """Choose somebody, and then what to do."""
        board = self.board

        def chosen(indices: tuple[int, ...] | None) -> None:
            for index in (indices or ())[:1]:
                self._on_person(board.people[index])

        self.app.push_screen(People(board), chosen)

    def _on_person(self, person: Person) -> None:
        do, player = self.hosting.do, {"player": person.number}
        teams = [(name, index) for index, name in enumerate(self.board.teams) if index != person.team]
        acts: list[tuple[str, Callable[[], object]]] = [
            ("Bring back", partial(do, "bring", player))
            if person.out
            else ("Kick", partial(do, "kick", player)),
            ("Another name", partial(self._rename, person)),
            *(
                (f"To the team {name}", partial(do, "move", player | {"team": index}))
                for name, index in teams
            ),
        ]

        def act(index: int | None) -> None:
            if index is not None:
                acts[index][1]()

        self.app.push_screen(Ask(person.name, (), [words for words, _ in acts]), act)

    def _rename(self, person: Person) -> None:
        def rename(name: str | None) -> None:
            if name:
                self.hosting.do("name", {"player": person.number}, name)

        self.app.push_screen(Rename(person.name), rename)

    def ask_to_quit(self) -> bool:
        """Ask before the program ends, unless the lesson has."""
        if self.board.phase is Phase.REPORT:
            return False
        self._leave(self.app.exit)
        return True

    def action_leave(self) -> None:
        """Ask, then leave; from the square alone and from the report without."""
        if self._is_square:
            self.action_square()
        elif self.board.phase is Phase.REPORT:
            self.dismiss()
        else:
            self._leave(self.dismiss)

    def _leave(self, leave: Callable[[], object]) -> None:
        acts: list[tuple[str, Callable[[], object]]] = [
            ("Stay", lambda: None),
            ("Leave it, and go on with it later: quiz host offers it; phones wait", leave),
        ]
        if "end" in self.board.can:
            acts.insert(1, ("End it now, with what counts so far", partial(self.action_step, "end")))

        def act(index: int | None) -> None:
            if index is not None:
                acts[index][1]()

        self.app.push_screen(Ask("Leave the lesson?", (), [words for words, _ in acts]), act)


def _skipped(board: Board, space: Space) -> Sheets:
    """A question that is left out."""
    above = head(board, space, place(board, space), 1)
    words = said("This question is left out, and counts for nobody.")
    yield Sheet([*above, *prompt_lines(board, space.width, 1)], [words])
