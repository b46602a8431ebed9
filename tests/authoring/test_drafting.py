from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.drafts import Head, draft_bank, draft_timeline
from quiz.authoring.event_texts import MOST
from quiz.authoring.pasting import Attribution, clean_pasted
from quiz.bank.reading import read_text
from quiz.checks.rules import with_warnings
from quiz.text.quotes import normal
from quiz.text.source import Source
from tests.authoring.pasted_texts import PAGE
from tests.dates.dating_examples import DATED

LIVES = Path(__file__).parent.parent / "lives"


def drafted(text: str) -> list[tuple[str, str, str]]:
    """The date, text and quote of each event that a text gives."""
    return [
        (event.date.edtf, event.event, event.quote) for event in draft_timeline(Source("A life", text)).events
    ]


# Events


EVENTS = """\
In 1908, he was exiled to Vologda.
    1908 He was exiled to Vologda
In 1910-11 he was an organiser, and was a delegate to the conference in January 1912.
    1910/1911 He was an organiser
    1912-01 He was a delegate to the conference
He became head of the office in 1931, and first deputy head from August 1935, and then left.
    1931 He became head of the office
    1935-08 He became first deputy head
He joined during the 1905 revolution, and was arrested in 1906.
    1906 He was arrested
After the 1906 strike he was arrested in 1906.
    1906 After the strike he was arrested
Ada King (10 December 1815 – 27 November 1852) was an English mathematician.
    1815-12-10 Ada King is born
    1852-11-27 Ada King dies
In 60 BC Caesar, Crassus, and Pompey agreed.
    -0059 Caesar, Crassus, and Pompey agreed
Her notebooks of the 1890s are kept.
    189X Her notebooks are kept
He was arrested in 1905 and 1907.
    1905 He was arrested
    1907 He was arrested
Henry was born on 28 February 1155, Matilda in 1156 and Joan in October 1165.
    1155-02-28 Henry was born
    1156 Matilda was born
    1165-10 Joan was born
The army set out in June 1147 and reached it in October.
    1147-06 The army set out
    1147-10 The army reached it
On 5 May 1905 he left, on 7 June 1906 he was back.
    1905-05-05 He left
    1906-06-07 He was back
In 1917 he read the Order No. 1917 aloud.
    1917 He read the Order No. 1917 aloud
In May 1905 he met a girl whom they called May.
    1905-05 He met a girl whom they called May
He was aedile in 69, praetor in 66 and consul in 63 BC.
    -0068 He was aedile
    -0065 He was praetor
    -0062 He was consul
He followed him, founded New Carthage in 1228, and in 1230 agreed with Rome.
    1228 He followed him, founded New Carthage
    1230 He agreed with Rome
The ban that was laid on her in 1178 was lifted in 1179.
    1178 The ban that was laid on her
    1179 The ban was lifted
It was written from 1158 to 1163; she began the third, and finished it by 1174.
    1158/1163 It was written
    ../1174 She began the third, and finished it
He was sent to school, and in 1890, at sixteen, joined a ship.
    1890 At sixteen, he joined a ship
Born at Leeds in 1820, she died there in 1891.
    1820 She was born at Leeds
    1891 She died there
He was in prison twice (1905–07, 1910–11).
    1905/1907 He was in prison twice
    1910/1911 He was in prison twice
A son, John, was born in 1850, and a daughter, Ann, in 1852.
    1850 A son, John, was born
    1852 A daughter, Ann, was born
She was elected in 1900, and again in 1910.
    1900 She was elected
    1910 She was elected again
He wrote that the war, which he had feared since 1910, had come and was lost in 1918.
    1910 He wrote that the war, which he had feared
    1918 Had come and was lost
He enlisted in 1914, was wounded at Ypres in 1915 and at Arras in 1917, and died in 1920.
    1914 He enlisted
    1915 He was wounded at Ypres
    1917 He was wounded at Arras
    1920 He died
Polybius (born c. 200 BC, Megalopolis, Greece—died c. 118) was a Greek statesman.
    -0199~ Polybius is born
    -0117~ Polybius dies
Tigranes (born c. 140 BC) was the king of Armenia from 95 to 55 BC.
    -0139~ Tigranes is born
    -0094/-0054 Tigranes was the king of Armenia
Starting in 2003, he complained.
    2003 He complained
The house of John (born 1850) stands.
    1850 The house of John stands
The war was then old, and it dragged on until 1241.
    1241 The war was then old, and it dragged on until then
Not one of the men was relieved until January 1917.
    1917-01 Not one of the men was relieved until then
Her day of enclosure is known to have been 1 November 1112.
    1112-11-01 Her day of enclosure is known to have been 1 November 1112
An attempt to run away, planned for Easter 1836, was betrayed.
    1836 An attempt to run away, planned for Easter 1836, was betrayed
She spent the winter of 1846–47 in Rome.
    1846-12/1847-02 She spent the winter of 1846–47 in Rome
1917 saw the fall of the dynasty.
    1917 1917 saw the fall of the dynasty
He lectured for five months of 1920 at the Hall.
    1920 He lectured at the Hall
To prove it he published, on May 1, 1845, the Narrative of a life.
    1845-05-01 To prove it he published the Narrative of a life
He was born at Carthage in 1247, the year in which the war began.
    1247 He was born at Carthage
“What is your Fourth of July?” he asked on July 5, 1852.
    1852-07-05 “What is your Fourth of July?” he asked
Two years later he left.
"""
"""Sentences, and below each the dates and texts of its events."""


