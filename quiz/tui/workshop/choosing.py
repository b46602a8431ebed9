"""What comes over the panes: offers to choose from, the words of a sentence, an item as a pupil meets it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from quiz.game.round import Answer
from quiz.text.spans import Span
from quiz.tui.dialogs import Dialog
from quiz.tui.stages import QUESTIONS, StagePage
from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.view import View
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from quiz.game.asked import Asked
    from quiz.text.source import Source


class Offer(NamedTuple):
    """Something that may be chosen."""

    text: str
    tail: str = ""
    """Stands at the row's end."""
    about: str = ""
    """Stands below the list while the cursor is on it."""


class Found(Rows, inherit_bindings=False):
    """Rows that leave letters and digits to what else they are for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "move", key_display="↑↓"),
        Binding("home", "jump(0)", "first", show=False),
        Binding("end", "jump(-1)", "last", show=False),
    ]


class Choose(Dialog[tuple[int, ...]]):
    """Offers to choose from; gives the indices of the chosen in the order in which they were.

    What is typed leaves those that have it.
    """

    DEFAULT_CSS = """
    Choose .about { margin: 1 0 0 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "choose"),
        Binding("enter", "take", "take", key_display="⏎"),
        Binding("backspace", "rub_out", "rub out", show=False),
        Binding("escape", "back", "back", key_display="esc"),
    ]

    def __init__(self, heading: str, offers: Sequence[Offer], nothing: str, *, several: bool = False) -> None:
        """Show offers, of which one or several may be chosen; `nothing` is said if there are none."""
        super().__init__()
        self._heading = Content.styled(heading, "bold") if offers else Content(nothing)
        self._offers = offers
        self._several = several
        self._chosen: list[int] = []
        self._typed = ""
        self._left: list[int] = []
        self._line = Prose()
        self._rows = Found(gap=0)
        self._about = Prose(classes="about")

    def compose(self) -> ComposeResult:
        """The heading over the rows."""
        with Vertical(classes="box -list" if self._offers else "box"):
            yield Prose(Block(self._heading))
            if self._offers:
                yield self._line
                with VerticalScroll(can_focus=False):
                    yield self._rows
                yield self._about
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        if self._offers:
            self._find("")
            self._rows.focus()

    def _row(self, index: int) -> Row:
        offer = self._offers[index]
        number = str(self._chosen.index(index) + 1) if index in self._chosen else "·"
        tail = shown(offer.tail, "$foreground-muted")
        return Row(shown(offer.text), mark=number[-1], mark_style="$success", tail=tail)

    def _with(self, typed: str) -> list[int]:
        texts = enumerate(f"{offer.text} {offer.tail}".casefold() for offer in self._offers)
        return [index for index, text in texts if typed.casefold() in text]

    def _find(self, typed: str, cursor: int = 0) -> None:
        """Show the offers that have a text, and that."""
        self._typed, self._left = typed, self._with(typed)
        found = "" if self._left else "  –  nothing has that"
        line = Content.assemble(("Find: ", "$foreground-muted"), shown(typed), ("▏", "$primary"), found)
        if not typed:
            line = Content.styled("Type to find.", "$foreground-muted")
        self._line.show([Block(line, gap=1)])
        self._rows.show(map(self._row, self._left), cursor)
        self.on_rows_moved()

    def on_rows_moved(self) -> None:
        """Show what there is to say of the offer under the cursor."""
        about = self._offers[self._left[self._rows.cursor]].about if self._left else ""
        self._about.show([Block(shown(about, "$foreground-muted"))] if about else [])

    def on_key(self, event: events.Key) -> None:
        """Find by what is typed; where several may be chosen, a blank chooses if nothing goes on with one."""
        letter = event.character
        if not (self._offers and event.is_printable and letter):
            return
        typed = self._typed + letter
        goes_on = not self._several or (len(self._left) > 1 and self._with(typed))
        if not letter.isspace() or (self._typed and goes_on):
            event.stop()
            event.prevent_default()
            self._find(typed)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press marks a row, or takes it where only one may be."""
        (self.action_mark if self._several else self.action_take)()

    def action_mark(self) -> None:
        """Choose the row under the cursor, or take that back; then all can be found again."""
        if self._left:
            index = self._left[self._rows.cursor]
            (self._chosen.remove if index in self._chosen else self._chosen.append)(index)
            self._find("", index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to choose several where several may be."""
        return action != "mark" or bool(self._offers and self._several)

    def action_rub_out(self) -> None:
        """Take the last typed letter back."""
        if self._typed:
            self._find(self._typed[:-1])

    async def action_back(self) -> None:
        """Find all again; if nothing is typed, close."""
        if self._typed:
            self._find("")
        else:
            await self.action_dismiss()

    def action_take(self) -> None:
        """Take what is chosen; if nothing is, the row under the cursor."""
        if self._chosen or self._left or not self._offers:
            here = self._left[self._rows.cursor : self._rows.cursor + 1]
            self.answer(tuple(self._chosen or here))


