"""What may be heard on a line, and how often."""

from __future__ import annotations

import asyncio

import pytest

from quiz.classroom import line as lines
from quiz.classroom.line import SHARE, Line, Pace, read_act


def a_line(address: str, held: list[bool] | None = None) -> Line:
    return Line(address, asyncio.get_running_loop().time(), (held if held is not None else []).append)


async def used_up(pace: Pace, line: Line, *, is_player: bool) -> None:
    """Let a line act as often as its share is."""
    for _ in range(SHARE[False][0]):
        await pace.wait(line, is_player=is_player)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ('{"do":"offer"}', {"do": "offer", "k": 0, "name": "", "token": "", "code": "", "key": ""}),
        ('{"do":"join","k":3,"name":"Zoë","more":[1]}', {"do": "join", "k": 3, "name": "Zoë"}),
        (b'{"do":"answer","k":3,"q":1,"vote":1,"chosen":[]}', {"q": 1, "vote": 1, "chosen": []}),
    ],
)
def test_an_act_is_read_whole(text: str | bytes, act: dict[str, object]) -> None:
    read = read_act(text)
    assert read is not None
    assert act.items() <= read.items()


async def test_a_line_acts_at_once_as_often_as_its_share_is() -> None:
    held: list[bool] = []
    pace, line = Pace(), a_line("a", held)
    await asyncio.wait_for(used_up(pace, line, is_player=False), 0.05)
    assert held == []


async def test_beyond_its_share_a_line_is_not_read_until_it_may_act_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lines, "APART", 0.01)
    held: list[bool] = []
    pace, line = Pace(), a_line("a", held)
    await used_up(pace, line, is_player=False)
    waiting = asyncio.create_task(pace.wait(line, is_player=False))
    await asyncio.sleep(0)
    assert held == [True]
    await waiting
    assert held == [True, False]


async def test_a_crowd_that_is_eager_at_one_address_holds_up_neither_the_calm_nor_another_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lines, "APART", 0.0)
    monkeypatch.setattr(lines, "EAGER", (1, 100.0))
    pace = Pace()
    crowd = [a_line("script") for _ in range(100)]
    for bot in crowd:
        await used_up(pace, bot, is_player=False)
    knocking = [asyncio.create_task(pace.wait(bot, is_player=False)) for bot in crowd]
    await asyncio.sleep(0.02)
    calm, eager = a_line("pupil"), a_line("pupil")
    await asyncio.wait_for(used_up(pace, calm, is_player=False), 0.05)
    await used_up(pace, eager, is_player=False)
    await pace.wait(eager, is_player=False)
    assert sum(task.done() for task in knocking) < 50
    for task in knocking:
        task.cancel()
