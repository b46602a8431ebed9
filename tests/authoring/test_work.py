"""A bank's file being worked on: undoing, saving, another program's changes, and what is kept of all that."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest

from quiz.authoring.desk import Desk
from quiz.authoring.document import Document
from quiz.authoring.unsaved import Recovery
from quiz.authoring.values import BANK, Plain, Section
from quiz.authoring.work import PAUSE, News, Work
from quiz.bank.problems import ProblemError
from tests.authoring.desks import LATHE, TWO
from tests.bank.bank_texts import TIMELINE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    bank = tmp_path / "bank.yaml"
    bank.write_text(TWO, encoding="utf-8")
    return bank


@pytest.fixture
def work(path: Path) -> Work:
    return working(path)


def working(path: Path, times: Iterable[float] = ()) -> Work:
    """The work on a file; what is done at each of these seconds is an act by itself unless they are near."""
    return Work(path, Recovery(path.parent / "unsaved", path), iter(times or count(0, 10)).__next__)


def key_of(work: Work, name: str) -> int:
    return next(card.key for card in work.desk.cards if card.id == name)


def said(work: Work, name: str) -> str:
    return work.desk.card(key_of(work, name)).text("event")


def codes(work: Work) -> list[str]:
    return [remark.code for remark in work.inspector.remarks(key_of(work, "escape"))]


def known(work: Work) -> Collection[str]:
    """The ids of the questions that the rules know of."""
    return work.inspector.bank.question if work.inspector.bank else ()


def write(work: Work, name: str, **changes: Plain) -> int:
    """Type into the fields of an item; its key."""
    key = key_of(work, name)
    work.type(key, changes)
    return key


def swap(path: Path, old: str, new: str) -> None:
    """Let another program change the file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# Acts


def test_acts_are_taken_back_and_done_again_until_another_is_done(work: Work) -> None:
    start = work.desk
    work.do(gone := start.removed(key_of(work, "shot")))
    for act, is_done, desk in ((work.undo, True, start), (work.undo, False, start), (work.redo, True, gone)):
        assert act() == is_done
        assert work.desk == desk
    work.undo()
    write(work, "escape", event="Flees")
    assert not work.redo()


def test_typing_into_one_field_is_one_act_until_a_pause(path: Path) -> None:
    work = working(path, (0, 0.1, 0.1 + PAUSE, 0.2 + PAUSE))
    for text in ("a", "ab", "abc"):
        write(work, "shot", event=text)
    write(work, "shot", date="1937-02")
    seen = []
    while work.undo():
        seen.append(said(work, "shot"))
    assert seen == ["abc", "ab", "Is shot"]


# Saving


def test_a_new_item_that_says_nothing_is_not_written(work: Work, path: Path) -> None:
    new: list[dict[str, Plain]] = [{"ask": ""}, {"order": []}, LATHE]
    for fields in new:
        work.add(Section.QUESTIONS, fields)
    work.save()
    assert len(Document.read(path.read_bytes()).items[Section.QUESTIONS]) == 3


def test_an_item_that_is_appended_follows_what_another_program_has_saved(work: Work, path: Path) -> None:
    swap(path, "Is shot", "Is executed")
    for name in ("where-did-he-operate-a-lathe-2", "where-did-he-operate-a-lathe-3"):
        assert name not in known(work)
        found, line = work.append(Section.QUESTIONS, LATHE)
        lines = path.read_text(encoding="utf-8").splitlines()
        assert (found, lines[line - 1]) == (name, f"  - id: {name}")
        assert name in known(work)
    assert said(work, "shot") == "Is executed"
    assert not work.desk.is_changed


def test_an_item_keeps_the_id_that_it_was_saved_under_whatever_is_undone(work: Work, path: Path) -> None:
    key = work.add(Section.QUESTIONS, {"ask": "Whom did he meet?", "quote": "x"})
    work.type(key, {"ask": "Whom did he meet there?"})
    work.save()
    work.undo()
    expected = {"id": "whom-did-he-meet-there", "ask": "Whom did he meet?", "quote": "x"}
    assert work.desk.card(key).fields == expected
    work.save()
    assert "id: whom-did-he-meet-there" in path.read_text(encoding="utf-8")
    old = work.desk.section(Section.QUESTIONS)[0]
    assert not old.has_id
    work.do(work.desk.removed(old.key))
    work.save()
    work.undo()
    assert work.desk.card(old.key).text("id") == old.id


