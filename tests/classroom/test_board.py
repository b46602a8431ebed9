"""What the host's faces are shown."""

from __future__ import annotations

import pytest

from quiz.bank.model import Item, Option
from quiz.bank.problems import ProblemError
from quiz.classroom.board import Asking, Board, Door, board
from quiz.classroom.room import Phase
from quiz.classroom.setup import Setup, Standings
from tests.classroom.keeping import Lesson
from tests.classroom.played import lesson_of
from tests.game.lives import a_bank, a_choice, an_ordering, in_a_row, sentence

CHOICE = a_choice("q", 0, wrong=(Option("wrong", "It is another.", (sentence(2),)), "false"))
SEVERAL = a_choice("q", 0, answers=("right", "true"))
MORE = a_choice("p", 1)


def a_lesson(*items: Item, setup: Setup | None = None, players: int = 3) -> Lesson:
    lesson = lesson_of(a_bank(*items), setup=setup or Setup())
    lesson.join(*(f"Player {number}" for number in range(1, players + 1)))
    return lesson


def seen(lesson: Lesson, door: Door | None = None) -> Board:
    return board(lesson.room, door or Door())


def going(lesson: Lesson) -> str:
    """What going on does."""
    go = seen(lesson).act("go")
    return go.words if go else ""


def at_of(lesson: Lesson, *texts: str) -> list[int]:
    shown = [option.text for option in lesson.room.asked[max(0, lesson.room.at)].options]
    return [shown.index(text) for text in texts]


def tally(lesson: Lesson) -> dict[str, int]:
    """How many chose each option at last."""
    votes = seen(lesson).votes
    assert votes
    return dict(zip([option.text for option in lesson.room.asked[0].options], votes.tally, strict=True))


def test_people_are_in_order_of_joining_with_those_taken_out() -> None:
    lesson = a_lesson(CHOICE, setup=Setup(teams=2))
    lesson.do("kick", player=2)
    lesson.open()
    lesson.vote([None, None, [0]])
    people = seen(lesson, Door(present=frozenset({3}))).people
    assert [(each.number, each.team, each.here, each.answered, each.out) for each in people] == [
        (1, 0, False, False, False),
        (2, 1, False, False, True),
        (3, 0, True, True, False),
    ]


def test_answers_are_counted_of_those_who_can_answer_and_stand_no_more_when_taken_back() -> None:
    lesson = a_lesson(CHOICE, MORE, setup=Setup(limit=20))
    lesson.open()
    lesson.join("Too late")
    lesson.vote([[0], [1]])
    assert (seen(lesson).answered, seen(lesson).expected) == (2, 3)
    lesson.vote([[]])
    assert seen(lesson).answered == 1
    lesson.do("kick", player=2)
    assert (seen(lesson).answered, seen(lesson).expected) == (0, 2)


def test_how_the_class_answered_is_shown_from_the_closing_on_and_what_is_right_from_the_reveal_on() -> None:
    lesson = a_lesson(CHOICE)
    lesson.open()
    lesson.vote([at_of(lesson, "wrong"), at_of(lesson, "right")])
    assert (seen(lesson).votes, seen(lesson).told) == (None, None)
    lesson.step()
    assert tally(lesson) == {"right": 1, "wrong": 1, "false": 0}
    assert (seen(lesson).told, seen(lesson).wrong) == (None, None)
    lesson.step()
    shown = seen(lesson)
    assert shown.votes
    assert (shown.votes.answers, shown.votes.asked, shown.votes.right, shown.votes.missing) == (2, 3, 1, 1)
    assert shown.told
    assert shown.told.answers == ("right",)
    assert shown.wrong
    assert (shown.wrong.option.text, shown.wrong.times) == ("wrong", 1)
    assert (shown.wrong.option.why, len(shown.wrong.option.evidence)) == ("It is another.", 1)


def test_of_several_answers_each_is_counted_and_half_right_is_not_right() -> None:
    lesson = a_lesson(SEVERAL)
    lesson.ask([at_of(lesson, "right", "true"), at_of(lesson, "true"), at_of(lesson, "true", "wrong")])
    assert tally(lesson) == {"right": 1, "true": 3, "wrong": 1, "false": 0}
    votes = seen(lesson).votes
    assert votes
    assert votes.right == 1


def test_of_an_ordering_each_place_is_counted_and_cards_that_tie_may_stand_either_way() -> None:
    lesson = a_lesson(*in_a_row(3), an_ordering("o", "e0", ("e1", "e2")))
    lesson.ask(
        [
            at_of(lesson, "Event e0", "Event e1", "Event e2"),
            at_of(lesson, "Event e0", "Event e2", "Event e1"),
            at_of(lesson, "Event e1", "Event e0", "Event e2"),
        ]
    )
    votes = seen(lesson).votes
    assert votes
    assert (votes.tally, votes.right) == ((2, 2, 3), 2)


def test_both_votes_stand_side_by_side() -> None:
    lesson = a_lesson(CHOICE)
    lesson.open()
    lesson.vote([at_of(lesson, "wrong")] * 3)
    lesson.step("discuss")
    assert (seen(lesson).votes, seen(lesson).first) == (None, None)
    lesson.step()
    lesson.vote([at_of(lesson, "right"), at_of(lesson, "wrong")])
    lesson.step()
    shown = seen(lesson)
    assert tally(lesson) == {"right": 1, "wrong": 2, "false": 0}
    assert shown.first
    assert (shown.first.right, shown.first.answers) == (0, 3)


