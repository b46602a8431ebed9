"""Bytes as text: UTF-8, or what a byte order mark says."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from quiz.bank.cleaning import REPLACEMENT

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
SAVE_AS_UTF_8 = "save it as UTF-8: editors offer this under “Save as”, as “Encoding”"


class UndecodableError(ValueError):
    """Bytes that are no text in their encoding, with the place of the first that is wrong."""

    def __init__(self, line: int, column: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was in."""

    text: str
    """Without a byte order mark; lines end in a line feed."""
    encoding: str
    """`UTF-8`, `UTF-16` or `UTF-32`."""


def decode(raw: bytes) -> Decoded:
    """The text of these bytes; raises UndecodableError."""
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    codec = {"": _unmarked(raw), "UTF-8": "utf-8-sig"}.get(encoding, encoding)
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(error, encoding or _name(codec)) from None
    return Decoded(unix_lines(text), encoding or _name(codec))


def unix_lines(text: str) -> str:
    """The text with every line ended by a line feed alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _unmarked(raw: bytes) -> str:
    """The codec of bytes without a mark: where the first character is a letter, UTF-16 has a NUL in it."""
    first = raw[:4]
    if len(first) == 4 and first[1::2] == b"\0\0" and first[0] and first[2]:
        return "utf-16-le"
    if len(first) == 4 and first[::2] == b"\0\0" and first[1] and first[3]:
        return "utf-16-be"
    return "utf-8"


def _name(codec: str) -> str:
    return "-".join(codec.upper().split("-")[:2])


def _undecodable(error: UnicodeDecodeError, encoding: str) -> UndecodableError:
    before = unix_lines(
        error.object[: error.start].decode(error.encoding, errors="ignore").removeprefix("\ufeff")
    )
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    byte = error.object[error.start]
    meant = bytes([byte]).decode("cp1252", errors="replace")
    message = f"this is not a text in {encoding}: the byte 0x{byte:02X} here is none of its characters"
    if encoding == "UTF-8" and meant.isprintable() and meant != REPLACEMENT:
        message += f" (as Windows-1252 it is “{meant}”)"
    return UndecodableError(line, column, message, SAVE_AS_UTF_8)
