"""The guide, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import join, normpath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Markdown

from quiz.guide import Group, all_names, group_of, guide_page, page_names
from quiz.tui.page import Page

_TITLES = {
    Group.PLAYERS: "Help",
    Group.TEACHERS: "Help for teachers",
    Group.PROBLEMS: "What is wrong with a bank",
}


class HelpScreen(Page):
    """A page of the guide; left and right leaf through those of its group."""

    SCROLLS = True
    CSS_PATH = "help_screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "leaf(-1)", "page before", key_display="←", priority=True),
        Binding("right", "leaf(1)", "next page", key_display="→", priority=True),
        Binding("escape,question_mark,f1,q", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._page = name if name in all_names() else page_names(Group.PLAYERS)[0]

    def compose_body(self) -> Iterable[Widget]:
        """The page."""
        yield Markdown(open_links=False)

    async def on_mount(self) -> None:
        """Show the page that was asked for."""
        self.body.focus()
        await self.action_leaf(0)

    async def action_leaf(self, step: int) -> None:
        """Go to the page before or after in the same group."""
        group = group_of(self._page)
        names = page_names(group)
        number = (names.index(self._page) + step) % len(names)
        self._page = names[number]
        share = (number + 1) / len(names)
        self.top.show(Content(_TITLES[group]), Content(f"{number + 1} of {len(names)}"), share)
        await self.query_one(Markdown).update(guide_page(self._page))
        self.body.scroll_home(animate=False)

    async def on_markdown_link_clicked(self, message: Markdown.LinkClicked) -> None:
        """Go to another page of the guide, or open an address in the browser."""
        if "://" in message.href:
            self.app.open_url(message.href)
            return
        name = normpath(join(self._page, "..", message.href.partition("#")[0])).removesuffix(".md")
        if name in all_names():
            self._page = name
            await self.action_leaf(0)
