"""What a player wants a round to be made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from quiz.game.round import Kind


@dataclass(frozen=True, slots=True)
class Settings:
    """What a player wants to be asked."""

    length: int | None = 10
    """How many questions; None for all there are."""
    kinds: frozenset[Kind] = field(default=frozenset({Kind.CHOICE, Kind.ORDERING}))
    """The kinds of questions."""
    topics: frozenset[str] = frozenset()
    """The topics; empty for all."""

    def has_topic(self, topic: str) -> bool:
        """Whether questions on a topic are wanted."""
        return not self.topics or topic in self.topics
