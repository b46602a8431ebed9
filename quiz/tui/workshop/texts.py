"""The fields of a form in which one writes: a text, several, or wrong options with reasons and quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import AwaitMount, Widget
from textual.widgets import TextArea

from quiz.authoring.card import Parts, writable
from quiz.dates.date import Date, DateError
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.workshop.fields import Field, Left, Remarks

if TYPE_CHECKING:
    from quiz.authoring.card import Card, Value
    from quiz.bank.model import Bank
    from quiz.bank.problems import FieldPath, Problem


class Writing(TextArea):
    """A text that is edited; it never holds what a bank cannot, nor a line break."""

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

    def __init__(
        self, hint: str = "", *, is_listed: bool = False, is_more: bool = False, classes: str | None = None
    ) -> None:
        """Edit a text; a hint stands where nothing is written.

        One who goes on to what is still to be written passes what `is_listed` and written, or one `more`.
        """
        super().__init__(
            soft_wrap=True,
            compact=True,
            highlight_cursor_line=False,
            placeholder=Content(hint),
            classes=classes,
        )
        self.cursor_blink = False  # nothing blinks
        self._is_listed = is_listed
        self._is_more = is_more

    @property
    def is_passed(self) -> bool:
        """Whether one who goes on to what is still to be written goes past it."""
        return self._is_more or (self._is_listed and bool(self.value))

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

    def __init__(self, name: str, hint: str, *, is_listed: bool, is_more: bool) -> None:
        super().__init__(classes="-option" if name == "wrong" else None)
        self._text = Writing(hint, is_listed=is_listed, is_more=is_more, classes=f"-{name}")
        self._why = Writing("why it is wrong", is_more=True, classes="-second")
        self._why.display = False
        self._quotes: list[Writing] = []
        self._echo = Prose(classes="echo")
        self._is_date = name == "date"
        self.remarks = Remarks()
        """What is wrong with it."""

    def compose(self) -> ComposeResult:
        """A place for each part."""
        yield self._text
        if self._is_date:
            yield self._echo
        if self.has_class("-option"):
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
        if parts == self.parts:
            return
        self._text.fill(parts.option)
        self._why.fill(parts.why)
        self._make_room(len(parts.quotes))
        for place, quote in zip(self._quotes, parts.quotes, strict=True):
            place.fill(quote)
        self.follow()

    def follow(self) -> None:
        """Show why an option is wrong once there is one, and say a date back."""
        self._why.display = any(self.parts) or self._why.has_focus
        if self._is_date:
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
        del self._quotes[count:]
        missing = range(count - len(self._quotes))
        new = [Writing("a quote that shows it", is_more=True, classes="-second -quote") for _ in missing]
        self._quotes += new
        if self.is_mounted and new:
            self.query_one(".quotes").mount(*new)


class Repeating(Field):
    """A text, or several of which the last place is always free for one more."""

    DEFAULT_CSS = """
    Repeating > .places { height: auto; }
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
        super().remark(told.pop(None))
        for place, own in told.items():
            if place:
                place.remarks.tell(own)

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
        self.edited()

    def edited(self) -> None:
        """Count the texts anew, and tell."""
        self._listed = self._written
        super().edited()

    def _place(self, number: int) -> Place:
        several = bool(self._hints[1])
        is_more = number > 0 and self.key != "wrong"
        return Place(self.key, self._hints[number > 0], is_listed=several, is_more=is_more)

    def _make_room(self, count: int) -> AwaitMount:
        for place in self._places[count:]:
            place.remove()
        del self._places[count:]
        new = [self._place(number) for number in range(len(self._places), count)]
        self._places += new
        return self.query_one(".places").mount(*new)


class Options(Repeating):
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
        self.edited()
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
            self.edited()

    def action_remove(self) -> None:
        """Take the option out that is being written."""
        if (at := self._here) is not None:
            self.show([*self.parts[:at], *self.parts[at + 1 :]])
            self._places[at].start()
            self.edited()

    def action_quote(self) -> None:
        """Write a quote on the option, or one more."""
        if (at := self._here) is not None:
            self._written[at].start_quote()
