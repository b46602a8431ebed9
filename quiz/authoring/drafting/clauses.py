"""The clauses of a sentence, told by tables of words: which of them says something of its own, and when.

A sentence becomes a row of kinds, a letter for each word, and what a clause may be is said of such rows. What
is not understood is no clause: its dates are left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from quiz.text.spans import Span
from quiz.text.words import tables_in

_TABLES = Path(__file__).with_name("words")
_KINDS = {
    "doubt": "!",
    "coordinators": "c",
    "openers": "o",
    "openers or prepositions": "e",
    "reflexives": "z",
    "pronouns": "s",
    "auxiliaries": "x",
    "finite": "v",
    "either": "w",
    "participles": "p",
    "determiners": "d",
    "prepositions": "r",
    "adverbs": "a",
    "no verbs": "l",
}
"""The letter of each table's words, the first table that has a word before the others.

Beside them: `D` a date, `n` a name, `q` what stands in quotation marks, `l` any other word, `g` a gerund,
`i` an infinitive, `,` and `;` marks between clauses.
"""
_ENDINGS = {"finite endings": "v", "either endings": "w", "participle endings": "p", "gerund endings": "g"}


class Grammar:
    """The words of a language by which its clauses are told apart."""

    def __init__(self, language: str) -> None:
        tables = tables_in(_TABLES / f"{language}.yaml")
        self.words = {name: dict(_pair(each) for each in words.split()) for name, words in tables.items()}
        self.kinds = {
            word: kind for name, kind in reversed(_KINDS.items()) for word in self.words.get(name, {})
        }
        self.endings = [(kind, tuple(self.words.get(name, {}))) for name, kind in _ENDINGS.items()]
        self.life = tuple(tables["life"].split("|"))
        self.language = language

    def has(self, table: str, word: str) -> bool:
        """Whether a table has a word."""
        return word.casefold() in self.words.get(table, {})

    def kind(self, word: str, *, first: bool) -> str:
        """The kind of a word by itself; `first` in its sentence, a capital says nothing."""
        small = word.casefold()
        if word[0].isupper() and not (first or small in self.words["pronouns"]):
            return "n"
        if known := self.kinds.get(small):
            return known
        ending = next((kind for kind, ends in self.endings if small.endswith(ends)), "")
        return ending or ("n" if word[0].isupper() else "l")


def _pair(word: str) -> tuple[str, str]:
    one, _, other = word.partition("=")
    return one, other


@lru_cache(maxsize=8)
def grammar(language: str) -> Grammar | None:
    """The grammar of a language, an ISO 639 code; None if there is none."""
    return Grammar(language) if re.fullmatch("en|de|fr|es|it|ru", language) else None


# A sentence as a row of kinds


class Token(NamedTuple):
    """A word, a date or a mark, as a place in the text."""

    start: int
    end: int
    kind: str


_TOKEN = re.compile(  # "“so”" · "(Ohio)" · ";" · " – " · "," · "l’" · "O’Neill" · "fair-haired" · "Dr."
    r"(?P<q>“[^“”]{0,300}”|«[^«»]{0,300}»|„[^„“”]{0,300}[“”]|\"[^\"]{0,300}\"|‘[^‘’]{0,300}’(?!\w))"
    r"|(?P<b>\((?:[^()]|\([^()]*\)){0,600}\)|\[[^][]{0,300}\])"
    r"|(?P<stop>;|:(?!\d)|\s[–—-]\s|—|--)|(?P<comma>,)|(?P<stray>[()\[\]“”«»„\"{}|=]|\.\.\.|…)"
    r"|(?:[ldsnjcmt]|qu|un|all|dell|nell|dall|sull|quell|dov|jusqu|lorsqu|puisqu)['’](?=\w)"
    r"|\d+(?:[.,]\d+)+|[^\W_]+(?:[.'’&-][^\W_]+)*\.?",
    re.IGNORECASE,
)
_MARKS = {"q": "q", "stop": ";", "comma": ",", "stray": "!"}


@dataclass
class Row:
    """A sentence as a row of kinds."""

    text: str
    grammar: Grammar
    tokens: list[Token] = field(default_factory=list)
    brackets: list[Span] = field(default_factory=list)
    """What is told in passing: no clause has it in its words."""

    def word(self, at: int) -> str:
        """The token at an index in small letters; empty behind the last."""
        return self.text[self.tokens[at].start : self.tokens[at].end].casefold() if self.kind(at) else ""

    def kind(self, at: int) -> str:
        """The kind of the token at an index; empty behind the last."""
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def length(self, first: int, behind: int) -> int:
        """How many characters some tokens take."""
        return self.tokens[behind - 1].end - self.tokens[first].start

    def lead(self, at: int) -> int:
        """The first token of what leads to a date: "in the summer of" before 1905."""
        while at and self.grammar.has("before dates", self.word(at - 1)):
            at -= 1
        return at

    def leads(self, at: int, table: str) -> bool:
        """Whether a date, or a word, begins with a word of a table: "until 1905"."""
        first = self.text[self.tokens[self.lead(at)].start : self.tokens[at].end].split()[0]
        return self.grammar.has(table, first)

    def behind(self, at: int) -> int:
        """The token behind a date and the words that belong to it: "года" after 1905."""
        at += 1
        while at < len(self.tokens) and self.grammar.has("behind dates", self.word(at)):
            at += 1
        return at


def row_of(text: str, span: Span, dates: Sequence[Span], grammar: Grammar) -> Row:
    """The words of a sentence and their kinds; a date in brackets or quotation marks is none of its own."""
    row = Row(text, grammar)
    waiting = list(reversed(dates))
    first, at = True, span.start
    while at < span.end and (match := _TOKEN.search(text, at, span.end)):
        while waiting and waiting[-1].end <= match.start():
            waiting.pop()  # in brackets
        at, mark = match.end(), match.lastgroup
        end = at - (at == span.end and match[0].endswith("."))
        if mark == "b":
            row.brackets.append(Span(*match.span()))
            continue
        if waiting and waiting[-1].start < match.end() and mark is None:
            date = waiting.pop()
            row.tokens.append(Token(min(date.start, match.start()), date.end, "D"))
            at = date.end
        elif mark:
            row.tokens.append(Token(*match.span(), _MARKS[mark]))
        else:
            row.tokens.append(Token(match.start(), end, grammar.kind(text[match.start() : end], first=first)))
        first = False
    return row


# Its clauses


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence with a subject and a finite verb, that hangs on no other."""

    first: int
    """Its tokens, as indices into the row's."""
    last: int
    kinds: str
    """Of these tokens, as they are meant here."""
    verb: int
    """The finite verb, as an index into the kinds."""
    subject: str
    """What stands before it, if the clause before has it: "She" of "and married"; empty if it has its own."""
    known: str
    """The subject as a clause behind it would take it on; empty if that is not plain."""
    dates: tuple[int, ...]
    """The tokens of its dates that go with its verb."""


