"""A lesson as it runs: what is written, when it is shown, and on which line."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import pytest

from quiz.classroom import ledger
from quiz.classroom import lesson as lessons
from quiz.classroom.board import Asking
from quiz.classroom.door import AT_ONCE, WRONG_CODES
from quiz.classroom.line import LONGEST, MALFORMED
from quiz.classroom.room import Phase
from quiz.classroom.setup import HOST, MINUTE, Entry, Names, Setup

from .lessons import CODE, KEY, Class, a_class, a_room


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be waited for long."""
    monkeypatch.setattr(lessons, "BOARDS_A_SECOND", 1000.0)
    monkeypatch.setattr(lessons, "_COUNTED", 0.001)
    monkeypatch.setattr(ledger, "_AGAIN", 0.001)
    monkeypatch.setattr(lessons, "_TICK", 0.001)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def board_of(taken: Class, is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not (taken.boards and is_so()):
            await asyncio.sleep(0.001)


def asked_back(taken: Class) -> tuple[Asking, ...]:
    """What the host is asked for now."""
    taken.lesson.show()
    return taken.boards[-1].door.asking


# Coming in


async def test_a_secret_is_given_when_the_code_is_right_and_only_its_hash_is_written() -> None:
    async with a_class() as taken:
        phone = await taken.phone()
        assert phone.view["state"] == "code"
        await phone.act("code", code="000000")
        assert (phone.view["refused"], phone.token) == ("code", "")
        await phone.act("code", code=CODE)
        assert phone.view["state"] == "name"
        assert len(phone.token) >= 22  # 128 bits
        await phone.act("join")
        await phone.sees("lobby")
        assert phone.token not in repr(taken.log.entries)
        assert phone.token not in repr(taken.boards[-1:])


async def test_a_phone_that_comes_back_is_the_same_player_or_guest() -> None:
    async with a_class() as taken:
        player = await taken.player()
        guest = await taken.guest()
        again = await taken.phone(token=player.token)
        assert again.view["me"] == player.view["me"]
        assert (await taken.phone(token=guest.token)).view["offer"] == guest.view["offer"]


@pytest.mark.parametrize("token", ["", "nobody's", "\ud800", "x" * 3000])
async def test_a_wrong_token_is_nobody(token: str) -> None:
    async with a_class() as taken:
        await taken.player()
        assert (await taken.phone(token=token)).view["state"] == "code"


async def test_players_are_numbered_in_the_order_of_their_joining() -> None:
    async with a_class() as taken:
        phones = [await taken.guest() for _ in range(20)]
        for phone in phones:
            await phone.act("join")
        for phone in phones:
            await phone.sees("lobby")
        assert [entry.who for entry in taken.log.entries] == list(range(1, 21))
        assert list(taken.room.players) == list(range(1, 21))


async def test_of_two_who_want_one_name_at_once_the_second_is_told() -> None:
    async with a_class(a_room(Setup(names=Names.FREE))) as taken:
        first, second = await taken.guest(), await taken.guest()
        await asyncio.gather(first.act("join", name="Ben"), second.act("join", name="ben"))
        await first.sees("lobby")
        assert (await second.until(lambda view: "refused" in view))["refused"] == "taken"
        assert second.view["done"] == second.k
        assert len(taken.log.entries) == 1


async def test_a_refusal_is_said_until_the_next_act() -> None:
    async with a_class(a_room(Setup(names=Names.FREE))) as taken:
        phone = await taken.guest()
        await phone.act("join", name="?")
        assert phone.view["refused"] == "word"
        await phone.act("cancel")
        assert "refused" not in phone.view


async def test_no_more_join_than_the_limit() -> None:
    async with a_class(limit=3) as taken:
        phones = [await taken.guest() for _ in range(5)]
        for phone in phones:
            await phone.act("join")
        seen = [await phone.until(lambda view: "refused" in view or "me" in view) for phone in phones]
        assert [view.get("refused") for view in seen] == [None, None, None, "full", "full"]


async def test_joins_beyond_the_first_wait_for_their_turn() -> None:
    clock = Clock()
    async with a_class(clock=clock) as taken:
        phones = [await taken.guest() for _ in range(AT_ONCE + 1)]
        for phone in phones:
            await phone.act("join")
        await phones[-2].sees("lobby")
        last = phones[-1]
        assert (last.view["state"], last.view["done"]) == ("name", last.k - 1)  # not dealt with yet
        clock.now += 0.1
        await last.sees("lobby")


async def test_a_name_is_given_back_when_the_host_agrees() -> None:
    async with a_class(a_room(Setup(names=Names.FREE))) as taken:
        lost = await taken.player("Ben")
        await taken.host("go")
        await lost.sees("question")
        await lost.act("answer", q=1, vote=1, chosen=[2])
        taken.lesson.close(lost.line)
        phone = await taken.guest()
        await phone.act("ask", name="Ben")
        assert phone.view["state"] == "asked"
        (asking,) = asked_back(taken)
        await taken.host("admit", player=asking.player, token=asking.token)
        assert (await phone.sees("question"))["mine"] == [2]
        assert (await taken.phone(token=lost.token)).view["state"] == "code"
        assert len(taken.room.players) == 1


async def test_the_host_may_refuse_to_give_a_name_back() -> None:
    async with a_class(a_room(Setup(names=Names.FREE))) as taken:
        await taken.player("Ben")
        phone = await taken.guest()
        await phone.act("ask", name="Ben")
        (asking,) = asked_back(taken)
        await taken.host("refuse", player=asking.player, token=asking.token)
        assert (await phone.sees("name"))["refused"] == "teacher"
        assert asked_back(taken) == ()


async def test_a_name_that_is_asked_for_no_more_is_given_to_nobody() -> None:
    async with a_class(a_room(Setup(names=Names.FREE))) as taken:
        ben = await taken.player("Ben")
        phone = await taken.guest()
        await phone.act("ask", name="Ben")
        (asking,) = asked_back(taken)
        await phone.act("cancel")
        await taken.host("admit", player=asking.player, token=asking.token)
        assert taken.room.player_of(asking.token) is None
        assert (await ben.sees("lobby"))["me"]["name"] == "Ben"


@pytest.mark.usefixtures("soon")
async def test_who_is_in_is_told_how_many_are() -> None:
    async with a_class() as taken:
        first = await taken.player()
        guest = await taken.guest()
        n = guest.line.n
        await taken.player()
        await first.until(lambda view: view["count"] == 2)
        assert guest.line.n == n
        assert not guest.line.stale  # it is shown no count


# Answering


@pytest.mark.usefixtures("soon")
async def test_an_answer_is_acknowledged_only_when_it_is_on_the_disk() -> None:
    async with a_class() as taken:
        phone = await taken.player()
        await taken.host("go")
        await phone.sees("question")
        taken.log.fails = True
        sending = asyncio.create_task(phone.act("answer", q=1, vote=1, chosen=[1]))
        await board_of(taken, lambda: "disk is full" in " ".join(taken.boards[-1].door.notices))
        await phone.listen()
        assert phone.view["mine"] == []
        assert phone.view["done"] < phone.k
        taken.log.fails = False
        await sending
        assert (await phone.until(lambda view: view["done"] == phone.k))["mine"] == [1]
        await board_of(taken, lambda: taken.boards[-1].door.notices == ())
        assert taken.log.entries[-1].values["chosen"] == [1]


async def test_what_the_host_does_while_the_disk_fails_begins_when_it_is_written() -> None:
    clock = Clock()
    async with a_class(a_room(Setup(limit=20)), clock=clock) as taken:
        taken.log.fails = True
        going = asyncio.ensure_future(taken.host("go"))
        await board_of(taken, lambda: "disk is full" in " ".join(taken.boards[-1].door.notices))
        clock.now += 45.0
        taken.log.fails = False
        await going
        assert taken.lesson.room.phase is Phase.QUESTION
        assert taken.lesson.room.deadline == clock.now + 20


async def test_what_waits_while_the_disk_is_busy_is_written_at_once() -> None:
    async with a_class() as taken:
        phones = [await taken.player() for _ in range(30)]
        await taken.host("go")
        before = len(taken.log.batches)
        await asyncio.gather(*(phone.act("answer", q=1, vote=1, chosen=[1]) for phone in phones))
        assert len(taken.log.batches) - before <= 3
        assert sum(taken.log.batches[before:]) == 30


@pytest.mark.parametrize(
    "act",
    [
        {"q": 2, "vote": 1, "chosen": [1]},
        {"q": 1, "vote": 2, "chosen": [1]},
        {"q": 1, "vote": 1, "chosen": [3]},
        {"q": 1, "vote": 1, "chosen": [-1]},
        {"q": 1, "vote": 1, "chosen": [True]},
        {"q": 1, "vote": 1, "chosen": [0, 1]},
        {"q": 1, "vote": 1, "chosen": ["1"]},
        {"q": 1, "vote": 1, "chosen": [1], "k": 1},  # a replay
    ],
)
async def test_an_answer_that_is_late_foreign_or_repeated_is_not_written(act: dict[str, object]) -> None:
    async with a_class() as taken:
        phone = await taken.player()
        await taken.host("go")
        await phone.sees("question")
        written, n = len(taken.log.entries), phone.view["n"]
        await phone.send({"do": "answer", "k": 99, **act})
        assert len(taken.log.entries) == written
        assert phone.view["mine"] == []
        assert phone.view["n"] > n  # it is told how things are


async def test_who_was_taken_out_answers_no_more_until_brought_back() -> None:
    async with a_class() as taken:
        phone = await taken.player()
        await taken.host("go")
        await taken.host("kick", player=1)
        assert (await phone.sees("note"))["why"] == "kicked"
        await phone.act("answer", q=1, vote=1, chosen=[1])
        assert taken.room.players[1].votes == {}
        await taken.host("bring", player=1)
        await phone.sees("question")


@pytest.mark.usefixtures("soon")
async def test_a_question_with_a_limit_closes_by_itself() -> None:
    clock = Clock()
    async with a_class(a_room(Setup(limit=20)), clock=clock) as taken:
        phone = await taken.player()
        await taken.host("go")
        assert (await phone.sees("question"))["left"] == 20_000
        clock.now += 19.99
        await taken.host("extend", step=taken.room.step, seconds=10)
        assert (await phone.until(lambda view: view["left"] < 20_000))["left"] == 10_010
        clock.now += 10.0
        await taken.host("extend", step=taken.room.step, seconds=0)
        assert taken.room.phase is Phase.QUESTION
        clock.now += 0.01
        await phone.sees("closed")


@pytest.mark.parametrize("limit", [0, 60])
async def test_the_time_from_a_kill_until_it_goes_on_is_not_the_pupils(limit: int) -> None:
    clock = Clock()
    room = a_room(Setup(limit=limit))
    room.take(Entry(1000.0, HOST, "go", 0, {"step": 0}))
    room.take(Entry(1010.0, HOST, "extend", 0, {"step": 1, "seconds": 0}))
    clock.now = 5000.0
    async with a_class(room, clock=clock) as taken:
        async with asyncio.timeout(5):
            while not taken.log.entries:
                await asyncio.sleep(0)
        await taken.host("lock", on=False)
        assert bool(room.paused) is bool(limit)
        if room.paused:  # there is no hurry: the host lets it go on
            await taken.host("go")
        assert room.opened == 4990.0
        assert room.deadline == (5050.0 if limit else None)


# Lines


async def test_the_newest_line_of_a_player_is_the_player_and_the_older_may_take_it_back() -> None:
    async with a_class() as taken:
        older = await taken.player()
        newer = await taken.phone(token=older.token)
        assert (await older.sees("note"))["why"] == "elsewhere"
        await taken.host("go")
        await newer.sees("question")
        await older.act("answer", q=1, vote=1, chosen=[1])
        assert taken.room.players[1].votes == {}
        done = taken.room.players[1].done
        await older.act("here")
        await older.sees("question")
        assert taken.room.players[1].done == done  # it follows from the log alone
        assert (await newer.sees("note"))["why"] == "elsewhere"


async def test_no_player_holds_more_than_a_few_lines() -> None:
    async with a_class() as taken:
        lines = [await taken.player()]
        lines += [await taken.phone(token=lines[0].token) for _ in range(4)]
        assert [each.line.closed for each in lines] == [True, True, False, False, False]


async def test_an_older_line_stays_elsewhere_when_the_newer_goes() -> None:
    async with a_class() as taken:
        older = await taken.player()
        newer = await taken.phone(token=older.token)
        taken.lesson.close(newer.line)
        older.line.stir()
        await older.listen()
        assert older.view["why"] == "elsewhere"


async def test_a_view_that_was_not_sent_is_replaced_by_the_newest() -> None:
    async with a_class() as taken:
        stuck = await taken.player()
        for _ in range(5):
            await taken.host("go")
        texts = taken.lesson.says(stuck.line)
        assert len(texts) == 1
        assert json.loads(texts[0])["state"] == "closed"


@pytest.mark.usefixtures("soon")
async def test_a_silent_line_is_told_that_it_is_up() -> None:
    async with a_class() as taken:
        phone = await taken.phone()
        phone.line.spoke -= lessons.BEAT
        await asyncio.wait_for(phone.line.wake.wait(), 5)
        assert taken.lesson.says(phone.line) == ['{"beat":1}']


@pytest.mark.usefixtures("soon")
async def test_a_line_that_does_not_say_who_it_is_is_closed() -> None:
    async with a_class() as taken:
        silent = taken.lesson.open("192.168.0.9", lambda _: None)
        silent.heard -= lessons.PATIENCE
        known = await taken.phone()
        known.line.heard -= lessons.PATIENCE
        await asyncio.wait_for(silent.wake.wait(), 5)
        assert silent.closed
        assert not known.line.closed


@pytest.mark.usefixtures("soon")
async def test_a_line_that_stops_polling_is_gone() -> None:
    async with a_class() as taken:
        phone = await taken.phone(polls=True)
        phone.line.heard -= lessons.POLLED
        await asyncio.wait_for(phone.line.wake.wait(), 5)
        assert phone.line.closed


async def test_what_did_not_arrive_by_polling_is_said_again() -> None:
    async with a_class() as taken:
        phone = await taken.phone(polls=True)
        seen = phone.line.n
        await taken.lesson.hear(phone.line, json.dumps({"do": "code", "key": KEY, "k": 1}))
        phone.line.polled(0.0, seen)
        lost = taken.lesson.says(phone.line)
        assert len(lost) == 2
        phone.line.polled(0.0, seen)
        again = taken.lesson.says(phone.line)
        assert again[0] == lost[0]
        assert "token" in json.loads(again[0])
        phone.line.polled(0.0, phone.line.n)
        assert "token" not in taken.lesson.says(phone.line)[0]


async def test_no_more_than_ten_acts_a_second_are_heard_of_a_line_and_none_is_lost() -> None:
    async with a_class() as taken:
        phone = await taken.player()
        await taken.host("go")
        loop = asyncio.get_running_loop()
        began = loop.time()
        for _ in range(15):
            await phone.act("answer", q=1, vote=1, chosen=[1])
        assert loop.time() - began > 0.4
        assert taken.room.players[1].done == phone.k


# Malformed messages


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "[]",
        "null",
        '"hello"',
        "{}",
        '{"do":1}',
        '{"do":["answer"]}',
        '{"do":"unheard of"}',
        '{"do":"hello"}',  # a second time
        '{"do":"code","code":123456}',
        '{"do":"join","name":null}',
        '{"do":"offer","k":"1"}',
        '{"do":"offer","k":true}',
        '{"do":"offer","k":-1}',
        '{"do":"offer","k":1.5}',
        '{"do":"offer","k":99999999999999999999}',
        '{"do":"answer","q":1,"vote":1,"k":1}',
        '{"do":"answer","q":1,"vote":1,"chosen":"1","k":1}',
        '{"do":"answer","q":"1","vote":1,"chosen":[],"k":1}',
        "[" * 4000,
        '{"do":"offer","k":1,"name":"' + LONGEST * "x" + '"}',
        '{"do":"offer","k":1,"name":"' + LONGEST // 2 * "é" + '"}',
        '{"do":"offer","k":' + 4000 * "9" + "}",
    ],
)
async def test_malformed_messages_are_counted_and_the_third_closes_the_line(text: str) -> None:
    async with a_class() as taken:
        phone = await taken.phone()
        for number in range(1, MALFORMED + 1):
            assert not phone.line.closed
            await phone.send(text)
            assert taken.lesson.refused == number
        assert phone.line.closed


