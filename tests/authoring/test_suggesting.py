"""What is offered for wrong options, what a new item begins with, and sentences found by their words."""

from __future__ import annotations

import pytest

from quiz.authoring.names import Kind
from quiz.authoring.suggesting import as_quote, new_fields, sentences_with, wrong_options
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


def test_for_a_place_other_places_are_offered(bank: Bank) -> None:
    found = wrong_options(bank, "Lugansk", ())
    assert {"Samara", "Narym", "Odessa", "Semipalatinsk"} <= {each.text for each in found}
    assert {each.kind for each in found} == {Kind.PLACE}


def test_for_a_person_of_two_names_people_of_two_names_come_first(bank: Bank) -> None:
    found = texts(bank, "Leon Trotsky")
    people = {"Andrey Vyshinsky", "Nikolai Yezhov", "Victor Serge", "Vladimir Lenin", "Lavrenti Beria"}
    assert set(found[:6]) == {*people, "Grigory Zinoviev"}


def test_for_a_date_dates_of_its_form_come_first(bank: Bank) -> None:
    assert all(text.isdecimal() for text in texts(bank, "1912")[:2])
    assert all(" " in text for text in texts(bank, "January 1912")[:5])


def test_for_a_number_numbers_are_offered_and_for_what_names_nothing_nothing(bank: Bank) -> None:
    assert texts(bank, "15") == ["14", "46"]
    assert texts(bank, "He went on a trade mission") == []


def test_neither_the_answer_nor_what_is_taken_is_offered_nor_a_part_of_them(bank: Bank) -> None:
    found = texts(bank, "Leon Trotsky", "Victor Serge")
    assert not {"Leon Trotsky", "Trotsky", "Victor Serge", "Serge"} & set(found)


def test_what_stands_in_the_answers_own_sentence_is_not_offered(bank: Bank) -> None:
    assert "Samara" in texts(bank, "Lugansk")
    assert "Samara" not in texts(bank, "Lugansk", sentence=0)


def test_a_new_event_has_the_one_date_that_its_passage_says(bank: Bank) -> None:
    span = bank.source.sentences[2]
    fields = new_fields(bank.source, span, event=True)
    assert fields["date"] == "1908"
    assert bank.source.locate(str(fields["quote"]))
    assert new_fields(bank.source, span, event=False).keys() == {"ask", "quote"}


def test_of_several_dates_none_is_taken(bank: Bank) -> None:
    assert "date" not in new_fields(bank.source, bank.source.sentences[3], event=True)
    whole = bank.source.sentences[3]
    at = bank.source.text.index("in January 1912", whole.start)
    narrowed = Span(at - 36, at + len("in January 1912"))
    assert new_fields(bank.source, narrowed, event=True)["date"] == "1912-01"


def test_the_sentence_with_the_rarest_words_comes_first(bank: Bank) -> None:
    (first, *_) = sentences_with(bank.source, "exiled vologda")
    assert "Vologda" in as_quote(bank.source, first)
    assert sentences_with(bank.source, "zeppelin") == ()


def test_where_sentences_have_all_of_the_words_no_others_are_found(bank: Bank) -> None:
    found = sentences_with(bank.source, "released from exile", len(bank.source.sentences))
    assert [as_quote(bank.source, each)[:26] for each in found] == ["He was released from exile"]
    assert len(sentences_with(bank.source, "released from exile zeppelin", len(bank.source.sentences))) > 1
