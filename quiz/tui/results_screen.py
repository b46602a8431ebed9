"""What a finished round came to: its figure, what it changed, and every miss in a line that opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.game.asked import Feedback, Verdict
from quiz.game.banks import Banks, credit_line
from quiz.game.menu import following
from quiz.game.results import SIGNS, Look, Results, come_back_to, is_perfect, new_names, share_line, signs
from quiz.game.round import NEXT_DAILY, PLAY_NAMES, Play, Round
from quiz.game.timeline import finished_line
from quiz.game.wording import day_text, listed, number_text, number_word, time_text
from quiz.tui.page import PlayPage
from quiz.tui.stages.feedback import INKS, proofs
from quiz.tui.stages.view import View
from quiz.tui.widgets.book import RightPage, Tight
from quiz.tui.widgets.figures import HUGE, SMALL, TALL, figures
from quiz.tui.widgets.prose import EMPTY, Block, Prose, shown, spaced
from quiz.tui.widgets.rows import ListRows, Row, Rows
from quiz.tui.widgets.stations import Stations, station
from quiz.tui.widgets.years import dots_of

_MUTED = "$foreground-muted"
_SAID = {"unsure": "? unsure  ", "flagged": "! flagged  "}
_BAR = 12
"""Cells of a bar."""


class ResultsView(View, can_focus=True):
    """The figure and what it changed, or a plate if all is right; beside them what to come back to."""

    DEFAULT_CSS = """
    ResultsView .-plate { border: double $warning; padding: 1 2; max-width: 72; }
    ResultsView.-whole { align-horizontal: center; }
    ResultsView.-whole Prose { max-width: 72; }
    ResultsView.-whole RightPage { display: none; }
    """

    RIGHT_SCROLLS = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", key_display="⏎"),
    ]

    def __init__(self, round_: Round, banks: Banks, found: Results) -> None:
        """Show what a round came to."""
        super().__init__()
        self._round, self._banks, self._found = round_, banks, found
        self._opened: frozenset[int] = frozenset()
        self._copied = self._is_short = False
        self._is_perfect = is_perfect(round_)
        self._line = finished_line(round_, banks) if round_.is_timeline else ()
        self.rows: Rows = Stations(gap=0) if self._line else ListRows(gap=0)
        self.set_class(self._is_perfect and not found.looks and not self._line, "-whole")
        self.set_class(bool(self._line), "-line")

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
        (self.rows if self._line or self._found.looks else self).focus()

    def lay(self, tight: Tight) -> None:
        """The figure as large as there is room for; the misses in full where two pages have room for that."""
        blank, air = [Block()] * (tight < Tight.NO_BLANKS), [Block()] * self.air(tight)
        page = self._plate(tight) if self._is_perfect else self._page(tight)
        self.put("left", page if self._is_perfect else [*air, *page])
        shared = self._share() if self.is_open or self._copied else ()
        self.put("shared", [*shared, *blank * (not self.is_open)])
        heading = "The line, earliest first" if self._line else come_back_to(len(self._found.looks))
        self.put("right", [*air, Block(shown(heading, "bold")), *blank])
        for self.rows.gap, self._is_short in ((1, False), (0, False), (0, True)):
            self._show_rows(frozenset())
            if self._rows() <= self.room:
                break
        self._show_rows(self._opened)

    def _show_rows(self, opened: frozenset[int]) -> None:
        rows = [station(row.text, row.when, row.had) for row in self._line]
        for at in opened.intersection(range(len(rows))):
            rows[at] = rows[at]._replace(below=tuple(proofs(self._banks, self._line[at].evidence)))
        looks = () if self._line else enumerate(self._found.looks)
        self.rows.show(
            (*rows, *(_row(look, self._banks, at in opened, self._is_short) for at, look in looks))
        )

    def _rows(self, left_only: bool = False) -> int:
        return super()._rows(left_only) + self.query_one(".left").gutter.height

    def _page(self, tight: Tight) -> Iterator[Block]:
        round_, found = self._round, self._found
        score = f"score {number_text(round_.score)}" if round_.score != round_.right else ""
        coming = NEXT_DAILY * bool(round_.day)
        words = [
            Content.styled(f"of {round_.total}{' placed' * round_.is_timeline}", "bold"),
            *map(Content, filter(None, found.against.split(", "))),
            Content.styled(" · ".join(filter(None, (score, time_text(round_.seconds), coming))), _MUTED),
        ]
        rows, figure = self._figure(tight, max(said.cell_length for said in words))
        if len(words) > rows:
            words[1:3] = [Content(found.against)]
        beside = [EMPTY] * (rows - len(words)) + words
        for row, said in zip(figure, beside, strict=True):
            yield Block(said, lead=Content.styled(f"{row}   ", "bold"))
        yield from [Block()] * (rows > SMALL)
        yield Block(signs_of(round_), gap=int(rows > SMALL and bool(found.new or found.topics)))
        if found.new:
            yield Block(shown(f"{new_names(len(found.new)).capitalize()}."))
        for topic in found.topics if tight < Tight.NO_NAMES else ():
            full = round(topic.right / topic.total * _BAR)
            bar = Content.assemble(("━" * full, "$success"), ("─" * (_BAR - full), _MUTED))
            said = Content.assemble(bar, (f"  {topic.right} of {topic.total}  ", _MUTED), shown(topic.topic))
            yield Block(said)

    def _figure(self, tight: Tight, beside: int) -> tuple[int, list[str]]:
        """The rows of the figure, as large as there is room for with so many cells beside it."""
        largest = (
            SMALL if tight >= Tight.NO_FIGURE else HUGE if self.is_open and tight is Tight.AIRY else TALL
        )
        room = (self.query_one(".left").content_size.width or 80) - beside - 3
        for rows in (HUGE, TALL, SMALL):
            figure = figures(str(self._round.right), rows)
            if rows <= largest and len(figure[0]) <= room:
                break
        return len(figure), figure

    def _plate(self, tight: Tight) -> Iterator[Block]:
        round_, found = self._round, self._found
        rows, figure = self._figure(tight, 0)
        source = "; ".join(dict.fromkeys(credit_line(bank.source) for bank in self._banks.banks))
        whole = number_word(round_.total)
        lines = (
            shown(spaced(self._banks.title, 46), "bold"),
            *([EMPTY] * (rows > SMALL)),
            *(Content.styled(row, "bold") for row in figure),
            *([EMPTY] * (rows > SMALL)),
            signs_of(round_),
            *([EMPTY] * (rows > SMALL)),
            Content.styled(f"{whole.capitalize()} of {whole}, at the first try.", "bold"),
            *([Content(f"{new_names(len(found.new)).capitalize()}.")] if found.new else ()),
            Content.styled(day_text(round_.begun) if round_.begun else "", _MUTED),
            shown(source, _MUTED),
        )
        yield from (Block(line, centre=True) for line in lines)

    def _share(self) -> Iterator[Block]:
        said = "copied, if the terminal allows it" if self._copied else "c copies this line"
        yield Block()
        yield Block(shown(share_line(self._round, self._banks), _MUTED), centre=self._is_perfect)
        yield Block(Content.styled(said, "$warning" if self._copied else _MUTED), centre=self._is_perfect)

    def copied(self) -> None:
        """Say at the line to share that it is copied."""
        self._copied = True
        self.fit()
        self.call_after_refresh(self.query_one(".shared").scroll_visible, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open where there is something."""
        return bool(self.rows.rows) if action == "open" else super().check_action(action, parameters)

    def on_rows_chosen(self) -> None:
        """A press opens or closes."""
        self.action_open()

    def action_open(self) -> None:
        """Open or close the line under the cursor."""
        self._opened ^= {self.rows.cursor}
        self._show_rows(self._opened)
        self.call_after_refresh(self.call_after_refresh, self.rows.follow)  # once that is laid out


