"""Where the sentences of a paragraph end.

Sentencex knows the abbreviations and stops of many languages. It is asked about each stop by itself, with so
much text around it that its work does not grow with the paragraph, and with a blank for every sign that makes
it slow or fail.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from quiz.text.spans import Span
from quiz.text.words import INVISIBLE, is_unspaced, word_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = word_tables(__file__)
_STANDING = ("whole", "honours", "sometimes", "before numbers", "always")
_KIND = {word: kind for kind in _STANDING for word in _WORDS[kind]}
"""How the words of these tables stand before a full stop."""
_QUOTES = "\"'”’“‘»«›‹"
_CLOSING = f"{_QUOTES})\\]}}」』】）〉》〕"
_STOPS = ".!?…‽؟۔।॥。！？｡։።፧။"
_WIDE_STOPS = "।॥。！？｡።፧။"  # they need no space behind them
_OWN_STOPS = {"hy": ":", "el": ";"}  # of one language
_END = (  # the stop itself first: "." · "?!" · "...”" · ". . . ." · " »" of ". »"
    rf"+(?:[ \u00a0\u202f][.…](?!\w))*)(?:[{_CLOSING}]|[ \u00a0\u202f]»(?!\w))*"
    r"(?:\[[^\[\]\n]{1,20}\])*[¹²³⁰⁴-⁹]*"  # footnote marks, as text copied from an encyclopedia has them
)
END = re.compile(f"([{_STOPS}]{_END}")
"""A stop with the marks that belong to it."""
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))
_OPENING = f"{_BLANKS}\"'“”‘’«»‹›„‚([{{¿¡—–-.…「『（•⁃"  # what stands before a sentence's first letter
_WORD = re.compile(r"\w+")  # `He`
_PARTICLE = re.compile(f"(?:{'|'.join(_WORDS['particles'])})[ -][A-Z]")  # "von P" of "von Papen"
_NOT_IN_TOKEN = re.compile(r"[^\w.]")  # the blank before "e.g"
_YEAR_NEXT = re.compile(r"\d{4} [^\W\d_A-Z]")  # "1668 w" behind "gesammelt hatte."
_OPENED = re.compile(r"(?:„[^“”]*|“[^”]*|«[^»]*)$")  # "„Die Waffen nieder" before "! Monatsschrift“"
_CLOSED = re.compile(r"[^.!?…„“«\n]{1,80}[”“»]")  # " Monatsschrift“"
_INITIALS = re.compile(r"[А-ЯЁІЇЄҐ]\.[А-ЯЁІЇЄҐ]")  # "Н.Е" of "имени Н.Е. Жуковского"
_ORDINAL = re.compile(r"\d\d?|[IVX]+")  # "16" of "der 16. Präsident", "II" of "Joseph II. Graf"
_NEAR = 40  # characters that are looked at on each side of a stop, so that ". . . ." stays linear
_ELISION = re.compile(r"\s?\[ ?[.…][. …]{0,9}\]")  # " [. . .]"
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")  # three dots, or one sign
GLUED = (  # "In" of "atheist.In 1843", of "“No.”In", not "Com" of "Amazon.Com"
    rf"(?<=[^\W\d_A-Z]{{2}}[.!?]|.\d[.!?]|[^\W\d_A-Z][.!?][{_CLOSING}])"
    r"(?!(?i:com|org|net|edu|gov|js)\b)[^\W\d_a-z][\w’'-]*[.,;:]?(?=\s|$)"
)
"""What is glued to a sentence's end, and may begin another."""
_GLUED = re.compile(GLUED)
_ADDRESS = re.compile(r"[^\W\d_][.:/@]\S*$")  # "www.example", "e.g"
_CLIPPED = re.compile(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]+(?= )|[A-Z][a-z]{1,2}(?= \d)")  # "Frs", "Opp 12"
"""A word without a vowel, or a short one before a number, stands as those do that end sentences sometimes."""
_HELD = re.compile(r"(?:,|\b(?:an?|the|his|her)|\b[A-Z][a-z]+) $")  # "her " of "her Ph.D.", "Troy, "
_ITEM = re.compile(  # " 2.) T", " • 10. T", " b. T"
    r"(?:^|(?<=\S)(\s{1,9}))(?:[•⁃*] ?)?(?:(\d{1,3})(?:\.\)?|\))|([a-z])[.)])(?=\s+[\"“(]?[^\W\d_a-z])"
)
_QUIET = re.compile(  # "(", "“", a hair space; not the apostrophe of "don’t"
    rf"[{re.escape(_BLANKS.replace(' ', '') + INVISIBLE + ''.join(_WORDS['quiet']))}]|['’](?:(?!\w)|(?<!\w.))"
)
"""What the library is given a blank for: odd blanks, brackets, quotation marks, bullets."""


