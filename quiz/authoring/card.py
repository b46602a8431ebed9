"""An item being written: which kind it is, and what its fields say, whatever shape they have in the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain, count
from typing import NamedTuple, TypeAlias, TypeGuard

from quiz.authoring.values import Plain, Section, legible, with_field
from quiz.bank.fields import is_yes
from quiz.bank.format import ID_KEYS, KEYS, OPTION_KEYS
from quiz.bank.model import slug
from quiz.dates.before import Before
from quiz.dates.date import Date, DateError


class ItemKind(StrEnum):
    """What a bank's reader takes an item for, by the key that tells it; NONE is no item, such as a text."""

    CHOICE = "ask"
    EVENT = "event"
    ORDERING = "order"
    HEAD = "title"
    NONE = ""


class Parts(NamedTuple):
    """What can be written of a wrong option, in the order of OPTION_KEYS; another text has but the first."""

    option: str = ""
    why: str = ""
    quotes: tuple[str, ...] = ()


Groups: TypeAlias = list[list[str]]
"""Ids of events, earliest first; those in one list tie."""
Value: TypeAlias = "bool | Groups | tuple[Parts, ...]"
"""What a form has in a field: a mark, events, or texts."""


@dataclass(frozen=True)
class Card:
    """One item at the desk."""

    key: int
    """Its own at the desk for as long as that is open, whatever becomes of it."""
    section: Section
    fields: Plain
    """As the file has it or will have it: a mapping, or what stands there in place of one."""
    origin: int | None = None
    """Its index in that list of the document; None if it is new."""

    @property
    def kind(self) -> ItemKind:
        """What a bank's reader takes it for."""
        if not isinstance(self.fields, dict):
            return ItemKind.NONE
        if self.section is Section.HEAD:
            return ItemKind.HEAD
        if self.section is Section.TIMELINE:
            return ItemKind.EVENT
        is_ordering = "order" in self.fields and "answer" not in self.fields
        return ItemKind.ORDERING if is_ordering else ItemKind.CHOICE

    @property
    def by_name(self) -> Mapping[str, Plain]:
        """Its fields; none if it is no item."""
        return self.fields if isinstance(self.fields, dict) else {}

    @cached_property
    def id(self) -> str:
        """What it goes by in its bank, written or not; empty if nothing makes an id yet."""
        return self.text("id") or self.made_id

    @property
    def made_id(self) -> str:
        """The id that its words make; empty if they make none."""
        if self.kind is ItemKind.HEAD:
            return "the bank"  # that there is one of, and no id has a blank
        if self.kind is ItemKind.ORDERING:
            return slug("-".join(self.events("order")))
        return slug(self.text("event" if self.kind is ItemKind.EVENT else "ask"))

    def new_id(self, taken: Collection[str]) -> str:
        """An id for it if it has none: the first words of what it says, numbered if others have them."""
        whole = self.made_id
        words = whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]
        short = whole if len(whole) <= _LONGEST else words
        numbered = (f"{short}-{number}" for number in count(2))
        return next(name for name in chain([short], numbered) if not name or name not in taken)

    @property
    def has_id(self) -> bool:
        """Whether an id is written in it."""
        return bool(self.by_name.get("id"))

    @property
    def is_named(self) -> bool:
        """Whether its id is written, or follows from what the file has; a new card gets one of its own."""
        return self.origin is not None or self.has_id

    @property
    def is_draft(self) -> bool:
        """Whether the teacher calls it a draft."""
        return self.is_marked("draft")

    @cached_property
    def named_items(self) -> tuple[str, ...]:
        """The ids of other items that it names."""
        names = (name for name in ("order", *ID_KEYS) if name in self.by_name)
        return tuple(event for name in names for event in self.events(name))

    def text(self, name: str) -> str:
        """The text of a field; empty if it has none, or no text."""
        value = self.by_name.get(name)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts that a field has, one or several; of options with reasons the options."""
        return tuple(part.option for part in self.parts(name) if part.option)

    def is_marked(self, name: str) -> bool:
        """Whether a field says yes."""
        return is_yes(self.text(name))

    def parts(self, name: str) -> tuple[Parts, ...]:
        """The texts or options of a field, each in one line as a form shows it."""
        return tuple(_shown(name, member) for member in _members(self.by_name.get(name, "")))

    def groups(self, name: str) -> Groups:
        """The events of a field."""
        members = _members(self.by_name.get(name, ""))
        return [[each for each in _members(member) if isinstance(each, str)] for member in members]

    def events(self, name: str) -> list[str]:
        """The ids of the events of a field, in their order."""
        return [event for group in self.groups(name) for event in group]

    def rewritten(self, name: str, now: Value) -> Plain:
        """What a field comes to that a form shows so now: what is shown as before stays as it was written."""
        before = self.by_name.get(name, "")
        match now:
            case bool():
                return before if now == self.is_marked(name) else "true" if now else ""
            case list():
                groups: list[Plain] = [group[0] if len(group) == 1 else [*group] for group in now]
                is_text = name in ID_KEYS and len(groups) == 1
                return groups[0] if is_text else groups or ""
            case tuple():
                if now == self.parts(name):
                    return before
                texts = _rewritten(name, _members(before), now)
                return texts if len(texts) > 1 or (texts and name == "wrong") else texts[0] if texts else ""

    def with_field(self, name: str, value: Plain) -> Card:
        """It with a value in a field; a field that is new stands behind those that banks have before it."""
        kind = replace(self, fields={**self.by_name, name: value}).kind  # which the field may tell
        return replace(self, fields=with_field(self.by_name, name, value, KEYS.get(kind, ())))

    def without(self, name: str) -> Card:
        """It without a field; as it is if it is no item."""
        if not isinstance(self.fields, dict):
            return self
        return replace(self, fields={each: value for each, value in self.fields.items() if each != name})

    def with_id(self, name: str) -> Card:
        """It with an id if there is one to give and none is written."""
        if self.has_id or not name or not isinstance(self.fields, dict):
            return self
        return replace(self, fields={"id": name, **self.by_name})


_LONGEST = 40  # characters of a new id, unless its first word alone is longer


def in_order(section: Section, fields: Mapping[str, Plain]) -> dict[str, Plain]:
    """The fields of an item in the order in which banks have them."""
    keys = KEYS.get(Card(0, section, {**fields}).kind, ())
    return {name: fields[name] for name in dict.fromkeys((*keys, *fields)) if name in fields}


def said(plain: Plain) -> str:
    """The words of a value, whatever its shape, so that nothing of it is out of sight."""
    if isinstance(plain, str):
        return plain
    if isinstance(plain, list):
        return ", ".join(map(said, plain))
    return ", ".join(f"{key}: {said(value)}" for key, value in plain.items())


def spoken(date: str) -> str:
    """A date as people say it; empty if it is none."""
    try:
        return Date.parse(date).spoken()
    except DateError:
        return ""


def writable(text: str) -> str:
    """A text as one line that a bank can hold."""
    return legible(text).replace("\n", " ").replace("\t", " ")


def parts_of(plain: Plain) -> Parts:
    """The parts of an option: of `Samara`, of `Samara: He was born there`, or of one in full.

    What is none of these has all its words in the option.
    """
    why: Plain = ""
    quote: Plain = ""
    option = plain
    if _is_full(plain):
        option, why, quote = (plain.get(name, "") for name in OPTION_KEYS)
    elif isinstance(plain, dict) and len(plain) == 1:
        ((option, why),) = plain.items()
    return Parts(_line(option), _line(why), tuple(filter(None, map(_line, _members(quote)))))


def changed(plain: Plain, now: Parts) -> Plain:
    """An option with what its parts are now; empty if nothing is left of it.

    What stays as it is shown stays as it is written, also what the parts cannot say; the shape changes only
    where the parts no longer fit into it.
    """
    shown = parts_of(plain)
    if now == shown or not any(now):
        return plain if now == shown else ""
    if not _is_full(plain):
        return option_of(now)
    before, after = _in_full(shown), _in_full(now)
    full = {**dict.fromkeys(OPTION_KEYS, ""), **plain}
    full |= {name: after[name] for name in OPTION_KEYS if after[name] != before[name]}
    return {name: value for name, value in full.items() if value}


def option_of(parts: Parts) -> Plain:
    """The option that some parts make, as short as it can be written."""
    if parts.quotes or not parts.option or (parts.why and parts.option in OPTION_KEYS):
        return {name: part for name, part in _in_full(parts).items() if part}
    return {parts.option: parts.why} if parts.why else parts.option


def placed(groups: Sequence[Sequence[str]], event: str, before: Before | None) -> Groups:
    """An order with one more event: before the first that is certainly later, else at the end."""
    later = (before is not None and any(before.is_before(event, each) for each in group) for group in groups)
    at = next((at for at, is_later in enumerate(later) if is_later), len(groups))
    return [*map(list, groups[:at]), [event], *map(list, groups[at:])]


def _is_full(option: Plain) -> TypeGuard[dict[str, Plain]]:
    return isinstance(option, dict) and not option.keys().isdisjoint(OPTION_KEYS)


def _in_full(parts: Parts) -> dict[str, Plain]:
    """Parts as an option in full has them: one quote as a text, several in a list."""
    quotes: Plain = list(parts.quotes) if len(parts.quotes) > 1 else "".join(parts.quotes)
    return {"option": parts.option, "why": parts.why, "quote": quotes}


def _members(plain: Plain) -> list[Plain]:
    return plain if isinstance(plain, list) else [plain] if plain else []


def _line(plain: Plain) -> str:
    return writable(said(plain)).strip()


def _shown(name: str, member: Plain) -> Parts:
    return parts_of(member) if name == "wrong" else Parts(_line(member))


def _rewritten(name: str, before: list[Plain], now: Sequence[Parts]) -> list[Plain]:
    """Members as a form shows them: one that was shown so before is the same, the others have changed."""
    left = list(before)
    members: list[Plain | Parts] = []
    for parts in now:
        same = next((at for at, member in enumerate(left) if _shown(name, member) == parts), None)
        members.append(parts if same is None else left.pop(same))
    for at, member in enumerate(members):
        if isinstance(member, Parts):
            members[at] = changed(left.pop(0) if left else "", member) if name == "wrong" else member.option
    return [member for member in members if not isinstance(member, Parts)]
