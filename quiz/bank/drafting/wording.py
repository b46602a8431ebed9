"""What happened, in the words of a clause: short, and without saying when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quiz.bank.drafting.cutting import is_past, without_times
from quiz.bank.drafting.ellipsis import completed
from quiz.bank.quotes import folded
from quiz.bank.spans import Span

_LONGEST = 80
"""Characters of an event's text, where its verb is among them."""
_LATEST_VERB = 110
"""Characters of a text among which its verb is looked for."""
_BEHIND_VERB = 12
"""Characters behind its verb that a text has at least when it is cut."""
_WORDS = re.compile(r"[^\W\d_]+")
_SHORTEST = 40
"""Characters that a text has at least when it is cut where a clause ends."""
MOST = _LATEST_VERB + _BEHIND_VERB + _SHORTEST
"""Characters of an event's text, whatever is in it."""
_GAPS = (
    (re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]"), ""),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,.;:)])"), ""),
    (re.compile(r"\(\s+"), "("),
    (re.compile(r"^[\s)\]]+|[\s(\[]+$"), ""),
    (re.compile(r"(?:, *){2,}"), ", "),
    (re.compile(r"^[\s,;:.–—-]+|[\s,;:–—-]+$"), ""),
    (re.compile(r"(?<=[^\W\d]) and(?=[,.;]|$)"), ""),
    (re.compile(r"^(?:and|but|then)\s+", re.IGNORECASE), ""),
)
_WORD = re.compile(r"\w")
_CUTS = re.compile(r",? (?=(?:who|which|where|when|because|although|while|so that|and|but)\b)|[,;:] ")
_LOOSE = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "by",
            "with",
            "and",
            "or",
            "but",
            "his",
        ),
        *("her", "its", "their", "as", "that", "which", "who", "into", "after", "before", "during", "until"),
        *("since", "between", "while"),
    )
)
"""Words that no text ends with that was cut short."""
_OPEN = frozenset(("a", "an", "the", "of", "and", "or", "but", "from", "during", "until", "since", "between"))
"""Words that no text ends with."""
_SMALL = _LOOSE | frozenset(
    (
        *(
            "was",
            "were",
            "had",
            "has",
            "been",
            "did",
            "she",
            "they",
            "him",
            "them",
            "then",
            "also",
            "there",
            "not",
        ),
        *("when", "where", "while", "this", "these", "those", "some", "all", "and", "out", "until", "till"),
    )
)
"""Words that tell nothing by themselves."""


def event_text(clause: str, said: Iterable[Span], before: str = "", after: str = "") -> str:
    """What happened, of a clause with a date in it; `said` are the places in it that say a time, in order.

    What the clause leaves out it takes from what its sentence says `before` and `after` it.
    """
    text = _tidied(folded(without_times(clause, said)).text)
    if not _WORD.search(text) or text.count("(") != text.count(")"):
        return ""
    text = _tidied(completed(before, text, after))
    short = _shortened(text)
    text = _without_loose_end(short, _OPEN if short == text else _LOOSE)
    return text[:1].upper() + text[1:]


def telling_words(text: str) -> int:
    """How many words of a text tell something by themselves."""
    return sum(len(word) > 2 and word.casefold() not in _SMALL for word in re.findall(r"[^\W_]+", text))


def _tidied(text: str) -> str:
    for gap, plain in _GAPS:
        text = gap.sub(plain, text)
    return text.strip()


def _shortened(text: str) -> str:
    """A text of a few words: cut where a clause ends, else after a word that may end one.

    It has its verb still, and some words behind that, though it is longer then.
    """
    if len(text) <= _LONGEST:
        return text
    verb = next((word.end() for word in _WORDS.finditer(text, 0, _LATEST_VERB) if is_past(word[0])), 0)
    least = max(_SHORTEST, verb + _BEHIND_VERB if verb else 0)
    longest = max(_LONGEST, least + _SHORTEST)
    if len(text) <= longest:
        return text
    cuts = [cut.start() for cut in _CUTS.finditer(text, 0, longest + 1) if cut.start() >= least]
    if cuts:
        within = [cut for cut in cuts if cut <= _LONGEST]
        return text[: within[-1] if within else cuts[0]].rstrip(" ,;:")
    return text[: longest + 1].rpartition(" ")[0] or text[:longest]


def _without_loose_end(text: str, loose: frozenset[str]) -> str:
    words = text.rstrip(" ,;:–—.!?").split(" ")
    while len(words) > 1 and words[-1].casefold() in loose:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—")
