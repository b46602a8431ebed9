"""`quiz add` and `quiz edit`: a bank of the user's own is written into, line by line or in the workshop."""

from __future__ import annotations

import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from quiz.authoring.card import Parts, option_of
from quiz.authoring.document import NotEditable
from quiz.authoring.saving import HERE, copy_builtin
from quiz.authoring.unsaved import Recovery
from quiz.authoring.values import TEXT_OR_TEXTS, Plain, Section
from quiz.authoring.work import Work
from quiz.bank.format import KEYS
from quiz.bank.problems import Level, ProblemError, show
from quiz.cli.command import Command, argument, console, is_terminal, lacking_encoding, switch
from quiz.cli.exits import Exit, Stop, note, out, stopped_by
from quiz.game.wording import counted
from quiz.memory.folder import RECOVERY, data_folder
from quiz.memory.log import Flags, Memory
from quiz.plain.adding import add_by_line
from quiz.plain.console import EndOfInput, Leave
from quiz.plain.new_item import in_lines

_WAYS_OUT = "line by line:  quiz add;  where it can do more:  LANG=C.UTF-8 quiz edit"


def edit(options: Namespace) -> int:
    """Open the workshop; gives the exit code."""
    if not all(is_terminal(stream) for stream in (sys.stdin, sys.stderr)) or os.environ.get("TERM") == "dumb":
        raise Stop("the workshop needs a full terminal. Line by line: quiz add")
    if encoding := lacking_encoding():
        raise Stop(f"the workshop needs UTF-8, and this terminal is said to take {encoding}.", _WAYS_OUT)
    try:
        path = own_bank(options.bank, console().confirm, "edit")
    except (EndOfInput, Leave):
        return Exit.OK
    with writing_into(path):
        work = _work(path)
    from quiz.tui.workshop.opening import WorkshopApp  # brings Textual, 0.2 s

    with Memory() as memory:
        app = WorkshopApp(work, memory, Flags.of(memory, work.inspector.bank))
        app.run_to_end()
        return Exit.OK


def add(options: Namespace) -> int:
    """Add items to a bank; gives the exit code."""
    section, fields = _given(options)
    talk = console()
    with suppress(EndOfInput, Leave):
        path = own_bank(options.bank, talk.confirm, "add")
        with writing_into(path):
            work = _work(path)
            if (bank := work.inspector.bank) is None:
                raise Stop(f"{path} has no title or no source. See: quiz check {path}")
            if fields:
                return _add_given(work, section, fields, strict=options.strict)
            added = add_by_line(talk, work, bank)
        note(f"{path}: {counted(added, 'item')} added")
    return Exit.OK


def _work(path: Path) -> Work:
    return Work(path, Recovery(data_folder() / RECOVERY, path))


def _add_given(work: Work, section: Section, fields: dict[str, Plain], *, strict: bool) -> int:
    remarks = work.remarks_on(section, fields)
    for remark in remarks:
        note(*in_lines(remark))
    if (strict and remarks) or any(remark.level is Level.ERROR for remark in remarks):
        note("quiz: not added.")
        return Exit.PROBLEMS
    name, line = work.append(section, fields)
    out(f"{work.path}:{line}: added {name}")
    return Exit.OK


def _given(options: Namespace) -> tuple[Section, dict[str, Plain]]:
    """What the options say of an item; nothing if it is to be asked for. Raises Stop where they clash."""
    said = {name: value for name, value in vars(options).items() if value and name not in ("bank", "strict")}
    kinds = [name for name in KEYS if name in said]
    if said and not kinds:
        raise Stop("say what to add: --ask, --event or --order")
    if len(kinds) > 1 and kinds != ["order", "ask"]:  # an ordering has a prompt too
        raise Stop(f"--{kinds[0]} and --{kinds[1]} are two items: add one at a time")
    for name in sorted(said):
        if name not in KEYS[kinds[0]]:
            raise Stop(f"--{name} does not go with --{kinds[0]}")
    section = Section.TIMELINE if kinds == ["event"] else Section.QUESTIONS
    return section, {name: _plain(name, said[name]) for name in sorted(said)}


