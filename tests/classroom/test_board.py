"""What the host's faces are shown."""

from __future__ import annotations

from functools import partial

import pytest

from quiz.bank.model import Item, Option
from quiz.bank.problems import ProblemError
from quiz.classroom.board import Asking
from quiz.classroom.room import Phase
from quiz.classroom.setup import Setup, Standings
from tests.classroom import played
from tests.classroom.played import Lesson
from tests.game.lives import a_choice, an_ordering, in_a_row, sentence

CHOICE = a_choice("q", 0, wrong=(Option("wrong", "It is another.", (sentence(2),)), "false"))
SEVERAL = a_choice("q", 0, answers=("right", "true"))
MORE = a_choice("p", 1)


a_lesson = partial(played.a_lesson, players=("Ada", "Ben", "Cyd"))


def going(lesson: Lesson) -> str:
    """What going on does."""
    go = lesson.board.act("go")
    return go.words if go else ""


def tally(lesson: Lesson) -> dict[str, int]:
    """How many chose each option at last."""
    votes = lesson.board.votes
    assert votes
    return dict(zip([option.text for option in lesson.room.asked[0].options], votes.tally, strict=True))


def test_people_are_in_order_of_joining_with_those_taken_out() -> None:
    lesson = a_lesson(CHOICE, setup=Setup(teams=2))
    lesson.take("kick", player=2)
    lesson.open()
    lesson.vote([None, None, [0]])
    lesson.change_door(present=frozenset({3}))
    people = lesson.board.people
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
    assert (lesson.board.answered, lesson.board.expected) == (2, 3)
    lesson.vote([[]])
    assert lesson.board.answered == 1
    lesson.take("kick", player=2)
    assert (lesson.board.answered, lesson.board.expected) == (0, 2)


def test_how_the_class_answered_is_shown_from_the_closing_on_and_what_is_right_from_the_reveal_on() -> None:
    lesson = a_lesson(CHOICE)
    lesson.open()
    lesson.vote([lesson.at_of("wrong"), lesson.at_of("right")])
    assert (lesson.board.votes, lesson.board.told) == (None, None)
    lesson.step()
    assert tally(lesson) == {"right": 1, "wrong": 1, "false": 0}
    assert (lesson.board.told, lesson.board.mistake) == (None, None)
    lesson.step()
    shown = lesson.board
    assert shown.votes
    assert (shown.votes.answers, shown.votes.asked, shown.votes.right, shown.votes.missing) == (2, 3, 1, 1)
    assert shown.told
    assert shown.told.answers == ("right",)
    assert shown.mistake
    assert (shown.mistake.text, shown.mistake.times) == ("wrong", 1)
    assert (shown.mistake.why, len(shown.mistake.evidence)) == ("It is another.", 1)


def test_of_several_answers_each_is_counted_and_half_right_is_not_right() -> None:
    lesson = a_lesson(SEVERAL)
    lesson.ask([lesson.at_of("right", "true"), lesson.at_of("true"), lesson.at_of("true", "wrong")])
    assert tally(lesson) == {"right": 1, "true": 3, "wrong": 1, "false": 0}
    votes = lesson.board.votes
    assert votes
    assert votes.right == 1


def test_of_an_ordering_each_place_is_counted_and_cards_that_tie_may_stand_either_way() -> None:
    lesson = a_lesson(*in_a_row(3), an_ordering("o", "e0", ("e1", "e2")))
    lesson.ask(
        [
            lesson.at_of("Event e0", "Event e1", "Event e2"),
            lesson.at_of("Event e0", "Event e2", "Event e1"),
            lesson.at_of("Event e1", "Event e0", "Event e2"),
        ]
    )
    votes = lesson.board.votes
    assert votes
    assert (votes.tally, votes.right) == ((2, 2, 3), 2)


def test_both_votes_stand_side_by_side() -> None:
    lesson = a_lesson(CHOICE)
    lesson.open()
    lesson.vote([lesson.at_of("wrong")] * 3)
    lesson.step("discuss")
    assert (lesson.board.votes, lesson.board.first) == (None, None)
    lesson.step()
    lesson.vote([lesson.at_of("right"), lesson.at_of("wrong")])
    lesson.step()
    shown = lesson.board
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
        ([[0], [0], [1]], "divide"),
        ([[0], [0], [0], [0], [1]], "agree"),
        ([[0], [0], [1], [1]], "divide"),
        ([[0, 1], [1, 0]], "agree"),
    ],
)
def test_while_it_is_talked_over_the_board_says_whether_the_answers_agree(
    answers: list[list[int]], agreement: str
) -> None:
    lesson = a_lesson(SEVERAL, players=("Ada", "Ben", "Cyd", "Dee", "Eli"))
    lesson.open()
    lesson.vote(answers)
    lesson.step("discuss")
    assert lesson.board.agreement == agreement


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
    assert lesson.board.phase == "report"


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
    lesson.ask([lesson.at_of("right")])
    before = lesson.board
    lesson.step()
    assert before.standings == ()
    assert [(row.name, row.points, row.size) for row in lesson.board.standings] == [
        ("Reading Lamp", 500, 2),
        ("Card Index", 0, 1),
    ]
    lesson.take("hide", on=True)
    assert lesson.board.standings == ()


def test_standings_of_everybody_are_everybodys_though_there_are_teams() -> None:
    lesson = a_lesson(CHOICE, MORE, setup=Setup(teams=2, standings=Standings.ALL))
    lesson.ask([])
    lesson.step()
    assert [row.name for row in lesson.board.standings] == ["Ada", "Ben", "Cyd"]


