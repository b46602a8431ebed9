"""The memory of a player: what was played, kept as it happened, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from quiz.bank.model import Bank
from quiz.bank.problems import ProblemError
from quiz.game.identity import Met, likeness, names_of
from quiz.game.round import Answer, Dealt, Kind, Play, Round
from quiz.game.wording import listed
from quiz.memory import codec
from quiz.memory.codec import Flag, PastRound, Row
from quiz.memory.database import Database
from quiz.memory.folder import data_folder

_ENDING = "(SELECT how FROM ending WHERE ending.round = round.id ORDER BY number DESC LIMIT 1)"
"""How a round ended last: "finished", "given up", "taken up" again, or NULL."""

_UNFINISHED = 12  # rounds offered to be gone on with


def local_now() -> datetime:
    """What time it is, with its offset from UTC."""
    return datetime.now().astimezone()


class Memory(Database):
    """What is remembered about a player, in one file of the data folder.

    Opening never fails: a file that cannot be the memory is set aside by name, and where nothing can be kept,
    the memory lasts as long as the program; `notices` says either. Writing raises ProblemError if it is not
    on the disk: the game can go on, and the round's next answer brings along what was not kept. Reading
    raises ProblemError where pages are damaged. For the thread that made it.
    """

    def __init__(self, folder: Path | None = None, *, now: Callable[[], datetime] = local_now) -> None:
        super().__init__(folder or data_folder(), now())
        self._now = now

    # What happens in a game

    def keep(self, round_: Round) -> None:
        """Keep a round as it stands: how it was dealt, its answers, and its end if it is finished.

        On the disk when it returns; what is kept already is not kept twice.
        """
        with self._writing():
            self._keep(round_)

    def amend(self, round_: Round) -> None:
        """Keep how sure the player now says to have been of the round's last answer."""
        answer = round_.answers[-1]
        with self._writing():
            self._keep(round_)
            self._note("amendment", answer=answer.id, what="sure" if answer.sure else "unsure")
            if not round_.finished and self._ended(round_) == ["finished"]:
                self._note("ending", round=round_.id, how="taken up")  # what is unsure comes back

    def flag(self, bank: str, item: str, word: str, at: datetime) -> None:
        """Keep a word to the teacher about an item."""
        with self._writing():
            row = {"player": "", "bank": bank, "item": item, "word": word}
            self._insert("flag", {**row, **codec.time_to_row(at)})

    def meet(self, bank: Bank, names: Mapping[str, str]) -> None:
        """Keep how the items of a bank that is played stand in it, as far as they stood otherwise before.

        The bank has them under the ids that they are remembered by: `names`, by those in its file.
        """
        own = {name: id_ for id_, name in names.items()}
        there = {own.get(item.id, item.id): (item.id, likeness(item)) for item in bank.items}
        with self._writing():  # and read in it, lest two games note the same
            met = {id_: (known_as, like) for id_, known_as, like in self._known(bank.id)}
            there |= {id_: (known_as, "") for id_, (known_as, _) in met.items() if id_ not in there}
            for id_, (known_as, like) in sorted(there.items() - met.items()):
                self._note("met", bank=bank.id, item=id_, known_as=known_as, fingerprint=like)
            if self._titles().get(bank.id) != bank.title:
                self._note("titled", bank=bank.id, title=bank.title)

    def settle(self, flags: Iterable[Flag]) -> int:
        """Keep that flags need no more looking at; how many of them stood open until now."""
        with self._writing():
            settled = {row["flag"] for row in self._execute("SELECT flag FROM settlement")}
            left = {flag.number for flag in flags} - settled
            for number in sorted(left):
                self._note("settlement", flag=number)
        return len(left)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting until it is set again."""
        statement = "INSERT INTO setting VALUES (:name, :value) ON CONFLICT DO UPDATE SET value = :value"
        with self._writing():
            self._execute(statement, name=name, value=value)

    def _keep(self, round_: Round) -> None:
        ended = self._ended(round_)
        if not ended:
            self._insert("round", codec.round_to_row(round_, self._now()))
        both = "SELECT id FROM answer WHERE round = :round UNION SELECT id FROM again WHERE round = :round"
        kept = {row["id"] for row in self._execute(both, round=round_.id)}
        for position, answer in enumerate(round_.answers):
            if answer.id not in kept:
                self._insert("answer", codec.answer_to_row(round_, position))
        for again in round_.again:
            if again.answer.id not in kept:
                self._insert("again", codec.again_to_row(round_, again))
        if round_.finished and ended != ["finished"]:
            self._note("ending", round=round_.id, how="finished")
            for row in self._execute("SELECT dealt FROM round WHERE id = :round", round=round_.id):
                lost = {codec.dealt_key(each) for each in codec.dealt_from_json(row["dealt"])}
                for bank, item, kind in lost.difference(map(codec.dealt_key, round_.dealt)):
                    self._note("omission", round=round_.id, bank=bank, item=item, kind=kind)

    def _ended(self, round_: Round) -> list[str | None]:
        """How the round ended last, None if it has not; nothing of a round that is not kept yet."""
        rows = self._execute(f"SELECT {_ENDING} AS how FROM round WHERE id = :round", round=round_.id)
        return [row["how"] for row in rows]

    def _note(self, table: str, **entry: str | int) -> None:
        self._insert(table, {**entry, **codec.time_to_row(self._now())})

    # What follows from it

    def names(self, bank: Bank) -> Mapping[str, str]:
        """The ids that items of a bank are remembered by, by those in its file, where the two differ."""
        return names_of(bank, self._known(bank.id))

    def _known(self, bank_id: str) -> Iterable[Met]:
        rows = self._rows("SELECT * FROM met WHERE bank = :bank ORDER BY number", bank=bank_id)

        def read(row: Row) -> Met:
            return Met(*codec.texts([row["item"], row["known_as"], row["fingerprint"]]))

        return {met.id: met for met in codec.read_all(read, rows)}.values()

    def unfinished(self, bank_ids: Collection[str]) -> tuple[Round, ...]:
        """The rounds last left that can be gone on with and need no other banks, newest first."""
        rows = self._rows(
            f"SELECT * FROM round WHERE COALESCE({_ENDING}, 'taken up') = 'taken up' ORDER BY number DESC"
        )

        def read(row: Row) -> Round | None:
            return self._round(row) if set(bank_ids).issuperset(codec.texts_from_json(row["banks"])) else None

        left = (found for found in codec.read_all(read, rows) if found and not found.finished)
        return tuple(islice(left, _UNFINISHED))

    def recall(self, round_id: str) -> Round | None:
        """The round as it was dealt, with its answers; None if this version does not remember it."""
        return next(self._rounds("id = :id", id=round_id), None)

    def finished_on(self, day: str) -> tuple[Round, ...]:
        """The daily timelines of a day that were played to their end, the first begun first."""
        finished = f"play = :play AND day = :day AND {_ENDING} = 'finished' ORDER BY number"
        return tuple(self._rounds(finished, play=Play.DAILY.value, day=day))

    def _titles(self) -> Mapping[str, str]:
        """What banks were called when they were last played, by their ids."""
        rows = self._rows("SELECT bank, title FROM titled ORDER BY number")
        return dict(codec.read_all(lambda row: (str(row["bank"]), str(row["title"])), rows))

    def history(self, titles: Mapping[str, str] = {}) -> tuple[PastRound, ...]:
        """The rounds that were begun, newest first; `titles` are those of open banks, by their ids."""
        titles = {**self._titles(), **titles}
        rows = self._rows(
            f"""
            SELECT round.id, play, banks, begun, round.utc_offset, {_ENDING} = 'finished' AS finished,
                total - (SELECT COUNT(DISTINCT bank || '/' || item || '/' || kind) FROM omission
                    WHERE omission.round = round.id) AS total,
                COUNT(standing.id) AS answered, TOTAL(mark = 1) AS right_ones
            FROM round LEFT JOIN standing ON standing.round = round.id
            GROUP BY round.number ORDER BY round.number DESC
            """
        )

        def read(row: Row) -> PastRound:
            return PastRound(
                id=row["id"],
                play=Play(row["play"]),
                banks=(banks := codec.texts_from_json(row["banks"])),
                title=listed([codec.called(bank, titles) for bank in banks]),
                begun=codec.time_from(row, "begun"),
                finished=bool(row["finished"]),
                right=int(row["right_ones"]),
                total=int(row["total"]),
                answered=row["answered"],
            )

        return tuple(codec.read_all(read, rows))

    def known(self, bank_id: str, before: str = "") -> Mapping[str, str]:
        """The items of a bank of which the last answer was right: the fingerprint that it had, by their ids.

        Looking for a proof does not count: the answer is given there. With the id of a round, only what was
        answered `before` it counts.
        """
        rows = self._rows(
            """
            SELECT item, mark, fingerprint, MAX(number) FROM standing
            WHERE player = '' AND bank = :bank AND kind != :proof
                AND (:before = '' OR number < (SELECT MIN(number) FROM answer WHERE round = :before))
            GROUP BY item
            """,
            bank=bank_id,
            proof=Kind.PROOF.value,
            before=before,
        )
        return {row["item"]: row["fingerprint"] for row in rows if row["mark"] == 1}

    def best_timeline(self, bank_ids: Collection[str]) -> float:
        """The highest score of a finished timeline over exactly these banks, or 0."""
        rows = self._rows(
            f"""
            SELECT TOTAL(mark) AS score FROM round JOIN standing ON standing.round = round.id
            WHERE play = :play AND {_ENDING} = 'finished' AND banks = :banks
            GROUP BY round.id ORDER BY score DESC LIMIT 1
            """,
            play=Play.TIMELINE.value,
            banks=codec.to_json(sorted(set(bank_ids))),
        )
        return float(rows[0]["score"]) if rows else 0.0

    def has_played(self, bank_ids: Collection[str]) -> bool:
        """Whether anything of one of these banks was ever answered."""
        asked = "SELECT 1 FROM answer WHERE player = '' AND bank = :bank LIMIT 1"
        return any(self._rows(asked, bank=bank) for bank in bank_ids)

    def flags(self, bank_id: str) -> tuple[Flag, ...]:
        """The player's words about a bank's items, settled or not, oldest first."""
        rows = self._rows(
            """
            SELECT flag.*, settlement.at AS settled, settlement.utc_offset AS settled_offset
            FROM flag LEFT JOIN settlement ON settlement.number =
                (SELECT MIN(number) FROM settlement WHERE settlement.flag = flag.number)
            WHERE bank = :bank ORDER BY flag.number
            """,
            bank=bank_id,
        )

        def read(row: Row) -> Flag:
            item, word = codec.texts([row["item"], row["word"]])
            settled = codec.time_from(row, "settled", "settled_offset") if row["settled"] else None
            return Flag(item, word, codec.time_from(row), row["number"], settled)

        return tuple(codec.read_all(read, rows))

    def setting(self, name: str, default: str = "") -> str:
        """The setting last kept; the default without one or where it cannot be read."""
        with suppress(ProblemError):
            for row in self._rows("SELECT value FROM setting WHERE name = :name", name=name):
                return str(row["value"])
        return default

    def _rounds(self, which: str, **values: object) -> Iterator[Round]:
        return codec.read_all(self._round, self._rows(f"SELECT * FROM round WHERE {which}", **values))

    def _round(self, row: Row) -> Round:
        """The round with the answers that stand, up to the first position without one.

        What was answered comes first, whatever was left out before it when the round was gone on with.
        """
        round_ = codec.round_from_row(row)
        rows = self._rows("SELECT * FROM standing WHERE round = :round ORDER BY position", round=round_.id)
        to_come = {codec.dealt_key(dealt): dealt for dealt in round_.dealt}
        answered: list[Dealt] = []
        answers: list[Answer] = []
        for position, given in enumerate(rows):
            asked = (given["bank"], given["item"], given["kind"])
            if given["position"] != position or asked not in to_come:
                break
            answered.append(to_come.pop(asked))
            answers.append(codec.answer_from_row(given))
        for lost in self._rows("SELECT bank, item, kind FROM omission WHERE round = :round", round=round_.id):
            to_come.pop((lost["bank"], lost["item"], lost["kind"]), None)
        rows = self._rows("SELECT * FROM again WHERE round = :round ORDER BY number", round=round_.id)
        again = tuple(each for each in map(codec.again_from_row, rows) if each.position < len(answers))
        dealt = *answered, *to_come.values()
        return replace(round_, dealt=dealt, answers=tuple(answers), again=again)


class Flags(NamedTuple):
    """The flags of one bank that are not settled; none where the memory cannot be read."""

    memory: Memory
    bank_id: str
    names: Mapping[str, str] = {}
    """The ids that items are remembered by, by those in the bank's file, where the two differ."""

    @classmethod
    def of(cls, memory: Memory, bank: Bank | None) -> Flags:
        """The flags of a bank; none of none."""
        with suppress(ProblemError):
            return cls(memory, bank.id, memory.names(bank)) if bank else cls(memory, "")
        return cls(memory, "")

    @property
    def said(self) -> Mapping[str, Sequence[str]]:
        """What was said, and when, by the ids of the items."""
        said: dict[str, list[str]] = {}
        own = {name: id_ for id_, name in self.names.items()}
        with suppress(ProblemError):
            for flag in self.memory.flags(self.bank_id):
                if flag.settled is None:
                    words = f"“{flag.word}” ({flag.at:%Y-%m-%d})"
                    said.setdefault(own.get(flag.item, flag.item), []).append(words)
        return said

    def settle(self, item_id: str) -> int:
        """Settle every flag of one item; how many stood open. Raises ProblemError."""
        known_as = self.names.get(item_id, item_id)
        return self.memory.settle(flag for flag in self.memory.flags(self.bank_id) if flag.item == known_as)
