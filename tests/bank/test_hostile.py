"""A bank is a stranger's file: nothing in it raises, hangs, grows or reaches the terminal raw."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.bank.problems import Level, show
from quiz.bank.reading import Reading, read_text
from quiz.bank.yaml import MAX_DEPTH
from quiz.checks.rules import with_warnings
from tests.bank.bank_texts import (
    HEAD,
    QUESTION,
    TIMELINE,
    check,
    found,
    is_harmless,
    items,
    only,
    questions,
    read,
)

LIFE = HEAD + TIMELINE + items("id: lathe\n" + QUESTION, "order: [escape, exile, shot]")
GOOD = "id: good\n" + QUESTION


def cost(act: Callable[[], object]) -> float:
    """The seconds that an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


# What a file may be made of


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
MERGES = "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "[a, " * 100_000,
        "{a: [" * 50_000,
        BOMB,
        MERGES,
        "- &a b\n" * 100_000,
        "\0" * 500_000,
        "\x1b]52;c;aGk=\x07\n" * 50_000,
        "'" * 1_000_000,
        '"' * 1_000_000,
        "%" * 100_000,
        "!" * 100_000,
        "a: " * 100_000,
        "|\n" * 50_000,
        "---\n" * 50_000,
        "\t" * 100_000,
        "\u202e" * 100_000,
        "\ud800" * 1_000,
        "#" * 1_000_000,
        "\n" * 1_000_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_a_file_that_is_no_bank_is_refused_in_few_lines(text: str) -> None:
    reading = read(text)
    assert reading.bank is None
    assert 1 <= len(reading.errors) <= 2
    assert len(reading.problems) <= 25


def test_a_hundred_thousand_brackets_cost_no_more_than_a_hundred() -> None:
    assert cost(lambda: read("[" * 100_000)) < 0.5


def test_brackets_without_end_in_one_question_leave_the_others() -> None:
    reading = read(HEAD + items(GOOD, "ask: " + "[" * 100_000, QUESTION))
    problem = only(reading)
    assert (problem.line, problem.code) == (17, "too-deep")
    assert str(MAX_DEPTH) in problem.message
    assert len(questions(reading)) == 2


def test_a_bank_of_references_says_that_it_is_none() -> None:
    assert [problem.code for problem in read(BOMB).problems] == ["too-much"]


EVENT = "id: e{}\nevent: e\nafter: e{}\nquote: He escaped in 1913"


@pytest.mark.parametrize(
    "section",
    [
        items(
            *[
                QUESTION.replace("Where", f"Where {n}").replace("in Lugansk", "in Lugano")
                for n in range(2_000)
            ]
        ),
        items(*[f"ask: no {n}: what" for n in range(2_000)]),
        items(*[QUESTION + f"key{n}: x" for n in range(2_000)]),
        items(*[f"order: [x{n}, y{n}, z{n}]" for n in range(2_000)]),
        items(*[EVENT.format(n, (n + 1) % 2_000) for n in range(2_000)], section="timeline"),
        items(*[EVENT.format(n, n + 1) for n in range(2_000)], section="timeline"),
        items(QUESTION.replace("operate", "operate [...] " * 20_000)),
        items(QUESTION.replace("[Samara, Narym]", "[" + "a, " * 50_000 + "b]")),
        items(*[QUESTION.replace("Where", f"Where {n}") for n in range(2_000)]).replace("\n    ", "\n\t"),
        items(QUESTION.replace("[Samara, Narym]", "\n  - a\n" + "   - b\n" * 50_000)),
        items(QUESTION.replace("[Samara, Narym]", "[" + "a, " * 50_000 + "x\n" + "- b\n" * 50_000 + "]")),
        items(*["ask: q\n" + "why: a: b\n" * 390] * 150),
        "questions:\n" + "  * ask: x\n    answer: b\n" * 10_000,
        "```\n" * 10_000,
        "questions:\n  - ask: a: b\n" + "\t" * 500_000 + "x: y\n",
    ],
    ids=[
        *("misquotes", "no yaml", "unknown keys", "unknown events", "circle", "chain", "elisions", "options"),
        *("tabs", "joined lines", "joined in brackets", "broken lines", "bullets", "fences", "one long tab"),
    ],
)
def test_many_mistakes_are_found_in_a_moment(section: str) -> None:
    assert cost(lambda: check(HEAD + section)) < 3  # the way to quadratic time is long past this


# Characters that are not meant to be seen


@pytest.mark.parametrize(
    ("character", "stays"),
    [("\x1b", "a␛b"), ("\x00", "a␀b"), ("\x9b", "a�b"), ("\u202e", "ab"), ("\u200f", "ab"), ("\ufeff", "ab")],
)
def test_a_hidden_character_is_named_and_the_item_plays_without_it(character: str, stays: str) -> None:
    reading = read(HEAD + items(QUESTION.replace("Samara", f"a{character}b")))
    problem = only(reading)
    assert (problem.code, problem.level, problem.line, problem.column) == (
        "hidden-character",
        Level.WARNING,
        14,
        14,
    )
    assert f"U+{ord(character):04X}" in problem.message
    assert reading.bank
    (question,) = reading.bank.questions
    assert stays in repr(question)


def test_a_hidden_character_in_the_source_leaves_its_quotes() -> None:
    reading = read(HEAD.replace("operate", "\u202eoperate") + items(QUESTION))
    assert [code for code, _, _ in found(reading)] == ["hidden-character"]
    assert len(questions(reading)) == 1


def test_a_line_break_that_only_yaml_knows_does_not_move_the_lines() -> None:
    reading = read(HEAD.replace("operate", "\u2028\x85operate") + items("ask: x"))
    assert {line for code, line, _ in found(reading) if code == "missing"} == {12}
    assert reading.lines[11] == "  - ask: x"


def test_of_many_lines_with_hidden_characters_twenty_are_named() -> None:
    reading = read(HEAD + items(*[QUESTION.replace("Where", f"Where {n} \x07") for n in range(30)]))
    assert [code for code, _, _ in found(reading)] == ["hidden-character"] * 21
    assert len(questions(reading)) == 30


HOSTILE = "\x1b]52;c;aGk=\x07\x9b31m\u202e\u2066[@click=app.quit]x[/]"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + items(QUESTION + f"'{HOSTILE}': x"),
        HEAD + items(QUESTION.replace("in Lugansk\n", f"in '{HOSTILE}\n")),
        HEAD + items(QUESTION.replace("Samara", f"'{HOSTILE}', '{HOSTILE}'")),
        HEAD + items(f"order: ['{HOSTILE}', b, c]"),
        HEAD + items(f"id: '{HOSTILE}'\n" + QUESTION, f"id: '{HOSTILE}'\n" + QUESTION),
        HEAD + items(f"ask: {HOSTILE}: x"),
        HEAD + items(f"ask: &{HOSTILE} x"),
        HEAD + items(f"ask: *{HOSTILE}"),
        HEAD + items(f"event: x\ndate: '{HOSTILE}'", section="timeline"),
        HEAD.replace("text: |", f"file: '{HOSTILE}'"),
    ],
)
def test_no_message_brings_a_hostile_text_to_the_terminal(text: str) -> None:
    reading = check(text)
    assert reading.problems
    for problem in reading.problems:
        assert is_harmless(show(problem, reading.lines).replace("\n", ""))
        assert is_harmless(problem.message + problem.hint)


