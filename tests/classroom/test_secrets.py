"""Until the reveal nothing that a phone is sent follows from what is right."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank, Choice, Event, Item, Option, Ordering, fingerprint
from quiz.classroom.board import Door, board
from quiz.classroom.room import Phase, Room
from quiz.classroom.setup import HOST, Entry, Names, Setup, Standings
from quiz.classroom.view import encoded
from quiz.dates.date import Date
from quiz.game.round import Dealt, Kind
from tests.classroom.played import a_room_of
from tests.game.lives import a_bank, sentence, source_of

NOW = 1000.0
UNSAID = (Phase.LOBBY, Phase.QUESTION, Phase.BARS, Phase.DISCUSS, Phase.SKIPPED)
"""Here no view may follow from what is right, not even in what was asked before."""
CITIES = ("Riga", "Oslo", "Bern", "Prague")
DEEDS = ("Is arrested", "Flees abroad", "Returns home", "Retires")
YEARS = ("1905", "1911", "1924", "1931")


def a_life(name: str, right: tuple[int, ...], order: tuple[int, ...]) -> Bank:
    """A life in which other cities are right, and other years; its ids and quotes are its own."""
    number = 10 * (name == "evil")
    events = [
        Event(f"{name}-{at}", DEEDS[at], (sentence(number + at),), Date.parse(YEARS[order.index(at)]))
        for at in range(4)
    ]

    def a_choice(question: int, *answers: int) -> Choice:
        wrong = tuple(
            Option(city, f"{name} says why", (sentence(number + 5),))
            for at, city in enumerate(CITIES)
            if at not in answers
        )
        quote = (sentence(number + 6 + question),)
        texts = tuple(CITIES[at] for at in answers)
        return Choice(f"{name}-q{question}", f"Which city is it, {question}?", texts, wrong, quote, why=name)

    ordering = Ordering(f"{name}-order", tuple((f"{name}-{at}",) for at in order))
    items: tuple[Item, ...] = (*events, a_choice(0, right[0]), ordering, a_choice(1, *right))
    return a_bank(*items, source=source_of(20), name=f"bank-{name}")


class Twin(NamedTuple):
    """A lesson about one of two lives."""

    room: Room
    bank: Bank

    @property
    def secrets(self) -> list[str]:
        """What a phone must not be sent before the reveal."""
        items = (*self.bank.questions, *self.bank.timeline)
        ids = [self.bank.id, *(item.id for item in items)]
        return [*ids, *map(fingerprint, items), "tells of a deed", "says why", *YEARS]


def a_twin(name: str, right: tuple[int, ...], order: tuple[int, ...], setup: Setup) -> Twin:
    """A lesson whose options stand in the same places in both lives."""
    bank = replace(a_life(name, right, order), title="A life", language="en")
    dealt = [
        Dealt(bank.id, each.id, Kind.ORDERING, fingerprint(each), tuple(f"{name}-{at}" for at in range(4)))
        if isinstance(each, Ordering)
        else Dealt(bank.id, each.id, Kind.CHOICE, fingerprint(each), CITIES)
        for each in bank.questions
    ]
    return Twin(a_room_of(bank, dealt=dealt, setup=setup), bank)


def twins(setup: Setup) -> tuple[Twin, Twin]:
    return a_twin("good", (0, 1), (2, 0, 3, 1), setup), a_twin("evil", (3, 2), (1, 3, 0, 2), setup)


_steps = st.sampled_from(
    ["go", "go", "go", "go", "discuss", "pause", "resume", "skip", "back", "extend", "end"]
)
_happenings = st.one_of(
    st.tuples(st.just("step"), _steps),
    st.tuples(st.just("tap"), st.integers(1, 3), st.permutations(range(4)), st.integers(0, 4)),
    st.tuples(st.just("late"), st.integers(1, 3), st.integers(0, 3)),
    st.tuples(st.just("join")),
    st.tuples(st.sampled_from(["kick", "bring"]), st.integers(1, 3)),
)
_setups = st.builds(
    Setup, teams=st.sampled_from([0, 2]), limit=st.sampled_from([0, 30]), standings=st.sampled_from(Standings)
)


def entry_of(room: Room, now: float, happening: tuple[Any, ...]) -> Entry:
    """What happens, as the room stands."""
    match happening:
        case ("step", act):
            return Entry(now, HOST, act, 0, {"step": room.step} | ({"seconds": 9} if act == "extend" else {}))
        case ("tap", who, chosen, size):
            wanted = room.asked[room.at].wanted if room.at >= 0 else 1
            values = {"q": room.at + 1, "vote": room.vote, "chosen": list(chosen)[: min(size, wanted)]}
            return Entry(now, who, "answer", int(now), values)
        case ("late", who, at):
            return Entry(now, who, "answer", int(now), {"q": room.at, "vote": 1, "chosen": [at]})
        case (("kick" | "bring") as act, number):
            return Entry(now, HOST, act, 0, {"player": number})
    number = len(room.players) + 1
    return Entry(now, number, "join", 0, {"token": f"token {number}"}, f"Player {number}")


def views(room: Room, now: float) -> list[str]:
    return [encoded(room, player, now, 30, 1) for player in room.players.values()]


@settings(max_examples=100)
@given(_setups, st.lists(_happenings, min_size=10, max_size=40))
def test_lives_in_which_other_answers_are_right_show_the_same_until_the_reveal(
    setup: Setup, happenings: list[tuple[Any, ...]]
) -> None:
    good, evil = twins(setup)
    secrets = [*good.secrets, *evil.secrets]
    for number, happening in enumerate([("join",), ("join",), *happenings]):
        now = NOW + number
        entry = entry_of(good.room, now, happening)
        assert entry == entry_of(evil.room, now, happening)
        assert good.room.is_void(entry) == evil.room.is_void(entry)
        assert good.room.take(entry) is evil.room.take(entry)
        if good.room.phase in UNSAID:
            shown = views(good.room, now)
            assert shown == views(evil.room, now)
            assert not [secret for secret in secrets for view in shown if secret in view]
        one, other = board(good.room, Door()), board(evil.room, Door())
        assert (one.phase, one.step, one.acts) == (other.phase, other.step, other.acts)
        assert (one.answered, one.expected, one.agreement) == (
            other.answered,
            other.expected,
            other.agreement,
        )


@pytest.mark.parametrize("names", Names)
def test_the_answers_of_each_question_are_told_at_its_reveal_alone(names: Names) -> None:
    good, evil = twins(Setup(names=names))
    are_told = []
    for twin in (good, evil):
        room = twin.room
        room.take(entry_of(room, NOW, ("join",)))
        while room.phase is not Phase.REPORT:
            (shown,) = views(room, NOW)
            are_told.append((room.phase, room.at, any(secret in shown for secret in twin.secrets)))
            room.take(entry_of(room, NOW, ("step", "go")))
    assert are_told == 2 * [
        (phase, at, phase is Phase.REVEAL)
        for at, phases in (
            (-1, [Phase.LOBBY]),
            *((at, [Phase.QUESTION, Phase.BARS, Phase.REVEAL]) for at in range(3)),
        )
        for phase in phases
    ]


_FRAME = {"bank", "title", "kept", "done", "me"}
_ASKED = {"state", "at", "q", "vote", "topic", "ask", "kind", "options", "mine"}


@pytest.mark.parametrize(
    ("steps", "fields"),
    [
        ((), {"state", "count"}),
        (("go",), _ASKED | {"left", "limit", "choose"}),
        (("go", "go"), _ASKED | {"choose"}),
        (("go", "discuss"), _ASKED | {"choose"}),
        (("go", "discuss", "go"), _ASKED | {"left", "limit", "choose", "before"}),
        (("go", "pause"), {"state", "why", "at"}),
        (("go", "skip"), {"state", "why", "at"}),
        (("go", "skip", "go"), _ASKED | {"left", "limit"}),
    ],
)
def test_a_view_before_the_reveal_holds_what_is_asked_and_nothing_else(
    steps: tuple[str, ...], fields: set[str]
) -> None:
    room = twins(Setup(limit=30))[0].room
    room.take(entry_of(room, NOW, ("join",)))
    for act in steps:
        room.take(entry_of(room, NOW, ("step", act)))
    view = json.loads(encoded(room, room.players[1], NOW, 30, 1))
    assert set(view) == {"n"} | _FRAME | fields
    assert all(type(option) is str for option in view.get("options", ()))
