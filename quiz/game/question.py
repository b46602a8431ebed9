"""The question behind what was dealt, and whether it can still be asked."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from quiz.bank.model import Choice, Event, Item, Ordering, fingerprint
from quiz.game.asked import Asked
from quiz.game.banks import Banks, event_key
from quiz.game.chance import Chance
from quiz.game.choice import AskedChoice, deal_options
from quiz.game.ordering import AskedOrdering, ordering_of
from quiz.game.proof import AskedProof, deal_claim
from quiz.game.round import Dealt, Kind, Play, Round
from quiz.game.telling import Secrets
from quiz.game.timeline import AskedPlace


def right_answer(asked: Asked) -> tuple[str, ...]:
    """What a player chooses who answers a choice, an ordering or a place rightly, as an answer keeps it."""
    item = asked.item
    if isinstance(item, Choice):
        return item.answers
    if isinstance(item, Ordering):
        return item.events
    places = ("", *(option.key for option in asked.options))
    return next((place,) for place in places if asked.mark((place,)) == 1)


def ask(round: Round, banks: Banks, position: int | None = None) -> Asked:  # noqa: A002 (the word for it)
    """Put a question of a round, the current one unless a position is given; what came back is dealt anew.

    What is to come after it, in a reading on the same part, is a secret, and what comes back with it.
    KeyError if it is gone from the banks, IndexError if there is none.
    """
    at = round.at if position is None else position
    dealt = round.dealt[at]
    item = item_of(dealt, banks)
    if position is None and round.is_again and isinstance(item, Choice) and dealt.kind is Kind.CHOICE:
        dealt = replace(dealt, shown=deal_options(item, Chance(f"{round.seed} {len(round.again)}")))
    asked = _asked(round, banks, dealt, item, at)
    to_come = () if round.finished else round.dealt[max(at + 1, round.position) :]
    if round.play is Play.READ:
        to_come = tuple(each for each in to_come if each.part == dealt.part)
    if position is None:
        to_come += tuple(round.dealt[back] for back in round.coming_back if back != at)
    asked.secrets = Secrets(banks, to_come)
    return asked


def _asked(round_: Round, banks: Banks, dealt: Dealt, item: Item, at: int) -> Asked:
    if isinstance(item, Event):
        return AskedPlace(dealt, banks, item, replace(round_, answers=round_.answers[:at]))
    if isinstance(item, Ordering):
        return AskedOrdering(dealt, banks, item)
    return (AskedProof if dealt.kind is Kind.PROOF else AskedChoice)(dealt, banks, item)


def item_of(dealt: Dealt, banks: Banks) -> Item:
    """Give the item that was dealt; KeyError if it is gone.

    An ordering that no bank asks was drawn from the timeline, and is made again from its events.
    """
    if dealt.kind is Kind.PLACE:
        return banks.event[event_key(dealt.bank, dealt.item)]
    item = banks.by_id[dealt.bank].question.get(dealt.item)
    if dealt.kind is not Kind.ORDERING:
        if isinstance(item, Choice):
            return item
        raise KeyError(dealt.item)
    if not isinstance(item, Ordering):
        item = ordering_of(banks, dealt.bank, dealt.shown)
    if item.id != dealt.item or set(item.events) != set(dealt.shown):
        raise KeyError(dealt.item)
    return item


def reopen(round: Round, banks: Banks) -> tuple[Round, tuple[str, ...]]:  # noqa: A002 (the word for it)
    """Leave out of what is still to come what is gone or changed, and say so, one line for each.

    What has been answered stays as it was and counts, but does not come back. A proof whose sentences have
    other numbers by now, or which was dealt without a claim, is dealt anew.
    """
    done = round.position
    lesson = round.dealt[done - 1].part if round.is_lesson and done else None
    doubtful = (position for position in round.doubtful if round.dealt[position].part == lesson)
    dealt, left_out = list(round.dealt), dict[int, str]()
    for position in (*doubtful, *range(done, round.total)):
        if notice := _notice(round, banks, position):
            if anew := _proof_anew(round, banks, dealt[position]):
                dealt[position] = anew
            else:
                left_out[position] = f"{notice} left out."
    kept = tuple(each for at, each in enumerate(dealt) if at < done or at not in left_out)
    reopened = replace(round, dealt=kept, lapsed=frozenset(at for at in left_out if at < done))
    return reopened, tuple(left_out.values())


def _proof_anew(round_: Round, banks: Banks, dealt: Dealt) -> Dealt | None:
    """Deal a proof again, of what is true, as the round's chance has it; None for all else.

    Answered, it is read back from the round as it was kept, without this claim: so that goes without saying.
    """
    with suppress(KeyError):
        chance = Chance(f"{round_.seed} {dealt.bank} {dealt.item}")
        anew = deal_claim(banks, dealt.bank, item_of(dealt, banks), chance)
        if dealt.kind is Kind.PROOF and anew.shown and anew.fingerprint == dealt.fingerprint:
            return anew
    return None


def _notice(round_: Round, banks: Banks, position: int) -> str:
    """Say why a question cannot be asked any more; empty if it can."""
    dealt = round_.dealt[position]
    if dealt.bank not in banks.by_id:
        return f"The bank “{dealt.bank}” is not open: “{dealt.item}” is"
    try:
        asked = ask(round_, banks, position)
    except KeyError:
        return f"“{dealt.item}” is gone from the bank, and is"
    if asked.item.draft:
        return f"“{asked.prompt}” is a draft now, and is"
    if not asked.has_changed:
        return ""
    is_same = dealt.kind is Kind.PROOF and fingerprint(item_of(dealt, banks)) == dealt.fingerprint
    return f"“{asked.prompt}” {'is no such claim any more' if is_same else 'has changed'}, and is"
