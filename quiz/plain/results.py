"""What a round came to, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.game.results import results
from quiz.game.round import Kind, Play
from quiz.game.words import counted, listed, score_text, time_text
from quiz.plain.explaining import Passages, right_answers
from quiz.plain.text import full_stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.game.banks import Banks
    from quiz.game.results import Miss, Results
    from quiz.game.round import Round


def summed_up(round_: Round, banks: Banks, *, timed: bool) -> Iterator[str]:
    """Say the score, how each topic went, and every miss with its right answer and quote."""
    found = results(round_, banks)
    yield full_stop(f"Done. {_score(round_)}" + (f", in {time_text(found.seconds)}" if timed else ""))
    if round_.play is Play.DAILY:
        from quiz.game.timeline import share_line  # no other play has one

        yield f"To share: {share_line(round_, banks)}"
    yield from _topics(found)
    passages = Passages()
    yield from _misses("Not wholly right:", found.misses, passages)
    yield from _misses("Right, but you were unsure:", found.unsure, passages)


def so_far(round_: Round) -> str:
    """Say how far a round has come that is left before its end."""
    if not round_.answers:
        return "Nothing has been answered yet."
    return f"{_score(round_)} so far. Still to come: {round_.total - round_.position}."


def _score(round_: Round) -> str:
    if round_.is_timeline:
        return f"{counted(round_.right, 'event')} placed right, {round_.position - round_.right} misplaced"
    return f"Your score is {score_text(round_.score, round_.position)}"


def _topics(found: Results) -> Iterator[str]:
    if len(found.topics) > 1:
        yield ""
        yield "By topic:"
        for topic in found.topics:
            yield f"- {topic.topic}: {score_text(topic.score, topic.total)}"


def _misses(heading: str, misses: Sequence[Miss], passages: Passages) -> Iterator[str]:
    if misses:
        yield ""
        yield heading
    for number, miss in enumerate(misses, 1):
        yield from _miss(number, miss, passages)


def _miss(number: int, miss: Miss, passages: Passages) -> Iterator[str]:
    yield ""
    yield f"{number}. {miss.prompt}"
    if miss.chosen:
        yield full_stop(f"Your answer: {'; '.join(miss.chosen)}")
    if miss.answers:
        yield _right(miss)
    passages.anew()
    yield from passages.quotes(miss.evidence)


def _right(miss: Miss) -> str:
    """Say what would have been right; of a place, its date or what it comes after."""
    if miss.dealt.kind is Kind.PLACE:
        return full_stop(f"The right place: {listed(miss.answers)}")
    return right_answers(miss.dealt.kind, miss.answers)
