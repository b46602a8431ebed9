"""Going on with a round after its banks have changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.bank.identity import fingerprint
from quiz.bank.model import Choice, Ordering
from quiz.game.banks import is_draft
from quiz.game.dealing import option_texts
from quiz.game.proof import right_sentences
from quiz.game.question import prompt, question_of
from quiz.game.round import Kind

if TYPE_CHECKING:
    from quiz.bank.model import Item
    from quiz.game.banks import Banks
    from quiz.game.round import Dealt, Round


def reopen(round: Round, banks: Banks) -> tuple[Round, tuple[str, ...]]:  # noqa: A002 (the word for it)
    """Leave out of what is still to come what is gone or changed, and say so, one line for each.

    What has been answered stays as it was and counts.
    """
    kept = list(round.dealt[: round.position])
    notices = []
    for dealt in round.dealt[round.position :]:
        if notice := _notice(dealt, banks):
            notices.append(notice)
        else:
            kept.append(dealt)
    return replace(round, dealt=tuple(kept)), tuple(notices)


def _notice(dealt: Dealt, banks: Banks) -> str:
    """Say why a question cannot be asked any more; empty if it can."""
    if dealt.bank not in banks.by_id:
        return f"The bank “{dealt.bank}” is not open: “{dealt.item}” is left out."
    try:
        question = question_of(dealt, banks)
    except KeyError:
        return f"“{dealt.item}” is gone from the bank, and is left out."
    if not _plays(dealt, question, banks):
        return f"“{prompt(dealt, banks)}” is a draft now, and is left out."
    if fingerprint(question) != dealt.fingerprint or _shows_otherwise(dealt, question, banks):
        return f"“{prompt(dealt, banks)}” has changed, and is left out."
    return ""


def _plays(dealt: Dealt, question: Item, banks: Banks) -> bool:
    if is_draft(question):
        return False
    events = banks.by_id[dealt.bank].event
    return not isinstance(question, Ordering) or not any(is_draft(events[key]) for key in question.events)


def _shows_otherwise(dealt: Dealt, question: Item, banks: Banks) -> bool:
    """Whether what was dealt is no longer what the question shows."""
    if not isinstance(question, Choice):
        return False
    if dealt.kind is Kind.CHOICE:
        return sorted(dealt.shown) != sorted(option_texts(question))
    source = banks.by_id[dealt.bank].source
    shown = {int(index) for index in dealt.shown}
    right = right_sentences(banks, dealt.bank, question)
    return max(shown) >= len(source.sentences) or right.isdisjoint(shown) or shown <= right
