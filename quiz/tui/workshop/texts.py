"""The fields of a form, each with what is wrong with it, and those in which one writes texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import AwaitMount, Widget
from textual.widgets import TextArea

from quiz.authoring.card import Parts, writable
from quiz.bank.problems import Level
from quiz.dates.date import Date, DateError
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.authoring.card import Card, Value
    from quiz.bank.model import Bank
    from quiz.bank.problems import FieldPath, Problem


class Remarks(Prose):
    """Remarks, each with its way out; a key that leaves them as they are repaints nothing."""

    def tell(self, remarks: Sequence[Problem]) -> None:
        """Show these instead."""
        blocks = tuple(map(remark_block, remarks))
        if blocks != self.blocks:  # by their text and sign, which the styles follow
            self.show(blocks)


def remark_block(remark: Problem) -> Block:
    """A remark to be read."""
    sign, style = ("✗", "$error") if remark.level is Level.ERROR else ("!", "$warning")
    is_missing = remark.code == "missing" and len(remark.path) == 1  # its label says what
    words = shown("still to be written" if is_missing else remark.message, style)
    if remark.hint:
        words = Content.assemble(words, " – ", shown(remark.hint, "$foreground-muted"))
    return Block(words, Content.styled(f" {sign} ", style))


class Left(Message):
    """One who writes or chooses goes on from a place of the form, by 1 or -1.

    If it is `to_write`, past what need not be written, or is.
    """

    def __init__(self, place: Widget, step: int, *, to_write: bool = False) -> None:
        self.place = place
        self.step = step
        self.to_write = to_write
        super().__init__()


class Writing(TextArea):
    """A text that is edited; it never holds what a bank cannot, nor a line break.

    One who goes on to what is still to be written passes a `-more`, and a `-listed` that is written.
    """

    DEFAULT_CSS = """
    Writing, Writing:focus {
        height: auto; min-height: 1; max-height: 12; width: 1fr; min-width: 12;
        padding: 0 1; border: none; background: $surface; color: $foreground; scrollbar-size-vertical: 1;
    }
    Writing:focus { background: $panel; }
    Writing .text-area--cursor { background: $primary; color: $background; }
    Writing .text-area--placeholder { color: $foreground-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", "up", show=False),
        Binding("down", "line(1)", "down", show=False),
    ]

    known: tuple[str, ...] = ()
    """Texts of which the rest is offered once their beginning is typed; the right arrow takes it."""

    def __init__(self, hint: str, classes: str) -> None:
        super().__init__(
            compact=True, highlight_cursor_line=False, placeholder=Content(hint), classes=classes
        )
        self.cursor_blink = False  # nothing blinks

    @property
    def is_passed(self) -> bool:
        """Whether one who goes on to what is still to be written goes past it."""
        return self.has_class("-more") or (self.has_class("-listed") and bool(self.value))

    @property
    def value(self) -> str:
        """What is written, without blanks at its ends."""
        return self.text.strip()

    def fill(self, text: str) -> None:
        """Show another text, if it is another; the cursor stays where it can."""
        if text != self.value:
            at = self.cursor_location
            with self.prevent(TextArea.Changed):
                self.load_text(text)
            self.move_cursor(at)

    def start(self) -> None:
        """Write at the end."""
        self.screen.set_focus(self)
        self.move_cursor(self.document.end)

    def update_suggestion(self) -> None:
        """Offer the rest of what begins as what is typed."""
        typed = self.text
        rest = (text[len(typed) :] for text in self.known if text.casefold().startswith(typed.casefold()))
        self.suggestion = next(filter(None, rest), "") if typed else ""

    async def _on_key(self, event: events.Key) -> None:
        """Go on at Enter, which would begin a line, and at Tab."""
        if event.key in ("enter", "tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            step = -1 if event.key == "shift+tab" else 1
            self.post_message(Left(self, step, to_write=event.key == "enter"))
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a paste as one line, without what a bank cannot hold."""
        await super()._on_paste(events.Paste(writable(event.text)))
        event.stop()
        event.prevent_default()

    def action_line(self, step: int) -> None:
        """Move by a line, and at the first and last one to the field above and below."""
        at, lines = self.cursor_location, self.navigator
        if lines.is_first_wrapped_line(at) if step < 0 else lines.is_last_wrapped_line(at):
            self.post_message(Left(self, step))
        elif step < 0:
            self.action_cursor_up()
        else:
            self.action_cursor_down()


class Place(Vertical):
    """One text with what is wrong with it; of a wrong option also why it is wrong, and quotes for that."""

    DEFAULT_CSS = """
    Place { height: auto; }
    Place.-option { margin: 0 0 1 0; }
    Place > .quotes { height: auto; }
    Place Writing.-second { margin: 0 0 0 3; width: 1fr; }
    """

    def __init__(self, name: str, hint: str, classes: str) -> None:
        super().__init__(classes="-option" if name == "wrong" else None)
        self._field = name
        self._text = Writing(hint, f"-{name} {classes}")
        self._why = Writing("why it is wrong", "-second -more")
        self._why.display = False
        self._quotes: list[Writing] = []
        self._echo = Prose(classes="echo")
        self.remarks = Remarks()

    def compose(self) -> ComposeResult:
        """A place for each part."""
        yield self._text
        if self._field == "date":
            yield self._echo
        if self._field == "wrong":
            yield self._why
            yield Vertical(*self._quotes, classes="quotes")
        yield self.remarks

    @property
    def parts(self) -> Parts:
        """What is written."""
        quotes = tuple(quote.value for quote in self._quotes if quote.value)
        return Parts(self._text.value, self._why.value, quotes)

    def fill(self, parts: Parts, known: tuple[str, ...]) -> None:
        """Show other parts, and offer what is `known`."""
        self._text.known = known
        if parts != self.parts:
            self._text.fill(parts.option)
            self._why.fill(parts.why)
            self._make_room(len(parts.quotes))
            for place, quote in zip(self._quotes, parts.quotes, strict=True):
                place.fill(quote)
            self.follow()

    def follow(self) -> None:
        """Show why an option is wrong once there is one, and say a date back."""
        self._why.display = any(self.parts) or self._why.has_focus
        if self._field == "date":
            try:
                spoken = Date.parse(self._text.value).spoken() if self._text.value else ""
            except DateError:
                spoken = ""  # the remarks say what is wrong
            block = Block(shown(spoken, "$success"), Content.styled(" = ", "$foreground-muted"))
            self._echo.show([block] if spoken else [])

    def start(self, part: str | int = "option", index: str | int = 0) -> None:
        """Write into the text, into why it is wrong, or into one of its quotes."""
        if part == "quote" and self._quotes:
            self._quotes[min(int(index), len(self._quotes) - 1)].start()
        elif part == "why":
            self._why.display = True
            self._why.start()
        else:
            self._text.start()

    @property
    def here(self) -> str:
        """The part that is being written."""
        if self._why.has_focus:
            return "why"
        return "quote" if any(quote.has_focus for quote in self._quotes) else "option"

    def start_quote(self) -> None:
        """Write one more quote."""
        if not self._quotes or self._quotes[-1].value:
            self._make_room(len(self._quotes) + 1)
        self._quotes[-1].start()

    def _make_room(self, count: int) -> None:
        for quote in self._quotes[count:]:
            quote.remove()
        missing = range(count - len(self._quotes))
        new = [Writing("a quote that shows it", "-second -quote -more") for _ in missing]
        self._quotes = [*self._quotes[:count], *new]
        if self.is_mounted and new:
            self.query_one(".quotes").mount(*new)


class FormRows(Rows):
    """Rows in a form: at their ends the cursor goes on to the field above and below."""

    def __init__(self) -> None:
        super().__init__(gap=0)

    def leave(self, step: int) -> None:
        """Let the form go on to the next field."""
        self.post_message(Left(self, step))

    def follow(self) -> None:
        """Come into view with the focus alone."""
        if self.has_focus:
            super().follow()


class Field(Vertical):
    """A field of an item: a label over what edits it, which are rows at least, and the remarks on it."""

    DEFAULT_CSS = """
    Field { height: auto; margin: 0 0 1 0; }
    Field > .label { color: $foreground-muted; }
    Field.-here > .label { color: $primary; text-style: bold; }
    """

    class Changed(Message):
        """The teacher has changed a field: `Form.settle` takes it over."""

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
        """Show what a card has; the topics and events of the bank can be chosen."""
        raise NotImplementedError

    def start(self, path: FieldPath) -> None:
        """Take the focus, at a part of the field if told one."""
        self.rows.focus()

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong with the field."""
        self._remarks.tell(remarks)

    def changed(self) -> None:
        """Tell that the field has changed."""
        self.post_message(self.Changed())

    def on_descendant_focus(self) -> None:
        """Let the label stand out."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """Let it no more."""
        self.remove_class("-here")


class Texts(Field):
    """A text, or several of which the last place is always free for one more."""

    DEFAULT_CSS = """
    Texts > .places { height: auto; }
    """

    def __init__(self, name: str, label: str, hint: str, more: str = "") -> None:
        """Show `hint` in the first place, and `more` in those below if there may be several."""
        super().__init__(name, label)
        self._hints = (hint, more)
        self._places = [self._place(0)]  # those being removed are children still, and no places
        self._listed: list[Place] = []  # those of the texts as the bank counts them

    def editor(self) -> Widget:
        """A place for each text."""
        return Vertical(*self._places, classes="places")

    @property
    def _written(self) -> list[Place]:
        return [place for place in self._places if any(place.parts)]

    @property
    def parts(self) -> tuple[Parts, ...]:
        """What is written, place by place."""
        return tuple(place.parts for place in self._written)

    @property
    def values(self) -> Mapping[str, Value]:
        """What is written."""
        return {self.key: self.parts}

    def fill(self, card: Card, bank: Bank | None) -> None:
        """Show what a card has; of a topic, offer those of the bank."""
        topics = (item.topic for item in (*bank.timeline, *bank.questions)) if bank else ()
        parts = card.parts(self.key)
        if not self._hints[1]:
            parts = (Parts(", ".join(part.option for part in parts)),)
        self.show(parts, tuple(dict.fromkeys(filter(None, topics))) if self.key == "topic" else ())

    def show(self, parts: Sequence[Parts], known: tuple[str, ...] = ()) -> None:
        """Show other texts."""
        if list(parts) != [place.parts for place in self._listed] or known:
            is_open = bool(self._hints[1])
            self._make_room(len(parts) + is_open)
            for place, part in zip(self._places, [*parts, *[Parts()] * is_open], strict=True):
                place.fill(part, known)
            self._listed = self._places[: len(parts)]

    def start(self, path: FieldPath) -> None:
        """Write into the text of an index, the first if not told which, or into a part of it."""
        (self._at(path) or (self._listed or self._places)[0]).start(*path[2:4])

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong, each remark at the text that it is about."""
        told: dict[Place | None, list[Problem]] = {place: [] for place in (None, *self._places)}
        for remark in remarks:
            place = self._at(remark.path)
            told[place or (None if self.key == "wrong" else (self._listed or self._places)[0])].append(remark)
        for place, own in told.items():
            (place.remarks if place else self._remarks).tell(own)

    def _at(self, path: FieldPath) -> Place | None:
        """The place of the index in a path; None if there is none."""
        at = path[1] if len(path) > 1 else None
        return self._listed[at] if isinstance(at, int) and at < len(self._listed) else None

    async def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep a place free, show the places that are needed, and tell."""
        event.stop()
        for place in self._places:
            place.follow()
        if self._hints[1] and any(self._places[-1].parts):
            await self._make_room(len(self._places) + 1)
        self.changed()

    def changed(self) -> None:
        """Count the texts anew, and tell."""
        self._listed = self._written
        super().changed()

    def _place(self, number: int) -> Place:
        is_more = number > 0 and self.key != "wrong"
        classes = "-more" if is_more else "-listed" if self._hints[1] else ""
        return Place(self.key, self._hints[number > 0], classes)

    def _make_room(self, count: int) -> AwaitMount:
        for place in self._places[count:]:
            place.remove()
        new = [self._place(number) for number in range(len(self._places), count)]
        self._places = [*self._places[:count], *new]
        return self.query_one(".places").mount(*new)


class Options(Texts):
    """The wrong options: what each says, why it is wrong, and quotes that show it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+up,ctrl+l", "shift(-1)", "lift", key_display="^l"),
        Binding("alt+down", "shift(1)", "lower", show=False),
        Binding("ctrl+r", "remove", "remove", key_display="^r"),
        Binding("ctrl+o", "screen.suggest", "suggest", key_display="^o"),
        Binding("ctrl+t", "quote", "its quote", key_display="^t"),
    ]

    def add(self, texts: Sequence[str]) -> None:
        """Add options that were suggested, and go on behind them once there is the place."""
        self.show([*self.parts, *map(Parts, texts)])
        self.changed()
        self.call_after_refresh(self._start_last)

    def _start_last(self) -> None:
        self._places[-1].start()
        self.call_after_refresh(self._places[-1].scroll_visible, animate=False)

    @property
    def _here(self) -> int | None:
        """The index of the option that is being written; None if there is none of it yet."""
        found = (index for index, place in enumerate(self._written) if place.has_focus_within)
        return next(found, None)

    def action_shift(self, step: int) -> None:
        """Move the option that is being written up or down."""
        at, options = self._here, list(self.parts)
        if at is not None and 0 <= at + step < len(options):
            part = self._written[at].here
            options.insert(at + step, options.pop(at))
            self.show(options)
            self._listed[at + step].start(part)
            self.changed()

    def action_remove(self) -> None:
        """Take the option out that is being written."""
        if (at := self._here) is not None:
            self.show([*self.parts[:at], *self.parts[at + 1 :]])
            self._places[at].start()
            self.changed()

    def action_quote(self) -> None:
        """Write a quote on the option, or one more."""
        if (at := self._here) is not None:
            self._written[at].start_quote()
