"""`quiz play`: on the screen, or line by line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from quiz.cli.asked import asked_for, named_topics, play_arguments
from quiz.cli.banks import load
from quiz.cli.exits import Exit
from quiz.cli.output import note
from quiz.game.banks import Banks
from quiz.game.round import Play
from quiz.game.settings import Settings
from quiz.memory.player import Player
from quiz.memory.store import Memory
from quiz.plain.terminal import is_terminal

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


def play(arguments: Sequence[str]) -> int:
    """Play the banks that are named; gives the exit code."""
    options = play_arguments().parse_args(arguments)
    by_line = _is_by_line(plain=options.plain)
    loaded, notices = load(options.banks)
    banks = Banks(loaded)
    options.topics = named_topics(options.topic or (), banks)
    with Memory() as memory:
        start = _play_by_line if by_line else _play_on_screen
        return start(banks, memory, (*notices, *memory.notices), options)


def _is_by_line(*, plain: bool) -> bool:
    """Whether to play line by line: asked for, or no terminal that can do more."""
    # Textual reads standard input and draws on standard error.
    wanted = plain or os.environ.get("QUIZ_PLAIN", "0") not in ("", "0")
    terminal = all(is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr))
    return wanted or not terminal or os.environ.get("TERM") == "dumb"


def _play_by_line(banks: Banks, memory: Memory, notices: Sequence[str], options: Namespace) -> int:
    from quiz.cli.talk import console  # not needed on the screen
    from quiz.plain.start import play_by_line

    damage = memory.examine() if memory.last_exit_was_unclean else ""
    note(*(f"quiz: {notice}" for notice in (*notices, damage) if notice))
    talk = console()
    if talk.interactive:
        player = _player(banks, memory, options)
    else:
        # What a pipe is given follows from the arguments alone, not from what was chosen in a terminal.
        player = Player(banks, memory, settings=asked_for(options, Settings()))
    return Exit.OK if play_by_line(talk, player, _begins(options), options.seed) else Exit.PROBLEMS


def _play_on_screen(banks: Banks, memory: Memory, notices: Sequence[str], options: Namespace) -> int:
    from quiz.tui.app import QuizApp  # brings Textual, 0.2 s

    app = QuizApp(_player(banks, memory, options), tuple(notices), options.seed, _begins(options))
    app.run()
    return Exit.BROKEN if app.return_code else Exit.OK


def _begins(options: Namespace) -> Play | None:
    return Play(options.play) if options.play else None


def _player(banks: Banks, memory: Memory, options: Namespace) -> Player:
    """The player with the settings last chosen, and over them, for this run, what was asked for now."""
    player = Player(banks, memory)
    kept = player.settings
    wanted = asked_for(options, kept)
    return player if wanted == kept else Player(banks, memory, settings=wanted)
