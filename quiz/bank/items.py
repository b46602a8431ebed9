"""Nodes as items: choices, orderings and events, as far as they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quiz.bank.fields import Notes, flag, name_missing, name_unknown, required, slipped_item, text, texts
from quiz.bank.findings import node_at
from quiz.bank.format import (
    CHOICE_KEYS,
    EVENT_KEYS,
    FIRST_KEYS,
    ITEM_KEYS,
    MAX_EVENTS,
    MAX_OPTIONS,
    MIN_EVENTS,
    NO_DASH,
    OPENS_LIST,
    OPTION_KEYS,
    ORDERING_KEYS,
)
from quiz.bank.model import Choice, Event, Option, Ordering, Question, bare_id, slug
from quiz.bank.problems import Level, Problem
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Node, Scalar
from quiz.bank.yaml import Sequence as SequenceNode
from quiz.dates.date import Date, DateError
from quiz.text.cleaning import excerpt, one_line
from quiz.text.quotes import normal


def whole_items(nodes: Iterable[Node], notes: Notes) -> Iterator[Node]:
    """The nodes of a list; those that are one item, each of its keys with a dash, as one, which is noted."""
    runs: list[list[Node]] = []
    for node in nodes:
        if runs and _goes_on(runs[-1], node):
            runs[-1].append(node)
        else:
            runs.append([node])
    for first, *rest in runs:
        if rest and type(first) is MappingNode:
            message = "this is a part of the item above: only its first line begins with a dash"
            where = f"the lines {' and '.join(str(part.line) for part in rest)}" if rest[1:] else "it"
            hint = f"begin {where} with {first.column - 1} blanks instead of the dash"
            notes.error(rest[0], "dash-too-many", message, hint)
            fields = {key: pair for part in (first, *rest) for key, pair in _fields(part).items()}
            yield MappingNode(fields, first.line, first.column, rest[-1].end_line, rest[-1].end_column)
        else:
            yield first


def _goes_on(run: list[Node], node: Node) -> bool:
    """Whether an item goes on in a node that cannot be one itself."""
    keys = {key for part in run for key in _fields(part)}
    own = _fields(node).keys()
    is_head = keys <= {"id", "topic"} and ("id" in keys or len(own) == 1)
    is_item = not is_head and not own.isdisjoint(FIRST_KEYS)
    return bool(keys and own) and own <= ITEM_KEYS and keys.isdisjoint(own) and not is_item


def _fields(node: Node) -> dict[str, tuple[Scalar, Node]]:
    """The keys and values of a mapping that stands in lines of its own, and not in braces."""
    first = next(iter(node.fields.values()), None) if type(node) is MappingNode else None
    is_block = first is not None and (first[0].line, first[0].column) == (node.line, node.column)
    return node.fields if type(node) is MappingNode and is_block else {}


_EACH_WITH_DASH = "begin each on a line of its own with “- ”"
_LONGEST_SHOWN = 400
"""Characters of a value that is shown written right, which is never cut short."""
_SIGN = re.compile(r"[\[\]{}\"'#:]|(?:^| )[-–—*•+]")
"""What a text in brackets cannot have in it."""


def read_event(node: Node, notes: Notes) -> Event | None:
    """The event that a node of the timeline is, what is wrong with it noted; None if it is no mapping."""
    if type(node) is not MappingNode:
        notes.error(node, "shape", "an event is a mapping of keys to values", "begin it with  - event: …")
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
        notes.error(node, "shape", "a question is a mapping of keys to values", "begin it with  - ask: …")
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
        notes.error(value, "shape", "“wrong” is a list of options", _as_list(*pair))
        return ()
    if not value.items:
        name_missing(node, "wrong", "this question", notes)
    return tuple(option for item in value.items if (option := _option(item, node, notes)))


def _as_list(key: Scalar, value: Node) -> str:
    """How what stands at “wrong” would be a list."""
    is_beside = type(value) is Scalar and 0 < key.line == value.line == value.end_line and not value.style
    words = one_line(value.value.strip(" ()[]")) if type(value) is Scalar and is_beside else ""
    if not words or _SIGN.search(words) or len(words) > _LONGEST_SHOWN:
        return _EACH_WITH_DASH
    return f"write: wrong: [{words}]"


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
    hint = "leave one of them out; an option with a comma in it stands in quotation marks"
    for at, plain in enumerate(map(normal, options)):
        if plain in seen:
            path = ("answer", at) if at < len(answers) else ("wrong", at - len(answers), "option")
            message = f"the option “{excerpt(options[at])}” stands here twice"
            notes.error(node_at(node, path), "duplicate-option", message, hint)
        seen.add(plain)


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


_MAX_NAMED = 20
"""Lines of one text that are named."""
_DASH = re.compile(r"[ \t]*[-*•](?=[ \t]|$)")
"""`  - ` of `  - Narym`"""


def joined_lines(joined: Iterable[Scalar], lines: Sequence[str]) -> Iterator[Problem]:
    """The lines with a dash that YAML joins to the text above: errors if a list is meant, else warnings."""
    for scalar in joined:
        further = range(scalar.line + 1, min(scalar.end_line, len(lines)) + 1)
        numbers = [number for number in further if _DASH.match(lines[number - 1])][:_MAX_NAMED]
        before = lines[scalar.line - 1][: scalar.column - 1].rstrip()
        message, depth = (
            f"YAML joins this line to the text above it: “{excerpt(scalar.value)}”",
            len(before) - 1,
        )
        is_first = not before and OPENS_LIST.match(lines[scalar.line - 2]) is not None
        is_list = is_first or before.endswith("-")
        if numbers and is_first:
            message, numbers, depth = NO_DASH, [scalar.line], scalar.column - 1
        for number in numbers:
            line = lines[number - 1]
            bare = one_line(_DASH.sub("", line, count=1).strip())
            hint = f"write: - {bare} , with {depth} blanks before it"
            if not is_list:
                hint = "if a list is meant, its first text too stands behind “- ”, in a line below the key"
            level = Level.ERROR if is_list else Level.WARNING
            column = len(line) - len(line.lstrip()) + 1
            yield Problem("joined-lines", message, hint, level, line=number, column=column)
