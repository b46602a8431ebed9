"""Where the sentences of a paragraph end.

Sentencex knows the abbreviations and stops of many languages. It is given a paragraph in plainer signs, one
for one: what makes it slow or fail is a blank, and of a stop that it mistakes it is told by a comma that the
sentence goes on, by an exclamation mark that it ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from quiz.text.spans import Span
from quiz.text.words import INVISIBLE, is_unspaced, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUOTES = "\"'”’“‘»«›‹"
_CLOSING = f"{_QUOTES})\\]}}」』】）〉》〕"
_STOPS = ".!?…‽؟۔।॥。！？｡։።፧။"
_WIDE_STOPS = "।॥。！？｡።፧။"  # they need no space behind them
_ALSO_STOPS = {"hy": ":", "el": ";"}
"""What is a stop in one language only."""
_END = (  # the stop itself first: "." · "?!" · "...”" · ". . . ." · " »" of ". »"
    rf"+(?:[ \u00a0\u202f][.…](?!\w))*)(?:[{_CLOSING}]|[ \u00a0\u202f]»(?!\w))*"
    r"(?:\[[^\[\]\n]{1,20}\])*[¹²³⁰⁴-⁹]*"  # footnote marks, as text copied from an encyclopedia has them
)
END = re.compile(f"([{_STOPS}]{_END}")
"""A stop with the marks that belong to it."""
_BEFORE_START = re.compile(  # " “" before a sentence's first letter; bounded, so that ". . . ." stays linear
    r"[\s\"'“”‘’«»‹›„‚(\[{¿¡—–\-.…「『（•⁃]{0,40}"
)
_NEXT_WORD = re.compile(r"\w+")  # `He`
_NOT_IN_TOKEN = re.compile(r"[^\w.]")  # the blank before "e.g"
_LONGEST_TOKEN = 24  # characters of it that are looked at
_ELISION = re.compile(r"\s?\[ ?[.…][. …]{0,9}\]")  # " [. . .]"
_GLUED = re.compile(r"(?<=[^\W\d_]{2}\.)\w[a-z]|(?<=\d\.)[A-Z][a-z]")  # "In" of "atheist.In", of "1,000.In"
_NET = re.compile(r"[/@]|www")  # of "https://example.org/A.Smith"
_PARTICLE = re.compile(r"(?:d[aeiu]|del|della|l[ae]|v[ao]n|zu|de[nr]|ten|al|el|bin|ibn)[ -][A-Z]")  # "von P"
_ITEM = re.compile(  # " 2.) T", " • 10. T", " b. T"
    r"(?:^|(?<=\S)(\s{1,9}))(?:[•⁃*] ?)?(?:(\d{1,3})(?:\.\)?|\))|([a-z])[.)])(?=\s+[\"“(]?[^\W\d_a-z])"
)
_ELLIPSIS = re.compile(r"(?:\.\s?\.\s?\.|…)")  # three dots, or one sign

_ALWAYS = words_of(
    "Mr Mrs Ms Dr Prof Gen Brig Maj Col Capt Cpt Cmdr Lt Sgt Cpl Pvt Hon Rev Gov Pres Sen Rep Drs Profs Gens",
    "Cols Sens Capts Messrs Lieut Revd Bp Abp Card Bro Adm Amb Cdr Cdre Ald Visct Const Atty Asst Dep Rt Ven",
    "Fr Sts Mts Ft Wm Thos Benj Chas Geo Jas Jos Robt Richd Edw Saml Ya Yu Ye Kh Zh S.S H.M.S U.S.S R.M.S",
    "cf Cf approx ed eds trans Rs Frl Hrn Bd geb gest MM Mme Mlle Mgr Sra Srta Dra Dña им ген напр род",
)
"""No sentence ends there, whatever follows: the library lacks them, or takes `Gen. Early` for two."""
_BEFORE_NUMBERS = words_of(
    "No Nos no nos Art art Fig fig figs Ch ch chap Vol vol vols para paras Bk bk Pt pt sect repr max min",
)
"""Words of their own unless a number follows."""
_SOMETIMES = words_of(
    "Ste Jr Sr Esq Ave Blvd Rd Bros Dept in ft lb oz yd mi hr sec usw Jh Str est др обл млн"
)
"""A sentence ends there only if the next word is one that opens sentences."""
_WHOLE = words_of("etc ill art me ok miss con ore ala sup")
"""A list's end, and words that the library takes for abbreviations."""
_HONOURS = words_of("D.C N.Y N.J M.P Q.C K.C R.A F.R.S B.A M.A B.Sc M.Sc Ph.D LL.D M.D D.D O.B.E")
"""Places, offices and degrees that begin no name, unlike initials, where `_HELD` matches before them."""
_HELD = re.compile(r"(?:,|\b(?:an?|the|his|her)|\b[A-Z][a-z]+) $")  # "her " of "her Ph.D.", "Troy, "
_NUMBERED = re.compile(  # "George " of "George I.", where I and V are no initials; "War " of "World War I"
    r"\b(?:George|Henry|Charles|James|William|Edward|Richard|Philip|Louis|Napoleon|Francis|Frederick|Alexander|"
    r"Nicholas|Peter|Paul|Ivan|Catherine|Elizabeth|Mary|Victoria|Leopold|Ferdinand|John|Pius|War) $"
)
_OPENERS = words_of(
    "A After Although And Are As At Because Before Both But By Did Do During Each Even For From Had Has He",
    "Her Here His How However If In Is It Its Later Many Meanwhile Most Nevertheless No Not On Once One Only",
    "Our She Since So Some Soon Still Such That The Their Then There These They This Those Though Through",
    "Thus To Together Under Unlike Until Upon Was We Were What When Where Whether Which While Who Why With",
    "Within Yet You Your",
    "Der Die Er Sie Es Im Am Nach Ein Eine Als Doch Seit Bei Mit Auch Aber Und Dann Dort Sein Seine Ihr",
    "Ihre Diese Dieser",
    "Les Il Elle Ils Elles En Aux Un Une Dans Après Mais Et Ce Cette Ses Pour Par Sur Puis",
    "El Los Las Al Se Su Sus Con Por Para Pero Tras Después Fue",
    "Он Она Они Оно В Во На После По С Со Его Её Ее Их Это Но И А Из За К У О Об При До Для От Как Когда",
    "Там Тогда Затем Через",
)
"""Words that begin a sentence far more often than a name."""
_AFTER_ORDINALS = words_of(
    "Jahrhundert Jahrhunderts Weltkrieg Weltkriegs Januar Jänner Februar März Mai Juni Juli Oktober Dezember"
)
"""What German counts with a number and a full stop, as in `1. Weltkrieg`."""

