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
Answering = Callable[[Round, Banks], str]


def played(folder: Path, play: Play, answer: Answering, *, interactive: bool = False) -> str:
    """A whole round answered in one way, in a pipe."""
    lines = script(folder, play, answer)
    player = a_player(folder / "played", settings=Settings())
    return conversation(player, *lines, play=play, interactive=interactive)


@pytest.mark.parametrize("play", PLAYS)
def test_every_way_to_play_is_played_to_its_end_all_right(tmp_path: Path, play: Play) -> None:
    said = played(tmp_path, play, right)
    assert "Done." in said
    assert "Not this one." not in said
    assert "Not wholly right" not in said


@pytest.mark.parametrize("play", PLAYS)
def test_every_way_to_play_names_each_miss_with_its_quote(tmp_path: Path, play: Play) -> None:
    said = played(tmp_path, play, wrong)
    feedback, results = said.split("Done.")
    assert "Not this one." in feedback
    assert "Not wholly right:" in results
    assert "The source says: " in feedback
    assert "The source says: “" in results


def test_a_seed_prints_the_same_whatever_is_remembered(tmp_path: Path) -> None:
    lines = script(tmp_path, Play.ROUND, wrong)
    said = [
        conversation(a_player(tmp_path, settings=Settings()), *lines, "q", play=Play.ROUND) for _ in range(2)
    ]
    assert said[0] == said[1]


def test_a_quote_stands_in_its_passage_with_misprints_corrected(tmp_path: Path) -> None:
    said = played(tmp_path, Play.READ, right)
    assert "The source says: “Ada was born in Lndon [London] in 1815”. She met" in " ".join(said.split())


def test_each_quote_of_an_ordering_is_said_once(tmp_path: Path) -> None:
    ordering = next(
        part for part in played(tmp_path, Play.READ, right).split("Question ") if "The right order:" in part
    )
    assert ordering.split("Done.")[0].count("“In 1835 she married William King”") == 1


def test_a_right_option_beside_a_wrong_one_is_said_to_be_right(tmp_path: Path) -> None:
    player = a_player(tmp_path, settings=Settings(length=None, kinds=frozenset({Kind.CHOICE})))

    def half(round_: Round, banks: Banks) -> str:
        good, bad = right(round_, banks).split(), wrong(round_, banks).split()
        return f"{good[0]} {bad[0]}" if len(good) == 2 else " ".join(good)

    said = conversation(player, *script(tmp_path, Play.READ, half), play=Play.READ)
    assert "Not this one." in said
    assert "You chose rightly: " in said


def test_an_event_without_a_date_is_never_answered_with_nothing(tmp_path: Path) -> None:
    undated = BANK.replace("date: 1835", "after: met").replace("date: 1843", "after: married")
    for answer in (right, wrong):
        lines = script(tmp_path / f"{answer.__name__}-script", Play.DAILY, answer, undated)
        player = a_player(tmp_path / answer.__name__, undated)
        said = " ".join(conversation(player, *lines, play=Play.DAILY).split())
        assert "Right. The source" not in said
        assert "The text puts it after “" in said or "It happened after “" in said
    assert "The right place: after “" in said


def test_time_is_not_said_in_a_pipe_with_a_seed(tmp_path: Path) -> None:
    lines = script(tmp_path, Play.ROUND, right)
    seeded = conversation(a_player(tmp_path / "a", settings=Settings()), *lines, play=Play.ROUND)
    assert " s." not in seeded.split("Done.")[1].splitlines()[0]
    pressed = [line for answer in lines for line in (answer, "")]
    at_a_terminal = conversation(
        a_player(tmp_path / "b", settings=Settings()), *pressed, play=Play.ROUND, interactive=True
    )
    assert "Your score is 3 of 3, in 0 s." in at_a_terminal


