"""A question: a prompt over rows of which something is chosen; what all kinds have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive

from quiz.tui.stages.view import View
from quiz.tui.widgets.book import Tight
from quiz.tui.widgets.prose import MUTED, Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from quiz.game.asked import Asked, Option


class Question(View):
    """A prompt over rows; what is chosen among them, Enter answers."""

    ROWS: ClassVar[type[Rows]] = Rows
    """What there is to choose from."""
    GAP: ClassVar[int] = 1
    """Blank lines between the rows."""

    options: tuple[Option, ...] = ()
    pressed: reactive[int | None] = reactive(None, bindings=True)
    """The row on which the mouse was pressed last, with no key since: a second press of it answers."""
    asked: Asked

    def compose_left(self) -> ComposeResult:
        """Rows, and a line that says why an answer is not taken."""
        yield self.ROWS(gap=self.GAP)
        yield Prose(classes="hint")

    @property
    def rows(self) -> Rows:
        """What there is to choose from."""
        return self.query_one(Rows)

    def show(self, asked: Asked) -> None:
        """Put a question."""
        self.pressed, self.options, self.asked = None, asked.options, asked
        self.query_one(".hint").display = False
        self.ask(asked)
        self.fit()
        self.rows.focus()

    def lay(self, tight: Tight) -> None:
        """The question in the head, its rows below."""
        self.put_head(tight, self.asked, shown(self.asked.topic, MUTED))
        self.rows.gap = self.GAP if tight is Tight.AIRY else 0
        self.put("right", self.from_afar())

    def ask(self, asked: Asked) -> None:
        """Show the rows of a question."""
        self.rows.show((Row(shown(each.text), str(key)) for key, each in enumerate(self.options, 1)), 0)

    def hint(self, words: str | Content) -> None:
        """Say why an answer or an option is not taken, or what has been chosen so far."""
        hint, before = self.query_one(".hint", Prose), self._rows()
        said = Content.styled(words, "$warning") if isinstance(words, str) else words
        hint.show((Block(), Block(said)))
        hint.display = bool(words)
        if self._rows() != before:
            self.fit()
        if words and isinstance(words, str):
            hint.call_after_refresh(hint.scroll_visible, animate=False)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """What was pressed before is no longer under the cursor."""
        self.pressed = None

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a key chooses."""
        message.stop()
        self.choose(message.index, pressed=message.pressed)

    def choose(self, index: int, *, pressed: bool) -> None:
        """Choose a row; a second press of one row answers."""
        if pressed and self.pressed == index:
            self.action_enter()
        self.pressed = index if pressed else None

    def action_enter(self, again: bool = False) -> None:
        """Answer with what is chosen, or say what is missing."""
        chosen = self.chosen(self.rows.cursor)
        if chosen is not None:
            self.post_message(self.Answered(chosen))

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """What is answered when the cursor is on a row, as an answer keeps it; None for nothing yet."""
        return (self.options[index].key,)
