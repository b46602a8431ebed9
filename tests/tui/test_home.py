"""The start page: what there is to play, and what was left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.bank.model import Choice, Option
from quiz.game.round import Play
from quiz.tui.source_screen import SourceScreen
from tests.tui.conftest import Sit
from tests.tui.life import life, only


async def test_a_restart_goes_on_with_the_same_options_and_score(sit: Sit) -> None:
    async with sit(only("city", "press", "memoirs"), play=Play.ROUND) as player:
        await player.press("1", "enter", "enter")
        before = player.page
    async with sit(only("city", "press", "memoirs"), seed="8") as player:
        assert "▸ g Go on Round · question 2 of 3" in player.words
        await player.press("enter")
        assert player.page == before


async def test_what_has_changed_since_is_left_out_and_said(sit: Sit) -> None:
    bank = only("city", "press")
    async with sit(bank, play=Play.ROUND) as player:
        asked = player.round_screen.round.dealt[0].item
        await player.press("escape", "y")
    kept = tuple(question for question in bank.questions if question.id != asked)
    async with sit(replace(bank, questions=kept)) as player:
        await player.press("enter")
        assert player.said == f"“{asked}” is gone from the bank, and is left out."
        assert "1 of 1" in player.page


async def test_a_round_with_nothing_left_to_ask_shows_its_results(sit: Sit) -> None:
    bank = only("city", "press")
    async with sit(bank, play=Play.ROUND) as player:
        asked = player.round_screen.round.dealt[0].item
        await player.press("enter")
    kept = tuple(question for question in bank.questions if question.id == asked)
    async with sit(replace(bank, questions=kept)) as player:
        await player.press("enter")
        assert "1 of 1 in 2 s" in player.words or "0 of 1 in 2 s" in player.words


async def test_the_line_of_years_fills_with_what_is_known(sit: Sit) -> None:
    async with sit(only("city", "born", "return")) as player:
        assert player.lines[player.place("1901").y - 1].strip().startswith("○")
        await player.click("Play a round")
        await player.click("Riga")
        await player.press("enter", "enter", "escape")
        assert player.lines[player.place("1901").y - 1].strip().startswith("●")


@pytest.mark.parametrize("keys", [("q",), ("ctrl+q",), ("ctrl+c",), ("enter", "ctrl+q")])
async def test_quitting(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit(life()) as player:
        await player.press(*keys)
        assert not player.app.is_running


async def test_a_bank_without_topics_has_none_to_choose(sit: Sit) -> None:
    bare = Choice("bare", "Where?", ("Riga",), (Option("Oslo"),), ("born in Riga",))
    async with sit(replace(only("city"), questions=(bare,))) as player:
        await player.press("t")
        assert "Topics" not in player.page


async def test_two_banks_are_played_together(sit: Sit) -> None:
    other = replace(only("press"), id="other", title="Another Life")
    async with sit(only("city"), other) as player:
        assert "Anna Berg and Another Life" in player.page
        await player.click("Play a round")
        assert {dealt.bank for dealt in player.round_screen.round.dealt} == {"berg", "other"}


async def test_two_banks_with_the_same_names_do_not_meet(sit: Sit) -> None:
    other = replace(only("press", "born"), id="other")
    async with sit(only("city", "born"), other, size=(80, 40)) as player:
        await player.click("Source")
        assert player.page.count("Anna Berg was born") == 2
        await player.press("n", "n")
        assert isinstance(player.app.screen, SourceScreen)
        assert "event 2 of 2" in player.page


async def test_notices_stand_on_the_start_page(sit: Sit) -> None:
    async with sit(life(), notices=("answers are not being kept: [/ a full disk",)) as player:
        assert "answers are not being kept: [/ a full disk" in player.words


async def test_a_read_life_can_be_read_again(sit: Sit) -> None:
    async with sit(life(), play=Play.READ) as player:
        for _ in range(40):
            if "Read and play · done" in player.page:
                break
            await player.press("1", "2", "enter")
        assert "Read and play · done" in player.page
        await player.press("escape", "1", "enter")
        assert "Part 1 of 3" in player.page


async def test_a_round_of_another_bank_is_not_opened(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "enter")
    async with sit(replace(only("city"), id="other")) as player:
        await player.press("h", "enter")
        assert player.said == "To open this round, start quiz with its bank."
