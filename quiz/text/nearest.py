"""The passage of a text that is nearest to a misquoted one: for messages alone, since it loads difflib."""

from __future__ import annotations

import re
from collections import Counter
from difflib import Match, SequenceMatcher
from functools import cached_property
from unicodedata import normalize

from quiz.text.quotes import folded
from quiz.text.words import UNSPACED, is_mark

_TOKEN = re.compile(  # "fair-haired", "1905", "Stalin’s", or one sign of 他出生
    rf"[{UNSPACED}]|[^\W_{UNSPACED}](?:[^\s—–\"«»“”„{UNSPACED}]*[^\W_{UNSPACED}])?"
)
_NOT_IN_KEY = re.compile(r"[\W_]+")  # the hyphen of "fair-haired"
_LONGEST = 200  # words of a quote that are compared; more tell nothing new
_VOTES = 4_000  # places of words that are looked at for one quote, the rarest words first
_TRIED = 3  # candidates that are compared word by word
_BY_LETTERS = 40  # words of a quote up to which it is compared letter by letter
_NEAR = 0.6  # how like a quote a passage must be to be offered, from 0 to 1


class Neighbourhood:
    """A text's words and where each stands."""

    def __init__(self, text: str) -> None:
        self._text = text

    def nearest(self, quote: str) -> str:
        """Give the passage most like a quote, whole words and about as long; empty if nothing is near."""
        wanted = [_key(match[0]) for match in _TOKEN.finditer(quote)][:_LONGEST]
        best, words = _NEAR, range(0)
        for start in self._candidates(wanted):
            window = range(start, min(start + len(wanted) + 3 * _slack(wanted), len(self._keys)))
            likeness, passage = self._compare(wanted, window)
            if likeness > best:
                best, words = likeness, passage
        if not words:
            return ""
        text, start, end = self._text, self._spans[words[0]][0], self._spans[words[-1]][1]
        while start and is_mark(text[start]):
            start -= 1
        while end < len(text) and is_mark(text[end]):
            end += 1
        return folded(text[start:end]).text

    def _candidates(self, wanted: list[str]) -> list[int]:
        """Let the quote's words vote for where it would begin; give the beginnings with most votes."""
        votes: Counter[int] = Counter()
        width = _slack(wanted)
        looked = 0
        for index, key in sorted(enumerate(wanted), key=lambda word: len(self._places.get(word[1], ()))):
            places = self._places.get(key, [])
            if looked and looked + len(places) > _VOTES:
                break
            looked += len(places)
            for place in places:
                bucket = (place - index) // width
                votes[bucket] += 1
                votes[bucket - 1] += 1
        return [max(0, bucket * width - width) for bucket, _ in votes.most_common(_TRIED)]

    def _compare(self, wanted: list[str], window: range) -> tuple[float, range]:
        """Give how like the quote the best passage in a window is, from 0 to 1, and that passage's words."""
        keys = self._keys[window.start : window.stop]
        matcher = SequenceMatcher(None, wanted, keys, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        while len(blocks) > 1 and _stretches(blocks[0], blocks[1]):
            del blocks[0]
        while len(blocks) > 1 and _stretches(blocks[-1], blocks[-2]):
            del blocks[-1]
        if not blocks:
            return 0.0, range(0)
        first, last = blocks[0], blocks[-1]
        start = max(0, first.b - first.a)
        end = min(len(keys), last.b + len(wanted) - last.a)
        return _likeness(wanted, keys[start:end]), range(window.start + start, window.start + end)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _TOKEN.finditer(self._text)]

    @cached_property
    def _keys(self) -> list[str]:
        return [_key(self._text[start:end]) for start, end in self._spans]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, key in enumerate(self._keys):
            places.setdefault(key, []).append(place)
        return places


def _stretches(outer: Match, inner: Match) -> bool:
    """Say whether an outer run of words in common lengthens a passage by more words than it has."""
    return abs((outer.b - outer.a) - (inner.b - inner.a)) > outer.size


def _likeness(wanted: list[str], passage: list[str]) -> float:
    """Compare two runs of words, from 0 to 1: by letters, since names get misspelt, if they are few."""
    if len(wanted) <= _BY_LETTERS:
        return SequenceMatcher(None, " ".join(wanted), " ".join(passage), autojunk=False).ratio()
    return SequenceMatcher(None, wanted, passage, autojunk=False).ratio()


def _slack(wanted: list[str]) -> int:
    """How many words a passage may be shifted against its quote."""
    return max(3, len(wanted) // 4)


def _key(word: str) -> str:
    small = word.casefold()
    return small if small.isascii() and small.isalnum() else _NOT_IN_KEY.sub("", normalize("NFC", small))
