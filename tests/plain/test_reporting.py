"""A report in lines."""

from quiz.classroom.report import report
from quiz.plain.reporting import report_lines
from tests.classroom.played import a_lesson, choices, of_rows, talked_over


def test_what_to_teach_again_comes_first_with_its_mistake_and_its_quote() -> None:
    lines = list(report_lines(report(of_rows("10", "10", "11").room)))
    assert lines[:4] == ["Life: 3 players, 2 questions.", "", "To teach again:", ""]
    assert lines[4:6] == ["2. Ask q1?", "The answer: right."]
    assert lines[6].startswith("Thought by 2: ")
    assert "“Chapter 1 tells of a deed 1 that was done.”" in lines[7]
    assert lines[-2:] == [
        "What the class does not know of “Life”:",
        "- Chapter 1 tells of a deed 1 that was done.",
    ]


def test_figures_say_what_they_rest_on_and_where_there_is_none() -> None:
    lines = list(report_lines(report(of_rows("1", "0", "-").room)))
    assert lines[lines.index("1. Ask q0? (right)") :][1:4] == [
        "   Facility 33.33 (of 3: too few to say).",
        "   Discrimination none (of 3: all did alike at the other questions).",
        "   No answer: 1.",
    ]


def test_two_votes_stand_side_by_side() -> None:
    lesson = a_lesson(*choices(1))
    lesson.join("Ada", "Ben")
    talked_over(lesson, [True, False], [True, True])
    lesson.join("Late")
    lines = list(report_lines(report(lesson.room)))
    assert [line for line in lines if line.startswith("- ")] == [
        "- Ada: 1000 of 1000  +",
        "- Ben: 1000 of 1000  -→+",
        "- Late: 0 of 1000  .",
    ]
    assert any("100.00 at the second vote" in line for line in lines)


def test_of_a_lesson_without_questions_that_is_all_there_is() -> None:
    lines = list(report_lines(report(a_lesson(*choices(1)).room)))
    assert lines == ["Life: 0 players, 0 questions.", "Nothing was asked to its end."]
