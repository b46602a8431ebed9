"""A bank's file being worked on: saving, another program's changes, and what is kept of what is not saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.authoring.document import Document, NotEditable
from quiz.authoring.saving import ChangedOnDisk
from quiz.authoring.unsaved import Recovery
from quiz.authoring.values import Plain, Section
from quiz.authoring.work import Look, News, Work
from quiz.bank.problems import ProblemError
from tests.authoring.desks import LATHE, TWO

FIRST = "  - {id: first, event: Is born, date: 1888, quote: He was born at Samara}\n"


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 10
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    bank = tmp_path / "bank.yaml"
    bank.write_text(TWO, encoding="utf-8")
    return bank


@pytest.fixture
def work(path: Path) -> Work:
    return working(path)


def working(path: Path) -> Work:
    return Work(path, Recovery(path.parent / "unsaved", path), Clock())


def ids(work: Work, section: Section = Section.TIMELINE) -> list[str]:
    return [card.id for card in work.desk.section(section)]


def key_of(work: Work, name: str) -> int:
    return next(card.key for card in work.desk.cards if card.id == name)


def write(work: Work, name: str, **changes: Plain) -> int:
    """Type into the fields of an item; its key."""
    key = key_of(work, name)
    work.type(key, changes)
    return key


def save_there(path: Path, *changes: tuple[str, str]) -> None:
    """Let another program change the file."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def take(work: Work) -> None:
    """Go on with what another program has saved."""
    theirs = work.theirs()
    assert theirs
    merge = work.merge(theirs)
    assert not merge.conflicts
    work.take(merge)


# Saving


