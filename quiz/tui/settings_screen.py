"""What a round is made of, and how the program looks: each choice is kept at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.bank.problems import ProblemError
from quiz.game.menu import settings_text
from quiz.game.points import setting_points, with_setting
from quiz.tui.frame import DARK, LIGHT
from quiz.tui.page import PlayPage
from quiz.tui.widgets.prose import Block, shown
from quiz.tui.widgets.rows import Row, Rows, mark_row

_ONE, _ANY = "●○", "■□"
"""The marks of what is chosen and what is not: one of the rows, or any of them."""
_ROOMY = 24
"""Rows from which the settings stand apart."""


class Offer(NamedTuple):
    """Something to choose, or to take back."""

    name: str
    """The setting that it changes."""
    value: Any
    """What that is when it has been chosen."""
    text: str
    is_chosen: bool
    marks: str = _ONE
    heading: str = ""
    """Of the first of several: what they decide."""


class Choices(PlayPage):
    """Rows to choose from, those of one setting below each other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "choose", key_display="⏎"),
        Binding("escape,q", "dismiss", "done", key_display="esc"),
    ]

    offers: tuple[Offer, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """The rows."""
        yield Rows(gap=0)

    def on_mount(self) -> None:
        """Choose at once."""
        self.paint()
        self.query_one(Rows).focus()

    def offered(self) -> Iterator[Offer]:
        """What there is to choose."""
        raise NotImplementedError

    def paint(self, cursor: int | None = None) -> None:
        """Show what there is to choose, and what is chosen."""
        self.offers = tuple(self.offered())
        width = max(len(offer.heading) for offer in self.offers) + 2
        rows: list[Row] = []
        for offer in self.offers:
            if offer.heading and rows and self.app.size.height >= _ROOMY:
                rows[-1] = rows[-1]._replace(below=[Block()])
            label = Content.styled(offer.heading.ljust(width), "bold")
            row = mark_row(shown(offer.text), offer.is_chosen, *offer.marks)
            rows.append(row._replace(label=label))
        self.query_one(Rows).show(rows, cursor)

    def on_rows_chosen(self) -> None:
        """A press chooses."""
        self.action_choose()

    def action_choose(self) -> None:
        """Choose the row under the cursor, or take it back."""
        self.choose(self.offers[self.query_one(Rows).cursor])
        self.host.say_troubles()
        self.paint()

    def choose(self, offer: Offer) -> None:
        """Choose something, or take it back."""
        raise NotImplementedError


class SettingsScreen(Choices):
    """The settings of a round: length, kinds, topics."""

    def offered(self) -> Iterator[Offer]:
        """Each option of what is decided; of several, choosing one changes whether it is among them."""
        player = self.player
        self.top.show(Content("What a round is made of"), shown(settings_text(player.settings, player.banks)))
        for point in setting_points(player.settings, player.banks):
            marks, heading = _ANY if point.several else _ONE, point.heading
            for index, (text, value) in enumerate(point.options):
                is_chosen = value == point.now or index in (point.chosen if point.several else ())
                then = value ^ point.now if point.several and value else value
                yield Offer(point.name, then, text, is_chosen, marks, heading)
                heading = ""

    def choose(self, offer: Offer) -> None:
        """Change the settings, unless nothing would be left to draw."""
        try:
            settings = with_setting(self.player.settings, offer.name, offer.value, self.player.banks)
        except ProblemError as error:
            self.host.say(error.problem.message)
        else:
            self.player.keep(settings)


class LookScreen(Choices):
    """Roomy, motion, and every theme; each choice shows at once."""

    def on_mount(self) -> None:
        """The program's own themes come first."""
        self._themes = (DARK, LIGHT, *sorted(set(self.app.available_themes) - {DARK, LIGHT}))
        self._kept = self.app.theme
        self.top.show(Content("How it looks"))
        super().on_mount()
        self.paint(next(index for index, offer in enumerate(self.offers) if offer.value == self._kept))

    def offered(self) -> Iterator[Offer]:
        """The switches, then the themes."""
        is_roomy, moves = self.app.has_class("-roomy"), self.app.animation_level != "none"
        roomy, moving = "roomy: a narrower column, more space", "small motion where it explains"
        yield Offer("roomy", "no" if is_roomy else "yes", roomy, is_roomy, _ANY, "Page")
        yield Offer("animations", "off" if moves else "on", moving, moves, _ANY)
        for name in self._themes:
            heading = "Theme" * (name == DARK)
            yield Offer("theme", name, name.replace("-", " "), name == self._kept, heading=heading)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Try the theme under the cursor."""
        if (offer := self.offers[message.index]).name == "theme":
            self.app.theme = offer.value

    def choose(self, offer: Offer) -> None:
        """Use what was chosen, and keep it."""
        if offer.name == "theme":
            self._kept = offer.value
        self.host.keep_look(offer.name, offer.value)

    async def action_dismiss(self, result: None = None) -> None:
        """Close, with the theme that was chosen."""
        self.app.theme = self._kept
        await super().action_dismiss(result)
