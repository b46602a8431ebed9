"""`quiz play`: on the screen, or line by line."""

from __future__ import annotations

import os
import shlex
import sys
from argparse import ArgumentTypeError
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz import __version__
from quiz.bank.files import builtin_path
from quiz.cli.console import parser
from quiz.cli.exits import COMMANDS, Exit, Stop, note
from quiz.game.banks import Banks
from quiz.game.round import Kind, Play, Settings, counted, listed
from quiz.memory.health import data_folder
from quiz.memory.log import Memory
from quiz.memory.player import Player
from quiz.memory.shelf import Shelf
from quiz.plain.console import is_terminal

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Sequence

    from quiz.bank.model import Bank
    from quiz.bank.reading import Reading


USAGE = """quiz [play] [BANK ...] [options]
       quiz new BANK --from TEXT
       quiz edit|add|coverage [BANK]
       quiz check [--strict] [--watch] [BANK ...]
       quiz flags [BANK ...] [--all | --settle NUMBER ...]
       quiz history|schema|--version
       quiz guide [PAGE]"""

EXAMPLES = """examples:
  quiz                                the built-in bank
  quiz lenin.yaml trotsky.yaml        two banks together
  quiz --plain --play read            line by line, reading and answering
  quiz --length 5 --topic Opposition  five questions on one topic
  quiz new lenin.yaml --from life.txt a bank from a biography
  quiz edit lenin.yaml                the workshop; quiz add: line by line

A first argument that is no command is a bank; a bank file called "check" is ./check.
`quiz check --help`, and so on, say more on the other commands."""

PLAYS = tuple(play.value for play in (Play.ROUND, Play.READ, Play.PROOF, Play.TIMELINE, Play.DAILY))
KINDS = (Kind.CHOICE.value, Kind.ORDERING.value)


def play_arguments() -> ArgumentParser:
    """Make the parser for `quiz play`."""
    arguments = parser(
        USAGE, "Learn a life from its source: every answer is backed by a verified quote.", EXAMPLES
    )
    arguments.add_argument(
        "banks", nargs="*", metavar="BANK", help="a YAML file of questions; the built-in bank if none"
    )
    arguments.add_argument(
        "--version", action="version", version=f"quiz {__version__}", help="say the version and exit"
    )
    arguments.add_argument(
        "--plain", action="store_true", help="play line by line: for screen readers and pipes"
    )
    arguments.add_argument("--play", choices=PLAYS, help=f"begin at once: {', '.join(PLAYS)}", metavar="WHAT")
    arguments.add_argument(
        "--length", type=_length, metavar="N", help="questions in a round: a number, or all"
    )
    arguments.add_argument("--topic", action="append", metavar="T", help="only this topic; may be repeated")
    arguments.add_argument("--kinds", type=_kinds, metavar="K", help=f"kinds of questions: {','.join(KINDS)}")
    arguments.add_argument("--seed", default="", metavar="TEXT", help="deal the same round for the same text")
    return arguments


def _length(text: str) -> int | str:
    if text == "all":
        return text
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and int(text)):
        raise ArgumentTypeError("a number from 1, or all")
    return int(text)


def _kinds(text: str) -> frozenset[str]:
    kinds = frozenset(word for word in text.replace(" ", "").split(",") if word)
    if not kinds or not kinds <= frozenset(KINDS):
        raise ArgumentTypeError(f"one or both of {','.join(KINDS)}")
    return kinds


def asked_for(options: Namespace, otherwise: Settings) -> Settings:
    """The settings in the arguments, and those of `otherwise` where they say nothing."""
    settings = otherwise
    if options.length:
        settings = replace(settings, length=None if options.length == "all" else options.length)
    if options.kinds:
        settings = replace(settings, kinds=frozenset(Kind(kind) for kind in options.kinds))
    if options.topics:
        settings = replace(settings, topics=options.topics)
    return settings


