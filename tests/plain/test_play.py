"""Games line by line: what golden conversations do not hold."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.bank.problems import Problem, ProblemError
from quiz.game.banks import Banks
from quiz.game.question import ask
from quiz.game.round import Play, Round, Settings
from quiz.plain.kinds import KINDS
from quiz.plain.telling import with_marks
from quiz.text.spans import Run, quote_of
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
    assert not {"Not this one.", "Misplaced.", "Out of order."} & set(all_right.splitlines())
    assert "to come back to" not in all_right
    feedback, results = played(tmp_path / "wrong", play, wrong).split("Done.")
    assert ("Misplaced." if play in (Play.TIMELINE, Play.DAILY) else "Not this one.") in feedback.splitlines()
    assert ("You had it too " in results) is (play in (Play.TIMELINE, Play.DAILY))
    assert "to come back to:" in results
    assert "The source says: " in results
    assert max(map(len, f"{feedback}{results}".splitlines())) <= 76


def test_an_event_without_a_date_is_never_answered_with_nothing(tmp_path: Path) -> None:
    undated = BANK.replace("date: 1835", "after: met").replace("date: 1843", "after: married")
    for answer in (right, wrong):
        said = " ".join(played(tmp_path / answer.__name__, Play.DAILY, answer, undated).split())
        assert "Right. The source" not in said
        assert "The text puts it after “" in said or "It happened after “" in said


def test_a_pipe_goes_on_with_nothing(tmp_path: Path) -> None:
    player = a_player(tmp_path)
    conversation(player, play=Play.ROUND)
    assert "Go on" not in conversation(player)
    assert "1. Go on: Round, question 1 of 3" in conversation(player, interactive=True)


def test_a_hostile_bank_prints_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    hostile = BANK.replace("Paris", f"Paris {HOSTILE}").replace("Is born", f"Is born {HOSTILE}")
    hostile = hostile.replace("She never", f"{HOSTILE} She never").replace("short.", HOSTILE)
    for play in PLAYS:
        lines = script(tmp_path, play, wrong, hostile)
        said = conversation(a_player(tmp_path, hostile), "f \x1b[2J", *lines, play=play)
        assert "Done." in said
        assert not {character for character in said if character < " " and character != "\n"}
        assert not set("\x7f\x9b\u202e\u2066") & set(said)


def test_a_failing_memory_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    player = a_player(tmp_path / "p", settings=Settings())

    def full(*_: object) -> None:
        raise ProblemError(Problem("memory", "the disk is full"))

    monkeypatch.setattr(player.memory, "keep", full)
    said = conversation(player, *script(tmp_path, Play.ROUND, right), play=Play.ROUND)
    assert said.count("the disk is full") == 1
    assert "Your score is 3 of 3." in said


def test_the_timeline_of_today_is_dealt_once_but_again_in_a_pipe(tmp_path: Path) -> None:
    player, answers = a_player(tmp_path / "p"), script(tmp_path, Play.DAILY, right)
    conversation(player, *answers, play=Play.DAILY)
    said = conversation(player, "4", interactive=True)
    assert "4. Timeline of today: played: 4 of 4, next at midnight UTC\n" in said
    assert "You have played the timeline of today already.\nDone. 4 events placed right" in said
    assert "To share: Ada · Timeline of 2026-11-22 · 4 of 4 · ✓✓✓✓\n" in said
    assert "The next one comes at midnight UTC.\n" in said
    assert "Event 1 of 4" not in said
    asked_for = conversation(player, play=Play.DAILY, interactive=True)
    assert "To share: Ada · Timeline of 2026-11-22" in asked_for
    assert "What would you like to do?" in asked_for
    assert "Event 1 of 4" in conversation(player, play=Play.DAILY)


def marked(text: str) -> tuple[Run, ...]:
    """A passage, its quoted parts between slashes and its corrections in brackets: "in /Lndon/ [London]"."""
    runs = []
    for number, part in enumerate(text.split("/")):
        before, bracket, correction = part.partition(" [")
        runs += [Run(before, quoted=number % 2 == 1)] if before else []
        runs += [Run(bracket + correction, correction=True)] if bracket else []
    return tuple(runs)


@pytest.mark.parametrize(
    ("passage", "alone", "inside"),
    [
        ("He /was/ not /shot/.", "was [...] shot", "He “was” not “shot”."),
        ("in /Lndon [London] in 1815/", "Lndon [London] in 1815", "in “Lndon [London] in 1815”"),
        ("Lndon [London]/ he went/", "he went", "Lndon [London] “he went”"),
        ("He/ was shot /.", "was shot", "He “was shot” ."),
        ("He said “no”, /and went/", "and went", "He said “no”, «and went»"),
    ],
)
def test_a_quote_is_said_alone_or_marked_in_its_passage(passage: str, alone: str, inside: str) -> None:
    assert (quote_of(marked(passage)), with_marks(marked(passage))) == (alone, inside)


def test_what_is_asked_next_says_how_many_were_right_so_far(tmp_path: Path) -> None:
    said = played(tmp_path, Play.ROUND, right)
    assert all(
        f"Question {heading}\n" in said for heading in ("1 of 3.", "2 of 3. 1 right.", "3 of 3. 2 right.")
    )


def test_what_was_missed_comes_back_before_the_end_of_its_part(tmp_path: Path) -> None:
    said = played(tmp_path, Play.READ, wrong)
    again, end = said.split("Once more: question", 1)[1].split("All of it is read.")
    assert again.count("Once more: question") == 2
    assert "0 of 3 at the first try.\n3 came back until they were right.\n" in end
    assert "Its text once more, what was asked about in quotation marks:" in end
    assert "Your score is 0.0" not in end


def read_to_the_end(folder: Path) -> tuple[list[str], str]:
    """What a person types who reads the one part there is and answers all rightly, up to the part's end.

    And what is typed to answer the last question rightly when it has come back.
    """
    player = a_player(folder / "script", settings=Settings())
    round_, lines = player.begin(Play.READ, "s"), [""]
    while round_.current:
        line = right(round_, player.banks)
        lines += line, ""
        asked = ask(round_, player.banks)
        round_ = player.answer(round_, KINDS[asked.kind](asked).read(line), 0.0)
    return lines, right(player.unsure(round_), player.banks)


@pytest.mark.parametrize("seen", [[], [""]], ids=["at the end of its part", "when asked what next"])
def test_what_was_answered_last_comes_back_if_it_was_a_guess(tmp_path: Path, seen: list[str]) -> None:
    lines, again = read_to_the_end(tmp_path)
    typed = *lines, *seen, "u", again, "u", "", "", "q", "q"
    said = conversation(a_player(tmp_path / "p"), *typed, play=Play.READ, interactive=True)
    before, after = said.split("Noted: you were unsure of your last answer.\n")
    assert "Once more: question" not in before
    assert "Once more: question 3 of 3. 1 left." in after
    assert "That question had come back already: right once is enough." in after
    assert "1 came back until it was right." in after


def test_a_reading_that_was_left_among_what_came_back_goes_on_there(tmp_path: Path) -> None:
    player, answers = a_player(tmp_path / "p"), script(tmp_path, Play.READ, wrong)
    left = ["", *(line for answer in answers[:3] for line in (answer, "")), "q", "y"]
    assert "Still to come: 3." in conversation(player, *left, play=Play.READ, interactive=True)
    said = conversation(player, "1", "y", "", interactive=True)
    assert "You stopped at Read and play, question 1 of 3." in said
    assert "Once more: question 1 of 3." in said


def test_a_reading_whose_questions_are_gone_is_said_to_be_and_begun_anew(tmp_path: Path) -> None:
    player, answers = a_player(tmp_path / "p"), script(tmp_path, Play.READ, right)
    conversation(player, "", answers[0], "", "q", "y", play=Play.READ, interactive=True)
    others = BANK.replace("  - id: ", "  - id: new-").replace("Charles", "C.").replace("[born, ", "[met, ")
    renamed = a_player(tmp_path, others).banks
    said = conversation(player.with_banks(renamed), "", play=Play.READ, seed="", interactive=True)
    assert said.count("is gone from the bank") == 2
    assert "Question 1 of 3." in said


def test_the_last_answer_in_a_pipe_can_be_flagged_and_called_unsure(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p", settings=Settings())
    said = conversation(player, "2", *script(tmp_path, Play.ROUND, right), "f unclear", "u", "q")
    assert "Flagged for its teacher: " in said
    assert [flag.word for flag in player.memory.flags("ada")] == ["unclear"]
    (past,) = player.history()
    last = player.recall(past.id)
    assert last
    assert [answer.sure for answer in last.answers] == [True, True, False]


def test_of_what_is_wrong_nobody_is_unsure(tmp_path: Path) -> None:
    answers = script(tmp_path, Play.ROUND, wrong)
    said = conversation(
        a_player(tmp_path / "p"), answers[0], "u", "q", "y", play=Play.ROUND, interactive=True
    )
    assert "That answer was not right: there is nothing to be unsure of." in said


WELCOME = "A quiz that proves every answer from its source. Begin with Read and play.\n"


def test_a_newcomer_is_told_in_one_line_what_this_is_and_with_which_play_to_begin(tmp_path: Path) -> None:
    player = a_player(tmp_path / "p")
    assert WELCOME in conversation(player, "q", interactive=True)
    conversation(player, *script(tmp_path, Play.ROUND, right), play=Play.ROUND)
    assert WELCOME not in conversation(player, "q", interactive=True)


def test_a_person_is_told_how_a_round_stands_against_the_last_and_what_is_new_a_pipe_is_not(
    tmp_path: Path,
) -> None:
    player = a_player(tmp_path / "p", settings=Settings())
    answers = script(tmp_path, Play.ROUND, wrong), script(tmp_path, Play.ROUND, right)
    piped = [conversation(player, *each, play=Play.ROUND) for each in answers]
    assert "last time" not in "".join(piped)
    assert " new on the line" not in "".join(piped)
    said = conversation(
        player, *(line for each in answers[1] for line in (each, "")), play=Play.ROUND, interactive=True
    )
    assert "3 of 3 right, as many as last time.\n" in said