_QUIET = str.maketrans(
    dict.fromkeys(
        f'{INVISIBLE}"“”„‟‘‚‛«»‹›`「」『』《》〈〉【】〔〕（）()[]{{}}<>'
        "•◦▪▫■□●○⁃⁌⁍◆◇★☆➤➢➣▶▸►¹²³⁰⁴⁵⁶⁷⁸⁹" + "".join(filter(str.isspace, map(chr, range(0x3001)))),
        " ",
    )
)
"""What the library is given a blank for: odd blanks, brackets, quotation marks, bullets, raised numbers."""
_MARK = re.compile(r"['’](?:(?!\w)|(?<!\w.))")  # a quotation mark, not the apostrophe of "don’t"
_PIECE = 4_000
"""Characters that the library is given at a time, so that what grows with their square stays small."""


def sentences_in(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    """Find the sentences of a paragraph by the rules of a language, an ISO 639 code; in order."""
    text = text[paragraph.start : paragraph.end]
    items = list(_items(text))
    numbering = {at for item in items for at in range(*item.span())}
    stops = [
        (stop, first)
        for stop in re.finditer(f"([{_STOPS}{_ALSO_STOPS.get(language, '')}]{_END}", text)
        if stop.start() not in numbering and (first := _next_start(text, stop))
    ]
    bounds = list(_bounds(_given(text, stops), language))
    cuts = [item.span(1) for item in items]
    for stop, first in stops:
        bound = bisect_right(bounds, stop.start())
        if bound < len(bounds) and bounds[bound] <= first:
            cuts.append((stop.end(), _after_blanks(text, stop.end())))
    start = 0
    for end, after in sorted(cuts):
        if end > start:
            yield Span(paragraph.start + start, paragraph.start + end)
            start = after
    yield Span(paragraph.start + start, paragraph.end)


def begins_sentence(text: str, place: int) -> bool:
    """Say whether a sentence of an English text begins at a place, or at the marks before it."""
    near = max(0, place - 2 * _LONGEST_TOKEN)
    window = Span(near, min(place + _LONGEST_TOKEN, len(text)))
    starts = [sentence.start for sentence in sentences_in(text, window, "en") if sentence.start <= place]
    return not _NEXT_WORD.search(text, starts[-1], place)


def _after_blanks(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


def is_lower(character: str) -> bool:
    """Say whether a character is a small letter; Georgian's, which have no capitals, are not."""
    return character.islower() and not "\u10d0" <= character <= "\u10ff"


def _items(text: str) -> Iterator[re.Match[str]]:
    """Give the numbers of a list in one paragraph, which begins with one: 1, 2, 3 or a, b, c."""
    if item := _ITEM.match(text):
        yield item
        number = _number(item)
        for following in _ITEM.finditer(text, item.end()):
            if _number(following) == number + 1:
                yield following
                number += 1


def _number(item: re.Match[str]) -> int:
    return int(item[2]) if item[2] else ord(item[3])


def _next_start(text: str, stop: re.Match[str]) -> int:
    """Find the first sign of a sentence that may begin behind a stop; 0 if none can."""
    at, end = stop.end(), len(text)
    if at == end:
        return 0
    if stop.start() and text[stop.start() - 1] in "[(" and stop[0][0] in ".…":
        return 0  # an ellipsis in brackets
    wide = stop[0][0] in _WIDE_STOPS
    if not (text[at].isspace() or wide or (stop[0][0] in "!?…" and is_unspaced(text[at]))):
        word = text.rfind(" ", max(0, at - _LONGEST_TOKEN), at)
        if stop[0] != "." or not _GLUED.match(text, at) or _NET.search(text, word + 1, at):
            return 0
    opening = _BEFORE_START.match(text, at)
    first = opening.end() if opening else at
    if first >= end or text[first] in ",;:!?،，、；：":
        return 0
    if is_lower(text[first]) and not _PARTICLE.match(text, first):
        return 0
    if wide and len(stop[0]) > 1 and text[first] == "と":
        return 0  # Japanese: what was said, and that it was said
    return first


def _given(text: str, stops: Iterable[tuple[re.Match[str], int]]) -> str:
    """Put a paragraph into the signs that the library is given."""
    given = list(_MARK.sub(" ", text.translate(_QUIET)))
    for stop, first in stops:
        given[stop.end(1) : stop.end()] = " " * (stop.end() - stop.end(1))
        if sign := _sign(text, stop, first):
            given[slice(*stop.span(1))] = sign * len(stop[1])
    return "".join(given)


def _sign(text: str, stop: re.Match[str], first: int) -> str:
    """Say what a stop is to be: `,` within a sentence, `!` at its end, nothing if the library is to say."""
    match = _NEXT_WORD.match(text, first)
    after = match[0] if match else ""
    opens = after in _OPENERS
    mark, place = stop[1], stop.start()
    if _ELISION.match(text, stop.end()):
        return ","
    if _ELLIPSIS.fullmatch(stop[0]):
        return "!" if opens else ","
    if mark[-1] in "!?" and text[stop.end(1)] in _QUOTES and first == stop.end() + 1:
        return "" if opens else ","  # "“Who are you?” Anna asked."
    if mark != ".":
        return ""
    token = _NOT_IN_TOKEN.split(text[max(0, place - _LONGEST_TOKEN) : place])[-1]
    before = text[max(0, place - 2 * _LONGEST_TOKEN) : place - len(token)]
    if before.endswith("°"):
        return ""  # "120.5 °C" ends in no initial
    if token in _ALWAYS:
        return ","
    if token in _BEFORE_NUMBERS:
        return "," if after[:1].isdigit() else "!"
    if token in _WHOLE or (token in _HONOURS and _HELD.search(before) and not after[:1].isdigit()):
        return "!"
    if token.isdigit():
        return "," if after in _AFTER_ORDINALS else ""
    another = len(after) == 1 and text[first + 1 : first + 2] == "."
    if token in _SOMETIMES or (len(token) == 1 and token.lower() != token.upper()):
        if token in "IVX" and _NUMBERED.search(before) and not another:
            return "!"
        return "!" if opens and not another else ","
    return ""


def _bounds(given: str, language: str) -> Iterator[int]:
    """Give where the library takes sentences to begin: piece by piece, each from the last of these places."""
    at = 0
    while at < len(given):
        piece = given[at : at + _PIECE]
        lengths = [len(sentence) for sentence in _segments(piece, language)]
        if at + len(piece) < len(given):
            lengths = lengths[:-1]  # it may go on
        yield from (at + length for length in accumulate(lengths))
        at += sum(lengths) or len(piece)


def _segments(piece: str, language: str) -> list[str]:
    import sentencex

    try:
        segments: list[str] = sentencex.segment(language, piece)
        return segments
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic in Rust is no Exception
        return re.split(rf"(?<=[{_STOPS}] )", piece)
