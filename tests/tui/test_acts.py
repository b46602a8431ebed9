"""What a player does on each screen, and what is to be seen then: a row an act."""

from __future__ import annotations

from typing import TypeAlias

import pytest

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import life, only

Script: TypeAlias = tuple[str, Play | None, tuple[str, ...]]
"""The questions and events, all of the life if none; what is begun; and what happens, see `Sitting.act`."""

# With the seed of these tests, of the city: 1 Oslo, 2 Prague, 3 Riga, 4 Bern;
# of what she carried: 1 A press, 2 A cat, 3 A typewriter, 4 A printer;
# of the flights: 1 Flees to Prague, 2 Flees to London, 3 Arrested, 4 Moves to Vienna.

CHOICE: dict[str, Script] = {
    "a digit chooses and Enter answers": (
        "city",
        Play.ROUND,
        ("=▸ 1 Oslo 2 Prague 3 Riga 4 Bern", "3", "=▸ 3 Riga", "enter", "=✓ Right Riga"),
    ),
    "a letter chooses too": ("city", Play.ROUND, ("c", "=▸ 3 Riga", "a", "C", "=▸ 3 Riga")),
    "a letter or digit without an option does nothing": ("city", Play.ROUND, ("e", "5", "9", "=▸ 1 Oslo")),
    "arrows stop at the ends": (
        "city",
        Play.ROUND,
        ("up", "=▸ 1 Oslo", "down", "down", "down", "down", "=▸ 4 Bern"),
    ),
    "a second press of one option answers": (
        "city",
        Play.ROUND,
        ("@Bern", "@Oslo", "@Riga", "=▸ 3 Riga", "@Riga", "=✓ Right Riga"),
    ),
    "a key of the key line can be pressed": ("city", Play.ROUND, ("3", "@⏎ answer", "=✓ Right Riga")),
    "space is no key where one is right": ("city", Play.ROUND, ("!space",)),
    "space chooses one of several and takes it back": (
        "carried",
        Play.ROUND,
        (
            "=with her to London? Choose 2.",
            "down",
            "space",
            "=□ A press ▸ 2 ■ A cat",
            "space",
            "=▸ 2 □ A cat",
        ),
    ),
    "digits and presses choose several": (
        "carried",
        Play.ROUND,
        ("2", "@A typewriter", "=2 ■ A cat ▸ 3 ■ A typewriter", "enter", "=✓ Right"),
    ),
    "too few are not answered": (
        "carried",
        Play.ROUND,
        ("2", "enter", "=Choose 2: 1 chosen so far.", "=0 right"),
    ),
    "too many are not taken": (
        "carried",
        Play.ROUND,
        ("1", "2", "3", "=1 ■ A press 2 ■ A cat ▸ 3 □ A typewriter", "=Choose 2: take one back first."),
    ),
    "one that was taken back makes room": ("carried", Play.ROUND, ("1", "2", "1", "3", "enter", "=✓ Right")),
}

ORDERING: dict[str, Script] = {
    "space picks a card up and puts it down": (
        "flights",
        Play.ROUND,
        (
            "space",
            "down",
            "=1 Flees to London ▸ 2 Flees to Prague ⇅ moving",
            "space",
            "!⇅",
            "down",
            "=▸ 3 Arr",
        ),
    ),
    "shift and an arrow move a card at once": (
        "flights",
        Play.ROUND,
        ("3", *["shift+up"] * 2, *["down"] * 3, *["shift+up"] * 2, "enter", "=✓ Right Every pair is right."),
    ),
    "a digit brings a held card there, and End to the end": (
        "flights",
        Play.ROUND,
        ("space", "3", "=▸ 3 Flees to Prague ⇅ moving", "end", "=▸ 4 Flees to Prague"),
    ),
    "a card is dragged": (
        "flights",
        Play.ROUND,
        ("~Arrested>Flees to London>Flees to Prague", "=▸ 1 Arrested", "!⇅"),
    ),
    "a card stops at the ends": (
        "flights",
        Play.ROUND,
        ("shift+up", *["shift+down"] * 5, "=▸ 4 Flees to Prague"),
    ),
    "a card is pressed, and then the place it should go to": (
        "flights",
        Play.ROUND,
        ("@Arrested", "=Arrested ⇅ moving", "@Flees to Prague", "=▸ 1 Arrested", "!⇅"),
    ),
    "a second press of a card puts it down": (
        "flights",
        Play.ROUND,
        ("@Arrested", "@Arrested", "!⇅", "=3 Arr"),
    ),
    "untouched cards are asked about once": (
        "flights",
        Play.ROUND,
        ("enter", "=You have not moved a card.", "!✗", "enter", "=✗ Out of order"),
    ),
    "the right order is shown, with dates and where each card was": (
        "flights",
        Play.ROUND,
        (
            *("3", "shift+up", "shift+up", "enter", "=◐ Partly right Only “Moves to Vienna” is misplaced"),
            "=4 pairs right, 2 wrong.",
            "=▸ ✓ Arrested 1919 ✗ Moves to Vienna (you: 4) 1924 ✓ Flees to Prague 1935",
            *("=She was arrested in 1919", "down", "!She was arrested in 1919", "=In 1924 she moved"),
        ),
    ),
    "the next ordering begins untouched": (
        "flights",
        Play.ROUND,
        ("space", "enter", "enter", "enter", "m", "!⇅", "enter", "=You have not moved a card."),
    ),
}

