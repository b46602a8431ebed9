"""How much a bank may be: several times what a large honest one is, and so little that any file is soon read.

What passes a bound is refused in one line. 10,000 questions have 3 MB, 60,000 lines and 150,000 values.
"""

from __future__ import annotations

MAX_BYTES = 16 * 1024 * 1024
"""Of a file: the questions, and a long source in a script of two or three bytes a letter."""
MAX_TEXT = 4_000_000
"""Characters of a source; a very long novel has three quarters of it."""
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
