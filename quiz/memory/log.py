"""The memory of a player: what was played, kept as it happened, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Self

from quiz.game.round import Answer, Dealt, Kind, Play, Round
from quiz.memory.codec import (
    Flag,
    Known,
    PastRound,
    UnreadableError,
    answer_from_row,
    answer_to_row,
    kept_text,
    past_from_row,
    round_from_row,
    round_to_row,
    texts_from_json,
    texts_to_json,
    time_from,
    time_to_row,
)
from quiz.memory.database import Database, Writing
from quiz.memory.health import MemoryProblem, data_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path
    from types import TracebackType


_ENDING = "(SELECT how FROM ending WHERE ending.round = round.id ORDER BY number DESC LIMIT 1)"
"""How a round ended last: "finished", "given up", "taken up" again, or NULL."""


def _now() -> datetime:
    return datetime.now().astimezone()


class Memory:
    """What is remembered about a player, in one file of the data folder.

    Opening never fails: a file that cannot be the memory is set aside by name, and where nothing can be kept,
    the memory lasts as long as the program; `notices` says either. Writing raises MemoryProblem if it is not
    on the disk: the game can go on, and the round's next answer brings along what was not kept. Reading
    raises MemoryProblem where pages are damaged. For the thread that made it, except `examine`.
    """

    def __init__(
        self, folder: Path | None = None, *, player: str = "", now: Callable[[], datetime] = _now
    ) -> None:
        self._player = kept_text(player)
        self._now = now
        self._database = Database(folder or data_folder(), now())

    @property
    def notices(self) -> tuple[str, ...]:
        """What the player should know about the memory, a line each."""
        return self._database.notices

    @property
    def is_kept(self) -> bool:
        """Whether what is remembered outlives the program."""
        return self._database.is_kept

    @property
    def last_exit_was_unclean(self) -> bool:
        """Whether a game was killed or the power went: then `examine` should run, off the first frame."""
        return self._database.last_exit_was_unclean

    def examine(self) -> str:
        """Look for damage in the whole file, from any thread: a line for the player, "" if all is well."""
        return self._database.examine()

    # What happens in a game

    def begin(self, round_: Round) -> None:
        """Keep a round as it was dealt, before its first question is shown."""
        with self._database.writing() as writing:
            self._keep(writing, round_)

    def record(self, round_: Round, answer: Answer) -> None:
        """Keep the answer to the round's current question, and the round's end if it is the last.

        On the disk when it returns. Recording an answer twice is recording it once.
        """
        known = any(given.id == answer.id for given in round_.answers)
        answered = round_ if known else round_.answered(answer)
        with self._database.writing() as writing:
            self._keep(writing, answered)
            if answered.finished:
                self._close_round(writing, answered, "finished")

    def amend(self, round_: Round) -> None:
        """Keep how sure the player now says to have been of the round's last answer."""
        answer = round_.answers[-1]
        with self._database.writing() as writing:
            self._keep(writing, round_)
            self._amend(writing, answer, "sure" if answer.sure else "unsure")

    def take_back(self, round_: Round) -> None:
        """Take back the round's last answer: the round goes on from before it."""
        with self._database.writing() as writing:
            self._keep(writing, round_)
            self._amend(writing, round_.answers[-1], "taken back")
            if self._ending(writing, round_):
                self._close_round(writing, round_, "taken up")

    def end(self, round_: Round, *, finished: bool) -> None:
        """Keep that a round is finished, or given up and not to be gone on with; its answers stay."""
        with self._database.writing() as writing:
            self._keep(writing, round_)
            self._close_round(writing, round_, "finished" if finished else "given up")

    def flag(self, bank: str, item: str, word: str, at: datetime) -> None:
        """Keep a word to the teacher about an item."""
        flag = {"bank": kept_text(bank), "item": kept_text(item), "word": kept_text(word)}
        with self._database.writing() as writing:
            writing.insert("flag", {"player": self._player, **flag, **time_to_row(at)})

    def settle(self, flags: Iterable[Flag]) -> int:
        """Keep that flags need no more looking at; how many of them stood open until now."""
        count = 0
        with self._database.writing() as writing:
            for number in sorted({flag.number for flag in flags}):
                entry = {"flag": number}
                if not writing.execute("SELECT 1 FROM settlement WHERE flag = :flag", entry):
                    writing.insert("settlement", {**entry, **time_to_row(self._now())})
                    count += 1
        return count

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting until it is set again."""
        with self._database.writing() as writing:
            writing.execute(
                "INSERT INTO setting VALUES (:name, :value) ON CONFLICT DO UPDATE SET value = :value",
                {"name": kept_text(name), "value": kept_text(value)},
            )

    # What follows from it

    def unfinished(self, bank_ids: Collection[str], limit: int | None = None) -> tuple[Round, ...]:
        """The rounds that can be gone on with and need no other banks, newest first, at most `limit`."""
        open_rounds = self._database.rows(
            f"""
            SELECT id, banks FROM round
            WHERE player = :player AND COALESCE({_ENDING}, 'taken up') = 'taken up' ORDER BY number DESC
            """,
            {"player": self._player},
        )
        playable = set(bank_ids)
        found: list[Round] = []
        for row in open_rounds:
            if limit is not None and len(found) >= limit:
                break
            with suppress(UnreadableError):
                if playable.issuperset(texts_from_json(row["banks"])):
                    round_ = self.recall(row["id"])
                    if round_ and not round_.finished:
                        found.append(round_)
        return tuple(found)

    def recall(self, round_id: str) -> Round | None:
        """The round as it was dealt, with its answers; None if this version does not remember it."""
        values = {"player": self._player, "id": kept_text(round_id)}
        for row in self._database.rows("SELECT * FROM round WHERE id = :id AND player = :player", values):
            try:
                return self._with_answers(round_from_row(row))
            except UnreadableError:
                return None
        return None

    def finished_on(self, day: str) -> tuple[Round, ...]:
        """The daily timelines of a day that were played to their end, the first begun first."""
        rows = self._database.rows(
            f"""
            SELECT id FROM round WHERE player = :player AND play = :play AND day = :day
                AND {_ENDING} = 'finished' ORDER BY number
            """,
            {"player": self._player, "play": Play.DAILY.value, "day": day},
        )
        return tuple(found for row in rows if (found := self.recall(row["id"])))

    def history(self, limit: int | None = None) -> tuple[PastRound, ...]:
        """The rounds that were begun, newest first, at most `limit`."""
        rows = self._database.rows(
            f"""
            SELECT round.*, {_ENDING} = 'finished' AS finished,
                COUNT(standing.id) AS answered, TOTAL(mark) AS score, TOTAL(seconds) AS seconds
            FROM (SELECT number, id, play, banks, begun, utc_offset, day, total FROM round
                  WHERE player = :player ORDER BY number DESC LIMIT :limit) AS round
            LEFT JOIN standing ON standing.round = round.id
            GROUP BY round.number ORDER BY round.number DESC
            """,
            {"player": self._player, "limit": -1 if limit is None else limit},
        )
        past: list[PastRound] = []
        for row in rows:
            with suppress(UnreadableError):
                past.append(past_from_row(row))
        return tuple(past)

    def known(self, bank_id: str) -> Mapping[str, Known]:
        """How the last answer to each item of a bank went, by the items' ids.

        Looking for a proof does not count: the answer is given there.
        """
        rows = self._database.rows(
            """
            SELECT item, mark, fingerprint, at, utc_offset, sure, MAX(number) FROM standing
            WHERE player = :player AND bank = :bank AND kind != :proof GROUP BY item
            """,
            {"player": self._player, "bank": kept_text(bank_id), "proof": Kind.PROOF.value},
        )
        return {
            row["item"]: Known(
                mark=row["mark"],
                fingerprint=row["fingerprint"],
                at=time_from(row["at"], row["utc_offset"]),
                sure=bool(row["sure"]),
            )
            for row in rows
        }

    def best(self, play: Play, bank_ids: Collection[str] | None = None) -> float:
        """The highest score of a finished round of that play, over exactly these banks if given, or 0."""
        rows = self._database.rows(
            f"""
            SELECT TOTAL(mark) AS score FROM round JOIN standing ON standing.round = round.id
            WHERE round.player = :player AND play = :play AND {_ENDING} = 'finished'
              AND (:banks IS NULL OR banks = :banks)
            GROUP BY round.id ORDER BY score DESC LIMIT 1
            """,
            {
                "player": self._player,
                "play": play.value,
                "banks": None if bank_ids is None else texts_to_json(sorted(set(bank_ids))),
            },
        )
        return float(rows[0]["score"]) if rows else 0.0

    def flags(self, bank_id: str, *, settled: bool = False) -> tuple[Flag, ...]:
        """The player's words about a bank's items, oldest first: those that stand open, or all of them."""
        rows = self._database.rows(
            """
            SELECT flag.*, settlement.at AS settled, settlement.utc_offset AS settled_offset
            FROM flag LEFT JOIN settlement ON settlement.number =
                (SELECT MIN(number) FROM settlement WHERE settlement.flag = flag.number)
            WHERE player = :player AND bank = :bank AND (:all OR settlement.number IS NULL)
            ORDER BY flag.number
            """,
            {"player": self._player, "bank": kept_text(bank_id), "all": settled},
        )
        return tuple(
            Flag(
                item=row["item"],
                word=row["word"],
                at=time_from(row["at"], row["utc_offset"]),
                number=row["number"],
                settled=time_from(row["settled"], row["settled_offset"]) if row["settled"] else None,
            )
            for row in rows
        )

    def setting(self, name: str, default: str = "") -> str:
        """The setting last kept; the default without one or where it cannot be read."""
        try:
            rows = self._database.rows(
                "SELECT value FROM setting WHERE name = :name", {"name": kept_text(name)}
            )
        except MemoryProblem:
            return default
        return str(rows[0]["value"]) if rows else default

    # Inside

    def _with_answers(self, round_: Round) -> Round:
        """The round with the answers that stand, up to the first position without one.

        What was answered comes first, whatever was left out before it when the round was gone on with.
        """
        rows = self._database.rows(
            "SELECT * FROM standing WHERE round = :round ORDER BY position", {"round": kept_text(round_.id)}
        )
        to_come = {
            (kept_text(dealt.bank), kept_text(dealt.item), dealt.kind.value): dealt for dealt in round_.dealt
        }
        answered: list[Dealt] = []
        answers: list[Answer] = []
        for position, row in enumerate(rows):
            asked = (row["bank"], row["item"], row["kind"])
            if row["position"] != position or asked not in to_come:
                break
            answered.append(to_come.pop(asked))
            answers.append(answer_from_row(row))
        return replace(round_, dealt=(*answered, *to_come.values()), answers=tuple(answers))

    def _keep(self, writing: Writing, round_: Round) -> None:
        """Append the round and its answers, unless they are there: also what an earlier failure left out."""
        identity = {"round": kept_text(round_.id)}
        if not writing.execute("SELECT 1 FROM round WHERE id = :round", identity):
            writing.insert("round", round_to_row(round_, self._player, self._now()))
        if not round_.answers:
            return
        kept = {row["id"] for row in writing.execute("SELECT id FROM answer WHERE round = :round", identity)}
        for position, answer in enumerate(round_.answers):
            if kept_text(answer.id) not in kept:
                writing.insert("answer", answer_to_row(round_, position, self._player))

    def _amend(self, writing: Writing, answer: Answer, what: str) -> None:
        writing.insert(
            "amendment", {"answer": kept_text(answer.id), "what": what, **time_to_row(self._now())}
        )

    def _ending(self, writing: Writing, round_: Round) -> str | None:
        rows = writing.execute(
            "SELECT how FROM ending WHERE round = :round ORDER BY number DESC LIMIT 1",
            {"round": kept_text(round_.id)},
        )
        return rows[0]["how"] if rows else None

    def _close_round(self, writing: Writing, round_: Round, how: str) -> None:
        if self._ending(writing, round_) != how:
            entry = {"round": kept_text(round_.id), "how": how}
            writing.insert("ending", {**entry, **time_to_row(self._now())})

    def close(self) -> None:
        """Close the file; closing twice is closing once."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class Flags:
    """The flags of one bank that are not settled."""

    def __init__(self, memory: Memory, bank_id: str) -> None:
        """Look them up; there are none where the memory cannot be read."""
        self._memory = memory
        self._bank_id = bank_id
        self._said: dict[str, list[str]] = {}
        self._look()

    @property
    def said(self) -> Mapping[str, Sequence[str]]:
        """What was said, and when, by the ids of the items."""
        return self._said

    def settle(self, item_id: str) -> int:
        """Settle every flag of one item; how many stood open. Raises MemoryProblem."""
        flags = self._memory.flags(self._bank_id)
        settled = self._memory.settle(flag for flag in flags if flag.item == item_id)
        self._look()
        return settled

    def _look(self) -> None:
        self._said = {}
        try:
            for flag in self._memory.flags(self._bank_id):
                self._said.setdefault(flag.item, []).append(f"“{flag.word}” ({flag.at:%Y-%m-%d})")
        except MemoryProblem:
            self._said = {}
