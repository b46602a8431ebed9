"""The names in a source: found by their capitals, and each told to be a person, a place or something else."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from quiz.authoring.kinds import (
    CERTAIN,
    FIRST_NAMES,
    NO_NAMES,
    PLACE_PARTS,
    THING_PARTS,
    TITLES,
    Kind,
    points,
)
from quiz.dates.date import MONTH_NAMES
from quiz.text.words import words_of

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"  # Skłodowska
_DOTTED = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|St|Rev|Gen|Col|Capt|Lt)\. |(?:[A-Z]\. ?)+)"
_JOIN = r"(?:of the|of|the|de la|de|von|van|da|di|du|la|le|ibn|al|bin)"
_ONE = rf"(?:{_DOTTED}?{_CAPITAL})"
_NAME = re.compile(rf"{_ONE}(?: (?:{_JOIN} )?{_ONE})*")  # "Mr Ploof", "J. B. Ploof", "University of the Arts"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BEGINS = re.compile(r"(?:^|[“\"‘(:;—–] ?)$")  # what stands before a sentence's first word: "“"
_DATE_WORDS = words_of(
    *map(str.casefold, MONTH_NAMES),
    "monday tuesday wednesday thursday friday saturday sunday ad bc bce ce christmas easter",
)
_AND = re.compile(r"(?:, | and |, and | or )(?:young |old )?")
_SHORTEST = 3
_AROUND = 60  # characters before and after a name that may tell its kind


@dataclass(slots=True)
class Named:
    """A thing that a source names, by one or several forms of its name."""

    forms: Counter[str] = field(default_factory=Counter)
    """How often each form of its name stands there; the fullest is what it is called."""
    sentences: list[int] = field(default_factory=list)
    """Where it stands, as indices in order."""
    points: Counter[Kind] = field(default_factory=Counter)
    """What speaks for which kind."""

    @property
    def text(self) -> str:
        """The fullest form of its name."""
        return max(self.forms, key=lambda form: (len(form.split()), self.forms[form]))

    @property
    def kind(self) -> Kind:
        """What most speaks for; a mere name if nothing does, or as much for another."""
        ranked = self.points.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return Kind.NAME
        return ranked[0][0]

    @property
    def is_certain(self) -> bool:
        """Whether more than one sign tells its kind."""
        return max(self.points.values(), default=0) > 2

    def take(self, other: Named) -> None:
        """Be the other one too."""
        self.forms += other.forms
        self.sentences = sorted({*self.sentences, *other.sentences})
        self.points += other.points


class _Place(NamedTuple):
    """A name where it stands."""

    text: str
    sentence: int
    start: int
    end: int


def named_in(sentences: Sequence[str]) -> tuple[Named, ...]:
    """What these sentences name, in the order in which it comes; one thing under its several names once."""
    common = _common_words(sentences)
    inner = _names_within(sentences)
    places = [
        place for number, text in enumerate(sentences) for place in _places(text, number, common, inner)
    ]
    found: dict[str, Named] = {}
    for place in places:
        each = found.setdefault(place.text, Named())
        each.forms[place.text] += 1
        if not each.sentences or each.sentences[-1] != place.sentence:
            each.sentences.append(place.sentence)
        text = sentences[place.sentence]
        before, after = text[: place.start][-_AROUND:], text[place.end :][:_AROUND]
        each.points.update(points(place.text, before, after))
        if " " not in place.text and place.text.casefold() in common and place.text.isalpha():
            each.points[Kind.THING] += 2  # "the Church", "the Forum"
    _share_in_lists(places, sentences, found)
    _share_in_families(found)
    return tuple(sorted(_joined(found), key=lambda each: each.sentences[0]))


def _common_words(sentences: Iterable[str]) -> frozenset[str]:
    """The words that stand in small letters."""
    return frozenset(
        word.casefold() for text in sentences for word in _WORD.findall(text) if word[0].islower()
    )


def _names_within(sentences: Iterable[str]) -> frozenset[str]:
    """The words with a capital where no sentence begins."""
    found: set[str] = set()
    for text in sentences:
        for match in _WORD.finditer(text):
            if match[0][0].isupper() and not _BEGINS.search(text[: match.start()]):
                found.add(re.sub(r"[’']s$", "", match[0]))  # "Stalin’s"
    return frozenset(found)


def _places(text: str, number: int, common: frozenset[str], inner: frozenset[str]) -> Iterator[_Place]:
    for match in _NAME.finditer(text):
        start, name = match.start(), re.sub(r"[’']s?$", "", match[0])  # "Stalin’s"
        begins = bool(_BEGINS.search(text[:start]))
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
            name.rstrip(".") in TITLES
            or "." in name
            or (begins and start == match.start() and name not in inner)
            or re.match(r"[A-Z]-[a-z]", name)  # "X-ray"
        ):
            continue
        for part in _parted(name):
            at = start + name.index(part)
            yield _Place(part, number, at, at + len(part))


def _parted(name: str) -> tuple[str, ...]:
    """A name, or the two of "Charles Konig of the British Museum"."""
    who, of, where = name.partition(" of ")
    where = where.removeprefix("the ")
    is_person = who.split()[0] in FIRST_NAMES and len(who.split()) > 1
    is_other = not (THING_PARTS | PLACE_PARTS).isdisjoint(where.split())
    return (who, where) if of and is_person and is_other else (name,)


def _is_no_name(word: str, common: frozenset[str], *, begins: bool) -> bool:
    """Whether a first word is none of the name: "After Sulla", "Returning to", "Shortly"."""
    small = word.casefold()
    if small in NO_NAMES:
        return True
    return begins and (small in common or small.endswith(("ly", "ing"))) and word not in TITLES


def _share_in_lists(places: Sequence[_Place], sentences: Sequence[str], found: dict[str, Named]) -> None:
    """Give a name of no kind the kind of those that it stands in a list with."""
    for one, other in pairwise(places):
        if one.sentence != other.sentence or one.end > other.start:
            continue
        if not _AND.fullmatch(sentences[one.sentence], one.end, other.start):
            continue
        for each, beside in ((found[one.text], found[other.text]), (found[other.text], found[one.text])):
            if each.kind is Kind.NAME and beside.kind in (Kind.PERSON, Kind.PLACE):
                each.points[beside.kind] += 1


def _share_in_families(found: dict[str, Named]) -> None:
    """Take a name that ends in the surname of a person for that of a person."""
    families = {
        core[-1]
        for text, each in found.items()
        if each.kind is Kind.PERSON and each.is_certain and len(core := _core(text)) > 1 and "of" not in core
    }
    for text, each in found.items():
        if text.split()[-1] in families and each.points[Kind.PLACE] < CERTAIN and each.kind is not Kind.THING:
            each.points[Kind.PERSON] += 4


def _joined(found: dict[str, Named]) -> Iterable[Named]:
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
    return tuple(word for word in text.split() if word.rstrip(".") not in TITLES and not word.endswith("."))


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is the beginning or the end of another."""
    if "of" in full:
        return full[: len(short)] == short
    return short in (full[: len(short)], full[-len(short) :])
