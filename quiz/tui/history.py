"""Past rounds, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from quiz.game.question import PLAY_NAMES, score_text
from quiz.memory.history import PastRound
from quiz.tui.page import Page
from quiz.tui.text import shown


class HistoryScreen(Page):
    """What was played when, and how it went."""

    TOPIC = "start"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "back", key_display="esc"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """A row a round."""
        yield OptionList(compact=True)

    def on_mount(self) -> None:
        """Read what is remembered."""
        past = self.quiz.player.memory.history()
        self.top.show(Content("Past rounds"), Content(f"{len(past)}"))
        titles = {bank.id: bank.title for bank in self.quiz.player.banks.banks}
        lines = [_line(round_, titles) for round_ in past]
        self.query_one(OptionList).add_options(lines or [Content("Nothing has been played yet.")])
        self.query_one(OptionList).focus()
