"""A choice of one option or of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive

from quiz.tui.stages.question import Question
from quiz.tui.widgets.prose import MUTED, shown
from quiz.tui.widgets.rows import Row

if TYPE_CHECKING:
    from quiz.game.asked import Asked


class ChoiceView(Question):
    """One option or several: digits or letters choose, Enter answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "choose", key_display="space"),
        Binding("enter", "enter", "answer", key_display="⏎"),
        Binding("enter", "enter(True)", "answer, or press it again", key_display="⏎"),
    ]

    wanted: reactive[int] = reactive(1, bindings=True)
    """How many of the options are right."""

    _ticked: frozenset[int] = frozenset()

    def ask(self, asked: Asked) -> None:
        """Show the options, none of them chosen."""
        self.wanted, self._ticked = asked.wanted, frozenset()
        self.rows.show(map(self._row, range(len(self.options))), 0)

    def _row(self, index: int) -> Row:
        is_ticked = index in self._ticked
        return Row(
            shown(self.options[index].text),
            key=str(index + 1),
            letter="abcdefghi0"[index],
            mark="□■"[is_ticked] if self.wanted > 1 else "",
            mark_style="$success" if is_ticked else MUTED,
            dim=len(self._ticked) >= self.wanted and not is_ticked,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Toggling is for several right answers; a second press answers where there is one."""
        if action == "enter":
            return bool(parameters) is (self.pressed is not None)
        return action != "tick" or self.wanted > 1

    def action_tick(self) -> None:
        """Choose the option under the cursor, or take it back."""
        self.choose(self.rows.cursor, pressed=False)

    def choose(self, index: int, *, pressed: bool) -> None:
        """Choose an option; where several are right, or take it back."""
        if self.wanted == 1:
            super().choose(index, pressed=pressed)
        elif index not in self._ticked and len(self._ticked) >= self.wanted:
            self.hint(f"Choose {self.wanted}: take one back first.")
        else:
            self._ticked ^= {index}
            self.hint("")
            self.rows.show(map(self._row, range(len(self.options))))

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """The option under the cursor, or those that are ticked if they are as many as are wanted."""
        if self.wanted == 1:
            return super().chosen(index)
        if len(self._ticked) == self.wanted:
            return tuple(self.options[each].key for each in sorted(self._ticked))
        self.hint(f"Choose {self.wanted}: {len(self._ticked)} chosen so far.")
        return None
