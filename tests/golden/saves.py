"""What saving changes in a bank's file: the lines that are taken out and put in, in three layouts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.golden.adapter import add, change, delete, move
from tests.golden.program import BUILT_IN, HERE, a_folder


class Act(NamedTuple):
    """Something that is done to a bank and saved."""

    what: str
    """It, in words."""
    do: Callable[[Path], None]
    """Does it to a file."""


class Names(NamedTuple):
    """Items of a bank to act on."""

    events: Sequence[str]
    """The ids of its first, a middle and its last event."""
    questions: Sequence[str]
    """The ids of its first, a middle and its last question; the first two are choices."""
    quote: str
    """Some words of its source."""


_OWN = Names(
    ("joins-bolsheviks", "prague-conference", "rehabilitation"),
    ("birthplace", "exile-places", "order-life"),
    "In 1923, Serebryakov signed the Declaration of the 46",
)
_ADA = Names(("born", "married", "died"), ("where", "whom", "life"), "She met Charles Babbage in June 1833")


def goldens() -> Mapping[str, Callable[[], str]]:
    """How to make each golden file of this kind, by its name."""
    layouts = HERE / "layouts"
    return {
        "saves/own": partial(_saved, BUILT_IN, "\n", _OWN),
        "saves/flush": partial(_saved, layouts / "flush.yaml", "\n", _ADA),
        "saves/flow-crlf": partial(_saved, layouts / "flow.yaml", "\r\n", _ADA),
    }


def _saved(bank: Path, line_end: str, names: Names) -> str:
    """A diff for each act on a bank whose lines end so; each begins with the same file."""
    before = bank.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", line_end.encode())
    parts = []
    for act in _acts(names):
        with a_folder() as folder:
            path = folder / "bank.yaml"
            path.write_bytes(before)
            act.do(path)
            parts.append("\n".join((f"== {act.what}", *_differing(before, path.read_bytes()), "")))
    return "\n".join(parts)


def _differing(before: bytes, after: bytes) -> Iterator[str]:
    """The lines that differ, with no context; ␍ is a carriage return, ∎ ends a file without a line end."""
    lines = list(unified_diff(_shown(before), _shown(after), lineterm="", n=0))
    yield from lines[2:] or ["the same bytes"]


def _shown(raw: bytes) -> list[str]:
    lines = raw.decode().replace("\r", "␍").split("\n")
    last = lines.pop()
    return [*lines, f"{last}∎"] if last else lines


def _acts(names: Names) -> Iterator[Act]:
    first_event, middle_event, last_event = names.events
    first, middle, last = names.questions
    yield Act("the prompt of a question", lambda path: change(path, first, "ask", "Who was it?"))
    yield Act("a prompt with a colon in it", lambda path: change(path, middle, "ask", "This: who was it?"))
    yield Act("one answer", lambda path: change(path, first, "answer", "Vienna"))
    yield Act("two answers", lambda path: change(path, middle, "answer", ["Vienna", "Paris"]))
    yield Act(
        "the wrong options", lambda path: change(path, first, "wrong", ["Rome", {"Oslo": "She never went."}])
    )
    yield Act("a second quote", lambda path: change(path, last_event, "quote", [names.quote, names.quote]))
    yield Act("a date", lambda path: change(path, middle_event, "date", "1910/1911"))
    yield Act("a field that was not there", lambda path: change(path, first_event, "why", "It says so."))
    yield Act("a field taken out", lambda path: change(path, middle, "quote", ""))
    yield Act("an order", lambda path: change(path, last, "order", [last_event, middle_event, first_event]))
    yield Act(
        "a question added",
        lambda path: add(
            path,
            "questions",
            {
                "ask": "What is new?",
                "answer": "This",
                "wrong": [{"That": "It is old."}, "Neither"],
                "quote": names.quote,
            },
        ),
    )
    yield Act(
        "an event added",
        lambda path: add(
            path, "timeline", {"id": "new", "event": "Is new", "date": "1900", "quote": names.quote}
        ),
    )
    for item in (*names.events, *names.questions):
        yield Act(f"{item} deleted", partial(delete, item=item))
    yield Act(f"{first_event} moved down", partial(move, item=first_event, step=1))
    yield Act(f"{last_event} moved up", partial(move, item=last_event, step=-1))
    yield Act(f"{first} moved down by two", partial(move, item=first, step=2))
    yield Act(f"{last} moved to the top", partial(move, item=last, step=-1000))
    yield Act("nothing", partial(move, item=first, step=0))
