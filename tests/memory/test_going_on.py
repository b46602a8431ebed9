"""Going on with a round after its bank has changed loses nothing and repeats nothing."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.bank.model import Bank, Choice, Option
from quiz.game.banks import Banks
from quiz.game.reading import part_of
from quiz.game.round import Kind, Play, Round, Settings
from quiz.memory.log import Memory
from quiz.memory.player import Player
from quiz.text.source import Source

NOW = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)
TEXT = " ".join(
    f"In the year {1800 + number} the town of Riga built house number {number}." for number in range(60)
)
_ids = itertools.count(1)


def a_bank(*numbers: int) -> Bank:
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


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path) as memory:
        yield memory


def a_player(memory: Memory, bank: Bank, settings: Settings | None = None) -> Player:
    return Player(
        Banks([bank]), memory, settings=settings, now=lambda: NOW, new_id=lambda: f"id-{next(_ids)}"
    )


def right(player: Player, round_: Round) -> Round:
    dealt = round_.current
    assert dealt
    question = player.banks.by_id["riga"].question[dealt.item]
    assert isinstance(question, Choice)
    return player.answer(round_, question.answers, 1.0)


def test_an_answer_after_an_omission_stays_with_its_question(memory: Memory) -> None:
    begun = a_player(memory, a_bank(1, 2, 3)).begin(Play.ROUND, "seed")
    gone, *left = (dealt.item for dealt in begun.dealt)
    player = a_player(memory, a_bank(*(int(item[1:]) for item in left)))
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
    whole = a_bank(1, 2, 3)
    begun = a_player(memory, whole).begin(Play.ROUND, "seed")
    gone, *left = (dealt.item for dealt in begun.dealt)
    player = a_player(memory, a_bank(*(int(item[1:]) for item in left)))
    right(player, player.reopen(player.unfinished()[0])[0])
    (again,) = a_player(memory, whole).unfinished()
    assert [dealt.item for dealt in again.dealt] == [left[0], gone, left[1]]
    assert again.position == 1


def test_a_round_with_nothing_left_to_ask_is_not_offered_for_ever(memory: Memory) -> None:
    a_player(memory, a_bank(1, 2)).begin(Play.ROUND, "seed")
    player = a_player(memory, a_bank(3))
    reopened, notices = player.reopen(player.unfinished()[0])
    assert reopened.finished
    assert len(notices) == 2
    assert player.unfinished() == ()


def test_a_question_of_a_reading_is_found_in_the_part_it_belongs_to_now(memory: Memory) -> None:
    whole = Banks([a_bank(*range(0, 60, 3))])
    fewer = Banks([a_bank(*range(30, 60, 3))])
    player = Player(whole, memory, now=lambda: NOW, new_id=lambda: f"id-{next(_ids)}")
    for dealt in player.begin(Play.READ, "seed").dealt:
        found = part_of(dealt, fewer)
        if int(dealt.item[1:]) < 30:
            assert found is None
        else:
            assert found
            assert dealt.item in found.questions


def test_a_length_of_this_run_does_not_keep_its_topics(memory: Memory) -> None:
    player = a_player(memory, a_bank(1), Settings(length=5, kinds=frozenset({Kind.CHOICE})))
    player.keep(Settings(length=20, kinds=frozenset({Kind.CHOICE})))
    assert player.settings.kinds == {Kind.CHOICE}
    assert a_player(memory, a_bank(1)).settings == Settings(length=20)
