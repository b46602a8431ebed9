from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.text.quotes import folded
from quiz.text.sentences import paragraphs_and_sentences, touched_sentences
from quiz.text.spans import Span

LIFE = """\
Born at Samara, the son of a metalworker, he left school at 14 to operate a lathe. In 1908, he was exiled.
He saw in Trotsky a "great authority", and spoke of "warmth and love, purely human." He went to Vienna.
Arrest and execution
A witness saw him as "marked out by talents and past..., plump, with a moustache. Then, he went home.
He was shot on 1 February 1937. After Stalin's death, both were found innocent."""


WRAPPED = [textwrap.fill(line, 60) for line in LIFE.splitlines()]


def sentences(text: str) -> list[str]:
    return [folded(text[span.start : span.end]).text for span in paragraphs_and_sentences(text)[1]]


def paragraphs(text: str) -> list[str]:
    return [
        ("# " if paragraph.heading else "") + folded(text[paragraph.span.start : paragraph.span.end]).text
        for paragraph in paragraphs_and_sentences(text)[0]
    ]


def test_a_biography_with_a_paragraph_to_a_line_is_split_where_a_reader_would() -> None:
    assert sentences(LIFE) == [
        "Born at Samara, the son of a metalworker, he left school at 14 to operate a lathe.",
        "In 1908, he was exiled.",
        'He saw in Trotsky a "great authority", and spoke of "warmth and love, purely human."',
        "He went to Vienna.",
        'A witness saw him as "marked out by talents and past..., plump, with a moustache.',
        "Then, he went home.",
        "He was shot on 1 February 1937.",
        "After Stalin's death, both were found innocent.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("He met V. I. Lenin in Paris. He left.", "He met J. Smith there. He left."),
        *("He met J. A. Smith there. He left.", "He met Dr. Smith and Mrs. Jones. He left."),
        *("It lies in St. Petersburg now. He left.", "He read No. 5 of it. He left."),
        *("He was born c. 1888 there. He left.", "He was born ca. 1888 there. He left."),
        *("He came (b. 1888, d. 1937) late. He left.", "He left on Jan. 5 for Samara. He left."),
        *("See vol. 3, pp. 12 and p. 7 of it. He left.", "Gen. Denikin and Col. Ivanov came. He left."),
        "He saw cities, e.g. Baku and i.e. Odessa. He left.",
        *("He saw Baku, Odessa, etc. and more. He left.", "He saw Ya. M. Sverdlov in exile. He left."),
        *("He went to the U.S. Senate then. He left.", "Er starb am 1. Februar 1937 dort. Er ging."),
        *("Er war z. B. Lehrer in Berlin. Er ging.", "Er sah Hrn. und Fr. Müller dort. Er ging."),
        *("Il vit M. Dupont et Mme. Curie. Il partit.", "Vio a Sr. López y a la Sra. Gómez. Se fue."),
        *("Он жил в г. Москва тогда. Он уехал.", "Завод им. Ленина стоял там. Он уехал."),
        *("Там был В. И. Ленин тогда. Он уехал.", "He said it [...] Trotsky heard it. He left."),
        *("He was past..., plump, and old. He left.", "He had past... and plump ways. He left."),
        *("It cost 3.50 or 1,000 then. He left.", "“What?” he asked. He left."),
    ],
)
def test_a_full_stop_in_a_word_ends_no_sentence(text: str) -> None:
    assert len(sentences(text)) == 2


COUNTED = {
    1: [
        "He left without a stop",
    ],
    2: [
        *('He said "I left." Then he left.', "He said “I left.” Then he left."),
        *("Er sagte: „Ich gehe.“ Dann ging er.", "Il dit : « Je pars. » Puis il partit."),
        *("(He left.) Then he came back.", "He left. “Where to?” they asked."),
        *("He left in 1937. 14 others stayed.", "He waited... Then he left.", "He waited… Then he left."),
        *("He went to the U.S. He left.", "He fought in World War I. After it he left."),
        *("He came in Jan. The town was cold.", "Он уехал в 1937 г. После этого было тихо."),
        *("He said no. They left.", "彼は「はい。」と言った。彼は去った。", "वह समारा में जन्मे। वह मजदूर थे।"),
        *("დაიბადა სამარაში. იყო მუშა.", "1. Born in Samara. 2. Left it."),
    ],
    3: [
        *("He left! Did he? Yes.", "He left in 1937.[12] He came back.[a][b] He stayed."),
        "ولد في سامراء. هل رحل؟ نعم رحل.",
    ],
    4: [
        "他出生在北京。他是工人。“他走了。”他回来了！",
    ],
}


