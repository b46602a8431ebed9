"""What stands over a page until it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input

from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows


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


class Confirm(Dialog[bool]):
    """Asks; True if the player says yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "answer(False)", "no"),
        Binding("y", "answer(True)", "yes"),
        Binding("enter", "choose", "choose"),
    ]

    def __init__(self, question: str, explanation: str, yes: str, no: str) -> None:
        super().__init__()
        self._blocks = (
            Block(Content.styled(question, "bold"), gap=1),
            Block(Content.styled(explanation, "$foreground-muted"), gap=1),
        )
        self._answers = (yes, no)

    def compose(self) -> ComposeResult:
        """The question over its two answers."""
        with Vertical(classes="box"):
            yield Prose(*self._blocks)
            yield Rows(
                *(Row(Content(text), key=key) for text, key in zip(self._answers, "yn", strict=True)), gap=0
            )

    def on_mount(self) -> None:
        """Staying is under the cursor."""
        rows = self.query_one(Rows)
        rows.cursor = 1
        rows.focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a key answers."""
        self.answer(message.index == 0)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.answer(self.query_one(Rows).cursor == 0)

    def action_answer(self, answer: bool) -> None:
        """Answer at once."""
        self.answer(answer)


class Ask(Dialog[int]):
    """Asks; gives the index of the answer, and None if it is not decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", key_display="⏎"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, question: str, lines: Sequence[str], answers: Sequence[str]) -> None:
        """Ask a question, with lines that explain it, each of which may be from outside."""
        super().__init__()
        explained = [Block(shown(line, "$foreground-muted")) for line in lines]
        self._blocks = [Block(shown(question, "bold"), gap=1), *explained, Block()]
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question over its answers."""
        with Vertical(classes="box"):
            yield Prose(*self._blocks)
            rows = (Row(Content(text), key=str(number)) for number, text in enumerate(self._answers, 1))
            yield Rows(*rows, gap=0)
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Rows).focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a digit answers."""
        self.answer(message.index)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.answer(self.query_one(Rows).cursor)


REASONS = ("wrong", "unclear", "too easy")
"""What can be chosen instead of typed."""

_NONE = -1
_LONGEST = 200
"""Characters of a word to the teacher."""


class Word(Input):
    """A line to write in; while it is empty, a digit chooses a reason."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.move(1)", "reasons", key_display="↑↓"),
        Binding("up", "screen.move(-1)", "reasons", show=False),
        Binding("enter", "submit", "flag", key_display="⏎"),
    ]

    class Digit(Message):
        """A digit was typed before anything else."""

        def __init__(self, number: int) -> None:
            self.number = number
            """The number of a reason from 1; 0 if the digits turned out to be the text's beginning."""
            super().__init__()

    _digits = ""

    def on_key(self, event: events.Key) -> None:
        """Take a digit for a reason, unless what follows it shows that it was the beginning of a text."""
        typed = event.character or ""
        if self.value or not (typed.isdecimal() or (typed == " " and self._digits)):
            self._digits = ""
            return
        event.prevent_default()
        event.stop()
        if typed.isdecimal() and 1 <= int(typed) <= len(REASONS):
            self._digits += typed
            self.post_message(self.Digit(int(typed)))
        else:
            self.insert_text_at_cursor(f"{self._digits}{typed}")
            self._digits = ""
            self.post_message(self.Digit(0))


class Reasons(Rows, can_focus=False):
    """Reasons, none of them under the cursor at first; the keys stay with the line above."""

    def __init__(self) -> None:
        rows = (Row(Content(reason), key=str(number)) for number, reason in enumerate(REASONS, 1))
        super().__init__(*rows, gap=0)
        self.set_reactive(Rows.cursor, _NONE)

    def region_of(self, index: int) -> Region:
        """The lines of a row; of none, those of the first."""
        return super().region_of(max(0, index))


class FlagScreen(Dialog[str]):
    """Asks what is wrong with a question; the word, or nothing if the player thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", "cancel", key_display="esc"),
    ]

    def compose(self) -> ComposeResult:
        """A line to write in, and reasons to choose."""
        with Vertical(classes="box"):
            yield Prose(
                Block(Content.styled("What is wrong with this question?", "bold")),
                Block(
                    Content.styled("Its teacher reads your words with: quiz flags", "$foreground-muted"),
                    gap=1,
                ),
            )
            yield Word(placeholder="in your own words, or 1, 2, 3", compact=True)
            yield Reasons()
            yield KeyLine()

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Word).focus()

    def action_move(self, step: int) -> None:
        """Choose the next reason down or up; above the first is none."""
        self._choose(self.query_one(Reasons).cursor + step)

    def on_word_digit(self, message: Word.Digit) -> None:
        """Choose the reason of a digit."""
        self._choose(message.number - 1)

    def _choose(self, reason: int) -> None:
        """Put the cursor on a reason, and the terminal's own cursor too; on the line for none."""
        rows, word = self.query_one(Reasons), self.query_one(Word)
        rows.cursor = max(_NONE, min(reason, len(REASONS) - 1))
        here = rows.content_region.offset + Offset(1, rows.region_of(rows.cursor).y)
        self.app.cursor_position = here if rows.cursor != _NONE else word.cursor_screen_offset

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Send the reason that was pressed."""
        self._send(message.index)

    def on_input_submitted(self) -> None:
        """Send the reason and what was typed, when all of it has arrived."""
        self._send(self.query_one(Reasons).cursor)

    def _send(self, reason: int) -> None:
        typed = self.query_one(Word).value.strip()
        self.answer(": ".join(filter(None, (*REASONS[reason : reason + 1], typed)))[:_LONGEST])