PROOF: dict[str, Script] = {
    "the answer is given with the question, over the sentences": (
        "press",
        Play.PROOF,
        (
            "=Where was the press hidden? Answer In a bakery Which sentence proves it?",
            "=2 She left school at 12",
        ),
    ),
    "the proving sentence is right": ("press", Play.PROOF, ("3", "enter", "=✓ Right In 1917 she joined")),
    "another is wrong, and the right one is shown": (
        "press",
        Play.PROOF,
        ("down", "enter", "=✗ Not this one She left school", "=✓ Right answer In 1917 she"),
    ),
    "a second press of one sentence answers": (
        "press",
        Play.PROOF,
        ("@She left school", "@In 1917 she", "=▸ 3 In 1917 she", "@In 1917 she", "=✓ Right"),
    ),
}

READING: dict[str, Script] = {
    "a part is shown, and its questions come with the text hidden": (
        "",
        Play.READ,
        (
            *("=Part 1 of 3 · 2 questions on it, with the text hidden", "=Anna Berg was born", "!Vienna"),
            *("enter", "=Where was Anna Berg born?", "!daughter of a printer"),
        ),
    ),
    "the next part comes after the last question, its misprint corrected": (
        "",
        Play.READ,
        (
            *("enter", "enter", "enter", "=Where was the press hidden?", "enter", "enter", "=Part 2 of 3 "),
            "=Abroad In 1924 she moved to Viena [Vienna], where",
        ),
    ),
    "reading goes on from where it was left": (
        "",
        Play.READ,
        (
            *("enter", "enter", "enter", "escape", "y", "=part 1 of 3", "!Go on", "@Read and play"),
            *("=Part 1 of 3", "enter", "=part 1 · 2 of 2", "=Where was the press hidden?"),
        ),
    ),
}

FEEDBACK: dict[str, Script] = {
    "a right answer is said to be right, with why and the passage": (
        "city",
        Play.ROUND,
        (
            *("@Riga", "enter", "=✓ Right Riga Riga was then a city of the Russian Empire."),
            "=Anna Berg was born in Riga in 1901, the daughter of a printer. She left school",
            "=J. Ozols, “A Printer's Life”",
        ),
    ),
    "a wrong one is said to be wrong, and why": (
        "city",
        Play.ROUND,
        ("@Prague", "enter", "=✗ Not this one Prague: She fled there much later. ✓ Right answer Riga"),
    ),
    "a partly right one shows which were": (
        "carried",
        Play.ROUND,
        (
            *("@A cat", "@A press", "enter", "=✗ A press", "=✓ A cat"),
            "=✓ Right answers A typewriter A cat",
        ),
    ),
    "Enter goes on, at last to the results": (
        "city press",
        Play.ROUND,
        ("enter", "enter", "=2 of 2", "enter", "enter", "=Round · done"),
    ),
    "a reason is flagged by a press": ("city", Play.ROUND, ("enter", "f", "@unclear", "»Flagged: unclear.")),
    "the keys for a flag are named": ("city", Play.ROUND, ("enter", "f", "=↑↓ reasons ⏎ flag esc cancel")),
}

LEAVING: dict[str, Script] = {
    "staying is under the cursor, leaving above it": (
        "city",
        Play.ROUND,
        ("escape", "=Leave this round?", "enter", "=1 of 1", "escape", "up", "enter", "=Play a round"),
    ),
    "the answers can be pressed": (
        "city",
        Play.ROUND,
        ("@esc leave", "@Stay", "=1 of 1", "@esc leave", "@y  Leave", "=Play a round"),
    ),
}

RESULTS: dict[str, Script] = {
    "a score of all is said to be all, and leaves no misses to play": (
        "city",
        Play.ROUND,
        (
            "@Riga",
            "enter",
            "enter",
            "=1 of 1 in 2 s Everything right.",
            f"=Youth {'━' * 20} 1 of 1",
            "!misses",
            "m",
            "=Round · done",
        ),
    ),
    "a miss shows what was chosen, what is right and the proof": (
        "city",
        Play.ROUND,
        (
            *("@Oslo", "enter", "enter", "=0 of 1", f"=Youth {'─' * 20} 0 of 1"),
            "=Where was Anna Berg born? ✗ you Oslo ✓ right Riga Anna Berg was born",
            *("@m play the misses", "=Misses again"),
        ),
    ),
    "what the player was unsure of is named": (
        "city",
        Play.ROUND,
        (
            *("@Riga", "enter", "u", "»Noted: you were unsure.", "enter"),
            "=You were unsure of · Where was Anna Berg born?",
        ),
    ),
    "another round is of the same kind": (
        "press",
        Play.PROOF,
        ("enter", "enter", "r", "=Proof · Anna Berg 1 of 1"),
    ),
    "another round after the misses is whole": (
        "city press",
        Play.ROUND,
        (*["enter"] * 4, "m", "=Misses again", *["1", "enter", "enter"] * 2, "r", "=1 of 2", "!Misses"),
    ),
    "escape goes to the start page": (
        "city",
        Play.ROUND,
        ("enter", "enter", "escape", "=Play a round", "!Go on"),
    ),
}

