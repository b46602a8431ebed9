"""The journeys that the README's pictures come from: an evening on the built-in bank, a lesson on it, a desk.

Who plays them has read the life: what is right is read from the bank's file, as any program reads it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import yaml

from tests.classroom.phones import a_free_port
from tests.journeys.conftest import Folder
from tests.journeys.phones import Phone, phone_in
from tests.journeys.screens import Player
from tests.terminal import Terminal

Seeing = Callable[[str, Terminal], None]
"""What is done with a screen worth a picture, and that picture's name."""

_SIZE = (120, 40)
_FOLD = 62
"""The column between the two pages."""
_SEED = "a"
_PUPILS, _ANSWERS = 24, 17
_TEXT = (Path(__file__).parents[2] / "questions.yaml").read_text(encoding="utf-8")
_BANK = yaml.load(_TEXT, yaml.BaseLoader)  # every value is text
_CHOICES = [question for question in _BANK["questions"] if "wrong" in question]
_EVENTS = {event["id"]: event for event in _BANK["timeline"]}


def an_evening(folder: Folder, seen: Seeing) -> None:
    """A round with one miss, some of the timeline, and the start page that knows of them."""
    with folder.open(Player, "--seed", _SEED, "--kinds", "choice", size=_SIZE) as player:
        player.begin("Play a round")
        is_missed = False
        for number in range(1, 11):
            player.asked(f"{number} of 10")
            if number == 4:
                seen("question", player)
            question = next(each for each in _CHOICES if each["ask"] in _left(player))
            may_miss = number > 4 and not is_missed and isinstance(question["answer"], str)
            wrong = _reasoned(question) if may_miss else ""
            _choose(player, wrong or question["answer"])
            player.answer()
            if wrong:
                seen("explanation", player)
                is_missed = True
            player.go_on()
        assert is_missed, "no question of the round makes the picture: another seed will"
        player.at_results()
        player.press("enter")  # which opens what was missed
        player.wait("┃")
        seen("results", player)
        player.press("escape")
        player.begin("Timeline")
        for number in range(1, len(_EVENTS)):
            player.asked(f"{number} of")
            _place(player)
            player.told()
            player.rest()
            right = "".join(line[_FOLD:] for line in player.text.splitlines()[:-8])
            if number > 5 and "▀" in right and "┃" in right:  # its year in figures, and its proof
                break
            player.go_on()
        seen("timeline", player)
        player.leave_round()
        seen("start", player)


def a_lesson(folder: Folder, seen: Seeing) -> None:
    """A class at its first question."""
    where = ("--address", "127.0.0.1", "--port", str(a_free_port()))
    with folder.open(Terminal, "host", "--seed", _SEED, *where, size=_SIZE) as teacher:
        teacher.wait("Open the lobby")
        teacher.press("enter")
        teacher.wait("Nobody is in yet")
        phones = [phone_in(folder) for _ in range(_PUPILS)]
        for phone in phones:
            phone.join()
        teacher.wait(f"{_PUPILS} are in")
        teacher.press("enter")
        teacher.wait("Question 1 of")
        asyncio.run(_answering(phones, lambda: _look(teacher, seen)))


def a_desk(folder: Folder, seen: Seeing) -> None:
    """A question being written, beside its sentence of the source."""
    folder.write("life.yaml", _TEXT)
    with folder.edit("life.yaml", size=_SIZE) as teacher:
        teacher.pick("organise a strike?")
        teacher.wait("▸  · Where did the party send")
        teacher.edit()
        seen("workshop", teacher)


async def _answering(phones: Sequence[Phone], then: Callable[[], None]) -> None:
    """All look at the question, and all but three of them answer it."""
    async with AsyncExitStack() as lines:
        for number, phone in enumerate(phones):
            await lines.enter_async_context(phone.line())
            view = await phone.sees(state="question")
            options = len(view["options"])
            chosen = [(number + each) % options for each in range(view.get("choose") or options)]
            if number < _ANSWERS:
                await phone.act("answer", q=1, vote=1, chosen=chosen)
        then()


def _look(teacher: Terminal, seen: Seeing) -> None:
    teacher.wait(f"{_ANSWERS} of {_PUPILS} have answered")
    seen("class", teacher)


def _left(player: Player) -> str:
    """What stands on the left page, as one line of words."""
    return " ".join(" ".join(line[:_FOLD] for line in player.text.splitlines()).split())


def _reasoned(question: dict[str, Any]) -> str:
    """A wrong option that is told why it is wrong, of a question on a dated event; empty if there is none."""
    dated = [event["quote"] for event in _EVENTS.values() if "date" in event]
    if any(str(question["quote"]) in quote or quote in question["quote"] for quote in dated):
        for option in question["wrong"]:
            if isinstance(option, dict):
                return str(option.get("option") or next(iter(option)))
    return ""


def _choose(player: Player, right: str | list[str]) -> None:
    for answer in [right] if isinstance(right, str) else right:
        keys = [key for key, row in player.rows().items() if answer.startswith(row)]
        assert keys, f"no option {answer}:\n{player.text}"
        player.press(keys[0])


def _place(player: Player) -> None:
    """Put the card where it belongs among those that lie."""
    lines = [line[:_FOLD] for line in player.text.splitlines()]
    held = next(line for line in lines if "◇" in line).partition("◇")[2].strip()
    lying = [line.partition("●")[2].strip() for line in lines[:-5] if "●" in line]
    at = _when(_event(held))
    player.press("home", *["down"] * sum(_when(_event(each)) < at for each in lying))
    player.rest()
    player.press("enter")


def _event(text: str) -> dict[str, Any]:
    return next(event for event in _EVENTS.values() if event["event"].startswith(text))


def _when(event: dict[str, Any]) -> str:
    """When it was, as a text that sorts: `1912-01`, and `1912-01~` for what came after that."""
    after = event.get("after", [])
    earlier = [_when(_EVENTS[name]) + "~" for name in ([after] if isinstance(after, str) else after)]
    return max([str(event.get("date", "")), *earlier])
