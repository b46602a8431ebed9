"""An event's text: the words of its clause without the date, in English in the present."""

from __future__ import annotations

import re
from itertools import count, pairwise

from quiz.authoring.drafting.clauses import Clause, Grammar, Row

MOST = 120  # characters of an event's text
_SHORTEST = 40  # that it has at least when it is cut
_LEAST = 3  # words of a text whose verb is not whole by itself
_LOOSE_ENDS = "rdcoezg"


def event_text(row: Row, clause: Clause) -> str:
    """What a clause says happened; empty if its words are none without the date."""
    first, verb = clause.first + (row.kind(clause.first) == "c"), clause.first + clause.verb
    dates = [at for at in clause.dates if clause.first <= at < clause.last]
    gone = (
        range(max(first, row.lead(dates[0])), min(row.behind(dates[-1]), clause.last)) if dates else range(0)
    )
    kept = [at for at in range(first, clause.last) if at not in gone]
    end = kept[-1] if kept else verb
    hangs = re.match(",?o", row.kind(clause.last) + row.kind(clause.last + 1))
    if dates and row.kind(gone[-1] + 1) == "c" and row.word(gone[-1] + 2)[:1].isdigit():
        return ""  # "in 1975 and 1979"
    if hangs and row.kind(clause.last) == "o":
        more = next(at for at in count(clause.last) if row.kind(at) in ("", ",", ";", "D", "!"))
        if row.kind(more) not in ("D", "!") and row.length(kept[0], more) <= MOST:
            kept, hangs = [*kept, *range(clause.last, more)], None
    if (
        end == verb
        and (hangs or row.kind(clause.last) == "," or row.kind(verb) == "x")
        and not _is_whole(row, verb)
    ):
        return ""  # "he said, that", "he published, with a friend, a book"
    if hangs and row.kind(clause.last) == "o" and row.kind(end) not in ("n", "l", "q"):
        return ""
    kept = _cut(row, clause, kept)
    while kept and kept[-1] > verb and row.grammar.has("before dates", row.word(kept[-1])):
        kept.pop()  # "he came home only" because
    order = _ordered(row, clause, kept) if kept and row.kind(kept[-1]) not in _LOOSE_ENDS else []
    until = [*row.grammar.words["until then"]] if any(row.leads(at, "until") for at in clause.dates) else []
    if (len(order) + len(until) + bool(clause.subject) < _LEAST and not _is_whole(row, verb)) or not order:
        return ""
    words = [clause.subject] if clause.subject else []
    for at, after in pairwise([*order, -1]):
        token = row.tokens[at]
        word = row.text[token.start : token.end]
        if at == verb and row.grammar.language == "en":
            word = _present(row.grammar, word, " ".join(words))
        is_joined = after == at + 1 and row.tokens[after].start == token.end  # "l’" of "l’armée"
        words.append(word if is_joined else f"{word} ")
    said = " ".join([*"".join(words[bool(clause.subject) :]).split(), *until]).strip(" ,.–—-")
    said = f"{clause.subject} {said}".strip()
    return said[:1].upper() + said[1:]


def _is_whole(row: Row, verb: int) -> bool:
    return row.grammar.has("whole", row.word(verb))


def _cut(row: Row, clause: Clause, kept: list[int]) -> list[int]:
    """The tokens of a clause up to where it may end, if it is too long; a German one has its verb there."""
    if not kept or row.length(kept[0], kept[-1] + 1) <= MOST:
        return kept
    least = clause.first + clause.verb + 2
    ends = [
        index
        for index, at in enumerate(kept)
        if at > least and row.kind(at) in "rco" and _SHORTEST <= row.length(kept[0], at) <= MOST
    ]
    return kept[: ends[-1]] if ends and row.grammar.language != "de" else []


def _ordered(row: Row, clause: Clause, kept: list[int]) -> list[int]:
    """The tokens of a text, a German subject before its verb; none if it is not plain where that ends."""
    verb = clause.first + clause.verb
    if row.grammar.language != "de" or kept[0] != verb or clause.subject:
        return kept
    kinds = "".join(clause.kinds[at - clause.first] for at in kept if at < clause.last)
    subject = _GERMAN_SUBJECT.match(kinds)
    after = row.word(kept[subject.end()]) if subject and subject.end() < len(kept) else ""
    if not subject or row.grammar.has("genitives", after):
        return []
    order = [*kept[1 : subject.end()], verb, *kept[subject.end() :]]
    is_cut = order[-1] == verb and row.kind(clause.last) == "," and not _is_whole(row, verb)
    return [] if is_cut else order


_GERMAN_SUBJECT = re.compile(".(?:s|(?:dl*n|n)(?=[arxvPd]|l(?!n)|$))")
"""Behind its verb: "er", "der alte Maler" before "in" or "die"."""


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
