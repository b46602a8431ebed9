"""`quiz guide`: the pages of the guide, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.fields import did_you_mean
from quiz.cli.console import parser
from quiz.cli.exits import Exit, Stop
from quiz.guide import Group, NoSuchPageError, all_names
from quiz.plain.console import terminal_width, wrapped
from quiz.plain.pages import laid_out, page, pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.plain.pages import Page

ABOUT = "Print a page of the guide; without PAGE, the names of all pages and what they are about."


def guide(arguments: Sequence[str]) -> int:
    """Print a page of the guide, or which there are; gives the exit code."""
    options = parser("quiz guide [PAGE]", ABOUT)
    options.add_argument(
        "page", nargs="?", metavar="PAGE", help="such as round, or a code that a check names"
    )
    name = options.parse_args(arguments).page
    if name is not None:
        return print_page(name)
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
        raise Stop(Exit.UNREADABLE, f'quiz: the guide has no page "{name}".', f"  hint: {hint}") from None
