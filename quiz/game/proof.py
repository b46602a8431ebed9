"""Looking for the proof: which sentences are shown, and which of them prove a choice's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.bank.model import Choice
    from quiz.bank.source import Location
    from quiz.game.banks import Banks
    from quiz.game.chance import Chance

WINDOW = 9
"""So many sentences of a long paragraph are shown."""
FEWEST_WRONG = 2
"""So many of the sentences shown prove nothing, at least."""


def right_sentences(banks: Banks, bank_id: str, choice: Choice) -> frozenset[int]:
    """Give the indices of the sentences that one of the choice's quotes touches."""
    return banks.sentences(bank_id, choice.quotes)


def is_provable(banks: Banks, bank_id: str, choice: Choice) -> bool:
    """Whether a quote stands in a paragraph with sentences enough beside it to look among."""
    return _target(banks, bank_id, choice) is not None


def deal_proof(banks: Banks, bank_id: str, choice: Choice, chance: Chance) -> tuple[str, ...]:
    """Give the indices of the sentences to look among, in the source's order; empty if it is not provable.

    They are the whole paragraph. Of a long one they are a window with the quote in it, every such window
    alike often, so that where the quote stands in it says nothing.
    """
    target = _target(banks, bank_id, choice)
    if target is None:
        return ()
    location, paragraph = target
    first, last = paragraph.start, paragraph.stop
    if len(paragraph) > WINDOW:
        earliest = max(first, location.sentences.stop - WINDOW)
        latest = min(location.sentences.start, last - WINDOW)
        first = earliest + chance.below(latest - earliest + 1)
        last = first + WINDOW
    return tuple(str(index) for index in range(first, last))


def _target(banks: Banks, bank_id: str, choice: Choice) -> tuple[Location, range] | None:
    """Find the first quote to look for, and the sentences of its paragraph."""
    source = banks.by_id[bank_id].source
    right = right_sentences(banks, bank_id, choice)
    for quote in choice.quotes:
        location = banks.locate(bank_id, quote)
        if not location or not location.sentences:
            continue
        paragraph = source.paragraphs[source.paragraph_of(location.sentences.start)].sentences
        touched = sum(index in right for index in paragraph)
        if (
            location.sentences.stop <= paragraph.stop
            and touched <= min(len(paragraph), WINDOW) - FEWEST_WRONG
        ):
            return location, paragraph
    return None
