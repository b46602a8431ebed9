"""A player before a wide, a usual and a small screen, by keys and by mouse: each play and each page once.

A journey is one description of what is done; `Player` and `MousePlayer` know how.
"""

from __future__ import annotations

import signal
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.journeys.banks import BOTH, EVENTS, FIRST, WHERE, WHOM, bank
from tests.journeys.conftest import Folder
from tests.journeys.screens import MousePlayer, MouseTeacher, Player, Teacher

Size = tuple[int, int]
at_every_size = pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids="{0[0]}x{0[1]}".format)
by_keys_and_mouse = pytest.mark.parametrize("who", [Player, MousePlayer], ids=["keys", "mouse"])

STORY = ("Is born", "Meets Babbage", "Writes the first program", "Dies")
WHY = WHERE.replace("[Paris, Rome]", "[{Paris: She only travelled there.}, Rome]")
BIRTH = "quote: Ada was born in London in 1815"
YEAR = f"  - {{id: year, ask: When was she born?, answer: 1815, wrong: [1833, 1852], {BIRTH}}}\n"


@at_every_size
@by_keys_and_mouse
def test_a_round_from_the_start_page_to_its_results_and_all_pages_around_it(
    folder: Folder, who: type[Player], size: Size
) -> None:
    folder.write("ada.yaml", bank(WHY, FIRST, events=EVENTS, note="A short life."))
    with folder.play(who=who, size=size) as player:
        player.at_home()
        assert "A quiz that proves every answer" in player.text  # what this is, and what comes first
        assert player.text.index("Read and play") < player.text.index("A short life.")
        assert "…" not in player.text  # nothing is cut off
        player.act("? help")
        drag_over(player, "A life, learned from its source", "life", "source")
        player.act("esc back")
        player.begin("Play a round")
        for is_last in (False, True):
            player.asked()
            if "Where was Ada born?" in player.text:
                assert "Is born" not in player.text  # the line of years tells nothing now
                miss_a_choice(player)
            else:
                misplace_a_card(player)
            if not is_last:
                player.act("s source")
                player.wait("It answers what is still to come")
                player.confirm("n  Stay")
                player.gone("It answers")
            player.act("⏎ next")
            if not is_last:
                player.asked()
                player.act("esc leave")
                player.confirm("y  Leave")
                player.begin("Go on")
        player.at_results()
        assert "Two to come back to" in player.text
        player.open("Where was Ada")
        player.wait("She only travelled there.")
        player.act("c copy")
        player.wait("copied")
        player.act("esc back")
        player.at_home()
        player.act("h history")
        player.wait("1 round")
        player.act("esc back")
        player.begin("Source")
        player.wait("quote the sentence before")  # the legend of its signs
        for stop in ("1815 · Is born", "1833 · Meets Babbage"):
            player.act("n next event")
            player.wait(stop)
        player.act("e events")
        player.open("Dies")
        player.wait("1852 · Dies")
        player.act("esc back")
        player.at_home()
        player.act("q quit")
        assert player.wait_exit() == 0


def drag_over(player: Player, line: str, first: str, last: str) -> None:
    """Drag with the mouse, which selects nothing."""
    before = player.looks(line)
    player.drag(line, first, last)
    player.rest()
    assert player.looks(line) == before


def miss_a_choice(player: Player) -> None:
    """Choose, think again, answer wrong, and be told all."""
    player.choose("Rome", "Paris")
    player.until(lambda: player.is_at("Paris"), "choosing")
    player.answer()
    player.wait("✗ Not this one")
    quote = "Ada was born in London"
    for said in (
        "Where was Ada born?",
        "your answer",
        "She only travelled there.",
        "the answer",
        f"┃  {quote}",
    ):
        assert said in player.text
    assert "unsure" not in player.text  # of what is wrong nobody is


def misplace_a_card(player: Player) -> None:
    """Rank the last event first, and see what is misplaced, and each event's proof."""
    cards = [card for card in STORY if card in player.text]
    player.rank(cards[-1], *cards[:-1])
    player.answer()
    player.wait("in order;")
    player.wait("you had it first")
    assert player.is_at("✗")
    player.point_at("✓  Is born")
    player.wait("┃  Ada was born in London in 1815.")


