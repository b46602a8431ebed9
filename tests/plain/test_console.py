"""Lines that go out, and answers that come in."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.plain.console import (
    SPELLED,
    Console,
    EndOfInput,
    Leave,
    Prompt,
    Unclear,
    full_stop,
    number_of,
    numbers,
    wrapped,
)
from tests.plain.games import HOSTILE

WORDS: list[str] = []
PROMPT = Prompt("Type a number.", ("Any from 1 to 3.",), "Leave?", {"f": WORDS.append})
OBEYED = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202b\u202c\u202d\u202e\u2066\u2069"}


def ask(*lines: str, interactive: bool = False) -> tuple[int, str]:
    output = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in lines)), output, interactive=interactive)
    return console.ask(PROMPT, lambda line: number_of(line, 3)), output.getvalue()


def test_an_answer_in_a_pipe_is_repeated_in_the_output_and_harmless() -> None:
    assert ask("2") == (2, "Type a number.\n> 2\n")
    assert ask("2", interactive=True) == (2, "Type a number.\n> ")
    assert "\x1b" not in ask("\x1b[2J", "1")[1]


def test_a_wrong_input_is_explained_and_a_question_mark_says_what_can_be_typed() -> None:
    answer, said = ask("4", "two", "?", "3")
    assert answer == 3
    assert said.count("Please type one number from 1 to 3.") == 2
    assert said.count("Any from 1 to 3.") == 1


def test_q_leaves_a_pipe_at_once_and_asks_first_at_a_terminal() -> None:
    answer, said = ask("q", "n", "1", interactive=True)
    assert answer == 1
    assert "Leave?" in said
    for lines, interactive in ((("q",), False), (("q", "y"), True)):
        with pytest.raises(Leave):
            ask(*lines, interactive=interactive)


def test_the_end_of_the_input_is_told_and_a_pipe_waits_for_nothing() -> None:
    Console(io.StringIO(), io.StringIO(), interactive=False).pause(PROMPT)
    with pytest.raises(EndOfInput):
        ask()


def test_a_command_gets_the_rest_of_its_line() -> None:
    ask("F  not clear ", "1")
    assert WORDS == ["not clear"]


@pytest.mark.parametrize("line", ["3 1 2", "3,1,2", "3, 1; 2", "3. 1. 2."])
def test_numbers_stand_between_blanks_or_commas(line: str) -> None:
    assert numbers(line) == (3, 1, 2)


@pytest.mark.parametrize("line", ["", "one", "-1", "1.5", "9" * 5000, "²"])
def test_what_is_no_number_is_unclear(line: str) -> None:
    with pytest.raises(Unclear):
        numbers(line)


@given(st.lists(st.text() | st.just(HOSTILE) | st.text("abc.é", max_size=20)), st.integers(30, 76))
def test_wrapping_keeps_what_is_no_order_to_a_terminal_and_the_width(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width)
    assert not OBEYED & set("".join(lines))
    assert all(len(line) <= width or " " not in line.strip() for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(wrapped(" ".join(words), 10**6)).split())


def test_an_item_hangs_behind_its_number_and_an_address_stays_whole() -> None:
    address = f"https://example.org/{'a-b/' * 30}"
    assert wrapped("12. one two three four five", 24) == ["12. one two three four", "    five"]
    assert wrapped(f"Read it at {address}", 40) == ["Read it at", address]


@pytest.mark.parametrize(
    ("text", "spelled"),
    [("café – “so…”\u202f·", 'cafe - "so..." -'), ("Łódź", "?odz"), ("日", "?"), ("a\u0301", "a")],
)
def test_what_an_encoding_lacks_is_spelled(text: str, spelled: str) -> None:
    assert text.encode("ascii", SPELLED) == spelled.encode()


@given(st.text(), st.sampled_from(["ascii", "cp1252", "cp437"]))
def test_no_character_stops_an_output(text: str, encoding: str) -> None:
    text.encode(encoding, SPELLED)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("Baku", "Baku."), ("Why?", "Why?"), ("“So.”", "“So.”"), ("past...", "past..."), ("", "")],
)
def test_a_text_ends_like_a_sentence(text: str, sentence: str) -> None:
    assert full_stop(text) == sentence
