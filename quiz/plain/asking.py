"""The current question of a round in lines, and how a typed answer is read."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.game.asked import Asked
from quiz.game.round import Kind
from quiz.plain.console import Unclear, full_stop, number_of, numbered, numbers


def question_lines(asked: Asked) -> tuple[str, ...]:
    """What is asked, and what there is to choose from."""
    if asked.kind is Kind.PLACE:
        line = (f"{f'{each.date}:' if each.date else '(no date)'} {each.text}" for each in asked.options)
        return "The line so far, earliest first:", *numbered(line), "", f"To be placed: {asked.prompt}"
    topic = f"Topic: {asked.topic}." if asked.topic else ""
    given = full_stop(f"The answer: {'; '.join(asked.given)}") if asked.given else ""
    above = filter(None, (topic, asked.prompt, given, asked.instruction))
    return *above, *numbered(option.text for option in asked.options)


def how_to_answer(asked: Asked) -> tuple[str, ...]:
    """What may be typed, and then the same at more length."""
    count, wanted = len(asked.options), asked.wanted
    if asked.kind is Kind.ORDERING:
        example = " ".join(map(str, (*range(2, count + 1), 1)))
        return (
            f"Type all {count} numbers, the earliest first, such as {example}.",
            "Every two events are compared: pairs in the right order minus pairs in the wrong order.",
        )
    if asked.kind is Kind.PROOF:
        return (
            f"Type the number of the sentence, 1 to {count}.",
            "One of these sentences holds the quote that backs the answer.",
        )
    if asked.kind is Kind.PLACE:
        after = "1 for after event 1" if count == 1 else f"1 to {count} for right after that event"
        return (
            f"Where does it go? Type 0 for first, or {after}.",
            "A place is wrong only if it contradicts what is certain by the dates or the text.",
            "An event that is placed wrong moves to a true place. Three of them end the game.",
        )
    if wanted == 1:
        return f"Type the number of your answer, 1 to {count}.", "One option is right."
    return (
        f"Type {wanted} numbers from 1 to {count}, such as {' '.join(map(str, range(1, wanted + 1)))}.",
        f"{wanted} options are right. Wrong ones that you choose count against right ones.",
    )


def read_answer(asked: Asked, line: str) -> tuple[str, ...]:
    """Turn a typed line into what was chosen, as an answer keeps it; raises Unclear."""
    count = len(asked.options)
    if asked.kind is Kind.PLACE:
        after = number_of(line, count, first=0)
        return (asked.options[after - 1].key if after else "",)
    found = (number_of(line, count),) if asked.wanted == 1 else _several(line, count, asked.wanted)
    return tuple(asked.options[number - 1].key for number in found)


def in_words(asked: Asked) -> str:
    """Name a question by its words, an ordering also by its events."""
    if asked.kind is not Kind.ORDERING:
        return asked.prompt
    return f"{asked.prompt} {'; '.join(option.text for option in asked.options)}"


def _several(line: str, count: int, wanted: int) -> Sequence[int]:
    """Read so many different numbers from 1 to `count`, or that many digits: 3124 is 3 1 2 4."""
    found = tuple(map(int, line)) if line.isdecimal() and len(line) == wanted else numbers(line)
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
