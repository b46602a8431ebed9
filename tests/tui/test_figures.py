"""Large figures, and the square: cells that say what they should."""

import pytest

from quiz.tui.widgets.figures import HUGE, SMALL, TALL, figures
from quiz.tui.widgets.qr import QUIET, points, square

LINK = "http://192.168.100.100:8000/#k=AbCdEfGhIjk"


def test_a_code_in_tall_figures_takes_five_rows_of_42_cells() -> None:
    assert figures("407 213") == [
        "   ▄██  ▄▀▀▄  █████▀  ▄▀▀▀█▄  ▄██   ▄▀▀▀█▄",
        " ▄▀ ██ ██  ██ ▀   █   ▀   ██ ▀ ██   ▀   ██",
        "█   ██ ██  ██    █       ▄█▀   ██     ▀▀█▄",
        "▀▀▀▀██ ██  ██   ██     ▄█▀     ██   ▄   ██",
        "  ▄▄██  ▀▄▄▀    ██    ██▄▄▄█ ▄▄██▄▄ ▀▄▄▄█▀",
    ]


@pytest.mark.parametrize("rows", [TALL, SMALL])
def test_every_figure_looks_unlike_the_others(rows: int) -> None:
    shapes = {tuple(figures(str(number), rows)) for number in range(10)}
    assert len(shapes) == 10
    assert {(len(shape), *map(len, shape)) for shape in shapes} == {
        (rows, *[6 if rows == TALL else 3] * rows)
    }


def test_an_address_has_its_signs_in_small_figures() -> None:
    host, middle, foot = figures("10.0.0.7:8000", SMALL)
    assert len(host) == len(middle) == len(foot)
    assert foot.count("•") == 3
    assert " : " in middle


@pytest.mark.parametrize(
    ("room", "size"), [((112, 36), (66, 33)), ((60, 18), (33, 17)), ((200, 70), (132, 66))]
)
def test_the_square_is_as_large_as_it_is_whole(room: tuple[int, int], size: tuple[int, int]) -> None:
    lines = square(LINK, *room)
    assert (lines[0].cell_length, len(lines)) == size


@pytest.mark.parametrize("room", [(112, 36), (60, 18)])
def test_the_square_read_from_its_cells_is_the_one_that_was_asked_for(room: tuple[int, int]) -> None:
    rows = points(LINK)
    lines = square(LINK, *room)
    halves = lines[0].cell_length == len(rows)
    read = []
    for line in lines:
        cells = [(line.plain[at], style_at(line, at)) for at in range(0, len(line), 1 if halves else 2)]
        read.append([ink(style, lower=sign == " ") for sign, style in cells])
        if halves:
            read.append([ink(style, lower=True) for _, style in cells])
    assert [tuple(row) for row in read][: len(rows)] == list(rows)


def test_the_square_has_white_around_it() -> None:
    rows = points(LINK)
    edge = [*rows[:QUIET], *rows[-QUIET:], *(row[:QUIET] + row[-QUIET:] for row in rows)]
    assert not any(map(any, edge))
    assert any(rows[QUIET])


def style_at(line: object, at: int) -> str:
    (style,) = [str(span.style) for span in line.spans if span.start <= at < span.end]  # type: ignore[attr-defined]
    return style


def ink(style: str, *, lower: bool) -> int:
    upper_ink, _, lower_ink = style.rpartition("on ")
    return int((lower_ink if lower else upper_ink.strip()) == "#000000")


def test_a_huge_figure_is_a_tall_one_each_point_a_cell_of_two() -> None:
    assert figures("1", HUGE)[:4] == ["    ████    ", "  ██████    ", "██  ████    ", "    ████    "]
    assert {len(row) for row in figures("87", HUGE)} == {26}


def test_where_half_blocks_tear_every_figure_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM_PROGRAM", "Apple_Terminal")
    assert figures("87", HUGE) == figures("87", TALL) == figures("87", SMALL)
