from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from quiz.game.round import Kind, Play, Round
from quiz.memory.codec import Flag, Known, PastRound
from quiz.memory.log import Flags, Memory
from tests.memory.examples import BANK, NOW, a_round, an_answer, played, rows


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path) as memory:
        yield memory


def reopened(memory: Memory, folder: Path) -> Memory:
    memory.close()
    return Memory(folder)


# Going on with a round


def test_an_unfinished_round_goes_on_as_it_was_dealt_and_answered(memory: Memory, tmp_path: Path) -> None:
    round_ = played(memory, a_round(), (1.0, 0.5))
    with reopened(memory, tmp_path) as again:
        assert again.unfinished(BANK) == (round_,)


def test_a_round_goes_on_before_its_first_answer(memory: Memory, tmp_path: Path) -> None:
    memory.begin(a_round())
    with reopened(memory, tmp_path) as again:
        assert again.unfinished(BANK) == (a_round(),)


def test_the_newest_unfinished_round_comes_first(memory: Memory) -> None:
    for name in ("old", "new"):
        memory.begin(a_round(name))
    assert [round_.id for round_ in memory.unfinished(BANK)] == ["new", "old"]


def test_a_round_whose_bank_is_not_there_waits(memory: Memory) -> None:
    memory.begin(a_round(bank="prokofiev", opening=("serebryakov/prague-conference",)))
    assert memory.unfinished(BANK) == ()
    assert memory.unfinished((*BANK, "prokofiev", "akhmatova")) != ()


def test_the_last_answer_finishes_a_round(memory: Memory) -> None:
    played(memory, a_round(questions=2), (1.0, 0.0))
    assert memory.unfinished(BANK) == ()
    assert memory.history()[0].finished


def test_the_third_misplaced_event_finishes_a_timeline(memory: Memory) -> None:
    played(memory, a_round(questions=9, play=Play.TIMELINE, kind=Kind.PLACE), (0.0, 1.0, 0.0, 0.0))
    assert memory.unfinished(BANK) == ()


def test_a_round_of_a_later_version_is_passed_over(memory: Memory) -> None:
    memory.begin(a_round())
    row = dict(memory._rows("SELECT * FROM round")[0])
    with memory._writing():
        memory._insert("round", {**row, "number": 2, "id": "a duel", "play": "duel"})
        memory._insert("round", {**row, "number": 3, "id": "of elsewhere", "banks": "?"})
    assert [round_.id for round_ in memory.unfinished(BANK)] == ["first"]
    assert [round_.id for round_ in memory.history()] == ["first"]
    assert memory.recall("a duel") is None


def test_a_round_that_never_was_is_not_recalled(memory: Memory) -> None:
    assert memory.recall("no such round") is None


def test_one_player_does_not_see_what_another_plays(memory: Memory, tmp_path: Path) -> None:
    played(memory, a_round(questions=1), (1.0,))
    memory.begin(a_round("second"))
    memory.flag("serebryakov", "lathe", "ambiguous", NOW)
    with Memory(tmp_path, player="Ada") as other:
        assert not other.unfinished(BANK)
        assert not other.history()
        assert not other.flags("serebryakov")
        assert other.known("serebryakov") == {}
        assert other.best(Play.ROUND, BANK) == 0
        assert other.recall("first") is None


# Amending


def test_an_answer_can_be_said_to_have_been_a_guess(memory: Memory) -> None:
    round_ = played(memory, a_round(), (1.0,)).unsure()
    memory.amend(round_)
    assert memory.unfinished(BANK) == (round_,)
    assert not memory.known("serebryakov")["item-0"].sure


def test_the_last_word_on_an_answer_counts(memory: Memory) -> None:
    round_ = played(memory, a_round(), (1.0,))
    memory.amend(round_.unsure())
    memory.amend(round_)
    assert memory.recall("first") == round_


def test_an_answer_that_an_entry_takes_back_counts_nowhere(memory: Memory) -> None:
    played(memory, a_round(), (0.0,))
    with memory._writing():
        entry = {"answer": "first-0", "what": "taken back", "at": "2026-11-22", "utc_offset": 0}
        memory._insert("amendment", entry)
    assert memory.unfinished(BANK) == (a_round(),)
    assert memory.known("serebryakov") == {}
    memory.record(a_round(), an_answer("better"))
    assert memory.unfinished(BANK) == (a_round().answered(an_answer("better")),)


def test_of_two_answers_to_one_question_the_first_counts(memory: Memory, tmp_path: Path) -> None:
    memory.begin(a_round())
    with Memory(tmp_path) as beside:
        (its_round,) = beside.unfinished(BANK)
        memory.record(a_round(), an_answer("here"))
        beside.record(its_round, an_answer("there", mark=0.0))
    assert memory.unfinished(BANK) == (a_round().answered(an_answer("here")),)
    assert memory.history()[0].answered == 1
    assert rows(tmp_path, "SELECT id FROM answer ORDER BY number") == [("here",), ("there",)]


# What follows


def test_history_sums_up_a_round(memory: Memory) -> None:
    played(memory, a_round(), (1.0, 0.5))
    assert memory.history() == (
        PastRound(
            id="first",
            play=Play.ROUND,
            banks=BANK,
            begun=NOW,
            seconds=9.0,
            score=1.5,
            total=3,
            answered=2,
            finished=False,
        ),
    )


def test_history_knows_the_day_of_a_daily_timeline(memory: Memory) -> None:
    memory.begin(Round("today", Play.DAILY, "", (), day="2026-11-22"))
    assert memory.history()[0].day == "2026-11-22"


