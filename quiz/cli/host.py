"""`quiz host`: a lesson for a class, from this terminal to every phone in the room."""

from __future__ import annotations

import signal
from argparse import Namespace
from contextlib import suppress

from quiz.classroom.open_lesson import Wanted, check
from quiz.classroom.setup import LIMIT
from quiz.cli.command import Command, argument, console, number, switch
from quiz.cli.exits import Exit, Stop, note
from quiz.cli.play import is_by_line, load
from quiz.game.banks import Banks
from quiz.game.draw import draws
from quiz.game.round import Settings
from quiz.memory.log import Memory
from quiz.memory.player import Player


def host(options: Namespace) -> int:
    """Host a class with the banks that are named; gives the exit code, and raises Stop and ProblemError."""
    by_line = is_by_line(plain=options.plain)
    loaded, notices = load(options.banks)
    banks = Banks(loaded)
    if not draws(banks, Settings(length=None)):
        named = ", ".join(options.banks) or "the built-in bank"
        hint = "a lesson asks questions, and orders of a timeline's events; quiz edit adds them"
        raise Stop(f"there is nothing in {named} to ask a class.", hint, Exit.PROBLEMS)
    wanted = Wanted(options.address, options.port, options.limit, options.seed)
    check(wanted)
    with Memory() as memory:
        notices += memory.notices
        player = Player(banks, memory)
        if by_line:
            from quiz.plain.hosting import host_by_line  # not needed on the screen

            note(*(f"quiz: {notice}" for notice in notices))
            for name in ("SIGTERM", "SIGHUP"):  # as Ctrl+C, which tells the phones; Windows has no SIGHUP
                with suppress(AttributeError):
                    signal.signal(getattr(signal, name), signal.default_int_handler)
            host_by_line(console(), player, wanted)
            return Exit.OK
        from quiz.tui.app import QuizApp  # brings Textual, 0.2 s

        app = QuizApp(player, notices, options.seed, hosts=wanted)
        app.run_to_end()
        return Exit.OK


HOST = Command(
    host,
    "quiz host [BANK ...] [options]",
    "Host a class: questions on this screen, answers from the phones in the room, over its own network.",
    """examples:
  quiz host                           the built-in bank
  quiz host ada.yaml                  a bank of your own
  quiz host --plain                   by numbered prompts, without a full screen
  quiz host --address 192.168.0.7     where this computer has several addresses

What the lesson is made of is asked first, and phones can come in from the lobby on. A lesson that was left
is offered again. quiz guide class says more: what may be in the way of phones, and what is kept.""",
    (
        argument("banks", "BANK", "a YAML file of questions; the built-in bank if none", nargs="*"),
        switch("--plain", "host line by line: for screen readers and pipes"),
        argument("--address", "A", "be reached under this address of this computer", default=""),
        argument(
            "--port", "N", "use this port; 8000 or the next free one if none", type=number(65535), default=0
        ),
        argument("--limit", "N", f"so many players at most ({LIMIT})", type=number(100_000), default=LIMIT),
        argument("--seed", "TEXT", "deal the same questions for the same text", default=""),
    ),
)
