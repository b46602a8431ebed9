"""Figures as Moodle defines them, and what a report makes of a lesson."""

from statistics import correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Option
from quiz.classroom.report import TOO_FEW, Marks, Report, discrimination, facility, report
from tests.classroom.played import CHECK, a_lesson, choices, of_rows, talked_over
from tests.game.lives import a_choice, an_ordering, in_a_row, sentence


def marks_of(rows: tuple[str, ...]) -> Marks:
    return [[float(mark) for mark in row] for row in rows]


# Figures


@pytest.mark.parametrize(
    ("question", "facile", "discriminating"), [(0, 66.67, 34.30), (1, 50.0, 0.0), (2, 33.33, 34.30)]
)
def test_the_figures_are_those_of_moodle(question: int, facile: float, discriminating: float) -> None:
    rows = marks_of(CHECK)
    assert facility(rows, question).value == pytest.approx(facile, abs=0.005)
    assert discrimination(rows, question).value == pytest.approx(discriminating, abs=0.005)
    assert (facility(rows, question).n, discrimination(rows, question).n) == (6, 6)


def test_a_lesson_has_the_figures_of_its_marks() -> None:
    found = report(of_rows(*CHECK).room)
    figures = [(each.facility.value, each.discrimination.value) for each in found.questions]
    assert figures == [pytest.approx(each, abs=0.005) for each in [(66.67, 34.30), (50, 0), (33.33, 34.30)]]


_columns = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(
            st.none() | st.sampled_from([0.0, 0.1, 0.2, 0.3, 1 / 3, 0.5, 1.0]), min_size=width, max_size=width
        ),
        max_size=14,
    )
)


@given(_columns)
def test_a_discrimination_is_a_correlation_or_says_why_there_is_none(rows: list[list[float | None]]) -> None:
    figure = discrimination(rows, 0) if rows else None
    whole = [[mark for mark in row if mark is not None] for row in rows if None not in row]
    if figure and figure.value is not None:
        expected = correlation([row[0] for row in whole], [sum(row[1:]) for row in whole])
        assert figure.value == pytest.approx(100 * expected, abs=1e-6)
        assert -100.001 <= figure.value <= 100.001
    if figure:
        assert figure.n == len(whole)
        assert figure.words


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([[None, 1.0]], "nobody was asked every question"),
        ([[1.0, 0.0], [1.0, 1.0]], "all have the same mark"),
        ([[1.0, 0.3, 0.0], [0.0, 0.1, 0.2]], "all did alike at the other questions"),
        ([[1.0], [0.0]], "all did alike at the other questions"),
    ],
)
def test_where_nothing_varies_there_is_no_figure_but_words(
    rows: list[list[float | None]], words: str
) -> None:
    assert discrimination(rows, 0)[::2] == (None, words)


def test_under_ten_players_a_figure_is_too_few_to_say() -> None:
    nine, ten = [[1.0, 1.0], [0.0, 0.0], *[[1.0, 0.0]] * 7], [[1.0, 1.0], [0.0, 0.0], *[[1.0, 1.0]] * 8]
    for index in (facility, discrimination):
        assert index(nine, 0).words == TOO_FEW
        assert index(nine, 0).value is not None
        assert index(ten, 0).words not in ("", TOO_FEW)
    assert facility([[None]], 0) == (None, 0, "nobody was asked")


# Who and what counts


def test_a_latecomer_counts_for_what_was_asked_since_and_not_for_discrimination() -> None:
    lesson = a_lesson(*choices(2))
    lesson.join("Ada", "Ben", "Cyd")
    lesson.ask_marked(True, False, False)
    lesson.join("Dee")
    lesson.ask_marked(True, True, False, False)
    first, second = report(lesson.room).questions
    assert [(each.facility.n, each.discrimination.n) for each in (first, second)] == [(3, 3), (4, 3)]
    assert report(lesson.room).players[3].answers[0] == (None, None, (False, False))
    assert second.facility.value == 50


def test_no_answer_is_a_mark_of_nothing_and_counted_apart() -> None:
    found = report(of_rows("1", "-", "0", "-").room)
    assert found.questions[0].facility[:2] == (25.0, 4)
    assert found.questions[0].missing == 2
    assert [each.answers[0].first for each in found.players] == [1, 0, 0, 0]
    assert [each.answers[0].answered[0] for each in found.players] == [True, False, True, False]


