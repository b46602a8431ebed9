"""A conversation line by line: lines go out, and answers come in."""

from __future__ import annotations

import codecs
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TextIO, TypeVar

from quiz.text.cleaning import one_line

if TYPE_CHECKING:
    from quiz.game.points import Point

WIDTH = 76
"""The most characters of a line, and their number where no terminal says less."""

LONGEST = 10_000
"""The most characters of an answer: some pages."""

SPELLED = "quiz.spelled"
"""The name of the way to encode what an output has no characters for; see `spelled`."""

_ITEM = re.compile(r" *(?:\d+\. |- )?")  # “12. ”, “- ”
_PLAIN = str.maketrans(
    "“”„«»‘’–—−·•‣◦✓✗●○◆▸→←↑↓┃│━─┄×÷⁄■□⚑◐ŁłØøĐđıħ",
    '"""""\'\'-------+x*o#>><^v||---x//#.!/LlOoDdih',
)  # one for one, so that columns stay right
_SPELT = str.maketrans({"⇧": "Shift+", "⏎": "Enter", "≤": "<=", "≥": ">=", "≠": "!=", "€": "EUR", "£": "GBP"})
_SPELT |= str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "Æ": "AE", "Œ": "OE", "þ": "th", "Þ": "Th"})
_SPELT |= {0x2400 + code: f"^{chr(64 + code)}" for code in range(32)}  # ^[, for an ESC made visible


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Break a text into harmless lines of at most `width` characters; a list's item hangs behind its number.

    Longer words, such as addresses, stay whole.
    """
    line = one_line(text)
    lead = _ITEM.match(line)
    hanging = " " * (lead.end() if lead else 0)
    return textwrap.wrap(
        line,
        max(width, len(hanging) + 10),
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def full_stop(text: str) -> str:
    """End a text with a full stop, unless it ends like a sentence already."""
    ended = text.rstrip(")]\"'”’»").endswith((".", "!", "?", "…", ":"))
    return text if ended or not text else f"{text}."


def spelled(error: UnicodeError) -> tuple[str, int]:
    """Spell in ASCII what an output's encoding lacks: “é” as "e", “✓” as "+", all else as "?"."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    # Deferred: most outputs take every character.
    from unicodedata import combining, normalize

    spelling = ""
    for letter in error.object[error.start : error.end].translate(_PLAIN).translate(_SPELT):
        found = "".join(part for part in normalize("NFKD", letter).translate(_PLAIN) if part < "\x7f")
        spelling += found or ("" if combining(letter) else "?")
    return spelling, error.end


codecs.register_error(SPELLED, spelled)


T = TypeVar("T")


class EndOfInput(Exception):  # noqa: N818 - it is no error
    """No more answers will come: Ctrl+D, or the end of a pipe."""


class Leave(Exception):  # noqa: N818 - it is no error
    """The player wants to leave what is being done."""


class Unclear(ValueError):  # noqa: N818 - it says what the answer is
    """An answer that cannot be taken; its text says what can."""


class Prompt(NamedTuple):
    """What may be typed at one place."""

    hint: str
    """Said once before the answer, such as "Type a number from 1 to 4."."""
    help: tuple[str, ...] = ()
    """Said on `?`, besides the hint."""
    leaving: str = ""
    """What is asked in a terminal before `q` leaves; empty if nothing would be interrupted."""
    commands: Mapping[str, Callable[[str], None]] = {}
    """What a first word such as `u` does, with the rest of the line."""


NUMBER = Prompt("Type a number from 1 to {}.")


