"""What stands over a page until it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Input

from quiz.bank.problems import ProblemError
from quiz.text.cleaning import excerpt
from quiz.text.finding import bare, has_words, lit
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import MUTED, Block, Prose, shown
from quiz.tui.widgets.rows import ListRows, Row, Rows


class Dialog(ModalScreen[ScreenResultType]):
    """A box over a page, for one answer."""

    AUTO_FOCUS = ""  # of Textual, which gives none while another window has the keys

    is_list = False
    """It is as high as there is room for."""

    def compose(self) -> ComposeResult:
        """The box, and in it the keys at the end."""
        with Vertical(classes="box -list" if self.is_list else "box"):
            yield from self.compose_body()
            yield KeyLine()

    def compose_body(self) -> Iterable[Widget]:
        """The question and what answers it."""
        return ()

    def on_mount(self) -> None:
        """Give the keys to the first that takes them."""
        self.focus_next()

    def answer(self, result: ScreenResultType | None = None) -> None:
        """Close, and give the answer to the page; a second press of the mouse is none."""
        if self.is_active:
            self.dismiss(result)


class Ask(Dialog[ScreenResultType]):
    """Asks, and offers answers; gives None if it is not decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", key_display="⏎"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    def __init__(
        self,
        question: str,
        lines: Iterable[str],
        answers: Iterable[tuple[str, ScreenResultType]],
        *,
        keys: str = "1234567890",
        at: int = 0,
    ) -> None:
        """Ask, with lines that explain it, and offer answers, each with what it gives; any text from outside.

        `keys` choose the answers, and the cursor is on one of them.
        """
        super().__init__()
        explained = (Block(shown(line, "$foreground-muted")) for line in lines)
        self._above = Block(shown(question, "bold"), gap=1), *explained
        self._answers, self._keys, self._at = tuple(answers), keys, at

    def compose_body(self) -> Iterable[Widget]:
        """The question over its answers."""
        yield Prose(*self._above, *[Block()] * (len(self._above) > 1))
        keyed = enumerate(self._answers)
        offered = (Row(shown(text), key=self._keys[at : at + 1]) for at, (text, _) in keyed)
        yield VerticalScroll(Rows(*offered, gap=0, cursor=self._at), can_focus=False)

    def on_rows_chosen(self) -> None:
        """A press or a key answers."""
        self.action_choose()

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.answer(self._answers[self.query_one(Rows).cursor][1])


class Leaving(Ask[ScreenResultType]):
    """Asks before something is left; the key that ends the program asks no second time, and ends nothing."""

    def ask_to_quit(self) -> bool:
        """It is being asked."""
        return True


class Confirm(Ask[bool]):
    """Asks for yes or no, the cursor on no."""

    def __init__(self, question: str, explanation: str, yes: str, no: str) -> None:
        super().__init__(question, [explanation], [(yes, True), (no, False)], keys="yn", at=1)


class Offer(NamedTuple):
    """Something that may be chosen."""

    text: str
    tail: str = ""
    """Stands at the row's end."""
    about: str = ""
    """Stands below the list while the cursor is on it."""
    beside: Sequence[str] = ()
    """Texts by which it is found too; the one that has what is sought is shown then."""


_FOUND = "bold underline"
_BEFORE, _SHOWN = 24, 110
"""Characters of a text that are shown before what is found in it, and in all."""


