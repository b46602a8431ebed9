from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.plain.console import SPELLED, full_stop, shown, wrapped
from tests.plain.games import HOSTILE

OBEYED = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202b\u202c\u202d\u202e\u2066\u2069"}


def test_what_a_terminal_obeys_becomes_visible() -> None:
    assert not OBEYED & set(shown(HOSTILE))
    assert "[/][@click=app.quit]x" in shown(HOSTILE)


@given(st.text(), st.integers(20, 100))
def test_no_wrapped_line_holds_what_a_terminal_obeys(text: str, width: int) -> None:
    assert not OBEYED & set("".join(wrapped(text, width)))


@given(st.lists(st.text("abc.é", min_size=1, max_size=20), min_size=1), st.integers(30, 76))
def test_wrapping_keeps_every_word_and_the_width(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width)
    assert " ".join(lines).split() == words
    assert max(map(len, lines)) <= width


def test_an_item_hangs_behind_its_number() -> None:
    assert wrapped("12. one two three four five", 24) == ["12. one two three four", "    five"]


def test_an_address_stays_whole() -> None:
    address = f"https://example.org/{'a-b/' * 30}"
    assert wrapped(f"Read it at {address}", 40) == ["Read it at", address]


@pytest.mark.parametrize(
    ("text", "spelled"),
    [("café – “so…”", 'cafe - "so..."'), ("Łódź", "?odz"), ("日", "?"), ("a\u0301", "a")],
)
def test_what_an_encoding_lacks_is_spelled(text: str, spelled: str) -> None:
    assert text.encode("ascii", SPELLED) == spelled.encode()


@given(st.text(), st.sampled_from(["ascii", "cp1252", "latin-1", "cp437"]))
def test_no_character_stops_an_output(text: str, encoding: str) -> None:
    text.encode(encoding, SPELLED)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("Baku", "Baku."), ("Why?", "Why?"), ("“So.”", "“So.”"), ("past...", "past..."), ("", "")],
)
def test_a_text_ends_like_a_sentence(text: str, sentence: str) -> None:
    assert full_stop(text) == sentence
