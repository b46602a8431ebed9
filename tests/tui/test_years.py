"""The line of years shows where events stand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quiz.tui.widgets.years import Dot, Scale, Years

YEARS = st.lists(st.tuples(st.integers(-500, 2100), st.integers(0, 30)), min_size=1, max_size=40)


def dots(*years: int) -> list[Dot]:
    return [Dot(str(year), year, year) for year in years]


def signs(years: Years, width: int) -> str:
    return "".join(sign for sign, _ in years.line(width))


def test_the_first_and_last_year_stand_at_the_ends() -> None:
    scale = Scale.of(dots(1905, 1912, 1937))
    assert (scale.column(1905, 50), scale.column(1937, 50)) == (0, 49)


def test_a_long_stretch_without_events_is_drawn_short() -> None:
    scale = Scale.of(dots(1905, 1912, 1920, 1930, 1937, 1986))
    assert scale.gaps == ((1937, 1986),)
    assert 49 - scale.column(1937, 50) < 20


def test_years_stand_under_the_line_without_touching() -> None:
    texts = Scale.of(dots(1905, 1912, 1920, 1937)).labels(76)
    assert texts[0] == (0, "1905")
    assert texts[-1] == (72, "1937")
    assert all(a + len(said) < b for (a, said), (b, _) in pairwise(texts))


def test_what_is_spoken_of_stands_before_what_is_known() -> None:
    line = Years()
    line.show(dots(1900, 1910, 1920), lit={"1910"}, known={"1910", "1920"})
    assert signs(line, 21) == "○─────────◆─────────●"


def test_a_single_event_has_a_line_too() -> None:
    assert signs(Years(dots(1900)), 10)[0] == "○"


def test_years_before_christ_are_named_so() -> None:
    assert next(text for _, text in Scale.of(dots(-99, -43, 14)).labels(60)) == "100 BC"


@given(YEARS, st.integers(10, 120))
def test_every_event_stands_on_the_line(years: list[tuple[int, int]], width: int) -> None:
    spread = [Dot(str(number), year, year + long) for number, (year, long) in enumerate(years)]
    scale = Scale.of(spread)
    columns = [scale.column((dot.first + dot.last) / 2, width) for dot in spread]
    assert all(0 <= column < width for column in columns)
    by_year = sorted(zip(((dot.first + dot.last) / 2 for dot in spread), columns, strict=True))
    assert [column for _, column in by_year] == sorted(columns)
    scale.labels(width)