def test_who_was_taken_out_and_what_was_skipped_are_left_out() -> None:
    lesson = a_lesson(*choices(3))
    lesson.join("Ada", "Ben")
    lesson.ask_marked(True, False)
    lesson.step()
    lesson.step("skip")
    lesson.ask_marked(True, False)
    lesson.take("kick", player=2)
    found = report(lesson.room)
    assert [each.number for each in found.questions] == [1, 3]
    assert found.left_out == "Left out, and counted for nobody: question 2."
    assert [each.name for each in found.players] == ["Ada"]
    assert [each.facility[:2] for each in found.questions] == [(100, 1), (100, 1)]


def test_figures_follow_the_first_vote_and_points_the_last() -> None:
    lesson = a_lesson(a_choice("q", 0, wrong=("wrong",)))
    lesson.join("Ada", "Ben")
    talked_over(lesson, [True, False], [None, True])
    found = report(lesson.room)
    (question,) = found.questions
    assert question.facility.value == 50
    assert question.again
    assert question.again.value == 100
    assert [each.points for each in found.players] == [1000, 1000]
    assert question.mistake
    assert (question.mistake.text, question.mistake.times) == ("wrong", 1)


def test_a_report_stands_before_anything_was_asked() -> None:
    assert report(a_lesson(*choices(1)).room) == Report("Life", (), (), ())


# What to teach again


def test_what_to_teach_again_is_the_three_least_known_worst_first() -> None:
    found = report(of_rows("11010", "10010", "10010", "10011").room)
    assert [each.number for each in found.to_teach] == [3, 2, 5]
    assert [each.number for each in report(of_rows("111", "110").room).to_teach] == [3]
    assert report(of_rows("11").room).to_teach == ()


def test_what_to_practise_is_what_the_class_does_not_know_well_else_what_not_everybody_knew() -> None:
    assert [each.number for each in report(of_rows("100", "110", "110", "111").room).to_practise] == [3]
    well_known = report(of_rows("110", "111", "111", "111", "111").room)
    assert [each.number for each in well_known.to_practise] == [3]
    assert report(of_rows("11").room).to_practise == ()


def test_the_commonest_wrong_option_comes_with_its_reason_and_its_quote() -> None:
    wrong = (Option("wrong", "It was not.", (sentence(9),)), "false")
    lesson = a_lesson(a_choice("q", 0, wrong=wrong))
    lesson.join("Ada", "Ben", "Cyd")
    at = [option.key for option in lesson.room.asked[0].options].index("wrong")
    lesson.ask([[at], [at], [(at + 1) % 3]])
    (question,) = report(lesson.room).to_teach
    assert question.mistake
    assert question.mistake[:3] == ("wrong", 2, "It was not.")
    assert sentence(9) in "".join(run.text for run in question.mistake.evidence[0].runs if run.quoted)
    assert sentence(0) in "".join(run.text for run in question.told.evidence[0].runs if run.quoted)
    assert question.tally[at] == 2


def test_the_commonest_mistake_of_an_ordering_is_two_events_the_wrong_way_round() -> None:
    lesson = a_lesson(*in_a_row(3), an_ordering("o", "e0", "e1", "e2"))
    lesson.join("Ada", "Ben", "Cyd")
    place = {option.key: at for at, option in enumerate(lesson.room.asked[0].options)}
    answers = [["e1", "e0", "e2"], ["e1", "e2", "e0"], ["e0", "e1", "e2"]]
    lesson.ask([[place[event] for event in answer] for answer in answers])
    (question,) = report(lesson.room).to_teach
    assert question.mistake == ("“Event e1” before “Event e0”", 2, "", ())


# The source


def test_sentences_quoted_by_what_the_class_mostly_missed_are_not_known() -> None:
    items = [a_choice("q0", 0), a_choice("q1", 1), a_choice("q2", 1, 2)]
    lesson = a_lesson(*items)
    lesson.join("Ada", "Ben", "Cyd")
    for rights in ((False, False, True), (True, True, True), (False, False, False)):
        lesson.ask_marked(*rights)
    (source,) = report(lesson.room).sources
    assert source.known == {0: pytest.approx(100 / 3), 1: 50, 2: 0}
    assert source.missed == (0, 2)


def test_what_is_to_be_taught_again_says_of_how_many_it_is() -> None:
    headings = [report(of_rows(row).room).heading for row in ("11", "01", "0000")]
    assert headings == [
        "Everybody knew everything.",
        "To teach again:",
        "3 of 4 that were missed, to teach again:",
    ]