def test_saving_writes_what_has_changed_and_says_how_many_items(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    assert work.save() == 1
    assert path.read_text(encoding="utf-8") == TWO.replace("event: Escapes", "event: Flees")
    assert work.save() == 0


def test_saving_over_another_program_is_refused(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    save_there(path, ("Is shot", "Is executed"))
    with pytest.raises(ChangedOnDisk):
        work.save()
    assert "Escapes" in path.read_text(encoding="utf-8")


def test_a_new_item_that_says_nothing_is_not_written(work: Work, path: Path) -> None:
    work.add(Section.QUESTIONS, {"ask": ""})
    work.add(Section.QUESTIONS, {"order": []})
    work.add(Section.QUESTIONS, LATHE)
    work.save()
    assert len(Document.read(path.read_bytes()).entries(Section.QUESTIONS)) == 3


def test_an_item_keeps_the_id_that_it_was_saved_under_whatever_is_undone(work: Work, path: Path) -> None:
    key = work.add(Section.QUESTIONS, {"ask": "Whom did he meet?", "quote": "x"})
    work.type(key, {"ask": "Whom did he meet there?"})
    work.save()
    assert "id: whom-did-he-meet-there" in path.read_text(encoding="utf-8")
    work.undo()
    assert work.desk.card(key).fields == {
        "id": "whom-did-he-meet-there",
        "ask": "Whom did he meet?",
        "quote": "x",
    }
    work.save()
    assert "id: whom-did-he-meet-there" in path.read_text(encoding="utf-8")


def test_what_was_removed_and_saved_comes_back_as_it_was(work: Work, path: Path) -> None:
    work.do(work.desk.removed(key_of(work, "escape")))
    work.save()
    work.undo()
    work.save()
    assert ids(working(path)) == ["escape", "back", "exile", "shot"]


@pytest.mark.parametrize("damage", [b"", b"hello world\n", b"title: [", b"- a\n", b"title: A\n"])
def test_a_file_that_is_no_bank_any_more_is_not_taken_over_and_can_be_written_anew(
    work: Work, path: Path, damage: bytes
) -> None:
    path.write_bytes(damage)
    assert work.look().news is News.BROKEN
    assert not work.desk.is_changed
    write(work, "escape", event="Flees")
    with pytest.raises(ChangedOnDisk) as changed:
        work.save()
    with pytest.raises(NotEditable):
        work.merge(changed.value.theirs)
    assert work.write_over() == 1
    assert path.read_text(encoding="utf-8") == TWO.replace("event: Escapes", "event: Flees")
    assert work.look() == Look(News.NONE)


def test_a_file_that_is_gone_can_be_written_anew(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    path.unlink()
    with pytest.raises(ProblemError) as gone:
        work.save()
    assert gone.value.problem.code == "file-gone"
    work.write_over()
    assert path.read_text(encoding="utf-8") == TWO.replace("event: Escapes", "event: Flees")
    assert not work.desk.is_changed


# Another program


def test_what_another_program_adds_is_taken_over_and_each_card_keeps_its_key(work: Work, path: Path) -> None:
    exile, shot = key_of(work, "exile"), write(work, "shot", event="Is executed")
    new = work.add(Section.TIMELINE, {"event": "Writes", "quote": "x"})
    save_there(path, ("timeline:\n", "timeline:\n" + FIRST))
    take(work)
    assert ids(work) == ["first", "escape", "back", "exile", "shot", "writes"]
    assert (key_of(work, "exile"), key_of(work, "shot"), key_of(work, "writes")) == (exile, shot, new)
    assert key_of(work, "first") not in (exile, shot, new)
    assert work.desk.card(shot).texts("event") == ("Is executed",)


def test_what_was_done_before_another_programs_changes_can_be_undone_and_these_stay(
    work: Work, path: Path
) -> None:
    work.do(work.desk.removed(key_of(work, "escape")))
    save_there(path, ("Is shot", "Is executed"))
    take(work)
    assert ids(work) == ["back", "exile", "shot"]
    work.undo()
    assert ids(work) == ["escape", "back", "exile", "shot"]
    assert work.desk.card(key_of(work, "shot")).texts("event") == ("Is executed",)
    work.redo()
    assert ids(work) == ["back", "exile", "shot"]
    work.undo()
    assert not work.desk.is_changed


def test_undoing_goes_back_through_saves_and_other_programs_changes(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    work.save()
    write(work, "escape", event="Runs")
    save_there(path, ("Is shot", "Is executed"))
    take(work)
    work.save()
    work.undo()
    work.undo()
    assert work.desk.card(key_of(work, "escape")).texts("event") == ("Escapes",)
    work.save()
    text = path.read_text(encoding="utf-8")
    assert text == TWO.replace("Is shot", "Is executed")


def test_of_what_both_have_changed_ours_is_kept_if_that_is_decided(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    save_there(path, ("event: Escapes", "event: Gets away"))
    theirs = work.theirs()
    assert theirs
    merge = work.merge(theirs)
    assert [conflict.name for conflict in merge.conflicts] == ["Flees"]
    work.take(merge, merge.conflicts)
    assert work.desk.card(key_of(work, "escape")).texts("event") == ("Flees",)
    work.save()
    assert path.read_text(encoding="utf-8") == TWO.replace("event: Escapes", "event: Flees")


def test_the_rules_see_the_source_as_another_program_has_changed_it(work: Work, path: Path) -> None:
    assert not work.inspector.remarks(key_of(work, "escape"))
    save_there(path, ("He escaped in 1913.", "He fled in 1913."))
    take(work)
    assert [remark.code for remark in work.inspector.remarks(key_of(work, "escape"))] == ["quote-missing"]


def test_the_rules_see_a_source_in_a_file_of_its_own_as_it_is_now(tmp_path: Path) -> None:
    bank, source = tmp_path / "bank.yaml", tmp_path / "life.txt"
    source.write_text("He escaped in 1913.\n", encoding="utf-8")
    event = "{id: escape, event: Escapes, date: 1913, quote: He escaped in 1913}"
    bank.write_text(
        f"title: A\nsource:\n  title: A\n  file: life.txt\ntimeline:\n  - {event}\n", encoding="utf-8"
    )
    work = working(bank)
    assert not work.inspector.remarks(key_of(work, "escape"))
    assert not work.inspector.look_again()
    source.write_text("He fled in 1913.\n", encoding="utf-8")
    assert work.inspector.look_again()
    assert [remark.code for remark in work.inspector.remarks(key_of(work, "escape"))] == ["quote-missing"]


# What is kept


def test_what_was_kept_is_restored_into_the_file_as_it_is_now(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    work.keep()
    save_there(path, ("Is shot", "Is executed"))
    after = working(path)
    recovered = after.recovery.find()
    assert recovered
    after.take(after.restored(recovered))
    after.recovery.adopt()
    after.save()
    assert path.read_text(encoding="utf-8") == TWO.replace("event: Escapes", "event: Flees").replace(
        "Is shot", "Is executed"
    )
    assert working(path).recovery.find() is None


def test_what_was_kept_stays_while_nobody_has_decided_on_it(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    work.keep()
    after = working(path)
    assert after.recovery.find()
    write(after, "shot", event="Is executed")
    after.save()
    after.recovery.forget()
    assert working(path).recovery.find()
    again = working(path)
    assert again.recovery.find()
    again.recovery.discard()
    assert working(path).recovery.find() is None


def test_what_is_saved_is_not_kept_any_more(work: Work, path: Path) -> None:
    write(work, "escape", event="Flees")
    work.keep()
    work.save()
    assert working(path).recovery.find() is None


# Looking at the disk


def test_a_look_takes_over_what_does_not_clash_and_says_what_does_once(work: Work, path: Path) -> None:
    assert work.look() == Look(News.NONE)
    write(work, "escape", event="Flees")
    save_there(path, ("Is shot", "Is executed"))
    assert work.look() == Look(News.TAKEN)
    assert work.look() == Look(News.NONE)
    save_there(path, ("event: Escapes", "event: Gets away"))
    assert work.look() == Look(News.CLASH)
    assert work.look() == Look(News.NONE)
    assert work.desk.card(key_of(work, "escape")).texts("event") == ("Flees",)


def test_a_look_says_once_that_the_file_is_broken_or_gone(work: Work, path: Path) -> None:
    path.write_text("title: [", encoding="utf-8")
    assert work.look().news is News.BROKEN
    assert work.look().news is News.NONE
    path.unlink()
    assert work.look().news is News.UNREADABLE
    assert work.look().news is News.NONE
    path.write_text(TWO, encoding="utf-8")
    assert work.look().news is News.NONE


def test_a_look_sees_a_source_in_a_file_of_its_own(tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text("title: A\nsource: {title: A, file: life.txt}\nquestions: []\n", encoding="utf-8")
    work = working(bank)
    assert work.inspector.bank is None
    (tmp_path / "life.txt").write_text("He escaped in 1913.\n", encoding="utf-8")
    assert work.look() == Look(News.SOURCE)
    assert work.inspector.bank
    assert work.look() == Look(News.NONE)