class ResultsScreen(PlayPage):
    """The results of a finished round."""

    BOOK = True
    TOPIC = "results"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "misses", "the misses"),
        Binding("r", "again", "new round"),
        Binding("c", "copy", "copy"),
        Binding("escape,enter,q", "dismiss", "start page", key_display="esc"),
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
        if action == "misses":
            return Play.MISSES in following(self.round)
        return action != "copy" or bool(self.round.answers)

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
    each = ((f"{sign}{space}", INKS.get(sign, _MUTED)) for sign in signs(round_))
    return Content.assemble(*each).rstrip()


def _row(look: Look, banks: Banks, is_open: bool, short: bool) -> Row:
    """One line, or with the answer below it where there is room, or what came of the question in full."""
    feedback, said = look
    sign = SIGNS[feedback.verdict]
    words = Content.styled("".join(_SAID[word] for word in said), "$warning")
    stood = feedback.summary.partition(";")[0]
    right = shown(stood, _MUTED) if feedback.rows else shown(feedback.right, "bold")
    is_line = short and not is_open
    told = (*([Block(words)] * bool(said)), *_opened(feedback, banks)) if is_open else (Block(words + right),)
    return Row(
        shown(feedback.prompt),
        mark=sign,
        mark_style=INKS[sign],
        tail=words + right if is_line else EMPTY,
        short=is_line,
        below=() if is_line else told,
    )


def _opened(feedback: Feedback, banks: Banks) -> Iterator[Block]:
    """What was said, what is right, why, and the quotes."""
    if feedback.summary:
        yield Block(shown(feedback.summary, _MUTED))
    elif feedback.said and feedback.said != feedback.answers:
        yield Block(shown(listed(feedback.said)), lead=Content.styled("you     ", _MUTED))
    for row in feedback.rows:
        sign = SIGNS[Verdict.of(row.stood_right)]
        yield Block(
            shown(f"{row.event.event}  {row.event.when}"), lead=Content.styled(f"{sign} ", INKS[sign])
        )
    if not feedback.rows:
        yield Block(shown(feedback.right, "bold"), lead=Content.styled("right   ", _MUTED))
    whys = (f"{option.text}: {option.why}" for option in feedback.chosen if option.why and not option.right)
    yield from (Block(shown(why)) for why in filter(None, (*whys, feedback.why)))
    yield Block()
    yield from proofs(banks, feedback.evidence)
