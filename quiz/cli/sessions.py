"""`quiz sessions`: the lessons that were held, what they came to, and whose names are remembered."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from quiz.classroom import sessions as kept
from quiz.classroom.exporting import OWN, export
from quiz.classroom.report import report
from quiz.classroom.sessions import REMEMBERED, Listed, Session
from quiz.cli.command import Command, argument, console, terminal_width
from quiz.cli.exits import Stop, note, out
from quiz.game.wording import counted, listed
from quiz.memory.log import local_now
from quiz.plain.console import EndOfInput, Leave, wrapped
from quiz.plain.reporting import report_lines


def sessions(options: Namespace) -> None:
    """List the sessions, or do something with one; raises Stop and ProblemError."""
    if forgotten := kept.forget_old(kept.sessions_folder(), local_now()):
        note(f"The names of {listed(forgotten)} are forgotten: they were older than {REMEMBERED.days} days.")
    if options.to and options.act != "export":
        raise Stop("--to says where the files of an export go: quiz sessions export ID --to FOLDER")
    if options.act is None:
        _list()
    elif options.session is None:
        raise Stop(f"which session? quiz sessions {options.act} ID", "quiz sessions  lists them")
    else:
        _ACTS[options.act](options.session, options)


def _list() -> None:
    found = kept.sessions(kept.sessions_folder())
    for each in found:
        out(f"{each.id}  {_about(each)}")
    if not found:
        note("No session is kept here yet. A lesson is begun by: quiz host")


def _about(found: Listed) -> str:
    head = found.head
    if head is None:
        return found.problem
    names = "names forgotten"
    if found.named:
        until = f"until {head.begun + REMEMBERED:%Y-%m-%d}"
        names = "names kept" if head.names_kept else f"names {until}"
    ended = "" if head.ended else ", not ended"
    size = f"{counted(found.joined, 'player')}, {counted(head.round.total, 'question')}"
    return f"{head.begun:%Y-%m-%d %H:%M}  {head.title}: {size}, {names}{ended}"


def _show(session_id: str, _: Namespace) -> None:
    with Session.open(kept.sessions_folder(), session_id) as session:
        found = report(kept.room_of(session))
    for line in report_lines(found):
        out(*wrapped(line, terminal_width()))


def _export(session_id: str, options: Namespace) -> None:
    folder = Path(options.to or f"session-{session_id}")
    with Session.open(kept.sessions_folder(), session_id) as session:
        export(report(kept.room_of(session)), session.head.begun, folder)
    note(f"{folder}: players.csv, questions.csv, report.json, report.html. {OWN}")


def _keep(session_id: str, _: Namespace) -> None:
    with Session.open(kept.sessions_folder(), session_id) as session:
        if not session.has_names:
            raise Stop(f"session {session_id} has no names any more.")
        session.note(names_kept=True)
    note(f"The names of session {session_id} are kept until: quiz sessions forget {session_id}")


def _forget(session_id: str, _: Namespace) -> None:
    kept.forget(kept.sessions_folder(), session_id)
    note(f"The names of session {session_id} are forgotten.")


def _delete(session_id: str, _: Namespace) -> None:
    talk = console()
    try:
        is_meant = not talk.interactive or talk.confirm(f"Delete session {session_id} for good?")
    except (EndOfInput, Leave):
        is_meant = False
    if is_meant:
        kept.delete(kept.sessions_folder(), session_id)
    note(f"Session {session_id} is {'deleted' if is_meant else 'still there'}.")


_ACTS = {"show": _show, "export": _export, "keep": _keep, "forget": _forget, "delete": _delete}

SESSIONS = Command(
    sessions,
    """quiz sessions
       quiz sessions show|keep|forget|delete ID
       quiz sessions export ID [--to FOLDER]""",
    "List the lessons held with `quiz host`, or look at one, export it, forget its names or delete it.",
    f"""  show     says what to teach again, and how questions and players did
  export   writes tables, JSON and a page to print, into ./session-ID if not FOLDER
  keep     keeps the names, which else are forgotten after {REMEMBERED.days} days
  forget   forgets the names now: a player is then a number
  delete   deletes all of it""",
    (
        argument("act", "ACT", f"one of {', '.join(_ACTS)}", nargs="?", choices=tuple(_ACTS)),
        argument("session", "ID", "as quiz sessions lists it, such as 1130-1", nargs="?"),
        argument("--to", "FOLDER", "a new folder for an export"),
    ),
)
