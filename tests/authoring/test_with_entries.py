from __future__ import annotations

import json
from collections.abc import Callable
from textwrap import dedent

import pytest

from quiz.authoring.editing.document import Document, Entry, Section
from quiz.authoring.editing.plain import Plain
from quiz.authoring.editing.sections import CannotWrite

Act = Callable[[list[Entry]], list[Entry]]
"""What is done to the questions of a file."""


def changed(index: int = 0, **fields: Plain | None) -> Act:
    """Give a question other fields; None takes one away, a new one comes last."""

    def act(entries: list[Entry]) -> list[Entry]:
        entry = entries[index]
        assert isinstance(entry.fields, dict)
        edited = {key: value for key, value in {**entry.fields, **fields}.items() if value is not None}
        return [*entries[:index], Entry(edited, entry.origin), *entries[index + 1 :]]

    return act


def led_by(key: str, value: Plain) -> Act:
    def act(entries: list[Entry]) -> list[Entry]:
        first, *rest = entries
        assert isinstance(first.fields, dict)
        return [Entry({key: value, **first.fields}, first.origin), *rest]

    return act


def added(at: int | None = None, **fields: Plain) -> Act:
    def act(entries: list[Entry]) -> list[Entry]:
        place = len(entries) if at is None else at
        return [*entries[:place], Entry(dict(fields)), *entries[place:]]

    return act


def removed(*indices: int) -> Act:
    return lambda entries: [entry for index, entry in enumerate(entries) if index not in indices]


def ordered(*indices: int) -> Act:
    return lambda entries: [entries[index] for index in indices]


def edited(text: str, *acts: Act, section: Section = Section.QUESTIONS) -> str:
    """The text of a file after some acts on the items of a section."""
    document = Document.read(text.encode())
    entries = {each: list(document.entries(each)) for each in Section}
    for act in acts:
        entries[section] = act(entries[section])
    after = document.with_entries(entries[Section.TIMELINE], entries[Section.QUESTIONS])
    return after.raw.decode()


def block(text: str) -> str:
    return dedent(text).lstrip("\n")


BANK = block("""
    title: A life   # of someone

    questions:
      # Early life

      # about a
      - id: a
        ask: Where?  # a comment
        answer: 'Samara'
        # three of them
        wrong:
          # the first
          - Lugansk   # see below
          - Moscow: He was there in 1914.   # why
          - option: Odessa
            why: No.
        quote: "born at Samara"
        # at its end

      # Later

      # about b
      - id: b
        ask: When?

      # the end
    note: last
""")


def line_changes(after: str, before: str = BANK) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, each once."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("act", "gone", "come"),
    [
        (changed(ask="Who?"), ["    ask: Where?  # a comment"], ["    ask: Who?  # a comment"]),
        (changed(answer="Baku"), ["    answer: 'Samara'"], ["    answer: 'Baku'"]),
        (changed(quote="a: b"), ['    quote: "born at Samara"'], ['    quote: "a: b"']),
        (changed(1, ask="When: not?"), ["    ask: When?"], ['    ask: "When: not?"']),
        (changed(id=None), ["  - id: a", "    ask: Where?  # a comment"], ["  - ask: Where?  # a comment"]),
        (changed(answer=None), ["    answer: 'Samara'"], []),
        (led_by("topic", "T"), ["  - id: a"], ["  - topic: T", "    id: a"]),
        (changed(topic="T"), [], ["    topic: T"]),
        (
            changed(answer=["Samara", "Baku"]),
            ["    answer: 'Samara'"],
            ["    answer:", "      - 'Samara'", "      - 'Baku'"],
        ),
    ],
)
def test_a_changed_field_changes_its_own_lines_alone(act: Act, gone: list[str], come: list[str]) -> None:
    assert line_changes(edited(BANK, act)) == (gone, come)


_MOSCOW: Plain = {"Moscow": "He was there in 1914."}
_ODESSA: Plain = {"option": "Odessa", "why": "No."}


