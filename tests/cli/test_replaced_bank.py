"""What is remembered of the built-in bank as it was before it was replaced: tests/golden/banks has a copy."""

from __future__ import annotations

from dataclasses import replace
from errno import EACCES
from pathlib import Path
from typing import NoReturn

import pytest

from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.game.question import ask, reopen
from quiz.game.results import results
from quiz.game.round import Kind, Play, Round, Settings
from quiz.memory.log import Memory
from quiz.memory.player import Player
from tests.cli.conftest import Quiz
from tests.plain.games import right

ALL = Settings(length=None)


def bank_in(path: Path) -> Bank:
    bank = read_bank(path).bank
    assert bank
    return bank


COPY = Path(__file__).parent.parent / "golden" / "banks" / "serebryakov.yaml"
OLD, NEW = bank_in(COPY), bank_in(builtin_path())
GONE = [question.id for question in OLD.questions if question.id not in NEW.question]


@pytest.fixture
def memory(home: Path) -> Memory:
    """The memory that the program has in these tests."""
    return Memory(home / "home")


def begun(memory: Memory, play: Play = Play.ROUND) -> tuple[Player, Round]:
    """Somebody in a round on the old bank, one question answered: of Round one that is gone since."""
    player = Player(Banks([OLD]), memory, settings=ALL)
    drawn = player.begin(play, "seed")
    first = sorted(drawn.dealt, key=lambda dealt: play is Play.ROUND and dealt.item not in GONE)
    memory.keep(moved := replace(drawn, id="moved", dealt=tuple(first)))
    return player, answered(player, moved)


def answered(player: Player, played: Round) -> Round:
    """The round with the first options that make an answer chosen."""
    asked = ask(played, player.banks)
    return player.answer(played, tuple(option.key for option in asked.options)[: asked.wanted], 1.0)


def answered_rightly(player: Player, played: Round) -> Round:
    asked = ask(played, player.banks)
    keys = ["" if asked.kind is Kind.PLACE else "0", *(option.key for option in asked.options)]
    return player.answer(played, tuple(keys[int(at)] for at in right(played, player.banks).split()), 1.0)


def test_the_banks_have_one_id_and_not_the_same_questions() -> None:
    assert OLD.id == NEW.id
    assert GONE
    assert len(GONE) < len(OLD.questions)


@pytest.mark.parametrize("play", [Play.ROUND, Play.READ, Play.PROOF, Play.TIMELINE])
def test_a_round_under_way_goes_on_with_what_is_left_to_its_end(memory: Memory, play: Play) -> None:
    _, left = begun(memory, play)
    player = Player(Banks([NEW]), memory, settings=ALL)
    found = next(each for each in player.unfinished() if each.id == left.id)
    going, notices = reopen(found, player.banks)
    assert going.answers == left.answers
    assert going.total + len(notices) - len(going.lapsed) == left.total
    while not going.finished:
        going = answered_rightly(player, going)
    past = next(each for each in player.history() if each.id == left.id)
    assert past.finished
    assert past.answered == going.position > 1


def test_history_lists_a_round_of_which_everything_answered_is_gone(memory: Memory, quiz: Quiz) -> None:
    _, left = begun(memory)
    assert left.dealt[0].item in GONE
    assert f" of {left.total}, left after 1 answer\n" in quiz("history").out


def test_a_flag_on_a_question_that_is_gone_is_shown_and_can_be_settled(memory: Memory, quiz: Quiz) -> None:
    player, left = begun(memory)
    player.flag(left.dealt[0], "unclear")
    name = str(builtin_path())
    assert f"(no longer in it): flag 1: {left.dealt[0].item}: “unclear”" in quiz("flags", name).out
    assert "1 flag settled" in quiz("flags", name, "--settle", "1").err


def test_no_flag_is_said_to_be_settled_where_nothing_can_be_kept(
    memory: Memory, quiz: Quiz, monkeypatch: pytest.MonkeyPatch
) -> None:
    player, left = begun(memory)
    player.flag(left.dealt[0], "unclear")

    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr("quiz.memory.database.open_file", refuse)
    refused = quiz("flags", str(builtin_path()), "--settle", "1")
    assert (refused.code, refused.err.splitlines()[-1]) == (2, "quiz: Nothing was settled.")


@pytest.mark.parametrize("play", [Play.ROUND, Play.PROOF, Play.TIMELINE])
def test_the_results_of_a_round_from_before_show_what_the_bank_still_has(memory: Memory, play: Play) -> None:
    before, played = begun(memory, play)
    while not played.finished:
        played = answered(before, played)
    player = Player(Banks([NEW]), memory, settings=ALL)
    recalled = player.recall(played.id)
    assert recalled == played
    assert 0 < len(results(played, player.banks).looks) <= played.position - played.right
