"""What a finished round came to: its figure, what it changed, and every miss in a line that opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.asked import Feedback, LineRow, Verdict
from quiz.game.banks import Banks
from quiz.game.menu import NEXT_DAILY, following
from quiz.game.results import (
    SIGNS,
    Look,
    Results,
    come_back_to,
    is_perfect,
    new_names,
    share_line,
    signs,
    times_text,
)
from quiz.game.round import PLAY_NAMES, Play, Round
from quiz.game.timeline import finished_line
from quiz.game.wording import day_text, listed, number_text, number_word, time_text
from quiz.tui.page import PlayPage
from quiz.tui.stages.feedback import INKS, proofs
from quiz.tui.stages.view import View
from quiz.tui.widgets.book import RightPage, Tight
from quiz.tui.widgets.figures import HUGE, SMALL, TALL, figures
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, Prose, shown, spaced
from quiz.tui.widgets.rows import ListRows, Row, Rows
from quiz.tui.widgets.stations import Stations, station
from quiz.tui.widgets.years import dots_of

_SAID = {"unsure": "? unsure  ", "flagged": "! flagged  "}
_HIGH, _EIGHTHS = 4, " ▁▂▃▄▅▆▇█"
"""Rows of the bars of the last rounds, and the parts of a row."""


class ResultsView(View, can_focus=True):
    """The figure and what it changed, or a plate if all is right; beside them what to come back to."""

    RIGHT_SCROLLS = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open(True)", "open", key_display="⏎"),
        Binding("enter", "open(False)", "close", key_display="⏎"),
    ]

    def __init__(self, round_: Round, banks: Banks, found: Results) -> None:
        """Show what a round came to."""
        super().__init__()
        self._round, self._banks, self._found = round_, banks, found
        self._opened: frozenset[int] = frozenset()
        self._copied = self._is_short = False
        self._is_perfect = is_perfect(round_)
        line = finished_line(round_, banks) if round_.is_timeline else ()
        self._items: Sequence[Look | LineRow] = line or found.looks
        self.rows: Rows = Stations(gap=0) if line else ListRows(gap=0)
        self.set_class(self._is_perfect and not self._items, "-whole")
        self.set_class(bool(line), "-line")

    def compose(self) -> ComposeResult:
        """The two pages."""
        yield Prose(classes="left -plate" if self._is_perfect else "left")
        yield Prose(classes="shared")
        with RightPage():
            yield Prose(classes="right")
            yield self.rows

    def on_mount(self) -> None:
        """Be laid out, and take the keys."""
        self.fit()
        (self.rows if self._items else self).focus()

    def lay(self, tight: Tight) -> None:
        """The figure as large as there is room for; the misses in full where two pages have room for that."""
        blank, air = [Block()] * (tight < Tight.NO_BLANKS), [Block()] * self.air(tight)
        shared = self._share() if self.is_open or self._copied else ()
        self.put("shared", [*shared, *blank * (not self.is_open)])
        page = list(self._plate(tight)) if self._is_perfect else [*air, *self._page(tight)]
        for bars in (self._bars() if self.is_open and self._found.times else (), ()):
            self.put("left", [*page, *bars])
            if self._rows(left_only=True) <= self.room:
                break
        is_line = self._round.is_timeline
        heading = "The line, earliest first" if is_line else come_back_to(len(self._items))
        self.put("right", [*air, Block(shown(heading, "bold")), *blank])
        for self.rows.gap, self._is_short in ((1, False), (0, False), (0, True)):
            self._show_rows(closed=True)
            if self._rows() <= self.room:
                break
        self._show_rows()

    def _show_rows(self, *, closed: bool = False) -> None:
        """Show the rows as they stand, or all of them closed."""
        opened, here = (frozenset[int](), -1) if closed else (self._opened, self.rows.cursor)
        rows: list[Row] = []
        for at, each in enumerate(self._items):
            if isinstance(each, Look):
                rows.append(self._row(each, at in opened, self._is_short and at != here))
            else:
                proof = tuple(proofs(self._banks, each.evidence)) if at in opened else ()
                rows.append(station(each.text, each.when, each.had)._replace(below=proof))
        self.rows.show(rows)
        self.screen.refresh_bindings()

    @property
    def _changed(self) -> list[Content]:
        """Against the last time, what is new, and when there is another, a sentence each."""
        another = f"the next one comes {NEXT_DAILY}" * bool(self._round.day)
        said = filter(None, (self._found.against, new_names(len(self._found.new)), another))
        return [Content(f"{each[0].upper()}{each[1:]}.") for each in said]

    def _rows(self, left_only: bool = False) -> int:
        return super()._rows(left_only) + self.query_one(".left").gutter.height

    def _page(self, tight: Tight) -> Iterator[Block]:
        round_, found = self._round, self._found
        score = f"score {number_text(round_.score)}" if round_.score != round_.right else ""
        of = Content.styled(f"of {round_.total}{' placed' * round_.is_timeline}", "bold")
        took = Content.styled(" · ".join(filter(None, (score, time_text(round_.seconds)))), MUTED)
        figure = self._figure(tight, max(of.cell_length, took.cell_length))
        rows = len(figure)
        for row, said in zip(figure, [EMPTY] * (rows - 2) + [of, took], strict=True):
            yield Block(said, lead=Content.styled(f"{row}   ", "bold"))
        yield from [Block()] * (rows > SMALL)
        changed = self._changed
        yield Block(signs_of(round_), gap=int(rows > SMALL and bool(changed or found.topics)))
        yield from map(Block, changed)
        for topic in found.topics if tight < Tight.NO_NAMES else ():
            yield Block(shown(topic.topic), lead=Content.styled(f"{topic.right} of {topic.total}  ", MUTED))

    def _figure(self, tight: Tight, beside: int) -> list[str]:
        """The rows of the figure, as large as there is room for with so many cells beside it."""
        room = (self.query_one(".left").content_size.width or 80) - beside - 3
        sizes = [HUGE] * (self.is_open and tight is Tight.AIRY) + [TALL] * (tight < Tight.NO_FIGURE) + [SMALL]
        drawn = [figures(str(self._round.right), rows) for rows in sizes]
        return next((each for each in drawn if len(each[0]) <= room), drawn[-1])

    def _bars(self) -> Iterator[Block]:
        """How many were right in the last rounds, this one the last."""
        times, of = self._found.times, self._round.total
        heights = [8 * _HIGH * right // of for right in times]
        rows = [[_EIGHTHS[max(0, min(8, each - 8 * row))] * 3 for each in heights] for row in range(_HIGH)]
        yield from (Block(), Block(Content.styled(times_text(self._round), MUTED)))
        for row in (*reversed(rows), [f"{right:^3}" for right in times]):
            *before, now = row
            yield Block(Content.assemble(("  ".join((*before, "")), MUTED), (now, "bold")))

    def _plate(self, tight: Tight) -> Iterator[Block]:
        round_ = self._round
        figure, whole = self._figure(tight, 0), number_word(round_.total)
        blank = [EMPTY] * (len(figure) > SMALL)
        lines = (
            shown(spaced(self._banks.title, 46), "bold"),
            *blank,
            *(Content.styled(row, "bold") for row in figure),
            *blank,
            signs_of(round_),
            *blank,
            Content.styled(f"{whole.capitalize()} of {whole}, at the first try.", "bold"),
            *self._changed,
            Content.styled(day_text(round_.begun) if round_.begun else "", MUTED),
            shown(self._banks.credit, MUTED),
        )
        yield from (Block(line, centre=True) for line in lines)

    def _share(self) -> Iterator[Block]:
        said = "copied, if the terminal allows it" if self._copied else "c copies this line"
        yield Block()
        yield Block(shown(share_line(self._round, self._banks), MUTED), centre=self._is_perfect)
        yield Block(Content.styled(said, "$warning" if self._copied else MUTED), centre=self._is_perfect)

    def copied(self) -> None:
        """Say at the line to share that it is copied."""
        self._copied = True
        self.fit()
        self.call_after_refresh(self.query_one(".shared").scroll_visible, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open or to close the line under the cursor."""
        if action != "open":
            return super().check_action(action, parameters)
        return bool(self.rows.rows) and parameters != (self.rows.cursor in self._opened,)

    def on_rows_moved(self) -> None:
        """Show the line under the cursor without anything cut off, and say what Enter does there."""
        self._show_rows()

    def on_rows_chosen(self) -> None:
        """A press opens or closes."""
        self.action_open()

    def action_open(self, _: bool = True) -> None:
        """Open or close the line under the cursor."""
        self._opened ^= {self.rows.cursor}
        self._show_rows()
        self.call_after_refresh(self.call_after_refresh, self.rows.follow)  # once that is laid out

    def _row(self, look: Look, is_open: bool, is_line: bool) -> Row:
        """One line, or with the answer below it where there is room, or what came of the question in full."""
        feedback, sign = look.feedback, SIGNS[look.feedback.verdict]
        words = Content.styled("".join(_SAID[word] for word in look.words), "$warning")
        stood = feedback.summary.partition(";")[0]
        right = words + (shown(stood, MUTED) if feedback.rows else shown(feedback.right, "bold"))
        row = Row(shown(look.name), mark=sign, mark_style=INKS[sign])
        if is_open:
            return row._replace(below=[*[Block(words)] * bool(words), *self._told(feedback)])
        if is_line:
            return row._replace(tail=right, short=True)
        return row._replace(below=[Block(right)])

    def _told(self, feedback: Feedback) -> Iterator[Block]:
        """What was said, what is right, why, and the quotes."""
        if feedback.summary:
            yield Block(shown(feedback.summary, MUTED))
        elif feedback.said and feedback.said != feedback.answers:
            yield Block(shown(listed(feedback.said)), lead=Content.styled("you     ", MUTED))
        for row in feedback.rows:
            sign = SIGNS[Verdict.of(row.stood_right)]
            event = shown(f"{row.event.event}  {row.when.text}")
            yield Block(event, lead=Content.styled(f"{sign} ", INKS[sign]))
        if not feedback.rows:
            yield Block(shown(feedback.right, "bold"), lead=Content.styled("right   ", MUTED))
        yield from (Block(shown(why)) for why in feedback.whys)
        yield Block()
        yield from proofs(self._banks, feedback.evidence)