@pytest.mark.parametrize(
    ("wrong", "gone", "come"),
    [
        (["Tver", _MOSCOW, _ODESSA], ["      - Lugansk   # see below"], ["      - Tver   # see below"]),
        (
            ["Lugansk", {"Moscow": "In 1914."}, _ODESSA],
            ["      - Moscow: He was there in 1914.   # why"],
            ["      - Moscow: In 1914.   # why"],
        ),
        (
            ["Lugansk", {"Tver": "He was there in 1914."}, _ODESSA],
            ["      - Moscow: He was there in 1914.   # why"],
            ["      - Tver: He was there in 1914.   # why"],
        ),
        (
            ["Lugansk", _MOSCOW, {"option": "Odessa", "why": "Yes."}],
            ["        why: No."],
            ["        why: Yes."],
        ),
        (
            [{"Lugansk": "Why not."}, _MOSCOW, _ODESSA],
            ["      - Lugansk   # see below"],
            ["      - Lugansk: Why not.   # see below"],
        ),
        (["Lugansk", _ODESSA], ["      - Moscow: He was there in 1914.   # why"], []),
        ([_MOSCOW, _ODESSA], ["      # the first", "      - Lugansk   # see below"], []),
        (["Lugansk", "Tver", _MOSCOW, _ODESSA], [], ["      - Tver"]),
        (["Lugansk", _MOSCOW, _ODESSA, {"Tver": "a"}], [], ["      - Tver: a"]),
        ([_MOSCOW, "Lugansk", _ODESSA], [], []),
    ],
)
def test_a_changed_list_changes_the_lines_of_what_changed_in_it(
    wrong: list[Plain], gone: list[str], come: list[str]
) -> None:
    assert line_changes(edited(BANK, changed(wrong=wrong))) == (gone, come)


def test_an_item_is_removed_with_its_own_comments_and_the_blank_line_between() -> None:
    assert edited(BANK, removed(0)) == block("""
        title: A life   # of someone

        questions:
          # Early life

          # Later

          # about b
          - id: b
            ask: When?

          # the end
        note: last
    """)
    assert edited(BANK, removed(0, 1)) == block("""
        title: A life   # of someone

        questions:
          # Early life

          # Later

          # the end
        note: last
    """)


def test_an_item_moves_with_its_own_comments() -> None:
    plain = "questions:\n  # about a\n  - ask: a # 1\n    # end of a\n\n  - ask: b\n\n  - ask: c\n"
    assert edited(plain, ordered(1, 0, 2)) == (
        "questions:\n  - ask: b\n\n  # about a\n  - ask: a # 1\n    # end of a\n\n  - ask: c\n"
    )


def test_a_new_item_goes_behind_the_one_before_it_as_the_file_has_its_items() -> None:
    new = added(1, id="n", ask="Why?", why=["c", {"d": "e"}])
    lines = ["  - id: n", "    ask: Why?", "    why:", "      - c", "      - d: e"]
    after = edited(BANK, new)
    assert line_changes(after) == ([], lines)
    assert "    # at its end\n\n" + "\n".join(lines) + "\n\n  # Later\n" in after


DENSE = "title: a\nquestions:\n-   ask: 'a'\n    wrong: ['b', 'c']\n-   ask: 'd'\n    wrong: ['e']\n"


def test_a_new_item_has_the_habits_of_the_file() -> None:
    assert edited(DENSE, added(ask="f", wrong=["g: h", "it's"], why="x")) == (
        DENSE + "-   ask: 'f'\n    wrong: ['g: h', \"it's\"]\n    why: x\n"
    )
    folded = "questions:\n  - ask: a\n    quote: >\n      " + "word " * 8 + "\n      " + "word " * 8 + "\n"
    assert edited(folded, added(ask="b", quote="long " * 12)) == (
        folded
        + "\n  - ask: b\n    quote: >-\n      "
        + ("long " * 8).strip()
        + "\n      "
        + ("long " * 4).strip()
        + "\n"
    )


