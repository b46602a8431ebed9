"""What stands at a bound or beyond it, against a bare parse of a sound bank of as many bytes, and 300 MB.

`python -m tests.benchmarks.bounds ACT FILE` does it once, and says the processor's seconds and the megabytes.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import yaml

from quiz.authoring.coverage_page import coverage_page
from quiz.authoring.suggesting import wrong_options
from quiz.authoring.unsaved import Recovery
from quiz.authoring.work import Work
from quiz.bank.bounds import MAX_BYTES, MAX_MISPRINTS, MAX_TEXT
from quiz.bank.coverage import coverage
from quiz.bank.reading import read_bank
from quiz.checks.rules import check
from tests.bank.bank_texts import HEAD, QUESTION, items
from tests.benchmarks.banks import biographies
from tests.benchmarks.figures import Figure, bests, processor_seconds

_ROOT = Path(__file__).parents[2]
_MEGABYTE = 1_000_000
_MOST = 300
"""Megabytes that the program takes at most, whatever it is given."""
_SOUND = items(QUESTION).removeprefix("questions:\n")
ASKED = "questions:\n  - {ask: Where?, answer: Paris, wrong: [Rome], quote: He went to Paris}\n"


def of(text: str, rest: str = ASKED, misprints: str = "") -> str:
    """A bank of a source."""
    return f"title: A life\nsource:\n  title: A page\n{misprints}  text: |\n    {text}\n{rest}"


def many(item: str, size: int = _MEGABYTE) -> str:
    """A bank of as many items as so many bytes take, each with its number."""
    item = items(item).removeprefix("questions:\n")
    return HEAD + "questions:\n" + "".join(item.replace("@", str(at)) for at in range(size // len(item)))


def misprinted(count: int) -> str:
    """A source of letters without a blank, and misprints that each stand in the next."""
    misprints = "".join(f"    {'a' * (number + 1)}: b{number}\n" for number in range(count))
    return of("a" * 100_000, misprints=f"  misprints:\n{misprints}")


def long_text(size: int) -> str:
    """So many letters of sentences, ten to a paragraph."""
    told = "He went to Paris in 1912 with a friend of hers, and came back. "
    paragraph = told * 10 + "\n\n    "
    return (paragraph * (size // len(paragraph))).rstrip()


def inspect(path: Path) -> None:
    """Open a bank in the workshop, as far as that needs no screen."""
    work = Work(path, Recovery(path.parent, path))
    work.inspector.survey()


def suggest(path: Path) -> None:
    """Offer wrong options for a place and for a year of a source."""
    bank = read_bank(path).bank
    assert bank
    for answer in ("Paris", "1912"):
        assert wrong_options(bank, answer, (), len(bank.source.sentences) - 1)


def page(path: Path) -> None:
    """Print how much of a source is asked about, as a page."""
    bank = read_bank(path).bank
    assert bank
    assert coverage_page(bank, coverage(bank))


ACTS: Mapping[str, Callable[[Path], object]] = {
    "read": read_bank,
    "check": check,
    "coverage": page,
    "workshop": inspect,
    "suggest": suggest,
}
CASES: Mapping[str, tuple[str, Callable[[], str]]] = {
    f"{MAX_MISPRINTS} misprints, each in the next": ("check", lambda: misprinted(MAX_MISPRINTS)),
    "900 misprints": ("check", lambda: misprinted(900)),
    "1 MB of items that are no YAML": ("read", lambda: many('ask: "Where @\nanswer: x\nwhy: a: b')),
    "1 MB of short ones": ("read", lambda: many("ask: no @: what")),
    "1 MB of items without an end": ("read", lambda: many("ask: Where @?\nanswer: x")),
    "1 MB of misquotes": (
        "read",
        lambda: many(QUESTION.replace("Where", "Where @").replace("Lugansk", "Lugano")),
    ),
    "16 MB of a: b": ("check", lambda: "a: b\n" * (MAX_BYTES // 5)),
    "16 MB of a: b in one line": ("check", lambda: f"{{{'a: b, ' * (MAX_BYTES // 6 - 1)}}}"),
    "a source of 4 MB, checked": ("check", lambda: of(long_text(MAX_TEXT))),
    "its coverage as a page": ("coverage", lambda: of(long_text(MAX_TEXT))),
    "the workshop on it": ("workshop", lambda: of(long_text(MAX_TEXT))),
    "4 MB of initials": ("check", lambda: of("A. B. C. D. " * (MAX_TEXT // 13))),
    "4 MB of quotation marks": ("check", lambda: of('" ' * (MAX_TEXT // 3))),
    "wrong options out of it": ("suggest", lambda: of(biographies(MAX_TEXT - 9).replace("\n", "\n    "))),
    "a sentence of 1 MB": ("check", lambda: of("He went to Paris " * (_MEGABYTE // 17) + ".")),
}
"""What is done with which text."""


_SLIPS = re.compile(r"\"|(?<=a): (?=b)|(?<=\d): (?=what)")  # `"`, or `: ` where no key stands before it


def parse(text: str) -> None:
    """Parse a text and make nothing of it."""
    for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
        pass


def _most_memory() -> float:
    """The most megabytes that this process has had; `getrusage` counts those of the one that began it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024


def figures(folder: Path, short: bool) -> Iterator[Figure]:
    """All figures of bounds."""
    path = folder / "bounds.yaml"
    sound = HEAD + "questions:\n" + _SOUND * (_MEGABYTE // len(_SOUND))
    (floor,) = bests(2 if short else 5, lambda: parse(sound))
    for name, (act, text) in CASES.items():
        path.write_text(text(), encoding="utf-8")
        command = [sys.executable, "-m", "tests.benchmarks.bounds", act, str(path)]
        said = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True).stdout
        taken, megabytes = json.loads(said)
        bytes_ = path.stat().st_size
        # A source is one value, soon parsed; many short items take longer than as many bytes of long ones.
        (own,) = bests(1, lambda: parse(_SLIPS.sub("", path.read_text(encoding="utf-8"))))
        yield Figure(
            f"{name}; floor: a bare parse of {bytes_ / 1e6:.1f} MB",
            taken,
            max(own, floor * bytes_ / len(sound)),
            "s",
            10,
        )
        yield Figure(f"{name}; floor: {_MOST} MB", megabytes, _MOST, "MB", 1)


if __name__ == "__main__":
    spent = processor_seconds(lambda: ACTS[sys.argv[1]](Path(sys.argv[2])))
    print(json.dumps([spent, _most_memory()]))
