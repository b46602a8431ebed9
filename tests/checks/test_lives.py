"""The tables about the lives written for the tests fit their texts, sentence by sentence."""

import pytest

from quiz.dates.date import Date
from tests.lives.tables import NAMES, rows_of, source_of


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_dates_has_every_sentence_and_its_words_in_order(name: str) -> None:
    source, rows = source_of(name), rows_of(name)
    sentences = [source.words(sentence) for sentence in source.sentences]
    assert [int(row.sentence) for row in rows] == list(range(len(sentences)))
    for row, sentence in zip(rows, sentences, strict=True):
        assert sentence.startswith(row.begins)
        at = 0
        for words in row.dates:
            at = sentence.index(words, at) + len(words)
        assert all(words in sentence for words in (*row.also, *row.relative))
        said = [date for each in (*row.dates.values(), *row.also.values()) for date in each.split(" | ")]
        assert [Date.parse(date).edtf for date in said] == said


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_drafts_has_every_date_and_its_words_stand_in_the_sentence(name: str) -> None:
    source = source_of(name)
    for row, span in zip(rows_of(name), source.sentences, strict=True):
        sentence = source.words(span)
        assert row.drafts.keys() == row.dates.keys() | row.also.keys()
        for told in row.drafts.values():
            assert all(words in sentence for words in (*told.tells, *told.may))
            assert bool(told.tells) == bool(told.verb)
