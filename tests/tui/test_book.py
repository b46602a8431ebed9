"""The pages of play: their grid, what gives way where there is little room, and what must not move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.game.asked import Evidence
from quiz.game.round import Play
from quiz.tui.stages.feedback import passages
from quiz.tui.widgets.book import Book, Head, RightPage
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.years import Years
from tests.tui.conftest import Sit
from tests.tui.life import life, only
from tests.tui.sitting import Sitting

LONG = "Where was Anna Berg born?"


def book(player: Sitting) -> Book:
    """The book on the screen."""
    return next(each for each in player.app.screen.query(Book) if each.display)


@pytest.mark.parametrize(
    ("size", "left", "right"),
    [
        ((140, 40), (14, 54), (76, 50)),
        ((120, 40), (4, 54), (66, 50)),
        ((100, 30), (3, 46), (54, 43)),
        ((120, 29), (22, 76), (22, 76)),
        ((99, 40), (11, 76), (11, 76)),
        ((80, 24), (2, 76), (2, 76)),
        ((60, 20), (1, 58), (1, 58)),
    ],
)
async def test_pages_stand_on_the_grid(
    sit: Sit, size: tuple[int, int], left: tuple[int, int], right: tuple[int, int]
) -> None:
    async with sit(life(), play=Play.ROUND, size=size) as player:
        await player.act("enter enter" if "Put these" in player.page else "enter")
        pages = (book(player).query_one(each) for each in (Head, RightPage))
        found = [(page.content_region.x, page.content_region.width) for page in pages]
        assert found == [left, right]
        line = player.app.screen.query_one(Years).content_region
        assert (line.x, line.right) == (left[0], right[0] + right[1])


async def test_short_of_room_the_line_loses_its_names_then_goes_and_only_then_a_page_scrolls(
    sit: Sit,
) -> None:
    async with sit(only("city", "born"), play=Play.ROUND, size=(60, 30)) as player:
        await player.act("@Prague", "@Prague")
        seen = []
        for height in range(30, 8, -1):
            await player.resize(60, height)
            years = player.app.screen.query_one(Years)
            has_names = years.display and "1901  Born in Riga" in player.page
            seen.append((has_names, years.display, not book(player).max_scroll_y))
        assert seen == sorted(seen, reverse=True)
        assert len(set(seen)) == 4


async def test_what_is_asked_stays_in_sight_where_a_page_scrolls(sit: Sit) -> None:
    async with sit(only("city", "born"), play=Play.ROUND, size=(60, 13)) as player:
        await player.act(
            "@Prague", "@Prague", f"={LONG}", "!J. Ozols", "end", f"={LONG}", "=J. Ozols", "home", "!J. Ozols"
        )


async def test_a_prompt_that_leaves_no_room_scrolls_along(sit: Sit) -> None:
    bank = only("city")
    asked = replace(bank.questions[0], ask="Where was she born, and where not? " * 9)
    async with sit(replace(bank, questions=(asked,)), play=Play.ROUND, size=(60, 12)) as player:
        assert book(player).query_one(Head).has_class("-long")
        await player.act("end", "=▸ 4 Bern")


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24)])
async def test_what_is_being_read_does_not_move(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(only("city"), play=Play.ROUND, size=size) as player:
        before = [player.place(text) for text in ("Youth", LONG, "Oslo", "Prague", "Bern")]
        await player.act("@Riga", "@Riga")
        assert [player.place(text) for text in ("✓ Right", LONG, "Oslo", "Prague", "Bern")] == before
        await player.act("u", "f", "2", "=? unsure ! flagged")
        assert player.place("Prague") == before[3]


async def test_the_events_do_not_move_while_their_proofs_are_read(sit: Sit) -> None:
    bank = only("flights")
    events = (
        replace(each, quotes=("She returned to Riga in 1946",)) if each.id == "london" else each
        for each in bank.timeline
    )
    async with sit(replace(bank, timeline=tuple(events)), play=Play.ROUND, size=(60, 20)) as player:
        await player.act("enter enter")
        for height in range(13, 24):
            await player.resize(60, height)
            seen = set()
            for key in ("up", "up", "up", "down", "down", "down"):
                await player.act(key)
                seen.add(player.place("Put these").y)
            assert len(seen) == 1


async def test_while_one_thinks_no_event_has_its_name_and_then_the_proved_one_has_it_with_its_year(
    sit: Sit,
) -> None:
    async with sit(only("city", "press", "born", "union"), play=Play.ROUND, size=(120, 40)) as player:
        for _ in range(2):
            line = player.app.screen.query_one(Years).region
            assert not player.lines[line.y].strip()
            right = {"born?": "Riga", "hidden?": "In a bakery"}
            answer = next(text for prompt, text in right.items() if prompt in player.page)
            await player.act(f"@{answer}", f"@{answer}", "=✓ Right")
            year, name = ("1901", "Born in") if answer == "Riga" else ("1917", "Joins the union of printers")
            assert year in player.lines[line.y]
            assert name in player.lines[line.y]
            assert "◆" in player.lines[line.y + 1]
            await player.act("enter")


async def test_the_source_from_afar_is_the_same_for_every_question(sit: Sit) -> None:
    async with sit(only("city", "press", "memoirs"), play=Play.ROUND, size=(120, 40)) as player:
        seen = set()
        for _ in range(3):
            right = book(player).query_one(RightPage).content_region
            seen.add("\n".join(strip.crop(right.x, right.right).text for strip in player.strips[4:34]))
            await player.act("1 enter enter")
        assert len(seen) == 1
        assert "━━━━" in seen.pop()


async def test_the_source_is_asked_about_first_while_questions_on_it_are_to_come(sit: Sit) -> None:
    async with sit(only("city", "press"), play=Play.ROUND) as player:
        await player.act(
            "1 enter", "s", "=Open the source now?", "=still to come in this round", "n", "=⏎ next", "s y"
        )
        await player.act("=2 events" if "2 events" in player.page else "=quoted", "escape", "enter")
        await player.act("1 enter", "s", "!Open the source now?", "=quoted")


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_what_is_said_covers_nothing(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(only("city", "born"), play=Play.ROUND, size=size) as player:
        await player.act("2 enter")
        before = {line.strip() for line in player.lines if line.strip()}
        player.app.say("The disk is full.", "warning")
        await player.settle()
        assert "The disk is full." in player.said
        assert "⏎ next" in player.page
        assert LONG in player.page
        if size[1] == 40:
            assert before <= {line.strip() for line in player.lines}


def test_no_sentence_is_shown_twice_and_none_that_may_not_be() -> None:
    source = life().source
    quotes = "She left school at 12", "In 1917 she joined the union", "Her memoirs were printed"
    found = [source.locate(quote) for quote in quotes]
    evidence = [Evidence(source.passage(place), "", place, "berg") for place in found if place]
    told = ["".join(run.text for run in each.runs) for each in passages(source, evidence)]
    assert len(told) == 2
    assert told[0].count("She left school") == 1
    narrow = [evidence[0]._replace(around=0), evidence[1]._replace(around=-1)]
    told = ["".join(run.text for run in each.runs) for each in passages(source, narrow)]
    assert (told[0][:15], told[0][-7:]) == ("She left school", "father.")
    assert told[1] == "In 1917 she joined the union"


async def test_the_keys_take_one_line_at_sixty_columns(sit: Sit) -> None:
    async with sit(only("flights", "city"), play=Play.ROUND, size=(60, 20)) as player:
        for key in ("1", "enter", "enter", "enter", "1", "enter", "enter"):
            assert player.app.screen.query_one(KeyLine).region.height == 1
            await player.act(key)


async def test_blank_rows_go_one_kind_at_a_time(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND, size=(60, 30)) as player:
        await player.act("@Prague", "@Prague")
        blanks = []
        for height in range(28, 13, -1):
            await player.resize(60, height)
            page = player.lines[2 : player.place("J. Ozols").y]
            blanks.append(sum(not line.strip() for line in page))
        assert len(set(blanks)) > 3
        assert blanks == sorted(blanks, reverse=True)
