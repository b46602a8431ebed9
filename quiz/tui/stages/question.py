"""A question: a prompt over rows of which something is chosen; what all kinds have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content

from quiz.game.wording import listed
from quiz.tui.stages.view import View
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.game.asked import Asked, Option


class Question(View):
    """A prompt over rows; what is chosen among them, Enter answers."""

    ROWS: ClassVar[type[Rows]] = Rows
    """What there is to choose from."""
    GAP: ClassVar[int] = 1
    """Blank lines between the rows."""

    options: tuple[Option, ...] = ()
    _picked: int | None = None

    def compose(self) -> ComposeResult:
        """Prompt, rows, and a line that says why an answer is not taken."""
        yield Prose(classes="prompt")
        yield self.ROWS(gap=self.GAP)
        yield Prose(classes="hint")

    @property
    def rows(self) -> Rows:
        """What there is to choose from."""
        return self.query_one(Rows)

    def show(self, asked: Asked) -> None:
        """Put a question."""
        self._picked, self.options = None, asked.options
        self.query_one(".prompt", Prose).show(self.prompt_blocks(asked))
        self.hint("")
        self.ask(asked)
        self.rows.focus()

    def prompt_blocks(self, asked: Asked) -> Sequence[Block]:
        """Topic, prompt, the answer if it is given, and what is asked for, above the rows."""
        given = Content.styled("Claim  ", "$warning")
        return (
            *([Block(shown(asked.topic, "$primary"), gap=1)] if asked.topic else ()),
            Block(shown(asked.prompt, "bold")),
            *([Block(shown(listed(asked.given), "bold"), lead=given, gap=1)] if asked.given else ()),
            *([Block(Content.styled(asked.instruction, "$foreground-muted"))] if asked.instruction else ()),
            Block(),
        )

    def ask(self, asked: Asked) -> None:
        """Show the rows of a question."""
        self.rows.show((Row(shown(each.text), str(key)) for key, each in enumerate(self.options, 1)), 0)

    def hint(self, words: str) -> None:
        """Say why an answer or an option is not taken."""
        hint = self.query_one(".hint", Prose)
        hint.show((Block(Content.styled(words, "$warning")),))
        hint.display = bool(words)
        if words:
            hint.call_after_refresh(hint.scroll_visible, animate=False)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a key chooses."""
        message.stop()
        self.choose(message.index, pressed=message.pressed)

    def choose(self, index: int, *, pressed: bool) -> None:
        """Choose a row; a second press of one row answers."""
        if pressed and self._picked == index:
            self.action_enter()
        self._picked = index

    def action_enter(self) -> None:
        """Answer with what is chosen, or say what is missing."""
        chosen = self.chosen(self.rows.cursor)
        if chosen is not None:
            self.post_message(self.Answered(chosen))

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """What is answered when the cursor is on a row, as an answer keeps it; None for nothing yet."""
        return (self.options[index].key,)
