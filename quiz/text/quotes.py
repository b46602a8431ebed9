"""Quotes word for word: the one form that texts are compared in, with the way back to their characters.

And the passage that is nearest to a misquoted one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING

from quiz.text.words import INVISIBLE, UNSPACED, half_words, is_mark, is_unspaced, is_wordly, joins, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from difflib import Match


_HYPHENS = "-\u2010\u2011"
_APOSTROPHES = "'’ʼ‛＇"
_MARKS = "'`´„‚ʼ「」『』〝〞〟"


@cache
def _plain(sign: str) -> str:
    """What a sign is compared as: "fi" for a ligature, a blank for any other, itself for "²" and "½"."""
    kind = unicodedata.category(sign)
    if sign.isspace():
        return " "
    if kind in ("Pi", "Pf", "Pd") or sign in f"\u2212{_MARKS}":  # quotation marks and dashes, the minus
        return "-" if kind in ("Pd", "Sm") else '"'
    plain = unicodedata.normalize("NFKC", sign)
    stands_alone = plain != sign and kind != "No" and _STANDS_ALONE.fullmatch(plain)
    return "".join(map(_plain, plain)) if stands_alone else sign


class _Shapes(dict[int, str]):
    """What signs are compared as, where that is one sign as well, so that places stay where they are."""

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_SHAPES = _Shapes()
_STANDS_ALONE = re.compile(r" |[^\s\u0300-\u036f\u1100-\u11ff\u3099\u309a].*")  # "fi", no accent, no jamo
_UNEVEN = re.compile(rf"[ \"\-{INVISIBLE}]{{2,}}|[{INVISIBLE}]")  # two blanks, a blank and a dash
_UNEVEN_ASCII = re.compile(r"[ \"-]{2,}")  # the same where there is but ASCII: three times as fast
_UNEVEN_OR_GAP = rf"{_UNEVEN.pattern}|(?<=[{UNSPACED}]) (?=[{UNSPACED}])"  # compiled when needed: 2 ms
_LONG_RUN = rf"[^\W_{UNSPACED}]{{100,}}"  # a hundred letters and digits without a blank
_BLANK_RUN = re.compile(  # a line's end and the blanks that begin the next; not a space between words
    rf"[\s{INVISIBLE}](?:(?<! )[\s{INVISIBLE}]*|[\s{INVISIBLE}]+|(?<=\A )|\Z)"
)
_ELISION = re.compile(r" ?\[ ?\.\.\. ?\] ?")  # " [...] "

_PATIENCE = 100  # places within words, after which runs of letters without end are looked for
_LEAST = 6  # half words of an elided quote: three words
_ELIDING = words_of("l d j m n s t c qu jusqu lorsqu puisqu un all dell nell")
"""What French and Italian put before an apostrophe and a word of its own."""


class Rewritten:
    """A text after edits, with the way from its characters to the original's and back."""

    def __init__(self, text: str, edits: Iterable[tuple[int, int, str]]) -> None:
        """Replace `text[start:end]` by a new text for each edit; edits come in order and do not overlap."""
        parts: list[str] = []
        # Arrays take a ninth of what lists do. A stop is where a replaced piece ends there, 0 where none was.
        self._here, self._there, self._stops = (array("i", [0]) for _ in range(3))
        at = length = 0
        for start, end, new in edits:
            parts += text[at:start], new
            length += start - at
            self._here.extend((length, length + len(new)))
            self._there.extend((start, end))
            self._stops.extend((end, 0))
            length += len(new)
            at = end
        parts.append(text[at:])
        self.text = "".join(parts)

    def start(self, here: int) -> int:
        """Find where the character at a place begins in the original."""
        piece = bisect_right(self._here, here) - 1
        return self._there[piece] + (0 if self._stops[piece] else here - self._here[piece])

    def end(self, here: int) -> int:
        """Find where the character before a place ends in the original."""
        piece = bisect_right(self._here, here - 1) - 1
        return self._stops[piece] or self._there[piece] + here - self._here[piece]

    def place(self, there: int) -> int:
        """Find where a place of the original is here; inside a replaced piece, its end."""
        piece = bisect_right(self._there, there) - 1
        if not self._stops[piece]:
            return self._here[piece] + there - self._there[piece]
        return self._here[piece] if there == self._there[piece] else self._here[piece + 1]


def folded(text: str) -> Rewritten:
    """Lay a text out in one line: runs of white space become one space, invisible characters nothing."""
    return Rewritten(text, _folds(text))


def _folds(text: str) -> Iterator[tuple[int, int, str]]:
    for blank in _BLANK_RUN.finditer(text):
        start, end = blank.span()
        run = blank[0]
        is_around = start == 0 or end == len(text)
        is_break = run.splitlines() != [run] and _is_gap(text, start, end)  # in a script without spaces
        is_nothing = is_around or is_break or run[0] == "\u00ad" or not run.strip(INVISIBLE)
        yield start, end, "" if is_nothing else " "


