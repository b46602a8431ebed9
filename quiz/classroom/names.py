"""Names of players and teams: given by the program, or typed and made harmless."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import category, combining, normalize

from quiz.classroom.setup import Names
from quiz.game.chance import Chance

LONGEST = 24
"""So many characters a name has at most."""
_TEAMS, _FIRST, _LAST = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n\n")
"""The words that the program names by, in an order on which what a seed gives hangs."""
TEAMS = tuple(_TEAMS.splitlines())
"""What teams are called, after things of an archive."""
_MARKS = 3  # on one letter, as some writings need them; more cover the lines above and below
_UNSEEN = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters and marks that show nothing, such as the Hangul filler “\\u3164”."""
_ALIKE = str.maketrans(
    "0135|ıłøđħɡієѕјаеорсухкмтвнԁԍһԛԝүαβεζηικμνορτυχհոսօ",
    "oleslllodhglesjaeopcyxkmtbhdghqwyabezhlkmvoptuxhnuo",
)
"""Signs that pass for a letter, such as a Cyrillic “а” for an “a”, a 0 for an “o”."""
_POINTS = {*range(10, 37), *range(200, 241)}
"""The combining classes of what stands above or below letters; in other writings marks are vowels."""


def given_names(seed: str) -> list[str]:
    """Give every name that the program has, in an order of chance."""
    pairs = [f"{first} {last}" for first in _FIRST.split() for last in _LAST.split() if first != last]
    return Chance(f"{seed} names").shuffled(pairs)


def seen(text: str) -> str:
    """Give what is seen of a text: without bidi and other unseen characters."""
    return "".join(letter for letter in _UNSEEN.sub("", text) if category(letter) != "Cf")


def cleaned(name: str) -> str:
    """Give a name normalised, without control, bidi and other unseen characters, and cut; or ""."""
    kept = ""
    for letter in normalize("NFKC", seen(name)):
        if category(letter)[0] in "CZ":
            kept += " "
        elif not _is_mark(letter) or (kept[-1:].strip() and not all(map(_is_mark, kept[-_MARKS:]))):
            kept += letter
    name = " ".join(kept.split())[:LONGEST].strip()
    return name if any(map(str.isalnum, name)) else ""


def _is_mark(letter: str) -> bool:
    return category(letter) in ("Mn", "Me")


def look(name: str, names: Names) -> str:
    """Give what a name must not share with another's; in a class list two may well look alike."""
    return name if names is Names.LIST else likeness(name)


def likeness(name: str) -> str:
    """Give what a name looks like from the back of the room: two that share it pass for one another."""
    letters = _UNSEEN.sub("", normalize("NFKD", name)).casefold().translate(_ALIKE)
    shapes = (
        letter
        for letter in letters
        if letter.isalnum() or (category(letter)[0] == "M" and combining(letter) not in _POINTS)
    )
    return "".join(shapes).replace("i", "l") or name
