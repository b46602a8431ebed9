"""A question while the class answers, while it talks it over, and how it has answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

from textual.content import Content

from quiz.classroom.board import Bar, Board
from quiz.game.round import Kind
from quiz.tui.host.laying import (
    WIDE,
    Lines,
    Sheet,
    Sheets,
    Space,
    asking_head,
    bar,
    beside,
    clock,
    figure,
    laid,
    rule,
    said,
)
from quiz.tui.widgets.figures import SMALL, TALL
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, shown

_TWO_COLUMNS = 70
"""From so many cells on options stand beside each other."""
_DOTS = 30
"""So many who can answer are shown one by one."""


_NARROWEST = 22
"""Cells of a bar and what stands behind it, where options stand beside their bars."""


class Look(NamedTuple):
    """How roomily a question stands."""

    figures: int
    """Rows of an option's figure; 0 for a list of options."""
    gap: int
    """Blank lines between options, and above the foot."""
    tally: int
    """Rows of the figure that says how many have answered; 0 for a line."""
    above: int = 1
    """Blank lines around the prompt."""


_LOOKS = (
    Look(TALL, 1, 0, 3),
    Look(TALL, 1, 0),
    Look(SMALL, 1, SMALL),
    Look(SMALL, 1, 0),
    Look(0, 1, SMALL),
    Look(0, 1, 0),
    Look(0, 0, SMALL),
    Look(0, 0, 0),
    Look(0, 0, 0, 0),
)


def question(board: Board, space: Space) -> Sheets:
    """What is asked, what there is to choose from, and how many have answered."""
    assert board.asked
    yield from _asked(board, space, board.asked.topic, lambda look: _answered(board, space, look))


def discuss(board: Board, space: Space) -> Sheets:
    """The same while the class talks it over: whether the answers agree, not on what."""
    words = f"The answers {board.agreement}. " if board.agreement else ""
    ask = "Talk it over with your neighbours; then everybody votes again."
    block = Block(Content.assemble((words, "bold"), ask))
    yield from _asked(board, space, "Discuss", lambda _: laid([block], space.width))


def _asked(board: Board, space: Space, topic: str, foot: Callable[[Look], Lines]) -> Sheets:
    for look in _LOOKS:
        options = _options(board, space.width, look)
        if options is not None:
            above = asking_head(board, space, topic, look.above)
            yield Sheet(above, options, [*[EMPTY] * look.gap, *foot(look)])


