"""Paragraphs to read, each hanging beside its lead; and the one way for outside text onto a screen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, Any, Self
from unicodedata import name

from rich.segment import Segment
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from quiz.text.cleaning import one_line

if TYPE_CHECKING:
    from textual.style import Style

    from quiz.text.spans import Run


EMPTY = Content("")
MUTED = "$foreground-muted"
BAR = Content.styled("┃  ", "$primary")
"""Stands beside the lines of a passage."""
QUOTED = "bold $foreground on $panel"
"""The style of what is quoted in a passage."""
_CORRECTION = "italic $warning"


@dataclass(slots=True)
class Block:
    """One paragraph with what stands before and behind it."""

    text: Content = EMPTY
    lead: Content = EMPTY
    """Stands before the first line."""
    rest: Content | None = None
    """Stands before every further line; None for blanks as wide as the lead."""
    tail: Content = EMPTY
    """Stands at the right end of the first line."""
    low: bool = False
    """The tail stands at the end of the last line, or of one more: so it takes no room from the text."""
    gap: int = 0
    """Blank lines below it."""
    right: bool = False
    """The text stands at the right edge."""
    centre: bool = False
    """The text stands in the middle."""
    ground: str = ""
    """The style beneath its whole lines."""
    even: bool = False
    """Its lines are about equally long."""
    short: bool = False
    """It stands in one line, text and tail cut off where they have no room, the text at " · " if it may."""
    below: Sequence[Block] = ()
    """Stand below it, as far in as its text."""
    _laid: tuple[int, list[Content]] = field(default=(-1, []), init=False, compare=False)
    _high: tuple[int, int] = field(default=(-1, 0), init=False, compare=False)

    def is_same(self, other: Block) -> bool:
        """Whether it looks like another; `==` compares words alone."""
        return self == other and self.text.is_same(other.text) and self.lead.is_same(other.lead)

    def lay(self, width: int) -> list[Content]:
        """Its lines, each `width` cells wide, without the gap below it; they are laid out once a width."""
        if self._laid[0] != width:
            self._laid = width, list(self._lines(width))
        return self._laid[1]

    def height(self, width: int) -> int:
        """How many lines `lay` gives at a width; of a plain paragraph they need not be laid out for it."""
        if self._high[0] != width:
            self._high = width, self._height(width)
        return self._high[1]

    def _height(self, width: int) -> int:
        room, plain = max(8, width - self.lead.cell_length), self.text.plain
        is_plain = not (self.short or self.even or self.tail or self.below)
        words = plain.split() if is_plain and self.text.cell_length == len(plain) else ()
        if not words or max(map(len, words)) > room or _UNEVEN.search(plain):
            return len(self.lay(width))
        # A line has as many whole words as go into it; the blanks behind them take no room.
        return len(re.findall(rf"(?s:.{{0,{room - 1}}}\S)(?!\S)\s*", plain))

    def _lines(self, width: int) -> Iterator[Content]:
        rest = Content.blank(self.lead.cell_length) if self.rest is None else self.rest
        room, tail = max(8, width - self.lead.cell_length), self.tail
        text = self.text
        if self.short:
            while text.cell_length > room and " · " in text.plain:
                text = text[: text.plain.rindex(" · ")]
            tail = tail.truncate(max(room // 2, room - text.cell_length - 2), ellipsis=True)
        room = max(8, room - tail.cell_length - 1 - self.short) if tail and not self.low else room
        text = text.truncate(room, ellipsis=True) if self.short else text
        wrapped = evenly(text, room) if self.even else wrapped_at(text, room)
        if tail and self.low and wrapped[-1].rstrip().cell_length + 2 + tail.cell_length > room:
            *above, tail = (line.rstrip() for line in wrapped_at(tail, room))
            wrapped += [*(line.pad_left(room - line.cell_length) for line in above), EMPTY]
        for number, text in enumerate(wrapped if self.text else [EMPTY]):
            text = text.rstrip()
            if self.right:
                text = text.pad_left(max(0, room - text.cell_length))
            elif self.centre:  # blanks at the ends count, which hold the rows of a figure together
                whole = self.text.cell_length
                text = text.pad_left((room - (whole if whole <= room else text.cell_length)) // 2)
            line = (rest if number else self.lead) + text
            if tail and number == (len(wrapped) - 1 if self.low else 0):
                line = line.pad_right(max(1, width - line.cell_length - tail.cell_length)) + tail
            line = line.pad_right(max(0, width - line.cell_length))
            yield line.stylize_before(self.ground) if self.ground else line
        for block in self.below:
            yield from (rest + line for line in block.lay(width - rest.cell_length))
            yield from [Content.blank(width)] * block.gap


_UNEVEN = re.compile(r"[^\S ]")  # a line's end, a tab, or a blank at which no line ends
_GLUE = str.maketrans({"\u00a0": "\ue000"})
_UNGLUE = str.maketrans({"\ue000": " "})
"""A blank at which no line ends, for which Textual has no ear, and a letter in its place meanwhile."""


def wrapped_at(text: Content, width: int) -> list[Content]:
    """Wrap a text at blanks, but at none that is to hold two words together."""
    if "\u00a0" not in text.plain:
        return text.wrap(width)
    lines = Content(text.plain.translate(_GLUE), list(text.spans)).wrap(width)
    return [Content(line.plain.translate(_UNGLUE), list(line.spans)) for line in lines]


def evenly(text: Content, width: int) -> list[Content]:
    """Wrap a text into as few lines as it takes, and these about equally long."""
    fewest = len(text.wrap(width))
    widths = range(text.cell_length // max(1, fewest), width)
    lines = next((lines for each in widths if each > 1 and len(lines := text.wrap(each)) == fewest), None)
    return [line.rstrip() for line in lines or text.wrap(width)]


class Lines(Widget):
    """Lines that are laid out already, of which only those in view are drawn; whoever has them gives `lay`.

    Textual's own way to draw a text wraps and aligns it once more, which takes several times as long.
    """

    DEFAULT_CSS = """
    Lines { height: auto; width: 1fr; }
    """

    share: reactive[float] = reactive(1.0, repaint=False)
    """How much of what has just changed is shown, from 0 to 1; 1 unless it is coming."""
    _laid: tuple[int, Sequence[Content]] = (-1, ())

    def come(self, seconds: float) -> None:
        """Let what has just changed come in so many seconds: at once with animations off, or at any key."""
        if self.app.animation_level != "none":
            self.share = 0.0
            self.animate("share", 1.0, duration=seconds, easing="linear")

    def watch_share(self, share: float) -> None:
        """Show what has come so far."""
        self.refresh(layout=share == 1)

    def lay(self, width: int) -> Sequence[Content]:
        """The lines at a width, as far as they have come."""
        return ()

    def lines(self, width: int) -> Sequence[Content]:
        """The lines at a width, laid out once until something changes."""
        if self._laid[0] != width:
            self._laid = width, self.lay(width)
        return self._laid[1]

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Lay the lines out anew."""
        self._laid = -1, ()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at this width."""
        return len(self.lines(width)) if width else 0

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, style = self.content_size.width, self.visual_style
        lines = self.lines(width)
        if y >= len(lines) or not lines[y]:
            return Strip.blank(width, style.rich_style)
        runs = lines[y].render(style, "", self.app.stylesheet.parse_style)
        strip = Strip([Segment(text, run.rich_style) for text, run in runs], lines[y].cell_length)
        return strip.adjust_cell_length(width, style.rich_style)


class _InView(Sequence[Content]):
    """The lines of many blocks, of which only those that are looked at are laid out."""

    def __init__(self, blocks: Sequence[Block], tops: Sequence[int], width: int, total: int) -> None:
        self._blocks, self._tops, self._width, self._total = blocks, tops, width, total

    def __len__(self) -> int:
        return self._total

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[line] for line in range(*at.indices(self._total))]
        index = bisect_right(self._tops, range(self._total)[at]) - 1
        lines, line = self._blocks[index].lay(self._width), range(self._total)[at] - self._tops[index]
        return lines[line] if line < len(lines) else EMPTY


class Blocks(Lines):
    """Blocks one below the other."""

    def __init__(self, *blocks: Block, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.blocks = blocks
        self._tops: list[int] = []

    @property
    def spacing(self) -> int:
        """Blank lines between any two blocks, beside their own gaps."""
        return 0

    def lay(self, width: int) -> Sequence[Content]:
        """The lines of all blocks."""
        spacing = self.spacing
        heights = [block.height(width) + block.gap + spacing for block in self.blocks]
        *self._tops, total = accumulate(heights, initial=0)
        return _InView(self.blocks, self._tops, width, max(0, total - spacing))

    def region_of(self, index: int) -> Region:
        """The lines of a block, within the widget's content."""
        width = self.content_size.width
        self.lines(width)  # so that it is known where each begins
        return Region(0, self._tops[index], width, self.blocks[index].height(width))

    def bring(self, region: Region) -> Region:
        """Scroll until lines of its content are in view; gives their place on the screen."""
        inside = region.translate(self.content_region.offset - self.region.offset)
        for each in self.ancestors_with_self:
            if isinstance(each, ScrollableContainer) and each.max_scroll_y:
                each.scroll_to_region(inside, spacing=self.dock_gutter, animate=False, immediate=True)
                return inside.translate(each.content_region.offset - each.scroll_offset)
            if isinstance(each, Widget):  # by where it is laid out: this frame may have scrolled already
                inside = inside.translate(each.virtual_region.offset)
        return region.translate(self.content_region.offset)

    def index_at(self, y: int) -> int | None:
        """The block on a line of the widget's content; None below the last and between two."""
        regions = map(self.region_of, range(len(self.blocks)))
        return next((index for index, region in enumerate(regions) if region.y <= y < region.bottom), None)


