"""`quiz guide` and `quiz schema`: what people and editors look up."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection

from quiz.bank.fields import did_you_mean
from quiz.bank.format import FILE, schema_text
from quiz.cli.command import Command, argument, terminal_width
from quiz.cli.exits import Exit, Stop, out
from quiz.guide import Group, all_names, problem_codes, problem_page
from quiz.plain.console import wrapped
from quiz.plain.pages import laid_out, page, pages


def guide(options: Namespace) -> int:
    """Print a page of the guide, or which there are; gives the exit code."""
    names, name = all_names(), options.page
    if name is not None:
        short = {each.rpartition("/")[2]: each for each in reversed(names)}
        found = name if name in names else short.get(name)
        unknown = f'the guide has no page "{name}".'
        return _print_page(name, found, short, unknown, "quiz guide  names the pages there are")
    out("quiz guide PAGE prints one of these pages.")
    for group in Group:
        for number, each in enumerate(pages(group)):
            if not number:
                out("", f"{group.value}:")
            for line in wrapped(f"- {each.name}: {each.summary or each.title}", terminal_width()):
                out(line)
    return Exit.OK


def explain(code: str) -> int:
    """Print the page on a problem; gives the exit code, and raises Stop if no problem has this code."""
    name, known = code.strip("[] ").casefold(), problem_codes()
    found = problem_page(name) if name in known else None
    unknown = f'no problem has the code "{code}".'
    return _print_page(name, found, known, unknown, "quiz guide  lists the codes that there are")


def _print_page(name: str, found: str | None, known: Collection[str], unknown: str, all_of_them: str) -> int:
    """Print the page that was found; else raise Stop with the known name most like this one."""
    if found is None:
        raise Stop(unknown, did_you_mean(name.rpartition("/")[2], known) or all_of_them)
    for line in laid_out(page(found), terminal_width()):
        out(line)
    return Exit.OK


def schema(_: Namespace) -> None:
    """Print the schema."""
    print(schema_text(), end="")


GUIDE = Command(
    guide,
    "quiz guide [PAGE]",
    "Print a page of the guide; without PAGE, the names of all pages and what they are about.",
    arguments=(argument("page", "PAGE", "such as round, or a code that a check names", nargs="?"),),
)
SCHEMA = Command(
    schema,
    "quiz schema",
    "Print the format of a bank as a JSON Schema, for editors that complete and check YAML while typing.",
    f"""To use it with a bank of your own, write it beside the bank:
  quiz schema > {FILE}
and let the bank begin with the line
  # yaml-language-server: $schema={FILE}""",
)
