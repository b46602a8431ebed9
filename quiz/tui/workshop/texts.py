"""The fields of a form, each with what is wrong with it, and those in which one writes texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from quiz.authoring.card import Card, Parts, spoken, writable
from quiz.authoring.forms import FormField
from quiz.bank.model import Bank
from quiz.bank.problems import FieldPath, Level, Problem
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Rows


def remark_block(remark: Problem) -> Block:
    """A remark with its way out."""
    sign, style = ("✗", "$error") if remark.level is Level.ERROR else ("!", "$warning")
    is_missing = remark.code == "missing" and len(remark.path) == 1  # its label says what
    words = shown("still to be written" if is_missing else remark.message, style)
    if remark.hint:
        words = Content.assemble(words, " – ", shown(remark.hint, "$foreground-muted"))
    return Block(words, Content.styled(f" {sign} ", style))


def _said_back(date: str) -> Iterator[Block]:
    """A date as people say it; nothing if it is none, which the remarks say."""
    if said := spoken(date):
        yield Block(shown(said, "$success"), Content.styled(" = ", "$foreground-muted"))


class Left(Message):
    """One who writes or chooses goes on from a place of the form, by 1 or -1.

    If it is `to_write`, past what need not be written, or is.
    """

    def __init__(self, place: Writing | FormRows, step: int, *, to_write: bool = False) -> None:
        self.place = place
        self.step = step
        self.to_write = to_write
        super().__init__()


class Writing(TextArea):
    """A text that is edited; it never holds what a bank cannot, nor a line break."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", "up", show=False),
        Binding("down", "line(1)", "down", show=False),
    ]

    known: tuple[str, ...] = ()
    """Texts of which the rest is offered once their beginning is typed; the right arrow takes it."""
    at = 0
    """The number of the text that it is a part of, among the places of its field."""
    part = "option"
    """Which of that; each text of a field other than the wrong options is but an `option`."""

    def __init__(self, field: Texts) -> None:
        """Write in a field."""
        super().__init__(compact=True, highlight_cursor_line=False)
        self.cursor_blink = False  # nothing blinks
        self.remarks = Prose()
        self._field = field

    @property
    def is_quote(self) -> bool:
        """Whether a quote is written here."""
        return "quote" in (self._field.key, self.part)

    @property
    def is_passed(self) -> bool:
        """Whether one who goes on to what is still to be written goes past it now."""
        is_needed = self.part == "option" and (self.at == 0 or self._field.key == "wrong")
        return not is_needed or bool(self._field.more and self.value)

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

    def start(self, step: int = 1) -> None:
        """Write at the end."""
        self.display = True
        self.screen.set_focus(self)
        self.move_cursor(self.document.end)

    def follow(self) -> None:
        """Take the terminal's own cursor along."""
        self.app.cursor_position = self.cursor_screen_offset

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


class FormRows(Rows):
    """Rows in a form: at their ends the cursor goes on to the field above and below."""

    is_passed = False

    def __init__(self) -> None:
        super().__init__(gap=0)

    def start(self, step: int = 1) -> None:
        """Choose, first what one comes to from above or from below."""
        self.cursor = 0 if step > 0 else len(self.rows) - 1
        self.screen.set_focus(self)

    def leave(self, step: int) -> None:
        """Let the form go on to the next field."""
        self.post_message(Left(self, step))

    def follow(self) -> None:
        """Come into view with the focus alone."""
        if self.has_focus:
            super().follow()


class Field(Vertical):
    """A field of an item: a label over what edits it, and the remarks on it."""

    class Changed(Message):
        """The teacher has changed a field: `Form.settle` takes it over."""

    HAS_LABEL: ClassVar[bool] = True
    """The label stands above."""

    def __init__(self, form: FormField) -> None:
        """Edit a field of a form."""
        super().__init__(classes=f"-{form.key}")
        self.key = form.key
        self.form = form

    def compose(self) -> ComposeResult:
        """The label."""
        if self.HAS_LABEL:
            yield Prose(Block(Content(self.form.label)), classes="label")

    def changed(self) -> None:
        """Tell that the field has changed."""
        self.post_message(self.Changed())


class RowsField(Field):
    """A field whose rows are chosen or changed."""

    def __init__(self, form: FormField) -> None:
        super().__init__(form)
        self.rows = FormRows()
        self._remarks = Prose()

    def compose(self) -> ComposeResult:
        """The rows below the label."""
        yield from super().compose()
        yield self.rows
        yield self._remarks

    @property
    def places(self) -> Sequence[FormRows]:
        """Where one can choose."""
        return (self.rows,)

    def action_press(self, index: int) -> None:
        """Do what a press on a row is for."""
        raise NotImplementedError

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press acts."""
        message.stop()
        self.action_press(message.index)

    def start(self, path: FieldPath) -> None:
        """Choose."""
        self.rows.start()

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong with the field."""
        self._remarks.show([remark_block(remark) for remark in remarks])


