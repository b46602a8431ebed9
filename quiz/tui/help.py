"""The guide on the screen: one page of it at a time."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Markdown

from quiz.tui.page import Page

PAGES = ("start", "reading", "round", "timeline", "proof", "source", "results", "line-by-line")
"""The guide's pages for players, in the order in which they are leafed through."""


def guide_page(name: str) -> str:
    """The Markdown of one page of the guide."""
    return (files("quiz") / "guide" / f"{name}.md").read_text(encoding="utf-8")


class HelpScreen(Page):
    """A page of the guide; left and right leaf through it."""

    SCROLLS = True
    CSS_PATH = "help.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "leaf(-1)", "page before", key_display="←", priority=True),
        Binding("right", "leaf(1)", "next page", key_display="→", priority=True),
        Binding("escape,question_mark,f1,q", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._page = PAGES.index(name)

    def compose_body(self) -> Iterable[Widget]:
        """The page."""
        yield Markdown()

    async def on_mount(self) -> None:
        """Show the page that was asked for."""
        self.body.focus()
        await self._show()

    async def _show(self) -> None:
        self.top.show(
            Content("Help"), Content(f"{self._page + 1} of {len(PAGES)}"), (self._page + 1) / len(PAGES)
        )
        await self.query_one(Markdown).update(guide_page(PAGES[self._page]))
        self.body.scroll_home(animate=False)

    async def action_leaf(self, step: int) -> None:
        """Go to the page before or after."""
        self._page = (self._page + step) % len(PAGES)
        await self._show()
