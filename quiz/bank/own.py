"""A copy of the built-in bank, for a teacher to change."""

from __future__ import annotations

from pathlib import Path

from quiz.bank.builtin import builtin_path
from quiz.bank.schema import without_schema_line

HERE = "questions.yaml"
"""What a bank is called that needs not be named."""


class OwnBankError(OSError):
    """A copy that cannot be made; its text says why."""


def copy_builtin(path: Path) -> None:
    """Write a copy of the built-in bank, where no file is yet; raises OwnBankError."""
    try:
        with path.open("xb") as copy:
            copy.write(without_schema_line(builtin_path().read_bytes()))
    except OSError as error:
        raise OwnBankError(f"{path} cannot be written here: {error.strerror}") from None
