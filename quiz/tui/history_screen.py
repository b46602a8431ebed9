"""What was played when, and how it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.round import PLAY_NAMES
from quiz.game.wording import counted, day_text, outcome_text, time_text
from quiz.tui.home_screen import Entries
from quiz.tui.page import PlayPage
from quiz.tui.results_screen import signs_of
from quiz.tui.widgets.prose import MUTED, Block, shown
from quiz.tui.widgets.rows import ListRows, Row, Rows
from quiz.tui.widgets.years import dots_of

if TYPE_CHECKING:
    from quiz.memory.codec import PastRound


class HistoryScreen(PlayPage):
    """The rounds played, the newest first; Enter shows what one came to, or goes on with it."""

    BOOK = True
    NAMES = 3

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", key_display="⏎"),
        Binding("escape,q", "dismiss", "back", key_display="esc"),
    ]

    _past: tuple[PastRound, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """A row a round, and beside it what is to be said of one."""
        yield Entries(ListRows(gap=0), self._label)

    def on_screen_resume(self) -> None:
        """Show the rounds, the newest under the cursor; later, whatever was gone on with since."""
        self._past = self.player.history()
        self.host.say_troubles()
        self.top.show(Content("Past rounds"), Content(counted(len(self._past), "round")))
        known = self.player.known_events()
        self.years.show(dots_of(self.player.banks), known=known, named=known)
        rows = self.query_one(Rows)
        nothing = Row(Content("Nothing has been played yet."))
        self.query_one(Entries).show([self._row(past) for past in self._past] or [nothing])
        rows.focus()
        self.refresh_bindings()

    def _row(self, past: PastRound) -> Row:
        """One round in one line: when, what, how it went."""
        others = [past.title] if set(past.banks) != set(self.player.banks.by_id) else []
        left = [] if past.finished else [f"left at {past.answered}"]
        return Row(
            shown(" · ".join((PLAY_NAMES[past.play], *others, *left))),
            label=Content.styled(f"{past.begun:%d %b %Y %H:%M}  ", MUTED),
            tail=shown(outcome_text(past.play, past.right, past.total), "bold"),
            short=True,
        )

    def _label(self, index: int) -> Iterator[Block]:
        if not self._past:
            return
        past = self._past[index]
        yield Block(Content.styled(PLAY_NAMES[past.play], "bold"))
        yield Block(Content.styled(day_text(past.begun), MUTED), gap=1)
        if round_ := self.player.recall(past.id):
            yield Block(signs_of(round_), gap=1)
            yield Block(Content.styled(time_text(round_.seconds), MUTED))
        if not past.finished:
            yield Block(Content(f"Left after {counted(past.answered, 'answer')}: Enter goes on."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open where there is a round."""
        return action != "open" or bool(self._past)

    def on_rows_chosen(self) -> None:
        """A press opens."""
        self.action_open()

    def action_open(self) -> None:
        """Show what a round came to, or go on with it."""
        at = self.query_one(Rows).cursor
        for past in self._past[at : at + 1]:
            round_ = self.player.recall(past.id)
            if round_ and set(past.banks) <= set(self.player.banks.by_id):
                self.host.open_round(round_)
            else:
                self.host.say("To open this round, start quiz with its bank.")
