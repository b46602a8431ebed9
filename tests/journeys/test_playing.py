"""A player before the screen: rounds, and every other way to play."""

from __future__ import annotations

import signal
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.journeys.banks import BOTH, EVENTS, FIRST, WHERE, WHOM, bank
from tests.journeys.conftest import Folder
from tests.journeys.screens import Player

ROUND = ("--play", "round")
STORY = ("Is born", "Meets Babbage", "Writes the first program", "Dies")


def test_start_and_play_a_round_to_its_results(folder: Folder) -> None:
    with folder.play() as player:
        player.begin("Play a round")
        for _ in range(3):
            player.answer_anything()
            player.go_on()
        player.at_results()
        assert "of 3" in player.text
        player.press("escape")
        player.at_home()
        player.press("q")
        assert player.wait_exit() == 0
    assert " of 3" in folder.run("history").out


def test_start_without_a_bank_on_the_life_that_comes_along(folder: Folder) -> None:
    with folder.open(Player) as player:
        player.begin("Read and play")
        player.wait("I have read it")
        player.press("enter")
        player.gone("I have read it")


def test_answer_look_in_the_source_note_a_guess_and_flag_the_question(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE))
    with folder.play(*ROUND) as player:
        player.asked("Where was Ada born?")
        player.choose("London")
        player.answer()
        assert "✓" in player.text
        assert "Ada was born in London" in player.text
        assert "She died in London" not in player.text
        assert player.score == "1 right"
        player.press("s")
        player.wait("She died in London")
        player.wait("next event")
        player.press("escape")
        player.gone("next event")
        player.told()
        player.press("u")
        player.gone("u unsure")
        for reason in ("2", "Two are right"):
            player.press("f")
            player.wait("⏎ flag")
            player.press(reason, "enter")
            player.gone("⏎ flag")
        player.go_on()
        player.at_results()
        assert "Where was Ada born?" in player.text
    flags = folder.run("flags", "ada.yaml").out
    assert "unclear" in flags
    assert "Two are right" in flags


def test_choose_several_answers_while_the_window_becomes_smaller_and_larger(folder: Folder) -> None:
    folder.write("ada.yaml", bank(BOTH))
    with folder.play(*ROUND) as player:
        player.asked("Which happened in London?")
        player.choose("Birth", "Wedding", "Wedding")
        player.wait("■ Birth")
        player.resize(50, 18)
        player.until(lambda: "■ Birth" in player.text and "answer" in player.text, "the same question")
        player.resize(110, 30)
        player.asked()
        assert "■ Birth" in player.text
        player.choose("Death")
        player.answer()
        assert player.score == "1 right"


def test_rank_cards_and_lock_in_untouched_ones_only_after_a_second_word(folder: Folder) -> None:
    folder.write("ada.yaml", bank(FIRST, events=EVENTS))
    with folder.play(*ROUND) as player:
        player.asked()
        player.press("enter")
        player.wait("not moved")
        assert "⏎ lock in" in player.text
        first, *others, last = (player.key_of(card) for card in STORY if card in player.text)
        player.press(first, last, "\x7f", *others)  # backspace takes the last one back
        player.wait("the last card falls in by itself")
        player.answer()
        player.wait("Every pair is right")
        assert "1 right" in player.text
        player.wait("Ada was born in London in 1815")


def test_carry_a_card_and_see_first_what_stood_wrong(folder: Folder) -> None:
    folder.write("ada.yaml", bank(FIRST, events=EVENTS))
    with folder.play(*ROUND, "--seed", "7") as player:
        player.asked()
        player.press("space")
        player.wait("space put down")
        player.press("end", "space")
        player.gone("space put down")
        player.answer()
        player.rest()
        first = next(line for line in player.text.splitlines() if "you had it" in line)
        assert first.lstrip().startswith("▸")


def test_find_the_sentence_that_proves_an_answer_without_colour(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHOM))
    with folder.play("--play", "proof", NO_COLOR="1") as player:
        player.asked("Whom did she meet?")
        player.choose("She met Babbage" if "— Babbage" in player.text else "None of these")
        player.answer()
        assert "✓" in player.text
        assert player.score == "1 right"
        colours = {cell.fg for row in player.screen.buffer.values() for cell in row.values()}
        assert all(len(colour) != 6 or colour[:2] == colour[2:4] == colour[4:] for colour in colours)


def test_go_on_after_leaving_and_after_a_kill(folder: Folder) -> None:
    with folder.play("--seed", "3") as player:
        player.begin("Play a round")
        player.answer_anything()
        score = player.score
        player.go_on()
        player.asked()
        asked, options = player.text, player.rows()
        player.leave_round()
        player.begin("Go on")
        player.asked()
        assert player.text == asked
    assert player.exit_code == -signal.SIGKILL
    with folder.play() as player:
        player.begin("Go on")
        player.asked()
        assert player.rows() == options
        assert player.score == score


def test_end_at_once_and_lose_no_answer(folder: Folder) -> None:
    with folder.play(*ROUND) as player:
        player.wait("A short life.")
        player.press("enter")
        player.answer_anything()
        player.press("ctrl+c")
        assert player.wait_exit() == 0
    assert "left after 1 answer" in folder.run("history").out


def test_play_several_banks_together_and_of_each_what_is_whole(folder: Folder) -> None:
    broken = WHERE.replace("where", "broken").replace("quote: Ada was born", "quote: Ada was raised")
    folder.write("ada.yaml", bank(broken, WHERE))
    folder.write("again.yaml", bank(WHOM, title="Ada again"))
    with folder.play("ada.yaml", "again.yaml", *ROUND, size=(60, 20)) as player:
        asked = set()
        for _ in range(2):
            player.asked()
            asked |= {prompt for prompt in ("Where was", "Whom did") if prompt in player.text}
            player.answer_anything()
            player.go_on()
        player.at_results()
        assert len(asked) == 2
        assert "of 2" in player.text
