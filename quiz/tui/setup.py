"""How long a round is, what kinds of questions it has, and on which topics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.draw import draws
from quiz.game.round import Kind
from quiz.tui.blocks import Block
from quiz.tui.page import Page
from quiz.tui.text import shown
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.rows import Rows, mark_row

LENGTHS = (5, 10, 20, None)
"""The lengths that are offered; None for all."""

KINDS = {Kind.CHOICE: "choices", Kind.ORDERING: "orderings"}
"""The kinds that are drawn, and their names."""


def _heading(text: str) -> Prose:
    return Prose(Block(Content.styled(text, "$primary")), classes="heading")


class SetupScreen(Page):
    """The settings of a round; each change is kept at once."""

    TOPIC = "start"
    CSS_PATH = "setup.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "tick", "choose", key_display="⏎"),
        Binding("escape,q", "close", "done", key_display="esc"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """Length, kinds, topics."""
        yield _heading("Length")
        yield Rows(gap=0, id="lengths", chained=True)
        yield _heading("Kinds")
        yield Rows(gap=0, id="kinds", chained=True)
        topics = _heading("Topics")
        topics.display = bool(self._topics)
        yield topics
        yield Rows(gap=0, id="topics", chained=True)

    @property
    def _topics(self) -> tuple[str, ...]:
        return self.quiz.player.banks.topics

    def on_mount(self) -> None:
        """Show what is chosen."""
        self.query_one("#topics").display = bool(self._topics)
        self._paint()
        self.query_one("#lengths").focus()

    def _paint(self) -> None:
        player = self.quiz.player
        settings = player.settings
        count = draws(player.banks, replace(settings, length=None))
        self.top.show(Content("What a round is made of"), Content(f"{count} to draw from"))
        self.query_one("#lengths", Rows).show(
            mark_row(Content(str(length or "all")), settings.length == length, "●", "○") for length in LENGTHS
        )
        self.query_one("#kinds", Rows).show(
            mark_row(Content(KINDS[kind]), kind in settings.kinds, "■", "□") for kind in KINDS
        )
        self.query_one("#topics", Rows).show(
            mark_row(shown(topic), settings.has_topic(topic), "■", "□") for topic in self._topics
        )

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press chooses."""
        self._choose(message.rows, message.index)

    def action_tick(self) -> None:
        """Choose the row under the cursor, or take it back."""
        rows = self.focused
        if isinstance(rows, Rows):
            self._choose(rows, rows.cursor)

    def _choose(self, rows: Rows, index: int) -> None:
        settings = self.quiz.player.settings
        if rows.id == "lengths":
            settings = replace(settings, length=LENGTHS[index])
        elif rows.id == "kinds":
            settings = replace(settings, kinds=settings.kinds ^ {tuple(KINDS)[index]} or settings.kinds)
        else:
            every = frozenset(self._topics)
            topics = (settings.topics or every) ^ {self._topics[index]}
            settings = replace(settings, topics=frozenset() if topics == every else topics or settings.topics)
        if not draws(self.quiz.player.banks, settings):
            self.quiz.say("Nothing would be left to draw.")
            return
        self.quiz.player.keep(settings)
        self.quiz.say_troubles()
        self._paint()

    def action_close(self) -> None:
        """Back to the start page."""
        if self.is_mounted:
            self.dismiss()
