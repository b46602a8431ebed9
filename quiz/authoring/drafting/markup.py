"""Texts that are written to be shown otherwise: with the signs of Markdown, of a wiki or of a web page."""

from __future__ import annotations

import re

from quiz.text.words import tables_in

_BY_CHANCE = " by chance"
_WORDS_FOR_A_SIGN = 2_000  # of a text in which one sign more may stand by chance


def markup_in(text: str) -> tuple[str, str]:
    """What a text is written in, and a sign of it: `("Markdown", "**Jane**")`; empty if it is a plain text.

    A sign that no plain text has counts for three. Three are too many, or more where a text is long.
    """
    weights: dict[str, int] = {}
    signs: dict[str, str] = {}
    for name, lines in tables_in(__file__).items():
        kind = name.removesuffix(_BY_CHANCE)
        found = [sign[0] for sign in re.finditer("|".join(lines.splitlines()), text, re.M | re.I)]
        if found:
            weights[kind] = weights.get(kind, 0) + len(found) * (1 if kind != name else 3)
            signs.setdefault(kind, found[0])
    if sum(weights.values()) < max(3, len(text.split()) / _WORDS_FOR_A_SIGN):
        return "", ""
    name = max(weights, key=weights.__getitem__)
    return name, signs[name]
