from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.game.round import Answer, Dealt, Kind, Play, Round
from quiz.memory.codec import (
    LONGEST,
    UnreadableError,
    answer_from_row,
    answer_to_row,
    banks_of,
    dealt_from_json,
    dealt_to_json,
    kept_text,
    round_from_row,
    round_to_row,
    texts_from_json,
    time_from,
    time_to_row,
)
from tests.memory.examples import NOW, a_question, a_round, an_answer

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=offsets)
questions = st.builds(
    Dealt,
    texts,
    texts,
    st.sampled_from(Kind),
    texts,
    st.lists(texts, max_size=4).map(tuple),
    st.integers(0, 99),
)
answers = st.builds(
    Answer,
    texts,
    moments,
    st.lists(texts, max_size=4).map(tuple),
    st.floats(0, 1),
    st.floats(0, 1e6),
    st.booleans(),
)
rounds = st.builds(
    Round,
    id=texts,
    play=st.sampled_from(Play),
    seed=texts,
    dealt=st.lists(questions, max_size=4).map(tuple),
    opening=st.lists(texts, max_size=3).map(tuple),
    day=texts,
    begun=moments,
)


@given(rounds)
def test_a_round_comes_back_as_it_was_dealt(round_: Round) -> None:
    assert round_from_row(round_to_row(round_, "", NOW)) == round_


@given(answers)
def test_an_answer_comes_back_as_it_was_given(answer: Answer) -> None:
    round_ = Round("r", Play.ROUND, "", (a_question(),), (answer,))
    assert answer_from_row(answer_to_row(round_, 0, "")) == answer


@given(moments)
def test_a_moment_keeps_its_offset_from_utc(moment: datetime) -> None:
    row = time_to_row(moment)
    again = time_from(str(row["at"]), int(row["utc_offset"]))
    assert (again, again.utcoffset()) == (moment, moment.utcoffset())


@given(moments, moments)
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    assert (str(time_to_row(one)["at"]) < str(time_to_row(other)["at"])) == (one < other)


@given(st.text())
def test_any_text_can_be_kept(text: str) -> None:
    assert kept_text(text).encode("utf-8").decode("utf-8") == kept_text(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_is_kept_as_given(text: str) -> None:
    assert kept_text(text) == text


def test_no_text_is_kept_beyond_a_bound() -> None:
    assert len(kept_text("x" * (LONGEST + 1))) == LONGEST


def test_a_chosen_option_of_any_length_still_matches_the_one_shown() -> None:
    option = "x" * (LONGEST + 7)
    round_ = Round(
        "r", Play.ROUND, "", (Dealt("b", "i", Kind.CHOICE, "", (option,)),), (an_answer(chosen=(option,)),)
    )
    shown = round_from_row(round_to_row(round_, "", NOW)).dealt[0].shown
    assert answer_from_row(answer_to_row(round_, 0, "")).chosen == shown


def test_a_field_of_a_later_version_is_passed_over() -> None:
    (stored,) = json.loads(dealt_to_json([a_question()]))
    assert dealt_from_json(json.dumps([{**stored, "hint": "a later idea"}])) == (a_question(),)


def test_a_field_that_is_not_there_is_filled_in() -> None:
    assert dealt_from_json('[{"bank": "b", "item": "i", "kind": "proof"}]') == (
        Dealt("b", "i", Kind.PROOF, "", ()),
    )


@pytest.mark.parametrize(
    "text",
    ["", "{", "{}", "7", "[7]", "[{}]", '[{"bank": "b", "item": "i", "kind": "riddle"}]', "[" * 100_000],
    ids=["empty", "cut off", "object", "number", "of numbers", "no fields", "unknown kind", "deep"],
)
def test_what_cannot_be_read_is_said_to_be_unreadable(text: str) -> None:
    with pytest.raises(UnreadableError):
        dealt_from_json(text)


def test_a_way_to_play_of_a_later_version_is_said_to_be_unreadable() -> None:
    row = {**round_to_row(a_round(), "", NOW), "play": "duel"}
    with pytest.raises(UnreadableError, match="duel"):
        round_from_row(row)


def test_texts_that_are_no_array_are_said_to_be_unreadable() -> None:
    with pytest.raises(UnreadableError):
        texts_from_json('"Baku"')


def test_a_round_that_does_not_say_when_it_began_begins_now() -> None:
    round_ = Round("r", Play.ROUND, "", ())
    assert round_from_row(round_to_row(round_, "", NOW)).begun == NOW


def test_a_time_without_an_offset_is_taken_as_local() -> None:
    naive = datetime(2026, 11, 22, 21, 5)
    assert time_to_row(naive)["at"] == naive.astimezone(UTC).isoformat(timespec="microseconds")


def test_a_timelines_banks_are_those_of_its_line_too() -> None:
    assert banks_of(a_round(bank="b", opening=("a/prague-conference",))) == ("a", "b")
