"""The form of one item: its fields of texts, of events in order, and of marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from quiz.authoring.card import Card, Groups, ItemKind, Value, placed, writable
from quiz.authoring.forms import FORMS
from quiz.bank.model import Bank
from quiz.bank.problems import FieldPath, Problem
from quiz.tui.dialogs import Choose, Offer
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, mark_row
from quiz.tui.workshop.texts import FormRows, Left, Options, RowsField, Texts, Writing, remark_block


class Named(RowsField):
    """Other items in a row, chosen from the bank: events, earliest first, of which some may tie, or any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "add", "add", key_display="⏎"),
        Binding("shift+up", "shift(-1)", "move", show=False),
        Binding("shift+down", "shift(1)", "move event", key_display="⇧↑↓"),
        Binding("delete,backspace", "leave_out", "leave out", key_display="del"),
        Binding("t", "tie", "tie"),
    ]

    value: Groups
    """Their ids."""
    _said: Mapping[str, str]
    _bank: Bank | None

    @property
    def _what(self) -> str:
        return "items" if self.key == "apart" else "events"

    def fill(self, card: Card, bank: Bank | None) -> None:
        """Show the items that a card names; the others of the bank can be chosen."""
        self._bank = bank
        items = (bank.items if self.key == "apart" else bank.timeline) if bank else ()
        self._said = {item.id: bank.said(item) for item in items if bank and item.id != card.id}
        self._show(card.groups(self.key))

    def _show(self, groups: Groups) -> None:
        self.value = groups
        rows = [
            Row(
                shown(self._said.get(event, event)),
                mark="·" if self.key == "apart" else "=" if at else str(number)[-1],
                mark_style="$warning",
            )
            for number, group in enumerate(groups, 1)
            for at, event in enumerate(group)
        ]
        self.rows.show([*rows, Row(Content.styled(f"add {self._what}", "$foreground-muted"), mark="+")])

    def _change(self, groups: Groups, event: str = "") -> None:
        """Name items in these groups, the cursor on an event, else where it was."""
        self._show([group for group in groups if group])
        if event:
            self.rows.cursor = [each for group in groups for each in group].index(event)
        self.changed()

    def action_press(self, index: int) -> None:
        """Add, on the last row."""
        if index == len(self.rows.rows) - 1:
            self.action_add()

    def action_add(self) -> None:
        """Choose what to add."""
        here = {event for group in self.value for event in group}
        left = [(event, words) for event, words in self._said.items() if event not in here]

        def add(chosen: tuple[int, ...] | None) -> None:
            groups = self.value
            for index in chosen or ():
                groups = placed(groups, left[index][0], self._bank.before if self._bank else None)
            if chosen:
                self._change(groups)
                self.rows.action_jump(-1)

        told = [words for _, words in left]
        offers = [Offer(words, event * (told.count(words) > 1)) for event, words in left]
        nothing = f"There are no more {self._what} to choose."
        self.app.push_screen(Choose(f"Choose {self._what}", offers, nothing, several=True), add)

    def _here(self) -> tuple[Groups, int, str] | None:
        """The groups, to be changed, which of them is under the cursor, and its event; None on none."""
        groups = [[*group] for group in self.value]
        places = [(at, event) for at, group in enumerate(groups) for event in group]
        return (groups, *places[self.rows.cursor]) if self.rows.cursor < len(places) else None

    def action_leave_out(self) -> None:
        """Leave out the event under the cursor."""
        if here := self._here():
            groups, at, event = here
            groups[at].remove(event)
            self._change(groups)

    def action_shift(self, step: int) -> None:
        """Move the event under the cursor; tied ones move together."""
        if (here := self._here()) and 0 <= here[1] + step < len(self.value):
            groups, at, event = here
            groups.insert(at + step, groups.pop(at))
            self._change(groups, event)

    def action_tie(self) -> None:
        """Tie the event under the cursor with the one before it, or untie it."""
        if here := self._here():
            groups, at, event = here
            groups[at].remove(event)
            if groups[at] or not at:
                groups.insert(at + 1, [event])
            else:
                groups[at - 1].append(event)
            self._change(groups, event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to tie the events of an ordering, and to move what has an order."""
        return {"tie": self.key == "order", "shift": self.key != "apart"}.get(action, True)


class Mark(RowsField):
    """Whether an item is something."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press(0)", "yes or no", key_display="space")
    ]

    value = False
    """Whether it is set."""

    HAS_LABEL = False  # it stands beside the mark

    def fill(self, card: Card, bank: Bank | None) -> None:
        """Show whether a card has it."""
        self._show(card.is_marked(self.key))

    def _show(self, is_set: bool) -> None:
        self.value = is_set
        self.rows.show([mark_row(Content(self.form.label), is_set, "■", "□")])

    def action_press(self, index: int) -> None:
        """Change it."""
        self._show(not self.value)
        self.changed()


