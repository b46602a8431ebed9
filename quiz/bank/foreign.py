"""Questions written for another program: told by their words or by the signs of their format."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from unicodedata import normalize

from quiz.bank.format import CHOICE_KEYS
from quiz.bank.problems import OTHER_PROGRAM, Problem, ProblemError
from quiz.bank.yaml import compose, plain_of
from quiz.text.cleaning import excerpt, parsable
from quiz.text.words import tables_in, words_of

_MOST, _ROWS, _CELLS = 100_000, 20, 30  # characters that are looked at, and rows and cells of a table
_RARE = 8  # lines without a question mark for one that has one, in what is still a list of questions
_TOLD = re.compile(r"[.!…][\"”’»)]*\s*$")  # "He was born at Samara.”"
_MANY, _SELDOM, _DEPTH = 200, 5, 8  # questions looked at, of which fewer than a fifth have a key, levels down
_SIGN = 2  # characters of a number or letter that names an option
_PLURALS = ("s", "es", "en")
_POINTS = words_of("points point score percent percentage puntos punkte anz count")
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
_BANK = re.compile(r"^(?:source|timeline)[ \t]*:", re.MULTILINE)  # `source:`
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
    table = tables_in(Path(__file__).with_suffix(".yaml"))
    return {ours: frozenset(map(_plain, words_of(theirs))) for ours, theirs in table.items()}


def meant(key: str, among: Collection[str]) -> str:
    """Which of these keys of a bank another program's key stands for; empty if none is known.

    `options` stands for one that holds right and wrong ones together.
    """
    bare = _ASIDE.sub("", key.strip()[:80])
    one = None if "," in bare else _NUMBERED.fullmatch(bare)  # "A, B" are letters of options
    several = [f"{one[1]}{end}" for end in _PLURALS] + [f"{one[1][:-1]}{end}" for end in "ei"] if one else []
    words = [one[1] if one else bare, *bare.split("/")]
    tried = [(ours, several) for ours in among if ours in ("options", "wrong")]
    tried += [(ours, words) for ours in among]
    return next(
        (ours for ours, each in tried if not _table().get(ours, frozenset()).isdisjoint(map(_plain, each))),
        "",
    )


def _plain(key: str) -> str:
    """A key in small letters, without signs and accents."""
    letters = normalize("NFKD", key.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def other_program(text: str) -> Problem | None:
    """That a text which is no bank is questions of another program; None if it is not known for that."""
    begun = text[:_MOST]
    if _OURS.search(begun):
        return None
    what, keys, values = _questions_in(text)
    if not keys:
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
    said = _spoken(keys, values)
    is_quiz = said or what not in ("JSON", "XML", _TABLE)
    whose = (
        f"this seems to be written for another program ({what})"
        if is_quiz
        else f"this is no bank, but {what}"
    )
    return Problem(OTHER_PROGRAM, f"{whose}: {said or _NO_KEYS}", _WAY_OUT, line=line, column=column)


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


# What JSON or YAML holds


def data_in(text: str) -> str:
    """What data a text is, "JSON" or "YAML", if it is no text to be read: keys below other keys."""
    data = _parsed(text)
    parts = [*data.values()] if isinstance(data, dict) else [data]
    members = (each for part in parts for each in (part if isinstance(part, list) else [part]))
    return _language(text) if any(isinstance(each, dict) for each in members) else ""


def _language(text: str) -> str:
    return "TOML" if _TOML.search(text) else "JSON" if text.lstrip()[:1] in ("{", "[") else "YAML"


def _parsed(text: str) -> object:
    """What a text of JSON or YAML holds, of a long one of YAML its first part; None if it is neither."""
    try:
        if _language(text) == "JSON":
            return json.loads(text)
        end = len(text) if len(text) <= _MOST else max(map(text[:_MOST].rfind, ("\n-", "\n\n", "\n  -")))
        root = compose(parsable(text[: max(0, end)])).root
        return root and plain_of(root)
    except (ValueError, ProblemError, RecursionError):
        return None


def _questions_in(text: str) -> tuple[str, dict[str, int], Mapping[str, object]]:
    """What a text is, the keys of its questions with their places, and what the first of each has.

    There are no keys if it is not known for questions of another program.
    """
    begun, what = text[:_MOST], _language(text)
    places = dict[str, int]()
    for match in _KEY.finditer(begun):
        places.setdefault(match[2].strip(), match.start(2))  # where each is first
    found = [*islice(_items(_parsed(text)), _MANY)]
    counts = Counter(str(key) for item in found for key in item)
    values = {str(key): value for item in reversed(found) for key, value in item.items()}
    often = {key: places.get(key, 0) for key in values if counts[key] * _SELDOM >= len(found)}
    keys = _joined(often or places)
    return what, keys if _is_quiz(keys) else {}, {key: values.get(key) for key in keys}


def _items(data: object, depth: int = 0) -> Iterator[Mapping[object, object]]:
    """The mappings in data that are questions of another program, in order."""
    if depth > _DEPTH:
        return
    if isinstance(data, dict):
        if _is_quiz([str(key) for key in data]):
            yield data
            return
        data = [*data.values()]
    for each in data if isinstance(data, list) else ():
        yield from _items(each, depth + 1)


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


def _spoken(keys: Iterable[str], values: Mapping[str, object]) -> str:
    """What another program's keys are called here, in words; of several for one, the first, or both ends."""
    named: dict[str, list[str]] = {}
    # `Q1` may be the name of a question, `text` of anything
    for key in sorted(keys, key=lambda key: (bool(_NUMBERED.fullmatch(key)), key.casefold() == "text")):
        if ours := "answer" if key.casefold() == "answer" else meant(key, (*_PARTS, *CHOICE_KEYS)):
            named.setdefault(ours, []).append(key)
    lists = [
        key for key in named.get("answer", ()) if key in ("a", "A") and isinstance(values.get(key), list)
    ]
    if lists and "wrong" not in named and "options" not in named:
        named |= {"options": lists, "answer": [key for key in named["answer"] if key not in lists]}
    options = named.pop("options", [])
    right = next(iter(named.get("answer", ())), "")
    said = [
        f"{_both_ends(theirs)} is “{ours}”"
        for ours, theirs in named.items()
        if theirs and (theirs[0] != ours) and not (options and ours == "answer")
    ]
    if options:
        said += _told_of_options(_both_ends(options), values.get(options[0]), right, values.get(right))
    return f"in a bank {', '.join(said)}" if said else ""