HISTORY: dict[str, Script] = {
    "without any round it says so": ("city", None, ("h", "=Nothing has been played yet.")),
    "a round stands with its time, score and bank, and opens its results": (
        "city",
        Play.ROUND,
        (
            *("@Riga", "enter", "enter", "escape", "h", "=22 Nov 2026 21:05 Round · Anna Berg 1 of 1"),
            *("enter", "=1 of 1 in 2 s Everything right."),
        ),
    ),
    "the newest stands first": (
        "press",
        Play.ROUND,
        (
            *("enter", "enter", "escape", "@Proof", "escape", "y", "h"),
            *("=Proof · Anna Berg 0 of 1 · left at 0 22 Nov 2026 21:05 Round",),
        ),
    ),
    "a round that was left says where, and is gone on with": (
        "city press",
        Play.ROUND,
        ("1", "enter", "escape", "y", "h", "=left at 1", "enter", "=2 of 2"),
    ),
}

SETTINGS: dict[str, Script] = {
    "the arrows go on from list to list": (
        "",
        None,
        (
            *("t", "=6 to draw from", *["down"] * 4, "space", "=Kinds ▸ □ choices ■ orderings"),
            *("!6 to draw from", "up", "=▸ ○ all", "@choices", "=■ choices", "@esc done", "=Play a round"),
        ),
    ),
    "what would leave nothing to draw is refused": (
        "city",
        None,
        (
            *("t", "@choices", "@choices", "»Nothing would be left to draw.", "=■ choices"),
            *("@Youth", "=■ Youth"),
        ),
    ),
    "a topic is taken out and put back": (
        "",
        None,
        (
            *("t", "@Exile", "=□ Exile", "escape", "=on Youth and Last years"),
            *("t", "@Exile", "=■ Exile", "escape", "=on everything"),
        ),
    ),
    "motion is chosen": ("", None, ("l", "home", "up", "=▸ □ Small motion", "space", "=▸ ■ Small motion")),
}

HOME: dict[str, Script] = {
    "the life, its source and its note stand above": (
        "",
        None,
        ("=Anna Berg J. Ozols, “A Printer's Life” · CC0 The life of a printer.",),
    ),
    "a key only chooses, and the page comes back as it was left": (
        "",
        None,
        ("3", "=▸ 3 Timeline", "h", "escape", "=▸ 3 Timeline", "enter", "=Timeline · Anna Berg"),
    ),
    "a press begins": ("", None, ("@Play a round", "=1 of 6")),
    "arrows and Enter begin": ("", None, ("end", "home", "down", "enter", "=1 of 6")),
    "reading begins": ("", None, ("@Read and play", "=Part 1 of 3")),
    "the timeline of today begins": ("", None, ("@Timeline of today", "=Timeline of today · Anna Berg")),
    "a proof begins": ("", None, ("@Proof", "=Which sentence proves it?")),
    "a round that was left can be gone on with": (
        "",
        Play.ROUND,
        (
            *("1", "2", "enter", "enter", "escape", "y", "=g Go on Round · question 2 of 6 ·"),
            *("g", "enter", "=2 of 6"),
        ),
    ),
    "q in a round does not quit": ("", Play.ROUND, ("q", "=1 of 6")),
    "four events alone make a round and a timeline": (
        "born union vienna return",
        None,
        ("=1 Play a round 1 question on everything 2 Timeline", "!Proof", "!Read and play"),
    ),
    "two events alone make a timeline, dealt once a day": (
        "born return",
        Play.DAILY,
        (
            *("enter", "enter", "escape", "=1 Timeline", "=Timeline of today played today ·"),
            *("@Timeline of today", "=Timeline of today · done"),
        ),
    ),
    "one question alone makes no timeline": ("city", None, ("=1 question on everything", "!Timeline")),
    "a key for the help, and the same to close it": (
        "",
        None,
        ("@? help", "=Help 1 of", "question_mark", "!Help"),
    ),
    "the help is leafed through": (
        "",
        None,
        ("question_mark", "right", "=You read a part of the source", "left", "left", "!Help 1 of"),
    ),
}

ALL = CHOICE | ORDERING | PROOF | READING | FEEDBACK | LEAVING | RESULTS | HISTORY | SETTINGS | HOME


@pytest.mark.parametrize("name", ALL)
async def test_that(sit: Sit, name: str) -> None:
    items, play, acts = ALL[name]
    async with sit(only(*items.split()) if items else life(), play=play) as player:
        await player.act(*acts)
