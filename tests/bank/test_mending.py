"""A file with slips, YAML or not: what is broken is named, its hint mends it, and the rest plays."""

from __future__ import annotations

from collections import Counter
from textwrap import indent

import pytest

from quiz.bank.model import Choice
from quiz.bank.problems import Level
from quiz.bank.reading import read_text
from tests.bank import slips
from tests.bank.bank_texts import (
    HEAD,
    QUESTION,
    TIMELINE,
    check,
    events,
    following,
    items,
    named,
    only,
    questions,
    read,
)
from tests.bank.obeying import obeyed

OTHER = QUESTION.replace("Where", "In which town")
THIRD = QUESTION.replace("Where", "In what place")
LISTED = QUESTION.replace(" [Samara, Narym]", "\n  - Samara\n  - Odessa\n  - Narym")
AT_KEY = QUESTION.replace(" [Samara, Narym]", "\n- Samara\n- Odessa\n- Narym")


def test_of_slips_that_people_make_others_play_the_line_is_named_the_hint_mends_and_none_harms() -> None:
    counts = sum(slips.measure(slips.GOLDEN, most=2).values(), Counter[str]())
    assert counts["n"] >= 70
    assert counts["plays"] == counts["n"]
    assert counts["line"] >= 0.92 * counts["n"]
    assert counts["mends"] >= 0.78 * counts["n"]
    assert not counts["harm"]


def bank(item: str, old: str = "", new: str = "") -> str:
    """A bank of a question and, from line 16 on, an item written otherwise, and a third."""
    text = "  - " + indent(item, "    ").lstrip()
    assert old in text
    return HEAD + items(OTHER) + text.replace(old, new) + following(THIRD)


@pytest.mark.parametrize(
    ("item", "old", "new", "line"),
    [
        # Several lines at once
        (LISTED, "      - ", "\t\t- ", 19),
        (LISTED, "      - ", "      * ", 19),
        (LISTED, "    answer: Lugansk\n", "    answer:Lugansk\n    why: So: it was\n", 17),
        # Blanks that are none, and columns
        (LISTED, "    answer", "\u00a0\u00a0\u00a0\u00a0answer", 17),
        (LISTED, "      - Odessa", "      - option: Odessa\n\t\twhy: He was arrested there.", 21),
        (AT_KEY, "    - Odessa", "\t- Odessa", 20),
        (AT_KEY, "    quote", "     quote", 22),
        (QUESTION, "answer: Lugansk", "answer:\n    Lugansk", 18),
        (QUESTION, "answer: Lugansk", "answer: |\n    Lugansk", 18),
        # Quotation marks and brackets
        (QUESTION, "lathe?", 'lathe?\n    why: "So: it was”', 17),
        (QUESTION, "lathe?", r"lathe?" + "\n" + r'    why: "a \d b"', 17),
        (QUESTION, "quote: to operate a lathe in", 'quote: "to operate a lathe\n      in', 19),
        (QUESTION, "[Samara, Narym]", "[Samara: no: not, Narym]", 18),
        (QUESTION, "[Samara, Narym]", '[Samara, "Narym]', 18),
        (QUESTION, "[Samara, Narym]", "[\n      Samara,\n      Narym\n", 18),
        # Keys and dashes
        (QUESTION, "answer: ", "answer = ", 17),
        (QUESTION, "answer: ", "answer：", 17),
        (QUESTION, "  - ask", "  -\task", 16),
        (QUESTION, "  - ask", "  - - ask", 16),
        (QUESTION, "  - ask", "  1. ask", 16),
        (QUESTION, "    wrong", "    - wrong", 18),
        (LISTED, "      - Samara", "        Samara: He was born there.", 19),
        ("topic: Life\n" + QUESTION, "  - topic", "  topic", 16),
    ],
)
def test_what_is_broken_is_named_its_hints_mend_it_and_the_others_play(
    item: str, old: str, new: str, line: int
) -> None:
    reading = check(bank(item, old, new))
    assert reading.errors[0].line == line
    assert {*questions(read(bank(item)))[::2]} <= {*questions(reading)}
    mended = obeyed(bank(item, old, new)).bank
    assert mended
    _, question, _ = mended.questions
    assert isinstance(question, Choice)
    assert (question.answers, len(question.wrong)) == (("Lugansk",), 2 if item.endswith(QUESTION) else 3)


