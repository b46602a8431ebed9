"""The start page: what the banks are about, and what there is to play."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.banks import credit_line
from quiz.tui.page import PlayPage
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows
from quiz.tui.widgets.years import Years, dots_of

# What opens from here is imported when it does: the first frame needs none of it.

if TYPE_CHECKING:
    from quiz.game.menu import Entry


class Line(NamedTuple):
    """One thing to do from the start page."""

    name: str
    about: str
    act: Callable[[], None]
    key: str = ""
    """The key that chooses it; empty for its number."""


class HomeScreen(PlayPage):
    """What there is to play, and how far the player has come."""

    DEFAULT_CSS = """
    HomeScreen #about, HomeScreen Years, HomeScreen #notices { margin: 0 0 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "begin", key_display="⏎"),
        Binding("t", "app.open('settings')", "settings"),
        Binding("h", "app.open('history')", "history"),
        Binding("l", "app.open('look')", "look"),
        Binding("q", "app.quit", "quit"),
    ]

    def __init__(self, notices: Iterable[str] = ()) -> None:
        """Show the start page; `notices` are what the player should know at the start, a line each."""
        super().__init__()
        self._notices = tuple(notices)
        self._lines: tuple[Line, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """What it is about, the line of years, the notices, and what there is to play."""
        yield Prose(id="about")
        yield Years(dots_of(self.player.banks))
        if self._notices:
            yield Prose(*(Block(shown(line, "$warning")) for line in self._notices), id="notices")
        yield Rows(id="entries")

    def on_mount(self) -> None:
        """Choose at once; the page fills as it comes up, now and whenever it comes back."""
        self.top.display = False
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Show what it is about, and what there is to play as it stands now."""
        self.query_one("#about", Prose).show(self._about())
        rows = self.query_one(Rows)
        at = self._lines[rows.cursor].name if self._lines else ""
        self._lines = tuple(self._list())
        names = [line.name for line in self._lines]
        if not at and not self._lines[0].key:
            at = self.player.memory.setting("entry")  # begun last; what was left comes before it
        width = max(map(len, names)) + 3
        numbers = count(1)
        rows.show(
            (
                Row(
                    shown(line.about, "$foreground-muted"),
                    key=line.key or str(next(numbers)),
                    label=Content(line.name.ljust(width)),
                )
                for line in self._lines
            ),
            cursor=names.index(at) if at in names else 0,
        )
        self.call_after_refresh(self._space)
        self.call_after_refresh(self._show_known)

    def on_resize(self) -> None:
        """Air between the rows where there is room for it."""
        self.call_after_refresh(self._space)

    def _space(self) -> None:
        rows = self.query_one(Rows)
        above = rows.virtual_region.y
        rows.gap = 1 if self.body.size.height - above >= 2 * len(rows.rows) - 1 else 0

    def _show_known(self) -> None:
        """Fill the line of years; it takes the sentences of every quote, so the first frame does without."""
        self.query_one(Years).show(dots_of(self.player.banks), known=self.player.known_events())
        self.host.say_troubles()

    def _about(self) -> Iterable[Block]:
        banks = self.player.banks
        yield Block(shown(banks.title, "bold"))
        credited = "; ".join(dict.fromkeys(credit_line(bank.source) for bank in banks.banks))
        yield Block(shown(credited, "$foreground-muted"))
        for note in banks.notes:
            yield Block()
            yield Block(shown(note))

    def _list(self) -> Iterable[Line]:
        for entry in self.player.menu():
            about = " · ".join(filter(None, (*entry.about, entry.score)))
            key = "g" if entry.name == "Go on" else ""
            yield Line(entry.name, about, partial(self._play, entry), key)
        yield Line("Source", "the biography, and what is asked about it", self._open_source)
        yield Line("Host a class", "phones in the room answer", self.host.open_class)
        yield Line("Add questions", "in the workshop, checked as you type", self.host.open_workshop, key="a")

    def _play(self, entry: Entry) -> None:
        if round_ := entry.played or entry.left:
            self.host.open_round(round_)
        else:
            self.host.begin(entry.play)

    def _open_source(self) -> None:
        from quiz.tui.source_screen import SourceScreen

        self.app.push_screen(SourceScreen(self.player.banks, known=self.player.known_items()))

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press begins; a key only chooses, so that Enter after it begins and answers nothing yet."""
        if message.pressed and self.is_active:
            self.action_choose()

    def action_choose(self) -> None:
        """Begin what is under the cursor."""
        line = self._lines[self.query_one(Rows).cursor]
        if not line.key:
            self.player.keep_setting("entry", line.name)
        line.act()
