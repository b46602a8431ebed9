"""A choice: options, one or several of them right."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive

from quiz.tui.stages.view import Question
from quiz.tui.widgets.prose import shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from quiz.game.asked import Asked, Option


class ChoiceView(Question):
    """The prompt over its options: digits or letters choose, Enter answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "choose", key_display="space"),
        Binding("enter", "enter", "answer", key_display="⏎"),
    ]

    wanted: reactive[int] = reactive(1, bindings=True)
    """How many of the options are right."""

    _options: tuple[Option, ...] = ()
    _ticked: frozenset[int] = frozenset()

    def ask(self, asked: Asked) -> None:
        """Show the options, none of them chosen."""
        self._options, self.wanted = asked.options, asked.wanted
        self._ticked = frozenset()
        self._paint(cursor=0)

    def _paint(self, cursor: int | None = None) -> None:
        self.hint("")
        full = len(self._ticked) >= self.wanted
        several = self.wanted > 1
        rows = [
            Row(
                shown(option.text),
                key=str(index + 1),
                letter=ascii_lowercase[index],
                mark=("□", "■")[index in self._ticked] if several else "",
                mark_style="$success" if index in self._ticked else "$foreground-muted",
                dim=full and index not in self._ticked,
            )
            for index, option in enumerate(self._options)
        ]
        self.rows.show(rows, cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Toggling is for several right answers."""
        return action != "tick" or self.wanted > 1

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A digit, letter or press toggles where several are right."""
        if self.wanted > 1:
            message.stop()
            message.prevent_default()
            self._tick(message.index)

    def action_tick(self) -> None:
        """Choose the option under the cursor, or take it back."""
        self.rows.choose(self.rows.cursor)

    def _tick(self, index: int) -> None:
        if index not in self._ticked and len(self._ticked) >= self.wanted:
            self.hint(f"Choose {self.wanted}: take one back first.")
            return
        self._ticked ^= {index}
        self._paint()

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """The option under the cursor, or those that are ticked if they are as many as are wanted."""
        if self.wanted == 1:
            return (self._options[index].key,)
        if len(self._ticked) == self.wanted:
            return tuple(self._options[each].key for each in sorted(self._ticked))
        self.hint(f"Choose {self.wanted}: {len(self._ticked)} chosen so far.")
        return None
