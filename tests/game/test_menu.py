"""What there is to play, and what follows a round."""

from dataclasses import replace

import pytest

from quiz.bank.model import Item
from quiz.game.banks import Banks
from quiz.game.draw import draw_reading, draw_round
from quiz.game.menu import NOTHING, Entry, Past, following, menu
from quiz.game.round import Kind, Play, Round, Settings
from quiz.game.timeline import draw_timeline

from .lives import a_choice, an_answer, an_ordering, in_a_row, some, source_of

CHOICE, ORDERING = a_choice("q", 1), an_ordering("o", "e0", "e1", "e2")
OF_ONE_YEAR = [replace(event, date=in_a_row(1)[0].date) for event in in_a_row(2)]
LIFE = some(CHOICE, ORDERING, *in_a_row(8))


def offered(banks: Banks, settings: Settings | None = None, past: Past = NOTHING) -> list[Entry]:
    return list(menu(banks, settings or Settings(), past))


ORDERINGS = Settings(kinds=frozenset({Kind.ORDERING}))


@pytest.mark.parametrize(
    ("items", "sentences", "settings", "plays"),
    [
        ((CHOICE,), 2, Settings(), "read round"),
        ((CHOICE,), 3, Settings(), "read round proof"),
        ((CHOICE,), 3, ORDERINGS, "read proof"),
        ((CHOICE, *in_a_row(8)), 9, ORDERINGS, "read round timeline daily proof"),
        (in_a_row(2), 9, Settings(), "timeline daily"),
        (in_a_row(8), 9, Settings(), "round timeline daily"),
        (in_a_row(1), 9, Settings(), ""),
        (OF_ONE_YEAR, 9, Settings(), ""),
        ((replace(CHOICE, draft=True),), 9, Settings(), ""),
    ],
)
def test_what_plays_is_offered(
    items: tuple[Item, ...], sentences: int, settings: Settings, plays: str
) -> None:
    banks = some(*items, source=source_of(sentences))
    assert [entry.play for entry in offered(banks, settings)] == plays.split()
    assert banks.any_plays == bool(offered(banks))


def going(play: Play, *marks: float) -> Round:
    """A round of all there is, with these marks so far."""
    drawn = {
        Play.READ: lambda: draw_reading(LIFE, "s", "r"),
        Play.TIMELINE: lambda: draw_timeline(LIFE, "s", "r"),
        Play.DAILY: lambda: draw_timeline(LIFE, "s", "r", "2026-11-22"),
    }.get(play, lambda: draw_round(LIFE, Settings(length=None), "s", "r"))()
    return replace(drawn, play=play, answers=tuple(an_answer("x", mark=mark) for mark in marks))


@pytest.mark.parametrize(
    ("play", "marks", "said"),
    [
        (Play.ROUND, (1,), ("Go on", "Round", "question 2 of 2", "1 right")),
        (Play.MISSES, (), ("Go on", "Misses again", "question 1 of 2", "0 right")),
        (Play.TIMELINE, (1, 1), ("Go on", "Timeline", "event 3 of 7", "2 placed")),
        (Play.READ, (1,), ("Read and play", "part 1 of 1")),
    ],
)
def test_of_the_rounds_that_were_left_the_newest_is_gone_on_with_first(
    play: Play, marks: tuple[float, ...], said: tuple[str, ...]
) -> None:
    left = going(play, *marks)
    first = offered(LIFE, past=Past([left, going(play)]))[0]
    assert (first.name, *first.about) == said
    assert first.left is left


def test_a_reading_that_was_left_is_gone_on_with_beside_another_round() -> None:
    other, reading = going(Play.PROOF, 1), going(Play.READ, 1)
    entries = offered(LIFE, past=Past([other, reading]))
    assert [entry.left for entry in entries] == [other, reading, None, None, None, None]


def test_what_was_played_is_said() -> None:
    today = going(Play.DAILY, 1, 1, 0)
    timeline, daily = offered(LIFE, past=Past(best=5, today=today))[2:4]
    assert timeline.about[1:] == ("best 5 placed",)
    assert daily.about == ("played: 2 of 7, next at midnight UTC",)


@pytest.mark.parametrize(
    ("play", "mark", "then"),
    [
        (Play.MISSES, 0, (Play.MISSES, Play.ROUND)),
        (Play.READ, 0.5, (Play.MISSES, Play.READ)),
        (Play.PROOF, 1, (Play.PROOF,)),
        (Play.TIMELINE, 0, (Play.TIMELINE,)),
        (Play.DAILY, 0, ()),
    ],
)
def test_misses_can_be_played_again_or_the_same_once(play: Play, mark: float, then: tuple[Play, ...]) -> None:
    played = going(play)
    assert following(replace(played, answers=(an_answer("x", mark=mark),) * played.total)) == then
