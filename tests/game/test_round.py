import pytest

from quiz.game.round import Dealt, Kind, Play, Round

from .lives import a_round_of, an_answer

DEALT = tuple(Dealt("life", name, Kind.CHOICE, "f", ("a", "b")) for name in "abcde")


def after(*marks: float, count: int = 4, play: Play = Play.ROUND) -> Round:
    played = a_round_of(*DEALT[:count], play=play)
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


def test_an_answer_leaves_the_round_before_it_as_it_was() -> None:
    played = after(count=1)
    played.answered(an_answer("a"))
    assert played.answers == ()


def test_a_finished_round_takes_no_answer() -> None:
    with pytest.raises(ValueError, match="finished"):
        after(1, 1, count=1)


def test_a_guess_is_said_of_the_last_answer_alone() -> None:
    assert [answer.sure for answer in after(1, 1).unsure().answers] == [True, False]
    with pytest.raises(ValueError, match="nothing"):
        after().unsure()
