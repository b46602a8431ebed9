"""The lobby: how to join, and who is in; and the square alone, for the back of the room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from textual.content import Content

from quiz.classroom.board import IN_THE_WAY, Board
from quiz.game.wording import counted
from quiz.tui.host.laying import Lines, Sheet, Sheets, Space, beside, figure, head, laid, said
from quiz.tui.widgets.figures import SMALL, TALL
from quiz.tui.widgets.prose import EMPTY, Block, evenly, shown
from quiz.tui.widgets.qr import points, square

_LOOKS = ((TALL, SMALL, 1), (TALL, SMALL, 0), (TALL, 0, 1), (TALL, 0, 0), (SMALL, 0, 1), (SMALL, 0, 0))
"""Rows of the code's figures and of the address's, 0 for plain words, and blank lines between."""
_NAMES = 2
"""Rows for the names of those who are in, before blank lines."""
_GAP = 4


def lobby(board: Board, space: Space) -> Sheets:
    """The address, the code and who is in, beside the square."""
    height = len(points(board.door.link))
    is_large = space.width >= 2 * height + 40 and space.height >= height
    picture = square(board.door.link, *((2 * height, height) if is_large else (0, 0)))
    side = picture[0].cell_length
    gap = _GAP if is_large else max(1, min(_GAP, space.width - side - 42))
    width = space.width - side - gap
    for (code, address, blank), least in (*product(_LOOKS, (_NAMES,)), *product(_LOOKS, (0,))):
        words = _words(board, width, code, address, blank)
        room = max(space.height, len(picture)) - len(words) - blank
        if room >= least and all(line.cell_length <= width for line in words):
            break
    words += [*[EMPTY] * blank, *who(board, width, room)] if board.inside else []
    # From a laptop's own screen too the square is scanned more easily when it stands where the words do not.
    pair = beside(words, picture, width, " " * gap) if is_large else beside(picture, words, side, " " * gap)
    yield Sheet([], pair)


def _words(board: Board, width: int, code: int, address: int, blank: int) -> Lines:
    """How to join."""
    gap = [EMPTY] * blank
    teams = f" · {len(board.teams)} teams" if board.teams else ""
    lines = evenly(shown(board.title, "bold"), width)
    lines += laid([Block(said(f"{counted(board.of, 'question')}{teams}"))], width)
    notes = [IN_THE_WAY.format("press a")] if board.door.is_lonely else board.notes
    below = [*gap, *laid((Block(shown(note)) for note in notes), width)] if notes else []
    at = board.door.address
    where = [shown(at, "bold")]
    if address:
        host, _, port = at.partition(":")
        pieces = (at,) if 3 * len(at) <= width else (host, f":{port}")
        where = [line for piece in pieces for line in figure(piece, address)]
    scan = "Point a camera at the square, or open" if width >= 40 else "Scan, or open"
    lines += [*gap, said(scan), *where, *gap, said("and type"), *figure(board.door.spoken_code, code)]
    lines += [*gap, *_count(board, width), *below]
    return lines


def _count(board: Board, width: int) -> Lines:
    """How many are in, and how many have no name yet."""
    there = len(board.inside)
    words = f"{there} {'is' if there == 1 else 'are'} in" if there else "Nobody is in yet"
    waiting = f" · {board.door.waiting} at the door" if board.door.waiting else ""
    return laid([Block(Content.assemble((words, "bold"), (waiting, "$foreground-muted")))], width)


def who(board: Board, width: int, rows: int) -> Lines:
    """Who is in, by team, the newest first, in so many rows; the rest as a number."""
    names = [(person.team, person.name) for person in reversed(board.inside)]
    each = rows // max(1, len(board.teams))
    if not board.teams or each < 2:
        return _columns([name for _, name in names], width, rows)
    lines: Lines = []
    for number, team in enumerate(board.teams):
        of_team = [name for each_team, name in names if each_team == number]
        lines.append(Content.assemble(shown(team, "bold"), (f"  {len(of_team)}", "$foreground-muted")))
        lines += _columns(of_team, width, each - 1)
    return lines


def _columns(names: Sequence[str], width: int, rows: int) -> Lines:
    """Names in columns, read line by line, in so many rows; the last says how many more there are."""
    if rows <= 0 or not names:
        return []
    texts = [shown(name).truncate(width, ellipsis=True) for name in names]
    cell = min(width, max(text.cell_length for text in texts) + 3)
    across = max(1, (width + 3) // cell)
    if len(texts) > rows * across:
        texts[rows * across - 1 :] = [said(f"and {len(texts) - rows * across + 1} more")]
    lines = (texts[at : at + across] for at in range(0, len(texts), across))
    return [
        EMPTY.join(text.pad_right(max(0, cell - text.cell_length)) for text in line).rstrip()
        for line in lines
    ]


def alone(board: Board, space: Space) -> Sheets:
    """The square as large as it can be."""
    above = head(board, space, Content("Point a camera at the square"))
    for lines in (above, []):
        picture = square(board.door.link, space.width, space.height - len(lines))
        indent = (space.width - picture[0].cell_length) // 2
        yield Sheet(lines, [line.pad_left(indent) for line in picture])
