"""One stage of a round: a question put, a text to read, or what came of an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from quiz.tui.widgets.afar import LEGEND, Afar
from quiz.tui.widgets.book import Book, Head, RightPage, Tight
from quiz.tui.widgets.figures import figures
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, Prose, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.game.asked import Asked


class View(Book):
    """A stage; it is updated in place, question after question."""

    TOPIC: ClassVar[str] = "round"
    """The page of the guide on it."""

    place = ("", "")
    """Which question it is and of how many, such as ("5", "of 10"), for a large figure; empty for none."""

    afar: Afar | None = None
    """The source from afar, for the right page while there is nothing else on it."""

    class Done(Message):
        """The player has seen this stage."""

    @dataclass
    class Answered(Message):
        """The player answered; `chosen` is as an answer keeps it."""

        chosen: tuple[str, ...]

    def compose(self) -> ComposeResult:
        """The head, the left page and the right."""
        yield Head(classes="head")
        yield from self.compose_left()
        with RightPage():
            yield Prose(classes="right")

    def compose_left(self) -> ComposeResult:
        """What stands on the left page."""
        yield Prose(classes="left")

    def put(self, page: str, blocks: Iterable[Block]) -> None:
        """Show blocks in the `head`, or on the `left` or the `right` page, below which nothing follows."""
        shown_now = list(blocks)
        if page == "right" and shown_now:
            shown_now[-1] = replace(shown_now[-1], gap=0)
        self.query_one(f".{page}", Prose).show(shown_now)

    def put_head(self, tight: Tight, asked: Asked, words: Content, style: str = "bold") -> None:
        """Show which question it is, its topic or verdict, the prompt, and what is asked for."""
        number, of = self.place
        gap = int(tight < Tight.NO_BLANKS)
        opening = self.large(tight, number, (Content.styled(of, MUTED), words), style)
        prompt = Block(shown(asked.prompt, "bold"), even=True)
        how = [Block(Content.styled(asked.instruction, MUTED))] * bool(asked.instruction)
        opening = opening or [Block(words, gap=gap)] * bool(words)
        self.put("head", [*opening, prompt, *how, *[Block()] * gap])

    def large(
        self, tight: Tight, number: str, beside: tuple[Content, Content], style: str = "bold"
    ) -> list[Block]:
        """A large figure at the top of one of two pages, two lines beside its foot; none without room."""
        if not number or not self.is_open or tight >= Tight.NO_FIGURE:
            return []
        *above, last_but_one, last = (Content.styled(f"{row}   ", style) for row in figures(number))
        return [
            *[Block()] * self.air(tight),
            *(Block(lead=row) for row in above),
            Block(beside[0], lead=last_but_one),
            Block(beside[1], lead=last, gap=self.air(tight) + 1),
        ]

    def air(self, tight: Tight) -> int:
        """Blank rows above a large figure."""
        return 2 * (self.is_open and tight is Tight.AIRY)

    def strokes(self, width: int, less: int = 0) -> list[Content]:
        """The source from afar below what air there is, in the room there is less some rows."""
        air = self.air(self.tight)
        return [EMPTY] * air + (self.afar.lines(width, self.room - air - 3 - less) if self.afar else [])

    def from_afar(self, less: int = 0) -> Iterator[Block]:
        """The same with its legend, where the right page has nothing else to show."""
        if self.afar and self.is_open and self.outer_size:
            yield from (Block(lead=line) for line in self.strokes(self.right_width, less))
            yield from (Block(), Block(Content.styled(LEGEND, MUTED)))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Look the same with the focus, so that no styles are found anew."""

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Put the terminal's own cursor where reading begins."""
        self.app.cursor_position = self.content_region.offset

    def action_done(self) -> None:
        """Tell that the player has seen it."""
        self.post_message(self.Done())
