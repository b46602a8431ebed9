from __future__ import annotations

import gc
from pathlib import Path

import pytest

from quiz.bank.files import builtin_path
from quiz.bank.model import Choice, Option, Ordering
from quiz.bank.problems import Level
from quiz.bank.reading import read_bank, read_text
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, check, events, items, named, only, questions, read

LIFE = HEAD + TIMELINE + items(QUESTION)


def choice(text: str) -> Choice:
    """The one question of a bank, without problems."""
    reading = read(HEAD + items(text))
    assert not reading.problems
    assert reading.bank
    (question,) = reading.bank.questions
    assert isinstance(question, Choice)
    return question


# A bank without problems


def test_a_choice_is_read_with_all_that_it_may_have() -> None:
    read_choice = choice(
        """
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
    )
    assert read_choice == Choice(
        id="lathe",
        ask="Where did he operate a lathe?",
        answers=("Lugansk", "no"),
        wrong=(
            Option("Samara", "He was born there."),
            Option("Narym", "He was exiled there.", ("and sent back to Narym",)),
            Option("1912"),
        ),
        quotes=("to operate a lathe in Lugansk", "He escaped in 1913"),
        topic="Early life",
        why="A lathe turns.",
        inferred=True,
        draft=True,
    )


def test_an_event_is_read_with_its_date_or_what_it_is_after() -> None:
    bank = read(LIFE).bank
    assert bank
    escape, back, *_ = bank.timeline
    assert escape.date
    assert (escape.id, escape.date.edtf, escape.after, escape.draft) == ("escape", "1913", (), False)
    assert (back.id, back.date, back.after, back.draft) == ("back", None, ("escape",), False)


def test_an_ordering_is_read_with_its_ties() -> None:
    reading = read(
        HEAD + TIMELINE.replace("date: 1927", "date: 1937") + items("order: [escape, [exile, shot]]")
    )
    assert reading.bank
    assert reading.bank.questions == (
        Ordering(id="escape-exile-shot", order=(("escape",), ("exile", "shot"))),
    )


def test_a_bank_has_its_source_with_misprints() -> None:
    bank = read(LIFE).bank
    assert bank
    assert (bank.id, bank.title, bank.source.title) == ("a-life", "A life", "A short life")
    assert bank.source.misprints == {"Semipalantinsk": "Semipalatinsk"}
    assert bank.source.text.startswith("He was born at Samara, and")


def test_an_item_without_an_id_is_called_by_its_words() -> None:
    assert choice(QUESTION).id == "where-did-he-operate-a-lathe"


def test_an_item_knows_its_line() -> None:
    reading = read(HEAD + items(QUESTION))
    assert reading.bank
    assert reading.places.line(reading.bank.questions[0]) == 12


@pytest.mark.parametrize("text", ["\ufeff" + LIFE, LIFE.replace("\n", "\r\n"), LIFE.replace("\n", "\r")])
def test_a_mark_at_the_beginning_and_other_line_ends_change_nothing(text: str) -> None:
    assert read(text).bank == read(LIFE).bank


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_another_unicode_encoding_is_read_and_said(encoding: str) -> None:
    reading = read_text(LIFE.encode(encoding), "bank.yaml")
    assert reading.bank == read(LIFE).bank
    assert [(problem.code, problem.level) for problem in reading.problems] == [("encoding", Level.WARNING)]


def test_the_bank_in_the_repository_has_no_problems() -> None:
    assert not read_bank(builtin_path()).problems


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    read(LIFE)
    assert gc.isenabled()
    gc.disable()
    read(LIFE)
    was_enabled = gc.isenabled()
    gc.enable()
    assert not was_enabled


# Drafts


@pytest.mark.parametrize(
    ("text", "is_draft"),
    [
        (QUESTION, False),
        (QUESTION + "draft: true\n", True),
        (QUESTION + "draft: No\n", False),
        (QUESTION.replace("quote: to operate a lathe in Lugansk\n", ""), True),
        (QUESTION.replace("quote: to operate a lathe in Lugansk\n", "quote:\n"), True),
        ("ask: Which not?\nanswer: A\nwrong: [{option: B, quote: He escaped in 1913}]", False),
        ("ask: Which not?\nanswer: A\nwrong: [{option: B, quote: He escaped in 1913}, C]", True),
    ],
)
def test_a_choice_without_a_quote_is_a_draft_unless_every_wrong_option_has_one(
    text: str, is_draft: bool
) -> None:
    assert choice(text).draft is is_draft


@pytest.mark.parametrize(
    ("text", "is_draft"),
    [
        ("event: Escapes\ndate: 1913\nquote: He escaped in 1913", False),
        ("event: Escapes\ndate: 1913", True),
        ("event: Escapes\nquote: He escaped in 1913", True),
        ("event: Escapes\ndate: 1913\nquote: He escaped in 1913\ndraft: yes", True),
    ],
)
def test_an_event_without_a_quote_or_a_place_in_time_is_a_draft(text: str, is_draft: bool) -> None:
    bank = read(HEAD + items(text, section="timeline")).bank
    assert bank
    assert [event.draft for event in bank.timeline] == [is_draft]


def test_an_ordering_of_a_draft_is_a_draft() -> None:
    timeline = TIMELINE.replace(", quote: He escaped in 1913", "")
    bank = read(HEAD + timeline + items("order: [escape, exile, shot]", "order: [back, exile, shot]")).bank
    assert bank
    assert [question.draft for question in bank.questions] == [True, False]


# What is wrong with a question. Each question begins in line 12, column 5.


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("ask: A?\nanswer: B\nwrong: [C]\nanwser: D", [("unknown-key", 15)]),
        ("answer: B\nwrong: [C]", [("missing", 12)]),
        ("ask:\nanswer: B\nwrong: [C]", [("missing", 12)]),
        ("ask: #1\nanswer: B\nwrong: [C]", [("missing", 12)]),
        ("ask: A?\nwrong: [C]", [("missing", 12)]),
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
        ("ask: A?\nanswer: B\nwrong: [{why: x}]", [("missing", 14)]),
        ("ask: A?\nanswer: B\nwrong: [{why: x, quote: y}]", [("missing", 14)]),
        ("ask: A?\nanswer: B\nwrong: [{option: C, wy: x}]", [("unknown-key", 14)]),
        ("ask: A?\nanswer: B\nwrong: [{option: ''}]", [("missing", 14)]),
        ("ask: A?\nanswer: B\nwrong: [C, D, E, F, G, H, I, J]", [("too-many-options", 14)]),
        ("ask: A?\nanswer: [B, A]\nwrong: [C, D, E, F, G, H, I]", [("too-many-options", 14)]),
        ("ask: A?\nanswer: B\nwrong: [C, B]", [("duplicate-option", 14)]),
        ("ask: A?\nanswer: B b\nwrong: ['B  b']", [("duplicate-option", 14)]),
        ("ask: A?\nanswer: [B, B]\nwrong: [C]", [("duplicate-option", 13)]),
        ("ask: A?\nanswer: é\nwrong: [e\u0301]", [("duplicate-option", 14)]),
        ("ask: A?\nanswer: B\nwrong: [C]\ndraft: maybe", [("yes-or-no", 15)]),
        ("ask: A?\nanswer: B\nwrong: [C]\ninferred: 1\nwhy: x", [("yes-or-no", 15)]),
        ("ask: '?'\nanswer: B\nwrong: [C]", [("no-id", 12)]),
        ("topic: x", [("no-question", 12)]),
        ("event: x\ndate: 1912", [("no-question", 12)]),
        ("order: [a, b, c]\nanswer: x", [("two-questions", 12)]),
        ("just a text", [("shape", 12)]),
        ("[a, b]", [("shape", 12)]),
        ("order: a", [("shape", 12), ("order-length", 12)]),
        ("order: [escape, back]", [("order-length", 12)]),
        ("order: [[escape, [back]], shot]", [("shape", 12), ("order-length", 12)]),
        ("order: [a, b, c, d, e, f, g, h]\nask: x", [("order-length", 12)]),
        ("ask: &a A?\nanswer: B\nwrong: [C]", [("anchor", 12)]),
        ("ask: *a\nanswer: B\nwrong: [C]", [("alias", 12)]),
        ("ask: !a A?\nanswer: B\nwrong: [C]", [("tag", 12)]),
        ("<<: *a\nask: A?\nanswer: B\nwrong: [C]", [("merge-key", 12)]),
        ("ask: A?\nanswer: B\nwrong: [C]\nask: D?", [("duplicate-key", 15)]),
    ],
)
def test_what_is_wrong_with_a_question_is_named_where_it_stands(
    text: str, problems: list[tuple[str, int]]
) -> None:
    reading = read(HEAD + items(text, QUESTION))
    others = [problem for problem in named(reading) if problem[0] != "unknown-event"]
    assert sorted(others) == sorted(problems)
    assert questions(reading)[-1] == "where-did-he-operate-a-lathe"


@pytest.mark.parametrize("line", ["ask: &a A?", "ask: *a", "ask: !a A?", "<<: *a", "[x]: y"])
def test_a_question_with_something_refused_in_it_does_not_play(line: str) -> None:
    rest = "\nask: A?\nanswer: B\nwrong: [C]" if not line.startswith("ask") else "\nanswer: B\nwrong: [C]"
    assert questions(read(HEAD + items(QUESTION, line + rest))) == ["where-did-he-operate-a-lathe"]


@pytest.mark.parametrize("code", ["unknown-key", "duplicate-key"])
def test_a_question_with_a_superfluous_key_plays(code: str) -> None:
    key = "foo: bar" if code == "unknown-key" else "answer: Samara"
    reading = read(HEAD + items(QUESTION + key))
    assert only(reading).code == code
    assert reading.bank
    (question,) = reading.bank.questions
    assert isinstance(question, Choice)
    assert question.answers == ("Lugansk",)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("event: x\ndate: tomorrow\nquote: He escaped in 1913", [("date", 13)]),
        ("event: x\ndate: [1912]\nquote: He escaped in 1913", [("shape", 13)]),
        ("date: 1912\nquote: He escaped in 1913", [("missing", 12)]),
        ("event: x\nafter: {a: b}\ndate: 1912", [("shape", 13)]),
        ("event: x\ndate: 1912\nplace: y", [("unknown-key", 14)]),
        ("a text", [("shape", 12)]),
    ],
)
def test_what_is_wrong_with_an_event_is_named_where_it_stands(
    text: str, problems: list[tuple[str, int]]
) -> None:
    good = "id: good\nevent: Escapes\ndate: 1913\nquote: He escaped in 1913"
    reading = read(HEAD + items(text, good, section="timeline"))
    assert named(reading) == problems
    assert events(reading)[-1] == "good"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (items(QUESTION, QUESTION), 16),
        (items("id: a\n" + QUESTION, "id: a\n" + QUESTION), 17),
        (
            items("id: a\nevent: x\ndate: 1912\nquote: He escaped in 1913", section="timeline")
            + items("id: a\n" + QUESTION),
            17,
        ),
    ],
)
def test_of_two_items_with_one_id_the_second_is_named_and_the_first_plays(text: str, line: int) -> None:
    reading = read(HEAD + text)
    assert named(reading) == [("duplicate-id", line)]
    assert reading.bank
    assert len(reading.bank.questions) + len(reading.bank.timeline) == 1


def test_all_that_is_wrong_with_a_broken_item_is_named_in_one_run() -> None:
    text = QUESTION.replace("[Samara, Narym]", "[]").replace("Lugansk\n", "Lugano\n") + "inferred: true"
    codes = [code for code, _ in named(read(HEAD + items(text)))]
    assert codes == ["missing", "quote-missing", "inferred-without-why"]


def test_an_unknown_key_is_told_what_it_may_mean() -> None:
    reading = read(HEAD + items(QUESTION + "inferrred: true"))
    assert only(reading).hint == "did you mean: inferred?"
    assert only(reading).level is Level.WARNING


# What is wrong with a bank


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (HEAD, [("missing", 1)]),
        (HEAD.replace("title: A life\n", "") + items(QUESTION), [("missing", 1)]),
        (HEAD.replace("A life", "") + items(QUESTION), [("missing", 1)]),
        (HEAD.replace("A life", "[A, life]") + items(QUESTION), [("shape", 1)]),
        ("title: A life\n" + items(QUESTION), [("missing", 1)]),
        ("title: A life\nsource:\n" + items(QUESTION), [("missing", 2)]),
        ("title: A life\nsource: Wikipedia\n" + items(QUESTION), [("shape", 2)]),
        (HEAD.replace("  title: A short life\n", "") + items(QUESTION), [("missing", 3)]),
        ("title: A life\nsource:\n  title: x\n" + items(QUESTION), [("missing", 3)]),
        ("title: A life\nsource:\n  title: x\n  text:\n" + items(QUESTION), [("missing", 4)]),
        (
            "title: A life\nsource:\n  title: x\n  text: a\n  file: b\n" + items(QUESTION),
            [("text-and-file", 5)],
        ),
        ("title: A life\nsource:\n  title: x\n  file: b\n" + items(QUESTION), [("file-outside", 4)]),
        ("just a text", [("shape", 1)]),
        ("- a\n- list", [("shape", 1)]),
        ("", [("empty", 1)]),
        ("# only a comment\n", [("empty", 1)]),
    ],
)
def test_a_bank_without_what_it_must_have_is_refused(text: str, problems: list[tuple[str, int]]) -> None:
    reading = read(text)
    assert named(reading) == problems
    assert reading.bank is None or (not reading.bank.questions and not reading.bank.timeline)
    assert reading.readable


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (LIFE + "notes: x\n", ("unknown-key", 21)),
        (LIFE.replace("title: A short", "tilte: x\n  title: A short"), ("unknown-key", 3)),
        (LIFE.replace("Semipalantinsk: Semipalatinsk", "Semipalantinsk:"), ("shape", 5)),
        (LIFE.replace("    Semipalantinsk: Semipalatinsk", "    - a"), ("shape", 5)),
        (LIFE + "note: [a]\n", ("shape", 21)),
        (LIFE.replace("title: A life", "%YAML 1.1\n---\ntitle: A life"), ("directive", 1)),
        (LIFE + "---\na: b\n", ("several-documents", 21)),
        (LIFE + "title: B\n", ("duplicate-key", 21)),
        (HEAD + "timeline: []\nquestions:\n", ("empty-list", 12)),
        (HEAD + "timeline: 5\n" + items(QUESTION), ("shape", 11)),
    ],
)
def test_a_bank_plays_in_spite_of(text: str, problem: tuple[str, int]) -> None:
    reading = read(text)
    assert named(reading) == [problem]
    assert reading.bank


# Files


def test_a_bank_in_a_file_knows_its_path(tmp_path: Path) -> None:
    path = tmp_path / "life.yaml"
    path.write_text(LIFE, encoding="utf-8")
    reading = read_bank(path, "life.yaml")
    assert not reading.problems
    assert reading.bank
    assert reading.bank.path == path


def with_text(folder: Path, raw: bytes, name: str = "text.txt") -> list[tuple[str, int]]:
    """What is wrong with a bank whose source is a file beside it, named in line 4."""
    bank = folder / "bank.yaml"
    bank.write_text(f"title: A\nsource:\n  title: B\n  file: {name}\n" + items(QUESTION), encoding="utf-8")
    (folder / "text.txt").write_bytes(raw)
    return named(read_bank(bank, "bank.yaml"))


TEXT = b"He left school to operate a lathe in Lugansk."


@pytest.mark.parametrize("raw", [TEXT, b"\xef\xbb\xbf" + TEXT, TEXT.decode().encode("utf-16")])
def test_a_source_may_be_a_file_beside_the_bank(tmp_path: Path, raw: bytes) -> None:
    assert with_text(tmp_path, raw) == []


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (TEXT + b"\xe9", "encoding"),
        (TEXT + b"\x1b]52;c;x\x07", "hidden-character"),
        (TEXT + "\u202e".encode(), "hidden-character"),
    ],
)
def test_what_is_wrong_with_the_file_is_named_where_the_bank_names_it(
    tmp_path: Path, raw: bytes, code: str
) -> None:
    assert with_text(tmp_path, raw) == [(code, 4)]


@pytest.mark.parametrize(
    "name",
    [
        *("../secret.txt", "/etc/passwd", "a/../../secret.txt", "~/../secret.txt", "//host/share", ".."),
        *("..\\secret.txt", "'C:\\secret.txt'", "'C:secret.txt'", "\\\\host\\share\\secret.txt"),
        *("link.txt", "folder/secret.txt", "loop"),
    ],
)
def test_a_source_cannot_be_a_file_elsewhere(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    secret = tmp_path / "secret.txt"
    secret.write_bytes(TEXT)
    (home / "link.txt").symlink_to(secret)
    (home / "folder").symlink_to(tmp_path)
    (home / "loop").symlink_to(home / "loop")
    assert with_text(home, TEXT, name) == [("file-outside", 4)]


@pytest.mark.parametrize(
    ("name", "code"), [("absent.txt", "no-file"), (".", "folder"), ("text.txt/a", "no-file")]
)
def test_a_source_that_is_no_file_is_named(tmp_path: Path, name: str, code: str) -> None:
    assert with_text(tmp_path, TEXT, name) == [(code, 4)]


def test_a_source_may_lie_in_a_folder_within_on_every_system(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "b.txt").write_bytes(TEXT)
    assert with_text(tmp_path, b"", "texts\\b.txt") == with_text(tmp_path, b"", "texts/b.txt") == []


def test_warnings_come_with_checking_alone() -> None:
    text = HEAD + items(QUESTION.replace("Lugansk\nwrong", "Odessa\nwrong"))
    assert not read(text).problems
    assert [code for code, _ in named(check(text))] == ["answer-not-in-quote"]
