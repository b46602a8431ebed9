"""Names of players and teams: given by the program, or typed and made harmless."""

from __future__ import annotations

from unicodedata import category, combining, normalize

from quiz.game.chance import Chance

LONGEST = 24
"""So many characters a name has at most."""
TEAMS = (
    "Reading Lamp",
    "Card Index",
    "North Window",
    "Paper Knife",
    "Map Drawer",
    "Ink Stand",
    "Tall Ladder",
    "Book Press",
)
"""What teams are called, after things of an archive."""
_FIRST = (
    "Amber Ashen Bold Brave Brisk Bronze Calm Clear Copper Coral Crisp Curious Dusky Eager Early Fair "
    "Fleet Gentle Golden Grand Green Grey Hardy Hazel Indigo Ivory Jade Keen Kind Lively Lucky Lunar "
    "Mellow Merry Mild Misty Nimble Noble Olive Patient Plain Proud Quick Quiet Ready Rosy Ruby Russet "
    "Silver Snowy Solar Steady Still Sunny Swift Tall Tawny Tidy Umber Violet Warm Wise Witty Wry"
)
_LAST = (
    "Alder Aspen Badger Beaver Birch Bison Cedar Crane Curlew Dipper Dove Eagle Elk Elm Falcon Fern Finch "
    "Fir Fox Grouse Hare Hawk Hazel Heron Ibex Ibis Jackdaw Jay Kestrel Kite Lark Larch Linnet Lynx "
    "Magpie Maple Marten Merlin Moth Oak Oriole Osprey Otter Owl Pike Pine Plover Poplar Raven Reed Robin "
    "Rook Salmon Seal Sparrow Stone Stork Swan Swift Tern Thrush Willow Wolf Wren"
)
_MARKS = 2  # on one letter; more of them cover the lines above and below
_ALIKE = str.maketrans("0135ıієѕјаеорсухкмтвнαορνικτυχ", "olesliesjaeopcyxkmtbhaopviktux")
"""Signs that pass for a letter, such as a Cyrillic “а” for an “a”, a 0 for an “o”."""


def given_names(seed: str) -> list[str]:
    """Give every name that the program has, in an order of chance."""
    pairs = [f"{first} {last}" for first in _FIRST.split() for last in _LAST.split() if first != last]
    return Chance(f"{seed} names").shuffled(pairs)


def cleaned(name: str) -> str:
    """Give a name normalised, without control, bidi and other unseen characters, and cut; or ""."""
    seen = "".join(letter for letter in normalize("NFKC", name) if category(letter) != "Cf")
    words = "".join(" " if category(letter)[0] in "CZ" else letter for letter in seen).split()
    kept = ""
    for letter in " ".join(words)[:LONGEST]:
        if not (combining(letter) and all(map(combining, kept[-_MARKS:]))):
            kept += letter
    return kept.strip() if any(map(str.isalnum, kept)) else ""


def likeness(name: str) -> str:
    """Give what a name looks like from the back of the room: two that share it pass for one another."""
    letters = normalize("NFKD", name).casefold().translate(_ALIKE)
    return "".join(letter for letter in letters if letter.isalnum()).replace("i", "l") or name
