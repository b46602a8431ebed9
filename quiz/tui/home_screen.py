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
from quiz.game.menu import GO_ON, LABELS, welcome
from quiz.game.round import Play
from quiz.tui.page import PlayPage
from quiz.tui.widgets.book import AIRY, OPEN, Book, RightPage
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, Prose, shown, spaced
from quiz.tui.widgets.rows import Row, Rows
from quiz.tui.widgets.years import Years, dots_of

# What opens from here is imported when it does: the first frame needs none of it.

if TYPE_CHECKING:
    from quiz.game.menu import Entry

_LEGEND = Content.assemble("○ an event still to learn   ", ("●", "$foreground"), " one that you know")
_LEGEND = _LEGEND.stylize_before(MUTED)
_LINE, _NAMES = 2, 9
"""Rows of the line of years, and of the names above it at most."""
_MIDDLING = 24
"""Rows from which there are blank ones."""


class Line(NamedTuple):
    """One thing to do from the start page."""

    name: str
    about: str
    label: str
    """What it is, in a sentence or two; of a reading that goes on, which part comes."""
    act: Callable[[], None]
    key: str = ""
    """The key that chooses it; empty for its number."""
    first_words: str = ""
    """Of a part of a text that comes."""


class Entries(Book):
    """Rows at the left; at the right, if there are two pages, what there is to say of one of them."""

    def __init__(self, rows: Rows, label: Callable[[int], Iterable[Block]]) -> None:
        """Show rows, and of the one with this index what `label` gives."""
        super().__init__()
        self.rows, self._label_of = rows, label
        self._label = Prose()

    def compose(self) -> ComposeResult:
        """The two pages."""
        yield self.rows
        with RightPage():
            yield self._label

    def fit(self) -> None:
        """The rows scroll where they have no room; nothing is let go of for them."""

    def show(self, rows: Iterable[Row], cursor: int | None = None) -> None:
        """Show these rows instead, the cursor where it was unless told."""
        self.rows.show(rows, cursor)
        self.on_rows_moved()

    def on_rows_moved(self) -> None:
        """Say what the row under the cursor is."""
        self._label.show(self._label_of(self.rows.cursor))


class HomeScreen(PlayPage):
    """What there is to play, and how far the player has come."""

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
        self._right = 0

    def compose(self) -> ComposeResult:
        """What it is about, the line of years, the notices, and what there is to play."""
        with Vertical(classes="column -book"):
            with VerticalScroll(id="home", can_focus=False):
                yield Prose(id="about")
                yield Years(dots_of(self.player.banks))
                yield Prose(id="below")
                yield Entries(Rows(), self._label)
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
        width, numbers = max(map(len, names)) + 2, count(1)
        shown_rows = (
            Row(
                shown(line.about, MUTED),
                key=line.key or str(next(numbers)),
                label=Content(line.name.ljust(width)),
                short=True,
            )
            for line in self._lines
        )
        self.query_one(Entries).show(shown_rows, names.index(at) if at in names else 0)
        self.lay()
        self.call_after_refresh(self._show_known)

    def on_resize(self) -> None:
        """Use the room there is."""
        self.lay()

    def lay(self) -> None:
        """Show what it is about, and leave out what there is no room for."""
        about, years, rows = self.query_one("#about", Prose), self.query_one(Years), self.query_one(Rows)
        about.show(self._about())
        home, height = self.query_one("#home"), self.app.size.height
        notices = [Block(shown(line, "$warning")) for line in self._notices]
        has_legend = height >= (_MIDDLING if self._welcome else OPEN[1]) and years.display
        below = self.query_one("#below", Prose)
        below.show([Block(_LEGEND, gap=int(bool(notices)))] * has_legend + notices)
        below.display = bool(below.blocks)
        rows.gap = int(height >= AIRY)
        if width := home.size.width:
            others = (len(each.lines(width)) + each.gutter.height for each in (about, below, rows))
            left = home.size.height - sum(others) - _LINE - years.gutter.height
            years.most = 0 if self._welcome else max(0, min(_NAMES, left))
            years.refresh(layout=True)
        self.call_after_refresh(self.call_after_refresh, rows.follow)  # once that is laid out

    def _show_known(self) -> None:
        """Fill the line of years; it takes the sentences of every quote, so the first frame does without."""
        known = self.player.known_events()
        self.query_one(Years).show(dots_of(self.player.banks), known=known, named=known)
        self._right = sum(not isinstance(item, Event) for _, item in self.player.known_items())
        self.lay()
        self.host.say_troubles()

    def _about(self) -> Iterable[Block]:
        """Title and credit, beside them how much the player knows; below them what a newcomer should know."""
        banks, is_open = self.player.banks, self.query_one(Entries).is_open
        title = shown(spaced(banks.title, 76) if is_open else banks.title, "bold")
        credited = shown(banks.credit, MUTED)
        asked = f"of {sum(len(banks.playable(bank)) for bank in banks.banks)} right when last asked"
        if is_open and not self._welcome:
            from quiz.tui.widgets.figures import TALL, figures  # a newcomer has none

            figure = figures(str(self._right)) if self._right else [""] * TALL
            for row, (text, number) in enumerate(zip_longest((title, EMPTY, credited), figure)):
                said = f"{asked}   " if number and row == len(figure) - 2 else ""
                yield Block(text or EMPTY, tail=Content.assemble((said, MUTED), (number, "bold")))
        else:
            said = f"{self._right} {asked}" if self._right else ""
            yield Block(title, tail=Content.styled(said, MUTED), gap=int(is_open))
            yield Block(credited, short=True)
        for words in filter(None, (self._welcome, *banks.notes)):
            yield from [Block()] * (self.app.size.height >= _MIDDLING)
            yield Block(shown(words))

    def _list(self, entries: Iterable[Entry]) -> Iterable[Line]:
        for entry in entries:
            about, left = " · ".join(entry.about), entry.left
            act = partial(self.host.open_round, left) if left else partial(self.host.begin, entry.play)
            label, first_words = LABELS[entry.play], ""
            if left and entry.play is Play.READ:
                from quiz.game.lesson import coming  # only where parts are told apart anyway

                label, first_words = coming(left, self.player.banks)
            yield Line(entry.name, about, label, act, "g" if entry.name == GO_ON else "", first_words)
        read = "The text that every question comes from, and how much of it you know."
        yield Line("Source", "the text, and what you know", read, self._open_source)
        live = "A live quiz on this screen, which everybody in the room answers on a phone."
        yield Line("Host a class", "phones in the room answer", live, self.host.open_class)
        own = "Questions of your own, written in the workshop."
        yield Line("Add questions", "checked as you type", own, self.host.open_workshop, "a")

    def _label(self, index: int) -> Iterable[Block]:
        line, bar = self._lines[index], Content.styled("┃  ", "$primary")
        yield Block(shown(line.name, "bold"), gap=1)
        yield Block(shown(line.label), gap=1)
        if line.first_words:
            yield Block(shown(line.first_words, "italic"), lead=bar, rest=bar)

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
