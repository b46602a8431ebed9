"""All that golden files need and no command gives: the only module here that knows how `quiz` is built."""

from __future__ import annotations

from pathlib import Path

from quiz.bank.reading import read_bank


def played(path: Path) -> tuple[list[str], list[str]]:
    """The ids of the events and of the questions of a bank that can be played."""
    bank = read_bank(path).bank
    if bank is None:
        return [], []
    return [event.id for event in bank.timeline], [question.id for question in bank.questions]
