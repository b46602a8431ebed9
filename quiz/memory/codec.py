"""Rounds and answers as rows of the memory, and back. Knows no database.

A row holds lists as JSON. Reading skips fields it does not know and fills in those that are not there, so
that a file from a later version of the same tables is read as far as it goes. What cannot be read, such as a
round with a kind of question that this version does not know, raises one of `UNREADABLE`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, NamedTuple, Protocol, TypeAlias, TypeVar

from quiz.game.banks import split_key
from quiz.game.round import Answer, Dealt, Kind, Play, Round


class PastRound(NamedTuple):
    """A round as the list of past rounds shows it."""

    id: str
    play: Play
    banks: tuple[str, ...]
    """The ids of the banks it was dealt from, sorted."""
    begun: datetime
    seconds: float
    """How long the answers took together."""
    score: float
    total: int
    """How many questions were dealt."""
    answered: int
    finished: bool
    """Whether it was played to its end, neither given up nor still to be gone on with."""
    day: str = ""
    """For a daily timeline: its day, as "2026-11-22"."""


class Known(NamedTuple):
    """How the last answer to an item went."""

    mark: float
    fingerprint: str
    """Of the item's answer at that time: another one means that the item has changed since."""
    at: datetime
    sure: bool = True
    """False if the player said that it was a guess."""


class Flag(NamedTuple):
    """A word from the player to the teacher about an item."""

    item: str
    word: str
    at: datetime
    number: int
    """What it goes by in its memory."""
    settled: datetime | None = None
    """When it was settled; None while it stands open."""


LONGEST = 100_000
"""Characters of any one text that are kept."""

UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)

Row: TypeAlias = dict[str, str | int | float]


class Stored(Protocol):
    """A row that was read: its values by the names of their columns."""

    def __getitem__(self, column: str, /) -> Any: ...


T = TypeVar("T")


def read_all(read: Callable[[Stored], T], rows: Iterable[Stored]) -> Iterator[T]:
    """What the rows say; those that this version cannot read are passed over."""
    for row in rows:
        with suppress(*UNREADABLE):
            yield read(row)


def kept_text(text: str) -> str:
    """The text as it is kept: of bounded length, and without the half characters that UTF-8 cannot write."""
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")


def time_to_row(at: datetime) -> Row:
    """The columns of a moment: UTC in ISO 8601, which sorts as text, and the offset from UTC in seconds."""
    offset = at.utcoffset() or timedelta()
    return {
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "utc_offset": round(offset.total_seconds()),
    }


def time_from(at: str, utc_offset: int) -> datetime:
    """The moment that two columns tell of, with its offset from UTC."""
    return datetime.fromisoformat(at).astimezone(timezone(timedelta(seconds=utc_offset)))


def to_json(values: Iterable[str] | Iterable[Dealt]) -> str:
    """Texts, or what was dealt, as one JSON array."""
    array = [_kept(value) if isinstance(value, str) else _kept(asdict(value)) for value in values]
    return json.dumps(array, ensure_ascii=False, separators=(",", ":"))


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _kept(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_kept(each) for each in value]
    return kept_text(value) if isinstance(value, str) else value


def texts_from_json(text: str) -> tuple[str, ...]:
    """The texts of a JSON array."""
    return tuple(str(item) for item in _array(text))


def dealt_from_json(text: str) -> tuple[Dealt, ...]:
    """What was dealt."""
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


def round_to_row(round_: Round, player: str, now: datetime) -> Row:
    """The columns of a round as it was dealt; `now` is when it began if it does not say."""
    begun = time_to_row(round_.begun or now)
    return {
        "id": kept_text(round_.id),
        "player": player,
        "play": round_.play.value,
        "seed": kept_text(round_.seed),
        "day": kept_text(round_.day),
        "begun": begun["at"],
        "utc_offset": begun["utc_offset"],
        "banks": to_json(banks_of(round_)),
        "opening": to_json(round_.opening),
        "dealt": to_json(round_.dealt),
        "total": round_.total,
    }


def round_from_row(row: Stored) -> Round:
    """The round of a row as it was dealt, without its answers."""
    return Round(
        id=row["id"],
        play=Play(row["play"]),
        seed=row["seed"],
        dealt=dealt_from_json(row["dealt"]),
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
        "player": player,
        "bank": kept_text(dealt.bank),
        "item": kept_text(dealt.item),
        "kind": dealt.kind.value,
        "fingerprint": kept_text(dealt.fingerprint),
        "round": kept_text(round_.id),
        "position": position,
        "chosen": to_json(answer.chosen),
        "mark": answer.mark,
        "seconds": answer.seconds,
        "sure": int(answer.sure),
    }


def answer_from_row(row: Stored) -> Answer:
    """The answer of a row."""
    return Answer(
        id=row["id"],
        at=time_from(row["at"], row["utc_offset"]),
        chosen=texts_from_json(row["chosen"]),
        mark=row["mark"],
        seconds=row["seconds"],
        sure=bool(row["sure"]),
    )


def past_from_row(row: Stored) -> PastRound:
    """The past round of a row that sums up a round's answers."""
    return PastRound(
        id=row["id"],
        play=Play(row["play"]),
        banks=texts_from_json(row["banks"]),
        begun=time_from(row["begun"], row["utc_offset"]),
        seconds=row["seconds"],
        score=row["score"],
        total=row["total"],
        answered=row["answered"],
        finished=bool(row["finished"]),
        day=row["day"],
    )


def known_from_row(row: Stored) -> Known:
    """How an item is known by the row of its last answer."""
    return Known(row["mark"], row["fingerprint"], time_from(row["at"], row["utc_offset"]), bool(row["sure"]))


def flag_from_row(row: Stored) -> Flag:
    """The flag of a row that has its settlement, if there is one, beside it."""
    return Flag(
        item=row["item"],
        word=row["word"],
        at=time_from(row["at"], row["utc_offset"]),
        number=row["number"],
        settled=time_from(row["settled"], row["settled_offset"]) if row["settled"] else None,
    )


def banks_of(round_: Round) -> tuple[str, ...]:
    """The ids of the banks that a round was dealt from, sorted; a timeline's opening counts."""
    banks = {dealt.bank for dealt in round_.dealt}
    return tuple(sorted(banks | {split_key(key)[0] for key in round_.opening}))


def _array(text: str) -> list[Any]:
    array = json.loads(text)
    if not isinstance(array, list):
        raise TypeError("not a JSON array")
    return array
