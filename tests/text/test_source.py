from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.text.quotes import folded, normal
from quiz.text.source import Source
from quiz.text.spans import Run, Span

TEXT = """\
In 1908, he was exiled for two years to Vologda province. In 1910-11, after his release, he acted as an
itinerant organiser, and was a delegate to the Prague Conference in January 1912. He was arrested in Odessa,
and sent back to Narym.

Arrest and execution

He was expelled in August 1927, and exiled to Semipalantinsk. He looked up to Trotsky as a “great authority”,
who treated him well. He was shot on 1 February 1937. He was shot by the state."""

LIFE = Source(
    title="Leonid Serebryakov",
    text=TEXT,
    author="Wikipedia contributors",
    misprints={"Semipalantinsk": "Semipalatinsk"},
)


def marked(runs: tuple[Run, ...]) -> str:
    """Write runs in one line: quoted parts in <>, corrections in {}."""
    return "".join(
        f"<{run.text}>" if run.quoted else f"{{{run.text}}}" if run.correction else run.text for run in runs
    )


@pytest.mark.parametrize(
    ("quote", "sentences"),
    [
        ("as  an\titinerant\norganiser", [1]),
        ("In 1910–11, after his release", [1]),
        ("a 'great authority', who treated", [4]),
        ("re\u00adlease, he acted", [1]),
        ("Vologda province. In 1910-11, after", [0, 1]),  # word for word over two sentences
        ("Arrest and execution", []),  # a heading touches none
        ("He was shot […] the state", [6]),  # the sentence that has all of it
        *(("he was exiled for three years", None), ("He was exiled for two years", None), ("", None)),
        *(("after his release he acted", None), ("sent back to Narym. He was expelled", None), (" ", None)),
        *(("e was exiled for two year", None), ("was exiled […] was exiled", None), ("[…]", None)),
        *(("he was exiled […] after his release", None), ("to Vologda […] he was exiled", None), ("…", None)),
        *(("In 1908 […] Vologda province. In 1910-11", None), ("exiled […] Vologda", None)),
        ("he was exi […] to Vologda", None),
    ],
)
def test_a_quote_may_differ_in_shapes_and_elide_within_a_sentence_and_differs_in_nothing_more(
    quote: str, sentences: list[int] | None
) -> None:
    location = LIFE.locate(quote)
    assert (None if location is None else list(location.sentences)) == sentences
    assert (LIFE.count(quote) > 0) is (location is not None)


@pytest.mark.parametrize(
    ("text", "quote", "parts"),
    [
        (TEXT, "In 1908, […] exiled[ ... ]to Vologda", ["In 1908,", "exiled", "to Vologda"]),
        (TEXT, "[…] was shot by […]", ["was shot by"]),
        (
            "He wrote: we are [...] lost. We are gone and all is lost.",
            "we are […] lost",
            ["we are [...] lost"],
        ),
        ("Le cafe\u0301 e\u0301tait bon.", "café était", ["café était"]),  # decomposed
        ("He left\r\nthe town.", "left the town", ["left the town"]),
        ("他是工人的\n儿子。他走了。", "工人的儿子", ["工人的儿子"]),
        ("他出生在萨马拉，是工人的\n儿子。", "他出生 […] 的儿子", ["他出生", "的儿子"]),
        ("他出生在萨马拉。他走了。", "他出生 […] 他走了", []),  # two sentences
    ],
)
def test_a_quote_is_given_in_the_characters_of_its_source(text: str, quote: str, parts: list[str]) -> None:
    source = Source("x", text)
    location = source.locate(quote)
    spans = location.spans if location else ()
    assert [folded(source.text[span.start : span.end]).text for span in spans] == parts


@pytest.mark.parametrize(
    ("quote", "count"), [("he left", 3), ("he came […] he left", 1), ("came […] he left", 2), ("gone", 0)]
)
def test_places_are_counted_of_an_elided_quote_the_sentences(quote: str, count: int) -> None:
    source = Source("A list", "He came and he left and he came and he left. He came and he left.")
    assert source.count(quote) == count


STEMS = st.sampled_from(
    ["he", "Stalin’s", "fair-haired", "“great", "authority”,", "1905–07,", "was.", "— no", "past…,", "café"]
)
TOKENS = st.lists(STEMS, min_size=4, max_size=30)
RESHAPED = {
    " ": [" ", "\n", "  \t", "\u00a0"],
    "–": ["-", "—"],
    "-": ["‑", "–"],
    "’": ["'", "‘"],
    "“": ['"', "«"],
    "…": ["..."],
}