async def test_a_line_says_hello_first() -> None:
    async with a_class() as taken:
        line = taken.lesson.open("192.168.0.9", lambda _: None)
        await taken.lesson.hear(line, json.dumps({"do": "code", "code": CODE, "k": 1}))
        assert taken.lesson.refused == 1
        assert not line.token


async def test_names_that_no_file_can_hold_are_made_harmless() -> None:
    async with a_class(a_room(Setup(names=Names.FREE))) as taken:
        phone = await taken.guest()
        await phone.send('{"do":"join","k":9,"name":"B\\ud800e\\u202en\\u0000"}')
        assert (await phone.sees("lobby"))["me"]["name"] == "B en"


# The host


async def test_a_sweep_takes_the_last_minutes_players_and_all_guests_out_and_changes_the_locks() -> None:
    clock = Clock()
    async with a_class(clock=clock) as taken:
        early = await taken.player()
        clock.now += MINUTE
        late, guest = await taken.player(), await taken.guest()
        await taken.host("sweep")
        assert (await late.sees("note"))["why"] == "kicked"
        await guest.sees("code")
        await guest.act("code", key=KEY)
        assert guest.view["refused"] == "code"
        early.line.stir()
        await early.listen()
        assert early.view["state"] == "lobby"
        assert taken.log.noted == {"code": taken.lesson.keeper.code, "key": taken.lesson.keeper.key}
        assert taken.lesson.keeper.code != CODE
        await taken.player()


