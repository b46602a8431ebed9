"""The start page: what the banks are about, and what there is to play."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import count, zip_longest
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from quiz.bank.model import Event
from quiz.game.banks import credit_line
from quiz.game.menu import LABELS, welcome
from quiz.tui.page import PlayPage
from quiz.tui.widgets.book import Book, RightPage
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import EMPTY, Block, Prose, shown, spaced
from quiz.tui.widgets.rows import Row, Rows
from quiz.tui.widgets.years import Years, dots_of, stairs

# What opens from here is imported when it does: the first frame needs none of it.

if TYPE_CHECKING:
    from quiz.game.menu import Entry

_MUTED = "$foreground-muted"
_NAMES = 9
"""Rows for names over the line of years, at most."""
_FEW = 4
"""So many of these come before air between the rows."""
_LINE = 2
"""Rows of the line itself, with its years."""
_WIDEST = 120
"""Columns from which the left of two pages has room for more than names."""


class Line(NamedTuple):
    """One thing to do from the start page."""

    name: str
    about: str
    label: str
    """What it is, in a sentence or two."""
    act: Callable[[], None]
    key: str = ""
    """The key that chooses it; empty for its number."""


class Entries(Book):
    """Rows at the left; at the right, if there are two pages, what is to be said of one of them."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows
        self.label = Prose()

    def compose(self) -> ComposeResult:
        """The two pages."""
        yield self.rows
        with RightPage():
            yield self.label

    def fit(self) -> None:
        """The rows scroll where they have no room; nothing is let go of for them."""
        self.query_one(RightPage).display = self.is_open


class Home(VerticalScroll, can_focus=False):
    """All but the keys; it scrolls where it has no room."""

    def on_resize(self) -> None:
        """Use the room there is, which is less where the keys take two lines."""
        if isinstance(self.screen, HomeScreen):
            self.screen.lay()


