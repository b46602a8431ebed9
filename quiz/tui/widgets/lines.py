"""The lines around a page: above it where one is, below it the keys that act now, each a button too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.content import Content
from textual.style import Style

from quiz.tui.widgets.prose import EMPTY, MUTED, Lines

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen


_NEXT = "enter"
"""The key that goes on: it comes first, in bold."""
_LAST = ("help", "leave", "back", "done", "start page", "quit")
"""What stands at the end of the line on every screen."""


_KNOWN = (("?", "help"), ("esc", "leave"), ("esc", "back"))
"""Words of keys that all know: they go first where there is no room for all."""
_FOUND = "↑↓"
"""Keys with these go next: whoever does not read of the arrows tries them."""


_GROWING = 0.3
"""Seconds in which the red part of the rule grows."""


class Hint(NamedTuple):
    """A key as people write it, what it does, and as Textual calls it."""

    display: str
    does: str
    key: str

    @property
    def shown(self) -> Content:
        """The key in the accent of keys, what it does beside it; a press finds the key there."""
        style = "bold $foreground" if self.key == _NEXT else MUTED
        words = Content.assemble((self.display, "$warning"), (f" {self.does}".rstrip(), style))
        return words.stylize(Style.from_meta({"key": self.key}))


def _in_lines(hints: Iterable[Content], width: int, space: int) -> list[Content]:
    lines: list[Content] = []
    for hint in hints:
        if lines and lines[-1].cell_length + space + hint.cell_length <= width:
            lines[-1] = lines[-1].pad_right(space) + hint
        else:
            lines.append(hint)
    return lines


class KeyLine(Lines):
    """One line, or two on a narrow terminal, of the screen's keys as they act now; a press acts too.

    Lighter than a footer of widgets: it is one widget, repainted when the screen's bindings change.
    """

    DEFAULT_CSS = """
    KeyLine { dock: bottom; }
    """

    hints: tuple[Hint, ...] = ()

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self._bindings_changed(self.screen)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if not screen.is_attached or not screen.is_active:
            return  # under a dialog, the keys of a screen are none
        hints: dict[str, Hint] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if active.enabled and (words := self.words_of(binding)):
                display = binding.key_display or self.app.get_key_display(binding)
                hints.setdefault(binding.action, Hint(display, words, binding.key))
        now = tuple(sorted(hints.values(), key=lambda hint: (hint.key != _NEXT, hint.does in _LAST)))
        if now != self.hints:
            width = self.content_size.width
            before, self.hints = len(self.lines(width)), now
            self.refresh()
            if len(self.lines(width)) != before:
                self.refresh(layout=True)
                # Textual drops a layout that is asked for while another is on its way.
                self.call_after_refresh(self.refresh, layout=True)

    def words_of(self, binding: Binding) -> str:
        """What a key does, in words; empty for one that is not shown."""
        return binding.description if binding.show else ""

    def lay(self, width: int) -> Sequence[Content]:
        """The hints in lines; where that saves one, closer together, and without what people know or find."""
        few = [hint._replace(does="") if (hint.display, hint.does) in _KNOWN else hint for hint in self.hints]
        fewer = [hint for hint in few if not set(hint.display) & set(_FOUND) or hint.does == "more"]
        ways = ([hint.shown for hint in way] or [EMPTY] for way in (self.hints, few, fewer))
        laid = [_in_lines(way, width, space) for way in ways for space in (3, 2)]
        return next((lines for lines in laid if len(lines) == 1), min(laid[:2], key=len))

    def on_click(self, event: events.Click) -> None:
        """Act as the pressed key does."""
        if key := event.style.meta.get("key"):
            event.stop()
            self.app.simulate_key(key)


class TopLine(Lines):
    """One line of words over a thin rule; the rule's red part is what is done."""

    DEFAULT_CSS = """
    TopLine { height: 3; }
    """

    _left = _right = _signs = _short = EMPTY
    _before = _done = 0.0

    def show(
        self,
        left: Content,
        right: Content = EMPTY,
        done: float = 0.0,
        signs: Content = EMPTY,
        short: Content = EMPTY,
    ) -> None:
        """Show these words, where there is room the signs too, and `done` (0 to 1) of the rule filled.

        `short` is for the left where that has no room.
        """
        self._left, self._right, self._signs, self._short = left, right, signs, short or left
        self._before, self._done = self._done, done
        self.refresh()
        if self._before != done:
            self.come(_GROWING)

    def lay(self, width: int) -> Sequence[Content]:
        """The words over the rule."""
        right = self._right
        if self._signs and self._left.cell_length + self._signs.cell_length + right.cell_length + 6 <= width:
            right = self._signs + "    " + right
        right = right.stylize_before(MUTED)
        room = max(4, width - right.cell_length - 2)
        left = self._left if self._left.cell_length <= room else self._short
        left = left.truncate(room, ellipsis=True).stylize(MUTED)
        words = left.pad_right(width - left.cell_length - right.cell_length) + right
        halves = round((self._before + self.share * (self._done - self._before)) * width * 2)
        done = "━" * (halves // 2) + "╸" * (halves % 2)
        rule = Content.assemble((done, "$primary"), ("─" * (width - len(done)), "$foreground-muted 50%"))
        return words, rule
