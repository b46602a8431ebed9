"""A bank's file: what of it can be changed, and which of its lines a change leaves as they are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.authoring.desk import Desk, merged
from quiz.authoring.document import Document, NotEditable
from quiz.authoring.layout import Layout
from quiz.authoring.values import BANK, Plain, Section
from quiz.bank.problems import ProblemError
from tests.authoring.desks import LATHE, desk_of

Act = Callable[[Desk], Desk]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"title: [a", ("syntax", 1)),
        (b"questions:\n  - ask: He said: no\n    answer: b\n", ("syntax", 2)),
        (b"<<: {a: b}", ("merge-key", 1)),
        (b"title: a\ntitle: b", ("duplicate-key", 2)),
        (b"questions:\n  - ask: &b c\n    ask: d\ntitle: e\n", ("anchor", 2)),  # the first of two
        (b"title: a\xff", ("encoding", 1)),
        (b"title: " + b"[" * 50, ("too-deep", 1)),
        (b'{"title": "a"}', ("in-braces", 1)),
        (b"? title\n: a", ("in-braces", 1)),
        (b"- a", ("shape", 1)),
        (b"# nothing", ("empty", 1)),
    ],
)
def test_a_file_whose_yaml_is_not_to_be_trusted_is_refused_with_the_place_and_the_way_out(
    raw: bytes, found: tuple[str, int]
) -> None:
    with pytest.raises(NotEditable) as caught:
        Document.read(raw)
    problem = caught.value.problem
    assert (problem.code, problem.line) == found
    assert problem.hint


@given(
    st.binary(max_size=60)
    | st.text(alphabet="ab:-[]{}#'\"|>&*!%@\n\r\t ,?x\u202e\x00", max_size=40).map(
        lambda text: f"questions:\n{text}".encode()
    )
)
def test_reading_any_bytes_gives_a_document_or_says_why_not(raw: bytes) -> None:
    with suppress(NotEditable):
        assert Document.read(raw).raw == raw


def test_whatever_stands_in_a_list_is_an_item_and_all_scalars_are_texts() -> None:
    text = "questions:\n- ask: no\n- ask: |\n    no\n  answre: 1\n- just words\n-\n- [a, {b: c}]\n"
    assert Document.read(text.encode()).items[Section.QUESTIONS] == [
        *({"ask": "no"}, {"ask": "no", "answre": "1"}, "just words", "", ["a", {"b": "c"}])
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        *(("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")),
        *(("utf-32-le", b"\xff\xfe\0\0"), ("utf-32-be", b"\0\0\xfe\xff"), ("utf-16-be", b"")),
    ],
)
def test_a_file_is_written_in_the_encoding_and_with_the_line_ends_that_it_was_read_in(
    codec: str, mark: bytes, end: str
) -> None:
    text = "# ü 𝄞\ntitle: a\nquestions:\n  - ask: “b”\n    why: é\n"
    desk = Desk.of(Document.read(mark + text.replace("\n", end).encode(codec)))
    after = text.replace("why: é", "why: |\n      è\n      à")
    written = desk.typed(0, {"why": "è\nà"}).written()
    assert written.raw == mark + after.replace("\n", end).encode(codec)


def test_characters_that_are_not_to_be_seen_stay_where_nothing_changes() -> None:
    raw = "title: a\u202eb\nquestions:\n  - ask: a\x1bb\n    why: \ufeffc\n    topic: T\n".encode()
    desk = Desk.of(Document.read(raw))
    assert desk.card(0).fields == {"ask": "a␛b", "why": "c", "topic": "T"}
    assert desk.typed(0, {"topic": "U"}).written().raw == raw.replace(b"topic: T", b"topic: U")


# The lines of a change


def edited(text: str, act: Act) -> str:
    """The text of a file after an act on its items."""
    return act(Desk.of(Document.read(text.encode()))).written().raw.decode()


def typed(**fields: Plain) -> Act:
    """Type into the first item."""
    return lambda desk: desk.typed(desk.items[0].key, fields)


def added(**fields: Plain) -> Act:
    return lambda desk: desk.added(Section.QUESTIONS, fields)[0]


ONE = "questions:\n  - ask: a\n"
WRONG = "- wrong:\n    # 1\n    - a # 2\n    - b: c # 3\n"


@pytest.mark.parametrize(
    ("before", "act", "after"),
    [
        # a comment behind a value or a member, above a member or a field that goes, and at an item's end
        ("- ask: a  # 1\n  # 2\n", typed(ask="b"), "- ask: b  # 1\n  # 2\n"),
        ("- id: i\n  ask: a # 1\n", typed(id=""), "- ask: a # 1\n"),
        (WRONG, typed(wrong=["d", {"b": "c"}]), "- wrong:\n    # 1\n    - d # 2\n    - b: c # 3\n"),
        (WRONG, typed(wrong=[{"b": "c"}]), "- wrong:\n    - b: c # 3\n"),
        (WRONG, typed(wrong=["a", "d", {"b": "c"}]), WRONG.replace("# 2\n", "# 2\n    - d\n")),
        # dashes flush with their key, no blank lines between items
        ("- ask: a\n- ask: b\n", added(ask="c"), "- ask: a\n- ask: b\n- ask: c\n"),
        ("-   ask: a\n", typed(ask="c", why="d"), "-   ask: c\n    why: d\n"),
        ("-\n  # 1\n  ask: a\n", typed(why="d"), "-\n  # 1\n  ask: a\n  why: d\n"),
        # items in braces stay in them
        ("- {ask: a, why: 'b'} # 1\n", typed(ask="c: d"), '- {ask: "c: d", why: b} # 1\n'),
        # texts of several lines
        ("- why: >\n    b\n    c # 1\n  ask: a\n", typed(why="d"), "- why: d\n  ask: a\n"),
        ("- why: |  # 1\n    b\n\n- ask: a\n", typed(why="d\n"), "- why: d  # 1\n\n- ask: a\n"),
        # comments around a list that becomes a text, and a text that becomes a longer one
        ("- why:  # 1\n    - b\n    # 2\n", typed(why="c"), "- why: c  # 1\n   # 2\n"),
        ("- why: b\n    # 2\n", typed(why="c\nd"), "- why: |\n    c\n    d\n   # 2\n"),
        # what is no mapping
        ("- a\n- ask: b\n", typed(ask="c"), "- ask: c\n- ask: b\n"),
        # lines of mixed ends, and none at the end
        ("- ask: a\r\n- ask: b\n- ask: c", lambda desk: desk.moved(2, -2), "- ask: c\n- ask: a\r\n- ask: b"),
        # items that share lines are all written anew
        (" [{ask: a},\n  {ask: b}]  # 1\n", typed(why="c"), "  # 1\n  - ask: a\n    why: c\n\n  - ask: b\n"),
        (" [{ask: a}]  # 1\n", lambda desk: desk.removed(0), " []  # 1\n"),
        ("- ask: a\n", added(), "- ask: a\n\n- {}\n"),
    ],
)  # fmt: skip
def test_each_layout_is_kept(before: str, act: Act, after: str) -> None:
    start = "questions:" if before.startswith(" [") else "questions:\n"
    assert edited(f"{start}{before}", act) == f"{'questions:' if after.startswith(' ') else start}{after}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: t\n", "title: t\n\nquestions:\n  - ask: a\n"),
        ("id: i\ntitle: t", "id: i\ntitle: t\nquestions:\n  - ask: a"),
        ("---\ntitle: t\n...\n", "---\ntitle: t\n\nquestions:\n  - ask: a\n...\n"),
        ("questions: # c\n# d\n", "questions: # c\n  - ask: a\n# d\n"),
        ("questions: [ ] # c\nid: i\n", "questions: # c\n  - ask: a\nid: i\n"),
        ("questions: ''\n", "questions:\n  - ask: a\n"),
    ],
)
def test_a_first_item_is_put_where_its_section_is_or_should_be(before: str, after: str) -> None:
    assert edited(before, added(ask="a")) == after


def test_a_timeline_comes_before_the_questions() -> None:
    after = edited(f"title: t\n# d\n{ONE}", lambda desk: desk.added(Section.TIMELINE, {"event": "e"})[0])
    assert after == f"title: t\ntimeline:\n  - event: e\n# d\n{ONE}"


def test_fields_that_mean_the_same_to_the_reader_are_left_as_they_are() -> None:
    bank = "questions:\n  - ask:  a \n    answer: [b]\n    quote: |\n      c\n    why:\n"
    assert edited(bank, typed(ask="a ", answer="b", quote="c\n", topic="")) == bank


@pytest.mark.parametrize("lines", ["questions:\n  - ask: b\n", "title: t\nquestions:\n  - ask: c\n"])
def test_what_would_not_be_read_as_meant_is_not_written(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Layout, "with_sections", lambda *_: lines)
    with pytest.raises(ProblemError):
        edited(ONE, typed(ask="c"))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("questions: words\n", added(ask="a")),
        ("questions: {ask: a}\n", added(ask="a")),
        (ONE, typed(wrong=[{"x" * 2000: "why"}])),  # YAML has no keys that are so long
    ],
)
def test_what_cannot_be_written_is_refused_with_the_way_out(text: str, act: Act) -> None:
    assert edited(text, lambda desk: desk) == text
    with pytest.raises(ProblemError) as caught:
        edited(text, act)
    assert caught.value.problem.hint


HEADED = """\
# my bank
title: Ada  # the countess
language: 'en'

