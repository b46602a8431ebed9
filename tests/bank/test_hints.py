"""What a hand-written file gets wrong: each mistake is named once, where it is, and its hint mends it."""

from __future__ import annotations

from textwrap import indent

import pytest

from quiz.bank.model import Choice
from quiz.bank.problems import Level
from quiz.bank.reading import Reading
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, check, events, found, items, only, questions, read
from tests.bank.obeying import obeyed

BEFORE = QUESTION.replace("Where did he operate", "In which town did he work at")
OTHER = QUESTION.replace("Where did he operate", "At what place did he turn")
LISTED = QUESTION.replace(" [Samara, Narym]", "\n  - Samara\n  - Odessa\n  - Narym")
AT_KEY = QUESTION.replace(" [Samara, Narym]", "\n- Samara\n- Odessa\n- Narym")
OPTIONS = ("Samara", "Odessa", "Narym")


def written(item: str, old: str, new: str) -> str:
    """A bank of a good question and, from line 16 on, one in which something is written otherwise.

    What is written is as it stands in the item, which is indented by four blanks behind its dash.
    """
    text = "  - " + indent(item, "    ").lstrip()
    assert old in text
    return HEAD + items(BEFORE) + text.replace(old, new)


def mended(text: str) -> Choice:
    """The second question of a bank after all its hints have been followed."""
    bank = obeyed(text).bank
    assert bank
    question = bank.questions[1]
    assert isinstance(question, Choice)
    return question


def places(reading: Reading) -> list[tuple[int, int]]:
    return [(line, column) for _, line, column in found(reading)]


# How far a line is indented


@pytest.mark.parametrize(
    ("item", "old", "new", "line", "depth"),
    [
        (LISTED, "      - Samara", "\t- Samara", 19, 6),
        (LISTED, "      - Odessa", "\t- Odessa", 20, 6),
        (LISTED, "      - Odessa", "\t\t- Odessa", 20, 6),
        (LISTED, "      - Odessa", "  \t- Odessa", 20, 6),
        (AT_KEY, "    - Odessa", "\t- Odessa", 20, 4),
        (LISTED, "    answer", "\tanswer", 17, 4),
        (LISTED, "    answer", "\t\tanswer", 17, 4),
        (LISTED, "    quote", "\tquote", 22, 4),
        (LISTED, "  - ask", "\t- ask", 16, 2),
        (LISTED, "    answer", "\u00a0\u00a0\u00a0\u00a0answer", 17, 4),
    ],
)
def test_a_tab_is_told_the_column_of_its_siblings_and_nothing_follows_from_it(
    item: str, old: str, new: str, line: int, depth: int
) -> None:
    text = written(item, old, new)
    problem = only(check(text))
    column = len(new) - len(new.lstrip(" ")) + 1
    assert (problem.line, problem.column, problem.hint) == (line, column, f"begin it with {depth} blanks")
    assert questions(read(text)) == ["in-which-town-did-he-work-at-a-lathe"]
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


def test_a_tab_below_an_option_belongs_to_the_option() -> None:
    text = written(LISTED, "      - Odessa", "      - option: Odessa\n\twhy: He was arrested there.")
    assert only(read(text)).hint == "begin it with 8 blanks"


def test_a_tab_in_an_item_that_is_left_out_leaves_the_one_above_it() -> None:
    text = written(QUESTION, "    answer: Lugansk", "\tanswer: [Lugansk: a: b")
    assert [line for line, _ in places(read(text))] == [17, 17]
    assert questions(read(text)) == ["in-which-town-did-he-work-at-a-lathe"]


def test_each_line_with_a_tab_is_named() -> None:
    text = written(LISTED, "      - ", "\t\t- ")
    assert found(check(text)) == [("tab", 19, 1), ("tab", 20, 1), ("tab", 21, 1)]
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


def test_a_file_indented_with_tabs_throughout_is_mended_line_by_line() -> None:
    text = (HEAD + items(LISTED) + TIMELINE).replace("  ", "\t")
    assert {problem.code for problem in check(text).problems} == {"tab"}
    reading = obeyed(text)
    assert reading.bank
    assert reading.bank == read(HEAD + items(LISTED) + TIMELINE).bank