def sentences_in(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    """Find the sentences of a paragraph by the rules of a language, an ISO 639 code; in order."""
    text = text[paragraph.start : paragraph.end]
    items = list(_items(text))
    numbering = {at for item in items for at in range(*item.span())}
    cuts = [item.span(1) for item in items]
    for stop in re.finditer(f"([{_STOPS}{_OWN_STOPS.get(language, '')}]{_END}", text):
        first = 0 if stop.start() in numbering else _next_start(text, stop)
        if first and _is_end(text, stop, first, language):
            cuts.append((stop.end(), first - len(text[stop.end() : first].lstrip())))
    start = 0
    for end, after in sorted(cuts):
        if end > start:
            yield Span(paragraph.start + start, paragraph.start + end)
            start = after
    yield Span(paragraph.start + start, paragraph.end)


def begins_sentence(text: str, place: int) -> bool:
    """Say whether a sentence of an English text begins at a place, or at the marks before it."""
    window = Span(max(0, place - _NEAR), min(place + _NEAR, len(text)))
    starts = [sentence.start for sentence in sentences_in(text, window, "en") if sentence.start <= place]
    return not text[starts[-1] : place].strip(_OPENING)


def is_lower(character: str) -> bool:
    """Say whether a character is a small letter; Georgian's, which have no capitals, are not."""
    return character.islower() and not "\u10d0" <= character <= "\u10ff"


def _items(text: str) -> Iterator[re.Match[str]]:
    """Give the numbers of a list in one paragraph, which begins with one: 1, 2, 3 or a, b, c."""
    number = None
    for item in _ITEM.finditer(text) if _ITEM.match(text) else ():
        value = int(item[2] or ord(item[3]))
        if number in (None, value - 1):
            yield item
            number = value


def _next_start(text: str, stop: re.Match[str]) -> int:
    """Find the first sign of a sentence that may begin behind a stop; 0 if none can."""
    at, mark = stop.end(), stop[0]
    ahead = text[at : at + _NEAR]
    first = at + len(ahead) - len(ahead.lstrip(_OPENING))
    if first >= len(text) or text[first] in ",;:!?،，、；：":
        return 0
    if mark[0] in ".…" and text[max(0, stop.start() - 1) : stop.start()] in ("[", "("):
        return 0  # an ellipsis in brackets
    wide = mark[0] in _WIDE_STOPS
    glued = _GLUED.match(text, at) and not _ADDRESS.search(text, max(0, at - _NEAR), stop.start())
    glued = glued or (mark[0] in "!?…" and is_unspaced(ahead[0]))
    if not (ahead[0].isspace() or wide or glued) or (wide and len(mark) > 1 and text[first] == "と"):
        return 0  # "「はい。」と": Japanese for what was said, and that it was said
    return first if not is_lower(text[first]) or _PARTICLE.match(text, first) else 0


def _is_end(text: str, stop: re.Match[str], first: int, language: str) -> bool:
    """Say whether a stop ends a sentence; the next one would begin at `first`."""
    if (known := _known(text, stop, first, language)) is not None:
        return known
    import sentencex

    head = text[max(0, stop.start() - _NEAR) : stop.end(1)]
    asked = _QUIET.sub(" ", f"{head} {text[first : first + _NEAR]}")
    try:
        return len(head) + 1 in accumulate(map(len, sentencex.segment(language, asked)))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic in Rust is no Exception
        return True


def _known(text: str, stop: re.Match[str], first: int, language: str) -> bool | None:
    """Say whether a stop ends a sentence where the library does not know, or mistakes it; None elsewhere."""
    place, after = stop.start(), match[0] if (match := _WORD.match(text, first)) else ""
    opens, is_number = after in _WORDS["openers"], after[:1].isdigit()
    ellipsis = _ELLIPSIS.fullmatch(stop[0])
    asked = stop[1][-1] in "!?" and text[stop.end(1)] in _QUOTES and first == stop.end() + 1  # "“Why?” Anna"
    titled = stop[0] in "!?" and _OPENED.search(text, max(0, place - 2 * _NEAR), place)
    if titled and _CLOSED.match(text, stop.end()):
        return False  # what is left of the quotation ends as no sentence
    if _ELISION.match(text, stop.end()) or ((ellipsis or asked) and not opens):
        return False
    if stop[1] != ".":
        return True if ellipsis else None
    before = text[max(0, place - _NEAR) : place]
    token = _NOT_IN_TOKEN.split(before.rpartition(" ")[2])[-1]
    before = before.removesuffix(token)
    kind = _KIND.get(token)
    if kind == "always" or (is_number and kind == "before numbers"):
        return False
    if not kind and _CLIPPED.match(f"{token} {after}"):
        kind = "sometimes"
    if not kind and token.isalpha() and len(token) > 1 and _YEAR_NEXT.match(text, first):
        return True
    if language == "de" and not opens and _ORDINAL.fullmatch(token):
        return False
    if token.isdigit():
        return False if after in _WORDS["counted"] else None
    if kind in ("whole", "before numbers") or (kind == "honours" and _HELD.search(before) and not is_number):
        return True
    is_one = len(token) == 1 or _INITIALS.fullmatch(token)
    is_letter = is_one and token.lower() != token.upper() and not before.endswith("°")
    if not (is_letter or kind == "sometimes"):
        return None
    another = len(after) == 1 and text[first + 1 : first + 2] == "."
    counts = token in "IVX" and before.split(" ")[-2:][0] in _WORDS["numbered"]
    return (opens or counts) and not another