def _told_of_options(theirs: str, options: object, right: str, answer: object) -> list[str]:
    """Which of some options are right and which wrong, by what each has, or the key of the `right` one."""
    members = (
        [*options.values()] if isinstance(options, dict) else options if isinstance(options, list) else []
    )
    marks = {str(key): value for each in members if isinstance(each, dict) for key, value in each.items()}
    signs = [key for key, value in marks.items() if f"{value}".casefold() in ("true", "false")]
    signs += [key for key in marks if len(marks) == 1 and meant(key, ("answer",))]
    if signs:
        return [f"of {theirs} what has {_quoted(signs[0])} is “answer”, and the rest “wrong”"]
    if points := [key for key in marks if key.casefold() in _POINTS]:
        return [f"{theirs} have {_quoted(points[0])}, and each may be “answer”"]
    is_written = len(f"{answer}") > _SIGN and answer is not None
    written_out = _quoted(right) if is_written else f"{_quoted(right)}, written out,"
    said = f"{written_out if right else f'what is right of {theirs}'} is “answer”"
    return [f"{theirs} without the answer is “wrong”", *([said] * (not is_written or right != "answer"))]


def _both_ends(keys: Sequence[str]) -> str:
    """A key, or the first and the last of several that are numbered."""
    is_row = len(keys) > 1 and all(map(_NUMBERED.fullmatch, keys))
    return f"{_quoted(keys[0])} to {_quoted(keys[-1])}" if is_row else _quoted(keys[0])


def _quoted(key: str) -> str:
    return f"“{excerpt(_ASIDE.sub('', key))}”"
