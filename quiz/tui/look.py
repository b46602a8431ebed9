"""How the program looks: its theme, its room and its motion; tried at once, and kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.tui.blocks import Block
from quiz.tui.page import Page
from quiz.tui.text import shown
from quiz.tui.themes import DARK, LIGHT
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.rows import Rows, mark_row


class LookScreen(Page):
    """Roomy, motion, and every theme; each choice shows at once."""

    TOPIC = "start"
    CSS_PATH = "setup.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "choose", key_display="⏎"),
        Binding("escape,q", "close", "done", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._themes: tuple[str, ...] = ()
        self._kept = ""

    def compose_body(self) -> Iterable[Widget]:
        """Two switches over the themes."""
        yield Rows(gap=0, id="switches", chained=True)
        yield Prose(Block(Content.styled("Theme", "$primary")), classes="heading")
        yield Rows(gap=0, id="themes", chained=True)

    def on_mount(self) -> None:
        """The program's own themes come first."""
        others = sorted(set(self.app.available_themes) - {DARK, LIGHT})
        self._themes = (DARK, LIGHT, *others)
        self._kept = self.app.theme
        self.top.show(Content("How it looks"))
        self._paint()
        themes = self.query_one("#themes", Rows)
        themes.set_reactive(Rows.cursor, self._themes.index(self._kept))
        themes.focus()

    def _paint(self) -> None:
        roomy = self.quiz.has_class("-roomy")
        moves = self.quiz.animation_level != "none"
        switches = (
            ("Roomy: a narrower column, more space", roomy),
            ("Small motion where it explains", moves),
        )
        self.query_one("#switches", Rows).show(mark_row(Content(text), on, "■", "□") for text, on in switches)
        self.query_one("#themes", Rows).show(
            mark_row(shown(name.replace("-", " ")), name == self._kept, "●", "○") for name in self._themes
        )

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Try the theme under the cursor."""
        if message.rows.id == "themes":
            self.app.theme = self._themes[message.index]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press chooses."""
        self._choose(message.rows, message.index)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        rows = self.focused
        if isinstance(rows, Rows):
            self._choose(rows, rows.cursor)

    def _choose(self, rows: Rows, index: int) -> None:
        if rows.id == "themes":
            self._kept = self._themes[index]
            self.quiz.keep_theme(self._kept)
        elif index == 0:
            self.quiz.keep_roomy(not self.quiz.has_class("-roomy"))
        else:
            self.quiz.keep_motion(self.quiz.animation_level == "none")
        self._paint()

    def action_close(self) -> None:
        """Back to the start page, with the theme that was chosen."""
        self.app.theme = self._kept
        if self.is_mounted:
            self.dismiss()
