"""A proof: which sentence of a passage backs an answer."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from quiz.tui.stages.choice import ChoiceView


class ProofView(ChoiceView):
    """A question with its answer over the sentences of a passage, one of which proves it."""

    TOPIC = "proof"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "this one proves it", key_display="⏎"),
        Binding("enter", "enter(True)", "this proves it, or press it again", key_display="⏎"),
    ]
