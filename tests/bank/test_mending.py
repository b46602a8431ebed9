"""A hand-written file that is no YAML: what is broken is named, its hint mends it, and the rest plays."""

from __future__ import annotations

from collections import Counter
from textwrap import indent

import pytest

from quiz.bank.model import Choice
from tests.bank import slips
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, check, events, found, items, only, questions, read
from tests.bank.obeying import obeyed

OTHER = QUESTION.replace("Where", "In which town")
LISTED = QUESTION.replace(" [Samara, Narym]", "\n  - Samara\n  - Odessa\n  - Narym")
AT_KEY = QUESTION.replace(" [Samara, Narym]", "\n- Samara\n- Odessa\n- Narym")


def test_of_slips_that_people_make_others_play_the_line_is_named_the_hint_mends_and_none_harms() -> None:
    counts = sum(slips.measure(slips.GOLDEN, most=3).values(), Counter[str]())
    assert counts["n"] >= 90
    assert counts["plays"] == counts["n"]
    assert counts["line"] >= 0.92 * counts["n"]
    assert counts["mends"] >= 0.78 * counts["n"]
    assert not counts["harm"]


def bank(item: str, old: str = "", new: str = "") -> str:
    """A bank of a question and, from line 16 on, an item written otherwise, and a third."""
    text = "  - " + indent(item, "    ").lstrip()
    assert old in text
    third = items(QUESTION.replace("Where", "In what place")).split("\n", 1)[1]
    return HEAD + items(OTHER) + text.replace(old, new) + third


@pytest.mark.parametrize(
    ("item", "old", "new", "line"),
    [
        # Tabs, and blanks that are none
        (LISTED, "  - ask", "\t- ask", 16),
        (LISTED, "    answer", "\t\tanswer", 17),
        (LISTED, "    answer", "\u00a0\u00a0\u00a0\u00a0answer", 17),
        (LISTED, "      - ", "\t\t- ", 19),
        (AT_KEY, "    - Odessa", "\t- Odessa", 20),
        (LISTED, "      - Odessa", "      - option: Odessa\n\t\twhy: He was arrested there.", 21),
        # Indentation
        (AT_KEY, "    quote", "     quote", 22),
        (LISTED, "      - Samara", "       - Samara", 19),
        (LISTED, "      - Odessa", "     - Odessa", 20),
        (LISTED, "      - Narym", "- Narym", 21),
        (LISTED, "      - ", "  - ", 19),
        (QUESTION, "answer: Lugansk", "answer:\n    Lugansk", 18),
        (QUESTION, "answer: Lugansk", "answer: |\n    Lugansk", 18),
        (LISTED, "      - Odessa", "        - Odessa", 20),
        (LISTED, "      - Odessa", "        * Odessa", 20),
        # Bullets
        (LISTED, "      - ", "      * ", 19),
        (QUESTION, "  - ask", "  1. ask", 16),
        # Quotation marks and brackets
        (QUESTION, "lathe?", 'lathe?\n    why: "He said "yes"."', 17),
        (QUESTION, "lathe?", "lathe?\n    why: 'he's there", 17),
        (QUESTION, "lathe?", 'lathe?\n    why: "So: it was”', 17),
        (QUESTION, "lathe?", r"lathe?" + "\n" + r'    why: "a \d b"', 17),
        (QUESTION, "quote: to operate a lathe in", 'quote: "to operate a lathe\n      in', 20),
        (QUESTION, "[Samara, Narym]", "[Samara: no: not, Narym]", 18),
        (QUESTION, "[Samara, Narym]", '[Samara, "Narym]', 18),
        (QUESTION, "[Samara, Narym]", "[\n      Samara,\n      Narym\n", 20),
        # Keys and dashes
        (QUESTION, "answer: ", "answer = ", 17),
        (QUESTION, "answer: ", "answer：", 17),
        (QUESTION, "  - ask", "  -\task", 16),
        (QUESTION, "  - ask", "  - - ask", 16),
        (QUESTION, "    wrong", "    - wrong", 18),
        (QUESTION, "    wrong", "  - wrong", 18),
        (LISTED, "      - Samara", "        Samara: He was born there.", 19),
        (QUESTION, "  - ask", "   ask", 16),
        ("topic: Life\n" + QUESTION, "  - topic", "  topic", 16),
        # Several at once
        (LISTED, "    answer: Lugansk\n", "    answer:Lugansk\n    why: So: it was\n", 17),
    ],
)
def test_what_is_broken_is_named_its_hints_mend_it_and_the_others_play(
    item: str, old: str, new: str, line: int
) -> None:
    reading = check(bank(item, old, new))
    assert reading.errors[0].line == line
    assert {"in-which-town-did-he-operate-a-lathe", "in-what-place-did-he-operate-a-lathe"} <= {
        *questions(reading)
    }
    mended = obeyed(bank(item, old, new)).bank
    assert mended
    question = mended.questions[1]
    assert len(mended.questions) == 3
    assert isinstance(question, Choice)
    assert question.answers == ("Lugansk",)
    assert len(question.wrong) == (2 if item.endswith(QUESTION) else 3)


@pytest.mark.parametrize(
    ("begin", "blanks"),
    [("", 0), ("", 2), ("", 4), ("topic: Life\n", 2), ("topic: Life\n", 4), ("id: a\n", 2)],
)
def test_an_item_without_its_dash_breaks_itself_alone(begin: str, blanks: int) -> None:
    text = HEAD + "questions:\n" + indent(begin + QUESTION, " " * blanks) + items(OTHER).split("\n", 1)[1]
    assert found(read(text))[0][:2] == ("no-dash", 12)
    assert questions(read(text)) == ["in-which-town-did-he-operate-a-lathe"]
    assert len(questions(obeyed(text))) == 2


