"""Rounds, answers and what follows from them as rows of the memory, and back. Knows no database.

A row holds lists as JSON. Fields of a later version are passed over and missing ones filled in; what this
version cannot read, such as an unknown kind of question, raises one of `UNREADABLE`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, NamedTuple, TypeAlias, TypeVar

from quiz.game.banks import split_key
from quiz.game.round import Again, Answer, Dealt, Kind, Play, Round, Settings

UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)

Row: TypeAlias = Mapping[str, Any]
"""Values by the names of their columns."""

T = TypeVar("T")


class PastRound(NamedTuple):
    """A round as the list of past rounds shows it."""

    id: str
    play: Play
    banks: tuple[str, ...]
    """The ids of the banks it was dealt from, sorted; a timeline's opening counts."""
    begun: datetime
    right: int
    """How many answers were wholly right."""
    total: int
    """How many questions were dealt."""
    answered: int
    finished: bool
    """Whether it was played to its end, neither given up nor still to be gone on with."""


class Flag(NamedTuple):
    """A word from the player to the teacher about an item."""

    item: str
    word: str
    at: datetime
    number: int
    """What it goes by in its memory."""
    settled: datetime | None = None
    """When it was settled; None while it stands open."""


def read_all(read: Callable[[Row], T], rows: Iterable[Row]) -> Iterator[T]:
    """What the rows say; those that this version cannot read are passed over."""
    for row in rows:
        with suppress(*UNREADABLE):
            yield read(row)


def time_to_row(at: datetime, column: str = "at") -> Row:
    """The columns of a moment: UTC in ISO 8601, which sorts as text, and the offset from UTC in seconds."""
    offset = at.utcoffset() or timedelta()
    utc = at.astimezone(UTC).isoformat(timespec="microseconds")
    return {column: utc, "utc_offset": round(offset.total_seconds())}


def time_from(row: Row, at: str = "at", utc_offset: str = "utc_offset") -> datetime:
    """The moment that two columns tell of, with its offset from UTC."""
    return datetime.fromisoformat(row[at]).astimezone(timezone(timedelta(seconds=row[utc_offset])))


def to_json(values: Iterable[object]) -> str:
    """Texts, or mappings of what was dealt, as one JSON array."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def texts_from_json(text: str) -> tuple[str, ...]:
    """The texts of a JSON array."""
    return texts(json.loads(text))


def texts(values: Sequence[str]) -> tuple[str, ...]:
    """What should be texts, of which SQLite and JSON allow anything; raises TypeError if they are not."""
    if not all(isinstance(each, str) for each in values):
        raise TypeError(values)
    return tuple(values)


def dealt_from_json(text: str) -> tuple[Dealt, ...]:
    """What was dealt."""
    return tuple(
        Dealt(
            str(each["bank"]),
            str(each["item"]),
            Kind(each["kind"]),
            each.get("fingerprint", ""),
            texts(each.get("shown", ())),
            each.get("part", 0),
            texts(each.get("claimed", ())),
        )
        for each in json.loads(text)
    )


def round_to_row(round_: Round, now: datetime) -> Row:
    """The columns of a round as it was dealt; `now` is when it began if it does not say."""
    banks = {dealt.bank for dealt in round_.dealt} | {split_key(key)[0] for key in round_.opening}
    return {
        "id": round_.id,
        "player": "",
        "play": round_.play.value,
        "seed": round_.seed,
        "day": round_.day,
        **time_to_row(round_.begun or now, "begun"),
        "banks": to_json(sorted(banks)),
        "opening": to_json(round_.opening),
        "dealt": to_json(map(asdict, round_.dealt)),
        "total": round_.total,
        "lesson": int(round_.is_lesson),
    }


def round_from_row(row: Row) -> Round:
    """The round of a row as it was dealt, without its answers."""
    return Round(
        id=row["id"],
        play=Play(row["play"]),
        seed=row["seed"],
        dealt=dealt_from_json(row["dealt"]),
        opening=texts_from_json(row["opening"]),
        day=row["day"],
        begun=time_from(row, "begun"),
        is_lesson=bool(row["lesson"]),
    )


def settings_to_row(settings: Settings) -> Row:
    """What a round is to be made of, as JSON can hold it."""
    kinds, topics = sorted(settings.kinds), sorted(settings.topics)
    return {"length": settings.length, "kinds": kinds, "topics": topics}


def settings_from_row(row: Row) -> Settings:
    """The settings of a row."""
    length, kinds = row.get("length", 10), frozenset(map(Kind, row.get("kinds", ())))
    length = length if isinstance(length, int) and length > 0 else None
    return Settings(length, kinds or Settings().kinds, frozenset(row.get("topics", ())))


def answer_to_row(round_: Round, position: int) -> Row:
    """The columns of the round's answer at a position, with the question it answers."""
    dealt, answer = round_.dealt[position], round_.answers[position]
    return {
        **again_to_row(round_, Again(position, answer)),
        "player": "",
        "bank": dealt.bank,
        "item": dealt.item,
        "kind": dealt.kind.value,
        "fingerprint": dealt.fingerprint,
        "sure": int(answer.sure),
    }


def answer_from_row(row: Row) -> Answer:
    """The answer of a row."""
    chosen, mark, seconds = texts_from_json(row["chosen"]), float(row["mark"]), float(row["seconds"])
    return Answer(row["id"], time_from(row), chosen, mark, seconds, bool(row["sure"]))


def again_to_row(round_: Round, again: Again) -> Row:
    """The columns of an answer to what came back; which question that is, its first answer says."""
    answer = again.answer
    return {
        "id": answer.id,
        **time_to_row(answer.at),
        "round": round_.id,
        "position": again.position,
        "chosen": to_json(answer.chosen),
        "mark": answer.mark,
        "seconds": answer.seconds,
    }


def again_from_row(row: Row) -> Again:
    """The answer of a row to what came back."""
    return Again(int(row["position"]), answer_from_row({**row, "sure": 1}))
