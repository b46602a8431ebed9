"""An item played over the workshop, as a pupil meets it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.asked import Asked
from quiz.game.round import Answer, Kind
from quiz.tui.page import Page, View
from quiz.tui.stages.choice import ChoiceView
from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.ordering import OrderingView
from quiz.tui.stages.place import PlaceView, Standing
from quiz.tui.widgets.prose import shown

ViewT = TypeVar("ViewT", bound=View)


class PreviewScreen(Page):
    """Asks one item and explains it."""

    TOPIC = "teach/workshop"
    CSS_PATH = "../round.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", key_display="esc"),
        Binding("f5", "dismiss", "back", show=False),
    ]

    def __init__(self, title: str, asked: Asked) -> None:
        """Ask a question of the bank of a title."""
        super().__init__()
        self._title = title
        self._asked = asked
        self._is_answered = False

    async def on_mount(self) -> None:
        """Ask."""
        self.top.show(shown(self._title), Content("Preview: nothing is remembered"), 0.0)
        asked = self._asked
        if asked.kind is Kind.CHOICE:
            texts = (option.text for option in asked.options)
            view = await self._stage(ChoiceView)
            view.show(asked.topic, asked.prompt, asked.instruction, texts, asked.wanted)
        elif asked.kind is Kind.ORDERING:
            cards = (option[:2] for option in asked.options)
            (await self._stage(OrderingView)).show(asked.topic, asked.prompt, cards)
        else:
            standing = (Standing(*option) for option in asked.options)
            (await self._stage(PlaceView)).show(asked.prompt, asked.instruction, standing)

    async def _stage(self, view: type[ViewT]) -> ViewT:
        await self.query(View).remove()
        now = view()
        await self.body.mount(now)
        self.body.scroll_home(animate=False)
        return now

    async def on_view_answered(self, message: View.Answered) -> None:
        """Explain."""
        message.stop()
        if self._is_answered:
            return
        self._is_answered = True
        asked, chosen = self._asked, message.chosen
        answer = Answer("preview", datetime.now(UTC), chosen, asked.mark(chosen))
        (await self._stage(FeedbackView)).show(asked.prompt, asked.feedback(answer))
        self.refresh_bindings()

    def on_view_done(self, message: View.Done) -> None:
        """Go back to the workshop."""
        message.stop()
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that would be remembered."""
        return action not in ("unsure", "flag", "source")
