"""An item played over the workshop, as a pupil meets it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.banks import Banks
from quiz.game.feedback import feedback
from quiz.game.question import choice_of, instruction, mark, prompt, shown_texts, topic_of
from quiz.game.round import Answer, Kind, Round
from quiz.game.timeline import board
from quiz.tui.page import Page, View
from quiz.tui.stages.choice import ChoiceView
from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.ordering import OrderingView
from quiz.tui.stages.place import PlaceView, Standing
from quiz.tui.widgets.prose import shown

ViewT = TypeVar("ViewT", bound=View)


class PreviewScreen(Page):
    """Plays a round of one item over the workshop."""

    TOPIC = "teach/workshop"
    CSS_PATH = "../round.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", key_display="esc"),
        Binding("f5", "dismiss", "back", show=False),
    ]

    def __init__(self, banks: Banks, round_: Round) -> None:
        super().__init__()
        self._banks = banks
        self._round = round_
        self._is_answered = False

    async def on_mount(self) -> None:
        """Ask."""
        banks, dealt = self._banks, self._round.dealt[0]
        self.top.show(shown(banks.title), Content("Preview: nothing is remembered"), 0.0)
        asks = (topic_of(dealt, banks), prompt(dealt, banks))
        texts = shown_texts(dealt, banks)
        if dealt.kind is Kind.CHOICE:
            wanted = len(choice_of(dealt, banks).answers)
            (await self._stage(ChoiceView)).show(*asks, instruction(dealt, banks), texts, wanted)
        elif dealt.kind is Kind.ORDERING:
            (await self._stage(OrderingView)).show(*asks, zip(dealt.shown, texts, strict=True))
        else:
            events = ((key, banks.event[key]) for key in board(self._round, banks).keys)
            standing = (Standing(key, event.event, event.when) for key, event in events)
            (await self._stage(PlaceView)).show(asks[1], instruction(dealt, banks), standing)

    async def _stage(self, view: type[ViewT]) -> ViewT:
        for other in self.query(View):
            await other.remove()
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
        banks, dealt = self._banks, self._round.dealt[0]
        marked = mark(dealt, banks, message.chosen, self._round)
        answer = Answer("preview", datetime.now(UTC), message.chosen, marked)
        explained = feedback(dealt, banks, answer, self._round)
        (await self._stage(FeedbackView)).show(prompt(dealt, banks), explained)
        self.refresh_bindings()

    def on_view_done(self, message: View.Done) -> None:
        """Go back to the workshop."""
        message.stop()
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that would be remembered."""
        return action not in ("unsure", "flag", "source")
