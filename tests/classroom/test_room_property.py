"""A room keeps its promises in whatever order things happen."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from quiz.classroom.board import Door, board
from quiz.classroom.names import likeness
from quiz.classroom.room import ANSWERING, Phase, Room
from quiz.classroom.scores import chosen_at, mark_at, points, standings
from quiz.classroom.setup import HOST, Entry, Setup, Standings
from quiz.classroom.view import encoded, phone
from tests.classroom.played import lesson_of
from tests.game.lives import a_bank, a_choice, an_ordering, in_a_row

BANK = a_bank(
    *in_a_row(4),
    a_choice("q0", 0, answers=("right", "true")),
    an_ordering("o", "e0", "e1", "e2"),
    a_choice("q1"),
)
ASKED = lesson_of(BANK).room.asked
NAMES = ("Ada", "ADA", "\u0410da", "Ben", "Cyd", "Ian", "lan", "")
ACTS = ("go", "go", "go", "close", "discuss", "skip", "end", "pause", "resume", "extend")
numbers = st.integers(0, 6)


class Lessons(RuleBasedStateMachine):
    """A lesson of three questions, its log, and what should count of each answer."""

    @initialize(
        teams=st.integers(0, 2), limit=st.sampled_from([0, 20]), shown=st.sampled_from(list(Standings))
    )
    def begin(self, teams: int, limit: int, shown: Standings) -> None:
        self.setup = Setup(teams=teams, limit=limit, standings=shown)
        self.room = self.fresh()
        self.log: list[Entry] = []
        self.done: dict[int, int] = {}
        self.counts: dict[tuple[int, int, int], tuple[int, ...]] = {}

        for token, name in zip("abc", ("Ada", "Ben", "Cyd"), strict=True):
            self.join(name, token, 0)

    def fresh(self) -> Room:
        return Room(ASKED, self.setup, "Life")

    def take(self, act: str, who: int = HOST, k: int = 0, name: str = "", **values: Any) -> None:
        entry = Entry(1000.0 + len(self.log), who, act, k, values, name)
        self.log.append(entry)
        self.room.take(entry)

    @rule(name=st.sampled_from(NAMES), token=st.sampled_from("abcdef"), k=st.integers(0, 2))
    def join(self, name: str, token: str, k: int) -> None:
        room, before = self.room, len(self.room.players)
        is_new = name and not room.player_of(token) and not room.holder(name)
        first, at, limit = room.phase is Phase.QUESTION and room.vote == 1, room.at, room.setup.limit
        in_lobby = room.phase is Phase.LOBBY
        self.take("join", before + 1, k, name, token=token)
        assert len(room.players) == before + bool(is_new)
        if is_new:
            since = 0 if in_lobby else at if first and not limit else at + 1
            assert room.players[before + 1].since == since

    @rule(
        who=numbers,
        q=st.sampled_from([0, 0, 0, 0, 1, -1]),
        vote=st.sampled_from([0, 0, 0, 1, -1]),
        step=st.sampled_from([1, 1, 1, 2, 0, -1]),
        chosen=st.lists(st.integers(0, 4), max_size=3) | st.none(),
    )
    def answer(self, who: int, q: int, vote: int, step: int, chosen: list[int] | None) -> None:
        room = self.room
        player = room.players.get(who)
        k = (player.done if player else 0) + step
        fits = chosen is not None and len(set(chosen)) == len(chosen) <= room.asked[room.at].wanted
        fits = fits and all(at < len(room.asked[room.at].options) for at in chosen or ())
        open_now = room.phase is Phase.QUESTION and not q and not vote and step > 0
        if player and fits and open_now and not player.out and player.since <= room.at:
            self.counts[who, room.at, room.vote] = tuple(chosen or ())
        self.take("answer", who, k, q=room.at + 1 + q, vote=room.vote + vote, chosen=chosen)

    @rule(who=st.integers(1, 3), chosen=st.sampled_from([[0], [1], [2], [0, 1], [1, 0], []]))
    def tap(self, who: int, chosen: list[int]) -> None:
        self.answer(who, 0, 0, 1, chosen)

    @rule(votes=st.lists(st.sampled_from([[0], [1], [2], []]), min_size=6, max_size=6), again=st.booleans())
    def ask_one(self, votes: list[list[int]], again: bool) -> None:
        for act in ("go", "discuss", "go", "go") if again else ("go", "go"):
            if self.room.phase is Phase.QUESTION:
                for number, chosen in enumerate(votes[3:] if self.room.vote == 2 else votes[:3], 1):
                    self.tap(number, chosen)
            self.go_on(act)

    @rule(at=st.integers(0, 200))
    def repeat_an_act_of_a_phone(self, at: int) -> None:
        sent = [each for each in self.log if each.who != HOST]
        if sent:
            entry = sent[at % len(sent)]
            known = self.room.player_of(entry.values.get("token", ""))
            if entry.act == "answer" or known:
                before = self.shown(self.room)
                done = self.room.players[entry.who].done if entry.who in self.room.players else entry.k
                if entry.act == "join" or entry.k <= done:
                    self.log.append(entry)
                    self.room.take(entry)
                    assert self.shown(self.room) == before

    @rule(act=st.sampled_from(ACTS))
    def go_on(self, act: str) -> None:
        self.take(act, step=self.room.step, seconds=30)

    @rule(act=st.sampled_from(ACTS))
    def press_twice(self, act: str) -> None:
        before = self.shown(self.room)
        self.take(act, step=self.room.step - 1, seconds=30)
        assert self.shown(self.room) == before

    @rule(act=st.sampled_from(["kick", "bring"]), player=numbers)
    def take_out_or_back(self, act: str, player: int) -> None:
        self.take(act, player=player)

    @rule(players=st.lists(numbers, max_size=3))
    def sweep(self, players: list[int]) -> None:
        self.take("sweep", players=players)

    @rule(player=numbers, team=st.integers(-1, 3))
    def move(self, player: int, team: int) -> None:
        self.take("move", player=player, team=team)

    @rule(player=numbers, name=st.sampled_from(NAMES))
    def rename(self, player: int, name: str) -> None:
        self.take("name", name=name, player=player)

    @rule(player=numbers, token=st.sampled_from("abcdefgh"))
    def give_a_name_back(self, player: int, token: str) -> None:
        self.take("admit", player=player, token=token)

    @rule(act=st.sampled_from(["lock", "hide"]), on=st.booleans())
    def lock_or_hide(self, act: str, on: bool) -> None:
        self.take(act, on=on)

    def shown(self, room: Room) -> object:
        views = [phone(room, each, 2000.0, 30) for each in room.players.values()]
        return views, board(room, Door())

    @rule()
    def kill(self) -> None:
        again = self.fresh()
        for entry in self.log:
            again.take(entry)
        assert self.shown(again) == self.shown(self.room)
        assert again.players == self.room.players
        self.room = again

    @invariant()
    def nobody_is_there_twice_or_looks_like_another(self) -> None:
        players = self.room.players.values()
        assert len({each.token for each in players}) == len(players)
        assert len({likeness(each.name) for each in players}) == len(players)
        assert all(self.room.player_of(each.token) is each for each in players)
        assert all(self.room.holder(each.name) is each for each in players)

    @invariant()
    def done_never_falls(self) -> None:
        for player in self.room.players.values():
            assert player.done >= self.done.get(player.number, 0)
            self.done[player.number] = player.done

    @invariant()
    def what_stood_at_closing_counts_and_nothing_else(self) -> None:
        found = {
            (each.number, at, vote): chosen
            for each in self.room.players.values()
            for at, votes in each.votes.items()
            for vote, chosen in votes.items()
        }
        assert found == self.counts
        for number, player in self.room.players.items():
            for at in self.room.counted:
                first = self.counts.get((number, at, 1), ())
                last = self.counts.get((number, at, 2), ()) or first
                assert chosen_at(self.room, player, at)[: len(last)] == last
                assert chosen_at(self.room, player, at, first=True)[: len(first)] == first

    @invariant()
    def what_was_left_out_or_came_too_early_counts_for_nobody(self) -> None:
        room = self.room
        for player in room.players.values():
            for at in range(len(room.asked)):
                is_open = at == room.at and room.phase in ANSWERING
                if at in room.skipped or at < player.since or at > room.at or is_open:
                    assert mark_at(room, player, at) is None
                else:
                    assert 0 <= (mark_at(room, player, at) or 0) <= 1
        assert {row.number: row.points for row in standings(room, teams=False)} == {
            each.number: points(room, each) for each in room.inside
        }

    @invariant()
    def a_view_is_json_and_the_same_encoded(self) -> None:
        for player in self.room.players.values():
            view = phone(self.room, player, 2000.0, 30)
            assert json.loads(encoded(self.room, player, 2000.0, 30, 7)) == view | {"n": 7}
        board(self.room, Door())


TestLessons = Lessons.TestCase
TestLessons.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
