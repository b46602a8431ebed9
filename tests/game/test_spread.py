from collections import Counter
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.spread import APART, Candidate, arranged, quotas, select

from .lives import a_bank, a_choice, an_ordering, source_of

LIFE = Banks([a_bank(source=source_of(100), name=name) for name in ("life", "other")])


def at(number: int, *sentences: int, topic: str = "", bank: str = "life") -> Candidate:
    return Candidate.of(LIFE, bank, a_choice(f"q{number}", *sentences, topic=topic))


def cards(number: int) -> Candidate:
    return Candidate("life", an_ordering(f"o{number}", "a", "b", "c"), frozenset(), frozenset())


def tellings(line: list[Candidate]) -> int:
    return sum(
        first.tells(second) for place, first in enumerate(line) for second in line[place + 1 : place + APART]
    )


candidates = st.lists(st.tuples(st.integers(0, 15), st.sampled_from("ABC")), min_size=1, max_size=30).map(
    lambda places: [at(number, where, topic=topic) for number, (where, topic) in enumerate(places)]
)


def test_questions_on_neighbouring_sentences_tell_on_each_other() -> None:
    assert at(0, 4).tells(at(1, 5))
    assert not at(0, 4).tells(at(1, 6))


def test_the_same_sentence_of_another_bank_tells_nothing() -> None:
    assert not at(0, 4).tells(at(1, 4, bank="other"))


@given(st.lists(st.integers(0, 20), min_size=1).filter(any), st.data())
def test_a_quota_is_the_exact_share_rounded_up_or_down(sizes: list[int], data: st.DataObject) -> None:
    count = data.draw(st.integers(0, sum(sizes)))
    shares = quotas(sizes, count, Chance(data.draw(st.text(max_size=3))))
    assert sum(shares) == count
    for size, share in zip(sizes, shares, strict=True):
        assert abs(share - count * size / sum(sizes)) < 1


def test_a_small_topic_gets_its_turn_in_the_long_run() -> None:
    chance = Chance("long run")
    turns = sum(quotas([1, 29], 10, chance)[0] for _ in range(3000))
    assert 900 < turns < 1100


@given(candidates, st.data())
def test_what_is_selected_is_among_the_candidates_and_comes_once(
    pool: list[Candidate], data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, len(pool)))
    chosen = select(pool, count, Chance("seed"))
    assert len(chosen) == len({id(each) for each in chosen}) == count
    assert all(each in pool for each in chosen)


@given(candidates, st.data())
def test_every_topic_gets_its_share(pool: list[Candidate], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(pool)))
    sizes = Counter(each.question.topic for each in pool)
    for topic, share in Counter(each.question.topic for each in select(pool, count, Chance("seed"))).items():
        assert abs(share - count * sizes[topic] / len(pool)) < 1


def test_passages_of_their_own_are_selected_where_there_are_enough() -> None:
    pool = [at(number, number // 5 * 2) for number in range(20)]
    for seed in range(20):
        chosen = select(pool, 4, Chance(str(seed)))
        assert len({each.touched for each in chosen}) == 4


@given(candidates)
def test_an_order_keeps_every_question(pool: list[Candidate]) -> None:
    line = arranged(pool, (), Chance("seed"))
    assert Counter(map(id, line)) == Counter(map(id, pool))


@given(st.lists(st.integers(0, 9), min_size=2, max_size=6), st.integers(0, 99))
def test_questions_that_tell_are_apart_wherever_an_order_can_do_it(places: list[int], seed: int) -> None:
    pool = [at(number, where, topic="AB"[number % 2]) for number, where in enumerate(places)]
    fewest = min(tellings(list(order)) for order in permutations(pool))
    assert tellings(arranged(pool, (), Chance(str(seed)))) == fewest


def test_sixty_questions_on_thirty_sentences_are_all_kept_apart() -> None:
    pool = [at(number, number % 30, topic="ABCD"[number % 30 // 8]) for number in range(60)]
    assert tellings(arranged(pool, (), Chance("seed"))) == 0


def test_topics_take_turns() -> None:
    pool = [at(number, 10 * number, topic="AB"[number % 2]) for number in range(20)]
    topics = [each.question.topic for each in arranged(pool, (), Chance("seed"))]
    assert topics in (["A", "B"] * 10, ["B", "A"] * 10)


def test_orderings_come_evenly_among_choices() -> None:
    line = arranged(
        [at(number, 10 * number) for number in range(9)], [cards(0), cards(1), cards(2)], Chance("seed")
    )
    orderings = [place for place, each in enumerate(line) if each.touched == frozenset()]
    assert orderings == [2, 6, 10]
