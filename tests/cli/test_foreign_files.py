"""A file of another program is told as such by every command that reads a bank."""

import pytest

from tests.cli.conftest import Quiz, a_file

FILES = {
    "opentdb.json": '{"results":[{"question":"Where?","correct_answer":"a","incorrect_answers":["b"]}]}',
    "cards.yaml": "questions:\n- question: Where?\n  wrong_answers: [a]\n  answer: b\n",
    "quiz.csv": "Question,Option A,Option B,Correct\nWhere?,a,b,A\n",
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("command", [["check"], ["play"], ["--plain"], ["host", "--plain"], ["add"]])
def test_each_command_says_what_it_is_and_where_to_read_more(
    command: list[str], name: str, quiz: Quiz
) -> None:
    a_file(name, FILES[name])
    code, out, err = quiz(*command, name)
    assert code == 1
    assert (out + err).count("[other-program]") == 1
    assert "quiz guide other-program" in out + err


@pytest.mark.parametrize("name", FILES)
def test_a_bank_is_made_of_a_life_and_not_of_another_programs_questions(name: str, quiz: Quiz) -> None:
    code, out, err = quiz("new", "life", "--from", a_file(name, FILES[name]))
    assert (code, out) == (2, "")
    assert "written for another program" in err
    assert "quiz guide other-program" in err


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.txt", "quizzes:\n- {num: 1, date: 2025-08-29}\n", "YAML"),
        ("a.yml", "scrambles:\n- Acacia boat\n", "YAML"),
        ("a.csv", "text,image\nHe was born in 1905.,x\n", "a table"),
        ("a.txt", '{"sections": [{"title": "Born in 1905"}]}', "JSON"),
    ],
)
def test_data_is_no_text_to_make_a_bank_of(name: str, text: str, what: str, quiz: Quiz) -> None:
    code, _, err = quiz("new", "life", "--from", a_file(name, text))
    assert (code, f"this is {what}, not a text" in err) == (2, True)


def test_a_document_or_a_table_of_an_office_program_is_told_as_such(quiz: Quiz) -> None:
    a_file("quiz.xlsx", b"PK\x03\x04\xff")
    assert "document, table or archive" in quiz("check", "quiz.xlsx").out


def test_the_guide_has_a_page_for_those_who_come_from_another_program(quiz: Quiz) -> None:
    assert "quiz new" in quiz("guide", "other-program").out
