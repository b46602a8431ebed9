"""Marks that a page or a word processor has put into a text: found, counted, and taken out or made plain."""

from __future__ import annotations

import re

from quiz.bank.cleaning import excerpt, parsable, without_unseen
from quiz.bank.drafting.removed import Removed

_NOTE = (
    r"\[(?:\d{1,3}(?:(?:[–-]|, ?)\d{1,3})*|(?:[Nn]otes?|nb|n|ref|fn) ?\d{1,3}|[a-zA-Z]|[αβγ])\](?!\w)"
    r"(?::[ \u2006\u2009\u200a]?\d+(?:[–-]\d+)?(?:, ?\d+(?:[–-]\d+)?)*(?:[\u2006\u2009\u200a]| (?= ))?)?"
)
_INSERTED = r"(?<![(\[“‘„«])(?<!^\")(?<![\s(\[—–-]\")(?!(?<=[a-z])\[[dnrsty]\])"
"""Not what completes a quotation: "[a]n old man", "he like[s] it"."""
_REQUEST = (
    r"(?:[\w ]{1,30} needed|when|who|whom|by whom|according to whom|where|which|why|how|clarify|dubious|"
    r"disputed|failed verification|not in citation given|not verified in body|original research|update|"
    r"unreliable source|(?:permanent )?dead link)"
)
_MARKS = (
    (
        re.compile(
            rf"(?<=\S){_INSERTED}{_NOTE}(?:(?: (?=\[\d))?{_NOTE})*| {{1,4}}\[\d{{1,3}}\](?=[.,;:)]|\s*$)",
            re.M,
        ),
        "",
        ("citation mark", "citation marks"),
    ),
    (
        re.compile(rf" ?\[{_REQUEST}\??(?: – discuss)?\]", re.IGNORECASE),
        "",
        ("editors’ remark", "editors’ remarks"),
    ),
    (
        re.compile(r"[ \t]{0,8}\[ ?edit(?: source)?(?: ?\| ?edit source)? ?\]", re.IGNORECASE),
        "",
        ("edit link", "edit links"),
    ),
)
_BREAKS = (re.compile("[\x0b\x0c\x85\u2028\u2029]"), "\n", "page or line break", "page or line breaks")
_BLANKS = (
    re.compile("[\u00a0\u2007\u202f]"),
    " ",
    "non-breaking blank (plain now)",
    "non-breaking blanks (plain now)",
)
_HYPHENS = (re.compile("\u00ad"), "", "soft hyphen", "soft hyphens")
_UNSEEN = re.compile("[\u200b\u2060]")


def without_marks(text: str) -> tuple[str, tuple[Removed, ...]]:
    """A text without its marks, and what these were."""
    removed: list[Removed] = []
    for characters, plain, one, several in (_BREAKS, _BLANKS, _HYPHENS):
        text, count = characters.subn(plain, text)
        removed.append(Removed(count, one, several))
    seen = _UNSEEN.sub("", without_unseen(_without_controls(text)))
    removed.append(
        Removed(len(text) - len(seen), "character that cannot be seen", "characters that cannot be seen")
    )
    text = seen
    for mark, plain, (one, several) in _MARKS:
        first = mark.search(text)
        text, count = mark.subn(plain, text)
        removed.append(Removed(count, one, several, excerpt(first[0]) if first else ""))
    return text, tuple(each for each in removed if each.number)


def _without_controls(text: str) -> str:
    shown = parsable(text)
    if shown == text:
        return text
    return "".join(character for character, sign in zip(text, shown, strict=True) if character == sign)
