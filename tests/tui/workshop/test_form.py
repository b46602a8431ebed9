"""The form: what is typed, pressed and shown, and the item that comes out of it."""

from __future__ import annotations

from pathlib import Path

from textual import events

from quiz.authoring.values import Plain
from quiz.bank.problems import FieldPath, Level, Problem
from quiz.tui.widgets.prose import Prose
from tests.plain.games import BANK
from tests.tui.hostile import EVERYTHING
from tests.tui.workshop.bench import workshop

FORM = (80, 70)
"""The form alone, and the whole of it."""
SAMARA: Plain = {"Samara": "He was born there."}
BAKU: Plain = {"option": "Baku", "why": "He went there.", "quote": ["sent to Baku", "to organise a strike"]}
FULL: Plain = {"option": "Odessa", "why": "no", "quote": "in"}
QUESTION: dict[str, Plain] = {
    "id": "lathe",
    "topic": "Early life",
    "ask": "Where did he operate a lathe?",
    "answer": "Lugansk",
    "wrong": [SAMARA, BAKU, "Odessa"],
    "quote": "to operate a lathe in Lugansk",
}
EVENT: dict[str, Plain] = {"event": "Exiled", "date": "1905/190", "quote": "In 1908 he was exiled"}


def an_error(*path: str | int, message: str = "this is wrong", hint: str = "") -> Problem:
    return Problem("code", message, hint, path=path)


CHANGES: tuple[tuple[FieldPath, str, dict[str, Plain]], ...] = (
    (("answer",), "down :Narym", {"answer": ["Lugansk", "Narym"]}),
    (("answer",), "down :Na backspace backspace", {"answer": "Lugansk"}),
    (("wrong", 2, "why"), ":no", {"wrong": [SAMARA, BAKU, {"Odessa": "no"}]}),
    (("wrong", 2, "why"), ":no ctrl+t :in", {"wrong": [SAMARA, BAKU, FULL]}),
    (("wrong", 1, "why"), "ctrl+l backspace :.", {"wrong": [BAKU, SAMARA, "Odessa"]}),
    (("wrong", 0), "alt+down alt+down alt+down", {"wrong": [BAKU, "Odessa", SAMARA]}),
    (("wrong", 1, "quote", 1), "ctrl+r :!", {"wrong": [SAMARA, "Odessa!"]}),
    (("draft",), "space", {"draft": "true"}),
    (("draft",), "up space", {"inferred": "true"}),
    (("draft",), "down x", {"id": "lathex"}),
)


async def test_what_is_typed_and_pressed_changes_this_alone(tmp_path: Path) -> None:
    async with workshop(tmp_path, size=FORM) as bench:
        for path, acts, fields in CHANGES:
            await bench.show(QUESTION)
            await bench.at(*path)
            await bench.act(*acts.split())
            assert bench.fields == {**QUESTION, **fields}, (path, acts)
        await bench.show({**QUESTION, "wrong": [{"X": "a reason"}]})
        await bench.at("wrong", 0)
        await bench.press("backspace")
        await bench.show({"ask": "Another?"})
        await bench.at("wrong", 0)
        await bench.press("N")
        assert bench.fields["wrong"] == ["N"]  # without the reason that stood there


async def test_keys_go_from_field_to_field_and_not_out_of_the_form(tmp_path: Path) -> None:
    long = ("word " * 30).strip()
    async with workshop(tmp_path, size=FORM) as bench:
        await bench.show(EVENT, event=True)
        for field, keys, here in (
            ("event", "enter", "1905/190"),  # a quote is there
            ("event", "tab", "In 1908 he was exiled"),
            ("event", "tab tab tab", "1905/190"),
            ("date", "shift+tab shift+tab", "In 1908 he was exiled"),
            ("id", "enter down", ""),
        ):
            await bench.at(field)
            await bench.press(*keys.split())
            assert bench.here == here, (field, keys)
        await bench.show({**QUESTION, "ask": long})
        await bench.at("ask")
        for keys, here in (("up", long), ("down down", "to operate a lathe in Lugansk"), ("up", long)):
            await bench.press(*keys.split())
            assert bench.here == here
        bench.app.post_message(events.Paste(" Where\nwas\rhe\r\nborn?"))
        await bench.settle()
        assert bench.fields["ask"] == f"{long} Where was he born?"
        await bench.act("@Odessa")
        assert bench.here == "Odessa"
        await bench.act("@Draft: kept")
        assert bench.fields["draft"] == "true"


async def test_a_remark_stands_directly_below_what_it_is_about_and_goes_when_it_is_mended(
    tmp_path: Path,
) -> None:
    places: dict[FieldPath, tuple[str, str]] = {
        ("ask",): ("Where did he operate a lathe?", "Quote that proves"),
        ("quote",): ("to operate a lathe in Lugansk", "another"),
        ("answer", 0): ("Lugansk", "another, if all"),
        ("wrong", 0): ("He was born there.", "Baku"),
        ("wrong", 1, "quote", 1): ("to organise a strike", "Odessa"),
        ("wrong",): ("a wrong option", "Topic"),
        ("topic",): ("Early life", "Explanation"),
        ("inferred",): ("Inferred: it", "Draft"),
        ("level",): ("", "at ()"),
        (): ("at (", "Question"),
    }
    async with workshop(tmp_path, size=FORM) as bench:
        await bench.show(QUESTION, *(an_error(*path, message=f"at {path}") for path in places))
        lines = ["", *filter(None, bench.lines)]
        for path, (above, below) in places.items():
            at = next(number for number, line in enumerate(lines) if f"at {path}" in line)
            assert above in lines[at - 1]
            assert below in lines[at + 1]
        await bench.remark()
        assert "✗" not in bench.words