def test_a_text_that_needs_quotation_marks_gets_those_that_the_file_has() -> None:
    bank = "questions:\n- ask: 'a: b'\n- ask: c\n- ask: d\n"
    assert edited(bank, added(ask="e: f")) == bank + "- ask: 'e: f'\n"


def test_a_new_item_stands_in_braces_where_items_do() -> None:
    bank = "timeline:\n  - {id: a, event: b, date: 1912}\n  - {id: c, event: d, after: [a, b]}\n"
    after = edited(bank, added(id="e", event="f, g", after=["a", "c"]), section=Section.TIMELINE)
    assert after == bank + '  - {id: e, event: "f, g", after: [a, c]}\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "questions:\n  - ask: a\n"),
        ("# c", "# c\nquestions:\n  - ask: a"),
        ("title: t\n", "title: t\n\nquestions:\n  - ask: a\n"),
        ("title: t", "title: t\n\nquestions:\n  - ask: a"),
        ("id: i\ntitle: t\n", "id: i\ntitle: t\nquestions:\n  - ask: a\n"),
        ("---\ntitle: t\n...\n", "---\ntitle: t\n\nquestions:\n  - ask: a\n...\n"),
        ("questions:\n", "questions:\n  - ask: a\n"),
        ("questions: # c\n# d\n", "questions: # c\n  - ask: a\n# d\n"),
        ("questions: []\nid: i\n", "questions:\n  - ask: a\nid: i\n"),
        ("questions: [ ] # c\n", "questions: # c\n  - ask: a\n"),
        ("questions: ''\n", "questions:\n  - ask: a\n"),
        ("questions: [\n  # c\n]\n", "questions: [{ask: a}\n  # c\n]\n"),
        ("{title: t}\n", "{title: t, questions: [{ask: a}]}\n"),
        ('{"questions": []}\n', '{"questions": [{"ask": "a"}]}\n'),
        (
            "title: t\n\ntimeline:\n- event: e\n  wrong:\n  - f\n",
            "title: t\n\ntimeline:\n- event: e\n  wrong:\n  - f\n\nquestions:\n- ask: a\n",
        ),
    ],
)
def test_a_first_item_is_put_where_its_section_is_or_should_be(before: str, after: str) -> None:
    assert edited(before, added(ask="a")) == after


def test_a_timeline_comes_before_the_questions() -> None:
    bank = "title: t\n\n# these\nquestions:\n  - ask: a\n"
    after = edited(bank, added(event="e", date="1912-01"), section=Section.TIMELINE)
    assert after == (
        "title: t\n\ntimeline:\n  - event: e\n    date: 1912-01\n\n# these\nquestions:\n  - ask: a\n"
    )


@pytest.mark.parametrize(
    ("act", "after"),
    [
        (changed(ask="z"), "[{ask: z, answer: b},  {ask: c}, {ask: d}] # e"),
        (changed(1, ask="z: y"), '[{ask: a, answer: b},  {ask: "z: y"}, {ask: d}] # e'),
        (changed(answer=None), "[{ask: a},  {ask: c}, {ask: d}] # e"),
        (changed(1, why="w"), "[{ask: a, answer: b},  {ask: c, why: w}, {ask: d}] # e"),
        (led_by("id", "i"), "[{id: i, ask: a, answer: b},  {ask: c}, {ask: d}] # e"),
        (removed(0), "[{ask: c}, {ask: d}] # e"),
        (removed(1), "[{ask: a, answer: b},  {ask: d}] # e"),
        (removed(2), "[{ask: a, answer: b},  {ask: c}] # e"),
        (removed(0, 1, 2), "[] # e"),
        (added(0, ask="n"), "[{ask: n}, {ask: a, answer: b},  {ask: c}, {ask: d}] # e"),
        (added(ask="n"), "[{ask: a, answer: b},  {ask: c}, {ask: d}, {ask: n}] # e"),
        (ordered(2, 0, 1), "[{ask: d}, {ask: a, answer: b},  {ask: c}] # e"),
    ],
)
def test_items_in_brackets_stay_in_them(act: Act, after: str) -> None:
    bank = "questions: [{ask: a, answer: b},  {ask: c}, {ask: d}] # e\n"
    assert edited(bank, act) == f"questions: {after}\n"


