"""A bank's items as a teacher has them now: every act gives the next desk, and the file is not touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, count

from quiz.authoring.card import Card, ItemKind, new_id, with_field
from quiz.authoring.document import Document, Entry, Section
from quiz.authoring.merging import Merge, merged
from quiz.authoring.values import Plain, meaning


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
        cls, document: Document, timeline: Iterable[Entry], questions: Iterable[Entry], next_key: int = 0
    ) -> Desk:
        """A document with these items in place of its own; those without a key get one from `next_key` on."""
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
        own = card.texts("event" if card.kind is ItemKind.EVENT else "ask")
        return " ".join(own) or "; ".join(map(self.event_text, card.texts("order")))

    def naming(self, key: int) -> tuple[Card, ...]:
        """The cards that name a card's id, in an order or as what they come after."""
        name = self.card(key).id
        return tuple(card for card in self.cards if name and name in card.named_events)

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
        cards = {each: list(self.section(each)) for each in Section}
        keys = [other.key for other in cards[section]]
        cards[section].insert(keys.index(after) + 1 if after in keys else len(keys), card)
        desk = replace(self, cards=tuple(chain.from_iterable(cards.values())), next_key=self.next_key + 1)
        return desk, card.key

    def typed(self, key: int, changes: Mapping[str, Plain]) -> Desk:
        """A card with some fields as they were typed; what is empty is left out."""
        card = self.card(key)
        fields = dict(card.by_name)
        for name, value in changes.items():
            if value or name == "order":  # by which an ordering is told from a choice
                fields = with_field(card.section, fields, name, value or [])
            else:
                fields.pop(name, None)
        return self._with(replace(card, fields=fields))

    def accepted(self, key: int) -> Desk:
        """A card that is no draft any more."""
        return self._with(_without(self.card(key), "draft"))

    def duplicated(self, key: int) -> Desk:
        """The desk with a copy of a card right behind it, without the id."""
        card = _without(self.card(key), "id")
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

    @cached_property
    def is_changed(self) -> bool:
        """Whether saving it would change the document."""
        stays = all(
            [card.origin for card in self.section(section)] == [*range(len(self.document.entries(section)))]
            for section in Section
        )
        return not stays or bool(self.changed())

    def changed(self) -> tuple[Card, ...]:
        """The cards that are new or not as the document has them, wherever they stand."""
        old = {section: self.document.entries(section) for section in Section}

        def is_as_before(card: Card) -> bool:
            before = None if card.origin is None else old[card.section][card.origin].fields
            return before is not None and (before == card.fields or meaning(before) == meaning(card.fields))

        return tuple(card for card in self.cards if not is_as_before(card))

    def without_empty(self) -> Desk:
        """The desk without new cards that say nothing yet."""
        kept = (card for card in self.cards if card.origin is not None or meaning(card.fields))
        return replace(self, cards=tuple(kept))

    def with_ids(self) -> Desk:
        """The desk with an id written into every new card that something makes one of.

        An event keeps the id that others know it by already.
        """
        named = {name for card in self.cards for name in card.named_events}
        taken = {card.id for card in self.cards if card.is_named}
        cards = {card.key: card for card in self.cards}
        for key, card in cards.items():
            if not card.is_named:
                is_known = card.id in named and card.id not in taken
                made = card.id if is_known else new_id(card.fields, card.section, taken)
                taken.add(made)
                cards[key] = card.with_id(made)
        return replace(self, cards=tuple(cards.values()))

    def written(self) -> Document:
        """The document with the cards as they are; raises what `Document.with_entries` raises."""
        timeline, questions = (tuple(card.entry for card in self.section(section)) for section in Section)
        return self.document.with_entries(timeline, questions)

    def merged(self, theirs: Document) -> Merge:
        """What becomes of the cards on what another program has made of their document."""
        ours = {section: [card.entry for card in self.section(section)] for section in Section}
        return merged(self.document, ours, theirs)

    def origins(self) -> Mapping[int, int]:
        """Where each card will stand in its list once the desk is saved, by its key."""
        return {card.key: at for section in Section for at, card in enumerate(self.section(section))}

    def on(self, document: Document, saved: Desk) -> Desk:
        """The same cards on the document that was written of a desk, under the ids that it gave them.

        One that the document has no more gets the id that it had written into it.
        """
        origins, ids = saved.origins(), {card.key: card.id for card in saved.cards if card.has_id}
        cards = (replace(card, origin=origins.get(card.key)) for card in self.cards)
        named = tuple(card.with_id(ids.get(card.key, "")) for card in cards)
        return replace(self, document=document, cards=named).named_as(self)

    def named_as(self, before: Desk) -> Desk:
        """The same, each card that was in a document before and is in none now under the id that it had.

        That is what players know it by.
        """
        ids = {card.key: card.id for card in before.cards if card.origin is not None}
        named = (card.with_id(ids.get(card.key, "")) if card.origin is None else card for card in self.cards)
        return replace(self, cards=tuple(named))

    def _with(self, card: Card) -> Desk:
        return replace(self, cards=tuple(card if each.key == card.key else each for each in self.cards))


def _without(card: Card, name: str) -> Card:
    return card.with_fields({each: value for each, value in card.by_name.items() if each != name})
