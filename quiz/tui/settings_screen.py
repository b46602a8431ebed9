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
_ONE, _ANY = "●○", "■□"
"""The marks of what is chosen and what is not: one of the rows, or any of them."""


class Chained(Rows):
    """Rows from whose ends the cursor goes on into the rows above and below."""

    def leave(self, step: int) -> None:
        """Go into the next rows of the screen."""
        chain = [rows for rows in self.screen.query(Rows) if rows.display]
        at = chain.index(self) + step
        if 0 <= at < len(chain):
            chain[at].action_jump(0 if step > 0 else -1)
            chain[at].focus()


class Choices(PlayPage):
    """Lists below each other, in each of which something is chosen."""

    DEFAULT_CSS = """
    Choices .heading { margin: 1 0 0 0; }
    Choices .heading:first-child { margin: 0; }
    """

    LISTS: ClassVar[dict[str, str]]
    """What stands above each list, by its id."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "choose", key_display="⏎"),
        Binding("escape,q", "dismiss", "done", key_display="esc"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """The lists under their headings."""
        for name, heading in self.LISTS.items():
            if heading:
                block = Block(Content.styled(heading, "bold"))
                yield Prose(block, id=f"{name}-heading", classes="heading")
            yield Chained(gap=0, id=name)

    def fill(self, name: str, marks: str, rows: Iterable[tuple[str, bool]], at: int | None = None) -> None:
        """Show the rows of a list and which of them are chosen; no list if there are none."""
        found = self.query_one(f"#{name}", Rows)
        found.show((mark_row(shown(text), chosen, *marks) for text, chosen in rows), at)
        if not found.rows:
            self.query(f"#{name}, #{name}-heading").set(display=False)

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


class SettingsScreen(Choices):
    """The settings of a round: length, kinds, topics."""

    LISTS: ClassVar = {"lengths": "Length", "kinds": "Kinds", "topics": "Topics"}

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._topics = self.player.banks.topics
        self._paint()
        self.query_one("#lengths").focus()

    def _paint(self) -> None:
        settings = self.player.settings
        count = draws(self.player.banks, replace(settings, length=None))
        self.top.show(Content("What a round is made of"), Content(f"{count} to draw from"))
        self.fill("lengths", _ONE, ((str(each or "all"), each == settings.length) for each in LENGTHS))
        self.fill("kinds", _ANY, ((name, kind in settings.kinds) for kind, name in KIND_NAMES.items()))
        self.fill("topics", _ANY, ((topic, settings.has_topic(topic)) for topic in self._topics))

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

    LISTS: ClassVar = {"switches": "", "themes": "Theme"}

    def on_mount(self) -> None:
        """The program's own themes come first."""
        self._themes = (DARK, LIGHT, *sorted(set(self.app.available_themes) - {DARK, LIGHT}))
        self._kept = self.app.theme
        self.top.show(Content("How it looks"))
        self._paint(self._themes.index(self._kept))
        self.query_one("#themes").focus(scroll_visible=False)

    def _paint(self, cursor: int | None = None) -> None:
        is_roomy, moves = self.app.has_class("-roomy"), self.app.animation_level != "none"
        self._switches = (
            ("Roomy: a narrower column, more space", is_roomy, "roomy", "no" if is_roomy else "yes"),
            ("Small motion where it explains", moves, "animations", "off" if moves else "on"),
        )
        self.fill("switches", _ANY, ((text, is_on) for text, is_on, *_ in self._switches))
        themes = ((name.replace("-", " "), name == self._kept) for name in self._themes)
        self.fill("themes", _ONE, themes, cursor)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Try the theme under the cursor."""
        if message.rows.id == "themes":
            self.app.theme = self._themes[message.index]

    def choose(self, name: str, index: int) -> None:
        """Use what was chosen, and keep it."""
        if name == "themes":
            self._kept = self._themes[index]
            self.host.keep_look("theme", self._kept)
        else:
            self.host.keep_look(*self._switches[index][2:])
        self._paint()

    async def action_dismiss(self, result: None = None) -> None:
        """Close, with the theme that was chosen."""
        self.app.theme = self._kept
        await super().action_dismiss(result)
