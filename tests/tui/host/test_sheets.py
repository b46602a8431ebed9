"""Every state of a lesson is whole on the smallest terminal, and uses the room of larger ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from quiz.bank.files import builtin_path
from quiz.bank.model import Bank, Choice, Event, Option, Ordering
from quiz.bank.reading import read_bank
from quiz.classroom.board import Asking
from quiz.classroom.room import Phase
from quiz.classroom.setup import Setup, Standings
from quiz.dates.date import Date
from quiz.game.asked import Asked
from quiz.game.round import Kind
from quiz.text.source import Source
from quiz.tui.host.laying import Sheet, Space, clock, fitting
from quiz.tui.host.lobby import alone
from quiz.tui.host.screen import STAGES
from quiz.tui.widgets.prose import evenly, shown
from tests.classroom.played import Lesson, a_room_of
from tests.tui.host.lesson import a_lesson
from tests.tui.hostile import hostile

SMALL, USUAL, LARGE = (58, 18), (76, 21), (112, 36)
"""The room of a sheet in a terminal of 60×20, 80×24 and 120×40, beside its margins and two lines of keys."""
SIZES = (SMALL, USUAL, LARGE, (94, 27), (100, 33), (112, 60))


def sheet_of(lesson: Lesson, size: tuple[int, int] = SMALL) -> Sheet:
    return fitting(STAGES[lesson.board.phase](lesson.board, Space(*size, now=lesson.now)), size[1])


def page(sheet: Sheet) -> str:
    return "\n".join(line.plain.rstrip() for part in sheet for line in part)


def words(sheet: Sheet) -> str:
    return " ".join(page(sheet).replace("┃", " ").split())


def in_every_phase(lesson: Lesson) -> Iterator[Lesson]:
    """The lesson at each step of its first question, voted on twice, and at its end."""
    lesson.crowd(12)
    yield lesson
    lesson.go()
    yield lesson
    lesson.vote([[0], [1], [0], [1], [0]])
    yield lesson
    lesson.go()
    yield lesson
    lesson.step("discuss")
    yield lesson
    lesson.go()
    lesson.vote([[1], [1], [0], [1], [0]])
    for _ in range(4):
        yield lesson
        lesson.go()


LONG = "On which of the many occasions that the source tells did the party, or its rest, send him away?"


def a_bank(*, options: int = 4, cards: int = 5, words: str = "", note: str = "") -> Bank:
    names = [f"event{number}" for number in range(cards)]
    text = " ".join(f"Sentence {name} tells of a year." for name in names)
    events = tuple(
        Event(
            name, f"{words or 'Event'} {number}", (f"Sentence {name} tells",), Date.parse(str(1900 + number))
        )
        for number, name in enumerate(names)
    )
    wrong = tuple(
        Option(f"{words or 'Wrong'} {number}", why="It was not so.") for number in range(options - 1)
    )
    choice = Choice("choice", words or "Which?", (f"{words or 'Right'} at last",), wrong, (text[:23],))
    ordering = Ordering(
        "ordering", tuple((name,) for name in names), ask=f"{words} Put in order, earliest first."
    )
    return Bank("made", "A made life", Source("Life", text), events, (choice, ordering), note=note)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "items", [("choice", "ordering"), ("ordering", "choice")], ids=["choice", "ordering"]
)
def test_no_line_is_wider_than_the_room(size: tuple[int, int], items: tuple[str, ...]) -> None:
    for bank in (a_bank(options=8, cards=7, words=LONG), a_bank(), hostile_with(*items)):
        for setup in (Setup(teams=8), Setup(standings=Standings.ALL)):
            for lesson in in_every_phase(a_lesson(*items, setup=setup, bank=bank)):
                sheet = sheet_of(lesson, size)
                wide = [line.plain for part in sheet for line in part if line.cell_length > size[0]]
                assert not wide, lesson.board.phase


def hostile_with(*items: str) -> Bank:
    """The bank of a stranger who means ill, its items by other names."""
    bank = hostile()
    choice, _, ordering = bank.questions
    named = {"choice": replace(choice, id="choice"), "ordering": replace(ordering, id="ordering")}
    return replace(bank, questions=tuple(named[name] for name in items))


def test_no_control_character_of_a_bank_or_a_name_reaches_a_line() -> None:
    lesson = a_lesson("choice", bank=hostile_with("choice"))
    lesson.join("\x1b]52;c;aGk=\x07 [/] [@click=app.quit]x[/]", "\u202eevil\u202c")
    for each in in_every_phase(lesson):
        for size in (SMALL, LARGE):
            assert not set(page(sheet_of(each, size)).replace("\n", "")).intersection(
                "\x1b\x07\x9b\u202e\u2066\n\r"
            )


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE])
def test_eight_options_and_their_bars_are_whole(size: tuple[int, int]) -> None:
    lesson = a_lesson("choice", bank=a_bank(options=8))
    for each in in_every_phase(lesson):
        sheet = sheet_of(each, size)
        if each.board.phase in (Phase.QUESTION, Phase.DISCUSS, Phase.BARS) and not each.board.first:
            assert sheet.height <= size[1], page(sheet)
            assert all(f"Wrong {number}" in words(sheet) for number in range(7))
            assert "Right at last" in words(sheet)


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE])
def test_seven_cards_are_whole_and_bear_no_number(size: tuple[int, int]) -> None:
    lesson = a_lesson("ordering", bank=a_bank(cards=7))
    lesson.go()
    sheet = sheet_of(lesson, size)
    assert sheet.height <= size[1]
    assert [line.plain.split()[0] for line in sheet.body if line.plain.strip()] == ["┃"] * 7


def test_what_is_too_long_scrolls_under_its_prompt() -> None:
    lesson = a_lesson("choice", bank=a_bank(options=8, words=LONG))
    lesson.go()
    sheet = sheet_of(lesson)
    assert sheet.height > SMALL[1]
    assert LONG in " ".join(line.plain for line in sheet.head)
    assert sum(LONG in words(Sheet([], [*sheet.body])).split(f" {key} ")[1] for key in range(1, 9)) == 8
    assert len(sheet.head) + len(sheet.foot) < SMALL[1] - 5


def test_a_prompt_that_fills_the_screen_scrolls_with_its_options() -> None:
    lesson = a_lesson("choice", bank=a_bank(words=LONG * 9))
    lesson.go()
    sheet = sheet_of(lesson)
    assert len(sheet.head) + len(sheet.foot) < 5
    assert LONG in words(sheet)


def test_phones_without_a_line_are_counted() -> None:
    lesson = a_lesson("city")
    lesson.crowd(3)
    lesson.go()
    lesson.change_door(present=frozenset({1}))
    for size in SIZES:
        assert "of 3 have answered, 2 without a line" in page(sheet_of(lesson, size))


@pytest.mark.parametrize("size", SIZES)
def test_latecomers_see_how_to_join_in_every_state(size: tuple[int, int]) -> None:
    for lesson in in_every_phase(a_lesson("city", "flights", setup=Setup(teams=2))):
        if lesson.board.phase is not Phase.LOBBY:
            assert lesson.door.address in sheet_of(lesson, size).head[0].plain
            assert "407 213" in sheet_of(lesson, size).head[0].plain


def test_what_is_right_stands_nowhere_before_the_reveal() -> None:
    """Two lessons alike but for what is right look alike until it is revealed."""
    bank = a_bank()
    choice = bank.question["choice"]
    assert isinstance(choice, Choice)
    first, *others = choice.wrong
    other_choice = replace(
        choice, answers=(first.text,), wrong=(Option(choice.answers[0], why=first.why), *others)
    )
    lessons = [a_lesson("choice", bank=bank), a_lesson("choice", bank=bank)]
    asked = lessons[1].room.asked[0]
    asked.item = other_choice
    for one, other in zip(*map(in_every_phase, lessons), strict=True):
        if one.board.phase in (Phase.REVEAL, Phase.STANDINGS, Phase.PODIUM, Phase.REPORT):
            break
        for size in SIZES:
            assert page(sheet_of(one, size)) == page(sheet_of(other, size))


# The lobby


def test_the_lobby_says_what_may_be_in_the_way_when_nobody_comes() -> None:
    lesson = a_lesson("city")
    assert "hotspot" not in words(sheet_of(lesson))
    lesson.change_door(is_lonely=True)
    for size in SIZES:
        sheet = sheet_of(lesson, size)
        assert sheet.height <= size[1]
        assert "hotspot" in page(sheet)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("crowd", [0, 1, 17, 500])
def test_the_lobby_is_whole_however_many_are_in(size: tuple[int, int], crowd: int) -> None:
    lesson = a_lesson("city", setup=Setup(teams=4), bank=replace(a_bank_with_note(), id="made"))
    lesson.crowd(crowd)
    sheet = sheet_of(lesson, size)
    assert sheet.height <= size[1]
    assert "torture" in page(sheet)
    assert (f"{crowd} are in" if crowd > 1 else "1 is in" if crowd else "Nobody") in page(sheet)


def a_bank_with_note() -> Bank:
    bank = a_bank(note="This life ends in torture and execution.")
    (choice, *_) = bank.questions
    return replace(bank, questions=(replace(choice, id="city"),))


def test_those_who_are_in_stand_under_their_teams() -> None:
    lesson = a_lesson("city", setup=Setup(teams=2))
    lesson.join("Ada", "Bo", "Cy")
    lines = [line.plain.split("  ")[0].strip() for line in sheet_of(lesson, LARGE).body]
    assert lines.index("Reading Lamp") < lines.index("Cy") < lines.index("Card Index") < lines.index("Bo")


def test_a_crowd_is_cut_with_a_number() -> None:
    lesson = a_lesson("city")
    lesson.crowd(500)
    text = words(sheet_of(lesson))
    assert lesson.board.people[-1].name in text
    assert "more" in text


def test_the_square_alone_takes_the_whole_room() -> None:
    lesson = a_lesson("city")
    sheet = fitting(alone(lesson.board, Space(*SMALL, now=lesson.now)), SMALL[1])
    assert sheet.height <= SMALL[1]
    assert max(line.cell_length for line in sheet.body) == (58 - 33) // 2 + 33


# The question


def test_the_time_is_what_is_left_of_a_limit_or_what_has_gone() -> None:
    untimed, timed = a_lesson("city"), a_lesson("city", setup=Setup(limit=60))
    for lesson in (untimed, timed):
        lesson.go()
        lesson.now += 48
    assert "0:48, no limit" in page(sheet_of(untimed, LARGE))
    assert "0:12 left" in page(sheet_of(timed, LARGE))
    timed.now += 48
    assert "0:00 left" in page(sheet_of(timed, LARGE))
    assert [clock(each) for each in (0, 59.9, 61, 3600)] == ["0:00", "0:59", "1:01", "60:00"]


def test_a_prompt_is_wrapped_evenly() -> None:
    lines = evenly(shown("Where did the party send Serebryakov to organise a strike?"), 54)
    assert [line.plain for line in lines] == ["Where did the party send", "Serebryakov to organise a strike?"]


def test_before_the_second_vote_only_agreement_is_told() -> None:
    lesson = a_lesson("city")
    lesson.crowd(6)
    lesson.go()
    lesson.vote([[0], [1], [0], [1], [2], [3]])
    lesson.step("discuss")
    assert "The answers divide." in words(sheet_of(lesson))
    assert "2 33 %" not in words(sheet_of(lesson))


def test_both_votes_stand_side_by_side() -> None:
    lesson = a_lesson("press")
    lesson.crowd(4)
    lesson.go()
    lesson.vote([[0], [0], [0], [2]])
    lesson.step("discuss")
    lesson.go()
    lesson.vote([[0], [2], [2], [2]])
    lesson.go()
    for size in SIZES:
        text = words(sheet_of(lesson, size))
        assert text.index("3 75 %") < text.index("1 25 %")
    lesson.go()
    assert "3 → 1" in words(sheet_of(lesson))


def test_bars_of_an_ordering_show_what_most_put_in_each_place_and_not_what_is_right() -> None:
    lesson = a_lesson("flights")
    lesson.crowd(2)
    lesson.go()
    lesson.vote([[3, 2, 1, 0], [3, 2, 0, 1]])
    lesson.go()
    text = words(sheet_of(lesson))
    dealt = [option.text for option in lesson.room.asked[0].options]
    assert text.index(dealt[3]) < text.index(dealt[2]) < text.index(dealt[0])
    assert text.count("2 100 %") == 2
    assert text.count("1 50 %") == 2


# The reveal


@pytest.mark.parametrize("size", SIZES)
def test_the_reveal_has_the_answer_why_not_and_the_quote(size: tuple[int, int]) -> None:
    lesson = a_lesson("city")
    lesson.crowd(3)
    lesson.go()
    lesson.vote([[0], [0], [3]])
    lesson.go(2)
    text = words(sheet_of(lesson, size))
    assert "✓ Riga" in text or "✓ 4 Riga" in text
    assert "She fled there much later." in text
    assert "Anna Berg was born in Riga in 1901" in text.replace("│ ", "")


@pytest.mark.parametrize(
    ("size", "scrolls"),
    [
        (LARGE, lambda _: False),
        (USUAL, lambda asked: asked.kind is Kind.ORDERING and len(asked.options) > 5),
        (SMALL, lambda asked: asked.kind is Kind.ORDERING or asked.wanted > 1),
    ],
    ids=["large", "usual", "small"],
)
def test_every_question_of_the_bank_is_revealed_whole_but_long_ones_on_small_terminals(
    size: tuple[int, int], scrolls: Callable[[Asked], bool]
) -> None:
    bank = read_bank(builtin_path()).bank
    assert bank
    lesson = Lesson(a_room_of(bank))
    lesson.crowd(3)
    cut = []
    for asked in lesson.room.asked:
        lesson.open()
        lesson.vote([range(asked.wanted)] * 3)
        lesson.go(2)
        if sheet_of(lesson, size).height > size[1]:
            cut.append(asked)
    assert all(map(scrolls, cut)), [asked.item.id for asked in cut]
    assert len(cut) <= len(lesson.room.asked) / 4


def test_two_pages_show_the_year_of_the_event_that_the_passage_tells() -> None:
    lesson = a_lesson("city")
    lesson.crowd(3)
    lesson.go(3)
    assert "Born in Riga" in page(sheet_of(lesson, LARGE))
    assert "◆" in page(sheet_of(lesson, LARGE))
    assert "◆" not in page(sheet_of(lesson, SMALL))


# Standings


def test_the_thin_line_ends_where_all_right_would_be() -> None:
    lesson = a_lesson("city", "press", "memoirs", setup=Setup(teams=2))
    lesson.crowd(2)
    lesson.go()
    lesson.vote([[3], [0]])
    lesson.go(3)
    full, none = (line.plain for line in sheet_of(lesson).body if line.plain[-1:].isdigit())
    assert full[10:].count("█") == none[10:].count("─") > 30
    assert "1 000" in full


def test_of_many_the_first_are_shown_and_the_rest_counted() -> None:
    lesson = a_lesson("city", "press", setup=Setup(standings=Standings.ALL))
    lesson.crowd(500)
    lesson.go(4)
    sheet = sheet_of(lesson)
    assert sheet.height <= SMALL[1]
    assert "more; every phone shows its own place" in page(sheet)


def test_a_name_asked_back_is_no_part_of_a_sheet() -> None:
    lesson = a_lesson("city")
    lesson.change_door(asking=(Asking("token", 1, "Amber Heron"),))
    assert "Amber" not in page(sheet_of(lesson))


# The report


def test_the_report_opens_with_what_to_teach_again_and_its_quote() -> None:
    lesson = a_lesson("city", "press", "memoirs", "flights")
    lesson.crowd(12)
    for answers in ([3] * 12, [0] * 9 + [2] * 3, [0] * 6 + [2] * 6, None):
        lesson.go()
        lesson.vote([0, 3, 2, 1] if answers is None else [answers[at]] for at in range(12))
        lesson.go(2)
    lesson.go()
    assert lesson.board.phase is Phase.REPORT
    text = words(sheet_of(lesson, (112, 60)))
    order = ("To teach again:", "press hidden", "memoirs printed")
    places = [text.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "9 thought: In a church" in text
    assert "hid its press in a bakery" in text
    assert "fewer than half know it" in text
    assert "25 12" in text[text.index("Each question") :]


def test_a_report_of_nothing_says_so() -> None:
    lesson = a_lesson("city")
    lesson.go()
    lesson.step("end")
    assert "Nothing counts yet." in words(sheet_of(lesson))
