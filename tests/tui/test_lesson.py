"""A reading on the screen: what comes back, and the last page of a part."""

from quiz.game.round import Play
from quiz.tui.stages.choice import ChoiceView
from tests.game.lives import a_bank, a_choice, sentence, source_of
from tests.tui.conftest import Sit
from tests.tui.life import life, only

TWO_PARTS = a_bank(
    *(a_choice(f"q{number}", number, answers=("Yes",)) for number in range(10)),
    source=source_of(5, "Later", 5),
)
"""Two parts of five questions each, whose right answer is “Yes”."""


async def test_what_was_missed_or_unsure_comes_back_until_it_is_right_and_all_quotes_are_lit(
    sit: Sit,
) -> None:
    async with sit(only("city", "memoirs"), play=Play.READ) as player:
        await player.act(
            *(
                "enter",
                "=Where was Anna Berg born?",
                "!once more",
                "@Oslo",
                "enter",
                "=✗ Not this one",
                "!u unsure",
                "enter",
            ),
            *("=When were her memoirs printed?", "@1950", "enter", "=✓ Right", "=u unsure", "u", "enter"),
            *(
                "=Where was Anna Berg born?",
                "=once more, 2 left",
                "=1 right",
                "@Prague",
                "enter",
                "!u unsure",
                "enter",
            ),
            *("=When were her memoirs printed?", "@1950", "enter", "=✓ Right", "!u unsure", "enter"),
            *("=Where was Anna Berg born?", "@Riga", "enter", "=✓ Right", "=1 right", "enter"),
            *("=All of it is read 1 of 2 at the first try. 2 came back until they were right.", "=1 of 1"),
        )
        for text, quoted in (("Anna Berg was born", True), ("Her memoirs", True), ("She left", False)):
            assert (player.style(text).bgcolor == player.colour("panel")) is quoted
        await player.act("enter", "=✗ ✓", "=come back to")


async def test_a_part_ends_with_what_comes_and_is_stopped_and_gone_on_with_there(sit: Sit) -> None:
    async with sit(TWO_PARTS, play=Play.READ) as player:
        await player.act("enter")
        for _ in range(5):
            options = player.round_screen.query_one(ChoiceView).options
            right = [option.text for option in options].index("Yes")
            await player.act(f"{right + 1} enter", "=✓ Right", "enter")
        end = "=Part 2 begins, 5 questions"
        await player.act(
            "=Part 1 of 2 is read", "=5 of 5 at the first try.", end, f"={sentence(5)}", "=esc stop here"
        )
        assert player.place("Part 2 begins").y > player.place(sentence(4)).y  # below what was read
        await player.act("escape", "!Leave this round?", "=part 2 of 2", "@Read and play", end)
        await player.act("enter", "=Part 2 of 2", f"={sentence(9)}", "enter", "=Ask q5?", "=1 of 5 · part 2")


async def test_a_page_that_goes_on_below_says_so_in_the_line_of_keys(sit: Sit) -> None:
    async with sit(life(), play=Play.READ, size=(60, 14)) as player:
        await player.act("=↑↓ more", "!and she died in 1960", "end", "=and she died in 1960")
        await player.resize(60, 40)
        await player.act("!↑↓ more", "=and she died in 1960")
