from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.game.banks import Banks
from quiz.game.draw import Settings
from quiz.game.round import Kind, Play, Round
from quiz.memory.health import MemoryProblem
from quiz.plain.history import history_lines
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
    assert "The source says: “" in feedback
    assert "The source says: “" in results


@pytest.mark.parametrize("play", PLAYS)
def test_a_seed_prints_the_same_every_time(tmp_path: Path, play: Play) -> None:
    assert played(tmp_path / "a", play, wrong) == played(tmp_path / "b", play, wrong)


def test_a_seed_prints_the_same_whatever_is_remembered(tmp_path: Path) -> None:
    lines = script(tmp_path, Play.ROUND, wrong)
    said = [
        conversation(a_player(tmp_path, settings=Settings()), *lines, "q", play=Play.ROUND) for _ in range(2)
    ]
    assert said[0] == said[1]


def test_the_first_thing_said_is_what_it_is_about(tmp_path: Path) -> None:
    said = conversation(a_player(tmp_path))
    for line in ("Ada.", "The source: A. Friend, “Ada”.", "Licence: CC0.", "This life is short."):
        assert line in said.split("What would you like to do?")[0]


def test_a_wrong_option_is_explained(tmp_path: Path) -> None:
    said = played(tmp_path, Play.READ, wrong)
    assert ".\nWhy it is wrong: She never lived there.\nThe right answer: London.\n" in said
    assert "Her parents lived there." in said


def test_a_quote_stands_in_its_passage_with_misprints_corrected(tmp_path: Path) -> None:
    said = played(tmp_path, Play.READ, right)
    assert "The source says: “Ada was born in Lndon [London] in 1815”\nThe passage: Ada was born" in said
    assert "She met Charles Babbage in June 1833. He" in " ".join(said.split())


def test_an_ordering_says_its_right_order_with_dates_and_places(tmp_path: Path) -> None:
    said = played(tmp_path, Play.READ, wrong)
    assert "The right order:\n1. 1815: Is born. You put it at 3." in said
    assert "cards are misplaced: 0 pairs right, 3 wrong." in said
    assert "These stood the other way round:\n- " in said
    assert "- Is born, then Marries.\n" in said


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
        lines = script(tmp_path, Play.DAILY, answer, undated)
        player = a_player(tmp_path / answer.__name__, undated)
        said = " ".join(conversation(player, *lines, play=Play.DAILY).split())
        assert "Right. The source" not in said
        assert "The text puts it after “" in said or "It happened after “" in said
    assert "The right place: after “" in said


def test_the_score_is_given_by_topic(tmp_path: Path) -> None:
    said = played(tmp_path, Play.READ, right)
    assert "Your score is 3 of 3." in said
    assert "By topic:\n- Life: 2 of 2\n- Work: 1 of 1\n" in said


def test_time_is_not_said_in_a_pipe_with_a_seed(tmp_path: Path) -> None:
    lines = script(tmp_path, Play.ROUND, right)
    seeded = conversation(a_player(tmp_path / "a", settings=Settings()), *lines, play=Play.ROUND)
    assert " s." not in seeded.split("Done.")[1].splitlines()[0]
    pressed = [line for answer in lines for line in (answer, "")]
    at_a_terminal = conversation(
        a_player(tmp_path / "b", settings=Settings()), *pressed, play=Play.ROUND, interactive=True
    )
    assert "Your score is 3 of 3, in 0 s." in at_a_terminal


def test_the_end_of_the_input_says_the_score_so_far(tmp_path: Path) -> None:
    first, *_ = script(tmp_path, Play.READ, right)
    said = conversation(a_player(tmp_path / "p"), first, play=Play.READ)
    assert said.endswith("The input has ended.\nYour score is 1 of 1 so far. Still to come: 2.\n")


