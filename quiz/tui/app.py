"""The Textual app: it alone knows all screens, wires the player to them, and holds no rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from quiz.bank.model import Bank
from quiz.game.banks import Banks
from quiz.game.round import Play, Round
from quiz.memory.player import Player
from quiz.tui.frame import ReadingRoom
from quiz.tui.home_screen import HomeScreen

if TYPE_CHECKING:
    from quiz.classroom.open_lesson import Wanted

# All other screens are imported when they open: the first frame needs none of them.


class QuizApp(ReadingRoom):
    """The quiz in a terminal."""

    CSS_PATH: ClassVar = ["page.tcss"]  # the default screen's own CSS_PATH is not read

    def __init__(
        self,
        player: Player,
        notices: tuple[str, ...] = (),
        seed: str = "",
        begins: Play | None = None,
        after: Round | None = None,
        hosts: Wanted | None = None,
    ) -> None:
        """Play in a terminal, or host a class; `seed` deals every round, and is empty for a new one each.

        What begins at once comes `after` a round, if one is given, as in `Player.begin`.
        """
        super().__init__(player.memory)
        self.player = player
        self._notices = notices
        self._seed = seed or None
        self._begins = begins
        self._after = after
        self._hosts = hosts

    def get_default_screen(self) -> Screen[None]:
        """The start page, or what comes before a lesson."""
        return self._before_class(self._hosts) if self._hosts else HomeScreen(self._notices)

    def _before_class(self, wanted: Wanted | None = None) -> Screen[None]:
        from quiz.tui.host.setup_screen import SetupScreen

        return SetupScreen(wanted, self._notices if wanted else ())

    def on_mount(self) -> None:
        """Begin at once if told."""
        if self._begins:
            begun = self.player.begin(self._begins, self._seed, after=self._after)
            self._play(begun, self.player.banks.notes)

    def say_troubles(self) -> None:
        """Say what the memory could not do since this was last called; after every act."""
        for line in self.player.troubles():
            self.say(line, "warning")

    def keep_look(self, name: str, value: str) -> None:
        """Use a theme, room or motion from now on, and keep it."""
        self.use_look(name, value)
        self.player.keep_setting(name, value)
        self.say_troubles()

    def play_instead(self, bank: Bank) -> None:
        """Play a bank in place of the one with its id, from now on."""
        others = self.player.banks.banks
        banks = Banks([bank if other.id == bank.id else other for other in others])
        self.player = self.player.with_banks(banks)

    def open_workshop(self) -> None:
        """Open the workshop on a bank, asking which if several are played."""
        from quiz.tui.workshop.opening import open_workshop

        open_workshop(self, self.player, self.play_instead)

    def open_class(self) -> None:
        """Open what comes before a lesson."""
        self._show(self._before_class())

    def begin(self, play: Play, after: Round | None = None) -> None:
        """Draw a round of this play and open it, in place of the results of the round before it."""
        self._play(self.player.begin(play, self._seed, after=after), instead=after is not None)

    def open_round(self, round_: Round, *, instead: bool = False) -> None:
        """Go on with a round that was left, saying what is left out; of a finished one show the results.

        Where nothing of it is left, begin another like it.
        """
        reopened = self.player.reopen(round_)
        if not reopened.dealt:
            reopened = self.player.begin(round_.play, self._seed)
        self._play(reopened, instead=instead)

    def _play(self, round_: Round, notes: tuple[str, ...] = (), *, instead: bool = False) -> None:
        """Play a round; the notes come before it, and what had to be left out of it."""
        if round_.dealt and not round_.finished:
            from quiz.tui.round_screen import RoundScreen

            self._show(RoundScreen(round_, (*notes, *self.player.troubles())), instead=instead)
            return
        self.say_troubles()
        if not round_.dealt:
            self.say("There is nothing to draw with these settings.", "warning")
        else:
            from quiz.tui.results_screen import ResultsScreen

            self._show(ResultsScreen(round_), instead=instead)

    def _show(self, screen: Screen[None], *, instead: bool = False) -> None:
        """Show a screen over the one there is, or in its place."""
        (self.switch_screen if instead else self.push_screen)(screen)

    def action_open(self, name: str) -> None:
        """Open the settings of a round, the look of the program, or past rounds."""
        from quiz.tui.history_screen import HistoryScreen
        from quiz.tui.settings_screen import LookScreen, SettingsScreen

        self._show({"settings": SettingsScreen, "look": LookScreen, "history": HistoryScreen}[name]())
