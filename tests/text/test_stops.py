from collections.abc import Callable

import pytest
import sentencex
from hypothesis import given
from hypothesis import strategies as st

from quiz.text.spans import Span
from quiz.text.stops import begins_sentence, sentences_in

TOKENS = (
    "He Dr. U.S. a.m. B.C. etc. I. 5 in. No. World War George ... . . . [1] (b) “ ” \" ' 1) 2) a. é 。 ։ ?!"
)
HARD = st.lists(st.sampled_from([*TOKENS.split(), "\u00a0.", "\u2003", "\n"]), min_size=1).map(" ".join)


def split(text: str, language: str = "en") -> list[str]:
    return [text[slice(*span)] for span in sentences_in(text, Span(0, len(text)), language)]


@pytest.mark.parametrize(
    "row",
    [
        "She edited „Die Waffen nieder! Monatsschrift zur Friedensidee“ there.|She left.",
        "He published « Debout ! Chants du peuple » in 1890.|He died.",
        "“I came! I saw, and won,” he said.|He left.",
        "“I came!|I won.”|He left.",
        "He cried “Halt!”|Then he left.",
    ],
)
def test_a_stop_in_a_quotation_ends_a_sentence_only_where_the_rest_of_it_ends_as_one(row: str) -> None:
    assert split(row.replace("|", " ")) == row.split("|")


class PanicError(BaseException):
    """As what Rust raises: no Exception."""


def test_a_library_that_fails_costs_no_more_than_its_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(language: str, text: str) -> list[str]:
        raise PanicError(language, text)

    monkeypatch.setattr(sentencex, "segment", fail)
    assert split("He left. V. I. Lenin came. He stayed.") == ["He left.", "V. I. Lenin came.", "He stayed."]


def test_who_breaks_off_a_program_breaks_it_off_here_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: str) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr(sentencex, "segment", interrupt)
    with pytest.raises(KeyboardInterrupt):
        split("He left. He came.")


def test_what_makes_the_library_panic_does_not_reach_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert split("I\u00a0.\u00a0. he wrote") == ["I\u00a0.\u00a0. he wrote"]
    assert capfd.readouterr() == ("", "")


@given(text=HARD | st.text(min_size=1), language=st.sampled_from(["en", "de", "ru", "hy", "my", "xx"]))
def test_the_library_is_asked_nothing_that_it_fails_at(text: str, language: str) -> None:
    asked = list[str]()

    segments: Callable[[str, str], list[str]] = sentencex.segment

    def segment(language: str, text: str) -> list[str]:
        asked.append(text)
        return segments(language, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentencex, "segment", segment)
        split(text, language)
    for piece in asked:
        assert "".join(segments(language, piece)) == piece


def test_a_paragraph_of_any_length_has_the_sentences_that_its_parts_have() -> None:
    told = [f"In {year} Dr. A. Smith saw the U.S. Senate in Paris, e.g. on Jan. 5." for year in range(400)]
    assert split(" ".join(told)) == told
    assert split(f"{'word ' * 4_000}end. He left.") == [f"{'word ' * 4_000}end.", "He left."]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("He left. In 1905 he came.", True),
        ("He left. “In 1905 he came.”", True),
        ("He met V. In 1905 he came.", True),
        ("He saw Gen. In 1905", False),
        ("In 1905 he came.", True),
        ("He came about In 1905.", False),
    ],
)
def test_a_sentence_begins_where_the_one_before_ends(text: str, begins: bool) -> None:
    assert begins_sentence(text, text.index("In")) is begins


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("de", "Was sie gesammelt hatte. 1668 wurde sie Mutter.", 2),
        ("de", "Er war der 16. Präsident und ging zum 1. FC Köln. Sie schwieg.", 2),
        ("de", "Er diente Joseph II. Graf Karl diente Franz I. Er starb.", 2),
        ("de", "Er starb am 3. Dez. 1905 in Wien. 1906 wurde er geehrt.", 2),
        ("it", "Nacque il 7 febbr. 1738 a Torino. 1750 fu un anno duro.", 2),
        ("fr", "Il part le 3 janv. 1870 pour Rome.", 1),
        ("ru", "Она родилась 7 февр. 1870 г. в Москве.", 1),
    ],
)
def test_a_sentence_may_begin_with_a_year_and_no_month_cut_short_ends_one(
    language: str, text: str, sentences: int
) -> None:
    assert len(split(text, language)) == sentences
