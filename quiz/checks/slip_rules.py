"""Slips of YAML and of the clipboard that are read without an error, but not as they were meant."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from quiz.bank.findings import options, walk
from quiz.bank.format import ID_KEYS
from quiz.bank.model import Choice, Item
from quiz.bank.problems import FieldPath
from quiz.bank.yaml import MappingNode, Scalar, SequenceNode, quoted, written
from quiz.checks.context import Context, Found, source_text
from quiz.checks.english import pattern
from quiz.dates.date import MONTH
from quiz.text.cleaning import excerpt
from quiz.text.quotes import normal, stands_in

_NOT_WRITTEN = frozenset(("id", "date", *ID_KEYS, "order", "quote", "inferred", "draft"))


def _texts(context: Context, item: Item, *, is_any: bool = False) -> Iterator[tuple[Scalar, FieldPath]]:
    """The texts that an item is written with, in the file's order, each with its path.

    Only the teacher's own words (prompts, options, events, explanations and topics), unless `is_any` will do.
    """
    for node, path in _scalars(context.written(item)):
        if is_any or _NOT_WRITTEN.isdisjoint(path):
            yield node, path


@lru_cache(maxsize=1)  # since one rule after another looks at an item
def _scalars(item: MappingNode) -> list[tuple[Scalar, FieldPath]]:
    return [(node, path) for node, path, is_key in walk(item) if isinstance(node, Scalar) and not is_key]


_COMMENT = re.compile(r"[ \t]+#(.*)$")  # " #5 of the works"


def whole_texts(context: Context, item: Item) -> Iterator[Found]:
    """What stands behind ` #` is a note, and not the rest of a text.

    It is the rest if it follows the sign at once (`unit #5`), if the source goes on so, or if a prompt has
    its question mark there.
    """
    for scalar, path in _texts(context, item, is_any=True):
        if scalar.style or not scalar.value or not 0 < scalar.end_line <= len(context.lines):
            continue
        if not (found := _COMMENT.match(context.lines[scalar.end_line - 1], scalar.end_column - 1)):
            continue
        text, note = scalar.value, found[1]
        if note and not note[0].isspace() and "quote" not in path:
            is_rest = note[0].isalnum()
        else:
            is_rest = normal(f"{text} #{note}") in source_text(context)
        is_open = path == ("ask",) and not text.rstrip().endswith(("?", ".", ":", "…"))
        if is_rest or (is_open and note.rstrip().endswith("?")):
            whole = f"{text} #{' ' if note[:1] == ' ' else ''}{note.strip()}"
            message = f"this text ends before the #: it is read as “{excerpt(text)}”"
            hint = f'write: {written(whole)} , or give the note two blanks: "  # "'
            yield Found(path, message, hint)


_SIGN = re.compile(  # the \n of "C:\new", the \f of "\frac", but not that of "one\ntwo", nor of "C:\\new"
    r"\\[\\\"]|((?<![\w.,;!?'”’)])\\[ntr]|\\[0abvfeNLP])(?=\w)"
)


def plain_backslashes(context: Context, item: Item) -> Iterator[Found]:
    r"""A backslash in double quotation marks begins a sign of YAML's: `"C:\new"` has a new line in it."""
    for scalar, path in _texts(context, item, is_any=True):
        if scalar.style != '"' or not 0 < scalar.line == scalar.end_line <= len(context.lines):
            continue
        raw = context.lines[scalar.line - 1][scalar.column : scalar.end_column - 2]
        signs = [*filter(None, dict.fromkeys(_SIGN.findall(raw)))]
        meant = re.sub(r"\\([\\\"])", r"\1", raw)
        if signs or ("\\" in meant and meant != scalar.value and normal(meant) in source_text(context)):
            message = f"YAML takes {', '.join(signs) or 'a backslash'} in double marks for a sign of its own"
            yield Found(path, f"{message}: “{excerpt(scalar.value)}”", f"write: {written(meant)}")


_LIST = re.compile(r"(?:, [^,.;]{1,30}){0,5},? (?:and|or) ")  # ", Narym and " behind "Samara"


def joined_answers(context: Context, item: Choice) -> Iterator[Found]:
    """An option is one thing: `Trotsky, Zinoviev` may have been meant as two.

    It is asked where each part is a name that the source has by itself, and nowhere with the other behind a
    comma, unless each option is as many.
    """
    if len({text.count(",") for text, _ in options(item)}) == 1:
        return  # every option is a list
    source = source_text(context)
    for text, path in options(item):
        parts = [part.strip() for part in text.split(",")]
        if len(parts) < 2 or not all(map(_is_name, parts)) or _is_one(normal(text), source):
            continue
        if all(stands_in(normal(part), source) for part in parts):
            message = f"“{excerpt(text)}” is one option with a comma in it: are {len(parts)} meant?"
            listed = ", ".join(written(part, in_marks=False) for part in parts)
            hint = f"write: [{listed}] , or “and” for the comma if it is one"
            yield Found(path, message, hint)


