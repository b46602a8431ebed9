from itertools import pairwise

import pytest
from babel import Locale
from hypothesis import assume, example, given
from hypothesis import strategies as st

from quiz.dates.date import Date
from quiz.dates.languages import READ, language
from quiz.dates.mentions import dates_in, sentence_dates, sentence_times, times_in
from quiz.text.source import Source
from quiz.text.spans import Span
from tests.dates.date_texts import closed_intervals, decades_and_centuries, intervals_within_a_year, points
from tests.dates.dating_examples import DATED, ELSEWHERE, NOT_RELATIVE, RELATIVE, UNDATED


def hanging(text: str) -> list[Span]:
    """The words of a text that say a time by another, or without its year."""
    times = times_in(text)
    return sorted([*times.relative, *times.yearless])


def said(text: str) -> list[tuple[str, str]]:
    """The dates of a text, each with the words that say it."""
    return [(mention.date.edtf, text[mention.start : mention.end]) for mention in dates_in(text)]


WORDS = {
    "He was a delegate {in January 1912}, the first.": "1912-01",
    "{In 1910-11}, after his release": "1910/1911",
    "{On Sunday, 22 January 1905}, they marched.": "1905-01-22",
    "They went {at the end of 1905}.": "1905",
    "Her book {(1905)} was burnt.": "1905",
    "{On 27 June [O.S. 14 June] 1905} they rose.": "1905-06-27",
    "{On 14 June [N.S. 27 June] 1905} they rose.": "1905-06-27",
    "{On 7 November 1917 (25 October O.S.)} it fell.": "1917-11-07",
    "{From 1953 onwards} she wrote.": "1953",
    "He was born {perhaps in 1350}.": "1350?",
    "{On\n1 February\n1937} he": "1937-02-01",
}


@pytest.mark.parametrize(("marked", "edtf"), WORDS.items())
def test_a_date_is_found_with_its_words(marked: str, edtf: str) -> None:
    words = marked[marked.index("{") + 1 : marked.index("}")]
    assert said(marked.replace("{", "").replace("}", "")) == [(edtf, words)]


@pytest.mark.parametrize(("text", "dates"), DATED)
def test_what_a_sentence_says(text: str, dates: str) -> None:
    assert "; ".join(edtf for edtf, _ in said(text)) == dates


@pytest.mark.parametrize("text", UNDATED)
def test_what_is_no_date_is_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("tag", "text", "dates"), [(tag, *each) for tag, listed in ELSEWHERE.items() for each in listed]
)
def test_what_a_sentence_in_another_language_says(tag: str, text: str, dates: str) -> None:
    assert "; ".join(mention.date.edtf for mention in dates_in(text, tag)) == dates


@pytest.mark.parametrize("tag", READ)
def test_the_names_of_months_are_those_that_the_world_knows(tag: str) -> None:
    names = [
        (name.rstrip(".").casefold(), number)
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in Locale(tag).months[form][width].items()
    ]
    months = language(tag).months
    assert [(name, months.get(name)) for name, _ in names] == names


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Ada King (1815–1852) was a countess.", "1815 1852"),
        ("Karl (28 March 1809, Bruchsal – 16 November 1889, Reichenau) was a poet.", "1809-03-28 1889-11-16"),
        ("Saladin (1137 or 1138 – 4 March 1193) was a sultan.", "1137/1138 1193-03-04"),
        ("From 5 to 9 May 1912 she was ill.", "1912-05-05 1912-05-09"),
        ("She was born in 1820 or 1821.", ""),
    ],
)
def test_a_span_says_where_and_when_it_begins_and_ends(text: str, ends: str) -> None:
    (mention,) = dates_in(text)
    assert " ".join(end.date.edtf for end in mention.ends) == ends
    assert all(mention.start <= end.start < end.end <= mention.end for end in mention.ends)


@pytest.mark.parametrize(("text", "words"), RELATIVE)
def test_a_time_that_hangs_on_another_is_found_as_such(text: str, words: str) -> None:
    assert [text[span.start : span.end] for span in hanging(text)] == [words]


@pytest.mark.parametrize("text", NOT_RELATIVE)
def test_what_hangs_on_no_other_time_is_no_relative_one(text: str) -> None:
    assert hanging(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 31 February 1905 he dreamt.", "On 31 February 1905"),
        ("Augustus lived from 63 BC to AD 14; in 9 he adopted an heir.", "in 9"),
    ],
)
def test_words_that_say_a_time_which_cannot_be_read_are_told(text: str, words: str) -> None:
    source = Source("A life", text)
    assert [source.words(span) for span in sentence_times(source, 0).unread] == [words]


