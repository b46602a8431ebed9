"""A bank drafted from a text: its events, their quotes, and the file."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.drafting.drafts import Head, draft_bank
from quiz.authoring.drafting.event_texts import MOST
from quiz.authoring.drafting.pasting import Attribution, clean_pasted
from quiz.authoring.drafting.timeline import draft_timeline
from quiz.bank.reading import read_text
from quiz.checks.rules import with_warnings
from quiz.dates.mentions import sentence_dates
from quiz.text.quotes import normal
from quiz.text.source import Source
from tests.dates.dating_examples import DATED

LIVES = Path(__file__).parent.parent / "lives"
PAGE = Path(__file__).with_name("page.pasted.txt")
EVENTS = Path(__file__).with_name("drafted.txt")
"""Sentences, and below each the dates and texts of its events."""
LANGUAGES = Path(__file__).with_name("drafted_languages.yaml")
"""Sentences in six languages, and below each its events: the date, and the text."""


def drafted(text: str) -> list[tuple[str, str, str]]:
    """The date, text and quote of each event that a text gives."""
    return [
        (event.date.edtf, event.event, event.quote)
        for event in draft_timeline(Source("A life", text, language="en")).events
    ]


# Events


def _cases() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for case in re.split(r"\n(?=\S)", EVENTS.read_text(encoding="utf-8").strip()):
        text, *events = case.split("\n")
        yield text, [(date, event) for date, _, event in (each.strip().partition(" ") for each in events)]


@pytest.mark.parametrize(("text", "events"), _cases())
def test_a_date_is_an_event_in_the_words_around_it(text: str, events: list[tuple[str, str]]) -> None:
    assert [(date, event) for date, event, _ in drafted(text)] == events


def _languages() -> Iterator[tuple[str, str, list[str]]]:
    table = yaml.load(LANGUAGES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for language, rows in table.items():
        yield from ((language, row["text"], row.get("events", [])) for row in rows)


@pytest.mark.parametrize(("language", "text", "events"), _languages())
def test_in_six_languages_a_clause_with_its_own_subject_verb_and_date_is_an_event_and_the_rest_is_left(
    language: str, text: str, events: list[str]
) -> None:
    timeline = draft_timeline(Source("A life", text, language=language))
    assert [f"{event.date.edtf} {event.event}" for event in timeline.events] == events
    assert timeline.left or events


def test_in_a_language_without_a_table_every_dated_sentence_is_left() -> None:
    timeline = draft_timeline(
        Source("Een leven", "Hij werd geboren in 1850. Hij stierf in 1910.", language="nl")
    )
    assert not timeline.events
    assert [left.sentence for left in timeline.left] == [0, 1]


def test_the_years_in_brackets_behind_the_name_of_a_life_are_its_birth_and_death() -> None:
    def told(text: str, language: str) -> list[tuple[str, str]]:
        events = draft_timeline(Source("A life", text, language=language)).events
        return [(event.date.edtf, event.event) for event in events]

    assert told("Ada King (1815–1852) was a mathematician.", "en") == [
        ("1815", "Ada King is born"),
        ("1852", "Ada King dies"),
    ]
    assert told(
        "Karl Drais (29. April 1785, Karlsruhe – 10. Dezember 1851, Karlsruhe) war Erfinder.", "de"
    ) == [
        ("1785-04-29", "Karl Drais wird geboren"),
        ("1851-12-10", "Karl Drais stirbt"),
    ]
    assert told("Иван Крылов (1769—1844) — русский баснописец.", "ru") == [
        ("1769", "Рождается Иван Крылов"),
        ("1844", "Умирает Иван Крылов"),
    ]
    assert told("Ada King, a daughter of Lord Byron (1788–1824), was born.", "en") == []
    assert told("She was born. Ada King (1815–1852) was a mathematician.", "en") == []
    assert told("John II (reigned 1350–1364) was a king.", "en") == []


def test_of_a_long_sentence_the_clause_is_quoted() -> None:
    long = "with a bag of gold and a great many letters for the people of the town, " * 4
    ((_, event, quote),) = drafted(f"He went, {long}and in 1905 he came to Rome, {long}and there he was ill.")
    assert event == "He comes to Rome"
    assert quote == "in 1905 he came to Rome"


def test_a_date_that_no_passage_tells_once_and_times_that_hang_on_others_are_left_and_told() -> None:
    text = "He joined at the age of 15. Two years later, in March, he left. " + "He left in 1905. " * 6
    timeline = draft_timeline(Source("A life", text))
    found = [(left.sentence, left.times) for left in timeline.left]
    assert found[:2] == [(0, ("at the age of 15",)), (1, ("Two years later", "in March"))]
    assert {times for _, times in found[2:]} == {("in 1905",)}


@pytest.mark.parametrize(
    ("language", "text", "time"),
    [
        ("de", "Als 1903 Frauen studieren durften, kam sie.", "1903"),
        ("fr", "Le prix d’orgue en1851.", "1851"),
        ("en", "The '69 season was won.", "'69"),
        ("it", "Tra il '25 ed oggi fu malato.", "'25"),
        ("es", "La campaña 77/78 fue suya.", "77/78"),
        ("en", "She left in the fifties.", "the fifties"),
        ("es", "En la década de los cincuenta se fue.", "década de los cincuenta"),
        ("it", "Negli anni Cinquanta va al liceo.", "anni Cinquanta"),
        ("fr", "Dans les années trente, il part.", "années trente"),
        ("de", "Anfang der Dreißigerjahre ging er.", "Dreißigerjahre"),
        ("ru", "В двадцатые годы он жил в Париже.", "двадцатые годы"),
    ],
)
def test_what_may_say_a_year_is_never_passed_over(language: str, text: str, time: str) -> None:
    (left,) = draft_timeline(Source("A life", text, language=language)).left
    assert left.times == (time,)


@given(st.lists(st.sampled_from([text for text, _ in DATED if text]), min_size=1, max_size=6))
def test_events_are_short_quoted_once_and_whole_and_each_date_is_drafted_or_left(
    sentences: list[str],
) -> None:
    source = Source("A life", "\n\n".join(sentences), language="en")
    timeline = draft_timeline(source)
    for event in timeline.events:
        assert len(event.event) <= 2 * MOST
        assert source.count(event.quote) == 1
        assert event.event[0].isupper() or not event.event[0].isalpha()
        assert event.event.count("(") == event.event.count(")")
    left = {each.sentence: len(each.times) for each in timeline.left}
    drafted = Counter(event.sentence for event in timeline.events)
    for number in range(len(source.sentences)):
        assert drafted[number] + left.get(number, 0) >= len({*sentence_dates(source, number)})


# The file


def bank_of(text: str, **said: str) -> str:
    return draft_bank(clean_pasted(text), Head(Attribution(**said)), "A life").yaml


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=200), st.text(max_size=30))
def test_whatever_is_pasted_makes_a_bank_without_problems(text: str, title: str) -> None:
    title = " ".join("".join(each for each in title if unicodedata.category(each)[0] != "C").split())
    told = "He left in 1905. He left in 1906. He left in 1907."
    # A soft hyphen at the text's end would join what stands behind it.
    reading = read_text(bank_of(f"{text}\n\nSo it was. {told}", title=title, author=title), "bank.yaml")
    assert reading.bank
    assert not reading.errors
    assert told in reading.bank.source.text
    assert all(event.draft for event in reading.bank.timeline)
    assert {"he-leaves", "he-leaves-2", "he-leaves-3"} <= reading.bank.event.keys()


@pytest.mark.parametrize("name", sorted(path.name for path in LIVES.glob("*.txt")))
def test_the_bank_of_a_life_has_no_problems_but_what_the_life_tells_twice(name: str) -> None:
    text = (LIVES / name).read_text(encoding="utf-8")
    reading = with_warnings(read_text(bank_of(text), "bank.yaml"), "bank.yaml")
    assert {problem.code for problem in reading.problems} <= {"draft-twice"}
    assert reading.bank
    quotes = [quote for event in reading.bank.timeline for quote in event.quotes]
    assert "pasted" in name or all(normal(quote) in normal(text) for quote in quotes)


def test_a_title_is_said_or_the_pages_or_the_first_headings() -> None:
    def title(text: str, **said: str) -> str:
        bank = read_text(bank_of(text, **said), "bank.yaml").bank
        return bank.title if bank else ""

    assert title(PAGE.read_text(encoding="utf-8"), title="Lovelace") == "Lovelace"
    assert title(PAGE.read_text(encoding="utf-8")) == "Ada King"
    assert title("Ada\n\nAda left in 1852. She was a mathematician.") == "Ada"
    assert title("Early life\n\nAda left in 1852. She was a mathematician.") == "A life"
    assert title("She left in 1852.") == "A life"


def test_a_line_with_a_year_that_is_no_sentence_is_listed_at_the_end() -> None:
    pasted = clean_pasted("Ann Lee\n\n1736, Leeds \u2013 1784, York\n\nShe preached in Leeds in 1770.\n")
    made = draft_bank(pasted, Head(Attribution(title="Ann Lee"), "en"))
    assert "#   1736, Leeds \u2013 1784, York\n" in made.yaml


def test_a_death_told_again_and_again_is_one() -> None:
    text = " ".join(f"Anna died in 1905 in the house {number} of Leeds." for number in range(3_000))
    timeline = draft_timeline(Source("Anna", text, language="en"))
    assert len(timeline.events) == 1
    assert len(timeline.left) == 2_999
