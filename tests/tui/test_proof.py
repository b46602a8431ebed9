"""A claim over the sentences of a passage: what is in sight once it is answered."""

from __future__ import annotations

import pytest

from quiz.bank.model import Bank, Choice, Option
from quiz.game.round import Play
from quiz.text.source import Source
from tests.tui.conftest import Sit

LONG = "while the letters went from town to town and nobody knew who had written them or why they did so"
SENTENCES = [f"In the year {1900 + at} she saw the place {at}, {LONG}, it says." for at in range(9)]


def a_bank(at: int) -> Bank:
    """A bank of one claim, proved by a sentence among nine long ones."""
    wrong = Option("Nobody", "She saw it."), Option("A stranger")
    choice = Choice("who", f"Who saw the place {at}?", ("She herself",), wrong, (SENTENCES[at],))
    return Bank("life", "Life", Source("Life", " ".join(SENTENCES)), (), (choice,))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize(("proof", "chosen"), [(0, 8), (8, 0), (4, 5)])
async def test_what_proves_it_and_what_was_chosen_are_in_sight_however_long_the_sentences_are(
    sit: Sit, size: tuple[int, int], proof: int, chosen: int
) -> None:
    async with sit(a_bank(proof), play=Play.PROOF, size=size) as player:
        right = 9 if "She herself" not in player.page else proof
        await player.act(str(chosen + 1), "enter", "=your answer")
        row = player.place(f"{right + 1}  ")
        assert "✓" in player.lines[row.y]
        assert "✗" in player.lines[player.place(f" {chosen + 1}  In the").y]
        for at in {*range(9)} - {right, chosen} if size[0] < 100 else ():
            assert "…" in player.lines[player.place(f" {at + 1}  In the").y]


async def test_the_tenth_row_is_chosen_by_0(sit: Sit) -> None:
    async with sit(a_bank(0), play=Play.PROOF, size=(80, 24)) as player:
        await player.act("0", "=▸ 10 None of these proves it.")


async def test_no_row_hides_behind_the_head_on_the_way_up(sit: Sit) -> None:
    async with sit(a_bank(0), play=Play.PROOF, size=(60, 20)) as player:
        await player.act("end", "home", "=▸ 1 In the year 1900")