AnyField: TypeAlias = Texts | Named | Mark
_MADE_BY: Mapping[str, type[AnyField]] = {
    **dict.fromkeys(("order", "after", "before", "apart"), Named),
    **dict.fromkeys(("inferred", "draft"), Mark),
    "wrong": Options,
}
"""What edits the fields of these keys; all others are texts."""


class Form(VerticalScroll, can_focus=False):
    """The fields of one card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the text's own key, which would select a line.
        Binding("f6", "screen.want_quote", "quote from source", key_display="F6", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._card: Card | None = None
        self._flags: Sequence[str] = ()
        self._fields: Mapping[str, AnyField] = {}
        """By their names in a bank, in their order."""
        self._by_kind = {
            kind: {field.key: _MADE_BY.get(field.key, Texts)(field) for field in fields}
            for kind, fields in FORMS.items()
        }
        self._known: dict[str, Value] = {}
        self._wants: Writing | None = None

    @property
    def key(self) -> int | None:
        """The key of the card that is shown."""
        return self._card.key if self._card else None

    def compose(self) -> ComposeResult:
        """What is said of the item as a whole, and the fields of each kind, of which one kind is shown."""
        yield Prose(id="whole")
        for kind, fields in self._by_kind.items():
            yield Vertical(*fields.values(), classes=f"fields -{kind}")

    def field(self, name: str | int) -> AnyField | None:
        """What edits a field of the bank; None if the item that is shown has none."""
        return self._fields.get(str(name))

    def show(
        self, card: Card | None, remarks: Sequence[Problem], bank: Bank | None, flags: Sequence[str] = ()
    ) -> None:
        """Show a card, or the same one changed from outside, with its remarks and what players flagged.

        One who writes goes on in the fields of another kind.
        """
        kind = card.kind if card else ItemKind.NONE
        is_other, is_left = card is None or card.key != self.key, self.has_focus_within
        before, self._fields = self._fields, self._by_kind.get(kind, {})
        self._card, self._flags = card, flags
        for each in self.query(".fields"):
            each.display = each.has_class(f"-{kind}")
        for field in self._fields.values():
            assert card
            field.fill(card, bank)
        self._known = self._values()
        if is_left and before is not self._fields:
            self.focus_field(())
        if is_other:
            self._wants = None
            self.scroll_home(animate=False)
        self.remark(remarks)

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong, each at its field."""
        for name, field in self._fields.items():
            field.remark([remark for remark in remarks if remark.path[:1] == (name,)])
        blocks = [remark_block(each) for each in remarks if not each.path or each.path[0] not in self._fields]
        blocks += [Block(shown(flag, "$error"), Content.styled(" ⚑ ", "$error")) for flag in self._flags]
        if self._card is None:
            words = "Choose an item in the list, or a sentence of the source and press n for a question."
            blocks = [Block(Content.styled(words, "$foreground-muted"))]
        elif not self._fields:
            blocks.append(Block(shown("What stands here is no item. Mend it in an editor.", "$warning")))
        self.query_one("#whole", Prose).show(blocks)

    def focus_field(self, path: FieldPath) -> None:
        """Write in a field, the first for the item as a whole."""
        field = self.field(path[0] if path else "") or next(iter(self._fields.values()), None)
        if field is not None:
            field.start(path)
            # The pane may have been hidden until now, and nothing of it laid out.
            self.call_after_refresh(self.scroll_to_widget, field, animate=False)

    def on_left(self, message: Left) -> None:
        """Go on to another place, now that there is every one for what was written; stay at both ends."""
        message.stop()
        places: list[Writing | FormRows] = []
        for field in self._fields.values():
            places += field.places
        if message.place in places:
            at = places.index(message.place)
            ahead = places[at + 1 :] if message.step > 0 else places[:at][::-1]
            place = next((each for each in ahead if not (message.to_write and each.is_passed)), None)
            if place:
                place.start(message.step)

    def settle(self) -> dict[str, Value]:
        """What the fields show that have changed since the last time."""
        before, self._known = self._known, self._values()
        return {name: value for name, value in self._known.items() if value != before[name]}

    def _values(self) -> dict[str, Value]:
        return {name: field.value for name, field in self._fields.items()}

    def want_quote(self) -> None:
        """Note the place that a quote is wanted for: that which is written in, if it is one for quotes."""
        here = self.screen.focused
        self._wants = here if isinstance(here, Writing) and here.is_quote else None

    def put_quote(self, quote: str) -> None:
        """Write a quote where one was wanted last, else as the item's first, and go on there."""
        place, self._wants = self._wants, None
        if field := self.field("quote"):
            if not (place and place.is_attached and place.is_quote):
                place = field.query(Writing).first()
            place.load_text(writable(quote))
            place.start()
