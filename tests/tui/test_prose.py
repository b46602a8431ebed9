"""Outside text and paragraphs on the screen: harmless, hanging beside their lead, drawn where in view."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.content import Content

from quiz.text.spans import Run
from quiz.tui.widgets.prose import Block, shown, shown_runs, spaced
from tests.tui.conftest import Sit
from tests.tui.life import life


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("[sic] [/] [@click=app.quit]x[/]", "[sic] [/] [@click=app.quit]x[/]"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("one\ntwo", "one two"),
        ("abc\u202edef", "abc�def"),
    ],
)
def test_text_from_outside_is_shown_and_does_not_act(text: str, is_shown: str) -> None:
    assert shown(text).plain == is_shown


WORDS = st.lists(st.text(st.sampled_from("ab  -é他\u00a0\u200d\t."), max_size=30), max_size=30)


@given(WORDS, st.integers(1, 60), st.sampled_from(["", " ▸ "]), st.booleans(), st.text("ab", max_size=3))
@example(["a" * 17, "b b", " "], 20, " ▸ ", False, "")
def test_how_high_a_paragraph_is_is_known_before_it_is_laid_out(
    words: list[str], width: int, lead: str, short: bool, tail: str
) -> None:
    block = Block(shown(" ".join(words)), Content(lead), short=short, tail=Content(tail))
    assert block.height(width) == len(block.lay(width))


@given(st.text())
def test_nothing_that_moves_a_cursor_is_left(text: str) -> None:
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in shown(text).plain)


def test_a_quote_and_a_correction_have_their_own_styles() -> None:
    runs = (Run("to "), Run("Semipalantinsk", quoted=True), Run(" [Semipalatinsk]", correction=True))
    content = shown_runs(runs, "dim", "bold")
    assert [(span.start, span.end, span.style) for span in content.spans] == [
        (0, 3, "dim"),
        (3, 17, "bold"),
        (17, 33, "italic $warning"),
    ]


BAR = Content("┃ ")


@pytest.mark.parametrize(
    ("block", "width", "lines"),
    [
        (Block(Content("one two three"), lead=Content(" 1  ")), 13, [" 1  one two  ", "    three    "]),
        (Block(Content("one two three"), lead=BAR, rest=BAR), 10, ["┃ one two ", "┃ three   "]),
        (Block(Content("one"), tail=Content("1912")), 12, ["one     1912"]),
        (Block(Content("one"), right=True), 8, ["     one"]),
        (Block(), 4, ["    "]),
    ],
    ids=["further lines stand under the first", "a bar before each", "a tail", "at the right edge", "none"],
)
def test_a_block_is_laid_out(block: Block, width: int, lines: list[str]) -> None:
    assert [line.plain for line in block.lay(width)] == lines


@given(st.text(alphabet="ab 漢字\u0301é", max_size=80), st.integers(12, 60))
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    assert all(line.cell_length <= width for line in Block(Content(text), lead=Content("  ")).lay(width))


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=6), max_size=20))
def test_no_word_is_lost(words: list[str]) -> None:
    lines = [line.plain for line in Block(Content(" ".join(words))).lay(20)]
    assert " ".join(lines).split() == words


async def test_a_drag_stains_nothing(sit: Sit) -> None:
    async with sit(life()) as player:
        await player.act("@Source")
        before = player.strips
        await player.drag("was born in Riga", "the daughter of")
        assert player.strips == before


def plain(block: Block, width: int) -> list[str]:
    return [line.plain for line in block.lay(width)]


@pytest.mark.parametrize(
    ("text", "tail", "line"),
    [
        ("short", "Baku", "short           Baku"),
        ("what is too long for it", "Baku", "what is too l…  Baku"),
        ("a question", "an answer that is long", "a quest…  an answer…"),
        ("what is too long for it", "", "what is too long fo…"),
    ],
)
def test_a_short_block_stands_in_one_line_cut_off_only_where_it_has_no_room(
    text: str, tail: str, line: str
) -> None:
    assert [said.rstrip() for said in plain(Block(Content(text), tail=Content(tail), short=True), 20)] == [
        line
    ]


def test_a_low_tail_stands_whole_behind_the_last_line_or_below_it() -> None:
    date = Content("7 November 1867–4 July 1934")
    low = Block(Content("Lives at Samara"), Content("· "), tail=date, low=True)
    assert plain(low, 22) == ["· Lives at Samara     ", "     7 November 1867–4", "             July 1934"]
    assert plain(low, 50) == ["· Lives at Samara      7 November 1867–4 July 1934"]
    assert len(plain(Block(Content("A question of 21 cell"), low=True), 22)) == 1


def test_what_stands_below_a_block_hangs_as_its_text_does() -> None:
    below = (Block(Content("one two"), lead=Content("┃ "), rest=Content("┃ ")),)
    lines = plain(Block(Content("above"), lead=Content("  ✗ "), below=below), 13)
    assert [line.rstrip() for line in lines] == ["  ✗ above", "    ┃ one two"]


def test_the_rows_of_a_figure_stand_in_the_middle_as_one() -> None:
    rows = [plain(Block(Content(row), centre=True), 10)[0].rstrip() for row in (" ██ ", "█   ")]
    assert rows == ["    ██", "   █"]


@pytest.mark.parametrize(
    ("title", "is_shown"),
    [
        ("Ada B", "A D A   B"),
        ("Ада", "А Д А"),
        ("史記", "史記"),
        ("A long title", "A long title"),
    ],
)
def test_a_title_is_set_apart_where_its_script_has_capitals_and_there_is_room(
    title: str, is_shown: str
) -> None:
    assert spaced(title, 9) == is_shown
