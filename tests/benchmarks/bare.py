"""The floors of the screens: a bare Textual app with one list and a footer, or with two columns of text."""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import ContentSwitcher, Footer, OptionList, Static

COLUMNS = "columns"
"""The argument for two columns of text, where enter turns the page."""


class Bare(App[None]):
    """One list and a footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "quit the bare app")]

    def compose(self) -> ComposeResult:
        """The list and the footer."""
        yield OptionList(*(f"row {number}" for number in range(8)))
        yield Footer()


class BareColumns(App[None]):
    """Two pages of two columns of text and a footer; enter shows the other page, with another text in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", "quit the bare app"),
        Binding("enter", "turn", "turn", priority=True),
    ]

    turns = 0

    def compose(self) -> ComposeResult:
        """The pages and the footer."""
        with ContentSwitcher(initial="page-0"):
            for page in range(2):
                with Horizontal(id=f"page-{page}"):
                    for _ in range(2):
                        with VerticalScroll():
                            yield Static()
        yield Footer()

    def action_turn(self) -> None:
        """Turn the page."""
        self.turns += 1
        page = f"page-{self.turns % 2}"
        for text in self.query(f"#{page} Static").results(Static):
            text.update(f"Turn {self.turns}. " + "[b]Some words[/b] of it, [i]and more[/i] of them. " * 18)
        self.query_one(ContentSwitcher).current = page


if __name__ == "__main__":
    (BareColumns if COLUMNS in sys.argv else Bare)().run()