def test_answers_in_a_pipe_are_remembered(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p")
    conversation(player, script(tmp_path, Play.READ, right)[0], play=Play.READ)
    (past,) = player.history()
    assert (past.answered, past.finished) == (1, False)


def test_a_pipe_goes_on_with_nothing(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    conversation(player, play=Play.ROUND)
    assert "Go on" not in conversation(player)


def test_a_terminal_offers_first_to_go_on_at_the_same_question(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p")
    first, second, third = script(tmp_path, Play.ROUND, right)
    conversation(player, first, "", "q", "y", play=Play.ROUND, interactive=True)
    said = conversation(player, "1", second, "", third, "", interactive=True)
    assert "1. Go on: Round, question 2 of 3\n" in said
    assert "Your score is 3 of 3" in said


def test_reading_goes_on_where_it_stopped(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p")
    conversation(player, "", "1", "", "q", "y", play=Play.READ, interactive=True)
    said = conversation(player, "3", "y", "", interactive=True)
    assert "You stopped at Read and play, question 2 of 3." in said
    assert "Question 2 of 3." in said


def test_leaving_a_round_asks_first_and_loses_nothing(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    said = conversation(player, "q", "n", "q", "y", "q", play=Play.ROUND, interactive=True)
    assert said.count("Leave this round?") == 2
    assert len(player.unfinished()) == 1


def test_the_misses_are_played_again(tmp_path: Path) -> None:
    lines = script(tmp_path, Play.ROUND, wrong)
    said = conversation(a_player(tmp_path / "p", settings=Settings()), "1", *lines, "1")
    assert "What next?\n1. Play the misses again\n" in said
    assert said.count("Question 1 of 3.") == 2


def test_unsure_is_noted_of_the_last_answer(tmp_path: Path) -> None:
    lines = script(tmp_path, Play.READ, right)
    lines.insert(1, "u")
    said = conversation(a_player(tmp_path / "p"), *lines, play=Play.READ)
    assert "Noted: you were unsure of your last answer." in said
    assert "Right, but you were unsure:\n\n1. Where was Ada born?" in said


def test_unsure_before_any_answer_is_explained(tmp_path: Path) -> None:
    assert "Nothing has been answered yet." in conversation(a_player(tmp_path), "u", play=Play.READ)


def test_a_flag_is_kept_with_its_word(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    conversation(player, "f", "f too easy", play=Play.READ)
    assert [(flag.item, flag.word) for flag in player.memory.flags("ada")] == [("where", "too easy")]


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
        raise MemoryProblem("the disk is full")

    monkeypatch.setattr(player.memory, "begin", full)
    monkeypatch.setattr(player.memory, "record", full)
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


def test_settings_are_changed_and_kept(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    number = _entry(conversation(player), "Topics, length")
    conversation(player, number, "1", "0", "2", "2", "1", "3", "2", "q")
    assert player.settings == Settings(2, frozenset({Kind.CHOICE}), frozenset({"Work"}))


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
    assert "\nLine by line\n" in said
    assert "`" not in said
    assert "|" not in said


def test_a_draw_of_the_same_day_is_the_same_for_every_seed(tmp_path: Path) -> None:
    lines = script(tmp_path, Play.DAILY, right)
    said = conversation(a_player(tmp_path / "p"), *lines, play=Play.DAILY, seed="another")
    assert "To share: Ada" in said
    assert "Misplaced: 1" not in said


def test_the_timeline_of_today_has_one_name_everywhere(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p")
    conversation(player, *script(tmp_path, Play.DAILY, right), play=Play.DAILY)
    said = conversation(player) + "\n".join(history_lines(player.history(), {}))
    assert "Timeline of today: the same for everyone" in said
    assert "Timeline of today, ada: 4 placed" in said
    assert "of the day" not in said


def test_what_is_typed_is_on_the_disk_before_its_feedback(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p")
    conversation(player, script(tmp_path, Play.ROUND, right)[0], play=Play.ROUND)
    with sqlite3.connect(tmp_path / "p" / "quiz.sqlite3") as database:
        assert database.execute("SELECT COUNT(*) FROM answer").fetchone() == (1,)
    database.close()


def _entry(said: str, name: str) -> str:
    """The number of an entry of the menu."""
    return next(line.split(".")[0] for line in said.splitlines() if line.partition(". ")[2].startswith(name))
