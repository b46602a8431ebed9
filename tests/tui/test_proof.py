"""A claim over the sentences of a passage: what is in sight once it is answered."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quiz.bank.files import builtin_path
from quiz.bank.model import Bank, Choice, Option
from quiz.bank.reading import read_bank
from quiz.game.round import Play
from quiz.text.source import Source
from tests.tui.conftest import Sit

BANK = read_bank(builtin_path()).bank
SHORT = [f"In {1900 + at} she saw the place {at}." for at in range(9)]
LONG = "while the letters went from town to town and nobody knew who had written them or why they did so"
SENTENCES = [f"In the year {1900 + at} she saw the place {at}, {LONG}, it says." for at in range(9)]


def a_bank(at: int, sentences: Sequence[str] = SENTENCES) -> Bank:
    """A bank of one claim, proved by a sentence among nine."""
    wrong = Option("Nobody", "She saw it."), Option("A stranger")
    choice = Choice("who", f"Who saw the place {at}?", ("She herself",), wrong, (sentences[at],))
    return Bank("life", "Life", Source("Life", " ".join(sentences)), (), (choice,))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize("proof", [0, 4, 8])
async def test_what_proves_it_and_what_was_chosen_are_in_sight_however_long_the_sentences_are(
    sit: Sit, size: tuple[int, int], proof: int
) -> None:
    async with sit(a_bank(proof), play=Play.PROOF, size=size) as player:
        shown = player.round_screen.round.dealt[0].shown
        right = shown.index(str(proof)) if "She herself" in player.page else len(shown)
        chosen = 0 if right else 1
        await player.act(str(chosen + 1), "enter", "=your answer")
        row = player.place(f" {right + 1}  {'In the' if right < len(shown) else 'None'}")
        assert "✓" in player.lines[row.y]
        assert "✗" in player.lines[player.place(f" {chosen + 1}  In the").y]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_that_none_proves_it_is_in_sight_from_the_first(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(BANK, play=Play.PROOF, size=size) as player:
        await player.press("enter")  # past the note
        for _ in range(10):
            assert "None of these proves it." in player.page
            await player.press("end", "space", "enter", "enter")


async def test_the_tenth_row_is_chosen_by_0(sit: Sit) -> None:
    async with sit(a_bank(0, SHORT), play=Play.PROOF, size=(80, 24)) as player:
        await player.act("0", "=▸ 10 None of these proves it.")


async def test_no_row_hides_behind_the_head_on_the_way_up(sit: Sit) -> None:
    async with sit(a_bank(0), play=Play.PROOF, size=(60, 20)) as player:
        await player.act("end", "home", "=▸ 1 In the year 1900")