@st.composite
def texts_and_quotes(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text in which each word stands once, and the start and end of a run of whole words in it."""
    tokens = [f"{index}x{token}" for index, token in enumerate(draw(TOKENS))]
    first = draw(st.integers(0, len(tokens) - 3))
    last = draw(st.integers(first + 3, len(tokens)))
    start = len(" ".join(tokens[:first])) + (1 if first else 0)
    return " ".join(tokens), start, start + len(" ".join(tokens[first:last]))


@settings(max_examples=40)  # each draws a shape for every character
@given(texts_and_quotes(), st.data())
def test_a_run_of_words_in_any_shape_is_located_at_its_place_and_with_one_changed_nowhere(
    place: tuple[str, int, int], data: st.DataObject
) -> None:
    text, start, end = place
    quote = "".join(data.draw(st.sampled_from([c, *RESHAPED.get(c, [])])) for c in text[start:end])
    location = Source("x", text).locate(quote)
    assert location
    assert location.spans == (Span(start, end),)
    words = quote.split()
    words[data.draw(st.integers(0, len(words) - 1))] = "never"
    assert Source("x", text).locate(" ".join(words)) is None


LETTERS = st.lists(st.sampled_from("abcd"), min_size=3, max_size=6)


@given(st.lists(LETTERS, min_size=1, max_size=4), LETTERS, LETTERS)
def test_an_elided_quote_is_in_one_sentence(
    sentences: list[list[str]], head: list[str], tail: list[str]
) -> None:
    source = Source("x", " ".join("A " + " ".join(words) + "." for words in sentences))
    parts = " ".join(head[:2]), " ".join(tail[:2])

    def follows(words: list[str]) -> bool:
        return parts[1] in " ".join(words).partition(parts[0])[2]

    location = source.locate(" […] ".join(parts))
    assert (location is not None) == any(map(follows, sentences))


MEANT = {
    "a deleagte to the Prag Conference in January": "a delegate to the Prague Conference in January",
    "was delegate to the Prague Conference": "was a delegate to the Prague Conference",
    "He Was Arrested In Odessa": "He was arrested in Odessa",
    "looked up to Trotsky as great authority": "looked up to Trotsky as a “great authority",
    "in 1910, after his release": "In 1910-11, after his release",
    "an and was a delegate to the": "organiser, and was a delegate to the",  # no longer than the quote
    **dict.fromkeys(("The quick brown fox jumps over it", "was the first man in space", "", "…"), ""),
}


def test_the_nearest_passage_is_the_one_that_was_meant_and_nothing_if_nothing_is_near() -> None:
    assert {quote: LIFE.nearest(quote) for quote in MEANT} == MEANT


@given(st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=12))
def test_what_is_offered_stands_in_the_source(words: list[str]) -> None:
    offered = LIFE.nearest(" ".join(words))
    assert not offered or LIFE.locate(offered)


def test_an_offered_passage_cuts_no_letter_from_its_marks() -> None:
    for text, quote in (
        ("Le cafe\u0301 e\u0301tait ferme\u0301 ce soir-la\u0300.", "café était fermé ce matin"),
        ("वह समारा में मजदूर की बेटी थी।", "समारा में मजदूर की बेटा थी"),
        ("เขาเกิดที่กรุงเทพ", "เขาตายที่กรุงเทพ"),
        ("เขาทำงานที่นั่นและตายที่นี่", "่นแตะตายที่"),
        ("他出生在萨马拉，是一个金属工人的儿子。", "他出生在萨马拉，是一个农民的儿子"),
    ):
        source = Source("x", text)
        assert source.locate(source.nearest(quote)), quote


def test_a_sentence_names_what_it_prints_and_what_it_means() -> None:
    words = ("Semipalantinsk", "Semipalatinsk", "Semipalat", "")  # as printed, as meant
    assert [LIFE.names(3, each) for each in words] == [True, True, False, False]
    assert [LIFE.names(1, each) for each in ("1910", "191")] == [True, False]  # inside a span of years


def test_a_stretch_is_read_as_it_is_meant_in_whole_words_over_lines_and_by_the_longer_misprint() -> None:
    misprints = {"teh": "the", "to go a": "to go away", "Semi": "Semey", "Semi Palan": "Semipalatinsk"}
    text = "Teh tehran. He saw teh one. He was to go\na way. In Semi Palan."
    meant = "Teh tehran. He saw the one. He was to go away way. In Semipalatinsk."
    assert Source("x", text, misprints=misprints).meant(Span(0, len(text))) == meant


SHORT = Source("x", "He was born. He left.\n\nHe came. He died. He lay.")
NEGOTIATED = Source("x", "He came to negotiated a treaty.", misprints={"to negotiated": "to negotiate"})
EXPELLED = "He was expelled in August 1927, and <exiled to Semipalantinsk>{ [Semipalatinsk]}."


@pytest.mark.parametrize(
    ("source", "quote", "neighbours", "passage"),
    [
        (SHORT, "He died", 1, "He came. <He died>. He lay."),
        (SHORT, "He left", 1, "He was born. <He left>."),  # the last of its paragraph
        (SHORT, "He died", 0, "<He died>."),
        (SHORT, "He left. He came.", 1, "He was born. <He left. He came.> He died."),
        (LIFE, "was […] sent back", 0, "He <was> arrested in Odessa, and <sent back> to Narym."),
        (LIFE, "Arrest and", 1, "<Arrest and> execution"),  # a heading
        (LIFE, "exiled to Semipalantinsk", 0, EXPELLED),  # a misprint corrected behind the quote
        (NEGOTIATED, "He came to", 1, "<He came to> negotiated{ [to negotiate]} a treaty."),  # one it cuts
    ],
)
def test_a_passage_shows_a_quote_in_it(source: Source, quote: str, neighbours: int, passage: str) -> None:
    location = source.locate(quote)
    assert location
    assert marked(source.passage(location, neighbours)) == passage
    assert marked(NEGOTIATED.runs(Span(0, 10))) == "He came to"  # a misprint that a stretch cuts is left


@pytest.mark.parametrize(
    ("quotes", "neighbours", "passages"),
    [
        (("He died", "He came"), 0, ["<He came>. <He died>."]),  # in the source's order
        (("He came", "He lay"), 0, ["<He came>.", "<He lay>."]),
        (("He came", "He lay"), 1, ["<He came>. He died. <He lay>."]),
        (("He left", "He came"), 1, ["He was born. <He left>.", "<He came>. He died."]),  # two paragraphs
        (("He", "was born"), 0, ["<He> <was born>."]),
    ],
)
def test_passages_that_meet_are_one_and_no_sentence_stands_there_twice(
    quotes: Sequence[str], neighbours: int, passages: Sequence[str]
) -> None:
    found = SHORT.together([it for quote in quotes if (it := SHORT.locate(quote))], neighbours)
    assert [marked(SHORT.passage(location, neighbours)) for location in found] == passages


@given(st.lists(st.integers(0, len(TEXT)), min_size=4, max_size=4))
def test_runs_are_the_folded_source_and_quoted_ones_what_is_quoted(cuts: list[int]) -> None:
    (start, end), (first, last) = sorted(cuts[:2]), sorted(cuts[2:])
    runs = LIFE.runs(Span(start, end), [Span(first, last)])
    assert "".join(run.text for run in runs if not run.correction) == folded(TEXT[start:end]).text
    quoted = TEXT[max(start, first) : min(end, last)]
    assert normal("".join(run.text for run in runs if run.quoted)) == normal(quoted)


@given(st.lists(st.sampled_from(["He fled.", "「逃げた。」", "Who?", "\n", " ", "\n\n", "He (A. B.) died!"])))
def test_sentences_and_gaps_make_up_the_paragraph(pieces: list[str]) -> None:
    source = Source("A life", " ".join(pieces))
    for paragraph in source.paragraphs:
        said = [
            source.gap(index) + "".join(run.text for run in source.runs(source.sentences[index]))
            for index in paragraph.sentences
        ]
        assert paragraph.heading or "".join(said) == "".join(run.text for run in source.runs(paragraph.span))


def test_a_quote_is_found_with_the_citation_marks_of_the_page_it_was_copied_from() -> None:
    source = Source("A life", "She left Rome. She wrote a book [1] and died.")
    assert source.stands_once("She left Rome.[12] She wrote")
    assert source.stands_once("a book [1] and")
    assert not source.locate("She left Paris.[12]")
