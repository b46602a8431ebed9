"""What a player's memory hangs on: the ids of items, and fingerprints of their answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from quiz.bank.model import Choice, Ordering
from quiz.bank.words import is_wordly

if TYPE_CHECKING:
    from quiz.bank.model import Item

_LONGEST = 80  # characters of a slug
_AROUND_ID = "[]{}()<>\"'“”„‘’«»`|,;:&*!- \t"
"""What is no part of an id at its ends."""
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")


def slug(text: str) -> str:
    """Make an id of a text: the letters and digits of any script, small, joined by `-`; empty if none."""
    small = normalize("NFKC", normalize("NFKC", _APOSTROPHE.sub("", normalize("NFC", text))).casefold())
    kept = "".join(character if is_wordly(character) else "-" for character in small)
    words = [word for word in kept.split("-") if word]
    return _shortened("-".join(words))


def bare_id(written: str) -> str:
    """An id without the signs that slipped in at its ends; as it is if it is nothing but signs."""
    return written.strip(_AROUND_ID) or written


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    whole = words[: _LONGEST + 1].rpartition("-")[0]
    return whole or words[:_LONGEST]


def fingerprint(item: Item) -> str:
    """Give 12 hex digits that change when an item's answer does.

    They begin the SHA-256 of the answer in Unicode's form NFC: of a choice the answers as a set, of an
    ordering the groups in their order, of an event its date and what it comes after.
    """
    from hashlib import sha256  # loads OpenSSL, which a start needs not wait for

    return sha256(_answer(item).encode()).hexdigest()[:12]


def _answer(item: Item) -> str:
    """Write an answer down in ASCII, so that two are alike only if they mean the same."""
    if isinstance(item, Choice):
        return ascii(("choice", _set(item.answers)))
    if isinstance(item, Ordering):
        return ascii(("ordering", [_set(group) for group in item.order]))
    return ascii(("event", item.date.edtf if item.date else "", _set(item.after)))


def _set(texts: tuple[str, ...]) -> list[str]:
    return sorted({normalize("NFC", text) for text in texts})