@at_every_size
@by_keys_and_mouse
def test_a_lesson_keeps_proofs_back_and_asks_again_after_a_kill_what_was_missed(
    folder: Folder, who: type[Player], size: Size
) -> None:
    folder.write("ada.yaml", bank(WHERE.replace("quote: Ada was born in London", BIRTH), YEAR, WHOM))
    with folder.play(who=who, size=size) as player:
        player.begin("Read and play")
        player.act("⏎ I have read it")
        for prompt, option in (("Where was", "London"), ("When was", "1815"), ("Whom did", "Darwin")):
            player.asked(prompt)
            player.choose(option)
            player.answer()
            is_back = "The proof comes at the part's end." in player.text
            assert is_back is (prompt == "Where was")
            assert ("Ada was born in London" in player.text) is not is_back
            player.act("⏎ next")
        player.wait("once more")
    assert player.exit_code == -signal.SIGKILL
    with folder.play(who=who, size=size) as player:
        player.begin("Read and play")
        for option in ("Faraday", "Babbage"):  # it comes until it is right
            player.asked("Whom did she meet?")  # the text, which would tell it, is not shown before it
            assert "once more" in player.text
            player.choose(option)
            player.answer()
            player.act("⏎ next")
        player.wait("2 of 3 at the first try.")
        assert "All of it is read" in player.text
        player.wait("Ada was born in London in 1815.")
        lit = "Ada was born in London in 1815"
        player.until(lambda: all(cell.bold for cell in player.looks(lit)), "the quote lit")
        assert not any(cell.bold for cell in player.looks("She married in"))
        player.act("⏎ go on")
        player.at_results()
        assert "of 3" in player.text


@at_every_size
@by_keys_and_mouse
def test_timelines_and_proofs_from_the_start_page_and_back(
    folder: Folder, who: type[Player], size: Size
) -> None:
    folder.write("ada.yaml", bank(WHOM, BOTH, events=EVENTS))
    with folder.play(who=who, size=size) as player:
        for name in ("Timeline  ", "Timeline of today"):
            player.begin(name)
            while "c copy" not in player.text:
                player.asked()
                player.put_first()
                player.told()
                player.wait("◆")  # it has landed, with its year and its quote
                player.wait("┃")
                is_misplaced = "✗ Misplaced" in player.text
                assert ("you had it here" in player.text) is is_misplaced
                assert "misplaced  ✗" in player.text or not is_misplaced  # a sign of three
                player.act("⏎ next")
                player.until(
                    lambda: "c copy" in player.text or "⏎ place it" in player.text, "what comes next"
                )
            player.at_results()
            player.wait("The line, earliest first")
            assert "1815  ●  Is born" in player.text or "1815  ✗  Is born" in player.text
            player.wait("⏎ open")  # then its key line is whole
            player.act("c copy")
            player.wait("copied")
            assert (" · Timeline of 20" in player.text) is (name != "Timeline  ")
            player.act("esc back")
        player.at_home()
        player.wait("played: ")  # once a day
        player.begin("Proof")
        for _ in range(2):
            player.asked()
            prove(player)
            player.answer()
            assert "✓ Right" in player.text
            player.act("⏎ next")
        player.at_results()
        assert "Nothing to come back to" in player.text  # the quiet honour of a perfect round
        player.act("esc back")
        player.at_home()


def prove(player: Player) -> None:
    """Choose every sentence that proves the claim."""
    claim = " ".join(player.text.split())
    if "— Babbage" in claim:
        player.choose("She met Babbage")
    elif "— Birth; Death" in claim:
        assert "Choose 2" in player.text
        player.choose("Ada was born", "She died")
    else:
        player.choose("None of these")


@at_every_size
@pytest.mark.parametrize("who", [Teacher, MouseTeacher], ids=["keys", "mouse"])
def test_a_teacher_says_what_an_event_is_before_and_what_a_question_is_kept_apart_from(
    folder: Folder, who: type[Teacher], size: Size
) -> None:
    with folder.edit(size=size, who=who) as teacher:
        teacher.pick("Meets Babbage")
        teacher.act("⏎ edit")
        teacher.add("Before, where", "Writes the first program")
        teacher.act("esc back")
        teacher.pick("Whom did she meet?")
        teacher.act("⏎ edit")
        teacher.add("Never in a round", "Where was Ada born?")
        teacher.act("^s save")
        teacher.until(folder.has("ada.yaml", "apart: where"), "saving")
    assert "before: wrote" in folder.read("ada.yaml")
    assert folder.run("check", "ada.yaml").code == 0


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
        player.wait("own words")
        player.press("4")
        player.wait("⏎ take")
        player.send(b"\x1b[200~no \x1b[31mred\x1b[0m here\x1b[201~")
        player.wait("no red here")
        player.press("enter")
        player.wait("! flagged")
    assert "no red here" in folder.run("flags", "ada.yaml").out
