"""What every screen of the program has: one reading column, a top line, a body and the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from quiz.tui.views import View
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.rows import Rows
from quiz.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp


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
    def quiz(self) -> QuizApp:
        """The app, by its own type."""
        return cast("QuizApp", self.app)

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

    async def action_dismiss(self, result: None = None) -> None:
        """Close; a key that comes before the page is open is lost."""
        if self.is_mounted:
            await super().action_dismiss(result)

    def on_screen_resume(self) -> None:
        """Take the terminal's cursor back from the screen that was above."""
        self.call_after_refresh(self._follow)

    def on_resize(self) -> None:
        """Keep the row under the cursor in view."""
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        focused = self.focused
        if isinstance(focused, Rows | View):
            focused.follow()
        elif focused is not None:
            self.app.cursor_position = focused.content_region.offset

    def action_help(self) -> None:
        """Open the guide at this screen's page."""
        self.quiz.open_help(self.topic)