def _cases() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for case in re.split(r"\n(?=\S)", EVENTS.strip()):
        text, *events = case.split("\n")
        yield text, [(date, event) for date, _, event in (each.strip().partition(" ") for each in events)]


@pytest.mark.parametrize(("text", "events"), _cases())
def test_a_date_is_an_event_in_the_words_around_it(text: str, events: list[tuple[str, str]]) -> None:
    assert [(date, event) for date, event, _ in drafted(text)] == events


def test_a_long_sentence_is_quoted_around_its_date() -> None:
    long = "where he saw a great many things that nobody had told him of, " * 4
    ((_, _, quote),) = drafted(f"He went, {long}and {long} in 1905 to Rome, {long}and then, {long} he left.")
    assert "in 1905" in quote
    assert len(quote.split()) <= 60


def test_a_quote_stands_once_in_the_source() -> None:
    text = "He was arrested in 1905. Later he taught. He was arrested in 1905. Then he left."
    source = Source("A life", text)
    for _, _, quote in drafted(text):
        assert source.count(quote) == 1


def test_a_date_that_no_passage_tells_once_is_left() -> None:
    timeline = draft_timeline(Source("A life", "He left in 1905. " * 6))
    assert {left.words for left in timeline.unread} == {"in 1905"}


def test_times_that_hang_on_others_are_left_and_told() -> None:
    timeline = draft_timeline(
        Source("A life", "He joined at the age of 15. Two years later, in March, he left.")
    )
    assert [(left.sentence, left.words) for left in timeline.relative] == [
        (0, "at the age of 15"),
        (1, "Two years later"),
        (1, "in March"),
    ]


@given(st.lists(st.sampled_from([text for text, _ in DATED if text]), min_size=1, max_size=6, unique=True))
def test_events_are_short_quoted_once_and_silent_about_their_year_unless_they_need_it(
    sentences: list[str],
) -> None:
    source = Source("A life", "\n\n".join(sentences))
    for event in draft_timeline(source).events:
        assert len(event.event) <= MOST
        assert source.count(event.quote) == 1
        says_year = str(event.date.first_year) in event.event.split()
        assert not says_year or event.event[1:] in source.text


# The file


def bank_of(text: str, **said: str) -> str:
    return draft_bank(clean_pasted(text), Head(Attribution(**said)), "A life").yaml


@given(
    st.text(st.characters(blacklist_categories=["Cs"]), max_size=200),
    st.text(max_size=30),
    st.text(max_size=30),
)
def test_whatever_is_pasted_makes_a_bank_without_problems(text: str, title: str, author: str) -> None:
    about = {
        key: " ".join("".join(char for char in said if unicodedata.category(char)[0] != "C").split())
        for key, said in (("title", title), ("author", author))
    }
    reading = read_text(bank_of(f"{text} He left in 1905.", **about), "bank.yaml")
    assert reading.bank
    assert not reading.errors
    assert "He left in 1905." in reading.bank.source.text


def test_every_event_is_a_draft_with_an_id_of_its_own() -> None:
    bank = read_text(bank_of("He left in 1905. He left in 1906. He left in 1907."), "bank.yaml").bank
    assert bank
    assert [(event.id, event.draft) for event in bank.timeline] == [
        ("he-left", True),
        ("he-left-2", True),
        ("he-left-3", True),
    ]


@pytest.mark.parametrize(
    "name",
    ["curie.pasted.txt", "curie.txt", "cicero.txt", "eleanor.txt", "hannibal.txt", "douglass.txt"],
)
def test_the_bank_of_a_life_has_no_problems(name: str) -> None:
    text = (LIVES / name).read_text(encoding="utf-8")
    reading = with_warnings(read_text(bank_of(text), "bank.yaml"), "bank.yaml")
    assert [(problem.line, problem.code) for problem in reading.problems] == []
    assert reading.bank
    assert all(
        normal(quote) in normal(text) for event in reading.bank.timeline for quote in event.quotes
    ) or ("pasted" in name)


def test_a_title_is_said_or_the_pages_or_the_first_headings() -> None:
    def title(text: str, **said: str) -> str:
        bank = read_text(bank_of(text, **said), "bank.yaml").bank
        return bank.title if bank else ""

    assert title(PAGE, title="Lovelace") == "Lovelace"
    assert title(PAGE) == "Ada King"
    assert title("Ada\n\nShe left in 1852. She was a mathematician.") == "Ada"
    assert title("She left in 1852.") == "A life"


def test_a_long_event_is_cut_behind_its_verb() -> None:
    long = "Armed with this, Humboldt and the French botanist Aimé Bonpland of La Rochelle sailed from Coruña"
    assert [event for _, event, _ in drafted(f"{long} in June 1799.")] == [long]
    begun = "he went to the town and lived there with a family that he had met on the ship"
    longer = f"In 1908 {begun}, and wrote, and read, and was ill for a long time."
    assert [event for _, event, _ in drafted(longer)] == [begun.replace("he", "He", 1)]
