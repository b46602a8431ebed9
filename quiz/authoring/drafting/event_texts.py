"""An event's text: the words of its clause without the date, completed by its sentence, and short."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from quiz.text.quotes import folded
from quiz.text.spans import Span
from quiz.text.words import tables_in, words_of

_TABLES = {
    name: words_of(words) for name, words in tables_in(Path(__file__).with_name("event_texts.yaml")).items()
}

VERBS = words_of(
    "was had became went came began wrote left moved took made gave won lost fell rose died built founded",
    "married fled met saw found led fought held sent set brought bought sold taught drew paid broke spoke",
    "chose",
)

# Times taken out

_UNTIL = re.compile(r"(?P<until>(?:not\s+)?(?:until|till|up\s+until))\s", re.IGNORECASE)  # `not until `
_NEEDS_MORE = re.compile(r"\b(?:be|been|being|is|are|was|were|than|dates?|dated)\s+$")
"""What no sentence ends with: "the day is known to have been"."""
_STARTING = re.compile(r"\b(?:starting|beginning|commencing|dating|ending)\s+$", re.IGNORECASE)
_IT_WAS = re.compile(r"(?<!\w)[Ii]t\s+(?:was|is)\s+$")  # `It was `
_BEGINS = re.compile(r"(?:^|[;:,]\s+|\band\s+)$")  # ", and "
_PREPOSITION = re.compile(  # "(", "early in "
    r"\(|(?:in|on|at|by|from|since|during|before|after|between|throughout|within|for|of|over|about|around|only|as|"
    r"towards?|early\s+in|late\s+in|perhaps|probably|possibly|some\s*time)\s",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:the|an?|most|much|that|this|part|all)\s", re.IGNORECASE)  # `the `
_COMES_TO_REST = re.compile(r"\s*(?:[.;:!?)\"”’]|,(?!\s+(?:at|in|on)\s)|$|that\b)")  # "." but not ", at the"
_THE_TIME = re.compile(
    r",\s+(?:(?:the|that)\s+(?:(?:very|same|last|first)\s+)?(?:year|month|week|day|night|date|season|feast|eve|"
    r"anniversary)\b)[^,;.]*"
)
"""What tells a date again behind it: ", the year in which his father left"."""
_ASIDE = re.compile(r",\s+(?P<words>(?:[\w'’-]+\s+){1,3})$")  # ", planned for "
_BRACKET = re.compile(r"\((?:[\w.]+\s+){1,2}$")
"""What a bracket with a date in it says besides: "(born 1850)"."""
_WIDTH = 60  # characters before a date that are looked at
_LAST_WORD = re.compile(r"([\w'’-]+),\s*$")  # "published, "
_OBJECT = re.compile(  # ", " before "the Narrative"
    r"\s*,\s+(?=(?:the|an?|his|her|its|their|this|that|these|those|him|them|it|how|what)\b|[\"“‘])"
)


def without_times(text: str, times: Iterable[Span]) -> str:
    """A text without the places in it that say a time, which stand in order.

    "Until 1916" becomes "until then"; a date that the words around it need, or tell alone, stays.
    """
    pieces: list[str] = []
    at = 0
    for start, end in times:
        if start < at:
            continue
        if until := _UNTIL.match(text, start, end):
            pieces += (text[at:start], f" {until['until']} then ")
        elif _is_needed(text, start, end):
            continue
        else:
            first, end = _with_what_is_its_own(text, start, end)
            pieces += (text[at:first], " ")
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _with_what_is_its_own(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a date with the marks and words around it that would be left without sense."""
    if (bracket := _BRACKET.search(text, max(0, start - _WIDTH), start)) and text[end : end + 1] == ")":
        return bracket.start(), end + 1
    if starting := _STARTING.search(text, max(0, start - _WIDTH), start):
        return starting.start(), end
    if again := _THE_TIME.match(text, end):
        return start, again.end()
    if _IT_WAS.search(text, max(0, start - _WIDTH), start) and text[end : end + 1] == ",":
        return start, end + 1
    last = _LAST_WORD.search(text, max(0, start - _WIDTH), start)
    if last and _is_past(last[1]) and _OBJECT.match(text, end):  # "published, in 1845, the Narrative"
        return text.rindex(",", 0, start), text.index(",", end) + 1
    return start, end


