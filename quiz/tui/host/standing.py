"""The standings, the podium, and the report at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from quiz.classroom.board import Board
from quiz.classroom.scores import POINTS
from quiz.classroom.setup import Standings
from quiz.game.wording import counted
from quiz.text.spans import quote_of
from quiz.tui.host.laying import Lines, Sheet, Sheets, Space, bar, beside, figure, head, laid, said
from quiz.tui.widgets.figures import SMALL, TALL
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, shown

if TYPE_CHECKING:
    from quiz.classroom.report import Report
    from quiz.classroom.scores import Standing

_LOOKS = ((TALL, 2, 2), (TALL, 1, 1), (SMALL, 1, 1), (SMALL, 0, 1), (SMALL, 0, 0))
"""Rows of a place's figure, and blank lines between rows and below the heading."""
_LEAD = {TALL: 10, SMALL: 5}
_PODIUM = 3
"""So many places stand on it."""


def standings(board: Board, space: Space) -> Sheets:
    """The standings so far."""
    heading = "Standings of the teams" if board.standings_of is Standings.TEAMS else "Standings"
    above = head(board, space, Content(f"After question {board.number} of {board.of}"), 1)
    yield from _rows(board, space, [*above, said(heading)], board.standings)


def podium(board: Board, space: Space) -> Sheets:
    """The first three places."""
    first = tuple(row for row in board.standings if row.place <= _PODIUM)
    words = f"After {counted(board.number, 'question')}"
    yield from _rows(board, space, head(board, space, Content(words), 1), first)


def _rows(board: Board, space: Space, above: Lines, rows: tuple[Standing, ...]) -> Sheets:
    if not rows:
        yield Sheet(above, [EMPTY, said("Nothing counts yet." if not board.hidden else "They are hidden.")])
        return
    right = rows[0].of // POINTS
    what = "The team’s mean" if board.standings_of is Standings.TEAMS else "Everybody’s own points"
    ends = f"{what}, {POINTS} a question. The thin line ends where {right} of {right} right would be."
    foot = laid([Block(said(ends))], space.width)
    for look, gap, below in _LOOKS:
        if len(rows) * (look + gap) <= space.height:
            body = [line for row in rows for line in (*_large(row, space, look), *[EMPTY] * gap)]
            yield Sheet([*above, *[EMPTY] * below], body[: len(body) - gap], foot)
    room = max(2, space.height - len(above) - len(foot) - 1)
    first = rows if len(rows) <= room else rows[: room - 1]
    widest = max(shown(row.name).cell_length for row in first)
    body = [_small(row, space, widest) for row in first]
    if more := len(rows) - len(first):
        body.append(said(f"     and {more} more; every phone shows its own place"))
    yield Sheet([*above, EMPTY], body, foot)


def _large(row: Standing, space: Space, look: int) -> Lines:
    """A place as a large figure, the name over the bar."""
    lead = _LEAD[look] + (len(str(row.place)) - 1) * (7 if look == TALL else 3)
    name = Content.assemble(shown(row.name, "bold"), (_size(row), MUTED)).truncate(
        space.width - lead, ellipsis=True
    )
    lines = [name, _bar(row, space, space.width - lead)]
    lines = [EMPTY, name, EMPTY, lines[1]] if look == TALL else [*lines]
    style = "bold" if row.place == 1 else MUTED
    return beside(figure(str(row.place), look, style), lines, lead)


def _small(row: Standing, space: Space, widest: int) -> Content:
    """A place in a line."""
    width = min(widest, space.width // 2 - 5)
    name = shown(row.name, "bold" if row.place == 1 else "").truncate(width, ellipsis=True)
    lead = Content.assemble((f"{row.place:>3}  ", MUTED), name.pad_right(width - name.cell_length + 2))
    return lead + _bar(row, space, space.width - lead.cell_length)


def _bar(row: Standing, space: Space, width: int) -> Content:
    """How many points of all there were, and the number."""
    room = width - 14
    style = "$foreground" if row.place == 1 else f"{MUTED} 70%"
    done = bar(row.points / max(1, row.of) * space.grown, room, "█", style)
    thin = bar(1, room, "─", f"{MUTED} 50%")[done.cell_length :]
    sign = "▲ " if row.rose > 0 else "▼ "
    moved = (f"{sign}{abs(row.rose)}" if row.rose else "·").rjust(6)
    style = "bold" if row.rose > 0 else MUTED
    return Content.assemble(done, thin, (moved, style), (f"{row.points:>8,}".replace(",", " "), "bold"))


def _size(row: Standing) -> str:
    return f"  {row.size} in it" if row.size > 1 else ""


def report(board: Board, space: Space) -> Sheets:
    """What to teach again, and how hard each question was."""
    found = board.report
    above = head(board, space, Content("Report"), 1)
    foot = [said("quiz sessions shows it again, exports it, and forgets it.")]
    yield Sheet(
        above,
        laid(_told(found), space.width) if found and found.questions else [said("Nothing counts yet.")],
        [EMPTY, *foot],
    )


def _told(found: Report) -> Iterator[Block]:
    missed = found.to_teach
    heading = found.heading
    yield Block(said(heading, "bold"), gap=1)
    for question in missed:
        lead, rest = said(f"{question.number:>2}  ", "bold"), Content("    ")
        yield Block(shown(question.asked.prompt, "bold"), lead=lead)
        answer = "in this order: " + question.told.right if question.told.rows else question.told.right
        yield Block(Content.assemble(("✓ ", "bold $success"), shown(answer)), lead=rest)
        if mistake := question.mistake:
            wrong = shown(". ".join(filter(None, (f"{mistake.times} thought: {mistake.text}", mistake.why))))
            yield Block(Content.assemble("✗ ", wrong), lead=rest)
        bar = Content.assemble(rest, ("┃  ", "$primary"))
        for evidence in question.told.evidence:
            yield Block(shown(quote_of(evidence.runs), MUTED), lead=bar, rest=bar)
        yield Block()
    columns = "{:>8} {:>4}  {:>14} {:>4}"
    heads = columns.format("facility", "n", "discrimination", "n")
    yield Block(said("Each question", "bold"), tail=said(heads), gap=1)
    for each in found.questions:
        pairs = (each.facility, each.discrimination)
        cells = (cell for it in pairs for cell in ("–" if it.value is None else f"{it.value:.0f}", it.n))
        again = each.again.value if each.again else None
        second = "" if again is None else f"after the second vote {again:.0f}"
        missing = f"{each.missing} gave no answer" if each.missing else ""
        meant = "; ".join(filter(None, dict.fromkeys((*(it.words for it in pairs), second, missing))))
        yield Block(
            shown(each.asked.prompt), lead=said(f"{each.number:>2}  "), tail=said(columns.format(*cells))
        )
        yield Block(said(meant), lead=Content("    "), gap=1)
    if found.left_out:
        yield Block(said(found.left_out))
