"""The form by itself: what is typed, pressed and shown, and the item that comes out of it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset

from quiz.authoring.card import Card
from quiz.authoring.desk import Desk
from quiz.authoring.document import Document
from quiz.authoring.values import Plain, Section
from quiz.bank.model import Bank, Choice, Event, Option
from quiz.bank.problems import FieldPath, Level, Problem
from quiz.text.source import Source
from quiz.tui.turns import Turns
from quiz.tui.widgets.prose import Prose
from quiz.tui.workshop.form import Form
from quiz.tui.workshop.texts import Writing
from tests.tui.hostile import EVERYTHING
from tests.tui.workshop.teacher import Teacher

SAMARA: Plain = {"Samara": "He was born there."}
BAKU: Plain = {"option": "Baku", "why": "He went there.", "quote": ["sent to Baku", "to organise a strike"]}
FULL: Plain = {"option": "Odessa", "why": "no", "quote": "in"}
NAMED_KEYS = re.compile(r"[a-z]+\+\w+|up|down|space|backspace")  # ctrl+r
QUESTION: dict[str, Plain] = {
    "id": "lathe",
    "topic": "Early life",
    "ask": "Where did he operate a lathe?",
    "answer": "Lugansk",
    "wrong": [SAMARA, BAKU, "Odessa"],
    "quote": "to operate a lathe in Lugansk",
}
EVENT: dict[str, Plain] = {"event": "Exiled", "date": "1908", "quote": "In 1908 he was exiled"}
ORDERING: dict[str, Plain] = {"order": ["born", "exiled", "shot"]}
EVENTS = tuple(Event(name, name.title(), quotes=("He was born",)) for name in ("born", "exiled", "shot"))
EXILE = Choice("c", "Ask?", ("A",), (Option("B"),), quotes=("He was born",), topic="Exile and escape")
BANK = Bank("b", "B", Source("S", "He was born."), timeline=EVENTS, questions=(EXILE,))


class FormApp(Turns):
    """The form alone."""

    fields: Mapping[str, Plain]
    desk: Desk

    def compose(self) -> ComposeResult:
        yield Form()

    def on_field_changed(self) -> None:
        form = self.query_one(Form)
        if (changes := form.settle()) and form.key is not None:
            card = self.desk.card(form.key)
            written = {name: card.rewritten(name, value) for name, value in changes.items()}
            self.desk = self.desk.typed(form.key, written)
            self.fields = self.desk.card(form.key).by_name
            form.remark(())


class Writer(Teacher[FormApp]):
    """Somebody at the form."""

    @property
    def form(self) -> Form:
        return self.app.query_one(Form)

    async def show(self, fields: Plain, *remarks: Problem, key: int = 1, event: bool = False) -> None:
        card = Card(key, Section.TIMELINE if event else Section.QUESTIONS, fields, 0)
        self.app.desk = Desk(Document.read(b"title: A life"), (card,), key + 1)
        await self.form.show(card, remarks, BANK)
        await self.settle()

    async def at(self, *path: str | int) -> None:
        """Go to a field, as F8 does."""
        self.form.focus_field(path)
        await self.settle()

    async def do(self, *acts: str) -> None:
        """Press what is the name of a key, and type all else."""
        for act in acts:
            await (self.press if NAMED_KEYS.fullmatch(act) else self.write)(act)

    @property
    def fields(self) -> Mapping[str, Plain]:
        """The item as it was told last."""
        return self.app.fields

    @property
    def here(self) -> str:
        """The text of the field that is written in."""
        assert isinstance(self.app.focused, Writing)
        return self.app.focused.text

    def line(self, text: str) -> int:
        return next(number for number, line in enumerate(self.lines) if text in line)

    async def click(self, text: str) -> None:
        y = self.line(text)
        await self.pilot.click(offset=Offset(self.lines[y].index(text) + 1, y))
        await self.settle()


@asynccontextmanager
async def desk(
    fields: Plain = QUESTION, *remarks: Problem, event: bool = False, size: tuple[int, int] = (76, 60)
) -> AsyncIterator[Writer]:
    app = FormApp()
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        teacher = Writer(app, pilot)
        await teacher.show(fields, *remarks, event=event)
        yield teacher


def an_error(*path: str | int, message: str = "this is wrong", hint: str = "") -> Problem:
    return Problem("code", message, hint, path=path)


CHANGES: tuple[tuple[FieldPath, str, dict[str, Plain]], ...] = (
    (("answer",), "down Narym", {"answer": ["Lugansk", "Narym"]}),
    (("answer",), "down Na backspace backspace", {"answer": "Lugansk"}),
    (("wrong", 2, "why"), "no", {"wrong": [SAMARA, BAKU, {"Odessa": "no"}]}),
    (("wrong", 2, "why"), "no ctrl+t in", {"wrong": [SAMARA, BAKU, FULL]}),
    (("wrong", 1, "why"), "ctrl+l backspace .", {"wrong": [BAKU, SAMARA, "Odessa"]}),
    (("wrong", 0), "alt+down alt+down alt+down", {"wrong": [BAKU, "Odessa", SAMARA]}),
    (("wrong", 1, "quote", 1), "ctrl+r !", {"wrong": [SAMARA, "Odessa!"]}),
    (("draft",), "space", {"draft": "true"}),
    (("draft",), "up space", {"inferred": "true"}),
    (("draft",), "down x", {"id": "lathex"}),
)


async def test_what_is_typed_and_pressed_changes_this_alone() -> None:
    async with desk() as teacher:
        for number, (path, acts, fields) in enumerate(CHANGES):
            await teacher.show(QUESTION, key=number)
            await teacher.at(*path)
            await teacher.do(*acts.split())
            assert teacher.fields == {**QUESTION, **fields}, (path, acts)


async def test_the_arrows_go_through_a_list_of_events_and_no_reason_of_an_item_into_another() -> None:
    async with desk(ORDERING) as teacher:
        await teacher.at("ask")
        await teacher.press("up", "up", "delete")
        assert teacher.fields == {"order": ["born", "exiled"]}
        await teacher.show({**QUESTION, "wrong": [{"X": "a reason"}]}, key=2)
        await teacher.at("wrong", 0)
        await teacher.press("backspace")
        await teacher.show({"ask": "Another?"}, key=3)
        await teacher.at("wrong", 0)
        await teacher.write("N")
        assert teacher.fields["wrong"] == ["N"]


async def test_enter_goes_from_field_to_field_and_not_out_of_the_form() -> None:
    async with desk({"event": "E", "date": "1908", "quote": "q"}, event=True) as teacher:
        await teacher.at("event")
        await teacher.press("enter")
        assert teacher.here == "1908"  # a quote is there
        await teacher.at("event")
        await teacher.press("tab")
        assert teacher.here == "q"
        await teacher.press("tab", "tab")
        assert teacher.here == "1908"
        await teacher.press("shift+tab", "shift+tab")
        assert teacher.here == "q"
        await teacher.at("id")
        await teacher.press("enter", "down")
        assert teacher.here == ""
        assert teacher.form.has_focus_within


async def test_the_arrows_leave_a_text_at_its_edges_alone_and_a_pasted_line_end_is_a_blank() -> None:
    long = ("word " * 20).strip()
    async with desk({**QUESTION, "ask": long}, size=(40, 60)) as teacher:
        await teacher.at("ask")
        await teacher.press("up")
        assert teacher.here == long
        await teacher.press("down", "down")
        assert teacher.here == QUESTION["quote"]
        await teacher.press("up")
        assert teacher.here == long
        teacher.app.post_message(events.Paste(" Where\nwas\rhe\r\nborn?"))
        await teacher.settle()
        assert teacher.fields["ask"] == f"{long} Where was he born?"


async def test_a_press_begins_to_write_where_it_is_and_goes_on_in_the_fields_of_another_kind() -> None:
    async with desk() as teacher:
        await teacher.click("Odessa")
        assert teacher.here == "Odessa"
        await teacher.click("a draft")
        assert teacher.fields["draft"] == "true"
        await teacher.at("why")
        await teacher.show(EVENT, key=2, event=True)
        assert teacher.here == "Exiled"


async def test_a_remark_stands_directly_below_what_it_is_about_and_goes_when_it_is_mended() -> None:
    places: dict[FieldPath, tuple[str, str]] = {
        ("ask",): ("Where did he operate a lathe?", "Quote that proves"),
        ("quote",): ("to operate a lathe in Lugansk", "another"),
        ("answer", 0): ("Lugansk", "another, if all"),
        ("wrong", 0): ("He was born there.", "Baku"),
        ("wrong", 1, "quote", 1): ("to organise a strike", "Odessa"),
        ("wrong",): ("a wrong option", "Topic"),
        ("topic",): ("Early life", "Explanation"),
        ("inferred",): ("the answer follows", "a draft"),
        ("level",): ("", "at ()"),
        (): ("at (", "Question"),
    }
    async with desk(QUESTION, *(an_error(*path, message=f"at {path}") for path in places)) as teacher:
        lines = ["", *(line for line in teacher.lines if line)]
        for path, (above, below) in places.items():
            at = next(number for number, line in enumerate(lines) if f"at {path}" in line)
            assert above in lines[at - 1]
            assert below in lines[at + 1]
        teacher.form.remark(())
        await teacher.settle()
        assert "✗" not in teacher.words


async def test_a_remark_says_what_and_how_and_finds_its_option_though_one_before_it_is_emptied() -> None:
    warning = Problem("c", "a warning", "its way out", Level.WARNING, path=("why",))
    remarks = (an_error("ask", hint="mend [it]"), an_error("wrong", 1, message="odd"), warning)
    async with desk({**QUESTION, "wrong": ["A", "B", "Cairo"]}, *remarks) as teacher:
        assert "✗ this is wrong – mend [it]" in teacher.words
        assert "! a warning – its way out" in teacher.words
        before = [prose.blocks for prose in teacher.form.query(Prose)]
        teacher.form.remark(remarks)
        after = [prose.blocks for prose in teacher.form.query(Prose)]
        assert all(one is other for one, other in zip(before, after, strict=True))  # repainted is none
        await teacher.at("wrong", 0)
        await teacher.press("backspace")
        teacher.form.remark(remarks)
        await teacher.settle()
        assert "Cairo" in "".join(teacher.lines[teacher.line("odd") - 2 :][:2])
        await teacher.at("wrong", 1)
        assert teacher.here == "Cairo"


async def test_a_date_is_said_back_a_known_topic_is_offered_and_what_is_undone_leaves_the_cursor() -> None:
    async with desk({**EVENT, "date": "1905/190"}, event=True) as teacher:
        assert "= 19" not in teacher.words
        await teacher.at("date")
        await teacher.write("7")
        assert "= 1905–07" in teacher.words
        await teacher.at("topic")
        await teacher.write("exi")
        await teacher.press("right")
        assert str(teacher.fields["topic"]).casefold() == "exile and escape"
        await teacher.at("event")
        await teacher.press("home", "right", "x")
        await teacher.show(EVENT, event=True)
        assert teacher.here == EVENT["event"]
        await teacher.press("y")
        assert str(teacher.fields["event"]) == "Exyiled"


async def test_hostile_text_is_shown_safely_and_comes_out_as_it_was() -> None:
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
    async with desk(hostile, an_error("ask", message=EVERYTHING, hint="[/")) as teacher:
        assert "\x1b" not in "".join(teacher.lines)
        assert "\u202e" not in "".join(teacher.lines)
        assert "[@click=app.quit]x[/]" in teacher.words
        await teacher.at("wrong", 2)
        await teacher.write("!")
        await teacher.at("quote", 0)
        await teacher.at("draft")
        await teacher.press("space")
        assert teacher.fields == {
            **hostile,
            "wrong": [*wrong, "D!"],
            "draft": "true",
        }


async def test_every_line_of_a_card_fits_its_pane() -> None:
    async with desk(QUESTION, an_error("wrong", 1, hint="w " * 40), size=(34, 80)) as teacher:
        assert all(name in teacher.words for name in ("Question", "Wrong options", "Topic", "Id"))
        assert all(len(line) <= 34 for line in teacher.lines)
        assert "to organise a strike" in teacher.words
