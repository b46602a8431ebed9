"""The lives written for the tests, and the flaws that were put into copies of their banks."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

import yaml

LIVES = Path(__file__).parents[1] / "lives"
BANKED = ("eleanor", "cicero", "curie", "hannibal", "douglass")
FLAWED = tuple(sorted(path.name.split(".")[0] for path in (LIVES / "flawed").glob("*.flaws.yaml")))


class Flaw(TypedDict):
    """A flaw that was put into a bank."""

    item: str
    family: str
    where: NotRequired[str]
    """The other item, if it lies between two."""


@cache
def flaws_of(name: str) -> list[Flaw]:
    """The table of flaws of a bank."""
    text = (LIVES / "flawed" / f"{name}.flaws.yaml").read_text(encoding="utf-8")
    flaws: list[Flaw] = yaml.load(text, Loader=yaml.BaseLoader)
    return flaws


@cache
def ids_in(path: Path) -> Mapping[int, str]:
    """The ids that a bank's file gives to its items, the broken ones among them, by their lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {at: found[1] for at, line in enumerate(lines, 1) if (found := re.match(r"  - id: (\S+)$", line))}
