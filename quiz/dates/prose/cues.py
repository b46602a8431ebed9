"""The words around a number that show whether it is a year."""

from __future__ import annotations

import re

from quiz.text.stops import begins_sentence
from quiz.text.words import words_of

UNITS = words_of(
    "men women people children persons souls horse",
    "horses foot infantry cavalry guns ships tons tonnes pounds kilograms kg miles kilometres kilometers",
    "km metres meters m feet yards acres hectares copies pages volumes words lines letters books titles",
    "items pieces members votes seats houses households homes families villages towns",
    "cities schools years months weeks days hours minutes times",
    "roubles rubles dollars francs marks crowns florins ducats livres lire gold silver talents sesterces",
    "denarii drachmas percent per hp rpm metre mile degrees others more fewer dead wounded killed",
    "casualties victims cases patients deaths local square cubic million billion thousand hundred dozen",
    "squadron regiment division brigade battalion street avenue road place square",
)
"""What is counted or measured: a number before it is no year."""

NOT_PLURAL = words_of(
    "was is his has this its as thus us does perhaps always sometimes besides onwards afterwards across",
    "plus towards whereas unless yes regardless nevertheless nonetheless",
)
"""Small words that end in s and are no things that could be counted."""

SMALL_WORDS = words_of(
    "he she it they we i you his her its their the a an this that these those one some many most all both",
    "each and but or when while where who which as at by to with after before on in for from under until",
    "against during through of was were is had became then there only again not also still however",
    "because since though although if having being about over",
)
"""They go on after a year; a number before one of them counts nothing."""

VERBS = words_of(
    "was had became went came began wrote left moved took made gave won lost fell rose died built founded",
    "married fled met saw found led fought held sent set brought bought sold taught drew paid broke spoke",
    "chose",
)
"""Past forms that do not end in -ed."""

QUANTITY = re.compile(
    r"\b(?:rose|rising|grew|growing|grown|fell|falling|fallen|increas\w+|decreas\w+|declin\w+|dropp\w+|shr[aiu]nk|"
    r"reduc\w+|doubl\w+|numbers?|numbered|numbering|population|strength|membership|size|total\w*|prices?|wages?|"
    r"costs?|circulation|income|salary|outnumber\w*|estimated|estimates|fee|sum|pay|paid|worth|weigh\w*|"
    r"measur\w+|pages?|pp?\.|verses?|lines?|nos?\.|room|article|order|decree|chapters?|paragraphs?|sections?|"
    r"flight|model|type|route|squadron|maximum|minimum)\b",
    re.IGNORECASE,
)
"""Words that speak of a number or a thing that is numbered, not of a time: "grew", "pages"."""

GROUPS = re.compile(
    r"\b(?:crew|force|army|garrison|fleet|band|team|staff|group|host|library|collection|herd|town|village|"
    r"community|congregation|audience|crowd|class)\b",
    re.IGNORECASE,
)
"""Things that have so many members: "the crew of 1500"."""

AFTER_BIRTH = re.compile(
    r"(?<![\w-])(?:[Bb]orn|[Dd]ied|[Bb]\.|[Dd]\.|[Ff]l\.|[Pp]ublished|[Ff]ounded|[Ee]stablished|[Bb]uilt|"
    r"[Cc]ompleted|[Dd]ated|[Rr]eigned|[Rr]uled|r\.) *$"
)
"""What is followed by a year without a preposition: "born 1879"."""

DATED_VERBS = re.compile(
    r"(?:born|died|written|painted|built|founded|composed|completed|begun|began|moved|married|settled|created|"
    r"made|dated|lived|flourished|published|reigned|ruled|established|carved|cast|copied|compiled|probably|from|"
    r"since|until|in|by|before|after|between) *$",
    re.IGNORECASE,
)
"""What stands before "about 1350" where that is a time: "written "."""

DETERMINER = re.compile(
    r"(?:(?<![\w'])(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those|another|each|every|any|no)"
    r"|\w's|s')(?: +[a-z]+)? +$",
    re.IGNORECASE,
)
"""What begins a name or a thing with a date in it: "the (great) 1905 revolution"."""

OF_SOMETHING = re.compile(
    r"(?<!\w)(?:(?:the|his|her|its|their|this|that) +(?:[\w'-]+ +){1,3}of|that +of|those +of"
    r"|[12]\d{3} +[a-z]+,? +and +(?:one|another|some|others) +of) +$",
    re.IGNORECASE | re.ASCII,
)
"""A thing that is told by its date: "the revolution of 1905", "a 1903 letter and one of 1905"."""

