from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Ordering, fingerprint
from quiz.game.banks import Banks
from quiz.game.draw import draw_misses, draw_proof, draw_reading, draw_round, draws
from quiz.game.ordering import mark_ordering
from quiz.game.question import item_of
from quiz.game.round import Dealt, Kind, Play, Round, Settings
from quiz.game.timeline import draw_timeline

from .lives import (
    a_bank,
    a_choice,
    a_round_of,
    an_answer,
    full_life,
    in_a_row,
    lives,
    some,
    tell_on_each_other,
)

LIFE = full_life()
TEN = Settings()
ALL = Settings(length=None)
CHOICES = Settings(kinds=frozenset({Kind.CHOICE}))
ORDERINGS = Settings(kinds=frozenset({Kind.ORDERING}))
PROOFS = Settings(kinds=frozenset({Kind.PROOF}))

wishes = st.builds(
    Settings,
    length=st.none() | st.integers(1, 20),
    kinds=st.sampled_from([frozenset({Kind.CHOICE}), frozenset({Kind.ORDERING}), Settings().kinds]),
    topics=st.frozensets(st.sampled_from(["Youth", "War", "Exile"])),
)


def drawn(banks: Banks, wanted: Settings = TEN, seed: str = "seed") -> tuple[Dealt, ...]:
    return draw_round(banks, wanted, seed, "round").dealt


def orderings_among(dealt: tuple[Dealt, ...]) -> int:
    return sum(each.kind is Kind.ORDERING for each in dealt)


@given(lives(), wishes, st.text(max_size=5))
def test_the_same_seed_deals_the_same_round(banks: Banks, wanted: Settings, seed: str) -> None:
    assert drawn(banks, wanted, seed) == drawn(Banks(banks.banks), wanted, seed)


@given(lives(), wishes, st.text(max_size=5))
def test_no_question_comes_twice(banks: Banks, wanted: Settings, seed: str) -> None:
    dealt = drawn(banks, wanted, seed)
    assert len({(each.bank, each.item) for each in dealt}) == len(dealt)


@given(lives(), wishes)
def test_a_round_is_as_long_as_wanted_or_as_there_are_questions(banks: Banks, wanted: Settings) -> None:
    there_are = draws(banks, wanted)
    assert len(drawn(banks, wanted)) == (
        there_are if wanted.length is None else min(wanted.length, there_are)
    )


@given(lives(), wishes)
def test_what_is_dealt_can_be_asked(banks: Banks, wanted: Settings) -> None:
    for dealt in drawn(banks, wanted):
        question = item_of(dealt, banks)
        assert dealt.kind in wanted.kinds
        assert not wanted.topics or question.topic in wanted.topics or dealt.kind is Kind.ORDERING
        assert not question.draft
        assert fingerprint(question) == dealt.fingerprint


@given(lives(), st.text(max_size=5))
def test_all_the_questions_are_dealt_when_all_are_wanted(banks: Banks, seed: str) -> None:
    dealt = {each.item for each in drawn(banks, ALL, seed)}
    assert {question.id for question in banks.playable(banks.banks[0])} <= dealt


@given(lives(), st.text(max_size=5))
def test_orderings_are_dealt_so_that_they_earn_nothing_as_they_lie(banks: Banks, seed: str) -> None:
    for dealt in drawn(banks, replace(ORDERINGS, length=None), seed):
        ordering = item_of(dealt, banks)
        assert isinstance(ordering, Ordering)
        assert mark_ordering(ordering, dealt.shown).mark == 0


def test_seeds_deal_different_rounds() -> None:
    assert len({drawn(LIFE, seed=str(seed)) for seed in range(20)}) == 20


def test_about_a_quarter_are_orderings() -> None:
    assert {orderings_among(drawn(LIFE, seed=str(seed))) for seed in range(20)} == {3}


def test_orderings_come_both_from_the_bank_and_from_its_timeline() -> None:
    own = {each.item.startswith("o") for each in drawn(LIFE) if each.kind is Kind.ORDERING}
    assert own == {True, False}


def test_every_topic_comes_up() -> None:
    for seed in range(20):
        choices = (each for each in drawn(LIFE, seed=str(seed)) if each.kind is Kind.CHOICE)
        topics = {item_of(each, LIFE).topic for each in choices}
        assert topics == {"Youth", "War", "Exile"}


def test_choices_that_tell_on_each_other_are_three_apart() -> None:
    for seed in range(20):
        dealt = drawn(LIFE, replace(CHOICES, length=None), str(seed))
        for place, one in enumerate(dealt):
            assert not any(tell_on_each_other(one, other, LIFE) for other in dealt[place + 1 : place + 3])


