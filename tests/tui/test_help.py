"""The guide, on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages

import quiz.tui
from quiz.game.round import Play
from quiz.guide import Group, all_names, page_names
from quiz.tui.page import HelpScreen, Page
from tests.tui.conftest import Sit
from tests.tui.life import life

PAGES = page_names(Group.PLAYERS)


async def test_it_opens_at_the_page_on_what_is_shown_and_goes_back_there(sit: Sit) -> None:
    async with sit(life()) as player:
        for play, keys, page in (
            (Play.ROUND, "1 2", "round"),
            (Play.READ, "", "reading"),
            (Play.READ, "enter", "round"),
            (Play.TIMELINE, "down", "timeline"),
            (Play.TIMELINE, "enter", "timeline"),
            (Play.PROOF, "down", "proof"),
        ):
            await player.begin(play)
            await player.act(*keys.split())
            before = player.page
            await player.act("f1", f"=Help {PAGES.index(page) + 1} of", "escape")
            assert player.page == before
        player.app.push_screen(HelpScreen("teach/nothing"))
        await player.settle()
        await player.act("=Help 1 of")


def screens(kind: type[Page]) -> Iterator[type[Page]]:
    for screen in kind.__subclasses__():
        yield screen
        yield from screens(screen)


def test_the_page_on_every_screen_is_there() -> None:
    for module in walk_packages(quiz.tui.__path__, "quiz.tui."):
        import_module(module.name)
    assert {screen.TOPIC for screen in screens(Page)} <= set(all_names())


async def test_pages_for_teachers_are_leafed_through_by_themselves_and_lose_no_code(
    sit: Sit, guide: Callable[..., None]
) -> None:
    code = f"```sh\nquiz add {'word ' * 30}end\n```"
    guide({"teach/dates.md": "# Dates", "teach/quotes.md": f"# Quotes\n\n{code}\n", "problems/date.md": ""})
    async with sit(life(), size=(60, 20)) as player:
        player.app.push_screen(HelpScreen("teach/dates"))
        await player.settle()
        await player.act("=Help for teachers 1 of 2", "right", "=Quotes", "=word end", "right", "=Dates")
