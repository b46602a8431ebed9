"""A mended prompt leaves a question what it was: its round goes on, and what is remembered of it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from quiz.bank.model import Bank, Choice, Ordering
from quiz.bank.reading import read_text
from quiz.game.banks import Banks
from quiz.game.identity import likeness
from quiz.game.question import ask
from quiz.game.round import Play, Round, Settings
from quiz.memory.log import Flags, Memory
from quiz.memory.player import Player
from tests.game.lives import a_bank, a_choice, an_event, an_ordering, in_a_row, true_place

NOW = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)
HEAD = """title: Live
source:
  title: A page
  text: He was born in 1901 at Leeds. He moved to Paris in 1902. He died in 1903 at Rome.
questions:
"""
BORNE = (
    "- {ask: Where was he borne?, answer: Leeds, wrong: [Paris, Rome], quote: He was born in 1901 at Leeds}\n"
)
BORN = BORNE.replace("borne", "born")
DIE = "- {ask: Where did he die?, answer: Rome, wrong: [Leeds, Paris], quote: He died in 1903 at Rome}\n"
ALIKE = (
    "- {ask: Where did she go?, answer: Leeds, wrong: [Paris, Rome], quote: He was born in 1901 at Leeds}\n"
)
NAMED = BORN.replace("{ask", "{id: birth, ask")
LEEDS = BORN.replace("answer: Leeds", "answer: At Leeds")

_ids = count(1)


def read(*items: str) -> Bank:
    bank = read_text(HEAD + "".join(items), "live.yaml").bank
    assert bank
    return bank


def a_player(memory: Memory, *banks: Bank) -> Player:
    everything = Settings(length=None)
    return Player(
        Banks(banks), memory, settings=everything, now=lambda: NOW, new_id=lambda: f"id-{next(_ids)}"
    )


def answered(player: Player, round_: Round) -> Round:
    """The round with its current question answered rightly."""
    asked = ask(round_, player.banks)
    if isinstance(asked.item, Choice):
        return player.answer(round_, asked.item.answers, 1.0)
    if isinstance(asked.item, Ordering):
        return player.answer(round_, asked.item.events, 1.0)
    return player.answer(round_, (true_place(round_, player.banks),), 1.0)


@pytest.mark.parametrize("first", [BORNE, DIE], ids=["answered before", "still to come"])
@pytest.mark.parametrize("mended", [BORN, NAMED], ids=["another prompt", "an id besides"])
def test_a_round_goes_on_with_the_question_whose_prompt_was_mended(
    memory: Memory, first: str, mended: str
) -> None:
    player = a_player(memory, read(BORNE, DIE))
    begun = player.begin(Play.ROUND, "seed")
    wanted = read(first).questions[0].id
    begun = replace(begun, id="other", dealt=tuple(sorted(begun.dealt, key=lambda each: each.item != wanted)))
    left = answered(player, begun)
    later = a_player(memory, read(mended, DIE))
    (found,) = (each for each in later.unfinished() if each.id == "other")
    reopened = later.reopen(found)
    assert (reopened, later.troubles()) == (left, ())
    going = answered(later, reopened)
    assert going.finished or going.coming_back
    assert memory.recall("other") == going


@pytest.mark.parametrize(
    "now",
    [
        pytest.param((BORN, ALIKE, DIE), id="another question has the answer"),
        pytest.param((LEEDS, DIE), id="the answer was mended too"),
        pytest.param((DIE,), id="it was deleted"),
    ],
)
def test_where_it_is_not_certain_which_question_it_was_that_is_said(
    memory: Memory, now: tuple[str, ...]
) -> None:
    a_player(memory, read(BORNE, DIE)).begin(Play.ROUND, "seed")
    later = a_player(memory, read(*now))
    assert later.reopen(later.unfinished()[0]).total == 1
    assert later.troubles() == ("“where-was-he-borne” is gone from the bank, and is left out.",)


def test_what_is_gone_is_said_too_where_nothing_is_left_to_ask(memory: Memory) -> None:
    a_player(memory, read(BORNE)).begin(Play.ROUND, "seed")
    later = a_player(memory, read(DIE))
    (left,) = [entry.left for entry in later.menu() if entry.left]
    assert later.reopen(left).finished
    assert later.troubles() == ("“where-was-he-borne” is gone from the bank, and is left out.",)


def test_what_was_seen_to_be_gone_is_not_what_comes_later(memory: Memory) -> None:
    a_player(memory, read(BORNE, DIE)).begin(Play.ROUND, "seed")
    later = a_player(memory, read(DIE))
    later.reopen(later.unfinished()[0])
    assert memory.names(read(ALIKE, DIE)) == {}


def test_another_question_with_the_answer_of_one_that_is_gone_is_not_that_one(memory: Memory) -> None:
    a_player(memory, read(BORNE, DIE)).begin(Play.ROUND, "seed")
    assert memory.names(read(BORN, DIE))
    assert memory.names(read(BORN.replace("at Leeds", "at Leeds. He moved"), DIE)) == {}
    elsewhere = ALIKE.replace("He was born in 1901 at Leeds", "He moved to Paris in 1902")
    assert memory.names(read(elsewhere, DIE)) == {}


def test_what_is_mended_back_and_anew_is_followed_to_the_end(memory: Memory) -> None:
    a_player(memory, read(BORNE, DIE)).begin(Play.ROUND, "seed")
    for mended in (BORN, BORNE, NAMED):
        a_player(memory, read(mended, DIE)).begin(Play.ROUND)
    assert memory.names(read(ALIKE, DIE)) == {"where-did-she-go": "where-was-he-borne"}


def test_what_is_met_is_read_as_far_as_its_rows_are_texts_and_none_is_followed_in_a_circle(
    memory: Memory,
) -> None:
    first, second = (item.id for item in read(BORN, DIE).items)
    gone = likeness(read(DIE).items[0])
    rotten = (b"\xff", "y", "x"), ("c", b"z", "")
    for item, known_as, print_ in ((first, "z", ""), ("c", first, gone), *rotten):
        row = {"bank": "live", "item": item, "known_as": known_as, "fingerprint": print_}
        memory._insert("met", {**row, "at": "", "utc_offset": 0})
    assert memory.names(read(BORN, DIE)) == {first: "z"}
    assert second == a_player(memory, read(BORN, DIE)).banks.banks[0].items[1].id


def test_what_is_known_and_flagged_stays_however_often_the_prompt_is_mended_and_back(memory: Memory) -> None:
    player = a_player(memory, read(BORNE, DIE))
    round_ = player.begin(Play.ROUND, "seed")
    while round_.current:
        player.flag(round_.current, f"unclear: {round_.current.item}")
        round_ = answered(player, round_)
    for mended in (BORN, NAMED, ALIKE, BORNE):
        bank = read(mended, DIE)
        later = a_player(memory, bank)
        assert len(list(later.known_items())) == 2
        assert later.recall(round_.id) == round_
        said = Flags.of(memory, bank).said
        assert [word[:30] for word in said[bank.questions[0].id]] == ["“unclear: where-was-he-borne” "]
        later.begin(Play.ROUND)
    bank = read(NAMED, DIE)
    assert Flags.of(memory, bank).settle("birth") == 1
    assert list(Flags.of(memory, bank).said) == ["where-did-he-die"]


def a_life(first: str = "e0", fourth: str = "e3") -> Bank:
    """A bank of which two events have no ids of their own, so that mended words make others."""
    _, e1, e2, _, *others = in_a_row(6)
    events = an_event(first, 0, "1900"), e1, e2, an_event(fourth, 3, "1903"), *others
    ordering = an_ordering(f"{first}-e1-e2", first, "e1", "e2")
    return a_bank(a_choice("q", 1), ordering, *events, an_event("last", 8, after=(fourth,)))


@pytest.mark.parametrize("play", [Play.ROUND, Play.TIMELINE, Play.READ])
@pytest.mark.parametrize("mended", [a_life("mended"), a_life(fourth="mended"), a_life("mended", "too")])
def test_an_events_mended_text_is_followed_in_lines_and_orders_and_what_names_it(
    memory: Memory, play: Play, mended: Bank
) -> None:
    player = a_player(memory, a_life())
    left = answered(player, player.begin(play, "seed"))
    later = a_player(memory, mended)
    reopened = later.reopen(later.unfinished()[0])
    assert (reopened, later.troubles()) == (left, ())
    while reopened.current:
        reopened = answered(later, reopened)
    assert memory.recall(left.id) == reopened


def test_a_memory_that_cannot_be_written_follows_a_mended_prompt_all_the_same(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        left = a_player(memory, read(BORNE, DIE)).begin(Play.ROUND, "seed")
    with Memory(tmp_path) as memory:
        memory._rows("PRAGMA query_only = ON")
        later = a_player(memory, read(BORN, DIE))
        assert later.reopen(later.unfinished()[0]) == left
