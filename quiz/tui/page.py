"""What every screen of the program has: one reading column, a top line, a body and the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from quiz.tui.widgets.lines import KeyLine, TopLine

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from quiz.game.round import Play, Round
    from quiz.memory.player import Player
    from quiz.text.spans import Location


class Host(Protocol):
    """What every screen wants of the app around it, whichever app that is."""

    def say(self, message: str, severity: SeverityLevel = "information") -> None:
        """Show a line for a few seconds."""

    def open_help(self, page: str) -> None:
        """Show a page of the guide."""


class PlayHost(Host, Protocol):
    """What the screens of a player want of the app around them."""

    player: Player

    def say_troubles(self) -> None:
        """Say what the memory could not do since this was last called; after every act."""

    def begin(self, play: Play, after: Round | None = None) -> None:
        """Draw a round of this play and open it, in place of the results of the round before it."""

    def open_round(self, round_: Round, *, instead: bool = False) -> None:
        """Go on with a round that was left, or show what a finished one came to."""

    def open_source(self, bank_id: str = "", location: Location | None = None) -> None:
        """Show the source, at a place if one is given."""

    def open_workshop(self) -> None:
        """Open the workshop on a bank, asking which if several are played."""

    def keep_look(self, name: str, value: str) -> None:
        """Use a theme, room or motion from now on, and keep it."""


class Page(Screen[None]):
    """A screen in one column of at most 76 cells, centred; roomy, at most 60."""

    AUTO_FOCUS = ""  # each screen focuses what it wants, without scrolling to it

    TOPIC: ClassVar[str] = "start"
    """The page of the guide on this screen."""

    SCROLLS: ClassVar[bool] = False
    """The body takes the focus, so that keys scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "help", key_display="?"),
    ]

    @property
    def host(self) -> Host:
        """The app around it."""
        return cast("Host", self.app)

    def compose(self) -> ComposeResult:
        """Top line, body, keys."""
        with Vertical(classes="column"):
            yield TopLine()
            with VerticalScroll(id="body", can_focus=self.SCROLLS):
                yield from self.compose_body()
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
    def body(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#body", VerticalScroll)

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

    def action_help(self) -> None:
        """Open the guide at this screen's page."""
        self.host.open_help(self.topic)


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
