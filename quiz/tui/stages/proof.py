"""A proof: the answer is given, and the sentence of the source that proves it is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.round import listed
from quiz.tui.stages.view import Question
from quiz.tui.widgets.prose import Block, shown
from quiz.tui.widgets.rows import Row

if TYPE_CHECKING:
    from quiz.game.asked import Asked, Option


class ProofView(Question):
    """Question and answer over the sentences of a passage."""

    TOPIC = "proof"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "this one proves it", key_display="⏎"),
    ]

    _sentences: tuple[Option, ...] = ()

    def prompt_blocks(self, asked: Asked) -> tuple[Block, ...]:
        """The question with its answer, and what is asked for."""
        answer = Block(shown(listed(asked.given), "bold"), lead=Content.styled("Answer  ", "$success"), gap=1)
        topic = (Block(shown(asked.topic, "$primary"), gap=1),) if asked.topic else ()
        prompt = Block(shown(asked.prompt, "bold"))
        return (*topic, prompt, answer, Block(Content.styled(asked.instruction, "$foreground-muted"), gap=1))

    def ask(self, asked: Asked) -> None:
        """Show the sentences."""
        self._sentences = asked.options
        self.rows.show(
            (Row(shown(option.text), key=str(number)) for number, option in enumerate(asked.options, 1)), 0
        )

    def chosen(self, index: int) -> tuple[str, ...]:
        """The sentence that the cursor was on."""
        return (self._sentences[index].key,)
