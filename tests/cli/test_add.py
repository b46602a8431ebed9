"""`quiz add` and `quiz new`: what the sessions in tests/golden do not hold."""

import json
import sys
from pathlib import Path

import pytest
import yaml

import quiz as program
from quiz.bank.files import builtin_path
from quiz.cli.exits import Exit
from tests.cli.conftest import Quiz, a_file
from tests.plain.games import BANK

MARRIED = ("--ask", "Whom did Ada marry?", "--answer", "William King", "--quote", "she married William King")
WRONG = ("--wrong", "Charles Babbage", "--why-not", "She met him.", "--wrong", "Isaac Newton")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BANK.replace("ask: Where was", "ask: So: where was"), "bank.yaml:24:10: error:"),
        (json.dumps(yaml.load(BANK, Loader=yaml.BaseLoader)), "braces"),
    ],
    ids=["broken", "in braces"],
)
def test_a_bank_that_cannot_be_changed_is_left_as_it_is(text: str, said: str, quiz: Quiz) -> None:
    code, _, err = quiz("add", a_file("bank.yaml", text), *MARRIED, *WRONG)
    assert code == Exit.PROBLEMS
    assert said in err
    assert Path("bank.yaml").read_text(encoding="utf-8") == text


def test_without_a_bank_a_copy_of_the_built_in_one_is_made_after_asking(quiz: Quiz) -> None:
    assert quiz("add", typed="y\n").code == Exit.OK
    assert builtin_path().read_bytes().endswith(Path("questions.yaml").read_bytes())


