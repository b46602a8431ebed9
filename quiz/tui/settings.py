"""How long a round is, what kinds of questions it has, and on which topics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from quiz.game.draw import draws
from quiz.game.round import KIND_NAMES, PLAY_NAMES, outcome_text
from quiz.memory.codec import PastRound
from quiz.tui.frame import DARK, LIGHT
from quiz.tui.page import Page
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Rows, mark_row

LENGTHS = (5, 10, 20, None)
"""The lengths that are offered; None for all."""


def _heading(text: str) -> Prose:
    return Prose(Block(Content.styled(text, "$primary")), classes="heading")


class SetupScreen(Page):
    """The settings of a round; each change is kept at once."""

    TOPIC = "start"
    CSS_PATH = "setup.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "tick", "choose", key_display="⏎"),
        Binding("escape,q", "close", "done", key_display="esc"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """Length, kinds, topics."""
        yield _heading("Length")
        yield Rows(gap=0, id="lengths", chained=True)
        yield _heading("Kinds")
        yield Rows(gap=0, id="kinds", chained=True)
        topics = _heading("Topics")
        topics.display = bool(self._topics)
        yield topics
        yield Rows(gap=0, id="topics", chained=True)

    @property
    def _topics(self) -> tuple[str, ...]:
        return self.quiz.player.banks.topics

    def on_mount(self) -> None:
        """Show what is chosen."""
        self.query_one("#topics").display = bool(self._topics)
        self._paint()
        self.query_one("#lengths").focus()

    def _paint(self) -> None:
        player = self.quiz.player
        settings = player.settings
        count = draws(player.banks, replace(settings, length=None))
        self.top.show(Content("What a round is made of"), Content(f"{count} to draw from"))
        self.query_one("#lengths", Rows).show(
            mark_row(Content(str(length or "all")), settings.length == length, "●", "○") for length in LENGTHS
        )
        self.query_one("#kinds", Rows).show(
            mark_row(Content(name), kind in settings.kinds, "■", "□") for kind, name in KIND_NAMES.items()
        )
        self.query_one("#topics", Rows).show(
            mark_row(shown(topic), settings.has_topic(topic), "■", "□") for topic in self._topics
        )

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press chooses."""
        self._choose(message.rows, message.index)

    def action_tick(self) -> None:
        """Choose the row under the cursor, or take it back."""
        rows = self.focused
        if isinstance(rows, Rows):
            self._choose(rows, rows.cursor)

    def _choose(self, rows: Rows, index: int) -> None:
        settings = self.quiz.player.settings
        if rows.id == "lengths":
            settings = replace(settings, length=LENGTHS[index])
        elif rows.id == "kinds":
            settings = replace(settings, kinds=settings.kinds ^ {tuple(KIND_NAMES)[index]} or settings.kinds)
        else:
            every = frozenset(self._topics)
            topics = (settings.topics or every) ^ {self._topics[index]}
            settings = replace(settings, topics=frozenset() if topics == every else topics or settings.topics)
        if not draws(self.quiz.player.banks, settings):
            self.quiz.say("Nothing would be left to draw.")
            return
        self.quiz.player.keep(settings)
        self.quiz.say_troubles()
        self._paint()

    def action_close(self) -> None:
        """Back to the start page."""
        if self.is_mounted:
            self.dismiss()


class LookScreen(Page):
    """Roomy, motion, and every theme; each choice shows at once."""

    TOPIC = "start"
    CSS_PATH = "setup.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "choose", key_display="⏎"),
        Binding("escape,q", "close", "done", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._themes: tuple[str, ...] = ()
        self._kept = ""

    def compose_body(self) -> Iterable[Widget]:
        """Two switches over the themes."""
        yield Rows(gap=0, id="switches", chained=True)
        yield Prose(Block(Content.styled("Theme", "$primary")), classes="heading")
        yield Rows(gap=0, id="themes", chained=True)

    def on_mount(self) -> None:
        """The program's own themes come first."""
        others = sorted(set(self.app.available_themes) - {DARK, LIGHT})
        self._themes = (DARK, LIGHT, *others)
        self._kept = self.app.theme
        self.top.show(Content("How it looks"))
        self._paint()
        themes = self.query_one("#themes", Rows)
        themes.set_reactive(Rows.cursor, self._themes.index(self._kept))
        themes.focus()

    def _paint(self) -> None:
        roomy = self.quiz.has_class("-roomy")
        moves = self.quiz.animation_level != "none"
        switches = (
            ("Roomy: a narrower column, more space", roomy),
            ("Small motion where it explains", moves),
        )
        self.query_one("#switches", Rows).show(mark_row(Content(text), on, "■", "□") for text, on in switches)
        self.query_one("#themes", Rows).show(
            mark_row(shown(name.replace("-", " ")), name == self._kept, "●", "○") for name in self._themes
        )

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Try the theme under the cursor."""
        if message.rows.id == "themes":
            self.app.theme = self._themes[message.index]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press chooses."""
        self._choose(message.rows, message.index)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        rows = self.focused
        if isinstance(rows, Rows):
            self._choose(rows, rows.cursor)

    def _choose(self, rows: Rows, index: int) -> None:
        if rows.id == "themes":
            self._kept = self._themes[index]
            self.quiz.keep_theme(self._kept)
        elif index == 0:
            self.quiz.keep_roomy(not self.quiz.has_class("-roomy"))
        else:
            self.quiz.keep_motion(self.quiz.animation_level == "none")
        self._paint()

    def action_close(self) -> None:
        """Back to the start page, with the theme that was chosen."""
        self.app.theme = self._kept
        if self.is_mounted:
            self.dismiss()


class HistoryScreen(Page):
    """What was played when, and how it went."""

    TOPIC = "start"
    CSS_PATH = "history.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._past: tuple[PastRound, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """A row a round."""
        yield OptionList(compact=True)

    def on_mount(self) -> None:
        """The newest round is under the cursor."""
        self._fill()
        if self._past:
            self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Whatever was gone on with since shows."""
        at = self.query_one(OptionList).highlighted
        self._fill()
        self.query_one(OptionList).highlighted = at

    def _fill(self) -> None:
        past = self._past = self.quiz.player.history()
        self.quiz.say_troubles()
        self.top.show(Content("Past rounds"), Content(f"{len(past)}"))
        titles = {bank.id: bank.title for bank in self.quiz.player.banks.banks}
        lines = [_line(round_, titles) for round_ in past]
        self.query_one(OptionList).set_options(lines or [Content("Nothing has been played yet.")])

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Show what a round came to, or go on with it."""
        if not self._past:
            return
        past = self._past[message.option_index]
        round_ = self.quiz.player.recall(past.id)
        if round_ is None or not set(past.banks) <= set(self.quiz.player.banks.by_id):
            self.quiz.say("To open this round, start quiz with its bank.")
        elif past.finished:
            self.quiz.open_results(round_)
        else:
            self.quiz.go_on(round_)


def _line(past: PastRound, titles: dict[str, str]) -> Content:
    """One round in one line: when, what, how it went."""
    play = PLAY_NAMES[past.play]
    title = ", ".join(titles.get(bank, bank) for bank in past.banks)
    score = outcome_text(past.play, past.score, past.total)
    left = "" if past.finished else f" · left at {past.answered}"
    return Content.assemble(
        (f"{past.begun:%d %b %Y %H:%M}  ", "$foreground-muted"),
        shown(f"{play} · {title}  "),
        shown(f"{score}{left}", "bold"),
    )
