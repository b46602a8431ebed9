"""The current question of a round in lines, and how a typed answer is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.game.round import Kind
from quiz.plain.console import Unclear, full_stop, number_of, numbered, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.game.asked import Asked


@dataclass(frozen=True, slots=True)
class Query:
    """One question in lines, ready to be put to a player."""

    asked: Asked
    lines: tuple[str, ...]
    """What is asked, and what there is to choose from."""
    hint: str
    """What may be typed."""
    help: tuple[str, ...]
    """The same at more length."""

    def read(self, line: str) -> tuple[str, ...]:
        """Turn a typed line into what was chosen, as an answer keeps it; raises Unclear."""
        options, wanted = self.asked.options, self.asked.wanted
        if wanted == 1:
            first = 0 if self.asked.kind is Kind.PLACE else 1  # 0 is before all that stand on the line
            found: Sequence[int] = (number_of(line, len(options), first),)
        else:
            found = _several(line, len(options), wanted)
        return tuple(options[number - 1].key if number else "" for number in found)


def query(asked: Asked) -> Query:
    """Put a question."""
    hint, *help_ = _HOW[asked.kind](asked, len(asked.options))
    if asked.kind is Kind.PLACE:
        dates = (f"{option.date}:" if option.date else "(no date)" for option in asked.options)
        line = (f"{date} {option.text}" for date, option in zip(dates, asked.options, strict=True))
        lines = ("The line so far, earliest first:", *numbered(line), "", f"To be placed: {asked.prompt}")
    else:
        topic = f"Topic: {asked.topic}." if asked.topic else ""
        given = full_stop(f"The answer: {'; '.join(asked.given)}") if asked.given else ""
        above = filter(None, (topic, asked.prompt, given, asked.instruction))
        lines = (*above, *numbered(option.text for option in asked.options))
    return Query(asked, lines, hint, tuple(help_))


def _choice(asked: Asked, count: int) -> tuple[str, ...]:
    if asked.wanted == 1:
        return f"Type the number of your answer, 1 to {count}.", "One option is right."
    example = " ".join(map(str, range(1, asked.wanted + 1)))
    return (
        f"Type {asked.wanted} numbers from 1 to {count}, such as {example}.",
        f"{asked.wanted} options are right. Wrong ones that you choose count against right ones.",
    )


def _ordering(_: Asked, count: int) -> tuple[str, ...]:
    example = " ".join(map(str, (*range(2, count + 1), 1)))
    return (
        f"Type all {count} numbers, the earliest first, such as {example}.",
        "Every two events are compared: pairs in the right order minus pairs in the wrong order.",
    )


def _proof(_: Asked, count: int) -> tuple[str, ...]:
    return (
        f"Type the number of the sentence, 1 to {count}.",
        "One of these sentences holds the quote that backs the answer.",
    )


def _place(_: Asked, count: int) -> tuple[str, ...]:
    after = "1 for after event 1" if count == 1 else f"1 to {count} for right after that event"
    return (
        f"Where does it go? Type 0 for first, or {after}.",
        "A place is wrong only if it contradicts what is certain by the dates or the text.",
        "An event that is placed wrong moves to a true place. Three of them end the game.",
    )


_HOW = {Kind.CHOICE: _choice, Kind.ORDERING: _ordering, Kind.PROOF: _proof, Kind.PLACE: _place}
"""What may be typed, and then the same at more length, by the kind of question and its number of options."""


def in_words(asked: Asked) -> str:
    """Name a question by its words, an ordering also by its events."""
    if asked.kind is not Kind.ORDERING:
        return asked.prompt
    return f"{asked.prompt} {'; '.join(option.text for option in asked.options)}"


def _several(line: str, count: int, wanted: int) -> Sequence[int]:
    """Read so many different numbers from 1 to `count`, or that many digits: 3124 is 3 1 2 4."""
    word = line.strip()
    found = tuple(map(int, word)) if word.isdecimal() and len(word) == wanted else numbers(line)
    for number in found:
        if not 1 <= number <= count:
            raise Unclear(f"There is no {number}: please type numbers from 1 to {count}.")
    if len(set(found)) != len(found):
        raise Unclear("Please type no number twice.")
    lacking = [str(number) for number in range(1, count + 1) if number not in found]
    if lacking and wanted == count:
        raise Unclear(f"Please type every number once. Missing: {', '.join(lacking)}. Type ? for help.")
    if len(found) != wanted:
        raise Unclear(f"Please type {wanted} numbers: you typed {len(found)}. Type ? for help.")
    return found