def named_topics(wanted: Iterable[str], banks: Banks) -> frozenset[str]:
    """The banks' topics with these names, capitals aside."""
    by_name = {topic.casefold(): topic for topic in banks.topics}
    for name in wanted:
        if name.casefold() not in by_name:
            topics = (
                f"The topics are: {'; '.join(banks.topics)}." if banks.topics else "No question has a topic."
            )
            raise Stop(Exit.UNREADABLE, f'quiz: there is no topic "{name}". {topics}')
    return frozenset(by_name[name.casefold()] for name in wanted)


_LINES_NAMED = 3
"""So many broken lines are named; of more, one less and how many others there are."""


def load(names: Sequence[str]) -> tuple[tuple[Bank, ...], tuple[str, ...]]:
    """The banks of these files, or the built-in one, and what is to be said about them; raises Stop."""
    paths = {Path(name).absolute(): name for name in reversed(names)} or {builtin_path(): "the built-in bank"}
    loaded: dict[str, tuple[Bank, str]] = {}
    notices: list[str] = []
    shelf = Shelf(data_folder() / "shelf")
    for path, name in reversed(paths.items()):
        bank = shelf.take(path)
        if not bank:
            bank, notice = _read(path, name, shelf)
            notices += notice
        if bank.id in loaded:
            _, other = loaded[bank.id]
            raise Stop(
                Exit.UNREADABLE,
                f'quiz: {other} and {name} have the same id, "{bank.id}", by which a bank is remembered.',
                f"To play them together, give one of them another, such as  id: {bank.id}-2",
            )
        loaded[bank.id] = bank, name
    return tuple(bank for bank, _ in loaded.values()), tuple(notices)


def _read(path: Path, name: str, shelf: Shelf) -> tuple[Bank, tuple[str, ...]]:
    """Read a bank that is not on the shelf, and put it there if nothing is wrong with it; raises Stop."""
    from quiz.bank.reading import read_bank  # a shelved bank needs no YAML

    place = shelf.place(path)
    reading = read_bank(path, name)
    bank = _playable(reading, name)
    if reading.errors:
        return bank, (_partly(bank, reading, name),)
    if not reading.problems:
        shelf.put(path, reading, place)
    return bank, ()


def _playable(reading: Reading, name: str) -> Bank:
    """The bank if something in it can be played; raises Stop with its problems otherwise."""
    bank = reading.bank
    if bank and Banks([bank]).any_plays:
        return bank
    from quiz.bank.problems import show  # only what cannot be played is shown

    lines = [line for problem in reading.errors for line in show(problem, reading.lines).split("\n")]
    if not reading.readable:
        if name in COMMANDS:
            lines.append(f"  hint: a command comes first: quiz {name}")
        raise Stop(Exit.UNREADABLE, *lines)
    lines.append(f"quiz: there is nothing in {name} to play.")
    drafts = sum(item.draft for item in (*bank.timeline, *bank.questions)) if bank else 0
    if drafts:
        lines.append(f"  hint: {counted(drafts, 'draft')} to be accepted: quiz edit {shlex.quote(name)}")
    raise Stop(Exit.PROBLEMS, *lines)


def _partly(bank: Bank, reading: Reading, name: str) -> str:
    """Say in which lines a bank has errors, and how much of it plays."""
    lines = [str(line) for line in sorted({problem.line for problem in reading.errors})]
    if len(lines) > _LINES_NAMED:
        lines[_LINES_NAMED - 1 :] = [f"{len(lines) - _LINES_NAMED + 1} more"]
    broken = f"line{'' if len(lines) == 1 else 's'} {listed(lines)} cannot be played"
    plays = f"{counted(len(bank.questions), 'question')} and {counted(len(bank.timeline), 'event')} can"
    return f"{name}: {broken} ({plays}). quiz check {shlex.quote(name)} says why."


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
    from quiz.cli.console import console  # not needed on the screen
    from quiz.plain.play import play_by_line

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
