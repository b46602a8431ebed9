"""What there is to play, and what may follow a round: decided here for every face."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quiz.bank.model import Choice
from quiz.game.banks import Banks
from quiz.game.round import DAILY, FEWEST_WRONG, PLAY_NAMES, Kind, Play, Round, Settings
from quiz.game.wording import counted, listed


class Past(NamedTuple):
    """What is remembered of earlier rounds with the same banks."""

    left: Sequence[Round] = ()
    """Those that can be gone on with, newest first."""
    best: float = 0.0
    """The most events placed in a timeline."""
    today: Round | None = None
    """The timeline of today if it is finished."""


NOTHING = Past()
GO_ON = "Go on"
NEXT_DAILY = "at midnight UTC"
"""When there is another timeline of today."""


class Entry(NamedTuple):
    """One thing to play: what it is now, and how it went so far, in a few words each."""

    play: Play
    name: str
    about: tuple[str, ...]
    left: Round | None = None
    """The round to go on with instead of drawing one."""


def menu(banks: Banks, settings: Settings, past: Past = NOTHING) -> Iterator[Entry]:
    """Give what can be played now, in order."""

    def entry(play: Play, *about: str) -> Entry:
        return Entry(play, "Play a round" if play is Play.ROUND else PLAY_NAMES[play], about)

    readings = (each for each in past.left if each.play is Play.READ)
    reading = next((each for each in readings if not each.finished), None)
    left = next((each for each in past.left if each.play is not Play.READ), None)
    if left:
        score = f"{left.right} placed" if left.is_timeline else f"{left.right} right"
        yield Entry(left.play, GO_ON, (*where_left(left), score), left)
    if reading:
        yield entry(Play.READ, _where_read(reading, banks))._replace(left=reading)
    elif banks.wanted(Settings()):
        yield entry(Play.READ, "read a part, then answer")
    if banks.wanted(settings) or _draws(banks, settings):
        yield entry(Play.ROUND, settings_text(settings, banks))
    can_be_placed = banks.has_line
    if can_be_placed:
        best = [f"best {past.best:g} placed"] * bool(past.best)
        yield entry(Play.TIMELINE, "put events in their places", *best)
    if past.today:
        yield entry(Play.DAILY, f"played: {past.today.right} of {past.today.total}, next {NEXT_DAILY}")
    elif can_be_placed:
        cards = counted(min(DAILY, len(banks.events) - 1), "card")
        yield entry(Play.DAILY, f"{cards}, the same for all")
    # Which sentences there are, and what proves what, costs more to find than a start page may.
    choices = banks.wanted(replace(settings, kinds=frozenset({Kind.CHOICE})))
    stated = (
        bank for bank, each in choices if isinstance(each, Choice) and each.quotes and not each.inferred
    )
    texts = {banks.by_id[bank].source.text for bank in stated}
    if any(sum(map(text.count, ".!?…。！？؟।")) > FEWEST_WRONG for text in texts):
        yield entry(Play.PROOF, "which sentence proves it?")


LABELS = {
    Play.READ: "A part of the source to read, then the questions on it with the text hidden. The best first "
    "choice for a life that you do not know.",
    Play.ROUND: "Questions of all sorts from the whole source. A quote proves each answer.",
    Play.MISSES: "What was not wholly right in a round, once more.",
    Play.TIMELINE: "One event after another is put in its place on a growing line. Three that are misplaced "
    "end it.",
    Play.DAILY: "The same cards for everyone today, dealt once. The result is a line to share.",
    Play.PROOF: "A claim, which may be wrong. Which sentences of the source prove it, or does none?",
}
"""What a play is, in a sentence or two."""


def welcome(entries: Iterable[Entry]) -> str:
    """Say to a newcomer in one line what this is, and with which play to begin: the first."""
    first = next((f" Begin with {entry.name}." for entry in entries), "")
    return f"A quiz that proves every answer from its source.{first}"


def where_left(round: Round) -> tuple[str, ...]:  # noqa: A002 (the word for it)
    """Say where a round was left: its name, and at which question, if any is left of it."""
    what = "event" if round.is_timeline else "question"
    at = "nothing left to ask" if round.finished else f"{what} {round.at + 1} of {round.total}"
    return PLAY_NAMES[round.play], at


def following(round: Round) -> tuple[Play, ...]:  # noqa: A002 (the word for it)
    """Give what to play after a finished round, the likeliest first; MISSES are those of this round.

    There is one timeline a day, and nothing like it until the next.
    """
    again = () if round.play is Play.DAILY else (Play.ROUND if round.play is Play.MISSES else round.play,)
    return (Play.MISSES, *again) if round.doubtful and not round.is_timeline else again


def _where_read(reading: Round, banks: Banks) -> str:
    from quiz.game.parts import part_of  # not needed for a newcomer's first frame

    part = part_of(reading.dealt[reading.at], banks)
    return f"part {part.number} of {part.of}" if part else where_left(reading)[1]


def settings_text(settings: Settings, banks: Banks) -> str:
    """Say what a round with these settings is made of: "10 questions on everything"."""
    count = settings.length
    if count is None or len(banks.wanted(settings)) < count:
        there_are = _draws(banks, settings)
        count = min(count or there_are, there_are)
    noun = "question" if len(settings.kinds) > 1 else min(settings.kinds).value
    topics = [topic for topic in banks.topics if topic in settings.topics]
    on = f"{len(topics)} topics" if len(topics) > 2 else listed(topics) or "everything"
    return f"{counted(count, noun)} on {on}"


def _draws(banks: Banks, settings: Settings) -> int:
    from quiz.game.draw import draws  # the first frame is sooner without all that drawing takes

    return draws(banks, settings)
