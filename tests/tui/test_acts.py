"""What a player does on each screen, and what is to be seen then."""

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

QUESTIONS: dict[str, Script] = {
    "an option is chosen by arrow, letter or digit, and Enter answers": (
        "city",
        Play.ROUND,
        (
            *("=▸ 1 Oslo 2 Riga 3 Prague 4 Bern", "!space", "^▸", "up", "=▸ 1 Oslo"),
            *("down down down down", "=▸ 4 Bern", "^▸", "e 5 9", "=▸ 4 Bern", "a", "=▸ 1 Oslo"),
            *("B", "=▸ 2 Riga", "1 2", "^▸  2", "@⏎ answer", "^✓ Right"),
            "=✓ Right Where was Anna Berg born? 1 Oslo ✓ 2 Riga your answer 3 Prague 4 Bern",
        ),
    ),
    "a second press of one option answers, as the keys then say": (
        "city",
        Play.ROUND,
        (
            *("!press it again", "@Bern", "=⏎ answer, or press it again", "@Oslo", "@Riga", "=▸ 2 Riga"),
            *("@Riga", "=✓ 2 Riga your answer"),
        ),
    ),
    "a press after a key or after another row only selects": (
        "city",
        Play.ROUND,
        ("3", "@Riga", "up", "!press it again", "@Riga", "!✓", "@Bern", "@Riga", "!✓", "@Riga", "=✓ Right"),
    ),
    "several are chosen, as many as are right": (
        "carried",
        Play.ROUND,
        (
            *("=with her to London? Choose 2.", "down down space", "=□ A typewriter ▸ 3 ■ A cat"),
            *("space", "=▸ 3 □ A cat", "3 enter", "=Choose 2: 1 chosen so far.", "=0 right"),
            *("@A typewriter", "=▸ 2 ■ A typewriter 3 ■ A cat", "1", "=▸ 1 □ A press"),
            *("=Choose 2: take one back first.", "2 1 1 2 enter", "=✓ Right"),
            "=✓ 2 ■ A typewriter your answer ✓ 3 ■ A cat your answer 4 □ A printer",
        ),
    ),
    "a partly right one shows which were": (
        "carried",
        Play.ROUND,
        ("3 1 enter", "=✗ 1 ■ A press your answer ✓ 2 □ A typewriter missed ✓ 3 ■ A cat your answer"),
    ),
    "cards are carried by keys": (
        "flights",
        Play.ROUND,
        (
            *("^▸", "space down", "=earliest ○ 2 Arrested ▸ ○ 1 Flees to London ⇅ moving", "^▸"),
            *("space", "!⇅ moving", "down", "=▸ ○ 3 Flees to Prague", "shift+up shift+up shift+up"),
            *("=▸ earliest ○ 3 Flees to Prague", "^▸"),
            *("shift+down shift+down shift+down shift+down", "=▸ latest ○ 3 Flees to Prague"),
            *("space home", "=▸ earliest ○ 3 Flees to Prague ⇅ moving"),
            *("end", "=▸ latest ○ 3 Flees to Prague ⇅ moving", "^▸"),
        ),
    ),
    "cards are dragged, or pressed and then their place": (
        "flights",
        Play.ROUND,
        (
            *(
                "~Flees to Prague>Arrested>Flees to London",
                "=▸ earliest ○ 3 Flees to Prague",
                "!⇅ moving",
                "^▸",
            ),
            *(
                "@Flees to Prague",
                "=Prague ⇅ moving",
                "@Flees to Prague",
                "!⇅ moving",
                "=▸ earliest ○ 3 Flees",
            ),
            *("@Flees to Prague", "@Moves to Vienna", "=▸ latest ○ 3 Flees to Prague", "!⇅ moving"),
        ),
    ),
    "digits rank the cards, the last falls in, and backspace takes back": (
        "flights",
        Play.ROUND,
        (
            *("!⌫ undo", "2", "=▸ earliest ● 2 Arrested", "=2 · · ·", "^▸", "=⌫ undo"),
            *("2", "=2 · · ·", "3", "=● 2 Arrested ▸ ● 3 Flees to Prague ○ 1 Flees to London", "=2 3 · ·"),
            *("backspace", "=2 · · ·", "=○ 3 Flees to Prague", "4 3", "=2 4 3 1 the last card falls in"),
            *("=▸ latest ● 1 Flees to London", "backspace", "=2 4 · ·", "3 enter", "=✓ Every pair is right."),
        ),
    ),
    "half a ranking is asked about once, and cards moved in among the ranked ones are ranked": (
        "flights",
        Play.ROUND,
        (
            *("4", "enter", "=1 of 4 cards are ranked. Enter again", "down down shift+up", "=4 · · ·"),
            *("shift+up", "=2 4 · ·", "shift+down shift+down", "=4 · · ·"),
            *("backspace backspace", "=2 4 · ·", "1", "=2 4 1 3", "enter", "=◐ 3 of 4"),
        ),
    ),
    "a held card is put down where it is by a digit, and the line of keys says what each does": (
        "flights",
        Play.ROUND,
        (
            *(
                "=⏎ lock in 1 2 … rank space pick up ⇧↑ ⇧↓ move",
                "space",
                "=⏎ lock in ↑↓ carry space put down",
            ),
            *("!pick up", "down", "3", "!put down", "=▸ earliest ● 3 Flees to Prague ○ 2 Arrested ○ 1 Flees"),
        ),
    ),
    "untouched cards are asked about once, and in the next ordering again": (
        "flights",
        Play.ROUND,
        (
            *("space enter", "=You have not moved a card.", "!✗", "enter", "=✗ 2 of 4 in order"),
            *("enter m", "!⇅ moving", "enter", "=You have not moved a card."),
        ),
    ),
    "the right order is shown, with dates, the cursor on the first card that stood wrong": (
        "flights",
        Play.ROUND,
        (
            *("2 3 1 enter", "=◐ 3 of 4 in order; 4 pairs right, 2 wrong."),
            "=1919 ✓ Arrested ▸ 1924 ✗ Moves to Vienna you had it last 1935 ✓ Flees to Prague 1938",
            *("=In 1924 she moved", "^▸", "up", "=She was arrested in 1919", "!In 1924 she moved", "^▸"),
            "=↑↓ its proof",
        ),
    ),
    "the sentence that proves the answer is found": (
        "press",
        Play.PROOF,
        (
            *("=Where was the press hidden? — In a", "=Which sentence proves it?", "@She left school"),
            *(
                "@None of these",
                "=▸ 5 None of these",
                "@She left school",
                "=▸ 2 She left",
                "@She left school",
            ),
            "=✗ 2 She left school",
        ),
    ),
    "a part is read, its questions come with the text hidden, and it is gone on with": (
        "",
        Play.READ,
        (
            *(
                "=Part 1 of 1 5 questions to come, with the text hidden",
                "=Anna Berg was born",
                "=Viena [Vienna]",
            ),
            *("enter", "=Where was Anna Berg born?", "!daughter of a printer", "enter enter escape y"),
            *("=part 1 of 1", "!Go on", "@Read and play", "=Part 1 of 1", "enter", "=2 of 5 · part 1"),
            "=What did she take with her to London?",
        ),
    ),
}

