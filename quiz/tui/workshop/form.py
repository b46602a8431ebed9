"""The form of one item: its fields, each with what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message

from quiz.authoring.card import ItemKind, writable
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.workshop.fields import Events, Field, FormRows, Left, Marks, remark_block
from quiz.tui.workshop.texts import Options, Repeating, Writing

if TYPE_CHECKING:
    from quiz.authoring.card import Card, Value
    from quiz.bank.model import Bank
    from quiz.bank.problems import FieldPath, Problem

_PASSAGE = "a passage of the source, word for word"
_DRAFT = "a draft: kept, and never drawn"


def _topic() -> Field:
    return Repeating("topic", "Topic", "the part of the life it belongs to")


def _choice_fields() -> tuple[Field, ...]:
    return (
        Repeating("ask", "Question", "such as: Where was he born?"),
        Repeating("quote", "Quote that proves the answer", _PASSAGE, "another"),
        Repeating("answer", "Answer", "what is right", "another, if all must be chosen"),
        Options("wrong", "Wrong options", "a wrong option", "a wrong option"),
        _topic(),
        Repeating("why", "Explanation", "what else a pupil should know"),
        Marks(inferred="the answer follows from the quote without being named in it", draft=_DRAFT),
        Repeating("id", "Id", "made of its words when it is saved"),
    )


def _event_fields() -> tuple[Field, ...]:
    return (
        Repeating("event", "Event", "what happened, without its date"),
        Repeating("quote", "Quote that tells it", _PASSAGE, "another"),
        Repeating("date", "Date", "such as 1912, 1912-01, 1937-02-01 or 1905/1907"),
        Events("after", "After, where the date does not tell"),
        _topic(),
        Repeating("why", "Explanation", "what else a pupil should know"),
        Marks(draft=_DRAFT),
        Repeating("id", "Id", "made of its words when it is saved"),
    )


def _ordering_fields() -> tuple[Field, ...]:
    return (
        Events("order", "Events in the right order, earliest first"),
        Repeating("ask", "Prompt", "the usual one, if you write none"),
        _topic(),
        Repeating("why", "Explanation", "what a pupil should know besides the quotes"),
        Marks(draft=_DRAFT),
        Repeating("id", "Id", "made of its events when it is saved"),
    )


_FIELDS: Mapping[ItemKind, Callable[[], tuple[Field, ...]]] = {
    ItemKind.CHOICE: _choice_fields,
    ItemKind.EVENT: _event_fields,
    ItemKind.ORDERING: _ordering_fields,
}


class Form(VerticalScroll, can_focus=False):
    """The fields of one card."""

    DEFAULT_CSS = """
    Form { height: 1fr; padding: 0 1 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Form > .fields { height: auto; }
    Form > #whole { margin: 0 0 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the text's own key, which would select a line.
        Binding("f6", "screen.want_quote", "quote from source", key_display="F6", priority=True),
    ]

    class Changed(Message):
        """The teacher has changed a field: `settle` takes it over."""

    def __init__(self) -> None:
        super().__init__()
        self._card: Card | None = None
        self._fields: tuple[Field, ...] = ()
        self._by_kind: dict[ItemKind, tuple[Field, ...]] = {}
        self._known: dict[str, Value] = {}
        self._flags: Sequence[str] = ()
        self._wants: Writing | None = None

    @property
    def key(self) -> int | None:
        """The key of the card that is shown."""
        return self._card.key if self._card else None

    @property
    def takes_quote(self) -> bool:
        """Whether the item that is shown can have a quote."""
        return self._field("quote") is not None

    def compose(self) -> ComposeResult:
        """What is said of the item as a whole; the fields come when there is a card."""
        yield Prose(id="whole")

    def _field(self, name: object) -> Field | None:
        return next((field for field in self._fields if name in field.values), None)

    async def show(
        self, card: Card | None, remarks: Sequence[Problem], bank: Bank | None, flags: Sequence[str] = ()
    ) -> None:
        """Show a card, or the same one changed from outside, with its remarks and what players flagged.

        Of the `bank`, topics and events are offered.
        """
        is_other = card is None or card.key != self.key
        self._card, self._flags = card, flags
        self._known = {}  # nothing is told of fields that are being filled
        await self._stage(card.kind if card else ItemKind.NONE)
        for field in self._fields:
            if card:
                field.fill(card, bank)
        self._known = self._values()
        if is_other:
            self._wants = None
            self.scroll_home(animate=False)
        self.remark(remarks)

    async def _stage(self, kind: ItemKind) -> None:
        """Show the fields of a kind of item alone; one who writes goes on in them."""
        if kind and kind not in self._by_kind:
            self._by_kind[kind] = _FIELDS[kind]()
            await self.mount(Vertical(*self._by_kind[kind], classes="fields"))
        before, self._fields = self._fields, self._by_kind.get(kind, ())
        if before is not self._fields:
            is_left = self.has_focus_within
            for fields in self._by_kind.values():
                if fields[0].parent:
                    fields[0].parent.display = fields is self._fields
            if is_left:
                self.focus_field(())

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong, each at its field."""
        names = {name for field in self._fields for name in field.values}
        for field in self._fields:
            field.remark([remark for remark in remarks if remark.path and remark.path[0] in field.values])
        blocks = [remark_block(each) for each in remarks if not each.path or each.path[0] not in names]
        blocks += [Block(shown(flag, "$error"), Content.styled(" ⚑ ", "$error")) for flag in self._flags]
        if self._card is None:
            words = "Choose an item in the list, or a sentence of the source and press n for a question."
            blocks = [Block(Content.styled(words, "$foreground-muted"))]
        elif not self._fields:
            blocks.append(Block(shown("What stands here is no item. Mend it in an editor.", "$warning")))
        self.query_one("#whole", Prose).show(blocks)

    def focus_field(self, path: FieldPath) -> None:
        """Write in a field, the first for the item as a whole."""
        field = (self._field(path[0]) if path else None) or next(iter(self._fields), None)
        if field is not None:
            field.start(path)
            # The pane may have been hidden until now, and nothing of it laid out.
            self.call_after_refresh(self.scroll_to_widget, field, animate=False)

    def on_left(self, message: Left) -> None:
        """Go on to another place, now that there is every one for what was written; stay at both ends."""
        message.stop()
        places = [place for place in self.screen.focus_chain if self in place.ancestors]
        at = places.index(message.place) + message.step if message.place in places else -1
        while message.to_write and 0 <= at < len(places) and _is_passed(places[at]):
            at += message.step
        there = places[at] if 0 <= at < len(places) else None
        if isinstance(there, Writing):
            there.start()
        elif isinstance(there, FormRows):
            there.cursor = 0 if message.step > 0 else len(there.rows) - 1
            self.screen.set_focus(there)

    def on_field_edited(self, message: Field.Edited) -> None:
        """Tell that there is something to take over."""
        message.stop()
        self.post_message(self.Changed())

    def settle(self) -> dict[str, Value]:
        """What the fields show that have changed since the last time."""
        values = self._values()
        changes = {name: values[name] for name in self._known if values[name] != self._known[name]}
        self._known = values if self._known else {}
        return changes

    def _values(self) -> dict[str, Value]:
        return {name: value for field in self._fields for name, value in field.values.items()}

    def add_options(self, texts: Sequence[str]) -> None:
        """Add wrong options that were chosen, and go on behind them."""
        field = self._field("wrong")
        if isinstance(field, Options):
            field.add(texts)

    def want_quote(self) -> None:
        """Note the place that a quote is wanted for: that which is written in, if it is one for quotes."""
        here = self.screen.focused
        self._wants = here if isinstance(here, Writing) and here.has_class("-quote") else None

    def put_quote(self, quote: str) -> None:
        """Write a quote where one was wanted last, else as the item's first, and go on there."""
        field = self._field("quote")
        place = self._wants if self._wants and self._wants.is_attached else None
        if field:
            place = place or field.query(Writing).first()
            place.load_text(writable(quote))
            place.start()
        self._wants = None


def _is_passed(place: object) -> bool:
    return isinstance(place, Writing) and place.is_passed