class HomeScreen(PlayPage):
    """What there is to play, and how far the player has come."""

    DEFAULT_CSS = """
    Home { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Home > #about, Home > Years, Home > #notices { margin: 0 0 1 0; }
    HomeScreen.-low Home > * { margin: 0; }
    Home > Entries { height: auto; scrollbar-gutter: auto; }
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
        self._welcome = ""
        self._known = self._right = 0

    def compose(self) -> ComposeResult:
        """What it is about, the line of years, the notices, and what there is to play."""
        with Vertical(classes="column -book"):
            with Home():
                yield Prose(id="about")
                yield Years(dots_of(self.player.banks))
                if self._notices:
                    yield Prose(*(Block(shown(line, "$warning")) for line in self._notices), id="notices")
                yield Entries(Rows())
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once; the page fills as it comes up, now and whenever it comes back."""
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Show what it is about, and what there is to play as it stands now."""
        rows = self.query_one(Rows)
        at = self._lines[rows.cursor].name if self._lines else ""
        entries = tuple(self.player.menu())
        self._welcome = welcome(entries) if self.player.is_new else ""
        self._lines = tuple(self._list(entries))
        names = [line.name for line in self._lines]
        if not at and not self._lines[0].key:
            at = self.player.memory.setting("entry")  # begun last; what was left comes before it
        rows.show(self._rows(), cursor=names.index(at) if at in names else 0)
        self.lay()
        self.call_after_refresh(self._show_known)

    def lay(self) -> None:
        """Give the rows what they need, then names on the line of years, then air between the rows."""
        home, years, rows = self.query_one(Home), self.query_one(Years), self.query_one(Rows)
        if not self._lines or not home.size:
            return
        self.query_one("#about", Prose).show(self._about())
        rows.show(self._rows())
        self._show_label(rows.cursor)
        width = max(1, home.scrollable_content_region.width)
        others = (
            each.get_content_height(home.size, home.size, width) + each.styles.margin.height
            for each in home.children
            if each.display and not isinstance(each, Entries | Years)
        )
        entries = len(self._lines)
        free = home.size.height - sum(others) - entries - years.styles.margin.height - _LINE
        years.keep(names=True, line=free >= 0)
        rows.gap = 1 if free - min(self._known, _FEW) > entries else 0
        years.names = max(0, min(free - rows.gap * entries, self._known, _NAMES))
        self.call_after_refresh(self.call_after_refresh, rows.follow)  # once that is laid out

    def _show_known(self) -> None:
        """Fill the line of years; it takes the sentences of every quote, so the first frame does without."""
        known, dots = self.player.known_events(), tuple(dots_of(self.player.banks))
        named = stairs(dot for dot in dots if dot.key in known)
        self.query_one(Years).show(dots, known=known, named=named)
        self._known = len(named)
        self._right = sum(not isinstance(item, Event) for _, item in self.player.known_items())
        self.lay()
        self.host.say_troubles()

    @property
    def _is_open(self) -> bool:
        return self.query_one(Entries).is_open

    def _about(self) -> Iterable[Block]:
        """Title and credit, beside them how much the player knows; below them what a newcomer should know."""
        banks = self.player.banks
        title = shown(spaced(banks.title, 76) if self._is_open else banks.title, "bold")
        credited = shown("; ".join(dict.fromkeys(credit_line(bank.source) for bank in banks.banks)), _MUTED)
        asked = f"of {sum(len(banks.playable(bank)) for bank in banks.banks)} right when last asked"
        if self._is_open and self._right:
            from quiz.tui.widgets.figures import figures  # a newcomer has none

            figure = figures(str(self._right))
            for row, (text, number) in enumerate(zip_longest((title, EMPTY, credited), figure)):
                said = f"{asked}   " if row == len(figure) - 2 else ""
                yield Block(text or EMPTY, tail=Content.assemble((said, _MUTED), (number, "bold")))
        else:
            said = f"{self._right} {asked}" if self._right else ""
            yield Block(title, tail=Content.styled(said, _MUTED), gap=int(self._is_open))
            yield Block(credited, short=True)
        for words in filter(None, (self._welcome, *banks.notes)):
            yield from [Block()] * (not self.has_class("-low"))
            yield Block(shown(words))

    def _list(self, entries: Iterable[Entry]) -> Iterable[Line]:
        for entry in entries:
            about = " · ".join(filter(None, (*entry.about, entry.score)))
            key = "g" if entry.name == "Go on" else ""
            yield Line(entry.name, about, LABELS[entry.play], partial(self._play, entry), key)
        read = "The text that every question comes from, and how much of it you know."
        yield Line("Source", "the text, and what you know", read, self._open_source)
        live = "A live quiz on this screen, which everybody in the room answers on a phone."
        yield Line("Host a class", "phones in the room answer", live, self.host.open_class)
        own = "Questions of your own, written in the workshop."
        yield Line("Add questions", "checked as you type", own, self.host.open_workshop, "a")

    @property
    def _is_labelled(self) -> bool:
        """Whether the right page alone says what the rows are: there is one, and little room beside it."""
        return self._is_open and self.size.width < _WIDEST

    def _rows(self) -> Iterable[Row]:
        width = max(len(line.name) for line in self._lines) + 2
        numbers = count(1)
        for line in self._lines:
            key, label = line.key or str(next(numbers)), Content(line.name.ljust(width))
            about = shown("" if self._is_labelled else line.about, _MUTED)
            yield Row(about, key=key, label=label, short=True)

    def _show_label(self, index: int) -> None:
        line = self._lines[index]
        about = [Block(shown(line.about, _MUTED))] if self._is_labelled else []
        label = [Block(shown(line.name, "bold")), *about, Block(), Block(shown(line.label))]
        self.query_one(Entries).label.show(label)

    def _play(self, entry: Entry) -> None:
        if round_ := entry.played or entry.left:
            self.host.open_round(round_)
        else:
            self.host.begin(entry.play)

    def _open_source(self) -> None:
        from quiz.tui.source_screen import SourceScreen

        self.app.push_screen(SourceScreen(self.player.banks, known=self.player.known_items()))

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Say what the row under the cursor is."""
        self._show_label(message.index)

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
