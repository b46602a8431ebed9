"""A player before a wide, a usual and a small screen: each play and each page once, by mouse or by keys."""

from __future__ import annotations

import signal
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.journeys.banks import BOTH, EVENTS, FIRST, WHERE, WHOM, bank
from tests.journeys.conftest import Folder

Size = tuple[int, int]
at_every_size = pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])


@at_every_size
def test_the_start_page_says_what_this_is_and_a_press_on_any_row_begins_it(
    folder: Folder, size: Size
) -> None:
    with folder.play("--seed", "7", size=size) as player:
        player.wait("A quiz that proves every answer")
        assert "A short life." in player.text
        player.click("Play a round")
        player.answer_anything()
        player.go_on()
        player.leave_round()
        for row, shows in (
            ("Go on", "esc leave"),
            ("Read and play", "I have read it"),
            ("Source", "next event"),
        ):
            player.click(row)
            player.wait(shows)
            player.press("escape")
            if shows != "next event":
                player.click("y  Leave")
            player.gone(shows)
            player.at_home()


@at_every_size
def test_an_option_is_pressed_twice_told_of_and_opened_in_the_results(folder: Folder, size: Size) -> None:
    why = WHERE.replace("[Paris, Rome]", "[{Paris: She only travelled there.}, Rome]")
    folder.write("ada.yaml", bank(why))
    with folder.play("--play", "round", size=size) as player:
        player.asked("Where was Ada born?")
        player.click("Rome")
        player.click("Paris")  # another one only selects
        player.wait("press it again")
        player.click("Paris")
        player.told()
        for said in ("✗ Not this one", "your answer", "She only travelled there.", "the answer"):
            assert said in player.text
        assert "Ada was born in London in 1815" in player.text
        player.click("unsure")
        player.wait("? unsure")
        player.click("next")
        player.at_results()
        assert "One to come back to" in player.text
        player.click("Where was Ada")
        player.wait("Ada was born in London in 1815")
        player.click("c copy" if "c copy" in player.text else "copy")
        player.wait("copied")
        player.click("the misses")
        player.asked("Where was Ada born?")


@at_every_size
def test_cards_are_dragged_and_every_proof_is_seen(folder: Folder, size: Size) -> None:
    folder.write("ada.yaml", bank(FIRST, events=EVENTS))
    with folder.play("--play", "round", "--seed", "7", size=size) as player:
        player.asked()
        cards = list(player.rows().values())
        player.click(cards[0])
        player.wait("⇅ moving")
        player.click(cards[-1])
        player.gone("⇅ moving")
        player.until(lambda: player.is_above(cards[1], player.place_of(cards[0])), "the card's move")
        player.click("lock in")
        player.told()
        player.wait("pair")
        player.click("Is born")
        player.wait("┃  Ada was born in London in 1815.")


@at_every_size
def test_the_timeline_keeps_every_card_and_ends_as_its_line(folder: Folder, size: Size) -> None:
    folder.write("ada.yaml", bank(WHERE, events=EVENTS))
    with folder.play("--play", "timeline", "--seed", "7", size=size) as player:
        for number in (1, 2, 3):
            player.asked(f"{number} of 3")
            player.press("home")
            player.click("place it")
            player.told()
            assert player.text.count("●") + player.text.count("✗") >= number
            assert "◆" in player.text
            assert "┃" in player.text
            player.click("next")
        player.at_results()
        player.wait("The line, earliest first")
        for event, year in (("Is born", "1815"), ("Dies", "1852")):
            player.press("home" if event == "Is born" else "end")
            player.rest()
            assert any(event in line and year in line for line in player.text.splitlines())


@at_every_size
def test_what_was_missed_in_a_part_comes_back_after_a_kill_until_it_is_right(
    folder: Folder, size: Size
) -> None:
    folder.write("ada.yaml", bank(WHERE, WHOM))
    with folder.play("--play", "read", size=size) as player:
        player.wait("I have read it")
        player.press("enter")
        for prompt, option in (("Where was Ada born?", "Rome"), ("Whom did she meet?", "Babbage")):
            player.asked(prompt)
            player.choose(option)
            player.answer()
            player.go_on()
        player.wait("once more")
    assert player.exit_code == -signal.SIGKILL
    with folder.play(size=size) as player:
        player.begin("Read and play")
        player.asked("Where was Ada born?")  # the text, which would tell it, is not shown before it
        assert "once more" in player.text
        for option in ("Paris", "London"):  # it comes until it is right
            player.choose(option)
            player.answer()
            player.go_on()
            if option == "Paris":
                player.asked("Where was Ada born?")
        player.wait("1 of 2 at the first try.")
        assert "All of it is read" in player.text
        player.wait("Ada was born in London in 1815.")
        player.press("enter")
        player.at_results()
        assert "of 2" in player.text


@at_every_size
def test_every_sentence_of_a_proof_is_asked_for(folder: Folder, size: Size) -> None:
    folder.write("ada.yaml", bank(WHOM, BOTH))
    with folder.play("--play", "proof", size=size) as player:
        for _ in range(2):
            player.asked()
            claim = " ".join(player.text.split())
            if "— Babbage" not in claim and "— Birth; Death" not in claim:
                player.choose("None of these")
            elif "Whom" in player.text:
                player.choose("She met Babbage")
            else:
                assert "Choose 2" in player.text
                player.choose("Ada was born", "She died")
            player.answer()
            assert "✓ Right" in player.text
            player.go_on()
        player.at_results()
        player.wait("of 2")


@at_every_size
def test_a_paste_goes_into_a_field_as_text_and_chooses_nothing_elsewhere(folder: Folder, size: Size) -> None:
    folder.write("ada.yaml", bank(WHERE))
    with folder.play("--play", "round", size=size) as player:
        player.asked("Where was Ada born?")
        before = player.text
        player.send(b"\x1b[200~2\r1\r\x1b[201~")
        player.rest()
        assert player.text == before
        player.press("enter")
        player.told()
        player.press("f")
        player.wait("⏎ flag")
        player.send(b"\x1b[200~no \x1b[31mred\x1b[0m here\x1b[201~")
        player.wait("no red here")
        player.press("enter")
        player.wait("! flagged")
    assert "no red here" in folder.run("flags", "ada.yaml").out
