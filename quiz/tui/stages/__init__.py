"""The stages of a round: a kind of question each, a text to read, what came of an answer."""

from __future__ import annotations

from quiz.game.round import Kind
from quiz.tui.stages.choice import ChoiceView
from quiz.tui.stages.ordering import OrderingView
from quiz.tui.stages.place import PlaceView
from quiz.tui.stages.proof import ProofView
from quiz.tui.stages.view import Question

QUESTIONS: dict[Kind, type[Question]] = {
    Kind.CHOICE: ChoiceView,
    Kind.ORDERING: OrderingView,
    Kind.PROOF: ProofView,
    Kind.PLACE: PlaceView,
}
"""How each kind of question is shown."""
