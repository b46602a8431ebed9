"""A round as a value, and how scores, times and lists are said."""

import pytest

from quiz.bank.coverage import Share
from quiz.game.round import Dealt, Kind, Play, Round, counted, listed, score_text, share_text, time_text

from .lives import a_round_of, an_answer

DEALT = tuple(Dealt("life", name, Kind.CHOICE, "f", ("a", "b")) for name in "abcd")


def after(*marks: float, play: Play = Play.ROUND) -> Round:
    played = a_round_of(*DEALT, play=play)
    for mark in marks:
        played = played.answered(an_answer("a", mark=mark))
    return played


@pytest.mark.parametrize(
    ("marks", "score", "right", "misses"),
    [((), 0, 0, ""), ((1, 0.5, 1), 2.5, 2, "b"), ((1, 0.9, 0, 1), 2.9, 2, "bc"), ((0, 0, 0), 0, 0, "abc")],
)
def test_score_and_misses_follow_from_the_answers(
    marks: tuple[float, ...], score: float, right: int, misses: str
) -> None:
    played = after(*marks)
    assert played.score == pytest.approx(score)
    assert played.right == right
    assert [dealt.item for dealt in played.misses] == list(misses)
    assert (played.position, played.seconds) == (len(marks), 2 * len(marks))


@pytest.mark.parametrize(
    ("play", "marks", "finished"),
    [
        (Play.ROUND, (0, 0, 0), False),
        (Play.ROUND, (1, 1, 1, 0), True),
        (Play.TIMELINE, (0, 1, 0), False),
        (Play.TIMELINE, (0, 0, 0), True),
        (Play.DAILY, (0, 0, 0), True),
        (Play.TIMELINE, (1, 0, 1, 1), True),
    ],
)
def test_a_round_ends_with_its_last_answer_a_timeline_with_its_third_misplaced_event(
    play: Play, marks: tuple[float, ...], finished: bool
) -> None:
    played = after(*marks, play=play)
    assert played.finished is finished
    assert played.current == (None if finished else DEALT[len(marks)])


def test_an_answer_leaves_the_round_before_it_as_it_was_and_a_finished_round_takes_none() -> None:
    played = after(1, 1, 1)
    with pytest.raises(ValueError, match="finished"):
        played.answered(an_answer("a")).answered(an_answer("a"))
    assert played.position == 3


def test_a_guess_is_said_of_the_last_answer_alone() -> None:
    assert [answer.sure for answer in after(1, 1).unsure().answers] == [True, False]
    with pytest.raises(ValueError, match="nothing"):
        after().unsure()


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (7.0, "7 of 10"),
        (7.8, "7.8 of 10"),
        (0.1 + 0.2, "0.3 of 10"),
        (9.96, "9.96 of 10"),
        (1 / 21, "0.05 of 10"),
        (sum([0.1] * 10), "1 of 10"),
    ],
)
def test_a_score_is_short_and_never_rounded_to_a_whole_it_has_not_reached(score: float, text: str) -> None:
    assert score_text(score, 10) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (45.4, "45 s"), (59.6, "1 min 0 s"), (125, "2 min 5 s"), (3785, "1 h 3 min")],
)
def test_a_time_has_its_two_largest_units(seconds: float, text: str) -> None:
    assert time_text(seconds) == text


@pytest.mark.parametrize(("texts", "text"), [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c")])
def test_a_list_ends_with_and(texts: str, text: str) -> None:
    assert listed(list(texts)) == text


def test_one_is_not_several() -> None:
    assert (counted(1, "pair"), counted(2, "pair")) == ("1 pair", "2 pairs")
    assert share_text(Share(33, 35), "sentence") == "33 of 35 sentences (94%)"
    assert share_text(Share(0, 1), "word") == "0 of 1 word (0%)"
