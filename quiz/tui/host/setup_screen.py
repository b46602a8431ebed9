"""Before a lesson begins: what it is made of, on one page, and the way into its lobby."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count, repeat
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.bank.problems import ProblemError
from quiz.classroom.open_lesson import Left, OpenLesson, Wanted, begin, go_on, left
from quiz.classroom.preparing import (
    decided,
    keep_setup,
    kept_setup,
    lists_beside,
    points,
    with_class_list,
)
from quiz.classroom.sessions import sessions_folder
from quiz.classroom.setup import Names, Setup
from quiz.game.draw import draws
from quiz.game.points import Point
from quiz.tui.dialogs import Ask, Choose, Dialog, Offer, TypeLine
from quiz.tui.page import PlayPage
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows

_ROOMY = 30
"""So many lines have room for blank ones between the rows."""


class Line(NamedTuple):
    """One row: what is under the cursor, how it stands, and what pressing it does."""

    name: str
    text: str
    act: Callable[[], object]
    key: str = ""


class SetupScreen(PlayPage):
    """What a lesson is made of; each choice is kept for the next one."""

    TOPIC = "teach/class"

    DEFAULT_CSS = """
    SetupScreen #notices { margin: 0 0 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", key_display="⏎"),
        Binding("escape,q", "leave", "back", key_display="esc"),
    ]

    def __init__(self, wanted: Wanted | None = None, notices: Iterable[str] = ()) -> None:
        """Show what there is to decide; `notices` are what the host should know first, a line each."""
        super().__init__()
        self._wanted = wanted or Wanted()
        self._notices = tuple(notices)
        self._lesson: OpenLesson | None = None
        self._left: Sequence[Left] = ()

    def compose_body(self) -> Iterable[Widget]:
        """What is in the way, if anything is, and the rows."""
        yield Prose(id="notices")
        yield Rows(gap=0)

    def on_mount(self) -> None:
        """Enter opens the lobby, or goes on with the lesson that was left."""
        self._setup = kept_setup(self.player)
        self._left, news = left(sessions_folder(), self.player.now())
        self._tell((*self._notices, *news))
        self._paint(0)
        self.query_one(Rows).focus()

    def on_unmount(self) -> None:
        """Let no server outlive the screen."""
        if self._lesson:
            self._lesson.close()

    def _tell(self, lines: Iterable[str]) -> None:
        blocks = [Block(shown(line, "$warning")) for line in lines if line]
        notices = self.query_one("#notices", Prose)
        notices.show(blocks)
        notices.display = bool(blocks)

    def _paint(self, cursor: int | None = None) -> None:
        banks, settings = self.player.banks, self._setup.settings
        there_are = draws(banks, settings)
        self.top.show(shown(f"Host a class · {banks.title}"), Content(f"{there_are} to draw from"))
        self._lines = tuple(self._list())
        width = max(len(line.name) for line in self._lines) + 3
        rows = (
            Row(shown(line.text, "$foreground-muted"), key=line.key, label=Content(line.name.ljust(width)))
            for line in self._lines
        )
        self.query_one(Rows).show(rows, cursor)

    def on_resize(self) -> None:
        """Air between the rows where there is room for it."""
        super().on_resize()
        self.query_one(Rows).gap = int(self.size.height >= _ROOMY)

    def _list(self) -> Iterator[Line]:
        for found, key in zip(self._left, chain("ghij", repeat("")), strict=False):
            again = partial(go_on, sessions_folder(), found.id, self._wanted)
            yield Line(
                f"Go on with the lesson of {found.begun}", found.stands, partial(self._open, again), key
            )
        yield Line("Open the lobby", "phones can come in", partial(self._open, self._begin), "o")
        numbers = count(1)
        for point in points(self._setup, self.player.banks):
            yield Line(point.heading, point.text, partial(self._ask, point), str(next(numbers)))

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a key does what Enter does."""
        self._lines[message.index].act()

    def action_choose(self) -> None:
        """Do what stands under the cursor."""
        self._lines[self.query_one(Rows).cursor].act()

    def action_leave(self) -> None:
        """Go back; where nothing is beneath, end."""
        (self.app.exit if self.app.screen_stack[0] is self else self.dismiss)()

    def _ask(self, point: Point) -> None:
        """Ask for one of the options, or for several."""
        texts = [text for text, _ in point.options]
        answers = [(text, (index,)) for index, text in enumerate(texts)]
        asking: Dialog[tuple[int, ...]] = Ask(point.heading, (), answers, at=point.at)
        if point.several:
            offers, chosen = [Offer(text) for text in texts], point.chosen
            asking = Choose(point.heading, offers, several=True, at=min(chosen, default=0), chosen=chosen)
        self.ask(asking, partial(self._take, point))

    def _take(self, point: Point, chosen: tuple[int, ...]) -> None:
        if point.options[chosen[0]][1] is Names.LIST:
            self._ask_list()
        else:
            self._try(partial(decided, self._setup, point, chosen, self.player.banks))

    def _ask_list(self) -> None:
        """Ask for a class list, by its path or among the text files of the folder."""
        files = lists_beside(Path())

        def read(path: str) -> Setup:
            return with_class_list(self._setup, path)[0]

        def chosen(indices: tuple[int, ...]) -> None:
            for index in indices:
                if index < len(files):
                    self._try(partial(read, files[index]))
                else:
                    heading = "The path of a class list: a name a line"
                    self.ask(TypeLine(heading, self._setup.class_list, read), self._use)

        if not files:
            chosen((0,))  # another
            return
        offers = [*map(Offer, files), Offer("another, by its path")]
        self.ask(Choose("Which class list?", offers), chosen)

    def _try(self, deciding: Callable[[], Setup]) -> None:
        """Use what can be decided, or say what is in the way."""
        try:
            self._use(deciding())
        except ProblemError as error:
            self.host.say(": ".join(filter(None, (error.problem.message, error.problem.hint))))

    def _use(self, setup: Setup) -> None:
        self._setup = setup
        keep_setup(self.player, setup)
        self.host.say_troubles()
        self._paint()

    def _begin(self) -> OpenLesson:
        player = self.player
        return begin(sessions_folder(), player.banks, self._setup, self._wanted, player.now())

    def _open(self, opening: Callable[[], OpenLesson]) -> None:
        """Open a lesson, or say what is in the way: it may be mended, and tried again."""
        from quiz.tui.host.screen import LessonScreen  # not before there is a lesson

        try:
            self._lesson = opening()
        except ProblemError as error:
            self._tell((error.problem.message, error.problem.hint))
            return
        self._tell(())
        self.app.push_screen(LessonScreen(self._lesson.hosting), self._close)

    def _close(self, _: None) -> None:
        """End the server when the lesson was left; what was not ended is offered again."""
        if self._lesson:
            self._lesson.close()
        self._lesson = None
        self._left = left(sessions_folder(), self.player.now())[0]
        self._paint(0)
