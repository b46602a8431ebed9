"""A bank's file being worked on: the desk and its past, what the rules say, and the way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from quiz.authoring.card import Card, in_order
from quiz.authoring.desk import Conflict, Desk, Merge, changes_between, merged
from quiz.authoring.document import Document, NotEditable
from quiz.authoring.inspecting import Inspector
from quiz.authoring.saving import ChangedOnDisk, save
from quiz.authoring.suggesting import Suggestion, dates_like, tells_names, wrong_options
from quiz.authoring.unsaved import Recovered, Recovery
from quiz.authoring.values import Plain, Section
from quiz.bank.files import read_file
from quiz.bank.problems import Level, Problem, ProblemError
from quiz.dates.mentions import sentence_dates
from quiz.game.asked import Asked
from quiz.game.draw import preview
from quiz.game.question import ask
from quiz.text.spans import Run


class News(NamedTuple):
    """What a look at the disk has found."""

    message: str = ""
    is_taken: bool = False


_SAVED = "Another program has saved this bank"
PAUSE = 1.5
"""Seconds without a key after which typing on is another act."""
_MOST = 500  # acts that can be undone


class Work:
    """One bank's file, as long as a teacher works on it."""

    def __init__(self, path: Path, recovery: Recovery, clock: Callable[[], float] = monotonic) -> None:
        """Read a file; raises ProblemError, of which NotEditable is one. `clock` gives seconds."""
        self.path = path
        self.recovery = recovery
        """Keeps what is not saved yet, and has what a program that ended had not saved."""
        self.desk = Desk.of(Document.read(read_file(path)))
        """The desk as it is."""
        self.inspector = Inspector(self.desk, path)
        """What the rules say of the desk."""
        self._clock = clock
        self._looked: object = None
        self.past: list[Desk] = []
        """The desks before each act that can be taken back, the latest last."""
        self.future: list[Desk] = []
        """Those that can be gone on to, the next one last."""
        self._moves: list[tuple[Document, Callable[[Desk], Desk]]] = []
        self._run: Hashable = None
        self._at = 0.0

    # Acts

    def do(self, desk: Desk, run: Hashable = None) -> None:
        """Take what an act has made of the desk.

        Acts of one `run` are one act while less than a pause lies between them; none is an act by itself.
        """
        at = self._clock()
        goes_on = run is not None and run == self._run and at - self._at < PAUSE and self.past
        if not goes_on:
            self.past = [*self.past, self.desk][-_MOST:]
        self.future.clear()
        self._run, self._at = run, at
        self._show(desk)

    def type(self, key: int, changes: Mapping[str, Plain], place: Hashable = None) -> tuple[Problem, ...]:
        """Take what was typed just now into fields of a card; what the rules say of the card.

        A field that is empty is left out. What is typed in one `place` without a pause is one act.
        """
        self.do(self.desk.typed(key, changes), run=(key, place, *changes))
        return self.inspector.remarks(key)

    def add(self, section: Section, fields: Mapping[str, Plain], after: int | None = None) -> int:
        """Add a card behind another, or at the end of its list; its key."""
        desk, key = self.desk.added(section, fields, after)
        self.do(desk)
        return key

    def undo(self) -> bool:
        """Take the last act back, if there is one; whether there was."""
        return self._step(self.past, self.future)

    def redo(self) -> bool:
        """Do the act again that was taken back last, if there is one; whether there was."""
        return self._step(self.future, self.past)

    def _step(self, left: list[Desk], other: list[Desk]) -> bool:
        self._run = None
        if not left:
            return False
        other.append(self.desk)
        desk = left.pop()
        for document, carry in self._moves:
            if desk.document is document:
                desk = carry(desk)
        self._show(desk)
        return True

    def _move(self, desk: Desk, carry: Callable[[Desk], Desk]) -> None:
        """Go on with a desk on another document, which is no act of the teacher's.

        `carry` brings a desk there that was on the document before, once it is gone back to.
        """
        self._moves.append((self.desk.document, carry))
        self._run = None
        self._show(desk)

    def _show(self, desk: Desk) -> None:
        """Have another desk, on which no key is given out again."""
        self.desk = replace(desk, next_key=max(desk.next_key, self.desk.next_key))
        self.inspector.show(self.desk)

    # What is known of a card

    def sentences(self, card: Card) -> tuple[int, ...]:
        """The sentences of the source in which a card's quotes stand, in the order of the quotes."""
        bank = self.inspector.bank
        located = (bank.source.locate(quote) for quote in card.texts("quote")) if bank else ()
        return tuple(sentence for place in located if place for sentence in place.sentences)

    def dated_words(self, card: Card) -> tuple[Run, ...]:
        """The sentences in which an event's quotes stand, with those words as quoted that say its date."""
        bank, said = self.inspector.bank, " ".join(card.texts("date"))
        runs: list[Run] = []
        if bank is None:
            return ()
        for sentence in dict.fromkeys(self.sentences(card)):
            found = dates_like(said, sentence_dates(bank.source, sentence))
            runs += [Run(" ")] * bool(runs)
            runs += bank.source.runs(bank.source.sentences[sentence], found)
        return tuple(runs)

    def next_draft(self, key: int) -> int | None:
        """The key of the next draft below a card, or else from the top; None if there is no other."""
        keys = [card.key for card in self.desk.items]
        at = keys.index(key)
        others = [*keys[at + 1 :], *keys[:at]]
        return next((each for each in others if self.desk.card(each).is_draft), None)

    def asked(self, key: int) -> Asked | None:
        """The item of a card as a player meets it; None while it cannot be, or no other decides it."""
        bank, item = self.inspector.bank, self.inspector.item(key)
        dealt = preview(bank, item, str(key)) if bank and item else None
        return ask(dealt[1], dealt[0]) if dealt else None

    def suggestions(self, card: Card) -> tuple[Suggestion, ...]:
        """What stands in the source and may be a wrong option of a card; nothing before it has an answer."""
        bank, answers = self.inspector.bank, card.texts("answer")
        if bank is None or not answers:
            return ()
        taken = [*answers, *card.texts("wrong")]
        sentence = next(iter(self.sentences(card)), None)
        return wrong_options(bank, answers[0], taken, sentence, "".join(card.texts("ask")))

    def why_none(self, card: Card) -> str:
        """Why nothing is suggested for a card."""
        bank = self.inspector.bank
        if not card.texts("answer"):
            return "Write the answer first."
        if bank and not tells_names(bank.source):
            return "Names are told apart in English only: in this language dates and numbers are suggested."
        return "Nothing stands in the source that is certainly of the answer's kind."

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
        desk = self.desk.to_save()
        document = desk.written()
        save(self.path, there, document.raw)
        self._move(desk.on(document, desk), lambda earlier: earlier.on(document, desk))
        self.recovery.forget()
        return max(1, len(desk.changed()))

    # Another program's changes

    def theirs(self) -> bytes | None:
        """What another program has saved in the file since; None if nothing. Raises ProblemError."""
        raw = read_file(self.path)
        return None if raw == self.desk.document.raw else raw

    def look(self) -> News:
        """Look whether another program has saved the file, and take its changes over where none clashes.

        What was found already is no news the next time.
        """
        looked, self._looked = self._looked, None
        try:
            self._looked = theirs = self.theirs()
            if theirs is None and self.inspector.read_head():
                return News("The source has been changed by another program.", is_taken=True)
            if theirs is None or theirs == looked:
                return News()
            merge = self.merge(theirs)
        except NotEditable as error:
            return News(f"{_SAVED}, with an error: {error}.")
        except ProblemError as error:
            self._looked = str(error)
            return News() if self._looked == looked else News(f"The file of this bank: {error}.")
        if merge.conflicts:
            return News(f"{_SAVED} too: saving asks what to keep.")
        self.take(merge)
        return News(f"{_SAVED}: its changes are taken over.", is_taken=True)

    def merge(self, theirs: bytes) -> Merge:
        """Both versions as one, as far as they agree; raises NotEditable."""
        document = Document.read(theirs)
        if self.desk.document.is_bank and not document.is_bank:
            message = "this is no bank any more: it has no title or no source"
            raise NotEditable(Problem("missing", message))
        return merged(self.desk, document)

    def take(self, merge: Merge, ours: Collection[Conflict] = ()) -> None:
        """Go on with both versions; the conflicts in `ours` are decided for us.

        What was done before can be undone still. What the other program has done stays then, unless it is
        in an item that has been changed here too.
        """

        def carry(earlier: Desk) -> Desk:
            next_key = max(earlier.next_key, self.desk.next_key)
            again = merged(replace(earlier, next_key=next_key), merge.theirs)
            return again.desk(again.conflicts)

        self._move(merge.desk(ours), carry)
        self.inspector.read_head()

    # A program that ends before it has saved

    def keep(self) -> bool:
        """Keep what is not saved yet, in case the program ends; whether it is kept.

        It may run in a thread.
        """
        with self.recovery.lock:  # what is saved meanwhile is forgotten only then
            desk = self.desk
            try:
                return self.recovery.keep(desk.document.raw, desk.written().raw)
            except ProblemError:  # a save says so
                return True

    def restored(self, recovered: Recovered) -> Merge:
        """What was not saved, and what stands in the file now, as one; raises NotEditable."""
        base, ours = Document.read(recovered.base), Document.read(recovered.now)
        return merged(changes_between(base, ours, self.desk.next_key), self.desk.document)

    def keep_restored(self) -> None:
        """Keep what has been restored as this program's own, in place of what was found."""
        if self.keep():
            self.recovery.discard()

    # Items that are written one at a time, each at once

    @contextmanager
    def _with(self, section: Section, fields: Mapping[str, Plain]) -> Iterator[int]:
        """Have the inspector look at the desk with one more item, which is not there; its key."""
        desk, key = self.desk.added(section, fields)
        self.inspector.show(desk)
        yield key
        self.inspector.show(self.desk)

    def asked_anew(self, section: Section, fields: Mapping[str, Plain]) -> Asked | None:
        """An item as a player would meet it, were it added as it is; None as of `asked`."""
        with self._with(section, fields) as key:
            return self.asked(key)

    def remarks_on(self, section: Section, fields: Mapping[str, Plain]) -> tuple[Problem, ...]:
        """What the rules say of an item, were it added as it is.

        A new item may as well have a quote that proves something: one that does not is an error here.
        """
        with self._with(section, fields) as key:
            remarks = self.inspector.remarks(key)
        return tuple(
            replace(remark, level=Level.ERROR) if remark.code == "quote-few-words" else remark
            for remark in remarks
        )

    def append(self, section: Section, fields: Mapping[str, Plain]) -> tuple[str, int]:
        """Write an item behind the others of its list; its id, made if need be, and the line it begins in.

        Raises ProblemError.
        """
        self.do_and_save(lambda desk: desk.added(section, in_order(section, fields))[0])
        return self.desk.section(section)[-1].id, self.desk.document.line(section, -1)

    def do_and_save(self, act: Callable[[Desk], Desk]) -> None:
        """Act and save; what another program has saved meanwhile stays as it is. Raises ProblemError."""
        for _ in range(_TRIES):
            self.do(act(self.desk))
            try:
                self.save()
            except ChangedOnDisk as changed:
                self.undo()
                self.take(self.merge(changed.theirs))
            else:
                self.inspector = Inspector(self.desk, self.path)  # which counts it among the others
                return
        raise ChangedOnDisk(self.desk.document.raw)


_TRIES = 5  # times that a file is read anew because another program has saved it at this very moment
