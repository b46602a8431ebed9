"""The host's screen, which stands on the projector: shows a lesson as it stands, sends what the host does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar, Protocol, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen

from quiz.classroom.board import Act, Board, Person
from quiz.classroom.clock import steady
from quiz.classroom.names import LONGEST
from quiz.classroom.room import Phase
from quiz.tui.dialogs import Ask, Choose, Leaving, Offer, TypeLine
from quiz.tui.frame import SMALLEST
from quiz.tui.host.answering import bars, discuss, question
from quiz.tui.host.class_source import ClassSourceScreen
from quiz.tui.host.laying import Sheet, Sheets, Space, asking_head, fitting, laid, said
from quiz.tui.host.lobby import alone, lobby
from quiz.tui.host.revealing import reveal
from quiz.tui.host.standing import podium, report, standings
from quiz.tui.page import Page
from quiz.tui.source_screen import SourceScreen
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import EMPTY, Block, Prose, shown

_AT_THE_DOOR = ("lock", "sweep", "square", "address")
"""What is named in the lobby alone, though it acts in every state."""
_WIDEST, _HIGHEST = 112, 46
_Does: TypeAlias = Callable[[], object] | None
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
    """The keys as the room calls what they do."""

    def words_of(self, binding: Binding) -> str:
        """What a key does now."""
        screen, words = self.screen, super().words_of(binding)
        return screen.words(words) if isinstance(screen, LessonScreen) else words

    def _bindings_changed(self, screen: Screen[object]) -> None:
        super()._bindings_changed(screen)
        if isinstance(screen, LessonScreen):
            screen.lay()  # there may be a line more of them, or less


class LessonScreen(Page):
    """A lesson; it is left with `dismiss`, and goes on or has ended as the board says."""

    TOPIC = "teach/host"
    CSS_PATH = "screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        # What the room calls an act says, while it is possible, what the key does.
        Binding("enter", "do('go')", "go", key_display="⏎"),
        Binding("y", "do('admit')", "admit"),
        Binding("n", "do('refuse')", "refuse"),
        Binding("v", "do('discuss')", "discuss"),
        Binding("c", "do('close')", "close"),
        Binding("p", "do('pause')", "pause"),
        Binding("s", "skip", "skip"),
        Binding("s", "source", "in the source"),
        Binding("b", "do('back')", "back"),
        Binding("plus", "do('extend')", "extend", key_display="+"),
        Binding("h", "do('hide')", "hide"),
        Binding("l", "do('lock')", "lock"),
        Binding("k", "people", "players"),
        Binding("w", "sweep", "sweep"),
        Binding("q", "square", "square"),
        Binding("a", "do('address')", "address"),
        Binding("down,pagedown", "scroll(1)", "more", key_display="↑↓"),
        Binding("up,pageup", "scroll(-1)", "more", show=False),
        Binding("escape,e", "leave", "leave", key_display="esc"),
    ]

    grown: reactive[float] = reactive(1.0)
    """How much of their length bars have."""

    class News(Message):
        """There is a new board."""

    def __init__(self, hosting: Hosting, now: Callable[[], float] = steady) -> None:
        super().__init__()
        self.hosting = hosting
        self.board = hosting.board
        self._now = now
        self._is_square = self._overflows = False

    def compose(self) -> ComposeResult:
        """Head, body, foot, keys."""
        with Vertical(id="projector"):
            yield Prose(id="head")
            with VerticalScroll(id="body", can_focus=False):
                yield Prose()
            yield Prose(id="foot")
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
        wide, high = self.app.size
        if not self.is_mounted or wide < SMALLEST[0] or high < SMALLEST[1]:
            return  # it is not seen
        margin = next(cells for least, cells in ((120, 4), (100, 3), (80, 2), (0, 1)) if wide >= least)
        width = min(_WIDEST, wide - 2 * margin)
        above = int(high >= 24) if self._is_square else max(int(high >= 24), (high - _HIGHEST) // 2)
        left = (wide - width) // 2
        # A cell more at the right, for the bar of a body that scrolls.
        self.query_one("#projector").styles.padding = (above, wide - width - left - 1, above, left)
        keys = self.query_one(StepKeys)
        height = high - 2 * above - keys.get_content_height(self.size, self.size, width)
        sheet = self._sheet(width, height)
        for where, lines in (("#head", sheet.head), ("#body Prose", sheet.body), ("#foot", sheet.foot)):
            self.query_one(where, Prose).show(Block(lead=line) for line in lines)
        if self._overflows is not (overflows := sheet.height > height):
            self._overflows = overflows
            self.refresh_bindings()

    def _sheet(self, width: int, height: int) -> Sheet:
        board = self.board
        news = laid(self._news(), width)
        space = Space(width, height - len(news), self._now(), self.grown)
        stage = alone if self._is_square else STAGES.get(board.phase, _skipped)
        sheet = fitting(stage(board, space), space.height)
        air = [EMPTY] * (sheet.height < space.height)
        return sheet._replace(foot=[*sheet.foot, *news, *air])

    def _news(self) -> list[Block]:
        """What the host should know now, in every state."""
        door = self.board.door
        more = f" {len(door.asking) - 1} more ask." if len(door.asking) > 1 else ""
        asks = [f"{line}: y admits, n refuses.{more}" for line in door.asked_back[:1]]
        told = [Block(shown(line, "bold")) for line in (*self.board.stands, *asks)]
        return told + [Block(shown(line, "$warning")) for line in door.notices]

    # What the host does

    def words(self, name: str) -> str:
        """What the key of this name does now; "" where it is not to be named."""
        board = self.board
        if self._is_square and name == "square":
            return "back"
        act = board.act(name)
        is_shown = board.phase is Phase.LOBBY or name not in _AT_THE_DOOR or (name == "lock" and board.locked)
        return (act.words if act else name) * is_shown

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        board = self.board
        if self._is_square:
            return action in ("square", "leave", "help")
        name = str(parameters[0]) if parameters else action
        told = board.told if board.phase is Phase.REVEAL else board.report and board.report.questions
        offered: dict[str, object] = {
            "do": board.act(name),
            "sweep": board.act(name),
            "skip": board.act(name),
            "people": board.people,
            "source": told,
            "scroll": self._overflows,
        }
        return bool(offered.get(action, True))

    def action_do(self, name: str) -> None:
        """Do what can be done under this name, to what the host saw."""
        if act := self.board.act(name):
            self._do(act)

    def _do(self, act: Act, name: str = "") -> None:
        self.hosting.do(act.do, act.values, name)

    def action_square(self) -> None:
        """Show the square alone, or the lesson again."""
        self._is_square = not self._is_square
        self.lay()
        self.refresh_bindings()

    def action_scroll(self, step: int) -> None:
        """Scroll the body by what is seen of it."""
        self.body.scroll_relative(y=step * max(1, self.body.size.height - 1), animate=False)

    def action_source(self) -> None:
        """Show the quote in the source; at the end, what the class knows of it."""
        board = self.board
        if board.report:
            self.app.push_screen(ClassSourceScreen(board.report))
        elif board.asked and board.told:
            self.app.push_screen(SourceScreen(board.asked.banks, board.told.evidence[0]))

    def action_sweep(self) -> None:
        """Ask, then take out who joined in the last minute, and change the code."""
        late, there = len(self.board.late(self._now())), len(self.board.inside)
        explained = (
            f"That is {late} of {there}. Code and square change, so nobody comes back by themselves; "
            "k brings back whom you choose."
        )
        acts = ("Sweep them out", partial(self.action_do, "sweep"))
        self._choose("Sweep out who joined in the last minute?", explained, ("No", None), acts)

    def action_skip(self) -> None:
        """Ask, then leave the question out."""
        acts = ("Leave it out", partial(self.action_do, "skip"))
        self._choose("Leave this question out?", "It counts for nobody.", ("No", None), acts)

    def action_people(self) -> None:
        """Choose somebody, and then what to do."""
        board = self.board
        out = [person for person in board.people if person.out]
        all_back = [Offer(f"Bring back all {len(out)} who were taken out")] * (len(out) > 1)
        offers = list(all_back)
        for person in board.people:
            team = board.teams[person.team] if board.teams else ""
            owes = person.asked and not person.answered and board.phase is Phase.QUESTION
            about = (person.where or "no answer yet" * owes, team)
            offers.append(Offer(person.name, " · ".join(filter(None, about))))

        def chosen(indices: tuple[int, ...]) -> None:
            for index in indices:
                if index < len(all_back):
                    for person in out:
                        self.hosting.do("bring", {"player": person.number})
                else:
                    self._on_person(board.people[index - len(all_back)])

        self.ask(Choose("Who is in", offers), chosen)

    def _on_person(self, person: Person) -> None:
        def does(act: Act) -> None:
            if act.do != "name":
                self._do(act)
                return

            def read(typed: str) -> str:
                return self.board.name_for(person, typed)

            line = TypeLine(f"Another name for {person.name}", person.name, read, LONGEST)
            self.ask(line, lambda name: self._do(act, name))

        acts = self.board.acts_on(person)
        self._choose(person.name, "", *((act.words, partial(does, act)) for act in acts))

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
        """Ask whether to leave; False if there is nothing to ask: nobody has joined, or it has ended."""
        phase = self.board.phase
        if phase is Phase.REPORT or (phase is Phase.LOBBY and not self.board.people):
            return False
        end = [(act.words, partial(self.action_do, "end")) for act in self.board.acts if act.do == "end"]
        later = ("Leave it and go on later: quiz host offers it, phones wait", leave)
        self._choose("Leave the lesson?", "", ("Stay", None), *end, later, dialog=Leaving)
        return True

    def _choose(
        self, question: str, explained: str, *acts: tuple[str, _Does], dialog: type[Ask[_Does]] = Ask
    ) -> None:
        """Ask, and do what is chosen."""
        self.ask(dialog(question, [explained] * bool(explained), acts), lambda act: act and act())


def _skipped(board: Board, space: Space) -> Sheets:
    """A question that is left out."""
    words = said("This question is left out, and counts for nobody.")
    yield Sheet(asking_head(board, space, "", 1), [words])
