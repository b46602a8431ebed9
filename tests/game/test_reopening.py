"""A round gone on with when its banks have changed."""

from dataclasses import replace

import pytest

from quiz.bank.model import Bank, Item, Option
from quiz.game.banks import Banks
from quiz.game.draw import draw_proof, draw_round
from quiz.game.question import reopen
from quiz.game.round import Round, Settings
from quiz.game.timeline import draw_timeline

from .lives import a_bank, a_choice, an_answer, an_event, an_ordering, in_a_row, some, source_of

ALL = Settings(length=None)
ROW = in_a_row(8)
LIFE = some(a_choice("q", 1), an_ordering("o", "e0", "e1", "e2"), *ROW)


def a_round(*items: str) -> Round:
    """A round of these items alone."""
    everything = draw_round(LIFE, ALL, "seed", "round")
    return replace(everything, dealt=tuple(each for each in everything.dealt if each.item in items))


BETTER = a_choice("q", 1, wrong=(Option("false"), Option("wrong", "As it says.")), why="Because.")
HAS_CHANGED = "“Ask q?” has changed, and is left out."


@pytest.mark.parametrize(
    ("now", "notice"),
    [
        pytest.param((), "“q” is gone from the bank, and is left out.", id="gone"),
        pytest.param((a_choice("q", 1, answers=("other",)),), HAS_CHANGED, id="another answer"),
        pytest.param((a_choice("q", 1, wrong=("wrong", "new")),), HAS_CHANGED, id="another wrong option"),
        pytest.param(
            (a_choice("q", 1, draft=True),), "“Ask q?” is a draft now, and is left out.", id="a draft"
        ),
        pytest.param((BETTER,), "", id="explained better"),
    ],
)
def test_a_question_that_is_gone_or_changed_is_left_out_and_said(now: tuple[Item, ...], notice: str) -> None:
    going, notices = reopen(a_round("q"), some(*now))
    assert (going.total, notices) == ((0, (notice,)) if notice else (1, ()))


def ordered(*events: str) -> tuple[Item, ...]:
    return an_ordering("o", *events), *ROW


DRAWN = draw_round(some(*ROW[:4]), Settings(length=1), "seed", "round")


@pytest.mark.parametrize(
    ("played", "now", "total"),
    [
        pytest.param(a_round("o"), ordered("e0", "e1", "e2"), 1, id="as it was"),
        pytest.param(a_round("o"), ordered("e1", "e0", "e2"), 0, id="another order"),
        pytest.param(DRAWN, ROW, 1, id="from the timeline, all there"),
        pytest.param(DRAWN, (an_event("e0", 0, "1900/1905"), *ROW[1:]), 0, id="a date opens a pair"),
        pytest.param(DRAWN, ROW[1:], 0, id="an event is gone"),
    ],
)
def test_an_ordering_goes_on_while_its_events_do(played: Round, now: tuple[Item, ...], total: int) -> None:
    assert reopen(played, some(*now))[0].total == total


def test_an_event_with_another_date_is_not_placed_any_more() -> None:
    played = draw_timeline(LIFE, "seed", "round")
    item = played.dealt[3].item
    moved = (replace(each, date=None, after=("e0",)) if each.id == item else each for each in ROW)
    going, notices = reopen(played, some(*moved))
    assert (going.total, notices) == (played.total - 1, (f"“Event {item}” has changed, and is left out.",))


CLAIMED = draw_proof(some(a_choice("q", 8), source=source_of(4, 6)), Settings(), "seed", "round")


@pytest.mark.parametrize(
    ("played", "quoted"),
    [
        pytest.param(CLAIMED, 1, id="its sentences have moved away"),
        pytest.param(
            replace(CLAIMED, dealt=(replace(CLAIMED.dealt[0], shown=("3", "4", "5"), claimed=()),)),
            8,
            id="sentences had other numbers when it was dealt",
        ),
    ],
)
def test_a_proof_is_dealt_anew_when_sentences_have_other_numbers(played: Round, quoted: int) -> None:
    banks = some(a_choice("q", quoted), source=source_of(4, 6))
    going, notices = reopen(played, banks)
    assert notices == ()
    assert str(quoted) in going.dealt[0].shown
    assert going == reopen(played, banks)[0] == reopen(going, banks)[0]


def test_a_proof_is_left_out_when_there_is_none_any_more() -> None:
    all_prove = some(a_choice("q", *range(4, 10)), source=source_of(4, 6))
    claim = f"Ask q? — {CLAIMED.dealt[0].claimed[0]}"
    assert reopen(CLAIMED, all_prove)[1] == (f"“{claim}” is no such claim any more, and is left out.",)


def test_what_was_answered_stays_even_when_it_is_gone() -> None:
    played = a_round("q", "o")
    going, _ = reopen(played.answered(an_answer("x", mark=0.5)), some(*ROW))
    assert (going.dealt, going.score, going.finished) == (played.dealt[:1], 0.5, True)


def test_a_bank_that_is_not_open_is_named() -> None:
    other = Banks([Bank("other", "Other", a_bank().source)])
    assert reopen(a_round("q"), other)[1] == ("The bank “life” is not open: “q” is left out.",)
