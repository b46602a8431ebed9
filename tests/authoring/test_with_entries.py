from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from quiz.authoring.document import Document
from quiz.authoring.values import Entry, Plain, Section
from quiz.bank.problems import ProblemError

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


def asking(entries: list[Entry]) -> list[Entry]:
    """Make each item one that asks."""
    return [Entry({"ask": "a"}, entry.origin) for entry in entries]


def edited(text: str, *acts: Act, section: Section = Section.QUESTIONS) -> str:
    """The text of a file after some acts on the items of a section."""
    document = Document.read(text.encode())
    entries = {each: list(document.entries(each)) for each in Section}
    for act in acts:
        entries[section] = act(entries[section])
    after = document.with_entries(entries[Section.TIMELINE], entries[Section.QUESTIONS])
    assert after == Document.read(after.raw)
    return after.raw.decode()


BANK = dedent("""\
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
        order: [a, b,  [c, d]]   # e
        # at its end

      # Later

      # about b
      - id: b
        ask: When?

      # the end
    note: last
""")
_MOSCOW: Plain = {"Moscow": "He was there in 1914."}
_ODESSA: Plain = {"option": "Odessa", "why": "No."}


def line_changes(after: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, each once."""
    old, new = BANK.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("act", "gone", "come"),
    [
        (changed(ask="Who?"), ["    ask: Where?  # a comment"], ["    ask: Who?  # a comment"]),
        (changed(answer="a\nb"), ["    answer: 'Samara'"], ["    answer: |", "      a", "      b"]),
        (changed(id=None), ["  - id: a", "    ask: Where?  # a comment"], ["  - ask: Where?  # a comment"]),
        (led_by("topic", "T"), ["  - id: a"], ["  - topic: T", "    id: a"]),
        (changed(order=["b", "a"]), ["    order: [a, b,  [c, d]]   # e"], ["    order: [b, a]   # e"]),
        (
            changed(wrong=["Tver", _MOSCOW, _ODESSA]),
            ["      - Lugansk   # see below"],
            ["      - Tver   # see below"],
        ),
        (
            changed(wrong=["Lugansk", _MOSCOW, {"option": "Odessa", "why": "Yes."}]),
            ["        why: No."],
            ["        why: Yes."],
        ),
        (
            changed(wrong=[_MOSCOW, _ODESSA]),
            ["      # the first", "      - Lugansk   # see below"],
            [],
        ),
        (changed(wrong=["Lugansk", "Tver", _MOSCOW, _ODESSA]), [], ["      - Tver"]),
        (changed(wrong=[_MOSCOW, "Lugansk", _ODESSA]), [], []),
        (changed(1, wrong=["Kiev"]), [], ["      - Kiev"]),
    ],
)
def test_a_change_touches_the_lines_alone_of_what_changed_and_leaves_comments(
    act: Act, gone: list[str], come: list[str]
) -> None:
    assert line_changes(edited(BANK, act)) == (gone, come)


def test_an_item_is_removed_with_its_own_comments_and_the_blank_line_between() -> None:
    rest = BANK[: BANK.index("  # about a")] + BANK[BANK.index("  # Later") :]
    assert edited(BANK, removed(0)) == rest
    b = rest.index("  # about b"), rest.index("  # the end")
    assert edited(BANK, removed(0, 1)) == rest[: b[0]] + rest[b[1] :]


def test_a_new_item_goes_behind_the_one_before_it() -> None:
    new = "  - id: n\n    ask: Why?\n    why:\n      - c\n      - d: e\n"
    after = edited(BANK, added(1, id="n", ask="Why?", why=["c", {"d": "e"}]))
    assert after == BANK.replace("\n  # Later", f"\n{new}\n  # Later")


@pytest.mark.parametrize(
    ("before", "act", "after"),
    [
        # dashes flush with their key, no blank lines between items
        ("- ask: a\n- ask: b\n", added(ask="c"), "- ask: a\n- ask: b\n- ask: c\n"),
        ("-   ask: a\n", changed(ask="c", why="d"), "-   ask: c\n    why: d\n"),
        ("-\n  # 1\n  ask: a\n", led_by("id", "i"), "-\n  # 1\n  id: i\n  ask: a\n"),
        # items in braces stay in them
        ("- {ask: a, why: 'b'} # 1\n", changed(ask="c: d"), '- {ask: "c: d", why: b} # 1\n'),
        ("- ask: a\n  wrong: [b, c]\n", changed(wrong=["d"]), "- ask: a\n  wrong: [d]\n"),
        # texts of several lines
        ("- why: >\n    b\n    c # 1\n  ask: a\n", changed(why="d"), "- why: d\n  ask: a\n"),
        ("- why: b\n    c  # 1\n  ask: a\n", changed(why="d"), "- why: d  # 1\n  ask: a\n"),
        (
            "- why: |  # 1\n    b\n\n- ask: a\n",
            changed(why="d\ne"),
            "- why: |  # 1\n    d\n    e\n\n- ask: a\n",
        ),
        # comments around a list that becomes a text, and a text that becomes a longer one
        ("- why:  # 1\n    - b\n    # 2\n", changed(why="c"), "- why: c  # 1\n    # 2\n"),
        ("- why: b\n    # 2\n", changed(why="c\nd"), "- why: |\n    c\n    d\n   # 2\n"),
        # what is no mapping
        ("- a\n- [b]\n-\n", asking, "- ask: a\n- {ask: a}\n- ask: a\n"),
        # lines of mixed ends, and none at the end
        ("- ask: a\r\n- ask: b\r\n- ask: c", ordered(2, 0, 1), "- ask: c\r\n- ask: a\r\n- ask: b"),
    ],
)
def test_each_layout_is_kept(before: str, act: Act, after: str) -> None:
    assert edited(f"questions:\n{before}", act) == f"questions:\n{after}"


@pytest.mark.parametrize(
    ("act", "after"),
    [
        (ordered(0, 1), " [{ask: a},\n  {ask: b}]  # 1"),
        (ordered(1, 0), "  # 1\n  - ask: b\n\n  - ask: a"),
        (changed(why="c: d"), '  # 1\n  - ask: a\n    why: "c: d"\n\n  - ask: b'),
        (removed(0, 1), " []  # 1"),
    ],
)
def test_items_that_share_lines_are_all_written_anew_if_one_changes(act: Act, after: str) -> None:
    bank = "title: t\nquestions: [{ask: a},\n  {ask: b}]  # 1\nid: i\n"
    assert edited(bank, act) == f"title: t\nquestions:{after}\nid: i\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: t\n", "title: t\n\nquestions:\n  - ask: a\n"),
        ("title: t", "title: t\n\nquestions:\n  - ask: a"),
        ("id: i\ntitle: t\n", "id: i\ntitle: t\nquestions:\n  - ask: a\n"),
        ("---\ntitle: t\n...\n", "---\ntitle: t\n\nquestions:\n  - ask: a\n...\n"),
        ("questions:\n", "questions:\n  - ask: a\n"),
        ("questions: # c\n# d\n", "questions: # c\n  - ask: a\n# d\n"),
        ("questions: [ ] # c\nid: i\n", "questions: # c\n  - ask: a\nid: i\n"),
        ("questions: ''\n", "questions:\n  - ask: a\n"),
        (
            "title: t\n\ntimeline:\n- event: e\n",
            "title: t\n\ntimeline:\n- event: e\n\nquestions:\n  - ask: a\n",
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


def test_fields_that_mean_the_same_to_the_reader_and_empty_ones_are_left_as_they_are() -> None:
    bank = "questions:\n  - ask:  a \n    answer: [b]\n    why:\n    quote: |\n      c\n\n  - ask: d\n"
    assert edited(bank, changed(ask="a ", answer="b", why=None, quote="c\n")) == bank
    assert edited(bank, changed(ask="e", why=None)) == bank.replace("ask:  a ", "ask: e")
    assert edited(bank, changed(why=None, answer="b", topic="")) == bank


def test_an_option_too_long_for_a_line_of_its_own_cannot_be_written() -> None:
    with pytest.raises(ProblemError) as caught:
        edited(BANK, changed(wrong=[{"x" * 2000: "why"}]))
    assert caught.value.problem.hint


@pytest.mark.parametrize("text", ["questions: words\n", "questions:\n  ask: a\n", "questions: {ask: a}\n"])
def test_a_file_that_has_no_place_for_items_is_left_alone(text: str) -> None:
    assert edited(text) == text
    with pytest.raises(ProblemError) as caught:
        edited(text, added(ask="a"))
    assert caught.value.problem.hint


def test_a_new_item_without_fields_is_written_as_one() -> None:
    assert edited("questions:\n  - ask: a\n", added()) == "questions:\n  - ask: a\n\n  - {}\n"
    assert edited("title: t\n", added()) == "title: t\n\nquestions:\n  - {}\n"
