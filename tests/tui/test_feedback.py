"""What is shown after an answer, and what can be done with it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from quiz.bank.problems import Problem, ProblemError
from quiz.game.round import Play, Round
from quiz.memory.log import Memory
from quiz.tui.source_screen import SourceScreen
from quiz.tui.stages.questions import ChoiceView
from quiz.tui.stages.view import View
from tests.tui.conftest import Sit
from tests.tui.life import only
from tests.tui.sitting import NOW, Sitting


async def answer(player: Sitting, *texts: str) -> None:
    """Choose these options, and answer."""
    for text in texts:
        await player.click(text)
    await player.press("enter")


@pytest.mark.parametrize(
    ("option", "words", "sign", "colour"),
    [
        ("Riga", "✓ Right Riga", "✓ Right", "success"),
        ("Oslo", "✗ Not this one Oslo ✓ Right answer Riga", "✗ Not", "error"),
    ],
)
async def test_right_and_wrong_are_a_sign_a_word_and_a_colour(
    sit: Sit, option: str, words: str, sign: str, colour: str
) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await answer(player, option)
        assert words in player.words
        assert player.style(sign).color == player.colour(colour)


async def test_a_passage_stands_apart_from_the_cards(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("enter", "enter")
        assert player.lines[player.place("Flees to London").y + 1] == ""


async def test_the_quote_stands_in_its_passage_highlighted(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await answer(player, "Riga")
        assert (
            "Anna Berg was born in Riga in 1901, the daughter of a printer. She left school" in player.words
        )
        assert player.style("Anna Berg was").bold
        assert player.style("Anna Berg was").bgcolor == player.colour("panel")
        assert not player.style("the daughter of").bold


async def test_the_line_of_years_marks_what_is_spoken_of(sit: Sit) -> None:
    async with sit(only("city", "born", "return"), play=Play.ROUND) as player:
        await answer(player, "Riga")
        line = player.lines[player.place("1946").y - 1]
        assert (line.strip()[0], line.strip()[-1]) == ("◆", "○")


async def test_unsure_is_kept(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "u")
        assert player.said == "Noted: you were unsure."
        kept = player.app.player.memory.recall(player.round_screen.round.id)
        assert kept is not None
        assert not kept.answers[0].sure


@pytest.mark.parametrize(
    "keys", [("escape",), ("enter",), ("x", "escape"), ("2", "escape"), ("down", "up", "enter")]
)
async def test_a_flag_without_a_word_is_none_and_said_to_be_none(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter")
        before = player.page
        await player.press("f", *keys)
        assert player.app.player.memory.flags("berg") == ()
        assert player.said == "Nothing flagged."
        player.app.clear_notifications()
        await player.settle()
        assert player.page == before


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        (("down",), "wrong"),
        (("down", "down"), "unclear"),
        (("down",) * 9, "too easy"),
        (("down", "down", "up"), "wrong"),
        (("2",), "unclear"),
        (("2", "3"), "too easy"),
        (("1", "down"), "unclear"),
        (("2", "s", "o"), "unclear: so"),
        (("n", "o", "down"), "wrong: no"),
        (("n", "o", "2"), "no2"),
        (("1", "9", "0", "5"), "1905"),
        (("3", "1", "space", "m", "a", "y"), "31 may"),
        (("4",), "4"),
        (("w", "h", "y", "question_mark"), "why?"),
    ],
)
async def test_a_reason_is_chosen_by_arrows_or_a_digit_beside_what_is_typed(
    sit: Sit, keys: tuple[str, ...], word: str
) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "f", *keys, "enter")
        assert [flag.word for flag in player.app.player.memory.flags("berg")] == [word]
        assert player.said.removesuffix(".") == f"Flagged: {word}"


async def test_the_reason_chosen_shows_and_has_the_terminals_cursor(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "f")
        assert "▸" not in "\n".join(player.lines[player.place("What is wrong").y :])
        await player.press("2")
        x, y = player.place("▸ 2") if "▸ 2" in player.page else player.place("▸")
        assert "unclear" in player.lines[y]
        assert player.app.cursor_position == (x, y)
        await player.press("up", "up")
        assert "▸" not in "\n".join(player.lines[player.place("What is wrong").y :])


async def test_keys_typed_in_haste_flag_the_reason(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "f")
        player.hurry("2", "enter")
        await player.settle()
        assert player.said == "Flagged: unclear."


async def test_the_source_opens_at_the_quote_and_comes_back_to_the_same_feedback(sit: Sit) -> None:
    async with sit(only("memoirs"), play=Play.ROUND) as player:
        await player.press("enter")
        before = player.page
        await player.press("s")
        assert isinstance(player.app.screen, SourceScreen)
        assert player.style("Her memoirs were").bgcolor == player.colour("panel")
        await player.press("escape")
        assert player.page == before


async def test_the_source_opens_at_the_event_under_the_cursor(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("enter", "enter", "down", "s")
        assert player.style("In 1924 she").bgcolor == player.colour("panel")


async def test_a_long_feedback_scrolls(sit: Sit) -> None:
    async with sit(only("city", "born", "return"), play=Play.ROUND, size=(60, 16)) as player:
        await player.press("2", "enter")
        above = player.page
        await player.press("down", "down")
        assert player.page != above
        await player.press("up", "up")
        assert player.page == above


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
        await answer(player, "Riga")
        assert "Where was Anna Berg born?" in memories[0].seen
        assert "✓ Right" not in memories[0].seen
        assert "✓ Right" in player.page


async def test_a_second_enter_at_once_does_not_answer_twice(sit: Sit) -> None:
    async with sit(only("city", "press"), play=Play.ROUND) as player:
        view = player.app.screen.query_one(ChoiceView)
        view.post_message(View.Answered(view, ("Riga",)))
        view.post_message(View.Answered(view, ("Oslo",)))
        await player.settle()
        assert len(player.round_screen.round.answers) == 1


class FullDisk(Memory):
    """Keeps nothing that the named act brings."""

    fails: frozenset[str] = frozenset({"keep", "amend", "flag", "keep_setting"})

    def _try(self, act: str) -> None:
        if act in self.fails:
            raise ProblemError(Problem("memory", "answers are not being kept: the disk is full"))

    def keep(self, round_: Round) -> None:
        self._try("keep")

    def amend(self, round_: Round) -> None:
        self._try("amend")

    def flag(self, bank: str, item: str, word: str, at: datetime) -> None:
        self._try("flag")

    def keep_setting(self, name: str, value: str) -> None:
        self._try("keep_setting")


def full_disk(folder: Path) -> Memory:
    return FullDisk(folder, now=lambda: NOW)


@pytest.mark.parametrize(
    ("act", "before", "keys"),
    [
        ("keep", (), ("2", "enter")),
        ("amend", ("2", "enter", "enter"), ("u",)),
        ("flag", ("2", "enter", "enter"), ("f", "x", "enter")),
        ("keep_setting", ("l", "home", "up"), ("space",)),
        ("keep_setting", ("l", "down"), ("space",)),
        ("keep_setting", ("t", "up"), ("space",)),
    ],
)
async def test_a_player_is_told_what_could_not_be_kept(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, act: str, before: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    monkeypatch.setattr(FullDisk, "fails", frozenset({act}))
    async with sit(only("city"), memory=full_disk) as player:
        await player.press(*before)
        assert player.said == ""
        await player.press(*keys)
        assert "the disk is full" in player.said


async def test_the_game_goes_on_when_nothing_can_be_kept(sit: Sit) -> None:
    async with sit(only("city"), memory=full_disk, play=Play.ROUND) as player:
        await player.press("enter")
        assert "✗ Not this one" in player.words
        await player.press("enter")
        assert "Round · done" in player.page
