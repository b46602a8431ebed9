import textwrap
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank, read_text
from quiz.text.quotes import folded
from quiz.text.sentences import paragraphs_and_sentences

LANGUAGES = ("", "en", "de", "ru", "ja", "hy", "el", "ur", "nonsense")
TABLES = Path(__file__).parent
LIVES = TABLES.parent / "lives"

LIFE = """\
Born at Samara, the son of a metalworker, he left school at 14 to operate a lathe. In 1908, he was exiled.
He saw in Trotsky a "great authority", and spoke of "warmth and love, purely human." He went to Vienna.
Arrest and execution
A witness saw him as "marked out by talents and past..., plump, with a moustache. Then, he went home.
He was shot on 1 February 1937. After Stalin's death, both were found innocent."""

WRAPPED = [textwrap.fill(line, 60) for line in LIFE.splitlines()]


def sentences(text: str, language: str = "") -> list[str]:
    return [folded(text[span.start : span.end]).text for span in paragraphs_and_sentences(text, language)[1]]


def paragraphs(text: str) -> list[str]:
    return [
        ("# " if paragraph.heading else "") + folded(text[paragraph.span.start : paragraph.span.end]).text
        for paragraph in paragraphs_and_sentences(text)[0]
    ]


ENDS = """
    en
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
    He saw Hrn. and Fr. Müller, Sr. López and the Sra. Gómez. | He left.
    He said it [...] Trotsky heard it. | He left.
    He said it. [. . .] Trotsky heard it. | He left.
    He was past..., plump, and old. | He had past... and plump ways.
    He saw her . . . Anna wept. | He saw him… Stalin slept.
    He paid Frs. 500 or Mk. 300. | He sang Opp. 12 and 13. | Comdt. Hill came by Bk. II of it.
    He worked for Hill Ltd. | He left. | It came to $2.5 million. | Leo paid. | He ran it in 9.58. | Ann won.
    He said “No.”|Then he left. | He said no.|Then he left. | See www.Example.Org of J.R.R.Tolkien now.
    It cost 3.50 or 1,000 then. | It cost 3.50. | Leo paid. | “What?” he asked. | He left.
    “Who are you?” Anna asked. | He said “Why?” | Then he left. | “Why?” | “I know not.”
    He left without a stop
    He said "I left." | Then he left.
    He said “I left.” | Then he left.
    (He left.) | Then he came back. | “Where to?” they asked.
    He left in 1937. | 14 others stayed.
    He waited... | Then he left.
    He waited… | Then he left.
    He left. . . . | Nobody knew.
    He went to the U.S. | He left.
    He fought in World War I. | After it he left. | He fought in World War I. | Maria wept.
    He came in Jan. | The town was cold.
    He met Gen. de Gaulle. | de Gaulle left.
    He said no. | They left. | He said no. | Lenin left. | She was ill. | Lenin left.
    She was an M.P. | Labour lost. | He met M.P. Tomsky. | She sold milk, etc. | Trade was good.
    He was an atheist.|In 1843 he left.
    1. Born in Samara. | 2. Left it.
    1) Born in Samara | 2) Left it | 3) Died
    He left! | Did he? | Yes.
    He left in 1937.[12] | He came back.[a][b] | He stayed.¹² | He slept.
    de
    Er starb am 1. Februar 1937 dort. | Er war z. B. Lehrer in Berlin. | Er sah Hrn. und Fr. Müller dort.
    Er lebte im 19. Jahrhundert und vor dem 1. Weltkrieg. | Er starb.
    Er sagte: „Ich gehe.“ | Dann ging er.
    fr
    Il vit M. Dupont et Mme. Curie. | Il partit.
    Il dit : « Je pars. » | Puis il partit.
    es
    Vio a Sr. López y a la Sra. Gómez. | Se fue.
    ru
    Он жил в г. Москва тогда. | Завод им. Ленина стоял там. | Там был В. И. Ленин тогда. | Он уехал.
    Он уехал в 1937 г. | После этого было тихо.
    Он окончил академию имени Н.Е. Жуковского. | Он жил в СССР. | Он уехал.
    ja
    彼は「はい。」と言った。|彼は去った。
    hi
    वह समारा में जन्मे। | वह मजदूर थे।
    ka
    დაიბადა სამარაში. | იყო მუშა.
    ar
    ولد في سامراء. | هل رحل؟ | نعم رحل.
    zh
    他出生在北京。|他是工人。|他说：“他走了。”|他回来了！
    hy
    Այսօր երկուշաբթի է: | Ես գնում եմ աշխատանքի:
    el
    Πού είναι; | Τις Κυριακές δε δούλευε.
    am
    ሰላም ነው።|እርሱ ሄደ።
"""
"""Texts below their language, a bar where a sentence ends: not at a full stop that is a part of its word."""


