"""The line of years shows where events stand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quiz.tui.widgets.years import Dot, Scale, Years, names_above

SPANS = st.lists(st.tuples(st.integers(-500, 2100), st.integers(0, 30)), min_size=1, max_size=40)


def dots(*years: int) -> list[Dot]:
    return [Dot(str(year), year, year) for year in years]


def test_what_is_spoken_of_stands_before_what_is_known() -> None:
    line = Years()
    line.show(
        [*dots(1900, 1910, 1920), Dot("same year", 1910, 1910)], lit={"1910"}, known={"same year", "1920"}
    )
    assert line.lay(21)[0].plain == "○─────────◆─────────●"
    assert Years(dots(1900)).lay(10)[0].plain[0] == "○"


def test_a_long_stretch_without_events_is_drawn_short() -> None:
    scale = Scale(dots(1905, 1912, 1920, 1930, 1937, 1986))
    assert (scale.column(1905, 50), scale.column(1986, 50)) == (0, 49)
    assert scale.gaps == [(1937, 1986)]
    assert 49 - scale.column(1937, 50) < 20


def test_years_stand_under_the_line_without_touching() -> None:
    texts = Scale(dots(1905, 1912, 1920, 1937)).labels(76)
    assert texts[0] == (0, "1905")
    assert texts[-1] == (72, "1937")
    assert all(a + len(said) < b for (a, said), (b, _) in pairwise(texts))
    assert Scale(dots(-99, -43, 14)).labels(60)[0][1] == "100 BC"


@given(SPANS, st.integers(10, 120))
def test_every_event_stands_on_the_line_in_its_order(spans: list[tuple[int, int]], width: int) -> None:
    spread = sorted((Dot("", year, year + long) for year, long in spans), key=lambda dot: dot.middle)
    scale = Scale(spread)
    columns = [scale.column(dot.middle, width) for dot in spread]
    assert all(0 <= column < width for column in columns)
    assert columns == sorted(columns)
    scale.labels(width)


def named(years: dict[str, int]) -> list[tuple[int, Dot]]:
    return [(1, Dot(name, year, year, str(year), name)) for name, year in years.items()]


def test_names_stand_over_their_dots_and_strokes_lead_down_to_them() -> None:
    dots = named({"Born": 1900, "Flees": 1904, "Dies": 1940})
    lines = names_above(dots, Scale([dot for _, dot in dots]), 2, 40)
    assert [line.plain for line in lines] == ["1900  Born", "│   1904  Flees               Dies  1940"]


@given(SPANS, st.integers(10, 120), st.integers(0, 4))
def test_names_never_touch_and_what_matters_most_has_its_name(
    spans: list[tuple[int, int]], width: int, rows: int
) -> None:
    dots = [(1, Dot(str(index), year, year, "", f"<{index}>")) for index, (year, _) in enumerate(spans)]
    lines = [line.plain for line in names_above(dots, Scale([dot for _, dot in dots]), rows, width)]
    assert len(lines) == rows
    assert all(len(line) <= width for line in lines)
    assert not any("><" in line or "│<" in line or ">│" in line for line in lines)
    assert not rows or any("<0>" in line for line in lines)