def test_the_report_comes_at_the_end() -> None:
    lesson = a_lesson(CHOICE)
    lesson.ask([])
    before = lesson.board
    lesson.step()
    assert before.report is None
    report = lesson.board.report
    assert report
    assert len(report.players) == 3
    assert lesson.board.asked is None


def test_an_answer_that_is_not_whole_is_begun_and_counts_as_it_stands() -> None:
    lesson = a_lesson(SEVERAL)
    lesson.open()
    lesson.vote([lesson.at_of("right"), lesson.at_of("right", "true"), None])
    assert (lesson.board.answered, lesson.board.begun, lesson.board.expected) == (1, 1, 3)
    lesson.step()
    assert lesson.board.votes
    assert lesson.board.votes.answers == 2


@pytest.mark.parametrize(
    ("here", "is_told"),
    [(5, True), (6, False), (0, False), (4, False)],
    ids=["all here", "one has not answered", "nobody is here", "too few"],
)
def test_an_open_question_says_that_answers_divide_once_all_here_have_answered(
    here: int, is_told: bool
) -> None:
    lesson = a_lesson(CHOICE, players=("Ada", "Ben", "Cyd", "Dee", "Eli", "Fay"))
    lesson.open()
    right, wrong = lesson.at_of("right"), lesson.at_of("wrong")
    lesson.vote([right, wrong, right, wrong, right, None])
    lesson.change_door(present=frozenset(range(1, here + 1)))
    assert any("divide" in line for line in lesson.board.stands) is is_told
    lesson.step("pause")
    assert not any("divide" in line for line in lesson.board.stands)


def test_the_bars_of_an_ordering_are_its_cards_as_most_placed_them() -> None:
    ordering: list[Item] = [*in_a_row(4), an_ordering("o", "e0", "e1", "e2", "e3")]
    lesson = a_lesson(*ordering)
    cards = lesson.at_of("Event e3", "Event e1", "Event e0", "Event e2")
    lesson.open()
    lesson.vote([cards, cards, list(reversed(cards))])
    lesson.step()
    assert [(bar.text, bar.times) for bar in lesson.board.bars] == [
        ("Event e3", 2),
        ("Event e1", 2),
        ("Event e0", 2),
        ("Event e2", 2),
    ]
    lesson.step()
    assert lesson.board.mistake
    assert lesson.board.mistake.text.count("before") == 1


def test_cards_that_equally_many_placed_stand_there_once_and_without_answers_none_does() -> None:
    ordering: list[Item] = [*in_a_row(3), an_ordering("o", "e0", "e1", "e2")]
    lesson = a_lesson(*ordering, players=("Ada", "Ben"))
    cards = lesson.at_of("Event e0", "Event e1", "Event e2")
    lesson.open()
    lesson.vote([cards, [*cards[1:], cards[0]]])
    lesson.step()
    assert len({bar.text for bar in lesson.board.bars}) == 3
    lesson = a_lesson(*ordering)
    lesson.go(2)
    assert list(lesson.board.bars) == []


def acts(lesson: Lesson) -> set[str]:
    return {act.do for act in lesson.board.acts}


def test_nothing_begins_and_nobody_is_swept_out_before_somebody_is_in_and_an_address_can_be_changed() -> None:
    lesson = a_lesson(CHOICE, players=())
    lesson.change_door(others=0)
    assert acts(lesson) == {"lock", "address"}
    lesson.join("Ada")
    assert acts(lesson) == {"go", "lock", "sweep"}
    lesson.change_door(others=1)
    assert acts(lesson) == {"go", "lock", "sweep", "address"}


@pytest.mark.parametrize("standings", [Standings.ALL, Standings.NONE])
def test_standings_can_be_hidden_where_they_are_near_and_shown_again(standings: Standings) -> None:
    lesson = a_lesson(CHOICE, MORE, setup=Setup(standings=standings))
    near = []
    for _ in range(5):
        if "hide" in acts(lesson):
            near.append(lesson.board.phase)
            lesson.take("hide", on=True)
            hide = lesson.board.act("hide")
            assert hide
            assert (hide.words, dict(hide.values)) == ("show standings", {"on": False})
            lesson.take("hide", on=False)
        lesson.step()
    assert near == ([Phase.REVEAL, Phase.STANDINGS] if standings is Standings.ALL else [])


def test_those_who_have_waited_longest_for_their_names_can_be_admitted_or_refused() -> None:
    lesson = a_lesson(CHOICE)
    lesson.change_door(asking=tuple(Asking(f"t{at}", at, f"Player {at}") for at in range(1, 6)))
    asked = [act for act in lesson.board.acts if "token" in act.values]
    assert [(act.do, act.values["player"]) for act in asked] == [
        (do, number) for number in (1, 2, 3) for do in ("admit", "refuse")
    ]


def test_a_player_can_be_renamed_moved_and_taken_out_or_brought_back() -> None:
    lesson = a_lesson(CHOICE, setup=Setup(teams=3))
    lesson.take("kick", player=2)
    board = lesson.board
    found = [[(act.do, act.values.get("team")) for act in board.acts_on(each)] for each in board.people[:2]]
    assert found == [
        [("name", None), ("move", 1), ("move", 2), ("kick", None)],
        [("bring", None), ("name", None), ("move", 0), ("move", 2)],
    ]


@pytest.mark.parametrize("typed", ["Ben", "BEN", " \u202e ", "!"])
def test_a_name_that_is_none_or_passes_for_anothers_is_refused(typed: str) -> None:
    board = a_lesson(CHOICE).board
    with pytest.raises(ProblemError):
        board.name_for(board.people[0], typed)
    assert board.name_for(board.people[1], " b  en ") == "b en"
