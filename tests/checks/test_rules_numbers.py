"""Numbers in words and in digits."""

from quiz.checks.english import in_digits, numbers

IN_DIGITS = {
    "at sixteen, 1.5 million, 82.5": "at 16, 1500000, 82.5",
    "Twenty-two men, twenty two men": "22 men, 22 men",
    "3,000 or three thousand or 20 thousand": "3000 or 3000 or 20000",
    "two hundred and five, nineteen hundred": "205, 1900",
    "five hundred and twelve thousand": "512000",
    "thirty thousand five hundred": "30500",
    "a dozen, half a dozen, two dozen, half a million": "12, 6, 24, 500000",
    "the fourteenth, the 14th, the twenty-first, the 2nd": "the 14th, the 14th, the 21th, the 2th",
    "the hundredth, the 1490s": "the 100th, the 1490s",
    "more than an hour, an hourglass, a handful": "more than 1 hour, an hourglass, a handful",
    "between ten and fifteen": "between 10 and 15",
    "twenty, two, twelve twenty, a dozen five, a thousand hundred": "20, 2, 12 20, 12 5, 1000 100",
    "often, someone, hundreds, 1,2,3": "often, someone, hundreds, 1,2,3",
    "9" * 5_000 + " million": "inf",
}


def test_a_text_has_its_numbers_in_digits() -> None:
    assert {text: in_digits(text) for text in IN_DIGITS} == IN_DIGITS


def test_a_number_says_where_it_stands_and_how_it_is_written() -> None:
    said = [(number.start, number.end, number.mark, number.spelt) for number in numbers("a ten, 5th, 20s")]
    assert said == [(2, 5, "", True), (7, 10, "th", False), (12, 15, "s", False)]
