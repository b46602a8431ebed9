from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Bank, Event, Option, Question
from quiz.game.banks import Banks
from quiz.game.draw import draw_proof, draw_round
from quiz.game.question import reopen
from quiz.game.round import Round, Settings
from quiz.game.timeline import draw_timeline

from .lives import a_bank, a_choice, an_answer, an_event, an_ordering, in_a_row, lives, source_of

BANK = a_bank(a_choice("q", 1), an_ordering("o", "e0", "e1", "e2"), *in_a_row(8))
LIFE = Banks([BANK])


def changed(
    *, questions: tuple[Question, ...] = BANK.questions, timeline: tuple[Event, ...] = BANK.timeline
) -> Banks:
    return Banks([replace(BANK, questions=questions, timeline=timeline)])


def a_round(*items: str) -> Round:
    """A round of these items alone."""
    everything = draw_round(LIFE, Settings(length=None), "seed", "round")
    return replace(everything, dealt=tuple(each for each in everything.dealt if each.item in items))


def left(played: Round, banks: Banks) -> tuple[int, tuple[str, ...]]:
    going, notices = reopen(played, banks)
    return going.total, notices


@given(lives(), st.text(max_size=4))
def test_nothing_is_left_out_while_the_banks_stay_the_same(banks: Banks, seed: str) -> None:
    everything = Settings(length=None)
    for played in (
        draw_round(banks, everything, seed, "round"),
        draw_proof(banks, everything, seed, "round"),
        draw_timeline(banks, seed, "round"),
    ):
        assert reopen(played, Banks(banks.banks)) == (played, ())


def test_a_question_that_is_gone_is_left_out_and_said() -> None:
    assert left(a_round("q"), changed(questions=())) == (0, ("“q” is gone from the bank, and is left out.",))


def test_a_question_with_another_answer_is_left_out_and_said() -> None:
    banks = changed(questions=(a_choice("q", 1, answers=("other",)),))
    assert left(a_round("q"), banks) == (0, ("“Ask q?” has changed, and is left out.",))


def test_a_question_with_another_wrong_option_is_left_out() -> None:
    banks = changed(questions=(a_choice("q", 1, wrong=("wrong", "new")),))
    assert left(a_round("q"), banks) == (0, ("“Ask q?” has changed, and is left out.",))


def test_a_question_that_explains_better_goes_on() -> None:
    better = a_choice("q", 1, wrong=(Option("false"), Option("wrong", "As it says.")), why="Because.")
    assert left(a_round("q"), changed(questions=(better,))) == (1, ())


def test_a_question_that_is_a_draft_now_is_left_out() -> None:
    banks = changed(questions=(a_choice("q", 1, draft=True),))
    assert left(a_round("q"), banks) == (0, ("“Ask q?” is a draft now, and is left out.",))


@pytest.mark.parametrize("groups", [("e1", "e0", "e2"), ("e0", "e1", "e3")])
def test_an_ordering_in_another_order_or_of_other_events_is_left_out(groups: tuple[str, ...]) -> None:
    total, notices = left(a_round("o"), changed(questions=(an_ordering("o", *groups),)))
    assert total == 0
    assert len(notices) == 1


def from_the_timeline() -> Round:
    alone = Banks([replace(BANK, questions=(), timeline=BANK.timeline[:4])])
    return draw_round(alone, Settings(length=1), "seed", "round")


def test_an_ordering_from_the_timeline_goes_on_while_its_events_do() -> None:
    assert left(from_the_timeline(), LIFE) == (1, ())


def test_an_ordering_from_the_timeline_is_left_out_when_a_date_opens_a_pair() -> None:
    opened = (an_event("e0", 0, "1900/1905"), *BANK.timeline[1:])
    assert left(from_the_timeline(), changed(timeline=opened))[0] == 0


def test_an_ordering_from_the_timeline_is_left_out_when_an_event_is_gone() -> None:
    assert left(from_the_timeline(), changed(timeline=BANK.timeline[1:]))[0] == 0


def test_an_event_with_another_date_is_not_placed_any_more() -> None:
    played = draw_timeline(LIFE, "seed", "round")
    item = played.dealt[3].item
    moved = tuple(
        replace(each, date=None, after=("e0",)) if each.id == item else each for each in BANK.timeline
    )
    total, notices = left(played, changed(timeline=moved))
    assert (total, notices) == (played.total - 1, (f"“Event {item}” has changed, and is left out.",))


def test_a_proof_is_left_out_when_its_sentences_have_moved_away() -> None:
    short = Banks([a_bank(a_choice("q", 8), source=source_of(4, 6))])
    played = draw_proof(short, Settings(), "seed", "round")
    moved = Banks([a_bank(a_choice("q", 1), source=source_of(4, 6))])
    assert left(played, short) == (1, ())
    assert left(played, moved) == (0, ("“Ask q?” has changed, and is left out.",))


def test_what_was_answered_stays_even_when_it_is_gone() -> None:
    played = a_round("q", "o")
    first = played.dealt[0]
    played = played.answered(an_answer("x", mark=0.5))
    going, _ = reopen(played, changed(questions=()))
    assert (going.dealt[0], going.score, going.finished) == (first, 0.5, True)


def test_a_bank_that_is_not_open_is_named() -> None:
    other = Bank("other", "Other", BANK.source)
    assert left(a_round("q"), Banks([other])) == (0, ("The bank “life” is not open: “q” is left out.",))
