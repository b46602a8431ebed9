"""What the commands' arguments share."""

from __future__ import annotations

import argparse
from typing import NoReturn

from quiz.cli.exits import Exit, Stop


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is not understood as every other note is said: an argument may hold an escape sequence."""
        raise Stop(Exit.UNREADABLE, *self.format_usage().splitlines(), f"quiz: error: {message}")


def parser(usage: str, about: str, closing: str = "") -> argparse.ArgumentParser:
    """Make a parser with a usage line, a sentence on what the command does, and lines below its options."""
    return _Parser(
        prog="quiz",
        usage=usage,
        description=about,
        epilog=closing,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
