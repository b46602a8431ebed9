"""Rounds and answers as rows of the memory, and back. Knows no database.

A row holds lists as JSON. Reading skips fields it does not know and fills in those that are not there, so
that a file from a later version of the same tables is read as far as it goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, NamedTuple, Protocol, TypeAlias

from quiz.game.round import Answer, Dealt, Kind, Play, Round


class PastRound(NamedTuple):
    """A round as the list of past rounds shows it."""

    id: str
    """What `Memory.recall` gives the whole of it for."""
    play: Play
    """The way it was played."""
    banks: tuple[str, ...]
    """The ids of the banks it was dealt from, sorted."""
    begun: datetime
    """When it began, with its offset from UTC."""
    seconds: float
    """How long the answers took together."""
    score: float
    """The sum of the marks."""
    total: int
    """How many questions were dealt."""
    answered: int
    """How many of them have been answered."""
    finished: bool
    """Whether it was played to its end, neither given up nor still to be gone on with."""
    day: str = ""
    """For a daily timeline: its day, as "2026-11-22"."""


class Known(NamedTuple):
    """How the last answer to an item went."""

    mark: float
    """From 0 to 1."""
    fingerprint: str
    """Of the item's answer at that time: another one means that the item has changed since."""
    at: datetime
    """When it was given, with its offset from UTC."""
    sure: bool = True
    """False if the player said that it was a guess."""


class Flag(NamedTuple):
    """A word from the player to the teacher about an item."""

    item: str
    """The id of the item."""
    word: str
    """What the player said of it."""
    at: datetime
    """When, with the offset from UTC."""
    number: int
    """What it goes by in its memory."""
    settled: datetime | None = None
    """When it was settled, with the offset from UTC; None while it stands open."""


LONGEST = 100_000
"""Characters of any one text that are kept."""

Row: TypeAlias = dict[str, str | int | float]


class Stored(Protocol):
    """A row that was read: its values by the names of their columns."""

    def __getitem__(self, column: str, /) -> Any: ...


class UnreadableError(ValueError):
    """A stored round that this version cannot play, such as one with a kind of question it does not know."""


def kept_text(text: str) -> str:
    """The text as it is kept: of bounded length, and without the half characters that UTF-8 cannot write."""
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")


def time_to_row(at: datetime) -> Row:
    """The columns of a moment: UTC in ISO 8601, which sorts as text, and the offset from UTC in seconds."""
    aware = at.astimezone() if at.tzinfo is None else at
    offset = aware.utcoffset() or timedelta()
    return {
        "at": aware.astimezone(UTC).isoformat(timespec="microseconds"),
        "utc_offset": round(offset.total_seconds()),
    }


def time_from(at: str, utc_offset: int) -> datetime:
    """The moment that two columns tell of, with its offset from UTC."""
    try:
        return datetime.fromisoformat(at).astimezone(timezone(timedelta(seconds=utc_offset)))
    except (ValueError, TypeError, OverflowError) as error:
        raise UnreadableError(f"no moment: {at!r}") from error


def texts_to_json(texts: Iterable[str]) -> str:
    """Texts as one JSON array."""
    return json.dumps([kept_text(text) for text in texts], ensure_ascii=False, separators=(",", ":"))


def texts_from_json(text: str) -> tuple[str, ...]:
    """The texts of a JSON array; raises UnreadableError."""
    return tuple(str(item) for item in _array(text))


