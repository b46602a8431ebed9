"""A small bank, and games played on it line by line."""

import io
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import combinations, permutations
from pathlib import Path

from quiz.bank.reading import read_text
from quiz.game.banks import Banks
from quiz.game.question import ask
from quiz.game.round import Kind, Play, Round, Settings
from quiz.memory.log import Memory
from quiz.memory.player import Player
from quiz.plain.console import Console
from quiz.plain.kinds import KINDS
from quiz.plain.play import play_by_line

ADA = Path(__file__).parent.parent / "golden" / "banks" / "ada.yaml"
BANK = ADA.read_text(encoding="utf-8")
"""A bank of two choices, one with two answers, an ordering, and a timeline of five."""

HOSTILE = "\x1b]52;c;AAAA\x07\x1b[31m[/][@click=app.quit]x\u202e\u009b2J"
"""Text that a terminal, or markup, would obey."""


def a_player(folder: Path, text: str = BANK, *, settings: Settings | None = None) -> Player:
    """A player whose clocks stand still; each id is the next number."""
    numbers = itertools.count(1)
    bank = read_text(text, "ada.yaml").bank
    assert bank is not None
    return Player(
        Banks([bank]),
        Memory(folder),
        settings=settings,
        now=lambda: datetime(2026, 11, 22, 21, 5, tzinfo=UTC),
        tick=lambda: 0.0,
        new_id=lambda: f"id-{next(numbers)}",
    )


def conversation(
    player: Player, *lines: str, play: Play | None = None, seed: str = "s", interactive: bool = False
) -> str:
    """What is said when these lines are typed, and then the input ends."""
    output = io.StringIO()
    answers = io.StringIO("".join(f"{line}\n" for line in lines))
    play_by_line(Console(answers, output, interactive=interactive), player, play, seed)
    return output.getvalue()


def right(round_: Round, banks: Banks, sign: int = 1) -> str:
    """What to type to answer the current question rightly; with -1, as wrongly as can be."""
    asked = ask(round_, banks)
    keys = [option.key for option in asked.options]
    first = 0 if asked.kind is Kind.PLACE else 1
    if asked.kind is Kind.PLACE:
        keys = ["", *keys]
    several = (permutations if asked.kind is Kind.ORDERING else combinations)(keys, asked.wanted)
    answers = [*several, (keys[-1],)] if asked.kind is Kind.PROOF else several  # none of them, alone
    best = max(answers, key=lambda chosen: sign * asked.mark(chosen))
    return " ".join(str(keys.index(key) + first) for key in best)


def wrong(round_: Round, banks: Banks) -> str:
    """What to type to answer the current question as wrongly as can be."""
    return right(round_, banks, -1)


def script(folder: Path, play: Play, answer: Callable[[Round, Banks], str], text: str = BANK) -> list[str]:
    """What to type to answer every question of a round in one way."""
    player = a_player(folder / "script", text, settings=Settings())
    return list(_answers(player, player.begin(play, "s"), answer))


def _answers(player: Player, round_: Round, answer: Callable[[Round, Banks], str]) -> Iterator[str]:
    while round_.current:
        line = (right if round_.is_again else answer)(
            round_, player.banks
        )  # else it would come back for ever
        yield line
        asked = ask(round_, player.banks)
        round_ = player.answer(round_, KINDS[asked.kind](asked).read(line), 0.0)
