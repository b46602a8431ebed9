"""What was played when, and how it went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from quiz.game.round import PLAY_NAMES, outcome_text
from quiz.tui.page import PlayPage
from quiz.tui.widgets.prose import shown

if TYPE_CHECKING:
    from quiz.memory.codec import PastRound


class HistoryScreen(PlayPage):
    """The rounds played, the newest first; Enter shows what one came to, or goes on with it."""

    DEFAULT_CSS = """
    HistoryScreen OptionList { height: 1fr; background: $background; }
    HistoryScreen OptionList:focus { background-tint: $background 0%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "back", key_display="esc"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """A row a round."""
        yield OptionList(compact=True)

    def on_screen_resume(self) -> None:
        """Show the rounds, the newest under the cursor; later, whatever was gone on with since."""
        past = self._past = self.player.history()
        self.host.say_troubles()
        self.top.show(Content("Past rounds"), Content(f"{len(past)}"))
        titles = {bank.id: bank.title for bank in self.player.banks.banks}
        rows = self.query_one(OptionList)
        at = rows.highlighted or 0
        rows.set_options([_line(round_, titles) for round_ in past] or ["Nothing has been played yet."])
        rows.highlighted = at if past else None
        rows.focus()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Show what a round came to, or go on with it."""
        if not self._past:
            return
        past = self._past[message.option_index]
        round_ = self.player.recall(past.id)
        if round_ is None or not set(past.banks) <= set(self.player.banks.by_id):
            self.host.say("To open this round, start quiz with its bank.")
        else:
            self.host.open_round(round_)


def _line(past: PastRound, titles: dict[str, str]) -> Content:
    """One round in one line: when, what, how it went."""
    title = ", ".join(titles.get(bank, bank) for bank in past.banks)
    left = "" if past.finished else f" · left at {past.answered}"
    return Content.assemble(
        (f"{past.begun:%d %b %Y %H:%M}  ", "$foreground-muted"),
        shown(f"{PLAY_NAMES[past.play]} · {title}  "),
        shown(f"{outcome_text(past.play, past.score, past.total)}{left}", "bold"),
    )