class Choose(Dialog[tuple[int, ...]]):
    """Offers to choose from; gives the indices of the chosen in the order in which they were.

    What is typed leaves those that have all its words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "choose"),
        Binding("enter", "take", "take", key_display="⏎"),
        Binding("backspace", "rub_out", "rub out", show=False),
        Binding("escape", "back", "back", key_display="esc"),
    ]

    def __init__(
        self,
        heading: str,
        offers: Sequence[Offer],
        nothing: str = "",
        *,
        several: bool = False,
        numbered: bool = False,
        at: int = 0,
        chosen: Iterable[int] = (),
    ) -> None:
        """Show offers, of which one or several may be chosen, or are already, the cursor on one of them.

        `nothing` is said if there are none. Where `numbered`, digits choose as long as nothing is typed.
        """
        super().__init__()
        self._heading = Content.styled(heading, "bold") if offers else Content(nothing)
        self._offers = offers
        self.is_list = bool(offers)
        self._several, self._numbered = several, numbered
        self._at = at
        self._bare = [bare("\n".join([offer.text, offer.tail, *offer.beside])) for offer in offers]
        self._chosen = list(chosen)
        self._typed = ""
        self._left: list[int] = []
        self._line = Prose()
        self._rows = ListRows(gap=0)
        self._about = Prose(classes="about")

    def compose_body(self) -> Iterable[Widget]:
        """The heading over the rows."""
        yield Prose(Block(self._heading))
        if self._offers:
            yield self._line
            yield VerticalScroll(self._rows, can_focus=False)
            yield self._about

    def on_mount(self) -> None:
        """Find all."""
        if self._offers:
            self._find("", self._at)

    def _row(self, index: int, number: int) -> Row:
        offer, typed = self._offers[index], self._typed
        key = (f"{number}" if number <= 9 and not typed else " ") if self._numbered else ""
        rank = str(self._chosen.index(index) + 1) if index in self._chosen else "·"
        mark = "✓" if self._numbered and index in self._chosen else rank[-1]
        text, tail = (_lit(words, typed, style) for words, style in ((offer.text, ""), (offer.tail, MUTED)))
        here = bare(f"{offer.text}\n{offer.tail}")
        beside = [word for word in bare(typed).split() if word not in here]
        below = [Block(_lit(words, typed, MUTED)) for words in _where(beside, offer.beside)]
        return Row(text, key=key, mark=mark, mark_style="$success", tail=tail, below=below)

    def _find(self, typed: str, cursor: int = 0) -> None:
        """Show the offers that have a text, and that."""
        self._typed = typed
        self._left = [index for index, text in enumerate(self._bare) if has_words(typed, text)]
        found = "" if self._left else "  –  nothing has that"
        line = Content.assemble(("Find: ", "$foreground-muted"), shown(typed), ("▏", "$primary"), found)
        if not typed:
            line = Content.styled("Type to find." + " 1 to 9 choose." * self._numbered, "$foreground-muted")
        self._line.show([Block(line, gap=1)])
        numbered = zip(self._left, range(1, len(self._left) + 1), strict=True)
        self._rows.show((self._row(index, number) for index, number in numbered), cursor)
        self.on_rows_moved()
        self.refresh_bindings()

    def on_rows_moved(self) -> None:
        """Show what there is to say of the offer under the cursor."""
        about = self._offers[self._left[self._rows.cursor]].about if self._left else ""
        self._about.show([Block(shown(about, "$foreground-muted"))] if about else [])

    def on_key(self, event: events.Key) -> None:
        """Find by what is typed; where several may be chosen, a blank chooses if nothing goes on with one."""
        letter = event.character
        if not (self._offers and event.is_printable and letter):
            return
        typed = self._typed + letter
        goes_on = not self._several or (len(self._left) > 1 and not self._typed.endswith(" "))
        if not letter.isspace() or (self._typed and goes_on):
            event.stop()
            event.prevent_default()
            self._find(typed)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press marks a row, or takes it where only one may be."""
        (self.action_mark if self._several else self.action_take)()

    def action_mark(self) -> None:
        """Choose the row under the cursor, or take that back; then all can be found again."""
        if self._left:
            index = self._left[self._rows.cursor]
            (self._chosen.remove if index in self._chosen else self._chosen.append)(index)
            self._find("", index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take where there is something to, and to choose several where several may be."""
        offered = {"mark": self._several and self._left, "take": self._left or self._chosen}
        return bool(offered.get(action, True))

    def action_rub_out(self) -> None:
        """Take the last typed letter back."""
        if self._typed:
            self._find(self._typed[:-1])

    async def action_back(self) -> None:
        """Find all again; if nothing is typed, close."""
        if self._typed:
            self._find("")
        else:
            await self.action_dismiss()

    def action_take(self) -> None:
        """Take what is chosen; if nothing is, the row under the cursor."""
        self.answer(tuple(self._chosen) or (self._left[self._rows.cursor],))


def _where(wanted: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """The fewest texts that have some words, each from shortly before them on."""
    while wanted:
        most = max(texts, key=lambda text: sum(word in bare(text) for word in wanted))
        start = max(0, lit(" ".join(wanted), most)[0].start - _BEFORE)
        yield excerpt("…" * bool(start) + most[start:].lstrip(" ,;.:"), _SHOWN)
        wanted = [word for word in wanted if word not in bare(most)]


def _lit(words: str, typed: str, style: str = "") -> Content:
    """Words from outside, what is found in them standing out."""
    text = shown(words, style)
    for span in lit(typed, words):
        text = text.stylize(_FOUND, *span)
    return text


class Typed(Input):
    """The line of a `TypeLine`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "take", key_display="⏎")]


class TypeLine(Dialog[ScreenResultType]):
    """Asks for a line; gives what `read` makes of it, and None if it was thought better of."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back", key_display="esc")]

    def __init__(
        self, heading: str, value: str, read: Callable[[str], ScreenResultType], longest: int = 0
    ) -> None:
        """Ask, the line filled with `value`; where `read` raises ProblemError, that is said below the line.

        The line takes `longest` characters, 0 for any number.
        """
        super().__init__()
        self._heading = Block(shown(heading, "bold"), gap=1)
        self._line = Typed(value, max_length=longest, compact=True)
        self._trouble = Prose()
        self._read = read

    def compose_body(self) -> Iterable[Widget]:
        """The line under its heading, and what is in the way below it."""
        yield from (Prose(self._heading), self._line, self._trouble)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Close with what was read, if it can be."""
        try:
            found = self._read(message.value)
        except ProblemError as error:
            lines = filter(None, (error.problem.message, error.problem.hint))
            self._trouble.show(Block(shown(line, "$error")) for line in lines)
        else:
            self.answer(found)