def _is_needed(text: str, start: int, end: int) -> bool:
    """Whether a text is broken, or says nothing any more, without a date in it."""
    before, behind = text[max(0, start - _WIDTH) : start], text[end:].lstrip()
    if _NEEDS_MORE.search(before) and _COMES_TO_REST.match(text, end):
        return True
    verb = before.split()[-1:]  # "she spent the winter of 1846 in Rome"
    if verb and _is_past(verb[0]) and _NOUN.match(text, start):
        return True
    verb = behind[:_WIDTH].split()[:1]  # "the winter of 1147 passed on the march"
    if verb and _is_past(verb[0]) and _BEGINS.search(before) and not _PREPOSITION.match(text, start):
        return True
    if not (aside := _ASIDE.search(before)) or before[: aside.start()].strip() == "":
        return False
    words = aside["words"].split()
    is_born = words == ["born"] and not behind.strip(" .")
    is_closed = behind.startswith(",") or (is_born and any(map(_is_past, before[: aside.start()].split())))
    return is_closed and _TABLES["no_aside"].isdisjoint(word.casefold() for word in words)


# What a part of a sentence leaves out

_PAST = VERBS | _TABLES["past"]


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and word.islower() and len(word) > 3)


_LONGEST_SUBJECT = 7  # words
_JOINED = re.compile(r"(?:\b(?:and|but|or|then|yet),?\s+)$", re.IGNORECASE)  # "and "
_LED_IN = re.compile(  # "At sixteen, joined a ship"
    r"(?P<lead>(?:At|In|On|After|By|With)\s[^,]{1,40},\s+)(?P<rest>\S.*)", re.IGNORECASE
)
_IS = re.compile(  # "Henry was born", "he was aedile"
    r"(?:^|[,;:]\s+|\band\s+)(?P<who>(?:[\w'’.-]+\s+){0,5})(?P<is>was|were|became)\s+(?P<what>[\w'’-]+)"
)
_WHO = re.compile(  # ", she ", ", Ada King "
    r"\s*,\s+(?P<who>he|she|they|[^\W\d_a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*){0,3})\s"
)
_BORN = re.compile(r"(?P<who>[^,]{1,60}), born")  # `Ada, born`
_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|but|then|yet|so|while|whereas)\s")  # ", and "
_SHORT = 4  # words of a part that may leave out its verb
_LOOKED_BACK = 400  # characters before a part in which its subject and verb are looked for


def _completed(before: str, part: str, after: str) -> str:
    """A part of a sentence with the subject or verb that it takes from what is around it; itself if none."""
    words = part.split()
    if not words:
        return part
    if (born := _BORN.fullmatch(part)) and not any(map(_is_past, born["who"].split())):
        return f"{born['who']} was born"
    if words[0] == "Born" and not before.strip() and (who := _WHO.match(after)):
        return f"{who['who']} was born{part.removeprefix('Born')}"
    joined = bool(_JOINED.search(before))
    if words[0] in _TABLES["finite"] or (joined and _is_past(words[0])):
        is_list = joined or _TABLES["relatives"].isdisjoint(re.findall(r"\w+", before))
        subject = _subject(before, is_told=is_list)
        return f"{subject} {part}" if subject else part
    if joined and (led := _LED_IN.fullmatch(part)) and _is_past(led["rest"].split()[0]):
        subject = _subject(before, is_told=True)
        if subject.casefold() in _TABLES["pronouns"]:
            subject = subject.casefold()
        return f"{led['lead']}{subject} {led['rest']}" if subject else part
    if len(words) <= _SHORT and not any(map(_is_past, words)):
        return _with_verb(before, part)
    return part


def _subject(before: str, *, is_told: bool) -> str:
    """Who or what the sentence was about last; empty if that is not plain.

    `is_told`: something has been told of it; if not, only what was said of it in passing stands before.
    """
    clauses = _CLAUSE.split(before[-_LOOKED_BACK:])
    found = (_subject_of(clause, is_told=is_told) for clause in reversed(clauses))
    return next(filter(None, found), "")


def _subject_of(clause: str, *, is_told: bool) -> str:
    """The words before a clause's verb, or before what is said in passing; empty if it has neither."""
    first: list[str] = []
    segment: list[str] = []
    for word in clause.split():
        bare = word.strip(",;:")
        in_passing = bare.casefold() in _TABLES["relatives"]
        if in_passing or _is_past(bare) or bare in _TABLES["finite"]:
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
    if found and found[-1].casefold() in _TABLES["pronouns"]:
        return found[-1]
    if not found or len(found) > _LONGEST_SUBJECT or found[0].casefold() in _TABLES["no_subject"]:
        return ""
    return " ".join(found)


