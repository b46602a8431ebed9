"""A proof: which sentences of a passage back a claim, or that none does."""

from __future__ import annotations

from quiz.game.proof import NONE
from quiz.tui.stages.choice import ChoiceView


class ProofView(ChoiceView):
    """A claim over the sentences of a passage, which prove it or not."""

    TOPIC = "proof"

    def choose(self, index: int, *, pressed: bool) -> None:
        """Choose a sentence; that none proves it stands alone."""
        none = {len(self.options) - 1}
        if index not in self._ticked:
            self._ticked = frozenset() if index in none else self._ticked - none
        super().choose(index, pressed=pressed)

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """The sentences that are ticked, or that none proves it."""
        return (NONE,) if self._ticked == {len(self.options) - 1} else super().chosen(index)