# Encodings


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"title: caf\xe9\n", 1, 11),
        ("title: é\n".encode() + b"note: \xff\n", 2, 7),
        ("title: é ".encode() + b"\xe9\n", 1, 10),
        (b"a\r\nb\rc\xe9", 3, 2),
        (b"\xff\xfea\0b", 1, 2),
        (b"\x89PNG\r\n\x1a\n", 1, 1),
    ],
)
def test_the_first_byte_that_is_no_text_is_named_with_its_place(raw: bytes, line: int, column: int) -> None:
    reading = read_text(raw, "bank.yaml")
    assert found(reading) == [("encoding", line, column)]
    assert not reading.readable


# Any damage


def is_settled(reading: Reading) -> bool:
    """Whether there is a bank or an error that says why not, and every problem can be shown."""
    for problem in reading.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert is_harmless(show(problem, reading.lines).replace("\n", ""))
    return reading.bank is not None or bool(reading.errors)


RAW = LIFE.encode()
EDITS = st.lists(
    st.tuples(st.integers(0, len(RAW)), st.integers(0, 6), st.binary(max_size=4)), min_size=1, max_size=4
)
TEXT_EDITS = st.lists(
    st.tuples(
        st.integers(0, len(LIFE)),
        st.integers(0, 12),
        st.text(st.sampled_from("\n\t :-[]{}\"'#&*!|>%@`?,<=x0\u202e\x1b"), max_size=4),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(EDITS)
def test_a_bank_with_any_bytes_changed_is_read_or_refused(edits: list[tuple[int, int, bytes]]) -> None:
    raw = RAW
    for at, length, instead in edits:
        raw = raw[:at] + instead + raw[at + length :]
    assert is_settled(with_warnings(read_text(raw, "bank.yaml"), "bank.yaml"))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(TEXT_EDITS)
def test_a_bank_with_any_signs_of_yaml_changed_is_read_or_refused(edits: list[tuple[int, int, str]]) -> None:
    text = LIFE
    for at, length, instead in edits:
        text = text[:at] + instead + text[at + length :]
    assert is_settled(check(text))


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_read_or_refused(raw: bytes) -> None:
    assert is_settled(with_warnings(read_text(raw, "bank.yaml"), "bank.yaml"))


LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=25)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, st.sampled_from(["ask: ", "quote: ", "- ", "wrong: ", "", "  ", "id: "]))
def test_good_questions_play_beside_one_with_any_line_in_it(line: str, before: str) -> None:
    broken = f"  - ask: Who?\n    {before}{line}\n    answer: B\n"
    last = items("id: last\n" + QUESTION).split("\n", 1)[1]
    reading = read(HEAD + items(GOOD) + broken + last)
    assert questions(reading)[0] == "good"
    assert questions(reading)[-1] == "last"
