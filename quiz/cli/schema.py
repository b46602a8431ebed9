"""`quiz schema`: the format of a bank, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.format import FILE, schema_text
from quiz.cli.command import Command
from quiz.cli.exits import Exit

if TYPE_CHECKING:
    from argparse import Namespace


def schema(_: Namespace) -> int:
    """Print the schema; gives the exit code."""
    print(schema_text(), end="")
    return Exit.OK


COMMAND = Command(
    schema,
    "quiz schema",
    "Print the format of a bank as a JSON Schema, for editors that complete and check YAML while typing.",
    f"""To use it with a bank of your own, write it beside the bank:
  quiz schema > {FILE}
and let the bank begin with the line
  # yaml-language-server: $schema={FILE}""",
)