def test_of_many_lines_with_tabs_twenty_are_named_one_by_one() -> None:
    text = HEAD + items(*[QUESTION.replace("Where", f"Where {number}") for number in range(20)])
    reading = read(text.replace("\n    ", "\n\t"))
    assert [problem.code for problem in reading.problems] == ["tab"] * 21
    assert "more below" in reading.problems[-1].message


def test_a_tab_in_a_line_without_text_is_named() -> None:
    text = HEAD + items(QUESTION).replace("    wrong", "\t\n    wrong")
    assert only(read(text)).hint == "delete what cannot be seen in this line"
    assert len(questions(read(text))) == 1
    assert len(questions(obeyed(text))) == 1


def test_a_tab_in_the_text_of_the_source_leaves_the_bank() -> None:
    text = HEAD.replace("    He was arrested", "\tHe was arrested") + items(QUESTION)
    assert (only(read(text)).line, only(read(text)).hint) == (8, "begin it with 4 blanks")
    assert read(text).bank == read(HEAD + items(QUESTION)).bank


def test_problems_in_a_line_with_a_tab_have_their_columns_in_the_file() -> None:
    text = written(QUESTION, "    wrong: [Samara, Narym]", "\twrong: []")
    assert found(read(text)) == [("tab", 18, 1), ("missing", 18, 2)]


@pytest.mark.parametrize(
    ("item", "old", "new", "line", "depth"),
    [
        (AT_KEY, "    quote", "   quote", 22, 4),
        (AT_KEY, "    quote", "  quote", 22, 4),
        (AT_KEY, "    quote", "     quote", 22, 4),
        (LISTED, "    quote", "   quote", 22, 4),
        (LISTED, "    quote", "     quote", 22, 4),
        (LISTED, "    quote", "      quote", 22, 4),
        (LISTED, "      - Odessa", "     - Odessa", 20, 6),
        (LISTED, "      - Samara", "       - Samara", 19, 6),
        (QUESTION, "    answer", "      answer", 17, 4),
        (LISTED, "      - Samara", "  - Samara", 19, 6),
        (LISTED, "      - Odessa", "  - Odessa", 20, 6),
        (LISTED, "      - Narym", "- Narym", 21, 6),
        (QUESTION, "answer: Lugansk", "answer:\n    Lugansk", 18, 6),
        (QUESTION, "answer: Lugansk", "answer: |\n    Lugansk", 18, 6),
        (QUESTION, "lathe in Lugansk", "lathe\n    in Lugansk", 20, 6),
        (QUESTION, "lathe in Lugansk", "lathe\nin Lugansk", 20, 6),
    ],
)
def test_a_line_too_far_left_or_right_is_told_where_others_of_its_kind_stand(
    item: str, old: str, new: str, line: int, depth: int
) -> None:
    text = written(item, old, new)
    assert (only(check(text)).line, only(check(text)).hint) == (line, f"begin it with {depth} blanks")
    assert mended(text).answers == ("Lugansk",)


def test_a_list_whose_dashes_begin_too_far_left_breaks_its_item_alone() -> None:
    text = written(LISTED, "      - ", "  - ") + items(OTHER).split("\n", 1)[1]
    assert found(check(text)) == [("indentation", 19, 3), ("indentation", 20, 3), ("indentation", 21, 3)]
    assert len(questions(read(text))) == 2
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


def test_a_list_that_begins_too_far_right_to_be_one_of_the_bank_is_told_so() -> None:
    reading = read(HEAD + indent(items(QUESTION), "  "))
    assert found(reading) == [("unknown-key", 11, 3)]
    assert only(reading).hint == "begin it with 0 blanks"


# What YAML joins in silence


@pytest.mark.parametrize(
    ("item", "old", "new", "line", "depth"),
    [
        (LISTED, "      - Odessa", "       - Odessa", 20, 6),
        (LISTED, "      - Odessa", "        - Odessa", 20, 6),
        (AT_KEY, "    - Odessa", "      - Odessa", 20, 4),
        (LISTED, "      - Narym", "       - Narym", 21, 6),
    ],
)
def test_a_dash_that_is_joined_to_the_option_above_it_is_named(
    item: str, old: str, new: str, line: int, depth: int
) -> None:
    text = written(item, old, new)
    problem = only(check(text))
    assert (problem.code, problem.level, problem.line) == ("joined-lines", Level.ERROR, line)
    assert problem.column == len(new) - len(new.lstrip()) + 1
    assert problem.hint == f"begin it with {depth} blanks, in the same column as the dash above"
    assert questions(read(text)) == ["in-which-town-did-he-work-at-a-lathe"]
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


