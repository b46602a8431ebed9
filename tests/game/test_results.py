"""How a round went: against the last time, what is worth another look, and the line to share."""

from dataclasses import replace

import pytest

from quiz.game.results import (
    ACROSS,
    NO_TOPIC,
    TopicScore,
    against,
    is_perfect,
    new_names,
    results,
    share_line,
    signs,
)
from quiz.game.round import Dealt, Kind, Play, Round
from tests.game.lives import a_choice, a_round_of, an_answer, an_ordering, answered, in_a_row, some

ONE = a_choice("one", 0, topic="Youth")
TWO = a_choice("two", 1, answers=("a", "b"), wrong=("x", "y"))
LINE = an_ordering("line", "e0", "e1", "e2")
LIFE = some(ONE, TWO, LINE, *in_a_row(3))
YOUTH, OTHER = (Dealt("life", name, Kind.CHOICE, "f", ()) for name in ("one", "two"))
ORDER = Dealt("life", "line", Kind.ORDERING, "f", LINE.events)


def played(*answers: tuple[Dealt, str], sure: bool = True) -> Round:
    going = a_round_of(*(dealt for dealt, _ in answers))
    for _, chosen in answers:
        going = answered(going, LIFE, *chosen.split(), sure=sure)
    return going


def marked(*marks: float, play: Play = Play.ROUND) -> Round:
    going = a_round_of(*[YOUTH] * len(marks), play=play)
    return replace(going, answers=tuple(an_answer("x", mark=mark) for mark in marks))


def test_a_topic_with_three_questions_has_its_score_and_one_with_fewer_none() -> None:
    thrice = [(YOUTH, "right"), (YOUTH, "wrong"), (YOUTH, "right")]
    found = results(played(*thrice, (OTHER, "a"), (ORDER, "e0 e1 e2")), LIFE)
    assert found.topics == (TopicScore("Youth", 2, 3),)


def test_what_has_no_topic_is_gathered_under_a_name_beside_what_has_one() -> None:
    orders = [(ORDER, "e0 e1 e2")] * 3
    found = results(played((YOUTH, "right"), *[(OTHER, "a")] * 3, *orders), LIFE)
    assert found.topics == (TopicScore(NO_TOPIC, 0, 3), TopicScore(ACROSS, 3, 3))
    assert results(played(*[(OTHER, "a")] * 3, *orders), LIFE).topics == ()


def test_the_only_topic_of_a_round_says_nothing_more_than_the_round() -> None:
    assert results(played(*[(YOUTH, "right")] * 3), LIFE).topics == ()


def test_misses_what_was_unsure_and_what_is_flagged_are_worth_another_look_in_the_order_asked() -> None:
    guess = played((YOUTH, "right"), (OTHER, "x"), sure=False)
    going = answered(replace(guess, dealt=(*guess.dealt, YOUTH, ORDER)), LIFE, "right")
    going = answered(going, LIFE, "e0", "e1", "e2")
    looks = results(going, LIFE, {("life", "line"), ("life", "two")}).looks
    assert [(look.feedback.prompt, look.words) for look in looks] == [
        ("Ask one?", ("unsure",)),
        ("Ask two?", ("unsure", "flagged")),
        ("Put these in order, earliest first.", ("flagged",)),
    ]


def test_what_is_gone_from_its_bank_counts_without_a_look() -> None:
    going = played((OTHER, "x"), (OTHER, "x"), (OTHER, "x"), (YOUTH, "right"))
    found = results(going, some(ONE))
    assert (found.topics, found.looks) == ((TopicScore(NO_TOPIC, 0, 3),), ())


@pytest.mark.parametrize(
    ("right", "earlier", "said"),
    [
        (8, [], ""),
        (8, [(6, 10)], "two more than last time"),
        (8, [(6, 10), (8, 10)], "two more than last time"),
        (8, [(6, 10), (7, 10), (9, 20)], "two more than last time, the most so far"),
        (8, [(9, 10), (2, 10)], "one fewer than last time"),
        (8, [(8, 10)], "as many as last time"),
        (8, [(4, 5), (6, 10)], "last time 4 of 5"),
    ],
)
def test_a_round_stands_against_the_last_one_of_its_length(
    right: int, earlier: list[tuple[int, int]], said: str
) -> None:
    assert against(right, 10, earlier) == said


def test_the_line_to_share_says_how_each_answer_went_and_not_to_what() -> None:
    assert share_line(marked(1, 0.5, 0), LIFE) == "Life · Round · 1 of 3 · ✓◐✗"
    daily = replace(marked(1, 0, play=Play.DAILY), day="2026-11-22")
    assert share_line(daily, LIFE) == "Life · Timeline of 2026-11-22 · 1 of 2 · ✓✗"


def test_very_many_answers_are_shared_as_how_many_there_are_of_each_sign() -> None:
    assert signs(marked(*[1] * 50, 0, 0)) == "50 ✓ 2 ✗"


@pytest.mark.parametrize(
    ("went", "perfect"),
    [
        (marked(*[1] * 5), True),
        (marked(*[1] * 4, 0.9), False),
        (marked(*[1] * 4), False),
        (marked(*[1] * 5, play=Play.MISSES), False),
        (replace(marked(*[1] * 6), answers=marked(*[1] * 5).answers), False),
    ],
)
def test_a_perfect_round_is_all_right_at_the_first_try(went: Round, perfect: bool) -> None:
    assert is_perfect(went) is perfect


@pytest.mark.parametrize(
    ("count", "said"), [(0, ""), (1, "one name is new on the line"), (14, "14 names are new on the line")]
)
def test_new_names_are_counted_in_words(count: int, said: str) -> None:
    assert new_names(count) == said
