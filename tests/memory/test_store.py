"""What follows from the log: rounds to go on with, past ones, what is known, settings and flags."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from quiz.game.round import Kind, Play, Round
from quiz.memory.codec import Flag
from quiz.memory.log import Flags, Memory
from tests.memory.examples import BANK, NOW, a_round, an_answer, played, rows


def test_an_unfinished_round_goes_on_as_it_was_dealt_and_answered(memory: Memory, tmp_path: Path) -> None:
    round_ = played(memory, a_round(), 1.0, 0.5)
    with Memory(tmp_path) as again:
        assert again.unfinished(BANK) == (round_,)


def test_the_newest_round_comes_first_and_one_whose_bank_is_not_there_waits(memory: Memory) -> None:
    for name in ("old", "new"):
        memory.keep(a_round(name))
    memory.keep(replace(a_round("other", bank="prokofiev"), opening=("serebryakov/prague-conference",)))
    assert [round_.id for round_ in memory.unfinished(BANK)] == ["new", "old"]
    assert [past.id for past in memory.history()] == ["other", "new", "old"]
    assert memory.history()[0].banks == ("prokofiev", "serebryakov")
    assert len(memory.unfinished((*BANK, "prokofiev", "akhmatova"))) == 3


@pytest.mark.parametrize(
    ("round_", "marks"),
    [
        (a_round(questions=2), (1.0, 0.0)),
        (a_round(questions=9, play=Play.TIMELINE, kind=Kind.PLACE), (0.0, 1.0, 0.0, 0.0)),
    ],
    ids=["the last answer", "the third misplaced event"],
)
def test_a_round_ends_by_itself(round_: Round, marks: tuple[float, ...], memory: Memory) -> None:
    played(memory, round_, *marks)
    assert memory.unfinished(BANK) == ()
    assert memory.history()[0].finished


def test_a_round_of_a_later_version_is_passed_over(memory: Memory) -> None:
    memory.keep(a_round())
    row = memory._rows("SELECT * FROM round")[0]
    with memory._writing():
        memory._insert("round", {**row, "number": 2, "id": "a duel", "play": "duel"})
        memory._insert("round", {**row, "number": 3, "id": "of elsewhere", "banks": "?"})
    assert [round_.id for round_ in memory.unfinished(BANK)] == ["first"]
    assert [round_.id for round_ in memory.history()] == ["first"]
    assert (memory.recall("a duel"), memory.recall("no such round")) == (None, None)


def test_the_last_word_on_whether_an_answer_was_a_guess_counts(memory: Memory) -> None:
    round_ = played(memory, a_round(), 1.0)
    for said in (round_.unsure(), round_):
        memory.amend(said)
        assert memory.recall("first") == said


def test_an_answer_that_an_entry_takes_back_counts_nowhere(memory: Memory) -> None:
    played(memory, a_round(), 1.0)
    with memory._writing():
        entry = {"answer": "first-0", "what": "taken back", "at": "2026-11-22", "utc_offset": 0}
        memory._insert("amendment", entry)
    assert memory.unfinished(BANK) == (a_round(),)
    assert memory.known("serebryakov") == {}
    memory.keep(a_round().answered(an_answer("better")))
    assert memory.unfinished(BANK) == (a_round().answered(an_answer("better")),)


def test_of_two_answers_to_one_question_the_first_counts(memory: Memory, tmp_path: Path) -> None:
    memory.keep(a_round())
    with Memory(tmp_path) as beside:
        (its_round,) = beside.unfinished(BANK)
        memory.keep(a_round().answered(an_answer("here")))
        beside.keep(its_round.answered(an_answer("there", mark=0.0)))
    assert memory.unfinished(BANK) == (a_round().answered(an_answer("here")),)
    assert memory.history()[0].answered == 1
    assert rows(tmp_path, "SELECT id FROM answer ORDER BY number") == [("here",), ("there",)]


def test_the_last_answer_to_an_item_says_how_well_it_is_known_but_not_a_proof(memory: Memory) -> None:
    played(memory, a_round("a"), 0.0, 1.0)
    played(memory, a_round("b"), 1.0, 0.5)
    played(memory, a_round("other", bank="prokofiev"), 0.0)
    played(memory, a_round("proof", questions=2, play=Play.PROOF, kind=Kind.PROOF), 0.0, 1.0)
    assert memory.known("serebryakov") == {"item-0": "0f1e2d3c4b5a"}


def test_a_lesson_goes_on_among_what_came_back_which_counts_for_nothing(
    memory: Memory, tmp_path: Path
) -> None:
    lesson = a_round(questions=2, play=Play.READ, is_lesson=True)
    round_ = played(memory, lesson, 0.0, 0.0, 0.0, 1.0)
    with Memory(tmp_path) as after_a_kill:
        assert after_a_kill.unfinished(BANK) == (round_,)
        assert (round_.current, round_.is_again) == (lesson.dealt[0], True)
        (past,) = after_a_kill.history()
        assert (past.right, past.answered, past.finished) == (0, 2, False)
        assert after_a_kill.known("serebryakov") == {}
        played(after_a_kill, round_, 1.0)
        assert after_a_kill.unfinished(BANK) == ()
        assert after_a_kill.history()[0].finished


def test_a_finished_lesson_is_taken_up_again_if_its_last_answer_was_a_guess(memory: Memory) -> None:
    round_ = played(memory, a_round(questions=1, play=Play.READ, is_lesson=True), 1.0)
    memory.amend(round_.unsure())
    assert memory.unfinished(BANK) == (round_.unsure(),)
    assert not memory.history()[0].finished
    played(memory, round_.unsure(), 1.0)
    assert memory.history()[0].finished


def test_the_best_timeline_is_the_finished_one_with_the_highest_score(memory: Memory) -> None:
    for name, *marks in (("a", 1.0, 0.5), ("b", 1.0, 0.0)):
        played(memory, a_round(name, questions=2, play=Play.TIMELINE), *marks)
    played(memory, a_round("unfinished", questions=4, play=Play.TIMELINE), 1.0, 1.0, 1.0)
    played(memory, a_round("a round", questions=3), 1.0, 1.0, 1.0)
    assert memory.best_timeline(BANK) == 1.5
    assert memory.best_timeline((*BANK, "prokofiev")) == 0  # over exactly these


def test_a_settled_flag_is_only_among_all_of_them(tmp_path: Path) -> None:
    later = NOW + timedelta(days=2)
    with Memory(tmp_path, now=lambda: later) as memory:
        for bank, word in (("serebryakov", "ambiguous"), ("serebryakov", "mistaken"), ("other", "x")):
            memory.flag(bank, "lathe", word, NOW)
        first, second = memory.flags("serebryakov")
        assert (first, second) == (Flag("lathe", "ambiguous", NOW, 1), Flag("lathe", "mistaken", NOW, 2))
        assert [memory.settle([first, first]), memory.settle([first])] == [1, 0]
        assert memory.flags("serebryakov") == (first._replace(settled=later), second)


def test_the_flags_of_one_item_are_settled_together_and_stand_open_when_flagged_again(memory: Memory) -> None:
    for bank, item in (("ada", "lathe"), ("ada", "lathe"), ("ada", "baku"), ("b", "lathe")):
        memory.flag(bank, item, "unclear", NOW)
    flags = Flags(memory, "ada")
    assert [flags.settle("lathe"), flags.settle("lathe")] == [2, 0]
    assert flags.said == {"baku": ["“unclear” (2026-11-22)"]}
    assert memory.flags("b")
    memory.flag("ada", "lathe", "still unclear", NOW)
    assert flags.said["lathe"] == ["“still unclear” (2026-11-22)"]


@pytest.mark.parametrize(
    "text", ["", "[sic]", "\x00\x1b[31m", "'; DROP TABLE answer; --", "\ud800", "👩‍🏫" * 50]
)
def test_hostile_text_is_kept_like_any_other(memory: Memory, text: str) -> None:
    memory.keep(a_round(text, bank=text).answered(an_answer(f"by {text}", text)))
    memory.keep_setting(text, text)
    memory.flag(text, text, text, NOW)
    kept = text.encode("utf-8", "replace").decode()
    assert memory.setting(text) == memory.flags(text)[0].word == kept
    assert memory.unfinished([kept])[0].answers[0].chosen == (kept,)