async def test_a_remark_says_what_and_how_and_finds_its_option_though_one_before_it_is_emptied(
    tmp_path: Path,
) -> None:
    warning = Problem("c", "a warning", "its way out", Level.WARNING, path=("why",))
    remarks = (an_error("ask", hint="mend [it]"), an_error("wrong", 1, message="odd"), warning)
    async with workshop(tmp_path, size=FORM) as bench:
        await bench.show({**QUESTION, "wrong": ["A", "B", "Cairo"]}, *remarks)
        await bench.act("=✗ this is wrong – mend [it]", "=! a warning – its way out")
        before = [prose.blocks for prose in bench.screen.form.query(Prose)]
        await bench.remark(*remarks)
        after = [prose.blocks for prose in bench.screen.form.query(Prose)]
        assert all(one is other for one, other in zip(before, after, strict=True))  # repainted is none
        await bench.at("wrong", 0)
        await bench.press("backspace")
        await bench.remark(*remarks)
        assert "Cairo" in "".join(bench.lines[bench.place("odd").y - 2 :][:2])
        await bench.at("wrong", 1)
        assert bench.here == "Cairo"


async def test_a_date_is_said_back_a_known_topic_is_offered_and_what_is_undone_leaves_the_cursor(
    tmp_path: Path,
) -> None:
    async with workshop(tmp_path, size=FORM) as bench:
        await bench.show(EVENT, event=True)
        await bench.act("!= 19")
        await bench.at("date")
        await bench.act("7", "== 1905–07")
        await bench.at("topic")
        await bench.act(":li", "right")
        assert str(bench.fields["topic"]).casefold() == "life"
        await bench.at("event")
        await bench.press("home", "right", "x", "ctrl+z", "y")
        assert bench.fields["event"] == "Exyiled"


async def test_hostile_text_is_shown_safely_and_comes_out_as_it_was(tmp_path: Path) -> None:
    wrong: list[Plain] = [{EVERYTHING: EVERYTHING}, "[@click=app.quit]x[/]"]
    hostile: dict[str, Plain] = {
        "ask": EVERYTHING,
        "answer": [EVERYTHING, "[/"],
        "wrong": [*wrong, "D"],
        "quote": [EVERYTHING, "\x1b]52;c;aGk=\x07"],
        "why": "x" * 10_000,
        "topic": "\u202e[/topic]",
        "id": "[/",
    }
    async with workshop(tmp_path, size=FORM) as bench:
        await bench.show(hostile, an_error("ask", message=EVERYTHING, hint="[/"))
        assert not {"\x1b", "\u202e"} & set(bench.page)
        await bench.at("wrong", 2)
        await bench.act("=[@click=app.quit]x[/]", ":!")
        await bench.at("quote", 0)
        await bench.at("draft")
        await bench.press("space")
        assert bench.fields == {**hostile, "wrong": [*wrong, "D!"], "draft": "true"}


async def test_every_line_of_a_card_fits_its_pane(tmp_path: Path) -> None:
    async with workshop(tmp_path, size=(38, 80)) as bench:
        await bench.show(QUESTION, an_error("wrong", 1, hint="w " * 40))
        await bench.act("=Question", "=Wrong options", "=Topic", "=Id", "=to organise a strike")
        assert all(len(line) <= 38 for line in bench.lines)


async def test_what_an_event_is_before_and_what_an_item_is_kept_apart_from_is_chosen_from_the_bank(
    tmp_path: Path,
) -> None:
    async with workshop(tmp_path, size=FORM) as bench:
        await bench.show({"event": "Is shown a machine", "quote": "He showed her a machine"}, event=True)
        await bench.at("before")
        await bench.press("enter")
        assert "Choose events" in bench.asked
        await bench.press("down", "down", "space", "up", "space", "enter")
        assert bench.fields["before"] == [
            "met",
            "married",
        ]  # earliest first, in whatever order they were chosen
        await bench.at("apart")
        await bench.press("enter")
        assert "Choose items" in bench.asked
        await bench.press(*"where", "space", "enter")
        assert bench.fields["apart"] == "where"
        assert "Where was Ada born?" in bench.words
        await bench.press("up", "delete")
        assert "apart" not in bench.fields


async def test_who_deletes_an_item_is_told_which_others_are_kept_apart_from_it(tmp_path: Path) -> None:
    async with workshop(tmp_path, BANK.replace("id: where", "id: where\n    apart: men")) as bench:
        bench.screen.show_all(next(card.key for card in bench.cards() if card.id == "men"))
        bench.screen.show_pane("items")
        await bench.press("delete")
        assert "1 item would have to be mended then: Where was Ada born?" in bench.asked


async def test_the_head_of_a_bank_is_written_in_a_form_and_what_is_wrong_stands_at_its_field(
    tmp_path: Path,
) -> None:
    async with workshop(tmp_path) as bench:
        await bench.press("up", "up", "enter")
        assert bench.here == "Ada"
        await bench.write(" King")
        await bench.at("language")
        await bench.write("X")
        await bench.act("=“X” is no tag of a language")
        await bench.press("backspace", "d", "e")
        await bench.at("source-url")
        await bench.press("ctrl+u")
        await bench.write("nowhere")
        await bench.act("=“nowhere” is no address", "!is no tag")
        await bench.press("ctrl+s")
        await bench.idle()
        changed = BANK.replace("title: Ada\n", "title: Ada King\nlanguage: de\n", 1)
        assert bench.saved() == changed.replace("url: https://example.org/ada", "url: nowhere")
        await bench.press("f3", "d", "delete", "shift+down", "f5")  # these are for items
        assert bench.app.screen is bench.screen
        assert bench.saved() == bench.screen.work.desk.written().raw.decode()
