"""The workshop by keyboard and mouse: what each act makes of the bank and of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.authoring.card import Card
from quiz.authoring.desk import Conflict
from quiz.authoring.values import Section
from quiz.tui.dialogs import Ask
from quiz.tui.widgets.lines import TopLine
from quiz.tui.widgets.prose import Prose
from quiz.tui.workshop.keeping import compared
from quiz.tui.workshop.screen import WorkshopScreen
from tests.plain.games import BANK, HOSTILE
from tests.tui.workshop.bench import workshop


async def test_what_is_written_is_copied_undone_done_again_and_asked_about_under_a_preview_too(
    tmp_path: Path,
) -> None:
    async with workshop(tmp_path) as bench:
        assert bench.fields["id"] == "born"
        assert not bench.screen.work.desk.is_changed
        await bench.press("enter", "shift+home", "ctrl+c", "end")
        assert bench.app.clipboard == "Is born"
        await bench.write(" x")
        await bench.press("ctrl+z")
        assert bench.fields["event"] == "Is born"
        assert not bench.screen.work.desk.is_changed
        await bench.press("ctrl+y")
        assert bench.fields["event"] == "Is born x"
        await bench.press("f5", "ctrl+c")
        assert isinstance(bench.app.screen, Ask)
        await bench.press("3", "escape", "ctrl+c", "ctrl+q", "ctrl+q")
        assert "1 item not saved" in bench.asked
        await bench.press("2")
        assert not bench.app.is_running
        assert bench.saved() == BANK


async def test_the_cursor_goes_past_headings_and_nothing_is_taken_where_there_is_nothing(
    tmp_path: Path,
) -> None:
    async with workshop(tmp_path) as bench:
        items = bench.screen.items
        places = [(bench.screen.items.here, items.cursor)]
        for key in ("home", *["down"] * len(items.rows), "home", "pagedown"):
            await bench.press(key)
            places.append((items.here, items.cursor))
        assert all(here is not None for here, _ in places)
        assert {at for _, at in places} == {at for at, known in enumerate(items._known) if known is not None}
        await bench.press("end", "n")
        await bench.at("wrong")
        await bench.press("ctrl+o")
        assert "Write the answer first." in bench.asked
        assert "take" not in bench.keys


async def test_the_key_that_saves_saves_and_leaves_where_it_is_asked(tmp_path: Path) -> None:
    async with workshop(tmp_path) as bench:
        await bench.press("enter")
        await bench.write(" x")
        await bench.press("ctrl+q", "ctrl+s")
        assert not bench.app.is_running
        assert "event: Is born x" in bench.saved()


async def test_events_of_an_ordering_are_chosen_moved_and_tied(tmp_path: Path) -> None:
    async with workshop(tmp_path) as bench:
        await bench.press("o", "enter", "space", "down", "space", "down", "down", "space", "enter")
        assert bench.fields["order"] == ["born", "met", "notes"]
        await bench.press("home", "shift+down", "t")
        assert bench.fields["order"] == [["met", "born"], "notes"]
        await bench.press("end", "up", "delete")
        assert bench.fields["order"] == [["met", "born"]]
        await bench.at("ask")
        await bench.press("up", "up", "delete")
        assert bench.fields["order"] == ["met"]


async def test_from_an_item_to_its_sentence_and_back_and_what_hangs_on_it_is_told(tmp_path: Path) -> None:
    bank = BANK.replace("id: life\n", "id: life\n    draft: true\n").replace("1843,", "1843-99,")
    async with workshop(tmp_path, bank) as bench:
        await bench.press("delete")
        assert "Is born – ctrl+z brings it back." in bench.asked
        assert "1 item would have to be mended then: Is born; Marries; Dies" in bench.asked
        await bench.press("n", "down", "g")
        assert bench.screen.source.here == 1
        await bench.press("g")
        assert bench.fields["id"] == "men"
        await bench.press("f2", "g")
        assert bench.fields["id"] == "met"
        await bench.press("down", "down")
        assert bench.screen.items.rows[bench.screen.items.cursor].mark == "✗"
        # A draft that was accepted last stays accepted when it is written in.
        await bench.press("end", "a", "enter", "tab")
        await bench.write("Which?")
        assert bench.fields == {
            "id": "life",
            "topic": "Life",
            "order": ["born", "married", "died"],
            "ask": "Which?",
        }


async def test_a_sentence_with_a_time_that_nothing_quotes_is_found_and_made_an_event(tmp_path: Path) -> None:
    bank = BANK.replace("of brass.\n", "of brass. In 1834 she rested. She rode. In May 1836 she swam.\n")
    async with workshop(tmp_path, bank) as bench:
        source = bench.screen.source
        await bench.press("f2", "home")
        await bench.app.workers.wait_for_complete()
        times = [row.text.plain for row in source.rows if row.mark == "◇"]
        assert times == ["In 1834 she rested.", "In May 1836 she swam."]
        await bench.press("t", "t", "e")
        assert bench.fields == {"event": "", "date": "1836-05", "quote": "In May 1836 she swam."}
        await bench.write("Swims")
        await bench.app.workers.wait_for_complete()
        await bench.press("f2", "t")
        assert source.rows[source.cursor].text.plain == "In 1834 she rested."
        await bench.press("t")
        assert source.rows[source.cursor].text.plain == "In 1834 she rested."


def test_of_what_both_have_changed_only_what_differs_is_shown() -> None:
    ours = Card(0, Section.TIMELINE, {"id": "born", "event": "Is born here"})
    theirs = Card(0, Section.TIMELINE, {"id": "born", "event": "Comes to the world", "why": "x"})
    assert compared(Conflict("", ours, theirs)) == [
        "Mine: event: Is born here; why:",
        "Theirs: event: Comes to the world; why: x",
    ]
    assert compared(Conflict("", ours, None))[1] == "Theirs: deleted"


async def test_one_who_types_goes_on_in_the_same_item_when_another_program_saves(tmp_path: Path) -> None:
    async with workshop(tmp_path) as bench:
        await bench.press("down", "down", "enter")
        await bench.write(" here")
        first = "  - {id: zero, event: Zero, date: 1800, quote: Ada was born}\n"
        bench.path.write_text(BANK.replace("timeline:\n", f"timeline:\n{first}"), encoding="utf-8")
        bench.screen.look()
        await bench.idle()
        await bench.write("!")
        assert bench.fields["event"] == "Marries here!"
        assert [card.id for card in bench.cards(Section.TIMELINE)][:2] == ["zero", "born"]
        await bench.press("ctrl+z", "ctrl+z")
        assert bench.fields["event"] == "Marries"


async def test_a_quote_goes_to_the_place_that_it_was_wanted_for(tmp_path: Path) -> None:
    async with workshop(tmp_path) as bench:
        bench.screen.items.go_to(bench.cards()[0].key)
        await bench.settle()
        await bench.at("wrong", 1)
        await bench.press("ctrl+t", "f6", "enter", "enter")
        sentence = "Ada was born in Lndon in 1815"
        assert bench.fields["wrong"] == [
            {"Paris": "She never lived there."},
            {"option": "Bath", "why": "She never lived there.", "quote": sentence},
        ]
        await bench.at("quote")
        await bench.press("tab", "f6", "enter", "shift+right", "enter")
        assert bench.fields["quote"] == [sentence, sentence.removeprefix("Ada ")]


async def test_one_pane_is_shown_where_there_is_no_room_for_three(tmp_path: Path) -> None:
    async with workshop(tmp_path, size=(80, 24)) as bench:
        for key, pane in (("f3", "items"), ("f2", "source"), ("f4", "form"), ("escape", "items")):
            await bench.press(key)
            assert [each.id for each in bench.screen.query(".pane") if each.display] == [pane]
        await bench.act("@F2 Source")
        assert bench.screen.pane == "source"


async def test_hostile_text_is_neither_obeyed_nor_lost(tmp_path: Path) -> None:
    hostile = HOSTILE.translate({0x1B: "\\e", 0x07: "\\a", 0x9B: "\\x9b", 0x202E: "\\u202e"})
    text = BANK.replace("event: Is born", f'event: "{hostile}"').replace("topic: Life", 'topic: "[/]"')
    async with workshop(tmp_path, text) as bench:
        before = bench.cards(Section.TIMELINE)
        await bench.press("enter", "f2", "f3", "d", "ctrl+z")
        assert bench.cards(Section.TIMELINE) == before
        assert not bench.screen.work.desk.is_changed


async def test_what_all_rules_say_of_a_bank_may_come_when_the_screen_is_going(tmp_path: Path) -> None:
    async with workshop(tmp_path) as bench:
        await bench.screen.query(TopLine).remove()
        await bench.screen.survey().wait()


async def test_a_bank_of_no_items_can_be_begun_and_keys_wait_for_the_screen(tmp_path: Path) -> None:
    async with workshop(tmp_path, BANK.split("timeline:")[0] + "questions: []\n") as bench:
        await bench.press("f2", "n")
        await bench.write("Where?")
        await bench.press("ctrl+s")
        assert "ask: Where?" in bench.saved()
        work = bench.screen.work
        bench.app.push_screen(WorkshopScreen(work, bench.screen.flags))
        await bench.act("+f2 f3 down f4 !")
        assert work.desk.changed()[0].texts("ask") == ("Where?!",)


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ("A down B", "quote: Ada was born in Lndon in 1815B"),
        ("A escape down enter Q", "event: Meets a manQ"),
        ("A enter f3 down f4 Q", "event: Meets a manQ"),
        ("A f3 escape 3 f4 B", "event: Is bornAB"),
        ("A ctrl+z C", "event: Is bornC"),
        ("A enter ctrl+z C", "date: 1815C"),
    ],
)
async def test_keys_in_one_go_act_on_what_those_before_them_have_brought_about(
    tmp_path: Path, keys: str, written: str
) -> None:
    async with workshop(tmp_path) as bench:
        await bench.act("enter", f"+{keys} ctrl+s")
        await bench.idle()
        assert written in bench.saved()


DRAFTED = BANK.replace(", date: 18", ", draft: true, date: 18", 3)
"""Three drafts, of which the ordering names the first and the third."""


async def test_drafts_are_accepted_rejected_and_brought_back_with_a_key_each_beside_the_words_that_date_them(
    tmp_path: Path,
) -> None:
    async with workshop(tmp_path, DRAFTED) as bench:
        panel = bench.screen.query_one("#draft", Prose)

        def lit() -> list[str]:
            return [
                text.plain[span.start : span.end]
                for text in (block.text for block in panel.blocks[1:])
                for span in text.spans
                if "on $panel" in str(span.style)
            ]

        assert panel.blocks[0].text.plain == "1815  Is born"
        assert lit() == ["in 1815"]
        await bench.press("a")
        assert "draft" not in bench.cards(Section.TIMELINE)[0].by_name
        assert panel.blocks[0].text.plain == "June 1833  Meets a man"
        assert lit() == ["in June 1833"]
        assert bench.screen.card
        assert bench.screen.source.here == bench.screen.work.sentences(bench.screen.card)[0]
        await bench.press("r")
        assert "met" not in [card.id for card in bench.cards(Section.TIMELINE)]
        assert bench.fields["id"] == "married"
        await bench.press("r")  # an ordering names it
        assert "Delete this item?" in bench.asked
        await bench.press("n", "ctrl+z")
        assert bench.fields["id"] == "met"
        await bench.press("enter", "tab", "tab", "tab", "7", "escape")
        assert not lit()
        assert "no words of it say this date" in panel.blocks[1].text.plain
        await bench.press("a", "a")
        assert not panel.blocks
        await bench.act("@Marries", "!reject draft")


async def test_the_next_draft_after_the_last_is_the_first_that_was_left(tmp_path: Path) -> None:
    async with workshop(tmp_path, DRAFTED) as bench:
        await bench.press("down", "down")
        await bench.act("@accept draft")
        assert bench.fields["id"] == "born"


async def test_a_preview_asks_before_it_tells_and_a_key_tells_the_answer_of_each_kind(
    tmp_path: Path,
) -> None:
    async with workshop(tmp_path) as bench:
        for item, asked, told in (
            ("where", "Where was Ada born?", "London"),
            ("life", "earliest first", "1835"),
            ("notes", "Writes the notes", "1843"),
        ):
            bench.screen.show_all(next(card.key for card in bench.screen.work.desk.items if card.id == item))
            bench.screen.show_pane("items")
            await bench.press("f5")
            await bench.act(f"={asked}", "!source says")
            before = bench.words
            await bench.press("f5")
            assert told in bench.words
            assert bench.words != before
            assert "✓" in bench.words
            await bench.press("f5")
            assert bench.app.screen is bench.screen
