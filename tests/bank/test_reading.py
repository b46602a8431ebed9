"""A good bank is read as it is meant, and what is wrong with another is named where it stands."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.bank.model import Bank, Choice, Option, Ordering
from quiz.bank.problems import Level
from quiz.bank.reading import read_bank, read_text
from tests.bank.bank_texts import (
    HEAD,
    QUESTION,
    TIMELINE,
    check,
    events,
    is_harmless,
    items,
    named,
    only,
    questions,
    read,
)

LIFE = HEAD + TIMELINE + items(QUESTION)
LATHE = "where-did-he-operate-a-lathe"
SECTIONS = ("questions", "timeline")


def bank(text: str) -> Bank:
    """A bank without problems."""
    reading = read(text)
    assert not reading.problems
    assert reading.bank
    return reading.bank


def test_a_choice_is_read_with_all_that_it_may_have() -> None:
    text = """
        id: lathe
        topic: Early life
        ask: Where did he operate a lathe?
        answer: [Lugansk, "no"]
        wrong:
          - Samara: He was born there.
          - option: Narym
            why: He was exiled there.
            quote: and sent back to Narym
          - 1912
        quote: [to operate a lathe in Lugansk, He escaped in 1913]
        why: A lathe turns.
        inferred: yes
        draft: "on"
        """
    wrong = (
        Option("Samara", "He was born there."),
        Option("Narym", "He was exiled there.", ("and sent back to Narym",)),
        Option("1912"),
    )
    quotes = ("to operate a lathe in Lugansk", "He escaped in 1913")
    choice = Choice("lathe", "Where did he operate a lathe?", ("Lugansk", "no"), wrong, quotes)
    choice = replace(choice, topic="Early life", why="A lathe turns.", inferred=True, draft=True)
    assert bank(HEAD + items(text)).questions == (choice,)


def test_events_and_orderings_are_read_with_what_they_are_after_and_what_ties() -> None:
    timeline = TIMELINE.replace("date: 1927", "date: 1937")
    life = bank(HEAD + timeline + items("order: [escape, [exile, shot]]"))
    dates = [(event.id, event.date and event.date.edtf, event.after) for event in life.timeline[:2]]
    assert dates == [("escape", "1913", ()), ("back", None, ("escape",))]
    assert life.questions == (Ordering("escape-exile-shot", (("escape",), ("exile", "shot"))),)


def test_a_bank_has_its_source_with_misprints_and_knows_the_lines_of_its_items() -> None:
    reading = read(LIFE)
    assert reading.bank
    source = reading.bank.source
    assert (reading.bank.id, reading.bank.title, source.title) == ("a-life", "A life", "A short life")
    assert source.misprints == {"Semipalantinsk": "Semipalatinsk"}
    assert source.text.startswith("He was born at Samara, and")
    assert reading.places.line(reading.bank.questions[0]) == 17


@pytest.mark.parametrize("text", ["\ufeff" + LIFE, LIFE.replace("\n", "\r\n"), LIFE.replace("\n", "\r")])
def test_a_mark_at_the_beginning_and_other_line_ends_change_nothing(text: str) -> None:
    assert bank(text) == bank(LIFE)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_another_unicode_encoding_is_read_and_said(encoding: str) -> None:
    reading = read_text(LIFE.encode(encoding), "bank.yaml")
    assert reading.bank == bank(LIFE)
    assert [(problem.code, problem.level) for problem in reading.problems] == [("encoding", Level.WARNING)]


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    read(LIFE)
    assert gc.isenabled()
    gc.disable()
    read(LIFE)
    was_enabled = gc.isenabled()
    gc.enable()
    assert not was_enabled


UNQUOTED = QUESTION.replace("quote: to operate a lathe in Lugansk\n", "")
NEGATIVE = "ask: Which not?\nanswer: A\nwrong: [{option: B, quote: He escaped in 1913}%s]"
ESCAPE = "event: Escapes\ndate: 1913\nquote: He escaped in 1913"


@pytest.mark.parametrize(
    ("text", "is_draft"),
    [
        (QUESTION, False),
        (QUESTION + "draft: true\n", True),
        (QUESTION + "draft: No\n", False),
        (UNQUOTED, True),
        (UNQUOTED + "quote:\n", True),
        (NEGATIVE % "", False),
        (NEGATIVE % ", C", True),
        (ESCAPE, False),
        (ESCAPE + "\ndraft: yes", True),
        ("event: Escapes\ndate: 1913", True),
        ("event: Escapes\nquote: He escaped in 1913", True),
    ],
)
def test_an_item_is_a_draft_if_it_says_so_or_has_no_quote_or_no_place_in_time(
    text: str, is_draft: bool
) -> None:
    life = bank(HEAD + items(text, section=SECTIONS[text.startswith("event")]))
    assert [item.draft for item in (*life.timeline, *life.questions)] == [is_draft]


def test_an_ordering_of_a_draft_is_a_draft() -> None:
    timeline = TIMELINE.replace(", quote: He escaped in 1913", "")
    text = HEAD + timeline + items("order: [escape, exile, shot]", "order: [back, exile, shot]")
    assert [question.draft for question in bank(text).questions] == [True, False]


# What is wrong. Each item begins in line 12.

WRONG_QUESTIONS = [
    ("answer: B\nwrong: [C]", [("missing", 12)]),
    ("ask: #1\nanswer: B\nwrong: [C]", [("missing", 12)]),
    ("ask: A?\nanswer: []\nwrong: [C]", [("missing", 13)]),
    ("ask: A?\nanswer: B", [("missing", 12)]),
    ("ask: A?\nanswer: B\nwrong: []", [("missing", 14)]),
    ("ask: A?\nanswer: B\nwrong:", [("missing", 14)]),
    ("ask: [A]\nanswer: B\nwrong: [C]", [("shape", 12)]),
    ("ask: A?\nanswer: {B: x}\nwrong: [C]", [("shape", 13)]),
    ("ask: A?\nanswer: [[B]]\nwrong: [C]", [("shape", 13)]),
    ("ask: A?\nanswer: [B, '']\nwrong: [C]", [("missing", 13)]),
    ("ask: A?\nanswer: B\nwrong: C", [("shape", 14)]),
    ("ask: A?\nanswer: B\nwrong: {C: x}", [("shape", 14)]),
    ("ask: A?\nanswer: B\nwrong: [[C]]", [("shape", 14)]),
    ("ask: A?\nanswer: B\nwrong: ['']", [("missing", 14)]),
    ("ask: A?\nanswer: B\nwrong: [{C: [x]}]", [("shape", 14)]),
    ("ask: A?\nanswer: B\nwrong: [{why: x, quote: y}]", [("missing", 14)]),
    ("ask: A?\nanswer: B\nwrong: [{option: C, wy: x}]", [("unknown-key", 14)]),
    ("ask: A?\nanswer: [B, A]\nwrong: [C, D, E, F, G, H, I, J]", [("too-many-options", 14)]),
    ("ask: A?\nanswer: B\nwrong: [C]\ninferred: 1\nwhy: x", [("yes-or-no", 15)]),
    ("topic: x", [("no-question", 12)]),
    ("ask: A?\nanswer: B\nwrong: [C]\norder: [a, b, c]", [("two-questions", 15)]),
    ("just a text", [("shape", 12)]),
    ("[a, b]", [("shape", 12)]),
    ("order: a", [("shape", 12), ("order-length", 12)]),
    ("order: [[escape, [back]], shot]", [("shape", 12), ("order-length", 12)]),
]
"""These are refused by the schema for editors too."""
ALIKE = [
    ("ask: A?\nanswer: B b\nwrong: ['B  b']", [("duplicate-option", 14)]),
    ("ask: A?\nanswer: [B, B]\nwrong: [C]", [("duplicate-option", 13)]),
    ("ask: A?\nanswer: é\nwrong: [e\u0301]", [("duplicate-option", 14)]),
]


@pytest.mark.parametrize(
    "line", ["ask: &a A?", "ask: *a", "ask: !a A?", "ask: A?\n<<: *a", "ask: A?\n[x]: y"]
)
def test_a_question_with_something_refused_in_it_does_not_play(line: str) -> None:
    assert questions(read(HEAD + items(QUESTION, line + "\nanswer: B\nwrong: [C]"))) == [LATHE]


@pytest.mark.parametrize(("key", "code"), [("foo: bar", "unknown-key"), ("answer: Samara", "duplicate-key")])
def test_a_question_with_a_superfluous_key_plays_as_it_is_without(key: str, code: str) -> None:
    reading = read(HEAD + items(QUESTION + key))
    assert only(reading).code == code
    assert reading.bank == bank(HEAD + items(QUESTION))


WRONG_EVENTS = [
    ("event: x\ndate: [1912]\nquote: He escaped in 1913", [("shape", 13)]),
    ("event: x\ndate: soon\nquote: He escaped in 1913", [("date", 13)]),
    ("date: 1912\nquote: He escaped in 1913", [("missing", 12)]),
    ("event: x\nafter: {a: b}\ndate: 1912\nquote: He escaped in 1913", [("shape", 13)]),
    ("a text", [("shape", 12)]),
]


@pytest.mark.parametrize(("text", "problems"), WRONG_QUESTIONS + ALIKE + WRONG_EVENTS)
def test_what_is_wrong_with_an_item_is_named_where_it_stands_and_the_next_one_plays(
    text: str, problems: list[tuple[str, int]]
) -> None:
    is_event = (text, problems) in WRONG_EVENTS
    reading = read(HEAD + items(text, ESCAPE if is_event else QUESTION, section=SECTIONS[is_event]))
    assert sorted(problem for problem in named(reading) if problem[0] != "unknown-event") == sorted(problems)
    assert [*events(reading), *questions(reading)][-1] == ("escapes" if is_event else LATHE)


def test_all_that_is_wrong_with_a_broken_item_is_named_in_one_run() -> None:
    text = QUESTION.replace("[Samara, Narym]", "[]").replace("Lugansk\n", "Lugano\n") + "inferred: true"
    codes = [code for code, _ in named(read(HEAD + items(text)))]
    assert codes == ["missing", "quote-missing", "inferred-without-why"]


ASKED = items(QUESTION)
SOURCE = "title: A life\nsource:\n  title: x\n"
WRONG_BANKS = [
    (HEAD, ("missing", 1)),
    (HEAD.replace("title: A life\n", "") + ASKED, ("missing", 1)),
    (HEAD.replace("A life", "") + ASKED, ("missing", 1)),
    (HEAD.replace("A life", "[A, life]") + ASKED, ("shape", 1)),
    ("title: A life\n" + ASKED, ("missing", 1)),
    ("title: A life\nsource:\n" + ASKED, ("missing", 2)),
    ("title: A life\nsource: Wikipedia\n" + ASKED, ("shape", 2)),
    (HEAD.replace("  title: A short life\n", "") + ASKED, ("missing", 3)),
    (SOURCE + ASKED, ("missing", 3)),
    (SOURCE + "  text: a\n  file: b\n" + ASKED, ("text-and-file", 5)),
    ("just a text", ("shape", 1)),
    ("- a\n- list", ("shape", 1)),
]
"""These are refused by the schema for editors too."""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        *WRONG_BANKS,
        (SOURCE + "  text:\n" + ASKED, ("missing", 4)),
        (SOURCE + "  file: b\n" + ASKED, ("file-outside", 4)),
        ("", ("empty", 1)),
        ("# only a comment\n", ("empty", 1)),
    ],
)
def test_a_bank_without_what_it_must_have_is_refused(text: str, problem: tuple[str, int]) -> None:
    reading = read(text)
    assert named(reading) == [problem]
    assert reading.bank is None or not (reading.bank.questions or reading.bank.timeline)
    assert reading.readable


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (LIFE.replace("title: A short", "tilte: x\n  title: A short"), ("unknown-key", 3)),
        (LIFE.replace("Semipalantinsk: Semipalatinsk", "Semipalantinsk:"), ("shape", 5)),
        (LIFE.replace("    Semipalantinsk: Semipalatinsk", "    - a"), ("shape", 5)),
        (LIFE + "note: [a]\n", ("shape", 21)),
        (HEAD + "timeline: []\nquestions:\n", ("empty-list", 12)),
        (HEAD + "timeline: 5\n" + ASKED, ("shape", 11)),
    ],
)
def test_a_bank_plays_in_spite_of(text: str, problem: tuple[str, int]) -> None:
    reading = read(text)
    assert named(reading) == [problem]
    assert reading.bank


def test_warnings_come_with_checking_alone() -> None:
    text = HEAD + items(QUESTION.replace("Lugansk\nwrong", "Odessa\nwrong"))
    assert not read(text).problems
    assert [code for code, _ in named(check(text))] == ["answer-not-in-quote"]


# A source in a file beside the bank

TEXT = b"He left school to operate a lathe in Lugansk."


def with_text(folder: Path, raw: bytes, name: str = "text.txt") -> list[tuple[str, int]]:
    """What is wrong with a bank whose source is a file beside it, named in line 4."""
    path = folder / "bank.yaml"
    path.write_text(f"{SOURCE}  file: {name}\n{ASKED}", encoding="utf-8")
    (folder / "text.txt").write_bytes(raw)
    reading = read_bank(path)
    assert not reading.bank or (is_harmless(reading.bank.source.text) and reading.bank.path == path)
    return named(reading)


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (TEXT, []),
        (b"\xef\xbb\xbf" + TEXT, []),
        (TEXT.decode().encode("utf-16"), []),
        (b"", ["empty"]),
        (b" \n", ["empty"]),
        (TEXT + b"\xe9", ["encoding"]),
        (TEXT + b"\x1b]52;c;x\x07", ["hidden-character"]),
        (TEXT + "\u202e".encode(), ["hidden-character"]),
    ],
)
def test_what_is_wrong_with_the_file_is_named_where_the_bank_names_it(
    tmp_path: Path, raw: bytes, codes: list[str]
) -> None:
    assert with_text(tmp_path, raw) == [(code, 4) for code in codes]


OUTSIDE = (
    *("../secret.txt", "/etc/passwd", "a/../../secret.txt", "~/../secret.txt", "//host/share", ".."),
    *("..\\secret.txt", "'C:\\secret.txt'", "'C:secret.txt'", "\\\\host\\share\\secret.txt"),
    *("link.txt", "folder/secret.txt", "loop"),
)


@pytest.mark.parametrize(
    ("name", "code"),
    [*((name, "file-outside") for name in OUTSIDE), ("absent.txt", "no-file"), (".", "folder")],
)
def test_a_source_is_a_file_in_the_folder_and_none_elsewhere(tmp_path: Path, name: str, code: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "secret.txt").write_bytes(TEXT)
    (home / "link.txt").symlink_to(tmp_path / "secret.txt")
    (home / "folder").symlink_to(tmp_path)
    (home / "loop").symlink_to(home / "loop")
    assert with_text(home, TEXT, name) == [(code, 4)]


@pytest.mark.parametrize("name", ["texts\\b.txt", "texts/b.txt", "link.txt"])
def test_a_source_may_lie_in_a_folder_within_on_every_system(tmp_path: Path, name: str) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "b.txt").write_bytes(TEXT)
    (tmp_path / "link.txt").symlink_to(tmp_path / "texts" / "b.txt")
    assert with_text(tmp_path, b"", name) == []