async def test_the_new_code_is_noted_before_the_sweep_is_written() -> None:
    async with a_class() as taken:
        taken.log.fails = True
        taken.lesson.do("sweep", {})
        async with asyncio.timeout(5):
            while not taken.log.noted:
                await asyncio.sleep(0)
        taken.log.fails = False


async def test_who_joins_while_the_sweep_is_written_is_out_as_well() -> None:
    async with a_class() as taken:
        phone = await taken.guest()
        taken.lesson.do("sweep", {})
        await phone.act("join")
        await phone.sees("code")
        assert not taken.room.players


async def test_a_double_press_does_not_go_on_twice() -> None:
    async with a_class() as taken:
        taken.lesson.do("go", {"step": 0})
        await taken.host("go", step=0)
        assert taken.room.at == 0


@pytest.mark.usefixtures("soon")
async def test_the_board_says_who_is_here_who_waits_and_who_asks() -> None:
    async with a_class() as taken:
        here, gone = await taken.player(), await taken.player()
        taken.lesson.close(gone.line)
        guest = await taken.guest()
        await guest.act("ask", name=gone.view["me"]["name"])
        await board_of(taken, lambda: bool(taken.boards[-1].door.asking))
        board = taken.boards[-1]
        assert [person.here for person in board.people] == [True, False]
        assert board.door.waiting == 1
        assert board.door.asking[0].player == 2
        assert (board.door.code, board.door.link) == (CODE, f"http://{board.door.address}/#k={KEY}")
        assert here.view["state"] == "lobby"