@pytest.mark.parametrize(
    ("old", "new", "hints"),
    [
        # Names, references and tags
        ("questions:", "questions: &all", ["leave out  &all"]),
        ("  - ask", "  - &one ask", ["leave out  &one"]),
        ("[Samara, Narym]", "&w [Samara, Narym]", ["leave out  &w"]),
        ("[Samara, Narym]", "!!seq [Samara, Narym]", ["leave out  !!seq"]),
        ("    answer", "    !answer", ["write: answer: Lugansk"]),
        ("    answer", "    **answer**", ["write: answer: Lugansk"]),
        ("    answer", "    'answer", ["write: answer: Lugansk"]),
        ("Lugansk\n", "&Co in Lugansk\n", ['write: answer: "&Co in Lugansk" , or leave out  &Co']),
        # What looks like a blank
        ("    answer", "\u00a0\u00a0answer", ["begin it with 4 blanks"]),
        ("    answer", "\u3000\u3000answer", ["begin it with 4 blanks"]),
        ("    answer", "    \u2003answer", ["begin it with 4 blanks"]),
        # A text over several lines
        ("operate a lathe?", "operate:\n      a lathe?", 'Where did he operate: a lathe?"'),
        ("operate a lathe?", "operate\n      so: a\n      lathe?", 'Where did he operate so: a lathe?"'),
        # Behind a list or a text
        ("[Samara, Narym]", "[Samara, Narym],", ["write: wrong: [Samara, Narym]"]),
        ("answer: Lugansk", 'answer: "Lugansk""', ['write: answer: "Lugansk"']),
        ("answer: Lugansk", 'answer: "Lugansk",', ['write: answer: "Lugansk"']),
    ],
)
def test_a_hint_names_what_is_written_whole(old: str, new: str, hints: list[str] | str) -> None:
    text = HEAD + items(QUESTION)
    assert old in text
    found = read(text.replace(old, new, 1)).errors
    if isinstance(hints, str):
        hints = [f'write: - ask: "{hints} , instead of these {new.count(chr(10)) + 1} lines']
    assert [problem.hint for problem in found] == hints
    assert all(name in found[0].message for name in ("space (U+",) if "blanks" in hints[0])


def test_a_reference_is_told_where_its_words_stand_and_the_name_to_go_last() -> None:
    text = HEAD + items(QUESTION.replace("Lugansk\nw", "&a Lugansk\nw").replace("Narym]", "*a]"))
    name, reference = read(text).errors
    assert ("*a" in name.hint, name.hint.endswith("leave out  &a")) == (True, True)
    assert "line 13" in reference.hint


BEGUN = [("", 0), ("", 2), ("", 4), ("topic: Life\n", 2), ("topic: Life\n", 4), ("id: a\n", 2)]


@pytest.mark.parametrize(("begin", "blanks"), BEGUN)
def test_an_item_without_its_dash_breaks_itself_alone(begin: str, blanks: int) -> None:
    text = HEAD + "questions:\n" + indent(begin + QUESTION, " " * blanks) + following(OTHER)
    assert named(read(text))[0] == ("no-dash", 12)
    assert questions(read(text)) == ["in-which-town-did-he-operate-a-lathe"]
    assert len(questions(obeyed(text))) == 2


def test_items_may_begin_in_the_first_column() -> None:
    reading = read(HEAD + "questions:\n- " + indent(QUESTION, "  ").lstrip() + "- ask: a: b\n")
    assert (only(reading).line, len(questions(reading))) == (16, 1)


@pytest.mark.parametrize("lathe", ["a\n      lathe?", '"a\n      - lathe?"', "|\n      a\n      - lathe?"])
def test_a_text_that_goes_on_in_further_lines_is_left_alone(lathe: str) -> None:
    assert not read(bank(QUESTION, "Where did he operate a lathe?", lathe)).problems


def test_an_ordering_of_an_event_that_could_not_be_parsed_is_broken_by_it_not_by_a_wrong_id() -> None:
    broken = TIMELINE.replace("{id: back, event: Is sent back", "{id: back, event: [sent: back")
    reading = read(HEAD + broken + items("order: [escape, back, shot]", QUESTION))
    assert named(reading) == [("syntax", 13), ("broken-event", 17)]
    assert "line 13" in reading.problems[1].message
    assert (events(reading), len(questions(reading))) == (["escape", "exile", "shot"], 1)