@pytest.mark.parametrize("damage", [b"", b"title: [", b"- a\n", b"title: A\n", None])
def test_a_file_that_is_no_bank_any_more_is_not_taken_over_and_can_be_written_anew(
    work: Work, path: Path, damage: bytes | None
) -> None:
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    assert [bool(each) for each in work.look()] == [True, False]
    write(work, "escape", event="Flees")
    with pytest.raises(ProblemError):
        work.save()
    assert work.write_over() == 1
    assert path.read_text(encoding="utf-8") == TWO.replace("event: Escapes", "event: Flees")
    assert work.look() == News()


# Another program


def test_undoing_goes_back_through_saves_and_other_programs_changes_which_stay(
    work: Work, path: Path
) -> None:
    work.do(work.desk.removed(key_of(work, "back")))
    write(work, "escape", event="Flees")
    work.save()
    write(work, "escape", event="Runs")
    swap(path, "Is shot", "Is executed")
    assert work.look().is_taken
    assert said(work, "escape") == "Runs"
    work.save()
    for _ in range(3):
        work.undo()
    assert (said(work, "escape"), said(work, "shot")) == ("Escapes", "Is executed")
    work.save()
    expected = Document.read(TWO.replace("Is shot", "Is executed").encode())
    assert Document.read(path.read_bytes()).items == expected.items


def test_a_look_says_once_what_it_has_found(work: Work, path: Path) -> None:
    assert work.look() == News()
    write(work, "escape", event="Flees")
    for damage in (
        lambda: swap(path, "event: Escapes", "event: Gets away"),  # which clashes
        lambda: path.write_text("title: [", encoding="utf-8"),
        path.unlink,
    ):
        damage()
        assert [bool(each) for each in work.look()] == [True, False]
        assert work.look() == News()
    path.write_text(TWO, encoding="utf-8")
    assert work.look() == News()
    assert said(work, "escape") == "Flees"


def test_what_is_typed_into_the_head_is_no_change_of_another_program(work: Work, path: Path) -> None:
    work.do(work.desk.typed(BANK, {"language": "en-GB"}))
    work.inspector.survey()
    assert work.look() == News()
    swap(path, "He escaped in 1913.", "He fled in 1913.")
    assert work.look().is_taken


def test_the_rules_see_the_source_as_another_program_has_changed_it(work: Work, path: Path) -> None:
    swap(path, "He escaped in 1913.", "He fled in 1913.")
    assert work.look().is_taken
    assert codes(work) == ["quote-missing"]
    source, bank = path.with_name("life.txt"), "title: A\nsource: {title: A, file: life.txt}\n"
    path.write_text(bank + TIMELINE, encoding="utf-8")
    work = working(path)
    assert work.inspector.bank is None
    for text, found in (("He escaped in 1913.\n", []), ("He fled in 1913.\n", ["quote-missing"])):
        source.write_text(text, encoding="utf-8")
        assert work.look().is_taken
        assert work.look() == News()
        assert codes(work) == found


# What is kept


def test_what_was_kept_is_restored_into_the_file_as_it_is_now(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    work.keep()
    swap(path, "Is shot", "Is executed")
    after = working(path)
    recovered = after.recovery.find()
    assert recovered
    after.take(after.restored(recovered))
    after.keep_restored()
    assert (said(after, "escape"), said(after, "shot")) == ("Flees", "Is executed")
    assert [card.id for card in after.desk.changed()] == ["escape"]


def test_what_was_kept_stays_while_nobody_has_decided_on_it(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    work.keep()
    after = working(path)
    assert after.recovery.find()
    write(after, "shot", event="Is executed")
    after.save()
    after.recovery.forget()
    again = working(path)
    assert again.recovery.find()
    again.recovery.discard()
    assert working(path).recovery.find() is None


def test_what_a_thread_keeps_while_it_is_saved_is_forgotten(
    work: Work, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.add(Section.QUESTIONS, LATHE)
    keeping, begun, written = Thread(target=work.keep), Event(), Desk.written

    def slow(desk: Desk) -> Document:
        begun.set()
        sleep(0.1)
        return written(desk)

    monkeypatch.setattr(Desk, "written", slow)
    keeping.start()
    begun.wait()
    monkeypatch.setattr(Desk, "written", written)
    work.save()
    keeping.join()
    assert working(path).recovery.find() is None