def normal(text: str, *, joined: bool = False) -> str:
    """Bring a text into the form that quotes are compared in; `joined` one has no hyphens within words."""
    shaped = unicodedata.normalize("NFC", text).translate(_SHAPES)
    if not joined and shaped.isascii() and not _UNEVEN_ASCII.search(shaped):
        return shaped.strip(" ")  # as most options are
    return Rewritten(shaped, _evened(shaped, joined=joined)).text.strip(" ")


def _evened(shaped: str, *, joined: bool) -> Iterator[tuple[int, int, str]]:
    """Give the edits that fold runs: of blanks to a space, of marks to one mark without blanks around it.

    Signs that stand for several are written out, and hyphens within words left out of a `joined` form.
    """
    signs = set() if shaped.isascii() else set(shaped)
    unspaced = any(map(is_unspaced, signs))
    long = "".join(sorted(sign for sign in signs if len(_plain(sign)) > 1))
    pattern = _UNEVEN_OR_GAP if unspaced else (_UNEVEN if signs else _UNEVEN_ASCII).pattern
    pattern += f"|[{re.escape(long)}]" if long else ""
    if joined:
        from quiz.text.hyphens import WITHIN  # for quotes that are not found as they are printed

        pattern = f"({WITHIN})|{pattern}"
    for uneven in re.finditer(pattern, shaped):
        start, end = uneven.span()
        run = uneven[0]
        if run in long or uneven.lastindex:
            yield start, end, _plain(run) if run in long else ""
        elif '"' in run or "-" in run:
            before = ""
            for at, character in enumerate(run, start):
                if character in '"-' and character != before:
                    before = character
                else:
                    yield at, at + 1, ""
        else:
            is_nothing = run[0] == "\u00ad" or " " not in run or (unspaced and _is_gap(shaped, start, end))
            yield start, end, "" if is_nothing else " "


