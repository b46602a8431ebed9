"""`quiz new`: a bank from a biography, with a timeline drafted from its dates."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.authoring.drafting.pasting import Attribution, clean_pasted
from quiz.authoring.drafting.writing import Head, draft_bank
from quiz.authoring.saving import ChangedOnDisk, save
from quiz.bank.building import MAX_TEXT
from quiz.bank.files import MAX_BYTES, decode, read_file
from quiz.bank.problems import ProblemError
from quiz.cli.console import parser
from quiz.cli.exits import Exit, Stop, note
from quiz.dates.mentions import sentence_unread
from quiz.game.round import counted, listed
from quiz.plain.console import is_terminal, read_pasted
from quiz.text.cleaning import excerpt, one_line, without_unseen

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from quiz.authoring.drafting.drafts import Left
    from quiz.authoring.drafting.pasting import Pasted
    from quiz.authoring.drafting.writing import DraftBank
    from quiz.text.source import Source

USAGE = """quiz new BANK --from TEXT [options]
       quiz new BANK [options] < TEXT"""
ABOUT = "Make a bank from a biography: its text cleaned of what a page put into it, and a timeline drafted."
MORE = """BANK is a new file; .yaml is added to a name without an ending. Without --from, or with --from -,
the text is read from standard input: a pipe, or what is pasted into the terminal, up to Ctrl+D.

exit status:
  0  the bank is written
  2  the text could not be read or the bank not written"""

_NAMED = 3
"""So many of each kind that is left are named."""
_ENDING = ".yaml"
_PASTE = (
    "Paste the biography here. End it with Ctrl+D on a line of its own (in Windows: Ctrl+Z and Enter).",
    "Nothing is written before. Ctrl+C leaves.",
)
_NO_TEXTS = {
    b"%PDF": "this is a PDF, not a text",
    b"PK\x03\x04": "this is a document of a word processor or an archive, not a text",
    b"\xd0\xcf\x11\xe0": "this is a document of a word processor, not a text",
    b"{\\rtf": "this is a document of a word processor, not a text",
}
_COPY = "open it, copy the text, and paste it into a file of its own, or into  quiz new BANK"


def new(arguments: Sequence[str]) -> int:
    """Make a bank; gives the exit code."""
    options = _arguments().parse_args(arguments)
    path = _free_path(options.bank)
    name, raw = _read(options.text)
    text = _text(name, raw)
    if len(text) > MAX_TEXT:
        raise Stop(
            Exit.UNREADABLE,
            f"quiz: {name}: this text has more than {MAX_TEXT:,} characters.",
            "  hint: make several banks of it",
        )
    pasted = clean_pasted(text)
    if not pasted.text.strip():
        raise Stop(Exit.UNREADABLE, f"quiz: {name}: there is no text in it.")
    try:
        made = draft_bank(pasted, _head(options), _title(path if name == _STANDARD_INPUT else Path(name)))
        if not made.source.sentences:
            raise Stop(
                Exit.UNREADABLE,
                f"quiz: {name}: there is no sentence in it, and a quiz needs some to quote.",
                "  hint: give the text of a biography, with full stops",
            )
    except ProblemError:
        raise Stop(
            Exit.UNREADABLE,
            f"quiz: {name}: no bank can be written of this text that is read as it was meant.",
            "  hint: look for the passage that is unlike the others, such as a table, and leave it out",
        ) from None
    try:
        save(path, b"", made.yaml.encode())
    except ChangedOnDisk:
        raise _taken(path) from None
    except ProblemError as error:
        message, hint = error.problem.message, error.problem.hint
        raise Stop(Exit.UNREADABLE, f"quiz: {path} cannot be written: {message}", f"  hint: {hint}") from None
    for line in _list(path, made):
        print(one_line(line))
    note(*_told(path, pasted, made, options.language))
    return Exit.OK


# What goes in

_STANDARD_INPUT = "standard input"


def _free_path(name: str) -> Path:
    path = Path(name)
    is_folder = not path.name or name.endswith(("/", "\\")) or path.is_dir()
    if not is_folder and not path.suffix:
        path = path.with_name(path.name + _ENDING)
    if is_folder or path.is_dir():
        raise Stop(Exit.UNREADABLE, f"quiz: {name} is a folder.", "  hint: name the new file in it")
    if path.exists() or path.is_symlink():
        raise _taken(path)
    if not path.parent.is_dir():
        raise Stop(
            Exit.UNREADABLE,
            f"quiz: there is no folder {path.parent}.",
            "  hint: make it first, or name another",
        )
    return path


def _taken(path: Path) -> Stop:
    return Stop(
        Exit.UNREADABLE,
        f"quiz: {path} is there already, and is left as it is.",
        f"  hint: give the new one another name, or go on with that:  quiz edit {shlex.quote(str(path))}",
    )


def _read(text: str | None) -> tuple[str, bytes]:
    """The bytes of the text, and what to call it; raises Stop."""
    if text not in (None, "-"):
        try:
            return text, read_file(Path(text))
        except ProblemError as error:
            raise Stop(
                Exit.UNREADABLE, f"quiz: {text}: {error.problem.message}", f"  hint: {error.problem.hint}"
            ) from None
    raw = b""
    if is_terminal(sys.stdin):
        raw = read_pasted(sys.stdin, MAX_BYTES, lambda: note(*_PASTE))
    elif sys.stdin and not sys.stdin.closed:
        raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise Stop(
            Exit.UNREADABLE,
            f"quiz: {_STANDARD_INPUT}: this is more than {MAX_BYTES // 1024 // 1024} MB, too much.",
            "  hint: make several banks of it",
        )
    return _STANDARD_INPUT, raw


def _text(name: str, raw: bytes) -> str:
    """The text in these bytes; raises Stop."""
    for beginning, what in _NO_TEXTS.items():
        if raw.startswith(beginning):
            raise Stop(Exit.UNREADABLE, f"quiz: {name}: {what}.", f"  hint: {_COPY}")
    try:
        text = decode(raw).text
    except ProblemError as error:
        where = f"{name}:{error.problem.line}:{error.problem.column}"
        if b"\0" in raw:
            raise Stop(Exit.UNREADABLE, f"quiz: {name}: this is no text.", f"  hint: {_COPY}") from None
        raise Stop(
            Exit.UNREADABLE, f"quiz: {where}: {error.problem.message}", f"  hint: {error.problem.hint}"
        ) from None
    if "\0" in text:
        raise Stop(Exit.UNREADABLE, f"quiz: {name}: this is no text.", f"  hint: {_COPY}")
    if text[:200].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise Stop(
            Exit.UNREADABLE,
            f"quiz: {name}: this is the code of a web page, not its text.",
            "  hint: open the page in a browser, copy the text there, and paste it",
        )
    return text


def _head(options: Namespace) -> Head:
    about = Attribution(
        _line(options.title), _line(options.author), _line(options.url), _line(options.licence)
    )
    return Head(about, _line(options.language), _line(options.note))


def _line(given: str | None) -> str:
    """An argument as it can stand in a bank."""
    return " ".join(one_line(without_unseen(given or "")).split())


def _title(path: Path) -> str:
    """A title made of a file's name."""
    words = _line(path.stem.replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:] or "A life"


