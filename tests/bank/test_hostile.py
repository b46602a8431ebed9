"""A bank is a stranger's file: nothing in it raises, hangs, grows or reaches the terminal raw."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quiz.bank.bounds import MAX_MISPRINTS
from quiz.bank.problems import Level, show
from quiz.bank.reading import Reading, read_text
from quiz.checks.rules import with_warnings
from tests.bank.bank_texts import (
    HEAD,
    QUESTION,
    TIMELINE,
    check,
    is_harmless,
    items,
    named,
    only,
    questions,
    read,
)

LIFE = HEAD + TIMELINE + items("id: lathe\n" + QUESTION, "order: [escape, exile, shot]")
GOOD = "id: good\n" + QUESTION


def is_settled(reading: Reading) -> bool:
    """Whether there is a bank or an error that says why not, and every problem can be shown."""
    for problem in reading.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert is_harmless(show(problem, reading.lines).replace("\n", ""))
        assert is_harmless(problem.message + problem.hint)
    return reading.bank is not None or bool(reading.errors)


def chained(text: str) -> str:
    """Forty lines, each of which multiplies the one before it."""
    return "a0: &a0 {x: y}\n" + "".join(text.format(n, n - 1) for n in range(1, 40))


OPENINGS = ("[", "{", "- ", "? ", "[a, ", "{a: [", "%", "!", "a: ", "\t", "\u202e", "|\n", "---\n")
NO_BANKS = (
    *(sign * 100_000 for sign in OPENINGS),
    *(sign * 1_000_000 for sign in ("'", '"', "#", "\n", "\0", "\ud800")),
    "\x1b]52;c;aGk=\x07\n" * 50_000,
    chained("a{0}: &a{0} [*a{1}, *a{1}, *a{1}]\n"),
    chained("a{0}: &a{0} {{<<: [*a{1}, *a{1}]}}\n"),
    "- &a b\n" * 100_000,
    "- [a, b, c, d, e, f, g, h]\n" * 45_000,
)


@pytest.mark.parametrize("text", NO_BANKS, ids=lambda text: repr(text[:8]))
def test_a_file_that_is_no_bank_is_refused_in_a_moment_and_few_lines(text: str) -> None:
    start = time.process_time()
    reading = read(text)
    assert time.process_time() - start < 3  # the way to quadratic time is long past this
    assert reading.bank is None
    assert 1 <= len(reading.errors) <= 2
    assert len(reading.problems) <= 25
    assert is_settled(reading)


TOO_MUCH = {
    "lines": "a: b\n" * 3_300_000,
    "values": "{" + "a: b, " * 401_000 + "}",
    "items": HEAD + "questions:\n" + "- \n" * 50_001,
    "broken items": HEAD + "questions:\n" + "- a: b: c\n" * 50_001,
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_passes_a_bound_is_refused_in_one_line_that_names_it(name: str) -> None:
    start = time.process_time()
    problem = only(read(TOO_MUCH[name]))
    assert time.process_time() - start < 15  # a way that grows with the square takes minutes
    assert problem.code == "too-much"
    assert name.split()[-1] in problem.message


def source_of(text: str) -> str:
    return f"title: x\nsource:\n  title: x\n  text: |\n    {text}\n" + items(QUESTION)


@pytest.mark.parametrize("sign", ["A. B. ", '" ', "；"])
def test_a_long_source_of_signs_is_refused_and_a_short_one_or_a_dense_text_is_read(sign: str) -> None:
    lived = "“He was in Lugansk,” she said. "
    assert "too-big" in [code for code, _ in named(read(source_of(sign * 40_000)))]
    for text in (sign * 5_000, lived * 5_000, "他出生。" * 40_000):
        assert "too-big" not in [code for code, _ in named(read(source_of(text)))]


def test_misprints_that_overlap_in_letters_without_end_are_looked_for_in_a_moment() -> None:
    def bank(count: int) -> str:
        misprints = "".join(f"    {'a' * (number + 1)}: b{number}\n" for number in range(count))
        text = f"text: {'a' * 100_000}"
        return f"title: x\nsource:\n  title: x\n  misprints:\n{misprints}  {text}\n" + items(QUESTION)

    start = time.process_time()
    assert len([code for code, _ in named(check(bank(MAX_MISPRINTS))) if code == "misprint-missing"]) == 500
    assert named(read(bank(900)))[0] == ("too-much", 5)
    assert time.process_time() - start < 3


def many(text: str, count: int = 2_000, section: str = "questions") -> str:
    """A section of many items, each with its number and the next one in it."""
    return items(*[text.format(n, (n + 1) % 2_000, n + 1) for n in range(count)], section=section)


EVENT = "id: e{0}\nevent: e\nquote: He escaped in 1913\nafter: e"
WHERE = QUESTION.replace("Where", "Where {}")
MISTAKES = {
    "misquotes": many(WHERE.replace("in Lugansk", "in Lugano")),
    "no yaml": many("ask: no {}: what"),
    "unknown keys": many(QUESTION + "key{}: x"),
    "unknown events": many("order: [x{0}, y{0}, z{0}]"),
    "circle": many(EVENT + "{1}", section="timeline"),
    "chain": many(EVENT + "{2}", section="timeline"),
    "elisions": items(QUESTION.replace("operate", "operate [...] " * 20_000)),
    "options": items(QUESTION.replace("[Samara, Narym]", "[" + "a, " * 50_000 + "b]")),
    "tabs": many(WHERE).replace("\n    ", "\n\t"),
    "joined lines": items(QUESTION.replace("[Samara, Narym]", "\n  - a\n" + "   - b\n" * 50_000)),
    "joined in brackets": items(QUESTION.replace("[S", "[" + "a, " * 50_000 + "x\n" + "- b\n" * 50_000)),
    "broken lines": many("ask: q\n" + "why: a: b\n" * 390, 150),
    "bullets": "questions:\n" + "  * ask: x\n    answer: b\n" * 10_000,
    "fences": "```\n" * 10_000,
    "one long tab": "questions:\n  - ask: a: b\n" + "\t" * 500_000 + "x: y\n",
}


@pytest.mark.parametrize("name", MISTAKES)
def test_many_mistakes_are_found_in_a_moment(name: str) -> None:
    start = time.process_time()
    assert check(HEAD + MISTAKES[name]).errors or name == "unknown keys"
    assert time.process_time() - start < 3


def test_brackets_without_end_in_one_question_leave_the_others() -> None:
    reading = read(HEAD + items(GOOD, "ask: " + "[" * 100_000, QUESTION))
    assert named(reading) == [("too-deep", 17)]
    assert len(questions(reading)) == 2


# Characters that are not meant to be seen


@pytest.mark.parametrize(
    ("character", "stays"),
    [("\x1b", "a␛b"), ("\x00", "a␀b"), ("\x9b", "a�b"), ("\u202e", "ab"), ("\u200f", "ab"), ("\ufeff", "ab")],
)
def test_a_hidden_character_is_named_and_the_bank_plays_without_it(character: str, stays: str) -> None:
    head = HEAD.replace("operate", f"o{character}perate" if stays == "ab" else "operate")
    reading = read(head + items(QUESTION.replace("Samara", f"a{character}b")))
    problem = reading.problems[-1]
    assert (problem.code, problem.level) == ("hidden-character", Level.WARNING)
    assert (problem.line, problem.column) == (14, 14)
    assert reading.bank
    assert stays in repr(reading.bank.questions)


def test_of_many_lines_with_hidden_characters_the_last_one_named_says_that_there_may_be_more() -> None:
    for lines, last in ((20, "delete it"), (21, "delete them"), (30, "delete them")):
        problems = read(LIFE + "# \u202e\n" * lines).problems
        assert len(problems) == min(lines, 21)
        assert (problems[-1].hint, problems[-2].hint) == (last, "delete it")


def test_a_line_break_that_only_yaml_knows_does_not_move_the_lines() -> None:
    reading = read(HEAD.replace("operate", "\u2028\x85operate") + items("ask: x"))
    assert {line for code, line in named(reading) if code == "missing"} == {12}
    assert reading.lines[11] == "  - ask: x"


HOSTILE = "\x1b]52;c;aGk=\x07\x9b31m\u202e\u2066[@click=app.quit]x[/]"


@pytest.mark.parametrize(
    "text",
    [
        items(QUESTION + f"'{HOSTILE}': x"),
        items(QUESTION.replace("in Lugansk\n", f"in '{HOSTILE}\n")),
        items(QUESTION.replace("Samara", f"'{HOSTILE}', '{HOSTILE}'")),
        items(f"order: ['{HOSTILE}', b, c]"),
        items(f"id: '{HOSTILE}'\n" + QUESTION, f"id: '{HOSTILE}'\n" + QUESTION),
        *(items(f"ask: {HOSTILE}: x"), items(f"ask: &{HOSTILE} x"), items(f"ask: *{HOSTILE}")),
        items(f"event: x\ndate: '{HOSTILE}'", section="timeline"),
        f"source: {{title: x, file: '{HOSTILE}'}}",
    ],
)
def test_no_message_brings_a_hostile_text_to_the_terminal(text: str) -> None:
    reading = check(HEAD + text)
    assert reading.problems
    assert is_settled(reading)


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"title: caf\xe9\n", 1, 11),
        ("title: é\n".encode() + b"note: \xff\n", 2, 7),
        (b"a\r\nb\rc\xe9", 3, 2),
        (b"\xff\xfea\0b", 1, 2),
        (b"\x89PNG\r\n\x1a\n", 1, 1),
    ],
)
def test_the_first_byte_that_is_no_text_is_named_with_its_place(raw: bytes, line: int, column: int) -> None:
    reading = read_text(raw, "bank.yaml")
    problem = only(reading)
    assert (problem.code, problem.line, problem.column) == ("encoding", line, column)
    assert not reading.readable


# Any damage

SIGNS = st.text(st.sampled_from("\n\t :-[]{}\"'#&*!|>%@`?,<=x0\u202e\x1b"), max_size=4)
EDIT = st.tuples(st.integers(0, len(LIFE)), st.integers(0, 12), SIGNS)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@example([(354, 0, "\t")])  # an id with a tab, which a hint then names
@given(st.lists(EDIT, min_size=1, max_size=4))
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


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, st.sampled_from(["ask: ", "quote: ", "- ", "wrong: ", "", "  ", "id: "]))
def test_good_questions_play_beside_one_with_any_line_in_it(line: str, before: str) -> None:
    broken = f"  - ask: Who?\n    {before}{line}\n    answer: B\n"
    last = items("id: last\n" + QUESTION).split("\n", 1)[1]
    played = questions(read(HEAD + items(GOOD) + broken + last))
    assert (played[0], played[-1]) == ("good", "last")
