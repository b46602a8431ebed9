"""The results of a round: the score, its topics, every miss with its proof."""

from __future__ import annotations

from quiz.game.round import Play
from quiz.tui.results_screen import ResultsScreen
from tests.tui.conftest import Sit
from tests.tui.life import only
from tests.tui.sitting import Sitting


async def play(player: Sitting, *answers: str) -> None:
    """Answer question after question with what these texts are on."""
    for text in answers:
        await player.click(text)
        await player.press("enter", "enter")


async def test_the_score_and_the_time_stand_above(sit: Sit) -> None:
    async with sit(only("city", "press"), play=Play.ROUND) as player:
        await play(player, *right_and_wrong(player))
        assert "1 of 2 in 4 s" in player.words


def right_and_wrong(player: Sitting) -> list[str]:
    """A right answer to the first question and a wrong one to the second."""
    right = {"city": "Riga", "press": "In a bakery"}
    wrong = {"city": "Oslo", "press": "In a church"}
    first, second = (dealt.item for dealt in player.round_screen.round.dealt)
    return [right[first], wrong[second]]


async def test_a_score_of_all_is_said_to_be_all(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await play(player, "Riga")
        assert "1 of 1 in 2 s Everything right." in player.words


async def test_each_topic_has_a_bar(sit: Sit) -> None:
    async with sit(only("city", "memoirs"), play=Play.ROUND) as player:
        for _ in range(2):
            await player.click("Riga" if "Riga" in player.page else "1946")
            await player.press("enter", "enter")
        assert f"Youth       {'━' * 20}  1 of 1" in player.page
        assert f"Last years  {'─' * 20}  0 of 1" in player.page


async def test_a_miss_shows_what_was_chosen_what_is_right_and_the_proof(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await play(player, "Oslo")
        assert "Where was Anna Berg born? ✗ you Oslo ✓ right Riga" in player.words
        assert player.style("Anna Berg was").bold


async def test_what_the_player_was_unsure_of_is_named(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.click("Riga")
        await player.press("enter", "u", "enter")
        assert "You were unsure of · Where was Anna Berg born?" in player.words


async def test_m_plays_the_misses_alone(sit: Sit) -> None:
    async with sit(only("city", "press"), play=Play.ROUND) as player:
        await play(player, *right_and_wrong(player))
        missed = player.app.screen.round.misses if isinstance(player.app.screen, ResultsScreen) else ()
        await player.press("m")
        again = player.round_screen.round
        assert again.play is Play.MISSES
        assert [dealt.item for dealt in again.dealt] == [dealt.item for dealt in missed]


async def test_without_misses_there_is_no_key_for_them(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await play(player, "Riga")
        assert "misses" not in player.keys
        await player.press("m")
        assert isinstance(player.app.screen, ResultsScreen)


async def test_r_plays_another_round_of_the_same_kind(sit: Sit) -> None:
    async with sit(only("press"), play=Play.PROOF) as player:
        await player.press("enter", "enter", "r")
        assert player.round_screen.round.play is Play.PROOF


async def test_r_after_the_misses_plays_a_whole_round(sit: Sit) -> None:
    async with sit(only("city", "press"), play=Play.ROUND) as player:
        await play(player, *right_and_wrong(player))
        await player.press("m", "enter", "enter", "r")
        assert player.round_screen.round.play is Play.ROUND
        assert player.round_screen.round.total == 2


async def test_escape_goes_to_the_start_page(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "enter", "escape")
        assert "Play a round" in player.page
        assert "Go on" not in player.page


async def test_the_keys_can_be_pressed(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "enter")
        await player.click("m play the misses")
        assert "Misses again" in player.page
