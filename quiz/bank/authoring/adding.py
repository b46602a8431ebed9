"""One item more in a bank's file: held to the rules, then written, whatever happens to the file meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from quiz.bank.authoring.desk import Desk
from quiz.bank.authoring.inspecting import Inspector, Remark
from quiz.bank.authoring.layout import in_order
from quiz.bank.editing.document import Document, Section
from quiz.bank.editing.plain import Plain
from quiz.bank.editing.saving import ChangedOnDisk, save
from quiz.bank.files import read_file
from quiz.bank.model import Bank
from quiz.bank.problems import Level
from quiz.bank.rules.enough_quote import CODE

_TRIES = 5
"""Times that a file is read anew because another program has saved it at this very moment."""


@dataclass(frozen=True, slots=True)
class Added:
    """An item that was written."""

    id: str
    """What it goes by."""
    line: int
    """Where it begins in the file, from 1."""


class Adder:
    """Adds items to a bank's file, one at a time, each saved before the next."""

    def __init__(self, path: Path) -> None:
        """Read a bank's file; raises UnreadableError and NotEditable."""
        self.path = path
        """The file."""
        self._take(Document.read(read_file(path)))

    def _take(self, document: Document) -> None:
        self._desk = Desk.of(document)
        self._inspector = Inspector(self._desk, self.path)
        self._is_surveyed = True  # once it is asked for anything

    @property
    def bank(self) -> Bank | None:
        """The bank with its good items; None if it has no title or no source."""
        if not self._is_surveyed:
            self._is_surveyed = True
            self._inspector.survey()
        return self._inspector.bank

    def remarks(self, section: Section, fields: Mapping[str, Plain]) -> tuple[Remark, ...]:
        """What the rules say of an item, were it added as it is.

        A new item may as well have a quote that proves something: one that does not is an error here.
        """
        desk, key = self._desk.added(section, fields)
        self._inspector.show(desk)
        return tuple(
            replace(remark, level=Level.ERROR) if remark.code == CODE else remark
            for remark in self._inspector.remarks(key)
        )

    def add(self, section: Section, fields: Mapping[str, Plain]) -> Added:
        """Write an item behind the others of its list, with an id if it has none.

        What another program has saved meanwhile stays as it is. Raises UnreadableError, NotEditable and
        CannotWrite, and SaveFailed if the file cannot be written.
        """
        for _ in range(_TRIES):
            desk, key = self._desk.added(section, in_order(section, fields))
            desk = desk.with_ids()
            document = desk.written()
            try:
                save(self.path, self._desk.document.raw, document.raw)
            except ChangedOnDisk as changed:
                self._take(Document.read(changed.theirs))
                continue
            self._desk = desk.saved(document)
            self._inspector.show(self._desk)
            self._is_surveyed = False
            added = self._desk.card(key)
            return Added(added.id, document.line(section, self._desk.origins()[key]))
        raise ChangedOnDisk(self._desk.document.raw)
