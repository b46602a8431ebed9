"""A proof: the answer is given, and the sentence of the source that proves it is looked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.tui.page import View, prompt_blocks
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows


class ProofView(View):
    """Question and answer over the sentences of a passage."""

    TOPIC = "proof"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "this one proves it", key_display="⏎"),
    ]

    def __init__(self) -> None:
        super().__init__(id="proof")
        self._keys: tuple[str, ...] = ()
        self._picked: int | None = None

    def compose(self) -> ComposeResult:
        """Question, answer, sentences."""
        yield Prose(classes="prompt")
        yield Rows()

    def show(
        self, topic: str, prompt: str, answer: str, instruction: str, sentences: Iterable[tuple[str, str]]
    ) -> None:
        """Ask which of these sentences, as (index, text), proves the answer."""
        given = dict(sentences)
        self._keys = tuple(given)
        self._picked = None
        self.query_one(Prose).show(
            (
                *prompt_blocks(topic, prompt)[:-1],
                Block(shown(answer, "bold"), lead=Content.styled("Answer  ", "$success"), gap=1),
                Block(Content.styled(instruction, "$foreground-muted"), gap=1),
            )
        )
        rows = self.query_one(Rows)
        rows.show(
            (Row(shown(text), key=str(number)) for number, text in enumerate(given.values(), 1)), cursor=0
        )
        rows.focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A second press of one sentence answers."""
        message.stop()
        if message.pressed and self._picked == message.index:
            self.action_answer()
        self._picked = message.index

    def action_answer(self) -> None:
        """Answer with the sentence under the cursor."""
        self.enter(self.query_one(Rows))

    def on_view_entered(self, message: View.Entered) -> None:
        """Answer with the sentence that the cursor was on."""
        message.stop()
        self.answer(self._keys[message.index])
