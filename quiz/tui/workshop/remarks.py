"""What is wrong with something of a form, to be read below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz.bank.problems import Level
from quiz.tui.blocks import Block
from quiz.tui.text import shown
from quiz.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from quiz.bank.authoring.inspecting import Remark


class Remarks(Prose):
    """Remarks; a key that leaves them as they are repaints nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._remarks: tuple[Remark, ...] = ()

    def tell(self, remarks: Sequence[Remark]) -> None:
        """Show these instead."""
        if tuple(remarks) != self._remarks:
            self._remarks = tuple(remarks)
            self.show(remark_blocks(remarks))


def remark_blocks(remarks: Iterable[Remark]) -> list[Block]:
    """Remarks to be read, each with its way out."""
    blocks = []
    for remark in remarks:
        is_error = remark.level is Level.ERROR
        sign, style = ("✗", "$error") if is_error else ("!", "$warning")
        lead = Content.styled(f" {sign} ", style)
        is_missing = remark.code == "missing" and len(remark.path) == 1  # its label says what
        words = shown("still to be written" if is_missing else remark.message, style)
        if remark.hint:
            words = Content.assemble(words, " – ", shown(remark.hint, "$foreground-muted"))
        blocks.append(Block(words, lead))
    return blocks
