from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import quiz
import quiz.cli
from quiz.cli import main
from quiz.cli.exits import Exit
from quiz.game.round import Play
from quiz.memory.log import Memory
from tests.plain.games import BANK, HOSTILE, script, wrong

GOOD = BANK.replace(" He showed her a machine of brass.", "").replace("topic: Work", "topic: Life")
"""The bank without anything that a careful teacher would mend."""

BROKEN = GOOD.replace("She met Charles Babbage in June 1833, In", "She met Karl Marx in June 1833, In")
"""The bank with a question whose quote is not in its source."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, to play in and be remembered in, and nothing typed."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    typed(monkeypatch)
    return tmp_path


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let these lines be what is typed."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def a_file(name: str = "ada.yaml", text: str = BANK) -> str:
    """Write a bank into the current folder."""
    Path(name).write_text(text, encoding="utf-8")
    return name


def of_play(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, what is said, and the notes beside it."""
    code = main(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


# Commands


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert of_play(capsys, "--version") == (0, f"quiz {quiz.__version__}\n", "")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["history", "--help"], ["play", "-h"]]
)
def test_help_is_short_and_fits_a_terminal(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = of_play(capsys, *arguments)
    assert code == 0
    assert said.count("\n") < 35
    assert max(map(len, said.splitlines())) <= 85


@pytest.mark.parametrize(
    "arguments",
    [
        ["--length", "0"],
        ["--length", "ten"],
        ["--length", "-5"],
        ["--kinds", "essay"],
        ["--kinds", ","],
        ["--play", "poker"],
        ["--nonsense"],
        ["check", "--nonsense"],
        ["history", "extra"],
        ["--seed"],
    ],
)
def test_arguments_that_are_not_understood_are_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, notes = of_play(capsys, *arguments)
    assert (code, said) == (Exit.UNREADABLE, "")
    assert "quiz: error: " in notes


def test_play_may_be_said_or_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert of_play(capsys, "play", a_file(), "--seed", "s") == of_play(capsys, a_file(), "--seed", "s")


def test_without_a_bank_the_built_in_one_plays(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, notes = of_play(capsys)
    assert (code, notes) == (0, "")
    assert said.startswith("Leonid Serebryakov.\n")


def test_a_file_with_a_commands_name_is_named_by_its_folder(capsys: pytest.CaptureFixture[str]) -> None:
    a_file("check")
    assert of_play(capsys, "./check")[1].startswith("Ada.\n")


def test_a_command_behind_an_option_is_pointed_out(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, notes = of_play(capsys, "--plain", "check")
    assert code == Exit.UNREADABLE
    assert "a command comes first: quiz check" in notes


# Playing


def test_a_seed_prints_the_same_bytes_every_time(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for _ in range(2):
        typed(monkeypatch, *["1", "1 2", "1 2 3", "1 2 3 4"] * 9)
        said.append(of_play(capsys, a_file(), "--plain", "--play", "round", "--seed", "s"))
    assert said[0] == said[1]
    assert "Done." in said[0][1]


def test_a_seed_deals_the_misses_the_same_every_time(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["2", *script(home, Play.ROUND, wrong), "1"]
    said = []
    for _ in range(5):
        typed(monkeypatch, *lines)
        said.append(of_play(capsys, a_file(), "--seed", "s"))
    assert said[1:] == said[:-1]
    assert said[0][1].count("Question 1 of 3.") == 2


def test_another_seed_deals_another_round(capsys: pytest.CaptureFixture[str]) -> None:
    said = {of_play(capsys, "--play", "round", "--seed", str(seed))[1] for seed in range(5)}
    assert len(said) > 1


@pytest.mark.parametrize("play", ["round", "read", "proof", "timeline", "daily"])
def test_a_play_begins_at_once_and_ends_with_its_input(play: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = of_play(capsys, a_file(), "--play", play)
    assert code == 0
    assert "What would you like to do?" not in said
    assert said.endswith("Nothing has been answered yet.\n")


def test_length_topic_and_kinds_make_the_round(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Question 1 of 2." in of_play(capsys, a_file(), "--play", "round", "--length", "2")[1]
    assert "Question 1 of 10." in of_play(capsys, "--play", "round")[1]
    assert "on Life\n" in of_play(capsys, a_file(), "--topic", "life")[1]
    assert "choices on everything" in of_play(capsys, a_file(), "--kinds", "choice", "--length", "all")[1]


def test_what_was_asked_for_once_is_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    of_play(capsys, "--play", "round", "--length", "3")
    assert "Question 1 of 10." in of_play(capsys, "--play", "round")[1]


def test_what_was_chosen_in_a_terminal_changes_nothing_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with Memory() as memory:
        memory.keep_setting("settings", '{"length": 3}')
    assert "Question 1 of 10." in of_play(capsys, "--play", "round")[1]


def test_an_unknown_topic_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, notes = of_play(capsys, a_file(), "--topic", "Death")
    assert (code, said) == (Exit.UNREADABLE, "")
    assert notes == 'quiz: there is no topic "Death". The topics are: Life; Work.\n'


def test_nothing_to_draw_is_1(capsys: pytest.CaptureFixture[str]) -> None:
    text = BANK.replace("topic: Work\n    ask", "topic: Else\n    ask")
    code, said, _ = of_play(
        capsys, a_file(text=text), "--play", "round", "--topic", "Else", "--kinds", "ordering"
    )
    assert code == Exit.PROBLEMS
    assert "There is nothing to draw with these settings." in said


def test_a_memory_that_cannot_be_kept_is_one_line_and_play_goes_on(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("QUIZ_HOME", str(home / "file" / "folder"))
    code, said, notes = of_play(capsys, a_file(), "--play", "round")
    assert code == 0
    assert "Question 1" in said
    assert notes.startswith("quiz: ")
    assert notes.count("\n") == 1


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_stream_that_is_closed_stops_nothing(stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, stream, None)
    assert main([a_file(), "--play", "round"]) == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_no_encoding_stops_a_game(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding=encoding, errors="strict"))
    assert main([a_file(text=BANK.replace("Paris", "Łódź 日本")), "--play", "read"]) == 0
    sys.stdout.flush()
    assert "The source: A. Friend" in raw.getvalue().decode(encoding)


# Screen or lines


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("arguments", "variables", "pipes", "by_line"),
    [
        ([], {}, [], False),
        (["--plain"], {}, [], True),
        ([], {"QUIZ_PLAIN": "1"}, [], True),
        ([], {"QUIZ_PLAIN": "0"}, [], False),
        ([], {"TERM": "dumb"}, [], True),
        ([], {}, ["stdout"], True),
        ([], {}, ["stdin"], True),
        ([], {}, ["stderr"], True),
    ],
)
def test_the_screen_is_for_terminals_that_can_show_it(
    arguments: Sequence[str],
    variables: dict[str, str],
    pipes: list[str],
    by_line: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from quiz.cli import play

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("QUIZ_PLAIN", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, io.StringIO() if stream in pipes else Terminal())
    began: list[bool] = []

    def by_line_began(*_: object) -> int:
        began.append(True)
        return 0

    def screen_began(*_: object) -> int:
        began.append(False)
        return 0

    monkeypatch.setattr(play, "_play_by_line", by_line_began)
    monkeypatch.setattr(play, "_play_on_screen", screen_began)
    assert main([*arguments, a_file()]) == 0
    assert began == [by_line]


# Banks


def test_two_banks_play_together(capsys: pytest.CaptureFixture[str]) -> None:
    other = a_file("b.yaml", BANK.replace("id: ada", "id: bea").replace("title: Ada", "title: Bea", 1))
    said = of_play(capsys, a_file(), other)[1]
    assert "Ada.\n" in said
    assert "Bea.\n" in said


def test_two_banks_with_one_id_are_refused_with_a_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, notes = of_play(capsys, a_file("a.yaml"), a_file("b.yaml"))
    assert (code, said) == (Exit.UNREADABLE, "")
    assert 'a.yaml and b.yaml have the same id, "ada"' in notes
    assert "id: ada-2" in notes


def test_a_bank_named_twice_plays_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert of_play(capsys, a_file(), "./ada.yaml")[0] == 0


def test_the_good_items_of_a_bank_with_errors_play(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, notes = of_play(capsys, a_file(text=BROKEN), "--play", "read")
    assert code == 0
    assert "Question 1 of 2." in said
    assert notes == (
        "quiz: ada.yaml: line 36 cannot be played (2 questions and 5 events can). "
        "quiz check ada.yaml says why.\n"
    )


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (1, "line 16 cannot be played (2 questions and 4 events can)"),
        (2, "lines 16 and 17 cannot"),
        (3, "lines 16, 17 and 18 cannot"),
        (4, "lines 16, 17 and 2 more cannot"),
    ],
)
def test_the_first_broken_lines_are_named(
    broken: int, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = BANK[: BANK.index("  - id: life")].replace("date: 18", "date: x18", broken)
    assert named in of_play(capsys, a_file(text=text), "--play", "round")[2]


def test_a_bank_of_which_nothing_plays_is_1_with_its_problems(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, notes = of_play(capsys, a_file(text="title: Nothing\n"))
    assert (code, said) == (Exit.PROBLEMS, "")
    assert "ada.yaml:1:1: error: " in notes
    assert notes.endswith("quiz: there is nothing in ada.yaml to play.\n")


def test_a_bank_that_cannot_be_read_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, notes = of_play(capsys, "nowhere.yaml")
    assert (code, said) == (Exit.UNREADABLE, "")
    assert notes.startswith("nowhere.yaml:1:1: error: there is no such file")


def test_a_file_name_cannot_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["check"]):
        said = "".join(of_play(capsys, *command, f"{HOSTILE}.yaml")[1:])
        assert said
        assert not set("\x1b\x07\x9b\u202e") & set(said)


# Checking


def test_a_bank_without_problems_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, notes = of_play(capsys, "check", a_file(text=GOOD))
    assert (code, said) == (Exit.OK, "")
    assert notes == "ada.yaml: 3 questions, 5 events, on 5 of 5 sentences; no problems\n"


def test_an_error_is_1_and_shown_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, notes = of_play(capsys, "check", a_file(text=BROKEN))
    line = next(at for at, text in enumerate(BROKEN.splitlines(), 1) if "Karl Marx in June" in text)
    assert code == Exit.PROBLEMS
    assert said.startswith(f"ada.yaml:{line}:")
    assert " error: " in said.splitlines()[0]
    assert "1 error" in notes


def test_a_warning_is_0_and_1_where_the_check_is_strict(capsys: pytest.CaptureFixture[str]) -> None:
    name = a_file(text=BANK.replace("Lndon: London", "Nowhere: Elsewhere"))
    code, said, _ = of_play(capsys, "check", name)
    assert " warning: " in said
    assert " error: " not in said
    assert code == Exit.OK
    assert of_play(capsys, "check", "--strict", name)[0] == Exit.PROBLEMS


def test_a_file_that_cannot_be_read_is_2_whatever_else_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = of_play(capsys, "check", a_file(text=BROKEN), "nowhere.yaml")
    assert code == Exit.UNREADABLE
    assert "nowhere.yaml:1:1: error: " in said
    assert "ada.yaml:" in said


def test_json_is_one_array_of_objects(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = of_play(capsys, "check", "--json", a_file(text=BROKEN), a_file("b.yaml", BROKEN))
    problems = json.loads(said)
    assert code == Exit.PROBLEMS
    assert {problem["file"] for problem in problems} == {"ada.yaml", "b.yaml"}
    assert {"file", "line", "column", "code", "level", "message", "hint"} == set(problems[0])


def test_json_of_a_good_bank_is_an_empty_array(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(of_play(capsys, "check", "--json", a_file(text=GOOD))[1]) == []


def test_a_check_says_how_to_learn_more_of_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert "quiz check --explain quote-missing" in of_play(capsys, "check", a_file(text=BROKEN))[2]
    assert "--explain" not in of_play(capsys, "check", a_file(text=GOOD))[2]


def test_a_problem_is_explained_with_a_bad_and_a_good_example(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = of_play(capsys, "check", "--explain", "quote-missing")
    assert code == Exit.OK
    assert said.index("This quote is not in the source") < said.index("Bad") < said.index("Good")


def test_a_problem_that_there_is_not_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, notes = of_play(capsys, "check", "--explain", "quote-mising")
    assert code == Exit.UNREADABLE
    assert 'no problem has the code "quote-mising"' in notes
    assert "did you mean: quote-missing" in notes
    assert "page" not in notes


@pytest.mark.parametrize("code", ["nope", "[nope]", "problems/quote-missing", ""])
def test_what_is_like_no_code_is_told_where_the_codes_are(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code, said, notes = of_play(capsys, "check", "--explain", code)
    assert (exit_code, said) == (Exit.UNREADABLE, "")
    assert "no problem has the code" in notes
    assert "hint: " in notes


def test_a_code_is_explained_as_a_check_writes_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert of_play(capsys, "check", "--explain", "[quote-missing]")[0] == Exit.OK


def test_what_machines_read_is_not_watched(capsys: pytest.CaptureFixture[str]) -> None:
    assert of_play(capsys, "check", "--watch", "--json", a_file())[0] == Exit.UNREADABLE


def test_the_bank_checked_by_default_is_the_one_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert "questions.yaml: " in (built_in := of_play(capsys, "check")[2])
    assert not built_in.startswith("questions.yaml: 3 questions")
    a_file("questions.yaml")
    assert of_play(capsys, "check")[2].startswith("questions.yaml: 3 questions")


# Past rounds


def test_history_is_empty_at_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert of_play(capsys, "history") == (0, "Nothing has been played yet.\n", "")


def test_history_lists_what_was_played(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "1")
    of_play(capsys, a_file(), "--play", "read")
    code, said, _ = of_play(capsys, "history")
    assert code == 0
    assert "Read and play, ada: " in said
    assert "left after 1 answer\n" in said


def test_history_calls_the_built_in_bank_by_its_title(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for banks in ([], [a_file()]):
        typed(monkeypatch, "1")
        of_play(capsys, *banks, "--play", "proof")
    said = of_play(capsys, "history")[1]
    assert "Proof, Leonid Serebryakov: " in said
    assert "Proof, ada: " in said


def test_history_reads_no_bank(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    of_play(capsys, "--play", "proof")
    shutil.rmtree(home / "home" / "shelf")
    assert "Proof, serebryakov: " in of_play(capsys, "history")[1]


# What can go wrong


def exit_code(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """The exit code of a program in which this happens."""

    def fail() -> int:
        raise error

    monkeypatch.setattr(quiz.cli, "main", fail)
    with pytest.raises(SystemExit) as leaving:
        quiz.cli.run()
    assert isinstance(leaving.value.code, int)
    return leaving.value.code


def test_ctrl_c_is_130_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["quiz"])
    assert exit_code(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "quiz: interrupted. The round can be gone on with.\n"


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        ("ada.yaml", "The round can be gone on with."),
        ("play ada.yaml", "The round can be gone on with."),
        ("edit ada.yaml", "What was not saved is offered"),
        ("add ada.yaml", "What was said to be added"),
        ("new ada.yaml", "whole or not at all"),
    ],
)
def test_the_last_words_fit_the_command(
    arguments: str, kept: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["quiz", *arguments.split()])
    monkeypatch.delenv("QUIZ_DEBUG", raising=False)
    for error in (ValueError("no"), KeyboardInterrupt()):
        exit_code(monkeypatch, error)
        assert kept in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "flags", "history", "guide", "coverage", "schema"])
def test_where_nothing_is_written_nothing_is_said_of_it(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["quiz", command])
    exit_code(monkeypatch, KeyboardInterrupt())
    assert capsys.readouterr().err == "quiz: interrupted.\n"


def test_a_mistake_in_the_program_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("QUIZ_DEBUG", raising=False)
    assert exit_code(monkeypatch, ValueError("one\ntwo")) == Exit.BROKEN
    notes = capsys.readouterr().err
    assert notes.count("\n") == 1
    assert "ValueError: one two" in notes


def test_a_mistake_in_the_program_is_raised_for_who_looks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DEBUG", "1")
    monkeypatch.setattr(quiz.cli, "main", lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        quiz.cli.run()


@pytest.mark.parametrize("arguments", [["--help"], ["--plain", "--play", "read"], ["check", "nowhere.yaml"]])
def test_a_reader_that_has_gone_is_no_noise(arguments: list[str]) -> None:
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [sys.executable, "-m", "quiz", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(quiz.__file__).parent.parent,
        env=buffered,
        check=False,
    )
    os.close(writing)
    assert "Broken" not in result.stderr
    assert result.returncode == Exit.PIPE_CLOSED


def test_an_argument_cannot_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--\x1b]52;c;aGk=\x07"]) == 2
    said = capsys.readouterr()
    assert "\x1b" not in said.err + said.out
    assert "quiz: error: unrecognized arguments: --␛]52" in said.err


def test_a_home_of_nobody_is_a_folder_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZ_HOME", "~nosuchuser/x")
    assert main(["history"]) == 0
    assert "Nothing has been played" in capsys.readouterr().out


def run(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    """The program by itself, from another folder."""
    environment = {**os.environ, "PYTHONPATH": str(Path(quiz.__file__).parents[1])}
    command = [sys.executable, "-m", "quiz", *arguments]
    return subprocess.run(
        command, env=environment, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("command", [["schema"], ["coverage"], ["guide", "questions"]])
def test_a_full_disk_is_said_in_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(*command, stdout=full.fileno())
    assert done.returncode == Exit.UNREADABLE
    assert done.stderr.strip() == "quiz: the output: No space left on device."


def test_a_file_whose_name_is_too_long_is_said_in_one_line(home: Path) -> None:
    (home / "life.txt").write_text("Ada was born in 1815.\n", encoding="utf-8")
    done = run("new", f"{'x' * 300}.yaml", "--from", "life.txt")
    assert done.returncode == Exit.UNREADABLE
    assert "File name too long" in done.stderr
    assert "mistake" not in done.stderr


def test_of_a_bank_of_drafts_it_is_said_how_they_are_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    bank = GOOD[: GOOD.index("questions:")].replace(", quote:", ", draft: true, quote:")
    code, _, notes = of_play(capsys, a_file(text=bank))
    assert code == Exit.PROBLEMS
    assert notes.splitlines()[-2:] == [
        "quiz: there is nothing in ada.yaml to play.",
        "  hint: 5 drafts to be accepted: quiz edit ada.yaml",
    ]