KNOWN = ("en", "de", "fr", "es", "ru", "ja", "hi", "ka", "ar", "zh", "am")
"""Languages of which enough is known to split a text that does not say its language."""


def test_sentences_end_where_a_reader_would_end_them() -> None:
    language, found = "", set[tuple[str, str]]()
    for line in map(str.strip, ENDS.strip().splitlines()):
        language = line if len(line) == 2 else language
        for tag in {language, "" if language in KNOWN else language}:
            said = "|".join(sentences(line.replace("|", ""), tag))
            if said != line.replace(" | ", "|"):
                found.add((tag, said))
    assert not found


def table(name: str) -> dict[str, str]:
    """The lines of a table, a bar where a sentence ends, by their kinds."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@pytest.mark.parametrize(
    ("name", "count", "missed"),
    [
        ("golden_rules.txt", 52, {"42", "51"}),  # lines of a list in small letters; an ellipsis that begins
        ("hard_sentences.txt", 79, {"St end", "quote mid", "Mamma Mia", "url", "question in title"}),
    ],
)
def test_of_known_hard_lines_only_these_are_missed(name: str, count: int, missed: set[str]) -> None:
    lines = {kind: text.replace("\\n", "\n") for kind, text in table(name).items()}
    wrong = {
        kind: "|".join(found)
        for kind, text in lines.items()
        if (found := sentences(text.replace("|", ""))) != [folded(part).text for part in text.split("|")]
    }
    print(f"{name}: {count - len(wrong)} of {count}", *wrong.values(), sep="\n")
    assert (len(lines), set(wrong)) == (count, missed)


def lives(names: Iterable[str]) -> dict[str, str]:
    """Some of the lives written for the tests, or the built-in biography."""
    bank = read_bank(builtin_path()).bank
    assert bank
    texts = {path.name: path.read_text(encoding="utf-8") for path in LIVES.glob("*.txt")}
    return {name: (texts | {"biography": bank.source.text})[name] for name in names}


def test_the_lives_have_the_sentences_that_they_had_before_a_library_found_them() -> None:
    lines = (TABLES / "lives_before.txt").read_text(encoding="utf-8").splitlines()[1:]
    before = {name: [*map(int, places.split())] for name, places in (line.split(": ") for line in lines)}
    texts = lives(before)
    now = {name: [span.start for span in paragraphs_and_sentences(text)[1]] for name, text in texts.items()}
    for name, text in texts.items():
        for place in sorted({*before[name]} ^ {*now[name]}):
            print(name, "before" if place in before[name] else "now", text[place : place + 60], sep=": ")
    assert now == before


@pytest.mark.parametrize("tag", ["de", "de-AT", "DE_ch"])
def test_the_language_of_a_bank_chooses_the_rules(tag: str) -> None:
    text = "title: A\nlanguage: {}\nsource:\n  title: A\n  text: Am 5. April kam Anna an.\nquestions: []\n"
    count = {
        language: len(bank.source.sentences)
        for language in (tag, "en")
        if (bank := read_text(text.format(language), "a.yaml").bank)
    }
    assert count == {tag: 1, "en": 2}


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


HARD = st.text(alphabet='Ab I5.,!?…"”’»([)]\n\r。もé\u00a0\u3000', max_size=200)


@given(st.one_of(HARD, st.text(max_size=200)), st.sampled_from(LANGUAGES))
def test_paragraphs_and_their_sentences_cover_what_is_printed_once_and_in_order(
    text: str, language: str
) -> None:
    found, spans = paragraphs_and_sentences(text, language)
    printed = [text[paragraph.span.start : paragraph.span.end] for paragraph in found]
    assert "".join("".join(printed).split()) == "".join(text.split())
    for paragraph, words in zip(found, printed, strict=True):
        inside = [text[slice(*spans[index])] for index in paragraph.sentences]
        assert paragraph.heading or "".join("".join(inside).split()) == "".join(words.split())
        assert all(sentence.strip() == sentence != "" for sentence in inside)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "piece", [". ", '"', "a\n", " ", "[", "A. ", "...", "1. ", ".[", "(“", "At 6 p.m. Tom "]
)
def test_a_long_monotonous_text_is_split_without_looking_back(piece: str) -> None:
    paragraphs_and_sentences(piece * 20_000)  # takes minutes if the work grows with the square of the length


def test_a_text_whose_lines_break_at_its_links_is_whole() -> None:
    lines = [
        "Hannah was born in",
        "Leeds, and moved to",
        "Rome in 1850, where she joined the",
        "Academy. She wrote a",
    ]
    lines += ["History of", "Art, and", "Letters from Rome."]
    assert sentences("\n".join(lines)) == [
        "Hannah was born in Leeds, and moved to Rome in 1850, where she joined the Academy.",
        "She wrote a History of Art, and Letters from Rome.",
    ]
