"""What `check`, `coverage` and `new` say of good, flawed and broken banks, and of lives."""

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from tests.golden import adapter
from tests.golden.program import BUILT_IN, HERE, LIVES, a_folder, run

_SENTENCE = re.compile(r"^ *(\d+)\. \[([\d+]+)\]", re.MULTILINE)
"""` 9. [2] He was released`: a sentence's number, and how many items quote it; `[2+1]` with a draft."""
_SHARE = re.compile(r"(\d+) of (\d+) (sentences?|words?) \((\d+%)\)")
"""`27 of 27 sentences (100%)`."""
_MARK = re.compile(r'id="s(\d+)">.*?<span class="([\w-]+)">')
"""How a sentence is marked on the page: `untouched`, or `depth-3` if three items quote it."""
_WORDS = 6
"""So many words of a quote are enough to find it in its text."""


def goldens() -> Mapping[str, Callable[[], str]]:
    """How to make each golden file of this kind, by its name."""
    measured = {path.name.partition(".")[0] for path in LIVES.glob("*.dates.yaml")} - {
        path.stem for path in _banks(LIVES)
    }
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(LIVES.glob("*.txt"))
        if path.stem not in measured  # by tables: what is drafted of them may change
    }
    texts[BUILT_IN.stem] = str(_parsed(BUILT_IN)["source"]["text"])
    lives = [BUILT_IN, *_banks(LIVES)]
    return {
        **{f"check/{path.stem}": partial(_checked, path) for path in lives},
        **{f"check/flawed-{path.stem}": partial(_checked, path) for path in _banks(LIVES / "flawed")},
        **{f"slips/{path.stem}": partial(_slip, path) for path in _banks(HERE / "slips")},
        **{f"coverage/{path.stem}": partial(_covered, path) for path in (BUILT_IN, LIVES / "hannibal.yaml")},
        **{f"new/{name}": partial(_drafted, text) for name, text in texts.items()},
    }


def _banks(folder: Path) -> list[Path]:
    """The banks in a folder; `NAME.dates.yaml` and the like are tables about them."""
    return sorted(path for path in folder.glob("*.yaml") if "." not in path.stem)


def _parsed(path: Path) -> Any:
    """What a bank's file says; every scalar is text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def _checked(path: Path) -> str:
    """The exit code, and each problem as `LINE CODE LEVEL`; their order within a line is not pinned."""
    with a_folder() as home:
        said = run(home, "check", "--json", path)
    found = json.loads(said.out)
    assert {problem["file"] for problem in found} <= {str(path)}
    places = sorted((problem["line"], problem["code"], problem["level"]) for problem in found)
    return "\n".join((f"exit {said.code}", *(f"{line} {code} {level}" for line, code, level in places), ""))


def _slip(path: Path) -> str:
    """The same of errors alone, and the ids of what plays all the same."""
    lines = [line for line in _checked(path).split("\n") if not line.endswith(" warning")]
    events, questions = adapter.played(path)
    plays = (f"events: {' '.join(events) or 'none'}", f"questions: {' '.join(questions) or 'none'}")
    return "\n".join((*lines[:-1], *plays, ""))


def _covered(path: Path) -> str:
    """The shares, and each sentence with how many items quote it, and whether its page marks it as asked."""
    with a_folder() as folder:
        said = run(folder, "coverage", path)
        written = run(folder, "coverage", "--html", folder / "page.html", path)
        marks = dict(_MARK.findall((folder / "page.html").read_text(encoding="utf-8")))
    assert (said.code, written.code) == (0, 0)
    closing = " ".join(said.out.rpartition("Quoted:")[2].split())
    counts = _SENTENCE.findall(said.out)
    assert [number for number, _ in counts] == list(marks)
    lines = [f"{part} of {whole} {noun}, {share}" for part, whole, noun, share in _SHARE.findall(closing)]
    for number, count in counts:
        lines.append(f"{number}: {count}, {'not ' * (marks[number] == 'untouched')}asked about")
    return "\n".join((*lines, ""))


def _drafted(text: str) -> str:
    """The dates in the bank written of a life, each with the first words of its quote, by date."""
    with a_folder() as folder:
        life, bank = folder / "life.txt", folder / "life.yaml"
        life.write_text(text, encoding="utf-8")
        assert run(folder, "new", bank, "--from", life).code == 0
        events = _parsed(bank)["timeline"]
    quotes = [each if isinstance(each := event["quote"], str) else each[0] for event in events]
    openings = [" ".join(quote.split()[:_WORDS]) for quote in quotes]
    dates = [event.get("date", "none") for event in events]
    return "".join(f"{date}  {opening}\n" for date, opening in sorted(zip(dates, openings, strict=True)))
