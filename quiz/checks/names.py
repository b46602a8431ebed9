"""The names in a source: found by their capitals, and each told to be a person, a place or something else."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from quiz.dates.date import MONTH_NAMES
from quiz.text.words import tables_in, words_of

_TABLES = tables_in(__file__)
WORDS = {name: _TABLES.words(name) for name in _TABLES}
"""The tables of `names.yaml`, which says what they are."""
_PLACE_PARTS = (
    *("rivers", "lakes", "seas", "heights", "sites", "isles"),
    *("country_parts", "region_parts", "town_parts"),
)
_PLACES = ("continents", "countries", "regions", "towns")
_THING_PARTS = ("schools", "bodies", "papers", "works", "events", "laws", "honours", "other_things")
_SORTS = {"country_parts": "countries", "region_parts": "regions", "town_parts": "towns"}
WORDS["places"] = frozenset[str]().union(*(WORDS[sort] for sort in _PLACES))
WORDS["place_parts"] = frozenset[str]().union(*(WORDS[sort] for sort in _PLACE_PARTS))
WORDS["thing_parts"] = frozenset[str]().union(*(WORDS[sort] for sort in _THING_PARTS))
_NO_PERSONS = WORDS["places"] | WORDS["place_parts"] | WORDS["thing_parts"]


class Kind(StrEnum):
    """What a text names; the value is what a teacher reads."""

    PLACE = "place"
    PERSON = "person"
    NATION = "nation"
    THING = "institution or work"
    NAME = "name"
    DATE = "date"
    NUMBER = "number"
    AMOUNT = "amount"


CERTAIN = 9
"""Points for a kind that nothing else outweighs."""


# What stands around a name

_AFTER_ROLE, _IS_ROLE, _DOES = map(_TABLES.pattern, ("after role", "is role", "does"))
_DONE_TO, _BESIDE, _IN, _TO, _WHERE = map(_TABLES.pattern, ("done to", "beside", "in", "to", "where"))
_ASKS_FOR_PLACE = _TABLES.pattern("asks for a place")
_ASKS_FOR_PERSON = re.compile(r"^(?:\w+ )?(?:who|whom|whose)\b", re.IGNORECASE)  # "With whom …"
_NUMERAL = re.compile(r"^[IVX]+$")  # "Louis VII"


def points(name: str, before: str, after: str) -> dict[Kind, int]:
    """How much a name in its sentence speaks for each kind: its own words, and those before and after it."""
    words = name.replace("’s", "").split()
    first, several = words[0], len(words) > 1
    if all(part in WORDS["nations"] for word in words for part in word.casefold().split("-")):
        return {Kind.NATION: CERTAIN}
    if not WORDS["thing_parts"].isdisjoint(words) and first not in WORDS["titles"]:
        return {Kind.THING: CERTAIN}
    is_place = (
        several
        and not WORDS["place_parts"].isdisjoint(words)
        and first not in WORDS["first_names"] | WORDS["titles"]
    )
    has_title = first.rstrip(".") in WORDS["titles"] and several and words[1][0].isupper()
    has_first_name = first in WORDS["first_names"] or (several and re.match(r"[A-Z]\.", first))  # "J. Ploof"
    is_from_place = len(words) > 2 and words[-2] == "of" and words[-1] in WORDS["places"]
    the = re.search(r"\b[Tt]he $", before)
    done_to = _DONE_TO.search(before)
    signs = (
        (Kind.PLACE, CERTAIN, is_place),
        (Kind.PERSON, CERTAIN, has_title),
        (Kind.PERSON, 3, several and _NUMERAL.match(words[-1])),
        (Kind.PERSON, 3 if several else 2, has_first_name),
        (Kind.PERSON, 4, len(words) > 2 and words[1] == "of" and first in WORDS["first_names"]),
        (Kind.PERSON, 2, is_from_place and not is_place),
        (Kind.PLACE, 3, first in WORDS["places"]),
        (Kind.PERSON, 3, not the and _AFTER_ROLE.search(before)),
        (Kind.PERSON, 0 if the else 2, _DOES.match(after)),
        (Kind.PERSON, 3, _IS_ROLE.match(after) and not _IN.search(before)),  # "Born at Samara, the son of"
        (Kind.PERSON, 2 if done_to else 1, done_to or _BESIDE.search(before)),
        (Kind.PLACE, 2 if _IN.search(before) else 1, _IN.search(before) or _TO.search(before)),
        (Kind.PLACE, 3, _WHERE.match(after)),
    )
    found: dict[Kind, int] = {}
    for kind, count, speaks in signs:
        if speaks:
            found[kind] = found.get(kind, 0) + count
    return found


def kind_alone(name: str) -> Kind | None:
    """Person or place, where a name surely tells it itself: "Anna Kern", "Vienna", but not "Florence"."""
    first, *more = name.split() or ("",)
    if not more:
        return Kind.PLACE if first in WORDS["places"] and first not in WORDS["first_names"] else None
    is_person = first in WORDS["first_names"] and more[-1][0].isupper()
    return Kind.PERSON if is_person and _NO_PERSONS.isdisjoint((first, *more)) else None


def asked_for(prompt: str) -> Kind | None:
    """Whether a prompt asks for a person or for a place; None if it tells neither."""
    if _ASKS_FOR_PERSON.search(prompt):
        return Kind.PERSON
    return Kind.PLACE if _ASKS_FOR_PLACE.search(prompt) else None


def sort_of(name: str, kind: Kind) -> str:
    """Which sort of place or thing a name tells of, such as `countries` or `papers`; empty if none."""
    words, head = name.split(), name.partition(" of ")[0].split()[-1]
    if kind is Kind.PLACE:
        sorts = (sort for sort in (*_PLACE_PARTS, *_PLACES) if not WORDS[sort].isdisjoint(words))
        sort = next(sorts, "towns")
        return _SORTS.get(sort, sort)
    return next((sort for sort in _THING_PARTS[:-1] if head in WORDS[sort]), "")


# Names in sentences

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"  # Skłodowska
_DOTTED = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|St|Rev|Gen|Col|Capt|Lt)\. |(?:[A-Z]\. ?)+)"
_JOIN = r"(?:of the|of|the|de la|de|von|van|da|di|du|la|le|ibn|al|bin)"
_ONE = rf"(?:{_DOTTED}?{_CAPITAL})"
NAME = re.compile(rf"{_ONE}(?: (?:{_JOIN} )?{_ONE})*")
"""A name: "Mr Ploof", "J. B. Ploof", "University of the Arts"."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")  # `O’Brien`
_BEGINS = re.compile(r"[“\"‘(:;—–] ?\Z")  # what stands before a sentence's first word: "“"
_DATE_WORDS = words_of(
    *map(str.casefold, MONTH_NAMES),
    "monday tuesday wednesday thursday friday saturday sunday ad bc bce ce christmas easter",
)
_SHORTEST = 3
_AROUND = 60  # characters before and after a name that may tell its kind


