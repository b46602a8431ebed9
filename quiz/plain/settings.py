"""How long a round is, what kinds of questions it has, and on which topics: asked line by line."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn, TypeVar

from quiz.game.draw import draws
from quiz.game.round import Kind
from quiz.game.settings import Settings
from quiz.plain.console import Leave, Prompt, Unclear, number_of, numbers

Name = TypeVar("Name", bound=str)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quiz.memory.player import Player
    from quiz.plain.console import Console

KINDS = {Kind.CHOICE: "choices", Kind.ORDERING: "orderings"}
"""The kinds that are drawn, and their names."""


def change_settings(console: Console, player: Player) -> NoReturn:
    """Ask what to change, and keep every change at once, until the player leaves.

    Raises Leave then, or EndOfInput.
    """
    changes: tuple[tuple[str, Callable[[Console, Player, Settings], Settings]], ...] = (
        ("Length", _length),
        ("Kinds", _kinds),
        ("Topics", _topics),
    )
    while True:
        settings = player.settings
        values = (_length_text(settings), _kinds_text(settings), _topics_text(settings))
        options = [
            (f"{name}: {value}", change) for (name, change), value in zip(changes, values, strict=True)
        ]
        console.say("")
        prompt = Prompt("Type 1, 2 or 3 to change it, or q to go back.")
        change = console.choose("What a round is made of:", options, prompt)
        with suppress(Leave):
            _keep(console, player, change(console, player, settings))


def _keep(console: Console, player: Player, settings: Settings) -> None:
    if draws(player.banks, settings):
        player.keep(settings)
    else:
        console.say("Nothing would be left to draw, so this stays as it was.")


def _length(console: Console, _player: Player, settings: Settings) -> Settings:
    prompt = Prompt("Type how many questions a round has, or all.")
    return replace(settings, length=console.ask(prompt, read_length))


def read_length(line: str) -> int | None:
    """Read how many questions a round has, from 1 to 9999; None for all. Raises Unclear."""
    if line.casefold() == "all":
        return None
    try:
        return number_of(line, last=9999)
    except Unclear:
        raise Unclear("Please type a number, such as 10, or all.") from None


def _kinds(console: Console, _player: Player, settings: Settings) -> Settings:
    kinds = tuple(KINDS)
    console.say("Kinds of questions:", *(f"{number}. {KINDS[kind]}" for number, kind in enumerate(kinds, 1)))
    prompt = Prompt("Type the numbers of those you want, such as 1 2, or all.")
    return replace(settings, kinds=frozenset(console.ask(prompt, lambda line: _among(line, kinds))))


def _topics(console: Console, player: Player, settings: Settings) -> Settings:
    topics = player.banks.topics
    if not topics:
        console.say("These questions have no topics.")
        return settings
    console.say("Topics:", *(f"{number}. {topic}" for number, topic in enumerate(topics, 1)))
    prompt = Prompt("Type the numbers of those you want, such as 1 2, or all.")
    chosen = frozenset(console.ask(prompt, lambda line: _among(line, topics)))
    return replace(settings, topics=frozenset() if len(chosen) == len(topics) else chosen)


def _among(line: str, values: Sequence[Name]) -> Sequence[Name]:
    if line.casefold() == "all":
        return values
    found = numbers(line)
    if not all(1 <= number <= len(values) for number in found):
        raise Unclear(f"Please type numbers from 1 to {len(values)}, or all.")
    return [values[number - 1] for number in found]


def _length_text(settings: Settings) -> str:
    return str(settings.length) if settings.length else "all"


def _kinds_text(settings: Settings) -> str:
    return " and ".join(KINDS[kind] for kind in KINDS if kind in settings.kinds)


def _topics_text(settings: Settings) -> str:
    return ", ".join(sorted(settings.topics)) or "all"
