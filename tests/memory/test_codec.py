from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.game.round import Answer, Dealt, Kind, Play, Round
from quiz.memory.codec import (
    UNREADABLE,
    answer_from_row,
    answer_to_row,
    banks_of,
    dealt_from_json,
    kept_text,
    round_from_row,
    round_to_row,
    time_to_row,
)
from tests.memory.examples import NOW, a_question, a_round

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
several = st.lists(texts, max_size=4).map(tuple)
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=offsets)
questions = st.builds(Dealt, texts, texts, st.sampled_from(Kind), texts, several, st.integers(0, 99))
answers = st.builds(Answer, texts, moments, several, st.floats(0, 1), st.floats(0, 1e6), st.booleans())
rounds = st.builds(
    Round,
    id=texts,
    play=st.sampled_from(Play),
    seed=texts,
    dealt=st.lists(questions, max_size=4).map(tuple),
    opening=several,
    day=texts,
    begun=moments,
)


@given(rounds)
def test_a_round_comes_back_as_it_was_dealt(round_: Round) -> None:
    assert round_from_row(round_to_row(round_, "", NOW)) == round_


@given(answers)
def test_an_answer_comes_back_as_it_was_given_with_its_offset_from_utc(answer: Answer) -> None:
    round_ = Round("r", Play.ROUND, "", (a_question(),), (answer,))
    again = answer_from_row(answer_to_row(round_, 0, ""))
    assert (again, again.at.utcoffset()) == (answer, answer.at.utcoffset())


@given(moments, moments)
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    assert (str(time_to_row(one)["at"]) < str(time_to_row(other)["at"])) == (one < other)


@given(st.text())
def test_any_text_can_be_kept(text: str) -> None:
    assert kept_text(text).encode("utf-8").decode("utf-8") == kept_text(text)


def test_a_field_of_a_later_version_is_passed_over() -> None:
    stored = asdict(a_question())
    assert dealt_from_json(json.dumps([{**stored, "hint": "a later idea"}])) == (a_question(),)


def test_a_field_that_is_not_there_is_filled_in() -> None:
    dealt = dealt_from_json('[{"bank": "b", "item": "i", "kind": "proof"}]')
    assert dealt == (Dealt("b", "i", Kind.PROOF, "", ()),)


@pytest.mark.parametrize(
    "text",
    ["", "{", "{}", "[7]", "[{}]", '[{"bank": "b", "item": "i", "kind": "riddle"}]', "[" * 100_000],
    ids=["empty", "cut off", "object", "of numbers", "no fields", "unknown kind", "deep"],
)
def test_what_cannot_be_read_is_said_to_be_unreadable(text: str) -> None:
    with pytest.raises(UNREADABLE):
        dealt_from_json(text)


def test_a_round_that_does_not_say_when_it_began_begins_now() -> None:
    assert round_from_row(round_to_row(Round("r", Play.ROUND, "", ()), "", NOW)).begun == NOW


def test_a_timelines_banks_are_those_of_its_line_too() -> None:
    assert banks_of(a_round(bank="b", opening=("a/prague-conference",))) == ("a", "b")
