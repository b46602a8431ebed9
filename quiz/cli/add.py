"""`quiz add`: a question, an event or an ordering more, asked for line by line or given in the arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.authoring.card import Parts, option_of
from quiz.authoring.document import NotEditable
from quiz.authoring.saving import ChangedOnDisk
from quiz.authoring.values import Section
from quiz.authoring.work import Adder
from quiz.bank.format import CHOICE_KEYS, EVENT_KEYS, ORDERING_KEYS
from quiz.bank.problems import Level, ProblemError
from quiz.cli.command import Command, argument, console, switch
from quiz.cli.edit import not_editable
from quiz.cli.exits import Exit, Stop, note, stopped_by
from quiz.cli.named_bank import own_bank
from quiz.game.round import counted
from quiz.plain.adding import add_by_line, in_lines
from quiz.plain.console import EndOfInput, Leave

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from quiz.authoring.values import Plain


def add(options: Namespace) -> int:
    """Add items to a bank; gives the exit code."""
    section, fields = _given(options)
    talk = console()
    try:
        path = own_bank(options.bank, talk.confirm, "add")
        adder = Adder(path)
        if adder.bank is None:
            raise Stop(f"{path} has no title or no source. See: quiz check {path}")
        if fields:
            return _add_given(adder, section, fields, strict=options.strict)
        added = add_by_line(talk, adder, adder.bank)
        note(f"{path}: {counted(added, 'item')} added")
    except (EndOfInput, Leave):
        pass
    except NotEditable as error:
        raise not_editable(str(path), error) from None
    except ChangedOnDisk:
        raise Stop(f"{path} is being saved again and again by another program.") from None
    except ProblemError as error:
        raise stopped_by(path, error) from None
    return Exit.OK


def _add_given(adder: Adder, section: Section, fields: dict[str, Plain], *, strict: bool) -> int:
    remarks = adder.remarks(section, fields)
    for remark in remarks:
        note(*in_lines(remark))
    if (strict and remarks) or any(remark.level is Level.ERROR for remark in remarks):
        note("quiz: not added.")
        return Exit.PROBLEMS
    added = adder.add(section, fields)
    print(f"{adder.path}:{added.line}: added {added.id}")
    return Exit.OK


_KEYS = {"order": ORDERING_KEYS, "ask": CHOICE_KEYS, "event": EVENT_KEYS}
"""The options that say what kind of item it is, and those that go with each."""


def _given(options: Namespace) -> tuple[Section, dict[str, Plain]]:
    """What the options say of an item; nothing if it is to be asked for. Raises Stop where they clash."""
    said = {name: value for name, value in vars(options).items() if value and name not in ("bank", "strict")}
    kinds = [name for name in _KEYS if name in said]
    if not kinds:
        if said:
            raise Stop("say what to add: --ask, --event or --order")
        return Section.QUESTIONS, {}
    kind, *others = kinds
    if others and (kind, *others) != ("order", "ask"):  # an ordering has a prompt too
        raise Stop(f"--{kind} and --{others[0]} are two items: add one at a time")
    if strange := sorted(said.keys() - _KEYS[kind]):
        raise Stop(f"--{strange[0]} does not go with --{kind}")
    section = Section.TIMELINE if kind == "event" else Section.QUESTIONS
    return section, {name: _plain(name, said[name]) for name in sorted(said)}


def _plain(name: str, value: str | bool | list[str] | list[Parts | str]) -> Plain:
    """What a field has in the file."""
    if isinstance(value, list):
        texts: list[Plain] = [*_options(value)] if name == "wrong" else [str(each) for each in value]
        return texts[0] if len(texts) == 1 and name in ("answer", "quote", "after") else texts
    return "true" if value is True else str(value)


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


COMMAND = Command(
    add,
    """quiz add [BANK]
       quiz add [BANK] --ask TEXT --answer TEXT ... --wrong TEXT ... [--why-not TEXT] ... --quote TEXT ...
       quiz add [BANK] --event TEXT --date DATE | --after ID ... --quote TEXT ...
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
        argument(
            "--wrong",
            "TEXT",
            "a wrong option, or several",
            type=Parts,
            action="extend",
            nargs="+",
        ),
        argument("--why-not", "TEXT", "why the last wrong option is wrong", dest="wrong", action="append"),
        argument("--quote", "TEXT", "a passage of the source, word for word", action="append"),
        switch("--inferred", "the answer is inferred; needs --why"),
        argument("--event", "TEXT", "an event: what happened"),
        argument("--date", "DATE", "when, such as 1912-01 or 1905/1907"),
        argument("--after", "ID", "an event that is certainly before it", action="append"),
        argument("--order", "ID", "an ordering: events, earliest first", nargs="+"),
        argument("--topic", "TEXT", "the part of the life that it belongs to"),
        argument("--why", "TEXT", "an explanation"),
        argument("--id", "ID", "what it goes by; made of its words if not given"),
        switch("--draft", "keep it, but never draw it"),
        switch("--strict", "do not add it if there are warnings"),
    ),
)