class Named(NamedTuple):
    """Something that a source names or counts, by one or several forms of its name."""

    forms: tuple[str, ...]
    """The fullest first: by that it is called."""
    kind: Kind
    sentences: tuple[int, ...]
    """Where it stands, as indices in order."""
    sort: str = ""
    """Within its kind: the unit of an amount, how exact a date is, what sort of place or thing it is."""
    is_certain: bool = True
    """Whether more than a weak sign tells its kind, and they weigh twice as much as those of another."""

    def form_like(self, answer: str) -> str:
        """Its name of as many words as an answer has, as nearly as may be; for a first name no surname."""
        count, is_first = len(answer.split()), answer in WORDS["first_names"]
        fitting = [form for form in self.forms if " " in form or (form in WORDS["first_names"]) == is_first]
        return min(fitting or self.forms, key=lambda form: abs(len(form.split()) - count))


@dataclass(slots=True)
class _Found:
    """What is known so far of a thing that has a name."""

    forms: Counter[str] = field(default_factory=Counter)
    sentences: list[int] = field(default_factory=list)
    points: Counter[Kind] = field(default_factory=Counter)

    @property
    def kind(self) -> Kind:
        """What most speaks for; a mere name if nothing does, or as much for another."""
        ranked = self.points.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return Kind.NAME
        return ranked[0][0]

    @property
    def is_certain(self) -> bool:
        best, second = (*sorted(self.points.values(), reverse=True), 0, 0)[:2]
        return best > 1 and best >= 2 * second

    def take(self, other: _Found) -> None:
        """Be the other one too."""
        self.forms += other.forms
        self.sentences = sorted({*self.sentences, *other.sentences})
        self.points += other.points

    def named(self) -> Named:
        fullest = max(self.forms, key=lambda form: (len(form.split()), self.forms[form]))
        forms = sorted(self.forms, key=lambda form: (form != fullest, -len(form.split())))
        sort = sort_of(fullest, self.kind) if self.kind in (Kind.PLACE, Kind.THING) else ""
        return Named(tuple(forms), self.kind, tuple(self.sentences), sort, self.is_certain)


def named_in(sentences: Sequence[str]) -> tuple[Named, ...]:
    """What these sentences name, in the order in which it comes; one thing under its several names once."""
    words = (word for text in sentences for word in _WORD.findall(text))
    common = frozenset(word.casefold() for word in words if word[0].islower())
    inner = _names_within(sentences)
    found: dict[str, _Found] = {}
    for number, text in enumerate(sentences):
        for name, start in _names_of(text, common, inner):
            each = found.setdefault(name, _Found())
            each.forms[name] += 1
            if not each.sentences or each.sentences[-1] != number:
                each.sentences.append(number)
            end = start + len(name)
            each.points.update(points(name, text[max(0, start - _AROUND) : start], text[end : end + _AROUND]))
            if " " not in name and name.casefold() in common and name.isalpha():
                each.points[Kind.THING] += 2  # "the Church", "the Forum"
    _share_in_families(found)
    return tuple(sorted((each.named() for each in _joined(found)), key=lambda each: each.sentences[0]))