def _options(board: Board, width: int, look: Look) -> Lines | None:
    """The options with their numbers, or an ordering's cards; None if they do not go so."""
    assert board.asked
    texts = [option.text for option in board.asked.options]
    if not look.figures:
        is_cards = board.asked.kind is Kind.ORDERING
        keys = (said(" ┃  ") if is_cards else said(f" {key}  ", "bold $warning") for key in count(1))
        options = zip(texts, keys, strict=False)  # the keys never end
        lines = laid((Block(shown(text, "bold"), lead=key, gap=look.gap) for text, key in options), width)
        return lines[: len(lines) - look.gap]
    if width < _TWO_COLUMNS or board.asked.kind is Kind.ORDERING:
        return None
    side = (width - 4) // 2
    lead = 11 if look.figures == TALL else 6
    cards = []
    for key, text in enumerate(texts, 1):
        words = Block(shown(text, "bold")).lay(side - lead)
        if len(words) > look.figures:
            return None
        words = [EMPTY] * ((look.figures - len(words)) // 2) + words
        air = [EMPTY] * (look.above > 1)
        cards.append([rule(side), *air, *beside(figure(str(key), look.figures), words, lead), *air])
    cards += [[rule(side)]] * (len(cards) % 2)
    rows = (beside(left, right, side, " " * 4) for left, right in zip(cards[::2], cards[1::2], strict=True))
    return [*(line for row in rows for line in row), rule(width)]


def _answered(board: Board, space: Space, look: Look) -> Lines:
    """How many have answered, and the time."""
    there, of = board.answered, board.expected
    left = board.left if board.deadline is None else board.deadline - space.now
    time = f"{clock(left)} left" if left is not None else clock(space.now - board.opened)
    if left is None:
        time = "" if board.paused else f"{time}, no limit" if space.width >= WIDE else time
    style = MUTED if left is None else "bold $warning"
    lost = sum(not person.here for person in board.inside)
    words = f"of {of} have answered" + f", {board.begun} not to the end" * bool(board.begun)
    words += f", {lost} without a line" * bool(lost)
    if look.tally:
        tail = Content.assemble((words, "bold"), (" · " * bool(time), MUTED), (time, style))
        return beside(figure(str(there), look.tally), [EMPTY, EMPTY, tail], 3 * len(str(there)), " ")
    lines = [said(f"{there} {words}", "bold")]
    if space.width >= WIDE:
        dots = Content.assemble("● " * there, ("○ " * (of - there), MUTED))
        if of > _DOTS:
            dots = bar(there / of, _DOTS, "━", "$foreground") + bar(1 - there / of, _DOTS, "─", MUTED)
        lines = beside([dots], lines, dots.cell_length, "  " if of else "")
    tail = said(time, style)
    lines[0] = lines[0].pad_right(max(1, space.width - lines[0].cell_length - tail.cell_length)) + tail
    if look.above > 1 and not board.paused:
        lines += [EMPTY, said("Answer on your phone. You can change it until the question closes.")]
    return lines


def bars(board: Board, space: Space) -> Sheets:
    """How the class answered, in neutral colours: what is right is not yet said."""
    assert board.votes
    share = f"{board.votes.answers} of {board.votes.asked} have answered."
    if board.votes.missing:
        share = f"{share} {board.votes.missing} gave no answer."
    if board.agreement == "divide":
        share = f"{share} The answers divide: discuss them, and vote again?"
    foot = laid([Block(Content.assemble(share, _legend(board)))], space.width)
    for look in _LOOKS:
        if not look.tally:
            above = asking_head(board, space, "How the class answered", look.above)
            rows = [line for row in _bars(board, space, look) for line in row]
            yield Sheet(above, rows, [*[EMPTY] * look.gap, *foot])


def _legend(board: Board) -> Content:
    ordering = board.asked is not None and board.asked.kind is Kind.ORDERING
    what = " In each place stands the card that most put there." if ordering else ""
    votes = ""
    if board.first:
        votes = f" The upper bar is the first vote, the lower the second: {board.voted_again}."
    return said(what + votes)


def _bars(board: Board, space: Space, look: Look) -> Iterator[Lines]:
    """The rows of each option: its text over its bars; beside its bar where there is little room."""
    assert board.asked
    assert board.votes
    most = max(1, board.votes.answers, board.first.answers if board.first else 0)
    lead = {TALL: 11, SMALL: 6, 0: 4}[look.figures]
    width = space.width - lead
    widest = max((shown(each.text).cell_length for each in board.bars), default=0)
    half = min(widest, width - _NARROWEST)
    for number, each in enumerate(board.bars, 1):
        text = shown(each.text, "bold")
        key = figure(str(number), look.figures) if look.figures else [said(f" {number}", "bold $warning")]
        if look.above:
            thick = 2 if look.figures == TALL and not board.first else 1
            lines = _votes(board, each, most, width, space.grown, thick)
            lines = [*([EMPTY] if look.figures == TALL else []), *Block(text).lay(width), *lines]
            yield [*beside(key, lines, lead), *[EMPTY] * look.gap]
        else:
            lines = _votes(board, each, most, width - half - 2, space.grown, 1)
            yield beside(key, beside(Block(text).lay(half), lines, half, "  "), lead)


def _votes(board: Board, each: Bar, most: int, width: int, grown: float, thick: int) -> Lines:
    """The bars of an option, the first vote's above the second's, with how many and what share."""
    lines = []
    first, last = (board.first, each.before, f"{MUTED} 50%"), (board.votes, each.times, f"{MUTED} 80%")
    for votes, times, style in (first, last):
        if votes and times is not None:
            share = f"  {round(100 * times / votes.answers)} %" if votes.answers else ""
            tail = Content.assemble((f"  {times}", "bold"), (share, MUTED))
            line = bar(times / most * grown, width - 12, "█" if thick > 1 else "▀", style)
            lines += [line] * (thick - 1) + [line + tail]
    return lines