def test_another_bullet_that_is_joined_to_an_option_is_named() -> None:
    text = written(LISTED, "      - Odessa", "        * Odessa")
    assert only(check(text)).hint == "write: - Odessa , with 6 blanks before it"
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


def test_a_dash_that_is_joined_to_a_text_is_a_warning() -> None:
    reading = read(written(QUESTION, "answer: Lugansk", "answer: Lugansk\n      - Odessa"))
    assert (only(reading).code, only(reading).level, only(reading).line) == (
        "joined-lines",
        Level.WARNING,
        18,
    )


@pytest.mark.parametrize("lathe", ["a\n      lathe?", '"a\n      - lathe?"', "|\n      a\n      - lathe?"])
def test_a_text_that_goes_on_in_further_lines_is_left_alone(lathe: str) -> None:
    text = written(QUESTION, "Where did he operate a lathe?", lathe)
    assert not read(text).problems


# Bullets


@pytest.mark.parametrize("bullet", ["*", "•", "–", "+", "1."])
def test_a_bullet_between_dashes_is_told_to_be_a_dash(bullet: str) -> None:
    text = written(LISTED, "      - Odessa", f"      {bullet} Odessa")
    assert places(check(text)) == [(20, 7)]
    assert only(read(text)).hint == "write: - Odessa"
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


def test_a_list_of_stars_is_told_to_be_one_of_dashes() -> None:
    text = written(LISTED, "      - ", "      * ")
    assert places(check(text)) == [(19, 7), (20, 7), (21, 7)]
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


@pytest.mark.parametrize("bullet", ["•", "–", "+", "1.", "a)"])
def test_a_list_of_other_bullets_is_told_to_be_one_of_dashes(bullet: str) -> None:
    text = written(LISTED, "      - ", f"      {bullet} ")
    assert places(check(text)) == [(19, 7)]
    assert only(read(text)).hint == f"begin each with “- ” instead of “{bullet}”"


@pytest.mark.parametrize("bullet", ["*", "•", "–", "1."])
def test_an_item_with_another_bullet_is_told_to_begin_with_a_dash(bullet: str) -> None:
    text = written(QUESTION, "  - ask", f"  {bullet} ask") + items(OTHER).split("\n", 1)[1]
    assert [(code, line) for code, line, _ in found(read(text))] == [("no-dash", 16)]
    assert only(read(text)).hint == "write: - ask: Where did he operate a lathe?"
    assert len(questions(obeyed(text))) == 3


# Quotation marks and brackets


@pytest.mark.parametrize(
    ("line", "right", "value"),
    [
        ('"He said "yes" to it"', "'He said \"yes\" to it'", 'He said "yes" to it'),
        ('"He said "yes""', "'He said \"yes\"'", 'He said "yes"'),
        ('"He didn\'t say "yes"."', "'He didn''t say \"yes\".'", 'He didn\'t say "yes".'),
        ('"Great", he said, "is it"', '\'"Great", he said, "is it"\'', '"Great", he said, "is it"'),
        ('"He" said yes', "'\"He\" said yes'", '"He" said yes'),
        ("'he's there", '"he\'s there"', "he's there"),
        ("“So: it was”", '"So: it was"', "So: it was"),
        ('"So: it was”', '"So: it was"', "So: it was"),
        ('"So it was', '"So it was"', "So it was"),
    ],
)
def test_quotation_marks_stay_in_a_text_if_they_belong_to_it(line: str, right: str, value: str) -> None:
    text = written(QUESTION, "    wrong", f"    why: {line}\n    wrong")
    assert places(read(text)) == [(18, 10)]
    assert only(read(text)).hint == f"write: why: {right}"
    assert mended(text).why == value


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("[Samara: no: not, Narym]", '["Samara: no: not", Narym]'),
        ('["Samara" town, Narym]', "['\"Samara\" town', Narym]"),
        ("[Samara, Narym", "[Samara, Narym]"),
        ("Samara, Narym", "[Samara, Narym]"),
        ("(Samara, Narym)", "[Samara, Narym]"),
        ("{Samara, Narym}", "[Samara, Narym]"),
        ("Samara, Narym]", "[Samara, Narym]"),
        ('["Samara" "Narym"]', '["Samara", "Narym"]'),
    ],
)
def test_a_list_stays_a_list(line: str, right: str) -> None:
    text = written(QUESTION, "[Samara, Narym]", line)
    assert places(check(text)) == [(18, 12)]
    assert only(read(text)).hint == f"write: wrong: {right}"
    assert len(mended(text).wrong) == 2