@pytest.mark.parametrize(
    ("text", "count"), [(text, count) for count, texts in COUNTED.items() for text in texts]
)
def test_sentences_are_counted_in_many_scripts(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_short_line_without_a_full_stop_is_a_heading() -> None:
    assert paragraphs("Early life\nHe was born in Samara.\n\n早年生活\n\n他出生在萨马拉。") == [
        "# Early life",
        "He was born in Samara.",
        "# 早年生活",
        "他出生在萨马拉。",
    ]


@pytest.mark.parametrize("line", ["Who was he?", "Dear friend,", "and went home", "He left."])
def test_a_line_that_ends_or_begins_as_a_sentence_does_is_no_heading(line: str) -> None:
    assert not paragraphs_and_sentences(f"He was born.\n\n{line}\n\nHe died.")[0][1].heading


def test_a_heading_has_no_sentences_and_the_only_line_of_a_text_is_none() -> None:
    assert paragraphs_and_sentences("Exile\n\nHe was exiled.")[0][0].sentences == range(0)
    assert sentences("He was shot") == ["He was shot"]


def test_windows_line_ends_change_nothing() -> None:
    assert sentences(LIFE.replace("\n", "\r\n")) == sentences(LIFE)


@given(width=st.integers(30, 120))
def test_a_hard_wrapped_text_has_the_same_sentences(width: int) -> None:
    wrapped = "\n\n".join(
        textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False)
        for line in LIFE.splitlines()
    )
    assert sentences(wrapped) == sentences(LIFE)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(WRAPPED[0] + "\n" + WRAPPED[1], 2, id="wrapped, one ends at a short line"),
        pytest.param("Early life\n" + WRAPPED[1], 2, id="wrapped, right below its heading"),
        pytest.param(
            "\n".join(["He was born in the town of Samara", *["He came to Baku."] * 6]), 7, id="a line each"
        ),
    ],
)
def test_paragraphs_are_told_from_wrapped_lines(text: str, count: int) -> None:
    assert len(paragraphs(text)) == count


def test_a_text_of_blanks_has_nothing_in_it() -> None:
    assert paragraphs_and_sentences(" \n\n \t") == ((), ())


@given(st.text(alphabet='Ab 1.,!?…"”»)[]\n\r。も\u00a0', max_size=200))
def test_paragraphs_and_their_sentences_cover_what_is_printed_once_and_in_order(text: str) -> None:
    found, spans = paragraphs_and_sentences(text)
    printed = [text[paragraph.span.start : paragraph.span.end] for paragraph in found]
    assert "".join("".join(printed).split()) == "".join(text.split())
    for paragraph, words in zip(found, printed, strict=True):
        inside = [text[slice(*spans[index])] for index in paragraph.sentences]
        assert paragraph.heading or "".join("".join(inside).split()) == "".join(words.split())
        assert all(sentence.strip() == sentence != "" for sentence in inside)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize("piece", [". ", '"', "a\n", " ", "[", "A. ", "...", "1. ", ".["])
def test_a_long_monotonous_text_is_split_without_looking_back(piece: str) -> None:
    paragraphs_and_sentences(piece * 20_000)  # takes minutes if the work grows with the square of the length


@pytest.mark.parametrize(
    ("start", "end", "indices"),
    [(0, 3, range(1)), (0, 8, range(2)), (5, 8, range(1, 2)), (3, 5, range(1, 1)), (9, 12, range(2, 2))],
)
def test_a_stretch_touches_the_sentences_it_shares_characters_with(
    start: int, end: int, indices: range
) -> None:
    spans = (Span(0, 3), Span(5, 9))
    assert touched_sentences(spans, Span(start, end)) == indices