def _names_within(sentences: Iterable[str]) -> frozenset[str]:
    """The words with a capital where no sentence begins."""
    found: set[str] = set()
    for text in sentences:
        for match in _WORD.finditer(text):
            if match[0][0].isupper() and not _begins(text, match.start()):
                found.add(re.sub(r"[’']s$", "", match[0]))  # "Stalin’s"
    return frozenset(found)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at a word."""
    return at == 0 or bool(_BEGINS.search(text[max(0, at - 2) : at]))


def _names_of(text: str, common: frozenset[str], inner: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The names in a sentence, each with where it begins."""
    for match in NAME.finditer(text):
        start, name = match.start(), re.sub(r"[’']s?$", "", match[0])  # "Stalin’s"
        begins = _begins(text, start)
        words = name.split(" ")
        while words and (_is_no_name(words[0], common, begins=begins) or words[0].casefold() in _DATE_WORDS):
            start += len(words.pop(0)) + 1
        while words and (words[-1].casefold() in _DATE_WORDS or not words[-1][:1].isupper()):
            words.pop()
        name = " ".join(words)
        single = len(words) == 1
        if not words or not words[0][:1].isupper() or len(name) < _SHORTEST - (single and name.isupper()):
            continue
        if single and (
            name.rstrip(".") in WORDS["titles"]
            or "." in name
            or (begins and start == match.start() and name not in inner)
            or re.match(r"[A-Z]-[a-z]", name)  # "X-ray"
        ):
            continue
        for part in _parted(name):
            yield part, start + name.index(part)


def _parted(name: str) -> tuple[str, ...]:
    """A name, or the two of "Charles Konig of the British Museum"."""
    who, of, where = name.partition(" of ")
    where = where.removeprefix("the ")
    is_person = who.split()[0] in WORDS["first_names"] and len(who.split()) > 1
    is_other = not (WORDS["thing_parts"] | WORDS["place_parts"]).isdisjoint(where.split())
    return (who, where) if of and is_person and is_other else (name,)


def _is_no_name(word: str, common: frozenset[str], *, begins: bool) -> bool:
    """Whether a first word is none of the name: "After Sulla", "Returning to", "Shortly"."""
    small = word.casefold()
    if small in WORDS["no_names"]:
        return True
    return begins and (small in common or small.endswith(("ly", "ing"))) and word not in WORDS["titles"]


def _share_in_families(found: dict[str, _Found]) -> None:
    """Take a name that ends in the surname of a person for that of a person."""
    families = {
        core[-1]
        for text, each in found.items()
        if each.kind is Kind.PERSON and each.is_certain and len(core := _core(text)) > 1 and "of" not in core
    }
    for text, each in found.items():
        if text.split()[-1] in families and each.points[Kind.PLACE] < CERTAIN and each.kind is not Kind.THING:
            each.points[Kind.PERSON] += 4


def _joined(found: dict[str, _Found]) -> Iterable[_Found]:
    """The same, a surname or a first name taken for the one person whose full name has it."""
    people = {
        text: _core(text) for text, each in found.items() if each.kind is Kind.PERSON and len(_core(text)) > 1
    }
    by_end: dict[str, dict[str, None]] = defaultdict(dict)  # and no sets: what is named first counts
    for full, words in people.items():
        by_end[words[0]][full] = by_end[words[-1]][full] = None
    gone: set[str] = set()
    for text, each in sorted(found.items(), key=lambda item: len(item[0].split())):
        core = _core(text)
        if not core or each.kind in (Kind.THING, Kind.NATION, Kind.PLACE):
            continue
        fuller = [
            full
            for full in by_end[core[0]] | by_end[core[-1]]
            if full != text and full not in gone and len(people[full]) > len(core)
            if _is_short_for(core, people[full])
        ]
        is_surname = bool(fuller) and all(people[full][-len(core) :] == core for full in fuller)
        if len(fuller) == 1 or is_surname:  # of a family, the one who is named first
            found[fuller[0]].take(each)
            found[fuller[0]].points[Kind.PERSON] += CERTAIN
            gone.add(text)
    return [each for text, each in found.items() if text not in gone]


def _core(text: str) -> tuple[str, ...]:
    """The words of a person's name without titles and initials."""
    return tuple(
        word for word in text.split() if word.rstrip(".") not in WORDS["titles"] and not word.endswith(".")
    )


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is the beginning or the end of another."""
    if "of" in full:
        return full[: len(short)] == short
    return short in (full[: len(short)], full[-len(short) :])
