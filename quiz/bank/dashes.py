"""Items that a dash before each of their keys has made several of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from quiz.bank.fields import Notes
from quiz.bank.keys import CHOICE_KEYS, EVENT_KEYS, FIRST_KEYS, ORDERING_KEYS
from quiz.bank.nodes import Mapping, Node

_KINDS = tuple(map(frozenset, (CHOICE_KEYS, EVENT_KEYS, ORDERING_KEYS)))


def whole_items(nodes: Sequence[Node]) -> Iterator[tuple[Node, tuple[Mapping, ...]]]:
    """The nodes of a list, parts of one item put together, and these parts; none of what is whole."""
    run: list[Mapping] = []
    keys: set[str] = set()
    for node in nodes:
        if type(node) is Mapping and run and _goes_on(keys, node):
            run.append(node)
            keys |= node.fields.keys()
            continue
        yield from _put_together(run)
        run = []
        if type(node) is Mapping and _is_block(node):
            run, keys = [node], {*node.fields}
        else:
            yield node, ()
    yield from _put_together(run)


def name_dashes(run: Sequence[Mapping], notes: Notes) -> None:
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


def _put_together(run: list[Mapping]) -> Iterator[tuple[Node, tuple[Mapping, ...]]]:
    if len(run) == 1:
        yield run[0], ()
    elif run:
        first, last = run[0], run[-1]
        fields = {key: pair for part in run for key, pair in part.fields.items()}
        whole = Mapping(fields, first.line, first.column, last.end_line, last.end_column)
        yield whole, tuple(run)


def _is_block(node: Mapping) -> bool:
    """Whether a mapping stands in lines of its own, and not in braces."""
    first = next(iter(node.fields.values()), None)
    return first is not None and (first[0].line, first[0].column) == (node.line, node.column)


def _goes_on(keys: Set[str], node: Mapping) -> bool:
    """Whether an item with these keys goes on in a node that cannot be one itself."""
    own = node.fields.keys()
    if not own or not keys.isdisjoint(own) or not _is_block(node):
        return False
    is_begun = keys <= {"id", "topic"} and ("id" in keys or len(own) == 1)
    if not is_begun and not own.isdisjoint(FIRST_KEYS):
        return False
    return any(keys <= kind and own <= kind for kind in _KINDS)
