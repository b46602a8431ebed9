"""The source from afar: strokes that say what is known, and nothing of what is asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.text.source import Source
from quiz.tui.widgets.afar import Afar
from tests.tui.life import life


def styles(afar: Afar, width: int = 40, rows: int = 20) -> list[str]:
    return [str(span.style) for line in afar.lines(width, rows) for span in line.spans]


def test_what_is_known_stands_out() -> None:
    source = life().source
    none, some = Afar([(source, ())]), Afar([(source, {0})])
    assert len(set(styles(none))) == 1
    assert len(set(styles(some))) == 2
    assert [line.plain for line in none.lines(40, 20)] == [line.plain for line in some.lines(40, 20)]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.integers(5, 60), st.integers(0, 30))
def test_it_keeps_to_its_room(words: list[int], width: int, rows: int) -> None:
    text = "\n\n".join("Some word " * count + "ends." for count in words)
    lines = Afar([(Source("A", text), ())]).lines(width, rows)
    assert len(lines) <= rows
    assert all(line.cell_length <= width for line in lines)
    assert not any(line.plain.startswith(" ") for line in lines)
