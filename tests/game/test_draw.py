"""Which questions make a round, and in what order; orderings from the timeline."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Item, fingerprint
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.draw import draw_misses, draw_proof, draw_round, draws
from quiz.game.ordering import FEWEST, MOST, Chains, ordering_of
from quiz.game.question import item_of
from quiz.game.round import Dealt, Kind, Play, Settings
from quiz.game.spread import Candidate, arranged, quotas, select
from quiz.game.telling import Web, telling_of

from .lives import (
    a_choice,
    a_round_of,
    an_answer,
    an_event,
    an_ordering,
    in_a_row,
    key,
    lives,
    some,
    source_of,
)

TOPICS = ("Youth", "War", "Exile", "Age")
LIFE = some(
    *(a_choice(f"q{number}", number, topic=TOPICS[number // 10]) for number in range(30)),
    *in_a_row(24, topics=TOPICS),
    *(
        an_ordering(f"o{number}", f"e{number}", f"e{number + 5}", f"e{number + 9}", topic=TOPICS[number])
        for number in range(4)
    ),
)
"""A bank of all sorts: 30 choices, 24 events, 4 orderings of its own."""
TEN = Settings()
ALL = Settings(length=None)
CHOICES = Settings(length=None, kinds=frozenset({Kind.CHOICE}))
ORDERINGS = Settings(kinds=frozenset({Kind.ORDERING}))

wishes = st.builds(
    Settings,
    length=st.none() | st.integers(1, 20),
    kinds=st.sampled_from([CHOICES.kinds, ORDERINGS.kinds, TEN.kinds]),
    topics=st.frozensets(st.sampled_from(["Youth", "War", "Exile"])),
)


def drawn(banks: Banks, wanted: Settings = TEN, seed: str = "seed") -> tuple[Dealt, ...]:
    return draw_round(banks, wanted, seed, "round").dealt


@given(lives(), wishes)
def test_a_seed_deals_one_round_of_what_is_wanted_and_nothing_twice(banks: Banks, wanted: Settings) -> None:
    there_are, dealt = draws(banks, wanted), drawn(banks, wanted)
    assert dealt == drawn(Banks(banks.banks), wanted)
    assert len(dealt) == len({each.item for each in dealt}) == min(wanted.length or there_are, there_are)
    for each in dealt:
        question = item_of(each, banks)
        assert each.kind in wanted.kinds
        assert not wanted.topics or question.topic in wanted.topics or each.kind is Kind.ORDERING
        assert not question.draft
        assert fingerprint(question) == each.fingerprint
    if wanted.length is None:
        assert {question.id for _, question in banks.wanted(wanted)} <= {each.item for each in dealt}


EVERY_PLAY = """
import sys
from pathlib import Path
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.game.draw import draw_proof, draw_reading, draw_round
from quiz.game.round import Settings
banks = Banks([read_bank(Path(file)).bank for file in sys.argv[1:]])
for length in (10, None):
    print(draw_round(banks, Settings(length), "seed", "round"))
