"""A round as a value, and how scores, times and lists are said."""

import pytest

from quiz.game.round import Dealt, Kind, Play, Round
from quiz.game.wording import listed, score_text, scored, time_text

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
def test_the_score_follows_from_answers(
    marks: tuple[float, ...], score: float, right: int, misses: str
) -> None:
    played = after(*marks)
    assert played.score == pytest.approx(score)
    partly = sum(mark % 1 > 0 for mark in marks)
    assert played.right == right
    assert scored(played.answers) == [f"{right} right", *[f"{partly} partly"] * bool(partly)]
    assert [played.dealt[at].item for at in played.doubtful] == list(misses)
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
def test_a_timeline_ends_with_its_third_misplaced_event(
    play: Play, marks: tuple[float, ...], finished: bool
) -> None:
    played = after(*marks, play=play)
    assert played.finished is finished
    assert played.current == (None if finished else DEALT[len(marks)])


def test_a_guess_is_said_of_the_last_answer_alone_and_a_finished_round_takes_no_more() -> None:
    assert [answer.sure for answer in after(1, 1).unsure().answers] == [True, False]
    assert [played.may_be_unsure for played in (after(), after(1), after(0.5), after(1).unsure())] == [
        False,
        True,
        False,
        False,
    ]
    with pytest.raises(ValueError, match="nothing"):
        after().unsure()
    with pytest.raises(ValueError, match="finished"):
        after(1, 1, 1, 1).answered(an_answer("a"))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (score_text(9.96, 10), "9.96 of 10"),  # never rounded to a whole that it has not reached
        (score_text(1 / 21, 10), "0.05 of 10"),
        (score_text(sum([0.1] * 10), 10), "1 of 10"),
        (time_text(45.4), "45 s"),
        (time_text(59.6), "1 min 0 s"),
        (time_text(125), "2 min 5 s"),
        (time_text(3785), "1 h 3 min"),
        (listed([]), ""),
        (listed(["a", "b", "c"]), "a, b and c"),
    ],
)
def test_scores_times_lists_and_numbers_are_said_as_people_do(said: str, text: str) -> None:
    assert said == text