def test_a_day_has_its_finished_timelines_the_first_begun_first(memory: Memory) -> None:
    today, *others = (
        replace(a_round(name, questions=1, play=Play.DAILY), day=day)
        for name, day in (
            ("a", "2026-11-22"),
            ("b", "2026-11-22"),
            ("c", "2026-11-21"),
            ("left", "2026-11-22"),
        )
    )
    finished = [played(memory, round_, (1.0,)) for round_ in (today, *others[:-1])]
    memory.begin(others[-1])
    assert memory.finished_on("2026-11-22") == tuple(finished[:2])


def test_history_begins_with_the_newest_round(memory: Memory) -> None:
    for name in ("a", "b", "c"):
        played(memory, a_round(name), (1.0,))
    assert [past.id for past in memory.history()] == ["c", "b", "a"]


def test_the_last_answer_to_an_item_says_how_well_it_is_known(memory: Memory) -> None:
    played(memory, a_round("a"), (0.0,))
    played(memory, a_round("b"), (1.0,))
    known = memory.known("serebryakov")
    assert known == {"item-0": Known(mark=1.0, fingerprint="0f1e2d3c4b5a", at=NOW)}
    assert known["item-0"].at.utcoffset() == timedelta(hours=1)


def test_what_is_known_of_one_bank_says_nothing_of_another(memory: Memory) -> None:
    played(memory, a_round(bank="prokofiev"), (1.0,))
    assert memory.known("serebryakov") == {}


def test_finding_a_proof_is_not_knowing_the_answer(memory: Memory) -> None:
    played(memory, a_round(play=Play.PROOF, kind=Kind.PROOF), (1.0,))
    assert memory.known("serebryakov") == {}


def test_the_best_round_is_the_finished_one_with_the_highest_score(memory: Memory) -> None:
    played(memory, a_round("a", questions=2), (1.0, 0.5))
    played(memory, a_round("b", questions=2), (1.0, 0.0))
    played(memory, a_round("unfinished", questions=4), (1.0, 1.0, 1.0))
    played(memory, a_round("a timeline", questions=3, play=Play.TIMELINE), (1.0, 1.0, 1.0))
    assert memory.best(Play.ROUND, BANK) == 1.5


def test_the_best_over_some_banks_is_over_exactly_these(memory: Memory) -> None:
    played(memory, a_round(questions=1), (1.0,))
    assert memory.best(Play.ROUND, BANK) == 1.0
    assert memory.best(Play.ROUND, (*BANK, "prokofiev")) == 0


def test_a_setting_is_the_one_last_kept(memory: Memory, tmp_path: Path) -> None:
    memory.keep_setting("theme", "archive-light")
    memory.keep_setting("theme", "archive-dark")
    with reopened(memory, tmp_path) as again:
        assert again.setting("theme") == "archive-dark"


def test_a_setting_never_kept_has_its_default(memory: Memory) -> None:
    assert memory.setting("theme", "archive-dark") == "archive-dark"


def test_flags_are_kept_in_the_order_they_were_raised(memory: Memory) -> None:
    memory.flag("serebryakov", "lathe", "ambiguous", NOW)
    memory.flag("serebryakov", "lathe", "mistaken", NOW)
    memory.flag("prokofiev", "opera", "mistaken", NOW)
    assert memory.flags("serebryakov") == (
        Flag("lathe", "ambiguous", NOW, number=1),
        Flag("lathe", "mistaken", NOW, number=2),
    )


def test_a_settled_flag_is_only_among_all_of_them(tmp_path: Path) -> None:
    with Memory(tmp_path, now=lambda: NOW + timedelta(days=2)) as memory:
        for word in ("ambiguous", "mistaken"):
            memory.flag("serebryakov", "lathe", word, NOW)
        first, second = memory.flags("serebryakov")
        assert memory.settle([first]) == 1
        assert memory.flags("serebryakov") == (second,)
        settled = first._replace(settled=NOW + timedelta(days=2))
        assert memory.flags("serebryakov", settled=True) == (settled, second)


def test_a_flag_is_settled_once(memory: Memory) -> None:
    memory.flag("serebryakov", "lathe", "ambiguous", NOW)
    flags = memory.flags("serebryakov")
    assert [memory.settle([*flags, *flags]), memory.settle(flags)] == [1, 0]


def test_the_flags_of_one_item_are_settled_together(memory: Memory) -> None:
    for bank, item in (
        ("serebryakov", "lathe"),
        ("serebryakov", "lathe"),
        ("serebryakov", "baku"),
        ("b", "lathe"),
    ):
        memory.flag(bank, item, "unclear", NOW)
    flags = Flags(memory, "serebryakov")
    assert flags.said.keys() == {"lathe", "baku"}
    assert flags.settle("lathe") == 2
    assert flags.said.keys() == {"baku"}
    assert memory.flags("b")
    assert flags.settle("lathe") == 0


def test_what_is_flagged_again_stands_open_again(memory: Memory) -> None:
    memory.flag("serebryakov", "lathe", "unclear", NOW)
    Flags(memory, "serebryakov").settle("lathe")
    memory.flag("serebryakov", "lathe", "still unclear", NOW)
    assert [flag.word for flag in memory.flags("serebryakov")] == ["still unclear"]


@pytest.mark.parametrize(
    "text", ["", "[sic]", "\x00\x1b[31m", "'; DROP TABLE answer; --", "\ud800", "👩‍🏫" * 50]
)
def test_hostile_text_is_kept_like_any_other(memory: Memory, text: str) -> None:
    round_ = a_round(text, bank=text)
    memory.record(round_, an_answer(f"by {text}", chosen=(text,)))
    memory.keep_setting(text, text)
    memory.flag(text, text, text, NOW)
    kept = text.encode("utf-8", "replace").decode()
    assert memory.setting(text) == memory.flags(text)[0].word == kept
    assert memory.unfinished([kept])[0].answers[0].chosen == (kept,)
