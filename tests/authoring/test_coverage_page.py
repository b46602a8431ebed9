"""A source's coverage as a page that needs nothing but itself."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from quiz.authoring.coverage_page import MARKER, coverage_page
from quiz.bank.coverage import coverage
from quiz.bank.model import Bank, Choice, Event, Item, Option
from quiz.dates.date import Date
from quiz.text.source import Source

TEXT = """\
He was born at Samara. He fled to Bakku.

Later years

He was shot in 1937."""
BORN = Event("born", "Is born", quotes=("born at Samara",), date=Date.parse("1890-01"))
FLED = Choice("fled", "Where did he go?", ("Baku",), (Option("Rome"),), ("He fled to Bakku",))
DRAFT = Event("shot", "Is shot", quotes=("He was shot",), draft=True)
HOSTILE = "</style><script>alert(1)</script>\"'&<img src=x onerror=y>\x1b[2J\u202e"


class Page:
    """What stands in a page, whose tags are all closed."""

    def __init__(self, text: str) -> None:
        root = ElementTree.fromstring(re.sub("<(meta[^>]*)>", r"<\1/>", text.partition("\n")[2]))
        self.words = " ".join("".join(root.itertext()).split())
        self.attributes = [(each.tag, *pair) for each in root.iter() for pair in each.attrib.items()]

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


SOURCE = Source("A life", TEXT, misprints={"Bakku": "Baku"})


def a_bank(*items: Item, source: Source = SOURCE) -> Bank:
    events = tuple(item for item in items if isinstance(item, Event))
    questions = tuple(item for item in items if isinstance(item, Choice))
    return Bank("life", "A life", source, events, questions, language="en")


def page(bank: Bank) -> str:
    return coverage_page(bank, coverage(bank))


def test_it_says_the_shares_the_licence_and_what_quotes_each_sentence_without_the_answers() -> None:
    read = Page(page(a_bank(BORN, FLED, DRAFT, source=replace(SOURCE, licence="CC0", author="A. Friend"))))
    for said in (
        *("2 of 3 sentences", "67%", "A. Friend, “A life”. Licence: CC0."),
        *("event Is born · January 1890", "question Where did he go?", "draft event Is shot"),
    ):
        assert said in read.words
    assert "Rome" not in read.words
    assert MARKER in page(replace(a_bank(), title="x" * 5000))[:1000]
    assert {("html", "lang", "en"), ("main", "lang", "en"), ("h1", "lang", "en")} <= set(read.attributes)
    ids = read.values("id")
    assert len(set(ids)) == len(ids) == 6
    assert {link.removeprefix("#") for link in read.values("href")} == set(ids)


def test_what_is_quoted_is_underlined_and_what_is_misprinted_is_shown_as_meant() -> None:
    text = page(a_bank(BORN, FLED, DRAFT))
    assert "He was <u>born at Samara</u>." in text
    assert "<u>He fled to Bakku</u><i> [Baku]</i>." in text  # a misprint
    assert '<span class="untouched">He was shot in 1937.</span>' in page(a_bank(BORN, FLED))


def test_it_needs_no_script_and_nothing_from_elsewhere() -> None:
    text = page(a_bank(BORN, FLED, source=replace(SOURCE, url="https://example.org/a?b=c&d")))
    read = Page(text)
    assert "script" not in {tag for tag, _, _ in read.attributes} | set(re.findall(r"<(\w+)", text))
    assert not {"src", "srcset", "style", "action"} & {name for _, name, _ in read.attributes}
    assert not re.search(r"url\(|@import|@font-face", text)
    assert [link for link in read.values("href") if not link.startswith("#")] == [
        "https://example.org/a?b=c&d"
    ]
    assert "default-src 'none'" in text
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"):
        read = Page(page(a_bank(source=replace(SOURCE, url=url))))
        assert all(link.startswith("#") for link in read.values("href"))
        assert url in read.words


def test_a_hostile_bank_stays_text() -> None:
    items = (
        Event(HOSTILE, HOSTILE, quotes=("born at Samara",), topic=HOSTILE),
        Choice(HOSTILE, HOSTILE, (HOSTILE,), (Option(HOSTILE),), ("He fled to Bakku",)),
    )
    source = Source(HOSTILE, f"{TEXT} {HOSTILE} He lived.", author=HOSTILE, url=HOSTILE, licence=HOSTILE)
    text = page(replace(a_bank(*items, source=source), title=HOSTILE, language=HOSTILE))
    read = Page(text)
    assert not {"script", "img"} & set(re.findall(r"<(\w+)", text))
    assert not {"onerror", "src"} & {name for _, name, _ in read.attributes}
    assert not {"\x1b", "\u202e"} & set(text)


def test_sentences_too_narrow_to_be_seen_in_the_picture_share_a_bar() -> None:
    few, many = (coverage_page(bank, coverage(bank)) for bank in map(long_bank, (400, 4000)))
    assert few.count("<rect") == 400
    assert many.count("<rect") == 1000
    assert "<title>Sentences 1 to 4: up to 1 question or event</title>" in many
    assert "<title>Sentences 5 to 8: no questions or events</title>" in many
    assert many.count('class="sentence"') == many.count('<li id="n') == 4000


def long_bank(sentences: int) -> Bank:
    return a_bank(BORN, source=replace(SOURCE, text=" ".join(["He was born at Samara."] * sentences)))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("司馬遷生於龍門。太史公執遷手而泣。", "</span></span><span"),  # a script without spaces
        ("He fled. He died.", "</span></span> <span"),
        ("Ada\n\nBabbage", "0 of 0 sentences"),  # no sentence at all
    ],
)
def test_any_source_has_a_page(text: str, part: str) -> None:
    assert part in page(a_bank(source=replace(SOURCE, text=text)))
