"""The Textual app: it alone knows all screens, wires the player to them, and holds no rule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from quiz.bank.model import Bank
from quiz.game.banks import Banks, event_key
from quiz.game.round import Play, Round
from quiz.memory.player import Player
from quiz.tui.frame import ReadingRoom
from quiz.tui.home_screen import HomeScreen
from quiz.tui.widgets.years import Dot

# All other screens are imported when they open: the first frame needs none of them.

if TYPE_CHECKING:
    from quiz.bank.coverage import Coverage
    from quiz.text.spans import Location


class QuizApp(ReadingRoom):
    """The quiz in a terminal."""

    CSS_PATH: ClassVar = ["page.tcss", "home_screen.tcss"]  # the default screen's own CSS_PATH is not read

    def __init__(
        self, player: Player, notices: tuple[str, ...] = (), seed: str = "", begins: Play | None = None
    ) -> None:
        """Play in a terminal; `seed` deals every round of this run, and is empty for a new one each."""
        super().__init__(player.memory)
        self.player = player
        """Who plays, with the banks and the memory."""
        self._notices = notices
        self._seed = seed or None
        self._begins = begins
        self._dots: tuple[Dot, ...] | None = None
        self._coverage: dict[str, Coverage] = {}

    def get_default_screen(self) -> Screen[None]:
        """The start page."""
        return HomeScreen(self._notices)

    def on_mount(self) -> None:
        """Begin at once if told; look for damage after the first frame, if the last exit was unclean."""
        if self._begins:
            self._open_round(self.player.begin(self._begins, self._seed), note=True)
        if self.player.memory.last_exit_was_unclean:
            self.call_after_refresh(self.run_worker, self._examine, thread=True, exit_on_error=False)

    def _examine(self) -> None:
        notice = self.player.memory.examine()
        if notice:
            self.call_from_thread(self.say, notice, "warning")

    def say_troubles(self) -> None:
        """Say what the memory could not do since this was last called; after every act."""
        for line in self.player.troubles():
            self.say(line, "warning")

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The dated events of the banks as dots on the line of years."""
        if self._dots is None:
            dots = []
            for bank_id, event in self.player.banks.events:
                years = (event.date.first_year, event.date.last_year) if event.date else ()
                known = [year for year in years if year is not None]
                if known:
                    dots.append(Dot(event_key(bank_id, event.id), known[0], known[-1]))
            self._dots = tuple(dots)
        return self._dots

    def coverage(self, bank: Bank) -> Coverage:
        """What of a bank's source its questions and events quote, looked up once."""
        if bank.id not in self._coverage:
            from quiz.bank.coverage import coverage  # not needed for the first frame

            self._coverage[bank.id] = coverage(bank, partial(self.player.banks.locate, bank.id))
        return self._coverage[bank.id]

    def play_instead(self, bank: Bank) -> None:
        """Play a bank in place of the one with its id, from now on."""
        others = self.player.banks.banks
        banks = Banks([bank if other.id == bank.id else other for other in others])
        self.player = self.player.with_banks(banks)
        self._dots = None
        self._coverage.pop(bank.id, None)

    # Rounds

    def begin(self, play: Play, after: Round | None = None) -> None:
        """Draw a round of this play and open it, in place of the results of the round before it."""
        if after and play is Play.MISSES:
            drawn = self.player.again(after, self._seed)
        else:
            drawn = self.player.begin(play, self._seed)
        self._open_round(drawn, instead=after is not None)

    def go_on(self, round_: Round) -> None:
        """Go on with a round that was left, and say what had to be left out of it."""
        reopened, lines = self.player.reopen(round_)
        if len(lines) > 2:
            lines = (f"{len(lines)} questions are gone or have changed since, and are left out.",)
        for line in lines:
            self.say(line, "warning")
        self._open_round(reopened)

    def _open_round(self, round_: Round, *, note: bool = False, instead: bool = False) -> None:
        """Show a round; with `note`, the banks' notes before it."""
        self.say_troubles()
        if not round_.dealt:
            self.say("There is nothing to draw with these settings.", "warning")
            return
        from quiz.tui.round_screen import RoundScreen

        self._show(RoundScreen(round_, note=note), instead=instead)

    def open_results(self, round_: Round, *, instead: bool = False) -> None:
        """Show what a finished round came to."""
        from quiz.tui.results_screen import ResultsScreen

        self._show(ResultsScreen(round_), instead=instead)

    def _show(self, screen: Screen[None], *, instead: bool) -> None:
        """Show a screen over the one there is, or in its place."""
        if instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    # All else

    def open_source(self, bank_id: str = "", location: Location | None = None) -> None:
        """Show the source, at a place if one is given."""
        from quiz.tui.source_screen import SourceScreen

        self.push_screen(SourceScreen(bank_id, location))

    def open_workshop(self) -> None:
        """Open the workshop on a bank, asking which if several are played."""
        from quiz.tui.workshop.opening import open_workshop

        open_workshop(self, self.player, self.play_instead)

    def action_settings(self) -> None:
        """Choose topics, length and kinds."""
        from quiz.tui.settings_screen import SettingsScreen

        self.push_screen(SettingsScreen())

    def action_look(self) -> None:
        """Choose theme, room and motion."""
        from quiz.tui.settings_screen import LookScreen

        self.push_screen(LookScreen())

    def action_history(self) -> None:
        """Show past rounds."""
        from quiz.tui.history_screen import HistoryScreen

        self.push_screen(HistoryScreen())

    def keep_look(self, name: str, value: str) -> None:
        """Use a theme, room or motion from now on, and keep it."""
        self.use_look(name, value)
        self.player.keep_setting(name, value)
        self.say_troubles()
