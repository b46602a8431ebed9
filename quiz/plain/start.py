"""The start of a game line by line: what it is about, and what there is to play."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from quiz.game.draw import draws
from quiz.game.plays import PLAY_NAMES, settings_text
from quiz.game.reading import all_parts
from quiz.game.round import Kind, Play
from quiz.plain.console import EndOfInput, Leave, Prompt
from quiz.plain.rounds import RoundByLine
from quiz.plain.source import about, read_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quiz.game.round import Round
    from quiz.memory.player import Player
    from quiz.plain.console import Console

    Act: TypeAlias = Callable[[], None]

NOTHING = "There is nothing to draw with these settings."


def play_by_line(console: Console, player: Player, play: Play | None = None, seed: str = "") -> bool:
    """Play until the player leaves or the input ends; False if there was nothing to draw for `play`.

    `play` begins at once; with no person at a terminal it is also all that is played. `seed` deals every
    round.
    """
    try:
        return _Game(console, player, seed).run(play)
    except (EndOfInput, Leave):
        return True


class _Game:
    """What the menus choose from, each act playing or showing one thing and coming back."""

    def __init__(self, console: Console, player: Player, seed: str) -> None:
        self._console = console
        self._player = player
        self._seed = seed
        self._once = False
        # What is said of times follows from no seed.
        self._timed = console.interactive or not seed

    def run(self, play: Play | None) -> bool:
        """Say what it is about, begin what was asked for, then offer what there is to do.

        Raises EndOfInput, and Leave where the player leaves the menu.
        """
        for bank in self._player.banks.banks:
            self._console.say(*about(bank), "")
        self._console.say("At every prompt, ? says what can be typed, and q leaves.")
        if play:
            self._once = not self._console.interactive
            drawn = self._begin(play)
            if self._once:
                return drawn
        while True:
            self._choose()

    def _choose(self) -> None:
        entries = list(self._entries())
        help_ = "Type the number of what you want to do, and press Enter."
        prompt = Prompt(f"Type a number from 1 to {len(entries)}. q quits.", (help_,))
        self._console.say("")
        act = self._console.choose("What would you like to do?", entries, prompt)
        with suppress(Leave):
            act()
        self._tell_troubles()

    def _tell_troubles(self) -> None:
        self._console.say(*self._player.troubles())

    def _entries(self) -> Iterator[tuple[str, Act]]:
        banks, settings = self._player.banks, self._player.settings
        if left := self._left(lambda play: play is not Play.READ):
            yield f"Go on: {_where(left)}", partial(self._go_on, left)
        if all_parts(banks):
            yield "Read and play: read a part of the source, then answer", partial(self._play, Play.READ)
        if draws(banks, settings):
            yield f"Play a round: {settings_text(settings, banks)}", partial(self._play, Play.ROUND)
        if len(banks.events) > 1:
            yield "Timeline: put events in their places", partial(self._play, Play.TIMELINE)
            yield f"{PLAY_NAMES[Play.DAILY]}: {self._about_today()}", partial(self._play, Play.DAILY)
        if draws(banks, replace(settings, kinds=frozenset({Kind.PROOF}))):
            yield "Proof: which sentence proves the answer?", partial(self._play, Play.PROOF)
        yield "Source: read the text", lambda: read_sources(self._console, banks)
        yield "Topics, length and kinds of questions", self._settings
        yield "Past rounds", self._history
        yield "Help", self._help

    # Playing

    def _play(self, play: Play) -> None:
        left = self._left(lambda its: its is Play.READ) if play is Play.READ else None
        if left and self._console.confirm(f"You stopped at {_where(left)}. Go on from there?"):
            self._go_on(left)
        else:
            self._begin(play)

    def _begin(self, play: Play) -> bool:
        if play is Play.DAILY and (played := self._played_today()):
            self._console.say("", "You have played the timeline of today already.", *self._summed_up(played))
            return True
        return self._through(self._player.begin(play, self._seed or None, anew=not self._console.interactive))

    def _played_today(self) -> Round | None:
        """The timeline of today if it was finished; in a pipe what was played before changes nothing."""
        return self._player.played_today() if self._console.interactive else None

    def _about_today(self) -> str:
        played = self._played_today()
        return f"played today, {played.right} placed" if played else "the same for everyone today"

    def _through(self, round_: Round) -> bool:
        """Play a round, and then what follows from it; False if nothing was dealt."""
        following: Round | None = round_
        while following:
            if not following.dealt:
                self._console.say(NOTHING)
                return False
            self._tell_troubles()
            by_line = RoundByLine(self._console, self._player, following)
            by_line.play()
            following = self._following(by_line) if by_line.round.finished else None
        return True

    def _following(self, by_line: RoundByLine) -> Round | None:
        """Sum up a finished round, and draw the one that the player wants next; None for none."""
        played = by_line.round
        self._console.say("", *self._summed_up(played))
        self._tell_troubles()
        if self._once:
            return None
        entries: list[tuple[str, Callable[[], Round | None]]] = []
        seed = self._seed or None
        if played.misses and not played.is_timeline:
            entries.append(("Play the misses again", lambda: self._player.again(played, seed)))
        play = {Play.MISSES: Play.ROUND, Play.DAILY: Play.TIMELINE}.get(played.play, played.play)
        entries.append((f"Once more: {PLAY_NAMES[play]}", lambda: self._player.begin(play, seed)))
        entries.append(("Back to the start", lambda: None))
        self._console.say("")
        try:
            prompt = by_line.after(f"Type a number from 1 to {len(entries)}.")
            return self._console.choose("What next?", entries, prompt)()
        except Leave:
            return None

    def _summed_up(self, played: Round) -> Iterator[str]:
        from quiz.plain.results import summed_up  # not needed before

        return summed_up(played, self._player.banks, timed=self._timed)

    # Going on

    def _left(self, is_wanted: Callable[[Play], bool]) -> Round | None:
        """The newest unfinished round of such a way to play; in a pipe none is gone on with."""
        if not self._console.interactive:
            return None
        return next((round_ for round_ in self._player.unfinished() if is_wanted(round_.play)), None)

    def _go_on(self, left: Round) -> None:
        reopened, lines = self._player.reopen(left)
        self._console.say(*lines)
        self._through(reopened)

    # Reading

    def _settings(self) -> None:
        from quiz.plain.settings import change_settings  # not needed before

        change_settings(self._console, self._player)

    def _history(self) -> None:
        from quiz.plain.history import history_lines  # not needed before

        titles = {bank.id: bank.title for bank in self._player.banks.banks}
        self._console.say("", *history_lines(self._player.history(), titles))

    def _help(self) -> None:
        from quiz.plain.guide import pages  # not needed before

        found = pages()
        self._console.say("")
        prompt = Prompt(f"Type a number from 1 to {len(found)}, or q to go back.")
        page = self._console.choose("Help:", [(page.title, page) for page in found], prompt)
        self._console.say("", *page.lines)


def _where(left: Round) -> str:
    """Say where a round was left."""
    what = "event" if left.is_timeline else "question"
    return f"{PLAY_NAMES[left.play]}, {what} {left.position + 1} of {left.total}"
