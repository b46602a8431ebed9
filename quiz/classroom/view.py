"""What a phone shows, as JSON: a function of the room and the player.

Before the reveal a view holds the prompt, texts and positions alone, nothing that follows from what is right.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeAlias
from unicodedata import bidirectional

from quiz.classroom import scores
from quiz.classroom.room import BEFORE_OR_AFTER, Phase, Player, Room
from quiz.classroom.setup import Standings
from quiz.game.asked import ChosenOption, Evidence, Feedback
from quiz.game.round import Kind

View: TypeAlias = dict[str, Any]
"""Values by their names; what each state of the page needs is said in `page/`."""

_PODIUM = 3
"""So many of the first are shown to every player."""

_Part: TypeAlias = tuple[object, Callable[[], View]]
"""Some of a view: what makes it, and by which key it is kept for others; None if it is one player's alone."""


def encoded(room: Room, player: Player, now: float, days: int, n: int) -> str:
    """Give what a player's phone shows, as JSON with its number; what players share is encoded once.

    `days` is how long names are kept, 0 for ever.
    """
    texts = [f'"n":{n}']
    for key, make in _parts(room, player, now, days):
        inner = _inner(make) if key is None else room.kept(("json", key), partial(_inner, make))
        if inner:
            texts.append(inner)
    return f"{{{','.join(texts)}}}"


def _inner(make: Callable[[], View]) -> str:
    return written(make())[1:-1]


def written(view: View) -> str:
    """Give a view as JSON."""
    return json.dumps(view, ensure_ascii=False, separators=(",", ":"))


def bank_text(room: Room) -> View:
    """Give the language and direction of the bank's texts."""
    letters = chain(room.title, *(each.prompt for each in room.asked))
    strong = (kind for letter in letters if (kind := bidirectional(letter)) in ("L", "R", "AL"))
    return {"lang": room.language, "dir": "ltr" if next(strong, "L") == "L" else "rtl"}


def _parts(room: Room, player: Player, now: float, days: int) -> Iterator[_Part]:
    yield ("frame", days), lambda: {"bank": bank_text(room), "title": room.title, "kept": days}
    if player.out:
        yield None, lambda: {"state": "note", "why": "kicked", "done": player.done}
        return
    team = room.teams[player.team] if room.teams else ""
    me = {"name": player.name} | ({"team": team} if team else {})
    yield None, lambda: {"done": player.done, "me": me}
    is_late = player.since > room.at and room.phase not in BEFORE_OR_AFTER  # for the question of now
    if room.phase is Phase.LOBBY or is_late:
        late = {"late": True, "at": _place(room)} if is_late else {}
        yield ("lobby", is_late), lambda: {"state": "lobby", "count": len(room.inside)} | late
        return
    if room.phase in (Phase.PODIUM, Phase.REPORT):
        yield None, lambda: _end(room, player)
        return
    yield "shared", lambda: _shared(room)
    if room.phase is Phase.STANDINGS:
        yield None, lambda: _standings(room, player)
    elif room.phase is Phase.REVEAL:
        chosen = scores.chosen_at(room, player, room.at)
        yield ("result", chosen), lambda: _result(room, chosen)
        yield None, lambda: {"points": scores.points_at(room, player, room.at)}
    elif room.phase is not Phase.SKIPPED and not room.paused:
        yield None, lambda: _own(room, player, now)


def _place(room: Room) -> list[int]:
    return [room.at + 1, len(room.asked)]


def _shared(room: Room) -> View:
    """Give what is the same for all who are asked."""
    asked = room.asked[room.at]
    if room.phase is Phase.SKIPPED or room.paused:
        return {"state": "note", "why": "pause" if room.paused else "skipped", "at": _place(room)}
    if room.phase is Phase.STANDINGS:
        return {"state": "standings", "of": room.setup.standings.value, "at": _place(room)}
    put: View = {"q": room.at + 1, "vote": room.vote, "at": _place(room)}
    put |= {"topic": asked.topic, "ask": asked.prompt}
    put |= {"choose": asked.wanted} if asked.kind is Kind.CHOICE else {}
    if room.phase is Phase.REVEAL:
        told = scores.feedback_on(room, room.at, ())
        return put | {"state": "result", "reason": told.why, "evidence": _passages(told.evidence)}
    state = {Phase.QUESTION: "question", Phase.BARS: "closed", Phase.DISCUSS: "discuss"}[room.phase]
    return put | {
        "state": state,
        "kind": asked.kind.value,
        "options": [option.text for option in asked.options],
    }


