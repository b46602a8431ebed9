"""The smaller fields of a form: a date that is read back, a topic that is known, events, and yes or no."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from quiz.bank.authoring.arranging import placed
from quiz.bank.before import Before
from quiz.bank.dates import Date
from quiz.bank.editing.plain import Plain
from quiz.bank.edtf import DateError
from quiz.bank.fields import is_yes
from quiz.tui.blocks import Block
from quiz.tui.text import shown
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.rows import Row, Rows, mark_row
from quiz.tui.workshop.choosing import Chooser, Offer
from quiz.tui.workshop.field import Field, TextField
from quiz.tui.workshop.leaving import FormRows
from quiz.tui.workshop.writing import Writing


class DateField(TextField):
    """A date, and how people say it."""

    def compose_editor(self) -> Iterable[Widget]:
        """The date over its echo."""
        yield from super().compose_editor()
        yield Prose(classes="echo")

    def fill(self, value: Plain) -> None:
        """Show another date."""
        super().fill(value)
        self._echo()

    async def on_writing_written(self, message: Writing.Written) -> None:
        """Say the date back."""
        self._echo()

    def _echo(self) -> None:
        try:
            said = Date.parse(self.writing.value).spoken() if self.writing.value else ""
        except DateError:
            said = ""  # the remarks say what is wrong
        block = Block(shown(said, "$success"), Content.styled(" = ", "$foreground-muted"))
        self.query_one(".echo", Prose).show([block] if said else [])


class Known(Writing):
    """A text of which the rest is offered once its beginning is typed; the right arrow takes it."""

    known: tuple[str, ...] = ()
    """What may be offered."""

    def update_suggestion(self) -> None:
        """Offer the rest of what begins so."""
        typed = self.text
        rest = (text[len(typed) :] for text in self.known if text.casefold().startswith(typed.casefold()))
        self.suggestion = next((each for each in rest if each), "") if typed else ""


class TopicField(TextField):
    """A topic, one that the bank has or a new one."""

    def compose_editor(self) -> Iterable[Widget]:
        """One text with the topics of the bank to go on with."""
        yield Known(hint=self._hint)

    def offer(self, topics: Sequence[str]) -> None:
        """Offer these topics."""
        self.query_one(Known).known = tuple(topics)


class EventsField(Field):
    """Events in a row, earliest first, chosen from the timeline; some may tie."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "add", "add", key_display="⏎"),
        Binding("shift+up", "shift(-1)", "move", show=False),
        Binding("shift+down", "shift(1)", "move event", key_display="⇧↑↓"),
        Binding("delete,backspace", "leave_out", "leave out", key_display="del"),
        Binding("t", "tie", "tie"),
    ]

    def __init__(self, name: str, label: str, *, ties: bool) -> None:
        """Let events tie with those before them, or not."""
        super().__init__(name, label)
        self._ties = ties
        self._groups: list[list[str]] = []
        self._events: tuple[tuple[str, str], ...] = ()
        self._before: Before | None = None

    def compose_editor(self) -> Iterable[Widget]:
        """A row an event, and one to add more."""
        yield FormRows()

    def on_mount(self) -> None:
        """Show that there is none."""
        self._show()

    def offer(self, events: Iterable[tuple[str, str]], before: Before | None) -> None:
        """Let these be chosen: the id of each, and what it says; and know which are before which."""
        self._events = tuple(events)
        self._before = before
        self._show()

    @property
    def value(self) -> Plain:
        """The ids, tied ones in lists of their own; one alone is a text where events do not tie."""
        plain: list[Plain] = [group[0] if len(group) == 1 else list(group) for group in self._groups]
        if not self._ties and len(plain) == 1:
            return plain[0]
        return plain or ""

    def fill(self, value: Plain) -> None:
        """Show other events."""
        members = value if isinstance(value, list) else [value] if value else []
        self._groups = [
            [each for each in (member if isinstance(member, list) else [member]) if isinstance(each, str)]
            for member in members
        ]
        self._show()

    def start(self, *part: str | int) -> None:
        """Choose."""
        self.query_one(FormRows).focus()

    def _show(self) -> None:
        if not self.is_mounted:
            return
        said = dict(self._events)
        rows = [
            Row(shown(said.get(event, event)), mark="=" if index else str(number)[-1], mark_style="$warning")
            for number, group in enumerate(self._groups, 1)
            for index, event in enumerate(group)
        ]
        self.query_one(FormRows).show(
            [*rows, Row(Content.styled("add events", "$foreground-muted"), mark="+")]
        )

    @property
    def _flat(self) -> list[str]:
        return [event for group in self._groups for event in group]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press on the last row adds."""
        message.stop()
        if message.index == len(self._flat):
            self.action_add()

    def action_add(self) -> None:
        """Choose events to add."""
        here = set(self._flat)
        left = [(key, words) for key, words in self._events if key not in here]

        def add(chosen: tuple[int, ...] | None) -> None:
            if chosen:
                for index in chosen:
                    self._groups = placed(self._groups, left[index][0], self._before)
                self._changed(len(self._flat))

        rows = [Offer(words, key) for key, words in left]
        self.app.push_screen(Chooser("Choose events", rows, "There are no more events to choose."), add)

    @property
    def _place(self) -> tuple[int, int] | None:
        """The group under the cursor, and which of its events; None on the last row."""
        places = [(at, within) for at, group in enumerate(self._groups) for within in range(len(group))]
        at = self.query_one(FormRows).cursor
        return places[at] if at < len(places) else None

    def _row_of(self, group: int, within: int = 0) -> int:
        return sum(map(len, self._groups[:group])) + within

    def action_leave_out(self) -> None:
        """Leave out the event under the cursor."""
        if place := self._place:
            at, within = place
            row = self._row_of(at, within)
            del self._groups[at][within]
            self._groups = [group for group in self._groups if group]
            self._changed(row)

    def action_shift(self, step: int) -> None:
        """Move the event under the cursor; tied ones move together."""
        if (place := self._place) and 0 <= place[0] + step < len(self._groups):
            at, within = place
            self._groups.insert(at + step, self._groups.pop(at))
            self._changed(self._row_of(at + step, within))

    def action_tie(self) -> None:
        """Tie the event under the cursor with the one before it, or untie it."""
        if not self._ties or not (place := self._place):
            return
        at, within = place
        group = self._groups[at]
        if len(group) > 1:
            self._groups.insert(at + 1, [group.pop(within)])
            self._changed(self._row_of(at + 1))
        elif at:
            self._groups[at - 1] += self._groups.pop(at)
            self._changed(self._row_of(at - 1, len(self._groups[at - 1]) - 1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to tie where events may."""
        return action != "tie" or self._ties

    def _changed(self, cursor: int) -> None:
        self._show()
        self.query_one(FormRows).cursor = min(cursor, len(self._flat))
        self.edited()


