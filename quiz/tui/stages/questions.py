"""A question: a prompt over rows, of which one, several, or a place among them is chosen."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from quiz.game.round import listed
from quiz.tui.stages.view import View
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.game.asked import Asked, Option


class Question(View):
    """A prompt over rows; what is chosen among them, Enter answers."""

    ROWS: ClassVar[type[Rows]] = Rows
    """What there is to choose from."""
    GAP: ClassVar[int] = 1
    """Blank lines between the rows."""

    options: tuple[Option, ...] = ()
    _picked: int | None = None

    def compose(self) -> ComposeResult:
        """Prompt, rows, and a line that says why an answer is not taken."""
        yield Prose(classes="prompt")
        yield self.ROWS(gap=self.GAP)
        yield Prose(classes="hint")

    @property
    def rows(self) -> Rows:
        """What there is to choose from."""
        return self.query_one(Rows)

    def show(self, asked: Asked) -> None:
        """Put a question."""
        self._picked, self.options = None, asked.options
        self.query_one(".prompt", Prose).show(self.prompt_blocks(asked))
        self.hint("")
        self.ask(asked)
        self.rows.focus()

    def prompt_blocks(self, asked: Asked) -> Sequence[Block]:
        """Topic, prompt, the answer if it is given, and what is asked for, above the rows."""
        given = Content.styled("Answer  ", "$success")
        return (
            *([Block(shown(asked.topic, "$primary"), gap=1)] if asked.topic else ()),
            Block(shown(asked.prompt, "bold")),
            *([Block(shown(listed(asked.given), "bold"), lead=given, gap=1)] if asked.given else ()),
            *([Block(Content.styled(asked.instruction, "$foreground-muted"))] if asked.instruction else ()),
            Block(),
        )

    def ask(self, asked: Asked) -> None:
        """Show the rows of a question."""
        self.rows.show((Row(shown(each.text), str(key)) for key, each in enumerate(self.options, 1)), 0)

    def hint(self, words: str) -> None:
        """Say why an answer or an option is not taken."""
        hint = self.query_one(".hint", Prose)
        hint.show((Block(Content.styled(words, "$warning")),))
        hint.display = bool(words)
        if words:
            hint.call_after_refresh(hint.scroll_visible, animate=False)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a key chooses."""
        message.stop()
        self.choose(message.index, pressed=message.pressed)

    def choose(self, index: int, *, pressed: bool) -> None:
        """Choose a row; a second press of one row answers."""
        if pressed and self._picked == index:
            self.action_enter()
        self._picked = index

    def action_enter(self) -> None:
        """Answer with what is chosen, or say what is missing."""
        chosen = self.chosen(self.rows.cursor)
        if chosen is not None:
            self.post_message(self.Answered(chosen))

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """What is answered when the cursor is on a row, as an answer keeps it; None for nothing yet."""
        return (self.options[index].key,)


class ChoiceView(Question):
    """One option or several: digits or letters choose, Enter answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "choose", key_display="space"),
        Binding("enter", "enter", "answer", key_display="⏎"),
    ]

    wanted: reactive[int] = reactive(1, bindings=True)
    """How many of the options are right."""

    _ticked: frozenset[int] = frozenset()

    def ask(self, asked: Asked) -> None:
        """Show the options, none of them chosen."""
        self.wanted, self._ticked = asked.wanted, frozenset()
        self.rows.show(map(self._row, range(len(self.options))), 0)

    def _row(self, index: int) -> Row:
        is_ticked = index in self._ticked
        return Row(
            shown(self.options[index].text),
            key=str(index + 1),
            letter=ascii_lowercase[index],
            mark="□■"[is_ticked] if self.wanted > 1 else "",
            mark_style="$success" if is_ticked else "$foreground-muted",
            dim=len(self._ticked) >= self.wanted and not is_ticked,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Toggling is for several right answers."""
        return action != "tick" or self.wanted > 1

    def action_tick(self) -> None:
        """Choose the option under the cursor, or take it back."""
        self.choose(self.rows.cursor, pressed=False)

    def choose(self, index: int, *, pressed: bool) -> None:
        """Choose an option; where several are right, or take it back."""
        if self.wanted == 1:
            super().choose(index, pressed=pressed)
        elif index not in self._ticked and len(self._ticked) >= self.wanted:
            self.hint(f"Choose {self.wanted}: take one back first.")
        else:
            self._ticked ^= {index}
            self.hint("")
            self.rows.show(map(self._row, range(len(self.options))))

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """The option under the cursor, or those that are ticked if they are as many as are wanted."""
        if self.wanted == 1:
            return super().chosen(index)
        if len(self._ticked) == self.wanted:
            return tuple(self.options[each].key for each in sorted(self._ticked))
        self.hint(f"Choose {self.wanted}: {len(self._ticked)} chosen so far.")
        return None


class ProofView(Question):
    """A question with its answer over the sentences of a passage, one of which proves it."""

    TOPIC = "proof"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "this one proves it", key_display="⏎"),
    ]


class Line(Rows):
    """The line with the event in hand at the cursor: moving the cursor carries the event along."""

    def watch_cursor(self, before: int, now: int) -> None:
        """Carry the event in hand along."""
        if before != now:
            rows = list(self.rows)
            rows.insert(now, rows.pop(before))
            self.show(rows, now)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the event in hand while the button is down."""
        at = event.get_content_offset(self)
        index = self.index_at(at.y) if at is not None and event.button else None
        if index is not None:
            self.cursor = index


class PlaceView(Question):
    """A growing line of events, and the event in hand that Enter puts in its place."""

    TOPIC = "timeline"
    ROWS = Line
    GAP = 0

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "place it here", key_display="⏎"),
    ]

    def prompt_blocks(self, asked: Asked) -> Sequence[Block]:
        """What is asked, over the event in hand."""
        instruction = Content.styled(asked.instruction, "$foreground-muted")
        return Block(instruction, gap=1), Block(shown(asked.prompt, "bold"), gap=1)

    def ask(self, asked: Asked) -> None:
        """Show the line, the event in hand in its middle."""
        muted, middle = "$foreground-muted", (len(self.options) + 1) // 2
        rows = [
            Row(shown(option.text), mark="│", mark_style=muted, tail=shown(option.date, "$warning"))
            for option in self.options
        ]
        rows.insert(middle, Row(shown(asked.prompt), mark="◆", mark_style="$primary"))
        self.rows.show(rows, middle)

    def chosen(self, index: int) -> tuple[str, ...]:
        """The event after which the cursor was; an empty key for the beginning of the line."""
        return (self.options[index - 1].key if index else "",)
