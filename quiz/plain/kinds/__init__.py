"""The kinds of questions line by line, a file each."""

from __future__ import annotations

from quiz.game.round import Kind
from quiz.plain.kinds.choice import Choice
from quiz.plain.kinds.ordering import Ordering
from quiz.plain.kinds.place import Place
from quiz.plain.kinds.proof import Proof
from quiz.plain.kinds.question import Question

KINDS: dict[Kind, type[Question]] = {
    Kind.CHOICE: Choice,
    Kind.ORDERING: Ordering,
    Kind.PROOF: Proof,
    Kind.PLACE: Place,
}
"""How each kind of question is asked."""
