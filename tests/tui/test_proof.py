"""A proof: the sentence that proves the answer is looked for."""

from __future__ import annotations

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import only


async def test_the_answer_is_given_with_the_question(sit: Sit) -> None:
    async with sit(only("press"), play=Play.PROOF) as player:
        assert "Where was the press hidden? Answer In a bakery Which sentence proves it?" in player.words


async def test_the_sentences_of_the_paragraph_are_numbered(sit: Sit) -> None:
    async with sit(only("press"), play=Play.PROOF) as player:
        assert "2 She left school at 12 to set type in the shop of her father." in player.words


async def test_the_proving_sentence_is_right(sit: Sit) -> None:
    async with sit(only("press"), play=Play.PROOF) as player:
        await player.press("3", "enter")
        assert "✓ Right In 1917 she joined the union" in player.words


async def test_another_sentence_is_wrong_and_the_right_one_is_shown(sit: Sit) -> None:
    async with sit(only("press"), play=Play.PROOF) as player:
        await player.press("down", "enter")
        assert "✗ Not this one She left school" in player.words
        assert "✓ Right answer In 1917 she joined the union" in player.words


async def test_a_second_press_of_a_sentence_answers(sit: Sit) -> None:
    async with sit(only("press"), play=Play.PROOF) as player:
        await player.click("She left school")
        assert "Which sentence proves it?" in player.page
        await player.click("She left school")
        assert "✗ Not this one" in player.page


async def test_a_press_of_a_second_sentence_does_not(sit: Sit) -> None:
    async with sit(only("press"), play=Play.PROOF) as player:
        await player.click("She left school")
        await player.click("In 1917 she")
        assert "▸ 3 In 1917 she" in player.words