def test_a_list_in_brackets_of_several_lines_is_told_where_to_end() -> None:
    text = written(QUESTION, "[Samara, Narym]", "[\n      Samara,\n      Narym\n")
    assert only(read(text)).hint == "write: Narym]"
    assert len(mended(text).wrong) == 2


def test_a_list_that_begins_behind_its_key_is_told_to_begin_below() -> None:
    text = written(QUESTION, "[Samara, Narym]", "- Samara\n           - Narym")
    assert places(check(text)) == [(18, 12)]
    assert only(read(text)).hint == "begin it on the next line, with 11 blanks before it:  - Samara"
    assert len(mended(text).wrong) == 2


def test_answer_and_wrong_in_each_others_place_are_told_so() -> None:
    text = written(
        QUESTION, "answer: Lugansk\n    wrong: [Samara, Narym]", "answer: [Samara, Narym]\n    wrong: Lugansk"
    )
    assert (
        only(read(text)).hint == "write: wrong: [Lugansk] , or put “answer” and “wrong” in each other's place"
    )


# Keys


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("ask: Where", "ask:Where", 16, "write: - ask: Where did he operate a lathe?"),
        ("answer: ", "answer:", 17, "write: answer: Lugansk"),
        ("quote: ", "quote:", 19, "write: quote: to operate a lathe in Lugansk"),
        ("wrong: ", "wrong:", 18, "write: wrong: [Samara, Narym]"),
        ("answer: ", "answer; ", 17, "write: answer: Lugansk"),
        ("answer: ", "answer = ", 17, "write: answer: Lugansk"),
        ("answer: ", "answer：", 17, "write: answer: Lugansk"),
        ("answer: ", "answer ", 17, "write: answer: Lugansk"),
        ("  - ask", "  -ask", 16, "write: - ask: Where did he operate a lathe?"),
        ("  - ask", "  -\task", 16, "write: - ask: Where did he operate a lathe?"),
        ("    wrong", "    A note of mine.\n    wrong", 18, "write: # A note of mine."),
        ("    wrong", "A note of mine.\n    wrong", 18, "write: # A note of mine."),
    ],
)
def test_a_slip_at_a_key_is_shown_written_right(old: str, new: str, line: int, hint: str) -> None:
    text = written(QUESTION, old, new)
    assert (only(check(text)).line, only(check(text)).hint) == (line, hint)
    assert mended(text).answers == ("Lugansk",)


def test_a_key_with_a_capital_is_told_to_be_small() -> None:
    reading = read(written(QUESTION, "answer", "Answer"))
    assert [(problem.line, problem.hint) for problem in reading.errors] == [
        (17, "write  answer:  instead of  Answer:")
    ]


def test_a_text_that_is_never_closed_breaks_its_item_alone_whatever_follows() -> None:
    text = written(QUESTION, "quote: to", 'quote: "to') + items('why: "So"\n' + OTHER).split("\n", 1)[1]
    assert places(read(text)) == [(19, 12)]
    assert only(read(text)).hint == 'write: quote: "to operate a lathe in Lugansk"'


def test_a_text_of_two_lines_that_is_never_closed_is_told_where_to_end() -> None:
    text = written(QUESTION, "quote: to operate a lathe in", 'quote: "to operate a lathe\n      in')
    assert (only(read(text)).line, only(read(text)).hint) == (20, 'write: in Lugansk"')


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("  - ask", "  - - ask", 16, "write: - ask: Where did he operate a lathe?"),
        ("    wrong", "    - wrong", 18, "write: wrong: [Samara, Narym]"),
    ],
)
def test_a_dash_too_many_is_told_to_be_left_out(old: str, new: str, line: int, hint: str) -> None:
    text = written(QUESTION, old, new)
    assert (only(check(text)).line, only(check(text)).hint) == (line, hint)
    assert mended(text).answers == ("Lugansk",)


