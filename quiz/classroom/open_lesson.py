"""A lesson that is open: its session, its room and its server, begun anew or gone on with."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.files import builtin_path
from quiz.bank.problems import Problem, ProblemError
from quiz.classroom.addresses import LOOPBACK, reach, unheard
from quiz.classroom.door import Doorkeeper, new_code, new_key
from quiz.classroom.head import Head, banks_of, copied
from quiz.classroom.preparing import read_class_list
from quiz.classroom.room import Phase, Room
from quiz.classroom.sessions import REMEMBERED, Session, delete, forget_old, room_of, sessions
from quiz.classroom.setup import LIMIT, Names, Setup
from quiz.game.banks import Banks
from quiz.game.draw import draw_round
from quiz.game.wording import counted

if TYPE_CHECKING:
    from quiz.classroom.server import Hosting


class Wanted(NamedTuple):
    """What was asked for where the program was started."""

    address: str = ""
    """Empty for the likeliest."""
    port: int = 0
    """0 for any."""
    limit: int = LIMIT
    seed: str = ""
    """Deals the questions; empty for chance."""


class Left(NamedTuple):
    """A lesson that was left before its end."""

    id: str
    begun: str
    """When, such as "10:14"."""
    stands: str
    """Where it stood, such as "question 4 of 10, 23 players"."""


class OpenLesson(NamedTuple):
    """A lesson that phones can join."""

    session: Session
    room: Room
    """The server's: as it stands once the lesson is over."""
    hosting: Hosting
    folder: Path

    def close(self) -> None:
        """End the server and close the session; what nobody joined leaves nothing. Twice is once."""
        self.hosting.stop()
        if self.room.phase is Phase.REPORT and not self.session.head.ended:
            with suppress(ProblemError):  # then it is offered once more
                self.session.note(ended=True)
        self.session.close()
        if not self.room.players:
            with suppress(ProblemError):
                delete(self.folder, self.session.id)


def check(wanted: Wanted) -> None:
    """See whether phones could come in; raises ProblemError. Nothing listens yet."""
    reached = reach(wanted.address).addresses[0]
    for address in (reached, LOOPBACK) if wanted.port else ():
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((address, wanted.port))
            except OSError as error:
                raise ProblemError(unheard(address, wanted.port, error)) from None


def left(folder: Path, now: datetime) -> tuple[tuple[Left, ...], tuple[str, ...]]:
    """Forget the names that are due; give the lessons to go on with, newest first, and news of others.

    One can be gone on with that has not ended, while its players, if it has any, have their names.
    """
    old = forget_old(folder, now)
    news = [f"The names of session {each} were too old, and are forgotten." for each in old]
    found: list[Left] = []
    for each in sessions(folder):
        try:
            if each.head is None:
                news.append(f"{each.problem}. quiz sessions lists it.")
            elif not each.head.ended and (each.named or not each.joined):
                with Session.open(folder, each.id) as session:
                    found.append(_left(session, now))
        except ProblemError as error:
            news.append(f"{error.problem.message}.")
    return tuple(found), tuple(news)


def _left(session: Session, now: datetime) -> Left:
    room, begun = room_of(session), session.head.begun.astimezone(now.tzinfo)
    where = f"question {room.at + 1} of {len(room.asked)}" if room.at >= 0 else "in the lobby"
    stands = f"{where}, {counted(len(room.inside), 'player')}"
    return Left(session.id, f"{begun:{'%H:%M' if begun.date() == now.date() else '%d %b %H:%M'}}", stands)


def begin(folder: Path, banks: Banks, setup: Setup, wanted: Wanted, now: datetime) -> OpenLesson:
    """Draw a lesson, and open its lobby; raises ProblemError."""
    copies = [copied(bank.path or builtin_path()) for bank in banks.banks]
    # What is asked is what is kept, whatever the files were when they were first read.
    read = banks_of(copies)
    seed = wanted.seed or secrets.token_hex(8)
    drawn = draw_round(read, setup.settings, seed, secrets.token_hex(8))
    if not drawn.dealt:
        raise ProblemError(Problem("nothing-left", "Nothing would be left to draw."))
    class_list = read_class_list(Path(setup.class_list)) if setup.names is Names.LIST else ()
    dealt = replace(drawn, begun=now)
    head = Head(now, read.title, setup, dealt, new_code(), new_key(), port=0, address="")
    session = Session.create(folder, head, copies)
    try:
        return _opened(folder, session, class_list, wanted)
    except BaseException:
        delete(folder, session.id)
        raise


def go_on(folder: Path, session_id: str, wanted: Wanted) -> OpenLesson:
    """Open a lesson again as it was left, with the same players, code and, if it is free, port."""
    session = Session.open(folder, session_id)
    setup = session.head.setup
    class_list: Sequence[str] = ()
    news = ""
    if setup.names is Names.LIST:
        try:
            class_list = read_class_list(Path(setup.class_list))
        except ProblemError as error:
            news = f"{error.problem.message}: who is in plays on, and nobody else can choose a name"
    return _opened(folder, session, class_list, wanted, news)


def _opened(
    folder: Path, session: Session, class_list: Iterable[str], wanted: Wanted, news: str = ""
) -> OpenLesson:
    """Let phones in; if that cannot be, the session is closed, and nothing listens."""
    from quiz.classroom.server import PORT, Hosting  # brings aiohttp, 0.2 s, which nothing before needs

    head = session.head
    with ExitStack() as unless_opened:
        unless_opened.callback(session.close)
        reached = reach(wanted.address)
        room = room_of(session, tuple(class_list))
        if news:  # nobody is to lose their name for it
            room.class_list = tuple(player.name for player in room.players.values())

        def addresses() -> Sequence[str]:
            """The address that the phones have comes first."""
            had = head.address.partition(":")[0]
            return sorted(reach(wanted.address).addresses, key=lambda each: each != had)

        hosting = Hosting(
            session,
            Doorkeeper(room, head.code, head.key, seed=head.round.seed, limit=wanted.limit),
            addresses,
            port=wanted.port,
            before=head.port or PORT,
            days=0 if head.names_kept else REMEMBERED.days,
            notices=(*reached.notices, *filter(None, (news,))),
        )
        unless_opened.callback(hosting.stop)
        hosting.start()
        now = hosting.board.door.address
        if head.address and now != head.address:
            hosting.tell(f"phones that were in had {head.address}: they have to open {now} now")
        session.note(address=now)
        unless_opened.pop_all()
    return OpenLesson(session, room, hosting, folder)
