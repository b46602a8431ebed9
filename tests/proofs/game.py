"""A game that plays itself until it is killed: `python -m tests.proofs.game FOLDER ROUNDS`.

What it plays follows from the names of its rounds alone, so that the proof knows it too. It says each thing
after the memory has it: a line is a promise.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from quiz.game.round import Answer, Dealt, Kind, Play, Round
from quiz.memory.log import Memory

BANK = "serebryakov"
_CLOCK = datetime(2026, 11, 22, 21, 5, 33, tzinfo=UTC)
_TOWNS = ("Samara", "Lugansk", "Baku", "Odessa", "Tomsk", "Łódź")


def round_named(name: str) -> Round:
    """The round of that name, as it is dealt: every other one a lesson of several parts."""
    chance = Random(f"deal {name}")
    count, is_lesson = chance.randint(4, 12), chance.random() < 0.5
    prints = [f"{chance.getrandbits(48):012x}" for _ in range(count)]
    dealt = tuple(
        Dealt(
            BANK,
            f"item-{number}",
            Kind.CHOICE,
            prints[number],
            tuple(chance.sample(_TOWNS, 4)),
            number // 3 if is_lesson else 0,
        )
        for number in range(count)
    )
    play = Play.READ if is_lesson else Play.ROUND
    return Round(name, play, f"seed of {name}", dealt, begun=_CLOCK, is_lesson=is_lesson)


def next_answer(round_: Round) -> Answer:
    """What is answered to the round's current question; what has come back is a word of its own."""
    name = f"{round_.id}/{round_.at}" + f"/again-{len(round_.again)}" * round_.is_again
    chance = Random(f"answer {name}")
    chosen = (chance.choice(round_.dealt[round_.at].shown),)
    return Answer(name, _CLOCK, chosen, chance.choice((0.0, 0.25, 1.0)), seconds=chance.random())


def is_a_guess(answer: Answer) -> bool:
    """Whether the player then says that it was a guess; of what has come back nobody does."""
    return "again" not in answer.id and Random(f"guess {answer.id}").random() < 0.3


def opening_line(unfinished: tuple[Round, ...]) -> str:
    """What a game says first: the rounds it goes on with, and from where."""
    return (
        " ".join(("opened", *(f"{round_.id}:{round_.at}:{len(round_.again)}" for round_ in unfinished)))
        + "\n"
    )


def play(folder: Path, rounds: int) -> None:
    """Go on with what is unfinished, then play more, until that many rounds are finished."""
    with Memory(folder) as memory:
        unfinished = memory.unfinished((BANK,))
        print(opening_line(unfinished), end="", flush=True)
        for notice in memory.notices:
            print("notice", notice, flush=True)
        begun = len(memory.history())
        for round_ in unfinished:
            _play_round(memory, round_)
        for number in range(begun, rounds):
            _play_round(memory, round_named(f"round-{number}"))


def _play_round(memory: Memory, round_: Round) -> None:
    if not round_.answers:
        memory.keep(round_)
        print("begun", round_.id, flush=True)
    while not round_.finished:
        answer = next_answer(round_)
        memory.keep(round_.answered(answer))
        print("answered", answer.id, flush=True)
        round_ = round_.answered(answer)
        if is_a_guess(answer):
            round_ = round_.unsure()
            memory.amend(round_)
            print("guessed", answer.id, flush=True)


if __name__ == "__main__":
    play(Path(sys.argv[1]), int(sys.argv[2]))