def _with_verb(before: str, part: str) -> str:
    """A part with the verb before it: "Matilda was born" after "Henry was born", "he was praetor"."""
    found = list(_IS.finditer(before[-_LOOKED_BACK:]))
    first = part.split()[0].casefold()
    if not found or first == "not":
        return part
    told = found[-1]
    who = told["who"].strip() or _subject(before, is_told=True)
    what = told["what"]
    if what != "born" and not what.endswith("ed"):
        return part if part[:1].isupper() or not who else f"{who} {told['is']} {part}"
    if part[:1].isupper() or first in _TABLES["articles"]:
        return f"{part}{',' * (',' in part)} {told['is']} {what}"
    return f"{who} {told['is']} {what} {part}" if who else part


# How long an event's text is, in characters

_LONGEST = 80  # where its verb is among them
_LATEST_VERB = 110  # of a text among which its verb is looked for
_BEHIND_VERB = 12  # behind its verb, that a text has at least when it is cut
_SHORTEST = 40  # that a text has at least when it is cut where a clause ends
MOST = _LATEST_VERB + _BEHIND_VERB + _SHORTEST
"""Characters of an event's text, whatever is in it."""
_WORDS = re.compile(r"[^\W\d_]+")  # `Ada`
_GAPS = (
    (re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]"), ""),  # "( )"
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,.;:)])"), ""),  # " ,"
    (re.compile(r"\(\s+"), "("),  # "( "
    (re.compile(r"^[\s)\]]+|[\s(\[]+$"), ""),  # ") " first, " (" last
    (re.compile(r"(?:, *){2,}"), ", "),  # ", , "
    (re.compile(r"^[\s,;:.–—-]+|[\s,;:–—-]+$"), ""),  # ", " first, " –" last
    (re.compile(r"(?<=[^\W\d]) and(?=[,.;]|$)"), ""),  # " and,"
    (re.compile(r"^(?:and|but|then)\s+", re.IGNORECASE), ""),
)
"""What a date that is taken out may leave behind, and what becomes of it."""
_CUTS = re.compile(r",? (?=(?:who|which|where|when|because|although|while|so that|and|but)\b)|[,;:] ")
_LOOSE = _TABLES["open"] | _TABLES["loose"]
_SMALL = _LOOSE | _TABLES["small"]


def event_text(clause: str, said: Iterable[Span], before: str = "", after: str = "") -> str:
    """What happened, of a clause with a date in it; `said` are the places in it that say a time, in order.

    What the clause leaves out it takes from what its sentence says `before` and `after` it.
    """
    text = _tidied(folded(without_times(clause, said)).text)
    if not re.search(r"\w", text) or text.count("(") != text.count(")"):
        return ""
    text = _tidied(_completed(before, text, after))
    short = _shortened(text)
    text = _without_loose_end(short, _TABLES["open"] if short == text else _LOOSE)
    return text[:1].upper() + text[1:]


def telling_words(text: str) -> int:
    """How many words of a text tell something by themselves."""
    return sum(len(word) > 2 and word.casefold() not in _SMALL for word in re.findall(r"[^\W_]+", text))


def _tidied(text: str) -> str:
    for gap, plain in _GAPS:
        text = gap.sub(plain, text)
    return text.strip()


def _shortened(text: str) -> str:
    """A text of a few words: cut where a clause ends, else after a word that may end one.

    It has its verb still, and some words behind that, though it is longer then.
    """
    if len(text) <= _LONGEST:
        return text
    verb = next((word.end() for word in _WORDS.finditer(text, 0, _LATEST_VERB) if _is_past(word[0])), 0)
    least = max(_SHORTEST, verb + _BEHIND_VERB if verb else 0)
    longest = max(_LONGEST, least + _SHORTEST)
    if len(text) <= longest:
        return text
    cuts = [cut.start() for cut in _CUTS.finditer(text, 0, longest + 1) if cut.start() >= least]
    if cuts:
        within = [cut for cut in cuts if cut <= _LONGEST]
        return text[: within[-1] if within else cuts[0]].rstrip(" ,;:")
    return text[: longest + 1].rpartition(" ")[0] or text[:longest]


def _without_loose_end(text: str, loose: frozenset[str]) -> str:
    words = text.rstrip(" ,;:–—.!?").split(" ")
    while len(words) > 1 and words[-1].casefold() in loose:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—")