def test_a_topic_alone_can_be_wanted() -> None:
    wanted = Settings(length=None, topics=frozenset({"War"}))
    dealt = drawn(LIFE, wanted)
    assert {item_of(each, LIFE).topic for each in dealt} == {"War"}
    assert len(dealt) == draws(LIFE, wanted)


@pytest.mark.parametrize("wanted", [Settings(), ALL, ORDERINGS])
def test_a_bank_with_nothing_to_ask_gives_an_empty_round(wanted: Settings) -> None:
    assert drawn(some(), wanted) == ()
    assert draws(some(), wanted) == 0


def test_several_banks_are_mixed() -> None:
    banks = Banks(
        [
            a_bank(*(a_choice(f"q{number}", number) for number in range(10)), *in_a_row(8), name=name)
            for name in ("one", "two")
        ]
    )
    dealt = drawn(banks)
    assert {each.bank for each in dealt if each.kind is Kind.CHOICE} == {"one", "two"}
    assert all(item_of(each, banks) for each in dealt)


SEED = "Leonid Serebryakov"


def test_the_deal_of_a_seed_never_changes() -> None:
    dealt = drawn(LIFE, Settings(length=5), SEED)
    assert [(each.item, each.shown) for each in dealt] == [
        ("q8", ("wrong", "false", "right")),
        ("q15", ("false", "wrong", "right")),
        ("o3", ("e12", "e3", "e8")),
        ("q25", ("wrong", "right", "false")),
        ("q12", ("wrong", "right", "false")),
    ]


def test_the_orderings_of_a_seed_never_change() -> None:
    dealt = drawn(some(*in_a_row(12)), Settings(length=2), SEED)
    assert [each.shown for each in dealt] == [
        ("e2", "e10", "e5", "e6", "e0"),
        ("e9", "e1", "e11", "e8", "e7"),
    ]


def test_the_timeline_of_a_seed_never_changes() -> None:
    played = draw_timeline(LIFE, SEED, "round")
    assert (played.opening, [each.item for each in played.dealt[:4]]) == (
        ("life/e8",),
        ["e22", "e20", "e5", "e10"],
    )


def test_the_proofs_of_a_seed_never_change() -> None:
    dealt = draw_proof(LIFE, Settings(length=2), SEED, "round").dealt
    assert [(each.item, each.shown[0]) for each in dealt] == [("q25", "20"), ("q15", "11")]


def missed(*dealt: Dealt) -> Round:
    played = a_round_of(*dealt)
    for _ in dealt:
        played = played.answered(an_answer("x", mark=0))
    return played


def test_misses_are_dealt_again() -> None:
    first = draw_round(LIFE, Settings(), "seed", "first")
    for number in range(10):
        first = first.answered(an_answer("x", mark=number % 2))
    again = draw_misses(LIFE, first, "other seed", "again")
    assert again.play is Play.MISSES
    assert [each.item for each in again.dealt] == [each.item for each in first.misses]
    assert [each.shown for each in again.dealt] != [each.shown for each in first.misses]


def test_a_miss_that_is_gone_is_not_dealt_again() -> None:
    gone = Dealt("life", "gone", Kind.CHOICE, "f", ("a", "b"))
    assert draw_misses(LIFE, missed(gone, drawn(LIFE)[0]), "seed", "again").total == 1


def test_a_missed_place_is_not_asked_for_without_its_line() -> None:
    assert draw_misses(LIFE, missed(Dealt("life", "e1", Kind.PLACE, "f", ())), "seed", "again").dealt == ()


def test_a_missed_proof_is_looked_for_again() -> None:
    proof = draw_proof(LIFE, Settings(length=1), "seed", "proof").dealt[0]
    again = draw_misses(LIFE, missed(proof), "other", "again").dealt
    assert [(each.item, each.kind) for each in again] == [(proof.item, Kind.PROOF)]


def test_every_proof_that_can_be_looked_for_is_counted() -> None:
    assert draw_proof(LIFE, ALL, "seed", "round").total == 30


def test_a_reading_deals_every_question_once_part_by_part() -> None:
    played = draw_reading(LIFE, "seed", "round")
    assert sorted(each.item for each in played.dealt) == sorted(LIFE.by_id["life"].question)
    assert [each.part for each in played.dealt] == sorted(each.part for each in played.dealt)


def test_a_reading_asks_choices_before_orderings_in_every_part() -> None:
    dealt = draw_reading(LIFE, "seed", "round").dealt
    assert [(each.part, each.kind) for each in dealt] == sorted((each.part, each.kind) for each in dealt)
