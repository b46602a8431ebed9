"""Past rounds, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from quiz.game.plays import PLAY_NAMES
from quiz.game.round import Play
from quiz.game.words import number_text, score_text
from quiz.memory.history import PastRound
from quiz.tui.page import Page
from quiz.tui.text import shown


class HistoryScreen(Page):
    """What was played when, and how it went."""

    TOPIC = "start"
    CSS_PATH = "history.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._past: tuple[PastRound, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """A row a round."""
        yield OptionList(compact=True)

    def on_mount(self) -> None:
        """The newest round is under the cursor."""
        self._fill()
        if self._past:
            self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Whatever was gone on with since shows."""
        at = self.query_one(OptionList).highlighted
        self._fill()
        self.query_one(OptionList).highlighted = at

    def _fill(self) -> None:
        past = self._past = self.quiz.player.history()
        self.quiz.say_troubles()
        self.top.show(Content("Past rounds"), Content(f"{len(past)}"))
        titles = {bank.id: bank.title for bank in self.quiz.player.banks.banks}
        lines = [_line(round_, titles) for round_ in past]
        self.query_one(OptionList).set_options(lines or [Content("Nothing has been played yet.")])

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Show what a round came to, or go on with it."""
        if not self._past:
            return
        past = self._past[message.option_index]
        round_ = self.quiz.player.recall(past.id)
        if round_ is None or not set(past.banks) <= set(self.quiz.player.banks.by_id):
            self.quiz.say("To open this round, start quiz with its bank.")
        elif past.finished:
            self.quiz.open_results(round_)
        else:
            self.quiz.go_on(round_)


def _line(past: PastRound, titles: dict[str, str]) -> Content:
    """One round in one line: when, what, how it went."""
    play = PLAY_NAMES[past.play]
    title = ", ".join(titles.get(bank, bank) for bank in past.banks)
    if past.play in (Play.TIMELINE, Play.DAILY):
        score = f"{number_text(past.score)} placed"
    else:
        score = score_text(past.score, past.total)
    left = "" if past.finished else f" · left at {past.answered}"
    return Content.assemble(
        (f"{past.begun:%d %b %Y %H:%M}  ", "$foreground-muted"),
        shown(f"{play} · {title}  "),
        shown(f"{score}{left}", "bold"),
    )
