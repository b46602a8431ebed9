"""Sessions to keep, to forget and to look at: a bank with its source beside it."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

from quiz.classroom.head import BankCopy, Head, banks_of, copied
from quiz.classroom.sessions import Session
from quiz.classroom.setup import Entry, Setup
from quiz.game.draw import draw_round
from quiz.game.round import Kind, Settings

NOW = datetime(2026, 11, 30, 11, 30, tzinfo=timezone(timedelta(hours=1)))
SOURCE = (
    "Ada Lovelace was born in London in 1815. She married William King. She wrote notes. She died in 1852."
)
BANK = """\
title: Ada
language: en
source:
  title: Life
  author: A. Friend
  file: texts/ada.txt
questions:
  - id: birth
    topic: Life
    ask: Where was Ada Lovelace born?
    answer: London
    wrong: [Paris: "She never lived there.", Rome]
    quote: was born in London
  - id: spouse
    ask: Whom did she marry?
    answer: William King
    wrong: [Charles Babbage, Byron]
    quote: She married William King
  - id: death
    ask: When did she die?
    answer: "1852"
    wrong: ["1850", "1851"]
    quote: She died in 1852
"""
SECRET = "a token of 128 bits"


def a_copy(folder: Path, bank: str = BANK, source: str = SOURCE) -> BankCopy:
    """A bank copied from its file in this folder, with its source in another."""
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "texts" / "ada.txt").write_text(source, encoding="utf-8")
    (folder / "ada.yaml").write_text(bank, encoding="utf-8")
    return copied(folder / "ada.yaml")


def a_head(*copies: BankCopy, setup: Setup | None = None, begun: datetime = NOW) -> Head:
    """The head of a session with all choices of these banks."""
    banks = banks_of(copies)
    settings = Settings(None, frozenset({Kind.CHOICE}))
    dealt = replace(draw_round(banks, settings, "a seed", "a-round"), begun=begun)
    setup = setup or Setup(settings)
    return Head(begun, banks.title, setup, dealt, "123456", "a key", 8000, "192.168.100.100:8000")


def a_session(folder: Path, *entries: Entry, setup: Setup | None = None, begun: datetime = NOW) -> Session:
    """A session in the folder of sessions, open, with these entries."""
    copy = a_copy(folder / "banks")
    session = Session.create(folder / "sessions", a_head(copy, setup=setup, begun=begun), [copy])
    session.append(entries)
    return session


def token(name: str) -> str:
    """The hash of a player's token."""
    return sha256(f"{SECRET} {name!a}".encode()).hexdigest()


def joins(*names: str) -> list[Entry]:
    return [
        Entry(NOW.timestamp(), number, "join", values={"token": token(name)}, name=name)
        for number, name in enumerate(names, 1)
    ]
