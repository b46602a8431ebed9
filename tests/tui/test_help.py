"""The guide, on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import quiz.tui
from quiz.game.round import Play
from quiz.guide import Group, all_names, page_names
from quiz.tui.help_screen import HelpScreen
from quiz.tui.page import Page
from tests.tui.conftest import Sit
from tests.tui.life import life

PAGES = page_names(Group.PLAYERS)


@pytest.mark.parametrize(
    ("play", "keys", "key"),
    [
        (None, (), "question_mark"),
        (None, ("t",), "question_mark"),
        (Play.ROUND, ("1", "2", "enter"), "question_mark"),
        (Play.ROUND, (), "f1"),
    ],
)
async def test_help_opens_and_goes_back_to_what_was_there(
    sit: Sit, play: Play | None, keys: tuple[str, ...], key: str
) -> None:
    async with sit(life(), play=play) as player:
        await player.press(*keys)
        before = player.page
        await player.press(key)
        assert isinstance(player.app.screen, HelpScreen)
        await player.press("escape")
        assert player.page == before


@pytest.mark.parametrize(
    ("play", "keys", "page"),
    [
        (Play.ROUND, (), "round"),
        (Play.READ, (), "reading"),
        (Play.READ, ("enter",), "round"),
        (Play.TIMELINE, (), "timeline"),
        (Play.TIMELINE, ("enter",), "round"),
        (Play.PROOF, (), "proof"),
    ],
)
async def test_it_opens_at_the_page_on_what_is_shown(
    sit: Sit, play: Play, keys: tuple[str, ...], page: str
) -> None:
    async with sit(life(), play=play) as player:
        await player.press(*keys, "f1")
        assert f"Help {PAGES.index(page) + 1} of" in player.words


async def test_the_pages_for_teachers_are_leafed_through_by_themselves(
    sit: Sit, guide: Callable[..., None]
) -> None:
    guide({"teach/dates.md": "# Dates", "teach/quotes.md": "# Quotes", "problems/date.md": "# date"})
    async with sit(life()) as player:
        player.app.open_help("teach/dates")
        await player.settle()
        assert "Help for teachers 1 of 2" in player.words
        await player.press("right")
        assert "Quotes" in player.words
        await player.press("right")
        assert "Dates" in player.words


def screens(kind: type[Page]) -> Iterator[type[Page]]:
    for screen in kind.__subclasses__():
        yield screen
        yield from screens(screen)


def test_the_page_on_every_screen_is_there() -> None:
    for module in walk_packages(quiz.tui.__path__, "quiz.tui."):
        import_module(module.name)
    assert {screen.TOPIC for screen in screens(Page)} <= set(all_names())


async def test_help_on_what_has_no_page_is_the_first_page(sit: Sit) -> None:
    async with sit(life()) as player:
        player.app.open_help("teach/nothing")
        await player.settle()
        assert f"Help 1 of {len(PAGES)}" in player.words


@pytest.mark.parametrize(
    ("link", "words", "opened"),
    [
        ("../problems/date.md#bad", "What is wrong with a bank 1 of 1 ", []),
        ("../../setup.md", "Help for teachers 1 of 1 ", []),
        ("https://example.org/a", "Help for teachers 1 of 1 ", ["https://example.org/a"]),
    ],
    ids=["to a page", "to none", "an address"],
)
async def test_a_link_leads_to_another_page_or_opens_the_browser(
    sit: Sit,
    guide: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    link: str,
    words: str,
    opened: list[str],
) -> None:
    guide({"teach/dates.md": f"See [this]({link}).", "problems/dates.md": "## date\n\nNo date.\n"})
    addresses: list[str] = []
    async with sit(life()) as player:
        monkeypatch.setattr(player.app, "open_url", addresses.append)
        player.app.open_help("teach/dates")
        await player.settle()
        await player.click("this")
        assert words in player.words
        assert ("No date." in player.words) == ("problems" in link)
    assert addresses == opened


async def test_a_long_line_of_code_is_not_cut_off(sit: Sit, guide: Callable[..., None]) -> None:
    guide({"teach/dates.md": f"# Dates\n\n```sh\nquiz add {'word ' * 30}end\n```\n"})
    async with sit(life(), size=(60, 20)) as player:
        player.app.open_help("teach/dates")
        await player.settle()
        assert "word end" in player.words