def _is_gap(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of blanks stands between two characters of scripts without spaces."""
    return start > 0 and end < len(text) and is_unspaced(text[start - 1]) and is_unspaced(text[end])


def stands_in(words: str, text: str) -> bool:
    """Say whether words stand in a text as whole words, both in their normal form."""
    return bool(words) and _find(words, text, 0, None, partial(_parts_word, text)) >= 0


def _find(words: str, text: str, start: int, end: int | None, parts_word: Callable[[int], bool]) -> int:
    """Find words where neither of their ends parts a word; -1 if they stand nowhere so."""
    at = text.find(words, start, end)
    refused = times = 0
    while at >= 0 and refused <= 16 * len(text):  # no text that people write is refused so often
        if not parts_word(at) and not parts_word(at + len(words)):
            return at
        refused += len(words)
        times += 1
        at = text.find(words, _beyond(text, at) if times > _PATIENCE else at + 1, end)
    return -1


def _beyond(text: str, at: int) -> int:
    """Give the next place at which words may begin: the end of a long run of letters, else the next one."""
    runs = _long_runs(text)
    run = bisect_right(runs, (at, len(text))) - 1
    return runs[run][1] if run >= 0 and at < runs[run][1] else at + 1


@lru_cache(maxsize=1)
def _long_runs(text: str) -> list[tuple[int, int]]:
    return [run.span() for run in re.finditer(_LONG_RUN, text)]


def _parts_word(text: str, at: int) -> bool:
    """Say whether a run of letters and digits goes across a place."""
    return 0 < at < len(text) and joins(text[at - 1], text[at])


def parts(quote: str) -> list[str]:
    """Split a quote in its normal form at its elisions, `[...]`."""
    return [part for part in _ELISION.split(quote) if part]


def is_long_enough(elided: list[str]) -> bool:
    """Say whether an elided quote's parts have three words at least, or as much in an unspaced script."""
    return sum(map(half_words, elided)) >= _LEAST


class Wording(Rewritten):
    """A source's text in the form that quotes are compared in; quotes are found in it by whole words."""

    def __init__(self, text: str, *, joined: bool = False) -> None:
        """Take a text in Unicode's form NFC; a `joined` wording has no hyphens within words."""
        shaped = text.translate(_SHAPES)
        super().__init__(shaped, _evened(shaped, joined=joined))
        self._printed = text

    def find(self, words: str, start: int = 0, end: int | None = None, *, compounds: bool = True) -> int:
        """Find words in their normal form as whole words; -1 if they do not stand there.

        With `compounds`, a part of `fair-haired` or `can't` is no whole word.
        """
        parts_word = self._parts_compound if compounds else partial(_parts_word, self.text)
        return _find(words, self.text, start, end, parts_word)

    def find_all(self, words: str, *, compounds: bool = True) -> Iterator[int]:
        """Find every place where words in their normal form stand as whole words."""
        at = self.find(words, compounds=compounds) if words else -1
        while at >= 0:
            yield at
            at = self.find(words, at + len(words), compounds=compounds)

    def find_parts(self, elided: list[str], start: int, end: int) -> list[tuple[int, int]]:
        """Find the parts of an elided quote in their order between two places; none if one is missing."""
        places: list[tuple[int, int]] = []
        for part in elided:
            if (at := self.find(part, start, end)) < 0:
                return []
            start = at + len(part)
            places.append((at, start))
        return places

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the start and end in the original text of a stretch of this one."""
        return self.start(start), self.end(end)

    def _parts_compound(self, at: int) -> bool:
        """Say whether a word goes across a place, such as `fair-haired`, `can't`, `1,000` or `1905-07`."""
        text = self.text
        if not 0 < at < len(text) or " " in text[at - 1 : at + 1]:
            return False
        whole = joins(text[at - 1], text[at]) or self._joined(at)
        return whole or (self._joined(at - 1) and not self._elides(at - 1))

    def _joined(self, joint: int) -> bool:
        """Say whether the character at a place joins its neighbours to one word or number."""
        text = self.text
        if text[joint] not in '"-.,:' or not 0 < joint < len(text) - 1:
            return False
        before, after = text[joint - 1], text[joint + 1]
        numbers = before.isdigit() and after.isdigit()
        if text[joint] in ".,:":
            return numbers
        start, end = self.original(joint - 1, joint + 2)
        if end - start != 3 or not (is_wordly(before) and is_wordly(after)):
            return False
        return self._printed[start + 1] in _HYPHENS + _APOSTROPHES or (numbers and text[joint] == "-")

    def _elides(self, apostrophe: int) -> bool:
        """Say whether an apostrophe ends a word of its own, as in `l'homme`."""
        start = apostrophe
        while start > max(0, apostrophe - 8) and is_wordly(self.text[start - 1]):
            start -= 1
        return self.text[apostrophe] == '"' and self.text[start:apostrophe].casefold() in _ELIDING


# The passage nearest to a misquoted one

# "fair-haired", "1905", "Stalin’s", or one sign of 他出生; compiled when it is needed, since it takes 2 ms
_TOKEN = rf"[{UNSPACED}]|[^\W_{UNSPACED}](?:[^\s—–\"«»“”„{UNSPACED}]*[^\W_{UNSPACED}])?"
_NOT_IN_KEY = re.compile(r"[\W_]+")  # the hyphen of "fair-haired"
_LONGEST = 200  # words of a quote that are compared, and ten times as many of a sentence
_VOTES = 4_000  # sentences with its words that are looked at for one quote, the rarest words first
_TRIED = 3  # sentences that are compared word by word
_BY_LETTERS = 40  # words of a quote up to which it is compared letter by letter
_NEAR = 0.6  # how like a quote a passage must be to be offered, from 0 to 1


class Neighbourhood:
    """Sentences and the words in them, to find the passage that a misquoted one may have meant."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._having: dict[str, list[int]] = {}
        for number, sentence in enumerate(sentences):
            for key in {key for key, _, _ in _words(sentence)}:
                self._having.setdefault(key, []).append(number)

    def nearest(self, quote: str) -> str:
        """Give the passage of a sentence most like a quote, whole words, about as long; empty if none is."""
        wanted = [key for key, _, _ in _words(quote)][:_LONGEST]
        votes: Counter[int] = Counter()
        for having in sorted((self._having.get(key, []) for key in set(wanted)), key=len):
            if votes and votes.total() + len(having) > _VOTES:
                break
            votes.update(having)
        tried = (_passage(wanted, self._sentences[number]) for number, _ in votes.most_common(_TRIED))
        likeness, passage = max(tried, key=itemgetter(0), default=(0.0, ""))
        return passage if likeness > _NEAR else ""


def _passage(wanted: list[str], sentence: str) -> tuple[float, str]:
    """Give how like a quote's words the best passage of a sentence is, from 0 to 1, and that passage."""
    from difflib import SequenceMatcher  # for messages about mistakes only

    words = _words(sentence)[: 10 * _LONGEST]
    keys = [key for key, _, _ in words]
    *blocks, _ = SequenceMatcher(None, wanted, keys, autojunk=False).get_matching_blocks()
    for outer, inner in ((0, 1), (-1, -2)):
        while len(blocks) > 1 and _stretches(blocks[outer], blocks[inner]):
            del blocks[outer]
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(keys), blocks[-1].b + len(wanted) - blocks[-1].a) - 1
    # By letters if they are few, since names get misspelt.
    runs: Callable[[list[str]], Sequence[str]] = " ".join if len(wanted) <= _BY_LETTERS else list
    likeness = SequenceMatcher(None, runs(wanted), runs(keys[first : last + 1]), autojunk=False).ratio()
    start, end = words[first][1], words[last][2]
    while start and is_mark(sentence[start]):
        start -= 1
    while end < len(sentence) and is_mark(sentence[end]):
        end += 1
    return likeness, folded(sentence[start:end]).text


def _stretches(outer: Match, inner: Match) -> bool:
    """Say whether an outer run of words in common lengthens a passage by more words than it has."""
    return abs((outer.b - outer.a) - (inner.b - inner.a)) > outer.size


def _words(text: str) -> list[tuple[str, int, int]]:
    """Give the words of a text as they are compared, and where each begins and ends."""
    return [
        (_NOT_IN_KEY.sub("", unicodedata.normalize("NFC", word[0].casefold())), *word.span())
        for word in re.finditer(_TOKEN, text)
    ]
