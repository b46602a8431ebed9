"""The Textual app: it wires the player to the screens, and holds no rule."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from quiz.bank.model import Bank
from quiz.game.banks import Banks, event_key
from quiz.game.round import Play, Round
from quiz.memory.player import Player
from quiz.text.source import Location
from quiz.tui.frame import ReadingRoom
from quiz.tui.widgets.years import Dot

if TYPE_CHECKING:
    from quiz.bank.coverage import Coverage


class QuizApp(ReadingRoom):
    """The quiz in a terminal."""

    CSS_PATH: ClassVar = ["page.tcss", "home.tcss"]  # the default screen's own CSS_PATH is not read

    def __init__(
        self, player: Player, notices: tuple[str, ...] = (), seed: str = "", begins: Play | None = None
    ) -> None:
        super().__init__(player.memory)
        self.player = player
        """Who plays, with the banks and the memory."""
        self.notices = notices
        """What the player should know at the start, a line each."""
        self.seed = seed
        """Deals every round of this run; empty for a new seed each."""
        self._begins = begins
        self._coverage: dict[str, Coverage] = {}

    def get_default_screen(self) -> Screen[None]:
        """The start page."""
        from quiz.tui.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Begin at once if told; look for damage after the first frame, if the last exit was unclean."""
        if self._begins:
            self.open_round(self.player.begin(self._begins, self.seed or None), note=True)
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

    @cached_property
    def dots(self) -> tuple[Dot, ...]:
        """The dated events of the banks as dots on the line of years."""
        dots = []
        for bank_id, event in self.player.banks.events:
            years = (event.date.first_year, event.date.last_year) if event.date else ()
            known = [year for year in years if year is not None]
            if known:
                dots.append(Dot(event_key(bank_id, event.id), known[0], known[-1]))
        return tuple(dots)

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
        self._coverage.pop(bank.id, None)
        vars(self).pop("dots", None)  # drawn anew from the bank as it is now

    def begin(self, play: Play) -> None:
        """Draw a round of this play and open it."""
        self.open_round(self.player.begin(play, self.seed or None))

    def go_on(self, round_: Round) -> None:
        """Go on with a round that was left, and say what had to be left out of it."""
        reopened, lines = self.player.reopen(round_)
        if len(lines) > 2:
            self.say(f"{len(lines)} questions are gone or have changed since, and are left out.", "warning")
        else:
            for line in lines:
                self.say(line, "warning")
        self.open_round(reopened)

    def open_round(self, round_: Round, *, note: bool = False) -> None:
        """Show a round, new or gone on with; with `note`, the banks' notes before it."""
        self.say_troubles()
        if not round_.dealt:
            self.say("There is nothing to draw with these settings.", "warning")
            return
        from quiz.tui.round import RoundScreen  # not needed for the first frame

        self.push_screen(RoundScreen(round_, note=note))

    def replace_round(self, round_: Round) -> None:
        """Show a round in place of the results before it."""
        self.say_troubles()
        if not round_.dealt:
            self.say("There is nothing to draw with these settings.", "warning")
            return
        from quiz.tui.round import RoundScreen  # not needed for the first frame

        self.switch_screen(RoundScreen(round_))

    def show_results(self, round_: Round) -> None:
        """Show what a round came to, in its place."""
        from quiz.tui.round import ResultsScreen  # not needed for the first frame

        self.switch_screen(ResultsScreen(round_))

    def open_results(self, round_: Round) -> None:
        """Show what a finished round came to."""
        from quiz.tui.round import ResultsScreen  # not needed for the first frame

        self.push_screen(ResultsScreen(round_))

    def open_source(self, bank_id: str = "", location: Location | None = None) -> None:
        """Show the source, at a place if one is given."""
        from quiz.tui.source import SourceScreen  # not needed for the first frame

        self.push_screen(SourceScreen(bank_id, location))

    def keep_theme(self, name: str) -> None:
        """Use a theme, and keep it."""
        self.theme = name
        self._keep("theme", name)

    def keep_roomy(self, on: bool) -> None:
        """Set a narrower column with more space, and keep it."""
        self.set_class(on, "-roomy")
        self.refresh_css(animate=False)  # the screens beneath this one too
        self._keep("roomy", "yes" if on else "no")

    def keep_motion(self, on: bool) -> None:
        """Allow small motion or none, and keep it."""
        self.animation_level = "full" if on else "none"
        self._keep("animations", "on" if on else "off")

    def _keep(self, name: str, value: str) -> None:
        self.player.keep_setting(name, value)
        self.say_troubles()
