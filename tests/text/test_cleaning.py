import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.text.cleaning import excerpt, hidden, one_line, parsable, without_unseen
from tests.bank.bank_texts import is_harmless

HOSTILE = st.text(
    st.sampled_from(
        "a \n\té\x00\x07\x08\x1b\x7f\x85\x9b\x9d\u061c\u200e\u2028\u202e\u2066\ufeff\ufff9\ud800𝄞"
    ),
    max_size=30,
)


@given(HOSTILE)
def test_a_cleaned_text_is_harmless_and_what_replaces_moves_nothing(text: str) -> None:
    assert is_harmless(one_line(text))
    assert len(one_line(text)) == len(parsable(text)) == len(text)
    assert parsable(text).count("\n") == text.count("\n")
    cleaned = without_unseen(parsable(text))
    assert is_harmless(cleaned.replace("\n", "").replace("\t", ""))
    assert not list(hidden(cleaned))


def test_a_control_character_is_shown_as_its_sign() -> None:
    assert parsable("a\x1b\x7f\x9b\u2028\ud800b") == "a␛␡� �b"
    assert excerpt("a\n  b\x1b") == "a b␛"
    assert excerpt("word " * 100, 12) == "word word w…"


def test_the_first_hidden_character_of_each_line_is_found() -> None:
    assert list(map(tuple, hidden("ab\x07c\x1b\nd\n\n\u202ee"))) == [(1, 3, "\x07"), (4, 1, "\u202e")]


@pytest.mark.parametrize("text", ["שָׁלוֹם", "नमस्ते", "می‌خواهم", "👩‍🔬", "e\u0301", "a\u00adb"])
def test_joiners_and_marks_that_writing_needs_stay(text: str) -> None:
    assert one_line(text) == without_unseen(parsable(text)) == text
