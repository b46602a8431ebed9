"""What is shown after an answer: right or not, why, and each quote in its passage."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Self, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region

from quiz.game.results import SIGNS
from quiz.text.spans import Run, quote_of
from quiz.tui.stages.view import View
from quiz.tui.widgets.book import Tight
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, Prose, passage, shown
from quiz.tui.widgets.rows import Row
from quiz.tui.widgets.stations import Stations

if TYPE_CHECKING:
    from quiz.bank.model import Event
    from quiz.classroom.scores import Mistake
    from quiz.game.asked import Asked, ChosenOption, Evidence, Feedback
    from quiz.game.banks import Banks
    from quiz.text.source import Source

    Wrong: TypeAlias = ChosenOption | Mistake

INKS = {"✓": "$success", "◐": "$warning", "✗": "$error"}
"""The colours of the signs of right, partly right and wrong, which always stand beside a word."""
_REPLACING = 0.2
"""Seconds in which the passages replace the source from afar."""
_FADED = "$foreground 25%"
"""The figure of a question that is answered."""


def passages(source: Source, evidence: Sequence[Evidence], neighbours: int = 1) -> Iterator[Evidence]:
    """Give passages with so many sentences around their quotes at most, each sentence once.

    Below 0 quotes stand alone.
    """
    for around, group in groupby(evidence, key=lambda each: min(neighbours, each.around)):
        found = list(group)
        places = (place for each in found for place in source.apart(each.location))
        for location in source.together(places, max(0, around)):
            runs = source.passage(location, max(0, around))
            if around < 0:
                runs = (Run(quote_of(runs), quoted=True),)
            yield found[0]._replace(runs=runs, location=location)


def proofs(
    banks: Banks, evidence: Sequence[Evidence], wrong: Iterable[Wrong] = (), neighbours: int = 1, gap: int = 1
) -> Iterator[Block]:
    """The passages, then those of wrong options that are not told yet, blank lines between all of them.

    For `neighbours` see `passages`.
    """
    told = {span for each in evidence for span in each.location.spans}
    more = (
        (option, [each for each in option.evidence if not told.issuperset(each.location.spans)])
        for option in wrong
    )
    for option, found in ((None, evidence), *more):
        if not found:
            continue
        if option:
            yield Block(Content.assemble("And ", shown(option.text, "bold"), ":"), gap=gap)
        for each in passages(banks.by_id[found[0].bank].source, found, neighbours):
            yield passage(each.runs)
            yield from [Block()] * gap
        yield Block(shown(found[0].credit, f"italic {MUTED}"), right=True, gap=gap)


def only_dated(asked: Asked, feedback: Feedback) -> Event | None:
    """Give the event that an answer is about and that has a year, if there is one alone.

    Events of one year are one. What several quotes prove together is about none.
    """
    quotes = asked.banks.quotes(asked.bank.id, asked.item)
    events = [asked.banks.event[key] for key in feedback.events if len(quotes) == 1]
    dated = {year_of(event): event for event in events if year_of(event)}
    return next(iter(dated.values())) if len(dated) == 1 else None


def year_of(event: Event) -> str:
    """Give an event's year for a large figure; empty if it is BC or is not one alone."""
    first = event.date.first_year if event.date else None
    return str(first) if event.date and first and first > 0 and first == event.date.last_year else ""


