"""A source in parts, each with the questions it answers."""

import pytest
from hypothesis import given

from quiz.bank.model import Item
from quiz.game.banks import Banks
from quiz.game.draw import draw_reading
from quiz.game.parts import all_parts, part_of

from .lives import a_bank, a_choice, an_event, an_ordering, lives, some, source_of


def asked(*sentences: int) -> list[Item]:
    return [a_choice(f"q{number}", number) for number in sentences]


@given(lives())
def test_all_is_read_once_and_in_order(banks: Banks) -> None:
    found = all_parts(banks)
    read = [index for part in found for index in part.sentences]
    assert read == (list(range(len(banks.banks[0].source.sentences))) if found else [])


@given(lives())
def test_every_question_is_asked_once_in_the_part_where_its_last_quote_ends(banks: Banks) -> None:
    bank = banks.banks[0]
    found = all_parts(banks)
    for part in found:
        for question in part.questions:
            sentences = banks.sentences("life", banks.quotes("life", bank.question[question]))
            assert max(sentences) in part.sentences
    assert all(part.questions for part in found)
    questions = sorted(question for part in found for question in part.questions)
    assert questions == sorted(each.id for each in banks.playable(bank))


@pytest.mark.parametrize(
    ("paragraphs", "questions", "ends"),
    [
        pytest.param([24], range(24), [8, 16, 24], id="a long paragraph in equal parts"),
        pytest.param([24], (2, 20), [8, 24], id="what is not asked about with what follows in its paragraph"),
        pytest.param([24, 3], (2, 25), [24, 27], id="the end of a paragraph with what comes before it"),
        pytest.param([3, 3, 3], (1, 7), [3, 9], id="a paragraph without questions with the next"),
        pytest.param([3, 3, "The end", 3], (1, 7), [6, 9], id="but before a heading with the one before"),
    ],
)
def test_a_source_is_read_in_parts(paragraphs: list[int | str], questions: range, ends: list[int]) -> None:
    found = all_parts(some(*asked(*questions), source=source_of(*paragraphs)))
    assert [part.sentences for part in found] == [*map(range, [0, *ends], ends)]


def test_a_heading_stands_over_what_follows_it() -> None:
    stretches = all_parts(some(*asked(1, 4), source=source_of(3, "The end", 3)))[1].stretches
    assert [stretch.heading for stretch in stretches] == [True, False]


def test_an_ordering_waits_until_all_its_events_are_read() -> None:
    events = [an_event("late", 4, "1900"), an_event("early", 0, "1901"), an_event("middle", 1, "1902")]
    ordering = an_ordering("o", "late", "early", "middle")
    found = all_parts(some(*asked(0, 5), ordering, *events, source=source_of(3, 3)))
    assert [part.questions for part in found] == [("q0",), ("q5", "o")]


def test_a_question_of_a_reading_is_found_in_the_part_it_belongs_to_now() -> None:
    dealt = draw_reading(some(*asked(*range(40))), "seed", "round").dealt
    fewer = some(*asked(*range(20, 40)))
    parts = {each.item: part_of(each, fewer) for each in dealt}
    assert {item for item, part in parts.items() if part} == {f"q{number}" for number in range(20, 40)}
    assert all(item in part.questions for item, part in parts.items() if part)


def test_parts_are_numbered_through_all_banks_and_one_without_questions_has_none() -> None:
    banks = [a_bank(*asked(1, 12), name="one"), a_bank(name="none"), a_bank(*asked(1, 12), name="two")]
    assert [(part.bank, part.number, part.of) for part in all_parts(Banks(banks))] == [
        ("one", 1, 4),
        ("one", 2, 4),
        ("two", 3, 4),
        ("two", 4, 4),
    ]
