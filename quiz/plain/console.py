"""A conversation line by line: lines go out, and answers come in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO, TypeVar

from quiz.plain.text import WIDTH, shown, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")


class EndOfInput(Exception):  # noqa: N818 - it is no error
    """No more answers will come: Ctrl+D, or the end of a pipe."""


class Leave(Exception):  # noqa: N818 - it is no error
    """The player wants to leave what is being done."""


class Unclear(ValueError):  # noqa: N818 - it says what the answer is
    """An answer that cannot be taken; its text says what can."""


@dataclass(frozen=True)
class Prompt:
    """What may be typed at one place."""

    hint: str
    """Said once before the answer, such as "Type a number from 1 to 4."."""
    help: tuple[str, ...] = ()
    """Said on `?`, besides the hint."""
    leaving: str = ""
    """What is asked in a terminal before `q` leaves; empty if nothing would be interrupted."""
    commands: Mapping[str, Callable[[str], None]] = field(default_factory=dict)
    """What a first word such as `u` does, with the rest of the line."""


class Console:
    """Where lines are said and answers are read.

    With no person at a terminal (`interactive` is False) nothing is asked for confirmation, and each answer
    is repeated in the output, so that it reads like the conversation it was.
    """

    def __init__(self, answers: TextIO, output: TextIO, *, interactive: bool, width: int = WIDTH) -> None:
        self.interactive = interactive
        """A person sits at a terminal."""
        self._answers = answers
        self._output = output
        self._width = width

    def say(self, *lines: str) -> None:
        """Print lines, each wrapped; an empty one stands between paragraphs."""
        for line in lines:
            for piece in wrapped(line, self._width):
                self._output.write(f"{piece}\n")
        self._output.flush()

    def ask(self, prompt: Prompt, read: Callable[[str], T]) -> T:
        """Ask until an answer can be read; raises EndOfInput, and Leave on `q`.

        `read` turns a line into an answer, or raises Unclear.
        """
        self.say(prompt.hint)
        while True:
            line = self._line()
            word, _, rest = line.partition(" ")
            word = word.casefold()
            if line in ("?", "help"):
                self.say(prompt.hint, *prompt.help, "q: leave.")
            elif line.casefold() in ("q", "quit"):
                if not prompt.leaving or not self.interactive or self.confirm(prompt.leaving):
                    raise Leave
                self.say(prompt.hint)
            elif word in prompt.commands:
                prompt.commands[word](rest.strip())
            else:
                try:
                    return read(line)
                except Unclear as unclear:
                    self.say(str(unclear))

    def choose(self, heading: str, options: Sequence[tuple[str, T]], prompt: Prompt) -> T:
        """Ask for one of some numbered options, as (what is said, what is given)."""
        self.say(heading, *(f"{number}. {text}" for number, (text, _) in enumerate(options, 1)))
        return options[self.ask(prompt, lambda line: number_of(line, len(options))) - 1][1]

    def confirm(self, question: str) -> bool:
        """Ask for yes or no; raises EndOfInput, and Leave on `q`."""
        return self.ask(Prompt(f"{question} Type y for yes or n for no."), _yes_or_no)

    def pause(self, prompt: Prompt) -> None:
        """Wait for Enter, if a person is there to press it; raises EndOfInput, and Leave on `q`."""
        if self.interactive:
            self.ask(prompt, _nothing)

    def _line(self) -> str:
        if self.interactive:
            self._output.write("> ")
            self._output.flush()
        line = self._answers.readline()
        if not line:
            if self.interactive:
                self._output.write("\n")
            raise EndOfInput
        answer = " ".join(line.split())
        if not self.interactive:
            self._output.write(f"> {shown(answer)}".rstrip() + "\n")
        return answer


def _nothing(line: str) -> None:
    if line:
        raise Unclear("Press Enter to go on, or type ? for help.")


def _yes_or_no(line: str) -> bool:
    if line.casefold() not in ("y", "yes", "n", "no"):
        raise Unclear("Please type y for yes or n for no.")
    return line.casefold().startswith("y")


def numbers(line: str) -> tuple[int, ...]:
    """Read whole numbers between blanks or commas; raises Unclear."""
    words = line.replace(",", " ").replace(";", " ").split()
    tokens = [word.rstrip(".)") for word in words]
    if not tokens or not all(token.isdecimal() and len(token) < 5 for token in tokens):
        raise Unclear("Please type digits, such as 1. Type ? for help.")
    return tuple(int(token) for token in tokens)


def number_of(line: str, last: int, first: int = 1) -> int:
    """Read one number from `first` to `last`; raises Unclear."""
    wanted = f"Please type one number from {first} to {last}. Type ? for help."
    try:
        found = numbers(line)
    except Unclear:
        raise Unclear(wanted) from None
    if len(found) != 1 or not first <= found[0] <= last:
        raise Unclear(wanted)
    return found[0]
