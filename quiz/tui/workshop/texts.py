"""Fields of several texts: answers and quotes, and wrong options with why they are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from quiz.bank.editing.plain import Plain
from quiz.bank.items import OPTION_KEYS
from quiz.tui.workshop.field import Field
from quiz.tui.workshop.writing import Writing


class TextsField(Field):
    """A field of one text or several; the last place is always free for one more."""

    def __init__(self, name: str, label: str, hint: str, more: str) -> None:
        """Show `hint` in the first free place, and `more` in those below others."""
        super().__init__(name, label)
        self._more = more
        self._places = [Writing(hint=hint)]  # those being removed are children still, and no places

    def compose_editor(self) -> Iterable[Widget]:
        """A place for each text."""
        yield Vertical(*self._places, classes="texts")

    def on_mount(self) -> None:
        """Be as high as what is in it."""
        self.query_one(".texts").styles.height = "auto"

    @property
    def value(self) -> Plain:
        """Nothing, the text, or the list of them."""
        texts: list[Plain] = [place.value for place in self._places if place.value]
        return texts if len(texts) > 1 else texts[0] if texts else ""

    def fill(self, value: Plain) -> None:
        """Show other texts."""
        texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
        texts = [text for text in texts if text.strip()]
        self._make_room(len(texts) + 1)
        for place, text in zip(self._places, [*texts, ""], strict=True):
            place.fill(text)

    def start(self) -> None:
        """Write into the first free place, or the only text."""
        self._places[0].start()

    def on_writing_written(self, message: Writing.Written) -> None:
        """Keep a place free."""
        if self._places[-1].value:
            self._make_room(len(self._places) + 1)
        super().on_writing_written(message)

    def _make_room(self, count: int) -> None:
        for place in self._places[count:]:
            place.remove()
        del self._places[count:]
        new = [Writing(hint=self._more) for _ in range(count - len(self._places))]
        self._places += new
        self.query_one(".texts").mount(*new)


class OptionEditor(Vertical):
    """One wrong option: its text, why it is wrong, and a quote if it has one."""

    DEFAULT_CSS = """
    OptionEditor { height: auto; margin: 0 0 1 0; }
    OptionEditor Writing.-second { margin: 0 0 0 3; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, Plain] = {}
        self._places = {
            "option": Writing(hint="a wrong option"),
            "why": Writing(hint="why it is wrong", classes="-second"),
            "quote": Writing(hint="a quote that shows it", classes="-second"),
        }

    def compose(self) -> Iterable[Widget]:
        """Three places, of which the last two show once there is an option."""
        yield from self._places.values()

    def on_mount(self) -> None:
        """Show what there is."""
        self.show_places()

    def _place(self, name: str) -> Writing:
        return self._places[name]

    @property
    def value(self) -> Plain:
        """Nothing, the option, the option with why it is wrong, or these in full."""
        option, why, quote = (self._place(name).value for name in ("option", "why", "quote"))
        if not option:
            return ""
        if quote or self._kept or (why and option in OPTION_KEYS):
            full: dict[str, Plain] = {"option": option, "why": why, "quote": quote or ""}
            full = {**self._kept, **full}
            return {name: value for name, value in full.items() if value}
        return {option: why} if why else option

    def fill(self, value: Plain) -> None:
        """Show another option."""
        option, why, quote = "", "", ""
        self._kept = {}
        if isinstance(value, str):
            option = value
        elif isinstance(value, dict) and len(value) == 1 and value.keys().isdisjoint(OPTION_KEYS):
            ((option, reason),) = value.items()
            why = reason if isinstance(reason, str) else ""
        elif isinstance(value, dict):
            self._kept = value
            option, why, quote = (_text(value.get(name, "")) for name in ("option", "why", "quote"))
        for name, text in (("option", option), ("why", why), ("quote", quote)):
            self._place(name).fill(text)
        self.show_places()

    def show_places(self, *, with_quote: bool | None = None) -> None:
        """Show the places that may have something; the quote's if told, or if there is one."""
        option, quote = self._place("option").value, self._place("quote")
        self._place("why").display = bool(option)
        if with_quote is not None or not quote.has_focus:
            quote.display = bool(option) and bool(with_quote or quote.value)

    def start(self, name: str = "option") -> None:
        """Write."""
        place = self._place(name)
        place.display = True
        place.start()


class OptionsField(Field):
    """The wrong options; the last place is always free for one more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+up", "shift(-1)", "move", show=False),
        Binding("alt+down", "shift(1)", "move option", key_display="alt+↑↓"),
        Binding("ctrl+o", "suggest", "suggest"),
        Binding("ctrl+t", "quote", "its quote"),
    ]

    class WantsSuggestions(Message):
        """The teacher wants to see what could be wrong options."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self._editors = [OptionEditor()]  # those being removed are children still, and no editors

    def compose_editor(self) -> Iterable[Widget]:
        """A place for each option."""
        yield Vertical(*self._editors, classes="options")

    def on_mount(self) -> None:
        """Be as high as what is in it."""
        self.query_one(".options").styles.height = "auto"

    @property
    def options(self) -> list[Plain]:
        """The options there are."""
        return [value for editor in self._editors if (value := editor.value)]

    @property
    def value(self) -> Plain:
        """The options; an empty text if there is none."""
        return self.options or ""

    def fill(self, value: Plain) -> None:
        """Show other options."""
        options = value if isinstance(value, list) else [value] if value else []
        self._make_room(len(options) + 1)
        for editor, option in zip(self._editors, [*options, ""], strict=True):
            if editor.value != option:
                editor.fill(option)

    def add(self, texts: Sequence[str]) -> None:
        """Add options that were suggested."""
        self.fill([*self.options, *texts])
        self.call_after_refresh(self.edited)

    def start(self) -> None:
        """Write into the first place."""
        self._editors[0].start()

    def start_at(self, index: int, name: str) -> None:
        """Write into a part of an option."""
        editors = self._editors
        editors[min(index, len(editors) - 1)].start(name)

    def on_writing_written(self, message: Writing.Written) -> None:
        """Keep a place free, and show the places that are needed."""
        for editor in self._editors:
            editor.show_places()
        if self._editors[-1].value:
            self._make_room(len(self._editors) + 1)
        super().on_writing_written(message)

    def _focused(self) -> int | None:
        found = (index for index, editor in enumerate(self._editors) if editor.has_focus_within)
        return next(found, None)

    def action_shift(self, step: int) -> None:
        """Move the option that is being written up or down."""
        options, at = self.options, self._focused()
        if at is None or at >= len(options) or not 0 <= at + step < len(options):
            return
        options[at], options[at + step] = options[at + step], options[at]
        self.fill(options)
        self._editors[at + step].start()
        self.edited()

    def action_suggest(self) -> None:
        """Ask for names, places and dates of the answer's kind."""
        self.post_message(self.WantsSuggestions())

    def action_quote(self) -> None:
        """Write a quote on the option."""
        at = self._focused()
        if at is not None and self._editors[at].value:
            self._editors[at].show_places(with_quote=True)
            self._editors[at].start("quote")

    def _make_room(self, count: int) -> None:
        for editor in self._editors[count:]:
            editor.remove()
        del self._editors[count:]
        new = [OptionEditor() for _ in range(count - len(self._editors))]
        self._editors += new
        self.query_one(".options").mount(*new)


def _text(value: Plain) -> str:
    if isinstance(value, str):
        return value
    return " ".join(part for part in value if isinstance(part, str)) if isinstance(value, list) else ""