@pytest.mark.parametrize("blanks", [1, 3])
def test_an_item_that_begins_beside_the_others_breaks_itself_alone(blanks: int) -> None:
    _, shifted = items(QUESTION).split("\n", 1)
    shifted = "".join(
        f"{' ' * (blanks - 2)}{line}\n" if blanks > 2 else f"{line[1:]}\n" for line in shifted.splitlines()
    )
    text = HEAD + items(OTHER) + shifted + items(QUESTION.replace("Where", "Then where")).split("\n", 1)[1]
    assert found(read(text))[0][:2] == ("indentation", 16)
    assert len(questions(read(text))) == 2
    assert len(questions(obeyed(text))) == 3


def test_every_broken_item_is_named_in_one_run() -> None:
    broken = [QUESTION.replace("Where", f"No. {number}: where") for number in range(3)]
    reading = read(HEAD + items(broken[0], OTHER, broken[1], broken[2]))
    assert [problem.line for problem in reading.problems] == [12, 20, 24]
    assert len(questions(reading)) == 1


def test_items_may_begin_in_the_first_column() -> None:
    text = "questions:\n- " + indent(QUESTION, "  ").lstrip() + "- ask: a: b\n"
    reading = read(HEAD + text)
    assert (only(reading).line, len(questions(reading))) == (16, 1)


def test_a_text_that_goes_on_and_a_note_are_not_told_apart_where_they_cannot_be() -> None:
    reading = read(bank(QUESTION, "    wrong", "Stalin\n    wrong"))
    assert (
        only(reading).hint
        == "if it goes on the text above, begin it with 6 blanks; if it is a note, with “# ”"
    )


def test_a_note_beside_an_item_leaves_it() -> None:
    text = bank(QUESTION, "lathe?\n", "lathe?\nA note of mine.\n")
    assert (only(read(text)).line, len(questions(read(text)))) == (17, 3)
    assert len(questions(obeyed(text))) == 3


@pytest.mark.parametrize("lathe", ["a\n      lathe?", '"a\n      - lathe?"', "|\n      a\n      - lathe?"])
def test_a_text_that_goes_on_in_further_lines_is_left_alone(lathe: str) -> None:
    assert not read(bank(QUESTION, "Where did he operate a lathe?", lathe)).problems


# Events


def test_a_broken_event_leaves_the_others_and_the_questions() -> None:
    reading = read(HEAD + TIMELINE.replace("event: Is exiled", "event: Is: [exiled") + items(QUESTION))
    assert events(reading) == ["escape", "back", "shot"]
    assert len(questions(reading)) == 1


def test_an_ordering_of_an_event_that_could_not_be_parsed_is_broken_by_it_not_by_a_wrong_id() -> None:
    broken = TIMELINE.replace("{id: back, event: Is sent back", "{id: back, event: [sent: back")
    reading = read(HEAD + broken + items("order: [escape, back, shot]"))
    assert [code for code, _, _ in found(reading)] == ["syntax", "broken-event"]
    assert "line 13" in reading.problems[1].message


# Ids


BAD_DATE = "id: a\nevent: x\ndate: tomorrow\nquote: He escaped in 1913"
NO_BLANK = "id: a\n" + QUESTION.replace("answer: ", "answer:")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (items(BAD_DATE, BAD_DATE.replace("tomorrow", "1913"), section="timeline"), 12),
        (items("id: a\n" + QUESTION.replace("[Samara, Narym]", "[]"), "id: a\n" + OTHER), 12),
        (items(NO_BLANK, "id: a\n" + OTHER), 12),
        (items("id: a\n" + OTHER, NO_BLANK), 17),
    ],
)
def test_two_items_with_one_id_are_named_whatever_else_is_wrong_with_one_and_the_other_plays(
    text: str, line: int
) -> None:
    reading = read(HEAD + text)
    assert [each[:2] for each in found(reading)][:1] == [("duplicate-id", line)]
    assert reading.bank
    assert len(reading.bank.questions) + len(reading.bank.timeline) == 1


# Beside the items

WHOLE = HEAD + items(QUESTION)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"```yaml\n{WHOLE}```\n", [1, 17]),
        (f"My life: a quiz\n=====\n\n{WHOLE}", [1, 2]),
        (f"{WHOLE}\nThe end.\n", [17]),
        (WHOLE.replace("    wrong", "\t\n    wrong"), [14]),
        (WHOLE.replace("questions:", "questions"), [11]),
        (WHOLE.replace("    He was arrested", "He was arrested"), [8]),
        (WHOLE.replace("    He was arrested", "\tHe was arrested"), [8]),
        (WHOLE.replace("    He", "He"), [7]),
        (WHOLE.replace("  misprints", "   misprints"), [4]),
    ],
)
def test_what_stands_beside_the_items_is_named_and_the_bank_plays(text: str, lines: list[int]) -> None:
    assert [line for _, line, _ in found(read(text))] == lines
    assert len(questions(read(text))) == 1
    assert obeyed(text).bank == read(WHOLE).bank


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("text: |", "text:").replace("Lugansk.", "Lugansk: so it was."),
        WHOLE.replace("title: A short life", "title: A: short life"),
        (HEAD + items(LISTED) + TIMELINE).replace("  ", "\t"),
    ],
)
def test_what_cannot_be_read_of_a_bank_or_its_source_is_mended_by_its_hints(text: str) -> None:
    assert read(text).errors
    assert len(questions(obeyed(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("title: A short life", "title: A: short life"),
        WHOLE.replace("title: A life", "title: [A life"),
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