@pytest.mark.usefixtures("soon")
async def test_the_host_is_told_for_a_while_of_wrong_codes_and_refused_messages() -> None:
    clock = Clock()
    async with a_class(clock=clock) as taken:
        for _ in range(WRONG_CODES):
            phone = await taken.phone()
            await phone.act("code", code="000000")
        await phone.send("?")
        await board_of(taken, lambda: len(taken.boards[-1].door.notices) == 2)
        assert "typed codes wait" in taken.boards[-1].door.notices[0]
        assert "1 message " in taken.boards[-1].door.notices[1]
        clock.now += 61
        await board_of(taken, lambda: not taken.boards[-1].door.notices)


async def test_the_host_is_told_when_nobody_comes_until_somebody_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lessons, "LONELY", 0.05)
    monkeypatch.setattr(lessons, "_TICK", 0.01)
    async with a_class() as taken:
        taken.lesson.show()
        assert not taken.boards[-1].door.is_lonely
        await board_of(taken, lambda: taken.boards[-1].door.is_lonely)
        await taken.guest()
        await board_of(taken, lambda: not taken.boards[-1].door.is_lonely)


async def test_a_phone_that_went_away_is_not_at_the_door() -> None:
    async with a_class() as taken:
        guest = await taken.guest()
        await board_of(taken, lambda: taken.boards[-1].door.waiting == 1)
        taken.lesson.close(guest.line)
        await board_of(taken, lambda: taken.boards[-1].door.waiting == 0)


