"""An event's text: the words of its clause without the date, in English in the present."""

from __future__ import annotations

import re
from itertools import count

from quiz.authoring.drafting.clauses import Clause, Grammar, Row

MOST = 120  # characters of an event's text
_SHORTEST = 40  # that it has at least when it is cut
_LEAST = 3  # words of a text whose verb is not whole by itself
_LOOSE_ENDS = "rdcoezg"
_GAPS = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,.;:)])"), ""),
    (re.compile(r"^[\s,]+|[\s,.–—-]+$"), ""),
)
"""What a date that is taken out may leave behind, and what becomes of it."""


def event_text(row: Row, clause: Clause) -> str:
    """What a clause says happened; empty if its words are none without the date."""
    kinds = clause.kinds
    first = clause.first + len(kinds) - len(kinds.lstrip("c"))
    gone = [
        each
        for at in clause.dates
        if clause.first <= at < clause.last
        for each in range(max(first, row.lead(at)), min(row.behind(at), clause.last))
    ]
    if gone and len(clause.dates) > 1:
        gone = [*range(gone[0], gone[-1] + 1)]  # "in 1905 and 1907"
    kept = [at for at in range(first, clause.last) if at not in gone]
    if row.kind(clause.last) == "o" and kept:
        more = next(at for at in count(clause.last) if row.kind(at) in ("", ",", ";", "D", "!"))
        if row.kind(more) not in ("D", "!") and row.tokens[more - 1].end - row.tokens[kept[0]].start <= MOST:
            kept += range(clause.last, more)
        elif kinds[kept[-1] - clause.first] not in "nlq":
            return ""
    kept = _cut(row, clause, kept)
    verb = clause.first + clause.verb
    while kept and kept[-1] > verb and row.grammar.has("before dates", row.word(kept[-1])):
        kept.pop()  # "he came home only" because
    if not kept or row.kind(kept[-1]) in _LOOSE_ENDS or (kinds[clause.verb :] == "x" and kept[-1] == verb):
        return ""
    if len(kept) + bool(clause.subject) < _LEAST and not row.grammar.has("whole", row.word(verb)):
        return ""
    words = _ordered(row, clause, kept)
    if words is None:
        return ""
    said = "".join(words)
    for gap, plain in _GAPS:
        said = gap.sub(plain, said)
    if clause.subject:
        said = f"{clause.subject} {said}"
    return said[:1].upper() + said[1:]


def _cut(row: Row, clause: Clause, kept: list[int]) -> list[int]:
    """The tokens of a clause up to where it may end, if it is too long."""
    start = row.tokens[kept[0]].start if kept else 0
    if not kept or row.tokens[kept[-1]].end - start <= MOST:
        return kept
    ends = [
        index
        for index, at in enumerate(kept)
        if row.kind(at) in "rco"
        and at > clause.first + clause.verb + 2
        and _SHORTEST <= row.tokens[at].start - start <= MOST
    ]
    return kept[: ends[-1]] if ends else []


def _ordered(row: Row, clause: Clause, kept: list[int]) -> list[str] | None:
    """The words of a text and the blanks between them; None if it is not plain where its subject ends."""
    verb = clause.first + clause.verb
    order = kept
    if row.grammar.language == "de" and kept[0] == verb and not clause.subject:
        kinds = "".join(clause.kinds[at - clause.first] for at in kept if at < clause.last)
        subject = re.match(r".(s|[d]l*n+|n+)(?=[arxlvP]|$|d)", kinds)
        if not subject:
            return None
        order = [*kept[1 : subject.end()], verb, *kept[subject.end() :]]
    words: list[str] = []
    for at, after in zip(order, [*order[1:], order[-1] + 1], strict=True):
        token = row.tokens[at]
        word = row.text[token.start : token.end]
        if at == verb and row.grammar.language == "en":
            word = _present(
                row.grammar, word, clause.subject or row.text[row.tokens[kept[0]].start : token.start]
            )
        is_next = after == at + 1 and after < len(row.tokens)
        gap = row.text[token.end : row.tokens[after].start] if is_next else " "
        if row.brackets and any(token.end <= each.start < token.end + len(gap) for each in row.brackets):
            gap = " "
        words += word, gap
    return words[:-1]


# English in the present


_SINGULAR = re.compile(r"(?:.*\s)?(?:he|she|it)\s+(?:\w+ly\s+|also\s+|then\s+)*", re.IGNORECASE)
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s+|(?:of|de|la|von|van|der|du|di|da|le)\s+)+"
)  # "Mary of Guise "
_THING = re.compile(r"(?:The|An?|His|Her|Its|[^\W\d_a-z]\w+['’]s)\s+(?:[\w'’-]+\s+){0,4}", re.IGNORECASE)
_SEVERAL = re.compile(r"\s(?:of|and|with)\s|\s(?:men|people|children|women|police)\s+$")
_PLURAL = re.compile(
    r"(?:(?:^|\s)(?:they|we|i)|^(?:the|his|her|two|three|both)\s(?:\w+\s)*\w+(?<![su])s)\s+$", re.IGNORECASE
)


def _present(grammar: Grammar, verb: str, subject: str) -> str:
    """A past verb in the present, as it stands behind its subject; as it is if either is not plain."""
    small = verb.casefold()
    subject = f"{subject.strip()} "
    if small in ("was", "were"):
        return grammar.words["auxiliaries"][small]
    is_one = _SINGULAR.fullmatch(subject) or (_NAME.fullmatch(subject) and not _PLURAL.fullmatch(subject))
    is_plural = not is_one and bool(_PLURAL.search(subject)) and not _SEVERAL.search(subject)
    if not (is_one or is_plural or (_THING.fullmatch(subject) and not _SEVERAL.search(subject))):
        return verb
    if small == "had":
        return "have" if is_plural else "has"
    base = grammar.words["finite"].get(small) or grammar.words["either"].get(small) or _base(grammar, small)
    if not base or is_plural:
        return base or verb
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u"):
        return f"{base[:-1]}ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


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
