"""The wrong options: what each says, why it is wrong, and a quote that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import AwaitMount, Widget

from quiz.bank.authoring.options import Parts, changed, parts_of
from quiz.bank.editing.plain import Plain
from quiz.tui.workshop.field import Field
from quiz.tui.workshop.remarks import Remarks
from quiz.tui.workshop.writing import Listed, Writing

if TYPE_CHECKING:
    from quiz.bank.authoring.inspecting import Remark


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

    def remark(self, remarks: Sequence[Remark]) -> None:
        """Show what is wrong, each remark at the option that it is about."""
        by_index: dict[int | None, list[Remark]] = {}
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
