from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.authoring.document import Document, NotEditable
from quiz.authoring.editable import read_document
from quiz.authoring.values import Entry, Plain, Section


def questions(text: str) -> list[Plain]:
    return [entry.fields for entry in Document.read(text.encode()).entries(Section.QUESTIONS)]


def refusal(raw: bytes) -> tuple[str, int]:
    with pytest.raises(NotEditable) as caught:
        read_document(raw)
    problem = caught.value.problem
    assert problem.message
    assert problem.hint
    return problem.code, problem.line


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"title: [a", ("syntax", 1)),
        (b"questions:\n  - ask: He said: no\n    answer: b\n", ("syntax", 2)),
        (b"questions:\n  - ask: a\n\tanswer: b\n", ("tab", 3)),
        (b"title: &x a", ("anchor", 1)),
        (b"title: *x", ("alias", 1)),
        (b"title: !x a", ("tag", 1)),
        (b"<<: {a: b}", ("merge-key", 1)),
        (b"[a]: b", ("key", 1)),
        (b"title: a\ntitle: b", ("duplicate-key", 2)),
        (b"title: a\n---\ntitle: b", ("several-documents", 2)),
        (b"questions:\n  - ask: &b c\n    ask: d\ntitle: e\n", ("anchor", 2)),  # the first of two
        (b"%YAML 1.2\n---\ntitle: a", ("directive", 1)),
        (b"title: a\xff", ("encoding", 1)),
        (b"\xff\xfea", ("encoding", 1)),
        (b"a: " + b"[" * 50, ("too-deep", 1)),
        (b'{"title": "a"}', ("in-braces", 1)),
        (b"- a", ("shape", 1)),
        (b"words", ("shape", 1)),
        (b"# nothing", ("empty", 1)),
        (b"? title\n: a", ("in-braces", 1)),
    ],
)
def test_a_file_whose_yaml_is_not_to_be_trusted_is_refused_with_the_place_and_the_way_out(
    raw: bytes, found: tuple[str, int]
) -> None:
    assert refusal(raw) == found


def test_broken_items_are_items_all_the_same() -> None:
    text = "questions:\n  - answer: b\n  - ask: a\n    answre: b\n  - just words\n  -\n  - [a, {b: c}]\n"
    assert questions(text) == [
        {"answer": "b"},
        {"ask": "a", "answre": "b"},
        "just words",
        "",
        ["a", {"b": "c"}],
    ]


def test_an_item_knows_its_place_in_its_section() -> None:
    document = Document.read(b"timeline:\n- event: a\nquestions:\n- {ask: b}\n- ask: c\n")
    assert document.entries(Section.TIMELINE) == (Entry({"event": "a"}, 0),)
    assert document.entries(Section.QUESTIONS) == (Entry({"ask": "b"}, 0), Entry({"ask": "c"}, 1))


@pytest.mark.parametrize("written", ["no", "'no'", '"no"', "|\n      no\n", ">\n      no\n", "  no  # no"])
def test_a_text_is_what_the_reader_takes_it_for_however_it_is_written(written: str) -> None:
    assert questions(f"questions:\n  - ask: {written}") == [{"ask": "no"}]


_BANK = "\n".join(["# ü 𝄞", "title: a", "questions:", "  - ask: “b”", "    why: é", ""])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("utf-32-be", b"\0\0\xfe\xff"),
        ("utf-16-be", b""),
    ],
)
def test_a_file_is_written_in_the_encoding_and_with_the_line_ends_that_it_was_read_in(
    codec: str, mark: bytes, end: str
) -> None:
    raw = mark + _BANK.replace("\n", end).encode(codec)
    document = Document.read(raw)
    (entry,) = document.entries(Section.QUESTIONS)
    assert entry.fields == {"ask": "“b”", "why": "é"}
    after = document.with_entries([], [Entry({"ask": "“b”", "why": "è\nà"}, 0)])
    text = _BANK.replace("    why: é", "    why: |\n      è\n      à")
    assert after.raw == mark + text.replace("\n", end).encode(codec)


def test_characters_that_are_not_to_be_seen_stay_where_nothing_changes() -> None:
    raw = "title: a\u202eb\nquestions:\n  - ask: a\x1bb\n    why: \ufeffc\n    topic: T\n".encode()
    document = Document.read(raw)
    (entry,) = document.entries(Section.QUESTIONS)
    assert entry.fields == {"ask": "a␛b", "why": "c", "topic": "T"}
    after = document.with_entries([], [Entry({"ask": "a␛b", "why": "c", "topic": "U"}, 0)])
    assert after.raw == raw.replace(b"topic: T", b"topic: U")


@settings(deadline=None)  # what says why not is loaded when it is first needed
@given(
    st.binary(max_size=60)
    | st.text(alphabet="ab:-[]{}#'\"|>&*!%@\n\r\t ,?x\u202e\x00", max_size=40).map(
        lambda text: f"questions:\n{text}".encode()
    )
)
def test_reading_any_bytes_gives_a_document_or_says_why_not(raw: bytes) -> None:
    with suppress(NotEditable):
        assert read_document(raw).raw == raw


@pytest.mark.parametrize(
    ("source", "file"),
    [
        (b"{file: life.txt}", "life.txt"),
        (b"\n  file: ' a.txt '\n", "a.txt"),
        (b"{text: a}", ""),
        (b"[a]", ""),
        (b"{file: [a]}", ""),
    ],
)
def test_the_file_of_its_source_is_known(source: bytes, file: str) -> None:
    assert Document.read(b"source: " + source).source_file == file
