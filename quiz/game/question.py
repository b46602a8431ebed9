"""The question behind what was dealt, and whether it can still be asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.bank.model import Choice, Event, Ordering
from quiz.game.banks import event_key
from quiz.game.choice import AskedChoice, AskedProof
from quiz.game.ordering import AskedOrdering, ordering_of
from quiz.game.round import Kind
from quiz.game.timeline import AskedPlace

if TYPE_CHECKING:
    from quiz.bank.model import Item
    from quiz.game.asked import Asked
    from quiz.game.banks import Banks
    from quiz.game.round import Dealt, Round


def ask(round: Round, banks: Banks, position: int | None = None) -> Asked:  # noqa: A002 (the word for it)
    """Put a question of a round, the current one unless a position is given.

    KeyError if it is gone from the banks, IndexError if there is none.
    """
    at = round.position if position is None else position
    return _bound(round.dealt[at], banks, replace(round, answers=round.answers[:at]))


def _bound(dealt: Dealt, banks: Banks, played: Round) -> Asked:
    item = item_of(dealt, banks)
    if isinstance(item, Event):
        return AskedPlace(dealt, banks, item, played)
    if isinstance(item, Ordering):
        return AskedOrdering(dealt, banks, item)
    return (AskedProof if dealt.kind is Kind.PROOF else AskedChoice)(dealt, banks, item)


def item_of(dealt: Dealt, banks: Banks) -> Item:
    """Give the item that was dealt; KeyError if it is gone.

    An ordering that no bank asks was drawn from the timeline, and is made again from its events.
    """
    if dealt.kind is Kind.PLACE:
        return banks.event[event_key(dealt.bank, dealt.item)]
    bank = banks.by_id[dealt.bank]
    question = bank.question.get(dealt.item)
    if dealt.kind is not Kind.ORDERING:
        if isinstance(question, Choice):
            return question
        raise KeyError(dealt.item)
    if not isinstance(question, Ordering):
        question = ordering_of(banks, dealt.bank, dealt.shown)
    if question.id != dealt.item or set(question.events) != set(dealt.shown):
        raise KeyError(dealt.item)
    return question


def reopen(round: Round, banks: Banks) -> tuple[Round, tuple[str, ...]]:  # noqa: A002 (the word for it)
    """Leave out of what is still to come what is gone or changed, and say so, one line for each.

    What has been answered stays as it was and counts.
    """
    kept = list(round.dealt[: round.position])
    notices = []
    for dealt in round.dealt[round.position :]:
        if notice := _notice(dealt, banks, round):
            notices.append(notice)
        else:
            kept.append(dealt)
    return replace(round, dealt=tuple(kept)), tuple(notices)


def _notice(dealt: Dealt, banks: Banks, played: Round) -> str:
    """Say why a question cannot be asked any more; empty if it can."""
    if dealt.bank not in banks.by_id:
        return f"The bank “{dealt.bank}” is not open: “{dealt.item}” is left out."
    try:
        asked = _bound(dealt, banks, played)
    except KeyError:
        return f"“{dealt.item}” is gone from the bank, and is left out."
    if asked.is_draft:
        return f"“{asked.prompt}” is a draft now, and is left out."
    return f"“{asked.prompt}” has changed, and is left out." if asked.has_changed else ""
