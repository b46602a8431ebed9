"""What every screen of the program has: one reading column, a top line, a body, the keys, and the guide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from quiz.guide import Group, all_names, group_of, guide_page, page_names
from quiz.tui.widgets.book import OPEN
from quiz.tui.widgets.lines import KeyLine, TopLine
from quiz.tui.widgets.years import Years

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from quiz.game.round import Play, Round
    from quiz.memory.player import Player


_Answer = TypeVar("_Answer")


class Host(Protocol):
    """What every screen wants of the app around it, whichever app that is."""

    def say(self, message: str, severity: SeverityLevel = "information") -> None:
        """Show a line for a few seconds; once, however often it is said meanwhile."""


class PlayHost(Host, Protocol):
    """What the screens of a player want of the app around them."""

    player: Player

    def say_troubles(self) -> None:
        """Say what the memory could not do since this was last called; after every act."""

    def keep_look(self, name: str, value: str) -> None:
        """Use a theme, room or motion from now on, and keep it."""

    def begin(self, play: Play, after: Round | None = None) -> None:
        """Draw a round of this play and open it, in place of the results of the round before it."""

    def open_round(self, round_: Round, *, instead: bool = False) -> None:
        """Go on with a round that was left, saying what is left out; of a finished one show the results."""

    def open_workshop(self) -> None:
        """Open the workshop on a bank, asking which if several are played."""

    def open_class(self) -> None:
        """Open what comes before a lesson."""


_WIDTHS = [(0, "-narrow"), (80, "-usual"), (OPEN[0], "-wide"), (120, "-widest")]
"""The widths at which margins change, and the classes of screens that say so."""
_HEIGHTS = [(0, "-low"), (24, "-middling"), (OPEN[1], "-high")]
"""The heights; with -high, two pages stand side by side if -wide or -widest."""


class Page(Screen[None]):
    """A screen in one column of at most 76 cells, centred, roomy at most 60; or in two pages."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)  # what has it repaints itself
    AUTO_FOCUS = ""  # each screen focuses what it wants, without scrolling to it

    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    BOOK: ClassVar[bool] = False
    """The body holds books, over the line of years."""
    NAMES: ClassVar[int] = 1
    """Rows for names over that line."""

    TOPIC: ClassVar[str] = "start"
    """The page of the guide on this screen."""

    SCROLLS: ClassVar[bool] = False
    """The body takes the focus, so that keys scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "help", "help", key_display="?")]

    @property
    def host(self) -> Host:
        """The app around it."""
        return cast("Host", self.app)

    def compose(self) -> ComposeResult:
        """Top line, body, the line of years under a book, keys."""
        with Vertical(classes="column -book" if self.BOOK else "column"):
            yield TopLine()
            with VerticalScroll(id="body", can_focus=self.SCROLLS):
                yield from self.compose_body()
            if self.BOOK:
                yield Years(names=self.NAMES)
            yield KeyLine()

    def compose_body(self) -> Iterable[Widget]:
        """What the body holds."""
        return ()

    @property
    def topic(self) -> str:
        """The page of the guide that the help key opens now."""
        return self.TOPIC

    @property
    def top(self) -> TopLine:
        """The line above the body."""
        return self.query_one(TopLine)

    @property
    def years(self) -> Years:
        """The line of years under a book."""
        return self.query_one(".-book > Years", Years)

    @property
    def body(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#body", VerticalScroll)

    async def _on_compose(self, event: events.Compose) -> None:
        """Be laid out for the terminal's size from the first frame on: cheap without children."""
        for cells, points in zip(self.app.size, (_WIDTHS, _HEIGHTS), strict=True):
            self.add_class([name for least, name in points if cells >= least][-1])

    def on_screen_resume(self) -> None:
        """Take the terminal's cursor back from the screen that was above."""
        self.call_after_refresh(self._follow)

    def on_resize(self) -> None:
        """Keep the row under the cursor in view."""
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if follow := getattr(self.focused, "follow", None):
            follow()  # it knows where the terminal's own cursor belongs
        elif self.focused:
            self.app.cursor_position = self.focused.content_region.offset

    def ask(self, dialog: Screen[_Answer], act: Callable[[_Answer], object]) -> None:
        """Ask, and act on what is answered, if anything is."""

        def answered(answer: _Answer | None) -> None:
            if answer:
                act(answer)

        self.app.push_screen(dialog, answered)

    def action_help(self) -> None:
        """Open the guide at this screen's page."""
        self.app.push_screen(HelpScreen(self.topic))


class HelpScreen(Page):
    """A page of the guide; left and right leaf through those of its group."""

    SCROLLS = True
    CSS_PATH = "help_screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "leaf(-1)", "page before", key_display="←", priority=True),
        Binding("right", "leaf(1)", "next page", key_display="→", priority=True),
        Binding("escape,question_mark,f1,q", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._page = name if name in all_names() else page_names(Group.PLAYERS)[0]

    def compose_body(self) -> Iterable[Widget]:
        """The page."""
        from textual.widgets import Markdown  # 45 ms to import

        self._text = Markdown()
        yield self._text

    def on_mount(self) -> None:
        """Show the page that was asked for, once the screen stands: its many parts are styled once then."""
        self.body.focus()
        self.call_after_refresh(self.action_leaf, 0)

    async def action_leaf(self, step: int) -> None:
        """Go to the page before or after in the same group."""
        group = group_of(self._page)
        names = page_names(group)
        number = (names.index(self._page) + step) % len(names)
        self._page = names[number]
        share = (number + 1) / len(names)
        self.top.show(Content(group.value), Content(f"{number + 1} of {len(names)}"), share)
        await self._text.update(guide_page(self._page))
        self.body.scroll_home(animate=False)


class PlayPage(Page):
    """A page of a player."""

    @property
    def host(self) -> PlayHost:
        """The app around it."""
        return cast("PlayHost", self.app)

    @property
    def player(self) -> Player:
        """Who plays, with the banks and the memory."""
        return self.host.player
