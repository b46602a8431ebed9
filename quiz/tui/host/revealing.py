"""The reveal: what is right, why the commonest wrong option is wrong, and the quote in its passage."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from quiz.bank.model import Event
from quiz.classroom.board import Board
from quiz.tui.host.laying import (
    WIDE,
    Lines,
    Sheet,
    Sheets,
    Space,
    asked_lines,
    asking_head,
    bar,
    beside,
    figure,
    head,
    laid,
    place,
    said,
)
from quiz.tui.stages.feedback import only_dated, proofs, year_of
from quiz.tui.widgets.figures import TALL
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, shown
from quiz.tui.widgets.years import dots_of, line_of_years

_TWO_PAGES = 27
"""From so many lines on, and as many cells as are wide, the source has a page of its own."""
_LOOKS = (
    (1, True, 1, 1, 1),
    (1, True, 0, 1, 1),
    (1, False, 0, 1, 1),
    (0, False, 0, 1, 1),
    (1, False, 0, 0, 1),
    (1, False, 0, 0, 0),
    (0, False, 0, 0, 0),
    (0, False, 0, -1, 0),
)
"""Blank lines, bars, blank lines between options, sentences around a quote, blank lines between passages."""


def reveal(board: Board, space: Space) -> Sheets:
    """Two pages where there is room, the left the class's, the right the source's; else one column."""
    if space.width >= WIDE and space.height >= _TWO_PAGES:
        years = _years(board, space.width)
        for gap, has_figures, floor, neighbours in (
            (2, True, years, 1),
            (0, True, years, 1),
            (0, True, [], 1),
            (0, False, [], 1),
            (0, True, years, 0),
            (0, False, [], 0),
            (0, False, [], -1),
        ):
            pages = _pages(board, space, neighbours, has_figures=has_figures)
            yield Sheet(head(board, space, place(board, space), 1 + gap), pages, floor)
        return
    is_ordering = bool(board.votes and board.votes.placed)
    mistaken = [Block(shown(_mistaken(board)), lead=Content("  "))] * (is_ordering and bool(board.mistake))
    for gap, has_bars, between, neighbours, apart in _LOOKS:
        rows = _options(board, space.width, has_bars, between)
        options = laid((_right(board, gap), *rows, *mistaken * max(0, neighbours)), space.width)
        source = laid(_source(board, neighbours, apart), space.width)
        yield Sheet(asking_head(board, space, "", gap), [*options, *[EMPTY] * (gap - between), *source])


def _pages(board: Board, space: Space, neighbours: int, *, has_figures: bool) -> Lines:
    right = space.width * 9 // 20
    gutter = 8 if space.width >= 112 else 6
    left = space.width - right - gutter
    assert board.asked
    right_lines = [] if has_figures else laid([_right(board, 1)], left)
    page = [*asked_lines(board.asked, left), EMPTY, *right_lines, *laid(_options(board, left, True, 1), left)]
    source = laid(_source(board, neighbours, 1), right)
    event = _event(board)
    if has_figures and board.votes:
        count = figure(str(board.votes.right), TALL)
        chose = shown(_mistaken(board), MUTED).wrap(left - count[0].cell_length - 3)[: TALL - 1]
        words = [EMPTY] * (TALL - 1 - len(chose)) + [said(f"of {board.votes.asked} right", "bold"), *chose]
        page = [*beside(count, words, count[0].cell_length, "   "), EMPTY, EMPTY, *page]
    if has_figures and event:
        source = [*figure(year_of(event), TALL), EMPTY, EMPTY, *source]
    rows = max(len(page), len(source))
    page += [EMPTY] * (rows - len(page))
    fold = " " * (gutter // 2) + "│" + " " * (gutter // 2 - 1)
    return beside(page, source, left, fold)


def _right(board: Board, gap: int) -> Block:
    """The right answer, and how many had it."""
    assert board.told
    assert board.votes
    answers = "in this order" if board.told.rows else board.told.right
    count = f"{board.votes.right} of {board.votes.asked} right"
    return Block(shown(answers, "bold"), lead=said("✓ ", "bold $success"), tail=said(count), gap=gap)


def _mistaken(board: Board) -> str:
    """The commonest mistake in a few words; "" without one."""
    assert board.told
    mistake, did = board.mistake, "put" if board.told.rows else "chose"
    return f"{mistake.times} {did} {mistake.text}" if mistake else ""


def _options(board: Board, width: int, has_bars: bool, gap: int) -> Iterator[Block]:
    """The options with how many chose each, the right ones marked; an ordering in its order, with dates."""
    assert board.asked
    assert board.told
    tally = board.votes.tally if board.votes else (0,) * len(board.asked.options)
    first = board.first.tally if board.first else ()
    most = max(1, board.votes.answers if board.votes else 0)
    texts = [(row.event.event, row.event.when, True) for row in board.told.rows]
    texts = texts or [(each.text, "", each.text in board.told.answers) for each in board.asked.options]
    dates = max((len(when) for _, when, _ in texts), default=0)
    for at, (text, when, is_right) in enumerate(texts):
        style = "bold" if is_right else MUTED
        is_marked = is_right and not board.told.rows
        key = f"{when:>{dates}}" if board.told.rows else str(at + 1)
        lead = Content.assemble(("✓ " if is_marked else "  ", "bold $success"), (f"{key}  ", MUTED))
        tail = said(f"{first[at]} → {tally[at]}" if first else str(tally[at]), style)
        wrong = board.mistake if board.mistake and board.mistake.text == text else None
        why = wrong.why if wrong and not is_right else ""
        yield Block(shown(text, style), lead=lead, tail=tail, gap=0 if has_bars or why else gap)
        rest = Content.blank(lead.cell_length)
        if has_bars:
            share, room = tally[at] / most, width - lead.cell_length - tail.cell_length - 1
            colour = "$success" if is_marked else f"{MUTED} 70%"
            yield Block(bar(share, room, "▀", colour) or EMPTY, lead=rest, gap=0 if why else gap)
        if why:
            yield Block(shown(why), lead=rest, gap=gap)


def _source(board: Board, neighbours: int, gap: int) -> Iterator[Block]:
    """Why it is right, its passages, and those that show why the commonest wrong option is wrong.

    Passages have so many sentences around their quotes, and each sentence stands there once; below 0 quotes
    stand alone.
    """
    assert board.asked
    assert board.told
    if board.told.why:
        yield Block(shown(board.told.why), gap=gap)
    mistakes = [board.mistake] if board.mistake else []
    yield from proofs(board.asked.banks, board.told.evidence, mistakes, neighbours, gap)


def _event(board: Board) -> Event | None:
    """The event that the passage tells, if there is one alone and it has a year."""
    assert board.asked
    assert board.told
    return None if board.told.rows else only_dated(board.asked, board.told)


def _years(board: Board, width: int) -> Lines:
    """The line of years, on which what the question is about is lit, and its event's name above."""
    assert board.asked
    assert board.told
    dots = list(dots_of(board.asked.banks))
    lit = [dot for dot in dots if dot.key in board.told.events]
    if not lit:
        return []
    ranked = sorted(((2 * (dot in lit), dot) for dot in dots), key=lambda each: each[0])
    line, years = line_of_years(ranked, width)
    event = _event(board)
    name = EMPTY
    if event:
        name = Content.assemble(shown(f"{event.when}  ", MUTED), shown(event.event, "bold"))
        name = name.truncate(width, ellipsis=True)
        name = name.pad_left(max(0, min(line.plain.find("◆"), width - name.cell_length)))
    return [EMPTY, name, line, years]