class Marks(Field):
    """What an item is or is not: each a field of its own in the bank."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "mark", "yes or no", key_display="space")]

    def __init__(self, marks: Sequence[tuple[str, str]]) -> None:
        """Show marks by the names of their fields and what they mean."""
        super().__init__("marks", "")
        self._marks = tuple(marks)
        self._set: dict[str, Plain] = {}

    def compose_editor(self) -> Iterable[Widget]:
        """A row a mark."""
        yield FormRows(*self._rows())

    def _rows(self) -> Iterable[Row]:
        return (mark_row(Content(about), self._is_set(name), "■", "□") for name, about in self._marks)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that it has."""
        return tuple(name for name, _ in self._marks)

    @property
    def value(self) -> Plain:
        """The fields that have something, with what they have."""
        return dict(self._set)

    def fill(self, value: Plain) -> None:
        """Show others."""
        fields: dict[str, Plain] = value if isinstance(value, dict) else {}
        self._set = {name: has for name, has in fields.items() if name in self.names}
        self.query_one(FormRows).show(self._rows())

    def start(self, *part: str | int) -> None:
        """Choose, at a mark if told one."""
        rows = self.query_one(FormRows)
        if part and part[0] in self.names:
            rows.cursor = self.names.index(str(part[0]))
        rows.focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press changes a mark."""
        message.stop()
        self._toggle(message.index)

    def action_mark(self) -> None:
        """Change the mark under the cursor."""
        self._toggle(self.query_one(FormRows).cursor)

    def _toggle(self, index: int) -> None:
        name = self.names[index]
        if self._is_set(name):
            del self._set[name]
        else:
            self._set[name] = "true"
        self.query_one(FormRows).show(self._rows())
        self.edited()

    def _is_set(self, name: str) -> bool:
        written = self._set.get(name)
        return isinstance(written, str) and is_yes(written)
