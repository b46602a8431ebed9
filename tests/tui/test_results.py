"""What a round came to, on the screen: its figure, lines that open, its plate, a timeline's line."""

from __future__ import annotations

import pytest

from quiz.game.question import ask
from quiz.game.round import Kind, Play, Round, Settings
from quiz.memory.player import Player
from quiz.tui.widgets.figures import HUGE, SMALL, TALL, figures
from tests.game.lives import a_bank, a_choice, in_a_row, true_place
from tests.tui.conftest import Sit
from tests.tui.life import only
from tests.tui.sitting import Sitting

LIFE = a_bank(*(a_choice(f"q{number}", number) for number in range(6)), *in_a_row(6))


def answered(player: Player, play: Play, *wrong: str) -> Round:
    """A round of choices or places, these items wrong and the others right."""
    player.keep(Settings(length=None, kinds=frozenset({Kind.CHOICE})))
    round_ = player.begin(play, "seed")
    while round_.current:
        asked, is_wrong = ask(round_, player.banks), round_.current.item in wrong
        if round_.is_timeline:
            right = true_place(round_, player.banks)
            chosen = [right, *(each.key for each in asked.options if not asked.mark([each.key]))][-is_wrong]
        else:
            chosen = "wrong" if is_wrong else "right"
        round_ = player.answer(round_, (chosen,), 1.0)
    return round_


async def shown(player: Sitting, *wrong: str, play: Play = Play.ROUND) -> None:
    """The results of such a round, on the screen."""
    player.app.open_round(answered(player.app.player, play, *wrong))
    await player.settle()


@pytest.mark.parametrize(
    ("size", "rows"),
    [((120, 40), HUGE), ((100, 30), TALL), ((80, 24), TALL), ((60, 20), SMALL)],
)
async def test_the_figure_is_as_large_as_there_is_room_for(
    sit: Sit, size: tuple[int, int], rows: int
) -> None:
    async with sit(LIFE, size=size) as player:
        await shown(player, "q0", "q1")
        left = [line.strip() for line in player.lines]
        assert all(any(row.strip() in line for line in left) for row in figures("4", rows))
        assert "of 6" in player.words


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24), (60, 20)])
async def test_every_miss_has_its_line_that_opens_and_closes(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(LIFE, size=size) as player:
        await shown(player, "q0", "q1")
        await player.act("=Two to come back to", "=Ask q0? ", "=Ask q1? ", "!┃", "!you ")
        await player.act("enter", "=you wrong", "=Chapter")
        await player.act("enter", "!you wrong", "=Ask q1?", "@Ask q1?", "=you wrong")


async def test_below_the_figure_stands_the_last_time_and_what_is_new(sit: Sit) -> None:
    async with sit(LIFE, size=(120, 40)) as player:
        await shown(player, "q0", "q1", "q2")
        await shown(player, "q0")
        await player.act("=Two more than last time.", "=Two names are new on the line.")


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24), (60, 20)])
async def test_a_perfect_round_has_a_plate_and_no_list(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(LIFE, size=size) as player:
        await shown(player)
        await player.act("=╔═", "=L I F E", "=Six of six, at the first try.", "!to come back to", "=╚═")
        assert len({line.index("║") for line in player.lines if "║" in line}) == 1
        await player.act("enter", "=Play a round")


async def test_what_is_unsure_in_a_perfect_round_stands_beside_its_plate(sit: Sit) -> None:
    async with sit(LIFE, size=(120, 40)) as player:
        played = answered(player.app.player, Play.ROUND)
        player.app.open_round(player.app.player.unsure(played))
        await player.settle()
        await player.act("=╔═", "=One to come back to", "=? unsure")


async def test_a_timeline_ends_in_its_line_with_what_was_misplaced_and_every_proof(sit: Sit) -> None:
    async with sit(LIFE, size=(120, 40)) as player:
        await shown(player, "e2", play=Play.TIMELINE)
        await player.act("=of 5 placed", "=The line, earliest first", "=1900 ● Event e0", "=✗ Event e2")
        await player.act("home", "enter", "=Chapter 0 tells")


async def test_what_is_copied_says_so_on_the_page_and_covers_nothing(sit: Sit) -> None:
    async with sit(LIFE) as player:
        await shown(player, "q0")
        await player.act("c", "=copied, if the terminal allows it")
        assert player.said == ""
        assert player.app.clipboard.startswith("Life · Round · 5 of 6 · ")


async def test_a_past_round_is_told_beside_the_list_where_there_are_two_pages(sit: Sit) -> None:
    async with sit(LIFE, size=(120, 40)) as player:
        await shown(player, "q0")
        await player.act("escape", "h", "=22 November 2026 ")
        assert player.words.count("✗") == 1
        await player.resize(80, 24)
        await player.act("=5 of 6", "!✗")


async def test_an_ordering_that_is_opened_shows_no_sentence_twice(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND, size=(120, 40)) as player:
        await player.act("2 3 1 enter", "enter", "enter")
        assert player.words.count("She fled to Prague in 1935") == 1