class Words(TextArea):
    """The words of a sentence, some of them chosen: by keys at both ends, or drawn over with the mouse."""

    DEFAULT_CSS = """
    Words, Words:focus {
        height: auto; width: 1fr; padding: 0 1; border: none;
        background: $panel; color: $foreground-muted;
    }
    Words .text-area--selection { background: $panel-lighten-2; color: $foreground; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1, 1)", "end", key_display="←→"),
        Binding("left", "move(1, -1)", "end", show=False),
        Binding("shift+right", "move(0, 1)", "beginning", key_display="⇧←→"),
        Binding("shift+left", "move(0, -1)", "beginning", show=False),
        Binding("ctrl+right", "move(1, 1, True)", "end by clauses", show=False),
        Binding("ctrl+left", "move(1, -1, True)", "end by clauses", show=False),
        Binding("ctrl+shift+right", "move(0, 1, True)", "beginning by clauses", show=False),
        Binding("ctrl+shift+left", "move(0, -1, True)", "beginning by clauses", show=False),
    ]

    def __init__(self, source: Source, sentence: int) -> None:
        self._offset, end = source.sentences[sentence].start, source.sentences[sentence].end
        text = source.text[self._offset : end]
        super().__init__(shown(text).plain, read_only=True, compact=True, highlight_cursor_line=False)
        self.show_cursor = False
        self._words = [word.span() for word in re.finditer(r"\S+", text)]
        last = len(self._words) - 1
        ends = [at for at, (_, end) in enumerate(self._words) if text[end - 1] in ',;:–—)”"']
        self._clauses = [0, *(at + 1 for at in ends if at < last)], [*ends, last]
        """The words at the beginning of a clause, and those at the end of one."""
        self._choose(0, last)

    def _choose(self, first: int, last: int) -> None:
        self.selection = Selection((0, self._words[first][0]), (0, self._words[last][1]))

    def on_mouse_up(self) -> None:
        """Choose whole words of what was drawn over."""
        self._choose(*self._chosen)

    @property
    def _chosen(self) -> tuple[int, int]:
        """The first and the last chosen word, from 0; one that is chosen in part is chosen."""
        (_, start), (_, end) = sorted(self.selection)
        touched = [
            at for at, word in enumerate(self._words) if word[1] > start and word[0] < max(end, start + 1)
        ]
        return (touched[0], touched[-1]) if touched else (0, len(self._words) - 1)

    @property
    def span(self) -> Span:
        """The chosen words' place in the source, without punctuation at their end."""
        first, last = self._chosen
        start, (begin, end) = self._words[first][0], self._words[last]
        word = self.text[begin:end]
        bare = word.rstrip(".,;:") or word
        return Span(self._offset + start, self._offset + begin + len(bare))

    def action_move(self, which: int, step: int, by_clause: bool = False) -> None:
        """Move the first chosen word (0) or the last (1), by one or to where a clause begins or ends."""
        chosen = [*self._chosen]
        places = self._clauses[which] if by_clause else range(len(self._words))
        chosen[which] = next((at for at in places[::step] if (at - chosen[which]) * step > 0), chosen[which])
        if chosen[0] <= chosen[1]:
            self._choose(*chosen)


class PassageScreen(Dialog[tuple[str, Span]]):
    """Chooses words of a sentence, and what they are for: a `quote`, a `question` or an `event`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "use('quote')", "quote of the item", key_display="⏎"),
        Binding("n", "use('question')", "new question"),
        Binding("e", "use('event')", "new event"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, source: Source, sentence: int, *, has_item: bool) -> None:
        """Choose in a sentence; `has_item` says whether there is an item that the quote may be for."""
        super().__init__()
        self._words = Words(source, sentence)
        self._has_item = has_item

    def compose(self) -> ComposeResult:
        """The words."""
        with Vertical(classes="box"):
            yield Prose(Block(Content.styled("Choose the words of the quote", "bold"), gap=1))
            yield self._words
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        self._words.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the item's quote where there is an item."""
        return self._has_item or (action, *parameters) != ("use", "quote")

    def action_use(self, use: str) -> None:
        """Take the words."""
        self.answer((use, self._words.span))


class PreviewScreen(StagePage):
    """Asks one item and explains it."""

    TOPIC = "teach/workshop"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", key_display="esc"),
        Binding("f5", "dismiss", "back", show=False),
    ]

    def __init__(self, title: str, asked: Asked) -> None:
        """Ask a question of the bank of a title."""
        super().__init__()
        self._title = title
        self._asked = asked

    async def on_mount(self) -> None:
        """Ask."""
        self.top.show(shown(self._title), Content("Preview: nothing is remembered"), 0.0)
        (await self.stage(QUESTIONS[self._asked.kind])).show(self._asked)

    async def on_view_answered(self, message: View.Answered) -> None:
        """Explain."""
        message.stop()
        asked, chosen = self._asked, message.chosen
        answer = Answer("preview", datetime.now(UTC), chosen, asked.mark(chosen))
        (await self.stage(FeedbackView)).show(asked.prompt, asked.feedback(answer))
        self.refresh_bindings()

    def on_view_done(self, message: View.Done) -> None:
        """Go back to the workshop."""
        message.stop()
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that would be remembered."""
        return action not in ("unsure", "flag", "source")
