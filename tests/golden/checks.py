"""What `quiz check` finds in good, flawed and broken banks: line, code and level of each problem."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tests.golden import adapter
from tests.golden.program import BUILT_IN, HERE, LIVES, a_folder, run


def goldens() -> Mapping[str, Callable[[], str]]:
    """How to make each golden file of this kind, by its name."""
    lives = [BUILT_IN, *_banks(LIVES)]
    return {
        **{f"check/{path.stem}": partial(_checked, path) for path in lives},
        **{f"check/flawed-{path.stem}": partial(_checked, path) for path in _banks(LIVES / "flawed")},
        **{f"slips/{path.stem}": partial(_slip, path) for path in _banks(HERE / "slips")},
    }


def _banks(folder: Path) -> list[Path]:
    """The banks in a folder; `NAME.dates.yaml` and the like are tables about them."""
    return sorted(path for path in folder.glob("*.yaml") if "." not in path.stem)


def _checked(path: Path) -> str:
    """The exit code, and each problem as `LINE CODE LEVEL`."""
    code, problems = _problems(path)
    return "\n".join((f"exit {code}", *problems, ""))


def _slip(path: Path) -> str:
    """The exit code, each error as `LINE CODE LEVEL`, and the ids of what plays all the same."""
    code, problems = _problems(path)
    errors = [problem for problem in problems if problem.endswith(" error")]
    events, questions = adapter.played(path)
    plays = (f"events: {' '.join(events) or 'none'}", f"questions: {' '.join(questions) or 'none'}")
    return "\n".join((f"exit {code}", *errors, *plays, ""))


def _problems(path: Path) -> tuple[int, Iterator[str]]:
    """The exit code, and the problems by line; their order within a line is not pinned."""
    with a_folder() as home:
        said = run(home, "check", "--json", path)
    found = json.loads(said.out)
    assert {problem["file"] for problem in found} <= {str(path)}
    places = sorted((problem["line"], problem["code"], problem["level"]) for problem in found)
    return said.code, (f"{line} {code} {level}" for line, code, level in places)