def dealt_to_json(questions: Iterable[Dealt]) -> str:
    """What was dealt as one JSON array of objects."""
    return json.dumps(
        [
            {
                "bank": kept_text(dealt.bank),
                "item": kept_text(dealt.item),
                "kind": dealt.kind.value,
                "fingerprint": kept_text(dealt.fingerprint),
                "shown": [kept_text(text) for text in dealt.shown],
                "part": dealt.part,
            }
            for dealt in questions
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def dealt_from_json(text: str) -> tuple[Dealt, ...]:
    """What was dealt; raises UnreadableError."""
    try:
        return tuple(
            Dealt(
                bank=str(each["bank"]),
                item=str(each["item"]),
                kind=Kind(each["kind"]),
                fingerprint=str(each.get("fingerprint", "")),
                shown=tuple(str(shown) for shown in each.get("shown", ())),
                part=int(each.get("part", 0)),
            )
            for each in _array(text)
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableError(f"a question cannot be read: {error}") from error


def round_to_row(round_: Round, player: str, now: datetime) -> Row:
    """The columns of a round as it was dealt; `now` is when it began if it does not say."""
    begun = time_to_row(round_.begun or now)
    return {
        "id": kept_text(round_.id),
        "player": kept_text(player),
        "play": round_.play.value,
        "seed": kept_text(round_.seed),
        "day": kept_text(round_.day),
        "begun": begun["at"],
        "utc_offset": begun["utc_offset"],
        "banks": texts_to_json(banks_of(round_)),
        "opening": texts_to_json(round_.opening),
        "dealt": dealt_to_json(round_.dealt),
        "total": round_.total,
    }


def round_from_row(row: Stored, answers: Iterable[Answer] = ()) -> Round:
    """The round of a row, with the answers given to it; raises UnreadableError."""
    return Round(
        id=row["id"],
        play=play_from(row["play"]),
        seed=row["seed"],
        dealt=dealt_from_json(row["dealt"]),
        answers=tuple(answers),
        opening=texts_from_json(row["opening"]),
        day=row["day"],
        begun=time_from(row["begun"], row["utc_offset"]),
    )


def answer_to_row(round_: Round, position: int, player: str) -> Row:
    """The columns of the round's answer at a position, with the question it answers."""
    dealt, answer = round_.dealt[position], round_.answers[position]
    return {
        "id": kept_text(answer.id),
        **time_to_row(answer.at),
        "player": kept_text(player),
        "bank": kept_text(dealt.bank),
        "item": kept_text(dealt.item),
        "kind": dealt.kind.value,
        "fingerprint": kept_text(dealt.fingerprint),
        "round": kept_text(round_.id),
        "position": position,
        "chosen": texts_to_json(answer.chosen),
        "mark": answer.mark,
        "seconds": answer.seconds,
        "sure": int(answer.sure),
    }


def answer_from_row(row: Stored) -> Answer:
    """The answer of a row; raises UnreadableError."""
    return Answer(
        id=row["id"],
        at=time_from(row["at"], row["utc_offset"]),
        chosen=texts_from_json(row["chosen"]),
        mark=row["mark"],
        seconds=row["seconds"],
        sure=bool(row["sure"]),
    )


def past_from_row(row: Stored) -> PastRound:
    """The past round of a row that sums up a round's answers; raises UnreadableError."""
    return PastRound(
        id=row["id"],
        play=play_from(row["play"]),
        banks=texts_from_json(row["banks"]),
        begun=time_from(row["begun"], row["utc_offset"]),
        seconds=row["seconds"],
        score=row["score"],
        total=row["total"],
        answered=row["answered"],
        finished=bool(row["finished"]),
        day=row["day"],
    )


def play_from(text: str) -> Play:
    """The way to play of that name; raises UnreadableError."""
    try:
        return Play(text)
    except ValueError as error:
        raise UnreadableError(f"a way to play that this version does not know: {text}") from error


def banks_of(round_: Round) -> tuple[str, ...]:
    """The ids of the banks that a round was dealt from, sorted."""
    banks = {dealt.bank for dealt in round_.dealt}
    if round_.opening:
        # Deferred: only a timeline has keys, and this room reads banks for nothing else.
        from quiz.game.banks import split_key

        banks.update(split_key(key)[0] for key in round_.opening)
    return tuple(sorted(banks))


def _array(text: str) -> list[Any]:
    try:
        array = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not JSON: {error}") from error
    if not isinstance(array, list):
        raise UnreadableError("not a JSON array")
    return array
