"""Which sentences a bank asks about, and what share of its source that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.coverage import Coverage, Share, coverage
from quiz.bank.model import Bank, Choice, Event, Item, Option, Ordering
from quiz.text.source import Source

TEXT = """\
He was born at Samara in 1890. He left school at 14 to operate a lathe.

The last years

He was arrested in Odessa, and sent back to Narym. He was shot in 1937."""
"""Four sentences in two paragraphs, with a heading between them."""
BORN = "He was born at Samara"
LATHE = "to operate a lathe"
NARYM = "sent back to Narym"


def event(*quotes: str, key: str = "event", draft: bool = False) -> Event:
    return Event(id=key, event=key, quotes=quotes, draft=draft)


def choice(*quotes: str, key: str = "choice", wrong: tuple[str, ...] = (), draft: bool = False) -> Choice:
    options = tuple(Option(quote, quotes=(quote,)) for quote in wrong) or (Option("Baku"),)
    return Choice(id=key, ask=key, answers=("Samara",), wrong=options, quotes=quotes, draft=draft)


def covered(*items: Item, text: str = TEXT) -> Coverage:
    events = tuple(item for item in items if isinstance(item, Event))
    questions = tuple(item for item in items if not isinstance(item, Event))
    return coverage(Bank("life", "A life", Source("A life", text), events, questions))


def counts(found: Coverage) -> list[int]:
    return [len(items) for items in found.items]


def passages(found: Coverage) -> list[str]:
    return [found.source.text[start:end] for start, end in found.passages]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param([event(BORN), choice(BORN), choice(LATHE, key="b")], [2, 1, 0, 0], id="all items"),
        pytest.param([event("He was arrested in Odessa", NARYM)], [0, 0, 1, 0], id="a sentence quoted twice"),
        pytest.param([event(BORN, NARYM)], [1, 0, 1, 0], id="two passages"),
        pytest.param([event("in 1890. He left school")], [1, 1, 0, 0], id="a quote over two sentences"),
        pytest.param([choice(BORN, wrong=(LATHE, NARYM))], [1, 1, 1, 0], id="quotes of wrong options"),
        pytest.param([event(BORN), Ordering("order", (("event",),))], [1, 0, 0, 0], id="no ordering"),
        pytest.param([event("He was born at Lugansk")], [0, 0, 0, 0], id="no misquote"),
    ],
)
def test_an_item_is_counted_once_at_each_sentence_that_it_quotes(
    items: list[Item], expected: list[int]
) -> None:
    assert counts(covered(*items)) == expected


def test_the_events_of_a_sentence_come_before_its_questions() -> None:
    found = covered(event(BORN), choice(BORN))
    assert [item.id for item in found.items[0]] == ["event", "choice"]


def test_drafts_are_counted_apart() -> None:
    found = covered(event(BORN), event(LATHE, key="draft", draft=True))
    assert counts(found) == [1, 0, 0, 0]
    assert [len(drafts) for drafts in found.drafts] == [0, 1, 0, 0]
    assert (found.untouched, found.drafted) == ((1, 2, 3), (1,))


def test_the_share_by_sentence_leaves_headings_out() -> None:
    assert covered(event(BORN), event(NARYM, key="b")).sentences == Share(2, 4)


@pytest.mark.parametrize(
    ("items", "part"),
    [
        ([event(BORN)], 5),
        ([event("born at Samara"), event("at Samara in 1890", key="b")], 5),  # two quote some of them
        ([event("The last years")], 0),  # a heading
        ([event("He was arrested […] to Narym")], 5),  # others are left out
    ],
)
def test_the_share_by_word_is_of_the_words_in_quotes(items: list[Item], part: int) -> None:
    assert covered(*items).words == Share(part, 7 + 9 + 10 + 5)


def test_two_characters_of_a_script_without_spaces_are_a_word() -> None:
    assert covered(event("司馬遷生於龍門"), text="司馬遷生於龍門。太史公執遷手而泣。").words == Share(4, 8)


def test_passages_that_meet_are_one() -> None:
    assert passages(covered(event("born at Samara"), choice("at Samara in 1890"), event(NARYM, key="b"))) == [
        "born at Samara in 1890",
        NARYM,
    ]


def test_what_only_a_draft_quotes_is_no_passage() -> None:
    assert passages(covered(event(BORN, draft=True))) == []


@pytest.mark.parametrize(
    ("share", "percent"),
    [
        (Share(0, 0), 0),
        (Share(0, 9), 0),
        (Share(1, 1000), 1),
        (Share(1, 3), 33),
        (Share(999, 1000), 99),
        (Share(5, 5), 100),
    ],
)
def test_nothing_and_all_alone_are_0_and_100_per_cent(share: Share, percent: int) -> None:
    assert share.percent == percent


WORDS = TEXT.replace("\n", " ").split()


@st.composite
def stretches(draw: st.DrawFn) -> str:
    """Some words of the source in a row."""
    start = draw(st.integers(0, len(WORDS) - 1))
    return " ".join(WORDS[start : draw(st.integers(start + 1, len(WORDS)))])


@given(st.lists(stretches(), max_size=6))
def test_quoting_more_never_covers_less(quotes: list[str]) -> None:
    before = Share(0, 31)
    for number in range(len(quotes) + 1):
        found = covered(*(event(quote, key=str(at)) for at, quote in enumerate(quotes[:number])))
        assert before.part <= found.words.part <= found.words.whole == 31
        before = found.words