class Console:
    """Where lines are said and answers are read.

    With no person at a terminal (`interactive` is False) nothing is asked for confirmation, and each answer
    is repeated in the output, so that it reads like the conversation it was.
    """

    leaving = ""
    """What is asked at every prompt before `q` leaves, by whomever; empty where nothing would be lost."""

    def __init__(self, answers: TextIO, output: TextIO, *, interactive: bool, width: int = WIDTH) -> None:
        self.interactive = interactive
        self._answers = answers
        self._output = output
        self._width = width

    def say(self, *lines: str) -> None:
        """Print lines, each wrapped; an empty one stands between paragraphs."""
        self._output.writelines(f"{piece}\n" for line in lines for piece in wrapped(line, self._width))
        self._output.flush()

    def ask(self, prompt: Prompt, read: Callable[[str], T]) -> T:
        """Ask until an answer can be read; raises EndOfInput, and Leave on `q`.

        `read` turns a line into an answer, or raises Unclear.
        """
        self.say(prompt.hint)
        while True:
            line = self._line()
            word, _, rest = line.partition(" ")
            if line in ("?", "help"):
                self.say(prompt.hint, *prompt.help, "q: leave.")
            elif line.casefold() in ("q", "quit"):
                leaving, self.leaving = self.leaving, ""  # asked once: a second q leaves
                asked = leaving or (prompt.leaving if self.interactive else "")
                if not asked or self.confirm(asked):
                    raise Leave
                self.leaving = leaving
                self.say(prompt.hint)
            elif act := prompt.commands.get(word.casefold()):
                act(rest)
            else:
                try:
                    return read(line)
                except Unclear as unclear:
                    self.say(str(unclear))

    def choose(self, heading: str, options: Sequence[tuple[str, T]], prompt: Prompt = NUMBER) -> T:
        """Ask for one of some numbered options, as (what is said, what is given).

        `{}` in the prompt's hint stands for their number.
        """
        count = len(options)
        self.say(heading, *numbered(text for text, _ in options))
        prompt = prompt._replace(hint=prompt.hint.format(count))
        return options[self.ask(prompt, lambda line: number_of(line, count)) - 1][1]

    def choose_of(self, point: Point) -> Sequence[int]:
        """Ask for an option of a point by its number, or for several; gives their indices."""
        heading, texts = f"{point.heading}:", [text for text, _ in point.options]
        if not point.several:
            return [self.choose(heading, [(text, index) for index, text in enumerate(texts)])]
        self.say(heading, *numbered(texts))
        prompt = Prompt(f"Type the numbers of those you want, 1 to {len(texts)}.")
        return self.ask(prompt, lambda line: [number_of(str(each), len(texts)) - 1 for each in numbers(line)])

    def confirm(self, question: str) -> bool:
        """Ask for yes or no; raises EndOfInput, and Leave on `q`."""

        def read(line: str) -> bool:
            if line.casefold() not in ("y", "yes", "n", "no"):
                raise Unclear("Please type y for yes or n for no.")
            return line.casefold().startswith("y")

        return self.ask(Prompt(f"{question} Type y for yes or n for no."), read)

    def pause(self, prompt: Prompt) -> None:
        """Wait for Enter, if a person is there to press it; raises EndOfInput, and Leave on `q`."""

        def read(line: str) -> None:
            if line:
                raise Unclear("Press Enter to go on, or type ? for help.")

        if self.interactive:
            self.ask(prompt, read)

    def _line(self) -> str:
        if self.interactive:
            self._output.write("> ")
            self._output.flush()
        while len(line := self._answers.readline()) > LONGEST:
            self.say(f"A line of {len(line):,} characters is not taken: {LONGEST:,} at the most.")
        if not line:
            if self.interactive:
                self._output.write("\n")
            raise EndOfInput
        answer = " ".join(line.split())
        if not self.interactive:
            self._output.write(f"> {one_line(answer)}".rstrip() + "\n")
        return answer


def numbers(line: str) -> tuple[int, ...]:
    """Read whole numbers between blanks or commas; raises Unclear."""
    words = [word.rstrip(".)") for word in line.replace(",", " ").replace(";", " ").split()]
    if not words or not all(word.isdecimal() and len(word) < 5 for word in words):
        raise Unclear("Please type digits, such as 1. Type ? for help.")
    return tuple(map(int, words))


def number_of(line: str, last: int, first: int = 1) -> int:
    """Read one number from `first` to `last`; raises Unclear."""
    with suppress(Unclear):
        found = numbers(line)
        if len(found) == 1 and first <= found[0] <= last:
            return found[0]
    wanted = f"one number from {first} to {last}" if first < last else f"{last}"
    raise Unclear(f"Please type {wanted}. Type ? for help.")


def numbered(texts: Iterable[str], first: int = 1) -> Iterator[str]:
    """Number texts as the items of a list."""
    return (f"{number}. {text}" for number, text in enumerate(texts, first))
