"""What a round is made of, and how the program looks: each choice is kept at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.bank.problems import ProblemError
from quiz.game.menu import settings_text
from quiz.game.points import Point, setting_points, with_setting
from quiz.tui.frame import DARK, LIGHT
from quiz.tui.page import PlayPage
from quiz.tui.widgets.prose import Block, shown
from quiz.tui.widgets.rows import Row, Rows, mark_row

_ROOMY = 24
"""Rows from which the points stand apart."""


class Choices(PlayPage):
    """Points that are decided, the options of each below each other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "choose", key_display="⏎"),
        Binding("escape,q", "dismiss", "done", key_display="esc"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """The rows."""
        yield Rows(gap=0)

    def on_mount(self) -> None:
        """Choose at once."""
        self.paint()
        self.query_one(Rows).focus()

    def points(self) -> Iterator[Point]:
        """What is decided."""
        raise NotImplementedError

    def paint(self, cursor: int | None = None) -> None:
        """Show what there is to choose, and what is chosen: of several, choosing takes back too."""
        rows: list[Row] = []
        self.offers: list[tuple[str, Any]] = []
        """What the rows decide, by its name, and the value that it has then."""
        for point in self.points():
            if rows and self.app.size.height >= _ROOMY:
                rows[-1] = rows[-1]._replace(below=[Block()])
            for index, (text, value) in enumerate(point.options):
                takes_back = point.several and value
                is_chosen = value <= point.now if takes_back else value == point.now
                row = mark_row(shown(text), is_chosen, *("■□" if point.several else "●○"))
                label = Content.styled(f"{'' if index else point.heading:<11}", "bold")
                rows.append(row._replace(label=label))
                self.offers.append((point.name, value ^ point.now if takes_back else value))
        self.query_one(Rows).show(rows, cursor)

    def on_rows_chosen(self) -> None:
        """A press chooses."""
        self.action_choose()

    def action_choose(self) -> None:
        """Choose the row under the cursor, or take it back."""
        self.choose(*self.offers[self.query_one(Rows).cursor])
        self.host.say_troubles()
        self.paint()

    def choose(self, name: str, value: Any) -> None:
        """Decide a point."""
        raise NotImplementedError


class SettingsScreen(Choices):
    """The settings of a round: length, kinds, topics."""

    def points(self) -> Iterator[Point]:
        """What is decided of the questions."""
        settings, banks = self.player.settings, self.player.banks
        self.top.show(Content("What a round is made of"), shown(settings_text(settings, banks)))
        return setting_points(settings, banks)

    def choose(self, name: str, value: Any) -> None:
        """Change the settings, unless nothing would be left to draw."""
        try:
            self.player.keep(with_setting(self.player.settings, name, value, self.player.banks))
        except ProblemError as error:
            self.host.say(error.problem.message)


class LookScreen(Choices):
    """Room, motion, and every theme; each choice shows at once."""

    def on_mount(self) -> None:
        """The program's own themes come first."""
        self._kept = self.app.theme
        self.top.show(Content("How it looks"))
        super().on_mount()
        self.paint(self.offers.index(("theme", self._kept)))

    def points(self) -> Iterator[Point]:
        """What is decided of the look."""
        roomy = "yes" if self.app.has_class("-roomy") else "no"
        rooms = [("as usual", "no"), ("roomy: a narrower column, more space", "yes")]
        yield Point("roomy", "Page", rooms, roomy)
        motion = "off" if self.app.animation_level == "none" else "on"
        yield Point("animations", "Motion", [("small, where it explains", "on"), ("none", "off")], motion)
        themes = (DARK, LIGHT, *sorted(set(self.app.available_themes) - {DARK, LIGHT}))
        yield Point("theme", "Theme", [(name.replace("-", " "), name) for name in themes], self._kept)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Try the theme under the cursor; beside themes, see the one that was chosen."""
        name, value = self.offers[message.index]
        self.app.theme = value if name == "theme" else self._kept

    def choose(self, name: str, value: Any) -> None:
        """Use what was chosen, and keep it."""
        if name == "theme":
            self._kept = value
        self.host.keep_look(name, value)

    async def action_dismiss(self, result: None = None) -> None:
        """Close, with the theme that was chosen."""
        self.app.theme = self._kept
        await super().action_dismiss(result)
