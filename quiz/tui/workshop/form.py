"""The form of one item: its fields, each with what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message

from quiz.authoring.document import Section
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.workshop.field import Field, TextField, Writing, leave, remark_blocks
from quiz.tui.workshop.fields import DateField, EventsField, Marks, OptionsField, TextsField, TopicField

if TYPE_CHECKING:
    from quiz.authoring.desk import Card
    from quiz.authoring.values import Plain
    from quiz.bank.model import Bank
    from quiz.bank.problems import FieldPath, Problem

_DRAFT = ("draft", "a draft: kept, and never drawn")


def _choice_fields() -> tuple[Field, ...]:
    return (
        TextField("ask", "Question", "such as: Where was he born?"),
        TextsField(
            "quote", "Quote that proves the answer", "a passage of the source, word for word", "another"
        ),
        TextsField("answer", "Answer", "what is right", "another, if all must be chosen"),
        OptionsField("wrong", "Wrong options"),
        TopicField("topic", "Topic", "the part of the life it belongs to"),
        TextField("why", "Explanation", "what else a pupil should know"),
        Marks((("inferred", "the answer follows from the quote without being named in it"), _DRAFT)),
        TextField("id", "Id", "made of its words when it is saved"),
    )


def _event_fields() -> tuple[Field, ...]:
    return (
        TextField("event", "Event", "what happened, without its date"),
        TextsField("quote", "Quote that tells it", "a passage of the source, word for word", "another"),
        DateField("date", "Date", "such as 1912, 1912-01, 1937-02-01 or 1905/1907"),
        EventsField("after", "After, where the date does not tell", ties=False),
        TopicField("topic", "Topic", "the part of the life it belongs to"),
        TextField("why", "Explanation", "what else a pupil should know"),
        Marks((_DRAFT,)),
        TextField("id", "Id", "made of its words when it is saved"),
    )


def _ordering_fields() -> tuple[Field, ...]:
    return (
        EventsField("order", "Events in the right order, earliest first", ties=True),
        TextField("ask", "Prompt", "the usual one, if you write none"),
        TopicField("topic", "Topic", "the part of the life it belongs to"),
        TextField("why", "Explanation", "what a pupil should know besides the quotes"),
        Marks((_DRAFT,)),
        TextField("id", "Id", "made of its events when it is saved"),
    )


_KINDS = {"choice": _choice_fields, "event": _event_fields, "ordering": _ordering_fields}


class Form(VerticalScroll, can_focus=False):
    """The fields of one card."""

    DEFAULT_CSS = """
    Form { height: 1fr; padding: 0 1 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Form > .fields { height: auto; }
    Form > #whole { margin: 0 0 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the text's own key, which would select a line.
        Binding("f6", "wants_quote", "quote from source", key_display="F6", priority=True),
    ]

    class Changed(Message):
        """The teacher has changed a field: `settle` takes it over."""

    class WantsQuote(Message):
        """The teacher wants to choose a quote in the source, for the place where the form is written in."""

    class WantsSuggestions(Message):
        """The teacher wants to see what could be wrong options."""

        def __init__(self, key: int) -> None:
            self.key = key
            super().__init__()

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._card: Card | None = None
        self._kind = ""
        self._known: dict[str, Plain] = {}
        self._flags: tuple[str, ...] = ()
        self._wants: Writing | None = None

    @property
    def key(self) -> int | None:
        """The key of the card that is shown."""
        return self._card.key if self._card else None

    @property
    def takes_quote(self) -> bool:
        """Whether the item that is shown can have a quote."""
        return self._kind in ("choice", "event")

    def compose(self) -> ComposeResult:
        """What is said of the item as a whole; the fields come when there is a card."""
        yield Prose(id="whole")

    @property
    def _fields(self) -> tuple[Field, ...]:
        return tuple(self.query(f".fields.-{self._kind}").first().query_children(Field)) if self._kind else ()

    def _field(self, name: str) -> Field | None:
        return next((field for field in self._fields if name in _names(field)), None)

    async def show(
        self,
        card: Card | None,
        remarks: Sequence[Problem],
        *,
        bank: Bank | None,
        events: Sequence[tuple[str, str]] = (),
        flags: Sequence[str] = (),
    ) -> None:
        """Show a card, or the same one changed from outside, with its remarks.

        `events` are the ids of those that can be chosen, and what each says; `flags` is what players said
        of the item.
        """
        is_other = card is None or self._card is None or card.key != self._card.key
        self._card = card
        self._flags = tuple(flags)
        words = dict(card.fields) if card and isinstance(card.fields, dict) else {}
        self._known = {}  # nothing is told of fields that are being filled
        await self._stage(_kind(card))
        for field in self._fields:
            if isinstance(field, TopicField) and bank:
                items = (*bank.timeline, *bank.questions)
                field.offer(tuple(dict.fromkeys(item.topic for item in items if item.topic)))
            if isinstance(field, EventsField):
                own = card.id if card else ""
                others = ((key, words) for key, words in events if key != own)
                field.offer(others, bank.before if bank else None)
            field.fill(words if isinstance(field, Marks) else words.get(field.key, ""))
        self._known = self._values()
        if is_other:
            self._wants = None
            self.scroll_home(animate=False)
        self.remark(remarks)

    async def _stage(self, kind: str) -> None:
        """Show the fields of a kind of item alone; one who writes goes on in them."""
        is_left = kind != self._kind and self.has_focus_within
        self._kind = kind
        if kind and not self.query(f".fields.-{kind}"):
            await self.mount(Vertical(*_KINDS[kind](), classes=f"fields -{kind}"))
        for each in self.query(".fields"):
            each.display = each.has_class(f"-{kind}")
        if is_left:
            self.focus_field(())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a quote to an item that can have one."""
        return action != "wants_quote" or self.takes_quote

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong, each at its field."""
        names = {name for field in self._fields for name in _names(field)}
        for field in self._fields:
            own = _names(field)
            field.remark([remark for remark in remarks if remark.path and remark.path[0] in own])
        whole = [remark for remark in remarks if not remark.path or remark.path[0] not in names]
        blocks = remark_blocks(whole)
        blocks += [Block(shown(flag, "$error"), Content.styled(" ⚑ ", "$error")) for flag in self._flags]
        if self._card is None:
            words = "Choose an item in the list, or a sentence of the source and press n for a question."
            blocks = [Block(Content.styled(words, "$foreground-muted"))]
        elif not self._kind:
            blocks.append(Block(shown("What stands here is no item. Mend it in an editor.", "$warning")))
        self.query_one("#whole", Prose).show(blocks)

    def focus_field(self, path: FieldPath) -> None:
        """Write in a field, the first for the item as a whole."""
        field = self._field(str(path[0])) if path else None
        field = field or next(iter(self._fields), None)
        if isinstance(field, Marks):
            field.start(*path)
        elif field is not None:
            field.start(*path[1:])
        if field is not None:
            # The pane may have been hidden until now, and nothing of it laid out.
            self.call_after_refresh(self.scroll_to_widget, field, animate=False)

    def on_writing_left(self, message: Writing.Left) -> None:
        """Go on to where the teacher wants to, now that there is every place for what was written."""
        message.stop()
        leave(message.writing, message.step, to_write=message.to_write)

    def on_field_edited(self, message: Field.Edited) -> None:
        """Tell that there is something to take over."""
        message.stop()
        self.post_message(self.Changed())

    def settle(self) -> dict[str, Plain]:
        """What the fields have that have changed since the last time; an empty text for nothing."""
        values = self._values()
        changes = {name: values[name] for name in self._known if values[name] != self._known[name]}
        self._known = values if self._known else {}
        return changes

    def _values(self) -> dict[str, Plain]:
        """What each field has now; an empty text for nothing."""
        values: dict[str, Plain] = {}
        for field in self._fields:
            value = field.value
            parts = value if isinstance(field, Marks) and isinstance(value, dict) else {field.key: value}
            values |= {name: parts.get(name, "") for name in _names(field)}
        return values

    def on_options_field_wants_suggestions(self, message: OptionsField.WantsSuggestions) -> None:
        """Ask for them, for this card."""
        message.stop()
        if self._card is not None:
            self.post_message(self.WantsSuggestions(self._card.key))

    def add_options(self, texts: Sequence[str]) -> None:
        """Add wrong options that were chosen, and go on behind them."""
        field = self._field("wrong")
        if isinstance(field, OptionsField):
            field.add(texts)
            field.start_new()

    def action_wants_quote(self) -> None:
        """Ask for a passage of the source."""
        if self._card is not None and self.takes_quote:
            here = self.screen.focused
            self._wants = here if isinstance(here, Writing) and here.has_class("-quote") else None
            self.post_message(self.WantsQuote())

    def put_quote(self, quote: str) -> None:
        """Write a quote where one was wanted last, else as the item's first, and go on there."""
        places = list(self.query(f".fields.-{self._kind} Field.-quote Writing").results(Writing))
        place = self._wants if self._wants and self._wants.is_attached else next(iter(places), None)
        self._wants = None
        if place:
            place.write(quote)
            place.start()


def _names(field: Field) -> tuple[str, ...]:
    return field.names if isinstance(field, Marks) else (field.key,)


def _kind(card: Card | None) -> str:
    if card is None or not isinstance(card.fields, dict):
        return ""
    if card.section is Section.TIMELINE:
        return "event"
    return "ordering" if "order" in card.fields and "answer" not in card.fields else "choice"
