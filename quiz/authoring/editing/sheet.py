"""A file's text with its lines, by their numbers and places."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from quiz.bank.files import unix_lines
from quiz.bank.yaml import Composed, compose
from quiz.text.cleaning import hidden, parsable

_LINE_END = re.compile(r"\r\n|\r|\n")


class Sheet:
    """A text whose line ends are as they stand in the file. Lines are counted from 1, as in nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def compose(self) -> Composed:
        """The nodes of the text, as the bank's reader gets them; raises NotYamlError or ProblemError."""
        text = unix_lines(self.text)
        has_unseen = next(hidden(text), None) is not None
        return compose(parsable(text) if has_unseen else text, "", has_unseen=has_unseen)

    def offset(self, line: int, column: int) -> int:
        """The place of a line and column in the text; its end if there is no such line."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def line_at(self, offset: int) -> int:
        """The line that a place in the text is in."""
        return bisect_right(self._starts, offset)

    def start(self, line: int) -> int:
        """Where a line begins; the text's end if there is no such line."""
        return self.offset(line, 1)

    def end(self, line: int) -> int:
        """Where the next line begins."""
        return self.offset(line + 1, 1)

    def line(self, number: int) -> str:
        """A line without its end."""
        return self.text[self.start(number) : self.end(number)].rstrip("\r\n")

    @property
    def last_line(self) -> int:
        """The last line with anything in it; after a final line end there is none."""
        return len(self._starts) - (1 if self._starts[-1] == len(self.text) else 0)

    @cached_property
    def line_end(self) -> str:
        r"""What ends most lines: `\n`, `\r\n` or `\r`."""
        pairs = self.text.count("\r\n")
        counts = {"\n": self.text.count("\n") - pairs, "\r\n": pairs, "\r": self.text.count("\r") - pairs}
        return max(counts, key=lambda end: counts[end])
