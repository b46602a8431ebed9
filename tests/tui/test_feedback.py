"""What is shown after an answer, what can be done with it, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from quiz.bank.problems import Problem, ProblemError
from quiz.game.round import Play, Round
from quiz.memory.log import Memory
from quiz.tui.stages.choice import ChoiceView
from quiz.tui.stages.view import View
from tests.tui.conftest import Sit
from tests.tui.life import life, only
from tests.tui.sitting import NOW, Sitting


def line_of_years(player: Sitting) -> str:
    """The line as it stands, without its years."""
    return next(line.strip() for line in reversed(player.lines) if "─○" in line or "─●" in line)


async def test_verdict_quote_and_years_stand_out(sit: Sit) -> None:
    async with sit(only("city", "born", "return")) as player:
        assert line_of_years(player).startswith("○")
        await player.act("@Play a round", "@Oslo", "enter")
        assert player.style("✗ Not").color == player.colour("error")
        await player.act("enter", "r", "@Riga", "enter")
        assert player.style("✓ Right").color == player.colour("success")
        assert player.style("Anna Berg was").bold
        assert player.style("Anna Berg was").bgcolor == player.colour("panel")
        assert not player.style("the daughter of").bold
        line = line_of_years(player)
        assert (line[0], line[-1]) == ("◆", "○")
        await player.act("enter", "escape")
        assert line_of_years(player).startswith("●")


async def test_the_source_opens_at_what_is_under_the_cursor_and_comes_back(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.act("enter enter", "@Moves to Vienna")
        assert player.lines[player.place("Flees to London").y + 1] == ""  # the passage stands apart
        before = player.page
        await player.act("s")
        assert player.style("In 1924 she").bgcolor == player.colour("panel")
        await player.act("escape")
        assert player.page == before


async def test_of_the_source_what_is_quoted_is_in_full_ink_and_the_place_highlighted(sit: Sit) -> None:
    bank = life()
    born = bank.timeline[0]
    events = tuple(replace(born, id=f"born-{number}") for number in range(12))
    drafted = replace(bank.timeline[1], draft=True)
    bank = replace(bank, timeline=(*events, drafted, *bank.timeline[-2:]), questions=())
    async with sit(bank, size=(60, 14)) as player:
        await player.act("@Source", "=of a printer. ○12 She left", "!She returned to")
        assert player.style("Anna Berg was").color == player.colour("foreground")
        assert player.style("the daughter").color == player.colour("foreground-muted")
        assert player.style("joined").color == player.colour("foreground-muted")
        await player.act("n")
        assert player.style("Anna Berg was").bgcolor == player.colour("panel")
        await player.act("p", "=She returned to")
        assert player.style("She returned").bgcolor == player.colour("panel")
        await player.act("p", "=1938 · Flees to London")
        assert player.app.cursor_position.y == player.place("in 1935, and").y
        await player.act("home")
        assert player.style("Anna Berg was").bgcolor == player.colour("background")


NONE_OF_IT = ("escape", "x escape", "4 escape", "4 enter")
FLAGS = {
    "enter": "wrong",
    "down enter": "unclear",
    "3": "too easy",
    "4 w h y question_mark enter": "why?",
}


async def test_a_flag_has_a_reason_that_is_chosen_or_what_was_typed(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        memory = player.app.player.memory
        await player.act("enter")
        for keys in NONE_OF_IT:
            await player.act("f", keys, "!flagged")
        for keys in FLAGS:
            await player.act("f", keys, "=! flagged")
        assert [flag.word for flag in memory.flags("berg")] == list(FLAGS.values())


class WatchedMemory(Memory):
    """Notes what was on the screen when an answer was kept."""

    player: Sitting
    seen = ""

    def keep(self, round_: Round) -> None:
        super().keep(round_)
        if round_.answers:
            self.seen = self.player.page


async def test_an_answer_is_on_the_disk_before_its_feedback_is_on_the_screen(sit: Sit) -> None:
    memories: list[WatchedMemory] = []

    def watched(folder: Path) -> Memory:
        memories.append(WatchedMemory(folder, now=lambda: NOW))
        return memories[0]

    async with sit(only("city"), play=Play.ROUND, memory=watched) as player:
        memories[0].player = player
        view = player.app.screen.query_one(ChoiceView)
        view.post_message(View.Answered(("Riga",)))
        view.post_message(View.Answered(("Oslo",)))  # a press too many
        await player.settle()
        assert "Where was Anna Berg born?" in memories[0].seen
        assert "✓ Right" not in memories[0].seen
        await player.act("=✓ Right", "u", "=? unsure", "!u unsure")
        kept = memories[0].recall(player.round_screen.round.id)
        assert kept is not None
        assert [(answer.chosen, answer.sure) for answer in kept.answers] == [(("Riga",), False)]


class FullDisk(Memory):
    """Keeps nothing."""

    def _fail(self) -> None:
        raise ProblemError(Problem("memory", "answers are not being kept: the disk is full"))

    def keep(self, round_: Round) -> None:
        self._fail()

    def amend(self, round_: Round) -> None:
        self._fail()

    def flag(self, bank: str, item: str, word: str, at: datetime) -> None:
        self._fail()

    def keep_setting(self, name: str, value: str) -> None:
        self._fail()


@pytest.mark.parametrize(
    "acts",
    [
        ("2 enter", "=being kept", "enter", "enter", "=✗ Not this one", "enter", "=of 1"),
        ("l home up", "space"),
        ("l down", "space"),
        ("t up", "space"),
    ],
)
async def test_a_player_is_told_that_nothing_can_be_kept_and_goes_on(sit: Sit, acts: tuple[str, ...]) -> None:
    async with sit(only("city"), memory=lambda folder: FullDisk(folder, now=lambda: NOW)) as player:
        await player.act(*acts[:2])
        assert "the disk is full" in player.said + player.words
        await player.act(*acts[2:])
