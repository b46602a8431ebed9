import pytest

from quiz.game.round import Dealt, Kind, Play, Round

from .lives import a_round_of, an_answer

FIRST, SECOND, THIRD, FOURTH = (Dealt("life", name, Kind.CHOICE, "f", ("a", "b")) for name in "abcd")
PLACES = tuple(Dealt("life", name, Kind.PLACE, "f", ()) for name in "abcde")


def after(played: Round, *marks: float) -> Round:
    for mark in marks:
        played = played.answered(an_answer("a", mark=mark))
    return played


def test_a_new_round_is_at_its_first_question() -> None:
    assert a_round_of(FIRST, SECOND).current is FIRST


def test_an_answer_leads_to_the_next_question() -> None:
    assert after(a_round_of(FIRST, SECOND), 1).current is SECOND


def test_an_answer_leaves_the_round_before_it_as_it_was() -> None:
    played = a_round_of(FIRST)
    after(played, 1)
    assert played.answers == ()


def test_a_round_is_finished_after_its_last_answer() -> None:
    played = after(a_round_of(FIRST), 0)
    assert played.finished
    assert played.current is None


def test_a_finished_round_takes_no_answer() -> None:
    with pytest.raises(ValueError, match="finished"):
        after(a_round_of(FIRST), 1, 1)


def test_the_score_is_the_sum_of_the_marks() -> None:
    assert after(a_round_of(FIRST, SECOND, THIRD), 1, 0.5).score == 1.5


def test_only_whole_marks_count_as_right() -> None:
    assert after(a_round_of(FIRST, SECOND, THIRD), 1, 0.9, 0).right == 1


def test_a_part_of_a_mark_is_a_miss() -> None:
    assert after(a_round_of(FIRST, SECOND, THIRD), 1, 0.9).misses == (SECOND,)


def test_its_seconds_are_those_of_the_answers() -> None:
    assert after(a_round_of(FIRST, SECOND), 1, 1).seconds == 4


def test_a_guess_is_said_of_the_last_answer_alone() -> None:
    assert [answer.sure for answer in after(a_round_of(FIRST, SECOND), 1, 1).unsure().answers] == [
        True,
        False,
    ]


def test_nothing_can_be_a_guess_before_an_answer() -> None:
    with pytest.raises(ValueError, match="nothing"):
        a_round_of(FIRST).unsure()


@pytest.mark.parametrize("play", [Play.TIMELINE, Play.DAILY])
def test_three_misplaced_events_end_a_timeline(play: Play) -> None:
    played = after(a_round_of(*PLACES, play=play), 0, 1, 0)
    assert not played.finished
    assert after(played, 0).finished


def test_three_misses_do_not_end_a_round_of_questions() -> None:
    assert after(a_round_of(FIRST, SECOND, THIRD, FOURTH), 0, 0, 0).current is FOURTH


def test_a_timeline_ends_when_all_are_placed() -> None:
    assert after(a_round_of(*PLACES[:2], play=Play.TIMELINE), 1, 0).finished
