"""What is played goes on: today's timeline, and a round after its bank has changed."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from quiz.bank.model import Bank, Choice, Option
from quiz.game.banks import Banks
from quiz.game.reading import part_of
from quiz.game.round import Kind, Play, Round, Settings
from quiz.memory.log import Memory
from quiz.memory.player import Player
from quiz.text.source import Source
from tests.game.lives import a_bank, in_a_row, true_place

NOW = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)
LIFE = a_bank(*in_a_row(5))
OTHER = a_bank(*in_a_row(5), name="other")
SILENT = a_bank(name="silent")

_ids = itertools.count(1)


def a_player(memory: Memory, *banks: Bank, at: datetime = NOW) -> Player:
    return Player(Banks(banks or [LIFE]), memory, now=lambda: at, new_id=lambda: f"id-{next(_ids)}")


def to_the_end(player: Player, play: Play = Play.DAILY) -> Round:
    """A timeline, every event of it placed right."""
    round_ = player.begin(play)
    while round_.current:
        round_ = player.answer(round_, (true_place(round_, player.banks),), 1.0)
    return round_


def test_the_first_timeline_of_a_day_counts_however_much_was_played_since(memory: Memory) -> None:
    player = a_player(memory)
    player.begin(Play.DAILY)
    assert player.played_today() is None
    first = to_the_end(player)
    to_the_end(player)
    for _ in range(50):
        player.begin(Play.TIMELINE)
    assert player.played_today() == first


@pytest.mark.parametrize(
    ("played", "asked", "day", "play"),
    [
        ([LIFE], [OTHER], 0, Play.DAILY),
        ([LIFE], [LIFE, OTHER], 0, Play.DAILY),
        ([LIFE], [LIFE], 1, Play.DAILY),
        ([LIFE], [LIFE], 0, Play.TIMELINE),
    ],
    ids=["other banks", "more banks", "the next day", "a timeline that is not the day's"],
)
def test_the_timeline_of_today_is_of_these_banks_and_this_day(
    played: list[Bank], asked: list[Bank], day: int, play: Play, memory: Memory
) -> None:
    to_the_end(a_player(memory, *played), play)
    assert a_player(memory, *asked, at=NOW + timedelta(days=day)).played_today() is None


def test_banks_without_events_are_among_those_that_were_played(memory: Memory) -> None:
    player = a_player(memory, LIFE, SILENT)
    assert to_the_end(player) == player.played_today()


def test_a_timeline_of_today_is_not_dealt_anew(memory: Memory) -> None:
    player = a_player(memory)
    left = player.begin(Play.DAILY)
    left = player.answer(left, (true_place(left, player.banks),), 1.0)
    assert player.begin(Play.DAILY) == left
    finished = to_the_end(player)
    assert player.begin(Play.DAILY) == finished


# A bank that has changed

TEXT = " ".join(
    f"In the year {1800 + number} the town of Riga built house number {number}." for number in range(60)
)


def houses(*numbers: int) -> Bank:
    questions = tuple(
        Choice(
            id=f"q{number}",
            ask=f"Which house was built in {1800 + number}?",
            answers=(f"number {number}",),
            wrong=(Option("another"), Option("a third")),
            quotes=(f"built house number {number}",),
        )
        for number in numbers
    )
    return Bank("riga", "Riga", Source("Riga", TEXT), questions=questions)


def right(player: Player, round_: Round) -> Round:
    dealt = round_.current
    assert dealt
    question = player.banks.by_id["riga"].question[dealt.item]
    assert isinstance(question, Choice)
    return player.answer(round_, question.answers, 1.0)


def test_an_answer_after_an_omission_stays_with_its_question(memory: Memory) -> None:
    begun = a_player(memory, houses(1, 2, 3)).begin(Play.ROUND, "seed")
    gone, *left = (dealt.item for dealt in begun.dealt)
    player = a_player(memory, houses(*(int(item[1:]) for item in left)))
    (found,) = player.unfinished()
    reopened, notices = player.reopen(found)
    assert len(notices) == 1
    right(player, reopened)
    (again,) = player.unfinished()
    reopened, _ = player.reopen(again)
    assert [dealt.item for dealt in reopened.dealt] == left
    assert reopened.position == 1
    assert gone not in left


def test_what_comes_back_into_the_bank_is_asked_later(memory: Memory) -> None:
    whole = houses(1, 2, 3)
    begun = a_player(memory, whole).begin(Play.ROUND, "seed")
    gone, *left = (dealt.item for dealt in begun.dealt)
    player = a_player(memory, houses(*(int(item[1:]) for item in left)))
    right(player, player.reopen(player.unfinished()[0])[0])
    (again,) = a_player(memory, whole).unfinished()
    assert [dealt.item for dealt in again.dealt] == [left[0], gone, left[1]]
    assert again.position == 1


def test_a_round_with_nothing_left_to_ask_is_not_offered_for_ever(memory: Memory) -> None:
    a_player(memory, houses(1, 2)).begin(Play.ROUND, "seed")
    player = a_player(memory, houses(3))
    reopened, notices = player.reopen(player.unfinished()[0])
    assert reopened.finished
    assert len(notices) == 2
    assert player.unfinished() == ()


def test_a_question_of_a_reading_is_found_in_the_part_it_belongs_to_now(memory: Memory) -> None:
    whole = Banks([houses(*range(0, 60, 3))])
    fewer = Banks([houses(*range(30, 60, 3))])
    for dealt in a_player(memory, *whole.banks).begin(Play.READ, "seed").dealt:
        found = part_of(dealt, fewer)
        if int(dealt.item[1:]) < 30:
            assert found is None
        else:
            assert found
            assert dealt.item in found.questions


def test_a_length_of_this_run_does_not_keep_its_topics(memory: Memory) -> None:
    settings = Settings(length=5, kinds=frozenset({Kind.CHOICE}))
    player = Player(Banks([houses(1)]), memory, settings=settings)
    player.keep(Settings(length=20, kinds=frozenset({Kind.CHOICE})))
    assert player.settings.kinds == {Kind.CHOICE}
    assert a_player(memory, houses(1)).settings == Settings(length=20)
