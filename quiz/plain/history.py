"""Past rounds in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.game.plays import PLAY_NAMES
from quiz.game.round import Play
from quiz.game.words import counted, number_text, score_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quiz.memory.history import PastRound


def history_lines(past: Sequence[PastRound], titles: Mapping[str, str]) -> Iterator[str]:
    """Say of each round when it was played, of what, and how it went; `titles` names banks by their ids."""
    if not past:
        yield "Nothing has been played yet."
    for round_ in past:
        banks = ", ".join(titles.get(bank, bank) for bank in round_.banks)
        yield f"{round_.begun:%Y-%m-%d %H:%M}  {PLAY_NAMES[round_.play]}, {banks}: {_outcome(round_)}"


def _outcome(round_: PastRound) -> str:
    if round_.play in (Play.TIMELINE, Play.DAILY):
        score = f"{number_text(round_.score)} placed"
    else:
        score = score_text(round_.score, round_.total)
    return score if round_.finished else f"{score}, left after {counted(round_.answered, 'answer')}"
