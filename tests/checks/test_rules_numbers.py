"""Numbers in words and in digits."""

from __future__ import annotations

import pytest

from quiz.checks.english import in_digits, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at sixteen", "at 16"),
        ("Twenty-two men", "22 men"),
        ("twenty two men", "22 men"),
        ("3,000 or three thousand", "3000 or 3000"),
        ("two hundred and five", "205"),
        ("nineteen hundred", "1900"),
        ("five hundred and twelve thousand", "512000"),
        ("thirty thousand five hundred", "30500"),
        ("a dozen", "12"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("half a million", "500000"),
        ("1.5 million", "1500000"),
        ("20 thousand", "20000"),
        ("the fourteenth, the 14th", "the 14th, the 14th"),
        ("the twenty-first and the 2nd", "the 21th and the 2th"),
        ("the hundredth", "the 100th"),
        ("more than an hour", "more than 1 hour"),
        ("an hourglass, a handful", "an hourglass, a handful"),
        ("between ten and fifteen", "between 10 and 15"),
        ("twenty, two", "20, 2"),
        ("twelve twenty", "12 20"),
        ("a dozen five", "12 5"),
        ("a thousand hundred", "1000 100"),
        ("the 1490s", "the 1490s"),
        ("often, someone, hundreds", "often, someone, hundreds"),
        ("1,2,3 and 82.5", "1,2,3 and 82.5"),
        ("9" * 5_000 + " million", "inf"),
    ],
)
def test_a_text_has_its_numbers_in_digits(text: str, expected: str) -> None:
    assert in_digits(text) == expected


def test_a_number_says_where_it_stands_and_how_it_is_written() -> None:
    said = [(number.start, number.end, number.mark, number.spelt) for number in numbers("a ten, 5th, 20s")]
    assert said == [(2, 5, "", True), (7, 10, "th", False), (12, 15, "s", False)]
