"""The fields of a form, each with what is wrong with it; and those of rows: events in order, marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quiz.authoring.card import Groups, placed
from quiz.bank.problems import Level
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows, mark_row
from quiz.tui.workshop.choosing import Choose, Offer

if TYPE_CHECKING:
    from quiz.authoring.card import Card, Value
    from quiz.bank.model import Bank
    from quiz.bank.problems import FieldPath, Problem


class Remarks(Prose):
    """Remarks, each with its way out; a key that leaves them as they are repaints nothing."""

    _remarks: tuple[Problem, ...] = ()

    def tell(self, remarks: Sequence[Problem]) -> None:
        """Show these instead."""
        if tuple(remarks) != self._remarks:
            self._remarks = tuple(remarks)
            self.show(map(remark_block, remarks))


def remark_block(remark: Problem) -> Block:
    """A remark to be read."""
    sign, style = ("✗", "$error") if remark.level is Level.ERROR else ("!", "$warning")
    is_missing = remark.code == "missing" and len(remark.path) == 1  # its label says what
    words = shown("still to be written" if is_missing else remark.message, style)
    if remark.hint:
        words = Content.assemble(words, " – ", shown(remark.hint, "$foreground-muted"))
    return Block(words, Content.styled(f" {sign} ", style))


class Left(Message):
    """One who writes or chooses goes on from a place of the form."""

    def __init__(self, place: Widget, step: int, *, to_write: bool = False) -> None:
        self.place = place
        self.step = step
        """1 for the next place, -1 for the one before."""
        self.to_write = to_write
        """Past what need not be written, or is."""
        super().__init__()


class FormRows(Rows):
    """Rows in a form: at their ends the cursor goes on to the field above and below."""

    def __init__(self) -> None:
        super().__init__(gap=0, chained=True, retiring=True)

    def _leave(self, step: int) -> None:
        self.post_message(Left(self, step))


class Field(Vertical):
    """A field of an item: a label over what edits it, and below that the remarks on it."""

    DEFAULT_CSS = """
    Field { height: auto; margin: 0 0 1 0; }
    Field > .label { color: $foreground-muted; }
    Field.-here > .label { color: $primary; text-style: bold; }
    """

    class Edited(Message):
        """The teacher has changed what a field has."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(classes=f"-{name}")
        self.key = name
        """What the field is called in a bank."""
        self._label = label
        self._remarks = Remarks()

    def compose(self) -> ComposeResult:
        """The label, the editor, the remarks."""
        yield Prose(Block(Content(self._label)), classes="label")
        yield self.editor()
        yield self._remarks

    def editor(self) -> Widget:
        """What edits the field."""
        return FormRows()

    @property
    def rows(self) -> FormRows:
        """The rows, where it has such."""
        return self.query_one(FormRows)

    @property
    def values(self) -> Mapping[str, Value]:
        """What the form shows now, by the names of the bank's fields."""
        raise NotImplementedError

    def fill(self, card: Card, bank: Bank | None) -> None:
        """Show what a card has."""
        raise NotImplementedError

    def start(self, path: FieldPath) -> None:
        """Take the focus, at a part of the field if told one."""
        self.rows.focus()

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong with the field."""
        self._remarks.tell(remarks)

    def edited(self) -> None:
        """Tell that the field has changed."""
        self.post_message(self.Edited())

    def on_descendant_focus(self) -> None:
        """Let the label stand out."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """Let it no more."""
        self.remove_class("-here")


class Events(Field):
    """Events in a row, earliest first, chosen from the timeline; some may tie."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "add", "add", key_display="⏎"),
        Binding("shift+up", "shift(-1)", "move", show=False),
        Binding("shift+down", "shift(1)", "move event", key_display="⇧↑↓"),
        Binding("delete,backspace", "leave_out", "leave out", key_display="del"),
        Binding("t", "tie", "tie"),
    ]

    _groups: Groups
    _said: Mapping[str, str]
    _bank: Bank | None = None

    @property
    def values(self) -> Mapping[str, Value]:
        """Their ids."""
        return {self.key: self._groups}

    def fill(self, card: Card, bank: Bank | None) -> None:
        """Show the events that a card names; the others of the bank can be chosen."""
        self._bank = bank
        self._said = {
            event.id: f"{event.event}{f' · {event.when}' if event.when else ''}"
            for event in (bank.timeline if bank else ())
            if event.id != card.id
        }
        self._show(card.groups(self.key))

    def _show(self, groups: Groups) -> None:
        self._groups = groups
        rows = [
            Row(
                shown(self._said.get(event, event)),
                mark="=" if at else str(number)[-1],
                mark_style="$warning",
            )
            for number, group in enumerate(groups, 1)
            for at, event in enumerate(group)
        ]
        self.rows.show([*rows, Row(Content.styled("add events", "$foreground-muted"), mark="+")])

    def _change(self, groups: Groups, cursor: int) -> None:
        self._show([group for group in groups if group])
        self.rows.cursor = min(cursor, len(self.rows.rows) - 1)
        self.edited()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press on the last row adds."""
        message.stop()
        if message.index == len(self.rows.rows) - 1:
            self.action_add()

    def action_add(self) -> None:
        """Choose events to add."""
        here = {event for group in self._groups for event in group}
        left = [(event, words) for event, words in self._said.items() if event not in here]

        def add(chosen: tuple[int, ...] | None) -> None:
            groups = self._groups
            for index in chosen or ():
                groups = placed(groups, left[index][0], self._bank.before if self._bank else None)
            if chosen:
                self._change(groups, sum(map(len, groups)))

        offers = [Offer(words, event) for event, words in left]
        nothing = "There are no more events to choose."
        self.app.push_screen(Choose("Choose events", offers, nothing, several=True), add)

    def _place(self) -> tuple[Groups, int, int] | None:
        """The groups, to be changed, the group under the cursor, and which of its events; None on none."""
        groups = [[*group] for group in self._groups]
        places = [(at, index) for at, group in enumerate(groups) for index in range(len(group))]
        return (groups, *places[self.rows.cursor]) if self.rows.cursor < len(places) else None

    def action_leave_out(self) -> None:
        """Leave out the event under the cursor."""
        if place := self._place():
            groups, at, index = place
            del groups[at][index]
            self._change(groups, self.rows.cursor)

    def action_shift(self, step: int) -> None:
        """Move the event under the cursor; tied ones move together."""
        if (place := self._place()) and 0 <= place[1] + step < len(self._groups):
            groups, at, index = place
            groups.insert(at + step, groups.pop(at))
            self._change(groups, sum(map(len, groups[: at + step])) + index)

    def action_tie(self) -> None:
        """Tie the event under the cursor with the one before it, or untie it."""
        if not (place := self._place()):
            return
        groups, at, index = place
        if len(groups[at]) > 1:
            groups.insert(at + 1, [groups[at].pop(index)])
            self._change(groups, sum(map(len, groups[: at + 1])))
        elif at:
            groups[at - 1] += groups.pop(at)
            self._change(groups, sum(map(len, groups[:at])) - 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to tie the events of an ordering."""
        return action != "tie" or self.key == "order"


