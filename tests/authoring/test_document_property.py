from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import cast

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.authoring.document import Document
from quiz.authoring.values import Entry, Plain, Section, cleaned
from tests.authoring.layouts import LAYOUTS, changed, owned_lines, some_document, text_of


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LAYOUTS), st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le"]), st.integers(0, 2**32))
def test_a_change_is_read_as_meant_and_leaves_every_line_that_is_not_of_its_item(
    layout: tuple[str, str], codec: str, seed: int
) -> None:
    chance = Random(seed)
    owned, end, text = owned_lines(layout[0]), layout[1], text_of(*layout)
    document = Document.read(text.encode(codec))
    sections = {section: changed(chance, document, section) for section in Section}
    after = document.with_entries(*sections.values()).raw.decode(codec)

    said = cast("dict[str, Plain]", yaml.load(after, Loader=yaml.CBaseLoader))
    for section, entries in sections.items():
        assert cleaned(said.get(section) or []) == [cleaned(entry.fields) for entry in entries]
    assert after.endswith(end) == text.endswith(end)
    assert after.count("\n") == after.count(end)

    there = after.splitlines()
    still: set[str] = {"."}
    for section, entries in sections.items():
        original = document.entries(section)
        owners = [owned[document.line(section, origin) - 1][0] for origin in range(len(original))]
        same = [entry.origin for entry in entries if entry.origin is not None and entry in original]
        for origin in same:
            own = [line for owner, line in owned if owner == owners[origin]]
            assert "\n".join(own) in "\n".join(there)
        if _origins(entries) == sorted(_origins(entries)):
            still |= {owners[origin] for origin in same}
        for origin in {*range(len(original))}.difference(_origins(entries)):
            assert f"# about {owners[origin]}" not in after
    _assert_in_order([line for owner, line in owned if owner in still and line.strip()], there)


def _origins(entries: Iterable[Entry]) -> list[int]:
    return [entry.origin for entry in entries if entry.origin is not None]


def _assert_in_order(kept: list[str], there: list[str]) -> None:
    at = 0
    for line in kept:
        if line.rstrip(": []") in {*Section}:  # the first item changes what is behind it
            line = next(each for each in there if each.startswith(line.rstrip(": []")))
        assert line in there[at:], line
        at = there.index(line, at) + 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_a_change_that_is_written_reads_the_same_from_its_file(seed: int) -> None:
    chance = Random(seed)
    document = some_document(chance)
    after = document.with_entries(*(changed(chance, document, section) for section in Section))
    again = Document.read(after.raw)
    assert [again.entries(section) for section in Section] == [after.entries(section) for section in Section]
