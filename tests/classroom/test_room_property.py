"""Any order of what phones and the host do keeps the room's promises."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quiz.classroom.board import Board, Door, board
from quiz.classroom.names import likeness
from quiz.classroom.room import ANSWERING, Phase, Player, Room, Touched, is_choosable, is_sound
from quiz.classroom.scores import POINTS, mark_at, points, standings
from quiz.classroom.setup import HOST, Entry, Names, Setup, Standings
from quiz.classroom.view import View, encoded
from quiz.game.round import Kind
from tests.classroom.played import lesson_of
from tests.tui.life import only

DAYS = 30
LIFE = only("city", "carried", "flights")
"""A choice, one with two right answers, and an ordering."""
ASKED = lesson_of(LIFE).room.asked
NAMES = ("Аnn", "Ann", "ANN", "Bob", "Cleo", "B0b", "Dan")
STEPPED = ("go", "close", "discuss", "skip", "back", "end", "pause", "resume", "extend")

_setups = st.builds(
    Setup,
    teams=st.sampled_from([0, 2, 3]),
    names=st.sampled_from(Names),
    limit=st.sampled_from([0, 0, 30]),
    standings=st.sampled_from(Standings),
)
_people = st.sampled_from([1, 1, 2, 2, 3, 3, 4, 5, 6])
_tokens = st.sampled_from([f"token {number}" for number in range(8)])
_junk = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats(-9, 9) | st.text(max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4,
)
_faults = st.sampled_from(
    [
        *[{}, {"ahead": 3}] * 6,
        *({"ahead": 0}, {"ahead": -1}, {"q": 1}, {"q": -1}, {"vote": 1}, {"vote": -1}),
        *({"chosen": each} for each in ([0, 1, 2, 3, 0], [1, 1], [4], [-1], [True], ["0"], [0.0], None)),
    ]
)
"""What is wrong with an answer, if anything."""
_fields = st.sampled_from(
    ["token", "q", "vote", "chosen", "step", "player", "players", "team", "seconds", "on", "code"]
)
_acts = st.sampled_from(
    [
        *STEPPED,
        "join",
        "answer",
        "lock",
        "hide",
        "kick",
        "bring",
        "sweep",
        "move",
        "name",
        "admit",
        "",
    ]
)


_whole = st.sampled_from([("go", "go"), ("go",), ("discuss", "go", "go", "go"), ("discuss", "go")])
_answers = st.lists(st.tuples(st.integers(0, 3), _faults), min_size=7, max_size=7)


class Lessons(RuleBasedStateMachine):
    """A lesson, and what was promised of it so far."""

    @initialize(setup=_setups, asked=st.lists(st.tuples(_whole, _answers), max_size=3))
    def begin(self, setup: Setup, asked: list[tuple[Any, Any]]) -> None:
        self.setup = setup
        self.room = self.anew()
        self.log: list[Entry] = []
        self.now = 1000.0
        self.chosen: dict[tuple[int, int, int], tuple[int, ...]] = {}
        """What stands by what was promised: by player, question and vote."""
        self.skipped: set[int] = set()
        """The questions that were left out, or not revealed when the lesson was ended."""
        for number, name in enumerate(NAMES[2:5]):
            self.join(name, f"token {number}", 0)
        for acts, answers in asked:
            self.ask(acts, answers)

    def anew(self, log: Sequence[Entry] = ()) -> Room:
        room = Room(ASKED, self.setup, "A life")
        for entry in log:
            room.take(entry)
        return room

    # What happens

    def take(self, who: int, act: str, k: int = 0, name: str = "", **values: object) -> None:
        """Let the room take an entry, and see that it changes no more than it may."""
        room = self.room
        # As the disk gives it back: what follows from the log follows from its JSON.
        entry = Entry(self.now, who, act, k, json.loads(json.dumps(values)), name)
        players = {number: (each.done, each.joined) for number, each in room.players.items()}
        views, stood = self.views(), (room.at, room.vote)
        is_wanted = self.is_wanted(entry)
        if act in ("join", "answer"):
            assert room.is_void(entry) is not is_wanted
        self.log.append(entry)
        touched = room.take(entry)
        number = who or (values.get("player") if type(values.get("player")) is int else HOST)
        after = self.views()
        for each, before in views.items():
            if touched is Touched.NOBODY or (touched is Touched.ONE and each != number):
                assert after[each] == before
            if act in ("join", "answer") and not is_wanted:
                assert after[each] | {"done": 0} == before | {"done": 0}
        for each, (done, since) in players.items():
            assert room.players[each].done >= done
            assert room.players[each].joined == since
        joined = [len(players) + 1] if act == "join" and is_wanted else []
        assert list(room.players) == [*players, *joined]
        if act == "answer" and is_wanted:
            self.chosen[who, *stood] = tuple(entry.values["chosen"])
            assert room.players[who].done == k

    def is_wanted(self, entry: Entry) -> bool:
        """Whether what a phone sends is to count, by what was promised."""
        room, values = self.room, entry.values
        players = room.players.values()
        if not is_sound(entry):
            return False
        if entry.act == "join":
            is_list = self.setup.names is Names.LIST
            alike = [
                each.name == entry.name or (likeness(each.name) == likeness(entry.name) and not is_list)
                for each in players
            ]
            token = values.get("token")
            is_known = token in [each.token for each in players]
            return bool(isinstance(token, str) and token and entry.name and not is_known and not any(alike))
        player, chosen = room.players.get(entry.who), values.get("chosen")
        if entry.act != "answer" or player is None or player.out or room.phase is not Phase.QUESTION:
            return False
        if entry.k <= player.done or player.since > room.at or not isinstance(chosen, list):
            return False
        asked, positions = room.asked[room.at], range(len(room.asked[room.at].options))
        is_dealt = all(type(at) is int and at in positions and chosen.count(at) == 1 for at in chosen)
        is_now = (values.get("q"), values.get("vote")) == (room.at + 1, room.vote)
        return is_now and is_dealt and len(chosen) <= asked.wanted

    @rule(name=st.sampled_from(NAMES), token=_tokens, k=st.integers(0, 3))
    def join(self, name: str, token: str, k: int) -> None:
        self.take(len(self.room.players) + 1, "join", k, name, token=token)

    @precondition(lambda self: self.room.at >= 0)
    @rule(who=_people, order=st.permutations(range(4)), size=st.integers(0, 4), fault=_faults)
    def tap(self, who: int, order: list[int], size: int, fault: Mapping[str, Any]) -> None:
        """Answer the open question, or with one thing wrong; or one that is not open."""
        room = self.room
        asked, player = room.asked[room.at], room.players.get(who)
        chosen = [at for at in order if at < len(asked.options)][: min(size, asked.wanted)]
        k = (player.done if player else 0) + fault.get("ahead", 1)
        q, vote = room.at + 1 + fault.get("q", 0), room.vote + fault.get("vote", 0)
        self.take(who, "answer", k, q=q, vote=vote, chosen=fault.get("chosen", chosen))

    @rule(acts=_whole, answers=_answers)
    def ask(self, acts: Sequence[str], answers: list[tuple[int, Mapping[str, Any]]]) -> None:
        """Go on until a question is open, and let all answer at each step to its reveal, or not so far."""
        for _ in range(2):
            if self.room.phase is not Phase.QUESTION:
                self.press("go", 0)
        for step, act in enumerate(acts):
            for who, (at, fault) in enumerate(answers[step : step + 4]):
                self.tap(1 + who % 3, [*range(at, 4), *range(at)], 1 + at, fault)
            self.press(act, 0)

    @precondition(lambda self: self.log)
    @rule(at=st.integers(0, 200))
    def hear_again_what_was_thought_lost(self, at: int) -> None:
        old = self.log[at % len(self.log)]
        assume(old.act in ("join", "answer"))
        self.take(old.who, old.act, old.k, old.name, **old.values)

    @rule(act=st.sampled_from(("go", "go", "go", *STEPPED)), late=st.sampled_from([0, 0, 0, 1]))
    def press(self, act: str, late: int) -> None:
        room = self.room
        before, can = room.step, room.can
        if act in can and not late and (act == "skip" or (act == "end" and room.phase in ANSWERING)):
            self.skipped.add(room.at)
        self.take(HOST, act, step=room.step - late, seconds=30)
        assert room.step >= before
        if late or act not in can:
            assert room.step == before

    @rule(act=st.sampled_from(["kick", "kick", "bring"]), player=_people)
    def take_out_or_bring_back(self, act: str, player: int) -> None:
        self.take(HOST, act, player=player)
        if player in self.room.players:
            assert self.room.players[player].out is (act == "kick")

    @rule(player=_people, team=st.integers(-1, 3))
    def move(self, player: int, team: int) -> None:
        self.take(HOST, "move", player=player, team=team)

    @rule(player=_people, name=st.sampled_from(NAMES))
    def rename(self, player: int, name: str) -> None:
        self.take(HOST, "name", 0, name, player=player)

    @rule(player=_people, token=_tokens)
    def give_a_name_back(self, player: int, token: str) -> None:
        owner, old = self.room.player_of(token), self.room.players.get(player)
        before = old.token if old else ""
        self.take(HOST, "admit", player=player, token=token)
        if old and owner is None:
            assert (self.room.player_of(token), self.room.player_of(before)) == (old, None)

    @rule(players=st.lists(st.integers(0, 7), max_size=3))
    def sweep(self, players: list[int]) -> None:
        self.take(HOST, "sweep", players=players, code="123456", key="key")
        assert all(self.room.players[each].out for each in players if each in self.room.players)

    @rule(act=st.sampled_from(["lock", "hide"]), on=st.booleans())
    def turn(self, act: str, on: bool) -> None:
        self.take(HOST, act, on=on)

    @rule(
        who=st.integers(-1, 7),
        act=_acts,
        k=st.integers(0, 9),
        name=st.sampled_from(["", *NAMES]),
        values=st.dictionaries(_fields, _junk),
    )
    def hear_nonsense(self, who: int, act: str, k: int, name: str, values: dict[str, Any]) -> None:
        self.take(who, act, k, name, **values)

    @rule(seconds=st.sampled_from([0.5, 20.0, 40.0]))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule()
    def be_killed(self) -> None:
        self.room = self.anew(self.log)

    # What is promised

    def views(self) -> dict[int, View]:
        return {
            number: json.loads(encoded(self.room, player, self.now, DAYS, 7))
            for number, player in self.room.players.items()
        }

    @invariant()
    def a_room_that_is_folded_anew_is_the_same_and_does_as_was_said(self) -> None:
        again = self.anew(self.log)
        assert again.players == self.room.players
        for number, player in again.players.items():
            assert encoded(again, player, self.now, DAYS, 1) == encoded(
                self.room, self.room.players[number], self.now, DAYS, 1
            )
        assert shown(board(again, Door())) == shown(board(self.room, Door()))
        self.try_to_join(again)
        self.try_to_go_on(again)

    @invariant()
    def views_are_json_and_have_their_number(self) -> None:
        assert all(view["n"] == 7 for view in self.views().values())

    @invariant()
    def nobody_is_there_twice(self) -> None:
        room, players = self.room, list(self.room.players.values())
        assert list(room.players) == [each.number for each in players] == list(range(1, len(players) + 1))
        for player in players:
            assert room.player_of(player.token) is player
            assert room.holder(player.name) is player
        for one, other in combinations(players, 2):
            assert one.token != other.token
            assert one.name != other.name
            if self.setup.names is not Names.LIST:
                assert likeness(one.name) != likeness(other.name)

    @invariant()
    def what_stood_when_a_question_was_closed_stands(self) -> None:
        stands = {
            (player.number, index, vote): chosen
            for player in self.room.players.values()
            for index, votes in player.votes.items()
            for vote, chosen in votes.items()
        }
        assert stands == self.chosen
        for (number, index, _), chosen in stands.items():
            assert is_choosable(self.room.asked[index], chosen)
            assert index >= self.room.players[number].since

    @invariant()
    def points_follow_from_the_last_votes_alone(self) -> None:
        room = self.room
        for player in room.players.values():
            marks = [self.mark(player, index) for index in range(len(room.asked)) if self.counts(index)]
            asked = [mark for index, mark in zip(room.counted, marks, strict=True) if index >= player.since]
            assert points(room, player) == sum(round(POINTS * mark) for mark in asked)
            for index in range(len(room.asked)):
                counts = self.counts(index) and index >= player.since
                assert (mark_at(room, player, index) is not None) is counts
                first = mark_at(room, player, index, first=True)
                assert first is None or first == self.mark(player, index, votes=(1,))
        for teams in (False, True):
            found = standings(room, teams=teams)
            assert [row.points for row in found] == sorted((row.points for row in found), reverse=True)
            for row in found:
                assert row.place == 1 + sum(other.points > row.points for other in found)
                assert 0 <= row.points <= row.of
        assert {row.number for row in standings(room, teams=False)} == {each.number for each in room.inside}

    def counts(self, index: int) -> bool:
        room = self.room
        is_over = index < room.at or (index == room.at and room.phase not in ANSWERING)
        return is_over and index not in self.skipped

    def mark(self, player: Player, index: int, votes: Sequence[int] = (2, 1)) -> float:
        """The mark of the first of these votes that there is, a second one that is not whole last."""
        asked = self.room.asked[index]
        given = [self.chosen.get((player.number, index, vote), ()) for vote in votes]
        if votes[0] == 2 and len(given[0]) < asked.wanted:
            given.reverse()
        chosen = next(filter(None, given), ())
        if chosen and asked.kind is Kind.ORDERING:
            chosen += tuple(at for at in range(len(asked.options)) if at not in chosen)
        return asked.mark([asked.options[at].key for at in chosen]) if chosen else 0.0

    def try_to_join(self, room: Room) -> None:
        """Who joins goes to the smallest team; an untimed open question is theirs, else the next."""
        sizes = [sum(each.team == team for each in room.inside) for team in range(self.setup.teams)]
        room.take(Entry(self.now, len(room.players) + 1, "join", 0, {"token": "new"}, "Zed"))
        player = room.players[len(room.players)]
        assert (sizes[player.team] == min(sizes)) if sizes else (player.team == -1)
        is_open = room.phase is Phase.QUESTION and room.vote == 1 and not self.setup.limit
        entry = Entry(self.now, player.number, "answer", 1, {"q": room.at + 1, "vote": 1, "chosen": [0]})
        assert room.is_void(entry) is not is_open
        state = json.loads(encoded(room, player, self.now, DAYS, 7))["state"]
        if room.phase in (Phase.PODIUM, Phase.REPORT):
            assert state == "end"
        elif is_open:
            assert state == ("note" if room.paused else "question")
        else:
            assert state == "lobby"

    def try_to_go_on(self, room: Room) -> None:
        """Going on shows what was to follow."""
        following, before, paused = room.following, (room.phase, room.at), room.paused
        room.take(Entry(self.now, HOST, "go", 0, {"step": room.step}))
        assert room.phase is following
        if paused or before[0] is Phase.REPORT:
            assert (room.phase, room.at) == before
        elif room.phase is Phase.QUESTION:
            assert (room.vote == 2) is (before == (Phase.DISCUSS, room.at))
            assert room.vote == 2 or room.at == before[1] + 1

    @invariant()
    def all_that_the_host_can_do_is_offered_but_to_begin_with_nobody(self) -> None:
        offered = {act.do for act in board(self.room, Door()).acts if "step" in act.values}
        begins_alone = self.room.phase is Phase.LOBBY and not self.room.inside
        same = {"resume"} if self.room.phase is Phase.DISCUSS else {"close", "resume"}  # as going on
        assert offered == self.room.can - same - ({"go"} if begins_alone else set())

    @invariant()
    def the_board_counts_right(self) -> None:
        room, seen = self.room, board(self.room, Door())
        assert [each.number for each in seen.inside] == [each.number for each in room.inside]
        assert 0 <= seen.answered <= seen.expected <= len(seen.inside)
        if votes := seen.votes:
            assert 0 <= votes.right <= votes.answers <= votes.asked == seen.expected
            assert all(0 <= count <= votes.answers for count in votes.tally)
        assert (seen.deadline is None) or (room.phase is Phase.QUESTION and not room.paused)
        assert (seen.told is None) or room.counts(room.at)


def shown(found: Board) -> Board:
    """A board without what it is only a reference to."""
    return replace(found, asked=None, report=None)


TestLessons = Lessons.TestCase
TestLessons.settings = settings(max_examples=80, stateful_step_count=40)
