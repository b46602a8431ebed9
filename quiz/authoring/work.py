"""A bank's file being worked on: the desk and its past, what the rules say, and the way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from quiz.authoring.card import in_order
from quiz.authoring.desk import Desk, Undo
from quiz.authoring.document import Document, NotEditable
from quiz.authoring.editable import read_document
from quiz.authoring.inspecting import Inspector
from quiz.authoring.merging import Conflict, Merge, merged
from quiz.authoring.saving import ChangedOnDisk, save
from quiz.authoring.suggesting import Suggestion, wrong_options
from quiz.authoring.unsaved import Recovered, Recovery
from quiz.authoring.values import Plain, Section
from quiz.bank.files import read_file
from quiz.bank.model import Bank
from quiz.bank.problems import Level, Problem, ProblemError
from quiz.checks.quote_rules import CODE


class News(Enum):
    """What a look at the disk may find."""

    NONE = auto()
    TAKEN = auto()
    """Another program has saved the file, and its changes are taken over."""
    CLASH = auto()
    """It has, and some of its changes clash with what is not saved here: saving has to ask."""
    BROKEN = auto()
    """It has, with an error."""
    UNREADABLE = auto()
    """The file cannot be read any more."""
    SOURCE = auto()
    """The source has a file of its own, and that has changed."""


class Look(NamedTuple):
    """What a look at the disk has found."""

    news: News
    message: str = ""
    """What is wrong, in one line; empty if nothing is."""


class Work:
    """One bank's file, as long as a teacher works on it."""

    def __init__(self, path: Path, recovery: Recovery, clock: Callable[[], float] = monotonic) -> None:
        """Read a file; raises ProblemError, of which NotEditable is one. `clock` gives seconds."""
        self.path = path
        self.recovery = recovery
        """Keeps what is not saved yet, and has what a program that ended had not saved."""
        self._clock = clock
        self._looked: object = None
        desk = Desk.of(read_document(read_file(path)))
        self._undo = Undo(desk)
        self.inspector = Inspector(desk, path)
        """What the rules say of the desk."""

    @property
    def desk(self) -> Desk:
        """The desk as it is."""
        return self._undo.now

    @property
    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return self._undo.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an act to do again."""
        return self._undo.can_redo

    def type(self, key: int, changes: Mapping[str, Plain], place: Hashable = None) -> tuple[Problem, ...]:
        """Take what was typed just now into fields of a card; what the rules say of the card.

        A field that is empty is left out. What is typed in one `place` without a pause is one act.
        """
        self._undo.did(self.desk.typed(key, changes), run=(key, place, *changes), at=self._clock())
        self.inspector.show(self.desk)
        return self.inspector.remarks(key)

    def do(self, desk: Desk) -> None:
        """Take what an act has made of the desk."""
        self._undo.did(desk)
        self.inspector.show(desk)

    def add(self, section: Section, fields: Mapping[str, Plain], after: int | None = None) -> int:
        """Add a card behind another, or at the end of its list; its key."""
        desk, key = self.desk.added(section, fields, after)
        self.do(desk)
        return key

    def undo(self) -> None:
        """Take the last act back."""
        self.inspector.show(self._undo.undo())

    def redo(self) -> None:
        """Do the act again that was taken back last."""
        self.inspector.show(self._undo.redo())

    # What is known of a card

    def sentence(self, key: int) -> int | None:
        """The first sentence of the source in which a card's quotes stand; None if they stand nowhere."""
        bank = self.inspector.bank
        located = (bank.source.locate(quote) for quote in self.desk.card(key).texts("quote")) if bank else ()
        return next((place.sentences[0] for place in located if place and place.sentences), None)

    def suggestions(self, key: int) -> tuple[Suggestion, ...]:
        """What stands in the source and may be a wrong option of a card; nothing before it has an answer."""
        bank, card = self.inspector.bank, self.desk.card(key)
        answers = card.texts("answer")
        if bank is None or not answers:
            return ()
        ask = "".join(card.texts("ask"))
        return wrong_options(bank, answers[0], [*answers, *card.texts("wrong")], self.sentence(key), ask)

    # The file

    def save(self) -> int:
        """Write the file if anything has changed; how many items that concerns.

        Raises ChangedOnDisk if another program has saved the file since, and ProblemError.
        """
        return self._write(self.desk.document.raw) if self.desk.is_changed else 0

    def write_over(self) -> int:
        """Write the file as it is here, whatever another program has made of it, or if it is gone.

        Gives and raises what `save` does.
        """
        try:
            there = read_file(self.path)
        except ProblemError as error:
            if error.problem.code != "no-file":
                raise
            there = b""
        return self._write(there)

    def _write(self, there: bytes) -> int:
        desk = self.desk.without_empty().with_ids()
        items = max(1, len(desk.changed()))
        document = desk.written()
        save(self.path, there, document.raw)
        origins, ids = desk.origins(), desk.ids()
        self._undo.moved(desk.saved(document), lambda earlier: earlier.rebased(document, origins, ids))
        self.inspector.show(self.desk)
        self.recovery.forget()
        return items

    # Another program's changes

    def theirs(self) -> bytes | None:
        """What another program has saved in the file since; None if nothing. Raises ProblemError."""
        raw = read_file(self.path)
        return None if raw == self.desk.document.raw else raw

    def look(self) -> Look:
        """Look whether another program has saved the file, and take its changes over where none clashes.

        What was found already is no news the next time.
        """
        try:
            theirs = self.theirs()
            if theirs is None:
                self._looked = None
                return Look(News.SOURCE if self.inspector.look_again() else News.NONE)
            if theirs == self._looked:
                return Look(News.NONE)
            self._looked = theirs
            merge = self.merge(theirs)
        except NotEditable as error:
            return Look(News.BROKEN, str(error))
        except ProblemError as error:
            is_known, self._looked = str(error) == self._looked, str(error)
            return Look(News.NONE) if is_known else Look(News.UNREADABLE, str(error))
        if merge.conflicts:
            return Look(News.CLASH)
        self.take(merge)
        return Look(News.TAKEN)

    def merge(self, theirs: bytes) -> Merge:
        """Both versions as one, as far as they agree; raises NotEditable."""
        document = read_document(theirs)
        if self.desk.document.is_bank and not document.is_bank:
            message = "this is no bank any more: it has no title or no source"
            raise NotEditable(Problem("missing", message))
        return self.desk.merged(document)

    def take(self, merge: Merge, ours: Collection[Conflict] = ()) -> None:
        """Go on with both versions; the conflicts in `ours` are decided for us.

        What was done before can be undone still. What the other program has done stays then, unless it is
        in an item that has been changed here too.
        """

        def over(desk: Desk, merge: Merge, ours: Collection[Conflict]) -> Desk:
            timeline, questions = (merge.entries(section, ours) for section in Section)
            next_key = max(desk.next_key, self.desk.next_key)
            return Desk.over(merge.theirs, timeline, questions, next_key=next_key).named_as(desk)

        def carry(earlier: Desk) -> Desk:
            again = earlier.merged(merge.theirs)
            return over(earlier, again, again.conflicts)

        self._undo.moved(over(self.desk, merge, ours), carry)
        self.inspector.move(self.desk)

    # A program that ends before it has saved

    def keep(self) -> bool:
        """Keep what is not saved yet, in case the program ends; whether it is kept.

        It may run in a thread.
        """
        era, desk = self.recovery.era, self.desk
        try:
            return self.recovery.keep(desk.document.raw, desk.written().raw, era)
        except ProblemError:  # a save says so
            return True

    def restored(self, recovered: Recovered) -> Merge:
        """What was not saved, and what stands in the file now, as one; raises NotEditable."""
        base, ours = read_document(recovered.base), read_document(recovered.now)
        return merged(base, ours, self.desk.document)


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
        """Read a bank's file; raises ProblemError, of which NotEditable is one."""
        self.path = path
        """The file."""
        self._take(read_document(read_file(path)))

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

    def remarks(self, section: Section, fields: Mapping[str, Plain]) -> tuple[Problem, ...]:
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

        What another program has saved meanwhile stays as it is. Raises ProblemError.
        """
        for _ in range(_TRIES):
            desk, key = self._desk.added(section, in_order(section, fields))
            desk = desk.with_ids()
            document = desk.written()
            try:
                save(self.path, self._desk.document.raw, document.raw)
            except ChangedOnDisk as changed:
                self._take(read_document(changed.theirs))
                continue
            self._desk = desk.saved(document)
            self._inspector.show(self._desk)
            self._is_surveyed = False
            added = self._desk.card(key)
            return Added(added.id, document.line(section, self._desk.origins()[key]))
        raise ChangedOnDisk(self._desk.document.raw)