@pytest.mark.parametrize(
    ("text", "line", "left"),
    [
        (items("id: a\n" + QUESTION.replace("[Samara, Narym]", "[]"), "id: a\n" + OTHER), 12, 1),
        (TIMELINE + items("id: shot\n" + QUESTION), 17, 0),
    ],
)
def test_of_two_items_with_one_id_one_is_named_and_the_whole_one_or_the_first_plays(
    text: str, line: int, left: int
) -> None:
    reading = read(HEAD + text)
    assert named(reading)[0] == ("duplicate-id", line)
    assert len(questions(reading)) == left


# Beside the items

WHOLE = HEAD + items(QUESTION)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{WHOLE}\nThe end.\n", [17]),
        (WHOLE.replace("    wrong", "\t\n    wrong"), [14]),
        (WHOLE.replace("questions:", "questions"), [11]),
        (WHOLE.replace("    He was arrested", "\tHe was arrested"), [8]),
        (WHOLE.replace("    He", "He"), [7]),
        (WHOLE.replace("  misprints", "   misprints"), [4]),
    ],
)
def test_what_stands_beside_the_items_is_named_and_the_bank_plays(text: str, lines: list[int]) -> None:
    assert [line for _, line in named(read(text))] == lines
    assert len(questions(read(text))) == 1
    assert obeyed(text).bank == read(WHOLE).bank


@pytest.mark.parametrize(
    ("text", "is_mended"),
    [
        (WHOLE.replace("title: A short life", "title: A: short life"), True),
        ((HEAD + items(LISTED) + TIMELINE).replace("  ", "\t"), True),
        (WHOLE.replace("title: A life", "title: [A life"), False),
        *((text, False) for text in ("title: a\n: b\nfoo: [\n", "[", "a: b: c", "\t", "- a\nb: c")),
    ],
)
def test_what_is_broken_outside_the_lists_refuses_the_bank(text: str, is_mended: bool) -> None:
    reading = read(text)
    assert reading.readable
    assert reading.errors
    assert is_mended or reading.bank is None
    assert not is_mended or len(questions(obeyed(text))) == 1


@pytest.mark.parametrize(
    ("section", "hint"),
    [
        (items(QUESTION, section="fragen"), "write  questions:  instead"),
        (TIMELINE.replace("timeline:", "lebenslauf:"), "write  timeline:  instead"),
        (items(QUESTION, section="fragen") + "questions: []", "put its items under  questions:"),
    ],
)
def test_items_under_another_key_are_an_error_that_says_where_they_belong(section: str, hint: str) -> None:
    problem = only(read(HEAD + section))
    assert (problem.level, problem.line, problem.hint) == (Level.ERROR, 11, hint)


def test_items_under_a_misspelt_key_stay_questions_though_one_of_them_is_broken() -> None:
    text = HEAD + TIMELINE + items(QUESTION, OTHER.replace("ask: In", "ask: In: "), section="qustions")
    assert [code for code, _ in named(read(text))] == ["unknown-key", "syntax"]
    assert len(questions(obeyed(text.replace("qustions", "questions")))) == 2


@pytest.mark.parametrize(("old", "new"), [("wrong:", "wrnog:"), ("answer:", "anwser:"), ("ask:", "Ask:")])
def test_a_missing_key_is_looked_for_among_the_misspelt_ones(old: str, new: str) -> None:
    text = HEAD + items(QUESTION.replace(old, new))
    (missing,) = (each for each in read(text).problems if each.code == "missing")
    assert missing.hint == f"write  {old}  instead of  {new}"
    assert new in text.split("\n")[missing.line - 1]


def test_what_is_never_closed_is_named_where_it_opens() -> None:
    problem = only(read(HEAD + items(QUESTION.replace("ask: ", 'ask: "'))))
    assert problem.column == len("  - ask: ") + 1


def test_another_key_without_items_is_a_warning_and_an_error_where_there_is_no_list() -> None:
    assert only(read(WHOLE + "tags: [a, b]\n")).level is Level.WARNING
    assert [each.level for each in read(HEAD + "question:\n").problems] == [Level.ERROR, Level.WARNING]


