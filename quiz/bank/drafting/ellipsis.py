"""What a part of a sentence leaves out because an earlier one says it: "she wrote it, and died in 1179"."""

from __future__ import annotations

import re
from itertools import takewhile

from quiz.bank.drafting.cutting import is_past

_PRONOUNS = frozenset(("he", "she", "they", "it"))
_RELATIVES = frozenset(("who", "whose", "whom", "which", "that", "where", "when"))
_NO_SUBJECT = frozenset(
    (
        *("in", "on", "at", "by", "to", "for", "from", "with", "after", "before", "during", "since", "when"),
        *("while", "as", "although", "though", "because", "if", "upon", "under", "of", "back", "and", "but"),
        *("not", "there", "here", "then", "only", "despite", "without", "until", "till", "once"),
    )
)
"""Words that a subject does not begin with."""
_LONGEST_SUBJECT = 7
"""Words."""
_JOINED = re.compile(r"(?:\b(?:and|but|or|then|yet),?\s+)$", re.IGNORECASE)
_FINITE = frozenset(("was", "were", "had", "is", "are", "has", "dates", "lies", "stands"))
_LED_IN = re.compile(r"(?P<lead>(?:At|In|On|After|By|With)\s[^,]{1,40},\s+)(?P<rest>\S.*)", re.IGNORECASE)
_IS = re.compile(
    r"(?:^|[,;:]\s+|\band\s+)(?P<who>(?:[\w'’.-]+\s+){0,5})(?P<is>was|were|became)\s+(?P<what>[\w'’-]+)"
)
_WHO = re.compile(r"\s*,\s+(?P<who>he|she|they|[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,3})\s")
_BORN = re.compile(r"(?P<who>[^,]{1,60}), born")
_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|but|then|yet|so|while|whereas)\s")
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their", "another", "two", "three"))
_SHORT = 4
"""Words of a part that may leave out its verb."""
_WIDTH = 400


def completed(before: str, part: str, after: str) -> str:
    """A part of a sentence with the subject or verb that it takes from what is around it; itself if none."""
    words = part.split()
    if not words:
        return part
    if (born := _BORN.fullmatch(part)) and not any(map(is_past, born["who"].split())):
        return f"{born['who']} was born"
    if words[0] == "Born" and not before.strip() and (who := _WHO.match(after)):
        return f"{who['who']} was born{part.removeprefix('Born')}"
    joined = bool(_JOINED.search(before))
    if words[0] in _FINITE or (joined and is_past(words[0])):
        is_list = joined or _RELATIVES.isdisjoint(re.findall(r"\w+", before))
        subject = _subject(before, is_told=is_list)
        return f"{subject} {part}" if subject else part
    if joined and (led := _LED_IN.fullmatch(part)) and is_past(led["rest"].split()[0]):
        subject = _subject(before, is_told=True)
        if subject.casefold() in _PRONOUNS:
            subject = subject.casefold()
        return f"{led['lead']}{subject} {led['rest']}" if subject else part
    if len(words) <= _SHORT and not any(map(is_past, words)):
        return _with_verb(before, part)
    return part


def _subject(before: str, *, is_told: bool) -> str:
    """Who or what the sentence was about last; empty if that is not plain.

    `is_told`: something has been told of it; if not, only what was said of it in passing stands before.
    """
    clauses = _CLAUSE.split(before[-_WIDTH:])
    found = (_subject_of(clause, is_told=is_told) for clause in reversed(clauses))
    return next(filter(None, found), "")


def _subject_of(clause: str, *, is_told: bool) -> str:
    """The words before a clause's verb, or before what is said in passing; empty if it has neither."""
    first: list[str] = []
    segment: list[str] = []
    for word in clause.split():
        bare = word.strip(",;:")
        in_passing = bare.casefold() in _RELATIVES
        if in_passing or is_past(bare) or bare in _FINITE:
            break
        segment.append(bare)
        if word != bare:
            first, segment = first or segment, []
    else:
        in_passing = "(" in clause
        if not in_passing:
            return ""
    found = [*takewhile(lambda word: not word.startswith("("), segment or first)]
    if not is_told and not in_passing:
        return ""
    if found and found[-1].casefold() in _PRONOUNS:
        return found[-1]
    if not found or len(found) > _LONGEST_SUBJECT or found[0].casefold() in _NO_SUBJECT:
        return ""
    return " ".join(found)


def _with_verb(before: str, part: str) -> str:
    """A part with the verb before it: "Matilda was born" after "Henry was born", "he was praetor"."""
    found = list(_IS.finditer(before[-_WIDTH:]))
    first = part.split()[0].casefold()
    if not found or first == "not":
        return part
    told = found[-1]
    who = told["who"].strip() or _subject(before, is_told=True)
    what = told["what"]
    if what != "born" and not what.endswith("ed"):
        return part if part[:1].isupper() or not who else f"{who} {told['is']} {part}"
    if part[:1].isupper() or first in _ARTICLES:
        return f"{part}{',' * (',' in part)} {told['is']} {what}"
    return f"{who} {told['is']} {what} {part}" if who else part