@pytest.mark.parametrize(
    ("answers", "agreement"),
    [
        ([], ""),
        ([[0]], ""),
        ([[0], [0]], "agree"),
        ([[0], [1]], "divide"),
        ([[0], [0], [1]], "agree"),
        ([[0], [0], [1], [1]], "divide"),
        ([[0, 1], [1, 0]], "agree"),
    ],
)
def test_while_it_is_talked_over_the_board_says_whether_the_answers_agree(
    answers: list[list[int]], agreement: str
) -> None:
    lesson = a_lesson(SEVERAL, players=4)
    lesson.open()
    lesson.vote(answers)
    lesson.step("discuss")
    assert seen(lesson).agreement == agreement


@pytest.mark.parametrize("standings", Standings)
def test_what_going_on_does_is_said_before(standings: Standings) -> None:
    lesson = a_lesson(CHOICE, MORE, setup=Setup(standings=standings))
    said: list[str] = []
    while (then := going(lesson)) and len(said) < 20:
        said.append(then)
        lesson.step()
    with_standings = standings is Standings.ALL
    assert said == [
        *("begin", "close and show", "reveal"),
        *["standings"][:with_standings],
        *("question 2", "close and show", "reveal"),
        *(["podium", "report"] if with_standings else ["report"]),
    ]


def test_where_nothing_counts_no_podium_is_promised_and_none_comes() -> None:
    lesson = a_lesson(CHOICE, setup=Setup(standings=Standings.ALL))
    lesson.open()
    lesson.step("skip")
    assert going(lesson) == "report"
    lesson.step()
    assert seen(lesson).phase == "report"


def test_where_the_lesson_stands_still_or_is_talked_over_it_goes_on_with_the_same() -> None:
    lesson = a_lesson(CHOICE)
    lesson.open()
    lesson.step("pause")
    assert going(lesson) == "go on"
    lesson.step()
    lesson.step("discuss")
    assert going(lesson) == "vote again"


def test_standings_are_shown_at_their_time_unless_they_are_hidden() -> None:
    lesson = a_lesson(CHOICE, MORE, setup=Setup(teams=2))
    lesson.ask([at_of(lesson, "right")])
    assert seen(lesson).standings == ()
    lesson.step()
    assert [(row.name, row.points, row.size) for row in seen(lesson).standings] == [
        ("Reading Lamp", 500, 2),
        ("Card Index", 0, 1),
    ]
    lesson.do("hide", on=True)
    assert seen(lesson).standings == ()


def test_standings_of_everybody_are_everybodys_though_there_are_teams() -> None:
    lesson = a_lesson(CHOICE, MORE, setup=Setup(teams=2, standings=Standings.ALL))
    lesson.ask([])
    lesson.step()
    assert [row.name for row in seen(lesson).standings] == ["Player 1", "Player 2", "Player 3"]


def test_the_report_comes_at_the_end() -> None:
    lesson = a_lesson(CHOICE)
    lesson.ask([])
    assert seen(lesson).report is None
    lesson.step()
    report = seen(lesson).report
    assert report
    assert len(report.players) == 3
    assert seen(lesson).asked is None


def acts(lesson: Lesson, door: Door | None = None) -> set[str]:
    return {act.do for act in seen(lesson, door).acts}


def test_nothing_begins_and_nobody_is_swept_out_before_somebody_is_in_and_an_address_can_be_changed() -> None:
    lesson = a_lesson(CHOICE, players=0)
    assert acts(lesson) == {"lock", "address"}
    lesson.join("Ada")
    assert acts(lesson) == {"go", "lock", "sweep"}
    assert acts(lesson, Door(others=1)) == {"go", "lock", "sweep", "address"}


@pytest.mark.parametrize("standings", [Standings.ALL, Standings.NONE])
def test_standings_can_be_hidden_where_they_are_near_and_shown_again(standings: Standings) -> None:
    lesson = a_lesson(CHOICE, MORE, setup=Setup(standings=standings))
    near = []
    for _ in range(5):
        if "hide" in acts(lesson):
            near.append(seen(lesson).phase)
            lesson.do("hide", on=True)
            hide = seen(lesson).act("hide")
            assert hide
            assert (hide.words, dict(hide.values)) == ("show standings", {"on": False})
            lesson.do("hide", on=False)
        lesson.step()
    assert near == ([Phase.REVEAL, Phase.STANDINGS] if standings is Standings.ALL else [])


def test_those_who_have_waited_longest_for_their_names_can_be_admitted_or_refused() -> None:
    door = Door(asking=tuple(Asking(f"token {number}", number, f"Player {number}") for number in range(1, 6)))
    asked = [act for act in seen(a_lesson(CHOICE, players=5), door).acts if "token" in act.values]
    assert [(act.do, act.values["player"]) for act in asked] == [
        (do, number) for number in (1, 2, 3) for do in ("admit", "refuse")
    ]


def test_a_player_can_be_renamed_moved_and_taken_out_or_brought_back() -> None:
    lesson = a_lesson(CHOICE, setup=Setup(teams=3))
    lesson.do("kick", player=2)
    board = seen(lesson)
    found = [[(act.do, act.values.get("team")) for act in board.acts_on(each)] for each in board.people[:2]]
    assert found == [
        [("name", None), ("move", 1), ("move", 2), ("kick", None)],
        [("name", None), ("move", 0), ("move", 2), ("bring", None)],
    ]


@pytest.mark.parametrize("typed", ["Player 2", "PLAYER 2", " \u202e ", "!"])
def test_a_name_that_is_none_or_passes_for_anothers_is_refused(typed: str) -> None:
    board = seen(a_lesson(CHOICE))
    with pytest.raises(ProblemError):
        board.name_for(board.people[0], typed)
    assert board.name_for(board.people[1], " player  2 ") == "player 2"
