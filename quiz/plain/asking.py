"""The current question of a round in lines, and how a typed answer is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from quiz.game.round import Kind, share_text
from quiz.plain.console import Prompt, Unclear, full_stop, number_of, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from quiz.bank.model import Bank
    from quiz.game.asked import Asked
    from quiz.game.banks import Banks
    from quiz.plain.console import Console
    from quiz.text.sentences import Paragraph
    from quiz.text.source import Source


@dataclass(frozen=True, slots=True)
class Query:
    """One question in lines, ready to be put to a player."""

    lines: tuple[str, ...]
    """What is asked, and what there is to choose from."""
    hint: str
    """What may be typed."""
    help: tuple[str, ...]
    """The same at more length."""
    read: Callable[[str], tuple[str, ...]]
    """Turns a typed line into what was chosen, as an answer keeps it; raises Unclear."""


def query(asked: Asked) -> Query:
    """Put a question."""
    return _QUERIES[asked.kind](asked)


def in_words(asked: Asked) -> str:
    """Name a question by its words, an ordering also by its events."""
    if asked.kind is not Kind.ORDERING:
        return asked.prompt
    return f"{asked.prompt} {'; '.join(option.text for option in asked.options)}"


def _choice(asked: Asked) -> Query:
    wanted, count = asked.wanted, len(asked.options)
    if wanted == 1:
        hint, help_ = f"Type the number of your answer, 1 to {count}.", "One option is right."
    else:
        hint = f"Type {wanted} numbers from 1 to {count}, such as {_example(range(1, wanted + 1))}."
        help_ = f"{wanted} options are right. Wrong ones that you choose count against right ones."
    return Query(_lines(asked), hint, (help_,), lambda line: _keys(asked, _some(line, count, wanted)))


def _ordering(asked: Asked) -> Query:
    count = len(asked.options)
    example = _example((*range(2, count + 1), 1))
    return Query(
        _lines(asked),
        f"Type all {count} numbers, the earliest first, such as {example}.",
        ("Every two events are compared: pairs in the right order minus pairs in the wrong order.",),
        lambda line: _keys(asked, _every(line, count)),
    )


def _proof(asked: Asked) -> Query:
    count = len(asked.options)
    return Query(
        _lines(asked),
        f"Type the number of the sentence, 1 to {count}.",
        ("One of these sentences holds the quote that backs the answer.",),
        lambda line: _keys(asked, (number_of(line, count),)),
    )


def _place(asked: Asked) -> Query:
    count = len(asked.options)
    after = "1 for after event 1" if count == 1 else f"1 to {count} for right after that event"
    return Query(
        (
            "The line so far, earliest first:",
            *_numbered(
                f"{option.date}: {option.text}" if option.date else f"(no date) {option.text}"
                for option in asked.options
            ),
            "",
            f"To be placed: {asked.prompt}",
        ),
        f"Where does it go? Type 0 for first, or {after}.",
        (
            "A place is wrong only if it contradicts what is certain by the dates or the text.",
            "An event that is placed wrong moves to a true place. Three of them end the game.",
        ),
        lambda line: _keys(asked, (number_of(line, count, first=0),)),
    )


_QUERIES = {Kind.CHOICE: _choice, Kind.ORDERING: _ordering, Kind.PROOF: _proof, Kind.PLACE: _place}


def _keys(asked: Asked, chosen: Iterable[int]) -> tuple[str, ...]:
    """Give what an answer keeps of the options of these numbers; 0 is no option."""
    return tuple(asked.options[number - 1].key if number else "" for number in chosen)


def _lines(asked: Asked) -> tuple[str, ...]:
    lines = (
        f"Topic: {asked.topic}." if asked.topic else "",
        asked.prompt,
        full_stop(f"The answer: {'; '.join(asked.given)}") if asked.given else "",
        asked.instruction,
    )
    return (*filter(None, lines), *_numbered(option.text for option in asked.options))


def _numbered(texts: Iterable[str]) -> Iterable[str]:
    return (f"{number}. {text}" for number, text in enumerate(texts, 1))


def _example(order: Iterable[int]) -> str:
    return " ".join(str(number) for number in order)


def _some(line: str, count: int, wanted: int) -> tuple[int, ...]:
    """Read as many different numbers as are wanted."""
    if wanted == 1:
        return (number_of(line, count),)
    found = _distinct(_digits(line, wanted), count)
    if len(found) != wanted:
        raise Unclear(f"Please type {wanted} numbers: you typed {len(found)}. Type ? for help.")
    return found


def _every(line: str, count: int) -> tuple[int, ...]:
    """Read every number from 1 to `count` once."""
    found = _distinct(_digits(line, count), count)
    lacking = [str(number) for number in range(1, count + 1) if number not in found]
    if lacking:
        raise Unclear(f"Please type every number once. Missing: {', '.join(lacking)}. Type ? for help.")
    return found


def _digits(line: str, wanted: int) -> tuple[int, ...]:
    """Read numbers, or that many digits without blanks: 3124 is 3 1 2 4."""
    word = line.strip()
    if word.isdecimal() and len(word) == wanted:
        return tuple(int(digit) for digit in word)
    return numbers(line)


def _distinct(found: tuple[int, ...], count: int) -> tuple[int, ...]:
    for number in found:
        if not 1 <= number <= count:
            raise Unclear(f"There is no {number}: please type numbers from 1 to {count}.")
    if len(set(found)) != len(found):
        raise Unclear("Please type no number twice.")
    return found


def about(bank: Bank) -> Iterator[str]:
    """Say what a bank is, where its source is from, and the teacher's note."""
    yield full_stop(bank.title)
    source = bank.source
    yield full_stop(f"The source: {source.credit()}")
    if source.url:
        yield f"Read it at {source.url}"
    if source.licence:
        yield full_stop(f"Licence: {source.licence}")
    if bank.note:
        yield ""
        yield bank.note


def read_sources(console: Console, banks: Banks) -> None:
    """Say the texts of the banks, in a terminal a paragraph at a time; raises Leave, EndOfInput."""
    from quiz.bank.coverage import coverage  # not needed before

    for bank in banks.banks:
        console.say("", *about(bank))
        _read(console, bank.source)
        found = coverage(bank, partial(banks.locate, bank.id))
        shares = f"{share_text(found.sentences, 'sentence')} and {share_text(found.words, 'word')}"
        console.say("", f"Questions and events quote {shares}.")
    console.say("", "That is the whole text.")


def _read(console: Console, source: Source) -> None:
    for number, paragraph in enumerate(source.paragraphs, 1):
        console.say("", _text(source, paragraph))
        if not paragraph.heading and number < len(source.paragraphs):
            console.pause(Prompt("Press Enter for the next paragraph, or type q for back."))


def _text(source: Source, paragraph: Paragraph) -> str:
    return "".join(run.text for run in source.runs(paragraph.span))
