"""Files as bytes: regular ones of bounded size, never waited for, and for a bank only those in its folder."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from quiz.bank.bounds import MAX_BYTES
from quiz.bank.problems import OTHER_PROGRAM, Problem, ProblemError
from quiz.text.cleaning import REPLACEMENT

_NO_TEXTS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How files of other programs begin: PDF; .docx, .xlsx, .odt and .apkg; .doc and .xls; .rtf."""


def _refusal(code: str, message: str, hint: str) -> ProblemError:
    return ProblemError(Problem(code, message, hint))


def read_file(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; raises ProblemError."""
    try:
        _refuse_irregular(path.stat())  # before it is opened: opening alone makes some devices act
        # A pipe put in its place meanwhile is not waited for.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            _refuse_irregular(status)
            raw = b"" if status.st_size > limit else file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise _refusal("no-file", "there is no such file", "check its name and folder") from None
    except PermissionError:
        hint = "ask its owner, or copy it to your own folder"
        raise _refusal("no-permission", "you are not allowed to read this file", hint) from None
    except (OSError, ValueError) as error:
        message = f"this file cannot be read: {getattr(error, 'strerror', None) or error}"
        raise _refusal("unreadable", message, "check its name and folder") from None
    if status.st_size > limit or len(raw) > limit:
        message = f"this file is larger than {limit // 1024 // 1024} MB, too large for a bank or its text"
        raise _refusal("too-big", message, "make several files of it")
    return raw


def inside(folder: Path, name: str) -> Path:
    r"""The file that a bank in `folder` calls `name`, symbolic links resolved.

    Raises ProblemError if it is not in the folder or below it.
    `/` and `\` both part folders, so that a bank means the same file on every system.
    """
    windows, posix = PureWindowsPath(name), PurePosixPath(name.replace("\\", "/"))
    outside = _refusal(
        "file-outside",
        "a bank reads only files in its own folder, and this one is elsewhere",
        "copy it beside the bank and give its name alone, such as  file: biography.txt",
    )
    if not name or "\0" in name or ":" in name or windows.anchor or posix.anchor or ".." in posix.parts:
        raise outside
    try:
        home = folder.resolve()
        path = (home / posix).resolve()
        if path.is_symlink():  # a loop of symbolic links, from Python 3.13 on
            raise outside
    except (OSError, RuntimeError, ValueError):  # such a loop before, or a name that no file can have
        raise outside from None
    if not path.is_relative_to(home):
        raise outside
    return path


def _refuse_irregular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _refusal("folder", "this is a folder, not a file", "name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise _refusal("not-a-file", "this is no ordinary file but a device or a pipe", "name a file")


_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    ("utf-8", codecs.BOM_UTF8),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
)
SAVE_AS_UTF_8 = "save it as UTF-8: editors offer this under “Save as”, as “Encoding”"


class Decoded(NamedTuple):
    """A text and how it was written."""

    text: str
    """Without a byte order mark; lines end in a line feed."""
    encoding: str
    """`UTF-8`, `UTF-16` or `UTF-32`."""
    codec: str
    mark: bytes


def decode(raw: bytes) -> Decoded:
    """The text of these bytes; raises ProblemError."""
    if (head := raw[:100].lstrip()).startswith(_NO_TEXTS):
        hint = "open it, copy its words into a text file; for questions see  quiz guide other-program"
        what = "a PDF" if head.startswith(_NO_TEXTS[0]) else "a document, table or archive"
        raise _refusal(OTHER_PROGRAM, f"this is no text, but {what}", hint)
    codec, mark = next((each for each in _MARKS if raw.startswith(each[1])), (_unmarked(raw), b""))
    encoding, written = codec[:6].upper().removesuffix("-"), raw.removeprefix(mark)
    try:
        return Decoded(unix_lines(written.decode(codec)), encoding, codec, mark)
    except UnicodeDecodeError as error:
        before = unix_lines(written[: error.start].decode(codec, errors="ignore"))
        byte = written[error.start]
        meant = bytes([byte]).decode("cp1252", errors="replace")
        message = f"this is not a text in {encoding}: the byte 0x{byte:02X} here is none of its characters"
        if encoding == "UTF-8" and meant.isprintable() and meant != REPLACEMENT:
            message += f" (as Windows-1252 it is “{meant}”)"
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = Problem("encoding", message, SAVE_AS_UTF_8, line=line, column=column)
        raise ProblemError(problem) from None


def unix_lines(text: str) -> str:
    """The text with every line ended by a line feed alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _unmarked(raw: bytes) -> str:
    """The codec of bytes without a mark: where the first character is a letter, UTF-16 has a NUL in it."""
    nuls = [byte == 0 for byte in raw[:4]]
    little, big = [False, True] * 2, [True, False] * 2
    return "utf-16-le" if nuls == little else "utf-16-be" if nuls == big else "utf-8"


def builtin_path() -> Path:
    """The bank that comes with the program: in the package where it is installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "questions.yaml"
    return installed if installed.exists() else package.parent / "questions.yaml"
