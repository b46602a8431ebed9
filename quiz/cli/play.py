"""`quiz play`: the game, on a screen or line by line."""

from __future__ import annotations

import os
import shlex
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz import __version__
from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.problems import Problem, foremost, show
from quiz.cli import COMMANDS
from quiz.cli.command import Command, argument, console, is_terminal, lacking_encoding, number, switch
from quiz.cli.exits import Exit, Stop, note
from quiz.game.banks import Banks
from quiz.game.round import Answer, Kind, Play, Round, Settings
from quiz.game.wording import counted, listed
from quiz.memory.folder import data_folder
from quiz.memory.log import Memory, local_now
from quiz.memory.player import Player
from quiz.memory.shelf import Shelved

if TYPE_CHECKING:
    from quiz.bank.reading import Reading

_PLAYS = tuple(play.value for play in (Play.ROUND, Play.READ, Play.PROOF, Play.TIMELINE, Play.DAILY))
_KINDS = (Kind.CHOICE, Kind.ORDERING)
_LINES_NAMED = 3  # of more broken ones, one less and how many others there are


def play(options: Namespace) -> int:
    """Play the banks that are named; gives the exit code."""
    by_line = is_by_line(plain=options.plain)
    begins = Play(options.play) if options.play else None
    after: Round | None = None
    notices: tuple[str, ...] = ()
    if options.from_session is not None:
        banks, after = _missed(options)
        begins = Play.MISSES
    else:
        loaded, notices = load(options.banks)
        banks = Banks(loaded)
    options.topics = _named_topics(options.topic or (), banks)
    with Memory() as memory:
        notices += memory.notices
        if not by_line:
            from quiz.tui.app import QuizApp  # brings Textual, 0.2 s

            app = QuizApp(_player(banks, memory, options), notices, options.seed, begins, after)
            app.run_to_end()
            return Exit.OK
        from quiz.plain.play import play_by_line  # not needed on the screen

        note(*(f"quiz: {notice}" for notice in notices))
        talk = console()
        player = _player(banks, memory, options, piped=not talk.interactive)
        return Exit.OK if play_by_line(talk, player, begins, options.seed, after) else Exit.PROBLEMS


def is_by_line(*, plain: bool) -> bool:
    """Whether to play line by line: asked for, or no terminal that can do more."""
    # Textual reads standard input and draws on standard error.
    wanted = plain or os.environ.get("QUIZ_PLAIN", "0") not in ("", "0")
    terminal = all(is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr))
    if wanted or not terminal or os.environ.get("TERM") == "dumb":
        return True
    if encoding := lacking_encoding():
        said = f"quiz: line by line: the screen needs UTF-8, and this terminal is said to take {encoding}."
        note(said, "  hint: where it can do more:  LANG=C.UTF-8 quiz")
    return bool(encoding)


# What is played


def load(names: Sequence[str]) -> tuple[tuple[Bank, ...], tuple[str, ...]]:
    """The banks of these files, or the built-in one, and what is to be said about them; raises Stop."""
    paths = {Path(name).absolute(): name for name in reversed(names)} or {builtin_path(): "the built-in bank"}
    loaded: dict[str, tuple[Bank, str]] = {}
    notices: list[str] = []
    for path, name in reversed(paths.items()):
        shelved = Shelved(data_folder() / "shelf", path)
        bank = shelved.take()
        if not bank:
            from quiz.bank.reading import read_bank  # a shelved bank needs no YAML

            reading = read_bank(path, name)
            bank = _playable(reading, name)
            if reading.errors:
                notices.append(_partly(bank, reading.errors, name))
            shelved.put(reading)
        if bank.id in loaded:
            _, other = loaded[bank.id]
            raise Stop(
                f'{other} and {name} have the same id, "{bank.id}", by which a bank is remembered.',
                f"to play them together, give one of them another, such as  id: {bank.id}-2",
            )
        loaded[bank.id] = bank, name
    return tuple(bank for bank, _ in loaded.values()), tuple(notices)


def _missed(options: Namespace) -> tuple[Banks, Round]:
    """What a class missed, worst first, as a round of misses, and the banks as it had them; raises Stop."""
    others = ("banks", "play", "length", "topic", "kinds")
    if given := next((name for name in others if getattr(options, name)), None):
        given = "BANK" if given == "banks" else f"--{given}"
        raise Stop(f"--from-session plays what the class missed, as it was asked: leave {given} out")
    from quiz.classroom.report import report  # not for playing without a class
    from quiz.classroom.sessions import Session, room_of, sessions_folder

    with Session.open(sessions_folder(), options.from_session) as session:
        room = room_of(session)
    wanted = report(room).to_practise
    if not wanted:
        why = "missed nothing" if room.counted and room.inside else "was not asked anything to its end"
        raise Stop(f"the class {why} in session {options.from_session}.", code=Exit.PROBLEMS)
    missed = Answer("", local_now(), (), 0.0)
    dealt = tuple(question.asked.dealt for question in wanted)
    return wanted[0].asked.banks, Round("", Play.ROUND, "", dealt, (missed,) * len(dealt))


