"""A bank's items as a teacher has them now: every act gives the next desk, and the file is not touched.

What another program makes of the file meanwhile is merged into it, item by item.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, count

from quiz.authoring.card import Card, ItemKind, said
from quiz.authoring.document import Document
from quiz.authoring.layout import counterparts, staying
from quiz.authoring.values import BANK, Plain, Section, is_same, meaning
from quiz.bank.format import ID_KEYS


@dataclass(frozen=True)
class Desk:
    """The cards on a document, and the keys given out so far."""

    document: Document
    """The file as it was read or last saved."""
    cards: tuple[Card, ...]
    """The head, the timeline's, then the questions', each in their order."""
    next_key: int = field(compare=False)

    @classmethod
    def of(cls, document: Document) -> Desk:
        """The desk of a document as it is."""
        keys = count()
        listed = [(section, *each) for section in Section for each in enumerate(document.items[section])]
        cards = tuple(
            Card(BANK if section is Section.HEAD else next(keys), section, fields, origin)
            for section, origin, fields in listed
        )
        return cls(document, cards, next(keys))

    @cached_property
    def _by_key(self) -> Mapping[int, Card]:
        return {card.key: card for card in self.cards}

    def card(self, key: int) -> Card:
        """The card with a key; raises KeyError if it is gone."""
        return self._by_key[key]

    def __contains__(self, key: int) -> bool:
        return key in self._by_key

    @property
    def items(self) -> tuple[Card, ...]:
        """The cards of both lists."""
        return tuple(card for card in self.cards if card.key != BANK)

    def section(self, section: Section) -> tuple[Card, ...]:
        """The cards of a list, in their order."""
        return tuple(card for card in self.cards if card.section is section)

    @cached_property
    def _events(self) -> Mapping[str, str]:
        return {card.id: " ".join(card.texts("event")) for card in self.section(Section.TIMELINE)}

    def event_text(self, name: str) -> str:
        """What an event says that goes by an id; the id itself if none does."""
        return self._events.get(name) or name

    def words(self, card: Card) -> str:
        """What a card asks or tells; of an ordering without words its events; empty if nothing yet."""
        if card.kind is ItemKind.HEAD:
            return card.text("title")
        own = card.texts("event" if card.kind is ItemKind.EVENT else "ask")
        return " ".join(own) or "; ".join(map(self.event_text, card.events("order")))

    def told(self, card: Card) -> list[str]:
        """What else a card says, field by field, events by their words."""
        named = {name: list[Plain](map(self.event_text, card.events(name))) for name in ("order", *ID_KEYS)}
        return [f"{name}: {said(named.get(name, value))}" for name, value in card.by_name.items()]

    def naming(self, key: int) -> tuple[Card, ...]:
        """The cards that name a card's id: in an order, or as what they are after, before or apart from."""
        name = self.card(key).id
        return tuple(card for card in self.cards if name and name in card.named_items)

    # Acts

    def added(
        self, section: Section, fields: Mapping[str, Plain], after: int | None = None
    ) -> tuple[Desk, int]:
        """A new card behind another, at the end of its list if that is None, and its key."""
        cards, peers = list(self.cards), [card.key for card in self.section(section)]
        before = after if after in peers else peers[-1] if peers else None
        start = 1 if section is Section.TIMELINE else len(cards)
        at = start if before is None else cards.index(self.card(before)) + 1
        cards.insert(at, Card(self.next_key, section, dict(fields)))
        return replace(self, cards=tuple(cards), next_key=self.next_key + 1), self.next_key

    def typed(self, key: int, changes: Mapping[str, Plain]) -> Desk:
        """A card with some fields as they were typed; what is empty is left out."""
        card = self.card(key)
        for name, value in changes.items():
            # By its events an ordering is told from a choice.
            is_there = value or name == "order"
            card = card.with_field(name, value or []) if is_there else card.without(name)
        return self._with(card)

    def accepted(self, key: int) -> Desk:
        """A card that is no draft any more."""
        return self._with(self.card(key).without("draft"))

    def duplicated(self, key: int) -> Desk:
        """The desk with a copy of a card right behind it, without the id."""
        card = self.card(key).without("id")
        return self.added(card.section, card.by_name, after=key)[0]

    def removed(self, key: int) -> Desk:
        """The desk without a card."""
        return replace(self, cards=tuple(card for card in self.cards if card.key != key))

    def moved(self, key: int, step: int) -> Desk:
        """A card moved by some places within its list, as far as that goes."""
        cards, card = list(self.cards), self.card(key)
        peers = [at for at, other in enumerate(cards) if other.section is card.section]
        at = cards.index(card)
        cards.insert(max(peers[0], min(at + step, peers[-1])), cards.pop(at))
        return replace(self, cards=tuple(cards))

    def _with(self, card: Card) -> Desk:
        return replace(self, cards=tuple(card if each.key == card.key else each for each in self.cards))

    # The file

    @cached_property
    def is_changed(self) -> bool:
        """Whether saving it would change the document."""
        here = [(card.section, card.origin) for card in self.cards]
        there = [(section, at) for section in Section for at in range(len(self.document.items[section]))]
        return here != there or bool(self.changed())

    def changed(self) -> tuple[Card, ...]:
        """The cards that are new or not as the document has them, wherever they stand."""
        return tuple(card for card in self.cards if not is_same(self.document.before(card), card.fields))

    def to_save(self) -> Desk:
        """The desk without new cards that say nothing yet, and with ids."""
        kept = (card for card in self.cards if card.origin is not None or meaning(card.fields))
        return replace(self, cards=tuple(kept)).with_ids()

    def with_ids(self) -> Desk:
        """The desk with an id written into every new card that something makes one of.

        An item keeps the id that others know it by already.
        """
        if all(card.is_named for card in self.cards):
            return self  # as at most letters that are typed
        named = {name for card in self.cards for name in card.named_items}
        taken = {card.id for card in self.cards if card.is_named}
        cards = list(self.cards)
        for at, card in enumerate(cards):
            if not card.is_named:
                is_known = card.id in named and card.id not in taken
                made = card.id if is_known else card.new_id(taken)
                taken.add(made)
                cards[at] = card.with_id(made)
        return replace(self, cards=tuple(cards))

    def written(self) -> Document:
        """The document with the cards as they are; raises what `Document.with_cards` raises."""
        return self.document.with_cards(self.cards)

    def on(self, document: Document, saved: Desk) -> Desk:
        """The same cards on the document that was written of a desk, under the ids that it gave them.

        One that the document has no more gets the id that it had written into it: players know it by that.
        """
        there = {
            card.key: (at, card) for section in Section for at, card in enumerate(saved.section(section))
        }

        def moved(card: Card) -> Card:
            origin, written = there.get(card.key, (None, card))
            is_known = written.has_id or (origin is None and card.origin is not None)
            return replace(card, origin=origin).with_id(written.id if is_known else "")

        return replace(self, document=document, cards=tuple(map(moved, self.cards)))


