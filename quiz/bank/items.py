"""Nodes as items: choices, orderings and events, as far as they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quiz.bank.bounds import MAX_SHOWN
from quiz.bank.fields import Reader, is_empty, slipped_item
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
from quiz.bank.yaml import MappingNode, Node, Scalar, SequenceNode
from quiz.dates.date import Date, DateError
from quiz.text.cleaning import excerpt, one_line
from quiz.text.quotes import normal


def whole_items(nodes: Iterable[Node], reader: Reader) -> Iterator[Node]:
    """The nodes of a list; those that are one item, each of its keys with a dash, as one, which is noted."""
    runs: list[list[Node]] = []
    for node in nodes:
        if runs and _goes_on(runs[-1], node):
            runs[-1].append(node)
        else:
            runs.append([node])
    for first, *rest in runs:
        if rest:
            message = "this is a part of the item above: only its first line begins with a dash"
            where = f"the lines {' and '.join(str(part.line) for part in rest)}" if rest[1:] else "it"
            hint = f"begin {where} with {first.column - 1} blanks instead of the dash"
            reader.error(rest[0], "dash-too-many", message, hint)
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
    first = next(iter(node.pairs), None) if type(node) is MappingNode else None
    is_block = first is not None and (first[0].line, first[0].column) == (node.line, node.column)
    return node.fields if type(node) is MappingNode and is_block else {}


def read_event(node: Node, reader: Reader) -> Event | None:
    """The event that a node of the timeline is, what is wrong with it noted; None if it is no mapping."""
    if type(node) is not MappingNode:
        reader.error(node, "shape", "an event is a mapping of keys to values", "begin it with  - event: …")
        return None
    what = reader.required(node, "event", "this event")
    quotes, after, before, apart = (reader.texts(node, key) for key in ("quote", "after", "before", "apart"))
    date = _date(node, reader)
    is_draft = reader.flag(node, "draft") or not quotes or not (date or after or before)
    spoken, key = reader.said(node, "topic", "why"), _id(node, what, reader)
    reader.name_unknown(node, EVENT_KEYS, "an event")
    return Event(key, what, quotes, date, after, before, apart=apart, draft=is_draft, **spoken)


def read_question(node: Node, reader: Reader) -> Question | None:
    """The choice or ordering that a node of the questions is, what is wrong noted; None if it is neither."""
    if type(node) is not MappingNode:
        reader.error(node, "shape", "a question is a mapping of keys to values", "begin it with  - ask: …")
        return None
    has_options = sum(key in node.fields for key in ("answer", "wrong"))
    if "order" in node.fields:
        if not has_options:
            return _ordering(node, reader)
        message = "this is a choice (answer, wrong) and an ordering (order) at once"
        hint = "leave out one of them, or make two questions of it"
        reader.error(node.fields["order"][0], "two-questions", message, hint)
        return None
    lacking = [key for key in _PARTS if key not in node.fields]
    if lacking and reader.name_foreign(node, lacking):
        return None
    if not lacking or has_options == 2 or "ask" in (key.strip().casefold() for key in node.fields):
        return _choice(node, reader)
    if has_options:
        hint = "if it belongs to the item above, write it without the dash, below the other keys of that"
        reader.error(node, "no-question", "this is a key of a question, and no question", hint)
    else:
        is_event = "event" in node.fields
        hint = "events stand under  timeline:" if is_event else "a choice has  ask, answer  and  wrong"
        reader.error(node, "no-question", "this is neither a choice (ask) nor an ordering (order)", hint)
    return None


def _choice(node: MappingNode, reader: Reader) -> Choice:
    ask = reader.required(node, "ask", "this question")
    answers = reader.texts(node, "answer")
    if not answers:
        reader.name_missing(node, "answer", "this question")
    wrong, quotes = _wrong(node, reader), reader.texts(node, "quote")
    if answers and wrong:
        _count_options(node, [*answers, *(option.text for option in wrong)], len(answers), reader)
    is_draft = reader.flag(node, "draft") or not (quotes or all(option.quotes for option in wrong))
    is_inferred, apart = reader.flag(node, "inferred"), reader.texts(node, "apart")
    spoken, key = reader.said(node, "topic", "why"), _id(node, ask, reader)
    reader.name_unknown(node, CHOICE_KEYS, "a choice")
    return Choice(
        key, ask, answers, wrong, quotes, inferred=is_inferred, apart=apart, draft=is_draft, **spoken
    )


def _ordering(node: MappingNode, reader: Reader) -> Ordering:
    reader.name_unknown(node, ORDERING_KEYS, "an ordering")
    order = _order(node, reader)
    events = [event for group in order for event in group]
    if not MIN_EVENTS <= len(events) <= MAX_EVENTS:
        message = f"an ordering has {MIN_EVENTS} to {MAX_EVENTS} events, and this one has {len(events)}"
        hint = "list the ids of events, such as  order: [born, escaped, returned]"
        reader.error(node.fields["order"][0], "order-length", message, hint)
    spoken, is_draft = reader.said(node, "ask", "topic", "why"), reader.flag(node, "draft")
    key, apart = _id(node, "-".join(events), reader), reader.texts(node, "apart")
    return Ordering(key, order, apart=apart, draft=is_draft, **spoken)


def _id(node: MappingNode, named_by: str, reader: Reader) -> str:
    """The id that is written, or a slug of what the item says."""
    if given := reader.text(node, "id"):
        if (bare := bare_id(given)) != given:
            message = f"the id “{excerpt(given)}” has signs at its ends that are a part of it"
            reader.error(node.fields["id"][1], "odd-id", message, f"write  id: {excerpt(bare)}")
        return bare
    made = slug(named_by)
    if named_by and not made:
        reader.error(node, "no-id", "no id can be made of this item's words", "give it one:  id: …")
    return made


def _date(node: MappingNode, reader: Reader) -> Date | None:
    written = reader.text(node, "date")
    try:
        return Date.parse(written) if written else None
    except DateError as error:
        from quiz.dates.suggestions import way_out  # its patterns cost more than a bank's dates

        hint = way_out(written, error) if reader.errors < MAX_SHOWN else ""  # each takes half a millisecond
        reader.error(node.fields["date"][1], "date", error.message, hint)
        return None


_PARTS = ("ask", "answer", "wrong")
_EACH_WITH_DASH = "begin each on a line of its own with “- ”"
_LONGEST_SHOWN = 400  # characters of a value that is shown written right, which is never cut short
_SIGN = re.compile(r"[\[\]{}\"'#:]|(?:^| )[-–—*•+]")  # what a text in brackets cannot have in it


def _wrong(node: MappingNode, reader: Reader) -> tuple[Option, ...]:
    value = node.get("wrong")
    if value is None or is_empty(value):
        reader.name_missing(node, "wrong", "this question")
        return ()
    if type(value) is SequenceNode:
        return tuple(option for item in value.items if (option := _option(item, node, reader)))
    hint = _EACH_WITH_DASH
    if type(value) is Scalar and node.fields["wrong"][0].line == value.end_line > 0 and not value.style:
        words = one_line(value.value.strip(" ()[]"))
        if words and not _SIGN.search(words) and len(words) <= _LONGEST_SHOWN:
            hint = f"write: wrong: [{words}]"
    reader.error(value, "shape", "“wrong” is a list of options", hint)
    return ()


def _option(node: Node, item: MappingNode, reader: Reader) -> Option | None:
    """One wrong option: its text, its text and why it is wrong, or the same in full."""
    if type(node) is Scalar:
        if words := node.value.strip():
            return Option(words)
        reader.error(node, "missing", "this option is empty", "write it after the dash, or leave it out")
    elif type(node) is not MappingNode:
        reader.error(node, "shape", "an option is a text", _EACH_WITH_DASH)
    elif hint := slipped_item(item, node):
        message = "an item begins too far right here: so it is part of the list above"
        reader.error(node, "shape", message, hint)
    elif len(node.fields) == 1 and node.fields.keys().isdisjoint(OPTION_KEYS):
        ((key, why),) = node.pairs
        if type(why) is Scalar and (words := key.value.strip()):
            return Option(words, why.value.strip())
        reader.error(why, "shape", "why an option is wrong is a text", "put it in quotation marks")
    elif "option" not in node.fields:
        hint = "write  - Samara: why it is wrong , or  - option: Samara  with  why:  and  quote:  below it"
        reader.error(node, "missing", "this option has no “option”", hint)
    else:
        reader.name_unknown(node, OPTION_KEYS, "an option")
        words = reader.required(node, "option", "this option")
        return Option(words, reader.text(node, "why"), reader.texts(node, "quote")) if words else None
    return None


def _count_options(node: MappingNode, options: list[str], answers: int, reader: Reader) -> None:
    if len(options) > MAX_OPTIONS:
        message = f"this question has {len(options)} options, {len(options) - answers} of them wrong"
        hint = f"leave out the weakest: it may have {MAX_OPTIONS}"
        reader.error(node.fields["wrong"][0], "too-many-options", message, hint)
        return
    seen: set[str] = set()
    hint = "leave one of them out; an option with a comma in it stands in quotation marks"
    for at, plain in enumerate(map(normal, options)):
        if plain in seen:
            path = ("answer", at) if at < answers else ("wrong", at - answers, "option")
            message = f"the option “{excerpt(options[at])}” stands here twice"
            reader.error(node_at(node, path), "duplicate-option", message, hint)
        seen.add(plain)


def _order(node: MappingNode, reader: Reader) -> tuple[tuple[str, ...], ...]:
    value, message = node.fields["order"][1], "“order” is a list of ids of events"
    if type(value) is not SequenceNode:
        reader.error(value, "shape", message, "such as  order: [born, escaped, returned]")
        return ()
    groups = [item.items if type(item) is SequenceNode else [item] for item in value.items]
    for member in (member for group in groups for member in group):
        if type(member) is not Scalar or is_empty(member):
            reader.error(member, "shape", message, "events that tie stand in brackets: [a, [b, c]]")
    ids = ((member.value.strip() for member in group if type(member) is Scalar) for group in groups)
    return tuple(filter(None, (tuple(filter(None, group)) for group in ids)))


_MAX_NAMED = 20  # lines of one text that are named
_DASH = re.compile(r"[ \t]*[-*•](?=[ \t]|$)")  # `  - ` of `  - Narym`


def joined_lines(joined: Iterable[Scalar], lines: Sequence[str]) -> Iterator[Problem]:
    """The lines with a dash that YAML joins to the text above: errors if a list is meant, else warnings."""
    for scalar in joined:
        further = range(scalar.line + 1, min(scalar.end_line, len(lines)) + 1)
        numbers = [number for number in further if _DASH.match(lines[number - 1])][:_MAX_NAMED]
        before = lines[scalar.line - 1][: scalar.column - 1].rstrip()
        message = f"YAML joins this line to the text above it: “{excerpt(scalar.value)}”"
        depth, level, is_list = len(before) - 1, Level.ERROR, before.endswith("-")
        if numbers and not before and OPENS_LIST.match(lines[scalar.line - 2]):
            message, numbers, depth, is_list = NO_DASH, [scalar.line], scalar.column - 1, True
        for number in numbers:
            line = lines[number - 1]
            hint = (
                f"write: - {one_line(_DASH.sub('', line, count=1).strip())} , with {depth} blanks before it"
            )
            if not is_list:
                hint = "if a list is meant, its first text too stands behind “- ”, in a line below the key"
                level = Level.WARNING
            column = len(line) - len(line.lstrip()) + 1
            yield Problem("joined-lines", message, hint, level, line=number, column=column)