def test_a_key_in_an_item_of_its_own_is_told_to_belong_to_the_one_above() -> None:
    reading = read(written(QUESTION, "    wrong", "  - wrong"))
    assert found(reading) == [("dash-too-many", 18, 5)]
    assert mended(written(QUESTION, "    wrong", "  - wrong")).answers == ("Lugansk",)


def test_all_lines_of_an_item_that_are_no_yaml_are_named_in_one_run() -> None:
    text = written(LISTED, "    answer: Lugansk", "    answer:Lugansk\n    why: So: it was")
    text = text.replace("      - Odessa", "      * Odessa")
    assert [line for line, _ in places(read(text))] == [17, 18, 21]
    assert [option.text for option in mended(text).wrong] == [*OPTIONS]


# Ids


BAD_DATE = "id: a\nevent: x\ndate: tomorrow\nquote: He escaped in 1913"
GOOD_DATE = BAD_DATE.replace("tomorrow", "1913")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (items(BAD_DATE, GOOD_DATE, section="timeline"), [("duplicate-id", 12, 9), ("date", 14, 11)]),
        (
            items("id: a\n" + QUESTION.replace("[Samara, Narym]", "[]"), "id: a\n" + BEFORE),
            [("duplicate-id", 12, 9), ("missing", 15, 5)],
        ),
        (
            items("id: a\n" + QUESTION.replace("answer: ", "answer:"), "id: a\n" + BEFORE),
            [("duplicate-id", 12, 3), ("syntax", 14, 12)],
        ),
        (
            items("id: a\n" + QUESTION, "id: a\n" + BEFORE.replace("answer: ", "answer:")),
            [("duplicate-id", 17, 3), ("syntax", 19, 12)],
        ),
        (
            items(QUESTION.replace("answer: ", "answer:"), QUESTION),
            [("duplicate-id", 12, 3), ("syntax", 13, 12)],
        ),
        (
            items(BAD_DATE, BAD_DATE, GOOD_DATE, section="timeline"),
            [("duplicate-id", 12, 9), ("date", 14, 11), ("duplicate-id", 16, 9), ("date", 18, 11)],
        ),
    ],
)
def test_two_items_with_one_id_are_named_whatever_else_is_wrong_with_one_and_the_other_plays(
    text: str, problems: list[tuple[str, int, int]]
) -> None:
    reading = read(HEAD + text)
    assert found(reading) == problems
    assert reading.bank
    assert len(reading.bank.questions) + len(reading.bank.timeline) == 1


# Beside the bank


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (f"```yaml\n{HEAD}{items(QUESTION)}```\n", [(1, 1), (17, 1)]),
        (f"{HEAD}{items(QUESTION)}```\n", [(16, 1)]),
        (f"{HEAD}{items(QUESTION)}\nThe end.\n", [(17, 1)]),
        (f"My life\n\n{HEAD}{items(QUESTION)}", [(1, 1)]),
        (f"My life: a quiz\n{HEAD}{items(QUESTION)}", [(1, 1)]),
        (HEAD + items(QUESTION).replace("questions:", "questions"), [(11, 10)]),
        (HEAD.replace("    He was arrested", "He was arrested") + items(QUESTION), [(8, 1)]),
        (HEAD.replace("    He was arrested", "  He was arrested") + items(QUESTION), [(8, 3)]),
        (HEAD.replace("    He", "He") + items(QUESTION), [(7, 1)]),
    ],
)
def test_what_stands_beside_the_bank_is_named_and_the_bank_plays(
    text: str, problems: list[tuple[int, int]]
) -> None:
    reading = read(text)
    assert places(reading) == problems
    assert len(questions(reading)) == 1
    assert obeyed(text).bank == read(HEAD + items(QUESTION)).bank


def test_a_title_of_several_lines_is_named_once() -> None:
    reading = read(f"My life\n=======\n\n{HEAD}{items(QUESTION)}")
    assert places(reading) == [(1, 1)]
    assert "lines 1 to 2" in only(reading).message