def test_an_item_alone_in_its_list_is_told_to_begin_with_a_dash() -> None:
    problem = only(read(HEAD + "questions:\n" + indent(QUESTION, "  ")))
    assert (problem.code, problem.line) == ("no-dash", 12)
    assert problem.hint.startswith("write:  - ask: Where did he operate a lathe?")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (QUESTION, [("duplicate-key", 16)]),
        (QUESTION + "topic: Life\n", [("duplicate-key", 16)]),
        (QUESTION.replace("answer: L", "answer: So: L"), [("no-dash", 16), ("syntax", 17)]),
    ],
)
def test_an_item_without_its_dash_below_the_keys_of_another_leaves_that_one_whole(
    text: str, problems: list[tuple[str, int]]
) -> None:
    reading = read(HEAD + items(OTHER) + indent(text, "    ") + following(THIRD))
    assert named(reading) == problems
    assert reading.bank
    assert [question.topic for question in reading.bank.questions] == ["", ""]


def test_an_item_without_its_dash_at_the_end_of_the_file_is_named_once() -> None:
    reading = read(HEAD + "questions:\n- " + indent(OTHER, "  ").lstrip() + QUESTION)
    assert (named(reading), len(questions(reading))) == ([("no-dash", 16)], 1)


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("title: A life\n", "title:A life\n", "write: title: A life"),
        ("  title: A short", "  title:A short", "write: title: A short life"),
        ("  text: |", "  text:|", "write: text: |"),
        ("  text: |", "  text |", "write: text: |"),
        ("  title: A short life", '  title: "A life\n  url: http://a.b', 'write: title: "A life"'),
    ],
)
def test_a_slip_in_the_head_is_mended_in_its_own_line(old: str, new: str, hint: str) -> None:
    assert old in WHOLE
    text = WHOLE.replace(old, new, 1)
    assert [problem.hint for problem in read(text).problems] == [hint]
    assert len(questions(obeyed(text))) == 1


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        ("'didn't he go where?", '"didn\'t he go where?"'),
        ('"Where did "he" go".', "'Where did \"he\" go.'"),
    ],
)
def test_marks_meant_to_stand_round_a_text_do_not_become_part_of_it(ask: str, hint: str) -> None:
    text = WHOLE.replace("Where did he operate a lathe?", ask)
    assert only(read(text)).hint == f"write: - ask: {hint}"


@pytest.mark.parametrize("option", ["Odessa", "Narym"])
def test_an_option_without_its_dash_is_not_taken_for_a_note(option: str) -> None:
    text = HEAD + items(LISTED.replace(f"- {option}", option))
    assert [problem.hint for problem in read(text).problems] == [f"write: - {option}"]
    bank = obeyed(text).bank
    assert bank
    assert option in repr(bank.questions)


@pytest.mark.parametrize("value", ["[", "[{a: ", "{ask: Where", "'x", '"x', "@", "- a"])
def test_a_list_that_cannot_be_read_in_its_own_line_is_named(value: str) -> None:
    assert named(read(f"{HEAD}questions: {value}\n")) == [("syntax", HEAD.count("\n") + 1)]


_WHOLE = """\
title: A life
source:
  title: A life
  text: He was born at Samara. He escaped in 1913, and was shot.
timeline:
  - id: escapes
    event: Escapes
    date: 1913
    quote: He escaped in 1913
questions:
  - ask: Where was he born?
    answer: Samara
    wrong: [Baku, Odessa]
    quote: He was born at Samara
"""


@pytest.mark.parametrize("head", ["source", "timeline", "questions"])
def test_a_section_whose_first_line_is_missing_is_named_and_its_hint_mends_it(head: str) -> None:
    assert read_text(_WHOLE, "a.yaml").problems == ()
    problem, *more = read_text(_WHOLE.replace(f"{head}:\n", "", 1), "a.yaml").problems
    assert (problem.code, more) == ("missing", [])
    assert problem.hint == f"write above it, at the beginning of a line of its own:  {head}:"
    assert problem.line == _WHOLE.split("\n").index(f"{head}:") + 1


def test_items_in_another_column_are_named_for_it_though_a_text_in_them_is_broken_too() -> None:
    moved = items(OTHER.replace("ask: In", "ask: In: ")).partition("\n")[2].replace("\n  ", "\n   ")
    problems = read(HEAD + items(QUESTION) + f" {moved}").problems
    assert [problem.code for problem in problems][:2] == ["syntax", "syntax"]
    assert problems[0].hint.endswith("with 2 blanks before it")
    assert {problem.hint for problem in problems[1:]} == {"begin it with 4 blanks"}
