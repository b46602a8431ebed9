"""`quiz guide` and `quiz schema`: what people and editors look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.fields import did_you_mean
from quiz.bank.format import FILE, schema_text
from quiz.cli.command import Command, argument
from quiz.cli.exits import Exit, Stop
from quiz.guide import Group, NoSuchPageError, all_names
from quiz.plain.console import terminal_width, wrapped
from quiz.plain.pages import laid_out, page, pages

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from quiz.plain.pages import Page


def guide(options: Namespace) -> int:
    """Print a page of the guide, or which there are; gives the exit code."""
    if options.page is not None:
        return print_page(options.page)
    for line in _contents(terminal_width()):
        print(line)
    return Exit.OK


def print_page(name: str) -> int:
    """Print the page of this name, or whose name ends so; gives the exit code, and raises Stop."""
    for line in laid_out(_named(name), terminal_width()):
        print(line)
    return Exit.OK


def _contents(width: int) -> Iterator[str]:
    """Name the pages, each with its first sentence."""
    yield "quiz guide PAGE prints one of these pages."
    for group in Group:
        if found := pages(group):
            yield from ("", f"{group.value}:")
        for each in found:
            yield from wrapped(f"- {each.name}: {each.summary or each.title}", width)


def _named(name: str) -> Page:
    names = all_names()
    short = {each.rpartition("/")[2]: each for each in reversed(names)}
    try:
        return page(name if name in names else short.get(name, name))
    except NoSuchPageError:
        hint = did_you_mean(name.rpartition("/")[2], short) or "quiz guide  names the pages there are"
        raise Stop(f'the guide has no page "{name}".', hint) from None


def schema(_: Namespace) -> int:
    """Print the schema; gives the exit code."""
    print(schema_text(), end="")
    return Exit.OK


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