OF_TIME = re.compile(r"\b(?:year|month|day|night|spring|summer|autumn|winter|later|reign|time), +$")
"""What is told more exactly by the year set off behind it: "in the second year of his reign, 1483,"."""

AMOUNTS = re.compile(
    r"\b(?:ha[ds]|have|having|of|with|were|was|is|are|than|to|at|by|lost|took|some|only|for|over|nearly) *$",
    re.IGNORECASE,
)
"""What stands before "about 228" where that is a number: "lost "."""

NUMBERED = re.compile(
    r"\b(?:dial\w*|rang|ring|phon\w+|tel\w*|codes?|case|psalms?|files?|items?|box(?:es)?|accounts?|figures?|"
    r"psalm|bus|serial|patents?|catalogue|entr(?:y|ies)|folios?|ff?\.|vols?\.|col(?:umn)?s?\.?|acts?|"
    r"scor\w+|votes?|ratio|from|between) *$",
    re.IGNORECASE,
)
"""What stands before "1905–1917" where these are numbers of things: "files "."""

YEAR_ACTS = words_of("saw was brought marked found proved began ended witnessed")
"""What a year does that is the subject of its sentence."""

THINGS = re.compile(r"(?<!\bin the )(?<!\bat the )\b[a-z]+s(?<!\bas)(?<!ss) $")
"""Things, of which "1201–1210" may be some: "lots ", not "in the towns "."""

LIST = re.compile(r"(?P<or>,? +\(?or(?:, [a-z][a-z' ]{1,24},)? +)|,? +(?:and|&) +|, +")
"""What stands between two of a list: ", ", " and ", " or, as some say, "."""

_WORD = 24  # characters before a clause that are looked at
_OF_SOME = re.compile(
    r" +of +(?:(?:them|these|those|us|you|the +(?:[a-z]+s|men|women|people|children))\b"
    r"|(?:his|her|their|our) +[a-z]+s\b)"
)
"""What stands behind a number of some: " of them" of "480 of them"."""
_STRUCK = frozenset(("killed", "wounded"))
_WHOM = re.compile(
    r" +\w+ +(?:[\dA-Z]|(?:the|an?|his|her|its|their|him|them|it|half|many|most|some|all|about|over|nearly|"
    r"almost|more|up|thousands|hundreds|dozens|one|two|three|several|every|no|both)\b)"
)
"""Behind a number: a verb and whom it struck, "killed him"."""
_AFTER = re.compile(r" +(['\"“‘(\[]?)([^\W\d_]+)")  # " workers", " “years"


def next_word(text: str, end: int) -> str:
    """The word after a place, if nothing but blanks stands before it; empty otherwise."""
    match = _AFTER.match(text, end)
    return match[2] if match and not match[1] else ""


def begins_clause(text: str, start: int) -> bool:
    """Whether a sentence, or a clause with a mark before it, begins at a place."""
    before = text[max(0, start - _WORD) : start].rstrip(" \"'“‘«(")
    if before.endswith("."):
        return begins_sentence(text, start)
    return not before or before[-1] in "!?;:—…"


def counts(text: str, end: int, *, is_clause_start: bool) -> bool:
    """Whether the word after a number is what it counts."""
    word = next_word(text, end)
    if word.casefold() in UNITS:
        return word not in _STRUCK or not _WHOM.match(text, end)
    if _OF_SOME.match(text, end):
        return True
    return (
        not is_clause_start
        and word.islower()
        and word.endswith("s")
        and not word.endswith(("ss", "ous"))
        and word not in NOT_PLURAL
    )


def goes_on(text: str, end: int) -> bool:
    """Whether what comes after a number shows that the number counts nothing, whatever it is."""
    rest = text[end : end + 40].lstrip(" ")
    if not rest or rest[0] in ",.;:)]}–—?!\"'”’…(":
        return True
    word = next_word(text, end)
    if word.casefold() in SMALL_WORDS:
        return True
    return word[:1].isupper() and not (
        word.endswith("s") and not word.endswith(("us", "is", "as", "os", "es"))
    )


def is_told_on(text: str, end: int) -> bool:
    """Whether a clause begins after "about 1350": who did it, and for a name that something was done."""
    if text[end : end + 1] == ",":
        return True
    word = next_word(text, end)
    if word in SMALL_WORDS:
        return True
    if not word[:1].isupper() or not goes_on(text, end):
        return False
    verb = next_word(text, text.index(word, end) + len(word))
    return verb in VERBS or (verb.endswith("ed") and verb.islower())