def spoken_dates() -> st.SearchStrategy[Date]:
    """Dates that the program can say, of years that prose says without a cue of its own."""
    texts = st.one_of(
        points(1000, 2099),
        points(-700, -1),
        closed_intervals(1000, 2099),
        intervals_within_a_year(1000, 2099),
        decades_and_centuries(),
    )
    return texts.map(Date.parse)


@given(spoken_dates(), st.sampled_from(["He left the town {}, and was glad.", "He left it {}."]))
@example(Date.parse("1905/1907"), "He left it {}.")
@example(Date.parse("1936-08/1937-01"), "He left it {}.")
@example(Date.parse("-0043-03-15"), "He left it {}.")
def test_a_spoken_date_is_found_again_in_a_sentence(date: Date, sentence: str) -> None:
    assert date.first_year is not None
    assert date.last_year is not None
    assume(-1000 < date.first_year <= date.last_year < 2100 and (date.first_year > 0 or date.last_year < 1))
    assume(not ("0X" in date.edtf and date.first_year % 100 == 0))  # the 1800s may be a century
    words = date.spoken()
    lead = "" if words.startswith("from") else "on " if words[0].isdigit() and " " in words else "in "
    (mention,) = dates_in(sentence.format(lead + words))
    assert (mention.date.earliest, mention.date.latest) == (date.earliest, date.latest)


@given(st.text("in 1905-7BCADMarch,.()–’s\n", max_size=40))
def test_any_text_can_be_looked_through(text: str) -> None:
    for mention in dates_in(text):
        assert 0 <= mention.start < mention.end <= len(text)


@given(st.lists(st.sampled_from([text for text, _ in DATED]), min_size=1, max_size=3))
def test_dates_stand_in_order_and_apart(sentences: list[str]) -> None:
    mentions = dates_in(" ".join(sentences))
    assert all(one.end <= after.start for one, after in pairwise(mentions))


# Which years bare numbers are


SOURCES = {
    "He was born in 100 BC. In 59 he was consul. He ruled from 58 to 50. He fell in 44.": (
        "-0099 | -0058 | -0057/-0049 | -0043"
    ),
    # a number that may be of either era
    "He lived from 63 BC to AD 14. In 27 he took the title. In 9 he adopted him.": "-0062/0014 | -0026 | ",
    "He was born in 247 BC. In the spring of 218 he crossed. On 2 August 216 he won.": (
        "-0246 | -0217-03/-0217-05 | -0215-08-02"
    ),
    "He was king from 1279 BC. In 1274 he fought at Kadesh.": "-1278 | ",
    "Rome had a prince in 27 BC. Marcus ruled from 161. He died in AD 180.": "-0026 | 0161 | 0180",
    # more early years than late ones
    "He was born in 354. In 391 he was ordained. His life was printed in 1473.": "0354 | 0391 | 1473",
    "He was killed in 44 BC. His bust was found in 2007.": "-0043 | 2007",
    # three digits where all others are centuries later
    "He was born in 1879. In 101 he had a bed. He died in 1953.": "1879 |  | 1953",
}


@pytest.mark.parametrize(("text", "dates"), SOURCES.items())
def test_a_source_tells_which_years_its_numbers_are(text: str, dates: str) -> None:
    source = Source("A life", text)
    told = [sentence_dates(source, sentence) for sentence in range(len(source.sentences))]
    assert dates == " | ".join(" ".join(mention.date.edtf for mention in each) for each in told)


# Names


def test_a_date_that_names_something_is_told_apart() -> None:
    source = Source("A life", "He joined during the 1905 revolution, and was arrested in 1906.")
    assert [mention.date.edtf for mention in sentence_dates(source, 0)] == ["1906"]
    assert [mention.date.edtf for mention in sentence_times(source, 0).names] == ["1905"]


def test_a_sentence_that_is_none_is_not_read_and_is_told() -> None:
    source = Source(
        "A life", f"He was born in 1900. In 1905 {'he left the town, ' * 1_000}and in 1950 he died."
    )
    assert sentence_dates(source, 0)
    times = sentence_times(source, 1)
    assert (times.dates, [source.words(span)[:14] for span in times.unread]) == ((), ["In 1905 he lef"])
