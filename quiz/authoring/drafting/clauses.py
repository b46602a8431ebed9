"""The clauses of a sentence: which of them says something of its own, and when.

What a clause may be is said of the sentence as a row of kinds. What is not understood is no clause: its
dates are left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quiz.authoring.drafting.rows import Row
from quiz.text.spans import Span


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
    date: int = -1
    """The token of its one date, if that goes with its verb."""


_OPENS = re.compile(
    "e(?=s|(?![^,;]+s[^,;]*[vxw])[^,;]*(?:,n+,)?[vxw])"
)  # "after he left", not "after the war he left"
_TO = re.compile("t")  # "to study", "to Rome"
_MEANINGS = (  # one by one, on the kinds of a chunk
    (re.compile("^([^vxwV]*(?:s[azd]*|z))[yvw]"), r"\1V"),  # "he arrives", "se traslada", "elle la quitte"
    (re.compile("(?<=[dr])[vwp]"), "l"),  # "the retired officer"
    (re.compile("([xP][a!]*)[wp]"), r"\1P"),  # "was never released"
    (re.compile("([xP][a!]*)[wp]"), r"\1P"),  # "has been released"
    (re.compile("(?<=[vV])p"), "P"),
    (re.compile("^w"), "p"),  # "moved by this,"
    (re.compile("^([^vxVw]*)w"), r"\1v"),
    (re.compile("w"), "p"),
)
_GERMAN = (
    _MEANINGS[0],
    _MEANINGS[1],
    (re.compile("([dr][aly]*)w(?=[nly])"), r"\1l"),
    (re.compile("w"), "v"),
)  # "die kleine erste Stadt"
_JOINS = re.compile("c+(?:[^,oc]*[vxwz]|[arD][^,oc]*,[^co][^,o]*[vxwz])")
"""A coordinator between clauses: "and left", "and in 1905, he left"."""
_OPENING = 5  # tokens of a chunk among which there is what makes it hang: "in the course of which"
_VERB = re.compile("[vx]")
_DASHES = ("–", "—", "-", "--")
_NAMED = re.compile("[nly](?:,n+)+(?:$|,(?![cn]|q))")  # "High Street, Wimbledon", not "Wimbledon, Paris and"
_DEED = re.compile("[ac]*r[^vxwD]*l")  # "on the death of his uncle", not "in Paris"
_VERB_LAST = re.compile(
    "r?d(?:[^vx]*[vx]+|[vx].*)"
)  # "die aus Rom kam", as German clauses that hang on others
_ADVERBIAL = re.compile("[acr]*(?:D[acr]*)+")  # "and in 1905", "again in 1905 and"
_ASIDE = re.compile("[ac]*[roegt].*|a+")  # "in Rome", "having left"
_LISTED = re.compile("q|[^dvxc][^vxc]*c[dlnqr]*$|cd?n+$")
"""What goes on a list: "“The Sun”", "crafts and sciences", "and Rome"."""
_GOES_ON = re.compile("$|[creoagD]|[^vxwp,]*s")
"""What may stand behind an adverbial that belongs to the clause before it."""
_NO_CLAUSE = re.compile(r"!|o|xa*[ig]|^[acD]*(?:[gpi]|d[ln]*[ln]s)|[vx].*v|v.*x|x[axP]*[^axP].*x")
"""Doubt, plans, two verbs, and what begins with a participle or is "a role he played"."""
_RUSSIAN_BARE = re.compile(r"\d\d?$|весной|летом|осенью|зимой")  # "5 мая", "весной"
_UNKNOWN = "?"
_LEADING = ("prepositions", "openers or prepositions", "determiners", "adverbs", "before dates", "until")
"""The tables of words that a date has before it, if it is not bare."""
_SUBJECT = re.compile("s|d?l*n[nqr]*n?|d[ln]*(?:r+d?[ln]+)*")
"""As a clause behind it may take it on: "she", "the old king", "the king of the Franks"."""


def clauses_of(row: Row) -> Iterator[Clause]:
    """The main clauses of a sentence that are understood and have one date, in order."""
    kinds = _OPENS.sub("o", "".join(token.kind for token in row.tokens)).replace("e", "r")
    kinds = re.sub("tw", "il", kinds)  # "to found"
    kinds = _TO.sub(lambda to: "i" if row.opens_infinitive(to.start()) else "r", kinds)
    dashes = {at for at in range(len(kinds)) if kinds[at] == ";" and row.word(at).strip() in _DASHES}
    for segment in re.finditer(r"[^;]+", kinds):
        is_parted = len(dashes) > 1 and not dashes.isdisjoint((segment.start() - 1, segment.end()))
        around = kinds[max(0, segment.start() - 2) : segment.start() + 1]
        is_title = around == "n;n" and row.word(segment.start() - 1) == ":"  # "Diagnosis: Murder"
        if "?" not in segment[0] and not is_parted and not is_title:
            clauses = _Segment(row, segment.start(), segment[0]).clauses()
            # "he wrote two books: ...", "he found his trade – poetry"
            listed = segment.end() if row.word(segment.end()).strip() in (":", *_DASHES) else -1
            yield from (each for each in clauses if each.date >= 0 and each.last != listed)


class _Segment:
    """What stands between two stops, as chunks between its commas and other joints."""

    def __init__(self, row: Row, start: int, kinds: str) -> None:
        self._row = row
        self._language = row.grammar.language
        self._start = start
        self._kinds = kinds
        is_cut = row.word(start + len(kinds)) not in ("", ";")
        self._behind = "?" if is_cut else ""  # "wurde er in einem Film: Das Leben gezeigt"
        self._subject = ""  # of the last clause, as the next one may take it on
        self._is_named = False  # a thing stands before the first clause, perhaps its subject
        self._front: list[int] = []  # dates of an adverbial before the clause it belongs to

    def clauses(self) -> Iterator[Clause]:
        """Its clauses, in order, as far as the first thing that is not understood, or hangs on another."""
        waiting: Clause | None = None  # the last one, to which an adverbial may still belong
        chunks = [(chunk, self._meant(chunk)) for chunk in self._chunks()]
        for at, (chunk, kinds) in enumerate(chunks):
            after = chunks[at + 1][1] if at + 1 < len(chunks) else self._behind
            if self._hangs(chunk, kinds):
                if re.match("[dl][^vxwoD]*$", after):
                    waiting = None  # "he founded with a man, who was ill, a firm"
                break
            verb = _VERB.search(kinds)
            beside = waiting is not None and waiting.last == chunk.start - 1
            rest = ",".join(each for _, each in chunks[at:])
            if waiting and beside and _NAMED.match(f"{waiting.kinds[-1]},{rest}{self._behind}"):
                # "at a school in High Street, Wimbledon"
                waiting = replace(waiting, last=chunk.end, kinds=f"{waiting.kinds},{kinds}")
                continue
            if re.match("[ri]", kinds) and at > 1 and re.fullmatch("n+", chunks[at - 1][1]):
                # "from Honolulu, Hawaii, to Oakland"
                waiting = None if _VERB.search(chunks[at - 2][1]) else waiting
            if waiting and kinds.startswith("d") and not waiting.known:
                waiting = None  # "se suicidó, de noche, su sobrino"
            if verb:
                if waiting:
                    yield waiting
                waiting = self._clause(chunk, kinds, verb.start())
                if waiting and self._language == "de" and not re.match("$|c|.{,4}o|.*[vx]", after):
                    waiting = replace(waiting, date=-1)  # its verb may end behind what is told in passing
                self._front, self._is_named = [], False
                self._subject = waiting.known if waiting else _UNKNOWN
            elif _ADVERBIAL.fullmatch(kinds):
                before = chunks[at - 1][1] if at else ""
                has_deed = not waiting and any(
                    _DEED.match(each) or each[0] in "pgi" for _, each in chunks[:at]
                )
                if has_deed or before[:1] in ("p", "g", "i") or self._row.kind(chunk.start) == "e":
                    # "admitted to it, in 1812, he left", "after her marriage, in 1956, she", "als ihr 1850,"
                    break
                dates = [chunk.start + place for place, kind in enumerate(kinds) if kind == "D"]
                if not waiting and self._subject and "c" not in (kinds[0], *before[:1], *before[-1:]):
                    break  # "he came to Rome, still a boy, in 1905, took up his studies"
                if not waiting or kinds.startswith("c"):
                    self._front += dates
                else:
                    is_dated = waiting.date >= 0 or "D" in waiting.kinds
                    is_dated = is_dated or (self._language == "de" and bool(after))  # "trat er, 1569, … ein"
                    waiting = self._with_date(
                        waiting, dates if _GOES_ON.match(after) and not is_dated else ()
                    )
            elif not _ASIDE.fullmatch(kinds) and (not waiting or kinds.strip("n")):
                if waiting and not (after.startswith(("i", "r")) or _LISTED.match(kinds)):
                    yield waiting  # not "he asked a man, a teacher, to help"
                waiting = None
                self._is_named = self._is_named or not (self._subject or kinds.startswith("p"))
                self._subject = _UNKNOWN if self._subject and kinds.startswith("c") else self._subject
        if waiting:
            yield waiting

    def _hangs(self, chunk: Span, kinds: str) -> bool:
        """Whether a chunk is a clause that hangs on another."""
        is_relative = self._language == "de" and chunk.start > self._start
        return "o" in kinds[:_OPENING] or bool(is_relative and _VERB_LAST.fullmatch(kinds.replace("D", "")))

    def _chunks(self) -> Iterator[Span]:
        """The stretches between commas, and before what opens or joins a clause with a verb of its own."""
        kinds, first, has_verb = self._kinds, 0, False
        for at, kind in enumerate(f"{kinds},"):
            if kind in ",o" or (kind == "c" and self._joins(first, at, has_verb=has_verb)):
                if kind == "o" and not has_verb and at - first < _OPENING:
                    continue
                if at > first:
                    yield Span(self._start + first, self._start + at)
                first, has_verb = at + (kind == ","), False
            has_verb = has_verb or kind in "vxw"

    def _joins(self, first: int, at: int, *, has_verb: bool) -> bool:
        """Whether a coordinator begins a clause, behind a chunk from an index that may have a verb."""
        is_verb = self._kinds[at + 1 : at + 2] in ("v", "x")
        # "(he was born in Leeds,) England and graduated"
        is_place = first > 0 and bool(re.compile("n+c[wp]").match(self._kinds, first, at + 2))
        return (has_verb or is_verb or is_place) and bool(_JOINS.match(self._kinds, at))

    def _meant(self, chunk: Span) -> str:
        """The kinds of a chunk, with what may be one thing or another told by what stands before it."""
        kinds = self._kinds[chunk.start - self._start : chunk.end - self._start]
        if self._language in ("de", "es", "it"):
            kinds = re.sub("^Dy(?=[srdnaz])", "DV", kinds)  # "1850 flieht er", "nel 1850 scopre la legge"
        for pattern, meant in _GERMAN if self._language == "de" else _MEANINGS:
            kinds = pattern.sub(meant, kinds)
        return kinds.replace("y", "l").replace("V", "v")

    def _clause(self, chunk: Span, kinds: str, verb: int) -> Clause | None:
        """A chunk with a verb as a clause; None if it is none, or not plain whose verb that is."""
        own = re.sub("^[acD]+|[aD]+$", "", kinds[:verb]).strip("zr")
        joined, drops = kinds.startswith("c"), self._row.grammar.leaves_out
        inherited, pronoun = "", own.endswith("s")
        if self._language == "de":
            left_out = re.match("c?[vx]", kinds)
            inherited = (self._subject or _UNKNOWN) if left_out else ""
            is_second = re.match("[ac]*(?:D[vx]|[^D]*[vx])|[^D]", kinds)  # as a verb is behind a date
            has_subject = is_second and bool(inherited or own or re.search("[sndlq]", kinds[verb + 1 :]))
        else:
            if not own and (joined or drops or self._kinds[chunk.start - self._start + verb] in "xv"):
                inherited = self._subject
            has_subject = bool(inherited or (drops and not own) or re.search("[snlq]", own))
        if self._language != "en" and re.search(
            "c[azD]*y", self._kinds[chunk.start - self._start :][verb : len(kinds)]
        ):
            return None  # "elle est internée et décède en 1943": perhaps a verb too
        is_plain = has_subject and inherited != _UNKNOWN and (pronoun or inherited or not self._is_named)
        lasting = tuple(self._row.grammar.words["lasting endings"])
        if (
            not is_plain
            or (lasting and kinds[verb] == "v" and self._row.word(chunk.start + verb).endswith(lasting))
            or _NO_CLAUSE.search(kinds)
            or self._is_unsure(chunk.start + verb, kinds[verb + 1 :], pronoun=pronoun)
        ):
            return None
        known = inherited or self._known(chunk, kinds, verb)
        clause = Clause(chunk.start, chunk.end, kinds, verb, inherited, known)
        own_dates = (chunk.start + at for at, kind in enumerate(kinds) if kind == "D")
        return self._with_date(clause, [*self._front, *own_dates])

    def _is_unsure(self, at: int, after: str, *, pronoun: bool) -> bool:
        """Whether an English verb may be a participle, "built by him", or tells what is so."""
        word, has = self._row.word(at), self._row.grammar.has
        beside = (self._row.word(at + 1), self._row.word(at - 1) if at else "")
        is_cleft = self._row.grammar.words["cleft"].get(word, "-") in beside  # "it was Becquerel who"
        is_so = (has("is so", word) or is_cleft) and not re.match("x?P", after)
        if is_so or (has("before that", word) and after[:1] in ("P", "x")):
            return True
        is_built_by = not pronoun and self._row.word(at + 1) == "by"
        return self._kinds[at - self._start] == "w" and is_built_by

    def _known(self, chunk: Span, kinds: str, verb: int) -> str:
        """The words of a clause's subject; `_UNKNOWN` if they are not plain, and none if it leaves it out."""
        own = re.sub("^[acD]+|[aD]+$", "", kinds[:verb]).strip("z")
        first, length = kinds.index(own), len(own)
        if not _SUBJECT.fullmatch(own):
            first, length = kinds.find("s", verb - 1, verb + 2), 1
            if first < 0:
                return _UNKNOWN if own else ""
        return self._row.words(Span(chunk.start + first, chunk.start + first + length))

    def _with_date(self, clause: Clause, dates: Sequence[int]) -> Clause:
        """A clause with its date; with none if there are two, or it does not go with its verb."""
        is_plain = len(dates) == 1 and self._goes_with(clause, dates[0])
        return replace(clause, date=dates[0] if is_plain else -1)

    def _goes_with(self, clause: Clause, at: int) -> bool:
        """Whether a date says when its clause's verb was done, and is no other word's: "the war of 1812"."""
        row, has = self._row, self._row.grammar.has
        lead, said = row.lead(at), row.said(at)
        kinds, place = clause.kinds, at - clause.first
        before = row.kind(lead - 1) if lead > clause.first else ""
        own = row.text[slice(*row.tokens[at][:2])].casefold()
        is_year = re.fullmatch(r"\S+ (?:(?:um|ca\.|etwa) )?\d{3,4}", own)
        is_thing = has("articles", own.split()[0]) and (is_year or (place > 0 and self._language == "en"))
        is_genitive = has("genitives", said[0]) and before in ("n", "l", "q", "p", "y")
        if before in ("d", "r") or is_thing or is_genitive:
            return False
        end = clause.verb + re.match("[xv][axP]*", kinds[clause.verb :]).end()  # type: ignore[union-attr]
        if not clause.first <= at < clause.last:
            return at < clause.first or not re.search("[pg]", kinds[end:])
        leads = any(has(table, said[0]) for table in _LEADING)
        may_be_bare = self._language == "de" or (self._language == "ru" and re.match(_RUSSIAN_BARE, said[0]))
        if not (leads or may_be_bare or re.search("[xvPD]c?$", kinds[:place])):
            return False
        if place > clause.verb:
            words = [row.word(each) for each in range(clause.first + end, lead)]
            ordered = any(has("order", word) for word in words)
            behind = row.behind(at)
            # "was a clerk in 1905 and a cook", "ran in 2006 Kentucky Derby"
            goes_on = behind < clause.last and row.kind(behind) in ("c" if self._language != "en" else "cn")
            joined = re.search("[^D]ca*$", kinds[: lead - clause.first])  # "was built and in 1905 burned"
            return not (ordered or joined or goes_on or re.search("[pgoi]", kinds[end:place]))
        return bool(re.fullmatch("[acrD]*|.*s", kinds[: max(0, lead - clause.first)]))
