"""What stands over a page until it is answered."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """A box over a page, for one answer: a key before it is open or after it is answered is lost."""

    CSS_PATH: ClassVar = Path(__file__).with_name("modal.tcss")  # for subclasses in other folders too

    def answer(self, result: ScreenResultType) -> None:
        """Close, and give the answer to the page."""
        if self.is_mounted and self.is_active:
            self.dismiss(result)

    async def action_dismiss(self, result: ScreenResultType | None = None) -> None:
        """Close without an answer."""
        if self.is_mounted and self.is_active:
            await super().action_dismiss(result)
