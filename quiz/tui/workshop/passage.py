"""A sentence of the source, to choose the words of a quote in."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.bank.spans import Span
from quiz.tui.blocks import Block
from quiz.tui.dialog import Dialog
from quiz.tui.text import shown
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from quiz.bank.source import Source

_WORD = re.compile(r"\S+")
_PAUSES = ',;:–—)”"'
"""What stands at the end of a clause."""


class Use(StrEnum):
    """What the words are for."""

    CHOICE = "question"
    EVENT = "event"
    QUOTE = "quote"


class Chosen(NamedTuple):
    """Words of the source."""

    span: Span
    """Where they stand."""
    use: Use
    """What for."""


class Words(Widget, can_focus=True):
    """The words of a sentence, some of them chosen: by keys at both ends, or drawn over with the mouse."""

    DEFAULT_CSS = """
    Words { height: auto; width: 1fr; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "end(1)", "end", key_display="←→"),
        Binding("left", "end(-1)", "end", show=False),
        Binding("shift+right", "start(1)", "beginning", key_display="⇧←→"),
        Binding("shift+left", "start(-1)", "beginning", show=False),
        Binding("ctrl+right", "end_clause(1)", "end by clauses", show=False),
        Binding("ctrl+left", "end_clause(-1)", "end by clauses", show=False),
        Binding("ctrl+shift+right", "start_clause(1)", "beginning by clauses", show=False),
        Binding("ctrl+shift+left", "start_clause(-1)", "beginning by clauses", show=False),
    ]

    first: reactive[int] = reactive(0, layout=False)
    """The first chosen word, from 0."""
    last: reactive[int] = reactive(0, layout=False)
    """The last chosen word."""

    def __init__(self, source: Source, sentence: int) -> None:
        super().__init__()
        span = source.sentences[sentence]
        text = source.text[span.start : span.end]
        self._words = [
            Span(span.start + word.start(), span.start + word.end()) for word in _WORD.finditer(text)
        ]
        self._texts = [source.text[word.start : word.end] for word in self._words]
        self._anchor: int | None = None
        self.set_reactive(Words.last, len(self._words) - 1)

    @property
    def span(self) -> Span:
        """The chosen words' place in the source, without punctuation at their end."""
        start, end = self._words[self.first].start, self._words[self.last].end
        last = self._texts[self.last]
        return Span(start, end - (len(last) - len(last.rstrip(".,;:"))) if last.rstrip(".,;:") else end)

    def _lines(self, width: int) -> list[list[int]]:
        """The words in lines, by their indices."""
        lines: list[list[int]] = [[]]
        used = 0
        for index, text in enumerate(self._texts):
            cells = shown(text).cell_length + 1
            if lines[-1] and used + cells > width:
                lines.append([])
                used = 0
            lines[-1].append(index)
            used += cells
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words take."""
        return len(self._lines(width)) if width else 1

    def render(self) -> Content:
        """The words, the chosen ones highlighted."""
        lines = []
        for line in self._lines(self.content_size.width):
            pieces = []
            for index in line:
                inside = self.first <= index <= self.last
                pieces.append(
                    shown(self._texts[index], "bold on $panel-lighten-2" if inside else "$foreground-muted")
                )
            lines.append(Content(" ").join(pieces))
        return Content("\n").join(lines)

    def action_end(self, step: int) -> None:
        """Move the last word."""
        self.last = max(self.first, min(self.last + step, len(self._words) - 1))

    def action_start(self, step: int) -> None:
        """Move the first word."""
        self.first = max(0, min(self.first + step, self.last))

    def action_end_clause(self, step: int) -> None:
        """Move the last word to the end of a clause."""
        last = len(self._texts) - 1
        ends = [at for at, text in enumerate(self._texts) if text[-1] in _PAUSES or at == last]
        ahead = [at for at in ends if (at - self.last) * step > 0 and at >= self.first]
        if ahead:
            self.last = min(ahead, key=lambda at: abs(at - self.last))

    def action_start_clause(self, step: int) -> None:
        """Move the first word to the beginning of a clause."""
        begins = [at for at in range(len(self._texts)) if at == 0 or self._texts[at - 1][-1] in _PAUSES]
        ahead = [at for at in begins if (at - self.first) * step > 0 and at <= self.last]
        if ahead:
            self.first = min(ahead, key=lambda at: abs(at - self.first))

    def _word_at(self, event: events.MouseEvent) -> int | None:
        at = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        if at is None or not 0 <= at.y < len(lines):
            return None
        left = 0
        for index in lines[at.y]:
            left += shown(self._texts[index]).cell_length + 1
            if at.x < left:
                return index
        return lines[at.y][-1]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to draw over words."""
        self._anchor = self._word_at(event)
        if self._anchor is not None:
            self.capture_mouse()
            self._choose(self._anchor)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Choose the words drawn over."""
        if self._anchor is not None and (word := self._word_at(event)) is not None:
            self._choose(word)

    def on_mouse_up(self) -> None:
        """End drawing."""
        self._anchor = None
        self.release_mouse()

    def _choose(self, word: int) -> None:
        if self._anchor is not None:
            first, last = sorted((self._anchor, word))
            self.set_reactive(Words.first, first)
            self.set_reactive(Words.last, last)
            self.refresh()


class PassageScreen(Dialog[Chosen]):
    """Chooses words of a sentence, and what they are for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "use('quote')", "quote of the item", key_display="⏎"),
        Binding("n", "use('question')", "new question"),
        Binding("e", "use('event')", "new event"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, source: Source, sentence: int, *, has_item: bool) -> None:
        """Choose in a sentence; `has_item` says whether there is an item that the quote may be for."""
        super().__init__()
        self._source = source
        self._sentence = sentence
        self._has_item = has_item

    def compose(self) -> ComposeResult:
        """The words."""
        with Vertical(classes="box"):
            yield Prose(Block(Content.styled("Choose the words of the quote", "bold"), gap=1))
            yield Words(self._source, self._sentence)
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Words).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the item's quote where there is an item."""
        return self._has_item or (action, *parameters) != ("use", "quote")

    def action_use(self, use: str) -> None:
        """Take the words."""
        self.answer(Chosen(self.query_one(Words).span, Use(use)))
