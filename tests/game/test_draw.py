"""Which questions make a round, and in what order; orderings from the timeline."""

from collections import Counter
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Item, fingerprint
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.draw import draw_misses, draw_proof, draw_reading, draw_round, draws
from quiz.game.ordering import FEWEST, MOST, Chains, ordering_of
from quiz.game.question import item_of
from quiz.game.round import Dealt, Kind, Play, Round, Settings
from quiz.game.spread import APART, Candidate, arranged, quotas, select
from quiz.game.timeline import draw_timeline

from .lives import (
    a_bank,
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
def test_a_seed_deals_one_round_as_long_as_wanted_or_as_there_are_questions_none_of_them_twice(
    banks: Banks, wanted: Settings
) -> None:
    there_are = draws(banks, wanted)
    dealt = drawn(banks, wanted)
    assert dealt == drawn(Banks(banks.banks), wanted)
    assert len(dealt) == min(wanted.length or there_are, there_are)
    assert len({each.item for each in dealt}) == len(dealt)


@given(lives(), wishes)
def test_what_is_dealt_is_wanted_and_can_be_asked(banks: Banks, wanted: Settings) -> None:
    dealt = drawn(banks, wanted)
    for each in dealt:
        question = item_of(each, banks)
        assert each.kind in wanted.kinds
        assert not wanted.topics or question.topic in wanted.topics or each.kind is Kind.ORDERING
        assert not question.draft
        assert fingerprint(question) == each.fingerprint
    if wanted.length is None:
        assert {question.id for _, question in banks.wanted(wanted)} <= {each.item for each in dealt}


def test_topics_and_kinds_are_mixed_and_about_a_quarter_are_orderings_of_both_sorts() -> None:
    for seed in range(10):
        dealt = drawn(LIFE, seed=str(seed))
        choices = {item_of(each, LIFE).topic for each in dealt if each.kind is Kind.CHOICE}
        orderings = [each.item for each in dealt if each.kind is Kind.ORDERING]
        assert choices == {"Youth", "War", "Exile"}
        assert len(orderings) == 3
        assert {item.startswith("o") for item in orderings} == {True, False}


def test_choices_that_tell_on_each_other_are_three_apart() -> None:
    for seed in range(5):
        line = [int(each.item[1:]) for each in drawn(LIFE, CHOICES, str(seed))]  # q4 is on sentence 4
        assert all(
            abs(one - other) > 1
            for place, one in enumerate(line)
            for other in line[place + 1 : place + APART]
        )


SEED = "Leonid Serebryakov"


def test_the_deal_of_a_seed_never_changes() -> None:
    assert [(each.item, each.shown) for each in drawn(LIFE, Settings(length=5), SEED)] == [
        ("q8", ("wrong", "false", "right")),
        ("q15", ("false", "wrong", "right")),
        ("o3", ("e12", "e3", "e8")),
        ("q25", ("wrong", "right", "false")),
        ("q12", ("wrong", "right", "false")),
    ]
    assert [each.shown for each in drawn(some(*in_a_row(12)), Settings(length=2), SEED)] == [
        ("e2", "e10", "e5", "e6", "e0"),
        ("e9", "e1", "e11", "e8", "e7"),
    ]
    played = draw_timeline(LIFE, SEED, "round")
    assert [*played.opening, *(each.item for each in played.dealt[:4])] == [
        *("life/e8", "e22", "e20", "e5", "e10")
    ]
    proofs = draw_proof(LIFE, Settings(length=2), SEED, "round").dealt
    assert [(each.item, each.shown[0]) for each in proofs] == [("q25", "20"), ("q15", "11")]


def again(*misses: Dealt) -> Round:
    """The round of these misses, dealt again."""
    played = a_round_of(*misses)
    for _ in misses:
        played = played.answered(an_answer("x", mark=0))
    return draw_misses(LIFE, played, "other", "again")


def test_misses_are_dealt_again_in_their_order() -> None:
    first = drawn(LIFE)
    found = again(*first)
    assert found.play is Play.MISSES
    assert [each.item for each in found.dealt] == [each.item for each in first]
    assert [each.shown for each in found.dealt] != [each.shown for each in first]


def test_a_missed_proof_is_looked_for_again_but_what_is_gone_or_a_place_is_not_asked() -> None:
    gone, place = Dealt("life", "gone", Kind.CHOICE, "f", ("a",)), Dealt("life", "e1", Kind.PLACE, "f", ())
    proof = draw_proof(LIFE, Settings(length=1), "seed", "proof").dealt[0]
    assert [(each.item, each.kind) for each in again(gone, proof, place).dealt] == [(proof.item, Kind.PROOF)]


def test_every_proof_that_can_be_looked_for_is_drawn() -> None:
    assert draw_proof(LIFE, ALL, "seed", "round").total == 30


def test_a_reading_deals_every_question_once_part_by_part_choices_first() -> None:
    dealt = draw_reading(LIFE, "seed", "round").dealt
    assert sorted(each.item for each in dealt) == sorted(LIFE.by_id["life"].question)
    assert [(each.part, each.kind) for each in dealt] == sorted((each.part, each.kind) for each in dealt)


# Which are taken, and their order

SENTENCES = Banks([a_bank(source=source_of(100), name=name) for name in ("life", "other")])


def at(number: int, *sentences: int, topic: str = "", bank: str = "life") -> Candidate:
    return Candidate.of(SENTENCES, bank, a_choice(f"q{number}", *sentences, topic=topic))


def tellings(line: list[Candidate]) -> int:
    return sum(
        one.tells(other) for place, one in enumerate(line) for other in line[place + 1 : place + APART]
    )


candidates = st.lists(st.tuples(st.integers(0, 15), st.sampled_from("ABC")), min_size=1, max_size=20).map(
    lambda places: [at(number, where, topic=topic) for number, (where, topic) in enumerate(places)]
)


def test_questions_on_neighbouring_sentences_tell_on_each_other() -> None:
    others = [at(1, 5), at(1, 6), at(1, 4, bank="other")]
    assert [at(0, 4).tells(other) for other in others] == [True, False, False]


@given(st.lists(st.integers(0, 20), min_size=1).filter(any), st.data())
def test_a_quota_is_the_exact_share_rounded_up_or_down(sizes: list[int], data: st.DataObject) -> None:
    count = data.draw(st.integers(0, sum(sizes)))
    shares = quotas(sizes, count, Chance(data.draw(st.text(max_size=3))))
    assert sum(shares) == count
    assert all(abs(share - count * size / sum(sizes)) < 1 for size, share in zip(sizes, shares, strict=True))


def test_a_small_topic_gets_its_turn_in_the_long_run() -> None:
    chance = Chance("long run")
    assert 900 < sum(quotas([1, 29], 10, chance)[0] for _ in range(3000)) < 1100


@given(candidates, st.data())
def test_every_topic_gets_its_share_of_what_is_selected_and_none_comes_twice(
    pool: list[Candidate], data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, len(pool)))
    chosen = select(pool, count, Chance("seed"))
    assert len({id(each) for each in chosen}) == len(chosen) == count
    sizes = Counter(each.question.topic for each in pool)
    for topic, share in Counter(each.question.topic for each in chosen).items():
        assert abs(share - count * sizes[topic] / len(pool)) < 1


