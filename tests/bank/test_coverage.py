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


def event(*quotes: str, draft: bool = False) -> Event:
    return Event("event", "event", quotes, draft=draft)


def choice(*quotes: str, wrong: tuple[str, ...] = ()) -> Choice:
    options = tuple(Option(quote, quotes=(quote,)) for quote in wrong) or (Option("Baku"),)
    return Choice("choice", "choice", ("Samara",), options, quotes)


def covered(*items: Item, text: str = TEXT) -> Coverage:
    events = tuple(item for item in items if isinstance(item, Event))
    questions = tuple(item for item in items if not isinstance(item, Event))
    return coverage(Bank("life", "A life", Source("A life", text), events, questions))


@pytest.mark.parametrize(
    ("items", "counts"),
    [
        ([choice(BORN), event(BORN), choice(LATHE)], [2, 1, 0, 0]),
        ([event("He was arrested in Odessa", NARYM)], [0, 0, 1, 0]),  # one sentence twice
        ([event("in 1890. He left school", NARYM)], [1, 1, 1, 0]),  # a quote over two sentences, and another
        ([choice(BORN, wrong=(LATHE, NARYM))], [1, 1, 1, 0]),  # the quotes of wrong options
        ([event(BORN), Ordering("order", (("event",),))], [1, 0, 0, 0]),
        ([event("He was born at Lugansk")], [0, 0, 0, 0]),  # which stands nowhere
    ],
)
def test_an_item_is_counted_once_at_each_sentence_that_it_quotes_events_first(
    items: list[Item], counts: list[int]
) -> None:
    found = covered(*items)
    assert [len(each) for each in found.items] == counts
    assert found.sentences == Share(sum(map(bool, counts)), 4)
    assert [isinstance(item, Event) for item in found.items[0]] in ([], [True], [False], [True, False])


def test_drafts_are_counted_apart() -> None:
    found = covered(event(BORN), event(LATHE, draft=True))
    assert [len(drafts) for drafts in found.drafts] == [0, 1, 0, 0]
    assert (found.untouched, found.drafted, len(found.passages)) == ((1, 2, 3), (1,), 1)


@pytest.mark.parametrize(
    ("items", "part"),
    [
        ([event(BORN)], 5),
        ([event("born at Samara"), event("at Samara in 1890")], 5),  # two quote some of them
        ([event("The last years")], 0),  # a heading
        ([event("He was arrested […] to Narym")], 5),  # others are left out
    ],
)
def test_the_share_by_word_is_of_the_words_in_quotes(items: list[Item], part: int) -> None:
    assert covered(*items).words == Share(part, 7 + 9 + 10 + 5)


def test_two_characters_of_a_script_without_spaces_are_a_word_and_passages_that_meet_are_one() -> None:
    assert covered(event("司馬遷生於龍門"), text="司馬遷生於龍門。太史公執遷手而泣。").words == Share(4, 8)
    found = covered(event("born at Samara"), choice("at Samara in 1890"), event(NARYM))
    passages = [found.source.text[start:end] for start, end in found.passages]
    assert passages == ["born at Samara in 1890", NARYM]


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, 0), (0, 9, 0), (1, 1000, 1), (1, 3, 33), (999, 1000, 99), (5, 5, 100)],
)
def test_nothing_and_all_alone_are_0_and_100_per_cent(part: int, whole: int, percent: int) -> None:
    assert Share(part, whole).percent == percent


WORDS = TEXT.replace("\n", " ").split()
STRETCH = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, len(WORDS)))


@given(st.lists(STRETCH, max_size=6))
def test_quoting_more_never_covers_less(stretches: list[tuple[int, int]]) -> None:
    quotes = [" ".join(WORDS[start : start + length]) for start, length in stretches]
    parts = [covered(*map(event, quotes[:number])).words.part for number in range(len(quotes) + 1)]
    assert parts == sorted(parts)
    assert parts[-1] <= 31
