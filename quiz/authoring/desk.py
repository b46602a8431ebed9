"""A bank's items as a teacher has them now: every act gives the next desk, and the file is not touched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import NamedTuple

from quiz.authoring.document import Document, Entry, Section
from quiz.authoring.merging import Merge, merged
from quiz.authoring.values import Plain, meaning
from quiz.bank.fields import is_yes
from quiz.bank.format import CHOICE_KEYS, EVENT_KEYS, OPTION_KEYS, ORDERING_KEYS
from quiz.bank.model import slug
from quiz.dates.before import Before

_LONGEST = 40
"""Characters of a new id, unless its first word alone is longer."""


def own_id(fields: Plain, section: Section) -> str:
    """The id that an item goes by in its bank, written or not; empty if nothing makes one."""
    if not isinstance(fields, dict):
        return ""
    if written := _text(fields, "id"):
        return written
    return slug(_words(fields, section))


def new_id(fields: Plain, section: Section, taken: Collection[str]) -> str:
    """An id for an item that has none: the first words of what it says, numbered if others have them."""
    if not isinstance(fields, dict):
        return ""
    whole = slug(_words(fields, section))
    short = whole if len(whole) <= _LONGEST else whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]
    found, number = short, 1
    while found and found in taken:
        number += 1
        found = f"{short}-{number}"
    return found


def _words(fields: dict[str, Plain], section: Section) -> str:
    if section is Section.TIMELINE:
        return _text(fields, "event")
    order = fields.get("order")
    if isinstance(order, list):
        members = (member for group in order for member in (group if isinstance(group, list) else [group]))
        return "-".join(member for member in members if isinstance(member, str))
    return _text(fields, "ask")


def _text(fields: dict[str, Plain], key: str) -> str:
    value = fields.get(key)
    return value.strip() if isinstance(value, str) else ""


def in_order(section: Section, fields: Mapping[str, Plain]) -> dict[str, Plain]:
    """The fields of an item in the order in which banks have them."""
    rank = _rank(section, fields)
    return dict(sorted(fields.items(), key=lambda field: rank.get(field[0], len(rank))))


def with_field(section: Section, fields: Mapping[str, Plain], name: str, value: Plain) -> dict[str, Plain]:
    """The fields with one that has a value; a new one stands behind those that banks have before it."""
    if name in fields:
        return {**fields, name: value}
    rank = _rank(section, {**fields, name: value})
    own = rank.get(name, len(rank))
    places = [at for at, each in enumerate(fields, 1) if rank.get(each, len(rank)) <= own]
    listed = list(fields.items())
    listed.insert(places[-1] if places else 0, (name, value))
    return dict(listed)


def _rank(section: Section, fields: Mapping[str, Plain]) -> dict[str, int]:
    keys = EVENT_KEYS if section is Section.TIMELINE else ORDERING_KEYS if "order" in fields else CHOICE_KEYS
    return {key: place for place, key in enumerate(keys)}


class Parts(NamedTuple):
    """What can be written of a wrong option, in the order of OPTION_KEYS; each may be empty."""

    option: str = ""
    """What pupils choose."""
    why: str = ""
    """Why it is wrong."""
    quotes: tuple[str, ...] = ()
    """What shows that it is."""


def said(plain: Plain) -> str:
    """The words of a value, whatever its shape, so that nothing of it is out of sight."""
    if isinstance(plain, str):
        return plain
    if isinstance(plain, list):
        return ", ".join(map(said, plain))
    return ", ".join(f"{key}: {said(value)}" for key, value in plain.items())


def parts_of(plain: Plain) -> Parts:
    """The parts of an option: of `Samara`, of `Samara: He was born there`, or of one in full.

    What is none of these has all its words in the option.
    """
    if isinstance(plain, dict) and _is_full(plain):
        quotes = plain.get("quote", "")
        listed = quotes if isinstance(quotes, list) else [quotes]
        return Parts(
            said(plain.get("option", "")),
            said(plain.get("why", "")),
            tuple(words for quote in listed if (words := said(quote).strip())),
        )
    if isinstance(plain, dict) and len(plain) == 1:
        ((option, why),) = plain.items()
        return Parts(option, said(why))
    return Parts(said(plain))


def changed(plain: Plain, shown: Parts, now: Parts) -> Plain:
    """The option that was shown as some parts, with what these are now; empty if nothing is left of it.

    What stays as it was shown stays as it was written, also what the parts cannot say; the shape changes only
    where the parts no longer fit into it.
    """
    if now == shown:
        return plain
    if not any(now):
        return ""
    before, after = _fields(shown), _fields(now)
    if isinstance(plain, dict) and _is_full(plain):
        rewritten = {name: after[name] for name in OPTION_KEYS if after[name] != before[name]}
        full = {**plain, **rewritten}
        names = dict.fromkeys((*OPTION_KEYS, *plain))
        return {name: full[name] for name in names if name in full and (full[name] or name not in rewritten)}
    return option_of(now)


def option_of(parts: Parts) -> Plain:
    """The option that some parts make, as short as it can be written."""
    if parts.quotes or not parts.option or (parts.why and parts.option in OPTION_KEYS):
        return {name: part for name, part in _fields(parts).items() if part}
    return {parts.option: parts.why} if parts.why else parts.option


def _is_full(option: dict[str, Plain]) -> bool:
    return not option.keys().isdisjoint(OPTION_KEYS)


def _fields(parts: Parts) -> dict[str, Plain]:
    """Parts as an option in full has them: one quote as a text, several in a list."""
    quotes: Plain = list(parts.quotes) if len(parts.quotes) > 1 else "".join(parts.quotes)
    return {"option": parts.option, "why": parts.why, "quote": quotes}


@dataclass(frozen=True, slots=True)
class Card:
    """One item at the desk."""

    key: int
    """Its own at the desk for as long as that is open, whatever becomes of it."""
    section: Section
    """The list of the file that it belongs to."""
    fields: Plain
    """As the file has it or will have it: a mapping, or what stands there in place of one."""
    origin: int | None = None
    """Its index in that list of the document; None if it is new."""

    @property
    def id(self) -> str:
        """What it goes by in its bank, written or not; empty if nothing makes an id yet."""
        return own_id(self.fields, self.section)

    @property
    def is_named(self) -> bool:
        """Whether its id is written, or follows from what the file has; a new card gets one of its own."""
        return self.origin is not None or _has_id(self)

    @property
    def is_draft(self) -> bool:
        """Whether the teacher calls it a draft."""
        said = self.fields.get("draft") if isinstance(self.fields, dict) else None
        return isinstance(said, str) and is_yes(said)

    def texts(self, field: str) -> tuple[str, ...]:
        """The texts that a field has, one or several; of options with reasons the options."""
        return tuple(_texts(self.fields.get(field, ""))) if isinstance(self.fields, dict) else ()

    @property
    def entry(self) -> Entry:
        """It, for its document."""
        return Entry(self.fields, self.origin, self.key)


@dataclass(frozen=True)
class Desk:
    """The cards on a document, and the keys given out so far."""

    document: Document
    """The file as it was read or last saved."""
    cards: tuple[Card, ...]
    """The timeline's first, then the questions', each in their order."""
    next_key: int = field(compare=False)
    """The key of the next new card."""

    @classmethod
    def of(cls, document: Document) -> Desk:
        """The desk of a document as it is."""
        timeline, questions = (document.entries(section) for section in Section)
        return cls.over(document, timeline, questions)

    @classmethod
    def over(
        cls,
        document: Document,
        timeline: Iterable[Entry],
        questions: Iterable[Entry],
        *,
        next_key: int = 0,
    ) -> Desk:
        """The desk of a document with these items in place of its own.

        Those that have no key yet get new ones, from `next_key` on.
        """
        keys = count(next_key)
        cards = tuple(
            Card(next(keys) if entry.key is None else entry.key, section, entry.fields, entry.origin)
            for section, entries in zip(Section, (timeline, questions), strict=True)
            for entry in entries
        )
        return cls(document, cards, next(keys))

    @cached_property
    def _by_key(self) -> Mapping[int, Card]:
        return {card.key: card for card in self.cards}

    def card(self, key: int) -> Card:
        """The card with a key; raises KeyError if it is gone."""
        return self._by_key[key]

    @cached_property
    def _events(self) -> Mapping[str, str]:
        return {card.id: " ".join(card.texts("event")) for card in self.section(Section.TIMELINE)}

    def event_text(self, name: str) -> str:
        """What an event says that goes by an id; the id itself if none does."""
        return self._events.get(name) or name

    def words(self, card: Card) -> str:
        """What a card asks or tells; of an ordering without words its events; empty if nothing yet."""
        own = card.texts("event" if card.section is Section.TIMELINE else "ask")
        return " ".join(own) or "; ".join(map(self.event_text, card.texts("order")))

    def naming(self, key: int) -> tuple[Card, ...]:
        """The cards that name a card's id, in an order or as what they come after."""
        name = self.card(key).id
        return tuple(card for card in self.cards if name and name in _named(card.fields))

    def __contains__(self, key: int) -> bool:
        return key in self._by_key

    def section(self, section: Section) -> tuple[Card, ...]:
        """The cards of a list, in their order."""
        return tuple(card for card in self.cards if card.section is section)

    def added(
        self, section: Section, fields: Mapping[str, Plain], after: int | None = None
    ) -> tuple[Desk, int]:
        """A new card behind another, at the end of its list if that is None, and its key."""
        card = Card(self.next_key, section, dict(fields))
        cards = list(self.cards)
        behind = next((index for index, other in enumerate(cards) if other.key == after), None)
        if behind is None or cards[behind].section is not section:
            behind = len(cards) - 1 if section is Section.QUESTIONS else len(self.section(section)) - 1
        cards.insert(behind + 1, card)
        return replace(self, cards=tuple(cards), next_key=self.next_key + 1), card.key

    def typed(self, key: int, changes: Mapping[str, Plain]) -> Desk:
        """A card with some fields as they were typed; what is empty is left out."""

        def change(card: Card) -> Card:
            fields = dict(card.fields) if isinstance(card.fields, dict) else {}
            for name, value in changes.items():
                if value or name == "order":  # by which an ordering is told from a choice
                    fields = with_field(card.section, fields, name, value or [])
                else:
                    fields.pop(name, None)
            return replace(card, fields=fields)

        return self._with(key, change)

    def accepted(self, key: int) -> Desk:
        """A card that is no draft any more."""
        return self._with(key, _accepted)

    def duplicated(self, key: int) -> tuple[Desk, int]:
        """A copy of a card right behind it, without the id, and the copy's key."""
        card = self.card(key)
        fields = card.fields if isinstance(card.fields, dict) else {}
        return self.added(
            card.section, {name: value for name, value in fields.items() if name != "id"}, after=key
        )

    def removed(self, key: int) -> Desk:
        """The desk without a card."""
        return replace(self, cards=tuple(card for card in self.cards if card.key != key))

    def moved(self, key: int, step: int) -> Desk:
        """A card moved by some places within its list, as far as that goes."""
        cards = list(self.cards)
        card = self.card(key)
        at = cards.index(card)
        peers = [index for index, other in enumerate(cards) if other.section is card.section]
        to = max(peers[0], min(at + step, peers[-1]))
        cards.insert(to, cards.pop(at))
        return replace(self, cards=tuple(cards))

    @cached_property
    def is_changed(self) -> bool:
        """Whether saving it would change the document."""
        for section in Section:
            cards, entries = self.section(section), self.document.entries(section)
            if [card.origin for card in cards] != list(range(len(entries))):
                return True
            if any(
                not _is_same(card.fields, entry.fields) for card, entry in zip(cards, entries, strict=True)
            ):
                return True
        return False

    def changed(self) -> tuple[Card, ...]:
        """The cards that are new or not as the document has them, wherever they stand."""
        old = {section: self.document.entries(section) for section in Section}
        return tuple(
            card
            for card in self.cards
            if card.origin is None or not _is_same(old[card.section][card.origin].fields, card.fields)
        )

    def without_empty(self) -> Desk:
        """The desk without new cards that say nothing yet."""
        kept = (card for card in self.cards if card.origin is not None or meaning(card.fields))
        return replace(self, cards=tuple(kept))

    def with_ids(self) -> Desk:
        """The desk with an id written into every new card that something makes one of.

        An event keeps the id that others know it by already.
        """
        named = {name for card in self.cards for name in _named(card.fields)}
        taken = {card.id for card in self.cards if card.is_named}
        cards = []
        for card in self.cards:
            if card.origin is None and isinstance(card.fields, dict) and not _has_id(card):
                known = card.id if card.id in named and card.id not in taken else ""
                if made := known or new_id(card.fields, card.section, taken):
                    taken.add(made)
                    card = replace(card, fields={"id": made, **card.fields})
            cards.append(card)
        return replace(self, cards=tuple(cards))

    def written(self) -> Document:
        """The document with the cards as they are; raises what `Document.with_entries` raises."""
        timeline, questions = (tuple(card.entry for card in self.section(section)) for section in Section)
        return self.document.with_entries(timeline, questions)

    def saved(self, document: Document) -> Desk:
        """The same cards on the document that was written of them."""
        return self.rebased(document, self.origins())

    def merged(self, theirs: Document) -> Merge:
        """What becomes of the cards on what another program has made of their document."""
        ours = {section: [card.entry for card in self.section(section)] for section in Section}
        return merged(self.document, ours, theirs)

    def ids(self) -> Mapping[int, str]:
        """The id that is written in each card, by its key."""
        return {card.key: card.id for card in self.cards if _has_id(card)}

    def origins(self) -> Mapping[int, int]:
        """Where each card will stand in its list once the desk is saved, by its key."""
        return {card.key: at for section in Section for at, card in enumerate(self.section(section))}

    def rebased(
        self, document: Document, origins: Mapping[int, int], ids: Mapping[int, str] | None = None
    ) -> Desk:
        """The same cards on another document, which has those of these keys at these indices.

        One of `ids` that has none written gets its own, and so does one that the document has no more.
        """
        cards = tuple(replace(card, origin=origins.get(card.key)) for card in self.cards)
        named = tuple(_with_id(card, ids or {}) for card in cards)
        return replace(self, document=document, cards=named).named_as(self)

    def named_as(self, before: Desk) -> Desk:
        """The same, each card that was in a document before and is in none now under the id that it had.

        That is what players know it by.
        """
        lost = {card.key for card in self.cards if card.origin is None}
        ids = {card.key: card.id for card in before.cards if card.key in lost and card.origin is not None}
        return replace(self, cards=tuple(_with_id(card, ids) for card in self.cards)) if ids else self

    def _with(self, key: int, change: Callable[[Card], Card]) -> Desk:
        cards = tuple(change(card) if card.key == key else card for card in self.cards)
        return replace(self, cards=cards)