# What is said


def _list(path: Path, made: DraftBank) -> Iterator[str]:
    """A line for each event drafted, with its line in the bank."""
    lines = [number for number, line in enumerate(made.yaml.split("\n"), 1) if line.startswith("  - id:")]
    for number, event in zip(lines, made.drafted.events, strict=True):
        yield f"{path}:{number}: {event.date.spoken()}: {event.event}"


def _told(path: Path, pasted: Pasted, made: DraftBank, language: str | None) -> Iterator[str]:
    drafted, source = made.drafted, made.source
    dated = f"{drafted.dated} of them with a date" if drafted.dated else "none of them with a date"
    events = counted(len(drafted.events), "event")
    yield f"{path} is written: {counted(len(source.sentences), 'sentence')}, {dated}; {events} drafted."
    if pasted.removed:
        yield "Taken out of the text:"
        yield from (f"  {line}" for line in pasted.removed)
    if drafted.relative:
        number = counted(len(drafted.relative), "time")
        yield f"Left for you, since the text does not say the year: {number}: {_named(drafted.relative)}."
    misread = [left for left in drafted.unread if left.words in _unread(source, left.sentence)]
    if misread:
        yield f"Not read as dates: {_named(misread)}. Look at them yourself."
    if untold := [left for left in drafted.unread if left not in misread]:
        yield f"Read, but no event could be made of them: {_named(untold)}. Look at them yourself."
    if language and not language.lower().startswith("en"):
        yield "Dates are read in English only: in another language most are missed."
    elif not drafted.dated:
        yield "No date was found. Dates are read in English only, such as “in January 1912”."
    missing = [
        words
        for said, words in (
            (source.author, "who wrote it (--author)"),
            (source.url, "where it can be read (--url)"),
            (source.licence, "on what terms it is used (--licence)"),
        )
        if not said
    ]
    if missing:
        yield f"The text does not say {listed(missing)}: write it below  source:  in the bank."
    yield f"Next: quiz edit {shlex.quote(str(path))}"


def _unread(source: Source, sentence: int) -> set[str]:
    """The words of a sentence that say a time which cannot be read."""
    return {source.words(each) for each in sentence_unread(source, sentence)}


def _named(left: Sequence[Left]) -> str:
    """The first of some words, with where they stand, and how many more there are."""
    named = [f"“{excerpt(each.words)}” (sentence {each.sentence + 1})" for each in left[:_NAMED]]
    more = len(left) - len(named)
    return listed([*named, f"{more} more"] if more else named)


def _arguments() -> ArgumentParser:
    arguments = parser(USAGE, ABOUT, MORE)
    arguments.add_argument("bank", metavar="BANK", help="the new file")
    arguments.add_argument(
        "--from", dest="text", metavar="TEXT", help="the file with the biography; - for a pipe"
    )
    arguments.add_argument("--title", help="what the text, and so the bank, is called")
    arguments.add_argument("--author", help="who wrote the text")
    arguments.add_argument("--url", help="where it can be read")
    arguments.add_argument("--licence", help="on what terms it is used, such as CC BY-SA 4.0")
    arguments.add_argument("--language", metavar="TAG", help="its language, such as en")
    arguments.add_argument("--note", metavar="TEXT", help="what players see before the first question")
    return arguments