class ResultsScreen(PlayPage):
    """The results of a finished round."""

    BOOK = True
    TOPIC = "results"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "misses", "misses"),
        Binding("r", "again", "new round"),
        Binding("c", "copy", "copy"),
        Binding("escape,enter,q", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, round_: Round) -> None:
        super().__init__()
        self.round = round_

    def compose_body(self) -> Iterable[Widget]:
        """The book."""
        self._found = self.player.results(self.round)
        yield ResultsView(self.round, self.player.banks, self._found)

    def on_mount(self) -> None:
        """Say what was played when; below, what is new on the line of years."""
        round_, banks = self.round, self.player.banks
        begun = day_text(round_.begun) if round_.begun else ""
        self.top.show(Content.assemble(f"{PLAY_NAMES[round_.play]} · ", shown(banks.title)), Content(begun))
        known, new = self.player.known_events(), self._found.new
        self.years.show(dots_of(banks), known=known, named=new, new=new)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something to do with."""
        plays = following(self.round)
        offered = {"misses": Play.MISSES in plays, "again": bool(plays) and plays[-1] is not Play.MISSES}
        return offered.get(action, action != "copy" or bool(self.round.answers))

    def action_misses(self) -> None:
        """Play what was missed again."""
        self.host.begin(Play.MISSES, self.round)

    def action_again(self) -> None:
        """Play another round of the same kind."""
        self.host.begin(following(self.round)[-1], self.round)

    def action_copy(self) -> None:
        """Copy the line to share."""
        self.app.copy_to_clipboard(share_line(self.round, self.player.banks))
        self.query_one(ResultsView).copied()


def signs_of(round_: Round) -> Content:
    """How each answer went, in colours; further apart where they are few."""
    space = "  " if round_.position <= 16 else ""
    each = ((f"{sign}{space}", INKS.get(sign, MUTED)) for sign in signs(round_))
    return Content.assemble(*each).rstrip()
