"""The ways to play and a round's settings, in words that every screen says alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.model import Choice
from quiz.game.round import Kind, Play
from quiz.game.words import counted, listed

if TYPE_CHECKING:
    from quiz.game.banks import Banks
    from quiz.game.settings import Settings

PLAY_NAMES = {
    Play.ROUND: "Round",
    Play.MISSES: "Misses again",
    Play.READ: "Read and play",
    Play.PROOF: "Proof",
    Play.TIMELINE: "Timeline",
    Play.DAILY: "Timeline of today",
}
"""What each way to play is called."""


def own_questions(settings: Settings, banks: Banks) -> int:
    """Count the questions of these kinds and topics that the banks ask themselves."""
    return sum(
        (Kind.CHOICE if isinstance(question, Choice) else Kind.ORDERING) in settings.kinds
        and settings.has_topic(question.topic)
        for bank in banks.banks
        for question in banks.playable(bank)
    )


def settings_text(settings: Settings, banks: Banks) -> str:
    """Say what a round with these settings is made of: "10 questions on the whole life"."""
    own = own_questions(settings, banks)
    if settings.length is None or own < settings.length:
        from quiz.game.draw import (
            draws,  # orderings drawn from the timeline count too, and cost more to count
        )

        there_are = draws(banks, settings)
        count = min(there_are, settings.length) if settings.length else there_are
    else:
        count = settings.length
    if settings.kinds == {Kind.CHOICE}:
        what = counted(count, "choice")
    elif settings.kinds == {Kind.ORDERING}:
        what = counted(count, "ordering")
    else:
        what = counted(count, "question")
    topics = tuple(topic for topic in banks.topics if topic in settings.topics)
    if not topics:
        return f"{what} on everything"
    return f"{what} on {listed(topics)}" if len(topics) <= 2 else f"{what} on {len(topics)} topics"
