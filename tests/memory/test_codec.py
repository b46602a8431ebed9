from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.game.round import Again, Answer, Dealt, Kind, Play, Round
from quiz.memory.codec import (
    UNREADABLE,
    again_from_row,
    again_to_row,
    answer_from_row,
    answer_to_row,
    dealt_from_json,
    round_from_row,
    round_to_row,
    time_to_row,
)
from tests.memory.examples import NOW, a_round

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
several = st.lists(texts, max_size=4).map(tuple)
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=offsets)
questions = st.builds(Dealt, texts, texts, st.sampled_from(Kind), texts, several, st.integers(0, 99))
answers = st.builds(Answer, texts, moments, several, st.floats(0, 1), st.floats(0, 1e6), st.booleans())
rounds = st.builds(
    Round,
    texts,
    st.sampled_from(Play),
    texts,
    st.lists(questions, max_size=4).map(tuple),
    opening=several,
    day=texts,
    begun=moments,
    is_lesson=st.booleans(),
)


@given(rounds)
def test_a_round_comes_back_as_it_was_dealt(round_: Round) -> None:
    assert round_from_row(round_to_row(round_, NOW)) == round_


@given(answers)
def test_an_answer_comes_back_as_it_was_given_with_its_offset_from_utc(answer: Answer) -> None:
    again = answer_from_row(answer_to_row(replace(a_round(), answers=(answer,)), 0))
    assert (again, again.at.utcoffset()) == (answer, answer.at.utcoffset())


@given(answers, st.integers(0, 99))
def test_an_answer_to_what_came_back_comes_back_as_it_was_given(answer: Answer, position: int) -> None:
    given = Again(position, replace(answer, sure=True))
    assert again_from_row(again_to_row(a_round(), given)) == given


@given(moments, moments)
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    assert (time_to_row(one)["at"] < time_to_row(other)["at"]) == (one < other)


def test_a_field_of_another_version_is_passed_over_or_filled_in() -> None:
    stored = '[{"bank": "b", "item": "i", "kind": "proof", "hint": "a later idea"}]'
    assert dealt_from_json(stored) == (Dealt("b", "i", Kind.PROOF, "", ()),)


@pytest.mark.parametrize("text", ["", "{", "[7]", "[{}]", '[{"bank": "b", "item": "i", "kind": "riddle"}]'])
def test_what_cannot_be_read_is_said_to_be_unreadable(text: str) -> None:
    with pytest.raises(UNREADABLE):
        dealt_from_json(text)
