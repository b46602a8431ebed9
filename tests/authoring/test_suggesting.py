"""What is offered for wrong options, what a new item begins with, and sentences found by their words."""

from __future__ import annotations

import pytest

from quiz.authoring.names import Kind
from quiz.authoring.suggesting import new_fields, sentences_with, wrong_options
from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.reading import read_bank
from quiz.text.spans import Span


@pytest.fixture(scope="module")
def bank() -> Bank:
    bank = read_bank(builtin_path()).bank
    assert bank is not None
    return bank


def texts(bank: Bank, answer: str, *taken: str, sentence: int | None = None) -> list[str]:
    return [found.text for found in wrong_options(bank, answer, taken, sentence)]


def test_what_is_of_the_answers_kind_is_offered_and_the_likeliest_first(bank: Bank) -> None:
    places = wrong_options(bank, "Lugansk", ())
    assert {"Samara", "Narym", "Odessa", "Semipalatinsk"} <= {each.text for each in places}
    assert {each.kind for each in places} == {Kind.PLACE}
    people = (
        "Andrey Vyshinsky; Nikolai Yezhov; Victor Serge; Vladimir Lenin; Lavrenti Beria; Grigory Zinoviev"
    )
    assert set(texts(bank, "Leon Trotsky")[:6]) == {*people.split("; ")}
    assert all(text.isdecimal() for text in texts(bank, "1912")[:2])
    assert all(" " in text for text in texts(bank, "January 1912")[:5])
    assert texts(bank, "15") == ["14", "46"]
    assert texts(bank, "He went on a trade mission") == []


def test_neither_the_answer_nor_what_is_taken_nor_a_part_of_them_nor_its_own_sentence_is_offered(
    bank: Bank,
) -> None:
    found = texts(bank, "Leon Trotsky", "Victor Serge")
    assert not {"Leon Trotsky", "Trotsky", "Victor Serge", "Serge"} & set(found)
    assert "Samara" in texts(bank, "Lugansk")
    assert "Samara" not in texts(bank, "Lugansk", sentence=0)


def test_a_new_event_has_the_one_date_that_its_passage_says(bank: Bank) -> None:
    one, several = bank.source.sentences[2:4]
    fields = new_fields(bank.source, one, event=True)
    assert fields["date"] == "1908"
    assert bank.source.locate(str(fields["quote"]))
    assert new_fields(bank.source, one, event=False).keys() == {"ask", "quote"}
    assert "date" not in new_fields(bank.source, several, event=True)
    at = bank.source.text.index("in January 1912", several.start)
    narrowed = Span(at - 36, at + len("in January 1912"))
    assert new_fields(bank.source, narrowed, event=True)["date"] == "1912-01"


def test_a_sentence_that_has_all_of_some_words_is_found_else_those_with_the_rarest(bank: Bank) -> None:
    every = len(bank.source.sentences)
    source, sentences = bank.source, bank.source.sentences
    assert "Vologda" in source.words(sentences[sentences_with(source, "exiled vologda")[0]])
    assert sentences_with(bank.source, "zeppelin") == ()
    (found,) = sentences_with(bank.source, "released from exile", every)
    assert source.words(sentences[found]).startswith("He was released from exile")
    assert len(sentences_with(bank.source, "released from exile zeppelin", every)) > 1
