"""What there is to play, and what may follow a round: decided here for every face."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.model import Choice
from quiz.game.round import FEWEST_WRONG, PLAY_NAMES, Kind, Play, Round, Settings, counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.game.banks import Banks


class Past(NamedTuple):
    """What is remembered of earlier rounds with the same banks."""

    left: Sequence[Round] = ()
    """Those that can be gone on with, newest first."""
    best: float = 0.0
    """The most events placed in a timeline; 0 if none was played."""
    today: Round | None = None
    """The timeline of today if it is finished."""


NOTHING = Past()
"""The past of somebody who has played nothing, or of whom nothing is remembered."""


class Entry(NamedTuple):
    """One thing to play."""

    play: Play
    name: str
    about: tuple[str, ...]
    """What it is now, in a few words each."""
    score: str = ""
    """How it went so far, where it was played before."""
    left: Round | None = None
    """The round to go on with instead of drawing one."""
    played: Round | None = None
    """The finished round whose results there are instead, since it is played but once."""
    why_not: str = ""
    """Why it cannot be played now, in a sentence; empty if it can."""


def menu(banks: Banks, settings: Settings, past: Past = NOTHING) -> Iterator[Entry]:
    """Give what there is to play, in order, what cannot be played now among it."""
    left = next((each for each in past.left if each.play is not Play.READ), None)
    if left:
        score = f"{left.right} placed" if left.is_timeline else f"{left.right} right"
        yield Entry(left.play, "Go on", where_left(left), score=score, left=left)
    yield _reading(banks, next((each for each in past.left if each.play is Play.READ), None))
    drawable = banks.wanted(settings) or _draws(banks, settings)
    why_not = "" if drawable else "There is nothing to draw with these settings."
    yield Entry(Play.ROUND, "Play a round", (settings_text(settings, banks),), why_not=why_not)
    why_not = "" if len(banks.events) > 1 else "A timeline takes two events at least."
    best = f"best {past.best:g} placed" if past.best else ""
    name = PLAY_NAMES[Play.TIMELINE]
    yield Entry(Play.TIMELINE, name, ("put events in their places",), score=best, why_not=why_not)
    name = PLAY_NAMES[Play.DAILY]
    if past.today:
        yield Entry(Play.DAILY, name, ("played today", f"{past.today.right} placed"), played=past.today)
    else:
        yield Entry(Play.DAILY, name, ("the same for everyone today",), why_not=why_not)
    why_not = "" if _has_proofs(banks, settings) else "No answer's proof has sentences enough beside it."
    yield Entry(Play.PROOF, PLAY_NAMES[Play.PROOF], ("which sentence proves the answer?",), why_not=why_not)


def where_left(round: Round) -> tuple[str, ...]:  # noqa: A002 (the word for it)
    """Say where a round was left: its name, and at which question."""
    what = "event" if round.is_timeline else "question"
    return PLAY_NAMES[round.play], f"{what} {round.position + 1} of {round.total}"


def following(round: Round) -> tuple[Play, ...]:  # noqa: A002 (the word for it)
    """Give what to play after a finished round, the likeliest first; MISSES are those of this round."""
    again = {Play.MISSES: Play.ROUND, Play.DAILY: Play.TIMELINE}.get(round.play, round.play)
    return (Play.MISSES, again) if round.misses and not round.is_timeline else (again,)


def _reading(banks: Banks, left: Round | None) -> Entry:
    name = PLAY_NAMES[Play.READ]
    if left and left.current:
        from quiz.game.reading import part_of  # not needed for a newcomer's first frame

        part = part_of(left.current, banks)
        about = f"part {part.number} of {part.of}" if part else where_left(left)[1]
        return Entry(Play.READ, name, (about,), left=left)
    why_not = "" if banks.wanted(Settings()) else "No question can be played."
    return Entry(Play.READ, name, ("read a part of the source, then answer",), why_not=why_not)


def _has_proofs(banks: Banks, settings: Settings) -> bool:
    """Whether a bank with a quoted choice has a paragraph to look in.

    Where the quotes stand is not looked up: that costs more than a start page may.
    """
    choices = banks.wanted(replace(settings, kinds=frozenset({Kind.CHOICE})))
    quoted = {bank for bank, question in choices if isinstance(question, Choice) and question.quotes}
    paragraphs = (each for bank in quoted for each in banks.by_id[bank].source.paragraphs)
    return any(len(paragraph.sentences) > FEWEST_WRONG for paragraph in paragraphs)


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
