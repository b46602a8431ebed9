"""Finding by words: in any order, whatever capitals and accents."""

from __future__ import annotations

import pytest

from quiz.text.finding import bare, has_words, lit


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("exiled years", "Exiled for two years", ["Exiled", "years"]),
        ("YEARS exil", "Exiled for two years", ["Exil", "years"]),
        ("sklodowska", "Marie Skłodowska", ["Skłodowska"]),
        ("évé", "Ève et Eve", ["Ève", "Eve"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("ийск", "Змеиногорский", []),
        ("и", "Йод", ["Й"]),
        ("  ", "Exiled", []),
    ],
)
def test_words_are_found_without_regard_to_order_capitals_and_accents(
    words: str, text: str, found: list[str]
) -> None:
    assert [text[span.start : span.end] for span in lit(words, text)] == found


def test_all_of_the_words_must_be_there() -> None:
    text = bare("Exiled for two years\nquote: In 1908, he was exiled to Vologda")
    assert has_words("vologda 1908 two", text)
    assert not has_words("vologda 1909", text)