def test_passages_of_their_own_are_selected_where_there_are_enough() -> None:
    pool = [at(number, number // 5 * 2) for number in range(20)]
    for seed in range(20):
        assert len({each.touched for each in select(pool, 4, Chance(str(seed)))}) == 4


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.integers(0, 99))
def test_questions_that_tell_are_apart_wherever_an_order_can_do_it(places: list[int], seed: int) -> None:
    pool = [at(number, where, topic="AB"[number % 2]) for number, where in enumerate(places)]
    line = arranged(pool, (), Chance(str(seed)))
    assert Counter(map(id, line)) == Counter(map(id, pool))
    assert tellings(line) == min(tellings(list(order)) for order in permutations(pool))


def test_sixty_questions_on_thirty_sentences_are_all_kept_apart() -> None:
    pool = [at(number, number % 30, topic="ABCD"[number % 30 // 8]) for number in range(60)]
    assert tellings(arranged(pool, (), Chance("seed"))) == 0


def test_topics_take_turns_and_orderings_come_evenly_among_choices() -> None:
    pool = [at(number, 10 * number, topic="ABC"[number % 3]) for number in range(9)]
    cards = [
        Candidate("life", an_ordering(f"o{number}", *"abc"), frozenset(), frozenset()) for number in range(3)
    ]
    line = arranged(pool, cards, Chance("seed"))
    topics = [each.question.topic for each in line if each not in cards]
    assert all(one != other for one, other in pairwise(topics))
    assert [place for place, each in enumerate(line) if each in cards] == [2, 6, 10]


# Orderings from the timeline


def chains(banks: Banks) -> Chains:
    return Chains(banks, banks.banks[0], ALL)


@given(lives(choices=0, events=14), st.text(max_size=3))
def test_as_many_are_drawn_as_it_says_each_of_other_events_that_are_certainly_in_order(
    banks: Banks, seed: str
) -> None:
    pool = chains(banks)
    found = pool.draw(pool.most, Chance(seed))
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


def test_a_doubtful_year_is_not_asked_for_next_to_its_neighbour() -> None:
    pool = chains(some(*in_a_row(3), an_event("doubtful", 5, "1903~"), *in_a_row(9)[4:8]))
    for ordering in pool.draw(pool.most, Chance("seed")):
        assert not {"doubtful", "e2"} <= set(ordering.events)
        assert not {"doubtful", "e4"} <= set(ordering.events)


def test_an_ordering_is_made_again_from_its_events_in_any_order_unless_a_pair_is_open() -> None:
    names = ["a" * 30 + str(number) for number in range(8)]  # long ones, which a slug cuts
    row = [an_event(name, number, str(1900 + number), topic="War") for number, name in enumerate(names)]
    banks = some(*row, an_event("open", 9, "1901"))
    found = chains(some(*row)).draw(4, Chance("seed"))
    assert len({each.id for each in found}) == 4
    for each in found:
        assert ordering_of(banks, "life", each.events[::-1]) == each
        assert each.topic == "War"
    with pytest.raises(KeyError):
        ordering_of(banks, "life", [*names[:3], "open"])