def _is_one(words: str, source: str) -> bool:
    """Whether the source has the words with their comma, and not in a list of more."""
    return stands_in(words, source) and not _LIST.match(source, source.index(words) + len(words))


def _is_name(part: str) -> bool:
    return part[:1].isupper() and len(part.split()) < 5 and not any(map(str.isdigit, part))


_LABEL = pattern("numbered")


def split_options(context: Context, item: Choice) -> Iterator[Found]:
    """`Order No. 1: retreat` is an option, and not the option `Order No. 1` with its reason.

    A reason is a sentence. It is asked where it has no full stop and the whole stands in the source, another
    option has a colon of its own, or small words follow a label with a number.
    """
    has_colon = any(": " in text for text, _ in options(item))
    for index, option in enumerate(item.wrong):
        if not option.why or option.quotes or option.why.rstrip().endswith((".", "!", "?")):
            continue
        whole = f"{option.text}: {option.why}"
        is_label = _LABEL.search(option.text) and option.why[:1].islower()
        if has_colon or is_label or normal(whole) in source_text(context):
            read = f"the option “{excerpt(option.text)}”, wrong because “{excerpt(option.why)}”"
            hint = f"write: {written(whole)} ; if the end is a reason, close it with a full stop"
            yield Found(("wrong", index, "option"), f"this is read as {read}", hint)


_NUMBERS = re.compile(r"[1-9]\d\d(?:,[1-9]\d\d)+")  # "100,200,300"
_IN_MARKS = re.compile(r"\"[^\"]*\"|'[^']*'")  # "'1,500'"
_DAY = rf"(?:(?:{MONTH}) \d{{1,2}}|\d{{1,2}} (?:{MONTH}))"
_ONE = re.compile(  # "1,500", "May 1, 1845"
    rf"(?<!\d)\d{{1,3}}(?:,\d{{3}})+(?!\w)|\b{_DAY}, ?\d{{3,4}}\b", re.IGNORECASE
)


def parted_options(context: Context, item: Choice) -> Iterator[Found]:
    """A list in brackets is not parted within a number or a date: [1,500], [May 1, 1845]."""
    for key in ("answer", "wrong"):
        value = context.written(item).get(key)
        if not isinstance(value, SequenceNode) or not 0 < value.line == value.end_line <= len(context.lines):
            continue
        line = context.lines[value.line - 1][value.column : value.end_column - 2].strip()
        if (one := _ONE.search(_IN_MARKS.sub("", line))) and not _NUMBERS.fullmatch(line):
            message = f"the commas in it make {one[0].count(',') + 1} options of “{excerpt(one[0])}”"
            yield Found((key,), message, "put each option into quotation marks, or on a line of its own")


_MARK = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit)\]", re.IGNORECASE)  # "[12]"
_NEEDED_BY = "[\u0590-\u1dff\u20d0-\U0010ffff]"  # Persian, Hindi, Thai, emoji: joined or parted without width
_UNSEEN = re.compile(  # a soft hyphen, a zero width space
    rf"\u00ad|(?<!{_NEEDED_BY})[\u200b-\u200d\u2060-\u2064](?!{_NEEDED_BY})"
)


_ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]\w*);", re.IGNORECASE)  # "&#039;", "&amp;"
_TAG = re.compile(  # "<b>", "</span>", "<br />"
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|li|p|small|span|strong|sub|sup|u)(?: [^<>]*)?/?>", re.IGNORECASE
)


def page_code(context: Context, item: Item) -> Iterator[Found]:
    """No text has signs of a web page's code, `&amp;` or `<b>`; a tag may stand where the source has it."""
    for scalar, path in _texts(context, item, is_any=True):
        text = scalar.value
        if not ("&" in text or "<" in text) or not ("quote" in path or _NOT_WRITTEN.isdisjoint(path)):
            continue
        bare = _TAG.sub(lambda tag: tag[0] if tag[0] in context.source.text else "", text)
        read = _ENTITY.sub(lambda sign: html.unescape(sign[0]), bare)
        if read != text:
            meant = " ".join(read.split())
            is_sourced = "quote" in path and not context.source.locate(meant)
            way = "mend it in the source first, then here: " if is_sourced else "write: "
            yield Found(path, f"“{excerpt(text)}” has signs of the code of a web page", way + quoted(meant))


def pasted_marks(context: Context, item: Item) -> Iterator[Found]:
    """No text has a citation mark such as `[12]`, a soft hyphen or a mark without width."""
    for scalar, path in _texts(context, item):
        if mark := _MARK.search(scalar.value):
            yield Found(path, f"the mark {mark[0]} was pasted with this text", "delete it", "citation-mark")
        if unseen := _UNSEEN.search(scalar.value):
            character = f"a character that cannot be seen (U+{ord(unseen[0]):04X})"
            before = excerpt(scalar.value[: unseen.start()]).split(" ")[-1]
            message = f"{character} stands in this text, behind “{before}”"
            yield Found(path, message, "delete it", "hidden-character")
