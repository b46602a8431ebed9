"""What was played when, and how it went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.round import PLAY_NAMES
from quiz.game.wording import outcome_text
from quiz.tui.page import PlayPage
from quiz.tui.widgets.prose import shown
from quiz.tui.widgets.rows import ListRows, Row, Rows

if TYPE_CHECKING:
    from quiz.memory.codec import PastRound


class HistoryScreen(PlayPage):
    """The rounds played, the newest first; Enter shows what one came to, or goes on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", key_display="⏎"),
        Binding("escape,q", "dismiss", "back", key_display="esc"),
    ]

    _past: tuple[PastRound, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """A row a round."""
        yield ListRows(gap=0)

    def on_screen_resume(self) -> None:
        """Show the rounds, the newest under the cursor; later, whatever was gone on with since."""
        self._past = self.player.history()
        self.host.say_troubles()
        self.top.show(Content("Past rounds"), Content(f"{len(self._past)}"))
        titles = {bank.id: bank.title for bank in self.player.banks.banks}
        rows = self.query_one(Rows)
        nothing = Row(Content("Nothing has been played yet."))
        rows.show([_row(past, titles) for past in self._past] or [nothing])
        rows.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open where there is a round."""
        return action != "open" or bool(self._past)

    def on_rows_chosen(self) -> None:
        """A press opens."""
        if self._past:
            self.action_open()

    def action_open(self) -> None:
        """Show what a round came to, or go on with it."""
        past = self._past[self.query_one(Rows).cursor]
        round_ = self.player.recall(past.id)
        if round_ is None or not set(past.banks) <= set(self.player.banks.by_id):
            self.host.say("To open this round, start quiz with its bank.")
        else:
            self.host.open_round(round_)


def _row(past: PastRound, titles: dict[str, str]) -> Row:
    """One round in one line: when, what, how it went."""
    title = ", ".join(titles.get(bank, bank) for bank in past.banks)
    left = "" if past.finished else f" · left at {past.answered}"
    played = f"{PLAY_NAMES[past.play]} · {title}  "
    outcome = shown(f"{outcome_text(past.play, past.right, past.total)}{left}", "bold")
    begun = Content.styled(f"{past.begun:%d %b %Y %H:%M}  ", "$foreground-muted")
    return Row(Content.assemble(shown(played), outcome), label=begun)
