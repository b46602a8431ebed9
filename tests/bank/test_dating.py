from __future__ import annotations

import pytest

from quiz.bank.dating import dates_in, relative_in
from tests.bank.dating_examples import DATED, RELATIVE, UNDATED


def said(text: str) -> list[tuple[str, str]]:
    """The dates of a text, each with the words that say it."""
    return [(mention.date.edtf, text[mention.start : mention.end]) for mention in dates_in(text)]


@pytest.mark.parametrize(
    ("text", "edtf", "words"),
    [
        ("In 1908, he was exiled.", "1908", "In 1908"),
        ("He was a delegate in January 1912, the first.", "1912-01", "in January 1912"),
        ("In 1910-11, after his release", "1910/1911", "In 1910-11"),
        ("He was shot on 1 February 1937.", "1937-02-01", "on 1 February 1937"),
        ("first deputy head from August 1935, and", "1935-08", "from August 1935"),
    ],
)
def test_a_date_is_found_with_its_words(text: str, edtf: str, words: str) -> None:
    assert said(text) == [(edtf, words)]


@pytest.mark.parametrize(("text", "dates"), DATED)
def test_what_a_sentence_says(text: str, dates: str) -> None:
    assert "; ".join(edtf for edtf, _ in said(text)) == dates


@pytest.mark.parametrize("text", UNDATED)
def test_what_is_no_date_is_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(("text", "words"), RELATIVE)
def test_a_time_that_hangs_on_another_is_found_as_such(text: str, words: str) -> None:
    assert [text[span.start : span.end] for span in relative_in(text)] == [words]
