"""An event's text: the words of its clause without the date, in English in the present."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quiz.authoring.drafting.clauses import Clause
from quiz.authoring.drafting.rows import Grammar, Row

MOST = 140  # characters of an event's text
_LEAST = 3  # words of a text whose verb is not whole by itself
_LOOSE_ENDS = "rdcoezg"
_LOOSE = re.compile("c(?:[arde]*|d[ly]*a+)$")  # "and since then", "and ten years later"
GLUED = re.compile(
    r"(?P<name>\b\w{4,}) (?P=name)\b|[a-zа-яё]{5}[A-ZА-ЯЁ]|^[A-Z]{5,} [A-Z ]*[A-Z][a-z]|(?<!№ )\b\d\d?$"
)
"""A heading before its sentence: "Life of Steller Steller is", "BiographySteller is", "LIFE Steller is"."""
TWICE = re.compile(r"(?P<name>\b\w{4,}\b).* (?P=name)\b")  # "Karl Maier a poet Karl Maier"
_COMMA = re.compile(r""",(?=['"”’»]+$)""")  # “Semantic Classification,”
_GERMAN_SUBJECT = re.compile("[vwxy](?:s|(?:d[lyw]*n|n)(?=[arxvwpd]|[ly](?!n)|$))")
"""Behind its verb: "er", "der alte Maler" before "in" or "die"."""


@dataclass(frozen=True)
class EventText:
    """What a clause says happened, without its date."""

    row: Row
    order: Sequence[int]
    """Its tokens, as indices into the row's."""
    verb: int
    """The finite one of them."""
    taken: str
    """The subject, if the clause before has it."""

    @property
    def subject(self) -> list[str]:
        """The words before its verb that may say who did it."""
        before = self.order[: self.order.index(self.verb)] if self.verb in self.order else self.order
        tokens = (self.row.tokens[at] for at in before)
        return self.taken.split() or [self.row.text[a:b] for a, b, kind in tokens if kind not in ("z", "a")]

    @property
    def after(self) -> Sequence[int]:
        """The tokens behind its verb."""
        return self.order[self.order.index(self.verb) + 1 :] if self.verb in self.order else ()

    def __str__(self) -> str:
        said = f"{self.taken} {_written(self.row, self.order, self.verb, self.taken)}".strip(" ,–—-")
        return _COMMA.sub("", said[:1].upper() + said[1:])


def event_text(row: Row, clause: Clause) -> EventText | None:
    """What a clause says happened; None if that is no event, or its words are none without what is cut."""
    joined = row.kind(clause.first) == "c"
    first, verb = clause.first + joined, clause.first + clause.verb
    if row.grammar.has("until", row.said(clause.date)[0]) or _is_cut(row, clause):
        return None  # its end is no event: "he lived there until 1905"
    gone = range(row.lead(clause.date), row.behind(clause.date))
    kept = [each for each in range(first, clause.last) if each not in gone]
    kinds = "".join(map(row.kind, kept))
    kept = kept[: loose.start()] if (loose := _LOOSE.search(kinds)) else kept
    while kept and (row.grammar.has("before dates", row.word(kept[-1])) or row.is_relative(kept[-1])):
        kept.pop()  # "only", "two years later"
    while kept and not clause.subject and row.kind(kept[0]) == "a":
        if row.is_relative(kept[0]) and "r" in map(row.kind, kept[1:2]):
            return None  # "after a year at a school he"
        del kept[0]  # "there he", "finally he"
    is_particle = kept[-1:] == [clause.last - 1] and row.grammar.has("particles", row.word(kept[-1]))
    is_loose = not kept or (row.kind(kept[-1]) in _LOOSE_ENDS and not is_particle)
    order = [] if is_loose else _ordered(row, clause, kept)
    is_short = len(order) + bool(clause.subject) < _LEAST
    goes_on = is_short or row.kind(clause.last) in (",", "c") or row.kind(verb) == "x"
    # "he said", "said he"
    is_bare = verb in order[-1:] or (order[:-1] == [verb] and row.kind(order[1]) == "s")
    # "she was recognised", by her uncle
    participle = "l" if row.grammar.language == "de" else "P"
    is_passive = order and row.kind(verb) == "x" and clause.kinds[order[-1] - clause.first] == participle
    if (
        not order
        or row.length(order[0], order[-1] + 1) > MOST
        or row.grammar.has("incomplete", row.word(order[-1]))
        or any(row.grammar.has("contrast", row.word(at)) for at in order)
        or any(row.kind(at) == "e" and row.is_relative(at) for at in order)  # "four days after he left"
        or "".join(map(row.kind, order)).startswith("ra")  # "from there he went"
        or (is_bare and goes_on and not row.grammar.has("whole", row.word(verb)))
        or (is_passive and len(order) <= _LEAST and not row.grammar.has("suffered", row.word(order[-1])))
    ):
        return None  # "he published", with a friend, a book
    text = EventText(row, order, verb, clause.subject)
    return None if GLUED.search(str(text)) or TWICE.search(" ".join(text.subject)) else text


def _is_cut(row: Row, clause: Clause) -> bool:
    """Whether what stands behind a clause belongs to its words.

    "He found a law that", "his mother died and Teresa, who was ill, left", "he was
    called to develop and be".
    """
    behind = row.kind(clause.last) + row.kind(clause.last + 1)
    last = len(row.tokens) - 1
    if row.grammar.language == "de" and row.kind(clause.first + clause.verb) == "x" and last >= clause.last:
        return row.kind(last) != "n" and row.word(last).endswith(
            ("t", "en")
        )  # "wurde …, als Tochter …, geboren"
    contrast = row.grammar.has("contrast", row.word(clause.last + behind.startswith(",")))
    return (
        behind.startswith(("o", "e"))
        or contrast
        or row.word(clause.last + 1).endswith(tuple(row.grammar.words["lasting endings"]))
        or bool(
            (behind == ",o" and re.search("c[dly]*n+$", clause.kinds))
            or (behind.startswith("c") and re.search("i[lyw]$|[^c]c[al]*r[^vxw]*$", clause.kinds))
        )
    )


def _ordered(row: Row, clause: Clause, kept: list[int]) -> list[int]:
    """The tokens of a text, a German subject before its verb; none if it is not plain where that ends."""
    if row.grammar.language != "de" or kept[0] != clause.first + clause.verb or clause.subject:
        return kept
    subject = _GERMAN_SUBJECT.match("".join(map(row.kind, kept)))
    after = row.word(kept[subject.end()]) if subject and subject.end() < len(kept) else ""
    if not subject or row.grammar.has("genitives", after):
        return []
    return [*kept[1 : subject.end()], kept[0], *kept[subject.end() :]]


def _written(row: Row, order: Sequence[int], verb: int, subject: str) -> str:
    """The words of tokens, with the blanks between them; the verb of an English text in the present."""
    said = ""
    for at, after in pairwise([*order, -1]):
        token = row.tokens[at]
        word = row.text[token.start : token.end]
        if at == verb and row.grammar.language == "en":
            word = _present(row, word, f"{subject} {said}")
        gap = row.text[token.end : row.tokens[after].start] if after == at + 1 else " "  # "%", or none
        said += word + (
            " " if any(token.end <= each.start < token.end + len(gap) for each in row.brackets) else gap
        )
    return " ".join(said.split())


# English in the present


_NAME = re.compile("n(?:[rld]*n)*")  # "Mary of Guise", "Henry the Lion"
_THING = re.compile("(d+[lyn]+)(?:rn+)?")  # "the old house on Elm Street"
_PLURAL = re.compile(r".*[^su]s|men|women|people|children|police")  # "kings"
_TELLING = 100_000  # characters of a text that tell whether a name is of one
_THINGS = re.compile(r".*[^aeious]s")  # "Things", and "Mills" as well


def _present(row: Row, verb: str, subject: str) -> str:
    """A past verb in the present, as it stands behind its subject; as it is if either is not plain."""
    grammar, small, is_one = row.grammar, verb.casefold(), _is_one(row, subject.split())
    if subject.split()[-1:] == ["I"]:
        return verb
    if small in ("was", "were"):
        return grammar.words["auxiliaries"][small]
    if is_one is None:
        return verb
    if small == "had":
        return "has" if is_one else "have"
    base = grammar.words["finite"].get(small) or grammar.words["either"].get(small) or _base(grammar, small)
    if not base or not is_one:
        return base or verb
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u"):
        return f"{base[:-1]}ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _is_one(row: Row, words: Sequence[str]) -> bool | None:
    """Whether words before a verb say one person or thing, or several; None if neither is plain."""
    grammar = row.grammar
    said = [word for word in words if not grammar.has("adverbs", word)]
    words = [word for word in said if not word.endswith("ly") or grammar.has("family", word)]
    kinds = "".join(grammar.kind(word, first=word.casefold() in grammar.kinds) for word in words)
    if re.fullmatch(r"[^\W\d_]+['’]s", words[0] if words else ""):
        kinds = f"d{kinds[1:]}"  # "Anna's father"
    if re.search("c.", kinds) and not re.search("[^c]s$", kinds):
        return False  # "he and his wife", not "he then", nor "on the News and Herald he"
    kinds = kinds.rstrip("c")
    if kinds.endswith("s"):
        return words[-1].casefold() not in grammar.words["plural pronouns"]
    if _NAME.fullmatch(kinds):
        may_be_several = len(kinds) == 1 and _THINGS.fullmatch(words[0])
        return None if may_be_several and f" {words[0]} was " not in row.text[:_TELLING] else True
    thing = _THING.fullmatch(kinds)
    return not _PLURAL.fullmatch(words[thing.end(1) - 1]) if thing else None


_DOUBLED = re.compile(
    r"(?:([bdgkmnprtv])\1|(?<=[aeiou])[^aeiou]+[aeiou]ll)$"
)  # "plann", "travell", not "call"
_WITH_E = re.compile(  # "mov", "chang", "handl", "describ", "retir", "conced"
    r"(?:[cvuz]|[^s]s|[^n]g|dg|(?:[ei]|(?:ch|r)a)ng|[^aeioul]l|ib|yp|(?<![aeo])(?:[au][tp]|[aiu][dkrnlm])|(?<![aeiou])o[dklt]|(?<![aeo])ed)$"
)


def _base(grammar: Grammar, past: str) -> str:
    """The verb of a past form in -ed; empty if it is none."""
    stem = past.removesuffix("ed")
    if stem == past or past.endswith("eed") or stem in ("di", "ti", "li"):
        return past[:-1] if stem != past else ""
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if stem in grammar.words["without e"] or stem in grammar.words["with e"]:
        return f"{stem}{'e' * (stem in grammar.words['with e'])}"
    return stem[:-1] if _DOUBLED.search(stem) else f"{stem}{'e' * bool(_WITH_E.search(stem))}"