@pytest.mark.skipif(sys.platform == "win32", reason="a pty needs a POSIX system")
def test_long_lines_are_pasted_into_the_terminal(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.terminal import Terminal

    line = "She walked far, " * 500 + "and in 1815 she rested."
    monkeypatch.chdir(Path(program.__file__).parents[1])
    with Terminal([sys.executable, "-m", "quiz", "new", str(home / "pasted")]) as terminal:
        terminal.wait("Paste the biography here.")
        for start in range(0, len(line), 1000):
            terminal.press(line[start : start + 1000])
            terminal.pump(0.2)
        terminal.press("enter", "\x04")
        assert terminal.wait_exit() == Exit.OK
    assert f"    {line}\n" in (home / "pasted.yaml").read_text(encoding="utf-8")


def in_bank(item: str) -> dict[str, object]:
    """The fields of an item of the bank, by its id."""
    bank = yaml.load(Path("ada.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return next(each for each in (*bank["timeline"], *bank["questions"]) if each.get("id") == item)


def test_options_say_what_an_item_is_kept_apart_from_and_what_an_event_is_before(quiz: Quiz) -> None:
    assert quiz("add", "ada.yaml", *MARRIED, *WRONG, "--apart", "married", "--apart", "met").code == Exit.OK
    shown = ("--event", "Is shown a machine", "--quote", "He showed her a machine of brass")
    assert quiz("add", "ada.yaml", *shown, "--before", "notes", "--id", "shown").code == Exit.OK
    assert in_bank("whom-did-ada-marry")["apart"] == ["married", "met"]
    assert in_bank("shown")["before"] == "notes"


def test_an_id_that_no_item_has_is_named_before_anything_is_added(quiz: Quiz) -> None:
    code, _, err = quiz("add", "ada.yaml", *MARRIED, *WRONG, "--strict", "--apart", "note")
    assert code == Exit.PROBLEMS
    assert "[unknown-item]" in err
    assert "did you mean: notes?" in err


def test_line_by_line_an_undated_event_is_asked_what_it_is_before_and_items_are_kept_apart(
    quiz: Quiz,
) -> None:
    event = ("2", "Is shown a machine", "He showed her a machine of brass", "", "", "4", "", "")
    apart = ("10", "marr", "3 1", "1")
    said = quiz("add", "ada.yaml", typed="\n".join((*event, *apart, ""))).out
    assert "The numbers of the events that are certainly after it" in said
    assert "10. Change the items to keep it apart from" in said
    assert "3. Marries (1835)" in said.split("> ")[-3]
    item = in_bank("is-shown-a-machine")
    assert (item["before"], item["apart"]) == ("notes", ["married", "born"])
    assert "after" not in item


def test_line_by_line_a_question_that_is_asked_already_is_named_before_its_answer_is_asked_for(
    quiz: Quiz,
) -> None:
    said = quiz("add", "ada.yaml", typed="1\nWhere was Ada born?\n").out
    assert "asks nearly the same" in said
    assert "The answer" not in said.partition("asks nearly the same")[0]


MET = ("1", "Whom did Ada meet?", "She met Charles Babbage in June 1833", "Charles Babbage")


def test_line_by_line_q_asks_once_before_it_drops_what_was_typed_and_says_it(quiz: Quiz) -> None:
    said = quiz("add", "ada.yaml", typed="\n".join(("q", ""))).out
    assert "Leave it?" not in said
    said = quiz("add", "ada.yaml", typed="\n".join((*MET, "q", "n", "Karl Marx", "q", "y", "q", ""))).out
    assert said.count("Leave it?") == 2
    assert "Why is it wrong?" in said.split("Leave it?")[1]
    kept = said.partition("Not added:")[2]
    assert all(line in kept for line in ("ask: Whom did Ada meet?", "answer: Charles Babbage", "- Karl Marx"))
    assert "What would you like to add?" in kept


def test_line_by_line_a_question_is_met_as_a_player_does_before_its_answer(quiz: Quiz) -> None:
    wrong = ("William King", "", "Karl Marx", "", "", "", "")
    said = quiz("add", "ada.yaml", typed="\n".join((*MET, *wrong, "10", ""))).out
    met = said.partition("10. Meet it as a player does")[2]
    assert ". Charles Babbage" in met.partition("The right answer")[0]
    asked, _, told = met.partition("The right answer: Charles Babbage.")
    assert "Whom did Ada meet?" in asked
    assert "“She met Charles Babbage in June 1833”" in told.replace("\n", " ")
    ordering = quiz("add", "ada.yaml", typed="\n".join(("3", "1 3 5", "", "", "7", ""))).out
    assert "Meet it as a player does" in ordering
    assert "The right order:" in ordering


@pytest.mark.parametrize("end", ["", "q\n", "q\nq\n"])
def test_line_by_line_the_end_of_input_says_what_was_not_added(end: str, quiz: Quiz) -> None:
    code, said, err = quiz("add", "ada.yaml", typed="\n".join((*MET, end)))
    assert code == Exit.OK
    assert "Not added:\nask: Whom did Ada meet?" in said
    assert "0 items added" in err


def test_line_by_line_numbers_choose_of_what_was_suggested_and_are_options_of_a_number(quiz: Quiz) -> None:
    said = quiz("add", "ada.yaml", typed="\n".join((*MET, "s", "1", "", ""))).out
    assert "1. William King" in said
    assert "Wrong option: William King" in said
    old = ("1", "How old was she?", "", "12", "s", "1", "", "q", "y", "")
    assert "- 1" in quiz("add", "ada.yaml", typed="\n".join(old)).out.partition("Not added:")[2]


def test_line_by_line_drafts_are_accepted_rejected_and_mended_beside_the_words_that_date_them(
    quiz: Quiz,
) -> None:
    a_file("ada.yaml", BANK.replace(", date: 18", ", draft: true, date: 18", 4))
    said = quiz(
        "add", "ada.yaml", typed="\n".join(("4", "1", "5", "1834", "2", "4", "Weds", "3", "q", "q", ""))
    ).out
    assert "June 1833: Meets a man\nShe met Charles Babbage “in June 1833”." in said
    assert "1834: Meets a man\nShe met Charles Babbage in June 1833.\nNo words of it say this date." in said
    assert "1 item would have to be mended without it." in said
    assert "4. Nothing: go through 2 drafts" in said.rpartition("> q")[0]
    assert "draft" not in in_bank("born")
    assert in_bank("married")["event"] == "Weds"
    with pytest.raises(StopIteration):
        in_bank("met")


def test_line_by_line_enter_leaves_the_words_and_the_date_of_a_draft_as_they_are(quiz: Quiz) -> None:
    a_file("ada.yaml", before := BANK.replace(", date: 18", ", draft: true, date: 18", 1))
    said = quiz("add", "ada.yaml", typed="\n".join(("4", "4", "", "5", "", "3", "q", ""))).out
    assert "or Enter to leave that as it is:" in said
    assert Path("ada.yaml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("typed", "quote"),
    [
        (("ada born", "babbage 1833", "1"), "She met Charles Babbage in June 1833."),
        (("a", "1833", "She met Charles Babbage"), "She met Charles Babbage"),
        (("ada born", "", "babbage", "1"), "She met Charles Babbage in June 1833."),
    ],
)
def test_line_by_line_words_at_a_list_of_sentences_look_for_others_and_a_part_of_one_is_the_quote(
    typed: tuple[str, ...], quote: str, quiz: Quiz
) -> None:
    said = quiz("add", "ada.yaml", typed="\n".join((*MET[:2], *typed, "Charles Babbage", "q", "y"))).out
    assert f"\nquote: {quote}\n" in said.partition("Not added:")[2]


def test_line_by_line_words_list_the_events_that_have_them(quiz: Quiz) -> None:
    said = quiz("add", "ada.yaml", typed="3\nmarr\n3 1 2\n").out
    assert said.partition("> marr\n")[2].startswith("3. Marries (1835)\nThe numbers of 3 to 7 events")
