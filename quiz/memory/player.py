"""The one who plays: every act goes through here, so that it is marked and remembered wherever it is."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from quiz.bank.model import Bank, Item, fingerprint
from quiz.bank.problems import ProblemError
from quiz.game.banks import Banks
from quiz.game.identity import as_known, dealt_as_known
from quiz.game.round import Answer, Dealt, Kind, Play, Round, Settings
from quiz.memory.codec import UNREADABLE, PastRound, settings_from_row, settings_to_row
from quiz.memory.log import Memory, local_now

if TYPE_CHECKING:
    from quiz.game.lesson import PartEnd
    from quiz.game.menu import Entry
    from quiz.game.results import Results

_NAMED = 2
"""So many questions that are left out are named."""

P = ParamSpec("P")
T = TypeVar("T")


class Player:
    """A player with the banks that are played and the memory of what was played.

    Rounds are values: each act takes one and returns the next, which is on the disk by then. Where the memory
    fails, the game goes on, and `troubles` says so.
    """

    def __init__(
        self,
        banks: Banks,
        memory: Memory,
        *,
        settings: Settings | None = None,
        now: Callable[[], datetime] = local_now,
        tick: Callable[[], float] = time.monotonic,
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
    ) -> None:
        self.memory = memory
        self.now = now
        self.tick = tick
        """Seconds on a clock that never goes back."""
        self._new_id = new_id
        self._settings = settings
        self._troubles: dict[str, bool] = {}
        self._take(banks)

    def with_banks(self, banks: Banks) -> Player:
        """The same player of other banks, or of the same as they are now."""
        other = copy(self)
        other._take(banks)
        return other

    def _take(self, banks: Banks) -> None:
        """Play these banks, with their items under the ids that they are remembered by."""
        self._names = {bank.id: self._try(self.memory.names, bank) or {} for bank in banks.banks}
        self.banks = banks
        if any(self._names.values()):
            self.banks = Banks([as_known(bank, self._names[bank.id]) for bank in banks.banks])

    def _meet(self) -> None:
        """Remember how the banks stand now, to know their items again."""
        for bank in self.banks.banks:
            self._try(self.memory.meet, bank, self._names[bank.id])

    def troubles(self) -> tuple[str, ...]:
        """What could not be done or had to be left out since this was last asked; no line is given twice."""
        new = tuple(message for message, said in self._troubles.items() if not said)
        self._troubles.update(dict.fromkeys(new, True))
        return new

    def _try(self, act: Callable[P, T], *given: P.args, **named: P.kwargs) -> T | None:
        """What an act of the memory gives; None where it fails, which `troubles` says."""
        try:
            return act(*given, **named)
        except ProblemError as error:
            self._troubles.setdefault(error.problem.message, False)
            return None

    def menu(self) -> Iterator[Entry]:
        """What there is to play, with what is remembered of it."""
        from quiz.game.menu import Past, menu

        best = self._try(self.memory.best_timeline, self.banks.by_id) or 0.0
        return menu(self.banks, self.settings, Past(tuple(self._standing()), best, self.played_today()))

    @property
    def is_new(self) -> bool:
        """Whether nothing of these banks was ever answered."""
        return self._try(self.memory.has_played, self.banks.by_id) is False

    def begin(
        self, play: Play, seed: str | None = None, *, after: Round | None = None, anew: bool = False
    ) -> Round:
        """Draw a round with the settings last chosen, and remember it before its first question is seen.

        Misses are those of the round that it comes `after`. Unless `anew`, the timeline of today is dealt
        once: after that it is the one that was dealt, finished or not; and a reading that was left is gone
        on with, unless a seed is given, it comes after a round or nothing is left to ask. Either without what
        its bank has no more.
        """
        from quiz.game import draw  # not for the first frame
        from quiz.game.timeline import daily_seed, draw_timeline

        day = self.today if play is Play.DAILY else ""
        if day and not anew:
            left = (round_ for round_ in self.unfinished() if round_.play is Play.DAILY)
            if dealt_today := self.played_today() or self._first_of_today(left):
                return self.reopen(dealt_today)
        if play is Play.READ and not (anew or seed or after):
            for reading in filter(lambda each: each.play is Play.READ, self.unfinished()):
                if not (reopened := self.reopen(reading)).finished:
                    return reopened
        seed = daily_seed(day, self.banks) if day else seed or self._new_id()
        round_id = self._new_id()
        if play is Play.MISSES and after:
            # Those in a class have the ids of their file, and maybe of another bank.
            known = (dealt_as_known(each, self._names.get(each.bank, {})) for each in after.dealt)
            drawn = draw.draw_misses(self.banks, replace(after, dealt=tuple(known)), seed, round_id)
        elif play is Play.READ:
            drawn = draw.draw_reading(self.banks, seed, round_id)
        elif play is Play.PROOF:
            drawn = draw.draw_proof(self.banks, self.settings, seed, round_id)
        elif play in (Play.DAILY, Play.TIMELINE):
            drawn = draw_timeline(self.banks, seed, round_id, day)
        else:
            drawn = draw.draw_round(self.banks, self.settings, seed, round_id)
        begun = replace(drawn, begun=self.now())
        if begun.dealt:
            self._meet()
            self._try(self.memory.keep, begun)
        return begun

    def answer(self, round_: Round, chosen: tuple[str, ...], seconds: float) -> Round:
        """Mark an answer to the current question and commit it before anything of it is shown."""
        from quiz.game.question import ask  # not needed for the first frame

        mark = ask(round_, self.banks).mark(chosen)
        answer = Answer(self._new_id(), self.now(), chosen, mark, seconds)
        answered = round_.answered(answer)
        self._try(self.memory.keep, answered)
        return answered

    def unsure(self, round_: Round) -> Round:
        """Note that the last answer was a guess."""
        amended = round_.unsure()
        self._try(self.memory.amend, amended)
        return amended

    def flag(self, dealt: Dealt, word: str) -> None:
        """Tell the question's teacher that something is wrong with it."""
        self._try(self.memory.flag, dealt.bank, dealt.item, word, self.now())

    def keep_setting(self, name: str, value: str) -> None:
        """Remember how the player wants something, for the next start."""
        self._try(self.memory.keep_setting, name, value)

    def unfinished(self) -> tuple[Round, ...]:
        """The rounds of these banks that can be gone on with, newest first, as they were dealt."""
        return self._try(self.memory.unfinished, self.banks.by_id) or ()

    def _standing(self) -> Iterator[Round]:
        """The same without what the banks have no more as it was dealt: so they go on, and are counted."""
        for round_ in self.unfinished():
            from quiz.game.question import reopen  # a first frame with nothing to go on with needs none of it

            yield reopen(round_, self.banks)[0]

    def history(self) -> tuple[PastRound, ...]:
        """The rounds played, of these banks and others, newest first."""
        left = {each.id: each.total for each in self._standing()}
        past = self._try(self.memory.history, {bank.id: bank.title for bank in self.banks.banks}) or ()
        return tuple(each._replace(total=left.get(each.id, each.total)) for each in past)

    def recall(self, round_id: str) -> Round | None:
        """A round that was played, as it stands; None if it is not remembered."""
        return self._try(self.memory.recall, round_id)

    def played_today(self) -> Round | None:
        """The timeline of today with these banks, if it was played to its end: the first time counts."""
        return self._first_of_today(self._try(self.memory.finished_on, self.today) or ())

    def _first_of_today(self, rounds: Iterable[Round]) -> Round | None:
        for each in rounds:
            from quiz.game.timeline import daily_seed  # not needed on a day without one

            if each.seed == daily_seed(self.today, self.banks):
                return each
        return None

    def reopen(self, round_: Round) -> Round:
        """The round as it can be gone on with; `troubles` says what had to be left out of it."""
        dealt = self.recall(round_.id) or round_
        if dealt.finished:
            return dealt
        from quiz.game.question import reopen

        self._meet()
        reopened, notices = reopen(dealt, self.banks)
        if len(notices) > _NAMED:
            notices = (f"{len(notices)} questions are gone or have changed since, and are left out.",)
        self._troubles.update(dict.fromkeys(notices, False))
        if reopened.finished:
            self._try(self.memory.keep, reopened)
        return reopened

    @property
    def today(self) -> str:
        """The day in UTC, as the daily timeline counts days."""
        return self.now().astimezone(UTC).date().isoformat()

    @property
    def settings(self) -> Settings:
        """What rounds are drawn with: what was last chosen, less what the banks lack, or this run's own."""
        return self._settings or self._kept_settings()

    def _kept_settings(self) -> Settings:
        try:
            kept = settings_from_row(json.loads(self.memory.setting("settings", "{}")))
            return replace(kept, topics=kept.topics.intersection(self.banks.topics))
        except UNREADABLE:
            return Settings()

    def keep(self, settings: Settings) -> None:
        """Use these settings, and remember what was changed by them for the next start."""
        pairs = ((each.name, getattr(settings, each.name)) for each in fields(settings))
        changed = {name: value for name, value in pairs if value != getattr(self.settings, name)}
        kept = replace(self._kept_settings(), **changed)
        if self._settings is not None:
            self._settings = settings
        self.keep_setting("settings", json.dumps(settings_to_row(kept), ensure_ascii=False))

    def results(self, round_: Round) -> Results:
        """How a finished round went, with what is remembered: the last time, what is known since, flags."""
        from quiz.game.results import against, last_times, results  # not needed for the first frame

        flagged = {
            (bank, flag.item)
            for bank in self.banks.by_id
            for flag in self._try(self.memory.flags, bank) or ()
            if not flag.settled
        }
        earlier = [(past.right, past.total) for past in self._earlier(round_)]
        return results(round_, self.banks, flagged)._replace(
            against=against(round_.right, round_.total, earlier),
            new=self._new_events(round_),
            times=last_times(round_, earlier),
        )

    def part_end(self, round_: Round) -> PartEnd | None:
        """The last page of the part that a lesson has just ended; None amid one."""
        from quiz.game.lesson import part_end  # not needed for the first frame

        if round_.part_ended is None or round_.is_again:
            return None
        before = replace(round_, answers=round_.answers[: round_.of_part(round_.part_ended)[0]])
        return part_end(round_, self.banks, self._new_events(round_) - self._new_events(before))

    def _earlier(self, round_: Round) -> Iterator[PastRound]:
        """The rounds of the same play and banks that were finished before; misses are never the same."""
        past = iter(self.history())
        for own in past:
            if own.id == round_.id and own.play is not Play.MISSES:
                like = own.play, own.banks
                yield from (each for each in past if each.finished and (each.play, each.banks) == like)

    def known_items(self) -> Iterator[tuple[str, Item]]:
        """The questions and events that were right when last asked, each with its bank's id."""
        for bank in self.banks.banks:
            yield from self._items(bank, self._try(self.memory.known, bank.id) or {})

    def known_sentences(self) -> dict[str, frozenset[int]]:
        """The sentences, by their banks, on which rests what the player has got right."""
        return self._sentences(self.known_items())

    def known_events(self) -> frozenset[str]:
        """The keys of the events that the player has got right, or a question on the same sentence."""
        return self._events(self.known_items())

    def _new_events(self, round_: Round) -> frozenset[str]:
        """Those that are known since a round, and were not before it."""
        before: list[tuple[str, Item]] = []
        right: list[tuple[str, Item]] = []
        answered = [
            dealt
            for dealt, answer in zip(round_.dealt, round_.answers, strict=False)
            if answer.mark == 1 and dealt.kind is not Kind.PROOF
        ]
        for bank in self.banks.banks:
            before += self._items(bank, self._try(self.memory.known, bank.id, round_.id) or {})
            here = {dealt.item: dealt.fingerprint for dealt in answered if dealt.bank == bank.id}
            right += self._items(bank, here)
        return self._events(right) - self._events(before)

    def _items(self, bank: Bank, known: Mapping[str, str]) -> Iterator[tuple[str, Item]]:
        """The items of a bank that are as they were when they were answered rightly."""
        for item in (*self.banks.playable(bank), *bank.timeline):
            if item.id in known and known[item.id] == fingerprint(item):
                yield bank.id, item

    def _sentences(self, items: Iterable[tuple[str, Item]]) -> dict[str, frozenset[int]]:
        """The sentences that some items quote, by their banks."""
        quotes: dict[str, list[str]] = {bank: [] for bank in self.banks.by_id}
        for bank, item in items:
            quotes[bank] += self.banks.quotes(bank, item)
        return {bank: self.banks.sentences(bank, each) for bank, each in quotes.items()}

    def _events(self, items: Iterable[tuple[str, Item]]) -> frozenset[str]:
        """The keys of the events on the sentences that some items quote."""
        quoted = self._sentences(items).items()
        return frozenset(key for bank, sentences in quoted for key in self.banks.events_on(bank, sentences))
