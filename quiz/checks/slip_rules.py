"""No sign of YAML has cut a text short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.findings import options, path_to, walk
from quiz.bank.format import CURLY
from quiz.bank.model import Choice, Item, Option
from quiz.bank.problems import FieldPath
from quiz.bank.yaml import Scalar, Sequence
from quiz.checks.context import Context, Found, source_text
from quiz.checks.english import STOP_WORDS
from quiz.dates.date import MONTH
from quiz.text.cleaning import excerpt
from quiz.text.quotes import normal, stands_in

_NOT_WRITTEN = ("quote", "id", "date", "after", "order", "inferred", "draft")


def _scalars(context: Context, item: Item) -> Iterator[tuple[Scalar, FieldPath]]:
    """The texts that an item is written with, in the file's order, each with its path."""
    written = context.written(item)
    for node, path, is_key in walk(written) if written else ():
        if isinstance(node, Scalar) and not is_key:
            yield node, path


def _texts(context: Context, item: Item) -> Iterator[tuple[Scalar, FieldPath]]:
    """Those of them that are the teacher's words: prompts, options, events, explanations and topics."""
    for scalar, path in _scalars(context, item):
        if path[0] not in _NOT_WRITTEN and "quote" not in path:
            yield scalar, path


_COMMENT = re.compile(r"[ \t]+#(.*)$")
"""` #5 of the works`"""


def whole_texts(context: Context, item: Item) -> Iterator[Found]:
    """What stands behind ` #` is a note, and not the rest of a text.

    It is the rest if it follows the sign at once (`unit #5`), or if the source goes on so.
    """
    for scalar, path in _scalars(context, item):
        if scalar.style or not 0 < scalar.end_line <= len(context.lines):
            continue
        note = _COMMENT.match(context.lines[scalar.end_line - 1], scalar.end_column - 1)
        if note and scalar.value and (_is_rest(context, scalar, note[1]) or _asks(scalar, path, note[1])):
            whole = f"{scalar.value} #{note[1].strip() if note[1][:1] != ' ' else ' ' + note[1].strip()}"
            yield Found(
                path,
                f"this text ends before the #: it is read as “{excerpt(scalar.value)}”",
                f'write: "{excerpt(whole, 100)}" , or give the note two blanks: "  # "',
            )


def _asks(scalar: Scalar, path: FieldPath, note: str) -> bool:
    """Whether a prompt has its question mark in the note."""
    is_prompt = path == ("ask",)
    is_open = not scalar.value.rstrip().endswith(("?", ".", ":", "…"))
    return is_prompt and is_open and note.rstrip().endswith("?")


def _is_rest(context: Context, scalar: Scalar, note: str) -> bool:
    if note[:1] and not note[:1].isspace():
        return note[0].isalnum()
    rest = normal(f"{scalar.value} #{note}")
    return rest in source_text(context)


_LIST = re.compile(r"(?:, [^,.;]{1,30}){0,5},? (?:and|or) ")
"""`, Narym and ` behind `Samara`"""
_LONGEST = 4
"""Words of one option in a list of them."""


def joined_answers(context: Context, item: Choice) -> Iterator[Found]:
    """An option is one thing: `Trotsky, Zinoviev` may have been meant as two.

    It is asked where each part is a name that the source has by itself, and nowhere with the other behind a
    comma.
    """
    source = source_text(context)
    for text, path in options(item):
        parts = [part.strip() for part in text.split(",")]
        if len(parts) < 2 or not all(map(_is_name, parts)) or is_one(normal(text), source):
            continue
        if all(stands_in(normal(part), source) for part in parts):
            yield Found(
                path,
                f"“{excerpt(text)}” is one option with a comma in it: are {len(parts)} meant?",
                f"write: [{excerpt(', '.join(parts), 100)}] , or  and  for the comma if it is one",
            )


def is_one(words: str, source: str) -> bool:
    """Whether the source has the words with their comma, and not in a list of more."""
    if not stands_in(words, source):
        return False
    after = source[source.index(words) + len(words) :]
    return not _LIST.match(after)


def _is_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= _LONGEST and part[:1].isupper() and not any(map(str.isdigit, part))


