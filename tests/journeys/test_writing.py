"""A teacher in the workshop, writing: each act, and what the file has of it."""

from __future__ import annotations

import sys
from typing import Any

import pytest
import yaml

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.journeys.banks import ADA, BORN, EVENTS, MET, WHERE, WHOM, bank
from tests.journeys.conftest import Folder


def items(folder: Folder, section: str) -> list[dict[str, Any]]:
    """The items of `ada.yaml` as any program reads them."""
    found = yaml.safe_load(folder.read("ada.yaml"))[section]
    assert isinstance(found, list)
    return found


def test_change_a_field_and_have_its_line_alone_changed(folder: Folder) -> None:
    text = ADA.replace("    ask: Where", "    # a comment, oddly   spaced\n    ask:   Where")
    folder.write("ada.yaml", text)
    with folder.edit() as teacher:
        teacher.pick("Whom")
        teacher.edit()
        teacher.press(" And why?")
        teacher.save()
    assert folder.read("ada.yaml") == text.replace("she meet?", "she meet? And why?")


def test_accept_a_draft_move_copy_and_delete_items_and_undo(folder: Folder) -> None:
    folder.write("ada.yaml", ADA.replace("{id: born,", "{id: born, draft: true,"))
    with folder.edit() as teacher:
        teacher.at_list()
        teacher.press("a")
        teacher.save(folder.has("ada.yaml", BORN))
        assert folder.read("ada.yaml") == ADA
        teacher.press("up", "shift+down")
        teacher.save(folder.has("ada.yaml", MET + BORN))
        assert folder.read("ada.yaml") == ADA.replace(BORN + MET, MET + BORN)
        teacher.pick("Whom")
        teacher.press("delete")
        teacher.wait("Delete this item?")
        teacher.press("y")
        teacher.gone("Whom did she meet?")
        teacher.save(lambda: WHOM not in folder.read("ada.yaml"))
        assert folder.read("ada.yaml") == ADA.replace(BORN + MET, MET + BORN).replace(WHOM, "")
        teacher.press("ctrl+z")
        teacher.wait("Whom did she meet?")
        teacher.save(folder.has("ada.yaml", "Whom did she meet?"))
        assert items(folder, "questions") == yaml.safe_load(ADA)["questions"]
        teacher.pick("Where")
        teacher.press("d")
        teacher.wait("not saved")
        teacher.save(lambda: folder.read("ada.yaml").count("Where was Ada born?") == 2)
    found = items(folder, "questions")
    assert [each.get("ask") for each in found] == ["Where was Ada born?"] * 2 + ["Whom did she meet?", None]
    assert len({each["id"] for each in found}) == len(found)


def test_add_a_question_on_words_of_the_source_and_an_event_with_the_date_of_its_sentence(
    folder: Folder,
) -> None:
    with folder.edit() as teacher:
        teacher.at_list()
        teacher.press("f2")
        teacher.at_source()
        teacher.find("married")
        teacher.press("enter")
        teacher.wait("new question")
        teacher.press("shift+right", "n")
        teacher.wait("Quote that proves")
        teacher.at_form()
        teacher.press("What did she do in 1835?", "enter", "Married", "enter", "Travelled", "enter", "Died")
        teacher.press("f2")
        teacher.at_source()
        teacher.press("e")
        teacher.wait("= 1835")
        teacher.at_form()
        teacher.press("Marries")
        teacher.save()
    question = items(folder, "questions")[-1]
    assert (question["ask"], question["answer"]) == ("What did she do in 1835?", "Married")
    assert (question["wrong"], question["quote"]) == (["Travelled", "Died"], "married in 1835")
    event = next(each for each in items(folder, "timeline") if each["event"] == "Marries")
    assert str(event["date"]) == "1835"
    assert event["quote"].startswith("She married in 1835")
    assert not set(ADA.splitlines()) - set(folder.read("ada.yaml").splitlines())


def test_narrow_a_quote_by_keys_and_with_the_mouse(folder: Folder) -> None:
    with folder.edit() as teacher:
        teacher.edit()
        for quote in ("was born in London in 1815", "was born in London"):
            teacher.press("f6")
            teacher.at_source()
            teacher.press("enter")
            teacher.wait("quote of the item")
            if quote.endswith("1815"):
                teacher.press("shift+right", "enter")
            else:
                teacher.rest()
                teacher.drag("Ada was born in London in 1815.", "was", "London")
                teacher.press("enter")
            teacher.at_form()
            text = BORN.replace("Ada was born in London in 1815", quote)
            teacher.save(folder.has("ada.yaml", text))
            assert folder.read("ada.yaml") == ADA.replace(BORN, text)


