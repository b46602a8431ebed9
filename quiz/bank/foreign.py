"""Questions written for another program: told by their words or by the signs of their format."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path

from quiz.bank.format import CHOICE_KEYS
from quiz.bank.problems import OTHER_PROGRAM, Problem
from quiz.text.cleaning import excerpt
from quiz.text.words import tables_in, words_of

_MOST, _ROWS, _CELLS = 100_000, 20, 30  # characters that are looked at, and rows and cells of a table
_RARE = 8  # lines without a question mark for one that has one, in what is still a list of questions
_TOLD = re.compile(r"[.!…][\"”’»)]*\s*$")  # "He was born at Samara.”"
_PARTS = ("ask", "answer", "wrong", "options")
_ASIDE = re.compile(r"(?<=\w)\s*(?:[([*:#]|[-–]\s).*")  # " - max 120 characters", "(s)"
_NUMBERED = re.compile(r"(.*?)(?:[ _-]?\d+|[ _-][a-hA-H]|(?<=[a-z])[A-H])")  # "answer_2", "optionB"
_KEY = re.compile(  # `"question":"Who`, `- answer: B`, `, correct: 2`
    r"(?:^|[\[{,])[ \t]*(?:-[ ]+)*([\"']?)(\(?[^\W\d_][\w ./-]{0,30}?\)?)\1[ ]*[:=](?=\s|$|[\"'\[{\d])",
    re.MULTILINE,
)
_TOML = re.compile(r"^\[\[?[\w.-]+\]\]?\s*^\w+[ ]*=", re.MULTILINE)  # "[[questions]]", and "ask = " below it
_LETTER = re.compile(r"\(?[A-Ha-h]\)?")  # "A", "(b)": the key of an option
_OURS = re.compile(r"(?:^|[\s{,\"'])ask[\"']?[ ]*:", re.IGNORECASE)  # `"ask": `
_BANK = re.compile(r"^(?:source|questions|timeline)[ \t]*:", re.MULTILINE)  # `source:`
WEB_PAGE = "the code of a web page"
"""What a page is called, with questions or without."""
_TABLE = "a table, as of Kahoot, Quizlet or a spreadsheet"
_NO_KEYS = "in a bank the question is “ask”, what is right “answer”, and what is wrong “wrong”"
_WAY_OUT = (
    "a bank has a title and a source too, and each question a quote from it:  quiz new BANK --from TEXT"
    "  makes one, quiz add BANK  adds questions, and  quiz guide other-program  says more"
)


@cache
def _table() -> Mapping[str, frozenset[str]]:
    return {ours: words_of(theirs) for ours, theirs in tables_in(Path(__file__).with_suffix(".yaml")).items()}


def meant(key: str, among: Iterable[str]) -> str:
    """Which of these keys of a bank another program's key stands for; empty if none is known.

    `options` stands for one that holds right and wrong ones together.
    """
    bare = _ASIDE.sub("", key.strip()[:80])
    one = None if "," in bare else _NUMBERED.fullmatch(bare)  # "A, B" are letters of options
    words = {re.sub(r"[\W_]+", "", each).casefold() for each in ([f"{one[1]}s", one[1]] if one else [bare])}
    return next((ours for ours in among if not words.isdisjoint(_table().get(ours, ()))), "")


def other_program(text: str) -> Problem | None:
    """That a text which is no bank is questions of another program; None if it is not known for that."""
    begun = text[:_MOST]
    if _OURS.search(begun):
        return None
    what = "TOML" if _TOML.search(begun) else "JSON" if begun.lstrip()[:1] in ("{", "[") else "YAML"
    keys = dict[str, int]()
    for match in _KEY.finditer(begun):
        keys.setdefault(match[2].strip(), match.start(2))  # where each is first
    keys = _joined(keys)
    if not _is_quiz(keys):
        if _BANK.search(begun):
            return None
        formats = tables_in(Path(__file__).with_name("formats.yaml")).items()
        found = ((name, re.search(sign, begun, re.MULTILINE)) for name, sign in formats)
        what, keys = next(((name, {"": at.start()}) for name, at in found if at), (_TABLE, _head(begun)))
    if not keys:
        lines = [line for line in begun.split("\n") if line.strip()]
        told = sum(bool(_TOLD.search(line)) for line in lines)  # a life may ask something too
        if not 1 < sum("?" in line for line in lines) >= max(told, len(lines) / _RARE):
            return None
        what, keys = "a list of questions", {"": 0}
    start = min(start for key, start in keys.items() if not key or meant(key, _PARTS))
    line, column = begun.count("\n", 0, start) + 1, start - begun.rfind("\n", 0, start)
    message = f"this seems to be written for another program ({what}): {_spoken(keys) or _NO_KEYS}"
    return Problem(OTHER_PROGRAM, message, _WAY_OUT, line=line, column=column)


def instead(keys: Collection[str], lacking: Collection[str]) -> tuple[str, str]:
    """The first key that is another program's word for one a question lacks, and the hint; empty if none."""
    among = (*lacking, "options") if "wrong" in lacking else lacking
    own = _joined(dict.fromkeys(keys, 0))
    words = {ours: key for key in own if key not in CHOICE_KEYS and (ours := meant(key, among))}
    first = next((key for key in keys if key in words.values() or _LETTER.fullmatch(key)), "")
    told = [f"  {ours}:  instead of  {excerpt(words[ours])}: " for ours in lacking if ours in words]
    if "options" in words:
        told.append(f"  wrong:  instead of  {excerpt(words['options'])}: , with all of them but the answer")
    if "quote" not in keys:
        told.append("  and each needs a  quote:  from the source")
    return (first, "write" + ",".join(told).rstrip()) if words else ("", "")