# Another program's version of the document


@dataclass(frozen=True, eq=False)
class Conflict:
    """An item that both have changed, or that one has removed and the other has changed; None is no item."""

    name: str
    """What it asks or tells, or its id."""
    ours: Card | None
    theirs: Card | None


@dataclass(frozen=True)
class Merge:
    """What two versions come to."""

    theirs: Document
    """Their file, which the merged one is made of."""
    _items: Sequence[Card | Conflict]
    _next_key: int

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What they do not agree on."""
        return tuple(item for item in self._items if isinstance(item, Conflict))

    def desk(self, ours: Collection[Conflict] = ()) -> Desk:
        """Their file with our changes; the conflicts in `ours` are decided for us, all others for them.

        What comes of one of our cards has its key. One that their file has no more has its id written into
        it: players know it by that.
        """
        decided = (
            (item.ours if item in ours else item.theirs) if isinstance(item, Conflict) else item
            for item in self._items
        )
        return Desk(self.theirs, tuple(filter(None, decided)), self._next_key)


def merged(ours: Desk, theirs: Document) -> Merge:
    """What becomes of a desk on what another program has made of its document.

    What stands in a file beside its items is taken from theirs.
    """
    keys = count(ours.next_key)
    items = [item for section in Section for item in _merged(section, ours, theirs, keys)]
    return Merge(theirs, items, next(keys))


def changes_between(base: Document, now: Document, next_key: int) -> Desk:
    """What was done to a document, as a desk on it whose keys begin with `next_key`."""
    cards = Desk.of(now).cards
    pairs = [_origins(section, base.items[section], now.items[section]) for section in Section]
    found = zip(cards, chain.from_iterable(pairs), strict=True)
    moved = (
        replace(card, key=BANK if card.key == BANK else next_key + card.key, origin=origin)
        for card, origin in found
    )
    return Desk(base, tuple(moved), next_key + len(cards))


def _merged(section: Section, desk: Desk, document: Document, keys: Iterator[int]) -> list[Card | Conflict]:
    """The items of both in their order, with what we have moved or added behind what it follows with us."""
    base, theirs, ours = desk.document.items[section], document.items[section], desk.section(section)
    origins = _origins(section, base, theirs)
    old = {card.origin: card for card in ours if card.origin is not None}
    mine = {place: old[origin] for place, origin in enumerate(origins) if origin in old}
    new = [card for card in ours if card.origin is None]
    added = [place for place, origin in enumerate(origins) if origin is None]
    twins = _origins(section, [card.fields for card in new], [theirs[place] for place in added])
    mine |= {place: new[twin] for place, twin in zip(added, twins, strict=True) if twin is not None}
    places = {card.key: place for place, card in mine.items()}

    def decided(was: Plain | None, card: Card | None, place: int | None) -> Card | Conflict | None:
        """What becomes of an item, by what it was, is with us, and its place with them."""
        key = card.key if card else next(keys)
        there = None if place is None else Card(key, section, theirs[place], place)
        known_by = card.id if card and place is None and card.origin is not None else ""
        here = replace(card, origin=place).with_id(known_by) if card else None
        now, then = (each.fields if each else None for each in (card, there))
        either = here or there
        if either is None or is_same(now, then) or is_same(was, now):
            return there
        if is_same(was, then):
            return here
        name = either.text("ask") or either.text("event") or either.id or said(either.fields)
        return Conflict(name, here, there)

    there = [
        decided(None if origin is None else base[origin], mine.get(place), place)
        for place, origin in enumerate(origins)
    ]
    kept = staying(card.origin for card in ours)
    moved = {place for place, card in mine.items() if card.origin is not None and card.origin not in kept}
    order = [item for place, item in enumerate(there) if item and place not in moved]
    previous: Card | Conflict | None = None
    for card in ours:
        place = places.get(card.key)
        item = decided(desk.document.before(card), card, None) if place is None else there[place]
        if item and (place is None or place in moved):
            order.insert(next((at for at, each in enumerate(order, 1) if each is previous), 0), item)
        previous = item or previous
    return order


def _origins(section: Section, old: Sequence[Plain], new: Sequence[Plain]) -> list[int | None]:
    """For each new item the index of the old one that is the same; None if there is none.

    The same is what has the same id, or else asks the same.
    """
    return counterparts(
        old,
        new,
        lambda fields: Card(0, section, fields).id or repr(meaning(fields)),
        lambda fields: Card(0, section, fields).made_id or repr(meaning(fields)),
    )