ROUNDS: dict[str, Script] = {
    "all is right, from the question to the list of past rounds": (
        "city",
        Play.ROUND,
        (
            *("@Riga", "enter", "=✓ 2 Riga your answer", "=Riga was then a city of the Russian Empire."),
            "=Anna Berg was born in Riga in 1901, the daughter of a printer. She left school",
            *("=J. Ozols, “A Printer's Life”", "u", "=✓ Right ? unsure", "!u unsure"),
            *("f", "=⏎ choose ↑↓ move esc back", "@unclear"),
            *("=✓ Right ? unsure ! flagged", "enter", "=of 1"),
            "=One to come back to ▸ ✓ Where was Anna Berg born? ? unsure ! flagged Riga",
            *("escape", "=Play a round", "!Go on"),
            *("h", "=22 Nov 2026 21:05 Round 1 of 1", "@⏎ open"),
            "=of 1 ▄▄██▄▄ 2 s ✓",
        ),
    ),
    "a miss is explained, stands in the results, and is played again": (
        "city",
        Play.ROUND,
        (
            *(
                "3 enter",
                "=✗ Not this one",
                "=✓ 2 Riga the answer ✗ 3 Prague your answer She fled there much later.",
            ),
            *("enter", "=▸ ✗ Where was Anna Berg born? Riga", "!Prague", "enter", "=you Prague right Riga"),
            *(
                "=Riga was then a city of the Russian Empire. Prague: She fled there much later.",
                "=Anna Berg was born in Riga in 1901",
            ),
            *("@Where was Anna Berg born?", "!Prague", "c", "=0 of 1 · ✗ copied, if the terminal"),
            *("@m misses", "=Misses again"),
        ),
    ),
    "another round after the misses is whole": (
        "city press",
        Play.ROUND,
        (
            *("enter enter", "=2 of 2", "enter enter", "=of 2", "m", "=Misses again"),
            *("1 enter enter r", "=1 of 2 · 0 right", "!Misses"),
        ),
    ),
    "a round is left or not, by key or mouse": (
        "city",
        Play.ROUND,
        (
            *("escape", "=Leave this round?", "^▸  n", "enter", "=1 of 1", "escape n", "=1 of 1"),
            *("escape escape", "=1 of 1", "@esc leave", "@Stay", "=1 of 1", "escape up enter", "=g Go on"),
            *("enter", "=1 of 1", "@esc leave", "@y  Leave", "=g Go on"),
        ),
    ),
    "past rounds stand the newest first, and one that was left is gone on with": (
        "city press",
        Play.ROUND,
        (
            *("1 enter escape y", "@Proof", "escape y h", "=Proof · left at 0 0 of 2"),
            *("=0 of 2 22 Nov 2026 21:05 Round · left at 1", "down enter", "=2 of 2 · "),
        ),
    ),
    "keys too many open and close nothing else": (
        "city",
        Play.ROUND,
        (
            *("+escape escape escape", "=Leave this", "+n n", "=1 of 1", "+escape n n", "=1 of 1"),
            *("+escape y f1", "=Help 1 of", "+escape y y", "=Go on"),
        ),
    ),
    "cards moved in one go are locked in as moved": (
        "flights",
        Play.ROUND,
        ("+2 4 3 backspace 1 shift+up enter", "=✓ Every pair is right."),
    ),
    "keys in one go act in turn, from the start page to the results": (
        "city",
        None,
        ("+2 enter 2 enter u s n escape enter", "=of 1 ▄▄██▄▄ 2 s ✓"),
    ),
}

