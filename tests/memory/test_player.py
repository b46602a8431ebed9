from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.game.banks import Banks
from quiz.game.round import Play, Round
from quiz.memory.log import Memory
from quiz.memory.player import Player
from tests.game.lives import a_bank, in_a_row, true_place

NOW = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)
LIFE = a_bank(*in_a_row(5))
OTHER = a_bank(*in_a_row(5), name="other")
SILENT = a_bank(name="silent")

_ids = itertools.count(1)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path) as memory:
        yield memory


def a_player(memory: Memory, banks: Banks | None = None, at: datetime = NOW) -> Player:
    return Player(banks or Banks([LIFE]), memory, now=lambda: at, new_id=lambda: f"id-{next(_ids)}")


def to_the_end(player: Player, play: Play = Play.DAILY) -> Round:
    """A timeline, every event of it placed right."""
    round_ = player.begin(play)
    while round_.current:
        round_ = player.answer(round_, (true_place(round_, player.banks),), 1.0)
    return round_


def test_a_timeline_of_today_that_was_finished_is_given_again(memory: Memory) -> None:
    player = a_player(memory)
    assert player.played_today() is None
    finished = to_the_end(player)
    assert player.played_today() == finished


def test_the_first_timeline_of_a_day_counts(memory: Memory) -> None:
    player = a_player(memory)
    first = to_the_end(player)
    to_the_end(player)
    assert player.played_today() == first


def test_a_timeline_of_today_is_known_however_much_was_played_since(memory: Memory) -> None:
    player = a_player(memory)
    first = to_the_end(player)
    for _ in range(50):
        player.begin(Play.TIMELINE)
    assert player.played_today() == first


def test_a_timeline_of_today_left_before_its_end_is_not_played(memory: Memory) -> None:
    player = a_player(memory)
    player.begin(Play.DAILY)
    assert player.played_today() is None


@pytest.mark.parametrize("banks", [Banks([OTHER]), Banks([LIFE, OTHER])])
def test_the_timeline_of_today_of_other_banks_is_another(memory: Memory, banks: Banks) -> None:
    to_the_end(a_player(memory))
    assert a_player(memory, banks).played_today() is None


def test_banks_without_events_are_among_those_that_were_played(memory: Memory) -> None:
    player = a_player(memory, Banks([LIFE, SILENT]))
    assert to_the_end(player) == player.played_today()


def test_the_next_day_has_its_own_timeline(memory: Memory) -> None:
    to_the_end(a_player(memory))
    assert a_player(memory, at=NOW + timedelta(days=1)).played_today() is None


def test_a_timeline_that_is_not_the_days_does_not_count(memory: Memory) -> None:
    player = a_player(memory)
    to_the_end(player, Play.TIMELINE)
    assert player.played_today() is None


def test_a_timeline_of_today_that_was_left_is_not_dealt_anew(memory: Memory) -> None:
    player = a_player(memory)
    left = player.begin(Play.DAILY)
    left = player.answer(left, (true_place(left, player.banks),), 1.0)
    assert player.begin(Play.DAILY) == left


def test_a_timeline_of_today_that_was_finished_is_not_dealt_anew(memory: Memory) -> None:
    player = a_player(memory)
    finished = to_the_end(player)
    assert player.begin(Play.DAILY) == finished
