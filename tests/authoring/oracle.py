"""What a file must look like after a change, told from how it was rendered and from nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import cast

import yaml

from quiz.authoring.document import Entry
from quiz.authoring.values import Plain
from tests.authoring.rendering import Line, Rendered, item


@dataclass
class Change:
    """What was done to the items of one section."""

    entries: list[Entry]
    changed: dict[int, set[str]] = field(default_factory=dict)
    """The fields that changed, by the origin of their item; `*` is all of it."""
    fronts: set[int] = field(default_factory=set)
    """The items that begin with another field."""
    removed: set[int] = field(default_factory=set)
    has_moves: bool = False
    has_new: bool = False

    @property
    def is_rebuilt(self) -> bool:
        return bool(self.removed or self.has_moves or self.has_new)


def change(chance: Random, section: str, entries: tuple[Entry, ...]) -> Change:
    """Some changes at once, or none."""
    made = Change(list(entries))
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3, 6])):
        match chance.choice(["edit", "edit", "edit", "add", "remove", "move"]):
            case "edit":
                _edit(chance, section, made)
            case "add":
                _add(chance, section, made)
            case "remove":
                _remove(chance, made)
            case _:
                _move(chance, made)
    return made


def _edit(chance: Random, section: str, made: Change) -> None:
    known = [place for place, entry in enumerate(made.entries) if entry.origin is not None]
    if not known:
        return
    place = chance.choice(known)
    entry = made.entries[place]
    assert entry.origin is not None
    fields = entry.fields
    donor = item(chance, section, chance.randint(10, 99))
    if not isinstance(fields, dict) or not isinstance(donor, dict) or chance.random() < 0.05:
        made.entries[place] = Entry(donor, entry.origin)
        made.changed[entry.origin] = {"*"}
        return
    edited = dict(fields)
    key = chance.choice(list(donor) or ["id"])
    kind = chance.random()
    if kind < 0.2 and len(edited) > 1:
        key = chance.choice(list(edited))
        del edited[key]
    elif kind < 0.35 and isinstance(value := edited.get("wrong"), list) and value:
        key = "wrong"
        edited[key] = _with_list_changed(chance, value, donor)
    elif key in edited:
        edited[key] = donor.get(key, "x")
    elif chance.random() < 0.5:
        edited = {key: donor.get(key, "x"), **edited}
    else:
        edited[key] = donor.get(key, "x")
    if next(iter(edited)) != next(iter(fields)):
        made.fronts.add(entry.origin)
    made.changed.setdefault(entry.origin, set()).add(key)
    made.entries[place] = Entry(edited, entry.origin)


def _with_list_changed(chance: Random, value: list[Plain], donor: dict[str, Plain]) -> Plain:
    listed = list(value)
    new = donor.get("wrong")
    kind = chance.random()
    if kind < 0.3 and isinstance(new, list) and new:
        listed[chance.randrange(len(listed))] = new[0]
    elif kind < 0.6 and isinstance(new, list) and new:
        listed.insert(chance.randint(0, len(listed)), new[0])
    elif kind < 0.8 and len(listed) > 1:
        del listed[chance.randrange(len(listed))]
    else:
        chance.shuffle(listed)
    return listed


def _add(chance: Random, section: str, made: Change) -> None:
    fields = item(chance, section, chance.randint(100, 999))
    made.entries.insert(chance.randint(0, len(made.entries)), Entry(fields))
    made.has_new = True


def _remove(chance: Random, made: Change) -> None:
    if made.entries:
        gone = made.entries.pop(chance.randrange(len(made.entries)))
        if gone.origin is not None:
            made.removed.add(gone.origin)


def _move(chance: Random, made: Change) -> None:
    if len(made.entries) > 1:
        entry = made.entries.pop(chance.randrange(len(made.entries)))
        made.entries.insert(chance.randint(0, len(made.entries)), entry)
        origins = [entry.origin for entry in made.entries if entry.origin is not None]
        made.has_moves = origins != sorted(origins)


def check(before: Rendered, after: str, changes: dict[str, Change]) -> None:
    """Hold that a file says what it shall, and that every line that need not change is as it was."""
    assert _said(after) == _meant(before, changes)
    lines = after.splitlines(keepends=True)
    is_ended = before.text.endswith(("\n", "\r"))
    assert after.endswith(("\n", "\r")) == is_ended or not before.text
    moved = {section for section, made in changes.items() if made.has_moves}
    kept = [line for line in before.lines if line.text.strip() and _is_kept(line, changes)]
    still = [line for line in kept if not (line.owner and line.owner.section in moved)]
    _assert_subsequence(still, lines, before, changes)
    for section, made in changes.items():
        for origin in [entry.origin for entry in made.entries if entry.origin is not None]:
            own = [
                line
                for line in kept
                if line.owner and line.owner.section == section and line.owner.item == origin
            ]
            _assert_subsequence(own, lines, before, changes)
            if origin not in made.changed and section in moved:
                _assert_together(section, origin, before, after)
        _assert_notes(section, made, before, after)


def _assert_notes(section: str, made: Change, before: Rendered, after: str) -> None:
    """Hold that the comments of removed items went with them, and those of a field that changed are there."""
    items = {entry.origin: entry.fields for entry in made.entries if entry.origin is not None}
    for line in before.lines:
        note = re.search(r"§\d+$", line.text)
        if not note or not line.owner or line.owner.section != section:
            continue
        is_there = re.search(rf"{note[0]}\b", after)
        fields = items.get(line.owner.item)
        if line.owner.item in made.removed:
            assert not is_there, line.text
        elif isinstance(fields, dict) and fields.get(line.owner.field) and line.owner.field != "wrong":
            assert is_there, line.text


def _is_kept(line: Line, changes: dict[str, Change]) -> bool:
    owner = line.owner
    if owner is None or owner.section not in changes:
        return True
    made = changes[owner.section]
    if owner.item < 0:
        return not made.is_rebuilt
    if owner.item in made.removed:
        return False
    changed = made.changed.get(owner.item, set())
    if "*" in changed:
        return owner.field == "lead"
    if owner.field == "all":
        return not changed
    return owner.field not in changed


def _assert_subsequence(
    kept: Iterable[Line], lines: list[str], before: Rendered, changes: dict[str, Change]
) -> None:
    position = 0
    for line in kept:
        as_it_is = _sameness(line, changes)
        wanted = as_it_is(line.text + line.end)
        for at in range(position, len(lines)):
            is_last = line is before.lines[-1] or at == len(lines) - 1
            found = as_it_is(lines[at])
            if found == wanted or (is_last and found.rstrip("\r\n") == wanted.rstrip("\r\n")):
                position = at + 1
                break
        else:
            raise AssertionError(f"lost or changed: {line.text!r} of {line.owner}")


def _sameness(line: Line, changes: dict[str, Change]) -> Callable[[str], str]:
    """What of a line has to be the same: all of it, but for a dash that moves."""
    owner = line.owner
    if owner and owner.item in changes[owner.section].fronts:
        return lambda text: re.sub(r"^( *)-( *)", lambda match: " " * len(match[0]), text).lstrip(" ")
    return lambda text: text


def _assert_together(section: str, origin: int, before: Rendered, after: str) -> None:
    own = [
        line
        for line in before.lines
        if line.owner and (line.owner.section, line.owner.item) == (section, origin)
    ]
    start, end = before.lines.index(own[0]), before.lines.index(own[-1]) + 1
    chunk = "".join(line.text + line.end for line in before.lines[start:end]).rstrip("\r\n \t")
    assert chunk in after, f"not together: {chunk!r}"


def _said(text: str) -> Plain:
    said = cast("dict[str, Plain]", _bare(yaml.load(text, Loader=yaml.CBaseLoader)))
    return {key: value for key, value in said.items() if value or key not in ("timeline", "questions")}


def _meant(before: Rendered, changes: dict[str, Change]) -> Plain:
    meant = dict(cast("dict[str, Plain]", _bare(before.tree)))
    for section, made in changes.items():
        originals = cast("list[Plain]", meant.get(section, []))
        items = []
        for entry in made.entries:
            if entry.origin is not None and entry.origin not in made.changed:
                items.append(originals[entry.origin])
            else:
                old = originals[entry.origin] if entry.origin is not None else {}
                items.append(_without_empty(_bare(entry.fields), old))
        meant[section] = items
    return {key: value for key, value in meant.items() if value or key not in ("timeline", "questions")}


def _without_empty(item: Plain, old: Plain) -> Plain:
    """Empty fields are left out, unless they stand in the file."""
    if not isinstance(item, dict):
        return item
    old = old if isinstance(old, dict) else {}
    kept = {key: value for key, value in item.items() if value or old.get(key) == value}
    return kept | {key: value for key, value in old.items() if not value and key not in item}


def _bare(tree: Plain) -> Plain:
    if isinstance(tree, str):
        return tree.strip()
    if isinstance(tree, list):
        return [_bare(each) for each in tree]
    return {key.strip(): _bare(value) for key, value in tree.items()}
