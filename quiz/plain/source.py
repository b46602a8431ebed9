"""The source, to be read line by line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quiz.game.words import share_text
from quiz.plain.console import Prompt
from quiz.plain.text import full_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.bank.model import Bank
    from quiz.bank.source import Paragraph, Source
    from quiz.game.banks import Banks
    from quiz.plain.console import Console


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
