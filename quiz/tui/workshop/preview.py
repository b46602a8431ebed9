"""An item played over the workshop, as a pupil meets it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.asked import Asked
from quiz.game.round import Answer
from quiz.tui.stages import QUESTIONS, StagePage
from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.view import View
from quiz.tui.widgets.prose import shown


class PreviewScreen(StagePage):
    """Asks one item and explains it."""

    TOPIC = "teach/workshop"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", key_display="esc"),
        Binding("f5", "dismiss", "back", show=False),
    ]

    def __init__(self, title: str, asked: Asked) -> None:
        """Ask a question of the bank of a title."""
        super().__init__()
        self._title = title
        self._asked = asked

    async def on_mount(self) -> None:
        """Ask."""
        self.top.show(shown(self._title), Content("Preview: nothing is remembered"), 0.0)
        (await self.stage(QUESTIONS[self._asked.kind])).show(self._asked)

    async def on_view_answered(self, message: View.Answered) -> None:
        """Explain."""
        message.stop()
        asked, chosen = self._asked, message.chosen
        answer = Answer("preview", datetime.now(UTC), chosen, asked.mark(chosen))
        (await self.stage(FeedbackView)).show(asked.prompt, asked.feedback(answer))
        self.refresh_bindings()

    def on_view_done(self, message: View.Done) -> None:
        """Go back to the workshop."""
        message.stop()
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that would be remembered."""
        return action not in ("unsure", "flag", "source")
