"""Who comes in at the door, in whose turn, and under which name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quiz.classroom import door
from quiz.classroom.board import Asking, Door
from quiz.classroom.door import A_SECOND, AT_ONCE, WRONG_CODES, Doorkeeper, Guest, Turns
from quiz.classroom.room import Room
from quiz.classroom.setup import HOST, MINUTE, Entry, Names, Setup

from .lessons import CODE, KEY, a_room

CLASS = ("Anna B", "Ben K", "O")


HERE = {"guest", "other"}
"""Phones at the door that have a line."""


def a_door(
    names: Names = Names.GIVEN, *joined: str, limit: int = 9, class_list: Sequence[str] = CLASS
) -> Doorkeeper:
    """A door to a room in which some are already."""
    room = a_room(Setup(names=names), class_list=class_list)
    for name in joined:
        join(room, name)
    return Doorkeeper(room, CODE, KEY, limit=limit)


def join(room: Room, name: str) -> None:
    number = len(room.players) + 1
    room.take(Entry(1.0, number, "join", 1, {"token": f"token-{number}"}, name))


def taken(turns: Turns[str], now: float) -> list[str]:
    """All whose turn it is at once."""
    found = []
    while (one := turns.next(now)) is not None:
        found.append(one)
    return found


def queue(**waiting: int) -> Turns[str]:
    """So many who wait at each address."""
    turns: Turns[str] = Turns(AT_ONCE, A_SECOND)
    for address, count in waiting.items():
        for _ in range(count):
            turns.put(address, address)
    return turns


# Codes


def test_a_code_is_six_digits_and_a_key_is_longer() -> None:
    codes = {door.new_code() for _ in range(100)}
    assert all(len(code) == 6 and code.isdecimal() for code in codes)
    assert len(codes) > 90
    assert len({door.new_key() for _ in range(100)}) == 100
    assert len(door.new_key()) == 11


@pytest.mark.parametrize(
    ("code", "key", "refused"),
    [
        (CODE, "", ""),
        ("000000", "", "code"),
        ("", "", "code"),
        ("١٢٣٤٥٦", "", "code"),
        ("\ud800", "", "code"),
        ("", KEY, ""),
        ("", "another", "code"),
        (CODE, "another", "code"),
        ("000000", KEY, ""),
    ],
)
def test_a_code_or_a_key_lets_in(code: str, key: str, refused: str) -> None:
    assert a_door().refuses(code, key, 0.0) == refused


def test_typed_codes_wait_after_too_many_wrong_ones_and_the_key_does_not() -> None:
    keeper = a_door()
    for _ in range(WRONG_CODES):
        assert not keeper.waits(10.0)
        assert keeper.refuses("000000", "", 10.0) == "code"
    assert keeper.waits(10.0)
    assert keeper.refuses(CODE, "", 10.0) == "wait"
    assert keeper.refuses("", KEY, 10.0) == ""


def test_codes_are_typed_again_a_minute_after_the_wrong_ones() -> None:
    keeper = a_door()
    for second in range(WRONG_CODES):
        keeper.refuses("000000", "", float(second))
    assert keeper.refuses(CODE, "", MINUTE - 1) == "wait"
    assert keeper.refuses(CODE, "", MINUTE) == ""


def test_wrong_codes_that_come_slowly_hold_up_nobody() -> None:
    keeper = a_door()
    for number in range(3 * WRONG_CODES):
        keeper.refuses("000000", "", number * MINUTE / (WRONG_CODES - 1))
    assert keeper.refuses(CODE, "", 3 * WRONG_CODES * MINUTE / (WRONG_CODES - 1)) == ""


# Turns


def test_so_many_are_taken_at_once_and_then_so_many_a_second() -> None:
    turns = queue(a=200)
    assert len(taken(turns, 1.0)) == AT_ONCE
    assert turns.wait() == pytest.approx(1 / A_SECOND)
    assert len(taken(turns, 1.0)) == 0
    assert len(taken(turns, 2.0)) == A_SECOND
    assert len(taken(turns, 2.25)) == 2
    assert turns.wait() == pytest.approx(0.5 / A_SECOND)


def test_addresses_take_turns_so_that_a_crowd_at_one_does_not_crowd_out_another() -> None:
    turns = queue(script=500, pupil=3)
    assert taken(turns, 1.0)[:6] == ["script", "pupil"] * 3


def test_those_of_one_address_come_in_their_order() -> None:
    turns: Turns[str] = Turns(AT_ONCE, A_SECOND)
    for name in "abc":
        turns.put("school", name)
    assert taken(turns, 1.0) == ["a", "b", "c"]


def test_nobody_waits_where_nobody_is() -> None:
    assert queue().wait() is None


def test_the_bucket_never_holds_more_than_at_once_and_a_clock_set_back_takes_nothing() -> None:
    turns = queue(a=500)
    assert len(taken(turns, 1e9)) == AT_ONCE
    assert taken(turns, 1.0) == []
    assert len(taken(turns, 2.0)) == A_SECOND


def test_after_a_sweep_all_guests_are_out_and_whoever_comes_is_taken_at_once() -> None:
    keeper = a_door(limit=500)
    for number in range(200):
        keeper.want(keeper.let_in(f"bot-{number}", "192.168.0.66"), "", 1)
    while keeper.next(1.0):
        pass
    keeper.sweep("654321", "new", 1.0)
    assert not keeper.guests
    assert keeper.turns.wait() is None
    assert keeper.refuses(CODE, "", 1.0) == "code"
    assert keeper.refuses("", KEY, 1.0) == "code"
    pupil = keeper.let_in("pupil", "192.168.0.66")
    keeper.want(pupil, "", 1)
    assert keeper.next(1.0) is pupil


def test_beyond_a_bound_the_first_guest_of_the_most_crowded_address_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "MOST_GUESTS", 3)
    keeper = a_door()
    for token, address in (("pupil", "a"), ("bot-1", "b"), ("bot-2", "b"), ("late", "c")):
        keeper.let_in(token, address)
    assert list(keeper.guests) == ["pupil", "bot-2", "late"]


# Names


def test_nobody_is_offered_a_name_that_somebody_has_or_is_offered() -> None:
    keeper = a_door()
    guests = [keeper.let_in(f"guest-{number}", "a") for number in range(50)]
    for guest in guests:
        keeper.offer(guest)
    assert len({guest.offer for guest in guests}) == 50


def test_another_name_is_another() -> None:
    keeper = a_door()
    guest = keeper.let_in("guest", "a")
    before = guest.offer
    keeper.offer(guest)
    assert guest.offer not in ("", before)


def test_names_that_have_run_out_come_again_with_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "given_names", lambda _: ["Amber Heron", "Calm Oak"])
    keeper = a_door(Names.GIVEN, "Amber Heron")
    offers = {keeper.let_in(f"guest-{number}", "a").offer for number in range(4)}
    assert offers == {"Calm Oak", "Amber Heron 2", "Calm Oak 2", "Amber Heron 3"}


@pytest.mark.parametrize(
    ("names", "name", "refused"),
    [
        (Names.FREE, "Zoë", ""),
        (Names.FREE, "  Ben ", "taken"),
        (Names.FREE, "BEN", "taken"),
        (Names.FREE, "Bеn", "alike"),  # with a Cyrillic e
        (Names.FREE, "\u202e", "word"),
        (Names.FREE, "", "word"),
        (Names.LIST, "Anna B", ""),
        (Names.LIST, "O", ""),
        (Names.LIST, "Somebody", "word"),
        (Names.GIVEN, "Somebody", ""),  # it is not that name which is taken
    ],
)
def test_a_name_is_looked_at(names: Names, name: str, refused: str) -> None:
    keeper = a_door(names, "Ben")
    assert keeper.want(keeper.let_in("guest", "a"), name, 1) == refused


def test_the_name_that_is_given_is_the_one_that_was_offered() -> None:
    keeper = a_door()
    guest = keeper.let_in("guest", "a")
    keeper.want(guest, "Dictator", 1)
    assert guest.wants == guest.offer != "Dictator"


def test_nobody_joins_a_locked_room_or_a_full_one() -> None:
    keeper = a_door(Names.FREE, "Ann", "Ben", limit=3)
    guest = keeper.let_in("guest", "a")
    assert keeper.refuses_name("Cid", beside=1) == "full"
    assert keeper.want(guest, "Cid", 1) == ""
    join(keeper.room, "Dan")
    assert keeper.want(guest, "Cid", 1) == "full"
    keeper.room.take(Entry(1.0, HOST, "lock", 0, {"on": True}))
    assert keeper.want(guest, "Cid", 1) == "locked"
    assert keeper.want(guest, "ben", 1) == "taken"  # whoever lost that name may ask for it back


def test_who_presses_twice_waits_once() -> None:
    keeper = a_door()
    guest = keeper.let_in("guest", "a")
    keeper.want(guest, "", 1)
    keeper.want(guest, "", 2)
    assert [keeper.turns.next(0.0), keeper.turns.next(0.0)] == [guest, None]
    assert (guest.wants, guest.k) == (guest.offer, 2)


def test_who_asks_for_a_name_back_does_not_join_under_another() -> None:
    keeper = a_door(Names.FREE, "Ben")
    guest = keeper.let_in("guest", "a")
    keeper.want(guest, "Cid", 1)
    assert keeper.ask(guest, "ben", HERE) == ""
    assert keeper.next(1.0) is None
    assert [(ask.player, ask.name) for ask in keeper.asking(HERE)] == [(1, "Ben")]


def test_who_asked_first_stays_first() -> None:
    keeper = a_door(Names.FREE, "Ann", "Ben")
    guest, other = keeper.let_in("guest", "a"), keeper.let_in("other", "a")
    keeper.ask(other, "Ann", HERE)
    keeper.ask(guest, "Ben", HERE)
    assert [ask.name for ask in keeper.asking(HERE)] == ["Ann", "Ben"]


def test_nobody_asks_for_a_name_that_nobody_has() -> None:
    keeper = a_door(Names.FREE, "Ben")
    assert keeper.ask(keeper.let_in("guest", "a"), "Cid", HERE) == "word"
    assert keeper.asking(HERE) == ()


def test_one_phone_at_a_time_asks_for_a_name_and_one_that_is_gone_holds_up_nobody() -> None:
    keeper = a_door(Names.FREE, "Ben")
    guest, other = keeper.let_in("guest", "a"), keeper.let_in("other", "a")
    assert keeper.ask(guest, "Ben", HERE) == ""
    assert keeper.ask(other, "Ben", HERE) == "taken"
    assert [ask.token for ask in keeper.asking(HERE)] == ["guest"]
    assert keeper.ask(other, "Ben", {"other"}) == ""
    assert [ask.token for ask in keeper.asking(HERE)] == ["other"]


def test_the_host_hears_of_a_name_that_is_asked_back_while_another_phone_is_in_under_it() -> None:
    asking = (Asking("t", 1, "Ben"),)
    assert Door(asking=asking).asked_back == ("A phone asks for the name Ben back",)
    assert Door(asking=asking, present=frozenset({1})).asked_back == (
        "A phone asks for the name Ben back, though another phone is in under it",
    )


# What is shown at the door


def shown(
    names: Names, guest: str = "guest", asks: str = "", present: frozenset[int] = frozenset()
) -> object:
    keeper = a_door(names, "Ben K", "Anna B")
    found: Guest | None = keeper.let_in(guest, "a") if guest else None
    if found:
        found.offer = "Calm Oak"
        keeper.ask(found, asks, HERE)
    return keeper.view(found, present)


def test_a_stranger_is_shown_nobodys_name() -> None:
    assert shown(Names.LIST, guest="") == {"state": "code"}


def test_a_guest_is_shown_a_name_and_whose_phone_is_lost() -> None:
    assert shown(Names.GIVEN, present=frozenset({1})) == {
        "state": "name",
        "names": "given",
        "offer": "Calm Oak",
        "lost": ["Anna B"],
    }


def test_a_guest_of_a_class_is_shown_its_list_and_who_is_here() -> None:
    view = {"state": "name", "names": "list", "list": [*CLASS], "taken": ["Ben K", "Anna B"]}
    assert shown(Names.LIST) == view


def test_who_asks_for_a_name_is_shown_which() -> None:
    assert shown(Names.FREE, asks="anna b") == {"state": "asked", "name": "Anna B"}