def _own(room: Room, player: Player, now: float) -> View:
    """Give what a player has chosen, and how much time is left."""
    votes = player.votes.get(room.at, {})
    own: View = {"mine": list(votes.get(room.vote, ()))}
    if room.vote > 1 and room.phase is Phase.QUESTION:
        own["before"] = list(votes.get(1, ()))
    elif room.phase is Phase.BARS:
        own["mine"] = list(scores.counting(room, player, room.at))
    if room.deadline is not None:
        own |= {"left": max(0, round(1000 * (room.deadline - now))), "limit": 1000 * room.setup.limit}
    return own


def _result(room: Room, chosen: tuple[int, ...]) -> View:
    """Give what an answer came to."""
    asked = room.asked[room.at]
    feedback = scores.feedback_on(room, room.at, chosen)
    if not chosen:
        result: View = {"verdict": "none", "chosen": [], "missed": list(feedback.answers)}
        if feedback.rows:
            result |= {"rows": _rows(feedback), "summary": "", "missed": []}
        return result
    verdict = feedback.verdict.name.lower()
    if asked.kind is Kind.ORDERING:
        rows = _rows(feedback)
        return {"verdict": verdict, "chosen": [], "missed": [], "rows": rows, "summary": feedback.summary}
    said = {option.text for option in feedback.chosen}
    missed = [answer for answer in feedback.answers if answer not in said]
    return {"verdict": verdict, "chosen": list(map(_chosen, feedback.chosen)), "missed": missed}


def _rows(feedback: Feedback) -> list[View]:
    return [
        {"text": row.event.event, "date": row.event.when, "was": row.was, "stood": row.stood_right}
        for row in feedback.rows
    ]


def _chosen(option: ChosenOption) -> View:
    """Give an option that was chosen: what it is not right for, and what shows that."""
    evidence = [] if option.right else _passages(option.evidence)
    return {"text": option.text, "right": option.right, "why": option.why, "evidence": evidence}


def _passages(evidence: Iterable[Evidence]) -> list[View]:
    """Give passages as runs of the source (0), the quote (1) and corrections (2)."""
    return [
        {
            "runs": [[run.text, 2 if run.correction else int(run.quoted)] for run in found.runs],
            "credit": found.credit,
        }
        for found in evidence
    ]


def _standings(room: Room, player: Player) -> View:
    """Give all teams, or the first players and this one."""
    teams = room.setup.standings is Standings.TEAMS
    mine = player.team if teams else player.number
    found = scores.standings(room, teams=teams)
    if room.hidden:
        shown: Sequence[scores.Standing] = [row for row in found if row.number == mine]
    else:
        shown = found if teams else [row for row in found if row.place <= _PODIUM or row.number == mine]
    if not teams and len(shown) > 2 * _PODIUM:  # many share the first places
        shown = [*shown[:_PODIUM], *(row for row in shown[_PODIUM:] if row.number == mine)]
    return {
        "rows": [
            {"place": row.place, "name": row.name, "points": row.points}
            | ({"mine": True} if row.number == mine else {})
            for row in shown
        ]
    }


def _end(room: Room, player: Player) -> View:
    """Give a player's score and misses."""
    marks = {index: scores.mark_at(room, player, index) for index in room.counted}
    asked = {index: mark for index, mark in marks.items() if mark is not None}
    return {
        "state": "end",
        "at": [len(asked), len(asked)],
        "right": round(sum(asked.values()), 2),
        "points": scores.points(room, player),
        "misses": [
            room.kept(("miss", index), partial(_miss, room, index))
            for index, mark in asked.items()
            if mark < 1
        ],
    }


def _miss(room: Room, index: int) -> View:
    told = scores.feedback_on(room, index, ())
    return {
        "ask": room.asked[index].prompt,
        "answers": list(told.answers),
        "reason": told.why,
        "evidence": _passages(told.evidence),
    }
