"""What stands over a page until it is answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Offset, Region
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input

from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows


class Dialog(ModalScreen[ScreenResultType]):
    """A box over a page, for one answer: a key before it is open or after it is answered is lost."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > .box {
        width: 58;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        padding: 1 2;
        background: $panel;
        border-left: thick $primary;
        scrollbar-size-vertical: 1;
    }
    Dialog > .-list { width: 78; height: 100%; max-height: 40; }
    Dialog VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    Dialog > .-list VerticalScroll { height: 1fr; }
    Dialog KeyLine { dock: none; margin: 1 0 0 0; }
    Dialog Input { background: $background; }
    """

    def answer(self, result: ScreenResultType) -> None:
        """Close, and give the answer to the page."""
        if self.is_mounted and self.is_active:
            self.dismiss(result)

    async def action_dismiss(self, result: ScreenResultType | None = None) -> None:
        """Close without an answer."""
        if self.is_mounted and self.is_active:
            await super().action_dismiss(result)


class Asking(Dialog[ScreenResultType]):
    """Asks, and offers answers; gives None if it is not decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", key_display="⏎"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    NAMES_KEYS: ClassVar[bool] = True

    def __init__(
        self,
        above: Iterable[Block],
        answers: Iterable[tuple[Row, ScreenResultType]],
        *,
        at: int = 0,
        long: bool = False,
    ) -> None:
        """Offer rows, each with the answer it gives, the cursor on one of them; if they are many, `long`."""
        super().__init__()
        self._above = above
        self._answers = tuple(answers)
        self._at = at
        self._long = long

    def compose(self) -> ComposeResult:
        """The question over its answers."""
        with Vertical(classes="box -list" if self._long else "box"):
            yield Prose(*self._above)
            with VerticalScroll(can_focus=False):
                yield Rows(*(row for row, _ in self._answers), gap=0, cursor=self._at)
            if self.NAMES_KEYS:
                yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Rows).focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a key answers."""
        self.answer(self._answers[message.index][1])

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.answer(self._answers[self.query_one(Rows).cursor][1])


class Ask(Asking[int]):
    """Asks, with lines that explain it, each of which may be from outside; gives the answer's index."""

    def __init__(self, question: str, lines: Sequence[str], answers: Sequence[str]) -> None:
        explained = (Block(shown(line, "$foreground-muted")) for line in lines)
        rows = ((Row(Content(text), key=str(index + 1)), index) for index, text in enumerate(answers))
        super().__init__((Block(shown(question, "bold"), gap=1), *explained, Block()), rows)


class Confirm(Asking[bool]):
    """Asks; True if the player says yes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "no", "no")]

    NAMES_KEYS = False

    def __init__(self, question: str, explanation: str, yes: str, no: str) -> None:
        """Ask; the cursor is on `no`."""
        above = (
            Block(Content.styled(question, "bold"), gap=1),
            Block(Content.styled(explanation, "$foreground-muted"), gap=1),
        )
        answers = ((Row(Content(yes), key="y"), True), (Row(Content(no), key="n"), False))
        super().__init__(above, answers, at=1)

    def action_no(self) -> None:
        """Stay."""
        self.answer(False)


REASONS = ("wrong", "unclear", "too easy")
"""What can be chosen instead of typed."""

_NONE = -1
_LONGEST = 200
"""Characters of a word to the teacher."""


class Word(Input):
    """A line to write in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.move(1)", "reasons", key_display="↑↓"),
        Binding("up", "screen.move(-1)", "reasons", show=False),
        Binding("enter", "submit", "flag", key_display="⏎"),
    ]


class Reasons(Rows, can_focus=False):
    """Reasons, none of them under the cursor at first; the keys stay with the line above."""

    def __init__(self) -> None:
        rows = (Row(Content(text), key=str(key)) for key, text in enumerate(REASONS, 1))
        super().__init__(*rows, gap=0, cursor=_NONE)

    def region_of(self, index: int) -> Region:
        """The lines of a row; of none, those of the first."""
        return super().region_of(max(0, index))


class FlagScreen(Dialog[str]):
    """Asks what is wrong with a question; the word, or nothing if the player thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", "cancel", key_display="esc"),
    ]

    _numbers = ""
    """What is typed while it is nothing but numbers of reasons."""

    def compose(self) -> ComposeResult:
        """A line to write in, and reasons to choose."""
        with Vertical(classes="box"):
            about = Content.styled("Its teacher reads your words with: quiz flags", "$foreground-muted")
            yield Prose(
                Block(Content.styled("What is wrong with this question?", "bold")), Block(about, gap=1)
            )
            yield Word(placeholder="in your own words, or 1, 2, 3", compact=True)
            yield Reasons()
            yield KeyLine()

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Word).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Take numbers for reasons, unless what follows shows that they were the beginning of a text."""
        word, typed = self.query_one(Word), message.value
        before, self._numbers = self._numbers, typed if set(typed) <= set("123") else ""
        if self._numbers:
            self._choose(int(typed[-1]) - 1)
        elif before:
            if typed[len(before) :].isalpha():
                word.delete(0, len(before))
                word.action_end()
            else:
                self._choose(_NONE)

    def action_move(self, step: int) -> None:
        """Choose the next reason down or up, whatever number was typed; above the first is none."""
        if self._numbers:
            self._numbers = ""
            self.query_one(Word).clear()
        self._choose(self.query_one(Reasons).cursor + step)

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
        typed = "" if self._numbers else self.query_one(Word).value.strip()
        self.answer(": ".join(filter(None, (*REASONS[reason : reason + 1], typed)))[:_LONGEST])