def _joined(keys: dict[str, int]) -> dict[str, int]:
    """Keys with their places, those that are letters of options as one: `{"A, B": 7}`."""
    letters = [key for key in keys if _LETTER.fullmatch(key)]
    if len(letters) < 2:
        return keys
    return {", ".join(letters): keys[letters[0]]} | {key: keys[key] for key in keys if key not in letters}


def _is_quiz(keys: Collection[str]) -> bool:
    """Whether keys are those of questions, and some of them another program's."""
    told = (key for key in _joined(dict.fromkeys(keys, 0)) if key != "text")  # which a source has too
    theirs = {ours for key in told if (ours := meant(key, _PARTS))}
    return bool(theirs) and len(theirs.union(map(str.casefold, keys)).intersection(_PARTS)) > 1


def _head(text: str) -> dict[str, int]:
    """The words at the head of a table with its place, "" if it has no head; none if it is no table."""
    lines = [line for line in text.split("\n")[:_ROWS] if line.strip() and line[0] != "#"]
    for sign, least in (("\t", 2), (";", 2), (",", 3), (",", 2)):
        rows = [[cell.strip() for cell in row[:_CELLS]] for row in csv.reader(lines, delimiter=sign)]
        if head := next(filter(_is_quiz, rows), []):
            return _joined(dict.fromkeys(filter(None, head), max(0, text.find(next(filter(None, head))))))
        if not re.search(rf"{sign}\S", text[:_MOST]):
            continue  # a sentence has a blank behind each
        widths = {len(row) for row in rows if row[0]}
        few = 1 if least > 2 or sign != "," else _ROWS // 2  # by chance lines have one comma each
        if len(rows) > few and len(widths) == 1 and widths.pop() >= least and all(row[0] for row in rows):
            return {"": 0}
    return {}


def _spoken(keys: Iterable[str]) -> str:
    """What another program's keys are called here, in words; of several for one, the first, or both ends."""
    named: dict[str, list[str]] = {}
    # `Q1` may be the name of a question, `text` of anything
    for key in sorted(keys, key=lambda key: (bool(_NUMBERED.fullmatch(key)), key.casefold() == "text")):
        if ours := "answer" if key.casefold() == "answer" else meant(key, (*_PARTS, *CHOICE_KEYS)):
            named.setdefault(ours, []).append(f"“{excerpt(_ASIDE.sub('', key))}”")
    words = {ours: first for ours, (first, *_) in named.items() if (ours, first) != ("answer", "“answer”")}
    for ours in {"options", "wrong"} & words.keys():
        if len(several := named[ours]) > 1:
            words[ours] = f"{several[0]} to {several[-1]}"
    if "options" in words:
        theirs = words.pop("options")
        words["wrong"] = f"{theirs} without the answer"
        words["answer"] = (
            f"{named['answer'][0]}, written out," if "answer" in named else f"what is right of {theirs}"
        )
    said = ", ".join(f"{theirs} is “{ours}”" for ours, theirs in words.items())
    return said and f"in a bank {said}"