class Prose(Blocks):
    """Shows blocks; `show` replaces them in place."""

    over: Callable[[int], Sequence[Content]] | None = None
    """The lines, at a width, that its own replace as they come, row by row and what is quoted last."""

    def lay(self, width: int) -> Sequence[Content]:
        """The lines, or those of before where they have not come yet."""
        lines = super().lay(width)
        if self.share == 1 or self.over is None:
            return lines
        rows = list(zip_longest(self.over(width), lines, fillvalue=EMPTY))
        quoted = [any(span.style == QUOTED for span in line.spans) for _, line in rows]
        turns = sorted(range(len(rows)), key=quoted.__getitem__)
        come = set(turns[: round(self.share * len(rows))])
        return [row[at in come] for at, row in enumerate(rows)]

    def show(self, blocks: Iterable[Block]) -> None:
        """Show these blocks instead; what stays as it is repaints nothing."""
        now = tuple(blocks)
        if len(now) != len(self.blocks) or not all(map(Block.is_same, now, self.blocks)):
            self.blocks = now
            self.refresh(layout=True)


def shown(text: str, style: str | Style = "") -> Content:
    """Outside text as content: never markup, one line, its control and bidi characters made visible."""
    return Content.styled(one_line(text), style)


def spaced(title: str, width: int) -> str:
    """A title in capitals set apart, where its script has them and there is room; else as it is."""
    alphabets = {name(character, "").partition(" ")[0] for character in title if character.isalpha()}
    apart = " ".join(one_line(title).upper())
    return apart if alphabets <= {"LATIN", "GREEK", "CYRILLIC"} and len(apart) <= width else title


def shown_runs(runs: Iterable[Run], style: str, quoted: str = QUOTED) -> Content:
    """A passage as content, in its own style and that of its quoted parts; its corrections stand out."""
    return Content.assemble(
        *(shown(run.text, quoted if run.quoted else _CORRECTION if run.correction else style) for run in runs)
    )


def passage(runs: Iterable[Run]) -> Block:
    """A passage beside a bar, what is quoted highlighted."""
    return Block(shown_runs(runs, MUTED), lead=BAR, rest=BAR)