async def test_phones_are_told_what_the_host_did_before_the_host_sees_it() -> None:
    async with a_class() as taken:
        phone = await taken.player()

        async def is_told_late() -> bool:
            await phone.line.wake.wait()
            return any(board.phase is Phase.QUESTION for board in taken.boards)

        late = asyncio.create_task(is_told_late())
        await taken.host("go")
        assert not await late


async def test_there_are_at_most_so_many_boards_a_second() -> None:
    async with a_class() as taken:
        loop, before = asyncio.get_running_loop(), len(taken.boards)
        begun = loop.time()
        for _ in range(50):
            taken.lesson.stir()
            await asyncio.sleep(0.01)
        most = lessons.BOARDS_A_SECOND * (loop.time() - begun) + 1  # it takes longer on a busy machine
        assert 2 <= len(taken.boards) - before <= most


# The end


@pytest.mark.parametrize(("is_ended", "why"), [(False, "pause"), (True, "over")])
async def test_phones_are_told_that_it_stands_still_or_is_over_and_what_waited_is_written(
    is_ended: bool, why: str
) -> None:
    async with a_class(a_room(questions=1)) as taken:
        phone, guest = await taken.player(), await taken.guest()
        for _ in range(4 * is_ended):
            await taken.host("go")
        taken.lesson.do("go", {"step": taken.lesson.room.step})
        await taken.lesson.stop()
        assert taken.log.entries[-1].act == "go"
        for each in (phone, guest):
            await each.listen()
            assert each.view["why"] == why
            assert each.line.closed


async def test_a_phone_that_comes_back_while_the_last_are_told_is_not_let_in_again() -> None:
    async with a_class() as taken:
        await taken.player()
        await taken.lesson.stop()
        again = taken.lesson.open("192.168.0.9", lambda _: None)
        assert again.closed
        (text,) = taken.lesson.says(again)  # before it says hello, since its line ends with that
        assert json.loads(text)["why"] == "pause"


@pytest.mark.usefixtures("soon")
async def test_a_disk_that_fails_does_not_keep_a_lesson_from_ending() -> None:
    async with a_class() as taken:
        taken.log.fails = True
        taken.lesson.do("go", {"step": 0})
        await asyncio.wait_for(taken.lesson.stop(), 5)
        assert not taken.log.entries
