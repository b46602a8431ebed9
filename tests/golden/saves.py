"""What saving changes in a bank's file: the lines that are taken out and put in, in three layouts."""

from collections.abc import Callable, Mapping, Sequence
from difflib import unified_diff
from functools import partial
from pathlib import Path

from tests.golden.adapter import Value, add, change, delete, move
from tests.golden.program import BUILT_IN, HERE, a_folder

Items = Sequence[str]
"""The ids of the first, a middle and the last item of a list."""

_OWN = (
    ("joins-bolsheviks", "prague-conference", "rehabilitation"),
    ("birthplace", "exile-places", "order-life"),
    "In 1923, Serebryakov signed the Declaration of the 46",
)
_ADA = (("born", "married", "died"), ("where", "whom", "life"), "She met Charles Babbage in June 1833")
"""Events of a bank to act on, questions of which the first two are choices, and some words of its source."""


def goldens() -> Mapping[str, Callable[[], str]]:
    """How to make each golden file of this kind, by its name."""
    layouts = HERE / "layouts"
    return {
        "saves/own": partial(_saved, BUILT_IN, "\n", *_OWN),
        "saves/flush": partial(_saved, layouts / "flush.yaml", "\n", *_ADA),
        "saves/flow-crlf": partial(_saved, layouts / "flow.yaml", "\r\n", *_ADA),
    }


def _saved(bank: Path, line_end: str, events: Items, questions: Items, quote: str) -> str:
    """A diff for each act on a bank whose lines end so; each begins with the same file.

    It shows the lines that differ, with no context; ␍ is a carriage return, ∎ ends a file without a line end.
    """
    before = bank.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", line_end.encode())
    parts = []
    for what, act in _acts(events, questions, quote).items():
        with a_folder() as folder:
            path = folder / "bank.yaml"
            path.write_bytes(before)
            act(path)
            lines = list(unified_diff(_shown(before), _shown(path.read_bytes()), lineterm="", n=0))
        parts.append("\n".join((f"== {what}", *(lines[2:] or ["the same bytes"]), "")))
    return "\n".join(parts)


def _shown(raw: bytes) -> list[str]:
    lines = raw.decode().replace("\r", "␍").split("\n")
    last = lines.pop()
    return [*lines, f"{last}∎"] if last else lines


def _acts(events: Items, questions: Items, quote: str) -> Mapping[str, Callable[[Path], None]]:
    """What is done to a bank and saved, by words for it."""
    first_event, middle_event, last_event = events
    first, middle, last = questions
    wrong: Value = ["Rome", {"Oslo": "She never went."}]
    old: Value = [{"That": "It is old."}, "Neither"]
    new: Mapping[str, Value] = {"ask": "What is new?", "answer": "This", "wrong": old, "quote": quote}
    happens = {"id": "new", "event": "Is new", "date": "1900", "quote": quote}
    return {
        "the prompt of a question": lambda path: change(path, first, "ask", "Who was it?"),
        "a prompt with a colon in it": lambda path: change(path, middle, "ask", "This: who was it?"),
        "one answer": lambda path: change(path, first, "answer", "Vienna"),
        "two answers": lambda path: change(path, middle, "answer", ["Vienna", "Paris"]),
        "the wrong options": lambda path: change(path, first, "wrong", wrong),
        "a second quote": lambda path: change(path, last_event, "quote", [quote, quote]),
        "a date": lambda path: change(path, middle_event, "date", "1910/1911"),
        "a field that was not there": lambda path: change(path, first_event, "why", "It says so."),
        "a field taken out": lambda path: change(path, middle, "quote", ""),
        "an order": lambda path: change(path, last, "order", [last_event, middle_event, first_event]),
        "a question added": lambda path: add(path, "questions", new),
        "an event added": lambda path: add(path, "timeline", happens),
        **{f"{item} deleted": partial(delete, item=item) for item in (*events, *questions)},
        f"{first_event} moved down": partial(move, item=first_event, step=1),
        f"{last_event} moved up": partial(move, item=last_event, step=-1),
        f"{first} moved down by two": partial(move, item=first, step=2),
        f"{last} moved to the top": partial(move, item=last, step=-1000),
        "nothing": partial(move, item=first, step=0),
    }