def _playable(reading: Reading, name: str) -> Bank:
    """The bank if something in it can be played; raises Stop with its problems otherwise."""
    bank = reading.bank
    if bank and Banks([bank]).any_plays:
        return bank
    problems = [
        line for problem in foremost(reading.errors) for line in show(problem, reading.lines).split("\n")
    ]
    if not reading.readable:
        from quiz.bank.fields import did_you_mean  # a bank that plays needs no YAML

        near = "" if Path(name).exists() else did_you_mean(name, COMMANDS)
        hint = f"a command comes first: quiz {name}" if name in COMMANDS else near
        raise Stop("", hint, before=problems)
    drafts = sum(item.draft for item in (*bank.timeline, *bank.questions)) if bank else 0
    hint = f"{counted(drafts, 'draft')} to be accepted: quiz edit {shlex.quote(name)}" if drafts else ""
    raise Stop(f"there is nothing in {name} to play.", hint, Exit.PROBLEMS, problems)


def _partly(bank: Bank, errors: Iterable[Problem], name: str) -> str:
    """Say in which lines a bank has errors, and how much of it plays."""
    lines = [str(line) for line in sorted({problem.line for problem in errors})]
    if len(lines) > _LINES_NAMED:
        lines[_LINES_NAMED - 1 :] = [f"{len(lines) - _LINES_NAMED + 1} more"]
    broken = f"line{'' if len(lines) == 1 else 's'} {listed(lines)} cannot be played"
    drawn = Banks([bank])
    plays = f"{counted(len(drawn.playable(bank)), 'question')} and {counted(len(drawn.events), 'event')} can"
    return f"{name}: {broken} ({plays}). quiz check {shlex.quote(name)} says why."


# How it is played


def _player(banks: Banks, memory: Memory, options: Namespace, *, piped: bool = False) -> Player:
    """The player with the settings last chosen, and over them, for this run, what was asked for now.

    What a pipe is given follows from the arguments alone.
    """
    player = Player(banks, memory)
    asked = {"length": options.length, "kinds": options.kinds, "topics": options.topics}
    said: dict[str, Any] = {name: None if it == "all" else it for name, it in asked.items() if it}
    wanted = replace(Settings() if piped else player.settings, **said)
    return player if wanted == player.settings else Player(banks, memory, settings=wanted)


def _named_topics(wanted: Iterable[str], banks: Banks) -> frozenset[str]:
    """The banks' topics with these names, capitals aside; raises Stop."""
    by_name = {topic.casefold(): topic for topic in banks.topics}
    if strange := [name for name in wanted if name.casefold() not in by_name]:
        there = f"The topics are: {'; '.join(banks.topics)}." if by_name else "No question has a topic."
        raise Stop(f'there is no topic "{strange[0]}". {there}')
    return frozenset(by_name[name.casefold()] for name in wanted)


def _length(text: str) -> int | str:
    return text if text == "all" else number(999_999, "a number from 1, or all")(text)


def _kinds(text: str) -> frozenset[Kind]:
    kinds = {word for word in text.replace(" ", "").split(",") if word}
    if not kinds or not kinds <= set(_KINDS):
        raise ArgumentTypeError(f"one or both of {','.join(_KINDS)}")
    return frozenset(map(Kind, kinds))


PLAY = Command(
    play,
    """quiz [play] [BANK ...] [options]
       quiz host [BANK ...]
       quiz new BANK --from TEXT
       quiz edit|add|coverage [BANK]
       quiz check [--strict] [--watch] [BANK ...]
       quiz flags [BANK ...] [--all | --settle NUMBER ...]
       quiz sessions [show|export|keep|forget|delete ID]
       quiz history|schema|--version
       quiz guide [PAGE]""",
    "Learn a life from its source: every answer is backed by a verified quote.",
    """examples:
  quiz                                the built-in bank
  quiz lenin.yaml trotsky.yaml        two banks together
  quiz --plain --play read            line by line, reading and answering
  quiz --length 5 --topic Opposition  five questions on one topic
  quiz new lenin.yaml --from life.txt a bank from a biography
  quiz edit lenin.yaml                the workshop; quiz add: line by line

A first argument that is no command is a bank; a bank file called "check" is ./check.
`quiz check --help`, and so on, say more on the other commands.""",
    (
        argument("banks", "BANK", "a YAML file of questions; the built-in bank if none", nargs="*"),
        (
            "--version",
            {"action": "version", "version": f"quiz {__version__}", "help": "say the version and exit"},
        ),
        switch("--plain", "play line by line: for screen readers and pipes"),
        argument("--play", "WHAT", f"begin at once: {', '.join(_PLAYS)}", choices=_PLAYS),
        argument("--length", "N", "questions in a round: a number, or all", type=_length),
        argument("--topic", "T", "only this topic; may be repeated", action="append"),
        argument("--kinds", "K", f"kinds of questions: {','.join(_KINDS)}", type=_kinds),
        argument("--from-session", "ID", "what a class missed; quiz sessions lists them"),
        argument("--seed", "TEXT", "deal the same round for the same text", default=""),
    ),
)
