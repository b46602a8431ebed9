"""What is offered for wrong options, what a new item begins with, and sentences found by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from quiz.authoring.suggesting import new_fields, sentences_with, wrong_options
from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.reading import read_bank
from quiz.checks.names import Kind
from quiz.text.source import Source
from quiz.text.spans import Span

_LIVES = Path(__file__).parents[1] / "lives"
_FIRST = 6
_LEAST, _MOSTLY = 0.95, 0.8
NAMED: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("named.yaml").read_text(encoding="utf-8")
)


@cache
def bank_of(life: str) -> Bank:
    found = read_bank(builtin_path() if life == "serebryakov" else _LIVES / f"{life}.yaml").bank
    assert found
    return found


@pytest.fixture
def bank() -> Bank:
    return bank_of("serebryakov")


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
    assert texts(bank, "15") == ["14"]  # 46 is thrice as much
    assert {*texts(bank, "Romania")} == {"Germany", "USA", "USSR", "Russia"}
    assert texts(bank, "He went on a trade mission") == []


def test_a_long_source_is_read_around_the_quote_alone(bank: Bank) -> None:
    text = bank.source.text
    lives = f"{text}\n\n{'He slept. ' * 20_000}\n\n{text}\n\nHe left Oxford."
    long = replace(bank, source=replace(bank.source, text=lives))
    last = len(long.source.sentences) - 1
    for answer in ("Lugansk", "1912"):
        near = wrong_options(long, answer, (), last - 6)
        assert {each.text for each in near} - {"Oxford"} == {
            *texts(bank, answer, sentence=len(bank.source.sentences) - 6)
        }
        assert all(each.text in long.source.meant(long.source.sentences[each.sentence]) for each in near)
        assert min(each.sentence for each in near) > 20_000
    assert "Oxford" not in texts(long, "Lugansk", sentence=3)


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
    source, sentences = bank.source, bank.source.sentences
    assert "Vologda" in source.words(sentences[sentences_with(source, "exiled vologda")[0]])
    assert sentences_with(bank.source, "zeppelin") == ()
    (found,) = sentences_with(bank.source, "released from exile")
    assert source.words(sentences[found]).startswith("He was released from exile")
    assert len(sentences_with(bank.source, "released from exile zeppelin")) > 1


# How many of the first suggestions are of the answer's kind, over the lives of the tests


def suggested(life: str, kind: str, answer: str) -> list[str]:
    ask = "Who was it?" if kind == "unknown person" else ""
    return [found.text for found in wrong_options(bank_of(life), answer, (), ask=ask)[:_FIRST]]


def shares(kind: str) -> Iterator[tuple[float, str, list[str]]]:
    for life, answers in NAMED["asked"][kind].items():
        right = NAMED[kind.split()[-1]][life].split("; ")
        for answer in answers.split("; "):
            found = suggested(life, kind, answer)
            wrong = [text for text in found if text not in right]
            if found:
                yield (len(found) - len(wrong)) / len(found), answer, wrong


@pytest.mark.parametrize("kind", NAMED["asked"])
def test_nearly_all_of_the_first_suggestions_are_of_the_answers_kind(kind: str) -> None:
    measured = list(shares(kind))
    assert sum(share for share, _, _ in measured) / len(measured) >= _LEAST, measured
    assert len(measured) >= _MOSTLY * sum(len(each.split("; ")) for each in NAMED["asked"][kind].values())


@pytest.mark.parametrize(
    ("answer", "ask"),
    [
        ("Twenty-six", "How old was he?"),
        ("The 1905 revolution", ""),
        ("Teach at the university", "What did she do?"),
        ("Moscow", "Who was it?"),  # the source says that it is a place
        ("The meaning of the Constitution", ""),
        ("1917 to 1922", ""),
    ],
)
def test_nothing_is_offered_where_the_kind_is_not_certain(bank: Bank, answer: str, ask: str) -> None:
    assert wrong_options(bank, answer, (), ask=ask) == ()


def test_a_date_as_exact_as_the_answer_is_offered_and_a_year_or_month_of_an_exacter_one(bank: Bank) -> None:
    assert {"1912", "1937", "1986"} <= {*texts(bank, "1923")}
    assert all(len(text) == 4 for text in texts(bank, "1923"))
    assert "February 1937" in texts(bank, "January 1930")
    assert not {"1931", "1 February 1937"} & {*texts(bank, "January 1930")}


GERMAN = """
Er wurde im Jahre 1777 in Braunschweig geboren. Im Jahre 1805 heiratete er Johanna Osthoff, die er seit 1803
kannte. Nach ihrem Tod nahm er im August 1810 Minna Waldeck zur Frau, und sie hatten drei Kinder.
"""


@pytest.mark.parametrize("language", ["de", ""])
def test_names_are_told_apart_in_english_alone_and_dates_wherever_they_are_read(
    language: str,
) -> None:
    life = Bank("gauss", "Gauss", Source("Gauss", GERMAN, language=language))
    assert {*texts(life, "1777")} == {"1803", "1805", "1810"}
    assert texts(life, "Johanna Osthoff") == []
