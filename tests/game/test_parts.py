"""A source in parts, each with the questions it answers."""

from dataclasses import replace

import pytest
from hypothesis import given

from quiz.bank.model import Choice, Item, Option, Ordering
from quiz.game.banks import Banks
from quiz.game.draw import draw_reading
from quiz.game.parts import MOST, all_parts, left_to_rounds, part_of

from .lives import a_bank, a_choice, an_event, an_ordering, lives, some, source_of


def asked(*sentences: int) -> list[Item]:
    return [replace(a_choice(f"q{number}", number), answers=(f"answer {number}",)) for number in sentences]


@given(lives())
def test_all_is_read_in_order(banks: Banks) -> None:
    found = all_parts(banks)
    ranges = list(dict.fromkeys(part.sentences for part in found))  # the last may be read twice
    read = [index for sentences in ranges for index in sentences]
    assert read == (list(range(len(banks.banks[0].source.sentences))) if found else [])


@given(lives())
def test_every_question_is_asked_once_when_its_last_quote_has_been_read(banks: Banks) -> None:
    bank = banks.banks[0]
    found = all_parts(banks)
    for part in found:
        for question in part.questions:
            sentences = banks.sentences("life", banks.quotes("life", bank.question[question]))
            assert max(sentences) < part.sentences.stop
    assert all(part.questions for part in found)
    asked_of = [question for part in found for question in part.questions]
    left = {each.id for each in banks.playable(bank)}.difference(asked_of)
    assert (len(asked_of), len(left)) == (len(set(asked_of)), left_to_rounds(banks))
    assert all(isinstance(bank.question[question], Ordering) for question in left)


@given(lives())
def test_an_ordering_is_left_to_rounds_if_it_reaches_back_beyond_the_part_it_ends_in(banks: Banks) -> None:
    bank = banks.banks[0]
    has_choices = any(isinstance(each, Choice) for each in banks.playable(bank))
    for question in banks.playable(bank):
        if isinstance(question, Ordering):
            sentences = banks.sentences("life", banks.quotes("life", question))
            part = next(part for part in all_parts(banks) if max(sentences) in part.sentences)
            reaches_back = min(sentences) not in part.sentences
            asked_at_all = any(question.id in each.questions for each in all_parts(banks))
            assert asked_at_all == (not reaches_back or not has_choices)


@pytest.mark.parametrize(
    ("paragraphs", "questions", "ends"),
    [
        pytest.param([24], range(24), [8, 16, 24], id="a long paragraph in parts of 5 to 9 questions"),
        pytest.param([6, 8, 6], range(20), [6, 14, 20], id="at paragraphs"),
        pytest.param([4, 5, "Later", 7], range(16), [9, 16], id="rather at headings than at paragraphs"),
        pytest.param([3, "Later", 9], range(12), [3, 12], id="at a heading though one part is small then"),
        pytest.param([3, 2, 3, 2], range(10), [5, 10], id="not at each paragraph if parts were too small"),
        pytest.param(
            [12], [*range(5), *range(7, 12)], [5, 12], id="what nothing asks about with what follows"
        ),
        pytest.param([8, 3], (1, 4, 6), [11], id="few questions on a short text in one part"),
        pytest.param([30, 30], (2, 8, 15, 25, 33, 40, 50), [30, 60], id="a long text with few questions"),
    ],
)
def test_a_source_is_read_in_parts(
    paragraphs: list[int | str], questions: list[int], ends: list[int]
) -> None:
    found = all_parts(some(*asked(*questions), source=source_of(*paragraphs)))
    assert [part.sentences for part in found] == [*map(range, [0, *ends], ends)]


def test_a_part_ends_where_the_fewest_questions_rest_on_both_sides() -> None:
    across = [replace(a_choice(f"across{at}", at, at + 1), answers=(f"across {at}",)) for at in (4, 5, 7, 8)]
    found = all_parts(some(*asked(*range(14)), *across, source=source_of(14)))
    assert [part.sentences for part in found] == [range(7), range(7, 14)]


def test_a_heading_stands_over_what_follows_it() -> None:
    stretches = all_parts(some(*asked(*range(12)), source=source_of(6, "The end", 6)))[1].stretches
    assert [stretch.heading for stretch in stretches] == [True, False]


def test_without_choices_an_ordering_waits_until_all_its_events_are_read() -> None:
    events = [an_event(f"e{at}", at, str(1900 + at)) for at in range(24)]
    orders = [an_ordering(f"o{at}", f"e{at - 9}", f"e{at - 5}", f"e{at}") for at in range(9, 24)]
    found = all_parts(some(*orders, *events, source=source_of(24)))
    assert [len(part.questions) for part in found] == [5, 6, 4]


def test_a_question_of_a_reading_is_found_in_the_part_it_belongs_to_now() -> None:
    dealt = draw_reading(some(*asked(*range(40))), "seed", "round").dealt
    fewer = some(*asked(*range(20, 40)))
    parts = {each.item: part_of(each, fewer) for each in dealt}
    assert {item for item, part in parts.items() if part} == {f"q{number}" for number in range(20, 40)}
    assert all(item in part.questions for item, part in parts.items() if part)


def test_parts_are_numbered_through_all_banks_and_one_without_questions_has_none() -> None:
    banks = [a_bank(*asked(*range(14, 26)), name=name) for name in ("one", "two")]
    banks.insert(1, a_bank(name="none"))
    assert [(part.bank, part.number, part.of) for part in all_parts(Banks(banks))] == [
        ("one", 1, 4),
        ("one", 2, 4),
        ("two", 3, 4),
        ("two", 4, 4),
    ]


def test_of_two_questions_that_name_each_other_s_answers_one_is_asked_a_part_later() -> None:
    lone = [replace(a_choice(f"q{n}", n), answers=(f"answer {n}",)) for n in range(12)]
    lone[1] = replace(lone[1], wrong=(Option("answer 3"), Option("false")))
    lone[3] = replace(lone[3], wrong=(Option("answer 1"), Option("false")))
    first, second = all_parts(some(*lone, source=source_of(6, "Later", 6)))
    assert {"q1", "q3"} - set(first.questions) == {"q1", "q3"} & set(second.questions)
    assert (len(first.questions), len(second.questions)) == (5, 7)


def test_of_many_that_tell_each_other_no_part_asks_more_than_elsewhere() -> None:
    alike = some(*(a_choice(f"q{at}", at) for at in range(120)), source=source_of(*[10] * 12))
    assert max(len(part.questions) for part in all_parts(alike)) <= MOST
