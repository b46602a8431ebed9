"""How the characters of a file became its bytes, so that they can again."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from quiz.bank.files import decode

_MARKED = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Lettering:
    """A way to write characters as bytes."""

    codec: str
    """Python's name of it."""
    mark: bytes
    """The byte order mark that the file begins with; none if empty."""

    def read(self, raw: bytes) -> str:
        """The characters of a file that is written like this, its line ends as they are."""
        return raw.removeprefix(self.mark).decode(self.codec)

    def write(self, text: str) -> bytes:
        """The bytes of a file with these characters."""
        return self.mark + text.encode(self.codec)


def lettering(raw: bytes) -> Lettering:
    """The way that a file is written; raises ProblemError."""
    encoding = decode(raw).encoding
    for mark, codec in _MARKED:
        if raw.startswith(mark):
            return Lettering(codec, mark)
    if encoding == "UTF-16":
        return Lettering("utf-16-le" if raw[1] == 0 else "utf-16-be", b"")
    return Lettering("utf-8", b"")
