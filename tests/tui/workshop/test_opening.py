"""From the start page into the workshop, and back to the bank as it is then."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.reading import read_bank
from quiz.tui.dialogs import Confirm
from quiz.tui.home_screen import HomeScreen
from quiz.tui.workshop.screen import WorkshopScreen
from tests.plain.games import BANK
from tests.tui.conftest import Sit


def bank_in(folder: Path, text: str = BANK) -> Bank:
    path = folder / "ada.yaml"
    path.write_text(text, encoding="utf-8")
    bank = read_bank(path).bank
    assert bank is not None
    return bank


async def test_the_bank_that_is_played_is_written_in_and_played_as_it_is_then(
    sit: Sit, tmp_path: Path
) -> None:
    async with sit(bank_in(tmp_path)) as player:
        await player.press("a", "enter")
        assert isinstance(player.app.screen, WorkshopScreen)
        await player.act("enter", ": here", "ctrl+s")
        await player.idle()
        await player.press("escape", "escape")
        await player.idle()
        assert isinstance(player.app.screen, HomeScreen)
        assert player.app.player.banks.event["ada/born"].event == "Is born here"


async def test_of_the_built_in_bank_a_copy_is_made_after_asking(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bank = read_bank(builtin_path()).bank
    assert bank is not None
    async with sit(bank) as player:
        await player.press("a", "enter")
        assert isinstance(player.app.screen, Confirm)
        await player.press("n")
        assert not (tmp_path / "questions.yaml").exists()
        await player.press("a", "enter", "y")
        assert isinstance(player.app.screen, WorkshopScreen)
        assert (tmp_path / "questions.yaml").exists()


async def test_a_bank_that_cannot_be_trusted_is_not_opened(sit: Sit, tmp_path: Path) -> None:
    bank = bank_in(tmp_path)
    (tmp_path / "ada.yaml").write_text(BANK.replace("ask: Where", "ask: So: where"), encoding="utf-8")
    async with sit(bank) as player:
        await player.press("a", "enter")
        assert isinstance(player.app.screen, HomeScreen)
        assert "in an editor" in player.said
