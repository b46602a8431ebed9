"""Lines that go out, and numbers that come in; conversations are in tests/golden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.plain.console import SPELLED, Unclear, full_stop, numbers, wrapped
from tests.plain.games import HOSTILE

OBEYED = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202b\u202c\u202d\u202e\u2066\u2069"}


@pytest.mark.parametrize("line", ["3 1 2", "3,1,2", "3, 1; 2", "3. 1. 2."])
def test_numbers_stand_between_blanks_or_commas(line: str) -> None:
    assert numbers(line) == (3, 1, 2)


@pytest.mark.parametrize("line", ["", "one", "-1", "1.5", "9" * 5000, "²"])
def test_what_is_no_number_is_unclear(line: str) -> None:
    with pytest.raises(Unclear):
        numbers(line)


@given(st.lists(st.text() | st.just(HOSTILE) | st.text("abc.é", max_size=20)), st.integers(30, 76))
def test_wrapping_keeps_what_is_no_order_to_a_terminal_and_the_width(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width)
    assert not OBEYED & set("".join(lines))
    assert all(len(line) <= width or " " not in line.strip() for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(wrapped(" ".join(words), 10**6)).split())


def test_an_item_hangs_behind_its_number_and_an_address_stays_whole() -> None:
    address = f"https://example.org/{'a-b/' * 30}"
    assert wrapped("12. one two three four five", 24) == ["12. one two three four", "    five"]
    assert wrapped(f"Read it at {address}", 40) == ["Read it at", address]


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("café – “so…”\u202f·", 'cafe - "so..." -'),
        ("Łódź", "Lodz"),
        ("日", "?"),
        ("a\u0301", "a"),
        ("✓ ✗ ● ○ ◆ → ⏎ ┃ ½ ≠ Straße", "+ x * o # > Enter | 1/2 != Strasse"),
        ("\u241b[0m", "^[[0m"),
    ],
)
def test_what_an_encoding_lacks_is_spelled(text: str, spelled: str) -> None:
    assert text.encode("ascii", SPELLED) == spelled.encode()


@given(st.text(), st.sampled_from(["ascii", "cp1252", "cp437"]))
def test_no_character_stops_an_output(text: str, encoding: str) -> None:
    text.encode(encoding, SPELLED)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("Baku", "Baku."), ("Why?", "Why?"), ("“So.”", "“So.”"), ("past...", "past..."), ("", "")],
)
def test_a_text_ends_like_a_sentence(text: str, sentence: str) -> None:
    assert full_stop(text) == sentence
