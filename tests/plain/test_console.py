from __future__ import annotations

import io

import pytest

from quiz.plain.console import Console, EndOfInput, Leave, Prompt, Unclear, number_of, numbers

PROMPT = Prompt("Type a number.", ("Any from 1 to 3.",))


def ask(*lines: str, prompt: Prompt = PROMPT, interactive: bool = False) -> tuple[int, str]:
    output = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in lines)), output, interactive=interactive)
    return console.ask(prompt, lambda line: number_of(line, 3)), output.getvalue()


def test_an_answer_in_a_pipe_is_repeated_in_the_output() -> None:
    assert ask("2") == (2, "Type a number.\n> 2\n")


def test_at_a_terminal_only_the_prompt_is_written() -> None:
    assert ask("2", interactive=True) == (2, "Type a number.\n> ")


def test_a_wrong_input_is_explained_and_asked_again() -> None:
    answer, said = ask("4", "two", "3")
    assert answer == 3
    assert said.count("Please type one number from 1 to 3.") == 2


def test_a_question_mark_says_what_can_be_typed() -> None:
    assert "Any from 1 to 3." in ask("?", "1")[1]


def test_q_leaves_a_pipe_at_once() -> None:
    with pytest.raises(Leave):
        ask("q", prompt=Prompt("Type a number.", leaving="Leave?"))


def test_q_asks_first_at_a_terminal() -> None:
    prompt = Prompt("Type a number.", leaving="Leave?")
    answer, said = ask("q", "n", "1", prompt=prompt, interactive=True)
    assert answer == 1
    assert "Leave?" in said
    with pytest.raises(Leave):
        ask("q", "y", prompt=prompt, interactive=True)


def test_the_end_of_the_input_is_told() -> None:
    with pytest.raises(EndOfInput):
        ask()


def test_a_command_gets_the_rest_of_its_line() -> None:
    words: list[str] = []
    ask("F  not clear ", "1", prompt=Prompt("", commands={"f": words.append}))
    assert words == ["not clear"]


def test_nothing_is_waited_for_in_a_pipe() -> None:
    Console(io.StringIO(), io.StringIO(), interactive=False).pause(PROMPT)


def test_what_was_typed_is_repeated_harmless() -> None:
    assert "\x1b" not in ask("\x1b[2J", "1")[1]


@pytest.mark.parametrize("line", ["3 1 2", "3,1,2", "3, 1; 2", "3. 1. 2."])
def test_numbers_stand_between_blanks_or_commas(line: str) -> None:
    assert numbers(line) == (3, 1, 2)


@pytest.mark.parametrize("line", ["", "one", "-1", "1.5", "9" * 5000, "²"])
def test_what_is_no_number_is_unclear(line: str) -> None:
    with pytest.raises(Unclear):
        numbers(line)
