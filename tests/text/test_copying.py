"""A quote that is copied from what is shown of a source is found there, at its place."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.text.hyphens import rejoined
from quiz.text.quotes import Wording, normal
from quiz.text.source import Source
from quiz.text.spans import Span

PDF = """\
The oﬃcer was born in 1901 in a small vil-
lage near the sea. He organ-
ised a strike in 1905 and was so well-
known that the ﬁrst paper wrote of him in\u00a01906. In 1907 he lost \u00ad his job at the well-known ﬁrm."""


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("at Stras-\nbourg on the 3d", "at Strasbourg on the 3d"),
        ("in a vil-\nlage.\n\nHe left.", "in a village.\n\nHe left."),
        ("a vil\u00ad\nlage, an organ¬\n  isa‐ \ntion", "a village, an organisation"),
        ("so well-\nknown a man", "so well-known a man"),  # by its shape
        ("a co-\nop, the coop", "a coop, the coop"),  # as the text has it elsewhere
        ("a co-\nop, the co-op", "a co-op, the co-op"),
        ("of STRAS-\nBOURG, an Anglo-\nSaxon", "of STRASBOURG, an Anglo-Saxon"),
        ("his mother-in-\nlaw in 1905-\n07", "his mother-in-law in 1905-07"),
        ("die Vor-\nund Nachnamen, pre-\nand post-war", "die Vor-\nund Nachnamen, pre-\nand post-war"),
        ("и кое-\nкто, где-\nто", "и коекто, где-то"),
        ("He organ- ised it for- ever, Com- mons.", "He organised it forever, Commons."),  # a line's end once
        ("He left- he came- Ed. pre- and post-war", "He left- he came- Ed. pre- and post-war"),
        ("He left -\nhe came. A line\nand -\n- another", "He left -\nhe came. A line\nand -\n- another"),
    ],
)
def test_a_word_that_is_parted_at_a_lines_end_is_joined_as_its_text_and_its_shape_say(
    parted: str, whole: str
) -> None:
    assert rejoined(parted)[0] == whole
    assert Source("x", parted).text == whole


SEEN = """\
a small village near|a small vil- lage near|a small vil-lage near|organised a strike
organ-ised a strike|so well-known that|so well- known that|so wellknown that the first|The officer was
The oﬃcer was|The of\u00adficer was|him in 1906. In|lost his job|lost \u00ad his job
so well-known […] ﬁrst paper"""


@pytest.mark.parametrize("quote", re.split(r"[|\n]", SEEN))
def test_a_quote_is_found_in_a_text_from_a_pdf_as_it_is_seen_and_as_it_is_meant(quote: str) -> None:
    source = Source("x", PDF)
    location = source.locate(quote)
    assert location
    assert source.count(quote) == 1
    said = " […] ".join(source.text[slice(*span)] for span in location.spans)
    assert normal(said, joined=True) == normal(quote, joined=True)


@pytest.mark.parametrize(
    "quote",
    ["lage near the", "a small vil near", "known that the", "a strike in 19", "in 190107 he lost", "10"],
)
def test_no_hyphen_is_left_aside_so_that_a_part_of_a_word_or_another_number_is_found(quote: str) -> None:
    assert Source("x", f"{PDF} It was 1905-07, and 10² of it.").locate(quote) is None


STEMS = """\
he|came|Stalin’s|fair-haired|“great|authority”,|1905–07,|was.|past…,|café|oﬃcer|ﬁ|revo\u00adlution|well-\nknown
|vil-\nlage|pre-\nand|x²|½|ﬆ|Ⅷ.|a\u2060b|J.R.R.|atheist.In|shot.[12]|Ａ|m.\u00a0b.|—|-|o’ clock|他出\n生|１９
|ĳ|№"""
BLANKS = st.sampled_from([" ", "\n", "  ", "\u00a0", "\u2009"])
TEXTS = st.lists(st.tuples(st.sampled_from([*map(str.strip, STEMS.split("|"))]), BLANKS), min_size=12)
RETYPED = "ﬁ=fi|ﬃ=ffi|\u00ad=|’='|…=...|“=\"|-=‑|№=No|village=vil-\nlage|came=ca- me|r-h=rh|l-k=lk"
"""What is written otherwise by those who type what they see."""


@given(TEXTS, st.data())
def test_a_quote_copied_from_what_is_shown_is_found_however_it_is_wrapped_or_typed(
    tokens: list[tuple[str, str]], data: st.DataObject
) -> None:
    told = (f"{number}x{stem}{blank}" for number, (stem, blank) in enumerate(tokens))
    source = Source("x", f"He said. {''.join(told)}")
    shown = source.words(Span(0, len(source.text))).split(" ")
    start = data.draw(st.integers(0, len(shown) - 1))
    words = " ".join(shown[start : data.draw(st.integers(start + 1, len(shown)))])
    for each in data.draw(st.permutations(RETYPED.split("|")))[data.draw(st.integers(0, 12)) :]:
        sign, _, typed = each.partition("=")
        words = words.replace(sign, typed)
    width = data.draw(st.integers(5, 60))
    quote = "\n".join(textwrap.wrap(words, width, break_long_words=False))
    location = source.locate(quote)
    if any(map(str.isalnum, quote)):
        assert location
        assert normal(source.text[slice(*location.spans[0])], joined=True) == normal(quote, joined=True)


@given(st.text(alphabet='ab-ﬁ\u00ad \n–é中№²…"', max_size=40))
def test_a_wording_without_hyphens_is_the_normal_form_and_its_places_go_back_and_forth(text: str) -> None:
    wording = Wording(text, joined=True)
    assert wording.text.strip(" ") == normal(text, joined=True)
    ends = [wording.place(there) for there in range(len(text) + 1)]
    assert ends == sorted(ends)
    assert ends[-1] == len(wording.text)
