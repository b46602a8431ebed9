"""What lasts from one sitting to the next, and what is played together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.bank.model import Choice, Option
from quiz.game.draw import draw_round
from quiz.game.round import Play, Settings
from quiz.tui.app import QuizApp
from quiz.tui.frame import DARK, LIGHT
from tests.game.lives import an_answer
from tests.tui.conftest import Sit
from tests.tui.life import life, only
from tests.tui.sitting import Sitting, a_memory, a_player


async def test_what_has_changed_since_a_round_was_left_is_left_out_and_said(sit: Sit) -> None:
    bank = only("city", "press")
    async with sit(bank, play=Play.ROUND) as player:
        asked = player.round_screen.round.dealt[0].item
        await player.press("escape", "y")
    kept = tuple(question for question in bank.questions if question.id != asked)
    async with sit(replace(bank, questions=kept)) as player:
        await player.act("=question 1 of 1", "enter", f"=“{asked}” is gone from the bank, and is left out.")
        await player.act("enter", "=1 of 1", f"!“{asked}” is gone")


async def test_a_round_with_nothing_left_to_ask_shows_its_results(sit: Sit) -> None:
    bank = only("city", "press")
    async with sit(bank, play=Play.ROUND) as player:
        asked = player.round_screen.round.dealt[0].item
        await player.press("enter")
    kept = tuple(question for question in bank.questions if question.id == asked)
    async with sit(replace(bank, questions=kept)) as player:
        await player.act("enter", "=of 1 ", "escape", "!Go on")
        assert player.app.player.history()[0].finished
    async with sit(replace(bank, id="other")) as player:
        await player.act("h enter", "»To open this round, start quiz with its bank.")


async def test_a_reading_of_which_nothing_is_left_gives_way_to_a_new_one(sit: Sit) -> None:
    async with sit(only("city"), play=Play.READ) as player:
        await player.press("escape", "y")
    async with sit(only("press")) as player:
        await player.act("enter", "=Part 1 of 1")


@pytest.mark.parametrize("keys", ["q", "ctrl+q", "ctrl+c", "enter ctrl+q"])
async def test_quitting(sit: Sit, keys: str) -> None:
    async with sit(life()) as player:
        await player.act(keys)
        assert not player.app.is_running


async def test_a_bank_without_topics_has_none_to_choose(sit: Sit) -> None:
    bare = Choice("bare", "Where?", ("Riga",), (Option("Oslo"),), ("born in Riga",))
    async with sit(replace(only("city"), questions=(bare,))) as player:
        await player.act("t", "=Kinds", "!Topics")


async def test_two_banks_are_played_together_and_their_names_do_not_meet(sit: Sit) -> None:
    other = replace(only("press", "born"), id="other", title="Another Life")
    notice = "answers are not being kept: [/ a full disk"
    async with sit(only("city", "born"), other, size=(80, 44), notices=(notice,)) as player:
        await player.act("=Anna Berg and Another Life", f"={notice}", "@Source")
        assert player.page.count("Anna Berg was born") == 2
        await player.act("n n", "=event 2 of 2", "escape", "@Play a round")
        assert {dealt.bank for dealt in player.round_screen.round.dealt} == {"berg", "other"}


async def test_a_read_life_can_be_read_again(sit: Sit) -> None:
    async with sit(only("city", "press"), play=Play.READ) as player:
        await player.act("enter", "@Riga", "enter", "=✓ Right", "enter", "@In a bakery", "enter", "=✓ Right")
        await player.act("enter", "=All of it is read", "enter", "=Nothing to come back to")
        await player.act("escape", "@Read and play", "=Part 1 of")


async def test_length_theme_room_and_motion_are_chosen_and_kept(sit: Sit) -> None:
    async with sit(life(), size=(90, 40)) as player:
        wide = len(player.lines[player.place("1901").y - 1].strip())
        await player.act(
            "t space", "=▸ Questions ● 5 ○ 10 ○ 20 ○ all", "escape", "=5 questions on everything"
        )
        assert player.app.theme == DARK
        await player.act("l", "^▸", "down")
        assert player.app.theme == LIGHT  # it is tried
        await player.act("escape", "=Play a round")
        assert player.app.theme == DARK
        await player.act("l end space", "@archive light")
        assert player.style("archive light").bgcolor == player.colour("panel")
        await player.act("home down down", "=▸ Motion ○", "space", "=▸ Motion ●", "up space", "escape")
        assert len(player.lines[player.place("1901").y - 1].strip()) < wide
    async with sit(life(), size=(90, 40)) as player:
        assert player.app.theme == LIGHT
        assert len(player.lines[player.place("1901").y - 1].strip()) < wide
        assert player.app.player.memory.setting("animations") == "on"
        await player.act("=5 questions on everything", "t", "=▸ Questions ● 5 ○ 10", "escape", "l")
        await player.act("=▸ ● archive light")
        player.app.player.memory.keep_setting("theme", "no-such-theme")
    async with sit(life()) as player:
        assert player.app.theme == DARK


async def test_the_misses_of_a_round_from_elsewhere_are_played_at_once(folder: Path) -> None:
    bank = only("city", "press")
    with a_memory(folder) as memory:
        player = a_player(memory, bank)
        elsewhere = draw_round(player.banks, Settings(), "seed", "elsewhere")
        missed = replace(elsewhere, answers=(an_answer("wrong", mark=0.0),))
        app = QuizApp(player, begins=Play.MISSES, after=missed)
        async with app.run_test() as pilot:
            await pilot.pause()
            begun = Sitting(app, pilot).round_screen.round
            assert (begun.play, begun.total) == (Play.MISSES, 1)
            assert begun.dealt[0].item == elsewhere.dealt[0].item
