"""`quiz new`: a bank from a biography, with a timeline drafted from its dates."""

from __future__ import annotations

import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.authoring.drafting.drafts import DraftBank, Head, draft_bank
from quiz.authoring.drafting.markup import markup_in
from quiz.authoring.drafting.pasting import Attribution, Pasted, clean_pasted
from quiz.authoring.drafting.timeline import Left
from quiz.authoring.saving import save
from quiz.bank.bounds import MAX_BYTES, no_text
from quiz.bank.files import decode, read_file
from quiz.bank.foreign import WEB_PAGE, data_in, other_program
from quiz.bank.problems import ProblemError
from quiz.cli.command import Command, argument, is_terminal
from quiz.cli.exits import Stop, note, out, stopped_by
from quiz.dates.languages import READ
from quiz.game.wording import counted, listed
from quiz.text.cleaning import excerpt, one_line, without_unseen
from quiz.text.language import primary

_STANDARD_INPUT = "standard input"
_NAMED = 3  # of what is left
_PASTE = (
    "Paste the biography here. End it with Ctrl+D on a line of its own (in Windows: Ctrl+Z and Enter).",
    "Nothing is written before. Ctrl+C leaves.",
)
_END = b"\x04"  # Ctrl+D
_CHUNK = 1 << 16
_DATA = {".yaml": "YAML", ".yml": "YAML", ".json": "JSON", ".csv": "a table", ".tsv": "a table"}
_SHOWN = "give a biography as people read it: open it so, such as in a browser, copy the text, and paste it"
_FETCH = "save the text of the page as a file, such as life.txt:  quiz new BANK --from life.txt --url {}"
_SEVERAL = "make several banks of it"


def new(options: Namespace) -> None:
    """Make a bank."""
    path = _free_path(options.bank)
    name, raw = _read(options.text)
    pasted = clean_pasted(_text(name, raw))
    if not pasted.text.strip():
        raise Stop(f"{name}: there is no text in it.")
    said = map(_line, (options.title, options.author, options.url, options.licence))
    head = Head(Attribution(*said), _line(options.language), _line(options.note))
    try:
        made = draft_bank(pasted, head, _title(path if name == _STANDARD_INPUT else Path(name)))
    except ProblemError:
        raise Stop(
            f"{name}: no bank can be written of this text that is read as it was meant.",
            "look for the passage that is unlike the others, such as a table, and leave it out",
        ) from None
    if not made.source.sentences:
        way_out = "give the text of a biography, with full stops"
        raise Stop(f"{name}: there is no sentence in it, and a quiz needs some to quote.", way_out)
    try:
        save(path, b"", (made.yaml + _listed(pasted.dated)).encode())
    except ProblemError as error:
        raise stopped_by(f"{path} cannot be written", error) from None
    out(*_list(path, made))
    note(*_told(path, pasted, made))


# What goes in


def _free_path(name: str) -> Path:
    path = Path(name)
    if name.endswith(("/", "\\")) or path.is_dir():
        raise Stop(f"{name} is a folder.", "name the new file in it")
    if not path.suffix:
        path = path.with_name(f"{path.name}.yaml")
    if path.exists() or path.is_symlink():
        bank, name = (shlex.quote(str(each)) for each in (path.with_suffix(".yaml"), path))
        way_out = f"give the new one another name, or go on with that:  quiz edit {name}"
        if path.suffix.casefold() not in (".yaml", ".yml"):
            way_out = f"to make a bank of it:  quiz new {bank} --from {name}"
        raise Stop(f"{path} is there already, and is left as it is.", way_out)
    if not path.parent.is_dir():
        raise Stop(f"there is no folder {path.parent}.", "make it first, or name another")
    return path


def _read(text: str | None) -> tuple[str, bytes]:
    """The bytes of the text, and what to call it; raises Stop."""
    if text not in (None, "-"):
        if "://" in text:
            raise Stop(f"{text} is an address, and nothing is fetched from the web.", _FETCH.format(text))
        try:
            return text, read_file(Path(text))
        except ProblemError as error:
            raise stopped_by(text, error) from None
    raw = b""
    if is_terminal(sys.stdin):
        raw = _pasted()
    elif sys.stdin and not sys.stdin.closed:
        raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        megabytes = MAX_BYTES // 1024 // 1024
        raise Stop(f"{_STANDARD_INPUT}: this is more than {megabytes} MB, too much.", _SEVERAL)
    return _STANDARD_INPUT, raw


def _pasted() -> bytes:
    """What is typed or pasted into the terminal up to Ctrl+D; no more than about `MAX_BYTES`."""
    if sys.platform == "win32":
        note(*_PASTE)
        return sys.stdin.read(MAX_BYTES).encode()
    import termios  # Windows has none

    read, terminal = b"", sys.stdin.fileno()
    before, changed = termios.tcgetattr(terminal), termios.tcgetattr(terminal)
    changed[3] &= ~termios.ICANON  # line by line, a terminal cuts a line after 4,095 bytes
    termios.tcsetattr(terminal, termios.TCSANOW, changed)
    try:
        note(*_PASTE)
        while len(read) <= MAX_BYTES and (chunk := os.read(terminal, _CHUNK)):
            pasted, end, _ = chunk.partition(_END)
            read += pasted
            if end:
                break
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
    return read


