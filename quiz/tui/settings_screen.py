"""What a round is made of, and how the program looks: each choice is kept at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.draw import draws
from quiz.game.round import KIND_NAMES
from quiz.tui.frame import DARK, LIGHT
from quiz.tui.page import PlayPage
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Rows, mark_row

LENGTHS = (5, 10, 20, None)
"""The lengths that are offered; None for all."""


class Choices(PlayPage):
    """Lists below each other, in each of which something is chosen."""

    DEFAULT_CSS = """
    Choices .heading { margin: 1 0 0 0; }
    Choices .heading:first-child { margin: 0; }
    """

    HEADINGS: ClassVar[dict[str, str]]
    """The lists by their ids, and what stands above them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "choose", key_display="⏎"),
        Binding("escape,q", "dismiss", "done", key_display="esc"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """The lists under their headings."""
        for name, heading in self.HEADINGS.items():
            if heading:
                yield Prose(
                    Block(Content.styled(heading, "$primary")), id=f"{name}-heading", classes="heading"
                )
            yield Rows(gap=0, id=name, chained=True)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press chooses."""
        self.choose(message.rows.id or "", message.index)

    def action_choose(self) -> None:
        """Choose the row under the cursor, or take it back."""
        if isinstance(self.focused, Rows):
            self.choose(self.focused.id or "", self.focused.cursor)

    def choose(self, name: str, index: int) -> None:
        """Choose a row of a list, or take it back."""
        raise NotImplementedError

    def list_of(self, name: str) -> Rows:
        """One of the lists."""
        return self.query_one(f"#{name}", Rows)


class SettingsScreen(Choices):
    """The settings of a round: length, kinds, topics."""

    HEADINGS: ClassVar = {"lengths": "Length", "kinds": "Kinds", "topics": "Topics"}

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._topics = self.player.banks.topics
        self.query_one("#topics-heading").display = bool(self._topics)
        self.list_of("topics").display = bool(self._topics)
        self._paint()
        self.list_of("lengths").focus()

    def _paint(self) -> None:
        settings = self.player.settings
        count = draws(self.player.banks, replace(settings, length=None))
        self.top.show(Content("What a round is made of"), Content(f"{count} to draw from"))
        self.list_of("lengths").show(
            mark_row(Content(str(length or "all")), settings.length == length, "●", "○") for length in LENGTHS
        )
        self.list_of("kinds").show(
            mark_row(Content(name), kind in settings.kinds, "■", "□") for kind, name in KIND_NAMES.items()
        )
        self.list_of("topics").show(
            mark_row(shown(topic), settings.has_topic(topic), "■", "□") for topic in self._topics
        )

    def choose(self, name: str, index: int) -> None:
        """Change the settings, unless nothing would be left to draw."""
        settings = self.player.settings
        if name == "lengths":
            settings = replace(settings, length=LENGTHS[index])
        elif name == "kinds":
            settings = replace(settings, kinds=settings.kinds ^ {tuple(KIND_NAMES)[index]} or settings.kinds)
        else:
            every = frozenset(self._topics)
            topics = (settings.topics or every) ^ {self._topics[index]}
            settings = replace(settings, topics=frozenset() if topics == every else topics or settings.topics)
        if not draws(self.player.banks, settings):
            self.host.say("Nothing would be left to draw.")
            return
        self.player.keep(settings)
        self.host.say_troubles()
        self._paint()


class LookScreen(Choices):
    """Roomy, motion, and every theme; each choice shows at once."""

    HEADINGS: ClassVar = {"switches": "", "themes": "Theme"}

    def on_mount(self) -> None:
        """The program's own themes come first."""
        self._themes = (DARK, LIGHT, *sorted(set(self.app.available_themes) - {DARK, LIGHT}))
        self._kept = self.app.theme
        self.top.show(Content("How it looks"))
        self._paint()
        themes = self.list_of("themes")
        themes.show(themes.rows, self._themes.index(self._kept))
        themes.focus()

    @property
    def _is_roomy(self) -> bool:
        return self.app.has_class("-roomy")

    @property
    def _moves(self) -> bool:
        return self.app.animation_level != "none"

    def _paint(self) -> None:
        switches = (
            ("Roomy: a narrower column, more space", self._is_roomy),
            ("Small motion where it explains", self._moves),
        )
        self.list_of("switches").show(mark_row(Content(text), on, "■", "□") for text, on in switches)
        self.list_of("themes").show(
            mark_row(shown(name.replace("-", " ")), name == self._kept, "●", "○") for name in self._themes
        )

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Try the theme under the cursor."""
        if message.rows.id == "themes":
            self.app.theme = self._themes[message.index]

    def choose(self, name: str, index: int) -> None:
        """Use what was chosen, and keep it."""
        if name == "themes":
            self._kept = self._themes[index]
            self.host.keep_look("theme", self._kept)
        elif index == 0:
            self.host.keep_look("roomy", "no" if self._is_roomy else "yes")
        else:
            self.host.keep_look("animations", "off" if self._moves else "on")
        self._paint()

    async def action_dismiss(self, result: None = None) -> None:
        """Close, with the theme that was chosen."""
        self.app.theme = self._kept
        await super().action_dismiss(result)
