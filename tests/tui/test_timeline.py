"""The timeline: one event after another is put in its place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from textual import events

from quiz.bank.model import Bank, Event
from quiz.dates.date import Date
from quiz.game.banks import event_key
from quiz.game.round import Play
from quiz.game.timeline import board, place
from quiz.text.source import Source
from tests.tui.conftest import Sit
from tests.tui.life import life, only
from tests.tui.sitting import Sitting

EVENTS = ("born", "union", "arrest", "vienna", "prague", "london", "return")


def line(player: Sitting) -> list[str]:
    """What stands on the line, without its dates, the event in hand and the one that landed with its sign."""
    found = (re.match(r"[ ▸]*[\w ]* ([●◇◆])  (.*?)(?:  |$)", row) for row in player.lines)  # 1901  ●  Born
    return [f"{row[1]} {row[2]}".removeprefix("● ") for row in found if row]


async def put(player: Sitting, right: bool) -> None:
    """Put the event in hand into a true place, or into a wrong one."""
    round_, banks = player.round_screen.round, player.app.player.banks
    stands = board(round_, banks)
    index = next(
        number for number, key in enumerate(("", *stands.keys)) if place(stands, banks, key).right is right
    )
    await player.press("home", *["down"] * index, "enter")


async def test_the_event_in_hand_is_carried_by_arrows_drag_or_press(sit: Sit) -> None:
    async with sit(only("born", "return"), play=Play.TIMELINE) as player:
        hand = "Returns to Riga" if "◇  Returns" in player.page else "Born in Riga"
        await player.act(f"={hand} Where on the line does it belong? misplaced · · · three end", "^▸")
        assert not player.lines[player.place("◇").y].endswith(("1901", "1946"))  # what is in hand has no date
        before, other = player.page, line(player)[0]
        for keys, at in (("up", 0), ("down", 1)):
            await player.act(keys, "^▸")
            assert line(player)[at].startswith("◇")
        start, end = player.place("◇"), player.place(f"●  {other}")
        await player.mouse(events.MouseMove, end, button=0)
        assert player.page == before
        await player.mouse(events.MouseDown, start)
        await player.mouse(events.MouseMove, end)
        await player.mouse(events.MouseUp, end)
        assert line(player)[0].startswith("◇")
        await player.act(f"@●  {other}")
        assert line(player)[1].startswith("◇")
        await player.act("@◇", "=⏎ next")


async def test_a_place_is_right_with_its_date_or_wrong_and_why_and_three_wrong_ones_end_it(sit: Sit) -> None:
    async with sit(only(*EVENTS), play=Play.TIMELINE) as player:
        await put(player, right=False)
        await player.act("=✗ Misplaced It happened", "=misplaced ✗ · · two more end the line", "enter")
        names = {event.event: event_key("berg", event.id) for event in life().timeline}
        placed = [names[event] for event in line(player) if not event.startswith("◇")]
        assert len(placed) == 2
        assert player.app.player.banks.before.is_before(*placed)
        await put(player, right=True)
        await player.act("=✓ Right", "=1 placed", "=misplaced ✗ · · two more", "enter")
        before = line(player)
        await player.act("escape y", "g enter", "=misplaced ✗ · · two more", "=1 placed")
        assert line(player) == before
        await put(player, right=False)
        await player.act("enter")
        await put(player, right=False)
        await player.act("enter", "=of 6 placed", "escape", "=best 1 placed")


def a_long_life() -> Bank:
    """Thirty events, the last of them known from the text alone."""
    deeds = [f"The deed number {number} was done." for number in range(30)]
    source = Source("A Life of Deeds", "\n\n".join(deeds))
    timeline = [
        Event(f"e{number}", f"Deed {number}", (deed,), Date.parse(str(1900 + number)))
        for number, deed in enumerate(deeds[:-1])
    ]
    timeline.append(Event("last", "Deed 29", (deeds[-1],), after=("e28",)))
    return Bank("deeds", "Deeds", source, tuple(timeline))


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24), (60, 20)])
async def test_a_card_lands_on_the_line_that_stays_with_both_places_and_its_proof_in_sight(
    sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(a_long_life(), play=Play.TIMELINE, size=size) as player:
        for _ in range(12):
            await put(player, right=True)
            await player.act("enter")
        await put(player, right=False)
        asked = player.round_screen.round.dealt[12]
        event = player.app.player.banks.event[event_key(asked.bank, asked.item)]
        assert f"◆ {event.event}" in line(player)
        await player.act("=✗ you had it here", "=✗ Misplaced", f"={event.quotes[0]}", "^▸", "=⏎ next")
        await player.act("=misplaced ✗ · · two more end the line")
        proof, landed = player.place(event.quotes[0]), player.place(f"◆  {event.event}")
        assert (proof.x > size[0] // 2) if size[0] >= 100 else (proof.y > landed.y)


async def test_a_card_that_slides_to_its_true_place_comes_to_the_same_end(sit: Sit) -> None:
    pages = []
    for level in ("full", "none"):
        async with sit(only(*EVENTS), play=Play.TIMELINE) as player:
            player.app.animation_level = "full" if level == "full" else "none"
            await put(player, right=False)
            pages.append(player.page.partition("two more end the line")[0])
    assert pages[0] == pages[1]
    assert "you had it here" in pages[0]


async def test_of_an_event_without_a_date_is_said_in_italics_what_is_known(sit: Sit) -> None:
    bank = only("born", "return")
    told = replace(bank.timeline[1], id="told", event="Writes her memoirs", date=None, after=("return",))
    async with sit(replace(bank, timeline=(*bank.timeline, told)), play=Play.TIMELINE) as player:
        while "Writes her memoirs" not in " ".join(line(player)) or "◇  Writes" in player.page:
            await put(player, right=True)
            if "after 1946" in player.page:
                break
            await player.act("enter")
        assert player.style("after 1946").italic
        assert not player.style("1901").italic


async def test_the_timeline_of_today_has_a_line_to_share(sit: Sit) -> None:
    async with sit(only("born", "return"), play=Play.DAILY) as player:
        await put(player, right=True)
        shared = "Anna Berg · Timeline of 2026-11-22 · 1 of 1 · ✓"
        await player.act("enter", "=The next one comes at midnight UTC.", "c", f"={shared}")
        assert player.app.clipboard == shared
        await player.act("escape", "=played: 1 of 1, next at midnight UTC")
