"""How much a bank may be: several times what a large honest one is, and so little that any file is soon read.

What passes a bound is refused in one line. 10,000 questions have 3 MB, 60,000 lines and 150,000 values.
"""

from __future__ import annotations

import re

MAX_BYTES = 16 * 1024 * 1024
"""Of a file: the questions, and a long source in a script of two or three bytes a letter."""
MAX_TEXT = 4_000_000
"""Characters of a source; a very long novel has three quarters of it."""
MAX_SIGNS = 20_000
"""Full stops, quotation marks and such in a source; of a long one a tenth of its bytes: prose has half."""
MAX_LINES = 400_000
"""Of a bank, its source among them, which has 60,000 where the longest is broken into short lines."""
MAX_NODES = 400_000
"""Values in one file."""
MAX_DEPTH = 20
"""Lists and mappings within each other; a bank needs six."""
MAX_ITEMS = 50_000
"""Of a list: a question every minute for a school year of lessons."""
MAX_MISPRINTS = 500
"""A source with more is better mended itself."""
MAX_REFUSALS = 100
"""Anchors, tags and the like, after which a file is taken for something else than a bank."""
MAX_SHOWN = 200
"""Problems that are listed unless all are asked for: nobody mends more before checking again."""


def too_many(count: int, bound: int, what: str) -> str:
    """What is said of a file that passes a bound; empty if it does not."""
    return f"this file has more than {bound:,} {what}: it is too large for a bank" if count > bound else ""


_SIGN = re.compile(  # "." of "A. B.", "”", "。"
    r"[!-/:-@\[-^`{-¿\u055d-\u055e\u061f\u06d4\u0964-\u0965\u1360-\u1368\u2010-\u2060\u3001-\u301f\uff01-\uff20]"
)


def no_text(words: str) -> str:
    """What is said of a source that passes a bound; empty if it does not."""
    if len(words) > MAX_TEXT:
        return f"this text has more than {MAX_TEXT:,} characters"
    signs = len(_SIGN.findall(words)) if len(words) > MAX_SIGNS else 0
    if signs <= max(MAX_SIGNS, len(words.encode()) // 10):
        return ""
    return f"this text has {signs:,} full stops, quotation marks and other signs, as tables have"
