"""What the commands' arguments share."""

from __future__ import annotations

import argparse


def parser(usage: str, about: str, closing: str = "") -> argparse.ArgumentParser:
    """Make a parser with a usage line, a sentence on what the command does, and lines below its options."""
    return argparse.ArgumentParser(
        prog="quiz",
        usage=usage,
        description=about,
        epilog=closing,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
