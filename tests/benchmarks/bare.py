"""The floor of the screens: a bare Textual app with one list and a footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, OptionList


class Bare(App[None]):
    """One list and a footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "quit the bare app")]

    def compose(self) -> ComposeResult:
        """The list and the footer."""
        yield OptionList(*(f"row {number}" for number in range(8)))
        yield Footer()


if __name__ == "__main__":
    Bare().run()
