"""`quiz host`: what is in the way of a lesson is one clear line and an exit code, before anything listens."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import pytest

from quiz.classroom import addresses
from tests.cli.conftest import Quiz, a_file

HERE = ("--plain", "--address", "127.0.0.1")
NOTHING = """\
title: Ada
source: {title: Life, text: Ada Lovelace was born in London in 1815.}
timeline:
  - {event: Is born, date: 1815, quote: Ada Lovelace was born in London in 1815}
  - {event: Is born again, after: is-born, quote: Ada Lovelace was born in London}
"""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--address", "192.0.2.200"], 2, "192.0.2.200 is not an address of this machine"),
        (["--address", "a\x1b[2Jb"], 2, "is not an address of this machine"),
        (["--port", "0"], 2, "--port: a number from 1 to 65535"),
        (["--port", "http"], 2, "--port: a number from 1 to 65535"),
        (["--limit", "-3"], 2, "--limit: a number from 1 to"),
        (["none.yaml"], 2, "there is no such file"),
        (["two.yaml"], 1, "there is nothing in two.yaml to ask a class."),
    ],
)
def test_bad_input_is_one_line_and_an_exit_code(
    arguments: list[str], code: int, said: str, quiz: Quiz
) -> None:
    a_file("two.yaml", NOTHING)
    found = quiz("host", *HERE[:1], *arguments)
    assert found.code == code
    assert said in found.err
    assert "\x1b" not in found.err
    assert not found.out


def test_a_port_that_is_taken_is_said(quiz: Quiz) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        found = quiz("host", "ada.yaml", *HERE, "--port", port)
    assert found.code == 2
    assert f"port {port} of 127.0.0.1 is taken by another program" in found.err
    assert "hint:" in found.err


def test_a_machine_in_no_network_is_told_the_way_out(quiz: Quiz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_found", lambda: ())
    found = quiz("host", "ada.yaml", "--plain")
    assert found.code == 2
    assert "hotspot" in found.err


def test_a_lesson_comes_through_a_pipe_and_leaves_nothing_where_nobody_joined(home: Path, quiz: Quiz) -> None:
    found = quiz("host", "ada.yaml", *HERE, typed="1\n\n")
    assert found.code == 0
    assert "On a phone open 127.0.0.1:" in found.out
    assert "Begin" not in found.out  # with nobody there
    assert not list((home / "home" / "sessions").iterdir())


def test_a_lesson_needs_a_class_list_that_can_be_read(quiz: Quiz) -> None:
    a_file("7b.txt", "Ada\nAda\n")
    found = quiz("host", "ada.yaml", *HERE, typed="6\n2\n7b.txt\n")
    assert "7b.txt:2: “Ada” stands in line 1 already." in " ".join(found.out.split())


def test_a_bank_called_host_is_named_with_its_folder(quiz: Quiz) -> None:
    Path("ada.yaml").rename("host")
    assert "What would you like to do?" in quiz("./host", "--plain").out
