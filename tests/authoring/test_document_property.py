from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import cast

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.authoring.card import Card
from quiz.authoring.desk import Desk
from quiz.authoring.document import Document
from quiz.authoring.values import LISTS, Plain, meaning
from tests.authoring.layouts import LAYOUTS, changed, owned_lines, text_of


@settings(max_examples=300)
@given(st.sampled_from(LAYOUTS), st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le"]), st.integers(0, 2**32))
def test_a_change_is_read_as_meant_and_leaves_every_line_that_is_not_of_its_item(
    layout: tuple[str, str], codec: str, seed: int
) -> None:
    owned, end, text = owned_lines(layout[0]), layout[1], text_of(*layout)
    document = Document.read(text.encode(codec))
    desk = changed(Random(seed), Desk.of(document))
    after = desk.written().raw.decode(codec)

    said = cast("dict[str, list[Plain]]", yaml.load(after, Loader=yaml.CBaseLoader))
    for section in LISTS:
        meant = [meaning(card.fields) for card in desk.section(section)]
        assert [meaning(item) for item in said.get(section) or []] == meant
    assert after.endswith(end) == text.endswith(end)
    assert after.count("\n") == after.count(end)

    there = after.splitlines()
    still: set[str] = {"."}
    for section in LISTS:
        cards, count = desk.section(section), len(document.items[section])
        owners = [owned[document.line(section, origin) - 1][0] for origin in range(count)]
        same = [owners[card.origin or 0] for card in cards if card.fields == document.before(card)]
        for owner in same:
            assert "\n".join(line for each, line in owned if each == owner) in "\n".join(there)
        if _origins(cards) == sorted(_origins(cards)):
            still |= {*same}
        for origin in {*range(count)}.difference(_origins(cards)):
            assert f"# about {owners[origin]}" not in after
    _assert_in_order([line for owner, line in owned if owner in still and line.strip()], there)


def _origins(cards: Iterable[Card]) -> list[int]:
    return [card.origin for card in cards if card.origin is not None]


def _assert_in_order(kept: list[str], there: list[str]) -> None:
    at = 0
    for line in kept:
        if line.rstrip(": []") in {*LISTS}:  # the first item changes what is behind it
            line = next(each for each in there if each.startswith(line.rstrip(": []")))
        assert line in there[at:], line
        at = there.index(line, at) + 1
