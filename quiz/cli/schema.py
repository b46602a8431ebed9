"""`quiz schema`: the format of a bank, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.format import FILE, schema_text
from quiz.cli.console import parser
from quiz.cli.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Sequence

ABOUT = "Print the format of a bank as a JSON Schema, for editors that complete and check YAML while typing."
CLOSING = f"""To use it with a bank of your own, write it beside the bank:
  quiz schema > {FILE}
and let the bank begin with the line
  # yaml-language-server: $schema={FILE}"""


def schema(arguments: Sequence[str]) -> int:
    """Print the schema; gives the exit code."""
    parser("quiz schema", ABOUT, CLOSING).parse_args(arguments)
    print(schema_text(), end="")
    return Exit.OK
