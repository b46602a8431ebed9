"""What every screen of the program has: one reading column, a top line, a body and the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from quiz.tui.widgets.lines import KeyLine, TopLine
from quiz.tui.widgets.prose import Block, shown
from quiz.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp


class View(Vertical):
    """One stage of a round; it is updated in place, question after question."""

    DEFAULT_CSS = """
    View { height: auto; width: 1fr; }
    """

    TOPIC: ClassVar[str] = "round"
    """The page of the guide on it."""

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Put the terminal's own cursor where reading begins."""
        self.app.cursor_position = self.content_region.offset

    class Answered(Message):
        """The player answered."""

        def __init__(self, view: View, chosen: tuple[str, ...]) -> None:
            self.view = view
            """Where the answer was given: one that is no longer shown got a key too many."""
            self.chosen = chosen
            """As an answer keeps it."""
            super().__init__()

    class Done(Message):
        """The player has seen this stage."""

        def __init__(self, view: View) -> None:
            self.view = view
            """What was seen: one that is no longer shown got a key too many."""
            super().__init__()

    class Entered(Message):
        """Enter was pressed. What was typed ahead of it has acted by the time that its view is told."""

        def __init__(self, index: int) -> None:
            self.index = index
            """The row that the cursor was on."""
            super().__init__()

    def enter(self, rows: Rows) -> None:
        """Tell the view itself that Enter was pressed, by way of its rows, behind all that they tell."""
        rows.post_message(self.Entered(rows.cursor))

    def answer(self, *chosen: str) -> None:
        """Tell what the player answered."""
        self.post_message(self.Answered(self, chosen))

    def done(self) -> None:
        """Tell that the player has seen it."""
        self.post_message(self.Done(self))


def prompt_blocks(topic: str, prompt: str, note: str = "") -> tuple[Block, ...]:
    """Topic, prompt and what is asked for, above the options."""
    blocks = []
    if topic:
        blocks.append(Block(shown(topic, "$primary"), gap=1))
    blocks.append(Block(shown(prompt, "bold")))
    if note:
        blocks.append(Block(Content.styled(note, "$foreground-muted"), gap=0))
    blocks.append(Block())
    return tuple(blocks)


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
