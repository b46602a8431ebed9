"""Fields of one text or several: answers, and quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widget import AwaitMount, Widget

from quiz.bank.editing.plain import Plain
from quiz.tui.workshop.field import Field
from quiz.tui.workshop.remarks import Remarks
from quiz.tui.workshop.writing import Listed, Writing

if TYPE_CHECKING:
    from quiz.bank.authoring.inspecting import Remark


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

    def remark(self, remarks: Sequence[Remark]) -> None:
        """Show what is wrong, each remark at the text that it is about."""
        by_place: dict[TextPlace, list[Remark]] = {place: [] for place in self._places}
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