def _is_same(one: Plain, other: Plain) -> bool:
    """Whether two items mean the same to the bank's reader."""
    return one == other or meaning(one) == meaning(other)


def _accepted(card: Card) -> Card:
    if not isinstance(card.fields, dict):
        return card
    return replace(card, fields={name: value for name, value in card.fields.items() if name != "draft"})


def _with_id(card: Card, ids: Mapping[int, str]) -> Card:
    if not ids.get(card.key) or not isinstance(card.fields, dict) or _has_id(card):
        return card
    return replace(card, fields={"id": ids[card.key], **card.fields})


def _has_id(card: Card) -> bool:
    return isinstance(card.fields, dict) and bool(card.fields.get("id"))


def _named(fields: Plain) -> Sequence[str]:
    """The ids of events that an item names."""
    if not isinstance(fields, dict):
        return ()
    return [name for key in ("after", "order") for name in _texts(fields.get(key, []))]


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif text := (value if isinstance(value, str) else parts_of(value).option).strip():
        yield text


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


def placed(groups: Sequence[Sequence[str]], event: str, before: Before | None) -> list[list[str]]:
    """An order with one more event: before the first that is certainly later, else at the end."""
    at = next(
        (
            index
            for index, group in enumerate(groups)
            if before and any(before.is_before(event, other) for other in group)
        ),
        len(groups),
    )
    return [*map(list, groups[:at]), [event], *map(list, groups[at:])]
