"""Nodes as items: choices, orderings and events, as far as they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from quiz.bank.fields import Notes, flag, name_missing, name_unknown, required, slipped_item, text, texts
from quiz.bank.findings import node_at
from quiz.bank.format import (
    CHOICE_KEYS,
    EVENT_KEYS,
    FIRST_KEYS,
    MAX_EVENTS,
    MAX_OPTIONS,
    MIN_EVENTS,
    OPTION_KEYS,
    ORDERING_KEYS,
    any_of,
)
from quiz.bank.model import Choice, Event, Option, Ordering, Question, bare_id, slug
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Node, Scalar
from quiz.bank.yaml import Sequence as SequenceNode
from quiz.dates.date import MONTH, Date, DateError
from quiz.text.cleaning import excerpt, one_line
from quiz.text.quotes import normal

_KINDS = tuple(map(frozenset, (CHOICE_KEYS, EVENT_KEYS, ORDERING_KEYS)))


def whole_items(nodes: Sequence[Node], notes: Notes) -> Iterator[Node]:
    """The nodes of a list; those that are one item, each of its keys with a dash, as one, which is noted."""
    at = 0
    while at < len(nodes):
        first, begin = nodes[at], at
        at += 1
        if type(first) is MappingNode and _is_block(first):
            fields = dict(first.fields)
            while at < len(nodes):
                node = nodes[at]
                if type(node) is not MappingNode or not _goes_on(fields.keys(), node):
                    break
                fields |= node.fields
                at += 1
            if at > begin + 1:
                _name_dashes(first, nodes[begin + 1 : at], notes)
                last = nodes[at - 1]
                first = MappingNode(fields, first.line, first.column, last.end_line, last.end_column)
        yield first


def _name_dashes(first: Node, rest: Sequence[Node], notes: Notes) -> None:
    lines = [str(part.line) for part in rest]
    where = f"the lines {', '.join(lines[:-1])} and {lines[-1]}" if len(lines) > 1 else "it"
    message = "this is a part of the item above: only its first line begins with a dash"
    hint = f"begin {where} with {first.column - 1} blanks instead of the dash"
    notes.error(rest[0], "dash-too-many", message, hint)


def _is_block(node: MappingNode) -> bool:
    """Whether a mapping stands in lines of its own, and not in braces."""
    first = next(iter(node.fields.values()), None)
    return first is not None and (first[0].line, first[0].column) == (node.line, node.column)


def _goes_on(keys: Set[str], node: MappingNode) -> bool:
    """Whether an item with these keys goes on in a node that cannot be one itself."""
    if not _is_block(node):
        return False
    own = node.fields.keys()
    if not keys.isdisjoint(own):
        return False
    is_begun = keys <= {"id", "topic"} and ("id" in keys or len(own) == 1)
    if not is_begun and not own.isdisjoint(FIRST_KEYS):
        return False
    return any(keys <= kind and own <= kind for kind in _KINDS)


_DAY = re.compile(rf"(?:.*\s)?(?:(?:{MONTH}) \d{{1,2}}|\d{{1,2}} (?:{MONTH}))", re.IGNORECASE)
"""`on 12 June`, `May 1`"""
_YEAR = re.compile(r"\d{3,4}(?: (?:BC|AD|BCE|CE))?")
"""`1845`, `44 BC`"""
_HEAD = re.compile(r"(?:.*\D)?\d{1,3}")
"""`about 1`, before `500 men`"""
_THOUSANDS = re.compile(r"\d{3}(?!\w)(?: .*)?")
"""`500`, `500 men`, behind the comma of a number"""
_SEVERAL = re.compile(r"[1-9]\d\d")
"""`100`, `250`: numbers of their own"""


def put_together(scalars: list[Scalar]) -> list[list[Scalar]]:
    """The texts of a list, those of a number or a date put together; none if no comma has parted any.

    Of numbers without a blank between them the latter have three digits; a list of such alone is one.
    """
    runs = [scalars[:1]]
    is_tight = all(map(_is_tight, scalars, scalars[1:]))
    if is_tight and all(_SEVERAL.fullmatch(scalar.value) for scalar in scalars):
        return []
    for scalar in scalars[1:]:
        if _is_number(runs[-1][-1], scalar) or _is_date(runs[-1][-1], scalar):
            runs[-1].append(scalar)
        else:
            runs.append([scalar])
    return runs if len(runs) < len(scalars) else []


def _is_number(one: Scalar, other: Scalar) -> bool:
    is_number = _HEAD.fullmatch(one.value) and _THOUSANDS.fullmatch(other.value)
    return is_number is not None and _is_tight(one, other)


def _is_date(one: Scalar, other: Scalar) -> bool:
    return bool(_DAY.fullmatch(one.value) and _YEAR.fullmatch(other.value)) and is_near(one, other)


def is_near(one: Scalar, other: Scalar) -> bool:
    """Whether two neighbours of a list stand in one line, and thus in brackets, without quotation marks."""
    return not one.style and not other.style and 0 < one.end_line == other.line


def _is_tight(one: Scalar, other: Scalar) -> bool:
    """Whether nothing but a comma stands between them."""
    return is_near(one, other) and other.column == one.end_column + 1


def joined(run: list[Scalar]) -> str:
    """The text that was parted."""
    blank = "" if len(run) > 1 and _is_tight(*run[:2]) else " "
    return f",{blank}".join(scalar.value for scalar in run)


_EACH_WITH_DASH = "begin each on a line of its own with “- ”"
_BULLET = re.compile(r"[*•◦‣·+–—][ \t]|(?:\d{1,3}|[a-z])[.)][ \t]")
"""What lists begin their items with elsewhere."""
_LONGEST_SHOWN = 400
"""Characters of a value that is shown written right, which is never cut short."""
_SIGN = re.compile(r"[\[\]{}\"'#:]")
"""What a text in brackets cannot have in it."""
_KEY_WITHOUT_COLON = re.compile(
    rf"({any_of(*FIRST_KEYS)})[ ]*(?:[:;=：]|[-–—][ ])?[ ]*(?=[\[\"'“A-ZÀ-Þ\d])(.+)"
)
"""`ask Where was he?`, `event:Escapes`"""


def read_event(node: Node, notes: Notes) -> Event | None:
    """The event that a node of the timeline is, what is wrong with it noted; None if it is no mapping."""
    if type(node) is not MappingNode:
        _refuse_item(node, "an event", "- event: …", notes)
        return None
    name_unknown(node, EVENT_KEYS, "an event", notes)
    what = required(node, "event", "this event", notes)
    after, quotes = texts(node, "after", notes), texts(node, "quote", notes)
    date = _date(node, notes)
    return Event(
        id=_id(node, what, notes),
        event=what,
        quotes=quotes,
        date=date,
        after=after,
        topic=text(node, "topic", notes),
        why=text(node, "why", notes),
        draft=flag(node, "draft", notes) or not quotes or not (date or after),
    )


def read_question(node: Node, notes: Notes) -> Question | None:
    """The choice or ordering that a node of the questions is, what is wrong noted; None if it is neither."""
    if type(node) is not MappingNode:
        _refuse_item(node, "a question", "- ask: …", notes)
        return None
    fields = node.fields
    has_options = [key for key in ("answer", "wrong") if key in fields]
    if "order" in fields:
        if not has_options:
            return _ordering(node, notes)
        message = "this is a choice (answer, wrong) and an ordering (order) at once"
        hint = "leave out one of them, or make two questions of it"
        notes.error(fields["order"][0], "two-questions", message, hint)
    elif "ask" in fields or len(has_options) == 2:
        return _choice(node, notes)
    elif has_options:
        hint = "if it belongs to the item above, write it without the dash, below the other keys of that"
        notes.error(node, "no-question", "this is a key of a question, and no question", hint)
    else:
        hint = "a choice has  ask, answer  and  wrong"
        hint = "events stand under  timeline:" if "event" in fields else hint
        notes.error(node, "no-question", "this is neither a choice (ask) nor an ordering (order)", hint)
    return None


def event_id(node: Node) -> str:
    """The id that an event has or would have, broken or not; empty if it has none."""
    for key in ("id", "event"):
        value = node.get(key) if type(node) is MappingNode else None
        if type(value) is Scalar and value.value.strip():
            return bare_id(value.value.strip()) if key == "id" else slug(value.value)
    return ""


def _choice(node: MappingNode, notes: Notes) -> Choice:
    name_unknown(node, CHOICE_KEYS, "a choice", notes)
    ask = required(node, "ask", "this question", notes)
    answers = texts(node, "answer", notes)
    if not answers:
        name_missing(node, "answer", "this question", notes)
    wrong = _wrong(node, notes)
    quotes = texts(node, "quote", notes)
    if answers and wrong:
        _count_options(node, answers, wrong, notes)
    return Choice(
        id=_id(node, ask, notes),
        ask=ask,
        answers=answers,
        wrong=wrong,
        quotes=quotes,
        topic=text(node, "topic", notes),
        why=text(node, "why", notes),
        inferred=flag(node, "inferred", notes),
        draft=flag(node, "draft", notes) or not (quotes or all(option.quotes for option in wrong)),
    )


def _ordering(node: MappingNode, notes: Notes) -> Ordering:
    name_unknown(node, ORDERING_KEYS, "an ordering", notes)
    order = _order(node, notes)
    events = [event for group in order for event in group]
    if not MIN_EVENTS <= len(events) <= MAX_EVENTS:
        message = f"an ordering has {MIN_EVENTS} to {MAX_EVENTS} events, and this one has {len(events)}"
        hint = "list the ids of events, such as  order: [born, escaped, returned]"
        notes.error(node.fields["order"][0], "order-length", message, hint)
    return Ordering(
        id=_id(node, "-".join(events), notes),
        order=order,
        ask=text(node, "ask", notes),
        topic=text(node, "topic", notes),
        why=text(node, "why", notes),
        draft=flag(node, "draft", notes),
    )


def _id(node: MappingNode, named_by: str, notes: Notes) -> str:
    """The id that is written, or a slug of what the item says."""
    if given := text(node, "id", notes):
        if (bare := bare_id(given)) != given:
            message = f"the id “{excerpt(given)}” has signs at its ends that are a part of it"
            notes.error(node.fields["id"][1], "odd-id", message, f"write  id: {excerpt(bare)}")
        return bare
    made = slug(named_by)
    if named_by and not made:
        notes.error(node, "no-id", "no id can be made of this item's words", "give it one:  id: …")
    return made


def _date(node: MappingNode, notes: Notes) -> Date | None:
    written = text(node, "date", notes)
    if not written:
        return None
    try:
        return Date.parse(written)
    except DateError as error:
        from quiz.dates.suggestions import way_out  # its patterns cost more than a bank's dates

        notes.error(node.fields["date"][1], "date", error.message, way_out(written, error))
        return None


def _wrong(node: MappingNode, notes: Notes) -> tuple[Option, ...]:
    pair = node.fields.get("wrong")
    if pair is None or (type(pair[1]) is Scalar and not pair[1].value.strip()):
        name_missing(node, "wrong", "this question", notes)
        return ()
    value = pair[1]
    if type(value) is not SequenceNode:
        notes.error(value, "shape", "“wrong” is a list of options", _as_options(node, value))
        return ()
    if not value.items:
        name_missing(node, "wrong", "this question", notes)
    return tuple(option for item in value.items if (option := _option(item, node, notes)))


def _as_options(node: MappingNode, value: Node) -> str:
    """How what stands at “wrong” would be a list."""
    if type(value) is MappingNode and all(type(each) is Scalar and not each.value for _, each in value.pairs):
        words, style = ", ".join(value.fields), None  # {Samara, Narym}
    elif type(value) is Scalar:
        words, style = value.value.strip(), value.style
    else:
        return _EACH_WITH_DASH
    if bullet := _BULLET.match(words):
        return f"begin each with “- ” instead of “{bullet[0].strip()}”"
    if words[:1] == "-" and (first := words[1:].split(maxsplit=1)):
        return f"put a blank behind each dash:  - {excerpt(first[0].lstrip('-'))}"
    words = words.removeprefix("(").removesuffix(")").removesuffix("]")
    key = node.fields["wrong"][0]
    in_one_line = 0 < key.line == value.line == value.end_line
    if style or not in_one_line or not words or _SIGN.search(words) or len(words) > _LONGEST_SHOWN:
        return _EACH_WITH_DASH
    hint = f"write: wrong: [{one_line(words)}]"
    answer = node.get("answer")
    is_list = type(answer) is SequenceNode and len(answer.items) > 1
    return f"{hint} , or put “answer” and “wrong” in each other's place" if is_list else hint


def _option(node: Node, item: MappingNode, notes: Notes) -> Option | None:
    """One wrong option: its text, its text and why it is wrong, or the same in full."""
    if type(node) is Scalar:
        if words := node.value.strip():
            return Option(words)
        notes.error(node, "missing", "this option is empty", "write it after the dash, or leave it out")
    elif type(node) is not MappingNode:
        notes.error(node, "shape", "an option is a text", _EACH_WITH_DASH)
    elif hint := slipped_item(item, node):
        notes.error(node, "shape", "an item begins too far right here: so it is part of the list above", hint)
    elif len(node.fields) == 1 and node.fields.keys().isdisjoint(OPTION_KEYS):
        ((key, why),) = node.pairs
        if type(why) is Scalar and (words := key.value.strip()):
            return Option(words, why.value.strip())
        notes.error(why, "shape", "why an option is wrong is a text", "put it in quotation marks")
    elif "option" not in node.fields:
        hint = "write  - Samara: why it is wrong , or  - option: Samara  with  why:  and  quote:  below it"
        notes.error(node, "missing", "this option has no “option”", hint)
    else:
        name_unknown(node, OPTION_KEYS, "an option", notes)
        words = required(node, "option", "this option", notes)
        return Option(words, text(node, "why", notes), texts(node, "quote", notes)) if words else None
    return None


def _count_options(
    node: MappingNode, answers: tuple[str, ...], wrong: tuple[Option, ...], notes: Notes
) -> None:
    options = [*answers, *(option.text for option in wrong)]
    if len(options) > MAX_OPTIONS:
        message = f"this question has {len(options)} options, {len(wrong)} of them wrong"
        hint = f"leave out the weakest: it may have {MAX_OPTIONS}"
        notes.error(node.fields["wrong"][0], "too-many-options", message, hint)
        return
    seen: set[str] = set()
    for at, plain in enumerate(map(normal, options)):
        if plain in seen:
            path = ("answer", at) if at < len(answers) else ("wrong", at - len(answers), "option")
            message = f"the option “{excerpt(options[at])}” stands here twice"
            notes.error(node_at(node, path), "duplicate-option", message, _as_one(node))
        seen.add(plain)


def _as_one(node: MappingNode) -> str:
    """The hint to quote what a comma has made several options of, if one has."""
    value = node.get("wrong")
    scalars = [each for each in value.items if type(each) is Scalar] if type(value) is SequenceNode else []
    split = next((joined(run) for run in put_together(scalars) if len(run) > 1), "")
    if split:
        return f'the commas make several of one, so quote it: "{excerpt(split)}"'
    return "leave one of them out"


def _order(node: MappingNode, notes: Notes) -> tuple[tuple[str, ...], ...]:
    value, message = node.fields["order"][1], "“order” is a list of ids of events"
    if type(value) is not SequenceNode:
        notes.error(value, "shape", message, "such as  order: [born, escaped, returned]")
        return ()
    groups: list[tuple[str, ...]] = []
    for item in value.items:
        members = item.items if type(item) is SequenceNode else [item]
        for member in members:
            if type(member) is not Scalar or not member.value.strip():
                notes.error(member, "shape", message, "events that tie stand in brackets: [a, [b, c]]")
        group = (member.value.strip() for member in members if type(member) is Scalar)
        groups.append(tuple(filter(None, group)))
    return tuple(filter(None, groups))


def _refuse_item(node: Node, what: str, example: str, notes: Notes) -> None:
    hint = f"it begins like this:  {example}"
    words = node.value if type(node) is Scalar and not node.style and node.line == node.end_line else ""
    if begun := _KEY_WITHOUT_COLON.match(words):
        hint = f"write: - {begun[1]}: {one_line(begun[2])}"
    notes.error(node, "shape", f"{what} is a mapping of keys to values", hint)
