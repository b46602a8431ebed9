"""What stands over a page until it is answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input

from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows


class Dialog(ModalScreen[ScreenResultType]):
    """A box over a page, for one answer."""

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

    def answer(self, result: ScreenResultType | None = None) -> None:
        """Close, and give the answer to the page; a second press of the mouse is none."""
        if self.is_active:
            self.dismiss(result)


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

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "no")]

    NAMES_KEYS = False

    def __init__(self, question: str, explanation: str, yes: str, no: str) -> None:
        """Ask; the cursor is on `no`."""
        above = (
            Block(Content.styled(question, "bold"), gap=1),
            Block(Content.styled(explanation, "$foreground-muted"), gap=1),
        )
        answers = ((Row(Content(yes), key="y"), True), (Row(Content(no), key="n"), False))
        super().__init__(above, answers, at=1)


REASONS = ("wrong", "unclear", "too easy")
"""What can be chosen instead of typed."""

_NONE = -1
_LONGEST = 200
"""Characters of a word to the teacher."""
_NUMBERED = re.compile(r"[1-3]*([1-3])(|[^\W\d_].*)")  # 2, or 2so they say; but not 1905, nor 31 may


class Word(Input):
    """A line to write in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.move(1)", "reasons", key_display="↑↓"),
        Binding("up", "screen.move(-1)", "reasons", show=False),
        Binding("enter", "submit", "flag", key_display="⏎"),
    ]


class FlagScreen(Dialog[str]):
    """Asks what is wrong with a question; the word, or nothing if the player thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", "cancel", key_display="esc"),
    ]

    _reason = _NONE
    """What was chosen by the arrows."""

    def compose(self) -> ComposeResult:
        """A line to write in, and reasons to choose, none of them under the cursor at first."""
        rows = (Row(Content(text), key=str(key)) for key, text in enumerate(REASONS, 1))
        reasons = Rows(*rows, gap=0, cursor=_NONE)
        reasons.can_focus = False  # the keys stay with the line above
        with Vertical(classes="box"):
            about = Content.styled("Its teacher reads your words with: quiz flags", "$foreground-muted")
            yield Prose(
                Block(Content.styled("What is wrong with this question?", "bold")), Block(about, gap=1)
            )
            yield Word(placeholder="in your own words, or 1, 2, 3", compact=True)
            yield reasons
            yield KeyLine()

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Word).focus()

    @property
    def _said(self) -> tuple[int, str]:
        """The reason, by its number or by the arrows, and the words beside it."""
        typed = self.query_one(Word).value.strip()
        if numbered := _NUMBERED.fullmatch(typed):
            return int(numbered[1]) - 1, numbered[2]
        return self._reason, typed

    def action_move(self, step: int) -> None:
        """Choose the next reason down or up, whatever number was typed; above the first is none."""
        reason, words = self._said
        self._reason = max(_NONE, min(reason + step, len(REASONS) - 1))
        self.query_one(Word).value = words
        self.on_input_changed()

    def on_input_changed(self) -> None:
        """Put the cursor on the reason, and the terminal's own cursor too; on the line for none."""
        rows, word = self.query_one(Rows), self.query_one(Word)
        rows.cursor = self._said[0]
        here = rows.content_region.offset + Offset(1, rows.region_of(max(0, rows.cursor)).y)
        self.app.cursor_position = word.cursor_screen_offset if rows.cursor == _NONE else here

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Send the reason that was pressed."""
        self._send(message.index)

    def on_input_submitted(self) -> None:
        """Send the reason and what was typed."""
        self._send(self._said[0])

    def _send(self, reason: int) -> None:
        self.answer(
            ": ".join(filter(None, (*REASONS[max(0, reason) : reason + 1], self._said[1])))[:_LONGEST]
        )
