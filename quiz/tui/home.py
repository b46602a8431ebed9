"""The start page: what the banks are about, and what there is to play."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.banks import credit_line
from quiz.game.menu import Entry as MenuEntry
from quiz.game.round import Play
from quiz.tui.page import Page
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows
from quiz.tui.widgets.years import Years


class Entry(NamedTuple):
    """One thing to do from the start page."""

    name: str
    """Two or three words."""
    about: str
    """What it is now, in a few words."""
    act: Callable[[], None]
    """Does it."""
    key: str = ""
    """The key that chooses it; empty for its number."""


class HomeScreen(Page):
    """What there is to play, and how far the player has come."""

    TOPIC = "start"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "begin", key_display="⏎"),
        Binding("t", "setup", "settings"),
        Binding("h", "history", "history"),
        Binding("l", "look", "look"),
        Binding("q", "app.quit", "quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """What it is about, the line of years, the notices, and what there is to play."""
        yield Prose(*self._about(), id="about")
        yield Years(self.quiz.dots)
        if self.quiz.notices:
            yield Prose(*(Block(shown(line, "$warning")) for line in self.quiz.notices), id="notices")
        yield Rows(id="entries")

    def on_mount(self) -> None:
        """Fill in what depends on the player."""
        self.top.display = False
        self.fill()
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Whatever was played or written since shows."""
        self.query_one("#about", Prose).show(self._about())
        self.fill()

    def on_resize(self) -> None:
        """Air between the rows where there is room for it."""
        self.call_after_refresh(self._space)

    def _space(self) -> None:
        rows = self.query_one(Rows)
        above = rows.virtual_region.y
        rows.gap = 1 if self.body.size.height - above >= 2 * len(rows.rows) - 1 else 0

    def fill(self) -> None:
        """Show what there is to play as it stands now."""
        rows = self.query_one(Rows)
        at = self._entries[rows.cursor].name if self._entries else ""
        self._entries = tuple(self._list())
        names = [entry.name for entry in self._entries]
        if not at and not self._entries[0].key:
            at = self.quiz.player.memory.setting("entry")  # begun last; what was left comes before it
        width = max(len(name) for name in names) + 3
        numbers = count(1)
        rows.show(
            (
                Row(
                    shown(entry.about, "$foreground-muted"),
                    key=entry.key or str(next(numbers)),
                    label=Content(entry.name.ljust(width)),
                )
                for entry in self._entries
            ),
            cursor=names.index(at) if at in names else 0,
        )
        self.call_after_refresh(self._space)
        self.call_after_refresh(self._show_known)

    def _show_known(self) -> None:
        """Fill the line of years; it takes the sentences of every quote, so the first frame does without."""
        self.query_one(Years).show(self.quiz.dots, known=self.quiz.player.known_events())
        self.quiz.say_troubles()

    def _about(self) -> Iterable[Block]:
        banks = self.quiz.player.banks
        yield Block(shown(banks.title, "bold"))
        credited = "; ".join(dict.fromkeys(credit_line(bank.source) for bank in banks.banks))
        yield Block(shown(credited, "$foreground-muted"))
        for note in banks.notes:
            yield Block()
            yield Block(shown(note))

    def _list(self) -> Iterable[Entry]:
        for entry in self.quiz.player.menu():
            if not entry.why_not:
                about = " · ".join(filter(None, (*entry.about, entry.score)))
                goes_on = entry.left and entry.play is not Play.READ
                yield Entry(entry.name, about, partial(self._play, entry), key="g" if goes_on else "")
        yield Entry("Source", "the biography, and what is asked about it", lambda: self.quiz.open_source())
        yield Entry("Add questions", "in the workshop, checked as you type", self._add_questions, key="a")

    def _play(self, entry: MenuEntry) -> None:
        if entry.played:
            self.quiz.open_results(entry.played)
        elif entry.left:
            self.quiz.go_on(entry.left)
        else:
            self.quiz.begin(entry.play)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press begins; a key only chooses, so that Enter after it begins and answers nothing yet."""
        if message.pressed and self.is_active:
            self._begin(self._entries[message.index])

    def action_choose(self) -> None:
        """Begin what is under the cursor."""
        self._begin(self._entries[self.query_one(Rows).cursor])

    def _begin(self, entry: Entry) -> None:
        if not entry.key:
            self.quiz.player.keep_setting("entry", entry.name)
        entry.act()

    def _add_questions(self) -> None:
        """Open the workshop on a bank, asking which if several are played."""
        from quiz.tui.workshop.opening import open_workshop  # not needed for the first frame

        open_workshop(self.quiz)

    def action_setup(self) -> None:
        """Choose topics, length and kinds."""
        from quiz.tui.settings import SetupScreen  # not needed for the first frame

        self.app.push_screen(SetupScreen())

    def action_history(self) -> None:
        """Show past rounds."""
        from quiz.tui.settings import HistoryScreen  # not needed for the first frame

        self.app.push_screen(HistoryScreen())

    def action_look(self) -> None:
        """Choose theme, room and motion."""
        from quiz.tui.settings import LookScreen  # not needed for the first frame

        self.app.push_screen(LookScreen())
