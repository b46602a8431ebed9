"""How a line that is no YAML would be written right: each guess is tried before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quiz.bank.format import OPENS_LIST
from quiz.bank.mending.guesses import (
    NO_BLANK_AFTER_DASH,
    NO_COLON,
    OPENS_TEXT,
    Repair,
    guesses,
    guesses_of_end,
    inserted,
    parts_of,
    text_before,
)
from quiz.bank.mending.rewriting import quoted
from quiz.bank.yaml import TOO_DEEP, NotYamlError

_LONGEST = 400
"""Lines of an item; a longer one is not tried, since each try parses it whole."""
_WIDEST = 2_000
"""Characters of a line, likewise."""
_MOST = 2_000_000
"""Characters of all tries in a file, likewise."""


class Repairs:
    """The tries in a file, which are bounded."""

    def __init__(self) -> None:
        self._tried = 0

    def repair(self, lines: list[str], error: NotYamlError, parse: Callable[[str], int]) -> Repair | None:
        """The line of an item that mends the error, or moves it further down; None if no guess does.

        `parse` raises NotYamlError as long as the text is none, and gives the number of oddities in it
        else: of the guesses that mend all, the one with the fewest is taken.
        """
        if len(lines) > _LONGEST or error.problem == TOO_DEEP or self._tried > _MOST:
            return None
        size = sum(map(len, lines)) + len(lines)
        best: tuple[int, Repair] | None = None
        further = _without_its_blank(lines)
        for number in _suspects(lines, error):
            self._tried += size
            for guess in (*guesses_of_end(lines, number, error), *guesses(lines, number)):
                if self._tried > _MOST:
                    break
                self._tried += size
                try:
                    oddities = parse("\n".join(_with(lines, guess)))
                except NotYamlError as remaining:
                    if _is_further(remaining, error, guess.line) and "\n" not in guess.written:
                        further = further or guess
                    continue
                if not oddities:
                    return guess
                if best is None or oddities < best[0]:
                    best = oddities, guess
        return best[1] if best else further


def with_value_quoted(line: str, column: int) -> str:
    """A line with what begins in a column in quotation marks; empty if dash and key do not end there."""
    parts = parts_of(line)
    before, value = parts["lead"] + parts["key"], parts["value"].rstrip()
    return before + quoted(value) if value and len(before) == column - 1 else ""


def _with(lines: list[str], guess: Repair) -> list[str]:
    return [*lines[: guess.line - 1], guess.written, *lines[guess.line :]]


def _without_its_blank(lines: list[str]) -> Repair | None:
    """What is wrong with an item whose dash has no blank after it, whatever else is."""
    if match := NO_BLANK_AFTER_DASH.match(lines[0]):
        message = "a dash that begins an item needs a blank after it"
        return inserted(lines[0], 1, match.end(), " ", message)
    return None


def _is_further(remaining: NotYamlError, error: NotYamlError, number: int) -> bool:
    """Whether an error that is left is further down than the one before and the line mended."""
    return remaining.line > number and (remaining.line, remaining.column) > (error.line, error.column)


def _suspects(lines: list[str], error: NotYamlError) -> Iterator[int]:
    """The lines that may be wrong, the likeliest first."""
    head = (1,) if NO_BLANK_AFTER_DASH.match(lines[0]) else ()  # what is wrong there shows below
    opening = next(
        (n for n in range(min(error.line, len(lines)), 0, -1) if OPENS_TEXT.match(lines[n - 1])), 0
    )
    first = next(_first_of_list(lines, error.line), 0)
    before = (above for above in text_before(lines, error.line) if NO_COLON.match(lines[above - 1]))
    suspects = (
        *head,
        *before,
        error.line,
        error.context_line,
        *text_before(lines, error.line),
        opening,
        first,
    )
    for number in dict.fromkeys(suspects):
        if 1 <= number <= len(lines) and len(lines[number - 1]) <= _WIDEST:
            yield number


def _first_of_list(lines: list[str], number: int) -> Iterator[int]:
    """The line in which the list begins whose end is nearest above this line."""
    for above in range(min(number, len(lines)) - 1, 0, -1):
        if OPENS_LIST.match(lines[above - 1]):
            yield from (below for below in range(above + 1, number + 1) if lines[below - 1].strip())
            return
