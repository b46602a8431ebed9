"""Games line by line: what golden conversations do not hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.bank.problems import Problem, ProblemError
from quiz.game.banks import Banks
from quiz.game.round import Kind, Play, Round, Settings
from quiz.memory.player import Player
from tests.plain.games import BANK, HOSTILE, a_player, conversation, right, script, wrong

PLAYS = (Play.ROUND, Play.READ, Play.PROOF, Play.TIMELINE, Play.DAILY)


def played(folder: Path, play: Play, answer: Callable[[Round, Banks], str], text: str = BANK) -> str:
    """A whole round answered in one way, in a pipe."""
    lines = script(folder, play, answer, text)
    return conversation(a_player(folder / "played", text, settings=Settings()), *lines, play=play)


@pytest.mark.parametrize("play", PLAYS)
def test_every_way_to_play_is_played_to_its_end(tmp_path: Path, play: Play) -> None:
    all_right = played(tmp_path / "right", play, right)
    assert "Done." in all_right
    assert "Not this one." not in all_right
    assert "Not wholly right" not in all_right
    feedback, results = played(tmp_path / "wrong", play, wrong).split("Done.")
    assert "Not this one." in feedback
    assert "Not wholly right:" in results
    assert "The source says: “" in results
    assert max(map(len, f"{feedback}{results}".splitlines())) <= 76


def test_an_event_without_a_date_is_never_answered_with_nothing(tmp_path: Path) -> None:
    undated = BANK.replace("date: 1835", "after: met").replace("date: 1843", "after: married")
    for answer in (right, wrong):
        said = " ".join(played(tmp_path / answer.__name__, Play.DAILY, answer, undated).split())
        assert "Right. The source" not in said
        assert "The text puts it after “" in said or "It happened after “" in said
    assert "The right place: after “" in said


def test_time_is_not_said_in_a_pipe_with_a_seed(tmp_path: Path) -> None:
    assert " s." not in played(tmp_path, Play.ROUND, right).split("Done.")[1].splitlines()[0]
    pressed = [line for answer in script(tmp_path, Play.ROUND, right) for line in (answer, "")]
    player = a_player(tmp_path / "b", settings=Settings())
    at_a_terminal = conversation(player, *pressed, play=Play.ROUND, interactive=True)
    assert "Your score is 3 of 3, in 0 s." in at_a_terminal


def test_reading_goes_on_where_it_stopped_and_a_pipe_goes_on_with_nothing(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    conversation(player, "", "1", "", "q", "y", play=Play.READ, interactive=True)
    conversation(player, play=Play.ROUND)
    assert "Go on" not in conversation(player)
    said = conversation(player, "2", "y", "", interactive=True)
    assert "1. Go on: Round, question 1 of 3" in said
    assert "2. Read and play: " in said
    assert "You stopped at Read and play, question 2 of 3." in said
    assert "Question 2 of 3." in said


WHERE, WHOM = "Where was Ada born?", "Whom did she meet or marry?"


@pytest.mark.parametrize(
    ("lines", "interactive", "flag", "question"),
    [
        pytest.param(("u", "f", "f too easy"), False, ("where", "too easy"), WHERE, id="the first"),
        pytest.param(("", "1", "", "", "f unclear"), True, ("men", "unclear"), WHOM, id="in a terminal"),
        pytest.param(("1", "?", "f no"), False, ("where", "no"), WHERE, id="after an answer"),
        pytest.param(
            *(
                ("", "1", "", "", "1 2", "", "1 2 3", "f x"),
                True,
                ("life", "x"),
                "Put these in order, earliest",
            ),
            id="an ordering with its events",
        ),
    ],
)
def test_a_flag_is_for_the_question_just_asked_but_in_a_pipe_for_the_one_just_answered(
    tmp_path: Path, lines: tuple[str, ...], interactive: bool, flag: tuple[str, str], question: str
) -> None:
    player = a_player(tmp_path)
    said = conversation(player, *lines, play=Play.READ, interactive=interactive)
    assert [(each.item, each.word) for each in player.memory.flags("ada")] == [flag]
    flagged = " ".join(said.split()).partition(f"Flagged for its teacher: {question}")[2]
    assert ("Is born" in flagged) == (flag == ("life", "x"))
    assert flagged


@pytest.mark.parametrize(
    ("typed", "explained"),
    [
        ("9", "There is no 9: please type numbers from 1 to 3."),
        ("1 1 2", "Please type no number twice."),
        ("1 2", "Please type every number once. Missing: 3."),
        ("first", "Please type digits"),
        ("r", "\nPut these in order, earliest first.\n1. "),
        ("123", "Done."),
    ],
)
def test_an_order_may_be_typed_without_blanks_and_one_that_is_none_is_explained(
    tmp_path: Path, typed: str, explained: str
) -> None:
    settings = Settings(1, frozenset({Kind.ORDERING}), frozenset({"Life"}))
    said = conversation(a_player(tmp_path, settings=settings), typed, play=Play.ROUND).split("> ")[1]
    assert explained in said
    assert ("Done." in said) == (explained == "Done.")


def test_a_hostile_bank_prints_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    hostile = BANK.replace("Paris", f"Paris {HOSTILE}").replace("Is born", f"Is born {HOSTILE}")
    hostile = hostile.replace("She never", f"{HOSTILE} She never").replace("short.", HOSTILE)
    for play in PLAYS:
        lines = script(tmp_path, play, wrong, hostile)
        said = conversation(a_player(tmp_path, hostile), "f \x1b[2J", *lines, play=play)
        assert "Done." in said
        assert not {character for character in said if character < " " and character != "\n"}
        assert not set("\x7f\x9b\u202e\u2066") & set(said)


def test_a_memory_that_fails_is_said_once_and_play_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = a_player(tmp_path / "p", settings=Settings())

    def full(*_: object) -> None:
        raise ProblemError(Problem("memory", "the disk is full"))

    monkeypatch.setattr(player.memory, "keep", full)
    said = conversation(player, *script(tmp_path, Play.ROUND, right), play=Play.ROUND)
    assert said.count("the disk is full") == 1
    assert "Your score is 3 of 3." in said


def chosen(player: Player, entry: str, *lines: str, interactive: bool = False) -> str:
    """What is said when an entry of the menu is chosen, and these lines are typed then."""
    menu = conversation(player, interactive=interactive).splitlines()
    number = next(line.split(".")[0] for line in menu if line.partition(". ")[2].startswith(entry))
    return conversation(player, number, *lines, interactive=interactive)


def test_the_source_is_read_paragraph_by_paragraph_where_somebody_is_there(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    said = chosen(player, "Source", interactive=True)
    assert "Press Enter for the next paragraph" in said
    assert "Ada died of cancer" not in said
    assert "That is the whole text." in chosen(player, "Source", "", interactive=True)


def test_settings_that_leave_nothing_to_draw_are_refused_or_said(tmp_path: Path) -> None:
    text = BANK[: BANK.index("  - id: life")].replace("topic: Work\n    ask", "topic: Else\n    ask")
    player = a_player(tmp_path, text, settings=Settings(kinds=frozenset({Kind.ORDERING})))
    assert "Nothing would be left to draw" in chosen(player, "Topics, length", "3", "2")
    assert player.settings.topics == frozenset()
    nowhere = a_player(tmp_path, settings=Settings(topics=frozenset({"Nowhere"})))
    assert "There is nothing to draw with these settings." in conversation(nowhere, play=Play.ROUND)


def test_past_rounds_are_listed(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    conversation(player, play=Play.PROOF)
    assert "2026-11-22 21:05  Proof, Ada: 0 of 2, left after 0 answers\n" in chosen(player, "Past rounds")


def test_the_timeline_of_today_is_dealt_once_but_again_in_a_pipe(tmp_path: Path) -> None:
    player, answers = a_player(tmp_path / "p"), script(tmp_path, Play.DAILY, right)
    conversation(player, *answers, play=Play.DAILY)
    said = chosen(player, "Timeline of today", interactive=True)
    assert "4. Timeline of today: played today, 4 placed\n" in said
    assert "You have played the timeline of today already.\nDone. 4 events placed right" in said
    assert "To share: Ada · timeline of 2026-11-22 · 4 placed · ●●●●\n" in said
    assert "Event 1 of 4" not in said
    asked_for = conversation(player, play=Play.DAILY, interactive=True)
    assert "To share: Ada · timeline of 2026-11-22" in asked_for
    assert "What would you like to do?" in asked_for
    assert "Event 1 of 4" in conversation(player, play=Play.DAILY)


def test_what_is_typed_is_on_the_disk_before_its_feedback(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p")
    conversation(player, script(tmp_path, Play.ROUND, right)[0], play=Play.ROUND)
    with sqlite3.connect(tmp_path / "p" / "quiz.sqlite3") as database:
        assert database.execute("SELECT COUNT(*) FROM answer").fetchone() == (1,)
    database.close()
