"""Text hangs beside its lead."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from quiz.tui.widgets.prose import Block, lay


def plain(block: Block, width: int) -> list[str]:
    return [line.plain for line in lay(block, width)]


def test_further_lines_stand_under_the_first() -> None:
    block = Block(Content("one two three"), lead=Content(" 1  "))
    assert plain(block, 13) == [" 1  one two  ", "    three    "]


def test_a_bar_stands_before_every_line() -> None:
    bar = Content("┃ ")
    assert plain(Block(Content("one two three"), lead=bar, rest=bar), 10) == ["┃ one two ", "┃ three   "]


def test_a_tail_stands_at_the_right_end_of_the_first_line() -> None:
    assert plain(Block(Content("one"), tail=Content("1912")), 12) == ["one     1912"]


def test_text_can_stand_at_the_right_edge() -> None:
    assert plain(Block(Content("one"), right=True), 8) == ["     one"]


def test_an_empty_block_is_one_blank_line() -> None:
    assert plain(Block(), 4) == ["    "]


@given(st.text(alphabet="ab 漢字\u0301é", max_size=80), st.integers(12, 60))
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    assert all(line.cell_length <= width for line in lay(Block(Content(text), lead=Content("  ")), width))


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=6), max_size=20))
def test_no_word_is_lost(words: list[str]) -> None:
    lines = plain(Block(Content(" ".join(words))), 20)
    assert " ".join(lines).split() == words
