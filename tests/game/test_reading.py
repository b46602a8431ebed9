from hypothesis import given

from quiz.bank.model import Item
from quiz.game.banks import Banks
from quiz.game.reading import Part, all_parts
from quiz.text.source import Source

from .lives import a_bank, a_choice, an_event, an_ordering, lives, some, source_of


def cut(source: Source, *items: Item) -> tuple[Part, ...]:
    return all_parts(some(*items, source=source))


def asked(*sentences: int) -> list[Item]:
    return [a_choice(f"q{number}", number) for number in sentences]


@given(lives())
def test_all_is_read_once_and_in_order(banks: Banks) -> None:
    found = all_parts(banks)
    read = [index for part in found for index in part.sentences]
    assert read == (list(range(len(banks.banks[0].source.sentences))) if found else [])


@given(lives())
def test_every_question_belongs_to_the_part_where_its_last_quote_ends(banks: Banks) -> None:
    bank = banks.banks[0]
    for part in all_parts(banks):
        assert part.questions
        for question in part.questions:
            sentences = banks.sentences("life", banks.quotes("life", bank.question[question]))
            assert max(sentences) in part.sentences


@given(lives())
def test_every_question_is_asked_once(banks: Banks) -> None:
    questions = [question for part in all_parts(banks) for question in part.questions]
    assert sorted(questions) == sorted(each.id for each in banks.playable(banks.banks[0]))


def test_a_long_paragraph_is_cut_into_equal_parts() -> None:
    assert [part.sentences for part in cut(source_of(24), *asked(*range(24)))] == [
        range(8),
        range(8, 16),
        range(16, 24),
    ]


def test_what_is_not_asked_about_is_read_with_what_follows_in_its_paragraph() -> None:
    assert [part.sentences for part in cut(source_of(24), *asked(2, 20))] == [range(8), range(8, 24)]


def test_the_end_of_a_paragraph_is_read_with_what_comes_before_it() -> None:
    assert [part.sentences for part in cut(source_of(24, 3), *asked(2, 25))] == [range(24), range(24, 27)]


def test_a_paragraph_without_questions_is_read_with_the_next() -> None:
    found = cut(source_of(3, 3, 3), *asked(1, 7))
    assert [part.sentences for part in found] == [range(3), range(3, 9)]
    assert len(found[1].stretches) == 2


def test_a_paragraph_without_questions_before_a_heading_is_read_with_the_one_before() -> None:
    found = cut(source_of(3, 3, "The end", 3), *asked(1, 7))
    assert [part.sentences for part in found] == [range(6), range(6, 9)]


def test_a_heading_stands_over_what_follows_it() -> None:
    found = cut(source_of(3, "The end", 3), *asked(1, 4))
    assert [stretch.heading for stretch in found[1].stretches] == [True, False]
    assert "".join(run.text for run in found[1].stretches[0].runs) == "The end"


def test_an_ordering_waits_until_all_its_events_are_read() -> None:
    ordering = an_ordering("o", "late", "early", "middle")
    events = [an_event("late", 4, "1900"), an_event("early", 0, "1901"), an_event("middle", 1, "1902")]
    found = cut(source_of(3, 3), *asked(0, 5), ordering, *events)
    assert [part.questions for part in found] == [("q0",), ("q5", "o")]


def test_a_bank_without_questions_is_not_read() -> None:
    assert all_parts(some()) == ()


def test_parts_are_numbered_through_all_banks() -> None:
    banks = Banks([a_bank(*asked(1, 12), name=name) for name in ("one", "two")])
    assert [(part.bank, part.number, part.of) for part in all_parts(banks)] == [
        ("one", 1, 4),
        ("one", 2, 4),
        ("two", 3, 4),
        ("two", 4, 4),
    ]
