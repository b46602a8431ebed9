"""A choice: options, one or several of them right."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from quiz.tui.page import View, prompt_blocks
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows


class ChoiceView(View):
    """The prompt over its options: digits or letters choose, Enter answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "choose", key_display="space"),
        Binding("enter", "answer", "answer", key_display="⏎"),
    ]

    several: reactive[bool] = reactive(False, bindings=True)
    """Several options are right."""

    def __init__(self) -> None:
        super().__init__(id="choice")
        self._options: tuple[str, ...] = ()
        self._ticked: frozenset[int] = frozenset()
        self._wanted = 1
        self._picked: int | None = None

    def compose(self) -> ComposeResult:
        """Prompt and options."""
        yield Prose(classes="prompt")
        yield Rows()
        yield Prose(classes="hint")

    @property
    def options(self) -> Rows:
        """The options as rows."""
        return self.query_one(Rows)

    def show(self, topic: str, prompt: str, note: str, options: Iterable[str], wanted: int) -> None:
        """Ask: `wanted` of the options are right."""
        self._options = tuple(options)
        self._ticked = frozenset()
        self._wanted = wanted
        self._picked = None
        self.several = wanted > 1
        self.query_one(".prompt", Prose).show(prompt_blocks(topic, prompt, note))
        self._paint(cursor=0)
        self.options.focus()

    def _hint(self, words: str = "") -> None:
        """Say why an answer or an option is not taken."""
        hint = self.query_one(".hint", Prose)
        hint.show((Block(Content.styled(words, "$warning")),) if words else ())
        if words:
            hint.call_after_refresh(hint.scroll_visible, animate=False)

    def _paint(self, cursor: int | None = None) -> None:
        self._hint()
        full = len(self._ticked) >= self._wanted
        rows = []
        for index, option in enumerate(self._options):
            ticked = index in self._ticked
            rows.append(
                Row(
                    shown(option),
                    key=str(index + 1),
                    letter=ascii_lowercase[index : index + 1],
                    mark=("■" if ticked else "□") if self.several else "",
                    mark_style="$success" if ticked else "$foreground-muted",
                    dim=full and not ticked,
                )
            )
        self.options.show(rows, cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Toggling is for several right answers."""
        return self.several if action == "tick" else True

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A digit, letter or press: toggles where several are right; a second press of one option answers."""
        message.stop()
        if self.several:
            self._tick(message.index)
        elif message.pressed and self._picked == message.index:
            self.enter(message.rows)
        else:
            self._picked = message.index

    def action_tick(self) -> None:
        """Choose the option under the cursor, or take it back."""
        self.options.choose(self.options.cursor)

    def _tick(self, index: int) -> None:
        if index not in self._ticked and len(self._ticked) >= self._wanted:
            self._hint(f"Choose {self._wanted}: take one back first.")
            return
        self._ticked ^= {index}
        self._paint()

    def action_answer(self) -> None:
        """Answer with what is chosen."""
        self.enter(self.options)

    def on_view_entered(self, message: View.Entered) -> None:
        """Answer, or say what is missing."""
        message.stop()
        if not self.several:
            self.answer(self._options[message.index])
        elif len(self._ticked) == self._wanted:
            self.answer(*(self._options[index] for index in sorted(self._ticked)))
        else:
            self._hint(f"Choose {self._wanted}: {len(self._ticked)} chosen so far.")