def test_a_text_of_the_source_without_its_sign_is_told_to_have_it() -> None:
    text = HEAD.replace("text: |", "text:").replace("Lugansk.", "Lugansk: so it was.") + items(QUESTION)
    assert (only(read(text)).line, only(read(text)).hint) == (6, "write: text: |")
    assert len(questions(obeyed(text))) == 1


def test_events_are_mended_like_questions() -> None:
    text = HEAD + items("event: Escapes: to Baku\ndate: 1913", section="timeline") + items(QUESTION)
    assert only(read(text)).hint == 'write: - event: "Escapes: to Baku"'
    assert events(obeyed(text)) == ["escapes-to-baku"]


# Slips whose first hints once did harm: followed to the letter, they bring the bank back as it was

OF_EVENTS = """\
timeline:
  - id: escape
    event: Escapes
    date: 1913
    quote: He escaped in 1913
  - {id: back, event: Is sent back, after: escape, quote: and sent back to Narym}
  - {id: exile, event: Is exiled, date: 1927, quote: He was exiled to Semipalantinsk in 1927}
"""
OF_QUESTIONS = """\
questions:
  - ask: Where did he operate a lathe?
    answer: Lugansk
    wrong:
      - Samara: He was born there.
      - option: Odessa
        why: He was arrested there.
      - Narym
    quote:
      - to operate a lathe in Lugansk
      - He escaped in 1913
  - id: in-order
    order: [escape, back, exile]
  - ask: Where was he born?
    topic: Work
    answer: Samara
    wrong: [Lugansk, Narym]
    quote: He was born at Samara
"""
WHOLE = HEAD + OF_EVENTS + OF_QUESTIONS


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        # The first dash of a list is lost
        ("- Samara: He", "Samara: He", 22, "write: - Samara: He was born there."),
        ("- Samara: He", "  Samara: He", 22, "write: - Samara: He was born there. , with 6 blanks before it"),
        ("- to operate", "to operate", 27, "write: - to operate a lathe in Lugansk"),
        ("- Narym\n", "Narym\n", 25, "write: - Narym"),
        # An item without its colon after a list
        ("- id: in-order", "- id in-order", 29, "write: - id: in-order"),
        # A member of an item in braces
        *(
            (
                "{id: back, event: Is sent back,",
                broken,
                16,
                "write: - {id: back, event: Is sent back, after: escape, quote: and sent back to Narym}",
            )
            for broken in (
                '{id: "back, event: Is sent back,',
                "{id: {back, event: Is sent back,",
                "{id: [back, event: Is sent back,",
                "{id: | back, event: Is sent back,",
                "{id: back event: Is sent back,",
                "{id: back,, event: Is sent back,",
                "{id: back, event: {Is sent back,",
                "id: back, event: Is sent back,",
            )
        ),
        ("{id: back", "{id:back", 16, "write  id: back  instead"),
        ("event: Is sent", "event Is sent", 16, "write  event: Is sent back  instead"),
        # A section without its colon
        ("questions:", "questions =", 18, "write: questions:"),
        ("questions:", "questions:”", 18, "write: questions:"),
        ("questions:", "questions;", 18, "write: questions:"),
        ("questions:", '"questions:', 18, "write: questions:"),
        ("questions:", "questions: -", 18, "write: questions:"),
        ("source:", "source =", 2, "write: source:"),
        # Another bullet before a brace, or a sign before a dash
        ("  - {id: back", "  * {id: back", 16, None),
        ("  - id: in-order", "  '- id: in-order", 29, "write: - id: in-order"),
        # A sign beside an id
        ("id: escape\n", "id: escape,\n", 12, "write  id: escape"),
        ("id: escape\n", "id: {escape\n", 12, "write: - id: escape"),
        ("id: escape\n", 'id: escape"\n', 12, "write  id: escape"),
        # A member of a list that is not closed
        ("[Lugansk, Narym]", '[Lugansk, "Narym]', 34, 'write: wrong: [Lugansk, "Narym"]'),
        ("[Lugansk, Narym]", '["Lugansk, Narym]', 34, 'write: wrong: ["Lugansk", Narym]'),
        ("[Lugansk, Narym]", "['Lugansk,Narym]", 34, "write: wrong: ['Lugansk', Narym]"),
        # A dash before each key
        ("    event: Esc", "  - event: Esc", 13, "begin it with 4 blanks instead of the dash"),
        # An item that begins too far right
        ("  - id: in-order", "    - id: in-order", 29, "begin it with 2 blanks"),
        # Two keys in one line
        (
            "Escapes\n    date",
            "Escapes date",
            13,
            "begin it on the next line, with 4 blanks before it:  date: 1913",
        ),
        # Other signs at a key
        ("wrong:\n", "wrong=\n", 21, "write: wrong:"),
        ("wrong:\n", "wrong:]\n", 21, "write: wrong:"),
        ("date: 1913", "'date: 1913", 14, "write: date: 1913"),
        ("date: 1913", 'date:" 1913', 14, "write: date: 1913"),
        ("quote: He was born", "quote:: He was born", 35, "write  quote:  instead of  quote::"),
        ("topic: Work", "topic: : Work", 32, "write: topic: Work"),
        ("topic: Work", "topic :Work", 32, "write: topic: Work"),
        ("topic: Work", "topic: {Work", 32, "write: topic: Work"),
        ("wrong:\n", "wron:g\n", 21, "write: wrong:"),
        ("    wrong:\n", "  [  wrong:\n", 21, "write: wrong: , with 4 blanks before it"),
        ("  - id: in-order", "  }- id: in-order", 29, "write: - id: in-order"),
        ("id: escape\n", "id: -escape\n", 12, "write  id: escape"),
        ("exiled, date: 1927", "exiled date: 1927", 17, None),
        ("exiled, date: 1927", "exiled, [date: 1927", 17, None),
        ("- to operate", "-to operate", 27, "write: - to operate a lathe in Lugansk"),
        (
            "there.\n      - option",
            "there. - option",
            22,
            "begin it on the next line, with 6 blanks before it:  - option: Odessa",
        ),
        ("  - id: in-order", "   id: in-order", 29, None),
        ("answer: Samara", "ans:wer Samara", 33, "write: answer: Samara"),
        ("- option: Odessa", ",- option: Odessa", 23, "write: - option: Odessa"),
        (
            "Odessa\n        why",
            "Odessa why",
            23,
            "begin it on the next line, with 8 blanks before it:  why: He was arrested there.",
        ),
        # A text that goes on in a line of its own
        ("- Samara: He was", "- Samara: He\n      was", 23, "begin it with 10 blanks"),
        ("quote: He was born at Samara", "quote: He was born at\n    Samara", 36, "begin it with 6 blanks"),
        # The first item of a list begins too far right
        ("  - ask: Where did", "      - ask: Where did", 19, "begin it with 2 blanks"),
    ],
)
def test_a_hint_followed_to_the_letter_brings_the_bank_back(
    old: str, new: str, line: int, hint: str | None
) -> None:
    assert WHOLE.count(old) == 1
    text = WHOLE.replace(old, new)
    first = read(text).errors[0]
    assert (first.line, first.hint) == (line, first.hint if hint is None else hint)
    assert obeyed(text).bank == read(WHOLE).bank


def test_an_ordering_that_begins_without_its_colon_is_no_member_of_the_list_above_it() -> None:
    text = WHOLE.replace("- id: in-order\n    order: [", "- order [")
    assert only(read(text)).hint == "write: - order: [escape, back, exile]"
    broken = text.replace("answer: Samara", "answer:Samara")
    assert [(code, line) for code, line, _ in found(read(broken))] == [("shape", 29), ("syntax", 32)]
    assert obeyed(broken).bank == read(WHOLE.replace("- id: in-order\n    order: [", "- order: [")).bank


def test_a_dash_before_each_key_of_an_item_is_told_once_for_all() -> None:
    text = WHOLE.replace("    event: Escapes\n    date", "  - event: Escapes\n  - date")
    text = text.replace("    quote: He escaped", "  - quote: He escaped")
    problem = read(text).errors[0]
    assert found(read(text)) == [
        ("dash-too-many", 13, 5),
        ("broken-event", 16, 44),
        ("broken-event", 30, 13),
        ("broken-event", 30, 21),
    ]
    assert problem.hint == "begin the lines 13, 14 and 15 with 4 blanks instead of the dash"
    assert obeyed(text).bank == read(WHOLE).bank
