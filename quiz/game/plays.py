"""The ways to play and a round's settings, in words that every screen says alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.game.draw import Settings, draws
from quiz.game.round import Kind, Play
from quiz.game.words import counted, listed

if TYPE_CHECKING:
    from quiz.game.banks import Banks

PLAY_NAMES = {
    Play.ROUND: "Round",
    Play.MISSES: "Misses again",
    Play.READ: "Read and play",
    Play.PROOF: "Proof",
    Play.TIMELINE: "Timeline",
    Play.DAILY: "Timeline of the day",
}
"""What each way to play is called."""


def settings_text(settings: Settings, banks: Banks) -> str:
    """Say what a round with these settings is made of: "10 questions on the whole life"."""
    there_are = draws(banks, settings)
    count = min(there_are, settings.length) if settings.length else there_are
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