_LABEL = re.compile(
    r"\b(?:no|nr|number|order|article|chapter|part|act|volume|vol|book|law|decree|title)\b.*\d$",
    re.IGNORECASE,
)
"""`Order No. 1`"""
_WHO_OR_WHAT = re.compile(
    r"\w+ (?:of|to|in|at|from|by|with)\b|\w+ed\b|.*['’]s\b"
    r"|(?:born|wrote|went|fled|came|left|led|met|sold|fought|became|was|had|made|took|gave|won|lost|ran)\b",
    re.IGNORECASE,
)
"""How a reason without a verb or without its subject begins: King of Poland, Married Anna in Baltimore."""
_LISTED = re.compile(r"[a-z]+(?:, [a-z]+)* (?:and|or) [a-z]+")
"""`pray and work`"""
_THING = re.compile(r"(?:The|An?|His|Her|Their|One|Two|Three|Four|Five) [a-z]+(?: [a-z]+)*")
"""`The rule`"""


def split_options(context: Context, item: Choice) -> Iterator[Found]:
    """`Order No. 1: retreat` is an option, and not the option `Order No. 1` with its reason.

    A reason is a sentence. It is asked where it has no full stop and the whole stands in the source, another
    option has a colon of its own, small words that are no sentence follow a label with a number, a title
    follows, or a bare list follows a thing that it tells (`The rule: pray and work`).
    """
    others = [*item.answers, *(option.text for option in item.wrong)]
    has_colon = any(": " in other for other in others)
    for index, option in enumerate(item.wrong):
        if not option.why or option.quotes or option.why.rstrip().endswith((".", "!", "?")):
            continue
        whole = f"{option.text}: {option.why}"
        if has_colon or _goes_on(option) or normal(whole) in source_text(context):
            yield Found(
                ("wrong", index, "option"),
                f"this is read as the option “{excerpt(option.text)}”, wrong because “{excerpt(option.why)}”",
                f'write: - "{excerpt(whole, 100)}" ; if the end is a reason, close it with a full stop',
            )


def _goes_on(option: Option) -> bool:
    """Whether what stands behind the colon is no reason, but goes on with what stands before."""
    if _LABEL.search(option.text) and option.why[:1].islower():
        return True
    if _LISTED.fullmatch(option.why):
        return _THING.fullmatch(option.text) is not None
    return _is_title(option.why)


def _is_title(text: str) -> bool:
    """Whether words are written as in a title with small words in it: Know the Ways, A Space Odyssey."""
    words = text.split()
    small = [word for word in words if word.casefold() in STOP_WORDS]
    large = [word for word in words if word not in small]
    return (
        text[:1].isupper()
        and bool(small)
        and len(large) > 1
        and all(word[:1].isupper() for word in large)
        and not _WHO_OR_WHAT.match(text)
    )


_SEVERAL = re.compile(r"[1-9]\d\d(?:,[1-9]\d\d)+")
"""`100,200,300`: numbers of their own"""
_DAY = rf"(?:(?:{MONTH}) \d{{1,2}}|\d{{1,2}} (?:{MONTH}))"
_MEANT = re.compile(
    r"\s*(\"[^\"]*\"|'[^']*'|[^,\"']*?(?<!\d)\d{1,3}(?:,\d{3})+(?!\w)[^,]*"
    rf"|(?:[^,\"']*\s)?{_DAY}, ?\d{{3,4}}(?: (?:BC|AD|BCE|CE))?(?=\s*(?:,|$))|[^,]+)",
    re.IGNORECASE,
)
"""An option as it was meant: `"a, b"`, `about 1,500 men`, `May 1, 1845`, `Samara`"""


