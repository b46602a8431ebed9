"""Nodes as items: choices, orderings and events, as far as they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from quiz.bank.fields import Notes, flag, name_missing, name_unknown, required, slipped_item, text, texts
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
from quiz.dates.date import Date
from quiz.dates.edtf import DateError
from quiz.dates.saying import MONTH
from quiz.text.cleaning import excerpt, one_line
from quiz.text.quotes import normal

_KINDS = tuple(map(frozenset, (CHOICE_KEYS, EVENT_KEYS, ORDERING_KEYS)))


def whole_items(nodes: Sequence[Node]) -> Iterator[tuple[Node, tuple[MappingNode, ...]]]:
    """The nodes of a list, parts of one item put together, and these parts; none of what is whole."""
    run: list[MappingNode] = []
    keys: set[str] = set()
    for node in nodes:
        if type(node) is MappingNode and run and _goes_on(keys, node):
            run.append(node)
            keys |= node.fields.keys()
            continue
        yield from _put_together(run)
        run = []
        if type(node) is MappingNode and _is_block(node):
            run, keys = [node], {*node.fields}
        else:
            yield node, ()
    yield from _put_together(run)


def name_dashes(run: Sequence[MappingNode], notes: Notes) -> None:
    """Note that a run of nodes is one item, at the first dash that is too many; nothing if there is none."""
    if not run:
        return
    further = [str(part.line) for part in run[1:]]
    where = f"the lines {', '.join(further[:-1])} and {further[-1]}" if len(further) > 1 else "it"
    notes.error(
        run[1],
        "dash-too-many",
        "this is a part of the item above: only its first line begins with a dash",
        f"begin {where} with {run[0].column - 1} blanks instead of the dash",
    )


def _put_together(run: list[MappingNode]) -> Iterator[tuple[Node, tuple[MappingNode, ...]]]:
    if len(run) == 1:
        yield run[0], ()
    elif run:
        first, last = run[0], run[-1]
        fields = {key: pair for part in run for key, pair in part.fields.items()}
        whole = MappingNode(fields, first.line, first.column, last.end_line, last.end_column)
        yield whole, tuple(run)


def _is_block(node: MappingNode) -> bool:
    """Whether a mapping stands in lines of its own, and not in braces."""
    first = next(iter(node.fields.values()), None)
    return first is not None and (first[0].line, first[0].column) == (node.line, node.column)


def _goes_on(keys: Set[str], node: MappingNode) -> bool:
    """Whether an item with these keys goes on in a node that cannot be one itself."""
    own = node.fields.keys()
    if not own or not keys.isdisjoint(own) or not _is_block(node):
        return False
    is_begun = keys <= {"id", "topic"} and ("id" in keys or len(own) == 1)
    if not is_begun and not own.isdisjoint(FIRST_KEYS):
        return False
    return any(keys <= kind and own <= kind for kind in _KINDS)


_DAY = re.compile(rf"(?:.*\s)?(?:(?:{MONTH}) \d{{1,2}}|\d{{1,2}} (?:{MONTH}))", re.IGNORECASE)
_YEAR = re.compile(r"\d{3,4}(?: (?:BC|AD|BCE|CE))?")
_HEAD = re.compile(r"(?:.*\D)?\d{1,3}")
_THOUSANDS = re.compile(r"\d{3}(?!\w)(?: .*)?")
_SEVERAL = re.compile(r"[1-9]\d\d")


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


_EVENT_KEYS, _CHOICE_KEYS = frozenset(EVENT_KEYS), frozenset(CHOICE_KEYS)
_ORDERING_KEYS, _OPTION_KEYS = frozenset(ORDERING_KEYS), frozenset(OPTION_KEYS)
_BULLET = re.compile(r"[*•◦‣·+–—][ \t]|(?:\d{1,3}|[a-z])[.)][ \t]")
"""What lists begin their items with elsewhere."""
_LONGEST_SHOWN = 400
"""Characters of a value that is shown written right, which is never cut short."""
_SIGN = re.compile(r"[\[\]{}\"'#:]")
_KEY_WITHOUT_COLON = re.compile(
    rf"({any_of(*FIRST_KEYS)})[ ]*(?:[:;=：]|[-–—][ ])?[ ]*(?=[\[\"'“A-ZÀ-Þ\d])(.+)"
)


def read_event(node: Node, notes: Notes) -> Event | None:
    """The event that a node of the timeline is, what is wrong with it noted; None if it is no mapping."""
    if type(node) is not MappingNode:
        _refuse_item(node, "an event", "- event: …", notes)
        return None
    if not node.fields.keys() <= _EVENT_KEYS:
        name_unknown(node, EVENT_KEYS, "an event", notes)
    what = required(node, "event", "this event", notes)
    after, quotes = texts(node, "after", notes), texts(node, "quote", notes)
    date = _date(node, notes)
    is_draft = flag(node, "draft", notes) or not quotes or not (date or after)
    return Event(
        id=_id(node, what, notes),
        event=what,
        quotes=quotes,
        date=date,
        after=after,
        topic=text(node, "topic", notes),
        why=text(node, "why", notes),
        draft=is_draft,
    )


def read_question(node: Node, notes: Notes) -> Question | None:
    """The choice or ordering that a node of the questions is, what is wrong noted; None if it is neither."""
    if type(node) is not MappingNode:
        _refuse_item(node, "a question", "- ask: …", notes)
        return None
    fields = node.fields
    if "order" not in fields:
        if "ask" not in fields and ("answer" in fields) != ("wrong" in fields):
            hint = "if it belongs to the item above, write it without the dash, below the other keys of that"
            notes.error(node, "no-question", "this is a key of a question, and no question", hint)
            return None
        if "ask" in fields or "answer" in fields or "wrong" in fields:
            return _choice(node, notes)
        hint = (
            "events stand under  timeline:" if "event" in fields else "a choice has  ask, answer  and  wrong"
        )
        notes.error(node, "no-question", "this is neither a choice (ask) nor an ordering (order)", hint)
        return None
    if "answer" in fields or "wrong" in fields:
        notes.error(
            fields["order"][0],
            "two-questions",
            "this is a choice (answer, wrong) and an ordering (order) at once",
            "leave out one of them, or make two questions of it",
        )
        return None
    return _ordering(node, notes)


def event_id(node: Node) -> str:
    """The id that an event has or would have, broken or not; empty if it has none."""
    for key in ("id", "event"):
        value = node.get(key) if type(node) is MappingNode else None
        if type(value) is Scalar and value.value.strip():
            return bare_id(value.value.strip()) if key == "id" else slug(value.value)
    return ""


def _choice(node: MappingNode, notes: Notes) -> Choice:
    if not node.fields.keys() <= _CHOICE_KEYS:
        name_unknown(node, CHOICE_KEYS, "a choice", notes)
    ask = required(node, "ask", "this question", notes)
    answers = texts(node, "answer", notes)
    if not answers:
        name_missing(node, "answer", "this question", notes)
    wrong = _wrong(node, notes)
    quotes = texts(node, "quote", notes)
    if answers and wrong:
        _count_options(node, answers, wrong, notes)
    is_draft = flag(node, "draft", notes) or not (quotes or all(option.quotes for option in wrong))
    return Choice(
        id=_id(node, ask, notes),
        ask=ask,
        answers=answers,
        wrong=wrong,
        quotes=quotes,
        topic=text(node, "topic", notes),
        why=text(node, "why", notes),
        inferred=flag(node, "inferred", notes),
        draft=is_draft,
    )


def _ordering(node: MappingNode, notes: Notes) -> Ordering:
    if not node.fields.keys() <= _ORDERING_KEYS:
        name_unknown(node, ORDERING_KEYS, "an ordering", notes)
    order = _order(node, notes)
    events = [event for group in order for event in group]
    if not MIN_EVENTS <= len(events) <= MAX_EVENTS:
        notes.error(
            node.fields["order"][0],
            "order-length",
            f"an ordering has {MIN_EVENTS} to {MAX_EVENTS} events, and this one has {len(events)}",
            "list the ids of events, such as  order: [born, escaped, returned]",
        )
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
        notes.error(node.fields["date"][1], "date", error.message, error.hint)
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
    each_with_dash = "begin each on a line of its own with “- ”"
    if type(value) is MappingNode and all(type(each) is Scalar and not each.value for _, each in value.pairs):
        words, style = ", ".join(value.fields), None  # {Samara, Narym}
    elif type(value) is Scalar:
        words, style = value.value.strip(), value.style
    else:
        return each_with_dash
    if bullet := _BULLET.match(words):
        return f"begin each with “- ” instead of “{bullet[0].strip()}”"
    if words[:1] == "-" and (first := words[1:].split(maxsplit=1)):
        return f"put a blank behind each dash:  - {excerpt(first[0].lstrip('-'))}"
    words = words.removeprefix("(").removesuffix(")").removesuffix("]")
    key = node.fields["wrong"][0]
    in_one_line = 0 < key.line == value.line == value.end_line
    if style or not in_one_line or not words or _SIGN.search(words) or len(words) > _LONGEST_SHOWN:
        return each_with_dash
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
        return None
    if type(node) is not MappingNode:
        notes.error(node, "shape", "an option is a text", "begin each on a line of its own with “- ”")
        return None
    if hint := slipped_item(item, node):
        notes.error(node, "shape", "an item begins too far right here: so it is part of the list above", hint)
        return None
    if len(node.fields) == 1:
        ((key, why),) = node.pairs
        if key.value not in _OPTION_KEYS:
            if type(why) is Scalar and (words := key.value.strip()):
                return Option(words, why.value.strip())
            notes.error(why, "shape", "why an option is wrong is a text", "put it in quotation marks")
            return None
    if "option" not in node.fields:
        notes.error(
            node,
            "missing",
            "this option has no “option”",
            "write  - Samara: why it is wrong , or  - option: Samara  with  why:  and  quote:  below it",
        )
        return None
    if not node.fields.keys() <= _OPTION_KEYS:
        name_unknown(node, OPTION_KEYS, "an option", notes)
    words = required(node, "option", "this option", notes)
    return Option(words, text(node, "why", notes), texts(node, "quote", notes)) if words else None


def _count_options(
    node: MappingNode, answers: tuple[str, ...], wrong: tuple[Option, ...], notes: Notes
) -> None:
    if len(answers) + len(wrong) > MAX_OPTIONS:
        notes.error(
            node.fields["wrong"][0],
            "too-many-options",
            f"this question has {len(answers) + len(wrong)} options, {len(wrong)} of them wrong",
            f"leave out the weakest: it may have {MAX_OPTIONS}",
        )
        return
    options = [*answers, *(option.text for option in wrong)]
    if len(set(map(normal, options))) == len(options):
        return
    seen: set[str] = set()
    for place, option in enumerate(options):
        if (plain := normal(option)) in seen:
            notes.error(
                _option_node(node, place, len(answers)),
                "duplicate-option",
                f"the option “{excerpt(option)}” stands here twice",
                _as_one(node) or "leave one of them out",
            )
        seen.add(plain)


def _as_one(node: MappingNode) -> str:
    """The hint to quote what a comma has made several options of; empty if none has."""
    value = node.get("wrong")
    scalars = [each for each in value.items if type(each) is Scalar] if type(value) is SequenceNode else []
    split = next((joined(run) for run in put_together(scalars) if len(run) > 1), "")
    return f'the commas make several of one, so quote it: "{excerpt(split)}"' if split else ""


def _option_node(node: MappingNode, place: int, answers: int) -> Node:
    """The node of an option, counted through the answers and then the wrong ones, all of them good."""
    key, place = ("answer", place) if place < answers else ("wrong", place - answers)
    value = node.fields[key][1]
    return value.items[place] if type(value) is SequenceNode else value


def _order(node: MappingNode, notes: Notes) -> tuple[tuple[str, ...], ...]:
    value = node.fields["order"][1]
    if type(value) is not SequenceNode:
        notes.error(
            value, "shape", "“order” is a list of ids of events", "such as  order: [born, escaped, returned]"
        )
        return ()
    groups: list[tuple[str, ...]] = []
    for item in value.items:
        members = item.items if type(item) is SequenceNode else [item]
        group = []
        for member in members:
            if type(member) is Scalar and member.value.strip():
                group.append(member.value.strip())
            else:
                notes.error(
                    member,
                    "shape",
                    "“order” is a list of ids of events",
                    "events that tie stand in brackets: [a, [b, c]]",
                )
        if group:
            groups.append(tuple(group))
    return tuple(groups)


def _refuse_item(node: Node, what: str, example: str, notes: Notes) -> None:
    hint = f"it begins like this:  {example}"
    words = node.value if type(node) is Scalar and not node.style and node.line == node.end_line else ""
    if begun := _KEY_WITHOUT_COLON.match(words):
        hint = f"write: - {begun[1]}: {one_line(begun[2])}"
    notes.error(node, "shape", f"{what} is a mapping of keys to values", hint)