def _text(name: str, raw: bytes) -> str:
    """The text in these bytes; raises Stop."""
    try:
        text = decode(raw).text
    except ProblemError as error:
        raise stopped_by(f"{name}:{error.problem.line}:{error.problem.column}", error) from None
    if "\0" in text:
        raise Stop(f"{name}: this is no text.", _SHOWN)
    theirs, (kind, sign) = other_program(text), markup_in(text)
    if theirs and WEB_PAGE not in theirs.message:
        raise Stop(f"{name}: {theirs.message}", theirs.hint)
    if refusal := no_text(text):
        raise Stop(f"{name}: {refusal}.", _SEVERAL)
    if data := data_in(text) or _DATA.get(Path(name).suffix.casefold(), ""):
        raise Stop(f"{name}: this is {data}, not a text to be read.", _SHOWN)
    if kind:
        raise Stop(f"{name}: this is {kind}, not its text: “{excerpt(sign)}” stands in it.", _SHOWN)
    return text


def _line(given: str | None) -> str:
    """An argument as it can stand in a bank."""
    return " ".join(one_line(without_unseen(given or "")).split())


def _title(path: Path) -> str:
    """A title made of a file's name."""
    words = _line(path.stem.replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:] or "A life"


# What is said


def _listed(dated: Sequence[str]) -> str:
    """Lines with a year that were left out, as comments at the end of a bank."""
    lines = "".join(f"#   {_line(each)}\n" for each in dated)
    return (
        lines
        and f"\n# Lines with a year that were left out of the text, since they are no sentences:\n#\n{lines}"
    )


def _list(path: Path, made: DraftBank) -> Iterator[str]:
    """A line for each event drafted, with its line in the bank."""
    lines = [number for number, line in enumerate(made.yaml.split("\n"), 1) if line.startswith("  - id:")]
    for number, event in zip(lines, made.drafted.events, strict=True):
        yield f"{path}:{number}: {event.date.spoken()}: {event.event}"


def _told(path: Path, pasted: Pasted, made: DraftBank) -> Iterator[str]:
    drafted, source = made.drafted, made.source
    dated = f"{drafted.dated or 'none'} of them with a date"
    events = counted(len(drafted.events), "event")
    yield f"{path} is written: {counted(len(source.sentences), 'sentence')}, {dated}; {events} drafted."
    if pasted.removed:
        yield "Taken out of the text, or mended in it:"
        yield from (f"  {line}" for line in pasted.removed)
    if drafted.left:
        number = counted(len(drafted.left), "sentence")
        says = "says a time" if len(drafted.left) == 1 else "say times"
        yield f"Left for you: {number} that {says} of which no event was made: {_named(drafted.left)}."
        yield f"They stand at the end of {path}, as comments; in quiz edit, t goes from one to the next."
    if primary(source.read_as) not in READ:
        yield (
            f"Its language ({source.read_as}) is not read: only years of four digits are, no events drafted. "
            "English, German, French, Spanish, Italian and Russian are."
        )
    elif not drafted.events and drafted.dated:
        yield "No clause says by itself when something happened."
    elif not (drafted.dated or drafted.left):
        yield "No date was found, such as “in January 1912”."
    wanted = {
        "who wrote it (--author)": source.author,
        "where it can be read (--url)": source.url,
        "on what terms it is used (--licence)": source.licence,
    }
    if missing := [words for words, said in wanted.items() if not said]:
        yield f"The text does not say {listed(missing)}: write it below  source:  in the bank."
    yield f"Next: quiz edit {shlex.quote(str(path))}"


def _named(left: Sequence[Left]) -> str:
    """The first of some words, with where they stand, and how many more there are."""
    named = [f"“{excerpt(each.times[0])}” (sentence {each.sentence + 1})" for each in left[:_NAMED]]
    more = len(left) - len(named)
    return listed([*named, f"{more} more"] if more else named)


NEW = Command(
    new,
    """quiz new BANK --from TEXT [options]
       quiz new BANK [options] < TEXT""",
    "Make a bank from a biography: its text cleaned of what a page put into it, and a timeline drafted.",
    """BANK is a new file; .yaml is added to a name without an ending. Without --from, or with --from -,
the text is read from standard input: a pipe, or what is pasted into the terminal, up to Ctrl+D.

exit status:
  0  the bank is written
  2  the text could not be read or the bank not written""",
    (
        argument("bank", "BANK", "the new file"),
        argument("--from", "TEXT", "the file with the biography; - for a pipe", dest="text"),
        argument("--title", "TITLE", "what the text, and so the bank, is called"),
        argument("--author", "AUTHOR", "who wrote the text"),
        argument("--url", "URL", "where it can be read"),
        argument("--licence", "LICENCE", "on what terms it is used, such as CC BY-SA 4.0"),
        argument("--language", "TAG", "its language, such as en"),
        argument("--note", "TEXT", "what players see before the first question"),
    ),
)