@pytest.mark.parametrize(
    ("act", "after"),
    [
        (removed(1), "  # 1\n  {ask: a}, # 2\n"),
        (added(ask="c"), "  # 1\n  {ask: a}, # 2\n\n  {ask: b},\n  {ask: c},\n"),
        (ordered(1, 0), "  {ask: b},\n\n  # 1\n  {ask: a}, # 2\n"),
    ],
)
def test_items_on_lines_of_their_own_keep_comments_and_commas_in_brackets(act: Act, after: str) -> None:
    bank = "questions: [\n  # 1\n  {ask: a}, # 2\n\n  {ask: b},\n]\n"
    assert edited(bank, act).replace("\n\n", "\n") == f"questions: [\n{after}]\n".replace("\n\n", "\n")


def test_comments_above_a_list_are_not_taken_for_the_text_that_stands_for_it() -> None:
    bank = "questions:\n  - ask: 'a' # z\n    quote:\n      # c\n      - b\n      - d\n"
    head = "questions:\n  - ask: 'a' # z\n    quote: "
    assert edited(bank, changed(quote="e")) == head + "e\n      # c\n"
    assert edited(bank, changed(quote="e\nf")) == head + "|\n      e\n      f\n"


JSON = block("""
    {
      "title": "t",
      "questions": [
        {
          "ask": "a",
          "wrong": ["b", "c"]
        },
        {"ask": "d"}
      ]
    }
""")


@pytest.mark.parametrize(
    ("act", "gone", "come"),
    [
        (changed(ask='a "b"'), ['      "ask": "a",'], ['      "ask": "a \\"b\\"",']),
        (changed(wrong=["b", "x"]), ['      "wrong": ["b", "c"]'], ['      "wrong": ["b", "x"]']),
        (
            changed(why="w"),
            ['      "wrong": ["b", "c"]'],
            ['      "wrong": ["b", "c"],', '      "why": "w"'],
        ),
        (
            changed(wrong=None),
            ['      "ask": "a",', '      "wrong": ["b", "c"]'],
            ['      "ask": "a"'],
        ),
        (removed(1), ["    },", '    {"ask": "d"}'], ["    }"]),
        (added(ask="n"), ['    {"ask": "d"}'], ['    {"ask": "d"},', '    {"ask": "n"}']),
        (ordered(1, 0), ["    },", '    {"ask": "d"}'], ['    {"ask": "d"},', "    }"]),
    ],
)
def test_a_bank_in_json_stays_json(act: Act, gone: list[str], come: list[str]) -> None:

    after = edited(JSON, act)
    assert json.loads(after)
    assert line_changes(after, JSON) == (gone, come)


def test_a_file_keeps_its_last_line_end_or_has_none() -> None:
    bank = "questions:\n- ask: a\n- ask: b"
    assert edited(bank, changed(1, why="c")) == "questions:\n- ask: a\n- ask: b\n  why: c"
    assert edited(bank, ordered(1, 0)) == "questions:\n- ask: b\n- ask: a"
    assert edited(bank, removed(1)) == "questions:\n- ask: a"
    assert edited(bank + "\n", removed(1)) == "questions:\n- ask: a\n"


def test_lines_keep_their_ends_and_new_ones_get_the_usual_one() -> None:
    bank = "questions:\r\n- ask: a\n- ask: b\r\n- ask: c\r\n"
    assert edited(bank, changed(1, why="d"), ordered(1, 0, 2)) == (
        "questions:\r\n- ask: b\r\n  why: d\r\n- ask: a\n- ask: c\r\n"
    )


