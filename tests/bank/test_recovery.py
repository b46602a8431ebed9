from __future__ import annotations

from textwrap import dedent, indent

import pytest

from quiz.bank.reading import Reading
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, check, events, found, items, only, questions, read

OTHER = QUESTION.replace("Where", "In which town")


def with_line(line: str, instead: str = "ask: Where did he operate a lathe?") -> Reading:
    """A bank whose first question, in line 12, has another line, and whose second is good."""
    return read(HEAD + items(QUESTION.replace(instead, line), OTHER))


def after_first(line: str) -> Reading:
    """The same with that line after the first of the question, in line 13, as it stands."""
    first, rest = QUESTION.split("\n", 1)
    broken = f"questions:\n  - {first}\n{line}\n" + indent(rest, "    ")
    return read(HEAD + broken + items(OTHER).split("\n", 1)[1])


@pytest.mark.parametrize(
    ("line", "column", "hint"),
    [
        ("ask: Order No. 1: what did it say?", 10, 'write: - ask: "Order No. 1: what did it say?"'),
        ("ask: [...] was shot", 10, 'write: - ask: "[...] was shot"'),
        ('ask: "great authority", who?', 10, "write: - ask: '\"great authority\", who?'"),
        ("ask: {a} b", 10, 'write: - ask: "{a} b"'),
        ("ask: *starred* who", 10, 'write: - ask: "*starred* who"'),
        ("ask: & who", 10, 'write: - ask: "& who"'),
        ("ask: % of what", 10, 'write: - ask: "% of what"'),
        ("ask: @who", 10, 'write: - ask: "@who"'),
        ("ask: `who`", 10, 'write: - ask: "`who`"'),
        ("ask: | who", 10, 'write: - ask: "| who"'),
        ("ask: > who", 10, 'write: - ask: "> who"'),
        ("ask: - who", 10, 'write: - ask: "- who"'),
        ("ask: ? who", 10, 'write: - ask: "? who"'),
        ("ask: , who", 10, 'write: - ask: ", who"'),
        ("ask: ] who", 10, 'write: - ask: "] who"'),
        ('ask: "who', 10, 'write: - ask: "who"'),
        ("ask: 'it's who'", 10, "write: - ask: 'it''s who'"),
        (r'ask: "a \d b"', 10, r"write: - ask: 'a \d b'"),
        ("ask:Where?", 9, "write: - ask: Where?"),
        ("ask Where?", 8, "write: - ask: Where?"),
    ],
)
def test_a_broken_line_is_shown_written_right(line: str, column: int, hint: str) -> None:
    reading = with_line(line)
    problem = only(reading)
    assert (problem.line, problem.column, problem.code, problem.hint) == (12, column, "syntax", hint)
    assert questions(reading) == ["in-which-town-did-he-operate-a-lathe"]


@pytest.mark.parametrize(
    "line", ['ask: "Order No. 1: what?"', 'ask: "[...] was shot"', "ask: '\"great\", who?'", 'ask: "*a* b"']
)
def test_the_line_written_right_is_read(line: str) -> None:
    assert not with_line(line).problems


def test_the_line_of_a_broken_quote_is_shown_with_its_quotation_marks() -> None:
    reading = with_line("quote: […] was shot on: 1 February", "quote: to operate a lathe in Lugansk")
    assert only(reading).hint == 'write: quote: "[…] was shot on: 1 February"'


def test_a_tab_is_named_where_it_stands() -> None:
    problem = only(after_first("\ttopic: Early life"))
    assert (problem.line, problem.column, problem.code) == (13, 1, "tab")
    assert "tab" in problem.message
    assert problem.hint == "begin it with 4 blanks"


@pytest.mark.parametrize("blanks", [3, 5, 6])
def test_a_line_indented_wrongly_is_told_where_it_begins(blanks: int) -> None:
    problem = only(after_first(" " * blanks + "topic: Early life"))
    assert (problem.line, problem.hint) == (13, "begin it with 4 blanks")


def test_a_dash_without_its_blank_is_shown_with_it() -> None:
    reading = read(HEAD + items(OTHER, QUESTION).replace("  - ask: Where", "  -ask: Where"))
    assert only(reading).hint == "write: - ask: Where did he operate a lathe?"
    assert len(questions(reading)) == 1


@pytest.mark.parametrize("blanks", [1, 3])
def test_an_item_that_begins_beside_the_others_breaks_itself_alone(blanks: int) -> None:
    _, shifted = items(OTHER).split("\n", 1)
    _, third = items(QUESTION.replace("Where", "Where then")).split("\n", 1)
    reading = read(HEAD + items(QUESTION) + indent(dedent(shifted), " " * blanks) + third)
    problem = only(reading)
    assert (problem.code, problem.line) == ("indentation", 16)
    assert len(questions(reading)) == 2


def test_every_broken_item_is_named_in_one_run() -> None:
    broken = [QUESTION.replace("Where", f"No. {number}: where") for number in range(3)]
    reading = read(HEAD + items(broken[0], OTHER, broken[1], broken[2]))
    assert [problem.line for problem in reading.problems] == [12, 20, 24]
    assert len(questions(reading)) == 1


def test_items_may_begin_in_the_first_column() -> None:
    text = "questions:\n- " + indent(QUESTION, "  ").lstrip() + "- ask: a: b\n"
    reading = read(HEAD + text)
    assert (only(reading).line, len(questions(reading))) == (16, 1)


def test_a_broken_event_leaves_the_others_and_the_questions() -> None:
    reading = read(HEAD + TIMELINE.replace("event: Is exiled", "event: Is: [exiled") + items(QUESTION))
    assert events(reading) == ["escape", "back", "shot"]
    assert len(questions(reading)) == 1


def test_an_ordering_of_an_event_that_could_not_be_parsed_is_broken_by_it_not_by_a_wrong_id() -> None:
    broken = TIMELINE.replace("{id: back, event: Is sent back", "{id: back, event: [sent: back")
    reading = read(HEAD + broken + items("order: [escape, back, shot]"))
    assert [code for code, _, _ in found(reading)] == ["syntax", "broken-event"]
    assert "line 13" in reading.problems[1].message


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("title: A short life", "title: A: short life") + items(QUESTION),
        HEAD.replace("title: A life", "title: [A life") + items(QUESTION),
        "title: a\n: b\nfoo: [\n",
        "[",
        "a: b: c",
        "\t",
        "- a\nb: c",
    ],
)
def test_what_is_broken_outside_the_lists_refuses_the_bank(text: str) -> None:
    reading = read(text)
    assert reading.bank is None
    assert reading.readable
    assert reading.errors


def test_a_list_of_which_nothing_is_left_is_not_called_empty() -> None:
    reading = check(HEAD + items(QUESTION.replace("Where", "So: where")))
    assert [code for code, _, _ in found(reading)] == ["syntax"]


def test_an_unclosed_quotation_mark_breaks_its_item_alone() -> None:
    reading = with_line('ask: "Where did he operate a lathe?')
    assert (only(reading).line, len(questions(reading))) == (12, 1)


def test_an_unclosed_bracket_breaks_its_item_alone() -> None:
    reading = with_line("wrong: [Samara, Narym", "wrong: [Samara, Narym]")
    assert only(reading).line == 14
    assert only(reading).hint.endswith(("[Samara, Narym]", '"[Samara, Narym"'))
    assert len(questions(reading)) == 1