class Texts(Field):
    """A text, or several of which the last place is always free for one more."""

    def __init__(self, form: FormField) -> None:
        super().__init__(form)
        self._hints = {"option": form.hint, "why": "why it is wrong", "quote": "a quote that shows it"}
        self.more = form.more
        self._lines: list[Writing] = []

    @property
    def places(self) -> Sequence[Writing]:
        """Where one can write, in order, laid out or not yet."""
        return [line for line in self._lines if line.display]

    @property
    def _groups(self) -> list[list[Writing]]:
        """The lines of each text, with those that are empty."""
        return [[*lines] for _, lines in groupby(self._lines, lambda line: line.at)]

    @property
    def _written(self) -> list[list[Writing]]:
        return [group for group in self._groups if any(line.value for line in group)]

    @property
    def value(self) -> tuple[Parts, ...]:
        """What is written."""
        parts = map(_parts, self._written)
        return tuple(each._replace(quotes=tuple(filter(None, each.quotes))) for each in parts)

    def fill(self, card: Card, bank: Bank | None) -> None:
        """Show what a card has; of a topic, offer those of the bank."""
        parts = tuple(filter(any, card.parts(self.key)))
        if not self.more:
            parts = (Parts(", ".join(part.option for part in parts)),)
        if not self._lines or parts != self.value:
            self._show(parts)
        if self.key == "topic":
            topics = (item.topic for item in (*bank.timeline, *bank.questions)) if bank else ()
            self._lines[0].known = tuple(dict.fromkeys(filter(None, topics)))

    def _show(self, texts: Sequence[Parts]) -> None:
        """Have lines for some texts, and for one more if there may be several."""
        lines: list[tuple[int, str, str]] = []
        for at, parts in enumerate([*texts, Parts()] if self.more else texts):
            lines.append((at, "option", parts.option))
            if self.key == "wrong":
                lines += [(at, "why", parts.why), *((at, "quote", quote) for quote in parts.quotes)]
        for line in self._lines[len(lines) :]:
            line.remove()
            line.remarks.remove()
        new = [Writing(self) for _ in lines[len(self._lines) :]]
        self._lines = [*self._lines[: len(lines)], *new]
        self.mount(*(widget for line in new for widget in (line, line.remarks)))
        for line, (at, part, text) in zip(self._lines, lines, strict=True):
            is_further = at > 0 and part == "option"
            line.at, line.part = at, part
            line.placeholder = Content(self.more if is_further else self._hints[part])
            line.set_class(is_further and self.key == "wrong", "-apart")
            line.set_class(part != "option", "-second")
            line.fill(text)
        self._show_reasons()

    def _show_reasons(self) -> None:
        """Show the place for why an option is wrong once there is one."""
        for group in self._groups:
            is_begun = any(line.value for line in group)
            for line in group:
                line.display = line.part != "why" or line.has_focus or is_begun

    def _group(self, path: FieldPath) -> list[Writing]:
        """The lines of the text that a path leads to, as the bank counts them; else of the first."""
        written, at = self._written or self._groups, path[1] if len(path) > 1 else 0
        return written[at] if isinstance(at, int) and at < len(written) else written[0]

    def start(self, path: FieldPath) -> None:
        """Write into the text of an index, the first if not told which, or into a part of it."""
        group = self._group(path)
        part, index = (*path[2:4], 0)[:2] if len(path) > 2 else ("option", 0)
        lines = [line for line in group if line.part == part] or group[:1]
        lines[min(int(index), len(lines) - 1)].start()

    def remark(self, remarks: Sequence[Problem]) -> None:
        """Show what is wrong, each remark below the text that it is about, and say a date back."""
        told = {line: list[Block]() for line in self._lines}
        if self.key == "date":
            told[self._lines[0]] += _said_back(self._lines[0].value)
        for remark in remarks:
            is_of_all = self.key == "wrong" and len(remark.path) < 2
            group = self._groups[-1] if is_of_all else self._group(remark.path)
            told[group[-1]].append(remark_block(remark))
        for line, blocks in told.items():
            line.remarks.show(blocks)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep a place free, and tell."""
        event.stop()
        groups = self._groups
        if self.more and any(line.value for line in groups[-1]):
            self._show([_parts(group) for group in groups])
        self._show_reasons()
        self.changed()


def _parts(lines: Sequence[Writing]) -> Parts:
    """What stands in the lines of one text."""
    option, why, *quotes = (*(line.value for line in lines), "")[: max(2, len(lines))]
    return Parts(option, why, tuple(quotes))


class Options(Texts):
    """The wrong options: what each says, why it is wrong, and quotes that show it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+up,ctrl+l", "shift(-1)", "lift", key_display="^l"),
        Binding("alt+down", "shift(1)", "lower", show=False),
        Binding("ctrl+r", "remove", "remove", key_display="^r"),
        Binding("ctrl+o", "screen.suggest", "suggest", key_display="^o"),
        Binding("ctrl+t", "quote", "its quote", key_display="^t"),
    ]

    def _change(self, options: Sequence[Parts], at: int, part: str = "option") -> None:
        """Show other options, and write on at the last of such a part of one of them."""
        self._show(options)
        [line for line in self._groups[at] if line.part == part][-1].start()
        self.changed()

    def add(self, texts: Sequence[str]) -> None:
        """Add options that were suggested, and go on behind them."""
        self._show([*self.value, *map(Parts, texts)])
        self.changed()
        last = self._groups[-1][0]
        last.start()
        self.call_after_refresh(last.scroll_visible, animate=False)

    def _here(self) -> tuple[int, str] | None:
        """The index of the option that is being written, and which part of it; None if there is none yet."""
        lines = ((at, line) for at, group in enumerate(self._written) for line in group)
        return next(((at, line.part) for at, line in lines if line.has_focus), None)

    def action_shift(self, step: int) -> None:
        """Move the option that is being written up or down."""
        options = [*self.value]
        if (here := self._here()) and 0 <= here[0] + step < len(options):
            at, part = here
            options.insert(at + step, options.pop(at))
            self._change(options, at + step, part)

    def action_remove(self) -> None:
        """Take the option out that is being written."""
        if here := self._here():
            self._change([*self.value[: here[0]], *self.value[here[0] + 1 :]], here[0])

    def action_quote(self) -> None:
        """Write a quote on the option, or one more."""
        if here := self._here():
            at, options = here[0], [*self.value]
            options[at] = options[at]._replace(quotes=(*options[at].quotes, ""))
            self._change(options, at, "quote")
