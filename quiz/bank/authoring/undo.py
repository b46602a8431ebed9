"""Desks back and forth: every act can be undone, and typing into one field is one act until a pause."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace

from quiz.bank.authoring.desk import Desk
from quiz.bank.editing.document import Document

PAUSE = 1.5
"""Seconds without a key after which typing on is another act."""
_MOST = 500
"""Acts that can be undone."""


class Undo:
    """The desk as it is now, and what it was."""

    def __init__(self, desk: Desk) -> None:
        self._past: list[Desk] = []
        self._now = desk
        self._future: list[Desk] = []
        self._moves: list[tuple[Document, Callable[[Desk], Desk]]] = []
        self._run: Hashable = None
        self._at = 0.0

    @property
    def now(self) -> Desk:
        """The desk as it is."""
        return self._now

    @property
    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is an act to do again."""
        return bool(self._future)

    def did(self, desk: Desk, run: Hashable = None, at: float = 0.0) -> None:
        """Note what the desk has become.

        Acts of one `run` (such as one card's field) are one act while less than a pause lies between them;
        `at` is the time in seconds, from any start. None is an act by itself.
        """
        goes_on = run is not None and run == self._run and at - self._at < PAUSE and self._past
        if not goes_on:
            self._past.append(self._now)
            del self._past[:-_MOST]
        self._go_to(desk)
        self._future.clear()
        self._run, self._at = run, at

    def undo(self) -> Desk:
        """Go back by one act, if there is one; the desk as it is then."""
        self._run = None
        if self._past:
            self._future.append(self._now)
            self._go_to(self._carried(self._past.pop()))
        return self._now

    def redo(self) -> Desk:
        """Do the act again that was last taken back, if there is one; the desk as it is then."""
        self._run = None
        if self._future:
            self._past.append(self._now)
            self._go_to(self._carried(self._future.pop()))
        return self._now

    def moved(self, desk: Desk, carry: Callable[[Desk], Desk]) -> None:
        """Note that the desk is on another document now, which is no act of the teacher's.

        `carry` brings a desk there that was on the document before, once it is gone back to.
        """
        self._moves.append((self._now.document, carry))
        self._go_to(desk)
        self._run = None

    def _go_to(self, desk: Desk) -> None:
        """Have another desk, on which no key is given out again."""
        self._now = replace(desk, next_key=max(desk.next_key, self._now.next_key))

    def _carried(self, desk: Desk) -> Desk:
        """A desk of before on the document of now."""
        for document, carry in self._moves:
            if desk.document is document:
                desk = carry(desk)
        return desk