def clauses_of(row: Row) -> Iterator[Clause]:
    """The main clauses of a sentence that are understood, in order."""
    kinds = _with_openers(row, "".join(token.kind for token in row.tokens))
    start = 0
    for segment in re.finditer(r"[^;]+", kinds):
        start = segment.start()
        yield from _Segment(row, start, segment[0]).clauses()


def _with_openers(row: Row, kinds: str) -> str:
    """The kinds with what may open a clause or be a preposition told: "after he left", "after the war"."""

    def told(match: re.Match[str]) -> str:
        rest = re.match(r"[^,;]*", kinds[match.end() :])[0]  # type: ignore[index]
        opens = rest.startswith("s") or (re.search("[vxw]", rest) and not re.search("..*s.*?[vxw]", rest))
        return "o" if opens else "r"

    kinds = re.sub("e", told, kinds)
    if row.grammar.language == "en":  # "to study", "to Rome"
        for match in re.finditer(r"rl", kinds):
            if row.word(match.start()) == "to":
                kinds = f"{kinds[: match.start()]}i{kinds[match.start() + 1 :]}"
    return kinds


_ADVERBIAL = re.compile("[acr]*(?:D[acr]*)+")  # "and in 1905", "again in 1905 and"
_NEUTRAL = re.compile("[ac]*[roeg]|a+$")  # "in Rome", "having left"
_JOINS = re.compile("c(?:[^,oc]*[vxwz]|[ar]*D[ar]*,[^c][^,o]*[vxwz])")
"""A coordinator between clauses: "and left", "and in 1905, he left"."""
_OPENING = 5  # tokens of a chunk among which there is what makes it hang: "in the course of which"
_GOES_ON = re.compile("$|[creoagD]|[^vxwp,]*s")
"""What may stand behind an adverbial that belongs to the clause before it."""
_SUBJECT = re.compile(
    "s|d?l*n[nqr]*n?|d[ln]*(?:r+d?[ln]+)*"
)  # "she", "the old king", "the king of the Franks"


