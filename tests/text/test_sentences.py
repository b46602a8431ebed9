import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.text.quotes import folded
from quiz.text.sentences import paragraphs_and_sentences

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


ENDS = """
    He met V. I. Lenin in Paris. | He left.
    He met J. Smith there. | He left.
    He met J. A. Smith there. | He left.
    He met Dr. Smith and Mrs. Jones. | He left.
    It lies in St. Petersburg now. | He read No. 5 of it.
    He was born c. 1888 there. | He was born ca. 1888 there.
    He came (b. 1888, d. 1937) late. | He left on Jan. 5 for Samara.
    See vol. 3, pp. 12 and p. 7 of it. | Gen. Denikin and Col. Ivanov came.
    He saw cities, e.g. Baku and i.e. Odessa. | He saw Baku, Odessa, etc. and more.
    He saw Ya. M. Sverdlov in exile. | He went to the U.S. Senate then.
    Er starb am 1. Februar 1937 dort. | Er war z. B. Lehrer in Berlin. | Er sah Hrn. und Fr. Müller dort.
    Il vit M. Dupont et Mme. Curie. | Il partit.
    Vio a Sr. López y a la Sra. Gómez. | Se fue.
    Он жил в г. Москва тогда. | Завод им. Ленина стоял там. | Там был В. И. Ленин тогда. | Он уехал.
    He said it [...] Trotsky heard it. | He left.
    He was past..., plump, and old. | He had past... and plump ways.
    It cost 3.50 or 1,000 then. | “What?” he asked. | He left.
    He left without a stop
    He said "I left." | Then he left.
    He said “I left.” | Then he left.
    Er sagte: „Ich gehe.“ | Dann ging er.
    Il dit : « Je pars. » | Puis il partit.
    (He left.) | Then he came back. | “Where to?” they asked.
    He left in 1937. | 14 others stayed.
    He waited... | Then he left.
    He waited… | Then he left.
    He went to the U.S. | He left.
    He fought in World War I. | After it he left.
    He came in Jan. | The town was cold.
    Он уехал в 1937 г. | После этого было тихо.
    He said no. | They left.
    彼は「はい。」と言った。|彼は去った。
    वह समारा में जन्मे। | वह मजदूर थे।
    დაიბადა სამარაში. | იყო მუშა.
    1. Born in Samara. | 2. Left it.
    He left! | Did he? | Yes.
    He left in 1937.[12] | He came back.[a][b] | He stayed.
    ولد في سامراء. | هل رحل؟ | نعم رحل.
    他出生在北京。|他是工人。|他说：“他走了。”|他回来了！
"""
"""Texts in many scripts, a bar where a sentence ends: not at a full stop that is a part of its word."""


def test_sentences_end_where_a_reader_would_end_them() -> None:
    texts = [line.strip() for line in ENDS.strip().splitlines()]
    found = {text: sentences(text.replace("|", "")) for text in texts}
    assert {text: "|".join(said) for text, said in found.items()} == {
        text: text.replace(" | ", "|") for text in texts
    }


def test_a_short_line_without_a_full_stop_is_a_heading_and_has_no_sentences() -> None:
    text = "Early life\nHe was born in Samara.\n\n早年生活\n\n他出生在萨马拉。"
    assert paragraphs(text) == ["# Early life", "He was born in Samara.", "# 早年生活", "他出生在萨马拉。"]
    assert sentences(text) == ["He was born in Samara.", "他出生在萨马拉。"]
    assert sentences("He was shot") == ["He was shot"]  # the only line of a text is none


@pytest.mark.parametrize("line", ["Who was he?", "Dear friend,", "and went home", "He left."])
def test_a_line_that_ends_or_begins_as_a_sentence_does_is_no_heading(line: str) -> None:
    assert paragraphs(f"He was born.\n\n{line}\n\nHe died.")[1] == line


@given(width=st.integers(30, 120))
def test_a_hard_wrapped_text_has_the_same_sentences(width: int) -> None:
    lines = LIFE.splitlines()
    wrapped = [textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False) for line in lines]
    assert sentences("\n\n".join(wrapped)) == sentences(LIFE) == sentences(LIFE.replace("\n", "\r\n"))


def test_paragraphs_are_told_from_wrapped_lines() -> None:
    assert len(paragraphs(WRAPPED[0] + "\n" + WRAPPED[1])) == 2  # one ends at a short line
    assert len(paragraphs("Early life\n" + WRAPPED[1])) == 2  # right below its heading
    assert len(paragraphs("\n".join(["He was born in the town of Samara", *["He came to Baku."] * 6]))) == 7


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
