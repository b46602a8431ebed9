"""How true and how well said a draft is, by what was said by hand about its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import yaml

from tests.lives.tables import FOLDER, Told

LONGEST = 30  # words of an event
_WORDS: Mapping[str, Mapping[str, str]] = yaml.load(
    (FOLDER / "small.words.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
JOINING = {language: frozenset(words["join"].split()) for language, words in _WORDS.items()}
SMALL = {language: JOINING[language] | {*words["other"].split()} for language, words in _WORDS.items()}


def fault_of(event: str, told: Told, sentence: str, dates: Sequence[str], language: str) -> tuple[str, str]:
    """The grade of an event, `right`, `wrong` or `unusable`, and why in a few words.

    `dates` are the words of the sentence that say dates, that of the event first.
    """
    if why := untrue(event, told, sentence, dates, language):
        return "wrong", why
    why = unusable(event, told, sentence, dates, language)
    return ("unusable", why) if why else ("right", "")


def untrue(event: str, told: Told, sentence: str, dates: Sequence[str], language: str) -> str:
    """What makes an event a fact that its date is not of; empty if nothing does."""
    if not told.tells:
        return "the date is no event's"
    words, small = words_in(event), SMALL[language]
    known = {*words_in(" ".join((*told.tells, *dates))), *small}
    others = [
        word
        for word in words
        if word in words_in(sentence) and word not in known and not has_one([word], told.verb)
    ]
    elsewhere = [word for word in others if word not in words_in(" ".join(told.may))]
    if elsewhere:
        return f"of another clause: {' '.join(elsewhere)}"
    if others and not has_one(words, told.verb):
        return f"only of another clause: {' '.join(others)}"
    if told.who and not has_one(words, told.who):
        return f"said of the wrong person, without {' or '.join(told.who)}"
    said = f" {' '.join(words)} "
    never = [each for each in told.never if f" {each} " in said and not has_one(words, told.unless)]
    return f"said with {never[0]}" if never else ""


def unusable(event: str, told: Told, sentence: str, dates: Sequence[str], language: str) -> str:
    """What in an event's words would have to be mended; empty if nothing is seen."""
    words, small, text = words_in(event), SMALL[language], event.strip()
    if not has_one(words, told.verb) and not any(each in text for each in told.verb if not each.isalnum()):
        return "no verb"
    clause = " ".join(told.tells)
    for date in dates:
        clause = clause.replace(date, " ")
    if left := [
        word
        for word in words
        if word in words_in(" ".join(dates)) and word not in {*small, *words_in(clause)}
    ]:
        return f"a date is left in it: {' '.join(left)}"
    if words[-1] in JOINING[language] or text[-1] in ",;:(–—-":
        return f"it ends in {text.split()[-1]}"
    if hole := hole_of(words, sentence, dates, language):
        return f"a hole: {hole}"
    if behind := cut_off(words, sentence, dates, language):
        return f"cut off before {behind}"
    if text[0] in ",;:)–—-./" or any(text.count(a) != text.count(b) for a, b in ("()", "[]", "«»", "„“")):
        return "a bracket or a mark is cut off"
    if re.search(r"\(\s*\)|\s[,.;/]|,\s*,|\(\W*\w?\W*\)", text):  # `()`, ` ,`, ` /65`, `(* 2.)`
        return "a hole"
    return "too long" if len(words) > LONGEST else ""


def hole_of(words: Sequence[str], sentence: str, dates: Sequence[str], language: str) -> str:
    """A joining word that was left where a date was taken out, and the next: "planned for, was"."""
    pairs = [*pairwise(words)]
    for date in dates:
        before, _, after = sentence.partition(date)
        pair = (words_in(before)[-1:], words_in(after)[:1])
        if all(pair) and pair[0][0] in JOINING[language] and (pair[0][0], pair[1][0]) in pairs:
            return f"{pair[0][0]} {pair[1][0]}"
    return ""


def cut_off(words: Sequence[str], sentence: str, dates: Sequence[str], language: str) -> str:
    """The word that goes on where an event stops, if it is neither a date's nor one that begins a phrase."""
    for count in (3, 2):
        last = r"\W+".join(re.escape(word) for word in words[-count:])
        if found := [*re.finditer(rf"\b{last}\b", sentence, re.IGNORECASE)]:
            rest = sentence[found[-1].end() :]
            behind = re.match(r"\s+(\w+)|(['’–-]\w+)", rest)
            is_date = any(rest.lstrip().startswith(date) for date in dates)
            is_small = behind and behind[1] and behind[1].casefold() in SMALL[language]
            return behind[0].strip() if behind and not (is_date or is_small) else ""
    return ""


def words_in(text: str) -> list[str]:
    """The words of a text in small letters, in order."""
    return re.findall(r"\w+", text.casefold())


def has_one(words: Sequence[str], beginnings: Iterable[str]) -> bool:
    """Whether a word begins with one of some beginnings, or is one with = before it: `mov`, `=is`."""
    wanted = [each.casefold() for each in beginnings]
    return any(
        word == each[1:] if each[0] == "=" else word.startswith(each) for word in words for each in wanted
    )
