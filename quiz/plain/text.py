"""Text for one line after another: harmless, wrapped, and spelled so that any output can take it."""

from __future__ import annotations

import codecs
import re
import textwrap

from quiz.bank.cleaning import one_line

WIDTH = 76
"""The most characters of a line, and their number where no terminal says less."""

SPELLED = "quiz.spelled"
"""The name of the way to encode what an output has no characters for; see `spelled`."""

_ITEM = re.compile(r" *(?:\d+\. |- )?")
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-"}
    | {"…": "...", "·": "-", "•": "-", "\u00a0": " ", "\u202f": " "}
)


def shown(text: str) -> str:
    """Give text from outside as one line that no terminal obeys, its control and bidi characters visible."""
    return one_line(text)


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Break a line of text into lines of at most `width` characters; a list's item hangs behind its number.

    Longer words, such as addresses, stay whole.
    """
    line = shown(text)
    lead = _ITEM.match(line)
    hanging = " " * (lead.end() if lead else 0)
    return textwrap.wrap(
        line,
        max(width, len(hanging) + 10),
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def full_stop(text: str) -> str:
    """End a text with a full stop, unless it ends like a sentence already."""
    ended = text.rstrip(")]\"'”’»").endswith((".", "!", "?", "…", ":"))
    return text if ended or not text else f"{text}."


def spelled(error: UnicodeError) -> tuple[str, int]:
    """Spell in ASCII what an output's encoding lacks: “é” as "e", “…” as "...", all else as "?"."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    # Deferred: most outputs take every character.
    from unicodedata import combining, normalize

    def ascii_of(letter: str) -> str:
        return "".join(part for part in normalize("NFKD", letter) if part < "\x7f")

    lacking = error.object[error.start : error.end].translate(_PLAIN)
    spelling = (ascii_of(letter) or ("" if combining(letter) else "?") for letter in lacking)
    return "".join(spelling), error.end


codecs.register_error(SPELLED, spelled)