def _plain(name: str, value: str | bool | list[str] | list[Parts | str]) -> Plain:
    """What a field has in the file."""
    if not isinstance(value, list):
        return "true" if value is True else str(value)
    texts: list[Plain] = [*_options(value)] if name == "wrong" else [str(each) for each in value]
    return texts[0] if len(texts) == 1 and name in TEXT_OR_TEXTS else texts


def _options(said: Iterable[Parts | str]) -> Iterator[Plain]:
    """Wrong options, each with the reason that was said right after it; raises Stop."""
    options: list[Parts] = []
    for each in said:
        if isinstance(each, Parts):
            options.append(each)
        elif not options or options[-1].why:
            raise Stop("--why-not goes after the option that it is about: --wrong TEXT --why-not TEXT")
        else:
            options[-1] = options[-1]._replace(why=each)
    return map(option_of, options)


def own_bank(name: str | None, confirm: Callable[[str], bool], command: str) -> Path:
    """The file of this name, else questions.yaml here, else a copy of the built-in bank; raises Stop.

    `confirm` asks before the copy is made; `command` is the one that wants it.
    """
    path = Path(name or HERE)
    if path.exists():
        return path
    if name:
        make = f"to make a bank of a biography: quiz new {shlex.quote(name)} --from biography.txt"
        raise Stop(f"there is no file {name}.", make)
    if not confirm(f"There is no {HERE} here. Copy the built-in bank to {HERE}, to change the copy?"):
        raise Stop(f"name the bank that you mean, such as  quiz {command} my-bank.yaml")
    copy_builtin(path)
    return path


@contextmanager
def writing_into(path: Path) -> Iterator[None]:
    """End the command where the bank in this file cannot be changed; raises Stop."""
    try:
        yield
    except NotEditable as error:
        shown = show(replace(error.problem, file=str(path)), ()).split("\n")
        raise Stop(f"{path} is left as it is: mend it in an editor.", "", Exit.PROBLEMS, shown) from None
    except ProblemError as error:
        raise stopped_by(path, error) from None


EDIT = Command(
    edit,
    "quiz edit [BANK]",
    "Write questions and events of a bank, checked as they are typed.",
    "Without BANK, questions.yaml here, or a copy of the built-in bank after asking.",
    (argument("bank", "BANK", "the file to work on", nargs="?"),),
)
ADD = Command(
    add,
    """quiz add [BANK]
       quiz add [BANK] --ask TEXT --answer TEXT --wrong TEXT ... --quote TEXT
       quiz add [BANK] --event TEXT [--date DATE | --after ID | --before ID] ...
       quiz add [BANK] --order ID ID ID ...""",
    "Add to a bank: line by line with prompts, or at once with what the options say.",
    """Without BANK, questions.yaml here, or a copy of the built-in bank after asking.
--why-not says why the wrong option just before it is wrong:
  --wrong Dublin --why-not "She never went there." --wrong Cork Belfast
Nothing is written where there are errors; with --strict, nor where there are warnings.

exit status:
  0  added, or left without adding
  1  not added: errors, with --strict also warnings
  2  a file could not be read or written""",
    (
        argument("bank", "BANK", "the file to add to", nargs="?"),
        argument("--ask", "TEXT", "a question: its prompt"),
        argument("--answer", "TEXT", "the answer; again for several", action="append"),
        argument("--wrong", "TEXT", "a wrong option, or several", type=Parts, action="extend", nargs="+"),
        argument("--why-not", "TEXT", "why the last wrong option is wrong", dest="wrong", action="append"),
        argument("--quote", "TEXT", "a passage of the source, word for word", action="append"),
        switch("--inferred", "the answer is inferred; needs --why"),
        argument("--event", "TEXT", "an event: what happened"),
        argument("--date", "DATE", "when, such as 1912-01 or 1905/1907"),
        argument("--after", "ID", "an event that is certainly before it", action="append"),
        argument("--before", "ID", "an event that is certainly after it", action="append"),
        argument("--order", "ID", "an ordering: events, earliest first", nargs="+"),
        argument("--topic", "TEXT", "the part of the life that it belongs to"),
        argument("--why", "TEXT", "an explanation"),
        argument("--apart", "ID", "an item that tells its answer, or the other way", action="append"),
        argument("--id", "ID", "what it goes by; made of its words if not given"),
        switch("--draft", "keep it, but never draw it"),
        switch("--strict", "do not add it if there are warnings"),
    ),
)
