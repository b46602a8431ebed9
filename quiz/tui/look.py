"""How the program looks: its theme, its room and its motion; tried at once, and kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.tui.page import Page
from quiz.tui.text import shown
from quiz.tui.themes import DARK, LIGHT
from quiz.tui.widgets.rows import Row, Rows


class LookScreen(Page):
    """Roomy, motion, and every theme; each choice shows at once."""

    TOPIC = "start"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "choose", key_display="space"),
        Binding("escape,enter", "close", "done", key_display="⏎"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._themes: tuple[str, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """Two switches over the themes."""
        yield Rows(gap=0)

    def on_mount(self) -> None:
        """The program's own themes come first."""
        others = sorted(set(self.app.available_themes) - {DARK, LIGHT})
        self._themes = (DARK, LIGHT, *others)
        self.top.show(Content("How it looks"))
        self._paint(cursor=2 + self._themes.index(self.app.theme))
        self.query_one(Rows).focus()

    def _paint(self, cursor: int | None = None) -> None:
        roomy = self.quiz.has_class("-roomy")
        moves = self.quiz.animation_level != "none"
        switches = [
            Row(Content(text), mark="■" if on else "□", mark_style="$success" if on else "$foreground-muted")
            for text, on in (
                ("Roomy: a narrower column, more space", roomy),
                ("Small motion where it explains", moves),
            )
        ]
        themes = [
            Row(
                shown(name.replace("-", " ")),
                mark="●" if name == self.app.theme else "○",
                mark_style="$primary",
            )
            for name in self._themes
        ]
        self.query_one(Rows).show((*switches, *themes), cursor)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press chooses."""
        self._choose(message.index)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        self._choose(self.query_one(Rows).cursor)

    def _choose(self, index: int) -> None:
        if index == 0:
            self.quiz.keep_roomy(not self.quiz.has_class("-roomy"))
        elif index == 1:
            self.quiz.keep_motion(self.quiz.animation_level == "none")
        else:
            self.quiz.keep_theme(self._themes[index - 2])
        self._paint()

    def action_close(self) -> None:
        """Back to the start page."""
        self.dismiss()
