"""What the parts of a round's screen share: a view shows one stage, and tells what the player did."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from quiz.tui.blocks import Block
from quiz.tui.text import shown


class View(Vertical):
    """One stage of a round; it is updated in place, question after question."""

    DEFAULT_CSS = """
    View { height: auto; width: 1fr; }
    """

    TOPIC: ClassVar[str] = "round"
    """The page of the guide on it."""

    class Answered(Message):
        """The player answered."""

        def __init__(self, chosen: tuple[str, ...]) -> None:
            self.chosen = chosen
            """As an answer keeps it."""
            super().__init__()

    class Done(Message):
        """The player has seen this stage."""


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