def test_a_pipe_goes_on_with_nothing(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    conversation(player, play=Play.ROUND)
    assert "Go on" not in conversation(player)


def test_reading_goes_on_where_it_stopped(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p")
    conversation(player, "", "1", "", "q", "y", play=Play.READ, interactive=True)
    said = conversation(player, "1", "y", "", interactive=True)
    assert "1. Read and play: " in said
    assert "You stopped at Read and play, question 2 of 3." in said
    assert "Question 2 of 3." in said


def test_unsure_before_any_answer_is_explained(tmp_path: Path) -> None:
    assert "Nothing has been answered yet." in conversation(a_player(tmp_path), "u", play=Play.READ)


def flags(player: Player) -> list[tuple[str, str]]:
    return [(flag.item, flag.word) for flag in player.memory.flags("ada")]


def test_a_flag_before_any_answer_is_for_the_question_that_is_asked(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    said = conversation(player, "f", "f too easy", play=Play.READ)
    assert "Type f and a word" in said
    assert flags(player) == [("where", "too easy")]


def test_a_flag_at_a_question_in_a_terminal_is_for_that_question(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    said = conversation(player, "", "1", "", "", "f unclear", play=Play.READ, interactive=True)
    assert flags(player) == [("men", "unclear")]
    assert "Flagged for its teacher: Whom did she meet or marry?\n" in said


def test_a_flag_after_an_answer_in_a_pipe_is_for_the_question_answered(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    said = conversation(player, "1", "?", "f unclear", play=Play.READ)
    assert flags(player) == [("where", "unclear")]
    assert "Flagged for its teacher: Where was Ada born?\n" in said
    assert "flag the question answered last" in " ".join(said.split())


def test_a_flagged_ordering_is_named_with_its_events(tmp_path: Path) -> None:
    player = a_player(
        tmp_path, settings=Settings(kinds=frozenset({Kind.ORDERING}), topics=frozenset({"Life"}))
    )
    said = " ".join(conversation(player, "f unclear", play=Play.ROUND).split())
    flagged = said.split("Flagged for its teacher: ")[1].split(" The input")[0]
    asked, _, events = flagged.partition(". ")
    assert asked == "Put these in order, earliest first"
    assert {*events.split("; ")} == {"Is born", "Marries", "Dies"}


def test_the_question_is_said_again_when_asked_for(tmp_path: Path) -> None:
    said = conversation(a_player(tmp_path), "?", "r", play=Play.READ)
    assert "r: say the question again." in said
    again = said.split("> r\n")[1]
    assert again.startswith("Topic: Life.\nWhere was Ada born?\n1. ")
    assert again.count("\n3. ") == 1


@pytest.mark.parametrize(
    ("typed", "explained"),
    [
        ("9", "There is no 9: please type numbers from 1 to 3."),
        ("1 1 2", "Please type no number twice."),
        ("1 2", "Please type every number once. Missing: 3."),
        ("first", "Please type digits"),
        ("", "Please type digits"),
    ],
)
def test_an_order_that_is_none_is_explained(tmp_path: Path, typed: str, explained: str) -> None:
    player = a_player(
        tmp_path, settings=Settings(kinds=frozenset({Kind.ORDERING}), topics=frozenset({"Life"}))
    )
    said = conversation(player, typed, play=Play.ROUND)
    assert explained in said
    assert "Done." not in said


def test_an_order_may_be_typed_without_blanks(tmp_path: Path) -> None:
    player = a_player(tmp_path, settings=Settings(kinds=frozenset({Kind.ORDERING}), length=1))
    count = player.begin(Play.ROUND, "s").dealt[0].shown
    assert "Done." in conversation(player, "".join(str(at) for at, _ in enumerate(count, 1)), play=Play.ROUND)


def test_too_few_answers_are_explained(tmp_path: Path) -> None:
    player = a_player(tmp_path, settings=Settings(topics=frozenset({"Work"})))
    said = conversation(player, "1", "1 2 3", play=Play.ROUND)
    assert "Choose 2." in said
    assert "Please type 2 numbers: you typed 1." in said
    assert "Please type 2 numbers: you typed 3." in said


def test_a_hostile_bank_prints_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    hostile = BANK.replace("Paris", f"Paris {HOSTILE}").replace("Is born", f"Is born {HOSTILE}")
    hostile = hostile.replace("She never", f"{HOSTILE} She never").replace("short.", HOSTILE)
    for play in PLAYS:
        lines = script(tmp_path, play, wrong, hostile)
        said = conversation(a_player(tmp_path, hostile), "f \x1b[2J", *lines, play=play)
        assert "Done." in said
        assert not {character for character in said if character < " " and character != "\n"}
        assert not set("\x7f\x9b\u202e\u2066") & set(said)


def test_lines_stay_within_the_width(tmp_path: Path) -> None:
    for play in PLAYS:
        assert max(map(len, played(tmp_path, play, wrong).splitlines())) <= 76


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


def test_nothing_to_draw_is_said(tmp_path: Path) -> None:
    settings = Settings(kinds=frozenset({Kind.CHOICE}), topics=frozenset({"Nowhere"}))
    said = conversation(a_player(tmp_path, settings=settings), play=Play.ROUND)
    assert "There is nothing to draw with these settings." in said


def test_the_source_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    number = _entry(player_menu := conversation(player, interactive=True), "Source")
    said = conversation(player, number, "", interactive=True)
    assert "Press Enter for the next paragraph" in said
    assert "Ada died of cancer in November 1852." in " ".join(said.split())
    assert "That is the whole text." in conversation(player, _entry(player_menu, "Source"))


def test_settings_that_leave_nothing_to_draw_are_refused(tmp_path: Path) -> None:
    text = BANK[: BANK.index("  - id: life")].replace("topic: Work\n    ask", "topic: Else\n    ask")
    player = a_player(tmp_path, text, settings=Settings(kinds=frozenset({Kind.ORDERING})))
    number = _entry(said := conversation(player), "Topics, length")
    topics = ("Life", "Else", "Work")
    said = conversation(player, number, "3", str(topics.index("Else") + 1))
    assert "Nothing would be left to draw" in said
    assert player.settings.topics == frozenset()


def test_past_rounds_are_listed(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    conversation(player, play=Play.PROOF)
    said = conversation(player, _entry(conversation(player), "Past rounds"))
    assert "2026-11-22 21:05  Proof, Ada: 0 of 2, left after 0 answers\n" in said


def test_help_is_the_guide_in_plain_text(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    said = conversation(player, _entry(conversation(player), "Help"), "1")
    assert "1. The start page\n" in said
    assert said.count("The start page\n") == 2
    assert "`" not in said
    assert "|" not in said


def after_playing_today(folder: Path, *lines: str, interactive: bool = True, play: Play | None = None) -> str:
    """What is said once the timeline of today has been played to its end."""
    player = a_player(folder / "p")
    conversation(player, *script(folder, Play.DAILY, right), play=Play.DAILY)
    return conversation(player, *lines, interactive=interactive, play=play)


def test_the_timeline_of_today_is_dealt_once(tmp_path: Path) -> None:
    said = after_playing_today(tmp_path, "4")
    assert "4. Timeline of today: played today, 4 placed\n" in said
    assert "You have played the timeline of today already.\nDone. 4 events placed right" in said
    assert "To share: Ada · timeline of 2026-11-22 · 4 placed · ●●●●\n" in said
    assert "Event 1 of 4" not in said


def test_the_timeline_of_today_asked_for_again_on_the_command_line_says_its_result(tmp_path: Path) -> None:
    said = after_playing_today(tmp_path, play=Play.DAILY)
    assert "To share: Ada · timeline of 2026-11-22" in said
    assert "What would you like to do?" in said


def test_a_pipe_deals_the_timeline_of_today_again(tmp_path: Path) -> None:
    assert "Event 1 of 4" in after_playing_today(tmp_path, interactive=False, play=Play.DAILY)


def test_what_is_typed_is_on_the_disk_before_its_feedback(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p")
    conversation(player, script(tmp_path, Play.ROUND, right)[0], play=Play.ROUND)
    with sqlite3.connect(tmp_path / "p" / "quiz.sqlite3") as database:
        assert database.execute("SELECT COUNT(*) FROM answer").fetchone() == (1,)
    database.close()


def _entry(said: str, name: str) -> str:
    """The number of an entry of the menu."""
    return next(line.split(".")[0] for line in said.splitlines() if line.partition(". ")[2].startswith(name))