class _Segment:
    """What stands between two stops, as chunks between its commas and other joints."""

    def __init__(self, row: Row, start: int, kinds: str) -> None:
        self._row = row
        self._start = start
        self._kinds = kinds

    def clauses(self) -> Iterator[Clause]:
        """Its clauses, in order."""
        if self._has_stray():
            return
        front: list[int] = []  # dates of an adverbial before the clause it belongs to
        named: list[Span] = []  # things before the first clause, one of which may be its subject
        passing = False  # what hangs on another clause was begun
        subject = ""
        waiting: Clause | None = None  # the last clause, to which an adverbial may still belong
        chunks = [(chunk, self._meant(chunk)) for chunk in self._chunks()]
        hung = False  # a clause that hangs on another was just told
        for (chunk, kinds), (_, after) in zip(chunks, [*chunks[1:], (chunks[-1][0], "")], strict=True):
            dates = [chunk.start + at for at, kind in enumerate(kinds) if kind == "D"]
            verb = re.search("[vx]", kinds)
            hangs = "o" in kinds[:_OPENING] or self._is_relative(chunk, kinds)
            hung = hangs or (hung and not verb)
            if not (hangs or verb) and _ADVERBIAL.fullmatch(kinds):
                if waiting and not kinds.startswith("c"):
                    plain = _GOES_ON.match(after) and (waiting.dates or "D" not in waiting.kinds)
                    waiting = self._with_dates(waiting, dates) if plain else replace(waiting, dates=())
                elif not hung or kinds.startswith("c"):
                    front += dates
                continue
            if not (hangs or verb) and (_NEUTRAL.match(kinds) or (waiting and re.fullmatch("n+", kinds))):
                front = [] if dates else front
                continue
            if waiting:
                yield waiting
            passing, waiting = passing or (hangs and bool(subject)), None
            front = [] if hangs and subject else front
            if not hangs and not verb:
                named += [] if subject or kinds.startswith("p") else [chunk]
                front = []
            elif not hangs and verb:
                waiting = self._clause(chunk, kinds, verb.start(), subject, named, front, passing=passing)
                front, passing, named = [], False, []
                subject = waiting.known if waiting else ""
        if waiting:
            yield waiting

    def _has_stray(self) -> bool:
        row = self._row
        return any(
            kind == "!" and not row.word(self._start + at)[0].isalnum() for at, kind in enumerate(self._kinds)
        )

    def _chunks(self) -> Iterator[Span]:
        """The stretches between commas, and before what opens or joins a clause with a verb of its own."""
        kinds, first = self._kinds, 0
        has_verb = False
        for at, kind in enumerate(kinds):
            if kind == "o" and not has_verb and at - first < _OPENING:
                continue
            if kind in ",o" or (kind == "c" and has_verb and _JOINS.match(kinds, at)):
                if at > first:
                    yield Span(self._start + first, self._start + at)
                first, has_verb = at + (kind == ","), False
            has_verb = has_verb or kind in "vxw"
        if len(kinds) > first:
            yield Span(self._start + first, self._start + len(kinds))

    def _meant(self, chunk: Span) -> str:
        """The kinds of a chunk, with what may be one thing or another told by what stands before it."""
        language = self._row.grammar.language
        kinds = self._kinds[chunk.start - self._start : chunk.end - self._start]
        meant = ""
        for at, kind in enumerate(kinds):
            before, rest = meant[-1:], kinds[at + 1 :]
            bare = re.sub("[a!]+$", "", meant)
            if (
                kind in "vw"
                and before in ("d", "r")
                and not (language == "fr" and re.search("s[zd]+$", meant))
            ):
                kind = "l"
            elif kind == "w" and language == "de":
                kind = "l" if before == "l" and rest[:1] in ("n", "l") else "v"
            elif kind == "w":
                if bare.endswith(("x", "X", "P")):
                    kind = "P"
                elif at == 0 or re.search("[vx]", meant):
                    kind = "p"
                else:
                    kind = "v"
            elif kind == "p" and bare.endswith(("x", "v", "P")):
                kind = "P"
            elif kind == "p" and before in ("d", "r"):
                kind = "l"
            elif kind == "l" and not re.search("[vx]", meant) and self._is_told_verb(chunk.start + at, bare):
                kind = "v"
            meant += kind
        return meant

    def _is_told_verb(self, at: int, before: str) -> bool:
        """Whether a word that may be anything stands where a verb must: "he arrives", "se traslada"."""
        language = self._row.grammar.language
        if language == "en":
            return before.endswith("s") and self._row.word(at).endswith("s")
        if language == "fr":
            return bool(re.search("s[zd]*$|z$", before))
        if language == "de":
            return bool(re.fullmatch("c?s", before))
        return language != "ru" and before.endswith("z") and not self._row.word(at).endswith(("re", "r"))

    def _is_relative(self, chunk: Span, kinds: str) -> bool:
        """Whether a German clause has its verb at its end, as those have that hang on others."""
        if self._row.grammar.language != "de" or chunk.start == self._start:
            return False
        return bool(
            re.fullmatch(r"r?d[^vx]*[vx]+", kinds.replace("D", "")) or re.fullmatch("r?d[vx].*", kinds)
        )

    def _clause(
        self,
        chunk: Span,
        kinds: str,
        verb: int,
        subject: str,
        named: Sequence[Span],
        front: Sequence[int],
        *,
        passing: bool,
    ) -> Clause | None:
        grammar = self._row.grammar
        before = kinds[:verb]
        own = re.sub("^[acD]+|[aD]+$", "", before)
        joined = kinds.startswith("c")
        drops = grammar.language in ("es", "it", "ru")
        pronoun = own.endswith("s") or re.search(r"^.[aD]*s", kinds[verb:])
        inherited = ""
        if (
            re.search("!|xa*i", kinds)
            or re.search("[vx].*[vx]", re.sub("x[axP]*", "x", kinds))
            or "o" in kinds
        ):
            return None
        if grammar.language == "de":
            inherited = subject if re.match("c[vx]", kinds) else ""
            if (
                not inherited
                and not pronoun
                and not re.search("[ndlq]", kinds.replace("D", "")[:verb] + kinds[verb + 1 :])
            ):
                return None
        elif not own.strip("zr"):
            if not drops:
                sure = joined or self._kinds[chunk.start - self._start + verb] in "xv"
                inherited = (subject or self._apposed(named)) if sure else ""
                if not inherited:
                    return None
        elif own[0] in "gpi" or not re.search("[snlq]", own) or re.fullmatch("d[ln]*[ln]s", own):
            return None  # "a role he played"
        if named and not (pronoun or inherited or (drops and not own)):
            return None
        if passing and not (joined or pronoun):
            return None
        clause = Clause(chunk.start, chunk.end, kinds, verb, inherited, inherited, ())
        clause = clause if inherited else replace(clause, known=self._known(clause, own))
        own_dates = [index for index, kind in enumerate(kinds) if kind == "D"]
        return self._with_dates(clause, [*front, *(chunk.start + each for each in own_dates)])

    def _apposed(self, named: Sequence[Span]) -> str:
        """The name that a clause is about, if what it is follows: "Hannibal, a son of Hamilcar, was born"."""
        if (
            len(named) < 2
            or any("c" in self._meant(each) for each in named)
            or self._meant(named[0]).strip("nr")
        ):
            return ""
        tokens = self._row.tokens
        return self._row.text[tokens[named[0].start].start : tokens[named[0].end - 1].end]

    def _known(self, clause: Clause, own: str) -> str:
        """The words of a clause's subject, if they are plain."""
        row, kinds = self._row, clause.kinds
        if own.endswith("s"):
            at = clause.first + kinds.rindex("s", 0, clause.verb)
            return row.text[row.tokens[at].start : row.tokens[at].end]
        if after := re.match(r".s", kinds[clause.verb :]):
            at = clause.first + clause.verb + after.end() - 1
            return row.text[row.tokens[at].start : row.tokens[at].end]
        if not _SUBJECT.fullmatch(own):
            return ""
        first = clause.first + kinds.index(own)
        return row.text[row.tokens[first].start : row.tokens[first + len(own) - 1].end]

    def _with_dates(self, clause: Clause, dates: Sequence[int]) -> Clause:
        """A clause with those dates that go with its verb; none of them if they are parted by other words."""
        all_dates = [*clause.dates, *(at for at in dates if self._goes_with(clause, at))]
        if len(all_dates) != len(clause.dates) + len(dates):
            all_dates = []
        between = [
            "".join(token.kind for token in self._row.tokens[a + 1 : b]) for a, b in pairwise(all_dates)
        ]
        parted = any(each.strip(",car") for each in between) or not any("c" in each for each in between)
        if between and (parted or self._row.leads(all_dates[0], "between")):
            all_dates = []
        return replace(clause, dates=tuple(all_dates))

    def _goes_with(self, clause: Clause, at: int) -> bool:
        row, grammar = self._row, self._row.grammar
        lead, kinds, place = row.lead(at), clause.kinds, at - clause.first
        said = row.text[row.tokens[lead].start : row.tokens[at].end].split()
        before = row.tokens[lead - 1].kind if lead > clause.first else ""
        is_thing = grammar.has("articles", said[0]) and (
            re.fullmatch(r"\S+ \d{3,4}", " ".join(said)) or (place > 0 and grammar.language == "en")
        )
        is_won = before == "d" and grammar.has("award", row.word(lead - 2))
        if (
            (before in ("d", "r") and not is_won)
            or is_thing
            or (grammar.has("genitives", said[0].casefold()) and before in ("n", "l", "q", "p", "P"))
        ):
            return False
        if not clause.first <= at < clause.last:
            return True
        is_bare = grammar.kind(said[0], first=False) not in "derac" and not grammar.has(
            "before dates", said[0]
        )
        if (
            is_bare
            and place
            and not (is_won or self._may_be_bare(kinds[place - 1], year=said[0][:3].isdigit()))
        ):
            return False
        if place > clause.verb:
            group = re.match("[xv][axP]*", kinds[clause.verb :])
            end = clause.verb + (group.end() if group else 1)
            passed = range(clause.first + end, lead)
            return not (
                re.search("[pgo]", kinds[end:place]) or any(row.leads(each, "order") for each in passed)
            )
        leading = kinds[:place]
        if not leading.strip("acrD") or leading.endswith("s"):
            return not re.search("[pg]", kinds[place : clause.verb])
        return bool(re.fullmatch("c?n+r?", leading)) and kinds[place + 1 : place + 2] in ("v", "x", "a", "D")

    def _may_be_bare(self, before: str, *, year: bool) -> bool:
        """Whether a date without a preposition may stand behind a word of some kind."""
        language = self._row.grammar.language
        return language == "de" or (language == "ru" and not year) or before in "xvPD"