BETWEEN: dict[str, Script] = {
    "the start page comes back as it was left": (
        "",
        None,
        (
            "=CC0 A quiz that proves every answer from its source. Begin with Read and play. The life of a",
            *("^▸", "down", "^▸", "end", "^▸", "home", "3", "=▸ 3 Timeline", "h", "=Nothing has been played"),
            *("!⏎ open", "@Nothing has been", "enter escape", "=▸ 3 Timeline", "^▸"),
            *("enter", "=Timeline · Anna Berg", "q", "=Timeline ·"),
            *("escape y", "@Play a round", "=1 of 6", "escape y", "@Proof", "=Which sentence proves it?"),
            *("escape y", "@Timeline of today", "=Timeline of today · Anna Berg"),
        ),
    ),
    "four events alone make a round and a timeline": (
        "born union vienna return",
        None,
        ("=1 Play a round 1 question on everything 2 Timeline", "!Proof", "!Read and play"),
    ),
    "two events alone make a timeline, dealt once a day": (
        "born return",
        Play.DAILY,
        (
            *("enter enter escape", "=1 Timeline", "=Timeline of today played: 1 of 1, next at midnight UTC"),
            *("@Timeline of today", "=The line, earliest first"),
        ),
    ),
    "one question alone makes no timeline, and its kind and topic stay chosen": (
        "city",
        None,
        (
            *("=1 question on everything", "!Timeline", "t", "@orderings alone"),
            *("»Nothing would be left to draw.", "=● choices and orderings", "@Youth", "=■ Youth"),
        ),
    ),
    "what a round is made of is chosen row by row, topics together": (
        "",
        None,
        (
            *("t", "=6 questions on everything", "=○ all 6 (1 drawn from the timeline)"),
            *("^▸", "down down down down", "^▸", "down space", "=▸ ● choices alone ○ orderings alone"),
            *("=4 choices on everything", "@choices and", "=■ everything □ Youth", "@Youth", "@Last years"),
            *("=□ everything ■ Youth □ Exile", "=▸ ■ Last years", "@esc done", "=on Youth and Last years"),
            *("t", "@■ Youth", "@■ Last years", "=■ everything", "!■ Youth", "@Exile", "@everything"),
            *("=▸ Topics ■ everything", "!■ Exile", "escape", "=on everything"),
        ),
    ),
    "the whole source stands there, with how much of it is quoted": (
        "",
        None,
        (
            *("6 enter", "=7 events · 78% quoted", "=Anna Berg was born in Riga in 1901"),
            "=the daughter of a printer. ○2 She left school",
            "=in the shop of her father. In 1917",  # which nothing asks about
            "=in a bakery. ○2 She was arrested in 1919, and released in 1920. ○ Abroad",
            *("=and she died in 1960.", "=J. Ozols, “A Printer's Life” · CC0"),
            "end",
            "=quote 7 of 9 sentences (78%) and 61 of 109 words (56%).",
        ),
    ),
    "the source is gone through from event to event, and to one of a list": (
        "",
        None,
        (
            *("6 enter", "n n n", "=1919 · Arrested", "=event 3 of 7", "p"),
            *("=1917 · Joins the union of", "p p", "=Returns to Riga", "=event 7 of 7", "n"),
            *("=Born in Riga", "=event 1 of 7", "e", "=Jump", "escape", "=event 1 of 7"),
            *("e down down enter", "=1919 · Arrested", "e", "@Flees to London", "=event 6 of 7"),
            *("e enter", "=event 6 of 7"),
        ),
    ),
    "without events there is nothing in the source to jump to": (
        "city",
        None,
        ("@Source", "n p e", "=0 events", "escape", "=Play a round"),
    ),
    "the help is leafed through": (
        "",
        None,
        (
            *("@? help", "=Help 1 of", "right", "=You read a part of the source", "left left", "!Help 1 of"),
            *("question_mark", "=Play a round", "^▸"),
        ),
    ),
}

ALL = QUESTIONS | ROUNDS | BETWEEN


@pytest.mark.parametrize("name", ALL)
async def test_that(sit: Sit, name: str) -> None:
    items, play, acts = ALL[name]
    async with sit(only(*items.split()) if items else life(), play=play) as player:
        await player.act(*acts)
