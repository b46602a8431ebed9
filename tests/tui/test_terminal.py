"""Bytes that a terminal sends, and what they are to the program; storms of them in a pty are journeys."""

from __future__ import annotations

import sys
import time
import tracemalloc
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

if sys.platform == "win32":
    pytest.skip("a terminal of Linux or macOS", allow_module_level=True)

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from quiz.tui import terminal
from quiz.tui.terminal import TYPED, Received
from quiz.tui.turns import LONGEST_PASTE

BEGIN, END = b"\x1b[200~", b"\x1b[201~"
_PIECES = (
    *(b"\x1b", b"\x1b[", b"\x1b[M", b"\x1bO", b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b\\", b"\x07", b"\x18"),
    *(b"\x1b[<0;3;4M", b"\x1b[<", b"\x1b[200", b"\x1b[?1;2c", b"\x1b[999999999999~", b";", b"1", b"u", b"~"),
    *(b"\xff", b"\xc3", b"\xa9", "日".encode(), b"\x00", b"\r", b"a"),
)
STORMS = st.lists(st.sampled_from(_PIECES) | st.binary(max_size=8), max_size=40).map(b"".join)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that have gone by, which a test may change."""
    now = [0.0]
    monkeypatch.setattr(terminal, "monotonic", lambda: now[0])
    return now


def heard(*pieces: bytes) -> list[Message]:
    """What comes of bytes that come in pieces, and of the silence after them."""
    received = Received()
    found = [event for piece in pieces for event in received.feed(piece)]
    received._until = 0.0  # the silence
    return [*found, *received.tick()]


def names(*pieces: bytes) -> list[str]:
    """The names of keys, and what was pasted."""
    found = heard(*pieces)
    return [
        event.key if isinstance(event, events.Key) else getattr(event, "text", type(event).__name__)
        for event in found
    ]


@pytest.mark.parametrize(
    "sent",
    [
        *(b"\xff\xfe", b"\xc3", b"\x1b[999999999999~", b"\x1b[999999999999u", b"\x1b[" + b"9" * 5000 + b"~"),
        *(b"\x1b[55296u", b"\x1b[97;;55296u", b"\x1b[M !!", b"\x1b[M\xff\xfe\x80", b"\x1b[32;10;10M"),
        *(b"\x1b[?62;22c", b"\x1b[>1;95;0c", b"\x1b[0n", b"\x1b[49;1R", b"\x1b[?1;2$y"),
        *(b"\x1b]11;rgb:1111/2222/3333\x1b\\", b"\x1b]10;rgb:1/2/3\x07", b"\x1b[?31u", b"\x1b[8;24;80t"),
        *(b"\x1bP>|XTerm(380)\x1b\\", b"\x1b_Gi=1;OK\x1b\\", b"\x1b[?2048;1$y", b"\x1b[48;9999;9999;1;1t"),
        *(b"\x1b[<0;99999;1M", b"\x1b[<32;NaN;NaNM", b"\x1b[<128;1;1M", b"\x1b[I", b"\x1b[O", b"\x1b[201~"),
        *(b"\x1b[49~", b"\x1b[49;1:3u"),
    ],
)
def test_what_is_no_key_is_left_out_and_the_next_key_works(sent: bytes) -> None:
    assert names(sent + b"q") == names(sent, b"q") == ["q"]


@pytest.mark.parametrize("torn", [b"\x1b[12", b"\x1b[M ", b"\x1b]11;rgb:ff", b"\x1bP1$r", b"\x1b[<0;12"])
def test_what_is_torn_is_left_out_after_a_moment(torn: bytes, clock: list[float]) -> None:
    received = Received()
    assert not [*received.feed(torn), *received.tick()]
    clock[0] += 0.11
    assert not [*received.tick()]
    assert [event.key for event in received.feed(b"q") if isinstance(event, events.Key)] == ["q"]


def test_keys_are_what_textual_reads() -> None:
    for sequence in ANSI_SEQUENCES_KEYS:
        # All but places of the cursor, two keys, and what no terminal sends.
        if not sequence.endswith(("R", "\x1b", "\xa7")):
            parser = XTermParser()
            read = [*parser.feed(sequence), *parser.feed("\x1b[Z")]
            keys = [event.key for event in read if isinstance(event, events.Key)]
            assert names(sequence.encode(), b"\x1b[Z") == keys, sequence


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"\x1b", ["escape"]),
        (b"\x1b\x1b[A", ["escape", "up"]),
        (b"\x1bx", ["alt+x"]),
        (b"\x1b[49;;49u\x1b[97;5u", ["1", "ctrl+a"]),
        ("é日".encode(), ["é", "日"]),
        (b"\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<65;3;4M", ["MouseDown", "MouseUp", "MouseScrollDown"]),
        (b"\x1b[?2026;2$y", ["TerminalSupportsSynchronizedOutput"]),
    ],
)
def test_keys_and_clicks_come_whole_however_they_are_cut(sent: bytes, keys: list[str]) -> None:
    assert names(sent) == keys
    for at in range(1, len(sent)):
        assert names(sent[:at], sent[at:]) == keys


def test_a_paste_is_text_without_what_orders_a_terminal() -> None:
    raw = b"\x1b[31mred\x1b[0m\x00 \x1b]8;;http://x\x07link\r\nnext \xe2\x80\xaeline\x1b[Mabc\xff"
    assert names(BEGIN + raw + END + b"q") == ["red link\nnext line", "q"]


def test_a_mark_of_the_end_in_a_paste_types_nothing() -> None:
    assert names(BEGIN + b"a" + END + b"1\r" + END) == ["a1\n"]


def test_a_paste_that_loses_its_end_is_over_after_a_silence(clock: list[float]) -> None:
    received = Received()
    assert not [*received.feed(BEGIN + b"abc")]
    clock[0] += 0.9
    assert not [*received.tick()]
    clock[0] += 0.2
    assert [event.text for event in received.tick() if isinstance(event, events.Paste)] == ["abc"]


def test_what_comes_faster_than_anyone_types_is_a_paste(clock: list[float]) -> None:
    received = Received()
    sent = b"1\r" * TYPED
    assert not [*received.feed(sent), *received.feed(b"\x1b[A2")]
    clock[0] += 0.11
    (pasted,) = received.tick()
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "1\n" * TYPED + "2"
    assert len(heard(b"a" * TYPED)) == TYPED


def test_of_a_storm_of_keys_as_many_are_taken_in_a_second_as_can_be_shown(clock: list[float]) -> None:
    received = Received()
    assert sum(len([*received.feed(b"\x1b[A" * 90)]) for _ in range(20)) == 500
    clock[0] += 1
    assert len([*received.feed(b"\x1b[A" * 90)]) == 90


@pytest.mark.parametrize("piece", [b"abc \x1b[31mdef 1\r2\r", b"\x1b]", b"\x1b[9", "日".encode(), BEGIN])
@pytest.mark.parametrize("is_marked", [True, False])
def test_a_paste_is_bounded_within_a_moment_and_little_memory(piece: bytes, is_marked: bool) -> None:
    flood = b"x" * 200 + piece * (1_000_000 // len(piece))
    sent = BEGIN + flood + END if is_marked else flood
    received = Received()
    tracemalloc.start()
    began = time.perf_counter()
    found = [event for at in range(0, len(sent), 4095) for event in received.feed(sent[at : at + 4095])]
    received._until = 0.0
    found.extend(received.tick())
    took, (_, most) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 10, "a minute before; a tenth of a second without a busy machine and the tracing"
    assert most < 8_000_000
    pastes = [event.text for event in found if isinstance(event, events.Paste)]
    assert len(pastes) == 1
    assert len(pastes[0]) <= LONGEST_PASTE
    assert received.is_cut


@given(STORMS, st.integers(1, 9))
def test_no_storm_stops_the_reader_and_a_key_works_after_it(storm: bytes, size: int) -> None:
    received = Received()
    found = [event for at in range(0, len(storm), size) for event in received.feed(storm[at : at + size])]
    received._until = 0.0
    found.extend(received.tick())
    assert [event.key for event in received.feed(b"q") if isinstance(event, events.Key)] == ["q"]
    typed = [event for event in found if isinstance(event, events.Key) and event.key in ("1", "enter")]
    assert len(typed) <= storm.count(b"1") + storm.count(b"\r") + storm.count(b"\n") + storm.count(b"u")


def test_a_storm_answers_no_more_than_its_keys_say() -> None:
    chance = Random(7)
    for _ in range(300):
        numbers = b";".join(str(chance.randrange(60)).encode() for _ in range(chance.randrange(1, 5)))
        final = bytes([chance.choice([*range(0x40, 0x75), *range(0x76, 0x7F)])])  # a u is a key's own
        found = names(b"\x1b[" + numbers + final)
        assert not {"1", "2", "3", "4", "enter", "y"} & set(found), (numbers, final)
