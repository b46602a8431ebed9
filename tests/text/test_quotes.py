from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.text.quotes import Rewritten, Wording, folded, is_long_enough, normal, parts, stands_in

EVEN = "ab é 가각 \u212b 中文 ภ \"'’“«»-–—. []\u00ad\u200b\u00a0\n\r\t"
UNEVEN = "e\u0301ㄱ\u1100\u1161\u11a8\u0915\u093c\u0958…"  # several characters for one, or one for several


@pytest.mark.parametrize(
    ("shape", "plain"),
    [
        *(("a\n  b", "a b"), ("a\u00a0b", "a b"), (" a b ", "a b"), ("self-\nmade", "self-made")),
        *(("revo\u00adlution", "revolution"), ("revo\u00ad\nlution", "revolution"), ("« a »", '"a"')),
        *(("“a” ‘b’ «c» „d“", '"a" "b" "c" "d"'), ("Stalin’s", "Stalin's"), ("1905–07", "1905-07")),
        *(("a — b", "a-b"), ("a--b", "a—b"), ("past…, plump", "past..., plump")),
        *(("cafe\u0301", "café"), ("他出\n生", "他出生")),
    ],
)
def test_texts_that_differ_in_shapes_only_have_one_normal_form(shape: str, plain: str) -> None:
    assert normal(shape) == normal(plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a b", "ab"), ("Baku", "baku"), ("a, b", "a b"), ("1905-07", "1905 07"), ("café", "cafe"), ("a.", "a")],
)
def test_texts_that_differ_in_more_have_two(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(st.text(alphabet=UNEVEN + "a é가\n", max_size=60))
@example("\u1100\u1161\u11a8")
def test_a_normal_form_is_composed_and_that_of_the_wording(text: str) -> None:
    wording = Wording(normalize("NFC", text))
    assert normalize("NFC", normal(text)) == normal(text) == wording.text.strip(" ")


@given(st.text(alphabet=EVEN, max_size=60))
def test_a_normal_form_is_its_own_and_that_of_the_folded_text(text: str) -> None:
    assert normal(normal(text)) == normal(folded(text).text) == normal(text)


@given(st.text(alphabet=EVEN, min_size=1, max_size=60), st.data())
def test_a_stretch_of_wording_leads_to_the_characters_it_came_from(text: str, data: st.DataObject) -> None:
    printed = normalize("NFC", f"a{text}")
    wording = Wording(printed)
    start = data.draw(st.integers(0, len(wording.text) - 1))
    end = data.draw(st.integers(start + 1, len(wording.text)))
    first, last = wording.original(start, end)
    there = normal(printed[first:last])
    assert there.strip(' "-') == wording.text[start:end].strip(' "-')


@given(st.text(alphabet=EVEN + UNEVEN, max_size=60))
def test_places_lead_back_and_forth(text: str) -> None:
    text = normalize("NFC", text)
    wording = Wording(text)
    ends = [wording.place(there) for there in range(len(text) + 1)]
    assert ends == sorted(ends)
    assert ends[-1] == len(wording.text)


def test_a_rewritten_text_knows_where_its_characters_came_from_and_went() -> None:
    line = Rewritten("ab  cd", [(2, 4, " ")])
    assert line.text == "ab cd"
    assert [(line.start(at), line.end(at + 1)) for at in range(5)] == [(0, 1), (1, 2), (2, 4), (4, 5), (5, 6)]
    assert [line.place(there) for there in range(7)] == [0, 1, 2, 3, 3, 4, 5]


def test_a_folded_text_is_one_line_in_its_own_shapes() -> None:
    texts = (" a\r\n b ", "revo\u00ad\nlution", "a\u00a0“b”", "他出\n生", "他　生")
    assert [folded(text).text for text in texts] == ["a b", "revolution", "a “b”", "他出生", "他 生"]


@pytest.mark.parametrize(
    ("text", "words", "stands"),
    [
        ("He was shot.", "He was shot", True),
        ("He was shot.", "e was", False),
        ("He couldn't leave", "He couldn", False),
        ("After Stalin's death", "s death", False),
        ("l'homme est mort", "homme est mort", True),
        ("Il vit l’homme", "Il vit l", False),
        ("an anti-Bolshevik group", "Bolshevik group", False),
        ("a fair-haired man", "a fair", False),
        ("a man—he left", "he left", True),
        ("a man - he left", "he left", True),
        ("arrested in 1905-07, and", "arrested in 1905", False),
        ("costs 1,000 roubles", "costs 1", False),
        ("at 12:30 sharp", "30 sharp", False),
        ('a "great authority"', "authority", True),
        ("revo\u00adlution came", "lution came", False),
        ("他出生在北京", "出生在", True),
        ("เกิดที่กรุงเทพ", "กรุงเทพ", True),
        ("हिन्दी भाषा", "ह", False),
    ],
)
def test_words_are_found_whole(text: str, words: str, stands: bool) -> None:
    assert (Wording(text).find(normal(words)) >= 0) is stands


def test_a_part_of_a_compound_is_found_if_compounds_do_not_count() -> None:
    assert Wording("Semipalantinsk's").find("Semipalantinsk", compounds=False) == 0
    assert Wording("Semipalantinskaya").find("Semipalantinsk", compounds=False) == -1
    stand = [stands_in(words, "in 1905-07 Lenin's") for words in ("1905", "Lenin", "Len", "")]
    assert stand == [True, True, False, False]


def test_a_search_goes_on_behind_a_place_that_cuts_a_word_and_gives_up_on_a_text_made_to_be_slow() -> None:
    assert list(Wording("then the hen, the").find_all("the")) == [5, 14]
    assert Wording("ab " * 300_000).find("ab " * 150_000 + "a") == -1


def test_a_quote_is_split_at_its_elisions_and_needs_three_words_or_six_characters() -> None:
    quotes = ("a […] b", "a [...] b", "a[ … ]b", "[…] a b […]", "[…]", "a ... b", "a [sic] b")
    split = [["a", "b"], ["a", "b"], ["a", "b"], ["a b"], [], ["a ... b"], ["a [sic] b"]]
    assert [parts(normal(quote)) for quote in quotes] == split
    assert list(map(is_long_enough, (["He", "to Samara"], ["他出生在", "北京"]))) == [True, True]
    assert not any(map(is_long_enough, (["He", "Samara"], ["He, –", "!"], ["他出生", "北京"])))