class Marks(Field):
    """What an item is or is not: each a field of its own in the bank."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "mark", "yes or no", key_display="space")]

    def __init__(self, **marks: str) -> None:
        """Show marks by the names of their fields and what they mean."""
        super().__init__("marks", "")
        self._means = marks
        self._set: dict[str, bool] = {}

    @property
    def values(self) -> Mapping[str, Value]:
        """Which are set."""
        return dict(self._set)

    def fill(self, card: Card, bank: Bank | None) -> None:
        """Show which a card has."""
        self._show({name: card.is_marked(name) for name in self._means})

    def _show(self, marks: dict[str, bool]) -> None:
        self._set = marks
        self.rows.show(mark_row(Content(self._means[name]), marks[name], "■", "□") for name in marks)

    def start(self, path: FieldPath) -> None:
        """Choose, at a mark if told one."""
        if path and path[0] in self._means:
            self.rows.cursor = list(self._means).index(str(path[0]))
        super().start(path)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press changes a mark."""
        message.stop()
        self._toggle(message.index)

    def action_mark(self) -> None:
        """Change the mark under the cursor."""
        self._toggle(self.rows.cursor)

    def _toggle(self, index: int) -> None:
        name = list(self._means)[index]
        self._show({**self._set, name: not self._set[name]})
        self.edited()