source:
    title: Ada
    # who?
    author: "A. Friend"
    text: |
        Ada was born in 1815.

        She died.
    misprints: {Lndon: London}
questions: []
note: >
    Short
    life.
"""


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        ({"title": "Ada: a life"}, "title: Ada  #", 'title: "Ada: a life"  #'),
        ({"language": "en-GB"}, "language: 'en'\n", "language: en-GB\n"),
        ({"language": ""}, "language: 'en'\n", ""),
        ({"note": "Long life."}, "note: >\n    Short\n    life.\n", "note: Long life.\n"),
        ({"source-author": "B"}, 'author: "A. Friend"', "author: B"),
        ({"source-author": ""}, '    # who?\n    author: "A. Friend"\n', "    # who?\n"),
        ({"source-url": "https://x.org"}, "    text: |", "    url: https://x.org\n    text: |"),
        ({"source-licence": "CC0", "source-title": "A"}, None, None),
    ],
)
def test_the_head_of_a_bank_changes_only_in_the_lines_concerned(
    changes: dict[str, Plain], before: str | None, after: str | None
) -> None:
    desk = desk_of(HEADED)
    written = desk.typed(BANK, changes).written()
    if before is not None and after is not None:
        assert written.raw.decode() == HEADED.replace(before, after)
    assert all(Desk.of(written).card(BANK).text(name) == text for name, text in changes.items())
    again = Desk.of(written).typed(BANK, {name: desk.card(BANK).text(name) for name in changes}).written()
    assert Desk.of(again).card(BANK).by_name == desk.card(BANK).by_name
    assert [line for line in written.raw.decode().splitlines() if "Ada was" in line or "Lndon" in line] == [
        "        Ada was born in 1815.",
        "    misprints: {Lndon: London}",
    ]


@pytest.mark.parametrize(
    ("field", "below"),
    [("source-title", "source: Wikipedia"), ("source-url", "source: [a]"), ("note", "note: [a]")],
)
def test_what_is_typed_where_the_file_has_something_else_is_refused_and_never_dropped(
    field: str, below: str
) -> None:
    desk = desk_of(f"title: Ada\n{below}\nquestions: []\n")
    with pytest.raises(ProblemError, match=f"what stands under “{below.split(':')[0]}” is not what"):
        desk.typed(BANK, {field: "A page"}).written()
    assert f"title: Eve\n{below}\n" in desk.typed(BANK, {"title": "Eve"}).written().raw.decode()


def test_a_head_that_two_have_changed_is_asked_about_and_one_that_either_has_is_taken() -> None:
    desk = desk_of(HEADED)
    theirs = desk.typed(BANK, {"language": "de"}).written()
    ours = desk.added(Section.QUESTIONS, LATHE)[0]
    assert merged(ours, theirs).desk().card(BANK).text("language") == "de"
    (conflict,) = merged(desk.typed(BANK, {"title": "Eve"}), theirs).conflicts
    assert conflict.ours
    assert conflict.ours.text("title") == "Eve"
