"""What is said of drafts is said by hand-made keys, and a wrong draft cannot pass for a right one."""

import pytest

from tests.lives.grading import fault_of
from tests.lives.tables import NAMES, Told, language_of, rows_of, source_of

SENTENCE = "In 1831 his father moved to Paris, where Liszt, who was born in 1811, did not play until 1835."
MOVED = Told(["his father moved to Paris"], ["mov"], ["where Liszt"], ["father"])
PLAYED = Told(["Liszt", "did not play"], ["play"], who=["Liszt"], never=["not"], unless=["until"])
DATES = ["1831", "1811", "1835"]


def test_words_of_a_date_that_its_clause_has_twice_are_not_left_over() -> None:
    told = Told(["he asked what the Fourth of July is, on July 5, 1852"], ["ask"])
    event = "He asked what the Fourth of July is"
    sentence = f"There {event}, on July 5, 1852."
    assert fault_of(event, told, sentence, ["July 5, 1852"], "en")[0] == "right"
    assert fault_of(f"{event} 1852", told, sentence, ["July 5, 1852"], "en")[0] == "unusable"


@pytest.mark.parametrize(
    ("event", "grade"),
    [("She led the Royal", "unusable"), ("She led the Royal Society", "right")],
)
def test_an_event_that_stops_within_a_name_is_cut_off(event: str, grade: str) -> None:
    told = Told(["She led the Royal Society of Letters"], ["led"])
    sentence = "She led the Royal Society of Letters in 1850."
    assert fault_of(event, told, sentence, ["1850"], "en")[0] == grade


@pytest.mark.parametrize(
    ("event", "told", "grade"),
    [
        ("His father moved to Paris", MOVED, "right"),
        ("His father moves to Paris", MOVED, "right"),
        ("Frédéric's father moved to Paris, where Liszt", MOVED, "right"),
        ("His father moved to Paris, where Liszt was born", MOVED, "wrong"),
        ("Liszt", MOVED, "wrong"),
        ("He moved to Paris", MOVED, "wrong"),
        ("Liszt was born", Told(), "wrong"),
        ("Liszt did not play", PLAYED, "wrong"),
        ("Liszt did not play until then", PLAYED, "right"),
        ("Liszt plays", PLAYED, "right"),
        ("His father", MOVED, "unusable"),
        ("In his father moved to Paris", MOVED, "unusable"),
        ("His father moved to", MOVED, "unusable"),
        ("In 1831 his father moved to Paris", MOVED, "unusable"),
        ("His father moved to Paris (", MOVED, "unusable"),
        ("His father moved, , to Paris", MOVED, "unusable"),
        ("His father moved to Paris" + " again" * 30, MOVED, "unusable"),
    ],
)
def test_a_draft_is_graded_by_the_clause_of_its_date(event: str, told: Told, grade: str) -> None:
    assert fault_of(event, told, SENTENCE, DATES, "en")[0] == grade


@pytest.mark.parametrize("name", NAMES)
def test_no_date_of_a_sentence_has_a_right_event_in_the_words_of_another(name: str) -> None:
    source = source_of(name)
    for row, span in zip(rows_of(name), source.sentences, strict=True):
        for words, told in row.drafts.items():
            for other in row.drafts.values():
                if other.tells != told.tells:
                    event = " ".join(other.tells)
                    assert fault_of(event, told, source.words(span), [words], language_of(name))[0] != "right"
