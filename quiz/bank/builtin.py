"""Where the bank that comes with the program is."""

from __future__ import annotations

from pathlib import Path


def builtin_path() -> Path:
    """The bank that comes with the program: in the package where it is installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "questions.yaml"
    return installed if installed.exists() else package.parent / "questions.yaml"
