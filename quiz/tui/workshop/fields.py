"""The wrong options: what each says, why it is wrong, and a quote that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import AwaitMount, Widget

from quiz.authoring.desk import Parts, changed, parts_of, placed
from quiz.authoring.values import Plain
from quiz.bank.fields import is_yes
from quiz.dates.before import Before
from quiz.dates.date import Date
from quiz.dates.edtf import DateError
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows, mark_row
from quiz.tui.workshop.dialogs import Chooser, Offer
from quiz.tui.workshop.field import Field, FormRows, Listed, Remarks, TextField, Writing

if TYPE_CHECKING:
    from quiz.bank.problems import Problem


class OptionEditor(Vertical):
    """One wrong option with why it is wrong and its quotes, and what is wrong with it itself."""

    DEFAULT_CSS = """
    OptionEditor { height: auto; margin: 0 0 1 0; }
    OptionEditor > .quotes { height: auto; }
    OptionEditor Writing.-second { margin: 0 0 0 3; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._option = Listed(hint="a wrong option")
        self._why = Writing(hint="why it is wrong", classes="-second", is_more=True)
        self._quotes: list[Writing] = []
        self.remarks = Remarks()
        """What is wrong with it."""
        self._filled: tuple[Plain, Parts] = "", Parts()

    def compose(self) -> Iterable[Widget]:
        """A place for each part; those behind the option show once there is one."""
        yield self._option
        yield self._why
        yield Vertical(*self._quotes, classes="quotes")
        yield self.remarks

    def on_mount(self) -> None:
        """Show what there is."""
        self.show_places()

    @property
    def _parts(self) -> Parts:
        quotes = tuple(quote.value for quote in self._quotes if quote.value)
        return Parts(self._option.value, self._why.value, quotes)

    @property
    def value(self) -> Plain:
        """The option as the bank has it; empty if there is none."""
        return changed(*self._filled, self._parts)

    def fill(self, value: Plain) -> None:
        """Show another option."""
        if value == self.value:
            return
        parts = parts_of(value)
        self._option.fill(parts.option)
        self._why.fill(parts.why)
        self._make_room(len(parts.quotes))
        for place, quote in zip(self._quotes, parts.quotes, strict=True):
            place.fill(quote)
        self._filled = value, self._parts
        self.show_places()

    def show_places(self) -> None:
        """Show why it is wrong once there is an option."""
        self._why.display = any(self._parts) or self._why.has_focus

    def start(self, name: str = "option", index: int = 0) -> None:
        """Write into the option, into its `why`, or into one of its quotes."""
        if name == "quote" and self._quotes:
            self._quotes[min(index, len(self._quotes) - 1)].start()
        elif name == "why":
            self._why.display = True
            self._why.start()
        else:
            self._option.start()

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
        hint, classes = "a quote that shows it", "-second -quote"
        new = [Writing(hint=hint, classes=classes, is_more=True) for _ in range(count - len(self._quotes))]
        self._quotes += new
        if self.is_mounted:
            self.query_one(".quotes").mount(*new)


class OptionsField(Field):
    """The wrong options; the last place is always free for one more."""

    DEFAULT_CSS = """
    OptionsField > .options { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+up,ctrl+l", "shift(-1)", "lift", key_display="^l"),
        Binding("alt+down", "shift(1)", "lower", show=False),
        Binding("ctrl+r", "remove", "remove", key_display="^r"),
        Binding("ctrl+o", "suggest", "suggest", key_display="^o"),
        Binding("ctrl+t", "quote", "its quote", key_display="^t"),
    ]

    class WantsSuggestions(Message):
        """The teacher wants to see what could be wrong options."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self._editors = [OptionEditor()]  # those being removed are children still, and no editors
        self._listed: list[OptionEditor] = []  # those of the options, as the bank counts them

    def compose_editor(self) -> Iterable[Widget]:
        """A place for each option."""
        yield Vertical(*self._editors, classes="options")

    @property
    def _written(self) -> list[OptionEditor]:
        return [editor for editor in self._editors if editor.value]

    @property
    def value(self) -> Plain:
        """The options; an empty text if there is none."""
        return [editor.value for editor in self._written] or ""

    def fill(self, value: Plain) -> None:
        """Show other options."""
        options = value if isinstance(value, list) else [value] if value else []
        if options != [editor.value for editor in self._listed]:
            self._make_room(len(options) + 1)
            for editor, option in zip(self._editors, [*options, ""], strict=True):
                editor.fill(option)
            self._listed = self._editors[:-1]

    def add(self, texts: Sequence[str]) -> None:
        """Add options that were suggested."""
        self.fill([*(editor.value for editor in self._written), *texts])
        self.edited()

    def start_new(self) -> None:
        """Write one more option, once there is the place."""
        self.call_after_refresh(self._editors[-1].start)

    def start(self, *part: str | int) -> None:
        """Write into an option, the first if not told which, or into a part of it."""
        at, name, index = (*part, *(0, "option", 0)[len(part) :])[:3]
        editors = self._listed or self._editors
        editor = editors[at] if isinstance(at, int) and at < len(editors) else editors[0]
        editor.start(str(name), index if isinstance(index, int) else 0)

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong, each remark at the option that it is about."""
        by_index: dict[int | None, list[Problem]] = {}
        for remark in remarks:
            at = remark.path[1] if len(remark.path) > 1 else None
            known = isinstance(at, int) and at < len(self._listed)
            by_index.setdefault(at if known and isinstance(at, int) else None, []).append(remark)
        super().remark(by_index.get(None, ()))
        for index, editor in enumerate(self._listed):
            editor.remarks.tell(by_index.get(index, ()))
        for editor in self._editors:
            if editor not in self._listed:
                editor.remarks.tell(())

    async def on_writing_written(self, message: Writing.Written) -> None:
        """Keep a place free, and show the places that are needed."""
        for editor in self._editors:
            editor.show_places()
        if self._editors[-1].value:
            await self._make_room(len(self._editors) + 1)

    def edited(self) -> None:
        """Tell the form, and count the options anew."""
        self._listed = self._written
        super().edited()

    def _focused(self) -> int | None:
        """The index of the option that is being written; None if there is none of it yet."""
        found = (index for index, editor in enumerate(self._written) if editor.has_focus_within)
        return next(found, None)

    def action_shift(self, step: int) -> None:
        """Move the option that is being written up or down."""
        written, at = self._written, self._focused()
        if at is None or not 0 <= at + step < len(written):
            return
        part = written[at].here
        options = [editor.value for editor in written]
        options.insert(at + step, options.pop(at))
        self.fill(options)
        self._listed[at + step].start(part)
        self.edited()

    def action_remove(self) -> None:
        """Take the option out that is being written."""
        at = self._focused()
        if at is not None:
            options = [editor.value for editor in self._written]
            del options[at]
            self.fill(options)
            self._editors[at].start()
            self.edited()

    def action_suggest(self) -> None:
        """Ask for names, places and dates of the answer's kind."""
        self.post_message(self.WantsSuggestions())

    def action_quote(self) -> None:
        """Write a quote on the option, or one more."""
        at = self._focused()
        if at is not None:
            self._written[at].start_quote()

    def _make_room(self, count: int) -> AwaitMount:
        for editor in self._editors[count:]:
            editor.remove()
        del self._editors[count:]
        new = [OptionEditor() for _ in range(count - len(self._editors))]
        self._editors += new
        return self.query_one(".options").mount(*new)


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


class TextPlace(Vertical):
    """One text of several, with what is wrong with it."""

    DEFAULT_CSS = """
    TextPlace { height: auto; }
    """

    def __init__(self, name: str, hint: str, *, is_more: bool = False) -> None:
        super().__init__()
        self.writing = Listed(hint=hint, classes=f"-{name}", is_more=is_more)
        """Where it is written."""
        self.remarks = Remarks()
        """What is wrong with it."""

    def compose(self) -> Iterable[Widget]:
        """The text over its remarks."""
        yield self.writing
        yield self.remarks


class TextsField(Field):
    """A field of one text or several; the last place is always free for one more."""

    DEFAULT_CSS = """
    TextsField > .texts { height: auto; }
    """

    def __init__(self, name: str, label: str, hint: str, more: str) -> None:
        """Show `hint` in the first free place, and `more` in those below others."""
        super().__init__(name, label)
        self._more = more
        self._places = [TextPlace(name, hint)]  # those being removed are children still, and no places
        self._listed: list[TextPlace] = []  # those of the texts, as the bank counts them

    def compose_editor(self) -> Iterable[Widget]:
        """A place for each text."""
        yield Vertical(*self._places, classes="texts")

    @property
    def _written(self) -> list[TextPlace]:
        return [place for place in self._places if place.writing.plain]

    @property
    def value(self) -> Plain:
        """Nothing, the text, or the list of them."""
        texts = [place.writing.plain for place in self._written]
        return texts if len(texts) > 1 else texts[0] if texts else ""

    def fill(self, value: Plain) -> None:
        """Show other texts."""
        texts = value if isinstance(value, list) else [value] if value else []
        if texts != [place.writing.plain for place in self._listed]:
            self._make_room(len(texts) + 1)
            for place, text in zip(self._places, [*texts, ""], strict=True):
                place.writing.fill(text)
            self._listed = self._places[:-1]

    def start(self, *part: str | int) -> None:
        """Write into the text of an index, the first if not told which."""
        self._place(part).writing.start()

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong, each remark at the text that it is about."""
        by_place: dict[TextPlace, list[Problem]] = {place: [] for place in self._places}
        for remark in remarks:
            by_place[self._place(remark.path[1:])].append(remark)
        for place, own in by_place.items():
            place.remarks.tell(own)

    def _place(self, part: Sequence[str | int]) -> TextPlace:
        """The place of an index among the texts; the first if there is none."""
        places = self._listed or self._places
        at = part[0] if part else 0
        return places[at] if isinstance(at, int) and at < len(places) else places[0]

    async def on_writing_written(self, message: Writing.Written) -> None:
        """Keep a place free."""
        if self._places[-1].writing.value:
            await self._make_room(len(self._places) + 1)

    def edited(self) -> None:
        """Tell the form, and count the texts anew."""
        self._listed = self._written
        super().edited()

    def _make_room(self, count: int) -> AwaitMount:
        for place in self._places[count:]:
            place.remove()
        del self._places[count:]
        new = [TextPlace(self.key, self._more, is_more=True) for _ in range(count - len(self._places))]
        self._places += new
        return self.query_one(".texts").mount(*new)
