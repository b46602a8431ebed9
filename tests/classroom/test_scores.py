"""Marks, points and standings."""

import pytest

from quiz.classroom.scores import chosen_at, mark_at, points, standings
from quiz.classroom.setup import Setup
from tests.classroom.played import Lesson, a_lesson, choices, of_rows, talked_over
from tests.game.lives import a_choice, an_ordering, in_a_row


def rows(lesson: Lesson, *, teams: bool = False) -> list[tuple[int, str, int]]:
    return [(row.place, row.name, row.points) for row in standings(lesson.room, teams=teams)]


def test_ties_share_a_place_and_the_next_place_is_left_out() -> None:
    found = rows(of_rows("11", "10", "01", "0-", names=("Ada", "Ben", "Cyd", "Dee")))
    assert found == [(1, "Ada", 2000), (2, "Ben", 1000), (2, "Cyd", 1000), (4, "Dee", 0)]


def test_standings_tell_who_rose_and_fell_since_the_question_before() -> None:
    lesson = of_rows("011", "100", "000", names=("Ada", "Ben", "Cyd"))
    found = standings(lesson.room, teams=False)
    assert [(row.name, row.rose) for row in found] == [("Ada", 0), ("Ben", -1), ("Cyd", 0)]
    lesson = of_rows("01", "10", names=("Ada", "Ben"))
    assert [(row.name, row.rose) for row in standings(lesson.room, teams=False)] == [("Ada", 1), ("Ben", 0)]


def test_who_joined_at_the_last_question_rose_from_nowhere() -> None:
    lesson = a_lesson(*choices(2))
    lesson.join("Ada")
    lesson.ask_marked(False)
    lesson.join("Ben")
    lesson.ask_marked(False, True)
    assert [(row.name, row.rose) for row in standings(lesson.room, teams=False)] == [("Ben", 0), ("Ada", -1)]


def test_a_team_has_the_mean_of_those_for_whom_a_question_counts() -> None:
    lesson = a_lesson(*choices(2), setup=Setup(teams=2))
    lesson.join("Ada", "Ben", "Cyd")  # Ada and Cyd are in the first team
    lesson.ask_marked(True, True, False)
    lesson.join("Dee")
    lesson.ask_marked(True, True, None, False)
    assert rows(lesson, teams=True) == [(1, "Card Index", 1500), (2, "Reading Lamp", 1000)]


def test_no_answer_is_nought_and_a_question_before_joining_is_nothing() -> None:
    lesson = a_lesson(*choices(2))
    lesson.join("Ada")
    lesson.ask_marked(None)
    lesson.join("Ben")
    ada, ben = lesson.room.players.values()
    assert (mark_at(lesson.room, ada, 0), mark_at(lesson.room, ben, 0)) == (0.0, None)


def test_the_last_vote_earns_points_and_the_first_is_kept() -> None:
    lesson = a_lesson(*choices(1))
    lesson.join("Ada")
    talked_over(lesson, [False], [True])
    (ada,) = lesson.room.players.values()
    assert (mark_at(lesson.room, ada, 0, first=True), mark_at(lesson.room, ada, 0)) == (0.0, 1.0)
    assert points(lesson.room, ada) == 1000


def test_a_first_vote_stands_until_the_second_is_whole() -> None:
    several = a_choice("q", 0, answers=("right", "true"), wrong=("wrong",))
    lesson = a_lesson(several, several)
    lesson.join("Ada", "Ben", "Cyd")
    whole, half = lesson.at_of("right", "true"), lesson.at_of("wrong")
    lesson.open()
    lesson.vote([whole, whole, None])
    lesson.step("discuss")
    lesson.step()
    lesson.vote([half, lesson.at_of("right", "wrong"), half])
    lesson.step()
    found = [chosen_at(lesson.room, player, 0) for player in lesson.room.players.values()]
    assert found == [tuple(whole), tuple(lesson.at_of("right", "wrong")), tuple(half)]


def test_the_cards_without_numbers_follow_as_dealt() -> None:
    lesson = a_lesson(*in_a_row(4), an_ordering("o", "e0", "e1", "e2", "e3"))
    lesson.join("Ada", "Ben")
    lesson.ask([[2], []])
    ada, ben = lesson.room.players.values()
    assert (chosen_at(lesson.room, ada, 0), chosen_at(lesson.room, ben, 0)) == ((2, 0, 1, 3), ())
    assert mark_at(lesson.room, ben, 0) == 0


@pytest.mark.parametrize(("rights", "wrongs", "mark"), [(2, 0, 1.0), (1, 0, 0.5), (1, 1, 0.0), (0, 1, 0.0)])
def test_of_several_right_answers_each_counts_and_a_wrong_one_takes_away(
    rights: int, wrongs: int, mark: float
) -> None:
    lesson = a_lesson(a_choice("q", 0, answers=("right", "true"), wrong=("wrong", "false")))
    lesson.join("Ada")
    keys = [option.key for option in lesson.room.asked[0].options]
    chosen = ["right", "true"][:rights] + ["wrong", "false"][:wrongs]
    lesson.ask([[keys.index(each) for each in chosen]])
    assert mark_at(lesson.room, lesson.room.players[1], 0) == pytest.approx(mark)
