"""One question with some answers to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from quiz.tui.dialogs import Dialog
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows


class Ask(Dialog[int]):
    """Asks; gives the index of the answer, and None if it is not decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", key_display="⏎"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, question: str, lines: Sequence[str], answers: Sequence[str]) -> None:
        """Ask a question, with lines that explain it, each of which may be from outside."""
        super().__init__()
        self._blocks = [Block(shown(question, "bold"), gap=1)]
        self._blocks += [Block(shown(line, "$foreground-muted")) for line in lines]
        self._blocks.append(Block())
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question over its answers."""
        with Vertical(classes="box"):
            yield Prose(*self._blocks)
            rows = (Row(Content(text), key=str(number)) for number, text in enumerate(self._answers, 1))
            yield Rows(*rows, gap=0)
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Rows).focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press or a digit answers."""
        self.answer(message.index)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.answer(self.query_one(Rows).cursor)


class Offer(NamedTuple):
    """Something that may be chosen."""

    text: str
    """What it says."""
    tail: str = ""
    """Stands at the row's end."""
    about: str = ""
    """Stands below the list while the cursor is on it."""


class Found(Rows, inherit_bindings=False):
    """Rows that leave letters and digits to the search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "move", key_display="↑↓"),
        Binding("home", "jump(0)", "first", show=False),
        Binding("end", "jump(-1)", "last", show=False),
    ]


class Chooser(Dialog[tuple[int, ...]]):
    """Offers of which several may be chosen; gives their indices in the order in which they were.

    What is typed leaves those that have it.
    """

    TAKES_SEVERAL: ClassVar[bool] = True
    """Whether more than one may be chosen."""

    DEFAULT_CSS = """
    Chooser .about { margin: 1 0 0 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "choose"),
        Binding("enter", "take", "take", key_display="⏎"),
        Binding("backspace", "rub_out", "rub out", show=False),
        Binding("escape", "back", "back", key_display="esc"),
    ]

    def __init__(self, heading: str, offers: Sequence[Offer], nothing: str) -> None:
        """Show offers; `nothing` is said if there are none."""
        super().__init__()
        self._heading = heading
        self._offers = offers
        self._nothing = nothing
        self._chosen: list[int] = []
        self._typed = ""
        self._left = list(range(len(offers)))

    def compose(self) -> ComposeResult:
        """The heading over the rows."""
        if not self._offers:
            with Vertical(classes="box"):
                yield Prose(Block(Content(self._nothing)))
                yield KeyLine()
            return
        with Vertical(classes="box -list"):
            yield Prose(Block(Content.styled(self._heading, "bold")))
            yield Prose(classes="typed")
            with VerticalScroll(can_focus=False):
                yield Found(gap=0)
            yield Prose(classes="about")
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        if self._offers:
            self._show(0)
            self._rows.focus()

    @property
    def _rows(self) -> Rows:
        return self.query_one(Rows)

    @property
    def _here(self) -> int | None:
        """The offer under the cursor."""
        return self._left[self._rows.cursor] if self._left else None

    def _row(self, index: int) -> Row:
        offer = self._offers[index]
        number = str(self._chosen.index(index) + 1) if index in self._chosen else "·"
        tail = shown(offer.tail, "$foreground-muted")
        return Row(shown(offer.text), mark=number[-1], mark_style="$success", tail=tail)

    def _show(self, cursor: int) -> None:
        """Show what has the typed text, and that."""
        has = self._has(self._typed)
        self._left = [index for index, offer in enumerate(self._offers) if has(offer)]
        found = "" if self._left else "  –  nothing has that"
        line = Content.assemble(("Find: ", "$foreground-muted"), shown(self._typed), ("▏", "$primary"), found)
        if not self._typed:
            line = Content.styled("Type to find.", "$foreground-muted")
        self.query_one(".typed", Prose).show([Block(line, gap=1)])
        self._rows.show(map(self._row, self._left), cursor)
        self._tell()

    def _tell(self) -> None:
        """Show what there is to say of the offer under the cursor."""
        about = self._offers[self._here].about if self._here is not None else ""
        blocks = [Block(shown(about, "$foreground-muted"))] if about else []
        self.query_one(".about", Prose).show(blocks)

    def on_key(self, event: events.Key) -> None:
        """Find by what is typed, a blank among it if several are left and one has it; else it chooses."""
        if self._offers and event.is_printable and event.character and self._is_sought(event.character):
            event.stop()
            event.prevent_default()
            self._typed += event.character
            self._show(0)

    def _is_sought(self, letter: str) -> bool:
        if not letter.isspace():
            return True
        has_it = any(map(self._has(self._typed + letter), self._offers))
        return bool(self._typed) and has_it and len(self._left) > 1

    @staticmethod
    def _has(typed: str) -> Callable[[Offer], bool]:
        return lambda offer: typed.casefold() in f"{offer.text} {offer.tail}".casefold()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Tell of the offer under the cursor."""
        message.stop()
        self._tell()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press marks a row, or takes it where only one may be."""
        message.stop()
        if self.TAKES_SEVERAL:
            self._toggle(self._left[message.index])
        else:
            self.action_take()

    def action_mark(self) -> None:
        """Choose the row under the cursor, or take that back; then all can be found again."""
        if self._here is not None:
            self._toggle(self._here)

    def _toggle(self, index: int) -> None:
        if index in self._chosen:
            self._chosen.remove(index)
        else:
            self._chosen.append(index)
        if self._typed:
            self._typed = ""
            self._show(index)
            return
        for each in range(len(self._offers)):
            if self._rows.rows[each].mark != self._row(each).mark:
                self._rows.change(each, self._row(each))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to choose several where several may be."""
        return action != "mark" or bool(self._offers and self.TAKES_SEVERAL)

    def action_rub_out(self) -> None:
        """Take the last typed letter back."""
        if self._typed:
            self._typed = self._typed[:-1]
            self._show(0)

    async def action_back(self) -> None:
        """Find all again; if nothing is typed, close."""
        if self._typed:
            self._typed = ""
            self._show(0)
        else:
            await self.action_dismiss()

    def action_take(self) -> None:
        """Take what is chosen; if nothing is, the row under the cursor."""
        if self._chosen or not self._offers:
            self.answer(tuple(self._chosen))
        elif self._here is not None:
            self.answer((self._here,))


class Finder(Chooser):
    """Offers of which one is gone to."""

    TAKES_SEVERAL = False