class FeedbackView(View, can_focus=True):
    """The verdict over all options, and the passages that prove the answer.

    A kind of question that shows more than its options overrides `compose_left`, `left` and `proved`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "next", key_display="⏎"),
        Binding("s", "screen.source", "source"),
        Binding("u", "screen.unsure", "unsure"),
        Binding("f", "screen.flag", "flag"),
    ]

    asked: Asked
    feedback: Feedback
    later = ""
    """When comes what is held back, in a sentence."""
    noted: tuple[str, ...] = ()
    """What the player has noted of the question, each a sign and a word."""
    _options: Sequence[tuple[int, int]] = ()
    """0 for each option that is right, 1 that was chosen, else 2; and its block on the left page."""

    def show(self, asked: Asked, feedback: Feedback, later: str = "") -> None:
        """Show what came of an answer; `later` says when comes what is held back."""
        self.asked, self.feedback, self.later, self.noted = asked, feedback, later, ()
        self.begin()
        self.fit()
        self.come()
        self.focus()

    def begin(self) -> None:
        """Make ready for another answer."""

    def come(self) -> None:
        """Let the passages replace the source from afar."""
        if self.is_open:
            right = self.query_one(".right", Prose)
            right.over = self.strokes
            right.come(_REPLACING)

    def note(self, said: str) -> None:
        """Say beside the verdict what the player notes of the question, each once."""
        self.noted = tuple(dict.fromkeys((*self.noted, said)))
        self.fit()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages that are shown."""
        return self.feedback.evidence

    @property
    def proved(self) -> Event | None:
        """The event whose year stands large: the only dated one that the passages tell of."""
        return only_dated(self.asked, self.feedback)

    def lay(self, tight: Tight) -> None:
        """Verdict and prompt in the head, the options at the left, the passages at the right."""
        self.put_head(tight, self.asked, self.verdict(), _FADED)
        self.put("left", [*self.left(tight), *[Block()] * (tight < Tight.JOINED)])
        self.put("right", self.proof(tight))
        if tight >= Tight.NO_BLANKS:
            self.shorten()

    def shorten(self) -> None:
        """Give options that are not right one line, as many as needs be, the longest first, yours last."""
        left, over = self.query_one(".left", Prose), self._rows(self.RIGHT_SCROLLS) - self.room
        blocks, width = list(left.blocks), left.outer_size.width  # the content of what was hidden has none
        rows = [len(replace(block, below=()).lay(width)) for block in blocks]
        for rank, at in sorted(self._options, key=lambda each: (-each[0], -rows[each[1]])):
            if rank and rows[at] > 1 and over > 0:
                over -= rows[at] - 1
                tail = Content.styled("your answer", "$error") if rank == 1 else EMPTY
                blocks[at] = replace(blocks[at], short=True, tail=tail)
        left.show(blocks)

    def fit(self) -> None:
        """Open where the answer is."""
        super().fit()
        self.call_after_refresh(self.call_after_refresh, self.reveal)  # once that is laid out

    def reveal(self) -> None:
        """Bring what is right into view, and what was chosen where there is room for both."""
        if self._options and self.outer_size:
            left = self.query_one(".left", Prose)
            marked = [left.region_of(at) for rank, at in sorted(self._options) if rank < 2]
            whole, room = Region.from_union(marked), self.room - self.query_one(".head").size.height
            self.scroll_home(animate=False, immediate=True)
            left.bring(whole if whole.height <= room else marked[0])

    def verdict(self) -> Content:
        """The verdict, of an ordering how many are in order, and what the player noted."""
        sign, noted = SIGNS[self.feedback.verdict], "".join(f"   {each}" for each in self.noted)
        said = self.feedback.summary if self.feedback.rows else self.feedback.outcome
        return Content.assemble((f"{sign} {said}", f"bold {INKS[sign]}"), (noted, "$warning"))

    def left(self, tight: Tight) -> Iterator[Block]:
        """Each option with a sign and a word: right, yours, why it is wrong."""
        chosen = {option.text: option for option in self.feedback.chosen}
        is_one, answers = self.asked.wanted == 1, self.feedback.answers
        self._options = [
            (0 if option.text in answers else 1 if option.text in chosen else 2, at)
            for at, option in enumerate(self.asked.options)
        ]
        for number, option in enumerate(self.asked.options, 1):
            said, is_right = chosen.get(option.text), option.text in answers
            sign, style = ("✓", "$success") if is_right else ("✗", "$error") if said else (" ", "")
            box = "" if is_one else "■ " if said else "□ "
            lead = Content.assemble((f" {sign} ", style), (f"{number:>2}  {box}", MUTED))
            ink = "bold" if is_right else "" if said else MUTED
            word = "your answer" if said else ("the answer" if is_one else "missed") if is_right else ""
            said_of = "  " * bool(word) + word.replace(" ", "\u00a0")  # its words stay together
            why = [Block(shown(said.why))] if said and said.why and not is_right else []
            text = Content.assemble(shown(option.text, ink), (said_of, style))
            yield Block(text, lead=lead, below=why, gap=int(tight is Tight.AIRY))

    def reason(self, tight: Tight) -> Iterator[Block]:
        """What is said before the passages."""
        gap = int(tight < Tight.DENSE)
        if self.feedback.held_back:
            yield Block(Content.styled(self.later, MUTED), gap=gap)
        if self.feedback.why:
            yield Block(shown(self.feedback.why), gap=gap)

    def proof(self, tight: Tight) -> Iterator[Block]:
        """The year as a large figure, the reason, and the passages."""
        event = self.proved
        year, when = (year_of(event), event.when) if event else ("", "")
        date = shown(when.removesuffix(year).strip(), MUTED)
        yield from self.large(tight, year, (EMPTY, date)) or [Block()] * self.air(tight)
        gap, neighbours = int(tight < Tight.DENSE), int(tight < Tight.NO_NEIGHBOURS)
        yield from self.reason(tight)
        yield from proofs(self.asked.banks, self.evidence, self.feedback.chosen, neighbours, gap)
        if self.feedback.held_back and not self.evidence:
            yield from self.from_afar(less=4)

    def follow(self) -> None:
        """Put the terminal's own cursor on the verdict."""
        self.app.cursor_position = self.query_one(".head").content_region.offset


class EventsFeedback(FeedbackView):
    """What came of putting events in order: they stand along a line, where the keys are."""

    ROWS: ClassVar[type[Stations]] = Stations

    def compose_left(self) -> ComposeResult:
        """The events, and what there is to say below them."""
        yield self.ROWS(gap=0)
        yield Prose(classes="left")

    @property
    def rows(self) -> Stations:
        """The events."""
        return self.query_one(Stations)

    @abstractmethod
    def rows_at(self, share: float) -> tuple[list[Row], int]:
        """The events and the cursor, when so much of how they come to stand has come, from 0 to 1."""

    def begin(self) -> None:
        """Show the events as they stand in the end."""
        self.rows.rows_at = self.rows_at
        self.rows.watch_share(1.0)

    def focus(self, scroll_visible: bool = False) -> Self:
        """Let the events have the keys."""
        self.rows.focus()
        return self