def test_write_a_wrong_option_with_why_it_is_wrong_and_take_one_that_stands_in_the_source(
    folder: Folder,
) -> None:
    text = bank(WHERE.replace("answer: London", "answer: '1815'"), events=EVENTS)
    folder.write("ada.yaml", text)
    with folder.edit() as teacher:
        teacher.pick("Where")
        teacher.edit()
        teacher.click("Paris")
        teacher.wait("^t its quote")
        teacher.press("end", " town", "tab", "She never lived there.", "ctrl+o")
        teacher.wait("2  · 1835")
        teacher.press("2", "enter")
        teacher.gone("1 to 9 choose")
        teacher.save()
    wrong = items(folder, "questions")[0]["wrong"]
    assert list(map(str, wrong)) == ["{'Paris town': 'She never lived there.'}", "Rome", "1835"]
    assert set(text.splitlines()) - set(folder.read("ada.yaml").splitlines()) == {"    wrong: [Paris, Rome]"}


def test_find_an_item_and_its_sentence_and_play_it_as_a_pupil_meets_it(folder: Folder) -> None:
    with folder.edit(size=(80, 24)) as teacher:  # one pane is seen at a time
        teacher.pick("Whom")
        teacher.edit()
        assert "Babbage" in teacher.text
        assert "Where was Ada born?" not in teacher.text
        teacher.press("f5")
        teacher.wait("⏎ answer")
        assert "Faraday" in teacher.text
        teacher.press("enter")
        teacher.gone("⏎ answer")
        teacher.wait("She met Babbage in 1833")
        teacher.press("escape")
        teacher.at_form()
        teacher.press("escape")
        teacher.at_list()
        teacher.press("g")
        teacher.at_source()
        assert any("▸" in line and "She met Babbage" in line for line in teacher.text.splitlines())
    assert "Ada" not in folder.run("history").out


def test_go_from_problem_to_problem_and_mend_them(folder: Folder) -> None:
    wrong = WHERE.replace("quote: Ada was", "quote: She was"), WHOM.replace("answer: Babbage", "answer: ''")
    folder.write("ada.yaml", bank(*wrong))
    with folder.edit() as teacher:
        teacher.at_list()
        teacher.wait("2 errors")
        teacher.press("down", "f8")
        teacher.at_form()
        teacher.press("Babbage")
        teacher.wait("1 error")
        teacher.press("f8")
        teacher.wait("Where was Ada born?")
        teacher.at_form()
        teacher.press("ctrl+u", "Ada was born in London")
        teacher.gone("1 error")
        teacher.save()
    assert folder.run("check", "ada.yaml").code == 0


def test_make_an_ordering_of_events(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE, events=EVENTS))
    with folder.edit() as teacher:
        teacher.at_list()
        teacher.press("o")
        teacher.wait("add events")
        teacher.rest()
        teacher.press("enter")
        teacher.wait("Type to find")
        teacher.press("space", "down", "space", "down", "space", "enter")
        teacher.gone("Type to find")
        teacher.save()
    assert items(folder, "questions")[-1]["order"] == ["born", "met", "wrote"]


def test_settle_in_the_workshop_what_a_player_flagged(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE))
    folder.run("--plain", "--play", "round", "ada.yaml", typed="f unclear\n1\n")
    with folder.edit() as teacher:
        teacher.at_list()
        teacher.wait("⚑")
        teacher.press("f")
        teacher.wait("unclear")
        teacher.press("y")
        teacher.gone("⚑")
    assert "unclear" not in folder.run("flags", "ada.yaml").out


def test_write_with_the_mouse(folder: Folder) -> None:
    with folder.edit() as teacher:
        teacher.at_list()
        teacher.rest()
        teacher.click("Whom did she meet?")
        teacher.wait("Quote that proves")
        teacher.rest()
        teacher.click("Faraday")
        teacher.at_form()
        teacher.press("end", " himself")
        teacher.click("^s save")
        teacher.wait("Saved: ")
    assert folder.read("ada.yaml") == ADA.replace("Faraday", "Faraday himself")
