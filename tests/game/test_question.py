import pytest

from quiz.bank.model import Event, Ordering
from quiz.game.banks import Banks
from quiz.game.draw import draw_proof, draw_round
from quiz.game.question import (
    DEFAULT_ORDERING_PROMPT,
    given,
    instruction,
    mark,
    prompt,
    question_of,
    sentence_text,
    shown_texts,
    topic_of,
)
from quiz.game.round import Dealt, Kind, Settings
from quiz.game.timeline import draw_timeline

from .lives import a_choice, a_round_of, an_event, an_ordering, in_a_row, sentence, some, source_of

CHOICE = Dealt("life", "q", Kind.CHOICE, "f", ("right", "wrong", "false"))
PROOF = Dealt("life", "q", Kind.PROOF, "f", ("0", "1", "2"))
ORDERING = Dealt("life", "o", Kind.ORDERING, "f", ("e2", "e0", "e1"))
DRAWN = Dealt("life", "e0-e1-e2-e3", Kind.ORDERING, "f", ("e3", "e1", "e0", "e2"))
PLACE = Dealt("life", "e2", Kind.PLACE, "f", ())

LIFE = some(
    a_choice("q", 1, topic="Youth"),
    an_ordering("o", "e0", "e1", "e2", topic="War"),
    *in_a_row(6),
    source=source_of(3, 3),
)


def test_a_choice_is_asked_in_the_teachers_words() -> None:
    assert prompt(CHOICE, LIFE) == "Ask q?"


def test_an_ordering_without_words_has_the_usual_ones() -> None:
    assert prompt(ORDERING, LIFE) == DEFAULT_ORDERING_PROMPT == "Put these in order, earliest first."


def test_a_place_asks_with_what_happened() -> None:
    assert (prompt(PLACE, LIFE), instruction(PLACE, LIFE)) == (
        "Event e2",
        "Where on the line does it belong?",
    )


def test_a_proof_gives_the_answer_and_asks_for_the_sentence() -> None:
    assert (prompt(PROOF, LIFE), given(PROOF, LIFE)) == ("Ask q?", ("right",))
    assert instruction(PROOF, LIFE) == "Which sentence proves it?"


def test_a_choice_gives_no_answer_away() -> None:
    assert given(CHOICE, LIFE) == ()


def test_several_answers_are_said_with_their_number() -> None:
    banks = some(a_choice("q", 0, answers=("a", "b")))
    assert instruction(CHOICE, banks) == "Choose 2."


def test_one_answer_needs_no_words() -> None:
    assert instruction(CHOICE, LIFE) == instruction(ORDERING, LIFE) == ""


def test_events_are_shown_with_what_happened_and_sentences_as_they_stand() -> None:
    assert shown_texts(ORDERING, LIFE) == ("Event e2", "Event e0", "Event e1")
    assert shown_texts(PROOF, LIFE) == (sentence(0), sentence(1), sentence(2))
    assert shown_texts(CHOICE, LIFE) == CHOICE.shown


def test_a_sentence_that_is_not_there_is_empty() -> None:
    assert sentence_text(LIFE, "life", 99) == ""


def test_an_ordering_from_the_timeline_is_put_in_order_again() -> None:
    question = question_of(DRAWN, LIFE)
    assert isinstance(question, Ordering)
    assert question.events == ("e0", "e1", "e2", "e3")


def test_topics_are_those_of_the_questions() -> None:
    assert [topic_of(each, LIFE) for each in (CHOICE, PROOF, ORDERING, DRAWN, PLACE)] == [
        "Youth",
        "Youth",
        "War",
        "",
        "",
    ]


@pytest.mark.parametrize(
    "dealt",
    [
        Dealt("life", "gone", Kind.CHOICE, "f", ()),
        Dealt("life", "o", Kind.CHOICE, "f", ()),
        Dealt("life", "gone", Kind.PLACE, "f", ()),
        Dealt("other", "q", Kind.CHOICE, "f", ()),
        Dealt("life", "o", Kind.ORDERING, "f", ("e0", "e1", "e3")),
        Dealt("life", "e0-gone", Kind.ORDERING, "f", ("e0", "e1", "e2", "gone")),
    ],
)
def test_what_is_gone_is_a_key_error(dealt: Dealt) -> None:
    with pytest.raises(KeyError):
        question_of(dealt, LIFE)


@pytest.mark.parametrize(
    ("dealt", "chosen", "earned"),
    [
        (CHOICE, ["right"], 1),
        (CHOICE, ["wrong"], 0),
        (ORDERING, ["e0", "e1", "e2"], 1),
        (ORDERING, ["e1", "e0", "e2"], 1 / 3),
        (DRAWN, ["e0", "e1", "e2", "e3"], 1),
        (PROOF, ["1"], 1),
        (PROOF, ["0"], 0),
        (PROOF, ["4"], 0),
        (PROOF, [], 0),
    ],
)
def test_every_kind_is_marked(dealt: Dealt, chosen: list[str], earned: float) -> None:
    assert mark(dealt, LIFE, chosen, a_round_of(dealt)) == pytest.approx(earned)


def test_a_place_is_marked_against_the_line_as_it_stands() -> None:
    played = draw_timeline(LIFE, "seed", "round")
    first = played.dealt[0]
    opening = played.opening[0]
    later = LIFE.before.is_before(opening, f"life/{first.item}")
    assert mark(first, LIFE, [opening], played) == later
    assert mark(first, LIFE, [""], played) == (not later)


def test_whatever_is_dealt_is_a_question_with_words() -> None:
    rounds = [
        draw_round(LIFE, Settings(length=None), "seed", "round"),
        draw_proof(LIFE, Settings(), "seed", "round"),
        draw_timeline(LIFE, "seed", "round"),
    ]
    assert all(prompt(dealt, LIFE) for played in rounds for dealt in played.dealt)


def test_an_event_is_found_in_its_own_bank() -> None:
    banks = Banks([*LIFE.banks])
    question = question_of(PLACE, banks)
    assert isinstance(question, Event)
    assert question == an_event("e2", 2, "1902")
