"""What the parts of a round's screen share: a view shows one stage, and tells what the player did."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from quiz.tui.blocks import Block
from quiz.tui.text import shown
from quiz.tui.widgets.rows import Rows


class View(Vertical):
    """One stage of a round; it is updated in place, question after question."""

    DEFAULT_CSS = """
    View { height: auto; width: 1fr; }
    """

    TOPIC: ClassVar[str] = "round"
    """The page of the guide on it."""

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Put the terminal's own cursor where reading begins."""
        self.app.cursor_position = self.content_region.offset

    class Answered(Message):
        """The player answered."""

        def __init__(self, view: View, chosen: tuple[str, ...]) -> None:
            self.view = view
            """Where the answer was given: one that is no longer shown got a key too many."""
            self.chosen = chosen
            """As an answer keeps it."""
            super().__init__()

    class Done(Message):
        """The player has seen this stage."""

        def __init__(self, view: View) -> None:
            self.view = view
            """What was seen: one that is no longer shown got a key too many."""
            super().__init__()

    class Entered(Message):
        """Enter was pressed. What was typed ahead of it has acted by the time that its view is told."""

        def __init__(self, index: int) -> None:
            self.index = index
            """The row that the cursor was on."""
            super().__init__()

    def enter(self, rows: Rows) -> None:
        """Tell the view itself that Enter was pressed, by way of its rows, behind all that they tell."""
        rows.post_message(self.Entered(rows.cursor))

    def answer(self, *chosen: str) -> None:
        """Tell what the player answered."""
        self.post_message(self.Answered(self, chosen))

    def done(self) -> None:
        """Tell that the player has seen it."""
        self.post_message(self.Done(self))


def prompt_blocks(topic: str, prompt: str, note: str = "") -> tuple[Block, ...]:
    """Topic, prompt and what is asked for, above the options."""
    blocks = []
    if topic:
        blocks.append(Block(shown(topic, "$primary"), gap=1))
    blocks.append(Block(shown(prompt, "bold")))
    if note:
        blocks.append(Block(Content.styled(note, "$foreground-muted"), gap=0))
    blocks.append(Block())
    return tuple(blocks)