@pytest.mark.parametrize(
    ("written", "new", "expected"),
    [
        ("|\n      b\n      c", "d\ne", "|\n      d\n      e"),
        ("|-  # x\n        b", "d", "|-  # x\n        d"),
        ("|2\n       b", "d", "|\n       d"),
        ("| # x\n      b", "d\n\n  e", "| # x\n      d\n\n        e"),
        ("'b'  # x", "d\ne", '"d\\ne"  # x'),
        ("b  # x", "d\ne", "|  # x\n      d\n      e"),
        ("  b", "d", "  d"),
        ("", "d", "d"),
        ("b\n      c # x", "d", "d # x"),
        ("[b, c] # x", "d", "d # x"),
        ("# x\n      - b", "d", "d # x"),
        ("\n      - b\n      - c", "d", "d"),
    ],
)
def test_a_text_is_written_as_the_one_before_it_was(written: str, new: str, expected: str) -> None:
    before = f"questions:\n  - ask: a\n    quote: {written}\n    why: w\n"
    after = f"questions:\n  - ask: a\n    quote: {expected}\n    why: w\n"
    assert edited(before, changed(quote=new)) == after


@pytest.mark.parametrize(
    ("order", "after"),
    [
        (["a", "b", "c"], "[a, b,  c]"),
        (["b", "a", ["c", "d"]], "[b, a, [c, d]]"),
        (["a", ["c", "x"]], "[a, [c, x]]"),
        (["a", "b", ["c", "d"], "e"], "[a, b,  [c, d], e]"),
        (["x", "a", "b", ["c", "d"]], "[x, a, b,  [c, d]]"),
    ],
)
def test_a_list_in_brackets_stays_in_them(order: list[Plain], after: str) -> None:
    bank = "questions:\n  - id: a\n    order: [a, b,  [c, d]]   # e\n"
    assert edited(bank, changed(order=order)).splitlines()[2] == f"    order: {after}   # e"


def test_fields_that_mean_the_same_to_the_reader_are_left_as_they_are() -> None:
    bank = "questions:\n  - ask:  a \n    answer: [b]\n    why:\n    quote: |\n      c\n\n  - ask: d\n"
    assert edited(bank, changed(ask="a ", answer="b", why=None, quote="c\n")) == bank
    assert edited(bank, changed(why=None, answer="b", topic="")) == bank


def test_what_cannot_be_seen_is_written_as_the_reader_would_show_it() -> None:
    after = edited("questions:\n  - ask: a\n", changed(ask="a\x1b[0m\u202eb\x00\r\nc"))
    assert after == "questions:\n  - ask: |\n      a␛[0mb␀\n      c\n"


def test_an_option_too_long_for_a_line_of_its_own_cannot_be_written() -> None:
    with pytest.raises(CannotWrite) as caught:
        edited(BANK, changed(wrong=[{"x" * 2000: "why"}]))
    assert caught.value.message == "the item in line 7 is laid out so that it cannot be changed here"
    assert caught.value.hint


@pytest.mark.parametrize("text", ["- a\n", "words", "questions: words\n", "questions: {ask: a}\n"])
def test_a_file_that_has_no_place_for_items_is_left_alone(text: str) -> None:
    assert edited(text) == text
    with pytest.raises(CannotWrite) as caught:
        edited(text, added(ask="a"))
    assert caught.value.hint


@pytest.mark.parametrize("origins", [(0, 0), (2,), (-1,)])
def test_an_item_has_an_origin_of_its_own(origins: tuple[int, ...]) -> None:
    document = Document.read(b"questions: [{ask: a}, {ask: b}]")
    with pytest.raises(ValueError, match="origin"):
        document.with_entries([], [Entry({"ask": "a"}, origin) for origin in origins])


def test_a_written_document_is_the_one_that_is_read_again() -> None:
    document = Document.read(BANK.encode())
    after = document.with_entries([], [*document.entries(Section.QUESTIONS), Entry({"ask": "n"})])
    assert after.entries(Section.QUESTIONS)[-1] == Entry({"ask": "n"}, 2)
    assert after == Document.read(after.raw)