def parted_options(context: Context, item: Choice) -> Iterator[Found]:
    """A list in brackets is not parted within a number, a date or a place: [1,500], [May 1, 1845].

    A place is only told where an answer has such a comma too, and the source has the place with it, or small
    letters stand behind each.
    """
    written = context.written(item)
    for key in ("answer", "wrong"):
        value = written.get(key) if written else None
        if not isinstance(value, Sequence) or not 0 < value.line == value.end_line <= len(context.lines):
            continue
        line = context.lines[value.line - 1][value.column : value.end_column - 2].strip()
        meant = [] if _SEVERAL.fullmatch(line) else _MEANT.findall(line)
        if len(meant) == len(value.items):
            meant = _places(context, item, line)
        if written and (split := next((each for each in meant if "," in each and each[0] not in "\"'"), "")):
            right = ", ".join(f'"{each}"' if "," in each and each[0] not in "\"'" else each for each in meant)
            yield Found(
                path_to(written, value.items[meant.index(split)]),
                f"the commas in it make {split.count(',') + 1} options of “{excerpt(split)}”",
                f"quote it:  {key}: [{excerpt(right, 100)}]",
            )


def _places(context: Context, choice: Choice, line: str) -> list[str]:
    """The options of a list of places, each parted in two; none if it is no such list."""
    halves = line.split(", ")
    firsts, lasts = halves[::2], halves[1::2]
    answer = next((parts for answer in choice.answers if len(parts := answer.split(", ")) == 2), None)
    if answer is None or len(firsts) != len(lasts) or not all(each[:1].isupper() for each in firsts):
        return []
    is_name = answer[1][:1].isupper()
    pairs = [", ".join(pair) for pair in zip(firsts, lasts, strict=True)]
    source = source_text(context)
    is_said = not is_name or any(is_one(normal(pair), source) for pair in pairs)
    return pairs if is_said and all(each[:1].isupper() == is_name for each in lasts) else []


_MARK = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit)\]", re.IGNORECASE)
"""`[12]`, `[note 3]`"""
_NEEDED_BY = "[\u0590-\u1dff\u20d0-\U0010ffff]"
"""Scripts and signs that are joined or parted by marks without width: Persian, Hindi, Thai, emoji."""
_UNSEEN = re.compile(rf"\u00ad|(?<!{_NEEDED_BY})[\u200b-\u200d\u2060-\u2064](?!{_NEEDED_BY})")
"""A soft hyphen, a zero width space."""


def pasted_marks(context: Context, item: Item) -> Iterator[Found]:
    """No text has a citation mark such as `[12]`, a soft hyphen or a mark without width."""
    for scalar, path in _texts(context, item):
        if found := _MARK.search(scalar.value):
            message = f"the mark {found[0]} was pasted with this text"
            yield Found(path, message, "delete it", code="citation-mark")
        if found := _UNSEEN.search(scalar.value):
            what = f"U+{ord(found[0]):04X}"
            before = excerpt(scalar.value[: found.start()]).split(" ")[-1]
            message = f"a character that cannot be seen ({what}) stands in this text, behind “{before}”"
            yield Found(path, message, "delete it", code="hidden-character")


_LONGEST_MARKED = 200
"""Characters of a text; a longer one may be all quotation."""


def marks_around(context: Context, item: Item) -> Iterator[Found]:
    """No text stands whole in curly or low quotation marks, which YAML takes for a part of it.

    It may where the source has it so too, or another option of the question, or where straight ones go round
    it.
    """
    found = [
        (scalar.value.strip(), path)
        for scalar, path in _texts(context, item)
        if not scalar.style and _inside(scalar.value)
    ]
    if not found:
        return
    source = source_text(context).casefold()
    options = {*item.answers, *(option.text for option in item.wrong)} if isinstance(item, Choice) else set()
    are_quoted = any(_is_quoted(option.strip(), source) for option in options if _inside(option))
    for words, path in found:
        if not _is_quoted(words, source) and not (are_quoted and words in options):
            yield Found(
                path,
                f"the quotation marks around “{excerpt(_inside(words))}” are a part of the text",
                f'leave them out, or put straight ones round them:  "{excerpt(words, _LONGEST_MARKED)}"',
            )


def _inside(text: str) -> str:
    """What stands in the marks that are around a text; empty if there are none, or more within it."""
    words = text.strip()
    if not 2 < len(words) <= _LONGEST_MARKED or words[0] + words[-1] not in CURLY:
        return ""
    inner = words[1:-1]
    return "" if words[0] in inner or words[-1] in inner else inner.strip()


def _is_quoted(words: str, source: str) -> bool:
    return normal(words).casefold() in source
