"""What the arguments of `quiz play` ask for."""

from __future__ import annotations

from argparse import ArgumentTypeError
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz import __version__
from quiz.cli.arguments import parser
from quiz.cli.exits import Exit, Stop
from quiz.game.round import Kind, Play

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from quiz.game.banks import Banks
    from quiz.game.settings import Settings

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