print(draw_proof(banks, Settings(), "seed", "round"), draw_reading(banks, "seed", "round"))
"""


def test_no_play_hangs_on_the_hash_seed() -> None:
    lives = Path(__file__).parents[1] / "lives"
    said = {
        subprocess.run(
            [sys.executable, "-c", EVERY_PLAY, lives / "cicero.yaml", lives / "curie.yaml"],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert said.pop().count("Dealt") > 100


def test_topics_and_kinds_are_mixed_and_about_a_quarter_are_orderings_of_both_sorts() -> None:
    for seed in range(10):
        dealt = drawn(LIFE, seed=str(seed))
        choices = {item_of(each, LIFE).topic for each in dealt if each.kind is Kind.CHOICE}
        orderings = [each.item for each in dealt if each.kind is Kind.ORDERING]
        assert choices == {"Youth", "War", "Exile"}
        assert len(orderings) == 3
        assert {item.startswith("o") for item in orderings} == {True, False}


def test_misses_are_dealt_again_in_their_order_without_what_is_gone_a_draft_or_a_place() -> None:
    gone, place = Dealt("life", "gone", Kind.CHOICE, "f", ("a",)), Dealt("life", "e1", Kind.PLACE, "f", ())
    first = (*drawn(LIFE), *draw_proof(LIFE, Settings(length=1), "seed", "proof").dealt)
    missed = a_round_of(gone, *first, place)
    missed = replace(missed, answers=(an_answer("x", mark=0),) * missed.total)
    found = draw_misses(LIFE, missed, "other", "again")
    assert found.play is Play.MISSES
    assert [(each.item, each.kind) for each in found.dealt] == [(each.item, each.kind) for each in first]
    assert [each.shown for each in found.dealt] != [each.shown for each in first]
    (bank,) = LIFE.banks
    drafts = Banks([replace(bank, questions=tuple(replace(each, draft=True) for each in bank.questions))])
    assert not [each for each in draw_misses(drafts, missed, "other", "again").dealt if each.item[0] == "q"]


# Which are taken, and their order

SENTENCES = some(source=source_of(100))


def at(number: int, sentence: int, topic: str = "") -> Candidate:
    choice = a_choice(f"q{number}", sentence, topic=topic, answers=(f"answer {number}",))
    return Candidate(SENTENCES, "life", choice)


def on(places: Iterable[tuple[int, str]]) -> list[Candidate]:
    """Candidates on these sentences and topics; those on one sentence tell each other."""
    choices = [at(number, where, topic).question for number, (where, topic) in enumerate(places)]
    banks = some(*choices, source=source_of(100))
    return [Candidate(banks, "life", choice) for choice in choices]


def quotes_of(candidate: Candidate) -> tuple[str, ...]:
    return candidate.banks.quotes("life", candidate.question)


def tellings(line: list[Candidate]) -> int:
    return sum(bool(Web([later.telling]).told(one.telling)) for one, later in combinations(line, 2))


candidates = st.lists(st.tuples(st.integers(0, 15), st.sampled_from("ABC")), min_size=1, max_size=20).map(on)


@given(st.lists(st.integers(0, 20), min_size=1).filter(any), st.data())
def test_a_quota_is_the_exact_share_rounded_up_or_down(sizes: list[int], data: st.DataObject) -> None:
    count = data.draw(st.integers(0, sum(sizes)))
    shares = quotas(sizes, count, Chance(data.draw(st.text(max_size=3))))
    assert sum(shares) == count
    assert all(abs(share - count * size / sum(sizes)) < 1 for size, share in zip(sizes, shares, strict=True))


def test_a_small_bank_gets_its_turn_in_the_long_run() -> None:
    chance = Chance("long run")
    assert 900 < sum(quotas([1, 29], 10, chance)[0] for _ in range(3000)) < 1100


@given(candidates, st.data())
def test_none_comes_twice_and_none_tells_another_while_something_else_is_left(
    pool: list[Candidate], data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, len(pool)))
    chosen, taken = select([(pool, count)], Chance(data.draw(st.text(max_size=3))))
    assert len({id(each) for each in chosen}) == len(chosen) == len(taken.items) == count
    sentences = {quotes_of(each) for each in pool}
    assert len({quotes_of(each) for each in chosen}) == min(count, len(sentences))


def test_no_topic_has_more_than_its_share_where_none_tells() -> None:
    pool = on((number, "A" if number < 12 else "B" if number < 18 else "C") for number in range(20))
    for seed in range(20):
        chosen, _ = select([(pool, 10)], Chance(str(seed)))
        assert Counter(each.question.topic for each in chosen) == {"A": 6, "B": 3, "C": 1}


def test_what_tells_many_comes_as_often_as_what_tells_none() -> None:
    # The first tells and is told by half of the others.
    pool = on([(0, "A"), *((0 if number % 2 else number, "A") for number in range(1, 40))])
    names = a_choice("hub", *range(0, 40, 2), answers=("hub",))
    banks = some(names, *(each.question for each in pool[2::2]), source=source_of(100))
    pool = [Candidate(banks, "life", question) for question in banks.banks[0].questions]
    often = Counter(
        each.question.id for seed in range(1000) for each in select([(pool, 5)], Chance(str(seed)))[0]
    )
    mean = often.total() / len(pool)
    assert 0.7 * mean < min(often.values()) <= max(often.values()) < 1.4 * mean


def test_what_can_be_ruled_out_by_another_prompt_comes_before_it() -> None:
    options = a_choice("options", 1, answers=("Graz",), wrong=("Linz", "Brno"))
    names = replace(a_choice("names", 2, answers=("Ada",)), ask="Who left Linz?")
    pool = [Candidate(some(names, options), "life", each) for each in (names, options)]
    for seed in range(10):
        line = arranged(pool, Chance(str(seed)))
        assert [each.question.id for each in line] == ["options", "names"]


def test_two_that_name_each_others_wrong_options_are_not_drawn_while_something_else_is_left() -> None:
    alike = [a_choice(name, at, answers=(name,), wrong=("Linz", "Brno")) for at, name in enumerate("ab")]
    other = a_choice("c", 3, answers=("c",), wrong=("Graz", "Wien"))
    banks = some(*alike, other)
    for seed in range(10):
        chosen, _ = select(
            [([Candidate(banks, "life", each) for each in (*alike, other)], 2)], Chance(str(seed))
        )
        assert "c" in {each.question.id for each in chosen}


def test_what_is_told_comes_before_what_tells_it_and_topics_take_turns() -> None:
    pool = on((number, "AB"[number % 2]) for number in range(8))
    line = arranged(pool, Chance("seed"))
    assert all(one.question.topic != other.question.topic for one, other in pairwise(line))
    told, other = (replace(a_choice(name, place), answers=(name,)) for name, place in (("Baku", 1), ("b", 2)))
    telling = replace(a_choice("telling", 3, answers=("Paris",)), ask="What did he do in Baku?")
    banks = some(told, telling, other)
    for seed in range(9):
        chosen = [Candidate(banks, "life", each) for each in (telling, told, other)]
        names = [each.question.id for each in arranged(chosen, Chance(str(seed)))]
        assert names.index("Baku") < names.index("telling")


# Orderings from the timeline


def chains(banks: Banks) -> Chains:
    return Chains(banks, banks.banks[0], ALL)


@given(lives(choices=0, events=14), st.text(max_size=3))
def test_as_many_are_drawn_as_it_says_each_of_events_certainly_in_order(banks: Banks, seed: str) -> None:
    pool = chains(banks)
    found = pool.draw(pool.most, Chance(seed), Web())
    assert len({frozenset(each.events) for each in found}) == pool.most
    for each in found:
        assert FEWEST <= len(each.events) <= MOST
        assert all(banks.before.is_before(*pair) for pair in combinations(map(key, each.events), 2))


ONE_YEAR = tuple(an_event(f"e{number}", number, "1900") for number in range(9))


@pytest.mark.parametrize(
    ("items", "most"),
    [
        *((in_a_row(count), most) for count, most in ((0, 0), (3, 0), (4, 1), (5, 2), (8, 4), (28, 14))),
        pytest.param(ONE_YEAR, 0, id="none of one year"),
        pytest.param((*in_a_row(4), an_ordering("o", *["e0", "e1", "e2", "e3"])), 0, id="none that is asked"),
    ],
)
def test_there_are_about_half_as_many_as_events_in_a_row(items: tuple[Item, ...], most: int) -> None:
    assert chains(some(*items)).most == most


def test_an_ordering_is_a_stretch_of_the_life() -> None:
    pool = chains(some(*in_a_row(60)))
    for seed in range(20):
        for ordering in pool.draw(5, Chance(str(seed)), Web()):
            places = [int(event[1:]) for event in ordering.events]
            assert max(places) - min(places) < 15


def test_of_two_events_that_name_each_other_one_is_taken() -> None:
    row = in_a_row(6)
    named = replace(row[0], event="Event e5 comes after this"), *row[1:3], replace(row[3], apart=("e4",))
    pool = chains(some(*named, *row[4:]))
    for seed in range(20):
        for ordering in pool.draw(pool.most, Chance(str(seed)), Web()):
            assert not {"e0", "e5"} <= set(ordering.events)
            assert not {"e3", "e4"} <= set(ordering.events)


def test_an_ordering_takes_no_event_that_tells_a_choice_of_the_round() -> None:
    row = in_a_row(12)
    choice = a_choice("q", 4, answers=("else",))
    banks = some(choice, *row)
    for seed in range(20):
        taken = Web([telling_of(banks, "life", choice)])
        orderings = chains(banks).draw(2, Chance(str(seed)), taken)
        assert len(orderings) == 2
        assert not any("e4" in ordering.events for ordering in orderings)
        assert not set(orderings[0].events) & set(orderings[1].events)


def test_a_doubtful_year_is_not_asked_for_next_to_its_neighbour() -> None:
    pool = chains(some(*in_a_row(3), an_event("doubtful", 5, "1903~"), *in_a_row(9)[4:8]))
    for ordering in pool.draw(pool.most, Chance("seed"), Web()):
        assert not {"doubtful", "e2"} <= set(ordering.events)
        assert not {"doubtful", "e4"} <= set(ordering.events)


def test_an_ordering_is_made_again_from_its_events_in_any_order_unless_a_pair_is_open() -> None:
    names = ["a" * 30 + str(number) for number in range(8)]  # long ones, which a slug cuts
    row = [an_event(name, number, str(1900 + number), topic="War") for number, name in enumerate(names)]
    banks = some(*row, an_event("open", 9, "1901"))
    found = chains(some(*row)).draw(4, Chance("seed"), Web())
    assert len({each.id for each in found}) == 4
    for each in found:
        assert ordering_of(banks, "life", each.events[::-1]) == each
        assert each.topic == "War"
    with pytest.raises(KeyError):
        ordering_of(banks, "life", [*names[:3], "open"])
