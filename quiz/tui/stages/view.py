"""One stage of a round: a question put, a text to read, or what came of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from quiz.game.round import counted
from quiz.tui.widgets.prose import Block, Prose, shown, shown_runs
from quiz.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.game.asked import Asked
    from quiz.game.reading import Stretch


class View(Vertical):
    """A stage; it is updated in place, question after question."""

    DEFAULT_CSS = """
    View { height: auto; width: 1fr; }
    View .hint { margin: 1 0 0 0; }
    """

    TOPIC: ClassVar[str] = "round"
    """The page of the guide on it."""

    class Done(Message):
        """The player has seen this stage."""

        def __init__(self, view: View) -> None:
            self.view = view
            """What was seen: one that is no longer shown got a key too many."""
            super().__init__()

    class Answered(Done):
        """The player answered."""

        def __init__(self, view: View, chosen: tuple[str, ...]) -> None:
            self.chosen = chosen
            """As an answer keeps it."""
            super().__init__(view)

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Put the terminal's own cursor where reading begins."""
        self.app.cursor_position = self.content_region.offset

    def action_done(self) -> None:
        """Tell that the player has seen it."""
        self.post_message(self.Done(self))


class Question(View):
    """A prompt over rows; what is chosen among them, Enter answers."""

    ROWS: ClassVar[type[Rows]] = Rows
    """What there is to choose from."""
    GAP: ClassVar[int] = 1
    """Blank lines between the rows."""

    def __init__(self) -> None:
        super().__init__()
        self._picked: int | None = None

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
        self._picked = None
        self.query_one(".prompt", Prose).show(self.prompt_blocks(asked))
        self.hint("")
        self.ask(asked)
        self.rows.focus()

    def prompt_blocks(self, asked: Asked) -> tuple[Block, ...]:
        """Topic, prompt and what is asked for, above the rows."""
        blocks = []
        if asked.topic:
            blocks.append(Block(shown(asked.topic, "$primary"), gap=1))
        blocks.append(Block(shown(asked.prompt, "bold")))
        if asked.instruction:
            blocks.append(Block(Content.styled(asked.instruction, "$foreground-muted")))
        return (*blocks, Block())

    def ask(self, asked: Asked) -> None:
        """Show the rows of a question."""
        raise NotImplementedError

    def hint(self, words: str) -> None:
        """Say why an answer or an option is not taken."""
        hint = self.query_one(".hint", Prose)
        hint.show((Block(Content.styled(words, "$warning")),))
        hint.display = bool(words)
        if words:
            hint.call_after_refresh(hint.scroll_visible, animate=False)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A second press of one row answers."""
        message.stop()
        if message.pressed and self._picked == message.index:
            self.action_enter()
        self._picked = message.index

    def action_enter(self) -> None:
        """Answer, once all that was typed ahead has acted: by way of the rows, behind all that they tell."""
        self.rows.call_later(self.call_later, self._enter, self.rows.cursor)

    def _enter(self, index: int) -> None:
        """Answer with what is chosen, or say what is missing."""
        chosen = self.chosen(index)
        if chosen is not None:
            self.post_message(self.Answered(self, chosen))

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """What is answered when the cursor is on a row, as an answer keeps it; None for nothing yet."""
        raise NotImplementedError


class PartView(View):
    """A text; Enter when it has been read."""

    TOPIC = "reading"

    can_focus = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "I have read it", key_display="⏎"),
    ]

    def compose(self) -> ComposeResult:
        """The text."""
        yield Prose()

    def show(self, heading: str, stretches: Iterable[Stretch], questions: int, credit: str) -> None:
        """Show a part that `questions` questions follow."""
        asked = f" · {counted(questions, 'question')} on it, with the text hidden"
        above = Content.assemble((heading, "$primary"), (asked, "$foreground-muted"))
        texts = (
            Block(shown_runs(stretch.runs, "bold" if stretch.heading else "", "", "italic $warning"), gap=1)
            for stretch in stretches
        )
        below = Block(shown(credit, "italic $foreground-muted"), right=True)
        self._show(Block(above, gap=1), *texts, below)

    def show_notes(self, title: str, notes: Iterable[str]) -> None:
        """Show what is to be known before the first question."""
        self._show(Block(shown(title, "bold"), gap=1), *(Block(shown(note), gap=1) for note in notes))

    def _show(self, *blocks: Block) -> None:
        self.query_one(Prose).show(blocks)
        self.focus()
