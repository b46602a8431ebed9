"""`quiz add`: a question, an event or an ordering more, asked for line by line or given in the arguments."""

from __future__ import annotations

from argparse import Action
from typing import TYPE_CHECKING

from quiz.authoring.desk import Parts, option_of
from quiz.authoring.document import NotEditable, Section
from quiz.authoring.saving import ChangedOnDisk
from quiz.authoring.work import Adder
from quiz.bank.problems import Level, ProblemError
from quiz.cli.console import console, parser
from quiz.cli.edit import not_editable, own_bank
from quiz.cli.exits import Exit, Stop, note
from quiz.game.round import counted
from quiz.plain.adding import add_by_line, in_lines
from quiz.plain.console import EndOfInput, Leave

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from quiz.authoring.values import Plain

USAGE = """quiz add [BANK]
       quiz add [BANK] --ask TEXT --answer TEXT ... --wrong TEXT ... [--why-not TEXT] ... --quote TEXT ...
       quiz add [BANK] --event TEXT --date DATE | --after ID ... --quote TEXT ...
       quiz add [BANK] --order ID ID ID ..."""
ABOUT = "Add to a bank: line by line with prompts, or at once with what the options say."
MORE = """Without BANK, questions.yaml here, or a copy of the built-in bank after asking.
--why-not says why the wrong option just before it is wrong:
  --wrong Dublin --why-not "She never went there." --wrong Cork Belfast
Nothing is written where there are errors; with --strict, nor where there are warnings.

exit status:
  0  added, or left without adding
  1  not added: errors, with --strict also warnings
  2  a file could not be read or written"""


def add(arguments: Sequence[str]) -> int:
    """Add items to a bank; gives the exit code."""
    options = _arguments().parse_args(arguments)
    section, fields = _given(options)
    talk = console()
    try:
        path = own_bank(options.bank, talk.confirm, "add")
    except (EndOfInput, Leave):
        return Exit.OK
    try:
        adder = Adder(path)
        if adder.bank is None:
            raise Stop(Exit.UNREADABLE, f"quiz: {path} has no title or no source. See: quiz check {path}")
        if fields:
            return _add_given(adder, section, fields, strict=options.strict)
        added = add_by_line(talk, adder, adder.bank)
        note(f"{path}: {counted(added, 'item')} added")
    except NotEditable as error:
        raise Stop(Exit.PROBLEMS, *not_editable(str(path), error), "quiz: nothing was added.") from None
    except ChangedOnDisk:
        raise Stop(
            Exit.UNREADABLE, f"quiz: {path} is being saved again and again by another program."
        ) from None
    except ProblemError as error:
        problem = error.problem
        raise Stop(Exit.UNREADABLE, f"quiz: {path}: {problem.message}", f"  hint: {problem.hint}") from None
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


def _given(options: Namespace) -> tuple[Section, dict[str, Plain]]:
    """What the options say of an item; nothing if it is to be asked for. Raises Stop where they clash."""
    kinds = [name for name in ("ask", "event", "order") if vars(options)[name]]
    if "order" in kinds and "ask" in kinds:
        kinds.remove("ask")  # an ordering has a prompt too
    others = {name for name, value in vars(options).items() if value and name not in ("bank", "strict")}
    if not kinds:
        if others:
            raise Stop(Exit.UNREADABLE, "quiz: say what to add: --ask, --event or --order")
        return Section.QUESTIONS, {}
    if len(kinds) > 1:
        raise Stop(Exit.UNREADABLE, f"quiz: --{kinds[0]} and --{kinds[1]} are two items: add one at a time")
    common = {"id", "topic", "why", "draft"}
    fitting = {
        "ask": {"ask", "answer", "wrong", "quote", "inferred"},
        "event": {"event", "date", "after", "quote"},
        "order": {"order", "ask"},
    }[kinds[0]]
    if strange := sorted(others - common - fitting):
        raise Stop(Exit.UNREADABLE, f"quiz: --{strange[0]} does not go with --{kinds[0]}")
    section = Section.TIMELINE if kinds[0] == "event" else Section.QUESTIONS
    return section, {name: _plain(name, vars(options)[name]) for name in sorted(others)}


def _plain(name: str, value: str | bool | list[str] | list[Parts]) -> Plain:
    """What a field has in the file."""
    if value is True:
        return "true"
    if isinstance(value, str):
        return value
    assert isinstance(value, list)
    if name == "wrong":
        return [option_of(given) for given in value if isinstance(given, Parts)]
    texts: list[Plain] = [each for each in value if isinstance(each, str)]
    return texts[0] if len(texts) == 1 and name != "order" else texts


class _Wrong(Action):
    """Takes wrong options, several after one flag or one after each."""

    def __call__(
        self, parser: ArgumentParser, namespace: Namespace, values: object, option: str | None = None
    ) -> None:
        assert isinstance(values, list)
        namespace.wrong = [*(namespace.wrong or ()), *(Parts(value) for value in values)]


class _WhyNot(Action):
    """Takes why the option just before it is wrong."""

    def __call__(
        self, parser: ArgumentParser, namespace: Namespace, values: object, option: str | None = None
    ) -> None:
        *before, last = namespace.wrong or [None]
        if last is None or last.why:
            what = "one reason for an option" if last else "the option that it is about before it"
            parser.error(f"{option} needs {what}: --wrong TEXT {option} TEXT")
        namespace.wrong = [*before, last._replace(why=str(values))]


def _arguments() -> ArgumentParser:
    arguments = parser(USAGE, ABOUT, MORE)
    arguments.add_argument("bank", nargs="?", metavar="BANK", help="the file to add to")
    arguments.add_argument("--ask", metavar="TEXT", help="a question: its prompt")
    arguments.add_argument("--answer", action="append", metavar="TEXT", help="the answer; again for several")
    arguments.add_argument(
        "--wrong", action=_Wrong, nargs="+", metavar="TEXT", help="a wrong option, or several; again for more"
    )
    arguments.add_argument(
        "--why-not", action=_WhyNot, dest="wrong", metavar="TEXT", help="why the last wrong option is wrong"
    )
    arguments.add_argument(
        "--quote", action="append", metavar="TEXT", help="a passage of the source, word for word"
    )
    arguments.add_argument("--inferred", action="store_true", help="the answer is inferred; needs --why")
    arguments.add_argument("--event", metavar="TEXT", help="an event: what happened")
    arguments.add_argument("--date", help="when, such as 1912-01 or 1905/1907")
    arguments.add_argument(
        "--after", action="append", metavar="ID", help="an event that is certainly before it"
    )
    arguments.add_argument("--order", nargs="+", metavar="ID", help="an ordering: events, earliest first")
    arguments.add_argument("--topic", metavar="TEXT", help="the part of the life that it belongs to")
    arguments.add_argument("--why", metavar="TEXT", help="an explanation")
    arguments.add_argument("--id", metavar="ID", help="what it goes by; made of its words if not given")
    arguments.add_argument("--draft", action="store_true", help="keep it, but never draw it")
    arguments.add_argument("--strict", action="store_true", help="do not add it if there are warnings")
    return arguments
