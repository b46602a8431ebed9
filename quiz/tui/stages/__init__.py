"""The stages of a round: a kind of question each, a text to read, what came of an answer."""

from __future__ import annotations

from typing import TypeVar

from quiz.game.round import Kind
from quiz.tui.page import Page
from quiz.tui.stages.choice import ChoiceView
from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.ordering import OrderingFeedback, OrderingView
from quiz.tui.stages.place import PlaceFeedback, PlaceView
from quiz.tui.stages.proof import ProofView
from quiz.tui.stages.question import Question
from quiz.tui.stages.view import View
from quiz.tui.widgets.afar import Afar

QUESTIONS: dict[Kind, type[Question]] = {
    Kind.CHOICE: ChoiceView,
    Kind.ORDERING: OrderingView,
    Kind.PROOF: ProofView,
    Kind.PLACE: PlaceView,
}
"""How each kind of question is shown."""
FEEDBACK: dict[Kind, type[FeedbackView]] = {
    Kind.CHOICE: FeedbackView,
    Kind.ORDERING: OrderingFeedback,
    Kind.PROOF: FeedbackView,
    Kind.PLACE: PlaceFeedback,
}
"""How what came of an answer to it is shown."""

ViewT = TypeVar("ViewT", bound=View)


class StagePage(Page):
    """A page on which one stage is shown at a time."""

    BOOK = True
    NAMES = 2

    afar: Afar | None = None
    """The source from afar, the same on every stage."""

    @property
    def topic(self) -> str:
        """The page of the guide on the view that is shown."""
        return next((view.TOPIC for view in self.query(View) if view.display), self.TOPIC)

    async def stage(self, kind: type[ViewT], place: tuple[str, str] = ("", "")) -> ViewT:
        """The view of a kind, mounted when first needed, and the only one shown; see `View.place`."""
        view = next((each for each in self.body.children if type(each) is kind), None)
        if view is None:
            view = kind()
            await self.body.mount(view)
        view.afar, view.place = self.afar, place
        for each in self.body.children:
            each.display = each is view
        view.scroll_home(animate=False)
        return view
